"""Answers to Zoom's notice of recording, one a person and meeting, and the recording that the notice proves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from auditready import EvidenceFile, Presence, ReadContext, Recording, RecordingConsent, fold

from ..chat.tables import Row

Answer = Literal["accepted", "refused", "none"]

_ANSWERS: dict[str, Answer] = {
    "ok": "accepted", "y": "accepted", "yes": "accepted", "oui": "accepted", "accept": "accepted",
    "accepted": "accepted", "agree": "accepted", "agreed": "accepted", "got it": "accepted",
    "n": "refused", "no": "refused", "non": "refused", "declined": "refused", "refused": "refused",
    "disagree": "refused", "leave": "refused",
    "no response": "none", "na": "none", "n/a": "none", "-": "none", "--": "none", "aucune reponse": "none",
}  # fmt: skip


class Answers:
    """Collects answers row by row. Zoom asks again after each move; a real answer outweighs a missing one."""

    def __init__(self, file: EvidenceFile, column: int | None) -> None:
        self._file = file
        self._column = column
        self._by_person: dict[tuple[str | None, str, str], RecordingConsent] = {}
        self._recordings: dict[str | None, Recording] = {}
        self._unknown = 0

    def add(self, row: Row, presence: Presence) -> None:
        """Take the answer in ``row``, given by the person of ``presence``."""
        written = row.text(self._column)
        if not written:
            return
        answer = _ANSWERS.get(fold(written))
        self._unknown += answer is None
        person, when = presence.person, presence.start or presence.meeting_start
        key = (presence.meeting_id, fold(person.name), (person.email or "").casefold())
        known = self._by_person.get(key)
        if known is None or answer in {"accepted", "refused"}:
            self._by_person[key] = RecordingConsent(
                locator=presence.locator, person=person, answer=answer, notice_date=when.date() if when else None
            )
        if answer in {"accepted", "refused"}:
            title = presence.meeting_title
            self._recordings.setdefault(presence.meeting_id, Recording(locator=presence.locator, title=title))

    def records(self) -> Iterator[RecordingConsent | Recording]:
        """Give one answer a person, then one recording a meeting in which the notice was answered."""
        yield from sorted(self._by_person.values(), key=lambda record: record.locator.row or 0)
        yield from self._recordings.values()

    def note_unknown(self, context: ReadContext) -> None:
        """Note answers that are none of Zoom's known words."""
        if self._unknown:
            context.note(
                f"{self._unknown} réponse(s) à l'avis d'enregistrement non comprise(s) : gardée(s) sans réponse",
                f"{self._unknown} answer(s) to the notice of recording not understood: kept without an answer",
            )
