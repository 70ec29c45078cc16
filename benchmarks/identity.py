"""Who is who: hold the resolution of people against names labelled by hand: ``make identity``.

Each pair and each roster goes through the real ``resolve_people`` in the circumstances of a dossier. Prints, by family
of names, what was merged, asked about and missed; ends with 1 where a target is missed.

    false merge   two writings that are not certainly one person became one, and nobody was asked: none may be
    recall        true pairs merged or asked about
    needless      pairs of plainly different people that somebody was asked about
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import combinations
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.identity_data import Label, Pair, Roster
from benchmarks.identity_data.pairs_first import FIRST as FIRST_PAIRS
from benchmarks.identity_data.pairs_second import SECOND as SECOND_PAIRS
from benchmarks.identity_data.rosters_first import FIRST as FIRST_ROSTERS
from benchmarks.identity_data.rosters_second import SECOND as SECOND_ROSTERS

from auditready import (
    ActivityProgress,
    Agreement,
    Attendance,
    Certificate,
    Convocation,
    LmsSession,
    Locator,
    Mention,
    Presence,
)
from auditready.audit.people import People, resolve_people
from auditready.config import DossierConfig
from auditready.model import Evidence

RECALL = 0.98
"""True pairs that must be merged or asked about."""
NEEDLESS = 0.15
"""Different people that may be asked about."""
HALVES: Mapping[str, tuple[Mapping[str, Sequence[tuple[Label, str, str]]], Sequence[Roster]]] = {
    "first": (FIRST_PAIRS, FIRST_ROSTERS),
    "second": (SECOND_PAIRS, SECOND_ROSTERS),
}
ROSTERS = "rosters"
_ADDRESS = re.compile(r"\s*<([^>]*)>$")
_DAY = date(2026, 3, 2)
_NINE, _NOON = datetime(2026, 3, 2, 9), datetime(2026, 3, 2, 12)
_FILES = {
    "agreement": "convention.pdf", "certificate": "certificat", "convocation": "convocation.pdf", "log": "log.csv",
    "moodle": "progress.csv", "sheet": "sheet.xlsx", "teams": "teams.csv", "trainer": "convention.pdf",
    "zoom": "zoom.csv",
}  # fmt: skip


@dataclass
class Tally:
    """What became of the pairs of one family."""

    outcomes: Counter[tuple[Label, str]] = field(default_factory=Counter)
    """(label, "merged" | "asked" | "apart") → pairs; merged and asked about counts as asked."""
    wrong: list[str] = field(default_factory=list)
    """What was merged by mistake, missed or asked about for nothing, in words."""

    def add(self, label: Label, outcome: str, words: str) -> None:
        """Count one pair."""
        self.outcomes[label, outcome] += 1
        fault = _FAULTS.get((label, outcome))
        if fault:
            self.wrong.append(f"{fault}: {words}")

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.outcomes + other.outcomes, self.wrong + other.wrong)

    def count(self, label: Label) -> int:
        """Return the pairs of a label."""
        return sum(number for (each, _), number in self.outcomes.items() if each == label)

    @property
    def false_merges(self) -> int:
        return self.outcomes["different", "merged"] + self.outcomes["unknown", "merged"]

    @property
    def recall(self) -> float:
        found = self.outcomes["same", "merged"] + self.outcomes["same", "asked"]
        return found / (self.count("same") or 1)

    @property
    def needless(self) -> float:
        return self.outcomes["different", "asked"] / (self.count("different") or 1)

    @property
    def is_met(self) -> bool:
        """Whether every target is."""
        return not self.false_merges and self.recall >= RECALL and self.needless <= NEEDLESS


def is_met(tallies: Mapping[str, Tally]) -> bool:
    """Whether the pairs and the rosters each meet every target: rosters have many more pairs, most of them easy."""
    return _pairs_alone(tallies).is_met and tallies[ROSTERS].is_met


def _pairs_alone(tallies: Mapping[str, Tally]) -> Tally:
    return sum((each for family, each in tallies.items() if family != ROSTERS), Tally())


_FAULTS = {
    ("different", "merged"): "FALSE MERGE",
    ("unknown", "merged"): "FALSE MERGE (cannot be known)",
    ("same", "apart"): "missed",
    ("different", "asked"): "needless question",
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Hold the resolution of people against labelled names.")
    parser.add_argument("--half", choices=tuple(HALVES), help="one half of the data")
    parser.add_argument(
        "--wrong", action="store_true", help="list what was merged by mistake, missed or asked for nothing"
    )
    options = parser.parse_args()
    halves = [options.half] if options.half else list(HALVES)
    tallies = tally(halves)
    print(table(tallies))
    if options.wrong:
        print("", *(line for each in tallies.values() for line in each.wrong), sep="\n")
    sys.exit(0 if is_met(tallies) else 1)


def tally(halves: Iterable[str]) -> dict[str, Tally]:
    """Return the tally of each family, rosters last."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for half in halves:
        families, rosters = HALVES[half]
        for family, rows in families.items():
            for row in rows:
                _try_pair(Pair(*row), tallies[family])
        for roster in rosters:
            tallies[ROSTERS] += try_roster(roster)
    tallies[ROSTERS] = tallies.pop(ROSTERS, Tally())
    return tallies


def _try_pair(pair: Pair, into: Tally) -> None:
    records = [_record(pair.left, "sheet", 1), _record(pair.right, "zoom", 2)]
    linked = Linked(records)
    outcome = linked.outcome(0, 1, same=frozenset({0, 1}))
    into.add(pair.label, outcome, f"{pair.left} | {pair.right}")


def try_roster(roster: Roster) -> Tally:
    """Return what became of every pair of mentions of a roster."""
    writings = [*(writing for person in roster.people for writing in person), *roster.unknown]
    owner = [number for number, person in enumerate(roster.people) for _ in person] + [-1] * len(roster.unknown)
    linked = Linked([_record(writing, "sheet", row) for row, writing in enumerate(writings)])
    tally = Tally()
    for one, other in combinations(range(len(writings)), 2):
        known = owner[one] >= 0 and owner[other] >= 0
        label: Label = "unknown" if not known else "same" if owner[one] == owner[other] else "different"
        same = frozenset(index for index, person in enumerate(owner) if person == owner[one])
        tally.add(label, linked.outcome(one, other, same), f"{roster.what}: {writings[one]} | {writings[other]}")
    return tally


class Linked:
    """Records resolved to people, and which of the people somebody is asked about."""

    def __init__(self, records: Sequence[Evidence]) -> None:
        people = resolve_people(records, DossierConfig())
        self._person = [people.person_of[id(mention)] for mention in map(_mention, records)]
        self._asked = set(self._iter_asked(people, records))

    def _iter_asked(self, people: People, records: Sequence[Evidence]) -> Iterator[frozenset[str]]:
        """Give the people of each question: two of them, or one that may be two."""
        at = {record.locator: person for record, person in zip(records, self._person, strict=True)}
        for doubt in people.doubts:
            yield frozenset(at[locator] for locator in doubt.locators)

    def outcome(self, one: int, other: int, same: frozenset[int]) -> str:
        """Say what became of two mentions; ``same`` are the mentions of the first one's true person.

        A question may go through a third writing of the same person: whoever answers both has answered this one.
        """
        first, second = self._person[one], self._person[other]
        if first == second:
            return "asked" if frozenset({first}) in self._asked else "merged"
        if frozenset({first, second}) in self._asked:
            return "asked"
        return (
            "asked"
            if other in same and self._reaches(first, second, {self._person[each] for each in same})
            else "apart"
        )

    def _reaches(self, first: str, second: str, within: set[str]) -> bool:
        reached, waiting = {first}, [first]
        while waiting:
            person = waiting.pop()
            found = {each for each in within - reached if frozenset({person, each}) in self._asked}
            reached |= found
            waiting += found
        return second in reached


def _mention(record: Evidence) -> Mention:
    if isinstance(record, Agreement):
        (mention,) = record.participants or record.trainers
        return mention
    person = getattr(record, "person", None)
    assert isinstance(person, Mention)
    return person


def _record(writing: str, usual: str, row: int) -> Evidence:
    """Return the evidence of "source: Name <address>"; without a source, the usual one."""
    source, colon, text = writing.partition(": ")
    if not colon:
        source, text = usual, writing
    address = _ADDRESS.search(text)
    mention = Mention(name=_ADDRESS.sub("", text), email=address.group(1) if address else None)
    file = _FILES[source] + (f" {row}.pdf" if source == "certificate" else "")
    locator = Locator(file=file, row=row, quote=text)
    match source:
        case "sheet":
            return Attendance(locator=locator, person=mention, date=_DAY, half_day="morning", state="signed")
        case "zoom" | "teams":
            return Presence(locator=locator, person=mention, start=_NINE, end=_NOON, minutes=180)
        case "moodle":
            return ActivityProgress(locator=locator, person=mention, activity="Module 1", status="completed")
        case "log":
            return LmsSession(
                locator=locator, person=mention, start=_NINE, end=_NOON, minutes=180, events=9, estimated=True
            )
        case "certificate":
            return Certificate(locator=locator, person=mention)
        case "convocation":
            return Convocation(locator=locator, person=mention)
        case "agreement":
            return Agreement(locator=locator, form="convention", participants=(mention,))
        case _:
            return Agreement(locator=locator, form="convention", trainers=(mention,))


def table(tallies: Mapping[str, Tally]) -> str:
    """Return the tallies as text in columns, the whole last."""
    head = ("family", "same", "merged", "asked", "missed", "recall", "different", "asked", "needless", "unknown",
            "asked", "false merges")  # fmt: skip
    rows = [head, *(_cells(family, each) for family, each in tallies.items() if family != ROSTERS)]
    rows.append(_cells("all pairs", _pairs_alone(tallies)))
    rows.append(_cells(ROSTERS, tallies[ROSTERS]))
    rows.append(_cells("all", sum(tallies.values(), Tally())))
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    text = [
        "  ".join(
            cell.ljust(width) if not column else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    verdict = (
        f"targets: false merges 0, recall ≥ {RECALL:.0%}, needless questions ≤ {NEEDLESS:.0%}: "
        f"{'met' if is_met(tallies) else 'NOT MET'}"
    )
    rule = "-" * len(text[0])
    return "\n".join([text[0], rule, *text[1:-3], rule, *text[-3:], verdict])


def _cells(family: str, tally: Tally) -> tuple[str, ...]:
    outcomes = tally.outcomes
    return (
        family,
        str(tally.count("same")),
        str(outcomes["same", "merged"]),
        str(outcomes["same", "asked"]),
        str(outcomes["same", "apart"]),
        f"{tally.recall:.1%}" if tally.count("same") else "",
        str(tally.count("different")),
        str(outcomes["different", "asked"]),
        f"{tally.needless:.1%}" if tally.count("different") else "",
        str(tally.count("unknown")),
        str(outcomes["unknown", "asked"]),
        str(tally.false_merges),
    )


if __name__ == "__main__":
    main()
