"""One learner's sheet of a week: a block a day, a column a lesson, "Signature de l'alternant·e" at the left of a row.

Lessons are numbered ("H1 … H7"); their times stand beside their number or in a legend ("H1 : 8h/9h30").
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from msgspec import Struct, field

from auditready import Attendance, LazyPattern, Locator, Mention, Signature, fold, parse_time, quote

from .days import Calendar, Day, DayOrder, read_day
from .facts import Facts
from .grid import Grid
from .layout import When
from .marks import MarkReader, read_legend, read_trainer_mark
from .moments import half_day_of, half_of_hours
from .remarks import Remarks
from .signers import signer_of
from .vocabulary import SIGN, TRAINER

_LEARNER = LazyPattern(
    r"\b(?:stagiaires?|apprenant|apprenti|alternant|participant|beneficiaire|etudiant|eleve|salarie|learner|trainee"
    r"|student|apprentice)"
)
_LESSON = LazyPattern(r"(?:[hcsm]|uc|cours|seance|heure)\s?(\d{1,2})\b.{0,30}")
_TIMES = LazyPattern(r"(\d{1,2}\s?[h:]\s?\d{0,2})\s*(?:/|-|–|a|to)\s*(\d{1,2}\s?[h:]\s?\d{0,2})")
_LEGEND = LazyPattern(rf"\b([hcsm]|uc)\s?(\d{{1,2}})\s*[:=]\s*{_TIMES.pattern}")
_HEAD_WITHIN = 8
"""Rows above the learner's signatures in which the lessons' heads stand."""

_Span = tuple[time, time]


class Block(Struct):
    """The rows of one day."""

    head: int
    signatures: int
    """The row that the learner signs."""
    day: Day
    lessons: dict[int, str]
    """Heads by column."""
    rows: dict[str, int] = field(default_factory=dict)
    """Rows of what else is noted: "module", "trainer", "trainer_sign"."""


def find_blocks(grid: Grid, order: DayOrder = "dmy") -> list[Block]:
    """Return the days of a sheet; empty where no row is the learner's to sign under numbered lessons."""
    blocks: list[Block] = []
    below = 0
    for row in range(1, grid.height + 1):
        label = _label(grid, row)
        if not (SIGN.search(label) and _LEARNER.search(label)) or TRAINER.search(label):
            continue
        head = next(
            (each for each in range(row - 1, max(below, row - _HEAD_WITHIN), -1) if len(_lessons(grid, each)) > 1), None
        )
        if head is not None:
            days = (_day_in(grid, each, order) for each in (head, head - 1) if each > below)
            block = Block(head, row, next((day for day in days if day), Day()), _lessons(grid, head))
            for other in range(head + 1, min(head + _HEAD_WITHIN, grid.height) + 1):
                if other > row and _lessons(grid, other):
                    break
                if (kind := _kind(_label(grid, other))) and other != row:
                    block.rows.setdefault(kind, other)
            blocks.append(block)
            below = row
    return blocks


def read_blocks(
    file: str, grid: Grid, blocks: list[Block], facts: Facts, calendar: Calendar, order: DayOrder, remarks: Remarks
) -> Iterator[Attendance]:
    """Give one record a lesson that was held: one with a module, a trainer or a signature."""
    if not facts.learner:
        remarks.add("blank", grid.where(1))
        return
    signer = signer_of(facts.learner)
    marks = MarkReader(order, read_legend(facts.texts), frozenset(), initials=False)
    times = _legend(facts.texts)
    for block in blocks:
        day = calendar.resolve(block.day)
        for column, head in block.lessons.items():
            origin = grid.origin(block.signatures, column)
            pictures = grid.pictures.get(origin, [])
            others = {kind: grid.text(row, column) for kind, row in block.rows.items()}
            mark = marks.read(grid.value(*origin), signer, day=day, pictures=pictures)
            trainer_signature = _trainer_signature(grid, block, column, order)
            held = any(others.values()) or mark.text or pictures
            if not held and (trainer_signature is None or trainer_signature.kind == "none"):
                continue
            if day is None:
                remarks.add("no-date", head)
            if mark.remark:
                remarks.add(mark.remark, f"{grid.where(block.signatures)} « {mark.text} »")
            name = others.get("trainer", facts.trainer)
            when = _when(head, times)
            if when.half_day is None:
                remarks.add("no-half", head)
            yield Attendance(
                locator=Locator(
                    file=file,
                    sheet=grid.sheet.name or None,
                    page=grid.page(block.signatures),
                    row=block.signatures if grid.page(block.signatures) is None else None,
                    column=" – ".join(filter(None, (_day_text(grid, block), head))),
                    quote=quote(mark.text or facts.learner),
                ),
                person=Mention(name=facts.learner, role="learner"),
                date=day,
                half_day=when.half_day,
                start=when.start,
                end=when.end,
                state=mark.state,
                signature=mark.signature,
                mark=mark.text,
                title=facts.title or others.get("module") or None,
                trainer=Mention(name=name, role="trainer") if name else None,
                trainer_signature=trainer_signature,
                place=facts.place,
            )


def _label(grid: Grid, row: int) -> str:
    """Return the folded text that a row begins with."""
    first = next(grid.own_cells(row), None)
    return fold(first[1]) if first is not None and isinstance(first[1], str) and len(first[1]) <= 80 else ""


def _kind(label: str) -> str | None:
    if TRAINER.search(label):
        return "trainer_sign" if SIGN.search(label) else "trainer"
    return "module" if "module" in label or "matiere" in label or "cours" in label else None


def _lessons(grid: Grid, row: int) -> dict[int, str]:
    cells = ((column, grid.text(row, column)) for column, _ in grid.own_cells(row))
    return {column: text for column, text in cells if _LESSON.fullmatch(fold(text))}


def _day_in(grid: Grid, row: int, order: DayOrder) -> Day:
    days = (read_day(value, order) for _, value in grid.own_cells(row))
    return next((day for day in days if day), Day())


def _day_text(grid: Grid, block: Block) -> str:
    texts = (grid.text(row, column) for row in (block.head - 1, block.head) for column, _ in grid.own_cells(row))
    return next((text for text in texts if read_day(text, "dmy")), "")


def _legend(texts: list[str]) -> dict[str, _Span]:
    times: dict[str, _Span] = {}
    for text in texts:
        for letter, number, start, end in _LEGEND.findall(fold(text)):
            if span := _span(start, end):
                times.setdefault(f"{letter}{number}", span)
    return times


def _span(start: str, end: str) -> _Span | None:
    clocks = [parse_time(text.replace(" ", "")) for text in (start, end)]
    return (clocks[0], clocks[1]) if clocks[0] and clocks[1] and clocks[0] < clocks[1] else None


def _when(head: str, times: dict[str, _Span]) -> When:
    words = fold(head)
    own = _TIMES.search(words)
    span = _span(own[1], own[2]) if own else times.get(words.replace(" ", ""))
    if span is None:
        return When(half_day=half_day_of(head))
    return When(Day(), half_of_hours(*span), *span)


def _trainer_signature(grid: Grid, block: Block, column: int, order: DayOrder) -> Signature | None:
    row = block.rows.get("trainer_sign")
    if row is None:
        return None
    origin = grid.origin(row, column)
    return read_trainer_mark(grid.value(*origin), order, None, grid.pictures.get(origin, []))
