"""The referentials hold the official wordings word for word, and say what is not verified.

``rnq_official.json`` comes from the official tables, not from ``schemas/referentials``.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from auditready.referential import Referential
from auditready.standard import load_standard

OFFICIAL = json.loads(Path(__file__).with_name("rnq_official.json").read_text(encoding="utf-8"))
BOTH = ("rnq-2019", "rnq-2026")


def referential(name: str) -> Referential:
    return next(each for each in load_standard().referentials if each.id == name)


@pytest.mark.parametrize("name", BOTH)
def test_criteria_are_worded_as_in_the_code_du_travail(name: str) -> None:
    assert OFFICIAL["criteria"] == {str(each.number): each.wording for each in referential(name).criteria}


@pytest.mark.parametrize("name", BOTH)
def test_indicators_are_worded_as_in_the_annex(name: str) -> None:
    assert OFFICIAL["wording"][name] == {str(each.number): each.wording for each in referential(name).indicators}


@pytest.mark.parametrize("name", BOTH)
def test_indicators_stand_under_their_criterion(name: str) -> None:
    expected = {number: row["criterion"] for number, row in OFFICIAL["indicators"].items()}
    found = {str(each.number): each.criterion for each in referential(name).indicators}
    assert {number: expected[number] for number in found} == found


@pytest.mark.parametrize("field", ["applies_to", "only_when", "more_than_days", "grading"])
@pytest.mark.parametrize("name", BOTH)
def test_indicators_apply_and_are_graded_as_the_annex_and_the_order_say(name: str, field: str) -> None:
    found = {str(each.number): getattr(each, field) for each in referential(name).indicators}
    expected = {number: OFFICIAL["indicators"][number].get(field) for number in found}
    assert expected == {number: list(value) if isinstance(value, tuple) else value for number, value in found.items()}


@pytest.mark.parametrize("field", ["new_entrant", "subcontractor", "minor_when"])
@pytest.mark.parametrize("name", BOTH)
def test_indicators_with_a_rule_of_their_own_are_those_of_the_guide(name: str, field: str) -> None:
    found = [each.number for each in referential(name).indicators if getattr(each, field) is not None]
    assert OFFICIAL[field] == found


def test_an_indicator_with_a_condition_says_it_in_words_too() -> None:
    for name in BOTH:
        assert [each.number for each in referential(name).indicators if each.only_when and not each.condition] == []


@pytest.mark.parametrize(
    ("day", "name"), [(date(2026, 10, 31), "rnq-2019"), (date(2026, 11, 1), "rnq-2026"), (date(2018, 1, 1), "rnq-2019")]
)
def test_the_audit_date_chooses(day: date, name: str) -> None:
    assert name == load_standard().referential_on(day).id


# --- what changed ----------------------------------------------------------------------------------------------


def test_every_changed_indicator_says_what_is_newly_asked_and_no_other_does() -> None:
    asked = {each.number for each in referential("rnq-2026").indicators if each.now_asked}
    changed = {each.number for each in referential("rnq-2026").indicators if each.change in {"changed", "new"}}
    assert {1, 2, 3, 7, 12, 14, 15, 19, 20, 27, 30, 31, 32, 33} == asked == changed


def test_every_indicator_that_asks_more_names_a_proof_that_no_longer_does() -> None:
    without = {
        each.number for each in referential("rnq-2026").indicators if each.now_asked and not each.no_longer_enough
    }
    assert {30, 31} == without  # one asks less, the other is worded differently


def test_the_two_orders_are_awaited() -> None:
    waiting = {
        each.number
        for each in referential("rnq-2026").indicators
        if any(asked.basis == "order" for asked in each.now_asked)
    }
    assert {19, 20} == waiting


# --- what is not verified --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indicators", "ids"),
    [
        ((4,), ["guide"]),
        ((12,), ["guide", "two-days", "official-text"]),
        ((19,), ["guide", "threshold-19", "official-text"]),
        ((20,), ["guide", "threshold-20", "official-text"]),
        ((31,), ["guide", "official-text-31"]),
        ((33,), ["guide", "order-2019", "official-text"]),
        ((), []),
    ],
)
def test_a_grading_of_2026_hangs_on_what_is_not_verified(indicators: tuple[int, ...], ids: list[str]) -> None:
    assert ids == [each.id for each in referential("rnq-2026").unverified_of(indicators)]


@pytest.mark.parametrize("number", range(1, 33))
def test_a_grading_of_2019_hangs_on_nothing(number: int) -> None:
    assert referential("rnq-2019").unverified_of((number,)) == ()


# --- the official tables themselves ------------------------------------------------------------------------------


def rows(text: str, heading: str) -> dict[str, list[str]]:
    """Return the first table below a heading by its first cell; a later heading of any level ends it."""
    after = text.partition(heading)[2]
    found: dict[str, list[str]] = {}
    for line in after.splitlines():
        if found and not line.startswith("|"):
            break
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("|") and cells[0].strip().isdecimal():
            found[cells[0].strip()] = cells[1:]
    return found


def test_what_is_expected_here_is_what_the_official_tables_say(field: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (field.parent / "reference").glob("*.md")]
    text = next((each for each in texts if "### 1.2 The 33 indicators" in each), "")
    if not text:
        pytest.skip("the official tables are not here")
    now, before = rows(text, "### 1.2 The 33 indicators"), rows(text, "Previous wording of the changed rows")
    wording = {number: cells[1] for number, cells in now.items()}
    assert OFFICIAL["wording"]["rnq-2026"] == wording
    was = {number: cells[0] for number, cells in before.items()}
    assert OFFICIAL["wording"]["rnq-2019"] == {n: was.get(n, each) for n, each in wording.items() if n != "33"}
    listed = re.findall(
        r"^([1-7])\. (.+)$", text.partition("### 1.1 The 7 criteria")[2].partition("###")[0], re.MULTILINE
    )
    assert OFFICIAL["criteria"] == dict(listed)
    table: dict[str, Any] = rows(text, "### 1.3 Applicability, grading")
    assert {number: row["applies_to"] for number, row in OFFICIAL["indicators"].items()} == {
        number: cells[0].split() for number, cells in table.items()
    }
    gradings = {"m/M": "minor_or_major", "M only": "major_only", "[U]": "unknown"}
    assert {number: row["grading"] for number, row in OFFICIAL["indicators"].items()} == {
        number: gradings[cells[2]] for number, cells in table.items()
    }
    for name, column in (("minor_when", 3), ("new_entrant", 4), ("subcontractor", 5)):
        said = [int(number) for number, cells in table.items() if cells[column] not in {"–", "[U]"}]
        assert OFFICIAL[name] == said
