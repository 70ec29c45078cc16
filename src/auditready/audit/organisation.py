"""The provider's own folder: no session, no learner; which of its records speak of which indicator.

``OrganisationDocument`` is what ``schemas/modalities/organisation.schema.json`` reads: ``indicator_1`` to
``indicator_33``, each with the records that may prove it, absent where there is none. ``settle`` says what the schema
cannot: which indicators apply by the referential, what a new entrant need not show yet, and what is filed under an
indicator without being understood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct, structs

from ..config import DossierConfig
from ..model import Dossier, Evidence, FileReport, Freshness, Locator, Topic, Words
from ..referential import Indicator, Referential
from ..words import listing, say
from .document import plain_fact, plain_scope
from .organisation_folder import filed_under

if TYPE_CHECKING:
    from .assemble import Circumstances
    from .validate import Judged

Json = Any
"""A plain JSON value."""

TOPICS: Mapping[Topic, tuple[int, ...]] = {
    "public_information": (1,), "results": (2,), "certification_information": (3,), "needs": (4,), "objectives": (5,),
    "design": (6,), "certification": (7,), "positioning": (8,), "welcome": (9,), "adaptation": (10,),
    "assessment": (11,), "engagement": (12,), "violence": (12, 14, 15), "alternance": (13,), "support": (14,),
    "apprentice_rights": (15,), "exam": (16,), "means": (17,), "coordination": (18,), "resources": (19,),
    "remote_follow_up": (19,), "governance": (20,), "trainer_skills": (21,), "staff_training": (22,),
    "law_watch": (23,), "jobs_watch": (24,), "teaching_watch": (25,), "disability": (26,), "subcontracting": (27,),
    "company_network": (28,), "integration": (29,), "appreciations": (30,), "complaints": (31,), "improvement": (32,),
    "risks": (32,), "teaching_evaluation": (33,),
}  # fmt: skip
"""What a procedure or a meeting is about → indicators."""

_KINDS: Mapping[str, tuple[int, ...]] = {
    "public_information": (1, 3, 5), "programme": (1, 3, 5, 6), "result_indicator": (2,), "needs_analysis": (4,),
    "sequence_plan": (6,), "exam_evidence": (7, 16), "positioning": (8,), "welcome_rules": (9, 12, 15, 31),
    "convocation": (9,), "assistance": (9, 10, 19), "accessibility": (10, 26), "assessment": (11,),
    "end_attestation": (11,), "dropout": (12,), "tutor_exchange": (10, 12), "means": (17,), "staff_role": (18, 20, 26),
    "resource": (19,), "effectiveness_check": (19,), "trainer_profile": (21,), "staff_training": (22,),
    "subcontract": (27,), "survey_response": (30,), "complaint": (31,), "improvement": (32,),
}  # fmt: skip
"""Kind → indicators, where every record of the kind speaks of them."""

_THEMES = {"law": (23,), "jobs": (24,), "teaching": (25,), "disability": (26,), None: (23, 24, 25)}
_PARTNERS = {"disability": (26,), "company": (28, 29), "employment": (29,)}
_MEETINGS = {"improvement_council": (20,), "team": (18,), "company": (13, 28)}
_DATED = ("used_on", "done", "at", "published", "dated", "opened", "signed_on", "updated", "received")
_AGES: Mapping[str, str] = {
    "watch": "watch_months", "result_indicator": "results_months", "survey_analysis": "appreciations_months",
    "staff_training": "training_months", "partner": "partners_months", "improvement": "improvement_months",
    "meeting": "council_months",
}  # fmt: skip
"""Kind → the setting that says how old a record may be."""

_NAMED_FILES = 4
"""Files filed under an indicator that a sentence names."""


class Filed(Struct, frozen=True):
    """A file and what became of it."""

    path: str
    kinds: frozenset[str]
    indicators: tuple[int, ...]


def assemble_organisation(
    circumstances: Circumstances, config: DossierConfig, files: Sequence[FileReport], evidence: Sequence[Evidence]
) -> Dossier:
    """Put the provider's own folder together: its records by kind, and nothing of a session."""
    by_kind: dict[str, list[Evidence]] = defaultdict(list)
    for record in evidence:
        by_kind[record.kind].append(record)
    return Dossier(
        id=circumstances.id,
        path=circumstances.path,
        kind="organisation",
        title=config.title or circumstances.scope.provider,
        modality=None,
        modality_source=None,
        start=None,
        end=None,
        planned_minutes=None,
        as_of=circumstances.as_of,
        audit_date=circumstances.audit_date,
        scope=circumstances.scope,
        recorded=False,
        files=tuple(files),
        evidence={kind: tuple(records) for kind, records in sorted(by_kind.items())},
    )


class OrganisationDocument:
    """The provider's folder as its schema reads it, and where every fact in it was read."""

    def __init__(self, dossier: Dossier, referential: Referential) -> None:
        self._origin: dict[int, Locator] = {}
        self._dossier = dossier
        self.filed = tuple(_filed(dossier))
        self.json: dict[str, Json] = {
            "kind": "organisation",
            "rnq": referential.year,
            "scope": plain_scope(dossier.scope),
            "files": {"read": sum(file.status == "read" for file in dossier.files)},
            **self._indicators(),
        }

    def proofs(self, node: Json) -> Iterator[Locator]:
        """Give the places of all facts in ``node``, each once."""
        facts = node if isinstance(node, list) else [node]
        found = (self._origin.get(id(fact)) for each in facts for fact in (each if isinstance(each, list) else [each]))
        return iter(dict.fromkeys(place for place in found if place is not None))

    def _indicators(self) -> dict[str, list[Json]]:
        found: dict[int, list[Json]] = defaultdict(list)
        for records in self._dossier.evidence.values():
            for record in records:
                if numbers := indicators_of(record):
                    fact = self._fact(record)
                    for number in numbers:
                        found[number].append(fact)
        return {f"indicator_{number}": facts for number, facts in sorted(found.items())}

    def _fact(self, record: Evidence) -> Json:
        fact = plain_fact(record)
        freshness = self._dossier.scope.freshness
        if setting := _AGES.get(record.kind):
            fact["age"] = _age(_day_of(record), self._dossier.as_of, getattr(freshness, setting))
        if record.kind == "programme":
            fact["items"] = sorted({item for field, item in _PROGRAMME.items() if fact.get(field)})
        if record.kind == "complaint":
            fact["waiting"] = _waits(fact, self._dossier.as_of, freshness)
        self._origin[id(fact)] = record.locator
        return fact


_PROGRAMME = {
    "prerequisites": "prerequisites", "objectives": "objectives", "minutes": "duration", "duration": "duration",
    "access_delay": "access_delay", "price": "price", "contact": "contact", "methods": "methods",
    "assessment": "assessment", "accessibility": "accessibility", "recognition": "recognition",
    "financing": "financing", "modality": "modes",
}  # fmt: skip
"""Field of a programme → item of the public's information: a published programme informs as a page does."""


def indicators_of(record: Evidence) -> tuple[int, ...]:
    """Return the indicators that a record speaks of, in their order."""
    found = set(_KINDS.get(record.kind, ()))
    if record.kind in {"procedure", "meeting"}:
        found |= {number for topic in getattr(record, "topics", ()) for number in TOPICS[topic]}
        found |= set(getattr(record, "indicators", ()))
    form = getattr(record, "form", None)
    if record.kind == "meeting":
        found |= set(_MEETINGS.get(form or "", ()))
    if record.kind == "partner":
        found |= set(_PARTNERS.get(form or "", ()))
    if record.kind == "watch":
        found |= set(_THEMES[getattr(record, "theme", None)])
    if record.kind == "survey_analysis":
        found |= {33} if getattr(record, "subject", "") == "teaching" else {30, 32}
    if record.kind == "exam_evidence":
        found = {7} if getattr(record, "step", "") == "authorisation" else {16}
    return tuple(sorted(found))


def _day_of(record: Evidence) -> date | None:
    return next((day for name in _DATED if (day := getattr(record, name, None)) is not None), None)


def _age(day: date | None, today: date, months: int) -> str:
    """Return "recent", "old" or "undated"; a month is a month of the calendar."""
    if day is None:
        return "undated"
    elapsed = (today.year - day.year) * 12 + today.month - day.month
    return "recent" if (elapsed, today.day) <= (months, day.day) else "old"


def _waits(complaint: Mapping[str, Json], today: date, freshness: Freshness) -> bool:
    """Whether a complaint has had no answer for longer than it may; one without a date waits as well."""
    if complaint.get("none") or any(complaint.get(name) for name in ("answered", "answer", "closed")):
        return False
    received = complaint.get("received")
    return received is None or (today - date.fromisoformat(received)).days > freshness.complaint_days


def _filed(dossier: Dossier) -> Iterator[Filed]:
    """Give the files that stand under an indicator's name, by path."""
    root = "" if dossier.path == "." else f"{dossier.path}/"
    for file in sorted(dossier.files, key=lambda file: file.path):
        if file.status != "ignored" and (numbers := filed_under(file.path.removeprefix(root))):
            yield Filed(file.path, frozenset(file.kinds), numbers)


# --- what the schema cannot say ------------------------------------------------------------------------------


def settle(judged: Judged, document: OrganisationDocument, dossier: Dossier, referential: Referential) -> Judged:
    """Return a requirement's state as the referential and the folder's own filing have it."""
    criterion = judged.requirement.criterion
    if criterion.retired is not None:
        return judged
    number = criterion.indicators[0]
    indicator = referential.by_number.get(number)
    if why := _not_applicable(number, indicator, dossier, referential):
        return structs.replace(judged, state="not_applicable", message=why, locators=())
    if judged.state == "not_applicable" or indicator is None:
        return judged
    facts = document.json.get(f"indicator_{number}", ())
    accepted = judged.requirement.kinds
    proofs = tuple(document.proofs([fact for fact in facts if fact["kind"] in accepted]))
    if judged.state != "gap":
        return structs.replace(judged, locators=proofs)
    if facts and indicator.new_entrant is not None and _is_starting(dossier):
        return structs.replace(judged, state="not_due", message=_new_entrant(indicator.new_entrant), locators=())
    unread = [file for file in document.filed if number in file.indicators and not file.kinds & accepted]
    if unread:
        return structs.replace(
            judged,
            state="to_judge",
            message=_filed_here(judged.message, unread),
            locators=tuple(Locator(file=file.path) for file in unread),
        )
    judged = structs.replace(judged, locators=tuple(place for place in judged.locators if place in set(proofs)))
    if dossier.scope.subcontractor and indicator.subcontractor is not None:
        added = say("{gap} {more}", "{gap} {more}", gap=judged.message, more=_subcontractor(indicator.subcontractor))
        return structs.replace(judged, message=added)
    return judged


def _not_applicable(
    number: int, indicator: Indicator | None, dossier: Dossier, referential: Referential
) -> Words | None:
    if indicator is None:
        return say(
            "L'indicateur {number} n'existe pas dans le référentiel de la date d'audit ({name}).",
            "Indicator {number} does not exist in the referential of the audit date ({name}).",
            number=number,
            name=referential.id,
        )
    if set(indicator.applies_to) & set(dossier.scope.categories):
        return None
    return say(
        "L'indicateur {number} ne s'applique pas à vos catégories d'actions ({own}) : il concerne {concerned}.",
        "Indicator {number} does not apply to your categories of action ({own}): it concerns {concerned}.",
        number=number,
        own=", ".join(dossier.scope.categories),
        concerned=", ".join(indicator.applies_to),
    )


def _is_starting(dossier: Dossier) -> bool:
    """Whether the next audit is the first one of a new entrant."""
    return dossier.scope.new_entrant and dossier.scope.audit in {None, "initial"}


def _new_entrant(asked: Words) -> Words:
    return Words(f"Nouvel entrant. {asked.fr}", f"New entrant. {asked.en}")


def _subcontractor(asked: Words) -> Words:
    return Words(f"En sous-traitance : {_lower(asked.fr)}", f"As a subcontractor: {_lower(asked.en)}")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _filed_here(gap: Words, files: Iterable[Filed]) -> Words:
    paths = [file.path.rpartition("/")[2] for file in files]
    return say(
        "{gap} Classé ici sans qu'auditready y reconnaisse cette preuve : {names}. Que prouvent ces fichiers ?",
        "{gap} Filed here, yet auditready recognises no such proof: {names}. What do these files prove?",
        gap=gap,
        names=listing((Words(f"« {name} »", f'"{name}"') for name in paths), limit=_NAMED_FILES),
    )
