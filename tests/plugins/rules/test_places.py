"""IDN005 and IDN006: in one dossier, and across dossiers."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import msgspec
import pytest

from auditready import DossierFacts, Finding, Mention
from auditready_plugins.rules.pictures import copied_signature

from .conftest import DAY, LEARNERS, TRAINER, Draft, clean_day, run

DURAND = LEARNERS[0]
EMAIL = "camille.durand@example.com"


def across(code: str, **drafts: Draft) -> dict[str, list[Finding]]:
    """Run the comparison of a rule on several dossiers, their facts packed and unpacked as between processes."""
    from auditready_plugins.rules import RULES

    (rule,) = (declared for declared in RULES if declared.criterion.code == code)
    facts = []
    for name, draft in drafts.items():
        dossier = draft.dossier()
        dossier.id = name
        found = rule.comparison.collect(dossier)
        if found is not None:
            packed = msgspec.msgpack.encode(found)
            facts.append(DossierFacts(name, msgspec.msgpack.decode(packed, type=rule.comparison.facts)))
    findings: dict[str, list[Finding]] = {}
    for name, finding in rule.comparison.compare(facts):
        assert finding.locators
        assert finding.message.fr != finding.message.en
        findings.setdefault(name, []).append(finding)
    for given in findings.values():
        assert len({(one.learner, one.key) for one in given}) == len(given), "two findings under one fingerprint"
    return findings


def states(found: dict[str, list[Finding]]) -> dict[str, list[str]]:
    return {name: [one.state for one in findings] for name, findings in found.items()}


def session(title: str, *, names=LEARNERS, email=None, file="emargement", place=None, trainer=TRAINER, **cell) -> Draft:
    """A day with a sheet of its own."""
    draft = Draft()
    for half_day in ("morning", "afternoon"):
        for name in names:
            draft.line(
                name,
                half_day,
                title=title,
                person=Mention(name=name, email=email),
                place=place,
                trainer=Mention(name=trainer),
                locator=draft.locator(f"{title}/{file}.xlsx", name),
                **cell,
            )
    draft.settings["title"] = title
    return draft


# --- within one dossier --------------------------------------------------------------------------------------


def test_sheet_and_report_of_one_class_are_one_place(live, findings):
    assert findings("IDN005", live) == []
    assert findings("IDN006", live) == []


def test_two_live_classes_at_one_time(live, findings):
    live.stay(DURAND, meeting_id="811", locator=live.locator("zoom a.csv", DURAND))
    live.stay(DURAND, meeting_id="822", locator=live.locator("zoom b.csv", DURAND))
    (found,) = findings("IDN005", live)
    assert (found.state, found.learner) == ("contradiction", "l1")
    assert {locator.file for locator in found.locators} == {"zoom a.csv", "zoom b.csv"}


def test_two_exports_of_one_class_are_one_place(live, findings):
    for file in ("zoom a.csv", "zoom b.csv"):
        live.stay(DURAND, meeting_id="811", locator=live.locator(file, DURAND))
    assert findings("IDN005", live) == []


def test_two_exports_that_name_no_class_tell_nothing(live, findings):
    for file in ("zoom a.csv", "zoom b.csv"):
        live.stay(DURAND, locator=live.locator(file, DURAND))
    assert findings("IDN005", live) == []


def test_somebody_may_come_late_from_another_class(live, findings):
    start = datetime.combine(DAY, time(9))
    for number, (begin, end) in {"811": (0, 100), "822": (86, 200)}.items():
        live.stay(
            DURAND,
            start=start + timedelta(minutes=begin),
            end=start + timedelta(minutes=end),
            meeting_id=number,
            locator=live.locator(f"{number}.csv", DURAND),
        )
    assert findings("IDN005", live) == []


def test_a_live_class_of_another_slot_during_a_signed_half_day(draft, findings):
    start = datetime.combine(DAY, time(11, 30))
    draft.stay(DURAND, start=start, end=start + timedelta(hours=3), minutes=180)
    (found,) = findings("IDN005", draft)
    assert (found.state, found.learner) == ("to_judge", "l1")
    assert "02/03/2026 de 11 h 30 à 14 h 30 (classe virtuelle)" in found.message.fr


def test_one_trainer_in_two_rooms(draft, findings):
    groups = {"a": "Salle Cévennes", "b": "Salle Larzac"}
    draft.evidence = []
    for (file, room), name in zip(groups.items(), LEARNERS, strict=True):
        draft.line(name, place=room, locator=draft.locator(f"{file}.xlsx", name))
    (found,) = findings("IDN006", draft)
    assert (found.state, found.learner) == ("to_judge", None)
    assert {locator.file for locator in found.locators} == {"a.xlsx", "b.xlsx"}


def test_two_sheets_of_one_room_are_one_class(draft, findings):
    for name in LEARNERS:
        draft.line(name, place="Salle Cévennes", locator=draft.locator("individuelle.xlsx", name))
    assert findings("IDN005", draft) == []
    assert findings("IDN006", draft) == []


def test_nothing_dated_is_nothing_to_compare(draft, reasons):
    draft.evidence = []
    draft.line(DURAND, day=None, trainer=None)
    assert reasons("IDN005", draft) == ["No dated presence of a learner."]
    assert reasons("IDN006", draft) == ["No trainer named on a date."]


# --- across dossiers -----------------------------------------------------------------------------------------


def test_one_dossier_alone_has_nothing_against_it():
    assert across("IDN005", a=session("Excel")) == {}


def test_a_learner_in_two_dossiers_with_one_address():
    found = across("IDN005", a=session("Excel", email=EMAIL), b=session("Anglais", names=(DURAND,), email=EMAIL))
    assert states(found) == {"a": ["contradiction"], "b": ["contradiction"]}
    assert "du dossier « b »" in found["a"][0].message.fr
    assert {locator.file for locator in found["a"][0].locators} == {"Excel/emargement.xlsx", "Anglais/emargement.xlsx"}


def test_the_name_alone_is_a_question():
    found = across("IDN005", a=session("Excel"), b=session("Anglais", names=("DURAND Camille",)))
    assert states(found) == {"a": ["to_judge"], "b": ["to_judge"]}


def test_two_addresses_are_two_people():
    other = session("Anglais", names=(DURAND,), email="c.durand@other.example")
    assert across("IDN005", a=session("Excel", email=EMAIL), b=other) == {}


def test_a_first_name_alone_is_nobody_in_particular():
    assert across("IDN005", a=session("Excel", names=("Camille",)), b=session("Anglais", names=("Camille",))) == {}


def test_absences_and_blank_cells_are_no_presence():
    for state in ("absent", "unsigned"):
        assert across("IDN005", a=session("Excel"), b=session("Anglais", names=(DURAND,), state=state)) == {}


def test_two_dossiers_of_one_class_do_not_contradict_each_other():
    one, other = session("Excel niveau 2"), session("Excel niveau 2 - groupe ACME", names=("Inès Roy",))
    assert across("IDN005", a=one, b=other) == {}
    assert across("IDN006", a=one, b=other) == {}


def test_one_title_in_two_rooms_is_a_question():
    one, other = session("Excel", place="Salle Cévennes, Nîmes"), session("Excel", place="3 rue Neuve, Lyon", file="b")
    assert states(across("IDN006", a=one, b=other)) == {"a": ["to_judge"], "b": ["to_judge"]}


def test_a_trainer_of_two_trainings_at_one_time():
    found = across("IDN006", a=session("Excel"), b=session("Anglais", names=("Inès Roy",)))
    assert states(found) == {"a": ["contradiction"], "b": ["contradiction"]}
    assert [one.learner for one in found["a"]] == [None]


def test_half_days_without_times_leave_a_question():
    untimed = session("Anglais", names=("Inès Roy",), start=None, end=None)
    assert states(across("IDN006", a=session("Excel"), b=untimed)) == {"a": ["to_judge"], "b": ["to_judge"]}


def test_the_same_sheet_filed_in_two_dossiers_is_one_proof():
    one, other = session("Excel"), session("Anglais")
    for draft, title in ((one, "Excel"), (other, "Anglais")):
        draft.file(f"{title}/emargement.xlsx", sha256="ab" * 32)
    assert across("IDN005", a=one, b=other) == {}


def test_another_day_is_no_clash():
    other = Draft(settings={"title": "Anglais"})
    other.line(DURAND, day=date(2026, 3, 9), title="Anglais")
    assert across("IDN005", a=session("Excel"), b=other) == {}


def test_cost_grows_with_the_stays_and_not_with_their_square(monkeypatch):
    from auditready_plugins.rules import whereabouts

    calls = 0
    real = whereabouts.shared_minutes

    def counted(one, other):
        nonlocal calls
        calls += 1
        return real(one, other)

    monkeypatch.setattr(whereabouts, "shared_minutes", counted)

    def cost(number: int) -> int:
        nonlocal calls
        calls = 0
        across("IDN006", **{f"d{i:03}": session(f"Excel {i:03}", names=(f"Inès Roy{i}",), start=time(9), end=time(10))
                            for i in range(number)})  # fmt: skip
        return calls

    few, many = cost(40), cost(160)
    assert many < few * 8


# --- signature pictures --------------------------------------------------------------------------------------


def picture(draft: Draft, name: str, digest: str, day: date = DAY, kind: str = "image", file: str = "") -> None:
    from auditready import Signature

    draft.line(name, day=day, signature=Signature(kind=kind, digest=digest),
               locator=draft.locator(file or f"{id(draft)}.xlsx", name))  # fmt: skip


@pytest.fixture
def two() -> tuple[Draft, Draft]:
    return Draft(), Draft()


def test_one_picture_of_two_people_in_two_dossiers(two):
    picture(two[0], DURAND, "a" * 64)
    picture(two[1], "Inès Roy", "a" * 64)
    found = across("SIG006", a=two[0], b=two[1])
    assert states(found) == {"a": ["contradiction"], "b": ["contradiction"]}
    assert "« b »" in found["a"][0].message.fr


def test_one_picture_of_one_person_on_two_days_of_two_dossiers(two):
    picture(two[0], DURAND, "a" * 64)
    picture(two[1], DURAND, "a" * 64, date(2026, 4, 7))
    found = across("SIG006", a=two[0], b=two[1])
    assert states(found) == {"a": ["contradiction"], "b": ["contradiction"]}
    assert found["a"][0].learner == "l1"


def test_a_signing_tool_may_keep_one_picture(two):
    picture(two[0], DURAND, "a" * 64, kind="electronic")
    picture(two[1], DURAND, "a" * 64, date(2026, 4, 7), kind="electronic")
    assert states(across("SIG006", a=two[0], b=two[1])) == {"a": ["to_judge"], "b": ["to_judge"]}


def test_one_class_in_two_dossiers_was_signed_once(two):
    picture(two[0], DURAND, "a" * 64)
    picture(two[1], DURAND, "a" * 64)
    assert across("SIG006", a=two[0], b=two[1]) == {}


def test_a_sheet_above_two_dossiers_is_one_proof(two):
    for draft in two:
        picture(draft, DURAND, "a" * 64, file="commun.xlsx")
        picture(draft, "Inès Roy", "a" * 64, file="commun.xlsx")
    assert across("SIG006", a=two[0], b=two[1]) == {}


def test_many_dossiers_are_counted_and_three_named():
    drafts = {}
    for number in range(8):
        drafts[f"d{number}"] = Draft()
        picture(drafts[f"d{number}"], DURAND, "a" * 64, date(2026, 3, 2) + timedelta(days=number))
    (found,) = across("SIG006", **drafts)["d0"]
    assert found.message.en.endswith("“d1”, “d2”, “d3” and 4 more.")
    assert len(found.locators) == 4


def test_pictures_are_compared_by_the_rule_that_compares_them_within_a_dossier():
    assert copied_signature.comparison is not None
    assert run("SIG006", clean_day().dossier()) != []
