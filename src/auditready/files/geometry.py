"""Where a point of a sheet lies: cells measured along one axis, so that a picture can be given to one cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


class Axis:
    """Sizes of the columns, or of the rows, of one sheet; indexes are 0-based, lengths in EMU (914,400 an inch)."""

    def __init__(self, default: int, sizes: Iterable[tuple[int, int, int]]) -> None:
        """Take ``(first index, last index, size)`` of what differs from ``default``; later ones lose to earlier."""
        self._indexes = [0]
        self._positions = [0]
        self._sizes = [default]
        following = 0
        for first, last, size in sorted(sizes):
            if last < following:
                continue
            if first > following:
                self._add(following, default)
            self._add(max(first, following), size)
            following = last + 1
        self._add(following, default)

    def _add(self, index: int, size: int) -> None:
        position = self._positions[-1] + (index - self._indexes[-1]) * self._sizes[-1]
        self._indexes.append(index)
        self._positions.append(position)
        self._sizes.append(size)

    def position(self, index: int, within: int = 0) -> int:
        """Return where a point lies that is ``within`` the cell ``index``; an offset stops at the cell's edge."""
        at = bisect_right(self._indexes, index) - 1
        return self._positions[at] + (index - self._indexes[at]) * self._sizes[at] + min(within, self._sizes[at])

    def index(self, position: int) -> int:
        """Return the cell that holds ``position``."""
        at = max(bisect_right(self._positions, position) - 1, 0)
        size = self._sizes[at]
        return self._indexes[at] + (max(position - self._positions[at], 0) // size if size else 0)

    def middle(self, start: int, end: int) -> int:
        """Return the cell, 1-based, that holds the point halfway between two positions."""
        return self.index((start + end) // 2) + 1
