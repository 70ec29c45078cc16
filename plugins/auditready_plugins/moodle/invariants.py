"""What Moodle's own logs and quiz reports hold; where it does not, somebody sorted, joined or changed the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from auditready import Assessment, EvidenceFile, ExportAnomaly, Locator, parse_number

from ..platforms.clock import is_off
from .moments import Quotes, at
from .tables import Row, text
from .visits import Visitor

_SLACK = 2
"""Minutes: a quiz report cuts start and end off to the minute, and its duration to two units."""
_DAY = 24 * 60
_CENT = 0.011
"""What rounding to two decimals may shift."""
_MOST = 20
"""Rows out of order that are told; a log that was sorted by name has thousands."""


def order_anomalies(
    visits: Iterable[tuple[int, ...]], file: EvidenceFile, sheet: str | None, quotes: Quotes
) -> tuple[list[ExportAnomaly], int]:
    """Return the first rows out of order, and how many there are: a log is written newest first.

    ``visits`` are the row and the moment of the first click of each session, by row: nothing else is looked at, so
    that a log of a million rows costs no more for it.
    """
    rising, falling = _Steps(), _Steps()
    for (_, before), (row, low) in pairwise(visits):
        if low != before:
            (rising if low > before else falling).add(before, row, low)
    wrong, sign = (rising, "≤") if rising.count <= falling.count else (falling, "≥")  # oldest first is an order too
    told = [
        ExportAnomaly(
            locator=Locator(file=file.name, sheet=sheet, row=row, quote=quotes.quote(low, "")),
            invariant="order",
            system="Moodle",
            expected=f"{sign} {at(before):%Y-%m-%d %H:%M:%S}",
            found=f"{at(low):%Y-%m-%d %H:%M:%S}",
        )
        for before, row, low in wrong.first
    ]
    return told, wrong.count


def identity_anomalies(
    visits: Iterable[tuple[int, ...]],
    everybody: Sequence[Visitor],
    file: EvidenceFile,
    sheet: str | None,
    quotes: Quotes,
) -> Iterator[ExportAnomaly]:
    """Give each name beside the commonest one of an account: a log names everybody at the moment of its export."""
    clicks: dict[str, Counter[str]] = {}
    first: dict[tuple[str, str], tuple[int, int]] = {}
    for low, row, _, events, index in visits:
        visitor = everybody[index]
        if visitor.identifier is None or not visitor.sure or visitor.on_behalf:
            continue
        clicks.setdefault(visitor.identifier, Counter())[visitor.name] += events
        key = visitor.identifier, visitor.name
        first[key] = min(first.get(key, (row, low)), (row, low))
    for number, names in sorted(clicks.items()):
        (known, _), *others = names.most_common()
        for name, _ in sorted(others)[:_MOST]:
            row, low = first[number, name]
            yield ExportAnomaly(
                locator=Locator(file=file.name, sheet=sheet, row=row, quote=quotes.quote(low, name)),
                invariant="identity",
                system="Moodle",
                expected=f"{known} ({number})",
                found=f"{name} ({number})",
            )


class _Steps:
    """Steps in one direction of time; the first of them are kept."""

    def __init__(self) -> None:
        self.count = 0
        self.first: list[tuple[int, int, int]] = []
        """The moment before, the row, its moment."""

    def add(self, before: int, row: int, moment: int) -> None:
        self.count += 1
        if len(self.first) < _MOST:
            self.first.append((before, row, moment))


def attempt_anomaly(attempt: Assessment, zone: str) -> ExportAnomaly | None:
    """Hold the duration of a quiz attempt against its start and end."""
    if attempt.start is None or attempt.at is None or attempt.minutes is None:
        return None
    between = (attempt.at - attempt.start).total_seconds() / 60
    slack = _SLACK if between < _DAY else 60 + _SLACK  # over a day Moodle tells days and hours alone
    if not is_off(attempt.minutes, attempt.start, attempt.at, shown=between, slack=slack, zone=zone):
        return None
    return ExportAnomaly(
        locator=attempt.locator,
        invariant="duration",
        system="Moodle",
        expected=f"{between:.0f} min",
        found=f"{attempt.minutes:.0f} min",
    )


def sum_anomaly(attempt: Assessment, cells: Row, questions: Mapping[int, float]) -> ExportAnomaly | None:
    """Hold the grade of an attempt against the marks of its questions, which Moodle scales to the grade.

    ``questions``: column → maximum. A question without a mark counts nothing.
    """
    most = sum(questions.values())
    if attempt.score is None or attempt.max_score is None or abs(most - attempt.max_score) > _CENT * len(questions):
        return None
    total = slack = 0.0
    for place in questions:
        cell = text(cells, place)
        mark = 0.0 if cell in {"", "-"} else parse_number(cell)
        if mark is None:
            return None  # "Requires grading"
        total += mark
        slack += 0.51 * 10 ** -len(cell.replace(",", ".").partition(".")[2])
    if abs(total - attempt.score) <= slack + _CENT:
        return None
    return ExportAnomaly(
        locator=attempt.locator,
        invariant="total",
        system="Moodle",
        expected=f"{total:.2f}",
        found=f"{attempt.score:.2f}",
    )
