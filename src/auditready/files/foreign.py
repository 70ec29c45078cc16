"""Files of other programs, known by their first bytes or members: what each is and how to make it readable."""

from __future__ import annotations

import re
from collections.abc import Collection

from ..model import Words

_SHORTCUT = Words(
    "Raccourci : il ne contient rien. Classer ici le document vers lequel il mène.",
    "Shortcut: it holds nothing. File the document that it leads to.",
)
_LINK = Words(
    "Lien vers une page : il ne contient rien. Enregistrer ou imprimer en PDF ce qu'elle montre.",
    "Link to a page: it holds nothing. Save what the page shows, or print it as PDF.",
)
_ONLINE = Words(
    "Raccourci vers un document en ligne : il ne contient rien. L'ouvrir, puis Fichier > Télécharger (XLSX, DOCX ou "
    "PDF).",
    "Shortcut to an online document: it holds nothing. Open it, then File > Download (XLSX, DOCX or PDF).",
)

_IN_THE_CLOUD = Words(
    "Document resté dans iCloud, absent de ce disque : le télécharger (clic droit > Télécharger), puis relancer.",
    "Document left in iCloud, not on this disk: download it (right click > Download Now), then run again.",
)


def _archive(kind: str) -> Words:
    return Words(
        f"Archive {kind}, non ouverte : en extraire les fichiers ici, ou en refaire une archive .zip.",
        f"{kind} archive, not opened: take its files out, or make a .zip archive of them.",
    )


def _made_by(fr: str, en: str, remedy_fr: str, remedy_en: str) -> Words:
    unread = "non lue" if fr.startswith(("Base", "Boîte")) else "non lu"
    return Words(f"{fr}, {unread} : {remedy_fr}.", f"{en}, not read: {remedy_en}.")


_AS_TEXT = ("l'enregistrer en DOCX ou en PDF", "save it as DOCX or as PDF")
_AS_PDF = ("l'exporter en PDF", "export it as PDF")
_AS_TABLE = ("exporter ses tables en XLSX ou en CSV", "export its tables as XLSX or CSV")
_AS_MAIL = ("enregistrer les messages utiles au format .eml, ou en PDF", "save the messages that matter as .eml or PDF")
_WINMAIL = Words(
    "Pièces jointes enfermées par Outlook (winmail.dat), non lues : demander à l'expéditeur de les renvoyer au format "
    "HTML.",
    "Attachments locked up by Outlook (winmail.dat), not read: ask the sender to send them again as HTML.",
)
_PROGRAM = Words(
    "Programme (.exe), non ouvert : si c'est une archive qui s'extrait d'elle-même, en déposer ici les fichiers.",
    "Program (.exe), not opened: if it is an archive that extracts itself, file what is in it.",
)
_MAILBOX = _made_by("Boîte aux lettres (.mbox)", "Mailbox (.mbox)", *_AS_MAIL)
_ACCESS = _made_by("Base Access", "Access database", *_AS_TABLE)

_SIGNS = (
    (0, b"7z\xbc\xaf\x27\x1c", _archive("7z")),
    (0, b"Rar!\x1a\x07", _archive("RAR")),
    (257, b"ustar", _archive("TAR")),
    (0, b"BZh", _archive("bzip2")),
    (0, b"\xfd7zXZ\x00", _archive("xz")),
    (0, b"\x28\xb5\x2f\xfd", _archive("Zstandard")),
    (0, b"MSCF", _archive("CAB")),
    (0, b"L\x00\x00\x00\x01\x14\x02\x00", _SHORTCUT),
    (0, b"MZ", _PROGRAM),
    (4, b"Standard ACE DB", _ACCESS),
    (4, b"Standard Jet DB", _ACCESS),
    (0, b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", _made_by("Bloc-notes OneNote", "OneNote section", *_AS_PDF)),
    (0, b"!BDN", _made_by("Boîte aux lettres Outlook (.pst)", "Outlook mailbox (.pst)", *_AS_MAIL)),
    (0, b"\x78\x9f\x3e\x22", _WINMAIL),
    (0, b"{\\rtf", _made_by("Document RTF", "RTF document", *_AS_TEXT)),
    (0, b"SQLite format 3\x00", _made_by("Base de données SQLite", "SQLite database", *_AS_TABLE)),
)
_STREAMS = (
    ("WordDocument", _made_by("Ancien document Word (.doc)", "Old Word document (.doc)", *_AS_TEXT)),
    (
        "PowerPoint Document",
        _made_by(
            "Ancien diaporama (.ppt)",
            "Old slide show (.ppt)",
            "l'enregistrer en PPTX ou en PDF",
            "save it as PPTX or as PDF",
        ),
    ),
    ("Quill", _made_by("Document Publisher", "Publisher document", *_AS_PDF)),
    ("VisioDocument", _made_by("Dessin Visio", "Visio drawing", *_AS_PDF)),
)
_IWORK = Words(
    "Document Pages, Numbers ou Keynote, non lu : l'exporter en DOCX, XLSX ou PDF (Fichier > Exporter vers).",
    "Pages, Numbers or Keynote document, not read: export it as DOCX, XLSX or PDF (File > Export To).",
)
_COURSE = Words(
    "Module de cours ({kind}) : un contenu, non un relevé de suivi. Exporter les résultats depuis la plateforme.",
    "Course package ({kind}): a content, no record of who followed it. Export the results from the platform.",
)
_PACKAGES = {
    "imsmanifest.xml": "SCORM", "h5p.json": "H5P", "cmi5.xml": "cmi5", "tincan.xml": "xAPI",
    "moodle_backup.xml": "Moodle",
}  # fmt: skip
_OTHER = frozenset({"[content_types].xml", "meta-inf/manifest.mf", "mimetype", "androidmanifest.xml", "doc.kml"})
_OTHER_DOCUMENT = Words(
    "Document d'un autre programme, non lu : l'exporter en PDF.",
    "Another program's document, not read: export it as PDF.",
)


def explain_foreign(head: bytes) -> Words | None:
    """Return what a file is and how to make it readable, from its first bytes."""
    for at, sign, words in _SIGNS:
        if head[at : at + len(sign)] == sign:
            return words
    start = head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"[") and b"[internetshortcut]" in start:
        return _LINK  # Windows may put properties before it
    if re.match(rb"from \S+ .{5,60}\r?\n[a-z-]{1,40}:", start):
        return _MAILBOX
    if start.startswith(b"[desktop entry]"):
        return _SHORTCUT
    if start.startswith(b"bplist00") and b"nsurlnamekey" in start:
        return _IN_THE_CLOUD
    if b"docs.google.com" in start and start.startswith(b"{") and (b'"doc_id"' in start or b'"url"' in start):
        return _ONLINE
    if (b"<plist" in start and b"<key>url</key>" in start) or (start.startswith(b"bplist00") and b"surl" in start[:40]):
        return _LINK
    return None


def explain_ole(directory: bytes) -> Words | None:
    """Return what an old Office file is, from its list of streams."""
    return next((words for name, words in _STREAMS if name.encode("utf-16-le") in directory), None)


def explain_zip(names: Collection[str]) -> Words | None:
    """Return what a zip container is that holds no files of its own to read; ``None`` for an archive."""
    top = {name.lower() for name in names if "/" not in name or name.lower().startswith("meta-inf/")}
    if any(name.lower().endswith(".iwa") for name in names) or {"index.apxl", "index.xml.gz"} & top:
        return _IWORK
    if "index.zip" in top and any(name.startswith("preview") for name in top):
        return _IWORK  # a document kept as a folder, packed when it was sent
    for member, kind in _PACKAGES.items():
        if member in top:
            return Words(_COURSE.fr.format(kind=kind), _COURSE.en.format(kind=kind))
    return _OTHER_DOCUMENT if top & _OTHER else None
