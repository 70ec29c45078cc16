"""HRS005, HRS007, DOC005."""

from __future__ import annotations

from datetime import date
from typing import Any

from auditready import (
    Accessibility,
    Agreement,
    Certificate,
    Convocation,
    Dropout,
    EndAttestation,
    Invoice,
    Mention,
    Programme,
    ProviderCertificate,
    Scope,
    Tolerances,
)

DURAND, MARTIN = "Camille Durand", "Louis Martin"
TITLE, DAY, NEXT_DAY = "Excel niveau 2", date(2026, 3, 2), date(2026, 3, 3)


def programme(draft: Any, minutes: float | None = 420.0, title: str | None = TITLE) -> None:
    draft.evidence.append(Programme(locator=draft.locator("programme.pdf"), title=title, minutes=minutes))


def invoice(draft: Any, minutes: float | None, *names: str) -> None:
    people = tuple(Mention(name=name, role="learner") for name in names)
    draft.evidence.append(Invoice(locator=draft.locator("facture.pdf"), minutes=minutes, participants=people))


def dropout(draft: Any, name: str, at: date | None = None) -> None:
    draft.evidence.append(Dropout(locator=draft.locator("abandon.pdf"), person=Mention(name=name), at=at))


def qualiopi(draft: Any, **fields: Any) -> None:
    values = {"provider": "Oc Formation", "valid_from": date(2025, 1, 1), "valid_until": date(2027, 12, 31)}
    draft.evidence.append(ProviderCertificate(locator=draft.locator("qualiopi.pdf"), **values | fields))


# --- HRS005 ------------------------------------------------------------------------------------------------------


def test_one_duration_everywhere(draft, findings):
    programme(draft)
    draft.change(Convocation, minutes=420.0)
    invoice(draft, 420.0, DURAND, MARTIN)
    assert findings("HRS005", draft) == []


def test_the_programme_says_less(draft, findings):
    programme(draft, 360.0)
    (found,) = findings("HRS005", draft)
    assert (found.state, found.learner) == ("contradiction", None)
    assert (found.expected.fr, found.found.fr) == ("7 h (convention)", "7 h (convention), 6 h (programme)")
    assert {place.file for place in found.locators} == {"convention.pdf", "programme.pdf"}


def test_the_programme_of_another_training_is_left_out(draft, findings):
    programme(draft, 360.0, "Management")
    assert findings("HRS005", draft) == []


def test_a_convocation_to_one_day_of_several_states_less(draft, findings):
    draft.change(Agreement, end=NEXT_DAY)
    draft.change(Convocation, end=DAY, minutes=210.0)
    assert findings("HRS005", draft) == []


def test_a_quote_that_was_followed_by_an_agreement_no_longer_counts(draft, findings):
    draft.agreement(form="quote", minutes=840.0, locator=draft.locator("devis.pdf"))
    assert findings("HRS005", draft) == []


def test_a_tolerance_is_shown(draft, findings):
    programme(draft, 400.0)
    draft.scope = Scope(tolerances=Tolerances(planned_minutes=15))
    (found,) = findings("HRS005", draft)
    assert found.message.en.endswith("(tolerance: 15 min (set in auditready.toml)).")


def test_within_the_tolerance(draft, findings):
    programme(draft, 410.0)
    draft.scope = Scope(tolerances=Tolerances(planned_minutes=15))
    assert findings("HRS005", draft) == []


def test_a_shorter_certificate_of_somebody_who_was_always_there(draft, findings):
    draft.change(Certificate, DURAND, minutes=390.0)
    (found,) = findings("HRS005", draft)
    assert (found.state, found.learner, found.found.fr) == ("contradiction", "l1", "6 h 30")
    assert "toujours présente" in found.message.fr


def test_a_shorter_certificate_of_somebody_who_was_away_is_normal(draft, findings):
    draft.evidence = [one for one in draft.evidence if not (one.kind == "attendance" and one.person.name == DURAND)]
    draft.line(DURAND, "morning")
    draft.line(DURAND, "afternoon", state="absent")
    draft.change(Certificate, DURAND, minutes=210.0)
    assert findings("HRS005", draft) == []


def test_a_certificate_above_what_was_justified_is_the_business_of_hrs001(draft, findings):
    draft.change(Certificate, DURAND, minutes=480.0)
    assert findings("HRS005", draft) == []
    assert len(findings("HRS001", draft)) == 1


def test_an_invoice_of_more_than_was_announced(draft, findings):
    invoice(draft, 480.0, DURAND)
    (found,) = findings("HRS005", draft)
    assert (found.learner, found.found.fr, found.locators[0].file) == ("l1", "8 h", "facture.pdf")


def test_an_attestation_of_more_than_was_announced(draft, findings):
    record = EndAttestation(locator=draft.locator("attestation.pdf"), person=Mention(name=MARTIN), minutes=500.0)
    draft.evidence.append(record)
    (found,) = findings("HRS005", draft)
    assert (found.learner, found.locators[0].file) == ("l2", "attestation.pdf")


def test_no_duration_is_announced(draft, reasons):
    draft.change(Agreement, minutes=None)
    assert reasons("HRS005", draft) == ["No document announces a duration."]


# --- HRS007 ------------------------------------------------------------------------------------------------------


def test_who_left_is_charged_in_full(draft, findings):
    draft.change(Agreement, end=NEXT_DAY)
    dropout(draft, DURAND, DAY)
    invoice(draft, 420.0, DURAND, MARTIN)
    certified, invoiced = findings("HRS007", draft)
    assert (certified.learner, certified.state, certified.locators[1].file) == ("l1", "contradiction", "abandon.pdf")
    assert invoiced.locators[0].file == "facture.pdf"
    assert certified.message.en == (
        "Camille Durand: drop-out on record on 2 Mar 2026, and certificate of 7 h, the whole duration."
    )


def test_who_left_is_charged_in_part(draft, findings):
    draft.change(Agreement, end=NEXT_DAY)
    dropout(draft, DURAND, DAY)
    draft.change(Certificate, DURAND, minutes=210.0)
    assert findings("HRS007", draft) == []


def test_leaving_on_the_last_day_is_no_leaving_before_the_end(draft, findings):
    dropout(draft, DURAND, DAY)
    assert findings("HRS007", draft) == []


def test_a_declared_dropout_counts(draft, findings):
    from auditready.config import DeclaredDropout

    draft.settings["dropouts"] = (DeclaredDropout(name=DURAND),)
    (found,) = findings("HRS007", draft)
    assert found.locators[1].file == "d1/dossier.toml"


def test_nothing_to_hold_it_against(draft, reasons):
    draft.change(Agreement, minutes=None)
    dropout(draft, DURAND)
    assert reasons("HRS007", draft) == ["No planned duration is known."]


# --- DOC005 ------------------------------------------------------------------------------------------------------


def test_valid_when_agreed(draft, findings):
    draft.change(Agreement, provider="Oc Formation", signed_on=date(2026, 2, 10))
    qualiopi(draft)
    assert findings("DOC005", draft) == []


def test_expired_when_agreed(draft, findings):
    draft.change(Agreement, provider="SARL Oc Formation", signed_on=date(2026, 2, 10))
    qualiopi(draft, nda="76340987634", valid_from=date(2022, 1, 1), valid_until=date(2024, 12, 31))
    (found,) = findings("DOC005", draft)
    assert (found.state, found.expected.fr) == ("contradiction", "valide le 10/02/2026")
    assert "NDA 76340987634" in found.message.fr
    assert [place.file for place in found.locators] == ["qualiopi.pdf", "convention.pdf"]


def test_a_certificate_that_followed_the_expired_one(draft, findings):
    draft.change(Agreement, signed_on=date(2026, 2, 10))
    qualiopi(draft, valid_from=date(2022, 1, 1), valid_until=date(2024, 12, 31))
    qualiopi(draft)
    assert findings("DOC005", draft) == []


def test_without_a_date_of_signature_the_first_day_counts(draft, findings):
    qualiopi(draft, valid_until=date(2026, 3, 1))
    (found,) = findings("DOC005", draft)
    assert found.expected.fr == "valide le 02/03/2026"


def test_end_of_validity_that_cannot_be_read(draft, findings):
    qualiopi(draft, valid_until=None)
    (found,) = findings("DOC005", draft)
    assert (found.state, found.found.en) == ("to_judge", "no end date")


def test_certificate_of_somebody_else(draft, findings):
    draft.change(Agreement, provider="Ateliers du Lirou")
    qualiopi(draft, provider="Pyrène Conseil SARL")
    (found,) = findings("DOC005", draft)
    assert (found.state, found.found.fr) == ("to_judge", "« Pyrène Conseil SARL »")


def test_a_category_that_is_not_certified(draft, findings):
    draft.change(Certificate, nature=("bilan",))
    qualiopi(draft, categories=("AF",))
    (found,) = findings("DOC005", draft)
    assert (found.expected.fr, found.found.fr) == ("BC", "AF")


def test_before_certification_was_asked_for(draft, reasons):
    draft.change(Agreement, signed_on=date(2021, 11, 2))
    qualiopi(draft, valid_until=date(2020, 1, 1), valid_from=None)
    assert reasons("DOC005", draft) == ["No dated agreement or session since certification is asked for."]


def test_a_question_asked_of_the_group_is_asked_of_everybody(draft):
    draft.evidence.append(Accessibility(locator=draft.locator("questionnaire.pdf"), asked=True, need=False))
    assert [len(learner.of("accessibility")) for learner in draft.dossier().learners] == [1, 1]
