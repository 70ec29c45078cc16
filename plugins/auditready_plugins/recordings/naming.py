"""What the name of a recording says of it: that it is of a class, which tool named it, and of which day or moment.

Content cannot tell a class from a film that is shown in it. A name is a hint and no proof: the reader's notes say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from msgspec import Struct

from auditready import LazyPattern, fold

_TOOLS = (
    (
        "Zoom",
        LazyPattern(
            r"GMT20\d{6}-\d{6}|(?:^|/)(?:video|audio)\d{8,12}\.|(?:^|/)zoom_\d{1,2}\.|(?:^|/)audio_only|"
            r"double_click_to_convert|_(?:gallery|speaker|avo|as|gvo|gallery_as)_\d{3,4}x\d{3,4}"
        ),
    ),
    (
        "Teams",
        LazyPattern(r"-20\d{6}_\d{6}(?:UTC)?-(?:Meeting Recording|Enregistrement de la r.{1,3}union|Aufzeichnung)"),
    ),
    ("Google Meet", LazyPattern(r"(?:^|/)[a-z]{3}-[a-z]{4}-[a-z]{3}\b")),
    ("BigBlueButton", LazyPattern(r"[0-9a-f]{40}-1[5-9]\d{11}|(?:^|/)(?:deskshare|webcams)\.")),
)
_CLASS = LazyPattern(
    r"\b(?:enregistrements?|recordings?|replays?|rediffusions?|captations?|webinai?res?|webinars?|visios?"
    r"|visioconferences?|classes? (?:virtuelles?|a distance)|virtual class(?:es|room)?|live class(?:es)?|meet"
    r"|zoom|teams|bbb|webex)\b"
)
_UTC = LazyPattern(r"GMT(20\d{6})-(\d{6})")
_LOCAL = LazyPattern(r"(?<!\d)(20\d\d-\d\d-\d\d) (\d\d\.\d\d\.\d\d)(?!\d)")
_YEAR_FIRST = LazyPattern(r"(?<!\d)(20\d\d)[-_. /]?(\d\d)[-_. /]?(\d\d)(?!\d{3})")
_DAY_FIRST = LazyPattern(r"(?<!\d)(\d\d)[-_. /](\d\d)[-_. /](20\d\d)(?!\d)")
_EPOCH = LazyPattern(r"[0-9a-f]{40}-(1[5-9]\d{11})(?!\d)")
_LONGEST = 1_000
"""Characters of a path that are looked at, from its end."""


class Naming(Struct, frozen=True):
    """What a path says."""

    of_class: bool
    """It is named like the recording of a class."""
    tool: str | None = None
    start: datetime | None = None
    """As the tool wrote it: in UTC, or on the wall where it carries no zone."""
    days: tuple[date, ...] = ()


def naming(path: str) -> Naming:
    """Return what the name of a recording and of the folders around it say."""
    path = path[-_LONGEST:]
    tool = next((name for name, pattern in _TOOLS if pattern.search(path)), None)
    words = fold(path)
    for separator in "_-.()[]/":
        words = words.replace(separator, " ")
    return Naming(tool is not None or bool(_CLASS.search(words)), tool, _start(path), tuple(sorted(set(_days(path)))))


def _start(path: str) -> datetime | None:
    """Return when Zoom says that the recording (in the cloud) or the meeting (on a computer) began."""
    found = _UTC.search(path)
    if found is not None:
        moment = _moment(f"{found[1]}{found[2]}", "%Y%m%d%H%M%S")
        return moment.replace(tzinfo=UTC) if moment is not None else None
    found = _LOCAL.search(path)
    return _moment(f"{found[1]} {found[2]}", "%Y-%m-%d %H.%M.%S") if found is not None else None


def _days(path: str) -> Iterator[date]:
    for found in _YEAR_FIRST.finditer(path):
        yield from _day(found[1], found[2], found[3])
    for found in _DAY_FIRST.finditer(path):
        yield from _day(found[3], found[2], found[1])
    for found in _EPOCH.finditer(path):
        yield datetime.fromtimestamp(int(found[1]) / 1000, UTC).date()


def _day(year: str, month: str, day: str) -> Iterator[date]:
    try:
        yield date(int(year), int(month), int(day))
    except ValueError:
        return


def _moment(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text, form)
    except ValueError:
        return None
