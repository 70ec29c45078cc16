"""Who is who, against names labelled by hand: the same data and targets as ``make identity``."""

from __future__ import annotations

from collections import Counter

import pytest
from benchmarks import identity
from benchmarks.identity import HALVES, NEEDLESS, RECALL, ROSTERS, Tally, is_met, tally

HALF = pytest.mark.parametrize("half", HALVES)


@pytest.fixture(scope="module")
def tallies() -> dict[str, dict[str, Tally]]:
    return {half: tally([half]) for half in HALVES}


@HALF
def test_nobody_is_merged_without_proof(tallies: dict[str, dict[str, Tally]], half: str) -> None:
    wrong = [line for each in tallies[half].values() for line in each.wrong if line.startswith("FALSE MERGE")]
    assert wrong == []


@HALF
@pytest.mark.parametrize("rosters", [True, False], ids=["rosters", "pairs"])
def test_true_pairs_are_merged_or_asked_about(
    tallies: dict[str, dict[str, Tally]], half: str, *, rosters: bool
) -> None:
    kept = (each for family, each in tallies[half].items() if (family == ROSTERS) == rosters)
    assert sum(kept, Tally()).recall >= RECALL


@HALF
@pytest.mark.parametrize("rosters", [True, False], ids=["rosters", "pairs"])
def test_few_questions_are_needless(tallies: dict[str, dict[str, Tally]], half: str, *, rosters: bool) -> None:
    kept = (each for family, each in tallies[half].items() if (family == ROSTERS) == rosters)
    assert sum(kept, Tally()).needless <= NEEDLESS


def test_there_are_as_many_names_as_promised() -> None:
    pairs = [row for families, _ in HALVES.values() for rows in families.values() for row in rows]
    rosters = [roster for _, rosters in HALVES.values() for roster in rosters]
    assert len(pairs) >= 400
    assert len(rosters) >= 60
    assert [pair for pair, number in Counter(pairs).items() if number > 1] == []


def test_the_targets_judge_pairs_and_rosters_each_for_itself() -> None:
    good, bad = Tally(), Tally()
    good.add("same", "merged", "")
    bad.add("same", "apart", "missed")
    assert is_met({"French": good, ROSTERS: good})
    assert not is_met({"French": bad, ROSTERS: good})
    assert not is_met({"French": good, ROSTERS: bad})


@pytest.mark.parametrize(
    ("label", "outcome", "met"),
    [
        ("different", "merged", False),
        ("unknown", "merged", False),
        ("unknown", "asked", True),
        ("different", "apart", True),
        ("different", "asked", False),
    ],
)
def test_a_tally_knows_what_is_wrong(label: identity.Label, outcome: str, *, met: bool) -> None:
    one = Tally()
    one.add("same", "merged", "")
    one.add(label, outcome, "a | b")
    assert one.is_met == met


def test_the_table_ends_with_the_verdict(tallies: dict[str, dict[str, Tally]]) -> None:
    assert identity.table(tallies["first"]).splitlines()[-1].endswith(": met")
