"""Hold the dossier document against its modality's schema, and say the state of every requirement, met ones too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import Struct

from ..errors import ConfigurationError
from ..model import Dossier, Locator, Problem, State, Words
from ..overlays import retirement
from ..referential import Referential
from ..schema_errors import SchemaError
from ..standard import ORGANISATION, Requirement, Schema, Standard
from ..words import half_day, listing, say
from .document import Document
from .organisation import OrganisationDocument, settle


class Judged(Struct, frozen=True, kw_only=True):
    """A requirement's state for the dossier or for one learner, before severity and words are added."""

    requirement: Requirement
    state: State
    learner: str | None
    message: Words
    locators: tuple[Locator, ...] = ()


def validate(dossier: Dossier, standard: Standard, referential: Referential) -> tuple[list[Judged], list[Problem]]:
    """Return the state of every requirement of the dossier's modality, and what the schemas say is our own defect.

    A modality without schema has no requirement to check: that is a Problem, never a dossier without gaps.
    """
    try:
        schema = standard.schema(ORGANISATION if dossier.modality is None else dossier.modality)
    except ConfigurationError as missing:
        message = _unchecked(dossier, missing)
        return [], [Problem(plugin="auditready", stage="schema", dossier=dossier.id, message=message)]
    document = (OrganisationDocument if dossier.kind == ORGANISATION else Document)(dossier, referential)
    errors: dict[tuple[str, str | None], list[SchemaError]] = defaultdict(list)
    problems = []
    for error in schema.iter_errors(document.json):
        if error.code is None:
            problems.append(_defect(dossier, error))
            continue
        errors[error.code, _learner_of(error, document.json, schema)].append(error)
    judge = _Judge(dossier, standard, document)
    judged = [each for code in sorted(schema.requirements) for each in judge.all_of(schema.requirements[code], errors)]
    if isinstance(document, OrganisationDocument):
        judged = [settle(each, document, dossier, referential) for each in judged]
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
    broken = error.keyword if error.missing is None else f"{error.keyword} ({error.missing})"
    return Problem(
        plugin="auditready",
        stage="schema",
        dossier=dossier.id,
        message=Words(
            f"Le document du dossier « {dossier.id} » ne suit pas son schéma en {place} : {broken}.",
            f'The document of dossier "{dossier.id}" breaks its schema at {place}: {broken}.',
        ),
    )


class _Judge:
    """Says the state of requirements for one dossier; conditions are compiled once and shared by all learners."""

    def __init__(self, dossier: Dossier, standard: Standard, document: Document | OrganisationDocument) -> None:
        self._dossier = dossier
        self._standard = standard
        self._proofs_of = document.proofs
        self._document = document.json
        self._applies_here: dict[str, bool] = {}
        """Requirement → whether it applies to the dossier: tested once, not once a learner."""

    def all_of(
        self, requirement: Requirement, errors: Mapping[tuple[str, str | None], list[SchemaError]]
    ) -> Iterator[Judged]:
        code = requirement.criterion.code
        if (retired := retirement(requirement.criterion)) is not None:
            yield Judged(requirement=requirement, state="not_applicable", learner=None, message=retired)
            return
        if not requirement.per_learner:
            yield self._one(requirement, self._document, None, errors.get((code, None), ()))
            return
        if not self._document["learners"]:
            yield self._nobody(requirement)
        for learner in self._document["learners"]:
            yield self._one(requirement, learner, learner["id"], errors.get((code, learner["id"]), ()))

    def _nobody(self, requirement: Requirement) -> Judged:
        """Judge a requirement about learners in a dossier that names none: met for nobody is not met."""
        if not self._concerns_dossier(requirement):
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
        quiet = state in {"not_applicable", "not_due"}
        locators = () if quiet else tuple(self._proofs(requirement, subject, errors))
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
        if half_days := self._half_days(errors):
            named, head = listing(half_days, limit=12), requirement.gap
            return say("{head} Demi-journées : {named}.", "{head} Half-days: {named}.", head=head, named=named)
        if trainers := self._trainers(errors):
            head = requirement.incomplete or requirement.gap
            return say("{head} {names}.", "{head} {names}.", head=head, names=listing(trainers, limit=12))
        if not labels or (absent and requirement.incomplete is not None):
            return requirement.gap
        names = listing((labels[name] for name in sorted(labels)), limit=12)
        head = requirement.incomplete or requirement.gap
        return say("{head} Il manque : {names}.", "{head} Missing: {names}.", head=head, names=names)

    def _trainers(self, errors: Sequence[SchemaError]) -> list[Words]:
        """Name the trainers that the errors are about."""
        wrong = dict.fromkeys(error.path[1] for error in errors if error.path[:1] == ("trainers",) and error.path[1:])
        names = [self._document["trainers"][index]["name"] for index in wrong]
        return [Words(name, name) for name in names]

    def _half_days(self, errors: Sequence[SchemaError]) -> list[Words]:
        """Name the half-days that the errors are about, in the order of the schedule."""
        wrong = {slot for error in errors if (slot := self._slot_of(error.path)) is not None}
        return [half_day(slot.date, slot.half_day) for slot in self._dossier.slots if slot.id in wrong]

    def _slot_of(self, path: Sequence[str | int]) -> str | None:
        """Return the id of the half-day that an instance path leads into."""
        learner = path[:1] == ("learners",)
        if path[:1] == ("slots",) and len(path) > 1:
            return str(self._document["slots"][path[1]]["id"])
        if learner and path[2:3] == ("attendance",) and len(path) > 3:
            return str(self._document["learners"][path[1]]["attendance"][path[3]]["slot"])
        return None

    def _paths(self, requirement: Requirement) -> list[tuple[str, ...]]:
        return [path[2:] if requirement.per_learner else path for path in requirement.paths]

    def _applies(self, requirement: Requirement, subject: Any) -> bool:
        if not self._concerns_dossier(requirement):
            return False
        return requirement.when is None or self._holds(requirement.when, subject)

    def _concerns_dossier(self, requirement: Requirement) -> bool:
        code = requirement.criterion.code
        if code not in self._applies_here:
            condition = requirement.when_dossier
            self._applies_here[code] = condition is None or self._holds(condition, self._document)
        return self._applies_here[code]

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
        return self._proofs_of(places)


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
