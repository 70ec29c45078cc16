"""Electronic signatures of a PDF: whether the signed bytes are still there, and whether anything came after them.

Works offline: who the signer's certificate belongs to, and whether it was revoked, is not looked up. Importing pyhanko
costs half a second, so a PDF without a signature never comes here; it is an optional extra.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

_MOST = 50
"""Signatures of one file that are checked: each compares what came after it with what it signed."""


class SignatureCheck(Struct, frozen=True, kw_only=True):
    """What became of one signature."""

    field: str | None = None
    """The form field that holds it."""
    signer: str | None = None
    """As the certificate names its holder."""
    at: datetime | None = None
    intact: bool | None = None
    """The signed bytes are those that were signed; ``None``: could not be checked."""
    changed_after: bool | None = None
    """Something other than a further signature was added after it."""
    detail: str | None = None
    """Why it could not be checked, in the library's words; "pyhanko" where the extra is not installed."""


def check_signatures(data: bytes, count: int) -> tuple[SignatureCheck, ...]:
    """Check the ``count`` signatures of a PDF's bytes; what cannot be checked is given as such."""
    try:
        from pyhanko.pdf_utils.reader import PdfFileReader
    except ImportError:
        return (SignatureCheck(detail="pyhanko"),) * count
    # Its remarks on each oddity of a file would go to the terminal, over the interface.
    logging.getLogger("pyhanko").addHandler(logging.NullHandler())
    try:
        found = PdfFileReader(BytesIO(data), strict=False).embedded_regular_signatures[:_MOST]
    except Exception as error:  # noqa: BLE001 - pyhanko raises almost anything on hostile bytes
        return (SignatureCheck(detail=type(error).__name__),) * count
    unseen = (SignatureCheck(detail="not checked"),) * (count - len(found))
    return (*_iter_checks(found), *unseen)


def _iter_checks(found: list[EmbeddedPdfSignature]) -> Iterator[SignatureCheck]:
    for signature in found:
        try:
            yield _check(signature)
        except Exception as error:  # noqa: BLE001 - the same, signature by signature
            yield SignatureCheck(detail=type(error).__name__)


def _check(signature: EmbeddedPdfSignature) -> SignatureCheck:
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    certificate = signature.signer_cert
    signature.compute_integrity_info()  # type: ignore[no-untyped-call]  # the library has no types there
    intact, valid = validate_sig_integrity(
        signature.signer_info, certificate, "data", actual_digest=signature.compute_digest()
    )
    unchanged = signature.summarise_integrity_info()["docmdp_ok"]
    return SignatureCheck(
        field=signature.field_name,
        signer=_name(signature),
        at=signature.self_reported_timestamp,
        intact=intact and valid,
        changed_after=None if unchanged is None else not unchanged,
    )


def _name(signature: EmbeddedPdfSignature) -> str | None:
    subject = signature.signer_cert.subject.native
    name = subject.get("common_name") or subject.get("organization_name")
    return str(name) if name else None
