"""DST001, DST002, DST003, DST005."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from auditready import ActivityProgress, Assessment, LmsSession, Mention, Submission, TutorExchange

DURAND, MARTIN = "Camille Durand", "Louis Martin"
DAY = date(2026, 3, 2)


def without(draft, kind, person: str = DURAND) -> None:
    draft.evidence = [one for one in draft.evidence if not (isinstance(one, kind) and one.person.name == person)]


def test_a_log_with_follow_up(remote, findings):
    assert findings("DST001", remote) == []


def test_a_log_alone(remote, findings):
    without(remote, TutorExchange)
    without(remote, Assessment)
    (found,) = findings("DST001", remote)
    assert (found.state, found.learner) == ("contradiction", "l1")
    assert found.found.fr == "connexions : 2 (2 h 15), activités : 2"
    assert {locator.file for locator in found.locators} == {"connexions.csv", "progression.csv"}
    assert findings("DST003", remote) == []


@pytest.mark.parametrize("kept", [TutorExchange, Assessment])
def test_either_is_enough(remote, findings, kept):
    without(remote, Assessment if kept is TutorExchange else TutorExchange)
    assert findings("DST001", remote) == []


def test_feedback_on_work_is_follow_up(remote, findings):
    without(remote, TutorExchange)
    without(remote, Assessment)
    work = Submission(
        person=Mention(name=DURAND), activity="Devoir", status="submitted", feedback=True,
        locator=remote.locator("devoirs.csv"),
    )  # fmt: skip
    remote.evidence.append(work)
    assert findings("DST001", remote) == []


def test_an_entry_test_is_no_assessment_of_the_path(remote, findings):
    without(remote, TutorExchange)
    remote.change(Assessment, DURAND, phase="entry")
    assert len(findings("DST001", remote)) == 1
    assert findings("DST003", remote) == [], "said once"


def test_connections_by_somebody_else_are_no_log(remote, findings):
    for kind in (TutorExchange, Assessment, ActivityProgress):
        without(remote, kind)
    remote.change(LmsSession, DURAND, on_behalf=True)
    assert findings("DST001", remote) == []


def test_follow_up_is_not_asked_of_a_class_or_before_the_end(remote, reasons):
    remote.as_of = DAY
    assert reasons("DST001", remote) == ["The session is not over."]
    assert reasons("DST003", remote) == ["The session is not over."]
    remote.settings["modality"] = "synchronous"
    assert reasons("DST001", remote) == ["No part at a distance at one's own pace."]


def test_every_activity_has_a_duration(remote, findings):
    assert findings("DST002", remote) == []


def test_activities_without_duration_make_one_finding(remote, findings):
    remote.announce(**{"Forum": None, "Module 3": None})
    (found,) = findings("DST002", remote)
    assert (found.key, found.state) == ("listed", "gap")
    assert found.found.fr == "« Forum », « Module 3 »"
    assert [locator.quote for locator in found.locators] == ["Forum", "Module 3"]


def test_a_later_list_may_complete_the_first(remote, findings):
    remote.announce(**{"Module 3": None})
    remote.announce(**{"Module 3": 30.0})
    assert findings("DST002", remote) == []


def test_an_activity_done_that_nobody_announced(remote, findings):
    remote.progress(DURAND, "Module 4")
    remote.progress(MARTIN, "Module 4")
    (found,) = findings("DST002", remote)
    assert (found.key, found.state, found.found.en) == ("done", "to_judge", "“Module 4”")
    assert [locator.file for locator in found.locators] == ["information.pdf", "progression.csv"]


def test_a_duration_by_the_platform_is_enough(remote, findings):
    remote.progress(DURAND, "Module 4", estimated_minutes=30.0)
    remote.progress(DURAND, "Cours", whole_course=True)
    remote.progress(DURAND, "Bonus", status="in_progress")
    assert findings("DST002", remote) == []


def test_a_listed_activity_is_reported_once(remote, findings):
    remote.announce(**{"Module 3": None})
    remote.progress(DURAND, "Module 3")
    assert [found.key for found in findings("DST002", remote)] == ["listed"]


def test_no_activity_listed(remote, reasons):
    remote.evidence = [one for one in remote.evidence if one.kind != "distance_information"]
    remote.announce()
    assert reasons("DST002", remote) == ["No activity is listed."]


def test_assessed_at_the_end(remote, findings):
    assert findings("DST003", remote) == []


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"phase": "entry"}, "“Quiz final” at the entry"),
        ({"phase": None, "at": datetime(2026, 2, 20, 9)}, "“Quiz final” on 20 Feb 2026, before the start"),
        ({"at": datetime(2026, 4, 3, 9)}, "“Quiz final” on 3 Apr 2026, long after the end"),
        ({"status": "abandoned"}, "“Quiz final” not finished"),
    ],
)
def test_assessments_that_do_not_count(remote, findings, fields, reason):
    remote.change(Assessment, DURAND, **fields)
    (found,) = findings("DST003", remote)
    assert (found.state, found.learner, found.found.en) == ("gap", "l1", reason)
    assert found.expected.fr == "une évaluation entre le 02/03/2026 et le 02/04/2026"


@pytest.mark.parametrize("fields", [{"at": datetime(2026, 4, 2, 9)}, {"at": None, "phase": None}])
def test_assessments_that_count(remote, findings, fields):
    remote.change(Assessment, DURAND, **fields)
    assert findings("DST003", remote) == []


def test_nobody_without_any_assessment_is_this_rules_business(remote, findings):
    without(remote, Assessment)
    assert findings("DST003", remote) == []


def test_plausible_connections(remote, findings):
    assert findings("DST005", remote) == []


def test_connections_that_overlap(remote, findings):
    remote.visit(DURAND, datetime(2026, 3, 2, 9, 30), 20)
    (found,) = findings("DST005", remote)
    assert (found.key, found.state, found.learner) == ("overlap", "contradiction", "l1")
    assert found.found.fr == "02/03/2026 09:00 (1 h 10) / 02/03/2026 09:30 (20 min)"


def test_connections_that_follow_each_other(remote, findings):
    remote.visit(DURAND, datetime(2026, 3, 2, 10, 10), 20)
    assert findings("DST005", remote) == []


def test_one_connection_in_two_exports(remote, findings):
    remote.visit(DURAND, datetime(2026, 3, 2, 9), 70, locator=remote.locator("connexions (1).csv"))
    assert findings("DST005", remote) == []


def test_derived_times_overlap_within_one_file_only(remote, findings):
    remote.visit(DURAND, datetime(2026, 3, 3, 9), estimated=True, locator=remote.locator("log.csv"))
    remote.visit(DURAND, datetime(2026, 3, 3, 9, 10), estimated=True, locator=remote.locator("cours.csv"))
    assert findings("DST005", remote) == []
    remote.visit(DURAND, datetime(2026, 3, 3, 9, 30), estimated=True, locator=remote.locator("log.csv"))
    (found,) = findings("DST005", remote)
    assert found.state == "to_judge"


def test_moments_with_and_without_zone_are_not_compared(remote, findings):
    remote.visit(DURAND, datetime(2026, 3, 2, 9, 30, tzinfo=UTC))
    assert findings("DST005", remote) == []


def test_a_connection_of_more_than_half_a_day(remote, findings):
    remote.visit(MARTIN, datetime(2026, 3, 2, 16), 721)
    (found,) = findings("DST005", remote)
    assert (found.key, found.state, found.learner) == ("long", "to_judge", "l2")
    assert found.expected.fr == "au plus 12 h"


def test_connections_outside_the_session(remote, findings):
    remote.visit(MARTIN, datetime(2026, 3, 1, 23))
    remote.visit(MARTIN, datetime(2026, 3, 4, 0, 30))
    (found,) = findings("DST005", remote)
    assert (found.key, found.found.fr) == ("outside", "01/03/2026, 04/03/2026")
    assert found.expected.fr == "du 02/03/2026 au 03/03/2026"
