"""When a file was made, and its seals, as the audit is given them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.cases.recipes.sessions import ROOM
from tests.factory import Person, agreement, signing

from auditready import EvidenceFile, Words
from auditready_plugins.inspection.origin import OriginInspector
from auditready_plugins.inspection.seals import SealsInspector

MADE = datetime(2026, 2, 20, 9, 30)


class Context:
    """The audit's side, with the notes kept."""

    reader = None
    kinds: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self.notes: list[Words] = []

    def note(self, fr: str, en: str) -> None:
        self.notes.append(Words(fr, en))


def inspect(inspector: Any, path: Path) -> tuple[list[Any], list[str]]:
    context = Context()
    return list(inspector.inspect(EvidenceFile(path, path.name), context)), [words.en for words in context.notes]


def test_a_pdf_says_when_and_by_whom(tmp_path: Path) -> None:
    path = tmp_path / "convention.pdf"
    path.write_bytes(signing.made_at(agreement, MADE)(ROOM))
    (origin,), notes = inspect(OriginInspector(), path)
    assert (origin.created, origin.author, notes) == (MADE.replace(tzinfo=UTC), "Ateliers du Lirou Formation", [])


def test_a_workbook_says_when(make_xlsx: Callable[..., Path]) -> None:
    (origin,), _ = inspect(OriginInspector(), make_xlsx([["Nom"], ["Durand"]]))
    assert origin.created is not None
    assert origin.author == "openpyxl"


def test_a_word_document_that_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "convention.docx"
    path.write_bytes(agreement(ROOM, form="docx"))
    assert inspect(OriginInspector(), path) == ([], [])


@pytest.mark.parametrize("written", [b"D:16010101000000+00'00'", b"Lundi 2 mars 2026, midi"])
def test_a_clock_that_was_never_set(written: bytes, tmp_path: Path) -> None:
    path = tmp_path / "convention.pdf"
    path.write_bytes(agreement(ROOM).replace(b"D:20000101000000+00'00'", written.ljust(23)))
    assert inspect(OriginInspector(), path)[0] == []


def test_a_sealed_pdf(tmp_path: Path) -> None:
    path = tmp_path / "convention.pdf"
    path.write_bytes(signing.sealed(agreement(ROOM), Person("Étienne", "Galtier-Roux"), MADE))
    (seal,), notes = inspect(SealsInspector(), path)
    assert (seal.signer, seal.intact, seal.changed_after) == ("Étienne Galtier-Roux", True, False)
    assert seal.locator.quote == "Étienne Galtier-Roux 20/02/2026 09:30"
    assert notes == [
        "1 electronic signature(s) checked offline: the content, not the signer's identity (chain of trust)"
    ]


def test_a_sealed_pdf_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    path = tmp_path / "convention.pdf"
    path.write_bytes(signing.sealed(agreement(ROOM), Person("Étienne", "Galtier-Roux"), MADE))
    monkeypatch.setitem(sys.modules, "pyhanko.pdf_utils.reader", None)
    (seal,), notes = inspect(SealsInspector(), path)
    assert (seal.intact, seal.detail) == (None, "pyhanko")
    assert notes == ["1 electronic signature(s) not checked: install auditready[signatures]"]


def test_a_pdf_without_seal(tmp_path: Path) -> None:
    path = tmp_path / "convention.pdf"
    path.write_bytes(agreement(ROOM))
    assert inspect(SealsInspector(), path) == ([], [])
