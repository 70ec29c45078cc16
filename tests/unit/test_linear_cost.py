"""The cost of a dossier grows with its learners and no faster: calls are counted, no clock is looked at."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import product
from string import ascii_lowercase
from types import FrameType

import pytest
from benchmarks.people import resident

from auditready import (
    ActivityProgress,
    Agreement,
    Assessment,
    Assistance,
    Attendance,
    Certificate,
    DistanceInformation,
    DocumentOrigin,
    DocumentSignature,
    Dropout,
    LmsSession,
    Locator,
    Mention,
    PlannedActivity,
    Positioning,
    Presence,
    ProviderCertificate,
    Recording,
    RecordingConsent,
    Submission,
    SurveyResponse,
)
from auditready.audit import alike
from auditready.audit.assemble import Circumstances, assemble
from auditready.audit.check import load_runtime
from auditready.audit.people import resolve_people
from auditready.audit.validate import validate
from auditready.config import DossierConfig
from auditready.model import Dossier, Evidence

MOST = 2.3
"""Times the calls for twice the learners; a quadratic part shows as up to 4."""
START = date(2026, 3, 2)
SLOTS, ACTIVITIES = 6, 8
RULES = sorted(load_runtime((), None, ()).plugins.rules)


def calls_of(work: Callable[[], object]) -> int:
    """Count the calls that some work makes, of Python's functions and of C's."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def evidence_of(learners: int) -> list[Evidence]:
    """A blended session with a sheet, a live class, remote work and certificates: some of everything for each."""
    people = [Mention(name=resident(number).name, email=resident(number).email) for number in range(learners)]
    titles = [f"Module {number + 1}" for number in range(ACTIVITIES)]
    records: list[Evidence] = [
        Agreement(
            locator=Locator(file="convention.pdf"), form="convention", title="Rénover", participants=tuple(people),
            start=START, end=START + timedelta(days=20), minutes=1_200,
        ),
        DistanceInformation(
            locator=Locator(file="information.pdf"),
            activities=tuple(PlannedActivity(name=title, minutes=30) for title in titles),
        ),
        Assistance(locator=Locator(file="assistance.pdf"), channels=("courriel",), response_delay_minutes=1_440),
        ProviderCertificate(locator=Locator(file="qualiopi.pdf"), valid_from=START, valid_until=date(2028, 1, 1)),
    ]  # fmt: skip
    for row, person in enumerate(people):
        records += _room(person, row)
        records += _remote(person, row, titles)
        records += _beside(person, row)
    return records


def _room(person: Mention, row: int) -> list[Evidence]:
    days = [START + timedelta(days=number) for number in range(SLOTS)]
    sheet: list[Evidence] = [
        Attendance(
            locator=Locator(file="feuille.xlsx", row=row, column=str(number)), person=person, date=day,
            half_day="morning", state="signed", title="Rénover",
        )
        for number, day in enumerate(days)
    ]  # fmt: skip
    nine = datetime(2026, 3, 9, 9)
    live = Presence(
        locator=Locator(file="zoom.csv", row=row), person=person, start=nine, end=nine + timedelta(hours=3), minutes=180
    )
    paper = Certificate(
        locator=Locator(file=f"certificat {row}.pdf"), person=person, title="Rénover", start=START,
        end=START + timedelta(days=20), minutes=1_200, issued=START + timedelta(days=25),
    )  # fmt: skip
    return [*sheet, live, paper]


def _remote(person: Mention, row: int, titles: list[str]) -> list[Evidence]:
    done = datetime(2026, 3, 12, 10) + timedelta(minutes=row % 50)
    place = Locator(file="journal.csv", row=row)
    records: list[Evidence] = [
        ActivityProgress(locator=place, person=person, activity=title, status="completed", completed_at=done)
        for title in titles
    ]
    return [
        *records,
        LmsSession(
            locator=place,
            person=person,
            start=done,
            end=done + timedelta(hours=1),
            minutes=60,
            events=9,
            estimated=True,
        ),
        Assessment(locator=place, person=person, title="Quiz 1", at=done, status="finished", score=8, max_score=10),
        Submission(locator=place, person=person, activity="Module 1", status="submitted", at=done),
    ]


def _beside(person: Mention, row: int) -> list[Evidence]:
    """What rules look at beside presence and work: papers of each learner, files, recordings, answers, drop-outs."""
    paper = Locator(file=f"certificat {row}.pdf")
    made = datetime(2026, 11, 1, 9) + timedelta(minutes=row % 50)
    return [
        Positioning(
            locator=Locator(file=f"positionnement {row}.pdf"), person=person, at=START - timedelta(days=row % 9)
        ),
        SurveyResponse(locator=Locator(file="enquête.csv", row=row), person=person, at=made),
        DocumentOrigin(locator=paper, created=made),
        DocumentSignature(locator=paper, signer=person.name, at=made, intact=True),
        Recording(locator=Locator(file="enregistrements.xlsx", row=row), start=datetime(2026, 3, 9, 9), minutes=180),
        RecordingConsent(locator=Locator(file="notice.pdf", row=row), person=person, answer="accepted"),
        Dropout(locator=Locator(file="abandons.xlsx", row=row), person=person, at=START + timedelta(days=19)),
    ]


def put_together(evidence: list[Evidence]) -> Dossier:
    day = date(2026, 11, 22)
    return assemble(Circumstances(id="d", path="d", as_of=day, audit_date=day), DossierConfig(), [], evidence)


@lru_cache
def dossier_of(learners: int) -> Dossier:
    return put_together(evidence_of(learners))


def growth(work: Callable[[int], object], small: int = 40) -> float:
    """Return how many times the calls are for twice the learners, after a first run that fills every cache."""
    for learners in (small, 2 * small):
        work(learners)
    return calls_of(lambda: work(2 * small)) / calls_of(lambda: work(small))


def test_putting_together_is_linear() -> None:
    evidence = {learners: evidence_of(learners) for learners in (40, 80)}
    assert growth(lambda learners: put_together(evidence[learners])) <= MOST


def test_validating_is_linear() -> None:
    standard = load_runtime((), None, ()).standard
    referential = standard.referential_on(date(2026, 11, 22))
    assert growth(lambda learners: validate(dossier_of(learners), standard, referential)) <= MOST


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_linear(code: str) -> None:
    rule = load_runtime((), None, ()).plugins.rules[code]
    assert all(any(dossier_of(40).of(kind) for kind in group) for group in rule.needs)
    assert growth(lambda learners: list(rule(dossier_of(learners)))) <= MOST


# --- names ---------------------------------------------------------------------------------------------------


def comparisons(names: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    """Count the names that are held against each other."""
    count = 0
    why = alike._why

    def counted(one: alike.Face, other: alike.Face) -> object:
        nonlocal count
        count += 1
        return why(one, other)

    evidence = [
        Attendance(
            locator=Locator(file=f"feuille {number}.xlsx"), person=Mention(name=name), date=START, half_day="morning",
            state="signed",
        )
        for number, name in enumerate(names)
    ]  # fmt: skip
    with monkeypatch.context() as patch:
        patch.setattr(alike, "_why", counted)
        resolve_people(evidence, DossierConfig())
    return count


def nearly_one_name(number: int) -> list[str]:
    endings = ("".join(letters) for letters in product(ascii_lowercase, repeat=3))
    return [f"Camille Durand{ending}" for ending, _ in zip(endings, range(number), strict=False)]


NAMES = {
    "a letter apart": nearly_one_name,
    "one surname": lambda number: [
        f"{name.removeprefix('Camille ').title()} Martin" for name in nearly_one_name(number)
    ],
    "one first name and an initial": lambda number: [*nearly_one_name(number), "Camille D."],
    "first name alone in each report": lambda number: [*nearly_one_name(number // 2), *["Camille"] * (number // 2)],
    "letters lost": lambda number: [name.replace("u", "?") for name in nearly_one_name(number)],
    "accounts": lambda number: [*nearly_one_name(number), *(f"cdurand{n:02x}" for n in range(number // 10))],
}


@pytest.mark.parametrize("kind", NAMES)
def test_names_are_compared_with_their_nearest_alone(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in (200, 400):
        assert comparisons(NAMES[kind](number), monkeypatch) <= 25 * number


def test_names_nearly_alike_are_all_asked_about() -> None:
    names = nearly_one_name(500)
    evidence = [
        Attendance(
            locator=Locator(file=f"feuille {number}.xlsx"), person=Mention(name=name), date=START, half_day="morning",
            state="signed",
        )
        for number, name in enumerate(names)
    ]  # fmt: skip
    asked = {name for doubt in resolve_people(evidence, DossierConfig()).doubts for name in doubt.names}
    assert asked == set(names)
