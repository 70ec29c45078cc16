"""E-mails as documents: headers as lines, the body however it is encoded, what is left out, and hostile ones."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from tests.factory import Person
from tests.factory.mail import eml

from auditready import EvidenceFile
from auditready.errors import LimitExceeded, UnreadableEvidence
from auditready.files.document import DocumentView
from auditready.files.mail import read_mail
from auditready.files.sniff import sniff_format

LEA = Person("Léa", "Petit", "lea.petit@example.org")
ALEX = Person("Alexandre", "Roux", "a.roux@example.net")
AT = datetime(2026, 3, 4, 9, 12)


def lines_of(data: bytes) -> tuple[str, ...]:
    (page,) = read_mail(data, "cp1252").pages
    return page.lines


def view(tmp_path: Path, data: bytes) -> DocumentView:
    path = tmp_path / "message"
    path.write_bytes(data)
    return EvidenceFile(path, "message").document


def test_headers_stand_above_the_body(tmp_path: Path) -> None:
    document = view(tmp_path, eml(ALEX, [LEA], "Convocation été", ["Bonjour,", "à lundi."], at=AT))
    assert document.pages[0].lines == (
        "De : Alexandre Roux <a.roux@example.net>",
        "À : Léa Petit <lea.petit@example.org>",
        "Envoyé le : 04/03/2026 à 09:12",
        "Objet : Convocation été",
        "Bonjour,",
        "à lundi.",
    )
    assert document.metadata["title"] == "Convocation été"


def test_a_page_alone_is_read_as_text() -> None:
    page = "<html><style>p{}</style><body><p>Bonjour&nbsp;Léa</p><script>alert(1)</script><p>14 h</p></body></html>"
    assert lines_of(eml(ALEX, [LEA], "x", [], page=page, at=AT))[4:] == ("Bonjour Léa", "14 h")


def test_the_plain_body_comes_before_the_page_that_says_the_same() -> None:
    assert lines_of(eml(ALEX, [LEA], "x", ["Bonjour"], page="<p>Bonjour</p>", at=AT))[4:] == ("Bonjour",)


def test_attachments_are_named(tmp_path: Path) -> None:
    document = view(tmp_path, eml(ALEX, [LEA], "x", ["Bonjour"], at=AT, attachments=["Règlement été.pdf"]))
    assert document.attachments == ("Règlement été.pdf",)
    assert document.pages[0].lines[-1] == "Pièces jointes : Règlement été.pdf"


def test_a_quoted_e_mail_is_another_one(tmp_path: Path) -> None:
    document = view(tmp_path, eml(LEA, [ALEX], "Re: x", ["Merci.", "> Convocation", "> le 2 mars"], at=AT))
    assert (document.pages[0].lines[-1], document.quoted) == ("Merci.", 2)


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        (b"=?utf-8?Q?R=C3=A9union?=", "Réunion"),
        (b"=?iso-8859-1?B?UullcA==?=", "Réep"),
        (b"=?no-such-charset?Q?R=C3=A9?=", "Ré"),
        (b"=?punycode?Q?abc?=", "abc"),
        (b"=?utf-8?B?###?=", "=?utf-8?B?###?="),
    ],
)
def test_a_header_in_any_encoding(raw: bytes, subject: str) -> None:
    data = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: " + raw + b"\r\n\r\nx"
    assert lines_of(data)[2] == f"Objet : {subject}"


@pytest.mark.parametrize("when", [b"yesterday", b"Mon, 99 Mar 2026 25:00:00 +0000", b""])
def test_a_date_that_is_none_is_left_out(when: bytes) -> None:
    assert lines_of(b"From: a@example.org\r\nDate: " + when + b"\r\nSubject: x\r\n\r\nbody") == (
        "De : a@example.org",
        "Objet : x",
        "body",
    )


def test_too_many_parts_within_each_other() -> None:
    head = b"From: a@example.org\nSubject: x\nDate: x\n"
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (i, i) for i in range(500))
    with pytest.raises(LimitExceeded):
        read_mail(head + nested, "cp1252")


def test_garbage_after_the_headers_is_no_crash() -> None:
    for body in (b"\x00" * 99, b"Content-Type: multipart/mixed\r\n\r\n--", bytes(range(256)) * 9):
        data = b"From: a@example.org\r\nSubject: x\r\nContent-Transfer-Encoding: base64\r\n" + body
        with suppress(UnreadableEvidence):
            read_mail(data, "cp1252")


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"Return-Path: <a@example.org>\r\nFrom: a\r\nSubject: b\r\nTo: c\r\n\r\nx", "email"),
        (b"\xef\xbb\xbfFrom: a\nTo: c,d\nDate: e\n\nx", "email"),
        (b"From: a\nDate: b\n\nx", "text"),
        (b"From: a\nSubject: b\nTo: c\nno header\n\n", "text"),
        (b"09:00:01 From Lea : bonjour\n09:01:00 From Alex : Subject: x\n", "text"),
    ],
)
def test_an_e_mail_is_told_by_its_headers(head: bytes, kind: str) -> None:
    assert sniff_format(head) == kind


def test_an_outlook_message_is_told_by_its_streams() -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900 + "Root Entry__properties_version1.0".encode("utf-16-le")
    assert sniff_format(head) == "outlook"
