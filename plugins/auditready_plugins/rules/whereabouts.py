"""Who was where and when: the stays that sheets and live reports prove, and which of them overlap. Declares no rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple

from msgspec import Struct

from auditready import Attendance, Dossier, Locator, Mention, Person, Presence, Words, fold, name_key, say

from .compact import FileKey, Spot, Spots, same_file, unpack
from .facts import PRESENT, records

OVERLAP = 15
"""Minutes two stays may share: people leave early and connect before the class. Our own bound, said in the rules."""

_REJOINED = 10
"""Minutes between two connections to one class that are one stay."""
_MOST = 20
"""Classes at one time that a stay is held against: more than two are reported already."""
_HALF_DAYS = {
    "morning": (time(8), time(13)),
    "afternoon": (time(13), time(18)),
    "evening": (time(18), time(22)),
    "day": (time(8), time(18)),
}
_REMOTE = ("visio", "classe virtuelle", "distanc", "zoom", "teams", "virtual", "online", "en ligne", "http", "webex")
_EPOCH = datetime(1970, 1, 1)


class Stay(Struct, frozen=True, array_like=True):
    """One stay of somebody in one class; moments are minutes on the dossier's clock."""

    start: int
    end: int
    spot: Spot
    timed: bool = True
    """``False``: the sheet names the half-day alone."""
    live: bool = False
    place: str | None = None
    """Of a room; ``None``: unknown, or at a distance."""
    meeting: str | None = None
    """Identifier of the live class; after "~" what stands for one, its title and start."""
    title: str | None = None
    """As the sheet writes it, where it is not the dossier's."""


class Someone(Struct, frozen=True, array_like=True):
    """Somebody with all stays."""

    id: str
    name: str
    key: str
    emails: tuple[str, ...]
    stays: tuple[Stay, ...]


class Whereabouts(Struct, frozen=True, array_like=True):
    """Everybody of one dossier."""

    title: str
    files: tuple[FileKey, ...]
    people: tuple[Someone, ...]


class Met(NamedTuple):
    """One stay with the dossier and the person that it belongs to."""

    dossier: str
    facts: Whereabouts
    person: Someone
    stay: Stay

    @property
    def locator(self) -> Locator:
        """Where it was read."""
        return unpack(self.stay.spot, self.facts.files)

    @property
    def words(self) -> Words:
        """The stay as a person would say it."""
        return stay_words(self.stay)


def stay_words(stay: Stay) -> Words:
    """Say when somebody was where: "02/03/2026 de 9 h 00 à 12 h 30 (classe virtuelle)"."""
    start, end = _moment(stay.start), _moment(stay.end)
    where = Words("classe virtuelle", "live class") if stay.live else Words("feuille", "sheet")
    if not stay.timed:
        return say("{day} ({where} sans horaire)", "{day} ({where} without times)", day=start.date(), where=where)
    return say(
        "{day} de {start} à {end} ({where})",
        "{day} from {start} to {end} ({where})",
        day=start.date(),
        start=start.time(),
        end=end.time(),
        where=where,
    )


def _minute(moment: datetime) -> int:
    return int((moment - _EPOCH).total_seconds() // 60)


def _moment(minute: int) -> datetime:
    return _EPOCH + timedelta(minutes=minute)


# --- collecting ----------------------------------------------------------------------------------------------


def learners_whereabouts(dossier: Dossier) -> Whereabouts:
    """Return the stays of the learners: lines signed or marked present, and connections to live classes."""
    spots = Spots(dossier)
    stays: dict[str, list[Stay]] = {}
    for line in records(dossier, Attendance):
        if line.state in PRESENT:
            _add(stays, dossier.who(line.person), _sheet_stay(dossier, line, spots))
    for who, found in _live_stays(dossier, spots, hosts=False):
        _add(stays, who, found)
    return _whereabouts(dossier, spots, stays, "learner")


def trainers_whereabouts(dossier: Dossier) -> Whereabouts:
    """Return the stays of the trainers: slots that a sheet names them on, and live classes that they hosted."""
    spots = Spots(dossier)
    stays: dict[str, list[Stay]] = {}
    seen: set[tuple[Mention, str, object, object, object]] = set()
    for line in records(dossier, Attendance):
        if line.trainer is None or not line.trainer.name:
            continue
        key = (line.trainer, line.locator.file, line.date, line.half_day, line.start)
        if key not in seen:
            seen.add(key)  # a sheet names its trainer on the line of every learner
            _add(stays, dossier.who(line.trainer), _sheet_stay(dossier, line, spots))
    for who, found in _live_stays(dossier, spots, hosts=True):
        _add(stays, who, found)
    return _whereabouts(dossier, spots, stays, "trainer")


def _add(stays: dict[str, list[Stay]], who: str | None, stay: Stay | None) -> None:
    if who is not None and stay is not None:
        stays.setdefault(who, []).append(stay)


def _whereabouts(dossier: Dossier, spots: Spots, stays: dict[str, list[Stay]], role: str) -> Whereabouts:
    people = [
        _someone(person, stays[person.id]) for person in dossier.people if person.role == role and person.id in stays
    ]
    return Whereabouts(dossier.title or "", spots.files, tuple(people))


def _someone(person: Person, stays: list[Stay]) -> Someone:
    emails = tuple(sorted(fold(email) for email in person.emails))
    return Someone(person.id, person.name, name_key(person.name), emails, tuple(sorted(stays, key=_by_time)))


def _by_time(stay: Stay) -> tuple[int, int]:
    return stay.start, stay.end


def _sheet_stay(dossier: Dossier, line: Attendance, spots: Spots) -> Stay | None:
    if line.date is None:
        return None
    start, end = line.start, line.end
    if (start is None or end is None) and (slot := dossier.slot_by_id.get(f"{line.date}-{line.half_day}")) is not None:
        start, end = slot.start, slot.end
    timed = start is not None and end is not None and start < end
    if not timed:
        start, end = _HALF_DAYS[line.half_day or "day"]
    assert start is not None  # noqa: S101 - both are known, or taken from the half-day
    assert end is not None  # noqa: S101 - as above
    return Stay(
        _minute(datetime.combine(line.date, start)),
        _minute(datetime.combine(line.date, end)),
        spots.pack(line.locator),
        timed=timed,
        place=_room(line.place),
        title=None if line.title is None or fold(line.title) == fold(dossier.title or "") else line.title,
    )


def _room(place: str | None) -> str | None:
    """Return a place folded, ``None`` where it is no room."""
    folded = fold(place or "")
    return None if not folded or any(word in folded for word in _REMOTE) else folded


def _live_stays(dossier: Dossier, spots: Spots, *, hosts: bool) -> Iterator[tuple[str, Stay]]:
    """Give each person's stays; connections to one class within ten minutes of each other are one stay."""
    joins: dict[tuple[str, str], list[tuple[int, int, Presence]]] = {}
    for presence in records(dossier, Presence):
        who = dossier.who(presence.person)
        if who is None or presence.start is None or presence.end is None or presence.host is not hosts:
            continue
        start, end = _minute(presence.start), _minute(presence.end)
        joins.setdefault((who, presence.locator.file), []).append((start, end, presence))
    for (who, _), found in joins.items():
        for start, end, first in _joined(sorted(found, key=lambda join: join[:2])):
            yield who, Stay(start, end, spots.pack(first.locator), live=True, meeting=_meeting(first))


def _joined(joins: Sequence[tuple[int, int, Presence]]) -> Iterator[tuple[int, int, Presence]]:
    start, end, first = joins[0]
    for join in joins[1:]:
        if join[0] <= end + _REJOINED:
            end = max(end, join[1])
        else:
            yield start, end, first
            start, end, first = join
    yield start, end, first


def _meeting(presence: Presence) -> str | None:
    if presence.meeting_id:
        return presence.meeting_id
    title = fold(presence.meeting_title or "")
    return f"~{title} {presence.meeting_start}" if title and presence.meeting_start else None


# --- comparing -----------------------------------------------------------------------------------------------


def clashes(stays: Iterable[Met]) -> Iterator[tuple[Met, Met]]:
    """Give the pairs of one person's stays that overlap by more than 15 minutes and are two classes.

    Linear in the stays for the sort: those going on are kept one list a class, and at most twenty classes.
    """
    going: dict[tuple[str, str, bool], list[Met]] = {}
    for one in sorted(stays, key=lambda met: (met.stay.start, met.stay.end, met.dossier)):
        for key, others in list(going.items()):
            left = [other for other in others if other.stay.end - one.stay.start > OVERLAP]
            if left:
                going[key] = left
            else:
                del going[key]
        for others in list(going.values())[-_MOST:]:
            for other in others[:_MOST]:
                if shared_minutes(one, other) > OVERLAP and not is_same_class(one, other):
                    yield other, one
        going.setdefault((one.dossier, one.facts.files[one.stay.spot.file].path, one.stay.live), []).append(one)


def is_same_class(one: Met, other: Met) -> bool:
    """Whether two stays that overlap are proofs of one class: the same file or meeting, or one title and one room."""
    files = one.facts.files[one.stay.spot.file], other.facts.files[other.stay.spot.file]
    if same_file(*files):
        return True
    if one.stay.live and other.stay.live:
        same = _is_same_meeting(one.stay.meeting, other.stay.meeting)
        if same is not None or one.dossier == other.dossier:
            return same is not False  # two exports of one class tell no more
    elif one.dossier == other.dossier and one.stay.live != other.stay.live:
        # Sheet and report of one half-day, which PRS001 holds against each other: most of one lies in the other.
        return shared_minutes(one, other) * 2 >= min(met.stay.end - met.stay.start for met in (one, other))
    return titles_alike(one, other) and not other_rooms(one, other)


def _is_same_meeting(one: str | None, other: str | None) -> bool | None:
    if one is None or other is None or one.startswith("~") != other.startswith("~"):
        return None
    return one == other


def shared_minutes(one: Met, other: Met) -> int:
    """Return for how long two stays overlap."""
    return min(one.stay.end, other.stay.end) - max(one.stay.start, other.stay.start)


def titles_alike(one: Met, other: Met) -> bool:
    """Whether one title says nothing that the other does not: groups of one class have longer titles."""
    words = [frozenset(fold(met.stay.title or met.facts.title).split()) for met in (one, other)]
    return words[0] <= words[1] or words[1] <= words[0]


def other_rooms(one: Met, other: Met) -> bool:
    """Whether both rooms are known and neither is written within the other."""
    here, there = one.stay.place, other.stay.place
    return here is not None and there is not None and here not in there and there not in here


def same_room(one: Met, other: Met) -> bool:
    """Whether both rooms are known and one is written within the other."""
    both = one.stay.place is not None and other.stay.place is not None
    return both and not other_rooms(one, other)
