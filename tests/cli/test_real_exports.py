"""``auditready check`` over real exports: the right system and kinds, as many records as the files really hold.

The numbers were counted by hand or by the independent scripts in ``tests/plugins``; this test holds the whole command
to them. A file without evidence must be "unrecognised", never mistaken for another.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import AS_OF, Run

READ = {
    "attendance/Tizi-Code15": ("Attendance sheet", set(), 0),
    "attendance/phycelot": ("Attendance sheet", set(), 0),
    "dendreo/dimitriBouteille__dendreo-sdk-php__creneaux_find-by-id": ("Dendreo", {"attendance"}, 1),
    "dendreo/dimitriBouteille__dendreo-sdk-php__creneaux_find-creneaux": ("Dendreo", set(), 0),
    "dendreo/dimitriBouteille__dendreo-sdk-php__laps_find": ("Dendreo", set(), 0),
    "bigbluebutton/": ("BigBlueButton", {"presence", "chat_message", "recording"}, 2 + 5 + 1),
    "moodle/brian8sal": ("Moodle", {"lms_session"}, 24),
    "moodle/csdevignes__poo-logarche__logs": ("Moodle", {"lms_session", "submission"}, 3827 + 744),
    "moodle/csdevignes__poo-logarche__notes": ("Grade list", {"assessment"}, 130),
    "moodle/thisirs__guv__moodle_export_assignment": ("Moodle", {"submission"}, 8),
    "moodle/thisirs__guv__moodle_export_gradebook_en": ("Moodle", {"assessment"}, 16),
    "moodle/thisirs__guv__moodle_export_gradebook_v1_fr": ("Moodle", {"assessment"}, 8),
    "moodle/thisirs__guv__moodle_export_quiz": ("Moodle", {"assessment"}, 8),
    # A conformance test and a result alone: they name nobody, and a note says so.
    "scorm/jcputney__scorm-again__cm-01": ("SCORM", set(), 0),
    "teams/Raikonif": ("Microsoft Teams", {"presence"}, 11),
    "teams/dominikhoebert": ("Microsoft Teams", {"presence"}, 19),
    "teams/dvaneynde": ("Microsoft Teams", {"presence"}, 7),
    "teams/mlodyjesienin": ("Microsoft Teams", {"presence"}, 7),
    "teams/ramparte": ("Microsoft Teams", {"chat_message"}, 17),
    "xapi/adlnet__lrs-conformance-test-suite__result_default": ("xAPI", set(), 0),
    "xapi/adlnet__lrs-conformance-test-suite__unicode": ("xAPI", {"presence"}, 1),
    # The sessions of each learner in each course with no gap over 30 minutes, and each learner × video.
    "xapi/openfun__ralph": ("xAPI", {"lms_session", "activity_progress"}, 9504 + 2872),
    "zoom/CatechismoPUCP": ("Zoom", {"presence", "recording", "recording_consent"}, 8 + 1 + 4),
    "zoom/Lightbridge-KS__zoomclass__participants": ("Zoom", {"presence", "recording", "recording_consent"}, 59),
    "zoom/Lightbridge-KS__zoomclass__zoom-chat-1": ("Zoom", {"chat_message"}, 8),
    "zoom/andrewpknight__zoomGroupStats__meeting001_chat": ("Zoom", {"chat_message"}, 10),
    "zoom/andrewpknight__zoomGroupStats__meeting001_participants": ("Zoom", {"presence"}, 10),
    "zoom/andrewpknight__zoomGroupStats__meeting001_transcript": ("Zoom", {"chat_message"}, 298),
    "zoom/victormln": ("Zoom", {"chat_message"}, 5),
}
NO_EVIDENCE = ("PROVENANCE.tsv",)
"""The list of the samples."""


@pytest.mark.field
def test_real_exports(auditready: Callable[..., Run], field: Path) -> None:
    run = auditready("check", field, "--format", "json", "--as-of", AS_OF)
    report = run.report
    assert run.code == 1
    assert report["problems"] == []
    files = {file["path"]: file for dossier in report["dossiers"] for file in dossier["files"]}
    files |= {file["path"]: file for file in report["common_files"]}
    expected = dict.fromkeys(files)
    for path in files:
        known = [facts for start, facts in READ.items() if path.startswith(start)]
        expected[path] = known[0] if known else None
    unknown = [path for path, facts in expected.items() if facts is None and not path.startswith(NO_EVIDENCE)]
    assert unknown == []
    found = {
        path: (file["system"], set(file["kinds"]), file["records"]) if file["status"] == "read" else None
        for path, file in files.items()
    }
    assert found == expected
    assert {file["status"] for path, file in files.items() if expected[path] is None} == {"unrecognised"}
