"""How things are signed and when they are made: electronic lists with time and device, sealed PDFs, registers."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from random import Random
from typing import Any
from unittest.mock import patch

from .attendance import Key, facts, half_day_label, signed_at
from .frozen import MADE, sheet_bytes, workbook_bytes
from .session import Person, Session, Slot, long_date, short_date


def signed_list_xlsx(
    session: Session,
    *,
    slots: Collection[Slot] | None = None,
    at: Mapping[Key, datetime] | None = None,
    devices: Mapping[Key, str] | None = None,
    addresses: Mapping[Key, str] | None = None,
    language: str = "fr",
) -> bytes:
    """One row a learner and half-day with the moment, address and device of the signature, as signing tools export it.

    ``at``, ``devices`` and ``addresses`` replace what a row says; every learner has an own device and address else.
    """
    heads = {
        "fr": ["Formation", "Date", "Demi-journée", "Début", "Fin", "Nom", "Prénom", "Présence", "Signé le",
               "E-mail du signataire", "Adresse IP", "Appareil", "Formateur"],
        "en": ["Training", "Date", "Half-day", "Start", "End", "Last name", "First name", "Attendance", "Signed at",
               "Signer e-mail", "IP address", "Device", "Trainer"],
    }  # fmt: skip
    rows: list[list[object]] = [heads[language]]
    for slot in session.slots if slots is None else slots:
        for number, person in enumerate(session.learners, 1):
            key = (person.key, slot.id)
            absent = session.is_absent(person, slot)
            moment = (at or {}).get(key) or signed_at(session, person, slot)
            device = (devices or {}).get(key) or f"Téléphone de {person.first}"
            signed = [
                f"{moment:%d/%m/%Y %H:%M:%S}",
                (addresses or {}).get(key) or person.email,
                f"92.184.{number}.{number + 20}" if device.startswith("Téléphone") else "10.0.0.1",
                device,
            ]
            half = half_day_label(slot) if language == "fr" else slot.half_day.capitalize()
            rows.append(
                [
                    session.title, slot.date, half, slot.start, slot.end, person.last, person.first,
                    "Absent" if absent else "Présent", *([None] * 4 if absent else signed), session.trainer.name,
                ]
            )  # fmt: skip
    return sheet_bytes(rows, "Signatures")


def wide_sheet_xlsx(session: Session, *, over: str = "cells") -> bytes:
    """A sheet of one signature for more than a half-day.

    ``cells``: typed initials in a cell merged over the day's two half-days; ``day``: a column a day; ``week``: one
    column for the whole period.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Émargement"
    for line in facts(session):
        sheet.append([line])
    sheet.append([])
    days = session.days
    if over == "week":
        sheet.append(["Nom et prénom", f"Signature du {short_date(days[0])} au {short_date(days[-1])}"])
    else:
        width = 2 if over == "cells" else 1
        sheet.append(["", *(long_date(day, weekday=True) for day in days for _ in range(width))])
        labels = ["Matin", "Après-midi"] if over == "cells" else ["Journée"]
        sheet.append(["Nom et prénom", *(label for _ in days for label in labels)])
    for person in (*session.learners, session.trainer):
        is_trainer = person == session.trainer
        initials = f"{person.first[:1]}.{person.last[:1]}."
        each_day = [initials, None] if over == "cells" else [initials]
        marks = [initials] if over == "week" else each_day * len(days)
        sheet.append(["Signature du formateur" if is_trainer else person.formal, *marks])
        row = sheet.max_row
        if over == "cells" and not is_trainer:
            for column in range(2, 2 + 2 * len(days), 2):
                sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=column + 1)
        elif over == "cells":
            for column in range(3, 3 + 2 * len(days), 2):
                sheet.cell(row, column, initials)
    return workbook_bytes(workbook)


def recordings_xlsx(session: Session, *, found: Mapping[str, tuple[datetime, int]] | None = None) -> bytes:
    """The provider's register of recordings: one row a live half-day; ``found``: slot's id → start and minutes."""
    rows: list[list[object]] = [
        ["Intitulé de la formation", "Date et heure de début", "Durée", "Lien de l'enregistrement", "À supprimer le"]
    ]
    for slot in session.slots:
        if slot.mode == "synchronous":
            start, minutes = (found or {}).get(slot.id) or (slot.starts - timedelta(minutes=2), slot.minutes - 1)
            lasting = f"{minutes // 60:02}:{minutes % 60:02}:12"
            keep = date(session.end.year + 1, session.end.month, 1)
            link = f"https://visio.example.org/rec/{slot.id}"
            rows.append([session.title, f"{start:%d/%m/%Y %H:%M}", lasting, link, short_date(keep)])
    return sheet_bytes(rows, "Registre des enregistrements")


# --- when a file was made ------------------------------------------------------------------------------------


def made_at(writer: Callable[..., bytes], made: datetime) -> Callable[..., bytes]:
    """Return a writer whose file says that it was created at ``made``; every place in it stays where it is."""

    def write(*arguments: Any, **options: Any) -> bytes:
        data = writer(*arguments, **options)
        return re.sub(rb"\(D:\d{14}\+00'00'\)", f"(D:{made:%Y%m%d%H%M%S}+00'00')".encode(), data)

    return write


# --- sealed PDFs ---------------------------------------------------------------------------------------------


def sealed(data: bytes, signer: Person, at: datetime) -> bytes:
    """Return a PDF with an electronic signature by a certificate of ``signer``'s own, the same bytes every time."""
    from pyhanko.keys import load_private_key_from_pemder_data
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key, certificate = _identity(signer)
    hand = SimpleSigner(certificate, load_private_key_from_pemder_data(key, None), SimpleCertificateStore())
    out = io.BytesIO()
    with _still(at):
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        field = f"Signature{data.count(b'/ByteRange') + 1}"
        meta = PdfSignatureMetadata(field_name=field, md_algorithm="sha256", reason="Accord", name=signer.name)
        PdfSigner(meta, hand).sign_pdf(writer, output=out)
    return out.getvalue()


def changed_after(data: bytes, at: datetime) -> bytes:
    """Return a sealed PDF to which somebody added a line of text without signing again."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    out = io.BytesIO()
    with _still(at):
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        font = generic.DictionaryObject(
            {
                generic.pdf_name("/Type"): generic.pdf_name("/Font"),
                generic.pdf_name("/Subtype"): generic.pdf_name("/Type1"),
                generic.pdf_name("/BaseFont"): generic.pdf_name("/Helvetica"),
            }
        )
        line = b"BT /Added 9 Tf 57 50 Td (Duree totale : 21 heures) Tj ET"
        stream = writer.add_object(generic.StreamObject(stream_data=line))
        fonts = generic.DictionaryObject(
            {generic.pdf_name("/Font"): generic.DictionaryObject({generic.pdf_name("/Added"): writer.add_object(font)})}
        )
        writer.add_stream_to_page(0, stream, resources=fonts)
        writer.write(out)
    return out.getvalue()


def broken(data: bytes) -> bytes:
    """Return a sealed PDF of which one signed byte was changed in place."""
    place = data.index(b"/Author (") + len(b"/Author (")
    return data[:place] + bytes([data[place] ^ 0x02]) + data[place + 1 :]


@contextmanager
def _still(at: datetime) -> Iterator[None]:
    """Stop the clock and the dice of pyhanko."""
    now = at.replace(tzinfo=UTC)

    class AnyMoment(type):
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, datetime)

    class Stopped(datetime, metaclass=AnyMoment):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return now if tz is None else now.astimezone(tz)

    clocks = ("pyhanko.sign.signers.pdf_signer", "pyhanko.sign.signers.pdf_cms", "pyhanko.pdf_utils.metadata.info")
    with ExitStack() as stack:
        for module in clocks:
            stack.enter_context(patch(f"{module}.datetime", Stopped))
        # The moment is written in the machine's own zone.
        for module in (clocks[0], clocks[2]):
            stack.enter_context(patch(f"{module}.tzlocal.get_localzone", lambda: UTC))
        stack.enter_context(patch("pyhanko.pdf_utils.incremental_writer.os.urandom", lambda size: bytes(range(size))))
        yield


@lru_cache(maxsize=8)
def _identity(signer: Person) -> tuple[bytes, Any]:
    """Return a private key and a self-made certificate in the name of ``signer``."""
    from asn1crypto import x509
    from cryptography import x509 as builder
    from cryptography.hazmat.primitives import hashes, serialization

    key = _key(f"auditready {signer.name}")
    name = builder.Name([builder.NameAttribute(builder.NameOID.COMMON_NAME, signer.name)])
    made = (
        builder.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(MADE)
        .not_valid_after(MADE + timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    plain = (serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return key.private_bytes(*plain), x509.Certificate.load(made.public_bytes(serialization.Encoding.DER))


def _key(seed: str) -> Any:
    """Make an RSA key out of a seed: worth nothing, so that no key lies in the repository, and the same every time."""
    from cryptography.hazmat.primitives.asymmetric import rsa

    draw, e = Random(seed), 65537
    p, q = sorted((_prime(draw), _prime(draw)), reverse=True)
    d = pow(e, -1, (p - 1) * (q - 1))
    public = rsa.RSAPublicNumbers(e, p * q)
    return rsa.RSAPrivateNumbers(p, q, d, d % (p - 1), d % (q - 1), pow(q, -1, p), public).private_key()


def _prime(draw: Random) -> int:
    while True:
        number = draw.getrandbits(512) | 3 << 510 | 1
        if (number - 1) % 65537 and all(pow(base, number - 1, number) == 1 for base in (2, 3, 5, 7)):
            return number
