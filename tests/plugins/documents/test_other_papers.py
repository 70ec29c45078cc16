"""Subcontracts, invoices, accessibility, examinations, attestations, drop-outs, Qualiopi certificates, questionnaires.

Each in at least six layouts that were written before the readers were tuned to them, and two more after.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.papers import write_docx
from tests.plugins.documents.templates import Template, said
from tests.plugins.documents.templates.accessibilities import ACCESSIBILITIES
from tests.plugins.documents.templates.attestations import ATTESTATIONS
from tests.plugins.documents.templates.dropouts import DROPOUTS
from tests.plugins.documents.templates.exams import EXAMS
from tests.plugins.documents.templates.feedbacks import FEEDBACKS
from tests.plugins.documents.templates.invoices import INVOICES
from tests.plugins.documents.templates.provider_certificates import PROVIDER_CERTIFICATES
from tests.plugins.documents.templates.second_batch import SECOND_BATCH
from tests.plugins.documents.templates.subcontracts import SUBCONTRACTS

from auditready import EvidenceFile
from auditready_plugins.documents.catalogue import READERS

BY_NAME = {reader.name.removeprefix("documents."): reader for reader in READERS}
TEMPLATES: dict[str, Sequence[Template]] = {
    "accessibility": ACCESSIBILITIES,
    "dropout": DROPOUTS,
    "end_attestation": ATTESTATIONS,
    "exam": EXAMS,
    "feedback": FEEDBACKS,
    "invoice": INVOICES,
    "provider_certificate": PROVIDER_CERTIFICATES,
    "subcontract": SUBCONTRACTS,
}
CASES = [
    pytest.param(name, template, id=f"{name}: {template.name}")
    for name, templates in TEMPLATES.items()
    for template in (*templates, *SECOND_BATCH[name])
]


def surest(path: Path) -> str | None:
    file = EvidenceFile(path, path.name)
    claims = [(found.confidence, reader.name) for reader in READERS if (found := reader.recognise(file)) is not None]
    return max(claims, key=lambda claim: claim[0])[1] if claims else None


@pytest.fixture
def records(tmp_path: Path, audit_reader):
    """Read a DOCX of these blocks with one reader."""

    def run(name: str, *blocks: str) -> list[Any]:
        return audit_reader(BY_NAME[name], write_docx(tmp_path / "x.docx", *blocks)).records

    return run


@pytest.mark.parametrize(("name", "template"), CASES)
def test_its_own_reader_has_the_surest_claim(tmp_path: Path, name: str, template: Template) -> None:
    assert f"documents.{name}" == surest(template.write(tmp_path))


@pytest.mark.parametrize(("name", "template"), CASES)
def test_every_field_of_a_layout_is_found(tmp_path: Path, audit_reader, name: str, template: Template) -> None:
    found = audit_reader(BY_NAME[name], template.write(tmp_path)).records
    read = [
        {field: said(record, field) for field in fields} for fields, record in zip(template.records, found, strict=True)
    ]
    assert list(template.records) == read


# --- what is special-category data is neither a field nor a quote ------------------------------------------------


def test_no_quote_says_what_the_handicap_is(records) -> None:
    (found,) = records(
        "accessibility",
        "Questionnaire accessibilité",
        "Nom et prénom : Léonie Castagnet",
        "Êtes-vous en situation de handicap ? Oui, dyslexie sévère",
        "Adaptation mise en place : documents en police adaptée",
    )
    assert (found.need, found.measure) == (True, "documents en police adaptée")
    assert "dyslexie" not in repr(found)


def test_an_invitation_asks_nobody(records) -> None:
    (found, *others) = records(
        "positioning",
        "QUESTIONNAIRE DE POSITIONNEMENT",
        "Nom et prénom : Léonie Castagnet",
        "Niveau : débutant",
        "Si vous êtes en situation de handicap, contactez notre référente.",
    )
    assert (found.kind, others) == ("positioning", [])


def test_a_positioning_that_asks_gives_the_answer_too(records) -> None:
    _, asked = records(
        "positioning",
        "QUESTIONNAIRE DE POSITIONNEMENT",
        "Nom et prénom : Léonie Castagnet",
        "Niveau : débutant",
        "Avez-vous besoin d'un aménagement particulier ? Non",
    )
    assert (asked.kind, asked.person.name, asked.need) == ("accessibility", "Léonie Castagnet", False)


def test_a_needs_analysis_gives_the_answer_of_its_learner_too(records) -> None:
    *_, asked = records(
        "needs_analysis",
        "ANALYSE DU BESOIN DE FORMATION",
        "Nom et prénom du stagiaire : Léonie Castagnet",
        "Attentes : mieux vendre",
        "Avez-vous besoin d'un aménagement lié à un handicap ? Oui",
        "Aménagement mis en place : pauses plus longues",
    )
    assert (asked.kind, asked.need, asked.measure) == ("accessibility", True, "pauses plus longues")


def test_a_question_whose_boxes_are_all_empty_has_no_answer(records) -> None:
    (found,) = records(
        "accessibility",
        "Questionnaire accessibilité",
        "Nom et prénom : Léonie Castagnet",
        "Avez-vous besoin d'un aménagement ? ☐ Oui ☐ Non",
    )
    assert (found.asked, found.need) == (True, None)


# --- hours of an invoice -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "minutes"),
    [
        ("Durée : 14 heures par stagiaire", 840.0),
        ("Formation « Vente », 7 h / participant, 4 participants", 420.0),
        ("Durée de la formation : 2 jours soit 14 heures", 840.0),
        ("Formation « Vente » : prestation forfaitaire", None),
    ],
)
def test_hours_of_each_participant(records, line: str, minutes: float | None) -> None:
    (found,) = records(
        "invoice",
        "FACTURE N° 12",
        "Date : 02/04/2026",
        "Client : Oc SAS",
        "Formation : Vente",
        line,
        "Total TTC : 900 €",
    )
    assert minutes == found.minutes


# --- certificates ------------------------------------------------------------------------------------------------


def test_a_certificat_de_realisation_is_no_provider_certificate(tmp_path: Path) -> None:
    path = write_docx(
        tmp_path / "x.docx", "CERTIFICAT DE RÉALISATION", "Organisme certifié Qualiopi pour les actions de formation",
        "Valable pour l'action suivie",
    )  # fmt: skip
    assert surest(path) != "documents.provider_certificate"
