"""360Learning's answer "list all attendances" of an attendance sheet: who was there, without saying when.

Source: the vendor's OpenAPI document (v2, 2025).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from auditready import Attendance, EvidenceFile, Locator, Mention, ReadContext, Recognition, quote, say

State = Literal["present", "absent", "unsigned"]

_STATES: Mapping[str, State] = {
    "present": "present", "signaturePending": "present", "absent": "absent", "attendancePending": "unsigned",
}  # fmt: skip
_KEYS = frozenset({"userId", "firstName", "lastName", "status"})


class AttendancesReader:
    """Reads ``attendance`` without a date."""

    name = "learning360.attendances"
    system = "360Learning"
    kinds = frozenset({"attendance"})
    formats = frozenset({"json"})
    at_most = 0.9

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a list of persons whose states are those of an attendance sheet."""
        if file.format != "json" or b'"firstName"' not in file.ascii_head:
            return None
        first = file.peek_json()
        if not first or not all(map(_is_line, first)):
            return None
        why = say(
            "présences de l'API v2 de 360Learning, d'après sa documentation : « status » = « {status} »",
            'attendances of the 360Learning API v2, from its documentation: "status" = "{status}"',
            status=first[0]["status"],
        )
        return Recognition(confidence=0.9, why=why)

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Attendance]:
        """Give one record a person."""
        pending = others = 0
        for line, each in file.iter_json():
            if not _is_line(each):
                others += 1
                continue
            pending += each["status"] == "signaturePending"
            name = " ".join(filter(None, (str(each["firstName"]).strip(), str(each["lastName"]).strip())))
            yield Attendance(
                locator=Locator(file=file.name, line=line, quote=quote(f"{name} | {each['status']}")),
                person=Mention(name=name, identifier=f"360learning:{each['userId']}"),
                date=None,
                half_day=None,
                state=_STATES[each["status"]],
                mark=each["status"],
            )
        context.note(
            "présences 360Learning : ni date, ni créneau, ni signature dans la réponse de l'API ; déposer la feuille "
            "d'émargement elle-même (PDF) pour prouver une demi-journée",
            "360Learning attendances: the API's answer has no date, slot or signature; file the sheet itself "
            "(PDF) to prove a half-day",
        )
        if pending:
            context.note(f"signatures en attente : {pending}", f"signatures that are pending: {pending}")
        if others:
            context.note(f"objets non compris : {others}", f"objects not understood: {others}")


def _is_line(each: Any) -> bool:
    return (
        isinstance(each, dict)
        and each.keys() >= _KEYS
        and isinstance(each["status"], str)
        and each["status"] in _STATES
        and all(isinstance(each[key], str) for key in ("userId", "firstName", "lastName"))
        and bool(each["userId"].strip())
    )
