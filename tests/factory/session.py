"""The facts of one training session, from which every writer of the factory takes its own.

Durations are minutes. Everything is frozen: a planted error is ``replace(session, title=…)`` or a writer's option.
"""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Literal

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]


@dataclass(frozen=True)
class Person:
    """Somebody of the session; ``first`` may be empty where the rest is one name."""

    first: str
    last: str
    email: str = ""
    company: str = ""
    moodle_id: int = 0

    @property
    def name(self) -> str:
        """As people write it: "Hélène Dupré-Lefèvre"."""
        return f"{self.first} {self.last}".strip()

    @property
    def formal(self) -> str:
        """As sheets write it: "DUPRÉ-LEFÈVRE Hélène"."""
        return f"{self.last.upper()} {self.first}".strip()

    @property
    def key(self) -> str:
        """As file names write it: "dupre-lefevre"."""
        return strip_accents(self.last).lower().replace(" ", "-").replace("'", "")


@dataclass(frozen=True)
class Provider:
    """The training provider."""

    name: str = "Ateliers du Lirou Formation"
    nda: str = "76340987634"
    address: str = "12 rue des Tanneurs, 34000 Montpellier"
    city: str = "Montpellier"
    signatory: str = "Bérengère Vasseur-Marchand"
    office: str = "gérante"
    contact: Person = Person("Sandrine", "Quéméneur", "contact@ateliers-lirou.example.org")
    phone: str = "04 67 00 12 34"


@dataclass(frozen=True)
class Slot:
    """One half-day with the group."""

    date: date
    start: time
    end: time
    mode: Literal["in_person", "synchronous"] = "in_person"

    @property
    def half_day(self) -> Literal["morning", "afternoon"]:
        return "morning" if self.start < time(12, 30) else "afternoon"

    @property
    def id(self) -> str:
        return f"{self.date.isoformat()}-{self.half_day}"

    @property
    def minutes(self) -> int:
        return int((self.ends - self.starts).total_seconds()) // 60

    @property
    def starts(self) -> datetime:
        return datetime.combine(self.date, self.start)

    @property
    def ends(self) -> datetime:
        return datetime.combine(self.date, self.end)


@dataclass(frozen=True)
class Activity:
    """One thing to do at a distance, at one's own pace."""

    name: str
    kind: Literal["page", "resource", "quiz", "assign", "scorm", "forum"]
    minutes: int
    day: date
    """The day the learners do it on."""
    objective: str = ""


@dataclass(frozen=True)
class Phase:
    """One phase of a work-based action, the same for each learner."""

    date: date
    start: time
    end: time
    kind: Literal["work", "reflective"]
    topic: str = "Poser et contrôler un joint de façade"

    @property
    def minutes(self) -> int:
        begin, finish = datetime.combine(self.date, self.start), datetime.combine(self.date, self.end)
        return int((finish - begin).total_seconds()) // 60


@dataclass(frozen=True)
class Session:
    """One session; its slots, activities and phases together are the planned duration."""

    title: str
    reference: str
    modality: Literal["in_person", "synchronous", "asynchronous", "blended", "work_based"]
    learners: tuple[Person, ...]
    trainer: Person
    slots: tuple[Slot, ...] = ()
    activities: tuple[Activity, ...] = ()
    phases: tuple[Phase, ...] = ()
    absences: frozenset[tuple[str, str]] = frozenset()
    """``(learner's key, slot's id)`` of the absences that really took place."""
    client: str = "Bâtisseurs d'Oc SAS"
    client_signatory: str = "Étienne Galtier-Roux"
    place: str = "Salle Cévennes, 12 rue des Tanneurs, 34000 Montpellier"
    link: str = "https://visio.example.org/j/81796405615"
    platform: str = "https://moodle.ateliers-lirou.example.org"
    price: str = "1 450,00 € HT"
    objectives: tuple[str, ...] = ("Automatiser un tableau de suivi", "Contrôler la fiabilité des données")
    provider: Provider = field(default_factory=Provider)
    seed: str = "auditready"

    @cached_property
    def start(self) -> date:
        return min(self._dates)

    @cached_property
    def end(self) -> date:
        return max(self._dates)

    @property
    def _dates(self) -> list[date]:
        days = [slot.date for slot in self.slots] + [activity.day for activity in self.activities]
        return days + [phase.date for phase in self.phases]

    @property
    def slot_minutes(self) -> int:
        return sum(slot.minutes for slot in self.slots)

    @property
    def distance_minutes(self) -> int:
        """Planned minutes given at a distance, live classes included."""
        live = sum(slot.minutes for slot in self.slots if slot.mode == "synchronous")
        return live + sum(activity.minutes for activity in self.activities)

    @property
    def planned_minutes(self) -> int:
        phases = sum(phase.minutes for phase in self.phases)
        return self.slot_minutes + sum(activity.minutes for activity in self.activities) + phases

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Days with a slot."""
        return tuple(sorted({slot.date for slot in self.slots}))

    def is_absent(self, learner: Person, slot: Slot) -> bool:
        return (learner.key, slot.id) in self.absences

    def justified_minutes(self, learner: Person) -> int:
        """Minutes a certificate may state."""
        away = sum(slot.minutes for slot in self.slots if self.is_absent(learner, slot))
        return self.planned_minutes - away

    def before(self, days: int) -> date:
        """A working day ``days`` or a little more before the start."""
        day = self.start - timedelta(days=days)
        return day - timedelta(days=max(0, day.weekday() - 4))

    def after(self, days: int) -> date:
        """A working day ``days`` or a little more after the end."""
        day = self.end + timedelta(days=days)
        return day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)

    def random(self, *key: object) -> random.Random:
        """A generator of its own for each use, so that one writer's draws never move another's."""
        return random.Random("/".join(map(str, (self.seed, self.reference, *key))))

    def but(self, **changes: object) -> Session:
        """The same session with some facts changed."""
        return replace(self, **changes)


_NO_ACCENT = str.maketrans({"œ": "oe", "Œ": "OE", "’": "'", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O"})
"""Letters that Unicode does not take apart."""


def strip_accents(text: str) -> str:
    """ASCII where an accent is all that stands between."""
    plain = unicodedata.normalize("NFKD", text.translate(_NO_ACCENT))
    return "".join(char for char in plain if not unicodedata.combining(char))


def short_date(day: date) -> str:
    """``02/03/2026``."""
    return f"{day:%d/%m/%Y}"


def long_date(day: date, *, weekday: bool = False) -> str:
    """``2 mars 2026``, or ``lundi 2 mars 2026``; the first of a month is ``1er``."""
    text = f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{DAYS[day.weekday()]} {text}" if weekday else text


def clock(at: time) -> str:
    """``9h00``."""
    return f"{at.hour}h{at.minute:02}"


def hours(minutes: int) -> str:
    """``14 heures`` or ``10 heures 30 minutes``."""
    whole, rest = divmod(minutes, 60)
    text = f"{whole} heure{'s' * (whole > 1)}"
    return f"{text} {rest} minute{'s' * (rest > 1)}" if rest else text


def period(start: date, end: date) -> str:
    """``du 02/03/2026 au 03/03/2026``."""
    return f"du {short_date(start)} au {short_date(end)}"


def phases_of(*days: date) -> tuple[Phase, ...]:
    """On each day two hours in the work situation and an hour of reflection after lunch."""
    return tuple(
        phase
        for day in days
        for phase in (
            Phase(day, time(9), time(11), "work"),
            Phase(
                day, time(13, 30), time(14, 30), "reflective", "Écarts entre l'attendu et le réalisé, axes de progrès"
            ),
        )
    )


def slots_of(*days: date, mode: Literal["in_person", "synchronous"] = "in_person") -> tuple[Slot, ...]:
    """Both half-days of each day, seven hours in all."""
    return tuple(
        Slot(day, start, end, mode)
        for day in days
        for start, end in ((time(9), time(12, 30)), (time(13, 30), time(17)))
    )
