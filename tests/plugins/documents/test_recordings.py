"""Registers of the recordings of live classes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.cases.recipes.sessions import LIVE
from tests.factory import signing

from auditready_plugins.documents.kinds import DocumentReader
from auditready_plugins.documents.recordings import RECORDINGS

READER = DocumentReader(RECORDINGS)


def test_a_register_as_a_workbook(tmp_path: Path, audit_reader: Any) -> None:
    path = tmp_path / "registre.xlsx"
    path.write_bytes(signing.recordings_xlsx(LIVE))
    reading = audit_reader(READER, path)
    assert [datetime(2026, 5, 18, 8, 58), datetime(2026, 5, 18, 13, 28)] == [one.start for one in reading.records]
    assert [round(one.minutes) for one in reading.records] == [209, 209]
    assert {one.title for one in reading.records} == {LIVE.title}


@pytest.mark.parametrize(
    ("rows", "start", "minutes"),
    [
        (
            [["Topic", "Start time", "Duration (minutes)", "Recording link"],
             ["Excel", "2026-05-18 09:02:11", "185", "https://visio.example.org/r/1"]],
            datetime(2026, 5, 18, 9, 2, 11), 185.0,
        ),
        (
            [["Registre des enregistrements"], ["Date", "Heure", "Durée", "Conservé jusqu'au"],
             ["18/05/2026", "9h02", "3 h 05", "18/08/2026"]],
            datetime(2026, 5, 18, 9, 2), 185.0,
        ),
        (
            [["Formation", "Date d'enregistrement", "Durée", "Fichier vidéo"],
             ["Excel", "18/05/2026", "3 h 05", "matin.mp4"], ["Total", "", "3 h 05", ""]],
            datetime(2026, 5, 18), 185.0,
        ),
    ],
)  # fmt: skip
def test_registers_of_other_providers(
    rows: list[list[str]], start: datetime, minutes: float, make_csv: Callable[..., Path], audit_reader: Any
) -> None:
    reading = audit_reader(READER, make_csv(rows, delimiter=";"))
    assert [(start, minutes)] == [(one.start, one.minutes) for one in reading.records]


@pytest.mark.parametrize(
    "header",
    [
        ["Date", "Durée", "Module", "Commentaires"],
        ["Nom", "Date", "Signature"],
        ["Date", "Participant", "Réponse", "Enregistrement accepté"],
    ],
)
def test_other_tables_are_not_claimed(header: list[str], make_csv: Callable[..., Path]) -> None:
    from auditready import EvidenceFile

    path = make_csv([header, ["18/05/2026", "x", "y", "z"][: len(header)]], delimiter=";")
    assert READER.recognise(EvidenceFile(path, path.name)) is None
