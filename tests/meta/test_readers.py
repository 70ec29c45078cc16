"""Every reader has its page, which keeps to the template, and whose fixtures exist and are recognised by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.write_reader_docs import FOLDER, ROOT, Page, index, pages, parse_page

from auditready import EvidenceFile
from auditready.plugins import load_plugins

READERS = load_plugins().readers
PAGE = """# Zoom: saved chat

Reader: `zoom.chat` · evidence: chat_message

| variant | languages | rests on | fixture |
|---|---|---|---|
| saved | French | documentation | `tests/chat.txt` |

## What it proves

## What it cannot prove

## Where to get it
"""


@pytest.fixture(scope="module")
def known() -> dict[str, Page]:
    return pages()


@pytest.mark.parametrize("name", sorted(READERS))
def test_a_reader_has_its_page(name: str) -> None:
    page = parse_page((FOLDER / f"{name}.md").read_text(encoding="utf-8"))
    assert (page.reader, set(page.evidence)) == (name, READERS[name].kinds)


def test_a_page_has_its_reader() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} - {"index"} == set(READERS)


@pytest.mark.parametrize("name", sorted(READERS))
def test_the_fixtures_are_recognised_by_the_reader(name: str, known: dict[str, Page], tmp_path: Path) -> None:
    if name not in known:
        return  # told above
    files = {variant.fixture: (ROOT / variant.fixture).read_bytes() for variant in known[name].variants}
    read = {fixture: data for fixture, data in files.items() if not fixture.endswith(".py")}
    for fixture, data in read.items():
        neutral = tmp_path / "document"
        neutral.write_bytes(data)
        assert _winner(neutral) == name, fixture
    assert read, "one fixture at least is a file, not what writes it"


def _winner(path: Path) -> str | None:
    file = EvidenceFile(path, path.name).content
    claims = [(claim.confidence, reader.name) for reader in READERS.values() if (claim := reader.recognise(file))]
    return max(claims, default=(0, None))[1]


def test_the_index_is_written_from_the_pages(known: dict[str, Page]) -> None:
    assert index(known.values()) == (FOLDER / "index.md").read_text(encoding="utf-8")


def test_what_rests_on_documentation_is_marked() -> None:
    assert "| Zoom | [saved chat](zoom.chat.md) | saved | French | documentation † |" in index([parse_page(PAGE)])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("# Zoom: saved chat", "# Zoom", "a page begins with"),
        ("Reader:", "Lecteur:", "a page begins with"),
        ("| languages ", "", "a page has the table"),
        ("## Where to get it", "", "## Where to get it"),
        ("documentation", "hearsay", "not on 'hearsay'"),
        (" | documentation", "", "four cells"),
        ("| saved | French | documentation | `tests/chat.txt` |\n", "", "one variant at least"),
    ],
)
def test_a_page_that_leaves_the_template_is_told(old: str, new: str, told: str) -> None:
    with pytest.raises(ValueError, match=told.replace("|", r"\|")):
        parse_page(PAGE.replace(old, new))


@pytest.mark.parametrize("name", sorted(READERS))
def test_a_reader_says_how_sure_it_can_be(name: str) -> None:
    assert 0 < READERS[name].at_most <= 1
