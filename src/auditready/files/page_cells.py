"""From rules, text and pictures on a page to rows and columns: the geometry of a printed table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, pairwise

from msgspec import Struct, field

from .page_rules import NEAR, Box, Cell, Place, Ruling, nearest_of
from .page_sheet import Merged
from .pdf_layout import Line, Piece, is_beside

_HEAD_LINES = 60
_HEAD_PIECES = 40
"""Lines that columns without rules are found by, and the most pieces that such a line has."""
_PADDING = 5.0
"""Points between a cell's edge and its text."""
_SHARED = 0.3
"""Share of a text, or of the column below it, by which the one is over the other."""
_FRAMED_LINES = 4
_FRAMED_WIDTH = 0.4
"""A box of so many lines and so much of the table's width frames what stands in it, and is no cell of a table."""


class _Row(Struct):
    """A row of the sheet: a band of ruled cells, or one line of text outside them."""

    height: float
    band: int | None
    cells: dict[int, str]
    """By column, 1-based."""
    spans: list[tuple[int, int]] = field(default_factory=list)
    """Columns that one text reaches over."""


class Layout(Struct):
    """A page as a sheet."""

    rows: list[list[str | None]]
    merged: Merged
    places: list[Place]
    """Row and column of each picture, in the order given, 1-based; (0, 0) is nowhere."""


def lay_out(pieces: Sequence[Piece], pictures: Sequence[Box], ruling: Ruling) -> Layout:
    """Put the text and the pictures of a page into rows and columns."""
    if not ruling.cells:
        return _by_alignment(pieces, pictures)
    return _Ruled(pieces, ruling).layout(pictures)


class _Ruled:
    def __init__(self, pieces: Sequence[Piece], ruling: Ruling) -> None:
        self._ruling = ruling
        self._cell_at = {
            (band, track): cell
            for cell in ruling.cells
            for band in range(cell.first_band, cell.last_band + 1)
            for track in range(cell.first_track, cell.last_track + 1)
        }
        self._texts: dict[Cell, list[Piece]] = {}
        free: list[Piece] = []
        for piece in chain.from_iterable(map(self._parted, pieces)):
            cell = self._cell(_box(piece).centre)
            if cell is None:
                free.append(piece)
            else:
                self._texts.setdefault(cell, []).append(piece)
        free += self._framed()
        self._bands = {band for band, _ in self._cell_at}
        left = self._beside(free, lambda piece: piece.right <= ruling.xs[0] + NEAR)
        right = self._beside(free, lambda piece: piece.left >= ruling.xs[-1] - NEAR)
        self._tracks = [*left, *pairwise(ruling.xs), *right]
        self._shift = len(left) + 1
        """Column of the first ruled track."""
        self._rows = self._order(free)
        self._depths = [-row.height for row in self._rows]

    def _cell(self, point: tuple[float, float]) -> Cell | None:
        return self._cell_at.get((self._ruling.band(point[1]), self._ruling.track(point[0])))

    def _parted(self, piece: Piece) -> list[Piece]:
        """Part a run of text that reaches over a wall: pdfium joins narrow cells whose texts nearly touch."""
        middle = piece.middle
        ends = [self._cell((piece.left + 1, middle)), self._cell((piece.right - 1, middle))]
        words = piece.text.split(" ")
        if ends[0] == ends[1] or None in ends or len(words) < 2:
            return [piece]
        letter = (piece.right - piece.left) / max(len(piece.text), 1)
        parts: list[tuple[Cell | None, Piece]] = []
        at = piece.left
        for word in words:
            own = Piece(word, at, piece.bottom, at + letter * len(word), piece.top)
            at = own.right + letter
            cell = self._cell(_box(own).centre)
            if parts and parts[-1][0] == cell:
                before = parts[-1][1]
                own = Piece(f"{before.text} {word}", before.left, piece.bottom, own.right, piece.top)
                parts[-1] = cell, own
            else:
                parts.append((cell, own))
        return [part for _, part in parts]

    def _framed(self) -> list[Piece]:
        """Take the text out of frames, and the frames out of the cells."""
        xs = self._ruling.xs
        freed: list[Piece] = []
        for cell, pieces in list(self._texts.items()):
            wide = xs[cell.last_track + 1] - xs[cell.first_track] > _FRAMED_WIDTH * (xs[-1] - xs[0])
            if wide and len(_lines(pieces)) >= _FRAMED_LINES:
                freed += self._texts.pop(cell)
                for band in range(cell.first_band, cell.last_band + 1):
                    for track in range(cell.first_track, cell.last_track + 1):
                        del self._cell_at[band, track]
        return freed

    def _beside(self, free: Iterable[Piece], is_beside: Callable[[Piece], bool]) -> list[tuple[float, float]]:
        """Return the columns without rules beside the ruled ones: names whose signatures alone have a border."""
        return _united((piece.left, piece.right) for piece in free if is_beside(piece) and self._is_in_band(piece))

    def _is_in_band(self, piece: Piece) -> bool:
        return self._ruling.band(piece.middle) in self._bands

    def _order(self, free: list[Piece]) -> list[_Row]:
        ys = self._ruling.ys
        rows = {band: _Row((ys[band] + ys[band + 1]) / 2, band, {}) for band in sorted(self._bands)}
        for cell, pieces in self._texts.items():
            text = "\n".join(" ".join(piece.text.strip() for piece in line) for line in _lines(pieces))
            rows[cell.first_band].cells[cell.first_track + self._shift] = text
        lines: list[_Row] = []
        for line in _lines(free):
            row = rows.get(self._ruling.band(line[0].middle))
            if row is None:
                row = _Row(line[0].middle, None, {})
                lines.append(row)
            self._put_free(row, line)
        return sorted([*rows.values(), *lines], key=lambda row: -row.height)

    def _put_free(self, row: _Row, line: Line) -> None:
        """Put a line of text that stands in no cell: a head above the columns, a name left of them, a line alone."""
        before = 0
        for piece in line:
            first, last = _covered(self._tracks, piece) if len(line) > 1 or row.band is not None else (1, 1)
            if row.band is None:
                first = self._reached(piece, before, first, last)
                before = first = max(first, before + 1)
                if last > first:
                    row.spans.append((first, last))
                    before = last
            while row.band is not None and (row.band, first - self._shift) in self._cell_at:
                first += 1
            text = piece.text.strip()
            row.cells[first] = f"{row.cells[first]}\n{text}" if first in row.cells else text

    def _reached(self, piece: Piece, before: int, first: int, last: int) -> int:
        """Return the first column of a head without rules: at the right of its column, it is over those left of it.

        A spreadsheet puts a date at the right of the cells that it is merged over.
        """
        left, right = self._tracks[first - 1]
        at_the_right = first == last and right - piece.right < _PADDING and not 0 <= piece.left - left <= _PADDING
        return max(before + 1, self._shift) if at_the_right and first > self._shift else first

    def layout(self, pictures: Sequence[Box]) -> Layout:
        """Return rows, merged ranges and the places of the pictures."""
        number = {row.band: index for index, row in enumerate(self._rows, 1) if row.band is not None}
        cells = sorted(set(self._cell_at.values()), key=lambda cell: (cell.first_band, cell.first_track))
        shift = self._shift
        merged = [
            (number[cell.first_band], cell.first_track + shift, number[cell.last_band], cell.last_track + shift)
            for cell in cells
            if cell.first_band < cell.last_band or cell.first_track < cell.last_track
        ]
        merged += [(index, first, index, last) for index, row in enumerate(self._rows, 1) for first, last in row.spans]
        width = max((column for row in self._rows for column in row.cells), default=0)
        width = max([width, *(cell.last_track + shift for cell in cells)])
        rows: list[list[str | None]] = [[row.cells.get(column) for column in range(1, width + 1)] for row in self._rows]
        return Layout(rows, merged, [self._place(picture.centre, number) for picture in pictures])

    def _place(self, point: tuple[float, float], number: dict[int, int]) -> Place:
        if (cell := self._cell(point)) is not None:
            return number[cell.first_band], cell.first_track + self._shift
        if not self._rows:
            return 0, 0
        nearest = nearest_of(self._depths, -point[1])
        return nearest + 1, _nearest(self._tracks, point[0])


def _by_alignment(pieces: Sequence[Piece], pictures: Sequence[Box]) -> Layout:
    """Take each line for a row; columns are what stands one below the other on lines of three pieces and more."""
    lines = _lines(pieces)
    tracks = _tracks([line for line in lines if 2 < len(line) <= _HEAD_PIECES][:_HEAD_LINES])
    rows: list[list[str | None]] = []
    merged: Merged = []
    for number, line in enumerate(lines, start=1):
        cells: dict[int, str] = {}
        before = 0
        for piece in line:
            first, last = _covered(tracks, piece) if len(line) > 1 else (1, 1)
            before = first = max(first, before + 1)
            cells[first] = piece.text.strip()
            if last > first:
                merged.append((number, first, number, last))
        rows.append([cells.get(column) for column in range(1, max([len(tracks), *cells]) + 1)])
    depths = [-line[0].middle for line in lines]
    places = [
        (nearest_of(depths, -picture.centre[1]) + 1, _nearest(tracks, picture.centre[0])) if depths else (0, 0)
        for picture in pictures
    ]
    return Layout(rows, merged, places)


def _tracks(lines: list[Line]) -> list[tuple[float, float]]:
    """Return where columns begin and end; a date over two half-days is as wide as both, and makes no column."""
    return _united(
        (piece.left, piece.right)
        for line in lines
        for piece in line
        if not any(sum(_overlap(piece, other) for other in below) > 1 for below in lines)
    )


def _united(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return spans with those that overlap made one, from left to right."""
    united: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if united and left < united[-1][1]:
            united[-1] = united[-1][0], max(united[-1][1], right)
        else:
            united.append((left, right))
    return united


def _overlap(one: Piece, other: Piece) -> bool:
    return min(one.right, other.right) - max(one.left, other.left) > 1


def _covered(tracks: list[tuple[float, float]], piece: Piece) -> tuple[int, int]:
    """Return the first and the last column below a piece; one that stands between two columns is over both."""
    below = [
        number
        for number, (left, right) in enumerate(tracks, 1)
        if min(right, piece.right) - max(left, piece.left)
        > max(_SHARED * min(right - left, piece.right - piece.left), 1)
    ]
    if below:
        return below[0], below[-1]
    x = (piece.left + piece.right) / 2
    left_of = sum(right < x for _, right in tracks)
    if 0 < left_of < len(tracks):
        gap = tracks[left_of][0] - tracks[left_of - 1][1]
        if abs(x - tracks[left_of - 1][1] - gap / 2) < gap / 4:
            return left_of, left_of + 1
    return (_nearest(tracks, x),) * 2


def _nearest(tracks: list[tuple[float, float]], x: float) -> int:
    if not tracks:
        return 1
    return min(range(len(tracks)), key=lambda index: max(tracks[index][0] - x, x - tracks[index][1])) + 1


def _box(piece: Piece) -> Box:
    return Box(piece.left, piece.bottom, piece.right, piece.top)


def _lines(pieces: Iterable[Piece]) -> list[Line]:
    """Return the lines of some pieces, from the top down, each from left to right."""
    lines: list[Line] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.middle, piece.left)):
        if lines and is_beside(lines[-1][0], piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda piece: piece.left) for line in lines]
