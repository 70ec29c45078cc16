"""What holds for every rule: its words, its source, its place in the register of codes."""

from __future__ import annotations

import re

import pytest

import auditready_plugins.rules as package
from auditready import DeclaredRule, Words
from auditready.model import EVIDENCE_TYPES, SEVERITIES

RULES = package.RULES
TEXTS = ("title", "why", "accept", "remedy", "question")
CODES = [  # a code is for ever: this list only grows
    "HRS001",
    "HRS002",
    "HRS003",
    "HRS004",
    "HRS005",
    "HRS006",
    "HRS007",
    "HRS008",
    "SIG001",
    "SIG002",
    "SIG003",
    "SIG004",
    "SIG005",
    "SIG006",
    "SIG007",
    "SIG008",
    "IDN001",
    "IDN002",
    "IDN003",
    "IDN004",
    "IDN005",
    "IDN006",
    "CHR001",
    "CHR002",
    "CHR003",
    "CHR004",
    "CHR005",
    "CHR006",
    "CHR007",
    "PRS001",
    "PRS002",
    "DST001",
    "DST002",
    "DST003",
    "DST004",
    "DST005",
    "DST006",
    "DST007",
    "DST008",
    "EVA001",
    "EVA002",
    "PRV001",
    "PRV002",
    "DOC001",
    "DOC002",
    "DOC003",
    "DOC004",
    "DOC005",
    "FIL001",
    "FIL002",
    "FIL003",
    "FIL004",
    "FIL005",
]


def by_code(rule: DeclaredRule) -> str:
    return rule.criterion.code


def test_codes():
    assert [by_code(rule) for rule in RULES] == CODES


def test_registered_by_the_hook():
    seen: list[DeclaredRule] = []
    package.register_rules(seen.append)
    assert seen == list(RULES)


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_words(rule):
    for name in TEXTS:
        text = getattr(rule.criterion, name)
        assert isinstance(text, Words)
        assert text.fr.strip() == text.fr != "" != text.en == text.en.strip(), name
        assert text.fr != text.en, name
        assert not re.search(r"conforme|compliant", text.fr + text.en, re.IGNORECASE), name
        assert len(text.fr) <= 260, f"{name} is too long to be read"
        assert (text.fr[-1] in ".?") == (text.en[-1] in ".?") == (name != "title"), name


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_source_and_cost(rule):
    criterion = rule.criterion
    assert criterion.source.strip()
    assert criterion.basis in {"law", "case-law", "guide", "funder", "practice"}
    assert criterion.severity in SEVERITIES
    assert criterion.pack in {"rnq", "service-fait", "law", "gdpr"}
    assert all(1 <= indicator <= 33 for indicator in criterion.indicators)
    assert rule.__doc__


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_needs_are_kinds_of_evidence(rule):
    assert all(kind in EVIDENCE_TYPES for group in rule.needs for kind in group)


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_silent_on_clean_dossiers_and_steady_on_empty_ones(rule, draft, remote, live, empty, findings):
    assert [findings(by_code(rule), each) for each in (draft, remote, live, empty)] == [[], [], [], []]
