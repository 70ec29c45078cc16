"""Captions that Zoom saves on a computer: ``meeting_saved_closed_caption.txt``.

"[Ann Lee] 09:02:11", then what she said on lines of its own. Whether the stamp is the time of day or the time since the
captions began is documented nowhere: the folder that Zoom makes for the meeting tells, else it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

from msgspec import Struct

from auditready import (
    AnyEvidence,
    ChatMessage,
    EvidenceFile,
    LazyPattern,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    UnreadableEvidence,
    parse_time,
    quote,
    say,
)

from ..chat.captions import head_lines
from .names import local_start

_TURN = LazyPattern(r"\[(?P<name>[^\[\]]{1,120})\]\s+(?P<clock>\d{1,2}:[0-5]\d:[0-5]\d)\s*")
_EARLY = timedelta(minutes=1)
_SOON = timedelta(hours=3)
"""After the meeting began, within which somebody has spoken."""


class _Turn(Struct):
    """What one person said in one go."""

    line: int
    name: str
    clock: str
    texts: list[str]


class CaptionsReader:
    """Reads who said something; when, where the meeting's folder says how the stamps count."""

    name = "zoom.captions"
    system = "Zoom"
    kinds = frozenset({"chat_message"})
    formats = frozenset({"text", "delimited"})
    at_most = 0.85

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a text that begins with a name in brackets and a time, followed by what was said."""
        lines = [line for line in head_lines(file) if line.strip()]
        turns = [line for line in lines if _TURN.fullmatch(line)]
        if (
            len(lines) < 2
            or not turns
            or turns[0] != lines[0]
            or turns[0] == lines[1]
            or 2 * len(turns) > len(lines) + 1
        ):
            return None
        return Recognition(
            confidence=0.85,
            why=say(
                "tours de parole « {line} », comme dans les sous-titres que Zoom enregistre",
                'turns "{line}" as in the captions that Zoom saves',
                line=quote(lines[0], 60),
            ),
        )

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one spoken message a turn."""
        turns = list(_turns(file.text.lines))
        if not turns:
            raise UnreadableEvidence(
                "les sous-titres Zoom ne contiennent plus de tour de parole lisible : les enregistrer à nouveau",
                "the Zoom captions hold no readable turn any more: save them again",
            )
        moments = _moments(turns, local_start(file.name))
        for turn, at in zip(turns, moments, strict=True):
            text = " ".join(turn.texts)
            yield ChatMessage(
                locator=Locator(file=file.name, line=turn.line, quote=quote(f"[{turn.name}] {turn.clock} {text}")),
                person=Mention(name=turn.name.strip()),
                at=at,
                spoken=True,
                length=len(text),
            )
        if moments[0] is None:
            context.note(
                "heures de sous-titres dont rien ne dit si elles sont celles de l'horloge : les paroles ne se "
                "rattachent à aucune demi-journée ; garder le dossier que Zoom crée (« 2026-03-05 09.00.12 … »)",
                "times of captions of which nothing says whether they are the clock's: what was said belongs to no "
                'half-day; keep the folder that Zoom makes ("2026-03-05 09.00.12 …")',
            )
        else:
            context.note(
                f"date prise dans le nom du dossier ; heures sans fuseau : lues en {context.zone}, par hypothèse",
                f"date taken from the folder's name; times carry no zone: read as {context.zone}, assumed",
            )
        context.note(
            "parler prouve les minutes parlées, pas une présence ; les noms sont ceux que chacun a choisis",
            "speaking proves the minutes spoken, no presence; names are those that each person chose",
        )


def _turns(lines: Sequence[str]) -> Iterator[_Turn]:
    turn: _Turn | None = None
    for number, line in enumerate(lines, start=1):
        found = _TURN.fullmatch(line)
        if found is not None:
            if turn is not None:
                yield turn
            turn = _Turn(number, found["name"], found["clock"], [])
        elif turn is not None and line.strip():
            turn.texts.append(line.strip())
    if turn is not None:
        yield turn


def _moments(turns: Sequence[_Turn], began: datetime | None) -> list[datetime | None]:
    """Return the moment of each turn, by the clock or since ``began``: whichever alone puts the first soon after it."""
    clocks = [parse_time(turn.clock) or time() for turn in turns]
    if began is None:
        return [None] * len(turns)
    since = [timedelta(hours=each.hour, minutes=each.minute, seconds=each.second) for each in clocks]
    by_clock = _next(began - _EARLY, clocks[0]) - began <= _SOON
    if by_clock == (since[0] <= _SOON):
        return [None] * len(turns)  # an evening class may be either
    if not by_clock:
        return [began + each for each in since]
    moments: list[datetime | None] = []
    last = began
    for clock in clocks:
        last = _next(last - _EARLY, clock)
        moments.append(last)
    return moments


def _next(after: datetime, clock: time) -> datetime:
    """Return the first moment not before ``after`` at which a clock shows this time."""
    at = datetime.combine(after, clock)
    return at if at >= after else at + timedelta(days=1)
