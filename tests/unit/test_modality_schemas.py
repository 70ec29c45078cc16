"""Documents against the modality schemas: a good one each, and what every missing piece changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from typing import Any

import msgspec
import pytest
from tests.unit.modality_documents import (
    AGREEMENT,
    ASKED,
    BOOKLET,
    CAMILLE,
    CERTIFICATE,
    CONVOCATION,
    EXCHANGE,
    HERE,
    NOTICE,
    PROGRAMME,
    PROGRESS,
    QUIZ,
    RULES,
    SURVEY,
    WORK,
    good,
    plain,
)
from tests.unit.modality_oracle import ENGINES, LEARNER, Json, judge, owner, requirements, schema_of

from auditready.model import (
    Contact,
    Dropout,
    ExamEvidence,
    PlannedSequence,
    RecordingConsent,
    SequencePlan,
    Subcontract,
)
from auditready.standard import Standard

MODALITIES = ("in_person", "synchronous", "asynchronous", "blended", "work_based")

_OCCASIONAL = {"COM114", "COM116", "COM117"}
"""Asked where somebody left, another provider delivers, or a certification is prepared for."""

NOT_ASKED = {
    "in_person": _OCCASIONAL,
    "synchronous": {*_OCCASIONAL, "SYN103"},
    "asynchronous": {*_OCCASIONAL, "COM109"},
    "blended": {*_OCCASIONAL, "COM109", "SYN103"},
    "work_based": {*_OCCASIONAL, "COM109"},
}


@pytest.mark.parametrize("modality", MODALITIES)
def test_a_complete_dossier_demonstrates_everything(modality: str) -> None:
    found = judge(good(modality))
    expected = {code: "not_applicable" if code in NOT_ASKED[modality] else "demonstrable" for code in found}
    assert expected == found


# --- what each missing piece changes ---------------------------------------------------------------------------

Change = Callable[[Json], object]


def without(*path: str | int) -> Change:
    def change(document: Json) -> None:
        *way, last = path
        for step in way:
            document = document[step]
        del document[last]

    return change


def having(value: Json, *path: str | int) -> Change:
    def change(document: Json) -> None:
        *way, last = path
        for step in way:
            document = document[step]
        document[last] = deepcopy(value)

    return change


def both(*changes: Change) -> Change:
    return lambda document: [change(document) for change in changes]


def learner(name: str, value: Json) -> Change:
    return having(value, *LEARNER, name)


def agreed(**fields: Any) -> Change:
    return having([plain(msgspec.structs.replace(AGREEMENT, **fields))], "agreement")


def announced(**fields: Any) -> Change:
    return having([plain(msgspec.structs.replace(PROGRAMME, **fields))], "programme")


def certified(**fields: Any) -> Change:
    return learner("certificate", [plain(msgspec.structs.replace(CERTIFICATE, **fields))])


def convened(**fields: Any) -> Change:
    return learner("convocation", [plain(msgspec.structs.replace(CONVOCATION, **fields))])


def submitted(**fields: Any) -> Change:
    return learner("submission", [plain(msgspec.structs.replace(WORK, **fields))])


def noticed(*records: RecordingConsent) -> Change:
    return both(having(True, "recorded"), having([plain(each) for each in records], "recording_consent"))


def left(**fields: Any) -> Change:
    return both(LEFT, learner("dropout", [plain(msgspec.structs.replace(DROPOUT, **fields))]))


def exchanged(**fields: Any) -> Change:
    return learner("tutor_exchange", [plain(msgspec.structs.replace(EXCHANGE, **fields))])


def asked(**fields: Any) -> Change:
    return learner("accessibility", [plain(msgspec.structs.replace(ASKED, **fields))])


def subcontracted(**fields: Any) -> Change:
    return having([plain(msgspec.structs.replace(SUBCONTRACT, **fields))], "subcontract")


def presented(**fields: Any) -> Change:
    record = plain(msgspec.structs.replace(REGISTERED, **fields))
    return both(having({"certifying": True}, "scope"), learner("exam_evidence", [record]))


CONSENT = RecordingConsent(locator=HERE, notice_date=date(2026, 2, 16), legal_basis="Consentement", retention="6 mois")
ANSWER = RecordingConsent(locator=HERE, person=CAMILLE, answer="refused")
QUOTE = msgspec.structs.replace(AGREEMENT, form="quote", objectives=None)
ENTRY_TEST = plain(msgspec.structs.replace(QUIZ, phase="entry"))
COLD = plain(msgspec.structs.replace(SURVEY, timing="cold"))
OFF = "not_applicable"
DROPOUT = Dropout(
    locator=HERE, person=CAMILLE, at=date(2026, 3, 3), cause="Nouvel emploi", contacts=(Contact(at=date(2026, 3, 4)),)
)
SUBCONTRACT = Subcontract(
    locator=HERE, missions="Animer et évaluer", content="Tableaux croisés", means="Salle et postes",
    follow_up="Émargement", minutes=840, start=date(2026, 3, 2), end=date(2026, 3, 3), amount="900 € HT",
    quality_clause=True, signed_by_principal=True, signed_by_subcontractor=True,
)  # fmt: skip
REGISTERED = ExamEvidence(locator=HERE, person=CAMILLE, step="registration", register="RS6561")
FROM_FUNDER = msgspec.structs.replace(SURVEY, stakeholder="funder")
FROM_COMPANY = plain(msgspec.structs.replace(SURVEY, stakeholder="company"))
DEADLINES = plain(
    SequencePlan(
        locator=HERE,
        sequences=(PlannedSequence(name="Module 1", mode="asynchronous", date=date(2026, 3, 9)),),
    )
)
NO_PROOF = having("none", *LEARNER, "attendance", 1, "proof")
LEFT = both(learner("dropped_out", True), learner("dropout", [plain(DROPOUT)]))
LEAVES = {"COM107": OFF, "COM109": OFF, "COM114": "demonstrable"}
STRANGER = learner("on_roster", False)
ABSENT = both(learner("took_part", False), without(*LEARNER, "certificate"))
IN_PERSON, LIVE, REMOTE, BLENDED, AT_WORK = MODALITIES

CASES: list[tuple[str, str, Change, dict[str, str]]] = [
    # the agreement and its fields, COM101
    ("no agreement", IN_PERSON, without("agreement"), {"COM101": "gap"}),
    ("agreement without price", IN_PERSON, agreed(price=None), {"COM101": "gap"}),
    ("agreement without follow-up", IN_PERSON, agreed(follow_up=None), {"COM101": "gap"}),
    ("agreement without means", IN_PERSON, agreed(means=None), {"COM101": "gap"}),
    ("agreement with a blank title", IN_PERSON, agreed(title=" "), {"COM101": "gap"}),
    ("agreement of no duration", IN_PERSON, agreed(minutes=0), {"COM101": "gap"}),
    ("the client did not sign", IN_PERSON, agreed(signed_by_client=False), {"COM101": "gap"}),
    ("signature that cannot be told", IN_PERSON, agreed(signed_by_client=None), {"COM101": "to_judge"}),
    ("contract, no follow-up asked", IN_PERSON, agreed(form="contract", follow_up=None, end=None), {}),
    ("contract without programme", IN_PERSON, agreed(form="contract", content=None), {"COM101": "gap"}),
    ("complete quote", IN_PERSON, agreed(form="quote"), {}),
    ("incomplete quote alone", IN_PERSON, having([plain(QUOTE)], "agreement"), {"COM101": "gap"}),
    ("incomplete quote beside the agreement", IN_PERSON, lambda d: d["agreement"].append(plain(QUOTE)), {}),
    ("second agreement without duration", IN_PERSON,
        lambda d: d["agreement"].append(plain(msgspec.structs.replace(AGREEMENT, minutes=None))), {"COM101": "gap"}),
    ("remote, no distance rate", REMOTE, agreed(), {"COM101": "gap"}),
    ("live class, no distance rate", LIVE, agreed(), {"COM101": "gap"}),
    ("signed before the rate was asked", LIVE, agreed(signed_on=date(2025, 6, 30)), {}),
    ("signed on the first day of the rate", LIVE, agreed(signed_on=date(2025, 7, 1)), {"COM101": "gap"}),
    ("unsigned date, started before the rate", LIVE, agreed(signed_on=None, start=date(2025, 3, 3)), {}),
    ("contract at a distance needs no rate", LIVE, agreed(form="contract"), {}),
    ("in person with remote minutes", IN_PERSON, agreed(distance_minutes=60), {"COM101": "gap"}),
    # programme, COM102
    ("no programme", IN_PERSON, without("programme"), {"COM102": "gap"}),
    ("programme without objectives", LIVE, announced(objectives=()), {"COM102": "gap"}),
    ("programme without price", REMOTE, announced(price=None), {"COM102": "gap"}),
    ("programme without accessibility", BLENDED, announced(accessibility=None), {"COM102": "gap"}),
    ("duration in days alone", IN_PERSON, announced(duration="2 jours", minutes=None), {}),
    ("programme without funding", IN_PERSON, announced(financing=None), {"COM102": "gap"}),
    ("programme without funding, text of 2019", IN_PERSON,
        both(announced(financing=None, recognition=None), having(2019, "rnq")), {}),
    ("programme without access delay, text of 2019", IN_PERSON,
        both(announced(access_delay=None), having(2019, "rnq")), {"COM102": "gap"}),
    ("flyer beside the programme", IN_PERSON,
        lambda d: d["programme"].append(plain(msgspec.structs.replace(PROGRAMME, price=None))), {}),
    # needs analysis, COM103
    ("no needs analysis", IN_PERSON, without(*LEARNER, "needs_analysis"), {"COM103": "gap"}),
    ("no needs analysis of a remote path", REMOTE, without(*LEARNER, "needs_analysis"), {"COM103": "gap"}),
    # welcome, COM106
    ("neither booklet nor rules", IN_PERSON, without("welcome_rules"), {"COM106": "gap"}),
    ("booklet without rules", LIVE, having([plain(BOOKLET)], "welcome_rules"), {"COM106": "gap"}),
    ("rules without booklet", IN_PERSON, having([plain(RULES)], "welcome_rules"), {"COM106": "gap"}),
    ("nobody named about violence", IN_PERSON, having(["contact"], "welcome_rules", 0, "topics"),
        {"COM106": "to_judge"}),
    ("nobody named about violence, text of 2019", IN_PERSON,
        both(having(["contact"], "welcome_rules", 0, "topics"), having(2019, "rnq")), {}),
    # trainers, COM112
    ("trainer without profile", IN_PERSON, without("trainers", 0, "trainer_profile"), {"COM112": "gap"}),
    ("profile under a shorter name", IN_PERSON,
        both(without("trainers", 0, "trainer_profile"), having(1, "trainers", 0, "alike")), {"COM112": "to_judge"}),
    ("no trainer named, profile filed", IN_PERSON, having([], "trainers"), {}),
    ("no trainer named, no profile", LIVE, both(having([], "trainers"), without("trainer_profile")),
        {"COM112": "gap"}),
    # resources, COM113
    ("no resource", IN_PERSON, without("resource"), {"COM113": "gap"}),
    ("no resource but a module on the platform", REMOTE, without("resource"), {}),
    ("no resource but a quiz on the platform", REMOTE,
        both(without("resource"), having("Quiz 1", *LEARNER, "activity_progress", 0, "activity")), {"COM113": "gap"}),
    ("no resource but a page by its type", REMOTE,
        both(without("resource"), having("Test", *LEARNER, "activity_progress", 0, "activity"),
             having("page", *LEARNER, "activity_progress", 0, "activity_type")), {}),
    # positioning, COM104
    ("no positioning", IN_PERSON, without(*LEARNER, "positioning"), {"COM104": "gap"}),
    ("entry test instead", IN_PERSON,
        both(without(*LEARNER, "positioning"), lambda d: d["learners"][0]["assessment"].append(ENTRY_TEST)), {}),
    ("final quiz is no positioning", REMOTE, without(*LEARNER, "positioning"), {"COM104": "gap"}),
    # convocation, COM105
    ("no convocation", IN_PERSON, without(*LEARNER, "convocation"), {"COM105": "gap"}),
    ("no access message", REMOTE, without(*LEARNER, "convocation"), {"COM105": "gap"}),
    ("convocation without place or link", LIVE, convened(place=None), {"COM105": "to_judge"}),
    ("convocation with a link", LIVE, convened(place=None, link="https://visio.example.org/j/1"), {}),
    ("convocation without dates", BLENDED, convened(start=None, schedule=()), {"COM105": "to_judge"}),
    ("convocation without contact", IN_PERSON, convened(contact=None), {"COM105": "to_judge"}),
    # certificate, COM107 and COM108
    ("no certificate", IN_PERSON, without(*LEARNER, "certificate"), {"COM107": "gap", "COM108": OFF}),
    ("certificate without nature", IN_PERSON, certified(nature=()), {"COM108": "gap"}),
    ("certificate with two natures", IN_PERSON, certified(nature=("action", "vae")), {"COM108": "gap"}),
    ("certificate without duration", LIVE, certified(minutes=None), {"COM108": "gap"}),
    ("certificate without date of issue", REMOTE, certified(issued=None), {"COM108": "gap"}),
    ("certificate without place", BLENDED, certified(issued_at=None), {"COM108": "gap"}),
    ("certificate without signatory", IN_PERSON, certified(signatory=None), {"COM108": "gap"}),
    ("unsigned certificate", IN_PERSON, certified(signed=False), {"COM108": "gap"}),
    ("certificate, signature cannot be told", IN_PERSON, certified(signed=None), {"COM108": "to_judge"}),
    ("retention is the business of DOC002", IN_PERSON, certified(retention_commitment=False), {}),
    # assessment of learning, COM109
    ("no assessment", IN_PERSON, without(*LEARNER, "assessment"), {"COM109": "gap"}),
    ("entry test only", IN_PERSON, learner("assessment", [ENTRY_TEST]), {"COM109": "gap"}),
    ("abandoned quiz only", LIVE,
        learner("assessment", [plain(msgspec.structs.replace(QUIZ, status="abandoned"))]), {"COM109": "gap"}),
    ("quiz of unknown phase", IN_PERSON, learner("assessment", [plain(msgspec.structs.replace(QUIZ, phase=None))]), {}),
    ("work handed in instead", IN_PERSON,
        both(without(*LEARNER, "assessment"), learner("submission", [plain(WORK)])), {}),
    # satisfaction, COM110
    ("no survey", IN_PERSON, without("survey_response"), {"COM110": "gap", "COM111": "gap"}),
    ("cold survey only", LIVE, having([COLD], "survey_response"), {"COM110": "gap", "COM111": "gap"}),
    ("the company's survey only", REMOTE, having([FROM_COMPANY], "survey_response"),
        {"COM110": "gap", "COM111": "gap"}),
    # the other stakeholders, COM111
    ("the trainer was not asked", IN_PERSON, without("survey_response", 2), {"COM111": "gap"}),
    ("the company was not asked", LIVE, without("survey_response", 1), {"COM111": "gap"}),
    ("a natural person has no company", IN_PERSON,
        both(without("survey_response", 1), agreed(form="contract", follow_up=None)), {}),
    ("a funder is known and was not asked", IN_PERSON, having({"funder": "OPCO"}, "scope"), {"COM111": "to_judge"}),
    ("the funder was asked", IN_PERSON,
        both(having({"funder": "OPCO"}, "scope"), lambda d: d["survey_response"].append(plain(FROM_FUNDER))), {}),
    # drop-outs, COM114
    ("left, follow-up complete", IN_PERSON, left(), LEAVES),
    ("left, no date", IN_PERSON, left(at=None), LEAVES | {"COM114": "gap"}),
    ("left, no cause", LIVE, left(cause=None), LEAVES | {"COM114": "gap"}),
    ("left, nobody called", IN_PERSON, left(contacts=()), LEAVES | {"COM114": "gap"}),
    ("left, a reminder is on record", IN_PERSON, both(left(contacts=()), exchanged(reminder=True)), LEAVES),
    ("left, exchanges of any kind", IN_PERSON, both(left(contacts=()), exchanged()),
        LEAVES | {"COM114": "to_judge"}),
    ("left an action of two days", IN_PERSON, both(left(contacts=()), having(840, "session", "planned_minutes")),
        {"COM107": OFF, "COM109": OFF}),
    # handicap, COM115
    ("nobody asked", IN_PERSON, without(*LEARNER, "accessibility"), {"COM115": "gap"}),
    ("invited to come forward, not asked", IN_PERSON,
        both(without(*LEARNER, "accessibility"), convened(accessibility=True)), {"COM115": "to_judge"}),
    ("asked in the needs analysis", REMOTE,
        both(without(*LEARNER, "accessibility"), having(True, *LEARNER, "needs_analysis", 0, "accessibility_asked")),
        {}),
    ("need without measure", LIVE, asked(need=True), {"COM115": "gap"}),
    ("need with its measure", LIVE, asked(need=True, measure="temps majoré"), {}),
    ("answer that cannot be read", IN_PERSON, asked(need=None), {"COM115": "to_judge"}),
    # subcontracts, COM116
    ("complete subcontract", IN_PERSON, subcontracted(), {"COM116": "demonstrable"}),
    ("subcontracting declared, no contract", IN_PERSON, having({"uses_subcontractors": True}, "scope"),
        {"COM116": "gap"}),
    ("subcontract without missions", LIVE, subcontracted(missions=None), {"COM116": "gap"}),
    ("subcontract without amount", IN_PERSON, subcontracted(amount=None), {"COM116": "gap"}),
    ("subcontract without the clause", IN_PERSON, subcontracted(quality_clause=False), {"COM116": "gap"}),
    ("subcontract without the clause, text of 2019", IN_PERSON,
        both(subcontracted(quality_clause=False), having(2019, "rnq")), {"COM116": "demonstrable"}),
    ("subcontract unsigned by the subcontractor", IN_PERSON, subcontracted(signed_by_subcontractor=False),
        {"COM116": "gap"}),
    ("subcontract, signature cannot be told", IN_PERSON, subcontracted(signed_by_principal=None),
        {"COM116": "to_judge"}),
    # certification, COM117
    ("certifying, nobody presented", IN_PERSON, having({"certifying": True}, "scope"), {"COM117": "gap"}),
    ("agreement names a certification, nobody presented", IN_PERSON, agreed(sanction="Certification RS6561"),
        {"COM117": "gap"}),
    ("programme names a certification, nobody presented", IN_PERSON,
        having("RNCP38616", "programme", 0, "recognition"), {"COM117": "gap"}),
    ("certifying, registered", LIVE, presented(), {"COM117": "demonstrable"}),
    ("certifying, registered as a group", LIVE, presented(person=None), {"COM117": "to_judge"}),
    ("certifying, rules of the examination alone", IN_PERSON, presented(person=None, step="information"),
        {"COM117": "gap"}),
    # who is asked for what
    ("roster, but never there", IN_PERSON, ABSENT,
        dict.fromkeys(("COM103", "COM104", "COM107", "COM108", "COM109", "COM115"), OFF)),
    ("there, but on no roster", IN_PERSON, STRANGER,
        {"COM103": OFF, "COM104": OFF, "COM105": OFF, "COM107": OFF, "COM109": OFF, "COM115": OFF, "INP101": OFF}),
    ("left before the end", IN_PERSON, LEFT, LEAVES),
    # INP101
    ("half-day on no sheet", IN_PERSON, NO_PROOF, {"INP101": "gap"}),
    ("recorded absence", IN_PERSON, having("absent", *LEARNER, "attendance", 1, "proof"), {}),
    ("blank cell is the business of SIG001", IN_PERSON, having("unsigned", *LEARNER, "attendance", 1, "proof"), {}),
    ("no half-day at all", IN_PERSON, both(having([], "slots"), learner("attendance", [])), {"INP101": "gap"}),
    ("half-day on no sheet after leaving", IN_PERSON, both(LEFT, NO_PROOF),
        LEAVES | {"INP101": "to_judge"}),
    ("never there, on no sheet", IN_PERSON, both(ABSENT, NO_PROOF),
        {"INP101": "gap", "COM103": OFF, "COM104": OFF, "COM107": OFF, "COM108": OFF, "COM109": OFF, "COM115": OFF}),
    # SYN101 to SYN104
    ("live half-day without proof", LIVE, NO_PROOF, {"SYN101": "gap"}),
    ("live half-day on a sheet", LIVE, having("sheet", *LEARNER, "attendance", 1, "proof"), {}),
    ("no live half-day at all", LIVE, both(having([], "slots"), learner("attendance", [])),
        {"SYN101": "gap", "SYN102": "gap"}),
    ("live half-day without proof after leaving", LIVE, both(LEFT, NO_PROOF),
        LEAVES | {"SYN101": "to_judge"}),
    ("no connection report, sheet signed", LIVE, having(False, "slots", 1, "live_report"), {"SYN102": "gap"}),
    ("recorded, no notice", LIVE, having(True, "recorded"), {"SYN103": "gap"}),
    ("recorded with notice", LIVE, noticed(NOTICE), {"SYN103": "demonstrable"}),
    ("notice without date", LIVE, noticed(msgspec.structs.replace(NOTICE, notice_date=None)), {"SYN103": "gap"}),
    ("notice without retention", LIVE, noticed(msgspec.structs.replace(NOTICE, retention=None)), {"SYN103": "gap"}),
    ("consent, nobody answered", LIVE, noticed(CONSENT), {"SYN103": "gap"}),
    ("consent, a refusal is an answer", LIVE, noticed(CONSENT, ANSWER), {"SYN103": "demonstrable"}),
    ("no chat", LIVE, without("chat_message"), {"SYN104": "gap"}),
    # ASY101 to ASY108
    ("no connection log", REMOTE, without(*LEARNER, "lms_session"), {"ASY101": "gap"}),
    ("no progress", REMOTE, without(*LEARNER, "activity_progress"), {"ASY102": "gap"}),
    ("one overall percentage", REMOTE,
        learner("activity_progress", [plain(msgspec.structs.replace(PROGRESS, whole_course=True))]),
        {"ASY102": "to_judge"}),
    ("no list of activities", REMOTE, without("distance_information"), {"ASY103": "gap"}),
    ("empty list of activities", REMOTE, having([], "distance_information", 0, "activities"), {"ASY103": "gap"}),
    ("list of activities without date", REMOTE, without("distance_information", 0, "given"), {"ASY103": "to_judge"}),
    ("activity without duration is the business of DST002", REMOTE,
        without("distance_information", 0, "activities", 0, "minutes"), {}),
    ("no assistance", REMOTE, without("assistance"), {"ASY104": "gap"}),
    ("corrections stand for exchanges", REMOTE, without(*LEARNER, "tutor_exchange"), {}),
    ("exchange without date, work without feedback date", REMOTE,
        both(without(*LEARNER, "tutor_exchange", 0, "at"), submitted(feedback_at=None)), {"ASY105": "gap"}),
    ("neither exchange nor work", REMOTE,
        both(without(*LEARNER, "tutor_exchange"), without(*LEARNER, "submission"), learner("handed_in", False)),
        {"ASY105": "gap", "ASY108": OFF}),
    ("work stands for a quiz", REMOTE, without(*LEARNER, "assessment"), {}),
    ("entry test and a draft", REMOTE,
        both(learner("assessment", [ENTRY_TEST]), submitted(status="draft"), learner("handed_in", False)),
        {"ASY106": "gap", "ASY108": OFF}),
    ("nobody checked", REMOTE, without(*LEARNER, "effectiveness_check"), {"ASY107": "gap"}),
    ("check without date", REMOTE, without(*LEARNER, "effectiveness_check", 0, "at"), {"ASY107": "gap"}),
    ("nobody checked, text of 2019", REMOTE,
        both(without(*LEARNER, "effectiveness_check"), having(2019, "rnq")), {"ASY107": OFF}),
    ("work without feedback", REMOTE, submitted(feedback=False, feedback_at=None), {"ASY108": "gap"}),
    ("work with a mark and no comment", REMOTE, submitted(feedback=False, score=12), {"ASY108": "to_judge"}),
    ("work, feedback cannot be told", REMOTE, submitted(feedback=None), {"ASY108": "to_judge"}),
    ("enrolled, never came", REMOTE,
        both(ABSENT, without(*LEARNER, "lms_session"), without(*LEARNER, "activity_progress"),
             without(*LEARNER, "submission"), without(*LEARNER, "assessment"), without(*LEARNER, "tutor_exchange"),
             without(*LEARNER, "effectiveness_check"), learner("handed_in", False)),
        {"ASY101": "gap"} | dict.fromkeys(
            ("ASY102", "ASY105", "ASY106", "ASY107", "ASY108", "COM103",
             "COM104", "COM107", "COM108", "COM115"), OFF)),
    ("left the remote path", REMOTE, LEFT,
        {"COM114": "demonstrable"} | dict.fromkeys(("ASY101", "ASY102", "ASY105", "ASY106", "ASY107", "COM107"), OFF)),
    # BLE101, and that nothing is asked twice
    ("blended, the room's half-day unproven", BLENDED,
        having("none", *LEARNER, "attendance", 0, "proof"), {"INP101": "gap"}),
    ("blended, the live half-day unproven", BLENDED, NO_PROOF, {"SYN101": "gap"}),
    ("blended, room only", BLENDED,
        both(without("slots", 1), without(*LEARNER, "attendance", 1), without("chat_message")),
        dict.fromkeys(("SYN101", "SYN102", "SYN104"), OFF)),
    ("blended without half-day", BLENDED,
        both(having([], "slots"), learner("attendance", []), without("chat_message")),
        {"BLE101": "gap"} | dict.fromkeys(("INP101", "SYN101", "SYN102", "SYN104"), OFF)),
    ("blended, room only, no trace of the platform", BLENDED,
        both(without("slots", 1), without(*LEARNER, "attendance", 1), without("chat_message"),
             without(*LEARNER, "lms_session"), without(*LEARNER, "activity_progress"),
             without(*LEARNER, "submission"), learner("handed_in", False)),
        {"BLE101": "gap"} | dict.fromkeys(("ASY101", "ASY102", "ASY108", "SYN101", "SYN102", "SYN104"), OFF)),
    ("blended of two kinds of half-days, nothing remote", BLENDED,
        both(having(False, "remote"), without(*LEARNER, "lms_session"), without(*LEARNER, "activity_progress"),
             without(*LEARNER, "submission"), learner("handed_in", False), without("distance_information"),
             without("assistance"), without(*LEARNER, "tutor_exchange"), without(*LEARNER, "effectiveness_check")),
        {f"ASY10{n}": OFF for n in range(1, 10)} | {"COM109": "demonstrable"}),
    ("blended, one learner without connection", BLENDED, without(*LEARNER, "lms_session"), {"ASY101": "gap"}),
    # BLE102
    ("blended, no plan of sequences", BLENDED, without("sequence_plan"), {"BLE102": "gap"}),
    ("blended, one sequence only", BLENDED, without("sequence_plan", 0, "sequences", 1), {"BLE102": "gap"}),
    ("blended, a sequence without objective", BLENDED,
        without("sequence_plan", 0, "sequences", 0, "objective"), {"BLE102": "gap"}),
    ("blended, a sequence without date", BLENDED,
        without("sequence_plan", 0, "sequences", 0, "date"), {"BLE102": "to_judge"}),
    ("blended, no day on which the plan was given", BLENDED, without("sequence_plan", 0, "given"),
        {"BLE102": "to_judge"}),
    # ASY109
    ("no life of the group", REMOTE, without("forum_post"), {"ASY109": "gap"}),
    ("a reminder in the follow-up log", REMOTE,
        both(without("forum_post"), having(True, *LEARNER, "tutor_exchange", 0, "reminder")), {}),
    ("a schedule of deadlines", REMOTE, both(without("forum_post"), having([DEADLINES], "sequence_plan")), {}),
    # AFE101 to AFE104
    ("no analysis of the activity", AT_WORK, without(*LEARNER, "work_based_file", 0), {"AFE101": "gap"}),
    ("analysis without date", AT_WORK, without(*LEARNER, "work_based_file", 0, "at"), {"AFE101": "to_judge"}),
    ("no paper at all", AT_WORK, without(*LEARNER, "work_based_file"), {"AFE101": "gap", "AFE104": "gap"}),
    ("no trainer designated", AT_WORK, having("none", *LEARNER, "work_based", "designated"), {"AFE102": "gap"}),
    ("designated after the first phase", AT_WORK,
        having("late", *LEARNER, "work_based", "designated"), {"AFE102": "gap"}),
    ("designated on no known day", AT_WORK,
        having("undated", *LEARNER, "work_based", "designated"), {"AFE102": "to_judge"}),
    ("no reflective phase", AT_WORK, having(0, *LEARNER, "work_based", "phases", "reflective"), {"AFE103": "gap"}),
    ("nothing but reflection", AT_WORK, having(0, *LEARNER, "work_based", "phases", "work"), {"AFE103": "gap"}),
    ("reflecting while working", AT_WORK, having(1, *LEARNER, "work_based", "phases", "overlapping"),
        {"AFE103": "gap"}),
    ("reflecting with nobody", AT_WORK, having(1, *LEARNER, "work_based", "phases", "untutored"),
        {"AFE103": "to_judge"}),
    ("no grid", AT_WORK, without(*LEARNER, "work_based_file", 2), {"AFE104": "gap"}),
    ("a quiz instead of the grid", AT_WORK,
        both(without(*LEARNER, "work_based_file", 2), learner("assessment", [plain(QUIZ)])), {}),
    ("an entry test is no assessment of the action", AT_WORK,
        both(without(*LEARNER, "work_based_file", 2), learner("assessment", [ENTRY_TEST])), {"AFE104": "gap"}),
]  # fmt: skip


@pytest.mark.parametrize(("modality", "change", "expected"), [pytest.param(*case, id=name) for name, *case in CASES])
def test_a_change_alters_these_outcomes_and_no_other(modality: str, change: Change, expected: dict[str, str]) -> None:
    document = good(modality)
    before = judge(document)
    change(document)
    after = judge(document)
    assert expected == {code: state for code, state in after.items() if state != before[code]}


def test_each_requirement_has_a_bad_document() -> None:
    asked = {
        annotation["code"]
        for modality in MODALITIES
        for annotation, _ in requirements(schema_of(modality), schema_of(modality)["$id"])
    }
    broken = {code for _, _, _, expected in CASES for code, state in expected.items() if state == "gap"}
    assert asked == broken


@pytest.mark.parametrize(("modality", "change"), [pytest.param(m, change, id=name) for name, m, change, _ in CASES])
def test_the_standard_finds_the_same_owner_for_every_error(modality: str, change: Change) -> None:
    document = good(modality)
    change(document)
    expected = sorted((owner(modality, error), error.instance) for error in ENGINES[0].errors(modality, document))
    found = sorted((error.code, error.path) for error in Standard().schema(modality).iter_errors(document))
    assert expected == found


# --- defects of the document are nobody's gap ------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(without("slots"), id="no slots"),
        pytest.param(without(*LEARNER, "took_part"), id="learner without took_part"),
        pytest.param(having("synchronous", "slots", 0, "mode"), id="live half-day in a face-to-face session"),
        pytest.param(having("perhaps", *LEARNER, "attendance", 0, "proof"), id="unknown proof"),
    ],
)
def test_a_malformed_document_is_a_defect(change: Change) -> None:
    document = good("in_person")
    change(document)
    for engine in ENGINES:
        assert None in {owner("in_person", error) for error in engine.errors("in_person", document)}


# --- both engines on everything that can go missing -------------------------------------------------------------


def places(value: Json, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield (*path, key)
        yield from places(each, (*path, key))


@pytest.mark.parametrize("modality", MODALITIES)
def test_engines_agree_whatever_is_missing_or_wrong(modality: str) -> None:
    document = good(modality)
    for path in places(document):
        for spoil in (without(*path), having(None, *path), having([], *path), having("", *path)):
            spoilt = deepcopy(document)
            spoil(spoilt)
            by_rust, by_python = (sorted(engine.errors(modality, spoilt), key=str) for engine in ENGINES)
            assert by_rust == by_python, path
