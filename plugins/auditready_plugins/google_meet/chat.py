"""The chat that Meet keeps beside a recording, as SubViewer captions (``.sbv``, lately ``.txt``).

"00:00:20.906,00:00:23.906", then "Name: text", then a blank line; the time runs since the recording began.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditready import (
    AnyEvidence,
    ChatMessage,
    EvidenceFile,
    LazyPattern,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    parse_minutes,
    quote,
    say,
)

from ..chat.captions import head_lines

_TIMES = LazyPattern(r"(\d{1,2}:\d{2}:\d{2})\.\d{3},\d{1,2}:\d{2}:\d{2}\.\d{3}")
_SAID = LazyPattern(r"(?P<name>[^:<>\[\]]{1,80}): ?(?P<text>.*)")


class ChatReader:
    """Reads who wrote, and when since the recording began."""

    name = "google_meet.chat"
    system = "Google Meet"
    kinds = frozenset({"chat_message"})
    formats = frozenset({"text", "delimited"})
    at_most = 0.85

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim SubViewer captions most of which begin with a name and a colon."""
        lines = head_lines(file)
        if not lines or _TIMES.fullmatch(lines[0].strip()) is None:
            return None
        cues = list(_cues(lines))
        named = [cue for cue in cues if _SAID.fullmatch(cue[2]) is not None]
        if not named or 2 * len(named) < len(cues):
            return None
        return Recognition(
            confidence=0.85,
            why=say(
                "sous-titres « {times} » puis « {line} », comme dans une conversation Google Meet",
                'captions "{times}" then "{line}", as in a Google Meet chat',
                times=lines[0].strip(),
                line=quote(named[0][2], 50),
            ),
        )

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one message a caption."""
        unnamed = 0
        for number, clock, text in _cues(file.text.lines):
            found = _SAID.fullmatch(text)
            if found is None:
                unnamed += 1
                continue
            yield ChatMessage(
                locator=Locator(file=file.name, line=number, quote=quote(text)),
                person=Mention(name=found["name"].strip()),
                elapsed_minutes=parse_minutes(clock.zfill(8)),
                length=len(found["text"].strip()),
            )
        if unnamed:
            context.note(
                f"{unnamed} sous-titre(s) sans nom laissé(s) de côté",
                f"{unnamed} caption(s) without a name left out",
            )
        context.note(
            "temps écoulé depuis le début de l'enregistrement : sans date, les messages ne se rattachent à aucune "
            "demi-journée",
            "time elapsed since the recording began: without a date, the messages belong to no half-day",
        )


def _cues(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Give line number of the text, beginning and text of each caption."""
    clock, first, held = "", 0, list[str]()
    for number, line in enumerate(lines, start=1):
        times = _TIMES.fullmatch(line.strip())
        if times is None:
            if line.strip() and clock:
                first = first or number
                held.append(line.strip())
            continue
        if held:
            yield first, clock, " ".join(held)
        clock, first, held = times[1], 0, []
    if held:
        yield first, clock, " ".join(held)
