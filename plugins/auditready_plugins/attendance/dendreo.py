"""Dendreo's slots with the presence of each learner, as its API gives them (``creneaux.php?include=lcps``).

Numbers are texts ("1"), moments are local without a zone. "presence" is what somebody ticked; signatures are other
files of the tool, for a whole action.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from auditready import Attendance, EvidenceFile, Locator, Mention, ReadContext, Recognition, parse_datetime, quote, say

from .moments import half_of_hours

_MARKS = (b'"id_creneau"', b'"id_action_de_formation"', b'"date_debut"', b'"date_fin"')
_Line = Mapping[str, Any]


class DendreoReader:
    """Reads the presences of slots."""

    name = "attendance.dendreo"
    system = "Dendreo"
    kinds = frozenset({"attendance"})
    at_most = 0.95

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim JSON of slots: the identifiers that Dendreo gives them."""
        if file.format != "json" or not all(mark in file.ascii_head for mark in _MARKS):
            return None
        why = say(
            "créneaux de l'API de Dendreo : « id_creneau », « id_action_de_formation »",
            'slots of the Dendreo API: "id_creneau", "id_action_de_formation"',
        )
        return Recognition(confidence=0.95, why=why, variant="presences" if b'"lcps"' in file.ascii_head else "slots")

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Attendance]:
        """Give one record a learner and slot; a slot whose presences were all left at 0 proves no absence."""
        counts = dict.fromkeys(("bare", "undated", "untaken", "nameless", "others"), 0)
        for line, document in file.iter_json():
            for slot in document if isinstance(document, list) else [document]:
                if not isinstance(slot, dict) or "id_creneau" not in slot:
                    counts["others"] += 1
                    continue
                yield from _of_slot(file.name, line, slot, counts)
        context.note(
            "Dendreo : présences cochées dans l'outil, sans signature ni heure de signature ; heures sans fuseau, lues "
            f"dans celui du dossier ({context.zone})",
            "Dendreo: presences ticked in the tool, without signature or time of signature; times without a zone, read "
            f"in the dossier's ({context.zone})",
        )
        for key, (fr, en) in _NOTES.items():
            if counts[key]:
                words = say(fr, en, n=counts[key])
                context.note(words.fr, words.en)


_NOTES = {
    "bare": (
        "créneaux sans liste de présences, qui ne prouvent rien : {n} (les demander avec « include=lcps »)",
        'slots without a list of presences, which prove nothing: {n} (ask for them with "include=lcps")',
    ),
    "untaken": (
        "créneaux où personne n'est noté présent, l'appel n'y est peut-être pas fait : {n} (aucune absence comptée)",
        "slots where nobody is marked present, the call may not have been made: {n} (no absence counted)",
    ),
    "undated": ("créneaux sans date lisible : {n}", "slots without a readable date: {n}"),
    "nameless": ("présences sans personne, laissées de côté : {n}", "presences without a person, left out: {n}"),
    "others": ("objets non compris : {n}", "objects not understood: {n}"),
}


def _of_slot(file: str, line: int, slot: _Line, counts: dict[str, int]) -> Iterator[Attendance]:
    lines = [each for each in slot.get("lcps") or () if isinstance(each, dict)] if _is_list(slot.get("lcps")) else []
    if not lines:
        counts["bare"] += 1
        return
    start, end = _moment(slot.get("date_debut")), _moment(slot.get("date_fin"))
    counts["undated"] += start is None
    is_taken = any(_text(each, "presence") == "1" for each in lines)
    counts["untaken"] += not is_taken
    title = _text(slot, "name") or None
    for each in lines:
        person = _person(each)
        if person is None:
            counts["nameless"] += 1
            continue
        presence, cause = _text(each, "presence"), _text(each, "justification")
        absent = presence == "0" and is_taken
        yield Attendance(
            locator=Locator(file=file, line=line, quote=quote(f"{person.name} | presence: {presence}")),
            person=person,
            date=start.date() if start else None,
            half_day=half_of_hours(start.time(), end.time() if end else None) if start else None,
            start=start.time() if start else None,
            end=end.time() if end else None,
            state="present" if presence == "1" else "absent" if absent else "unsigned",
            mark=cause or (presence or None),
            title=title,
        )


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _person(line: _Line) -> Mention | None:
    lap = line.get("lap")
    participant = lap.get("participant") if isinstance(lap, dict) else None
    if not isinstance(participant, dict):
        return None
    name = f"{_text(participant, 'prenom')} {_text(participant, 'nom')}".strip()
    email, number = _text(participant, "email"), _text(participant, "id_participant")
    if not name and not email:
        return None
    return Mention(
        name=name or email,
        email=email if "@" in email else None,
        identifier=f"dendreo:{number}" if number else None,
        role="learner",
    )


def _text(line: _Line, key: str) -> str:
    value = line.get(key)
    return str(value).strip() if isinstance(value, str | int) else ""


def _moment(value: object) -> datetime | None:
    return parse_datetime(value) if isinstance(value, str) else None
