"""The text of a PDF page as pieces with their boxes, in the order in which they were drawn."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from pypdfium2 import raw

from .document import TICKED, UNTICKED
from .pdf_layout import Line, Piece, rejustified

_NO_GAP, _GAP = 0.5, 1.0
_GAP_IN_TYPE = 0.55
"""Between two runs of text, a gap less wide than the first, in heights of their line, is a space, one wider than the
second parts two cells. In between the size of the type decides, for the height depends on which letters there are: a
space with its letters' own edges is up to 0.47 of it, the padding of two narrow cells 0.6. A justified line is one run.
"""

_HYPHEN = "\x02"
_CLEAN = str.maketrans(
    {
        "\ufffe": _HYPHEN, "\x00": None, "\u00ad": None, "\u00a0": " ", "\t": " ",
        **dict.fromkeys("\uf0fe\uf0fd\uf052\uf053\uf054\uf078", TICKED),
        **dict.fromkeys("\uf06f\uf0a8\uf070\uf071\uf072\uf0a3", UNTICKED),
        "\uf0fc": "✔", "\uf0fb": "✘", "\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•",
    }
)  # fmt: skip
"""Wingdings boxes and bullets live in the private use area; an end-of-line hyphen is U+FFFE or 0x02 by pdfium."""

_WORD_BREAK = re.compile(f"(?<=[a-zà-ÿ]){_HYPHEN}(?=[a-zà-ÿ])")
_DIRT = re.compile("[\x00\x02\t\xa0\xad\ud800-\uf8ff\ufffe]")
_LINE = re.compile(r"(?=[^\r\n]*\S)[^\r\n]+")
_SURROGATE = re.compile("[\ud800-\udfff]")

_SPACED = re.compile(r"\S(?: +\S)*")
_WORD_GAP = re.compile(r"\s{2,}")
_SPACED_FROM = 6
"""Letters from which on single letters are a spaced title; fewer may be the cells of a grid."""

_Box = tuple[float, float, float, float]
_NOWHERE: _Box = (0.0, 0.0, 0.0, 0.0)


def clean(text: str) -> str:
    """Return text with boxes as ☒ and ☐, and with words that were hyphenated at the end of a line made whole."""
    if not _DIRT.search(text):
        return text
    text = text.translate(_CLEAN)
    if _HYPHEN in text:
        text = _WORD_BREAK.sub("", text).replace(_HYPHEN, "-")
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def read_lines(textpage: Any) -> list[Line]:
    """Return a page's lines as they were drawn, parted into cells where there is a wide gap."""
    text, count = _text_of(textpage)
    parts = [(found.start(), found.group()) for found in _LINE.finditer(text)]
    boxes = _boxes(textpage, 0, -1)
    if len(boxes) == len(parts):
        # One run a line, as most generators write: no cell to look for.
        lines = [[Piece(clean(part), *box)] for (_, part), box in zip(parts, boxes, strict=True)]
    else:
        lines = rejustified(_read_cells(textpage, parts, boxes, _char_finder(textpage, text, count)))
    return [_unspaced(line) if _looks_spaced(line) else line for line in lines]


def _read_cells(
    textpage: Any, parts: Sequence[tuple[int, str]], boxes: list[_Box], char_at: Callable[[int], int]
) -> list[Line]:
    spans = [(char_at(start), char_at(start + len(part) - 1)) for start, part in parts]
    counts = [raw.FPDFText_CountRects(textpage, first, last - first + 1) for first, last in spans]
    # Counting a line's boxes costs a fifth of asking for them, and those of all lines are the page's in order.
    in_order = sum(counts) == len(boxes)
    lines, begin = [], 0
    for (start, part), (first, last), count in zip(parts, spans, counts, strict=True):
        own = boxes[begin : begin + count] if in_order else _boxes(textpage, first, last - first + 1)
        begin += count
        cells = _cut(textpage, part, partial(_shifted, char_at, start), own or [_NOWHERE])
        lines.append([Piece(clean(part[first_letter:end]), *box) for first_letter, end, box in cells])
    return lines


def _shifted(char_at: Callable[[int], int], start: int, index: int) -> int:
    return char_at(start + index)


def _looks_spaced(line: Line) -> bool:
    text = line[0].text
    return text[1:2] == " " if len(text) > 1 else len(line) >= _SPACED_FROM // 2


def _unspaced(line: Line) -> Line:
    """Return a title set in "s p a c e d   l e t t e r s" as words; what is cut into cells there are its words."""
    if not all(_SPACED.fullmatch(piece.text.strip()) for piece in line):
        return line
    height = max(piece.top - piece.bottom for piece in line)
    gaps = [0.0, *(after.left - before.right for before, after in pairwise(line))]
    words = "".join(" " * (gap > height) + _letters(piece.text) for gap, piece in zip(gaps, line, strict=True))
    if len(words) < _SPACED_FROM or len(words) < 4 * len(words.split()):
        return line  # a row of crosses is no title
    bottom, top = min(piece.bottom for piece in line), max(piece.top for piece in line)
    return [Piece(words, line[0].left, bottom, line[-1].right, top)]


def _letters(text: str) -> str:
    return " ".join(word.replace(" ", "") for word in _WORD_GAP.split(text.strip()))


def _text_of(textpage: Any) -> tuple[str, int]:
    count = max(raw.FPDFText_CountChars(textpage), 0)
    units = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(textpage, 0, count, units) - 1
    if written <= 0:
        return "", count
    text = bytes(units)[: 2 * written].decode("utf-16-le", "surrogatepass")
    # One character of Python for one unit of pdfium, or positions would not agree.
    return (text if len(text) == written else "".join(map(chr, units[:written]))), count


def _char_finder(textpage: Any, text: str, count: int) -> Callable[[int], int]:
    if len(text) == count:
        return lambda index: index
    return lambda index: int(raw.FPDFText_GetCharIndexFromTextIndex(textpage, index))


def _boxes(textpage: Any, first: int, count: int) -> list[_Box]:
    """Return the boxes (left, bottom, right, top) of the runs that make up a line."""
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    boxes = []
    for index in range(raw.FPDFText_CountRects(textpage, first, count)):
        raw.FPDFText_GetRect(textpage, index, left, top, right, bottom)
        boxes.append((left.value, bottom.value, right.value, top.value))
    return boxes or [_NOWHERE]


def _cut(textpage: Any, part: str, char_at: Callable[[int], int], boxes: list[_Box]) -> list[tuple[int, int, _Box]]:
    """Return the cells of a line as ``(begin, end, box)``."""
    if len(boxes) == 1:
        return [(0, len(part), boxes[0])]
    cells: list[tuple[int, int, _Box]] = []
    begin, cell = 0, boxes[0]
    for before, box in pairwise(boxes):
        height = max(before[3] - before[1], box[3] - box[1])
        beside = min(before[3], box[3]) - max(before[1], box[1]) > 0.3 * height
        # A cell of two lines stands half a line above its neighbour of one line, yet pdfium puts both on one line.
        near = beside or abs(before[1] - box[1]) < height
        # Drawn letter by letter, a single "s" or ":" is lower than its type; the cell so far is as high as it.
        type_height = max(height, min(cell[3] - cell[1], 2 * height))
        gap = box[0] - before[2]
        wide = gap > _NO_GAP * type_height and (
            gap > _GAP * type_height or gap > _GAP_IN_TYPE * _type_size(textpage, char_at(begin), type_height)
        )
        if near and wide:
            end = _word_at(textpage, part, begin, char_at, box[0])
            if end is not None:
                cells.append((begin, end, cell))
                begin, cell = end, box
                continue
        if beside or not cells:
            cell = (min(cell[0], box[0]), min(cell[1], box[1]), max(cell[2], box[2]), max(cell[3], box[3]))
    return [*cells, (begin, len(part), cell)]


def _type_size(textpage: Any, index: int, height: float) -> float:
    """Return the size of a character's type on the page, in points; ``height`` where the file does not say it."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(textpage, index, matrix):
        return height
    return float(raw.FPDFText_GetFontSize(textpage, index)) * math.hypot(matrix.c, matrix.d) or height


def _word_at(textpage: Any, part: str, begin: int, char_at: Callable[[int], int], left: float) -> int | None:
    """Return where in the line the word begins whose left edge is at ``left``."""
    x0, x1, y0, y1 = (ctypes.c_double() for _ in range(4))
    for index in range(begin + 1, len(part)):
        if part[index - 1] == " " and part[index] != " ":
            raw.FPDFText_GetCharBox(textpage, char_at(index), x0, x1, y0, y1)
            if abs(x0.value - left) < 1:
                return index
    return None
