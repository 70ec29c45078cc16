"""HRS001 and HRS002."""

from __future__ import annotations

from datetime import date, time

from auditready import ActivityProgress, Agreement, Attendance, Certificate, Dropout, Mention

DURAND, MARTIN = "Camille Durand", "Louis Martin"
DAY = date(2026, 3, 2)


def test_certified_equals_signed(draft, findings):
    assert findings("HRS001", draft) == []


def test_certified_over_signed(draft, findings):
    draft.change(Certificate, DURAND, minutes=480.0)
    (found,) = findings("HRS001", draft)
    assert (found.state, found.learner) == ("contradiction", "l1")
    assert found.message.fr == "Camille Durand : 8 h certifiées, 7 h justifiées, soit 1 h de trop."
    assert found.expected.fr == "au plus 7 h"
    assert found.found.en == "8 h"
    assert found.locators[0].file == "certificat Camille Durand.pdf"
    assert {"emargement.xlsx"} == {locator.file for locator in found.locators[1:]}


def test_one_minute_too_many_is_too_many(draft, findings):
    draft.change(Certificate, DURAND, minutes=421.0)
    assert len(findings("HRS001", draft)) == 1


def test_an_absence_is_not_justified(draft, findings):
    draft.evidence = [one for one in draft.evidence if not (isinstance(one, Attendance) and one.person.name == MARTIN)]
    draft.line(MARTIN, "morning")
    draft.line(MARTIN, "afternoon", state="absent")
    (found,) = findings("HRS001", draft)
    assert found.expected.en == "at most 3 h 30 min"
    assert found.locators[1].row == draft.evidence[-1].locator.row, "what falls short comes first"


def test_live_minutes_count_where_nobody_signed(live, findings):
    live.change(Attendance, DURAND, state="unsigned")
    assert findings("HRS001", live) == []
    live.change(Certificate, DURAND, minutes=430.0)
    (found,) = findings("HRS001", live)
    assert found.expected.fr == "au plus 7 h"


def test_signed_and_connected_are_named_apart(live, findings):
    lines = [one for one in live.evidence if isinstance(one, Attendance) and one.person.name == DURAND]
    live.evidence.remove(lines[1])
    live.change(Certificate, DURAND, minutes=500.0)
    (found,) = findings("HRS001", live)
    assert found.expected.fr == "au plus 7 h (émargé 3 h 30, connecté 3 h 30)"


def test_slot_without_times_asks(empty, findings):
    empty.sheet(start=None, end=None)
    empty.certificate(DURAND)
    (found,) = findings("HRS001", empty)
    assert found.state == "to_judge"
    assert "horaires du 02/03/2026 (matin)" in found.message.fr


def test_undated_lines_ask(empty, findings):
    empty.line(DURAND, day=None)
    empty.certificate(DURAND)
    (found,) = findings("HRS001", empty)
    assert found.state == "to_judge"
    assert "sheet lines without a date (1)" in found.message.en


def test_credited_remote_activities(remote, findings):
    assert findings("HRS001", remote) == []
    remote.change(Certificate, DURAND, minutes=200.0)
    (found,) = findings("HRS001", remote)
    assert (found.state, found.expected.fr) == ("contradiction", "au plus 3 h")


def test_activity_without_duration_asks(remote, findings):
    remote.progress(DURAND, "Module 3")
    remote.change(Certificate, DURAND, minutes=240.0)
    (found,) = findings("HRS001", remote)
    assert found.state == "to_judge"
    assert "durée de « Module 3 »" in found.message.fr


def test_remote_work_without_any_duration_asks(empty, findings):
    empty.settings["modality"] = "asynchronous"
    empty.progress(DURAND, "Module 1")
    empty.certificate(DURAND)
    (found,) = findings("HRS001", empty)
    assert found.state == "to_judge"


def test_a_certificate_filed_twice_counts_once(draft, findings):
    draft.certificate(DURAND)
    assert findings("HRS001", draft) == []


def test_a_stranger_is_left_to_idn001(draft, findings):
    draft.certificate("Nadia Leroy")
    assert findings("HRS001", draft) == []


def test_no_duration_on_any_certificate(draft, findings, reasons):
    draft.change(Certificate, minutes=None)
    assert findings("HRS001", draft) == []
    assert reasons("HRS001", draft) == ["No certificate carries a duration."]


def test_slots_add_up(draft, findings):
    assert findings("HRS002", draft) == []


def test_slots_do_not_add_up(draft, findings):
    draft.change(Agreement, minutes=480.0)
    (found,) = findings("HRS002", draft)
    assert (found.key, found.state) == ("total", "contradiction")
    assert (found.expected.fr, found.found.fr) == ("8 h", "7 h")
    assert found.locators[0].file == "convention.pdf"


def test_a_slot_outside_the_period(draft, findings):
    draft.line(DURAND, "morning", date(2026, 3, 9))
    draft.change(Agreement, minutes=630.0)
    (found,) = findings("HRS002", draft)
    assert (found.key, found.found.fr) == ("period", "09/03/2026 (matin)")


def test_slots_without_times_ask(empty, findings):
    empty.agreement()
    empty.sheet(start=None, end=None)
    (found,) = findings("HRS002", empty)
    assert (found.key, found.state) == ("times", "to_judge")


def test_a_session_that_is_not_over_may_still_add_up(draft, findings, reasons):
    draft.change(Agreement, minutes=840.0, end=date(2026, 12, 31))
    assert findings("HRS002", draft) == []
    assert reasons("HRS002", draft) == ["The session is not over."]


def test_a_measured_slot_is_no_plan(empty, findings):
    empty.settings["modality"] = "synchronous"
    empty.agreement(minutes=400.0)
    empty.live()
    assert findings("HRS002", empty) == [], "the room was open longer than the class"
    empty.change(Agreement, minutes=480.0)
    (found,) = findings("HRS002", empty)
    assert found.state == "to_judge"


def test_remote_activities_add_to_the_slots(draft, findings):
    draft.settings["modality"] = "blended"
    draft.announce(**{"Module 1": 60.0})
    draft.change(Agreement, minutes=480.0)
    assert findings("HRS002", draft) == []
    draft.change(Agreement, minutes=500.0)
    (found,) = findings("HRS002", draft)
    assert "8 h dont 1 h à distance" in found.message.fr


def test_remote_activities_without_duration(draft, findings, reasons):
    draft.settings["modality"] = "blended"
    draft.announce(**{"Module 1": None})
    assert findings("HRS002", draft) == []
    assert reasons("HRS002", draft) == ["Some remote activities have no announced duration: see ASY103 and DST002."]


def test_nothing_to_add_up(remote, draft, reasons):
    assert reasons("HRS002", remote) == ["No dated half-day."]
    draft.change(Agreement, minutes=None)
    assert reasons("HRS002", draft) == ["No planned duration is known."]


def test_parallel_groups_count_once(empty, findings):
    empty.agreement(minutes=210.0)
    empty.line(DURAND, "morning")
    empty.line(MARTIN, "afternoon", start=time(9, 30), end=time(12, 30))
    assert findings("HRS002", empty) == []


def test_a_drop_out_changes_nothing_here(draft, findings):
    draft.evidence.append(Dropout(person=Mention(name=MARTIN), at=DAY, locator=draft.locator("abandons.xlsx")))
    assert findings("HRS001", draft) == []


def test_progress_of_a_whole_course_is_no_activity(remote, findings):
    remote.progress(DURAND, "Cours entier", whole_course=True)
    assert [one for one in remote.evidence if isinstance(one, ActivityProgress) and one.whole_course]
    assert findings("HRS001", remote) == []
