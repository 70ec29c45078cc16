"""SIG001, SIG002, SIG006."""

from __future__ import annotations

from datetime import date

import msgspec

from auditready import Attendance, Dropout, Mention, Signature

DURAND, MARTIN = "Camille Durand", "Louis Martin"
DAY = date(2026, 3, 2)
PICTURE, OTHER = "a" * 64, "b" * 64


def image(digest: str, kind: str = "image") -> Signature:
    return Signature(kind=kind, digest=digest)


def restate(draft, person: str, half_day: str, **fields) -> None:
    """Change one cell of the sheet."""
    for place, one in enumerate(draft.evidence):
        if isinstance(one, Attendance) and one.person.name == person and one.half_day == half_day:
            draft.evidence[place] = msgspec.structs.replace(one, **fields)


def test_everybody_signed(draft, findings):
    assert findings("SIG001", draft) == []


def test_blank_cells_of_one_learner_make_one_gap(draft, findings):
    draft.change(Attendance, DURAND, state="unsigned")
    (found,) = findings("SIG001", draft)
    assert (found.state, found.learner, found.key) == ("gap", "l1", "blank")
    assert found.message.fr == (
        "Camille Durand : ni signature ni absence notée, 02/03/2026 (matin), 02/03/2026 (après-midi)."
    )
    assert [locator.quote for locator in found.locators] == [DURAND, DURAND]


def test_a_typed_mark_is_a_question(draft, findings):
    restate(draft, MARTIN, "morning", state="present")
    (found,) = findings("SIG001", draft)
    assert (found.state, found.learner, found.key) == ("to_judge", "l2", "mark")


def test_blank_and_mark_are_two_findings(draft, findings):
    restate(draft, MARTIN, "morning", state="present")
    restate(draft, MARTIN, "afternoon", state="unsigned")
    assert [found.key for found in findings("SIG001", draft)] == ["blank", "mark"]


def test_an_absence_needs_no_signature(draft, findings):
    restate(draft, MARTIN, "morning", state="absent")
    assert findings("SIG001", draft) == []


def test_a_live_report_makes_a_blank_a_question(live, findings):
    restate(live, DURAND, "morning", state="unsigned")
    (found,) = findings("SIG001", live)
    assert (found.state, found.key) == ("to_judge", "connected")
    assert {locator.file for locator in found.locators} == {"emargement.xlsx", "zoom 2026-03-02 morning.csv"}


def test_a_live_report_bears_out_a_mark(live, findings):
    live.change(Attendance, DURAND, state="present")
    assert findings("SIG001", live) == []


def test_a_slot_to_come_asks_for_no_signature(draft, findings):
    draft.change(Attendance, state="unsigned", trainer_signature=Signature(kind="none"))
    draft.as_of = DAY
    assert findings("SIG001", draft) == []
    assert findings("SIG002", draft) == []


def test_nobody_signs_after_leaving(draft, findings):
    draft.change(Attendance, DURAND, state="unsigned")
    draft.evidence.append(Dropout(person=Mention(name=DURAND), at=DAY, locator=draft.locator("abandons.xlsx")))
    assert findings("SIG001", draft) == []


def test_trainer_signed(draft, findings):
    assert findings("SIG002", draft) == []


def test_trainer_did_not_sign(draft, findings):
    draft.change(Attendance, trainer_signature=Signature(kind="none"))
    (found,) = findings("SIG002", draft)
    assert (found.state, found.learner, found.key) == ("gap", None, "signature")
    assert found.message.en == ("Trainer's signature missing: 2 Mar 2026 (morning), 2 Mar 2026 (afternoon).")


def test_a_sheet_without_a_place_for_the_trainer(draft, findings):
    draft.change(Attendance, trainer=None, trainer_signature=None)
    (found,) = findings("SIG002", draft)
    assert found.found.fr == "Nom et signature du formateur absents"


def test_trainer_without_name(draft, findings):
    draft.change(Attendance, trainer=None)
    (found,) = findings("SIG002", draft)
    assert found.key == "name"


def test_no_sheet_no_trainer(live, reasons):
    live.evidence = [one for one in live.evidence if not isinstance(one, Attendance)]
    assert reasons("SIG002", live) == ["Nothing to compare."]


def test_no_pictures(draft, findings, reasons):
    assert findings("SIG006", draft) == []
    assert reasons("SIG006", draft) == ["No signature picture."]


def test_every_picture_once(draft, findings):
    cells = [one for one in draft.evidence if isinstance(one, Attendance)]
    for number, one in enumerate(cells):
        restate(draft, one.person.name, one.half_day, signature=image(f"{number:064}"))
    assert findings("SIG006", draft) == []


def test_one_picture_on_two_half_days(draft, findings):
    draft.change(Attendance, DURAND, signature=image(PICTURE))
    (found,) = findings("SIG006", draft)
    assert (found.state, found.learner) == ("contradiction", "l1")
    assert found.message.fr.startswith("Camille Durand : la même image de signature sur 2 demi-journées")
    assert len(found.locators) == 2


def test_several_pictures_of_one_learner_make_one_finding(draft, findings):
    for day, digest in ((date(2026, 3, 9), OTHER), (date(2026, 3, 16), OTHER)):
        draft.line(DURAND, day=day, signature=image(digest))
    draft.change(Attendance, MARTIN, signature=image(PICTURE))
    assert [(one.learner, one.found.en) for one in findings("SIG006", draft)] == [
        ("l1", "one picture found 2 times"),
        ("l2", "one picture found 2 times"),
    ]


def test_one_picture_for_two_people(draft, findings):
    restate(draft, DURAND, "morning", signature=image(PICTURE))
    restate(draft, MARTIN, "morning", signature=image(PICTURE))
    (found,) = findings("SIG006", draft)
    assert (found.learner, found.found.fr) == (None, "une image pour 2 personnes")
    assert "Camille Durand, Louis Martin" in found.message.fr


def test_a_trainers_picture_counts_once_a_slot(draft, findings):
    restate(draft, DURAND, "morning", trainer_signature=image(PICTURE))
    restate(draft, MARTIN, "morning", trainer_signature=image(PICTURE))
    assert findings("SIG006", draft) == [], "one slot, whatever the number of learners"
    restate(draft, DURAND, "afternoon", trainer_signature=image(PICTURE))
    (found,) = findings("SIG006", draft)
    assert found.learner is None
    assert found.message.fr.startswith("Alex Petit : la même image")


def test_a_signing_tool_may_keep_one_picture(draft, findings):
    draft.change(Attendance, DURAND, signature=image(PICTURE, "electronic"))
    (found,) = findings("SIG006", draft)
    assert found.state == "to_judge"


def test_the_same_sheet_filed_twice_is_no_reuse(draft, findings):
    restate(draft, DURAND, "morning", signature=image(PICTURE))
    draft.line(DURAND, "morning", signature=image(PICTURE), locator=draft.locator("emargement (1).xlsx"))
    assert findings("SIG006", draft) == []


def test_pictures_on_undated_lines_are_told_apart_by_place(draft, findings):
    for _ in range(2):
        draft.line(DURAND, day=None, signature=image(PICTURE))
    assert len(findings("SIG006", draft)) == 1
