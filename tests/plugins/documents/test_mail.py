"""E-mails as evidence: a convocation, an individual exchange, a reminder; and what proves no exchange."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sample_dossiers.cast import HELENE, LAN
from tests.cases.recipes.sessions import PATH, ROOM
from tests.factory import Person
from tests.factory.mail import convocation_mail, eml, follow_up_mail

from auditready_plugins.documents.catalogue import READERS
from auditready_plugins.documents.exchange import EXCHANGES

BY_NAME = {reader.name.removeprefix("documents."): reader for reader in READERS} | {"exchange": EXCHANGES}
DAY = date(2026, 9, 10)
AT = datetime(2026, 9, 10, 14, 5)
GUILHEM = PATH.trainer


@pytest.fixture
def reading(tmp_path: Path, audit_reader):
    """Read an e-mail with one reader."""

    def run(name: str, data: bytes) -> Any:
        path = tmp_path / "message.eml"
        path.write_bytes(data)
        return audit_reader(BY_NAME[name], path)

    return run


def test_a_convocation_by_e_mail(reading) -> None:
    found = reading("convocation", convocation_mail(ROOM, HELENE))
    (record,) = found.records
    assert (record.person.name, record.title, record.sent) == (HELENE.name, ROOM.title, ROOM.before(10))
    assert (record.start, len(record.schedule), bool(record.contact), bool(record.place)) == (ROOM.start, 2, True, True)
    assert found.notes == []


def test_an_exchange_of_the_trainer(reading) -> None:
    (record,) = reading("exchange", follow_up_mail(PATH, LAN, "Re: Étude de cas", at=DAY)).records
    assert (record.person.email, record.author.email, record.author.role) == (LAN.email, GUILHEM.email, "trainer")
    assert (record.at, record.channel, record.subject, record.reminder) == (DAY, "courriel", "Étude de cas", False)


def test_a_reminder(reading) -> None:
    (record,) = reading("exchange", follow_up_mail(PATH, LAN, "Votre parcours", at=DAY, reminder=True)).records
    assert record.reminder


def test_somebody_of_the_office_is_staff(reading) -> None:
    office = PATH.provider.contact
    lines = ["Bonjour,", "votre accès est ouvert.", office.name, "Responsable administrative"]
    (record,) = reading("exchange", eml(office, [LAN], "Accès", lines, at=AT)).records
    assert record.author.role == "staff"


def test_nothing_says_who_of_the_two_is_the_learner(reading) -> None:
    found = reading("exchange", eml(LAN, [GUILHEM], "Question", ["Bonjour,", "où est le module 2 ?", "Lan"], at=AT))
    assert found.records == []
    assert "nothing says whether the sender" in found.notes[0].en


def test_an_e_mail_to_the_group_is_no_individual_exchange(reading) -> None:
    lines = ["Bonjour à tous,", "à lundi.", GUILHEM.name, "formateur"]
    found = reading("exchange", eml(GUILHEM, [LAN, HELENE], "Lundi", lines, at=AT))
    assert (found.records, found.notes[0].en) == ([], "e-mail to 2 recipients: no individual exchange")


def test_a_drop_out_declared_by_e_mail(reading) -> None:
    office = Person("Sandrine", "Quéméneur", "contact@example.org")
    lines = ["Stagiaire : Lan Nguyen", "Date d'abandon : 10/09/2026", "Motif : nouvel emploi"]
    (record,) = reading("dropout", eml(office, [GUILHEM], "Suivi d'abandon", lines, at=AT)).records
    assert (record.person.name, record.at, record.cause) == ("Lan Nguyen", DAY, "nouvel emploi")
