"""The facts about the meeting that Zoom exports with its participants, told by the shape of the values.

Two orders have been seen (2020-22: id, topic, start, end, host's address; since 2023: topic, id, host, minutes, start,
end), in any language. An address, an id of 9 to 11 digits and two moments tell themselves apart; labels do not.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from auditready import LazyPattern, fold, parse_number

from ..chat.moments import is_moment
from ..chat.people import address_of
from ..chat.tables import Row

_ID = LazyPattern(r"\d[\d ]{7,13}\d")
_LONGEST = 6
"""Digits that no number of minutes has."""
_WITH_ADDRESS = LazyPattern(r"(.{0,200}?)\s?\(([^()@\s]{1,100}@[^()@\s]{1,200})\)")


class Meeting(Struct, frozen=True, kw_only=True):
    """What one meeting's own columns say; ``start`` and ``end`` are the cells, not yet read."""

    id: str | None = None
    """Digits alone: exports write the same id with and without blanks."""
    topic: str | None = None
    host_name: str = ""
    host_email: str = ""
    start: object = None
    end: object = None
    announced: int | None = None
    """Rows that the export says it has."""
    minutes: int | None = None
    """How long it says that it took."""
    row: Row | None = None
    """Where all that stands; ``None`` where every row repeats it."""

    def is_host(self, name: str, email: str) -> bool:
        """Whether a participant is the host: by address, else by name where one of them has no address."""
        if email and self.host_email:
            return email.casefold() == self.host_email.casefold()
        return bool(self.host_name) and fold(name) == fold(self.host_name)


NO_MEETING = Meeting()


def find_meeting(above: Sequence[Row]) -> Meeting:
    """Return the meeting described in the rows above the list of participants."""
    rows = [row for row in above if not row.is_blank]
    if len(rows) < 2 or len(rows[-1]) < 4:
        return NO_MEETING
    return read_meeting(rows[-1], len(rows[-1]), counted=True)


def read_meeting(row: Row, width: int, *, counted: bool = False) -> Meeting:
    """Return the meeting described in the first ``width`` cells; ``counted``: the last one is the number of rows."""
    texts = row.texts[:width]
    at_id = next((column for column in _id_columns(texts) if _ID.fullmatch(texts[column])), None)
    topic = texts[1 if at_id == 0 and len(texts) > 1 else 0] if texts else ""
    moments = [row.cell(column) for column in range(2, width) if is_moment(row.cell(column))]
    name, email = _find_host(texts)
    return Meeting(
        id=None if at_id is None else texts[at_id].replace(" ", ""),
        topic=topic or None,
        host_name=name,
        host_email=email,
        start=moments[0] if moments else None,
        end=moments[1] if len(moments) > 1 else None,
        announced=_whole(row.cell(width - 1)) if counted else None,
        minutes=_minutes(texts[2:-1], texts[at_id] if at_id is not None else "") if counted else None,
        row=row if counted else None,
    )


def _id_columns(texts: Sequence[str]) -> list[int]:
    # A topic may be all digits too, so the likelier place is tried first. A moment in third place: the older order,
    # or a webinar's; else the newer one, or the history's.
    likely = (0, 1) if len(texts) > 2 and is_moment(texts[2]) else (1, 2, 0)
    return [column for column in likely if column < len(texts)]


def _find_host(texts: Sequence[str]) -> tuple[str, str]:
    for column, text in enumerate(texts):
        if column > 0 and (found := _WITH_ADDRESS.fullmatch(text)) is not None:
            return found[1], found[2]
        if column > 1 and address_of(text):
            before = texts[column - 1]
            return ("" if is_moment(before) or _ID.fullmatch(before) else before), text
    return "", ""


def _minutes(texts: Sequence[str], id_: str) -> int | None:
    """Return the only short number that is not the id; two of them, and which is meant is open."""
    numbers = [int(text) for text in texts if text != id_ and len(text) < _LONGEST and text.isdecimal()]
    return numbers[0] if len(numbers) == 1 else None


def _whole(cell: object) -> int | None:
    number = parse_number(cell)
    return int(number) if number is not None and number.is_integer() and number < 1e6 else None
