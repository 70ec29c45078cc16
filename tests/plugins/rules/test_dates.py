"""CHR002 to CHR007."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from auditready import (
    Assessment,
    Attendance,
    Certificate,
    Convocation,
    DocumentOrigin,
    DocumentSignature,
    EndAttestation,
    Locator,
    Mention,
    NeedsAnalysis,
    Positioning,
    Scope,
    SurveyResponse,
)
from auditready_plugins.rules.holidays import day_off

DURAND, MARTIN = "Camille Durand", "Louis Martin"
DAY = date(2026, 3, 2)
BEFORE, AFTER = date(2026, 2, 20), date(2026, 3, 5)


def summary(found: list[Any]) -> list[tuple[str, str | None]]:
    return [(one.state, one.learner) for one in found]


# --- CHR002 --------------------------------------------------------------------------------------------------


def test_agreed_and_convened_before(draft, findings):
    draft.agreement(signed_on=DAY)
    draft.convocation(sent=BEFORE)
    assert findings("CHR002", draft) == []


def test_signed_after_the_start_contradicts(draft, findings):
    draft.change(type(draft.evidence[0]), signed_on=AFTER)
    (found,) = findings("CHR002", draft)
    assert (found.state, found.learner) == ("contradiction", None)
    assert found.message.fr == "Convention signée le 05/03/2026, après le début (02/03/2026)."


def test_an_amendment_may_come_later(draft, findings):
    draft.change(type(draft.evidence[0]), signed_on=BEFORE, client="ACME")
    draft.agreement(signed_on=AFTER, client="Acme")
    assert findings("CHR002", draft) == []


def test_each_client_has_an_agreement_of_its_own(draft, findings):
    draft.change(type(draft.evidence[0]), signed_on=BEFORE, client="ACME")
    draft.agreement(signed_on=AFTER, client="Autre SAS")
    assert len(findings("CHR002", draft)) == 1


def test_the_seal_tells_when_it_was_signed(draft, findings):
    place = Locator(file="convention.pdf", quote="A. Roux 05/03/2026")
    draft.change(type(draft.evidence[0]), signed_on=BEFORE)
    draft.evidence.append(DocumentSignature(locator=place, at=datetime(2026, 3, 5, 9, tzinfo=UTC), intact=True))
    (found,) = findings("CHR002", draft)
    assert found.locators == (place,)


@pytest.mark.parametrize(("sent", "states"), [(BEFORE, []), (DAY, ["to_judge"]), (AFTER, ["contradiction"])])
def test_convocation_before_the_first_day(draft, findings, sent, states):
    draft.convocation(sent=sent)
    assert states == [found.state for found in findings("CHR002", draft)]


def test_a_reminder_may_come_late(draft, findings):
    draft.convocation(sent=BEFORE, person=Mention(name=DURAND))
    draft.convocation(sent=DAY, person=Mention(name=DURAND))
    assert findings("CHR002", draft) == []


def test_who_was_convened_late(draft, findings):
    draft.convocation(sent=BEFORE, person=Mention(name=DURAND))
    draft.convocation(sent=AFTER, person=Mention(name=MARTIN))
    assert summary(findings("CHR002", draft)) == [("contradiction", "l2")]


def test_what_the_group_was_sent_counts_for_everybody(draft, findings):
    draft.convocation(sent=BEFORE)
    draft.convocation(sent=AFTER, person=Mention(name=MARTIN))
    assert findings("CHR002", draft) == []


def test_without_dates_nothing_is_compared(draft, reasons):
    assert reasons("CHR002", draft) == ["No dated agreement or convocation, or the start is unknown."]


# --- CHR003 --------------------------------------------------------------------------------------------------


def place_at_entry(draft, name: str, at: date | None) -> None:
    locator = draft.locator(f"positionnement {name}.pdf", name)
    draft.evidence.append(Positioning(person=Mention(name=name), at=at, locator=locator))


def analyse(draft, at: date, name: str | None = None) -> None:
    person = Mention(name=name) if name else None
    draft.evidence.append(NeedsAnalysis(person=person, at=at, locator=draft.locator("besoin.pdf", "besoin")))


@pytest.mark.parametrize(("at", "found"), [(BEFORE, []), (DAY, []), (AFTER, [("contradiction", "l1")])])
def test_positioning_by_the_first_day(draft, findings, at, found):
    place_at_entry(draft, DURAND, at)
    assert found == summary(findings("CHR003", draft))


def test_somebody_who_joins_later_is_placed_later(draft, findings):
    draft.change(type(draft.evidence[0]), end=AFTER)
    for name in (DURAND, MARTIN):
        draft.line(name, "morning", AFTER)
    draft.change(Attendance, MARTIN, date=AFTER)
    place_at_entry(draft, MARTIN, AFTER)
    assert findings("CHR003", draft) == []


def test_a_second_positioning_may_come_later(draft, findings):
    place_at_entry(draft, DURAND, BEFORE)
    place_at_entry(draft, DURAND, AFTER)
    assert findings("CHR003", draft) == []


def test_the_groups_need_after_the_start(draft, findings):
    analyse(draft, AFTER)
    assert summary(findings("CHR003", draft)) == [("contradiction", None)]


def test_the_groups_need_in_time_counts_for_everybody(draft, findings):
    analyse(draft, BEFORE)
    analyse(draft, AFTER, DURAND)
    assert findings("CHR003", draft) == []


# --- CHR004 --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("phase", "state"), [("end", "contradiction"), (None, "to_judge")])
def test_assessed_before_the_training(draft, findings, phase, state):
    draft.assess(DURAND, phase=phase, at=datetime(2026, 2, 27, 10))
    assert summary(findings("CHR004", draft)) == [(state, "l1")]


@pytest.mark.parametrize("fields", [{"phase": "entry"}, {"status": "abandoned"}, {"at": datetime(2026, 3, 2, 16)}])
def test_an_entry_test_or_an_abandoned_one_is_none(draft, findings, fields):
    draft.assess(DURAND, **{"at": datetime(2026, 2, 27, 10), **fields})
    assert findings("CHR004", draft) == []


def test_assessed_before_its_module_is_a_question(remote, findings):
    remote.change(Assessment, title="Test du module 2", at=datetime(2026, 3, 2, 10))
    for name in (DURAND, MARTIN):
        remote.progress(name, "Module 2 – Suivre", first_access=datetime(2026, 3, 3, 9))
    remote.change(Assessment, MARTIN, at=datetime(2026, 3, 3, 10))
    (found,) = findings("CHR004", remote)
    assert (found.state, found.learner, found.key) == ("to_judge", "l1", "module")
    assert "« Test du module 2 » (02/03/2026)" in found.message.fr


def test_counted_by_the_certificate_and_taken_afterwards(remote, findings):
    remote.announce(**{"Quiz final": 30.0})
    remote.change(Assessment, DURAND, at=datetime(2026, 3, 9, 10))
    (found,) = findings("CHR004", remote)
    assert (found.state, found.learner, found.key) == ("contradiction", "l1", "certificate 2026-03-03")


def test_a_second_attempt_after_the_certificate_takes_nothing_away(remote, findings):
    remote.announce(**{"Quiz final": 30.0})
    remote.assess(DURAND, at=datetime(2026, 3, 9, 10))
    assert findings("CHR004", remote) == []


def test_an_attestation_of_results_before_the_assessment(draft, findings):
    draft.assess(DURAND, at=datetime(2026, 3, 9, 10))
    place = draft.locator("attestation.pdf", "Acquis")
    draft.evidence.append(EndAttestation(person=Mention(name=DURAND), result="Acquis", issued=DAY, locator=place))
    assert summary(findings("CHR004", draft)) == [("contradiction", "l1")]


# --- CHR005 --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 3, 2), None),
        (date(2026, 3, 7), None),  # a Saturday
        (date(2026, 3, 8), "Sunday"),
        (date(2026, 7, 14), "14 July"),
        (date(2026, 4, 6), "Easter Monday"),
        (date(2026, 5, 14), "Ascension Day"),
        (date(2026, 5, 25), "Whit Monday"),
        (date(2027, 3, 29), "Easter Monday"),
        (date(2026, 4, 3), None),  # Good Friday
        (date(2026, 12, 26), None),
    ],
)
def test_days_off_of_metropolitan_france(day, name):
    found = day_off(day, Scope())
    assert name == (found and found.en)


@pytest.mark.parametrize("day", [date(2026, 4, 3), date(2026, 12, 26)])
def test_days_off_of_the_east(day):
    assert day_off(day, Scope(holidays="alsace-moselle")) is not None


def test_closing_days_and_no_holidays():
    closed = Scope(holidays="none", closed=(date(2026, 3, 3),))
    assert day_off(date(2026, 3, 3), closed) is not None
    assert day_off(date(2026, 7, 14), closed) is None
    assert day_off(date(2026, 3, 8), closed) is not None


def held_on(draft, day: date) -> None:
    draft.evidence[:] = [one for one in draft.evidence if not isinstance(one, Attendance | Convocation)]
    draft.change(type(draft.evidence[0]), start=date(2026, 7, 13), end=date(2026, 7, 15))
    draft.change(Certificate, start=date(2026, 7, 13), end=date(2026, 7, 15), issued=date(2026, 7, 16))
    draft.sheet(day)


def test_a_working_day(draft, findings):
    assert findings("CHR005", draft) == []


def test_a_holiday_among_other_announced_days_contradicts(draft, findings):
    held_on(draft, date(2026, 7, 14))
    (found,) = findings("CHR005", draft)
    assert (found.state, found.key) == ("contradiction", "2026-07-14")
    assert found.message.fr.startswith("Séance un jour chômé que rien n'annonce (14 juillet) : 14/07/2026 (matin)")


def test_a_holiday_without_any_schedule_is_a_question(empty, findings):
    empty.sheet(date(2026, 7, 14))
    assert summary(findings("CHR005", empty)) == [("to_judge", None)]


def test_an_announced_holiday(draft, findings):
    held_on(draft, date(2026, 7, 14))
    draft.schedule(date(2026, 7, 14))
    assert findings("CHR005", draft) == []


def test_a_holiday_that_the_settings_name(empty, findings):
    from datetime import time

    from auditready.config import DeclaredSlot

    day = date(2026, 7, 14)
    empty.sheet(day)
    empty.settings["slots"] = (DeclaredSlot(date=day, start=time(9), end=time(12, 30)),)
    assert findings("CHR005", empty) == []


# --- CHR006 --------------------------------------------------------------------------------------------------


def answer(draft, at: datetime | None, name: str | None = None, **fields: Any) -> None:
    person = Mention(name=name) if name else None
    draft.evidence.append(SurveyResponse(person=person, at=at, locator=draft.locator("enquete.csv", "5"), **fields))


@pytest.mark.parametrize(("day", "found"), [(DAY, 0), (DAY - timedelta(days=1), 0), (DAY - timedelta(days=2), 1)])
def test_answered_by_the_day_before_the_end(draft, findings, day, found):
    answer(draft, datetime.combine(day, datetime.min.time()))
    assert found == len(findings("CHR006", draft))


def test_early_answers_are_one_question(draft, findings):
    for day in (20, 21):
        answer(draft, datetime(2026, 2, day))
    (found,) = findings("CHR006", draft)
    assert (found.state, found.key, len(found.locators)) == ("to_judge", "early", 2)


def test_a_strangers_answer_is_a_question(draft, findings):
    answer(draft, datetime(2026, 3, 3), "Zoé Inconnue")
    (found,) = findings("CHR006", draft)
    assert found.message.en == "Answers to the survey by people who left no trace of taking part: Zoé Inconnue."


@pytest.mark.parametrize("name", [DURAND, "perso42@example.org"])
def test_a_participant_or_a_bare_address_is_nobody_else(draft, findings, name):
    answer(draft, datetime(2026, 3, 3), name)
    assert findings("CHR006", draft) == []


def test_the_companys_answer_is_no_beneficiarys(draft, reasons):
    answer(draft, datetime(2026, 2, 1), "Zoé Inconnue", stakeholder="company")
    assert reasons("CHR006", draft) == ["No beneficiary's answer."]


# --- CHR007 --------------------------------------------------------------------------------------------------

MADE = datetime(2026, 11, 10, 18)


def rebuilt(draft, count: int, *, made: datetime = MADE, step: int = 10, spread: int = 1) -> None:
    """``count`` positionings of days that lie ``spread`` apart, their files made ``step`` minutes apart."""
    for number in range(count):
        file = f"positionnement {number}.pdf"
        at = BEFORE + timedelta(days=number * spread)
        draft.evidence.append(Positioning(person=Mention(name=DURAND), at=at, locator=Locator(file=file, quote="x")))
        created = made + timedelta(minutes=number * step)
        draft.evidence.append(DocumentOrigin(created=created, locator=Locator(file=file, quote=f"{created}")))


def test_papers_made_in_one_go_are_a_question(draft, findings):
    rebuilt(draft, 6)
    (found,) = findings("CHR007", draft)
    assert found.state == "to_judge"
    assert found.message.fr == (
        "6 pièces datées du 20/02/2026 au 25/02/2026 ont été créées en moins d'une heure, le 10/11/2026."
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"count": 4},
        {"spread": 0},
        {"step": 40},
        {"made": datetime(2026, 9, 10)},  # over 30 days before the audit
        {"made": datetime(2026, 12, 10)},  # after it
        {"made": datetime(2026, 2, 26)},  # before the session
    ],
)
def test_what_is_no_rebuilding(draft, findings, changes):
    rebuilt(draft, **{"count": 6, **changes})
    assert findings("CHR007", draft) == []


def test_files_that_do_not_say_when_they_were_made(draft, reasons):
    place = Locator(file="autre.pdf", quote="x")
    draft.evidence.append(DocumentOrigin(modified=MADE, locator=place))
    assert reasons("CHR007", draft) == ["No dated paper says when its file was created."]


def test_an_hour_is_measured_across_zones(draft, findings):
    rebuilt(draft, 6, made=MADE.replace(tzinfo=UTC))
    assert len(findings("CHR007", draft)) == 1
