"""WebVTT captions: what was said when, since the recording began. Speaking proves presence only while it lasts."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from auditready import EvidenceFile, LazyPattern, parse_minutes

_TIMES = LazyPattern(r"\s*((?:\d{1,3}:)?\d{2}:\d{2}[.,]\d{3})\s+-->\s")
_HEAD_BYTES = 8192


class Cue(Struct, frozen=True):
    """One caption."""

    line: int
    """1-based line of its text."""
    elapsed_minutes: float
    text: str
    """Its lines, joined by a blank."""
    numbered: bool
    """A bare number stands above the times, as Zoom writes."""


def head_lines(file: EvidenceFile) -> list[str]:
    """Return the first lines of a text file, the last one perhaps cut: enough to recognise it."""
    if file.format not in {"text", "delimited"}:
        return []
    text = file.head[:_HEAD_BYTES].decode(file.encoding, "replace").replace("\x00", "").lstrip("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def head_cues(file: EvidenceFile) -> list[Cue]:
    """Return the first captions of a WebVTT file; none for any other."""
    lines = head_lines(file)
    return list(_iter_cues(lines)) if lines and lines[0].startswith("WEBVTT") else []


def iter_cues(file: EvidenceFile) -> Iterator[Cue]:
    """Give every caption that holds text, in file order."""
    return _iter_cues(file.text.lines)


def _iter_cues(lines: list[str] | tuple[str, ...]) -> Iterator[Cue]:
    index = 0
    while index < len(lines):
        times = _TIMES.match(lines[index])
        index += 1
        if times is None:
            continue
        first = index
        while index < len(lines) and lines[index].strip() and not _TIMES.match(lines[index]):
            index += 1
        clock = times[1] if times[1].count(":") == 2 else f"00:{times[1]}"
        elapsed = parse_minutes(clock)
        text = " ".join(line.strip() for line in lines[first:index])
        if text and elapsed is not None:
            numbered = first >= 2 and lines[first - 2].strip().isdecimal()
            yield Cue(first + 1, elapsed, text, numbered)
