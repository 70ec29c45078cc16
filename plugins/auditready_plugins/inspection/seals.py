"""Electronic signatures of PDF documents, each checked offline against the file's own bytes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from auditready import AnyEvidence, DocumentSignature, EvidenceFile, InspectContext, Locator, quote


class SealsInspector:
    """Gives one record a signature; a PDF without one costs a look at a number that is known."""

    name = "inspection.signatures"
    kinds = frozenset({"document_signature"})
    formats = frozenset({"pdf"})

    def inspect(self, file: EvidenceFile, context: InspectContext) -> Iterator[AnyEvidence]:
        """Give each signature; the file's notes say what was checked and what was not."""
        if not file.document.signatures:
            return
        unchecked = 0
        for check in file.signatures:
            unchecked += check.intact is None
            yield DocumentSignature(
                locator=Locator(file=file.name, quote=quote(f"{check.signer or '?'} {_shown(check.at)}".strip())),
                signer=check.signer,
                at=_plausible(check.at),
                intact=check.intact,
                changed_after=check.changed_after,
                detail=check.detail,
            )
        _tell(context, len(file.signatures), unchecked, missing=any(one.detail == "pyhanko" for one in file.signatures))


def _shown(at: datetime | None) -> str:
    return "" if at is None else f"{at:%d/%m/%Y %H:%M}"


def _plausible(at: datetime | None) -> datetime | None:
    return at if at is not None and 1990 <= at.year <= 2100 else None


def _tell(context: InspectContext, count: int, unchecked: int, *, missing: bool) -> None:
    if missing:
        context.note(
            f"{count} signature(s) électronique(s) non vérifiée(s) : installer auditready[signatures]",
            f"{count} electronic signature(s) not checked: install auditready[signatures]",
        )
        return
    if unchecked:
        context.note(
            f"{unchecked} signature(s) électronique(s) impossible(s) à vérifier",
            f"{unchecked} electronic signature(s) could not be checked",
        )
    if count > unchecked:
        context.note(
            f"{count - unchecked} signature(s) électronique(s) vérifiée(s) hors ligne : le contenu, et non l'identité "
            "du signataire (chaîne de confiance)",
            f"{count - unchecked} electronic signature(s) checked offline: the content, not the signer's identity "
            "(chain of trust)",
        )
