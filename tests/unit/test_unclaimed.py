"""What is said of files that no reader claims: what they are, and how to make them readable."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from auditready.audit import Plan, audit
from auditready.files.picture import picture_size
from auditready.model import FileReport

DAY = date(2026, 11, 22)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PLIST = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>URL</key><string>https://example.org/</string></dict></plist>
"""


def report(folder: Path, data: bytes, name: str = "piece.bin") -> FileReport:
    session = folder / "Session"
    session.mkdir()
    (session / name).write_bytes(data)
    ((file,),) = [dossier.files for dossier in audit([session], Plan(as_of=DAY, audit_date=DAY)).dossiers]
    return file


def ole(*streams: str, sector: int = 0) -> bytes:
    """Write an old Office file whose list of streams stands in a sector."""
    directory = b"".join(name.encode("utf-16-le").ljust(128, b"\x00") for name in ("Root Entry", *streams))
    header = (OLE + bytes(40) + sector.to_bytes(4, "little")).ljust(512, b"\x00")
    return header + bytes(512 * sector) + directory.ljust(2048, b"\x00")


def picture(form: str, width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, form)
    return out.getvalue()


# --- other programs ----------------------------------------------------------------------------------------------

FOREIGN = {
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(90), "Archive 7z"),
    "rar": (b"Rar!\x1a\x07\x01\x00" + bytes(90), "Archive RAR"),
    "tar": (b"a.csv".ljust(257, b"\x00") + b"ustar\x0000" + bytes(300), "Archive TAR"),
    "shortcut": (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(90), "il ne contient rien"),
    "link": (b"[InternetShortcut]\r\nURL=https://example.org/\r\n", "il ne contient rien"),
    "link with properties": (
        b"[{000214A0-0000-0000-C000-000000000046}]\r\nProp3=19,2\r\n[InternetShortcut]\r\nURL=https://example.org/\r\n",
        "il ne contient rien",
    ),
    "left in iCloud": (b"bplist00\xd3\x01\x02\x03]NSURLNameKey_" + bytes(40), "resté dans iCloud"),
    "link of a desktop": (b"[Desktop Entry]\nType=Link\nURL=https://example.org/\n", "il ne contient rien"),
    "link of macOS": (PLIST.encode(), "il ne contient rien"),
    "binary link of macOS": (b"bplist00\xd1\x01\x02SURL_\x10\x14https://example.org/", "il ne contient rien"),
    "Google document": (
        json.dumps({"doc_id": "1a", "url": "https://docs.google.com/spreadsheets/d/1a/edit"}).encode(),
        "document en ligne",
    ),
    "Access": (b"\x00\x01\x00\x00Standard ACE DB\x00" + bytes(90), "Base Access"),
    "old Access": (b"\x00\x01\x00\x00Standard Jet DB\x00" + bytes(90), "Base Access"),
    "mbox": (b"From a@example.org Mon Mar  2 09:00:00 2026\nSubject: x\n\nOui.\n", "mbox), non lue : enregistrer"),
    "program": (b"MZ\x90\x00" + bytes(400), "qui s'extrait d'elle-même"),
    "OneNote": (b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78\xd0\x29\x96\xd3" + bytes(90), "OneNote"),
    "mailbox": (b"!BDN" + bytes(90), "Boîte aux lettres Outlook"),
    "winmail.dat": (b"\x78\x9f\x3e\x22" + bytes(90), "winmail.dat"),
    "RTF": (b"{\\rtf1\\ansi Convention de formation}", "Document RTF"),
    "SQLite": (b"SQLite format 3\x00" + bytes(90), "SQLite"),
    "old Word": (ole("WordDocument"), "Ancien document Word"),
    "old Word, streams at the end": (ole("WordDocument", sector=400), "Ancien document Word"),
    "old PowerPoint": (ole("PowerPoint Document"), "Ancien diaporama"),
    "Outlook": (ole("__properties_version1.0"), "Message Outlook"),
}  # fmt: skip


@pytest.mark.parametrize("kind", FOREIGN)
def test_files_of_other_programs_are_unreadable_with_what_to_do(tmp_path: Path, kind: str) -> None:
    data, says = FOREIGN[kind]
    file = report(tmp_path, data)
    assert (file.status, says in file.why.fr) == ("unreadable", True), file.why.fr


def test_an_unreadable_file_is_a_finding_with_its_remedy(tmp_path: Path) -> None:
    session = tmp_path / "Session"
    session.mkdir()
    (session / "Suivi.gsheet").write_bytes(FOREIGN["Google document"][0])
    (dossier,) = audit([session], Plan(as_of=DAY, audit_date=DAY)).dossiers
    (finding,) = [each for each in dossier.findings if each.code == "FIL001"]
    assert "Fichier > Télécharger" in finding.message.fr


def test_what_was_left_in_icloud_is_not_passed_over_as_hidden(tmp_path: Path) -> None:
    file = report(tmp_path, FOREIGN["left in iCloud"][0], ".Feuille d'émargement.xlsx.icloud")
    assert file.status == "unreadable"


@pytest.mark.parametrize("kind", FOREIGN)
def test_what_is_packed_in_an_archive_is_told_as_well(tmp_path: Path, kind: str) -> None:
    data, says = FOREIGN[kind]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr("piece.bin", data)
    session = tmp_path / "Session"
    session.mkdir()
    (session / "a.zip").write_bytes(out.getvalue())
    (dossier,) = audit([session], Plan(as_of=DAY, audit_date=DAY)).dossiers
    assert says in dossier.files[1].why.fr


def test_lists_of_streams_that_lead_nowhere_are_harmless(tmp_path: Path) -> None:
    data = bytearray(ole("Strange"))
    data[48:52] = b"\xfe\xff\xff\xff"
    assert report(tmp_path, bytes(data)).status in {"unrecognised", "unreadable"}


# --- pictures and scans ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "status", "says"),
    [
        (picture("PNG", 1240, 1754), "unreadable", "un scan"),
        (picture("JPEG", 2480, 3508), "unreadable", "un scan"),
        (picture("JPEG", 4032, 3024), "unreadable", "un scan"),
        (picture("TIFF", 1240, 1754), "unreadable", "un scan"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(90), "unreadable", "un scan"),
        (picture("PNG", 1920, 1080), "unrecognised", "Capture d'écran (1920 × 1080)"),
        (picture("WEBP", 1366, 768), "unrecognised", "Capture d'écran (1366 × 768)"),
        (picture("JPEG", 1920, 1080), "unrecognised", "Capture d'écran (1920 × 1080)"),
        (picture("PNG", 64, 48), "unrecognised", "sans doute un logo"),
    ],
)
def test_pictures_are_scans_screens_or_logos(tmp_path: Path, data: bytes, status: str, says: str) -> None:
    file = report(tmp_path, data)
    assert (file.status, says in file.why.fr) == (status, True), file.why.fr


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "BMP", "WEBP"])
def test_the_size_of_a_picture_is_read_from_its_head(form: str) -> None:
    assert picture_size(picture(form, 321, 123)) == (321, 123)


def test_the_size_of_a_lossless_webp_is_read_from_its_head() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (321, 123)).save(out, "WEBP", lossless=True)
    assert picture_size(out.getvalue()) == (321, 123)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "BMP", "WEBP"])
def test_pictures_that_were_cut_have_no_size_or_one(form: str) -> None:
    data = picture(form, 321, 123)
    for end in range(2, 60):
        assert picture_size(data[:end]) in {None, (321, 123)}


def scan(words: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawImage(ImageReader(Image.effect_noise((248, 351), 60)), 0, 0, 595, 842)
    for number, line in enumerate(words.split("\n")):
        canvas.drawString(60, 800 - 14 * number, line)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_scan_with_a_stamp_is_a_scan(tmp_path: Path) -> None:
    file = report(tmp_path, scan("Reçu le 12 mars"), "scan.pdf")
    assert (file.status, file.why.fr.startswith("Scan : seuls 4 mots")) == ("unreadable", True)


def mixed(*pages: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for words in pages:
        if not words:
            canvas.drawImage(ImageReader(Image.effect_noise((248, 351), 60)), 0, 0, 595, 842)
        for number, line in enumerate(words.split("\n")):
            canvas.drawString(60, 800 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


AGREEMENT = """Convention de formation professionnelle
Entre l'organisme de formation Ateliers du Lirou, NDA 76340987634
et l'entreprise Démo SARL
Intitulé : Excel niveau 2
Dates : du 02/03/2026 au 03/03/2026
Durée : 14 heures"""


@pytest.mark.parametrize(
    ("text", "status"), [(AGREEMENT, "read"), ("Compte rendu de la réunion d'équipe du mois de mars.", "unrecognised")]
)
def test_scanned_pages_among_pages_of_text_are_told(tmp_path: Path, text: str, status: str) -> None:
    file = report(tmp_path, mixed("", text, ""), "piece.pdf")
    said = " ".join([file.why.fr, *(note.fr for note in file.notes)])
    assert (file.status, "2 pages sur 3 sans texte (1, 3) : scan dont rien n'est lu" in said) == (status, True), said


def test_a_page_of_text_on_a_picture_is_no_scan(tmp_path: Path) -> None:
    text = "\n".join("Réunion de l'équipe pédagogique sur le matériel de la salle Cévennes" for _ in range(12))
    assert report(tmp_path, scan(text), "page.pdf").status == "unrecognised"
