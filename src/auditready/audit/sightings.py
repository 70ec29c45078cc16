"""Every mention of somebody in the evidence, with its circumstances: who says it, where, of whom as what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal

from msgspec import Struct

from ..config import DossierConfig
from ..model import Assessment, Attendance, Evidence, Locator, Mention, Presence
from ..reading.names import Name, name_of_address, parse_name

Role = Literal["learner", "trainer", "staff", "weak"]
Place = tuple[object, ...]

DECLARED = "declared"
"""Stands for a kind of evidence where ``dossier.toml`` names somebody."""

_LEARNER_KINDS = frozenset(
    {
        "attendance", "certificate", "positioning", "convocation", "dropout", "submission", "assessment",
        "activity_progress", "tutor_exchange", "effectiveness_check",
    }
)  # fmt: skip
_ROLES: Mapping[str, Role] = {"trainer_profile": "staff"}
"""Kinds whose person is no learner, unless other evidence says so: a folder of CVs lists no trainees."""
_LISTS = frozenset({"attendance", "assessment", "activity_progress", "agreement", "certificate"})
"""Kinds whose one list names each person once: two spellings there are two persons."""


class Sighting(Struct, frozen=True):
    """One mention with its circumstances."""

    mention: Mention
    name: Name
    kind: str
    role: Role
    locator: Locator | None
    list: Place | None
    """The list that names each person once: the sheet's half-day, the agreement, the activity."""

    @property
    def file(self) -> str:
        """The file, empty for ``dossier.toml``."""
        return self.locator.file if self.locator else ""


def iter_sightings(evidence: Iterable[Evidence], config: DossierConfig) -> Iterator[Sighting]:
    """Give what ``dossier.toml`` declares, then the mentions of the evidence in its order."""
    for role, declared in (("learner", config.learners), ("trainer", config.trainers), ("staff", config.staff)):
        for each in declared:
            mention = Mention(name=each.name, email=each.email, aliases=each.aliases)
            yield Sighting(mention, name_of(mention), DECLARED, role, None, (DECLARED, role))  # type: ignore[arg-type]  # the three roles above
    for record in evidence:
        places: Mapping[str, Locator] = getattr(record, "places", {})
        person = getattr(record, "person", None)
        listed = _list_of(record)
        for mention, role in _mentions_of(record):
            place = places.get("person", record.locator) if mention is person else record.locator
            stated = _stated(mention) if role == "weak" else role
            yield Sighting(mention, name_of(mention), record.kind, stated, place, listed)


def name_of(mention: Mention) -> Name:
    """Return the name that a mention gives, or that its address spells where it gives none."""
    return parse_name(mention.name) if mention.name else name_of_address(mention.email or "")


def _stated(mention: Mention) -> Role:
    """Return the role that the source itself states."""
    return "weak" if mention.role == "unknown" else mention.role


def _list_of(record: Evidence) -> Place | None:
    file = record.locator.file
    if isinstance(record, Attendance):
        return file, record.date, record.half_day, record.start
    if isinstance(record, Assessment):
        return file, record.title
    if record.kind == "activity_progress":
        return file, getattr(record, "activity", "")
    return (file, record.kind) if record.kind in _LISTS else None


def _mentions_of(record: Evidence) -> Iterator[tuple[Mention, Role]]:
    person: Mention | None = getattr(record, "person", None)
    if person is not None:
        if isinstance(record, Presence) and record.host:
            yield person, "trainer"
        else:
            yield person, "learner" if record.kind in _LEARNER_KINDS else _ROLES.get(record.kind, "weak")
    for name, role in _others_of(type(record)):
        value = getattr(record, name)
        for mention in value if isinstance(value, tuple) else (value,):
            if isinstance(mention, Mention):
                yield mention, role


@cache
def _others_of(kind: type[Evidence]) -> tuple[tuple[str, Role], ...]:
    """Return the fields of a kind that name somebody beside its person: most kinds have none."""
    return tuple((name, role) for name, role in _OTHER_MENTIONS if name in kind.__struct_fields__)


_OTHER_MENTIONS: tuple[tuple[str, Role], ...] = (
    ("participants", "learner"),
    ("trainer", "trainer"),
    ("trainers", "trainer"),
    ("tutor", "trainer"),
    ("author", "staff"),
    ("checked_by", "staff"),
    ("feedback_by", "staff"),
    ("contacts", "staff"),
)
