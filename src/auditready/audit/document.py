"""The dossier as the schemas read it: plain JSON values, with the proofs of each fact kept beside it.

The validator copies what an error is about, so the document holds facts alone: where they were read is found through
:meth:`Document.proofs`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from ..model import Dossier, Evidence, LearnerFacts, Locator, Scope, Slot, SlotAttendance, Submission
from ..reading.fold import fold
from ..referential import Referential
from .teaching import Teacher, iter_teachers
from .work_based import work_based_facts

Json = Any
"""A plain JSON value."""

_QUOTED = 5
"""Records quoted as proof of a kind that comes by the thousand. One of them stands for all in the document: the schemas
ask whether there is one, and with every error the validator copies the whole learner, which at a platform with
thousands of accounts is what takes the memory."""
_BY_THE_THOUSAND = frozenset(
    {"chat_message", "presence", "attendance", "forum_post", "lms_session", "activity_progress"}
)
OF_LEARNERS = frozenset(
    {
        "certificate", "positioning", "assessment", "lms_session", "activity_progress", "submission", "tutor_exchange",
        "effectiveness_check", "dropout", "end_attestation", "work_phase",
    }
)  # fmt: skip
_PROOFS_ONLY = frozenset({"locator", "locators", "places"})
_BOUNDS = frozenset({"tolerances", "freshness"})


class Document:
    """The dossier document and, for every object in it that is a fact, where it was read."""

    def __init__(self, dossier: Dossier, referential: Referential) -> None:
        self._origin: dict[int, tuple[Locator, ...]] = {}
        self.json: dict[str, Json] = self._build(dossier, referential)

    def proofs(self, node: Json) -> Iterator[Locator]:
        """Give the places of all facts in ``node``, each once, in the document's order."""
        return iter(dict.fromkeys(self._walk(node)))

    def _walk(self, node: Json) -> Iterator[Locator]:
        if isinstance(node, dict) and id(node) in self._origin:
            yield from self._origin[id(node)]
        elif isinstance(node, list | dict):
            for each in node.values() if isinstance(node, dict) else node:
                yield from self._walk(each)

    def _build(self, dossier: Dossier, referential: Referential) -> dict[str, Json]:
        session = {
            "title": dossier.title,
            "start": dossier.start and dossier.start.isoformat(),
            "end": dossier.end and dossier.end.isoformat(),
            "planned_minutes": dossier.planned_minutes,
        }
        document: dict[str, Json] = {
            "modality": dossier.modality,
            "session": {name: value for name, value in session.items() if value is not None},
            "recorded": dossier.recorded,
            "remote": dossier.remote,
            "ended": dossier.end is not None and dossier.end < dossier.as_of,
            "rnq": referential.year,
            "scope": plain_scope(dossier.scope),
            "files": {"read": sum(file.status == "read" for file in dossier.files)},
            "slots": [self._fact(slot, slot.locators) for slot in dossier.slots],
        }
        for kind, records in dossier.evidence.items():
            if kind not in OF_LEARNERS:
                document[kind] = self._records(kind, records)
        document["trainers"] = [self._trainer(each) for each in iter_teachers(dossier)]
        document["learners"] = [self._learner(learner, dossier) for learner in dossier.learners]
        return document

    def _learner(self, learner: LearnerFacts, dossier: Dossier) -> dict[str, Json]:
        facts: dict[str, Json] = {
            "id": learner.id,
            "name": learner.name,
            "on_roster": learner.on_roster,
            "took_part": learner.took_part,
            "dropped_out": bool(learner.of("dropout")),
            "handed_in": any(getattr(each, "status", None) == "submitted" for each in learner.of("submission")),
        }
        for kind, records in learner.records.items():
            if kind != "attendance":
                told = _told_of_feedback(records) if kind == "submission" else records
                facts[kind] = self._records(kind, told)
        facts["attendance"] = [self._half_day(item, dossier) for item in learner.attendance]
        if dossier.modality == "work_based":
            facts["work_based"] = self._work_based(learner, dossier)
        return facts

    def _trainer(self, teacher: Teacher) -> dict[str, Json]:
        facts: dict[str, Json] = {"id": teacher.person.id, "name": teacher.person.name, "alike": len(teacher.alike)}
        if teacher.profiles:
            facts["trainer_profile"] = self._records("trainer_profile", teacher.profiles)
        self._origin[id(facts)] = (*teacher.named, *(profile.locator for profile in teacher.alike))
        return facts

    def _work_based(self, learner: LearnerFacts, dossier: Dossier) -> dict[str, Json]:
        found = work_based_facts(learner, dossier)
        facts = {"designated": found.designated, "phases": found.phases}
        self._origin[id(found.phases)] = found.rows
        self._origin[id(facts)] = found.papers
        return facts

    def _records(self, kind: str, records: Sequence[Evidence]) -> list[Json]:
        if kind not in _BY_THE_THOUSAND or not records:
            return [self._fact(record, (record.locator,)) for record in records]
        # Of a course's progress, one activity by itself says more than the course as a whole (ASY102).
        told = next((each for each in records if not getattr(each, "whole_course", True)), records[0])
        quoted = dict.fromkeys((told.locator, *(each.locator for each in records[:_QUOTED])))
        return [self._fact(told, quoted)]

    def _half_day(self, item: SlotAttendance, dossier: Dossier) -> dict[str, Json]:
        fact = {
            "slot": item.slot,
            "mode": dossier.slot_by_id[item.slot].mode,
            "state": item.state,
            "connected_minutes": item.connected_minutes or 0,
            "proof": proof_of(item),
        }
        self._origin[id(fact)] = (*item.locators, *item.presence_locators)
        return fact

    def _fact(self, fact: Evidence | Slot, locators: Iterable[Locator]) -> dict[str, Json]:
        kept = plain_fact(fact)
        self._origin[id(kept)] = tuple(locators)
        return kept


def proof_of(item: SlotAttendance) -> str:
    """Return what proves a learner's half-day: ``sheet``, ``live``, ``absent``, ``unsigned`` or ``none``."""
    if item.state in {"signed", "present"}:
        return "sheet"
    if item.connected_minutes:
        return "live"
    return {"absent": "absent", "unsigned": "unsigned"}.get(item.state, "none")


def plain_fact(fact: Evidence | Slot) -> dict[str, Json]:
    """Return a record as plain JSON, without its places and without what no evidence says."""
    plain = msgspec.to_builtins(fact)
    kept = {name: _without_nulls(value) for name, value in plain.items() if name not in _PROOFS_ONLY}
    return {name: value for name, value in kept.items() if value is not None}


def plain_scope(scope: Scope) -> dict[str, Json]:
    """Return what conditions may ask about the provider; bounds are the business of rules and of the ages of facts."""
    plain = msgspec.to_builtins(scope)
    return {name: value for name, value in plain.items() if value is not None and name not in _BOUNDS}


def _told_of_feedback(records: Sequence[Evidence]) -> list[Evidence]:
    """Leave out a work that knows of no feedback where the grading worksheet of the same assignment does."""
    works = [record for record in records if isinstance(record, Submission)]
    known = [fold(work.activity) for work in works if work.feedback is not None]
    return [work for work in works if work.feedback is not None or not _is_one_of(fold(work.activity), known)]


def _is_one_of(name: str, known: Iterable[str]) -> bool:
    """Compare assignments as Moodle names their files: with or without the course before them."""
    return any(name == other or name.endswith(f"-{other}") or other.endswith(f"-{name}") for other in known)


def _without_nulls(value: Json) -> Json:
    if isinstance(value, dict):
        return {
            name: _without_nulls(each) for name, each in value.items() if each is not None and name not in _PROOFS_ONLY
        }
    if isinstance(value, list | tuple):
        return [_without_nulls(each) for each in value]
    return value
