"""Write docs/readers/index.md, the table of systems, files and variants, from the page of each registered reader.

A page keeps to one template, so that the table and the tests can be made from it::

    # <system>: <title>

    Reader: `<reader's name>` · evidence: <kinds>

    | variant | languages | rests on | fixture |
    |---|---|---|---|

    ## What it proves
    ## What it cannot prove
    ## Where to get it
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from auditready.plugins import load_plugins

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "readers"
HEAD = "| variant | languages | rests on | fixture |"
SECTIONS = ("## What it proves", "## What it cannot prove", "## Where to get it")
BASES = {"real file": "real file", "vendor's code": "vendor's code", "documentation": "documentation †"}
"""What a variant rests on, and how the table says it."""


class Variant(NamedTuple):
    """One row of a page's table."""

    name: str
    languages: str
    rests_on: str
    fixture: str
    """Path of a file from the root of the repository."""


class Page(NamedTuple):
    """What the page of a reader says at its head."""

    system: str
    title: str
    reader: str
    evidence: tuple[str, ...]
    variants: tuple[Variant, ...]


def parse_page(text: str) -> Page:
    """Return the head of a page; raise ``ValueError`` that says where it leaves the template."""
    lines = text.splitlines()
    title = re.fullmatch(r"# ([^:]+): (.+)", lines[0] if lines else "")
    reader = re.fullmatch(r"Reader: `([^`]+)` · evidence: (.+)", lines[2] if len(lines) > 2 else "")
    if title is None or reader is None:
        raise ValueError("a page begins with '# <system>: <title>' and 'Reader: `<name>` · evidence: <kinds>'")
    if lines[4:6] != [HEAD, "|---|---|---|---|"]:
        raise ValueError(f"a page has the table {HEAD!r} on line 5")
    missing = [section for section in SECTIONS if section not in lines]
    if missing:
        raise ValueError(f"a page has the section {missing[0]!r}")
    rows = []
    for line in lines[6:]:
        if not line.startswith("|"):
            break
        rows.append(_variant(line))
    if not rows:
        raise ValueError("a page names one variant at least")
    return Page(title[1], title[2], reader[1], tuple(reader[2].split(", ")), tuple(rows))


def _variant(line: str) -> Variant:
    cells = [cell.strip().strip("`") for cell in line.strip("|").split(" | ")]
    if len(cells) != 4:
        raise ValueError(f"four cells are expected: {line}")
    basis = cells[2].partition(" (")[0]  # "documentation (ISO/IEC 14496-12)"
    if basis not in BASES:
        raise ValueError(f"a variant rests on {', '.join(BASES)}, not on {cells[2]!r}")
    return Variant(cells[0], cells[1], basis, cells[3])


def pages() -> dict[str, Page]:
    """Return reader → page, for every registered reader that has one; a test tells those that have none."""
    files = {name: FOLDER / f"{name}.md" for name in sorted(load_plugins().readers)}
    return {name: parse_page(file.read_text(encoding="utf-8")) for name, file in files.items() if file.exists()}


def index(found: Iterable[Page]) -> str:
    """Return the table of all systems, files and variants."""
    known = sorted(found, key=lambda page: (page.system.casefold(), page.title, page.reader))
    variants = [variant for page in known for variant in page.variants]
    systems = len({page.system for page in known})
    real, code, described = (sum(variant.rests_on == basis for variant in variants) for basis in BASES)
    lines = [
        "# What is read",
        "",
        f"{systems} systems, {len(known)} kinds of files, {len(variants)} variants. Of these {real} rest on real",
        f"files, {code} on what the vendor's own code writes, {described} on documentation only.",
        "",
        "† No real file of this variant was at hand, so its labels may differ. What a reader does not understand is",
        "said beside the file. For a table, `auditready plugin new` drafts a mapping that you correct.",
        "",
        "A file is known by its content: its name and its extension have no say. Each page says what the file proves,",
        "what it cannot prove, and where to get it.",
        "",
        "| system | file | variant | languages | rests on |",
        "|---|---|---|---|---|",
    ]
    for page in known:
        for number, variant in enumerate(page.variants):
            system, title = ("", "") if number else (page.system, f"[{page.title}]({page.reader}.md)")
            lines.append(f"| {system} | {title} | {variant.name} | {variant.languages} | {BASES[variant.rests_on]} |")
    return "\n".join([*lines, ""])


def main() -> None:
    """Write the table."""
    (FOLDER / "index.md").write_text(index(pages().values()), encoding="utf-8")


if __name__ == "__main__":
    main()
