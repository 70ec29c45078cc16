"""Archives read in place: each file in one is a file of its own, under limits, whatever its name or its place."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from auditready.audit import Plan, audit
from auditready.files import Limits
from auditready.model import DossierReport, FileReport, Report

DAY = date(2026, 11, 22)
SAMPLES = Path(__file__).parents[2] / "sample_dossiers"
ZOOM = (
    "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,"
    "In waiting room\n"
    'Ada Démo,ada@example.org,"16/06/2026 03:12:00 PM","16/06/2026 03:40:00 PM",28,Yes,OK,No\n'
).encode()
NOTE = "Compte rendu de la réunion d'équipe, sans rapport avec la formation.\n".encode()


def packed(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as target:
        for name, data in members.items():
            target.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def renamed(data: bytes, old: bytes, new: bytes) -> bytes:
    """Change a member's name in the container, where the standard library would not write it."""
    assert len(old) == len(new)
    return data.replace(old, new)


def report_of(folder: Path, files: Mapping[str, bytes], *, jobs: int = 1, **limits: int) -> Report:
    session = folder / "Session"
    session.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (session / name).write_bytes(data)
    return audit([session], Plan(as_of=DAY, audit_date=DAY, limits=Limits(**limits)), jobs=jobs)


def dossier(folder: Path, files: Mapping[str, bytes], **limits: int) -> DossierReport:
    (only,) = report_of(folder, files, **limits).dossiers
    return only


def statuses(folder: Path, files: Mapping[str, bytes], **limits: int) -> dict[str, str]:
    return {file.path: file.status for file in dossier(folder, files, **limits).files}


def only(files: tuple[FileReport, ...], name: str) -> FileReport:
    (found,) = [file for file in files if file.path == name]
    return found


# --- what is read ------------------------------------------------------------------------------------------------


def test_a_file_in_an_archive_is_read_as_the_same_file_beside_it(tmp_path: Path) -> None:
    inside = dossier(tmp_path / "a", {"exports.zip": packed({"Zoom/participants.csv": ZOOM})})
    beside = dossier(tmp_path / "b", {"participants.csv": ZOOM})
    member = only(inside.files, "exports.zip/Zoom/participants.csv")
    alone = only(beside.files, "participants.csv")
    assert (member.status, member.reader, member.records, member.sha256, member.size) == (
        "read", alone.reader, alone.records, alone.sha256, len(ZOOM),
    )  # fmt: skip
    assert member.archive == "exports.zip"
    assert [person.name for person in inside.learners] == [person.name for person in beside.learners]


def test_the_archive_itself_is_no_evidence(tmp_path: Path) -> None:
    files = dossier(tmp_path, {"a.zip": packed({"p.csv": ZOOM, "q.txt": NOTE})}).files
    archive = only(files, "a.zip")
    assert (archive.status, archive.why.fr) == ("ignored", "archive de 2 fichiers, lus un par un")


def test_an_archive_is_known_by_content_and_not_by_its_name(tmp_path: Path) -> None:
    assert statuses(tmp_path, {"export.bin": packed({"p.csv": ZOOM})})["export.bin/p.csv"] == "read"


def test_files_packed_with_gzip_are_read_in_an_archive(tmp_path: Path) -> None:
    assert statuses(tmp_path, {"a.zip": packed({"p.csv.gz": gzip.compress(ZOOM)})})["a.zip/p.csv.gz"] == "read"


def test_an_archive_in_an_archive_is_opened_and_a_third_one_is_not(tmp_path: Path) -> None:
    third = packed({"p.csv": ZOOM})
    second = packed({"p.csv": ZOOM, "3.zip": third})
    found = statuses(tmp_path, {"1.zip": packed({"2.zip": second})})
    assert found == {
        "1.zip": "ignored", "1.zip/2.zip": "ignored", "1.zip/2.zip/p.csv": "read", "1.zip/2.zip/3.zip": "unreadable",
    }  # fmt: skip


def test_what_systems_leave_in_archives_is_no_evidence(tmp_path: Path) -> None:
    members = {"p.csv": ZOOM, "__MACOSX/._p.csv": b"x", "Thumbs.db": b"x", ".DS_Store": b"x", "~$p.xlsx": b"x"}
    found = statuses(tmp_path, {"a.zip": packed(members)})
    assert found == {
        "a.zip": "ignored", "a.zip/p.csv": "read", "a.zip/Thumbs.db": "ignored", "a.zip/.DS_Store": "ignored",
        "a.zip/~$p.xlsx": "ignored",
    }  # fmt: skip


def test_what_stands_in_a_system_folder_is_counted(tmp_path: Path) -> None:
    report = dossier(tmp_path, {"a.zip": packed({"p.csv": ZOOM, "__MACOSX/._p.csv": b"x", ".git/HEAD": b"x"})})
    assert "2 autres dans des dossiers cachés ou du système, non lus" in only(report.files, "a.zip").why.fr


def test_a_link_in_an_archive_is_not_followed(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        link = zipfile.ZipInfo("presence.csv")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        target.writestr(link, "/etc/passwd")
    file = only(dossier(tmp_path, {"a.zip": out.getvalue()}).files, "a.zip/presence.csv")
    assert (file.status, file.why.fr[:26]) == ("unreadable", "Lien vers un autre fichier")


def test_settings_leave_out_files_of_an_archive(tmp_path: Path) -> None:
    (tmp_path / "Session").mkdir()
    (tmp_path / "Session" / "dossier.toml").write_text('ignore = ["a.zip/*.txt"]\n', encoding="utf-8")
    found = statuses(tmp_path, {"a.zip": packed({"p.csv": ZOOM, "note.txt": NOTE})})
    assert (found["a.zip/p.csv"], found["a.zip/note.txt"]) == ("read", "ignored")


def test_any_number_of_jobs_gives_the_same_report(tmp_path: Path) -> None:
    for name in ("A", "B", "C"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.zip").write_bytes(packed({"p.csv": ZOOM, "n.txt": NOTE + name.encode()}))
    plan = Plan(as_of=DAY, audit_date=DAY)
    assert audit([tmp_path], plan, jobs=1).dossiers == audit([tmp_path], plan, jobs=2).dossiers


def test_archives_above_the_dossiers_are_read_once_for_all(tmp_path: Path) -> None:
    for name in ("A", "B"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "n.txt").write_bytes(NOTE)
    (tmp_path / "zoom.zip").write_bytes(packed({"p.csv": ZOOM}))
    report = audit([tmp_path], Plan(as_of=DAY, audit_date=DAY))
    assert [(file.path, file.status) for file in report.common_files] == [
        ("zoom.zip", "ignored"), ("zoom.zip/p.csv", "read"),
    ]  # fmt: skip


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.glob("2026-*")))
def test_a_dossier_in_one_archive_is_the_same_dossier(tmp_path: Path, sample: str) -> None:
    members = {}
    for path in sorted((SAMPLES / sample).rglob("*")):
        if path.is_file() and path.name != "expected.json":
            members[path.relative_to(SAMPLES / sample).as_posix()] = path.read_bytes()
    folder = tmp_path / sample
    folder.mkdir()
    if settings := members.pop("dossier.toml", None):
        (folder / "dossier.toml").write_bytes(settings)
    (folder / "dossier.zip").write_bytes(packed(members))
    plan = Plan(as_of=DAY, audit_date=DAY)
    (unpacked,), (in_one,) = audit([SAMPLES / sample], plan).dossiers, audit([folder], plan).dossiers
    assert told(in_one) == told(unpacked)
    assert hours(in_one) == hours(unpacked)


def told(report: DossierReport) -> list[tuple[str, str, str | None]]:
    return sorted((each.code, each.state, each.learner) for each in report.findings)


def hours(report: DossierReport) -> list[tuple[str, int | None, int | None, int | None]]:
    return [(line.learner, line.planned, line.signed, line.connected) for line in report.ledger]


# --- what is no archive ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("member", "says"),
    [
        ("imsmanifest.xml", "SCORM"),
        ("h5p.json", "H5P"),
        ("cmi5.xml", "cmi5"),
        ("[Content_Types].xml", "autre programme"),
        ("Index/Document.iwa", "Numbers"),
        ("mimetype", "autre programme"),
    ],
)
def test_a_document_or_a_course_in_a_zip_is_not_opened(tmp_path: Path, member: str, says: str) -> None:
    (file,) = dossier(tmp_path, {"a.zip": packed({member: b"x", "data/p.csv": ZOOM})}).files
    assert (file.status, says in file.why.fr) == ("unreadable", True)


# --- equal content -----------------------------------------------------------------------------------------------


def duplicates(folder: Path, files: Mapping[str, bytes]) -> list[tuple[str, ...]]:
    found = dossier(folder, files)
    return [tuple(place.file for place in finding.locators) for finding in found.findings if finding.code == "FIL004"]


def test_equal_content_is_seen_inside_and_outside_of_an_archive(tmp_path: Path) -> None:
    found = duplicates(tmp_path, {"a.zip": packed({"p.csv": ZOOM, "n.txt": NOTE}), "p.csv": ZOOM})
    assert found == [("a.zip/p.csv", "p.csv")]


def test_an_archive_that_was_unpacked_beside_itself_is_one_finding(tmp_path: Path) -> None:
    members = {"p.csv": ZOOM, "n.txt": NOTE, "m.txt": NOTE + NOTE}
    found = duplicates(tmp_path, {"a.zip": packed(members), **members})
    assert sorted(found) == [("a.zip/m.txt", "m.txt", "a.zip/n.txt", "n.txt", "a.zip/p.csv", "p.csv")]


# --- names -------------------------------------------------------------------------------------------------------


def test_of_two_members_with_one_name_both_are_read(tmp_path: Path) -> None:
    data = renamed(packed({"p.csv": ZOOM, "q.csv": NOTE}), b"q.csv", b"p.csv")
    assert set(statuses(tmp_path, {"a.zip": data})) == {"a.zip", "a.zip/p.csv", "a.zip/p.csv (2)"}


@pytest.mark.parametrize("codec", ["utf-8", "cp850", "cp1252"])
def test_names_are_read_as_their_system_wrote_them(tmp_path: Path, codec: str) -> None:
    name = "Émargé à Nîmes.csv".encode(codec)
    data = renamed(packed({"x" * len(name): ZOOM}), b"x" * len(name), name)
    assert "a.zip/Émargé à Nîmes.csv" in statuses(tmp_path, {"a.zip": data})


def test_a_name_that_leads_out_of_the_archive_is_not_opened(tmp_path: Path) -> None:
    found = statuses(tmp_path, {"a.zip": packed({"../../p.csv": ZOOM, "/etc/q.csv": ZOOM, "C:\\r\\s.csv": ZOOM})})
    assert found == {
        "a.zip": "ignored", "a.zip/p.csv": "unreadable", "a.zip/etc/q.csv": "read", "a.zip/r/s.csv": "read",
    }  # fmt: skip


def test_names_without_end_are_shortened(tmp_path: Path) -> None:
    found = statuses(tmp_path, {"a.zip": packed({"x" * 60_000 + ".csv": ZOOM})})
    assert max(map(len, found)) < 320


# --- what is refused ---------------------------------------------------------------------------------------------


def encrypted(data: bytes) -> bytes:
    """Flag every member as encrypted, in its own header and in the list."""
    raw = bytearray(data)
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(sign)
        while at >= 0:
            raw[at + flags] |= 1
            at = raw.find(sign, at + 4)
    return bytes(raw)


def test_an_archive_with_a_password_is_one_unreadable_file(tmp_path: Path) -> None:
    (file,) = dossier(tmp_path, {"a.zip": encrypted(packed({"p.csv": ZOOM, "q.csv": ZOOM}))}).files
    assert (file.status, "mot de passe" in file.why.fr) == ("unreadable", True)


def test_an_empty_archive_is_unreadable(tmp_path: Path) -> None:
    assert statuses(tmp_path, {"a.zip": packed({})}) == {"a.zip": "unreadable"}


def test_a_damaged_member_costs_that_member_only(tmp_path: Path) -> None:
    data = packed({"p.csv": ZOOM, "q.csv": ZOOM}, zipfile.ZIP_STORED)
    at = data.find(b"16/06/2026")
    damaged = data[:at] + b"99" + data[at + 2 :]
    found = statuses(tmp_path, {"a.zip": damaged})
    assert (found["a.zip/p.csv"], found["a.zip/q.csv"]) == ("unreadable", "read")


def test_a_bomb_is_announced_and_the_rest_is_read(tmp_path: Path) -> None:
    report = report_of(tmp_path, {"a.zip": packed({"bomb.txt": bytes(30 << 20), "p.csv": ZOOM})}, ratio=100)
    found = {file.path: file.status for file in report.dossiers[0].files}
    assert (found["a.zip/bomb.txt"], found["a.zip/p.csv"]) == ("failed", "read")
    assert [(problem.stage, problem.file) for problem in report.problems] == [("limit", "a.zip/bomb.txt")]


def test_a_member_too_large_is_announced_and_the_rest_is_read(tmp_path: Path) -> None:
    found = statuses(tmp_path, {"a.zip": packed({"long.txt": NOTE * 400, "p.csv": ZOOM})}, whole_bytes=10_000)
    assert (found["a.zip/long.txt"], found["a.zip/p.csv"]) == ("failed", "read")


@pytest.mark.parametrize("limits", [{"members": 3}, {"expanded_bytes": 1_000}])
def test_archives_in_archives_share_one_budget(tmp_path: Path, limits: dict[str, int]) -> None:
    second = packed({"p.csv": ZOOM, "q.csv": ZOOM + ZOOM})
    report = report_of(tmp_path, {"1.zip": packed({"2.zip": second, "3.zip": second})}, **limits)
    assert {problem.stage for problem in report.problems} == {"limit"}
    assert len(report.problems) in {1, 2}


def test_a_large_archive_is_read_by_seeking(tmp_path: Path) -> None:
    import random

    noise = random.Random(1).randbytes(12 << 20)
    report = report_of(
        tmp_path, {"a.zip": packed({"film.bin": noise, "p.csv": ZOOM})}, whole_bytes=1 << 20, file_bytes=2 << 20
    )
    found = {file.path: file.status for file in report.dossiers[0].files}
    assert found == {"a.zip": "ignored", "a.zip/film.bin": "failed", "a.zip/p.csv": "read"}
