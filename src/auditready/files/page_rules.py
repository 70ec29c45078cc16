"""From the rules that are drawn on a page to the cells that they close."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from msgspec import Struct

Place = tuple[int, int]
"""Two numbers of a grid: band and track, or row and column."""

NEAR = 2.5
"""Points: rules so near to each other are one; a border is often drawn twice."""
_THIN = 3.0
_SHORTEST = 6.0
"""Points: a box thinner than the first is a rule, a rule shorter than the second a dash or part of a letter."""
_MOST_CELLS = 40_000
_MOST_TRACKS = 400
_MOST_RULES = 8_000
"""A page of more is a drawing or a plan, and no table."""


class Box(Struct, frozen=True):
    """A rectangle in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def centre(self) -> tuple[float, float]:
        """The point in its middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


class Cell(Struct, frozen=True):
    """A closed rectangle, by the tracks that it covers: columns from the left, bands from the top, both ends in."""

    first_band: int
    first_track: int
    last_band: int
    last_track: int


class Ruling(Struct):
    """The rules of a page: where columns and bands meet, and which cells they close."""

    xs: list[float]
    ys: list[float]
    """From the top down."""
    cells: list[Cell]

    def track(self, x: float) -> int:
        """Return the column between two rules, -1 left of all and ``len(xs) - 1`` right of all."""
        return bisect_right(self.xs, x) - 1

    def band(self, y: float) -> int:
        """Return the band between two rules, -1 above all and ``len(ys) - 1`` below all."""
        return bisect_right(self.ys, -y, key=lambda each: -each) - 1


def find_cells(rules: Iterable[Box]) -> Ruling:
    """Return the cells that rules close; a wall that is missing makes one cell of two."""
    across, down = [], []
    for rule in rules:
        if rule.right - rule.left <= _THIN and rule.top - rule.bottom >= _SHORTEST:
            down.append(rule)
        elif rule.top - rule.bottom <= _THIN and rule.right - rule.left >= _SHORTEST:
            across.append(rule)
    xs = _clustered(rule.centre[0] for rule in down)
    ys = _clustered(rule.centre[1] for rule in across)[::-1]
    ruling = Ruling(xs, ys, [])
    few = max(len(xs), len(ys)) <= _MOST_TRACKS and len(down) + len(across) <= _MOST_RULES
    if len(xs) > 1 and len(ys) > 1 and few and len(xs) * len(ys) <= _MOST_CELLS:
        ruling.cells = sorted(_closed(xs, ys, down, across), key=lambda cell: (cell.first_band, cell.first_track))
    return ruling


def _clustered(positions: Iterable[float]) -> list[float]:
    found: list[float] = []
    for position in sorted(positions):
        if not found or position - found[-1] > NEAR:
            found.append(position)
    return found


def _closed(xs: list[float], ys: list[float], down: list[Box], across: list[Box]) -> Iterator[Cell]:
    upright = _walls(((rule.centre[0], -rule.top, -rule.bottom) for rule in down), xs, [-y for y in ys])
    level = _walls(((-rule.centre[1], rule.left, rule.right) for rule in across), [-y for y in ys], xs)
    seen: set[Place] = set()
    for band in range(len(ys) - 1):
        for track in range(len(xs) - 1):
            if (band, track) in seen:
                continue
            room, is_open = _room((band, track), upright, level, (len(ys) - 1, len(xs) - 1))
            seen |= room
            bands, tracks = [place[0] for place in room], [place[1] for place in room]
            cell = Cell(min(bands), min(tracks), max(bands), max(tracks))
            area = (cell.last_band - cell.first_band + 1) * (cell.last_track - cell.first_track + 1)
            if not is_open and len(room) == area:
                yield cell


def _walls(rules: Iterable[tuple[float, float, float]], at: list[float], along: list[float]) -> set[Place]:
    """Return ``(number of the position, interval along it)`` of every piece of wall that a rule covers."""
    walls: set[Place] = set()
    for position, start, end in rules:
        number = nearest_of(at, position)
        first = bisect_right(along, start + NEAR) - 1
        for interval in range(max(first, 0), len(along) - 1):
            middle = (along[interval] + along[interval + 1]) / 2
            if middle > end:
                break
            if middle >= start:
                walls.add((number, interval))
    return walls


def nearest_of(positions: list[float], position: float) -> int:
    """Return the number of the position nearest to one; they are in rising order."""
    after = bisect_right(positions, position)
    beside = [index for index in (after - 1, after) if 0 <= index < len(positions)]
    return min(beside, key=lambda index: abs(positions[index] - position))


def _room(start: Place, upright: set[Place], level: set[Place], size: Place) -> tuple[set[Place], bool]:
    """Return the elementary cells that no wall parts from ``start``, and whether one of them lies open outwards."""
    room, waiting, is_open = {start}, [start], False
    while waiting:
        band, track = waiting.pop()
        for wall, walls, other in (
            ((track, band), upright, (band, track - 1)),
            ((track + 1, band), upright, (band, track + 1)),
            ((band, track), level, (band - 1, track)),
            ((band + 1, track), level, (band + 1, track)),
        ):
            if wall in walls or other in room:
                continue
            if not (0 <= other[0] < size[0] and 0 <= other[1] < size[1]):
                is_open = True
            else:
                room.add(other)
                waiting.append(other)
    return room, is_open
