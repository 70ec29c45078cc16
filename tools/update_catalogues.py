"""Collect every message id of the code into the catalogues; what is no longer said is dropped.

French must be complete; English needs an entry only where the message id is no sentence ("to_judge").
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "src" / "auditready" / "locale"
SOURCES = (ROOT / "src" / "auditready", ROOT / "plugins" / "auditready_plugins")


def collect() -> Catalog:
    """Return every message id of the code."""
    template = Catalog(project="auditready", fuzzy=False)
    for source in SOURCES:
        for _, _, message, _, _ in extract_from_dir(str(source), [("**.py", "python")], {}):
            template.add(message)
    return template


def update(language: str, template: Catalog) -> Catalog:
    """Return a language's catalogue with exactly the template's messages."""
    path = LOCALE / language / "LC_MESSAGES" / "auditready.po"
    known = read_po(io.BytesIO(path.read_bytes()), locale=language) if path.is_file() else Catalog(locale=language)
    stamp = datetime(2026, 11, 1, tzinfo=UTC)  # fixed: the same code gives the same bytes
    updated = Catalog(
        locale=language,
        header_comment=f"# auditready, {language}",
        project="auditready",
        version="1",
        msgid_bugs_address="-",
        creation_date=stamp,
        revision_date=stamp,
        last_translator="auditready",
        language_team=language,
        fuzzy=False,
    )
    for message in template:
        if message.id:
            entry = known.get(message.id)
            updated.add(message.id, entry.string if entry is not None else "")
    return updated


def main() -> None:
    """Write both catalogues."""
    template = collect()
    for language in ("fr", "en"):
        catalogue = update(language, template)
        path = LOCALE / language / "LC_MESSAGES" / "auditready.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            write_po(stream, catalogue, sort_output=True, omit_header=False, ignore_obsolete=True, width=120)
        with path.with_suffix(".mo").open("wb") as stream:
            write_mo(stream, catalogue)
        missing = [message.id for message in catalogue if message.id and not message.string]
        print(f"{language}: {len(catalogue)} messages, {len(missing)} not translated")


if __name__ == "__main__":
    main()
