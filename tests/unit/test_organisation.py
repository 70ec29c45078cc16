"""The provider's own folder: what each missing piece changes, for whom an indicator is, what is new, what is old."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date

import jsonschema
import jsonschema_rs
import pytest
from msgspec import structs
from tests.unit.modality_oracle import schema_of
from tests.unit.organisation_records import (
    ACTION,
    AGEFIPH,
    AUTHORISATION,
    BOOKLET,
    CHART,
    COMPANY,
    COMPLAINT,
    COMPLETE,
    CONTRACT,
    COUNCIL,
    CV,
    EMPLOYMENT,
    EVERYTHING,
    FIGURE,
    HERE,
    ITEMS,
    JOBS,
    LAW,
    PAGE,
    PROCEDURES,
    RISK,
    ROOM,
    SYNTHESES,
    TEACHING,
    TEACHING_SURVEY,
    TEAM,
    TODAY,
    TRAINED,
    judged,
    organisation,
    states,
)

from auditready import Complaint, Evidence, Scope, Watch
from auditready.audit.organisation import TOPICS, OrganisationDocument, indicators_of
from auditready.model import Freshness
from auditready.standard import load_standard

Records = Sequence[Evidence]
Change = Callable[[Records], Records]

OLD = date(2023, 1, 10)
ALL = {f"ORG2{number:02}": "demonstrable" for number in range(1, 34)}


def test_a_complete_folder_demonstrates_every_indicator() -> None:
    assert states(organisation()) == ALL


def without(*gone: Evidence) -> Change:
    return lambda records: [record for record in records if record not in gone]


def instead(old: Evidence, *new: Evidence) -> Change:
    return lambda records: [*(record for record in records if record != old), *new]


def but(record: Evidence, **changes: object) -> Change:
    return instead(record, structs.replace(record, **changes))


def no_procedure(*topics: str) -> Change:
    """Leave out the procedures about these topics."""
    return lambda records: [each for each in records if not set(getattr(each, "topics", ())) & set(topics)]


def both(*changes: Change) -> Change:
    def change(records: Records) -> Records:
        for each in changes:
            records = each(records)
        return records

    return change


def items(*gone: str) -> Change:
    return but(PAGE, items=tuple(item for item in ITEMS if item not in gone))


BENEFICIARY, CLIENT, TRAINER, FUNDER = SYNTHESES
QUIET = structs.replace(BOOKLET, topics=("safety", "complaints"))

CASES: list[tuple[str, Change, dict[str, str]]] = [
    ("no page", without(PAGE), {"ORG201": "gap", "ORG203": "gap", "ORG205": "demonstrable"}),
    ("page without price", items("price"), {"ORG201": "gap"}),
    ("page without financing", items("financing"), {"ORG201": "gap"}),
    ("page without pass rate", items("pass_rate"), {"ORG203": "gap"}),
    ("page without further study", items("further_study"), {"ORG203": "gap"}),
    ("no figure", without(FIGURE), {"ORG202": "gap"}),
    ("figure without method", but(FIGURE, method=None), {"ORG202": "gap"}),
    ("figure of long ago", but(FIGURE, at=OLD), {"ORG202": "gap"}),
    ("figure without date", but(FIGURE, at=None), {"ORG202": "to_judge"}),
    ("no needs procedure", no_procedure("needs"), {"ORG204": "gap"}),
    ("no objectives", both(items("objectives"), no_procedure("objectives")), {"ORG201": "gap", "ORG205": "gap"}),
    ("no design procedure", no_procedure("design"), {"ORG206": "gap"}),
    ("no authorisation", without(AUTHORISATION), {"ORG207": "gap"}),
    ("no cross table", no_procedure("certification"), {"ORG207": "to_judge"}),
    ("no positioning procedure", no_procedure("positioning"), {"ORG208": "gap"}),
    ("rules without booklet", both(no_procedure("welcome"), but(BOOKLET, documents=("rules",))), {"ORG209": "gap"}),
    ("booklet without rules", but(BOOKLET, documents=("booklet",)), {"ORG209": "gap"}),
    ("no follow-up procedure", no_procedure("adaptation"), {"ORG210": "gap"}),
    ("no assessment procedure", no_procedure("assessment"), {"ORG211": "gap"}),
    ("no drop-out procedure", no_procedure("engagement"), {"ORG212": "gap"}),
    ("nothing on violence", both(no_procedure("violence"), lambda r: [*r, QUIET]),
        {"ORG212": "gap", "ORG214": "gap", "ORG215": "gap"}),
    ("violence in the booklet alone", both(no_procedure("violence"), lambda r: [*r, BOOKLET]), {"ORG214": "gap"}),
    ("no work-study procedure", no_procedure("alternance"), {"ORG213": "gap"}),
    ("no social support", no_procedure("support"), {"ORG214": "gap"}),
    ("no apprentices' rights", both(no_procedure("apprentice_rights"), but(BOOKLET, topics=("violence",))),
        {"ORG215": "gap"}),
    ("no exam rules", no_procedure("exam"), {"ORG216": "gap"}),
    ("no means", both(without(ROOM), no_procedure("means")), {"ORG217": "gap"}),
    ("nobody named", without(*CHART), {"ORG218": "gap", "ORG220": "gap"}),
    ("no coordination", both(without(TEAM), no_procedure("coordination")), {"ORG218": "to_judge"}),
    ("no resources", no_procedure("resources"), {}),
    ("remote modules unchecked", no_procedure("remote_follow_up"), {"ORG219": "gap"}),
    ("no mobility officer", without(CHART[1]), {"ORG220": "gap"}),
    ("no council", without(COUNCIL), {"ORG220": "gap"}),
    ("council of long ago", but(COUNCIL, at=OLD), {"ORG220": "gap"}),
    ("council without date", but(COUNCIL, at=None), {"ORG220": "to_judge"}),
    ("no CV", without(CV), {"ORG221": "gap"}),
    ("skills verified nowhere", no_procedure("trainer_skills"), {"ORG221": "to_judge"}),
    ("nobody trained", without(TRAINED), {"ORG222": "gap"}),
    ("training planned", but(TRAINED, status="planned"), {"ORG222": "gap"}),
    ("training of long ago", but(TRAINED, at=OLD), {"ORG222": "gap"}),
    ("training without date", but(TRAINED, at=None), {"ORG222": "to_judge"}),
    ("no legal watch", without(LAW), {"ORG223": "gap"}),
    ("legal watch not used", but(LAW, use=None), {"ORG223": "gap"}),
    ("legal watch of long ago", but(LAW, at=OLD), {"ORG223": "gap"}),
    ("legal watch of long ago, used lately", but(LAW, at=OLD, used_on=date(2026, 5, 4)), {}),
    ("legal watch without date", but(LAW, at=None), {"ORG223": "to_judge"}),
    ("watch of no theme", but(LAW, theme=None), {"ORG223": "to_judge"}),
    ("watch on jobs not used", but(JOBS, use=None), {"ORG224": "gap"}),
    ("no watch on teaching", without(TEACHING), {"ORG225": "gap"}),
    ("no disability network", without(AGEFIPH), {"ORG226": "gap"}),
    ("disability network of long ago", but(AGEFIPH, at=OLD), {"ORG226": "gap"}),
    ("no subcontract", without(CONTRACT), {"ORG227": "gap"}),
    ("subcontract without clause", but(CONTRACT, quality_clause=False), {"ORG227": "gap"}),
    ("clause that cannot be told", but(CONTRACT, quality_clause=None), {"ORG227": "to_judge"}),
    ("subcontractors not followed", no_procedure("subcontracting"), {"ORG227": "to_judge"}),
    ("no company", both(without(COMPANY), no_procedure("company_network")), {"ORG228": "gap"}),
    ("no employment partner", both(without(EMPLOYMENT), no_procedure("integration")), {"ORG229": "gap"}),
    ("beneficiaries not asked", without(BENEFICIARY), {"ORG230": "gap"}),
    ("teams not asked", without(TRAINER), {"ORG230": "gap"}),
    ("companies not asked", without(CLIENT), {"ORG230": "to_judge"}),
    ("funders not asked", without(FUNDER), {"ORG230": "to_judge"}),
    ("answers without conclusion",
        lambda r: [structs.replace(e, findings=None, decisions=None) if e in SYNTHESES else e for e in r],
        {"ORG230": "gap"}),
    ("no complaint, a procedure", without(COMPLAINT), {"ORG231": "to_judge"}),
    ("register that says there was none",
        instead(COMPLAINT, Complaint(locator=HERE, subject="Néant", none=True)), {}),
    ("register without procedure",
        both(no_procedure("complaints"), but(BOOKLET, topics=("safety", "violence"))), {"ORG231": "to_judge"}),
    ("complaint that waits", but(COMPLAINT, answered=None), {"ORG231": "gap"}),
    ("complaint of last week", but(COMPLAINT, answered=None, received=date(2026, 11, 16)), {}),
    ("no action", without(ACTION), {"ORG232": "gap"}),
    ("action from an audit", but(ACTION, source="audit"), {"ORG232": "gap"}),
    ("action of nobody", but(ACTION, owner=None), {"ORG232": "gap"}),
    ("action without date nor progress", but(ACTION, due=None, status=None), {"ORG232": "gap"}),
    ("action without effect", but(ACTION, effect=None), {"ORG232": "to_judge"}),
    ("no risk", without(RISK), {"ORG232": "gap"}),
    ("teaching not assessed", without(TEACHING_SURVEY), {"ORG233": "gap"}),
    ("results not shared", but(TEACHING_SURVEY, shared=None), {"ORG233": "gap"}),
]  # fmt: skip


@pytest.mark.parametrize(("change", "changed"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_what_a_missing_piece_changes_and_nothing_else(change: Change, changed: dict[str, str]) -> None:
    expected = {**ALL, **changed}
    assert states(organisation(change(COMPLETE))) == expected


@pytest.mark.parametrize("change", [pytest.param(case[1], id=case[0]) for case in CASES])
def test_two_engines_agree(change: Change) -> None:
    dossier = organisation(change(COMPLETE))
    document = OrganisationDocument(dossier, load_standard().referential_on(TODAY)).json
    plain = json.loads(json.dumps(document))
    for each in schema_of("organisation")["allOf"]:
        expected = jsonschema.Draft202012Validator(each).is_valid(plain)
        assert expected == jsonschema_rs.Draft202012Validator(each, offline=True).is_valid(plain)


def test_every_requirement_can_be_a_gap() -> None:
    assert set(states(organisation([])).values()) == {"gap"}


# --- for whom ------------------------------------------------------------------------------------------------


def asked(scope: Scope, audit_date: date = TODAY) -> set[int]:
    return {
        int(code[3:]) - 200
        for code, state in states(organisation([], scope=scope, audit_date=audit_date)).items()
        if state != "not_applicable"
    }


CONDITIONAL = {3, 7, 13, 16, 27, 28}
OF_APPRENTICES = {14, 15, 20, 29, 33}


@pytest.mark.parametrize(
    ("scope", "left_out"),
    [
        pytest.param(Scope(), CONDITIONAL | OF_APPRENTICES, id="trainings"),
        pytest.param(Scope(certifying=True), {13, 27, 28} | OF_APPRENTICES, id="certifying"),
        pytest.param(Scope(alternance=True), {3, 7, 16, 27} | OF_APPRENTICES, id="work-study"),
        pytest.param(Scope(work_based=True), {3, 7, 13, 16, 27} | OF_APPRENTICES, id="at work"),
        pytest.param(Scope(uses_subcontractors=True), {3, 7, 13, 16, 28} | OF_APPRENTICES, id="with subcontractors"),
        pytest.param(Scope(subcontractor=True), {1, 2} | CONDITIONAL | OF_APPRENTICES, id="as a subcontractor"),
        pytest.param(Scope(categories=("BC",)), {3, 7, 8, 13, 16, 27, 28} | OF_APPRENTICES, id="skills assessments"),
        pytest.param(Scope(categories=("VAE",)), {3, 7, 8, 13, 16, 27, 28} | OF_APPRENTICES, id="prior experience"),
        pytest.param(Scope(categories=("CFA",)), CONDITIONAL, id="apprenticeship"),
        pytest.param(EVERYTHING, set(), id="everything"),
    ],
)
def test_indicators_are_asked_of_those_they_are_for(scope: Scope, left_out: set[int]) -> None:
    assert asked(scope) == set(range(1, 34)) - left_out


def test_indicator_33_does_not_exist_before_november_2026() -> None:
    assert asked(EVERYTHING, date(2026, 10, 31)) == set(range(1, 33))


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("ORG201", items("recognition", "financing", "modes")),
        ("ORG202", but(FIGURE, method=None)),
        ("ORG203", items("further_study")),
        ("ORG207", without(AUTHORISATION)),
        ("ORG212", both(no_procedure("violence"), lambda records: [*records, QUIET])),
        ("ORG219", no_procedure("remote_follow_up")),
        ("ORG227", but(CONTRACT, quality_clause=False)),
        ("ORG232", without(RISK)),
    ],
)
def test_what_the_text_of_2026_adds_is_not_asked_before(code: str, change: Change) -> None:
    before = states(organisation(change(COMPLETE), audit_date=date(2026, 10, 31)))
    assert before[code] == "demonstrable"
    assert states(organisation(change(COMPLETE)))[code] == "gap"


def test_what_does_not_apply_says_why() -> None:
    found = judged(organisation([], scope=Scope()))
    assert "CFA" in found["ORG214"].message.fr
    assert "certification" in found["ORG207"].message.fr


# --- new entrants, subcontractors, what is filed -------------------------------------------------------------


def test_a_new_entrant_need_not_show_what_is_only_written_down_so_far() -> None:
    starting = structs.replace(EVERYTHING, new_entrant=True)
    records = but(TRAINED, status="planned")(COMPLETE)
    outcome = judged(organisation(records, scope=starting))["ORG222"]
    assert outcome.state == "not_due"
    assert outcome.message.fr.startswith("Nouvel entrant.")


def test_a_new_entrant_must_show_that_it_is_written_down() -> None:
    starting = structs.replace(EVERYTHING, new_entrant=True)
    records = both(without(TRAINED), no_procedure("staff_training"))(COMPLETE)
    assert states(organisation(records, scope=starting))["ORG222"] == "gap"


def test_at_the_surveillance_audit_a_new_entrant_is_one_no_more() -> None:
    later = structs.replace(EVERYTHING, new_entrant=True, audit="surveillance")
    assert states(organisation(but(LAW, use=None)(COMPLETE), scope=later))["ORG223"] == "gap"


def test_an_indicator_without_relief_is_asked_of_a_new_entrant_too() -> None:
    starting = structs.replace(EVERYTHING, new_entrant=True)
    assert states(organisation(without(CV)(COMPLETE), scope=starting))["ORG221"] == "gap"


def test_a_subcontractor_is_told_what_is_asked_of_one() -> None:
    outcome = judged(organisation([], scope=Scope(subcontractor=True)))["ORG208"]
    assert "En sous-traitance : montre qu'il applique la procédure imposée." in outcome.message.fr


def test_what_is_filed_under_an_indicator_is_a_question_and_no_gap() -> None:
    path = "Organisme/Indicateur 12/scan.pdf"
    outcome = judged(organisation([], files=[path]))["ORG212"]
    assert outcome.state == "to_judge"
    assert "« scan.pdf »" in outcome.message.fr
    assert [locator.file for locator in outcome.locators] == [path]


def test_what_is_filed_elsewhere_leaves_the_gap() -> None:
    assert states(organisation([], files=["Organisme/Indicateur 12/scan.pdf"]))["ORG217"] == "gap"


def test_a_gap_quotes_what_was_found_of_it() -> None:
    outcome = judged(organisation(but(LAW, use=None)(COMPLETE)))["ORG223"]
    assert [locator.quote for locator in outcome.locators] == ["Titre"]


# --- ages and indicators -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "state"),
    [
        (date(2025, 11, 22), "demonstrable"),
        (date(2025, 11, 21), "gap"),
        (date(2026, 12, 31), "demonstrable"),
    ],
)
def test_twelve_months_are_twelve_months(at: date, state: str) -> None:
    assert states(organisation(but(LAW, at=at)(COMPLETE)))["ORG223"] == state


def test_how_old_a_proof_may_be_is_a_setting() -> None:
    patient = structs.replace(EVERYTHING, freshness=Freshness(watch_months=60))
    assert states(organisation(but(LAW, at=OLD)(COMPLETE), scope=patient))["ORG223"] == "demonstrable"


def test_every_topic_belongs_to_an_indicator() -> None:
    assert {number for numbers in TOPICS.values() for number in numbers} == set(range(1, 34))
    assert all(indicators_of(procedure) for procedure in PROCEDURES)


def test_a_watch_of_no_theme_may_be_of_any() -> None:
    assert indicators_of(Watch(locator=HERE, subject="Article")) == (23, 24, 25)
