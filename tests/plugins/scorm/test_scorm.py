"""SCORM values in every carrier and both versions of the data model."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest

from auditready import EvidenceFile
from auditready_plugins.scorm.runtime import RuntimeReader

OLD = {
    "cmi.core.student_id": "ldurand",
    "cmi.core.student_name": "Durand, Léa",
    "cmi.core.lesson_status": "passed",
    "cmi.core.total_time": "0001:05:30.50",
    "cmi.core.session_time": "00:10:00",
    "cmi.core.score.raw": "85",
    "cmi.core.score.max": "100",
    "cmi.student_data.mastery_score": "80",
    "cmi.suspend_data": "x" * 4000,
}
NEW = {
    "cmi": {
        "learner_id": "ldurand",
        "learner_name": "Léa Durand",
        "completion_status": "completed",
        "success_status": "unknown",
        "total_time": "P0Y0M0DT1H5M30.5S",
        "score": {"scaled": "0.85"},
        "scaled_passing_score": 0.8,
        "progress_measure": 1,
    }
}
NESTED = {"cmi": {"core": {"student_name": "Léa Durand", "lesson_status": "incomplete", "session_time": "00:20:00"}}}


@pytest.fixture
def reader() -> RuntimeReader:
    return RuntimeReader()


@pytest.fixture
def read(reader, audit_reader, tmp_path):
    def run(document: object, name: str = "Module 1.json"):
        path = tmp_path / name
        path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
        return audit_reader(reader, path)

    return run


def test_scorm_1_2_flat(read):
    reading = read(OLD)
    (progress,), (score,) = reading.of("activity_progress"), reading.of("assessment")
    assert reading.recognition.variant == "1.2"
    assert (progress.person.name, progress.person.identifier) == ("Durand, Léa", "ldurand")
    assert (progress.activity, progress.status, progress.spent_minutes) == ("Module 1", "passed", 65.5)
    assert (score.score, score.max_score, score.threshold, score.passed) == (85, 100, 80, True)


def test_no_time_measured_is_not_a_time_of_nothing(read):
    (progress,) = read({**OLD, "cmi.core.total_time": "00:00:00", "cmi.core.session_time": "00:00:00"}).of(
        "activity_progress"
    )
    assert progress.spent_minutes is None


def test_scorm_2004_nested(read):
    reading = read({"title": "Incendie", **NEW})
    (progress,), (score,) = reading.of("activity_progress"), reading.of("assessment")
    assert reading.recognition.variant == "2004"
    assert (progress.activity, progress.status, progress.share) == ("Incendie", "completed", 1)
    assert progress.spent_minutes == pytest.approx(65.5 + 0.5 / 60, abs=0.01)
    assert (score.score, score.max_score, score.threshold, score.passed) == (0.85, 1, 0.8, None)


def test_the_last_session_stands_in_for_a_total_and_that_is_said(read):
    reading = read(NESTED)
    (progress,) = reading.records
    assert (progress.status, progress.spent_minutes) == ("in_progress", 20)
    assert "time of the last session alone in 1 case: there is no total" in [note.en for note in reading.notes]


def test_several_dumps_with_learner_and_module_beside_them(read):
    document = {
        "course": {"title": "Sécurité"},
        "dumps": [
            {"learner": {"name": "Léa Durand", "email": "lea@example.org"}, "sco": {"title": "M1"}, **NEW},
            {"student_name": "Tom Petit", "activity": "M2", "runtime": {"cmi.completion_status": "incomplete"}},
        ],
    }
    first, second = read(document).of("activity_progress")
    assert (first.person.name, first.person.email, first.activity, first.course) == (
        "Léa Durand",
        "lea@example.org",
        "M1",
        "Sécurité",
    )
    assert (second.person.name, second.activity, second.status) == ("Tom Petit", "M2", "in_progress")


def test_json_lines(read):
    reading = read("\n".join(json.dumps({"attempt": n, **OLD}) for n in (1, 2)))
    assert [(each.locator.line, each.attempt) for each in reading.of("assessment")] == [(1, 1), (2, 2)]


def test_a_form_as_packages_send_it(read):
    reading = read(urlencode({key: value for key, value in OLD.items() if "suspend" not in key}), "aicc.txt")
    (progress,) = reading.of("activity_progress")
    assert (progress.person.name, progress.status) == ("Durand, Léa", "passed")


def test_a_table_with_a_column_a_name(reader, audit_reader, make_csv, make_xlsx):
    rows = [
        ["Nom complet", "Adresse de courriel", "Module", "cmi.core.lesson_status", "cmi.core.total_time"],
        ["Léa Durand", "lea@example.org", "M1", "completed", "00:42:00"],
        ["Tom Petit", "tom@example.org", "M1", "not attempted", ""],
    ]
    for path in (make_csv(rows, delimiter=";"), make_xlsx(rows)):
        first, second = audit_reader(reader, path).records
        assert (first.person.name, first.activity, first.status, first.spent_minutes) == (
            "Léa Durand",
            "M1",
            "completed",
            42,
        )
        assert (second.status, second.spent_minutes, second.locator.row) == ("not_started", None, 3)


def test_a_table_with_a_row_a_name(reader, audit_reader, make_csv):
    rows = [["id", "userid", "scormid", "scoid", "attempt", "element", "value", "timemodified"]]
    for user, status in (("7", "completed"), ("9", "incomplete")):
        rows += [
            ["1", user, "3", "12", "1", "x.start.time", "1772442000", "1"],
            ["2", user, "3", "12", "1", "cmi.core.lesson_status", status, "2"],
            ["3", user, "3", "12", "1", "cmi.core.total_time", "00:30:00", "3"],
        ]
    records = audit_reader(reader, make_csv(rows)).records
    assert [(each.person.identifier, each.activity, each.status, each.spent_minutes) for each in records] == [
        ("7", "12", "completed", 30),
        ("9", "12", "in_progress", 30),
    ]
    assert records[0].first_access == datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_track_details_of_moodle_name_nobody_and_that_is_said(reader, audit_reader, make_csv):
    path = make_csv(
        [["Élément", "Valeur"], ["cmi.core.lesson_status", "completed"], ["cmi.core.total_time", "00:30:00"]]
    )
    reading = audit_reader(reader, path)
    assert reading.records == []
    assert "1 record left out: no learner named" in [note.en for note in reading.notes]


def test_a_page_left_open_is_said(read):
    notes = [note.en for note in read({**OLD, "cmi.core.total_time": "0014:00:00"}).notes]
    assert "1 module of over 8 hours: the page was probably left open, to be checked" in notes


@pytest.mark.parametrize("written", ["P5Y6M4DT12H30M58.55S", "P5Y6M4DT12H30M58S", "abc", "9999:00:00"])
def test_times_beyond_belief_are_not_kept(read, written):
    reading = read({**NEW, "cmi": {**NEW["cmi"], "total_time": written}})
    assert reading.of("activity_progress")[0].spent_minutes is None
    assert "1 duration unreadable or of over 100 days, not kept" in [note.en for note in reading.notes]


@pytest.mark.parametrize(
    "document",
    [{"cmi": 3}, {"cmi.exit": "suspend"}, {"element": "cmi.core.lesson_status"}, {"steps": [{"method": "x"}]}],
)
def test_words_of_scorm_alone_are_not_claimed(reader, tmp_path, document):
    path = tmp_path / "x.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert reader.recognise(EvidenceFile(path, path.name)) is None


SETTINGS = {"sco": "1", "cmi": {"max_time_allowed": "PT1H", "scaled_passing_score": 0.8, "mode": "normal"}}


def test_settings_of_a_package_are_read_as_such_and_prove_nothing(read):
    reading = read(SETTINGS)
    assert (reading.records, reading.recognition.variant) == ([], "settings")
    told, missing = (note.en for note in reading.notes)
    assert told == (
        "settings read: time allowed (cmi.max_time_allowed) 'PT1H', passing score (cmi.scaled_passing_score) '0.8', "
        "mode (cmi.mode) 'normal'"
    )
    assert missing.startswith("no learner, state, time spent, score or date: proves nothing of anybody. Export")


def test_settings_before_values_do_not_hide_them(read):
    assert [one.person.name for one in read([SETTINGS, NEW]).of("activity_progress")] == ["Léa Durand"]


def test_what_a_test_expects_is_nobodys_tracking(read):
    call = {"method": "GetValue", "element": "cmi.completion_status", "expectedReturn": "completed"}
    reading = read({"id": "RT-7", "activities": [{"id": "A1", "initialState": NEW, "steps": [call]}]})
    assert (reading.records, reading.recognition.variant) == ([], "test")
    assert "SCORM conformance test ('RT-7')" in reading.notes[0].en
    assert "settings read: A1: passing score (cmi.scaled_passing_score) '0.8'" in [note.en for note in reading.notes]


@pytest.mark.parametrize("name", ["values-1.2.json", "values-2004.json", "values.csv", "tracks.csv", "values.txt"])
def test_files_of_the_page(reader, audit_reader, name):
    assert audit_reader(reader, Path(__file__).with_name(name)).records


@pytest.mark.field
def test_a_real_conformance_case_proves_nothing(reader, audit_reader, field):
    reading = audit_reader(reader, field / "scorm" / "jcputney__scorm-again__cm-01-launch-seeded.json")
    assert (reading.records, reading.recognition.variant) == ([], "test")
    told = reading.notes[1].en
    assert [told.count(value) for value in ("P5Y6M4DT12H30M58S", "P5Y6M4DT12H30M58.55S", "'0.8'", "'0.7'")] == [1] * 4
