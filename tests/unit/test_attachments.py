"""Files that hang on an e-mail are read like any other, once each, and never count twice."""

from __future__ import annotations

import io
import re
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from PIL import Image
from tests.unit.test_containers import NOTE, ZOOM, encrypted, packed

from auditready.audit import Plan, audit
from auditready.model import DossierReport, Report

DAY = date(2026, 11, 22)


def mail(*attachments: tuple[str, str, bytes], subject: str = "Pièces", inline: bytes = b"") -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"] = "Alex Petit <alex.petit@example.org>"
    message["To"] = "Ada Démo <ada@example.org>"
    message["Subject"] = subject
    message["Date"] = "Mon, 02 Mar 2026 09:00:00 +0100"
    message["Message-ID"] = "<1@example.org>"
    message.set_content("Bonjour, voici les pièces.")
    if inline:
        message.add_attachment(inline, maintype="image", subtype="png", filename="logo.png", cid="<logo@example.org>")
    for name, kind, data in attachments:
        main, _, sub = kind.partition("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def audited(folder: Path, files: dict[str, bytes]) -> Report:
    session = folder / "Session"
    session.mkdir(parents=True)
    for name, data in files.items():
        (session / name).write_bytes(data)
    return audit([session], Plan(as_of=DAY, audit_date=DAY))


def dossier(folder: Path, files: dict[str, bytes]) -> DossierReport:
    (only,) = audited(folder, files).dossiers
    return only


def statuses(folder: Path, files: dict[str, bytes]) -> dict[str, str]:
    return {file.path: file.status for file in dossier(folder, files).files}


CSV = ("participants.csv", "text/csv", ZOOM)


def test_an_attachment_is_read_as_the_same_file_beside_it(tmp_path: Path) -> None:
    inside = dossier(tmp_path / "a", {"m.eml": mail(CSV)})
    beside = dossier(tmp_path / "b", {"participants.csv": ZOOM})
    assert [person.name for person in inside.learners] == [person.name for person in beside.learners]
    (_, attachment), (alone,) = inside.files, beside.files
    assert (attachment.path, attachment.archive) == ("m.eml/participants.csv", "m.eml")
    assert (attachment.records, attachment.sha256) == (alone.records, alone.sha256)


def test_an_archive_on_an_e_mail_is_opened(tmp_path: Path) -> None:
    found = statuses(tmp_path, {"m.eml": mail(("a.zip", "application/zip", packed({"p.csv": ZOOM})))})
    assert (found["m.eml/a.zip"], found["m.eml/a.zip/p.csv"]) == ("ignored", "read")


def test_an_e_mail_in_an_archive_is_opened(tmp_path: Path) -> None:
    assert statuses(tmp_path, {"a.zip": packed({"m.eml": mail(CSV)})})["a.zip/m.eml/participants.csv"] == "read"


def test_what_was_sent_to_several_people_is_read_once(tmp_path: Path) -> None:
    report = dossier(tmp_path, {"1.eml": mail(CSV, subject="1"), "2.eml": mail(CSV, subject="2")})
    found = {file.path: (file.status, file.why.fr) for file in report.files}
    assert found["1.eml/participants.csv"][0] == "read"
    assert found["2.eml/participants.csv"] == ("ignored", "même contenu que 1.eml/participants.csv, lu là")
    assert [finding for finding in report.findings if finding.code == "FIL004"] == []


def test_what_is_filed_beside_the_e_mail_is_read_there(tmp_path: Path) -> None:
    report = dossier(tmp_path, {"1.eml": mail(CSV), "z.csv": ZOOM})
    assert {file.path: file.status for file in report.files if file.path != "1.eml"} == {
        "1.eml/participants.csv": "ignored",
        "z.csv": "read",
    }
    assert [finding for finding in report.findings if finding.code == "FIL004"] == []


def test_what_belongs_to_the_message_is_no_attachment(tmp_path: Path) -> None:
    others = [("rdv.ics", "text/calendar", b"BEGIN:VCALENDAR"), ("alex.vcf", "text/vcard", b"BEGIN:VCARD")]
    seal = ("smime.p7s", "application/pkcs7-signature", b"0")
    report = dossier(tmp_path, {"m.eml": mail(*others, seal, inline=b"\x89PNG")})
    assert {file.path: (file.status, file.why.fr) for file in report.files if file.archive} == {
        "m.eml/alex.vcf": ("ignored", "carte de visite"),
        "m.eml/logo.png": ("ignored", "image du corps du courriel"),
        "m.eml/rdv.ics": ("ignored", "invitation d'un agenda"),
        "m.eml/smime.p7s": ("ignored", "sceau électronique du courriel"),
    }


def test_a_photo_within_the_message_is_a_file(tmp_path: Path) -> None:
    found = statuses(tmp_path, {"m.eml": mail(inline=b"\xff\xd8\xff" + b"\x00" * 200_000)})
    assert found["m.eml/logo.png"] == "unreadable"


def test_a_banner_within_the_message_is_none(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.effect_noise((1200, 300), 90).save(out, "PNG")
    assert len(out.getvalue()) > 200_000
    assert statuses(tmp_path, {"m.eml": mail(inline=out.getvalue())})["m.eml/logo.png"] == "ignored"


def test_a_message_passed_on_is_a_file_with_its_attachments(tmp_path: Path) -> None:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Tr"
    message["Date"] = "Mon, 02 Mar 2026 10:00:00 +0100"
    message.set_content("Voir le message joint.")
    message.add_attachment(message_from_bytes(mail(CSV), policy=SMTP), filename="transfert.eml")
    found = statuses(tmp_path, {"m.eml": message.as_bytes()})
    assert found["m.eml/transfert.eml/participants.csv"] == "read"


def test_lost_parts_and_encrypted_messages_are_unreadable(tmp_path: Path) -> None:
    lost = re.sub(rb'boundary="[^"]+"', b'boundary="other"', mail(CSV))
    locked = mail().replace(b"Content-Type: text/plain", b"Content-Type: application/pkcs7-mime")
    report = dossier(tmp_path, {"lost.eml": lost, "locked.eml": locked})
    assert [(file.path, file.status) for file in report.files] == [
        ("locked.eml", "unreadable"),
        ("lost.eml", "unreadable"),
    ]
    assert [finding.code for finding in report.findings if finding.code == "FIL001"] == ["FIL001", "FIL001"]


def test_two_attachments_with_one_name_are_both_read(tmp_path: Path) -> None:
    found = statuses(tmp_path, {"m.eml": mail(("a.txt", "text/plain", NOTE), ("a.txt", "text/plain", NOTE + NOTE))})
    assert list(found) == ["m.eml", "m.eml/a.txt", "m.eml/a.txt (2)"]


@pytest.mark.parametrize("name", ["../../a.csv", "/etc/a.csv", "C:\\a.csv"])
def test_names_lead_nowhere(tmp_path: Path, name: str) -> None:
    _, path = statuses(tmp_path, {"m.eml": mail((name, "text/csv", ZOOM))})
    assert path.startswith("m.eml/")
    assert ".." not in path


def test_what_cannot_be_read_is_told_of_the_attachment(tmp_path: Path) -> None:
    locked = encrypted(packed({"p.csv": ZOOM}))
    found = statuses(tmp_path, {"m.eml": mail(("a.zip", "application/zip", locked), ("b.csv", "text/csv", b""))})
    assert (found["m.eml/a.zip"], found["m.eml/b.csv"]) == ("unreadable", "unreadable")


def test_settings_leave_out_attachments(tmp_path: Path) -> None:
    session = tmp_path / "Session"
    session.mkdir()
    (session / "m.eml").write_bytes(mail(CSV))
    plan = Plan(as_of=DAY, audit_date=DAY, ignore=("*.csv",))
    (report,) = audit([session], plan).dossiers
    assert [file.status for file in report.files if file.archive] == ["ignored"]
