"""The trainer's line or box: a name, and a signature a slot or one for the whole table."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from msgspec import Struct, field

from auditready import Signature, fold, looks_like_name as looks_like_person

from .days import DayOrder
from .grid import Grid
from .layout import Table
from .marks import NO_SIGNATURE, looks_like_initials, read_trainer_mark
from .vocabulary import SIGN, TRAINER, is_learners_heading, is_trainers_heading, looks_like_name

_FEW = 2
"""Names below "Formateur" that are trainers' where the word does not say that they are several."""
_BOX_ROWS = 6
"""Rows below its label in which the picture of a signature box is looked for."""


class Trainer(Struct):
    """What a table says of its trainer."""

    name: str | None = None
    names: dict[int, str] = field(default_factory=dict)
    """By slot, where the line names one for each."""
    signatures: dict[int, Signature] | None = None
    """By slot; ``None``: there is no line to sign."""
    box: Signature | None = None
    """One for the whole table; ``None``: there is no such place."""
    rows: set[int] = field(default_factory=set)
    """Rows that are the trainer's and no learner's."""
    used: set[tuple[int, int]] = field(default_factory=set)
    """Cells whose pictures were taken."""

    def signature_of(self, index: int) -> Signature | None:
        """Return the signature for one slot of the table."""
        own = None if self.signatures is None else self.signatures.get(index)
        if own is None or own.kind == "none":
            return self.box if self.box is not None and self.box.kind != "none" else own or self.box
        return own


def read_trainer(grid: Grid, table: Table, rows: Iterable[int], order: DayOrder) -> Trainer:
    """Read the trainer's lines among ``rows``: those of the table and what follows it."""
    trainer = Trainer()
    blank_before = False
    rows = list(rows)
    _read_section(grid, table, rows, trainer, order)
    for row in rows:
        if row in trainer.rows:
            continue
        label = _label_in(grid, table, row)
        if label is not None:
            trainer.rows.add(row)
            _read_line(grid, table, row, label, trainer, order, apart=blank_before)
        blank_before = blank_before or grid.is_blank(row)
    return trainer


def _read_section(grid: Grid, table: Table, rows: list[int], trainer: Trainer, order: DayOrder) -> None:
    """Read the trainers that are named in rows of their own, under "FORMATEURS" and below the learners."""
    heading = _section_heading(grid, table, rows)
    if not heading:
        return
    trainer.rows.add(heading)
    slots = {index: place.first.index for index, place in enumerate(table.places)}
    named: list[str] = []
    for row in rows:
        name = _name_in(grid, table, row)
        if row < heading or not name:
            continue
        if is_learners_heading(name) or not looks_like_name(name):
            break
        trainer.rows.add(row)
        named.append(name)
        texts = {index: text for index, column in slots.items() if (text := grid.text(row, column))}
        _take_line(grid, row, slots, texts, trainer, order)
        for index, column in slots.items():
            if grid.value(row, column) is not None or grid.origin(row, column) in grid.pictures:
                trainer.names[index] = " / ".join(filter(None, (trainer.names.get(index), name)))
    trainer.name = " / ".join(named) or None


def _section_heading(grid: Grid, table: Table, rows: list[int]) -> int:
    """Return the row that heads the trainers' own rows; 0 where there is none.

    "Formateur" with empty cells is a line that the trainer did not sign, unless it heads the last names of the table.
    """
    for place, row in enumerate(rows):
        cells = list(grid.own_cells(row))
        text = cells[0][1] if len(cells) == 1 and isinstance(cells[0][1], str) else ""
        if not text or grid.has_picture(row) or not is_trainers_heading(text):
            continue
        below = [name for each in rows[place + 1 :] if (name := _name_in(grid, table, each))]
        people = list(takewhile(lambda name: looks_like_person(name) and looks_like_name(name), below))
        learners_after = len(people) < len(below) and is_learners_heading(below[len(people)])
        learners_before = any(_name_in(grid, table, each) for each in rows[:place])
        several = fold(text).strip(" :").endswith(("s", ")"))
        if people and (learners_after or (learners_before and (several or len(people) <= _FEW))):
            return row
    return 0


class _Label(Struct):
    column: int
    signs: bool
    """The label asks for a signature."""
    rest: str
    """What follows the colon."""


def _label_in(grid: Grid, table: Table, row: int) -> _Label | None:
    for column, value in grid.own_cells(row):
        if not isinstance(value, str) or len(value) > 120:
            continue
        label, _, rest = value.partition(":")
        words = fold(label)
        if TRAINER.search(words) and len(words.split()) <= 7:
            known = table.column("function")
            if known is not None and column == known.index:
                return _Label(known.index, signs=True, rest=_name_in(grid, table, row))
            tail = TRAINER.sub("", words).strip(" ()-,.")
            if words.endswith(")") and looks_like_name(tail):
                return _Label(column, signs=True, rest=label.partition("(")[0].strip())
            return _Label(column, SIGN.search(words) is not None, rest.strip(" _.…"))
    return None


def _name_in(grid: Grid, table: Table, row: int) -> str:
    columns = [table.column("first"), table.column("name") or table.column("last")]
    return " ".join(text for column in columns if column and (text := grid.text(row, column.index)))


def _read_line(
    grid: Grid, table: Table, row: int, label: _Label, trainer: Trainer, order: DayOrder, *, apart: bool
) -> None:
    slots = {index: place.first.index for index, place in enumerate(table.places)}
    first_slot = min(slots.values())
    name = label.rest or _beside(grid, row, label.column, set(slots.values()))
    drawn = any(grid.pictures.get(grid.origin(row, column)) for column in slots.values())
    in_line = label.column < first_slot and (label.signs or drawn or not apart)
    texts = {index: text for index, column in slots.items() if (text := grid.text(row, column))} if in_line else {}
    if in_line and not label.signs and not name and texts and not _are_marks(texts.values(), order):
        _take_names(texts, trainer)
        texts = {}
        if len(set(slots)) > 1 and not trainer.names:
            in_line = False
    trainer.name = " / ".join(filter(None, dict.fromkeys((trainer.name, name or None)))) or None
    if in_line and (label.signs or table.bottom < row):
        _take_line(grid, row, slots, texts, trainer, order)
    if label.signs and not _is_signed(trainer):
        _take_box(grid, row, label.column, trainer)


def _are_marks(texts: Iterable[str], order: DayOrder) -> bool:
    """Whether a trainer's line holds "signé", "présent", initials or the time of a signature rather than names."""
    texts = list(texts)
    if len(set(texts)) < len(texts) and all(looks_like_initials(text) for text in texts):
        return True
    return all(read_trainer_mark(text, order, None, []).kind != "handwritten-text" for text in texts)


def _beside(grid: Grid, row: int, column: int, slots: set[int]) -> str:
    """Return the name that stands right of the label, in no slot's column."""
    for right in range(grid.span(row, column)[3] + 1, grid.width + 1):
        if right in slots:
            return ""
        text = grid.text(row, right)
        if text and looks_like_name(text):
            return text
    return ""


def _take_names(texts: dict[int, str], trainer: Trainer) -> None:
    if len(texts) > 1:
        trainer.names.update(texts)
    elif looks_like_name(text := next(iter(texts.values()))):
        trainer.name = trainer.name or text


def _take_line(
    grid: Grid, row: int, slots: dict[int, int], texts: dict[int, str], trainer: Trainer, order: DayOrder
) -> None:
    signatures = trainer.signatures or {}
    for index, column in slots.items():
        pictures = grid.pictures.get(grid.origin(row, column), [])
        value = grid.value(row, column)
        taken = not isinstance(value, str) or index in texts
        signature = read_trainer_mark(value if taken else None, order, None, pictures)
        if pictures:
            trainer.used.add(grid.origin(row, column))
        if signature.kind != "none" or index not in signatures:
            signatures[index] = signature
    trainer.signatures = signatures


def _is_signed(trainer: Trainer) -> bool:
    return any(signature.kind != "none" for signature in (trainer.signatures or {}).values())


def _take_box(grid: Grid, row: int, column: int, trainer: Trainer) -> None:
    """Give the table the picture that stands beside or below the label, nearer to it than to another label."""
    labels = sorted(
        other
        for other, value in grid.own_cells(row)
        if isinstance(value, str) and (SIGN.search(fold(value)) or "cachet" in fold(value) or value.endswith(":"))
    )
    end = next((other for other in labels if other > column), None)
    for (at_row, at_column), pictures in sorted(grid.pictures.items()):
        right = column <= at_column and (end is None or at_column < end)
        if row <= at_row <= row + _BOX_ROWS and right and (at_row, at_column) not in trainer.used:
            trainer.box = Signature(kind="image", digest=pictures[0].digest)
            trainer.used.add((at_row, at_column))
            return
    if trainer.signatures is None:
        trainer.box = trainer.box or NO_SIGNATURE
