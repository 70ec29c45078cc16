"""Hold the dossier document against its modality's schema, and say the state of every requirement, met ones too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec
from msgspec import Struct

from ..errors import ConfigurationError
from ..model import Dossier, LearnerFacts, Locator, Problem, SlotAttendance, State, Words
from ..standard import Referential, Requirement, Schema, SchemaError, Standard
from ..words import listing, say

_MANY = 50
"""Records of one kind that stand in the document; chats and stays have thousands, and the schemas only ask for one."""
_BULKY = frozenset({"chat_message", "presence", "attendance", "forum_post"})
_PER_LEARNER = frozenset(
    {
        "certificate", "positioning", "assessment", "lms_session", "activity_progress", "submission", "tutor_exchange",
        "effectiveness_check", "dropout",
    }
)  # fmt: skip


class Judged(Struct, frozen=True, kw_only=True):
    """A requirement's state for the dossier or for one learner, before severity and words are added."""

    requirement: Requirement
    state: State
    learner: str | None
    message: Words
    locators: tuple[Locator, ...] = ()


def build_document(dossier: Dossier, referential: Referential) -> dict[str, Any]:
    """Return the dossier as plain JSON values, as the schemas read it. Unknown facts are absent, never null."""
    session = {
        "title": dossier.title,
        "start": dossier.start and dossier.start.isoformat(),
        "end": dossier.end and dossier.end.isoformat(),
        "planned_minutes": dossier.planned_minutes,
    }
    document: dict[str, Any] = {
        "modality": dossier.modality,
        "session": {name: value for name, value in session.items() if value is not None},
        "recorded": dossier.recorded,
        "remote": dossier.remote,
        "ended": dossier.end is not None and dossier.end < dossier.as_of,
        "rnq": referential.year,
        "files": {"read": sum(file.status == "read" for file in dossier.files)},
        "slots": [_without_nulls(msgspec.to_builtins(slot)) for slot in dossier.slots],
    }
    for kind, records in dossier.evidence.items():
        if kind not in _PER_LEARNER:
            kept = records[:_MANY] if kind in _BULKY else records
            document[kind] = [_without_nulls(msgspec.to_builtins(record)) for record in kept]
    document["learners"] = [_learner(learner, dossier) for learner in dossier.learners]
    return document


def _learner(learner: LearnerFacts, dossier: Dossier) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "id": learner.id,
        "name": learner.name,
        "on_roster": learner.on_roster,
        "took_part": learner.took_part,
        "dropped_out": bool(learner.of("dropout")),
        "handed_in": any(getattr(each, "status", None) == "submitted" for each in learner.of("submission")),
    }
    for kind, records in learner.records.items():
        if kind not in _BULKY:
            facts[kind] = [_without_nulls(msgspec.to_builtins(record)) for record in records]
    slots = dossier.slot_by_id
    facts["attendance"] = [
        {
            "slot": item.slot,
            "mode": slots[item.slot].mode,
            "state": item.state,
            "connected_minutes": item.connected_minutes or 0,
            "proof": proof_of(item),
            "locators": [
                _without_nulls(msgspec.to_builtins(locator)) for locator in (*item.locators, *item.presence_locators)
            ],
        }
        for item in learner.attendance
    ]
    return facts


def proof_of(item: SlotAttendance) -> str:
    """Return what proves a learner's half-day: ``sheet``, ``live``, ``absent``, ``unsigned`` or ``none``."""
    if item.state in {"signed", "present"}:
        return "sheet"
    if item.connected_minutes:
        return "live"
    return {"absent": "absent", "unsigned": "unsigned"}.get(item.state, "none")


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_nulls(each) for name, each in value.items() if each is not None}
    if isinstance(value, list | tuple):
        return [_without_nulls(each) for each in value]
    return value


# --- judging -------------------------------------------------------------------------------------------------


def validate(dossier: Dossier, standard: Standard, referential: Referential) -> tuple[list[Judged], list[Problem]]:
    """Return the state of every requirement of the dossier's modality, and what the schemas say is our own defect.

    A modality without schema has no requirement to check: that is a Problem, never a dossier without gaps.
    """
    try:
        schema = standard.schema(dossier.modality)
    except ConfigurationError as missing:
        message = _unchecked(dossier, missing)
        return [], [Problem(plugin="auditready", stage="schema", dossier=dossier.id, message=message)]
    document = build_document(dossier, referential)
    errors: dict[tuple[str, str | None], list[SchemaError]] = defaultdict(list)
    problems = []
    for error in schema.iter_errors(document):
        if error.code is None:
            problems.append(_defect(dossier, error))
            continue
        errors[error.code, _learner_of(error, document, schema)].append(error)
    judge = _Judge(dossier, standard, document)
    judged = [each for code in sorted(schema.requirements) for each in judge.all_of(schema.requirements[code], errors)]
    return judged, problems


def _unchecked(dossier: Dossier, error: ConfigurationError) -> Words:
    return Words(
        f"Dossier « {dossier.id} » : {error.words.fr} ; ses exigences ne sont pas vérifiées.",
        f'Dossier "{dossier.id}": {error.words.en}; its requirements are not checked.',
    )


def _learner_of(error: SchemaError, document: Mapping[str, Any], schema: Schema) -> str | None:
    assert error.code is not None  # noqa: S101 - the caller sorted the others out
    if schema.requirements[error.code].per_learner and error.path[:1] == ("learners",):
        return str(document["learners"][error.path[1]]["id"])
    return None


def _defect(dossier: Dossier, error: SchemaError) -> Problem:
    place = "/".join(map(str, error.path)) or "/"
    return Problem(
        plugin="auditready",
        stage="schema",
        dossier=dossier.id,
        message=Words(
            f"Le document du dossier « {dossier.id} » ne suit pas son schéma en {place} : {error.message}.",
            f'The document of dossier "{dossier.id}" breaks its schema at {place}: {error.message}.',
        ),
    )


class _Judge:
    """Says the state of requirements for one dossier; conditions are compiled once and shared by all learners."""

    def __init__(self, dossier: Dossier, standard: Standard, document: dict[str, Any]) -> None:
        self._dossier = dossier
        self._standard = standard
        self._document = document

    def all_of(
        self, requirement: Requirement, errors: Mapping[tuple[str, str | None], list[SchemaError]]
    ) -> Iterator[Judged]:
        code = requirement.criterion.code
        if not requirement.per_learner:
            yield self._one(requirement, self._document, None, errors.get((code, None), ()))
            return
        if not self._document["learners"]:
            yield self._nobody(requirement)
        for learner in self._document["learners"]:
            yield self._one(requirement, learner, learner["id"], errors.get((code, learner["id"]), ()))

    def _nobody(self, requirement: Requirement) -> Judged:
        """Judge a requirement about learners in a dossier that names none: met for nobody is not met."""
        if requirement.when_dossier is not None and not self._holds(requirement.when_dossier, self._document):
            state: State = "not_applicable"
            message = requirement.otherwise or Words("Sans objet ici.", "Does not apply here.")
        else:
            state = "gap"
            message = Words(
                "Aucun apprenant n'est nommé dans ce dossier : rien ne peut être montré.",
                "No learner is named in this dossier: nothing can be shown.",
            )
        return Judged(requirement=requirement, state=state, learner=None, message=message)

    def _one(
        self, requirement: Requirement, subject: Any, learner: str | None, errors: Sequence[SchemaError]
    ) -> Judged:
        state, message = self._state(requirement, subject, errors)
        if state in {"not_applicable", "not_due"}:
            locators: tuple[Locator, ...] = ()
        else:
            locators = tuple(self._proofs(requirement, subject, errors))
        return Judged(requirement=requirement, state=state, learner=learner, message=message, locators=locators)

    def _state(self, requirement: Requirement, subject: Any, errors: Sequence[SchemaError]) -> tuple[State, Words]:
        criterion = requirement.criterion
        if criterion.since is not None and self._dossier.audit_date < criterion.since:
            return "not_applicable", say(
                "En vigueur à partir du {day} seulement.", "In force from {day} only.", day=criterion.since
            )
        if not self._applies(requirement, subject):
            return "not_applicable", requirement.otherwise or Words("Sans objet ici.", "Does not apply here.")
        if errors:
            due = self._due(requirement)
            if due is not None and self._dossier.as_of < due:
                return "not_due", say("Exigible à partir du {day}.", "Due from {day}.", day=due)
            return "gap", self._gap_message(requirement, errors)
        if not any(_at(subject, path) for path in self._paths(requirement)):
            return "not_applicable", Words("Rien à examiner ici.", "Nothing to look at here.")
        if requirement.judge_when is not None and self._holds(requirement.judge_when, subject):
            return "to_judge", criterion.question
        return "demonstrable", criterion.title

    def _gap_message(self, requirement: Requirement, errors: Sequence[SchemaError]) -> Words:
        """Say what is missing: the whole thing, or the named parts of it."""
        offset = 2 if requirement.per_learner else 0
        absent = any(error.missing and not error.path[offset:] for error in errors)
        labels = {error.label.en: error.label for error in errors if error.label is not None}
        if not labels or (absent and requirement.incomplete is not None):
            return requirement.gap
        names = listing((labels[name] for name in sorted(labels)), limit=12)
        head = requirement.incomplete or requirement.gap
        return say("{head} Il manque : {names}.", "{head} Missing: {names}.", head=head, names=names)

    def _paths(self, requirement: Requirement) -> list[tuple[str, ...]]:
        return [path[2:] if requirement.per_learner else path for path in requirement.paths]

    def _applies(self, requirement: Requirement, subject: Any) -> bool:
        if requirement.when_dossier is not None and not self._holds(requirement.when_dossier, self._document):
            return False
        return requirement.when is None or self._holds(requirement.when, subject)

    def _holds(self, condition: Any, subject: Any) -> bool:
        compiled = self._standard.condition(condition)
        return bool(compiled.is_valid(subject))

    def _due(self, requirement: Requirement) -> date | None:
        if requirement.due is None:
            return None
        day = self._dossier.start if requirement.due.after == "session.start" else self._dossier.end
        # The last day itself is still the session's: a gap begins on the day after.
        return None if day is None else day + timedelta(days=max(requirement.due.days, 1))

    def _proofs(self, requirement: Requirement, subject: Any, errors: Sequence[SchemaError]) -> Iterator[Locator]:
        if errors:
            offset = 2 if requirement.per_learner else 0
            # An error on the subject itself is about something that is not there: nothing to quote.
            places = [_follow(subject, error.path[offset:]) for error in errors if error.path[offset:]]
        else:
            owners = [subject, *subject.get("learners", ())]
            places = [owner[kind] for kind in sorted(requirement.kinds) for owner in owners if kind in owner]
        seen = set()
        for place in places:
            for locator in _locators_in(place):
                key = msgspec.json.encode(locator)
                if key not in seen:
                    seen.add(key)
                    yield msgspec.convert(locator, Locator)


def _at(node: Any, path: Sequence[str]) -> list[Any]:
    """Return the nodes at an instance path; ``*`` is any item."""
    if not path:
        return [node]
    if path[0] == "*":
        return [found for item in node for found in _at(item, path[1:])] if isinstance(node, list) else []
    return _at(node[path[0]], path[1:]) if isinstance(node, dict) and path[0] in node else []


def _follow(node: Any, path: Sequence[str | int]) -> Any:
    """Return what stands at ``path``; where that is a bare value, the record that holds it."""
    record = node
    for step in path:
        node = node[step]
        if isinstance(node, dict) or (isinstance(node, list) and any(isinstance(each, dict) for each in node)):
            record = node
    return record


def _locators_in(node: Any) -> Iterator[Any]:
    if isinstance(node, list):
        for item in node:
            yield from _locators_in(item)
    elif isinstance(node, dict):
        if "locator" in node:
            yield node["locator"]
        elif "locators" in node:
            yield from node["locators"]
        else:
            for value in node.values():
                if isinstance(value, list):
                    yield from _locators_in(value)
