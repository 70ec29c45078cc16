"""Who signed from where, and for how many half-days: lists of signing tools, merged cells, lines for a period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.cases.recipes.sessions import ROOM
from tests.factory import signing

from auditready import plain
from auditready_plugins.attendance.sheet import SheetReader

READER = SheetReader()
Write = Callable[..., Path]
MONDAY, FRIDAY = date(2026, 3, 2), date(2026, 3, 6)
DAYS = ["lundi 2 mars 2026", "lundi 2 mars 2026"]


def read(write_bytes: Path, audit_reader: Any) -> list[Any]:
    return audit_reader(READER, write_bytes).records


@pytest.mark.parametrize("language", ["fr", "en"])
def test_list_of_a_signing_tool(language: str, tmp_path: Path, audit_reader: Any) -> None:
    path = tmp_path / "signatures.xlsx"
    path.write_bytes(signing.signed_list_xlsx(ROOM, language=language))
    records = read(path, audit_reader)
    assert len(records) == 4
    first = records[0].signature
    assert (first.kind, first.signer, first.half_days) == ("electronic", ROOM.learners[0].email, 1)
    assert first.device == f"92.184.1.21 – Téléphone de {ROOM.learners[0].first}"
    assert first.at is not None
    assert first.at.date() == ROOM.start


@pytest.mark.parametrize(
    ("heads", "device", "signer"),
    [
        (["Signé le", "IP"], "10.0.0.1", None),
        (["Signature", "Adresse IP du signataire"], "10.0.0.1", None),
        (["Horodatage", "Signataire"], None, "10.0.0.1"),
        (["Signed at", "User agent"], "10.0.0.1", None),
    ],
)
def test_columns_by_many_names(
    heads: list[str], device: str | None, signer: str | None, make_csv: Write, audit_reader: Any
) -> None:
    rows = [
        ["Date", "Demi-journée", "Nom", "Prénom", "Présence", *heads],
        ["02/03/2026", "Matin", "Démo", "Ada", "Présent", "02/03/2026 09:01:12", "10.0.0.1"],
        ["02/03/2026", "Matin", "Essai", "Bao", "Absent", "", ""],
    ]
    signed, absent = read(make_csv(rows, delimiter=";"), audit_reader)
    assert (signed.signature.at, signed.signature.device, signed.signature.signer) == (
        datetime(2026, 3, 2, 9, 1, 12), device, signer,
    )  # fmt: skip
    assert (absent.state, absent.signature.device) == ("absent", None)


@pytest.mark.parametrize(
    ("text", "at", "device", "signer"),
    [
        ("Signé le 02/03/2026 à 09:02 depuis 10.0.0.1", datetime(2026, 3, 2, 9, 2), "10.0.0.1", None),
        ("Signé le 02/03/2026 09:02:10 (IP : 12.10.20.5)", datetime(2026, 3, 2, 9, 2, 10), "12.10.20.5", None),
        ("Signé par ada@example.org le 02/03/2026 à 9h02", datetime(2026, 3, 2, 9, 2), None, "ada@example.org"),
        ("09:02 – 12.10.20.5", datetime(2026, 3, 2, 9, 2), "12.10.20.5", None),
        ("Signé électroniquement – 2001:db8:0:1:1:1:1:1", None, "2001:db8:0:1:1:1:1:1", None),
    ],
)
def test_cells_that_say_where_from(
    text: str, at: datetime | None, device: str | None, signer: str | None, write_sheet: Write, audit_reader: Any
) -> None:
    rows = [["Feuille d'émargement"], ["Nom et prénom", *DAYS], ["", "Matin", "Après-midi"], ["Ada Démo", text, None]]
    morning, _ = read(write_sheet(rows), audit_reader)
    signature = morning.signature
    assert morning.state == "signed"
    assert (at, device, signer, plain(text)) == (signature.at, signature.device, signature.signer, signature.text)


def test_a_trainers_address_is_no_trainers_name(make_csv: Write, audit_reader: Any) -> None:
    rows = [
        ["Date", "Demi-journée", "Nom", "Prénom", "Signé le", "Formateur", "Adresse IP du formateur"],
        ["02/03/2026", "Matin", "Démo", "Ada", "02/03/2026 09:01", "Alex Petit", "10.0.0.9"],
    ]
    (record,) = read(make_csv(rows), audit_reader)
    assert record.trainer.name == "Alex Petit"


def test_a_cell_merged_over_two_half_days_is_one_signature(write_sheet: Write, audit_reader: Any) -> None:
    rows = [["Feuille d'émargement"], ["Nom et prénom", *DAYS], ["", "Matin", "Après-midi"], ["Ada Démo", None, None]]
    path = write_sheet(rows, merged=("B4:C4",), pictures={"B4": 1})
    records = read(path, audit_reader)
    assert [(one.state, one.signature.half_days) for one in records] == [("signed", 2), ("signed", 2)]


def test_a_cell_merged_over_the_rows_of_a_list(write_sheet: Write, audit_reader: Any) -> None:
    rows = [
        ["Date", "Demi-journée", "Nom", "Prénom", "Signature"],
        [MONDAY, "Matin", "Démo", "Ada", "A.D."],
        [MONDAY, "Après-midi", "Démo", "Ada", None],
    ]
    records = read(write_sheet(rows, merged=("E2:E3",)), audit_reader)
    assert [one.signature.half_days for one in records] == [2, 2]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (
            [["Nom et prénom", "Signature du 02/03/2026 au 06/03/2026"], ["Ada Démo", "A.D."]],
            "Feuille d'émargement",
        ),
        (
            [["Période", "Nom et prénom", "Signature"], ["du 2 au 6 mars 2026", "Ada Démo", "A.D."]],
            "Feuille d'émargement",
        ),
        ([["Nom et prénom", "Signature"], ["Ada Démo", "A.D."]], "Feuille d'émargement du 2 au 6 mars 2026"),
    ],
)
def test_a_line_for_a_period(rows: list[list[str]], title: str, write_sheet: Write, audit_reader: Any) -> None:
    (record,) = read(write_sheet([[title], *rows]), audit_reader)
    assert (record.date, record.state) == (None, "signed")
    assert (record.first_day, record.last_day) == (MONDAY, FRIDAY)
