"""Tables of platforms whose columns an administrator chooses: read with little confidence, and said so."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from auditready import EvidenceFile, TableReader
from auditready_plugins import chamilo, learning360, platforms, talentlms

HERE = Path(__file__).parent
TABLES = {
    "docebo": [
        ["Identifiant", "Prénom", "Nom", "Nom du cours", "Statut d'inscription au cours", "Temps dans le cours",
         "Date de complétion", "Score"],
        ["lea", "Léa", "Durand", "Sécurité", "Terminé", "2 h 30 min", "15/03/2026 10:00", "85"],
        ["tom", "Tom", "Petit", "Sécurité", "Inscrit", "", "", ""],
    ],
    "rise-up": [
        ["Nom complet", "E-mail", "Module", "Formation", "Avancement", "Temps passé", "Terminé le"],
        ["Léa Durand", "lea@example.org", "Sécurité", "Titre X", "100 %", "2h30", "15/03/2026 10:00"],
        ["Tom Petit", "tom@example.org", "Sécurité", "Titre X", "0 %", "", ""],
    ],
    "ilias": [
        ["Login", "Last name", "First name", "Object", "Learning progress status", "Spent seconds", "Last access",
         "Completed on"],
        ["lea", "Durand", "Léa", "Sécurité", "completed", "9000", "2026-03-15 10:00", "2026-03-15 10:00"],
        ["tom", "Petit", "Tom", "Sécurité", "not_attempted", "0", "", ""],
    ],
}  # fmt: skip


@pytest.fixture
def reader() -> TableReader:
    registered: list[TableReader] = []
    platforms.register_readers(registered.append)
    return registered[0]


@pytest.mark.parametrize("table", TABLES)
def test_tables(reader, audit_reader, make_csv, make_xlsx, table):
    for path in (make_csv(TABLES[table], delimiter=";"), make_xlsx(TABLES[table])):
        reading = audit_reader(reader, path)
        assert reading.recognition.confidence == 0.4
        lea, tom = reading.of("activity_progress")
        assert (lea.person.name, lea.activity, lea.status, lea.spent_minutes) == (
            "Léa Durand",
            "Sécurité",
            "completed",
            150,
        )
        assert lea.completed_at == datetime(2026, 3, 15, 10)
        assert (tom.person.name, tom.status) == ("Tom Petit", "not_started")
        assert "unidentified platform" in reading.notes[0].en


def test_readers_that_know_their_tool_come_first(reader):
    registered: list[TableReader] = []
    for plugin in (chamilo, learning360, talentlms):
        plugin.register_readers(registered.append)
    for other in registered:
        for folder in ("chamilo", "learning360", "talentlms"):
            for path in (HERE.parent / folder).glob("*.csv"):
                claim = other.recognise(EvidenceFile(path, path.name))
                assert claim is None or claim.confidence > 0.4


@pytest.mark.parametrize(
    "header",
    [
        ["Nom", "Prénom", "Formation", "Date", "Durée"],  # a training plan
        ["Nom", "Cours", "Statut", "Montant"],
        ["Nom", "Module", "Avancement", "Matin", "Dernier accès"],
        ["Article", "Progression", "Temps total"],
        ["User", "Task", "Progress", "Total time"],
    ],
)
def test_other_tables_are_left_alone(reader, make_csv, header):
    path = make_csv([header, ["x"] * len(header)])
    assert reader.recognise(EvidenceFile(path, path.name)) is None


@pytest.mark.parametrize("table", TABLES)
def test_files_of_the_page(reader, audit_reader, table):
    assert audit_reader(reader, HERE / f"{table}.csv").records
