"""What is seen of a file whatever it is: signatures, marks of a template, words that must not be shown."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from .evidence import Evidence


class DocumentSignature(Evidence, frozen=True, kw_only=True, tag="document_signature"):
    """One electronic signature of a PDF."""

    signer: str | None = None
    at: datetime | None = None
    """As the signer's clock or the time stamp says."""
    intact: bool | None = None
    """The signed bytes are those that were signed; ``None``: could not be checked."""
    changed_after: bool | None = None
    """Something other than a further signature was added after it."""
    detail: str | None = None


class DocumentMark(Evidence, frozen=True, kw_only=True, tag="document_mark"):
    """Words of a document that matter whatever the document is."""

    mark: Literal["unfilled", "undated", "quality_mark", "health", "disability", "social_security_number"]
    """``unfilled``: a template's place left as it was; ``quality_mark``: the Qualiopi logo or wording."""
    what: str
    """What was found, without the personal data itself."""


class DocumentOrigin(Evidence, frozen=True, kw_only=True, tag="document_origin"):
    """Who made a file and when, as its own metadata say."""

    created: datetime | None = None
    modified: datetime | None = None
    author: str | None = None
    tool: str | None = None


class ExportAnomaly(Evidence, frozen=True, kw_only=True, tag="export_anomaly"):
    """A place where a tool's export breaks what the tool's own exports always hold."""

    invariant: Literal["duration", "count", "summary", "order", "duplicate", "total", "identity"]
    """``duration``: of a row, against its own times; ``count``: of rows, against what the export announces;
    ``summary``: of a person, against that person's rows; ``order``: of rows; ``duplicate``: of a row that can stand
    once; ``total``: of a row, against its parts."""
    system: str
    expected: str
    found: str
