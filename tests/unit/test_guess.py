"""What an unknown table seems to hold: a hint beside the file, and the draft of a mapping."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.unrelated import unrelated

from auditready import EvidenceFile, TableReader
from auditready.authoring.draft import draft_mapping
from auditready.errors import UsageError
from auditready.plugins import load_plugins
from auditready.reading.guess import guess_table
from auditready.reading.mapping import load_mapping
from auditready.reading.resemblance import resemblance

GERMAN = [
    ["Teilnehmer", "E-Mail", "Lektion", "Fortschritt", "Status", "Dauer", "Beginn"],
    ["Ada Démo", "ada@example.org", "Modul 1", "100 %", "Abgeschlossen", "01:20:00", "12.03.2026 09:00"],
    ["Bao Essai", "bao@example.org", "Modul 1", "40 %", "In Bearbeitung", "00:20:00", "13.03.2026 09:00"],
    ["Cléa Modèle", "clea@example.org", "Modul 1", "0 %", "Nicht begonnen", "00:00:00", ""],
]
CLASS = [
    ["Nombre", "Apellidos", "Entrada", "Salida"],
    ["Ada", "Démo", "2026-03-16 09:01:00", "2026-03-16 12:30:00"],
    ["Bao", "Essai", "2026-03-16 09:05:00", "2026-03-16 12:28:00"],
]
UNLABELLED = [
    ["A", "B", "C"],
    ["Ada Démo", "16/03/2026 09:01", "3 h 25"],
    ["Bao Essai", "16/03/2026 09:05", "3 h 20"],
]
MARKS = [["Prénom", "Nom", "Note"], ["Ada", "Démo", "15,5"], ["Bao", "Essai", "12"]]
PROGRESS = [["Stagiaire", "Avancement (%)"], ["Ada Démo", "100"], ["Bao Essai", "40"]]
TABLES = {"german": GERMAN, "class": CLASS, "unlabelled": UNLABELLED, "marks": MARKS, "progress": PROGRESS}

Make = Callable[..., Path]


def evidence(path: Path) -> EvidenceFile:
    return EvidenceFile(path, path.name)


def concepts(rows: list[list[str]], make_csv: Make) -> dict[str, str | None]:
    guess = guess_table(evidence(make_csv(rows)))
    assert guess is not None
    return {column.header: column.concept for column in guess.columns}


def test_columns_are_told_by_their_headers_in_several_languages(make_csv: Make) -> None:
    assert concepts(GERMAN, make_csv) == {
        "Teilnehmer": "person",
        "E-Mail": "email",
        "Lektion": "activity",
        "Fortschritt": "share",
        "Status": "status",
        "Dauer": "minutes",
        "Beginn": "start",
    }
    assert concepts(CLASS, make_csv) == {
        "Nombre": "first_name",
        "Apellidos": "last_name",
        "Entrada": "start",
        "Salida": "end",
    }


def test_columns_without_known_headers_are_told_by_their_cells(make_csv: Make) -> None:
    assert concepts(UNLABELLED, make_csv) == {"A": "person", "B": "moment", "C": "minutes"}


def test_a_header_says_nothing_above_other_cells(make_csv: Make) -> None:
    rows = [["Nom complet", "Durée du bail"], ["Ada Démo", "trois ans"], ["Bao Essai", "six ans"]]
    assert concepts(rows, make_csv)["Durée du bail"] is None


def test_json_and_workbooks_are_looked_at_too(make_xlsx: Make, tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text('[{"learner": "Ada Démo", "timeSpent": "01:20:00"}]', encoding="utf-8")
    for file in (path, make_xlsx([["Titre"], [], *GERMAN])):
        guess = guess_table(evidence(file))
        assert guess is not None
        assert guess.is_evidence_like


def hint(path: Path) -> str:
    said = resemblance(evidence(path), load_plugins().readers.values())
    return "" if said is None else said.en


def test_a_known_export_with_other_headers_is_named(make_csv: Make) -> None:
    rows = [["User", "Email", "Course", "Progress", "Zeit", "Ende"]]
    rows += [["Ada Démo", "ada@example.org", "Safety", "100 %", "01:20:00", "12/03/2026"]]
    told = hint(make_csv(rows))
    assert "it resembles an export of " in told
    assert " columns, without " in told
    assert "auditready plugin new NAME --from export.csv" in told


def test_a_list_of_people_and_durations_is_named_with_its_columns(make_csv: Make) -> None:
    told = hint(make_csv(UNLABELLED, name="relevé d'heures.csv"))
    assert told.startswith("it is a table of people and durations, dates ('A', 'C', 'B')")
    assert """--from 'relevé d'"'"'heures.csv'""" in told


@pytest.mark.parametrize("name", ["table.bank.fr", "table.stock", "table.weather", "text.python", "picture.png", "lot"])
def test_other_files_get_no_hint(name: str, tmp_path: Path) -> None:
    path = tmp_path / "document"
    path.write_bytes(unrelated()[name])
    assert hint(path) == ""


# --- drafts ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", TABLES)
def test_a_draft_loads_and_reads_the_file_it_was_made_from(
    name: str, language: Any, make_csv: Make, audit_reader: Callable[..., Any], tmp_path: Path
) -> None:
    export = make_csv(TABLES[name], delimiter=";")
    draft = draft_mapping(evidence(export), "lernwelt", language)
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(draft.mapping, encoding="utf-8")
    assert load_mapping(mapping).name == "lernwelt.export"
    reading = audit_reader(TableReader.from_toml(mapping), export)
    assert {record.kind for record in reading.records} == {draft.kind}
    assert len(reading.records) == len(TABLES[name]) - 1
    assert reading.records[0].person.name in {"Ada Démo", "Démo Ada"}


def test_a_draft_sorts_the_words_of_a_status(make_csv: Make) -> None:
    draft = draft_mapping(evidence(make_csv(GERMAN)), "lernwelt", "en")
    status = tomllib.loads(draft.mapping)["columns"]["status"]
    assert status["values"] == {
        "completed": ["Abgeschlossen"],
        "in_progress": ["In Bearbeitung"],
        "not_started": ["Nicht begonnen"],
    }


def test_every_guess_is_marked_for_review(make_csv: Make) -> None:
    lines = draft_mapping(evidence(make_csv(UNLABELLED)), "lernwelt", "fr").mapping.splitlines()
    guessed = [line for line in lines if "=" in line and not line.startswith(("#", "name ="))]
    assert len(guessed) == 5
    assert [line for line in guessed if "# à vérifier" not in line] == []


def test_columns_that_were_not_guessed_are_left_to_be_decided(make_csv: Make) -> None:
    rows = [[*row, "x"] for row in CLASS]
    rows[0][-1] = "Sala"
    assert '# ignore = ["Sala"]' in draft_mapping(evidence(make_csv(rows)), "lernwelt", "en").mapping


def test_a_table_without_persons_gives_no_draft(make_csv: Make) -> None:
    with pytest.raises(UsageError, match="no table with a column that names persons"):
        draft_mapping(evidence(make_csv([["Article", "Prix"], ["Vis", "1,20"]])), "lernwelt", "en")


def test_a_draft_keeps_the_last_visit_and_the_completion_apart(make_csv: Make) -> None:
    rows = [
        ["Nom complet", "Nom complet du cours", "Dernier accès au cours", "Date d'achèvement", "Progression"],
        ["Ada Démo", "Sécurité", "mardi 12 mars 2024, 14:05", "lundi 11 mars 2024, 10:00", "100,0%"],
        ["Bao Essai", "Sécurité", "mardi 12 mars 2024, 15:05", "", "40,0%"],
    ]
    path = make_csv(rows)
    mapping = tomllib.loads(draft_mapping(EvidenceFile(path, path.name), "tool", "fr").mapping)
    assert {field: mapping["columns"][field] for field in ("activity", "last_access", "completed_at")} == {
        "activity": ["Nom complet du cours"],
        "last_access": ["Dernier accès au cours"],
        "completed_at": ["Date d'achèvement"],
    }


def test_a_draft_of_grades_takes_the_maximum_from_the_header(make_csv: Make) -> None:
    rows = [
        ["Nachname", "Vorname", "Status", "Begonnen", "Beendet", "Bewertung/20,00"],
        ["Démo", "Ada", "Beendet", "23. Oktober 2024 07:45", "23. Oktober 2024 08:45", "7,50"],
        ["Essai", "Bao", "Beendet", "23. Oktober 2024 07:45", "23. Oktober 2024 08:40", "9,50"],
    ]
    path = make_csv(rows)
    draft = draft_mapping(EvidenceFile(path, path.name), "tool", "fr")
    mapping = tomllib.loads(draft.mapping)
    assert (draft.kind, mapping["constants"]["max_score"]) == ("assessment", 20.0)
    assert [mapping["columns"][field] for field in ("score", "start", "at")] == [
        ["Bewertung/20,00"],
        ["Begonnen"],
        ["Beendet"],
    ]
