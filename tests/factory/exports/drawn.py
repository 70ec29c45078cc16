"""Facts drawn by hypothesis: odd names, nights when the clock changes, midnight, no minute spent, one or many."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from random import Random

from hypothesis import strategies as st

from .facts import (
    PARIS,
    Activity,
    Answer,
    Course,
    Done,
    HalfDay,
    Room,
    Said,
    Sheet,
    Signed,
    SignedState,
    Someone,
    Status,
    Stay,
    Survey,
)

PEOPLE = tuple(
    Someone(first, last, email, 101 + number)
    for number, (first, last, email) in enumerate(
        [
            ("Léa", "Durand", "lea.durand@example.org"),
            ("Hélène", "Dupré-Lefèvre", "helene.dupre-lefevre@example.com"),
            ("Thị Lan", "Nguyễn", "lan.nguyen@example.com"),
            ("Jean-Baptiste", "d'Hérouville", "jb.dherouville@example.com"),
            ("Maëlys", "Le Goff", "maelys.legoff@example.com"),
            ("Charles", "de La Tour", "charles.delatour@example.com"),
            ("Zoë", "O'Neill", "zoe.oneill@example.com"),
            ("Guilhem", "Bœuf", "guilhem.boeuf@example.com"),
            ("Søren", "Łukasiewicz", "soren@example.net"),
            ("María José", "Ibáñez y Ruiz", "mj.ibanez@example.net"),
            ("Ludwig", "van der Berg", "ludwig.vanderberg@example.net"),
            ("Amélie", "Sainte-Marie", "amelie.saintemarie@example.org"),
        ]
    )
)
TRAINER = Someone("Alexandre", "Petitjean", "a.petitjean@ateliers-lirou.example.org", 3)
CROWD = tuple(
    Someone(first, last, f"{first.lower()}.{last.lower()}@example.org", 500 + 10 * row + column)
    for row, first in enumerate(["Anna", "Boris", "Clara", "David", "Elsa"])
    for column, last in enumerate(["Martin", "Bernard", "Robert", "Richard", "Petit", "Moreau", "Simon", "Roux"])
)
TITLES = (
    "Animer une classe virtuelle", "Excel, niveau 1", "L'accueil des publics", 'Le "mot" juste',
    "Sécurité ; gestes et postures",
    "Santé – prévention",
)  # fmt: skip
_DAYS = (
    (5, 18), (3, 4), (3, 28), (3, 29), (10, 24), (10, 25), (12, 31), (2, 28), (1, 1),
)  # fmt: skip
"""Of 2026: one that cannot be a month, one that can, both changes of the clock and their eves, ends of months."""
_TEXTS = (
    "Bonjour", "Oui : d'accord", "On reprend à 10:30", "Merci, c'est clair", "« Parfait » — à tout de suite",
    "1, 2, 3", "Un deuxième exemple\nsur deux lignes", "De rien",
)  # fmt: skip
_QUESTIONS = (
    "Êtes-vous globalement satisfait(e) de la formation ?", "Les objectifs annoncés ont-ils été atteints ?",
    "Le formateur était-il à l'écoute ?", "Recommanderiez-vous cette formation ?",
)  # fmt: skip
_ACTIVITIES = (
    "Module 1 – Découvrir", "Étude de cas", "Test final", "Les gestes, les postures", "L'entretien", "Module 2 : agir",
)  # fmt: skip

_STATES: tuple[SignedState, ...] = ("signed", "signed", "present", "absent", "unsigned")
_STATUSES: tuple[Status, ...] = ("completed", "passed", "failed", "in_progress", "not_started")
_SEEDS = st.integers(0, 2**32)
"""One draw for all cells of a table: a draw a cell would cost more than the reading."""


@st.composite
def learners(draw: st.DrawFn) -> tuple[Someone, ...]:
    """One, several, or a crowd."""
    if draw(st.integers(0, 9)) == 9:
        return CROWD
    return tuple(draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=5, unique=True)))


def starts(hours: tuple[int, int] = (0, 23)) -> st.SearchStrategy[datetime]:
    """A moment of one of the days; working hours or midnight more than others."""
    clocks = st.one_of(
        st.sampled_from([time(9), time(13, 30), time(8, 59, 59)]),
        st.sampled_from([time(0), time(12), time(23, 59, 30), time(1, 40)]) if hours == (0, 23) else st.just(time(9)),
        st.times(time(hours[0]), time(hours[1], 59, 59)).map(lambda at: at.replace(microsecond=0)),
    )
    return st.tuples(st.sampled_from(_DAYS), clocks).map(
        lambda drawn: datetime(
            2026, *drawn[0], *(drawn[1].hour, drawn[1].minute, drawn[1].second), tzinfo=PARIS
        ).astimezone(UTC)
    )


@st.composite
def rooms(draw: st.DrawFn, *, whole_minutes: bool = False) -> Room:
    """A live class: the host throughout, everybody else with one to three joins that do not overlap."""
    step = 60 if whole_minutes else 1
    opening = draw(starts())
    opening = opening.replace(second=0) if whole_minutes else opening
    length = draw(st.integers(30 * 60 // step, 4 * 3600 // step)) * step
    stays = [Stay(TRAINER, opening, length, host=True)]
    people, dice = draw(learners()), Random(draw(_SEEDS))
    for person in people:
        at = dice.randint(0, length // (3 * step)) * step
        for _ in range(dice.randint(1, 3)):
            longest = (length - at) // step
            if longest < 1:
                break
            seconds = dice.choice([1, longest, dice.randint(1, longest)]) * step
            stays.append(Stay(person, opening + timedelta(seconds=at), seconds))
            at += seconds + dice.randint(60 // step, 900 // step) * step
    after = sorted(dice.randint(0, length) for _ in range(dice.randint(1, 8)))
    said = [Said(dice.choice([TRAINER, *people]), at, dice.choice(_TEXTS)) for at in after]
    return Room(draw(st.sampled_from(TITLES)), tuple(stays), tuple(said))


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A sheet of one to three days, half-days signed, ticked, empty or absent."""
    days = sorted(draw(st.lists(st.sampled_from(_DAYS), min_size=1, max_size=3, unique=True)))
    hours = ((time(9), time(12, 30)), (time(13, 30), time(17)))
    slots = [
        HalfDay(datetime.combine(datetime(2026, *day), start), datetime.combine(datetime(2026, *day), end))
        for day in days
        for start, end in hours[: draw(st.integers(1, 2))]
    ]
    people, dice = draw(learners()), Random(draw(_SEEDS))
    cells = []
    for slot in slots:
        for person in people:
            state = dice.choice(_STATES)
            at = slot.start + timedelta(seconds=dice.randint(0, 1200))
            cells.append(Signed(person, slot, state, at))
    return Sheet(draw(st.sampled_from(TITLES)), TRAINER, tuple(slots), tuple(cells))


@st.composite
def courses(draw: st.DrawFn, *, people: int = 0) -> Course:
    """A course of one to four activities, each learner in any state, down to no second spent.

    ``people``: of how many learners, where a file can hold no more.
    """
    names = draw(st.lists(st.sampled_from(_ACTIVITIES), min_size=1, max_size=4, unique=True))
    activities = tuple(Activity(name, 210 + number) for number, name in enumerate(names))
    enrolled, dice = draw(learners()), Random(draw(_SEEDS))
    moments = draw(st.lists(starts((6, 21)), min_size=1, max_size=6))
    done = []
    for person in enrolled[: people or None]:
        for activity in activities:
            seconds = dice.choice([0, dice.randint(1, 59), dice.randint(60, 20_000)])
            score = dice.choice([0, 20, dice.randint(0, 2000) / 100])
            done.append(Done(person, activity, dice.choice(_STATUSES), dice.choice(moments), seconds, score))
    return Course(draw(st.sampled_from(TITLES)), TRAINER, activities, tuple(done))


@st.composite
def surveys(draw: st.DrawFn) -> Survey:
    """Three or four questions, an answer a learner; one asks for satisfaction itself, or it may be any form."""
    asked = (_QUESTIONS[0], *draw(st.lists(st.sampled_from(_QUESTIONS[1:]), min_size=2, max_size=3, unique=True)))
    people, dice = draw(learners()), Random(draw(_SEEDS))
    moments = draw(st.lists(starts((6, 21)), min_size=1, max_size=6))
    answers = []
    for person in people:
        values = tuple(dice.choice(["1", "3", "5", "Oui", "Très bien, merci"]) for _ in asked)
        answers.append(Answer(person, dice.choice(moments), values, dice.randint(0, 10)))
    return Survey(draw(st.sampled_from(TITLES)), asked, tuple(answers))
