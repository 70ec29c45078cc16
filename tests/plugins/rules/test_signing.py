"""SIG003, SIG004, SIG005, SIG007, SIG008."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import msgspec
import pytest

from auditready import Attendance, DocumentSignature, Locator, Mention, Scope, Signature, Tolerances

DURAND, MARTIN = "Camille Durand", "Louis Martin"
GROUP = (DURAND, MARTIN, "Noé Leroy", "Inès Faure")
DAY = date(2026, 3, 2)
BEGINS = {"morning": datetime(2026, 3, 2, 9), "afternoon": datetime(2026, 3, 2, 13, 30)}


def electronic(at: datetime | None = None, **fields: Any) -> Signature:
    return Signature(kind="electronic", at=at, **fields)


def restate(draft, person: str | None, which: str | None, /, **fields) -> None:
    """Change the cells of a person, of a half-day, or of both."""
    for place, one in enumerate(draft.evidence):
        if isinstance(one, Attendance) and person in {None, one.person.name} and which in {None, one.half_day}:
            draft.evidence[place] = msgspec.structs.replace(one, **fields)


def sign_all(draft, seconds: int = 300, **fields: Any) -> None:
    """Sign every half-day electronically, one learner ``seconds`` after the other."""
    for half_day, begins in BEGINS.items():
        for number, name in enumerate(GROUP):
            at = begins + timedelta(seconds=(number + 1) * seconds + number)
            restate(draft, name, half_day, signature=electronic(at, **fields))


@pytest.fixture
def group(draft):
    """The clean day with four learners, everybody signed electronically."""
    for half_day in BEGINS:
        for name in GROUP[2:]:
            draft.line(name, half_day)
    sign_all(draft)
    return draft


# --- SIG003 --------------------------------------------------------------------------------------------------


def test_one_signature_a_half_day(draft, findings):
    assert findings("SIG003", draft) == []


def test_one_signature_a_day_is_a_gap(draft, findings):
    restate(draft, None, "morning", half_day="day", start=time(9), end=time(17))
    (found,) = findings("SIG003", draft)
    assert (found.state, found.key, found.learner) == ("gap", "day", None)
    assert found.message.fr == "Une seule signature pour la journée, 02/03/2026."
    assert found.found.fr == "signatures de ce genre : 2, apprenants : 2"


def test_a_day_of_five_hours_is_one_half_day(draft, findings):
    restate(draft, None, None, half_day="day", start=time(10), end=time(15))
    assert findings("SIG003", draft) == []


def test_a_merged_signature_is_a_gap(draft, findings):
    restate(draft, DURAND, None, signature=Signature(kind="image", half_days=2))
    (found,) = findings("SIG003", draft)
    assert (found.state, found.key) == ("gap", "merged")


def test_a_merged_picture_is_not_one_used_again(draft, findings):
    restate(draft, DURAND, None, signature=Signature(kind="image", digest="a" * 64, half_days=2))
    assert findings("SIG006", draft) == []


def test_one_signature_for_a_week_is_a_gap(draft, findings):
    restate(draft, DURAND, "morning", date=None, first_day=DAY, last_day=date(2026, 3, 6))
    (found,) = findings("SIG003", draft)
    assert (found.state, found.key) == ("gap", "period")
    assert found.message.en == "One signature alone for a whole period, 2 Mar 2026 to 6 Mar 2026."


def test_a_date_alone_is_a_question(draft, findings):
    restate(draft, DURAND, "morning", half_day=None, start=None, end=None)
    (found,) = findings("SIG003", draft)
    assert (found.state, found.key) == ("to_judge", "open")


def test_an_absence_or_a_mark_covers_nothing(draft, findings):
    restate(draft, DURAND, None, state="absent", signature=Signature(kind="image", half_days=2))
    assert findings("SIG003", draft) == []


# --- SIG004 --------------------------------------------------------------------------------------------------


def test_signed_during_the_half_day(group, findings):
    assert findings("SIG004", group) == []


def test_pictures_say_nothing_of_the_time(draft, reasons):
    assert reasons("SIG004", draft) == ["No signature says when it was given."]


def test_signed_before_the_half_day_contradicts(group, findings):
    restate(group, DURAND, "afternoon", signature=electronic(BEGINS["morning"]))
    (found,) = findings("SIG004", group)
    assert (found.state, found.learner, found.key) == ("contradiction", "l1", "early")
    assert found.message.fr == (
        "Camille Durand : signature donnée avant la demi-journée, 02/03/2026 (après-midi) signée le 02/03/2026 09:00."
    )


@pytest.mark.parametrize(("minutes", "keys"), [(-30, []), (-31, ["early"]), (240, []), (241, ["late"])])
def test_half_an_hour_around_the_half_day_is_tolerated(group, findings, minutes, keys):
    at = BEGINS["morning"] + timedelta(minutes=minutes)
    restate(group, DURAND, "morning", signature=electronic(at))
    assert keys == [found.key for found in findings("SIG004", group)]


def test_the_tolerance_is_the_dossiers(group, findings):
    restate(group, DURAND, "morning", signature=electronic(BEGINS["morning"] - timedelta(minutes=45)))
    group.scope = Scope(tolerances=Tolerances(signing_minutes=60))
    assert findings("SIG004", group) == []


def test_one_late_signature_is_a_question(group, findings):
    restate(group, DURAND, "morning", signature=electronic(datetime(2026, 3, 3, 8)))
    (found,) = findings("SIG004", group)
    assert (found.state, found.key) == ("to_judge", "late")


def test_half_days_signed_together_afterwards_contradict(group, findings):
    for number, half_day in enumerate(BEGINS):
        restate(group, DURAND, half_day, signature=electronic(datetime(2026, 3, 2, 19, 0, number * 20)))
    (found,) = findings("SIG004", group)
    assert (found.state, found.key) == ("contradiction", "late")
    assert found.message.en.startswith("Camille Durand: half-days signed in bulk afterwards, ")


def test_without_times_the_day_decides(group, findings):
    restate(group, DURAND, "morning", start=None, end=None, signature=electronic(datetime(2026, 3, 2, 23)))
    assert findings("SIG004", group) == []
    restate(group, DURAND, "morning", signature=electronic(datetime(2026, 3, 1, 23)))
    assert [found.key for found in findings("SIG004", group)] == ["early"]


def test_an_evening_class_past_midnight(group, findings):
    late = electronic(datetime(2026, 3, 3, 0, 20))
    restate(group, DURAND, "morning", half_day="evening", start=time(22), end=time(0, 30), signature=late)
    assert findings("SIG004", group) == []


def test_a_time_with_its_zone_is_put_on_the_dossiers_wall(group, findings):
    restate(group, DURAND, "morning", signature=electronic(datetime(2026, 3, 2, 8, 5, tzinfo=UTC)))
    assert findings("SIG004", group) == []
    assert findings("SIG005", group) == []


# --- SIG005 --------------------------------------------------------------------------------------------------


def test_signed_one_by_one(group, findings):
    assert findings("SIG005", group) == []


def test_a_group_within_seconds_is_a_question(group, findings):
    sign_all(group, seconds=3)
    (found,) = findings("SIG005", group)
    assert (found.state, found.learner, found.key) == ("to_judge", None, "chain")
    assert "02/03/2026 (matin), 09:00:03 – 09:00:15" in found.message.fr


def test_within_seconds_from_one_device_contradicts(group, findings):
    sign_all(group, seconds=3, device="Tablette")
    (found,) = findings("SIG005", group)
    assert (found.state, found.key) == ("contradiction", "device chain")


def test_minutes_alone_tell_nothing(group, findings):
    for half_day, begins in BEGINS.items():
        restate(group, None, half_day, signature=electronic(begins))
    assert findings("SIG005", group) == []


def test_half_of_the_group_is_no_chain(group, findings):
    sign_all(group, seconds=3)
    for name in GROUP[2:]:
        restate(group, name, None, signature=electronic(datetime(2026, 3, 2, 10, 1, 30)))
    restate(group, GROUP[3], None, signature=electronic(datetime(2026, 3, 2, 11, 2, 40)))
    assert findings("SIG005", group) == []


def test_a_tablet_goes_round_a_room(group, findings):
    sign_all(group, device="Tablette")
    assert findings("SIG005", group) == []


def test_one_device_in_a_live_class_is_a_question(group, findings):
    group.settings["modality"] = "synchronous"
    sign_all(group, device="10.0.0.1")
    (found,) = findings("SIG005", group)
    assert (found.state, found.key) == ("to_judge", "device")


def test_one_address_for_two_learners_is_a_question(group, findings):
    for name in GROUP[:2]:
        restate(group, name, "morning", signature=electronic(signer="rh@acme.example"))
    (found,) = findings("SIG005", group)
    assert (found.state, found.key) == ("to_judge", "address")
    assert "Camille Durand, Louis Martin" in found.message.en


# --- SIG007 --------------------------------------------------------------------------------------------------


def test_one_address_each(group, findings):
    for name in GROUP:
        restate(group, name, None, signature=electronic(signer=f"{name[:3]}@example.org"))
    assert findings("SIG007", group) == []


def test_two_addresses_of_one_learner_are_a_question(group, findings):
    restate(group, DURAND, "morning", signature=electronic(signer="camille@example.org"))
    restate(group, DURAND, "afternoon", signature=electronic(signer="RH@acme.example"))
    (found,) = findings("SIG007", group)
    assert (found.state, found.learner, found.key) == ("to_judge", "l1", "address")
    assert found.found.fr == "camille@example.org, rh@acme.example"


@pytest.mark.parametrize(
    ("one", "other", "found"), [("C.D.", "DC", 0), ("CD", "C.M.D", 0), ("CD", "XY", 1), ("CD", "Camille Durand", 0)]
)
def test_initials_that_differ(draft, findings, one, other, found):
    for half_day, text in zip(BEGINS, (one, other), strict=True):
        restate(draft, DURAND, half_day, signature=Signature(kind="handwritten-text", text=text))
    assert found == len(findings("SIG007", draft))


def test_strokes_are_not_compared(draft, reasons):
    assert reasons("SIG007", draft) == ["No signature has an address or initials: strokes are not compared."]


# --- SIG008 --------------------------------------------------------------------------------------------------


def seal(**fields: Any) -> DocumentSignature:
    return DocumentSignature(**{"locator": Locator(file="convention.pdf", quote="x"), "signer": "A. Roux", **fields})


def test_a_seal_that_holds(draft, findings):
    draft.evidence.append(seal(intact=True, changed_after=False))
    assert findings("SIG008", draft) == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"intact": False, "changed_after": False}, "electronic signature not valid (A. Roux)"),
        ({"intact": True, "changed_after": True}, "document changed after it was signed electronically (A. Roux)"),
    ],
)
def test_a_seal_that_does_not_hold_contradicts(draft, findings, fields, words):
    draft.evidence.append(seal(**fields))
    (found,) = findings("SIG008", draft)
    assert found.state == "contradiction"
    assert words in found.message.en


def test_a_seal_that_could_not_be_checked_is_no_finding(draft, reasons, findings):
    draft.evidence.append(seal(detail="pyhanko"))
    assert reasons("SIG008", draft) == ["Signatures are there but were not checked: see each file's note."]
    assert findings("SIG008", draft) == []


def test_a_seal_that_cannot_be_read_is_a_question(draft, findings):
    draft.evidence.append(seal(signer=None, detail="PdfReadError"))
    (found,) = findings("SIG008", draft)
    assert found.state == "to_judge"
    assert "cannot be read (unknown signer)" in found.message.en


def test_seals_of_a_stranger_are_nobodys_mention(draft):
    draft.evidence.append(seal(intact=True))
    assert Mention(name="A. Roux") not in [person.name for person in draft.dossier().people]
