"""From one table to records: each learner's row against each slot's columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct, structs

from auditready import Attendance, Locator, Mention, Signature, column_letters, fold, plain, quote

from .days import Calendar, DayOrder, read_range
from .facts import Facts
from .grid import Cell, Grid
from .layout import Column, Place, Table, When
from .marks import NO_SIGNATURE, Mark, MarkReader, is_electronic, is_late, read_legend, read_stamp, read_trainer_mark
from .moments import ends_after_midnight, ends_with_am, half_of_hours
from .remarks import Remarks
from .rows import LearnerRow, iter_learners
from .signers import is_own_initials
from .trainers import Trainer, read_trainer

_RANK = {"signed": 3, "absent": 2, "present": 1, "unsigned": 0}


class Session(Struct):
    """What holds for every slot of a table."""

    facts: Facts
    when: When
    calendar: Calendar
    several_days: bool = False
    """The sheet names several days above the table."""


class _Slot(Struct, frozen=True):
    date: date | None
    when: When


class PlacedReader:
    """Reads the records of one table."""

    def __init__(
        self, file: str, grid: Grid, table: Table, session: Session, order: DayOrder, remarks: Remarks
    ) -> None:
        self._file = file
        self._grid = grid
        self._table = table
        self._session = session
        self._order: DayOrder = order
        self._remarks = remarks
        self._used: set[tuple[int, int]] = set()

    def records(self, last: int, limit: int) -> Iterator[Attendance]:
        """Give the records of the rows down to ``last``; the trainer's signature may stand down to ``limit``."""
        table, grid = self._table, self._grid
        trainer = read_trainer(grid, table, range(table.bottom + 1, limit + 1), self._order)
        rows = list(
            iter_learners(
                grid,
                table,
                last,
                self._order,
                skip=trainer.rows,
                alone=table.learner or self._session.facts.learner,
                remarks=self._remarks,
            )
        )
        if not rows:
            self._remarks.add("blank", self._where(table.bottom))
            return
        if grid.is_of_a_month:
            self._leave_out_idle_days(rows)
        marks = self._mark_reader(rows)
        for row in rows:
            yield from self._records_of(row, marks, trainer)
        if (
            trainer.box is not None
            and trainer.box.kind != "none"
            and len(table.places) * (len(rows) if table.is_list else 1) > 1
        ):
            slots = len({(row.when, index) for row in rows for index in range(len(table.places))})
            self._remarks.add("one-trainer-signature", grid.sheet.name, slots)
        self._remark_leftovers(rows, trainer)

    def _leave_out_idle_days(self, rows: list[LearnerRow]) -> None:
        """Keep the days of the month on which anybody has a mark: on the others nothing was taught."""
        taught = [place for place in self._table.places if any(self._is_marked(row.row, place) for row in rows)]
        if taught and len(taught) < len(self._table.places):
            self._remarks.add("idle-days", self._grid.sheet.name, len(self._table.places) - len(taught))
            self._table.places = taught

    def _is_marked(self, row: int, place: Place) -> bool:
        cells = ((row, column.index) for column in place.columns.values())
        return any(
            self._grid.value(*cell) is not None or self._grid.origin(*cell) in self._grid.pictures for cell in cells
        )

    # --- one row ---

    def _records_of(self, row: LearnerRow, marks: MarkReader, trainer: Trainer) -> Iterator[Attendance]:
        facts = self._session.facts
        for index, place in enumerate(self._table.places):
            slot = self._slot(place, row)
            period = self._period(place, row) if slot.date is None else None
            column, mark = self._mark(place, row, marks, slot.date)
            name = self._trainer_name(place, row) or trainer.names.get(index) or trainer.name or facts.trainer
            yield Attendance(
                locator=self._locator(row.row, column, self._quoted(mark, place, row)),
                person=row.person,
                date=slot.date,
                half_day=slot.when.half_day,
                start=slot.when.start,
                end=slot.when.end,
                state=mark.state,
                signature=mark.signature,
                mark=mark.text,
                title=row.title or facts.title,
                trainer=Mention(name=name, role="trainer") if name else None,
                trainer_signature=self._trainer_signature(place, row, slot.date) or trainer.signature_of(index),
                place=row.place or facts.place,
                first_day=period and period[0],
                last_day=period and period[1],
            )

    def _locator(self, row: int, column: Column, quoted: str) -> Locator:
        page = self._grid.page(row)
        return Locator(
            file=self._file,
            sheet=self._grid.sheet.name or None,
            page=page,
            row=row if page is None else None,
            column=column_letters(column.index) if self._grid.sheet.name else column.header or None,
            quote=quoted,
        )

    def _slot(self, place: Place, row: LearnerRow) -> _Slot:
        """Return day, half-day and times of one cell: the column's word, then the row's, then the sheet's."""
        session = self._session
        when = place.when.or_else(row.when).or_else(session.when)
        if not when.start and (span := session.facts.hours_of(when.half_day)):
            when = When(when.day, when.half_day or half_of_hours(*span), *span)
        day = session.calendar.resolve(when.day)
        if day is None:
            kind = "several-dates" if session.several_days and not when.day else "no-date"
            self._remarks.add(kind, place.first.header)
        if when.half_day is None:
            kind = "am" if ends_with_am(place.first.header) else "no-half"
            self._remarks.add(kind, place.first.header or (f"{day:%d/%m/%Y}" if day else ""))
        if when.start and not when.end and self._ends_after_midnight(place, row):
            self._remarks.add("overnight", place.first.header)
        return _Slot(day, when)

    def _ends_after_midnight(self, place: Place, row: LearnerRow) -> bool:
        return row.overnight or ends_after_midnight(place.first.header)

    def _period(self, place: Place, row: LearnerRow) -> tuple[date, date] | None:
        """Return the days that a line without a day stands for: its own, its column's, else the whole sheet's."""
        named = [self._table.column("date"), self._table.column("half")]
        own = [self._grid.text(row.row, column.index) for column in named if column is not None]
        for text in (*own, place.first.header):
            if (span := read_range(text, self._order)) is not None:
                return span
        if any(own) or place.when.day or row.when.day:
            return None
        return self._session.calendar.span

    def _mark(self, place: Place, row: LearnerRow, marks: MarkReader, day: date | None) -> tuple[Column, Mark]:
        """Return what the columns of a slot prove together, and the column that says most."""
        column, best = place.first, Mark("unsigned")
        for role in ("sign", "slot", "mark"):
            if role in place.columns:
                found = self._read_cell(place.columns[role], row, marks, day)
                if role == "sign" and found.state == "absent" and fold(found.text or "") in _NO:
                    found = Mark("unsigned", text=found.text)  # "Émargé : non" says nothing of a presence
                says_more = _RANK[found.state] > _RANK[best.state]
                if says_more or (best.state == "unsigned" and best.text is None and found.text):
                    column, best = place.columns[role], found
        if "absence" in place.columns:
            absence = self._read_absence(place.columns["absence"], row)
            if absence is not None:
                column = place.columns["absence"]
                best = _together(best, absence) if best.state != "unsigned" or best.text else absence
        if "stamp" in place.columns:
            stamp = place.columns["stamp"]
            at = read_stamp(self._grid.value(row.row, stamp.index), self._order, day)
            if at is not None:
                kind = best.signature.kind if best.signature.kind != "none" else "electronic"
                signature = structs.replace(best.signature, kind=kind, at=at)
                best = _together(Mark("signed", signature, best.text), best)
        if best.remark:
            self._remarks.add(best.remark, f"{self._where(row.row, column)} « {best.text} »")
        self._remark_row_signature(row)
        return column, best if best.signature.kind == "none" else self._completed(best, place, row, column)

    def _completed(self, mark: Mark, place: Place, row: LearnerRow, column: Column) -> Mark:
        """Return a signed mark with where it came from, and for how many half-days its cell stands."""
        device, signer = (
            " – ".join(
                text
                for each in self._of(place, self._table.all_of(role))
                if (text := self._grid.text(row.row, each.index))
            )
            for role in ("device", "signer")
        )
        signature = structs.replace(
            mark.signature,
            device=device or mark.signature.device,
            signer=signer or mark.signature.signer,
            half_days=self._half_days(row.row, column),
        )
        return Mark(mark.state, signature, mark.text, mark.remark)

    def _quoted(self, mark: Mark, place: Place, row: LearnerRow) -> str:
        """Return what stands in the cell, with the moment and the origin of the signature that stand beside it."""
        beside: list[Column] = []
        if mark.signature.kind != "none":
            beside = [column for role, column in place.columns.items() if role == "stamp"]
            beside += [each for role in ("signer", "device") for each in self._of(place, self._table.all_of(role))]
        values = (self._grid.value(row.row, column.index) for column in beside)
        return quote(" | ".join([mark.text or row.person.name, *(str(value) for value in values if value is not None)]))

    def _half_days(self, row: int, column: Column) -> int:
        """Return how many half-days one cell stands for: the slots, or in a list the rows, that it is merged over."""
        top, left, bottom, right = self._grid.span(row, column.index)
        across = sum(
            any(left <= each.index <= right for each in place.columns.values()) for place in self._table.places
        )
        return max(across, 1) * (bottom - top + 1 if self._table.is_list else 1)

    def _read_cell(self, column: Column, row: LearnerRow, marks: MarkReader, day: date | None) -> Mark:
        origin = self._grid.origin(row.row, column.index)
        if self._broken(origin):
            return Mark("unsigned", text=self._grid.sheet.errors.get(origin))
        pictures = self._grid.pictures.get(origin, [])
        if pictures:
            self._used.add(origin)
        return marks.read(self._grid.value(*origin), row.signer, day=day, pictures=pictures)

    def _broken(self, origin: tuple[int, int]) -> bool:
        sheet = self._grid.sheet
        where = self._grid.where(origin[0], column_letters(origin[1]))
        if origin in sheet.errors:
            self._remarks.add("error", f"{where} {sheet.errors[origin]}")
            return True
        if origin in self._grid.uncalculated:
            self._remarks.add("uncalculated", where)
            return True
        return False

    def _read_absence(self, column: Column, row: LearnerRow) -> Mark | None:
        """Return the absence that a column of its own notes: a tick, a word or its cause."""
        value = self._grid.value(row.row, column.index)
        text = "oui" if value is True else plain(str(value)) if value is not None and value is not False else ""
        if fold(text) in {"", "-", "--", "present", *_NO}:
            return None
        return Mark("present" if is_late(text) else "absent", text=text)

    # --- the trainer's columns ---

    def _trainer_name(self, place: Place, row: LearnerRow) -> str | None:
        for column in self._of(place, self._table.all_of("trainer")):
            if text := self._grid.text(row.row, column.index):
                return text
        return None

    def _trainer_signature(self, place: Place, row: LearnerRow, day: date | None) -> Signature | None:
        found: Signature | None = None
        for column in self._of(place, [*self._table.all_of("trainer_sign"), *self._table.all_of("trainer")]):
            origin = self._grid.origin(row.row, column.index)
            pictures = self._grid.pictures.get(origin, [])
            if column.role == "trainer" and not pictures:
                continue
            if pictures:
                self._used.add(origin)
            signature = read_trainer_mark(self._grid.value(*origin), self._order, day, pictures)
            if found is None or found.kind == "none":
                found = signature
        return found

    def _of(self, place: Place, columns: Iterable[Column]) -> list[Column]:
        """Return the columns that are about the slot, about its whole day, or about all."""
        return [each for each in columns if each.when in {When(), place.when} or _is_of_the_day(each.when, place.when)]

    # --- remarks ---

    def _where(self, row: int, column: Column | None = None) -> str:
        letters = column_letters(column.index) if column is not None else ""
        return self._grid.where(row, letters)

    def _mark_reader(self, rows: list[LearnerRow]) -> MarkReader:
        """Look over the whole table first: a text that several learners have is a code, not somebody's initials."""
        holders: dict[str, set[str]] = {}
        typed: dict[str, set[str]] = {}
        drawers: set[str] = set()
        initials = False
        for row in rows:
            for column in self._cells_to_sign():
                if self._is_drawn(row.row, column):
                    drawers.add(row.person.name)
                text = self._grid.text(row.row, column.index)
                if text and len(text) <= 12:
                    holders.setdefault(text, set()).add(row.person.name)
                    if is_own_initials(text, row.signer):
                        typed.setdefault(row.person.name, set()).add(text)
                        initials = initials or text.upper() not in _CODES
        for row in rows:
            name = row.person.name
            row.signer = structs.replace(
                row.signer, draws=name in drawers, signs_otherwise=len(typed.get(name, ())) > 1
            )
        shared = frozenset(text for text, names in holders.items() if len(names) > 1)
        legend = read_legend(self._session.facts.texts)
        return MarkReader(self._order, legend, shared, initials=initials, drawn=bool(drawers))

    def _cells_to_sign(self) -> Iterator[Column]:
        return (column for place in self._table.places for column in place.columns.values())

    def _is_drawn(self, row: int, column: Column) -> bool:
        origin = self._grid.origin(row, column.index)
        return origin in self._grid.pictures or is_electronic(self._grid.value(*origin))

    def _remark_row_signature(self, row: LearnerRow) -> None:
        column = self._table.row_signature
        if column is not None:
            origin = self._grid.origin(row.row, column.index)
            if origin not in self._used and (self._grid.value(*origin) is not None or origin in self._grid.pictures):
                self._used.add(origin)
                self._remarks.add("row-signature", column.header)

    def _remark_leftovers(self, rows: list[LearnerRow], trainer: Trainer) -> None:
        if self._table.learner is not None:
            return  # the other columns are other learners'
        numbers = {row.row for row in rows}
        for origin in sorted(self._grid.pictures):
            if origin[0] in numbers and origin not in self._used and origin not in trainer.used:
                self._remarks.add("stray-picture", self._grid.where(origin[0], column_letters(origin[1])))
        for column in self._table.columns:
            known = column.role != "unknown"
            if not known and any(self._holds(row.row, column) for row in rows):
                self._remarks.add("unused", f"« {column.header} »")

    def _holds(self, row: int, column: Column) -> bool:
        value: Cell = self._grid.value(row, column.index)
        return value is not None


_NO = frozenset({"non", "no", "n", "0", "faux", "false"})
_CODES = frozenset({"AJ", "AB", "AE", "AI", "PR", "OK", "ABS", "ABJ", "ABI", "ANJ", "RET", "XX", "NO"})


def _is_of_the_day(column: When, slot: When) -> bool:
    """Whether a column is about the slot's day and no other half of it: a morning's signature is no evening's."""
    halves = {column.half_day, slot.half_day} - {None, "day"}
    return bool(column.day) and column.day == slot.day and (len(halves) < 2) and not (column.start and slot.start)


def _together(mark: Mark, other: Mark) -> Mark:
    """Return two columns' marks as one: an absence wins over a signature, and the pair is a contradiction."""
    if "absent" not in {mark.state, other.state}:
        return mark
    signature = mark.signature if mark.signature.kind != "none" else other.signature
    absent = other if other.state == "absent" else mark
    remark = "contradiction" if signature != NO_SIGNATURE else absent.remark
    return Mark("absent", signature, absent.text, remark)
