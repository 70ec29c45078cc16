"""What stands where on a PDF page: pieces of text to lines in reading order, and to tables.

pdfium gives text in the order in which it was drawn. That is nearly always the order in which it is read, so it is
kept, with three exceptions: cells side by side are told apart, a value that was filled in later goes back to the
right of its label, and a page drawn in no order at all is sorted from top to bottom.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from .document import CELL_GAP, TICKED, UNTICKED

Table = tuple[tuple[str, ...], ...]

_LABEL_ENDS = (":", "…", "..", "__")


class Piece(Struct, frozen=True):
    """A run of text and its box, in points from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        """Height of the box's centre."""
        return (self.bottom + self.top) / 2


Line = list[Piece]
"""Pieces side by side, left to right."""


def joined(line: Line) -> str:
    """Return a line's text, cells told apart."""
    text = CELL_GAP.join(piece.text.strip() for piece in line if piece.text.strip())
    for box in (TICKED, UNTICKED):
        text = text.replace(box + CELL_GAP, box + " ")
    return text


def is_beside(one: Piece, other: Piece) -> bool:
    """Whether two pieces stand on one line: their boxes share half of the lower one's height."""
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared >= 0.5 * min(one.top - one.bottom, other.top - other.bottom)


def in_reading_order(drawn: Sequence[Line], filled: Iterable[Piece]) -> list[Line]:
    """Return the lines of a page as they are read; ``filled`` are values of form fields and typed annotations."""
    lines = _sorted(drawn) if _is_disordered(drawn) else _reattached(drawn)
    rows = _Rows(lines)
    for piece in filled:
        rows.fill(piece)
    return rows.lines


def _is_disordered(lines: Sequence[Line]) -> bool:
    # A second column begins with one jump up and to the right; jumps up without that are no reading order.
    jumps = sum(
        after[0].bottom > before[0].top and after[0].left <= before[0].left + 5 for before, after in pairwise(lines)
    )
    return jumps >= 3 and jumps * 6 > len(lines)


def _sorted(lines: Sequence[Line]) -> list[Line]:
    pieces = sorted((piece for line in lines for piece in line), key=lambda piece: (-piece.middle, piece.left))
    rows: list[Line] = []
    for piece in pieces:
        if rows and is_beside(rows[-1][0], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _reattached(drawn: Sequence[Line]) -> list[Line]:
    rows = _Rows([])
    for index, line in enumerate(drawn):
        jumped = index > 0 and line[0].bottom > drawn[index - 1][0].top
        if not (jumped and rows.complete(line)):
            rows.add(line)
    return rows.lines


class _Rows:
    """Lines that can be found by their height, so that filling a form costs the same on any page."""

    _BAND = 8.0

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines: list[Line] = []
        self._bands: dict[int, list[Line]] = defaultdict(list)
        for line in lines:
            self.add(line)

    def add(self, line: Line) -> None:
        line = [*line]  # a value may be put beside it, and the drawn line is still needed for the tables
        self.lines.append(line)
        self._bands[int(line[0].middle // self._BAND)].append(line)

    def _beside(self, piece: Piece) -> Iterable[Line]:
        band = int(piece.middle // self._BAND)
        for near in (band, band - 1, band + 1):
            for line in self._bands.get(near, ()):
                if is_beside(line[0], piece):
                    yield line

    def complete(self, line: Line) -> bool:
        """Append a line that was drawn later to the label at its left, if there is one."""
        for label in self._beside(line[0]):
            if label[-1].right <= line[0].left + 2 and label[-1].text.rstrip().endswith(_LABEL_ENDS):
                label.extend(line)
                return True
        return False

    def fill(self, piece: Piece) -> None:
        """Put a field's value on the line that it stands on, or on a line of its own, in its place from the top."""
        row = next(iter(self._beside(piece)), None)
        if row is not None:
            row.append(piece)
            row.sort(key=lambda part: part.left)
            return
        self.add([piece])
        above = next((i for i, line in enumerate(self.lines) if line[0].top < piece.bottom), None)
        if above is not None:
            self.lines.insert(above, self.lines.pop())


_SAME_EDGE = 1.5
_JUSTIFIED_GAP = 3.0
_EQUAL_GAPS = 1.2
"""Points between two edges that are one; heights that a justified line's gaps measure at most; how they may differ."""


def rejustified(lines: Sequence[Line]) -> list[Line]:
    """Return lines with those made whole that justification drew apart, so that their words look like cells.

    Their gaps are equal, and a line of running text above or below them has the same two edges: no table's row has
    such a neighbour.
    """
    whole = list(lines)
    for order in (range(len(whole)), range(len(whole) - 1, -1, -1)):
        for index in order:
            if len(whole[index]) < 2 or not _has_equal_gaps(whole[index]):
                continue
            neighbours = (whole[near] for near in (index - 1, index + 1) if 0 <= near < len(whole))
            if any(_frames(neighbour, whole[index]) for neighbour in neighbours):
                whole[index] = [_united(whole[index])]
    return whole


def _has_equal_gaps(line: Line) -> bool:
    gaps = [after.left - before.right for before, after in pairwise(line)]
    limit = _JUSTIFIED_GAP * max(piece.top - piece.bottom for piece in line)
    return min(gaps) > 0 and max(gaps) < min(limit, _EQUAL_GAPS * min(gaps))


def _frames(text: Line, line: Line) -> bool:
    one = text[0]
    same = abs(one.left - line[0].left) < _SAME_EDGE and abs(one.right - line[-1].right) < _SAME_EDGE
    return len(text) == 1 and same and one.text.count(" ") >= 2


_LEADING = 1.9
"""Heights from the middle of a line to that of the next one of its paragraph, at most; paragraphs are farther apart."""

_INDENT = 40.0
"""Points by which the first line of a paragraph, or all its other lines, may be set in."""

_FULL_WIDTH = 0.75
_COLUMN_WIDTH = 0.35
"""Shares of the page's width: how far a line reaches that fills the page, and how long it is. Of other lines, such as
those of an address or of a narrow column, three must end at the margin."""

_NEW_ENTRY = re.compile(r"[-–•▪●*☒☐☑□■✓✔]|\d{1,2}[.)]|[^\W\d_a-zà-ÿ][^:]{0,60}\s?:(?!/)")
"""What begins a line of its own even below a full one: a bullet, a box, a number, a label."""


def flowing(lines: Sequence[Line], width: float) -> tuple[int, ...]:
    """Return the numbers, from 1, of the lines whose sentence goes on on the line below.

    A line goes on where the next one's first word had no place at its end: so the margin is measured, on the lines
    that begin at the same place.
    """
    margins: dict[int, list[float]] = defaultdict(list)
    for line in lines:
        if len(line) == 1:
            margins[round(line[0].left / _INDENT)].append(line[0].right)
    return tuple(
        number
        for number, (before, after) in enumerate(pairwise(lines), start=1)
        if len(after) == 1 and _goes_on(before[-1], after[0], margins, width, alone=len(before) == 1)
    )


def _goes_on(one: Piece, other: Piece, margins: Mapping[int, list[float]], width: float, *, alone: bool) -> bool:
    height = one.top - one.bottom
    if not 0.5 * height < one.middle - other.middle < _LEADING * height or not other.text.strip():
        return False
    if abs(other.left - one.left) > (_INDENT if alone else 3) or _NEW_ENTRY.match(other.text):
        return False
    words = other.text.split(maxsplit=1)
    if one.text.rstrip()[-1:] in ".!?" and words[0][:1].isupper():
        return False
    band = round(one.left / _INDENT)
    rights = [right for near in (band - 1, band, band + 1) for right in margins.get(near, ())] or [one.right]
    margin = max(rights)
    is_wide = margin > _FULL_WIDTH * width and margin - one.left > _COLUMN_WIDTH * width
    if not is_wide and sum(right > margin - 2 * height for right in rights) < 3:
        return False
    first_word = (other.right - other.left) * len(words[0]) / len(other.text)
    return one.right + first_word + 0.25 * height > margin


def find_tables(lines: Sequence[Line]) -> list[Table]:
    """Return the tables of a page: a line of two or more cells, and what follows below those cells.

    Cells are drawn row by row, so a new row begins where the drawing goes back to the left: this holds whether the
    cells are set to the top, the middle or the bottom of their row.
    """
    tables, index = [], 0
    while index < len(lines):
        if len(lines[index]) < 2:
            index += 1
            continue
        header, end = _header_at(lines, index)
        rows = [_Row(len(header))]
        for column, cell in enumerate(header):
            rows[0].put(column, cell)
        columns = list(header)
        while end < len(lines) and _put_line(rows, header, columns, lines[end]):
            end += 1
        if len(rows) > 1 and len(rows) + len(header) >= 5:
            tables.append(tuple(row.cells() for row in rows))
        index = end
    return tables


def _header_at(lines: Sequence[Line], index: int) -> tuple[Line, int]:
    """Return the heading that begins at a line, with the number of the line after it.

    Headings of two lines ("Date de" over "l'échange") are drawn cell by cell: the cells before the line stand on lines
    of their own before it, the cells after it on lines of their own after it.
    """
    header = list(lines[index])
    before = index
    while before > max(0, index - 3) and _is_apart(lines[before - 1], header):
        before -= 1
    if before < index:
        header.insert(0, _united([line[0] for line in lines[before:index]]))
    end, wrapped = index + 1, list[Piece]()
    for following in range(index + 1, min(index + 5, len(lines))):
        for piece in lines[following]:
            if piece.left > header[-1].right and _touches(piece, _united([header[-1], *wrapped])):
                header[-1] = _united([header[-1], *wrapped])
                header.append(piece)
                end, wrapped = following + 1, []
            elif _column_of(header, header, piece) == len(header) - 1:
                wrapped.append(piece)
            else:
                return header, end
    return header, end


def _touches(piece: Piece, cell: Piece) -> bool:
    """Whether a piece stands at the height of a cell: half a line lower or higher where one of them has two lines."""
    return min(piece.top, cell.top) > max(piece.bottom, cell.bottom)


def _is_apart(line: Line, header: Line) -> bool:
    piece, first = line[0], header[0]
    near = first.top - first.bottom
    return len(line) == 1 and piece.right < first.left and first.bottom - near < piece.middle < first.top + near


def _united(pieces: Sequence[Piece]) -> Piece:
    return Piece(
        " ".join(piece.text.strip() for piece in pieces),
        min(piece.left for piece in pieces),
        min(piece.bottom for piece in pieces),
        max(piece.right for piece in pieces),
        max(piece.top for piece in pieces),
    )


class _Row:
    """A row of a table that is being read."""

    def __init__(self, width: int) -> None:
        self._pieces: list[Line] = [[] for _ in range(width)]
        self.column = -1
        self.left = math.inf

    def put(self, column: int, piece: Piece) -> None:
        self._pieces[column].append(piece)
        self.column = column
        self.left = min(self.left, piece.left)

    def goes_on_with(self, column: int, piece: Piece) -> bool:
        if column != self.column:
            return column > self.column
        last = self._pieces[column][-1]
        return last.bottom - piece.top < 0.9 * (piece.top - piece.bottom)

    def cells(self) -> tuple[str, ...]:
        return tuple(" ".join(piece.text.strip() for piece in cell) for cell in self._pieces)


def _put_line(rows: list[_Row], header: Line, columns: Line, line: Line) -> bool:
    """Put the pieces of a line into their columns; ``columns`` are as wide as what stands in them so far."""
    body_left = min((row.left for row in rows[1:]), default=line[0].left)
    if len(line) == 1 and line[0].left < body_left - 2:
        return False  # text at the page's margin, which the cells are set in from
    found = [column for piece in line if (column := _column_of(header, columns, piece)) is not None]
    if len(set(found)) < len(line):
        return False
    for column, piece in zip(found, line, strict=True):
        if not rows[-1].goes_on_with(column, piece):
            rows.append(_Row(len(header)))
        rows[-1].put(column, piece)
        if len(line) > 1 and min(columns[column].right, piece.right) > max(columns[column].left, piece.left):
            widest = columns[column]
            columns[column] = Piece(
                "", min(widest.left, piece.left), widest.bottom, max(widest.right, piece.right), widest.top
            )
    return True


def _column_of(header: Line, columns: Line, piece: Piece) -> int | None:
    """Return the column whose heading a piece stands below, the nearest one; ``None`` for text across columns."""
    below = [i for i, cell in enumerate(header) if min(cell.right, piece.right) > max(cell.left, piece.left)]
    if len(below) > 1 or piece.right < header[0].left - 40 or piece.top > header[0].top + 2:
        return None
    if not below:
        below = [i for i, cell in enumerate(columns) if min(cell.right, piece.right) > max(cell.left, piece.left)]
    if below:
        return below[0]
    return min(range(len(header)), key=lambda i: max(header[i].left - piece.right, piece.left - header[i].right))
