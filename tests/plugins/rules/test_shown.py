"""PRS002, PRV001, PRV002, DOC003, DOC004."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from auditready import DocumentMark, Locator, Mention, Recording, RecordingConsent, Scope, Tolerances

DURAND, MARTIN = "Camille Durand", "Louis Martin"
MORNING, AFTERNOON = datetime(2026, 3, 2, 9), datetime(2026, 3, 2, 13, 30)


def record(draft, start: datetime | None, minutes: float | None = 210.0) -> None:
    place = Locator(file="enregistrements.xlsx", row=len(draft.evidence), quote=str(start))
    draft.evidence.append(Recording(start=start, minutes=minutes, locator=place))


def notice(draft, **fields: Any) -> None:
    values = {"notice_date": date(2026, 2, 20), "legal_basis": "Consentement", "retention": "3 mois"}
    draft.evidence.append(
        RecordingConsent(**{"locator": Locator(file="information.docx", quote="x"), **values, **fields})
    )


def answer(draft, name: str, said: str) -> None:
    place = Locator(file="information.docx", quote=name)
    draft.evidence.append(RecordingConsent(person=Mention(name=name), answer=said, locator=place))


def mark(draft, kind: str, what: str = "x", file: str = "convention.pdf") -> None:
    draft.evidence.append(DocumentMark(mark=kind, what=what, locator=Locator(file=file, quote="•••")))


# --- PRS002 --------------------------------------------------------------------------------------------------


def test_a_recording_of_each_half_day(live, findings):
    record(live, MORNING, 205.0)
    record(live, AFTERNOON, 220.0)
    assert findings("PRS002", live) == []


def test_one_recording_of_the_whole_day(live, findings):
    record(live, MORNING, 420.0)
    assert len(findings("PRS002", live)) == 0


def test_a_film_its_sound_and_its_line_in_the_register_are_one_recording(live, findings):
    for minutes in (205.0, 205.0, 203.0):
        record(live, MORNING, minutes)
    record(live, AFTERNOON, 220.0)
    assert findings("PRS002", live) == []


def test_a_recording_of_another_day_contradicts(live, findings):
    record(live, datetime(2026, 3, 3, 9))
    (found,) = findings("PRS002", live)
    assert (found.state, found.expected.fr, found.found.fr) == ("contradiction", "02/03/2026", "03/03/2026")


@pytest.mark.parametrize(
    ("minutes", "keys"), [(195.0, []), (194.0, ["length 2026-03-02"]), (240.0, ["length 2026-03-02"])]
)
def test_another_length_is_a_question(live, findings, minutes, keys):
    record(live, MORNING, minutes)
    found = findings("PRS002", live)
    assert keys == [one.key for one in found]
    assert all(one.state == "to_judge" for one in found)


def test_two_parts_of_one_half_day_count_together(live, findings):
    record(live, MORNING, 100.0)
    record(live, datetime(2026, 3, 2, 10, 45), 105.0)
    assert findings("PRS002", live) == []


def test_the_margin_is_the_dossiers(live, findings):
    live.scope = Scope(tolerances=Tolerances(recording_minutes=60))
    record(live, MORNING, 160.0)
    assert findings("PRS002", live) == []


def test_a_recording_without_date_or_a_day_in_a_room(live, draft, reasons):
    record(live, None)
    record(draft, MORNING)
    reason = "No dated recording, or no half-day of live class."
    assert reasons("PRS002", live) == reasons("PRS002", draft) == [reason]


# --- PRV001 --------------------------------------------------------------------------------------------------


@pytest.fixture
def recorded(live):
    """The live day, recorded, announced, everybody agreed."""
    live.settings["recorded"] = True
    notice(live)
    for name in (DURAND, MARTIN):
        answer(live, name, "accepted")
    return live


def test_announced_and_accepted(recorded, findings):
    assert findings("PRV001", recorded) == []


def test_nothing_was_recorded(recorded, reasons):
    recorded.settings["recorded"] = False
    assert reasons("PRV001", recorded) == ["Nothing shows that the live class was recorded."]


def test_told_afterwards_contradicts(recorded, findings):
    recorded.change(RecordingConsent, notice_date=date(2026, 3, 4))
    (found,) = findings("PRV001", recorded)
    assert (found.state, found.key, found.expected.fr) == ("contradiction", "late", "au plus tard le 02/03/2026")


def test_told_before_the_one_class_that_was_recorded(recorded, findings):
    recorded.change(RecordingConsent, notice_date=date(2026, 3, 4))
    record(recorded, datetime(2026, 3, 5, 9))
    assert [one.key for one in findings("PRV001", recorded)] == []


def test_no_legal_basis_is_a_gap(recorded, findings):
    recorded.change(RecordingConsent, legal_basis=None)
    (found,) = findings("PRV001", recorded)
    assert (found.state, found.key) == ("gap", "basis")


def test_a_refusal_is_a_question(recorded, findings):
    recorded.change(RecordingConsent, MARTIN, answer="refused")
    (found,) = findings("PRV001", recorded)
    assert (found.state, found.learner, found.key) == ("to_judge", "l2", "refused")


def test_who_did_not_answer(recorded, findings):
    recorded.change(RecordingConsent, MARTIN, answer="none")
    (found,) = findings("PRV001", recorded)
    assert (found.state, found.key) == ("gap", "silent")
    assert found.message.en == "Legal basis: consent, but no answer from Louis Martin."


def test_a_legitimate_interest_needs_no_answer(recorded, findings):
    recorded.change(RecordingConsent, legal_basis="Intérêt légitime", answer=None)
    assert findings("PRV001", recorded) == []


def test_nobody_answered_is_the_requirements_business(recorded, findings):
    recorded.change(RecordingConsent, answer=None)
    assert findings("PRV001", recorded) == []


# --- PRV002 --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "state"), [("social_security_number", "contradiction"), ("health", "to_judge"), ("disability", "to_judge")]
)
def test_sensitive_data_by_file(draft, findings, kind, state):
    draft.file("convention.pdf")
    mark(draft, kind)
    mark(draft, kind)
    (found,) = findings("PRV002", draft)
    assert (found.state, found.key) == (state, f"{kind} convention.pdf")
    assert found.message.fr.endswith("(2 fois).")


def test_other_marks_are_other_rules(draft, findings, reasons):
    mark(draft, "unfilled")
    assert reasons("PRV002", draft) == ["No file was read."]
    draft.file("convention.pdf")
    assert findings("PRV002", draft) == []


# --- DOC003, DOC004 ------------------------------------------------------------------------------------------


def test_the_mark_on_papers_of_one_training(draft, findings):
    for file in ("convention.pdf", "convention 2.pdf"):
        draft.file(file, kinds=("agreement",))
        mark(draft, "quality_mark", "certifié Qualiopi", file)
    (found,) = findings("DOC003", draft)
    assert found.message.fr == (
        "« certifié Qualiopi » sur des pièces d'une formation : convention 2.pdf, convention.pdf."
    )


def test_the_mark_on_general_material_is_allowed(draft, findings):
    draft.file("livret.pdf", kinds=("welcome_rules",))
    mark(draft, "quality_mark", "certifié Qualiopi", "livret.pdf")
    assert findings("DOC003", draft) == []


def test_fields_left_unfilled_by_file(draft, findings):
    draft.file("convention.pdf")
    for what in ("{{nom}}", "[à compléter]", "{{nom}}"):
        mark(draft, "unfilled", what)
    (found,) = findings("DOC004", draft)
    assert (found.state, found.key) == ("gap", "unfilled convention.pdf")
    assert found.found.fr == "« {{nom}} », « [à compléter] »"


def test_an_undated_document(draft, findings):
    draft.file("livret.pdf")
    mark(draft, "undated", file="livret.pdf")
    (found,) = findings("DOC004", draft)
    assert (found.state, found.message.en) == ("gap", "livret.pdf: neither date nor version in the document.")
