"""Electronic signatures of a PDF: what holds, what does not, what cannot be checked."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cases.recipes.sessions import ROOM
from tests.factory import Person, agreement, signing

from auditready.files import EvidenceFile
from auditready.files.pdf_signatures import SignatureCheck, check_signatures

CLIENT, PROVIDER = Person("Étienne", "Galtier-Roux"), Person("Bérengère", "Vasseur-Marchand")
AT = datetime(2026, 2, 24, 10, 5)


@pytest.fixture(scope="module")
def plain() -> bytes:
    return agreement(ROOM)


@pytest.fixture(scope="module")
def sealed(plain: bytes) -> bytes:
    return signing.sealed(plain, CLIENT, AT)


def checks(folder: Path, data: bytes) -> tuple[SignatureCheck, ...]:
    path = folder / "convention.pdf"
    path.write_bytes(data)
    return EvidenceFile(path, path.name).signatures


def test_a_pdf_without_signature_loads_no_library(plain: bytes, tmp_path: Path) -> None:
    assert checks(tmp_path, plain) == ()


def test_a_signature_that_holds(sealed: bytes, tmp_path: Path) -> None:
    (check,) = checks(tmp_path, sealed)
    assert (check.signer, check.at, check.intact, check.changed_after) == (
        "Étienne Galtier-Roux", AT.replace(tzinfo=UTC), True, False,
    )  # fmt: skip


def test_a_further_signature_changes_nothing(sealed: bytes, tmp_path: Path) -> None:
    both = checks(tmp_path, signing.sealed(sealed, PROVIDER, AT))
    assert [(check.signer, check.intact, check.changed_after) for check in both] == [
        ("Étienne Galtier-Roux", True, False),
        ("Bérengère Vasseur-Marchand", True, False),
    ]


def test_a_line_added_afterwards(sealed: bytes, tmp_path: Path) -> None:
    (check,) = checks(tmp_path, signing.changed_after(sealed, AT))
    assert (check.intact, check.changed_after) == (True, True)


def test_a_signed_byte_changed_in_place(sealed: bytes, tmp_path: Path) -> None:
    (check,) = checks(tmp_path, signing.broken(sealed))
    assert check.intact is False


def test_a_damaged_file_cannot_be_checked(sealed: bytes, tmp_path: Path) -> None:
    (check,) = checks(tmp_path, sealed[:-30])
    assert (check.intact, check.changed_after, bool(check.detail)) == (None, None, True)


def test_signatures_that_the_library_does_not_see_are_not_checked(plain: bytes) -> None:
    assert check_signatures(plain, 2) == (SignatureCheck(detail="not checked"),) * 2


def test_without_the_extra_nothing_is_checked(sealed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyhanko.pdf_utils.reader", None)
    assert check_signatures(sealed, 1) == (SignatureCheck(detail="pyhanko"),)


def test_the_same_signature_has_the_same_bytes(plain: bytes, sealed: bytes) -> None:
    assert signing.sealed(plain, CLIENT, AT) == sealed
