"""CHR001 and PRS001."""

from __future__ import annotations

from datetime import date

from auditready import Agreement, Attendance, Certificate, Dropout, Mention, Presence

DURAND, MARTIN = "Camille Durand", "Louis Martin"
DAY, NEXT_DAY = date(2026, 3, 2), date(2026, 3, 3)


def test_issued_on_the_last_day_or_later(draft, findings):
    draft.change(Certificate, DURAND, issued=DAY)
    assert findings("CHR001", draft) == []


def test_issued_before_the_last_day(draft, findings):
    draft.change(Certificate, DURAND, issued=date(2026, 2, 27))
    (found,) = findings("CHR001", draft)
    assert (found.state, found.learner) == ("contradiction", "l1")
    assert found.message.fr == "Certificat de Camille Durand établi le 27/02/2026, avant le dernier jour (02/03/2026)."
    assert [locator.file for locator in found.locators] == ["certificat Camille Durand.pdf", "emargement.xlsx"]


def test_a_partial_certificate_is_a_question(draft, findings):
    draft.change(Agreement, end=NEXT_DAY)
    draft.change(Certificate, DURAND, issued=DAY, end=DAY)
    (found,) = findings("CHR001", draft)
    assert found.state == "to_judge"


def test_a_certificate_until_the_drop_out(draft, findings):
    draft.change(Agreement, end=NEXT_DAY)
    draft.change(Certificate, MARTIN, issued=DAY, end=DAY)
    draft.evidence.append(Dropout(person=Mention(name=MARTIN), at=DAY, locator=draft.locator("abandons.xlsx")))
    assert findings("CHR001", draft) == []


def test_undated_certificates(draft, reasons):
    draft.change(Certificate, issued=None)
    assert reasons("CHR001", draft) == ["No certificate has a date of issue."]


def test_sheet_and_report_agree(live, findings):
    assert findings("PRS001", live) == []


def test_signed_and_not_connected(live, findings):
    live.evidence = [one for one in live.evidence if not (isinstance(one, Presence) and one.person.name == MARTIN)]
    (found,) = findings("PRS001", live)
    assert (found.state, found.learner, found.key) == ("contradiction", "l2", "present")
    assert found.found.fr == "02/03/2026 (matin) 0 min sur 3 h 30, 02/03/2026 (après-midi) 0 min sur 3 h 30"
    assert found.expected.fr == "connexion d'au moins 50 % du créneau"
    assert "zoom 2026-03-02 morning.csv" in {locator.file for locator in found.locators}


def test_half_a_slot_is_enough(live, findings):
    live.evidence = [one for one in live.evidence if not (isinstance(one, Presence) and one.person.name == MARTIN)]
    live.stay(MARTIN, "morning", 105)
    live.stay(MARTIN, "afternoon", 104)
    (found,) = findings("PRS001", live)
    assert found.found.en == "2 Mar 2026 (afternoon) 1 h 44 min of 3 h 30 min"


def test_absent_and_connected(live, findings):
    live.change(Attendance, DURAND, state="absent")
    (found,) = findings("PRS001", live)
    assert (found.learner, found.key) == ("l1", "absent")


def test_a_blank_line_is_not_compared(live, findings):
    live.change(Attendance, DURAND, state="unsigned")
    assert findings("PRS001", live) == []


def test_a_day_in_a_room_is_not_compared(live, reasons):
    live.settings["modality"] = "in_person"
    assert reasons("PRS001", live) == ["No half-day has a sheet, a connection report and times."]
