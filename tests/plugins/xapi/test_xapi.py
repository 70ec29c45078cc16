"""xAPI statements in every wrapping, from every kind of actor, with what must not count left out."""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.factory import Activity, Person, Session, visits
from tests.factory.xapi import json_lines, packed, statement, statements

from auditready import EvidenceFile
from auditready.testing import Context
from auditready_plugins.xapi.statements import StatementsReader

LEA = Person("Léa", "Durand", "lea@example.org")
TOM = Person("Tom", "Petit", "tom@example.org")
ACTIVITIES = (
    Activity("Module 1 – Découvrir", "page", 40, date(2026, 9, 7)),
    Activity("Test module 1", "quiz", 20, date(2026, 9, 8)),
)
SESSION = Session("Tutorat en ligne", "TUT", "asynchronous", (LEA, TOM), Person("Ana", "Roux"), activities=ACTIVITIES)
WHO = {"name": "Léa Durand", "mbox": "mailto:lea@example.org"}
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CMI5 = "https://w3id.org/xapi/cmi5/"


@pytest.fixture
def reader() -> StatementsReader:
    return StatementsReader()


@pytest.fixture
def read(reader, audit_reader, tmp_path):
    def run(*told: dict[str, Any]):
        path = tmp_path / "statements.json"
        path.write_text("\n".join(map(json.dumps, told)), encoding="utf-8")
        return audit_reader(reader, path)

    return run


FORMS = {
    "lines": lambda told: "\n".join(map(json.dumps, told)),
    "array": json.dumps,
    "indented array": lambda told: json.dumps(told, indent=2),
    "answer of a store": lambda told: json.dumps({"statements": told, "more": ""}),
    "answer of a store, indented": lambda told: json.dumps(
        {"more": "/xapi/statements?more=1", "statements": told}, indent=1
    ),
}


@pytest.mark.parametrize("zipped", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("form", FORMS)
def test_every_wrapping_gives_the_same(reader, audit_reader, tmp_path, form, zipped):
    told = list(statements(SESSION))
    data = FORMS[form](told).encode()
    path = tmp_path / "export.csv"
    path.write_bytes(packed(data) if zipped else data)
    reading = audit_reader(reader, path)
    found = visits(SESSION)
    sessions = reading.of("lms_session")
    assert sum(one.events for one in sessions) == len(told)
    assert {one.course for one in sessions} == {SESSION.title}
    assert all(one.estimated for one in sessions)
    done = reading.of("activity_progress")
    assert {(each.person.email, each.activity, each.status, each.spent_minutes) for each in done} == {
        (visit.person.email, visit.activity.name, "completed", visit.minutes) for visit in found
    }
    assert len(reading.of("assessment")) == 2
    assert all((each.max_score, each.title) == (20, "Test module 1") for each in reading.of("assessment"))


def test_one_statement_alone(reader, audit_reader, tmp_path):
    path = tmp_path / "one.json"
    path.write_text(json.dumps(statement(WHO, "passed", "Test", AT), indent=4), encoding="utf-8")
    reading = audit_reader(reader, path)
    assert reading.recognition.variant == "single"
    (progress,) = reading.of("activity_progress")
    assert (progress.status, progress.completed_at, progress.locator.line) == ("passed", AT, 1)


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        (WHO, ("Léa Durand", "lea@example.org", None)),
        ({"mbox": "mailto:lea@example.org"}, ("", "lea@example.org", None)),
        ({"account": {"homePage": "https://x.example", "name": "42"}}, ("", None, "xapi:https://x.example|42")),
        (
            {"account": {"homePage": "https://x.example", "name": "lea@example.org"}},
            ("", "lea@example.org", "xapi:https://x.example|lea@example.org"),
        ),
        ({"mbox_sha1sum": "ab" * 20, "name": "Léa"}, ("Léa", None, "ab" * 20)),
        ({"openid": "https://id.example/lea"}, ("", None, "https://id.example/lea")),
    ],
)
def test_actors(read, actor, expected):
    (progress,) = read(statement(actor, "completed", "Module", AT)).of("activity_progress")
    person = progress.person
    assert (person.name, person.email, person.identifier) == expected


def test_a_pseudonym_is_said(read):
    notes = [note.en for note in read(statement({"account": {"name": "42"}}, "completed", "M", AT)).notes]
    assert notes[0].startswith("1 person named by an identifier alone")


def test_an_instructor_is_a_trainer(read):
    ana = {"name": "Ana Roux", "mbox": "mailto:ana@example.org"}
    reading = read(
        statement(ana, "experienced", "Module", AT),
        statement(WHO, "experienced", "Module", AT, context={"instructor": ana}),
    )
    assert {one.person.name: one.person.role for one in reading.of("lms_session")} == {
        "Ana Roux": "trainer",
        "Léa Durand": "unknown",
    }


def test_voided_statements_do_not_count_wherever_the_voiding_stands(read):
    wrong = statement(WHO, "passed", "Test", AT, result={"score": {"raw": 20, "max": 20}})
    void = {**statement(WHO, "voided", "x", AT), "object": {"objectType": "StatementRef", "id": wrong["id"].upper()}}
    kept = statement(WHO, "experienced", "Test", AT)
    for order in ((wrong, void, kept), (void, wrong, kept)):
        reading = read(*order)
        assert [each.status for each in reading.of("activity_progress")] == ["in_progress"]
        assert reading.of("assessment") == []
        assert "2 records left out: voided" in [note.en for note in reading.notes]


def test_what_a_retry_sent_twice_counts_once(read):
    left = statement(WHO, "terminated", "AU", AT, result={"duration": "PT30M"})
    reading = read(left, left)
    assert [each.spent_minutes for each in reading.of("activity_progress")] == [30]
    assert "1 record left out: read already, the same id" in [note.en for note in reading.notes]


def test_what_asserts_nothing_is_left_out(read):
    plan = {**statement(WHO, "passed", "x", AT), "object": {"objectType": "SubStatement", "actor": WHO}}
    group = statement({"objectType": "Group", "member": [WHO]}, "passed", "x", AT)
    nobody = statement({"name": "Léa"}, "passed", "x", AT)
    agent = {**statement(WHO, "interacted", "x", AT), "object": {"objectType": "Agent", "mbox": "mailto:a@example.org"}}
    reading = read(plan, group, nobody, agent, statement(WHO, "experienced", "y", AT))
    assert [each.activity for each in reading.of("activity_progress")] == ["y"]
    assert {note.en for note in reading.notes if "left out" in note.en} == {
        "1 record left out: sub-statement, asserts nothing",
        "1 record left out: group, without saying who",
        "1 record left out: actor without identifier",
        "1 record left out: about no activity",
    }


def test_times(read):
    stored = {**statement(WHO, "experienced", "a", None), "stored": "2026-03-02T09:05:00Z"}
    local = {**statement(WHO, "experienced", "b", None), "timestamp": "2026-03-02T11:00:00.123456789"}
    shifted = {**statement(WHO, "experienced", "c", None), "timestamp": "2026-03-02T11:00:00+02:00"}
    without = statement(WHO, "completed", "d", None)
    reading = read(stored, local, shifted, without)
    assert sorted(one.start.isoformat() for one in reading.of("lms_session")) == [
        "2026-03-02T09:00:00+00:00",
        "2026-03-02T11:00:00",
    ]
    assert {each.activity: each.status for each in reading.of("activity_progress")}["d"] == "completed"
    notes = " / ".join(note.en for note in reading.notes)
    assert "1 statement without a date" in notes
    assert "1 time without a timestamp: that of recording is read" in notes
    assert "1 time without a time zone: the dossier's (Europe/Paris) is assumed" in notes


def test_sessions_do_not_depend_on_the_order_of_the_file(read):
    told = [statement(WHO, "experienced", "m", AT + timedelta(minutes=n)) for n in (0, 20, 40, 100, 110)]
    forward, backward = read(*told), read(*reversed(told))
    spans = [(one.start, one.minutes, one.events) for one in forward.of("lms_session")]
    assert spans == [(AT, 40, 3), (AT + timedelta(minutes=100), 10, 2)]
    assert spans == [(one.start, one.minutes, one.events) for one in backward.of("lms_session")]


def test_cmi5_session_of_an_assignable_unit(read):
    context = {
        "registration": "ec531277-b57b-4c15-8d91-d292c5b2b8f7",
        "contextActivities": {"category": [{"id": CMI5 + "context/categories/cmi5"}]},
        "extensions": {CMI5 + "context/extensions/masteryscore": 0.8},
    }
    half = {CMI5 + "result/extensions/progress": 50}
    reading = read(
        statement(WHO, "initialized", "AU", AT, context=context),
        statement(WHO, "progressed", "AU", AT, context=context, result={"extensions": half}),
        statement(WHO, "completed", "AU", AT, context=context, result={"completion": True, "duration": "PT20M"}),
        statement(
            WHO, "passed", "AU", AT, context=context,
            result={"success": True, "score": {"scaled": 0.9, "raw": 90, "max": 100}, "duration": "PT21M"},
        ),
        statement(WHO, "terminated", "AU", AT, context=context, result={"duration": "PT25M"}),
        statement(WHO, "https://w3id.org/xapi/adl/verbs/abandoned", "AU", AT, result={"duration": "PT5M"}),
    )  # fmt: skip
    (progress,) = reading.of("activity_progress")
    assert (progress.status, progress.share, progress.spent_minutes) == ("passed", 0.5, 30)
    (score,) = reading.of("assessment")
    assert (score.score, score.max_score, score.threshold, score.passed, score.minutes) == (90, 100, 80, True, 21)


def test_a_waived_activity_is_no_proof(read):
    reading = read(statement(WHO, "https://w3id.org/xapi/adl/verbs/waived", "AU", AT))
    (progress,) = reading.of("activity_progress")
    assert (progress.status, progress.completed_by) == ("completed", "waived")
    assert "1 activity waived: no proof that they were followed" in [note.en for note in reading.notes]


def test_what_the_platform_states_is_no_connection(read):
    cmi5 = "https://w3id.org/xapi/adl/verbs/"
    reading = read(
        statement(WHO, "initialized", "AU", AT),
        statement(WHO, cmi5 + "abandoned", "AU", AT + timedelta(hours=9), result={"duration": "PT5M"}),
        statement(WHO, cmi5 + "satisfied", "Bloc", AT + timedelta(hours=9)),
        statement(WHO, cmi5 + "waived", "AU 2", AT + timedelta(days=2)),
    )
    assert [(one.start, one.events) for one in reading.of("lms_session")] == [(AT, 1)]
    assert {one.activity: (one.last_access, one.completed_at) for one in reading.of("activity_progress")} == {
        "AU": (AT, None),
        "Bloc": (None, AT + timedelta(hours=9)),
        "AU 2": (None, AT + timedelta(days=2)),
    }
    assert any(note.en.startswith("3 statements of the platform itself") for note in reading.notes)


def test_the_content_of_a_question_is_no_course(read):
    parent = {"contextActivities": {"parent": [{"id": "https://learn.example/h5p/5"}]}}
    question = statement(WHO, "answered", "Question 1", AT, context=parent, result={"score": {"raw": 1}})
    question["object"]["id"] = "https://learn.example/h5p/5?subContentId=1"
    assert [one.course for one in read(question).of("lms_session")] == [None]


def test_a_name_under_two_identifiers_is_said(read):
    account = {"name": WHO["name"], "account": {"homePage": "https://lms.example", "name": "11"}}
    notes = [
        note.en
        for note in read(statement(WHO, "initialized", "AU", AT), statement(account, "completed", "AU", AT)).notes
    ]
    told = "name under several identifiers, whose sessions and states are counted apart: Léa Durand"
    assert told in notes
    assert told not in [note.en for note in read(statement(WHO, "initialized", "AU", AT)).notes]


def test_an_id_that_stands_for_two_results(read):
    first = statement(WHO, "passed", "AU", AT, result={"score": {"raw": 40, "max": 100}, "success": False})
    first["id"] = "6690e6c9-3ef0-4ed3-8b37-7f3964730bee"
    other = {**first, "result": {"score": {"raw": 90, "max": 100}, "success": True}}
    assert read(first, {**first, "stored": AT.isoformat()}).of("export_anomaly") == []
    (changed,) = read(first, other).of("export_anomaly")
    assert (changed.invariant, changed.locator.line) == ("duplicate", 2)
    assert ("40/100 false" in changed.expected, "90/100 true" in changed.found) == (True, True)


RESULT = {"score": {"scaled": 0.5}, "success": False, "duration": "PT90S"}


@pytest.mark.parametrize("told", [[RESULT], [RESULT] * 5], ids=["one", "five"])
def test_a_result_without_its_statement_proves_nothing(read, told):
    reading = read(*told)
    assert (reading.records, reading.recognition.variant) == ([], "result")
    notes = [note.en for note in reading.notes]
    assert notes[0] == "xAPI result read: score 0.5 of 1, duration 1.5 min, success: no"
    assert "proves nothing of anybody" in notes[-1]
    assert ("other results: 2" in notes) == (len(told) == 5)


@pytest.mark.parametrize(
    "document", [{"score": 12, "duration": 3}, {"score": {"raw": 3}}, {"score": {"raw": 3}, "name": "Léa"}, {}]
)
def test_other_scores_are_no_result(reader, tmp_path, document):
    path = tmp_path / "x.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert reader.recognise(EvidenceFile(path, path.name)) is None


def test_video_time_is_what_was_played_in_each_session(read):
    video = "https://w3id.org/xapi/video/"
    played = video + "extensions/played-segments"

    def seen(verb: str, session: str, segments: str, share: float, minute: int) -> dict[str, Any]:
        told = statement(
            WHO, video + "verbs/" + verb, "Film", AT + timedelta(minutes=minute),
            context={"extensions": {video + "extensions/session-id": session}},
            result={"extensions": {played: segments, video + "extensions/progress": share}},
        )  # fmt: skip
        told["object"]["definition"]["type"] = video + "activity-type/video"
        return told

    reading = read(
        seen("paused", "a", "0[.]60", 0.2, 1),
        seen("seeked", "a", "0[.]60[,]90[.]150[,]200", 0.4, 3),
        seen("paused", "b", "0[.]30[,]nan[.]5[,]x[.]y", 0.4, 9),
    )
    (progress,) = reading.of("activity_progress")
    assert (progress.activity_type, progress.share, progress.spent_minutes) == ("video", 0.4, 2.5)
    assert "whatever the speed" in reading.notes[-1].en


def test_h5p_attempts_and_questions(read):
    def told(verb: str, minute: int, sub: str = "", **result: Any) -> dict[str, Any]:
        one = statement(WHO, verb, "Quiz H5P", AT + timedelta(minutes=minute), result=result)
        one["object"]["id"] = "https://wp.example.org/h5p/7" + sub
        if sub:
            one["context"] = {"contextActivities": {"parent": [{"id": "https://wp.example.org/h5p/7"}]}}
        return one

    reading = read(
        told("attempted", 0),
        told("answered", 1, "?subContentId=1", score={"raw": 1, "max": 1}, duration="PT5.5S"),
        told(
            "completed",
            2,
            score={"raw": 3, "max": 5, "scaled": 0.6},
            completion=True,
            success=False,
            duration="PT90.3S",
        ),
        told(
            "completed", 9, score={"raw": 5, "max": 5, "scaled": 0.0}, completion=True, success=True, duration="PT60S"
        ),
    )
    attempts = reading.of("assessment")
    assert [(each.attempt, each.score, each.max_score, each.passed) for each in attempts] == [
        (1, 3, 5, False),
        (2, 5, 5, True),
    ]
    assert "answers to a question of a whole, counted as actions: 1" in [note.en for note in reading.notes]
    assert [each.status for each in reading.of("activity_progress")] == ["completed"]


def test_work_handed_in_and_meetings(read):
    reading = read(
        statement(WHO, "http://activitystrea.ms/submit", "Étude de cas", AT),
        statement(WHO, "attended", "Classe virtuelle", AT, result={"duration": "PT1H0M0S"}),
    )
    (work,) = reading.of("submission")
    assert (work.activity, work.status, work.at, work.person.name) == ("Étude de cas", "submitted", AT, "Léa Durand")
    (there,) = reading.of("presence")
    assert (there.minutes, there.start, there.meeting_title) == (60, None, "Classe virtuelle")


def test_names_come_in_french_first(read):
    names = {"en-US": "Fire", "fr-FR": "Incendie", "de": "Brand"}
    one = statement(WHO, "completed", "x", AT)
    one["object"]["definition"]["name"] = names
    other = statement(WHO, "completed", "y", AT)
    other["object"] = {"id": "https://x.example/activities/lesson-2/"}
    assert [each.activity for each in read(one, other).of("activity_progress")] == ["Incendie", "lesson-2"]


@pytest.mark.parametrize(
    "result",
    [
        {"duration": "P5Y6M4DT12H30M58.55S", "score": {"raw": 1e300}},
        {"duration": 12, "score": {"raw": "12", "max": -3}},
        {"score": {"scaled": 7}, "extensions": []},
        {"completion": "true", "score": {"raw": True}, "extensions": {CMI5 + "result/extensions/progress": -4}},
    ],
)
def test_values_beyond_belief_are_not_kept(read, result):
    reading = read(statement(WHO, "completed", "Test", AT, result=result))
    (progress,) = reading.of("activity_progress")
    assert (progress.spent_minutes, progress.share) == (None, None)
    assert all((each.score, each.max_score) == (None, None) for each in reading.of("assessment"))


@pytest.mark.parametrize(
    "document",
    [
        {"actor": "Léa", "verb": "post", "object": {"id": "x"}},  # activity streams
        {"actor": {}, "verb": {"display": {}}, "object": {}},
        [{"actor": {"mbox": "mailto:a@example.org"}, "verb": {"id": "x"}}],
        {"score": {"raw": 95}, "completion": True, "duration": "PT1H0M0S", "actor": None},
    ],
)
def test_other_json_is_left_alone(reader, tmp_path, document):
    path = tmp_path / "x.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert reader.recognise(EvidenceFile(path, path.name)) is None


def test_a_million_clicks_cost_no_more_memory_than_their_sessions(reader, tmp_path):
    import tracemalloc

    def peak(times: int) -> int:
        path = tmp_path / f"{times}.jsonl"
        path.write_bytes(json_lines(SESSION) * times)
        file = EvidenceFile(path, path.name)
        recognition = reader.recognise(file)
        assert recognition is not None
        tracemalloc.start()
        list(reader.read(file, Context(recognition)))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(3000) < 1.3 * peak(1000)


@pytest.mark.parametrize("name", ["statements.jsonl", "statement.json", "store.json"])
def test_files_of_the_page(reader, audit_reader, name):
    assert audit_reader(reader, Path(__file__).with_name(name)).records


@pytest.mark.field
def test_real_statements_of_a_mooc(reader, audit_reader, field):
    path = field / "xapi" / "openfun__ralph__statements.json.gz"
    told = [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]
    reading = audit_reader(reader, path)
    assert sum(one.events for one in reading.of("lms_session")) == len(told) == 22000
    done = defaultdict(set)
    for each in told:
        done[each["actor"]["account"]["name"], each["object"]["id"]].add(each["verb"]["id"].rpartition("/")[2])
    expected = Counter("completed" if "completed" in verbs else "in_progress" for verbs in done.values())
    assert Counter(each.status for each in reading.of("activity_progress")) == expected
    assert len({one.person.identifier for one in reading.of("lms_session")}) == 1452


@pytest.mark.field
def test_conformance_templates(reader, audit_reader, field):
    (progress,) = audit_reader(reader, field / "xapi" / "adlnet__lrs-conformance-test-suite__unicode.json").records
    assert (progress.kind, progress.person.email, progress.meeting_title) == ("presence", "xapi@adlnet.gov", "Other")
    reading = audit_reader(reader, field / "xapi" / "adlnet__lrs-conformance-test-suite__result_default.json")
    assert (reading.records, reading.recognition.variant) == ([], "result")
    assert (
        reading.notes[0].en
        == "xAPI result read: score 95/100, duration 60 min, success: yes, completion: yes, a response"
    )
