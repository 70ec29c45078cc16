"""A printed page seen as a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import structs

from .table import Picture, Sheet

if TYPE_CHECKING:
    from .drawing import SheetParts

Merged = list[tuple[int, int, int, int]]

_SAME = 4.0
"""Points by which columns may part elsewhere on the next page."""


class PageSheet(Sheet):
    """A page, or a word processor's document, seen as a sheet without a name."""

    def __init__(
        self,
        rows: Sequence[Sequence[str | None]],
        *,
        merged: Merged,
        pictures: tuple[Picture, ...],
        pages: Sequence[int],
        edges: tuple[float, ...] = (),
    ) -> None:
        super().__init__("", rows, merged=merged, load_parts=lambda: _parts(pictures))
        self.pages = pages
        """Of each row, 1-based."""
        self.edges = edges
        """Where its ruled columns part, in points."""

    def goes_on_in(self, other: PageSheet) -> bool:
        """Whether the next page has the same columns: a table may go on there without its head."""
        return (
            len(self.edges) == len(other.edges) > 2
            and max(abs(one - two) for one, two in zip(self.edges, other.edges, strict=True)) <= _SAME
        )

    def joined(self, other: PageSheet) -> PageSheet:
        """Return both pages as one sheet."""
        down = len(self.rows)
        merged = [(top + down, left, bottom + down, right) for top, left, bottom, right in other.merged]
        pictures = (structs.replace(each, row=each.row + down) for each in other.pictures)
        return PageSheet(
            [*self.rows, *other.rows],  # type: ignore[list-item]  # a page holds text alone
            merged=[*self.merged, *merged],
            pictures=(*self.pictures, *pictures),
            pages=[*self.pages, *other.pages],
            edges=self.edges,
        )


def _parts(pictures: tuple[Picture, ...]) -> SheetParts:
    from .drawing import SheetParts

    return SheetParts(pictures=pictures)
