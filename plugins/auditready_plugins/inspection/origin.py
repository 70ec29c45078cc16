"""Who made a file and when, as the file itself says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from auditready import AnyEvidence, DocumentOrigin, EvidenceFile, InspectContext, Locator, quote


class OriginInspector:
    """Gives one record a file that states when it was created or last saved."""

    name = "inspection.origin"
    kinds = frozenset({"document_origin"})
    formats = frozenset({"pdf", "docx", "odt", "xlsx", "ods"})

    def inspect(self, file: EvidenceFile, context: InspectContext) -> Iterator[AnyEvidence]:  # noqa: ARG002 - the hook's
        """Give what the file's properties say."""
        properties = file.properties
        created, modified = _moment(properties.get("created")), _moment(properties.get("modified"))
        if created is None and modified is None:
            return
        tool = properties.get("creator") or properties.get("producer")
        shown = properties.get("created") or properties.get("modified") or ""
        yield DocumentOrigin(
            locator=Locator(file=file.name, quote=quote(f"{shown} {tool or ''}".strip())),
            created=created,
            modified=modified,
            author=properties.get("author"),
            tool=tool,
        )


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None  # some programs write "Mon Mar 2 2026", or a clock that was never set
    return moment if 1990 <= moment.year <= 2100 else None
