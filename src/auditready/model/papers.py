"""Papers of a training session: what somebody wrote, one frozen struct a type of document.

``places`` says where each field stands, by the field's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Literal

from msgspec import Struct

from .basics import Locator, Mention, Modality
from .evidence import Evidence


class Agreement(Evidence, frozen=True, kw_only=True, tag="agreement"):
    """A convention, a contract with a natural person, or a quote that stands for one (D.6353-1, L.6353-4)."""

    form: Literal["convention", "contract", "quote"]
    title: str | None = None
    provider: str | None = None
    client: str | None = None
    participants: tuple[Mention, ...] = ()
    trainers: tuple[Mention, ...] = ()
    objectives: str | None = None
    content: str | None = None
    means: str | None = None
    start: date | None = None
    end: date | None = None
    minutes: float | None = None
    distance_rate: float | None = None
    """0 to 1; D.6353-1 I 1° since 2025-07-01."""
    distance_minutes: float | None = None
    modality: Modality | None = None
    """As the document words it ("à distance", "mixte"…)."""
    follow_up: str | None = None
    sanction: str | None = None
    price: str | None = None
    signed_by_provider: bool | None = None
    signed_by_client: bool | None = None
    signed_on: date | None = None
    repealed: tuple[str, ...] = ()
    places: Mapping[str, Locator] = {}


class PlannedSlot(Struct, frozen=True, kw_only=True):
    """One slot of a schedule."""

    date: date
    start: time | None = None
    end: time | None = None


class Convocation(Evidence, frozen=True, kw_only=True, tag="convocation"):
    """Joining instructions sent to a learner (or to the group: no person)."""

    person: Mention | None = None
    title: str | None = None
    sent: date | None = None
    start: date | None = None
    end: date | None = None
    schedule: tuple[PlannedSlot, ...] = ()
    minutes: float | None = None
    """The duration that it announces."""
    place: str | None = None
    link: str | None = None
    contact: str | None = None
    accessibility: bool = False
    trainers: tuple[Mention, ...] = ()
    places: Mapping[str, Locator] = {}


class Positioning(Evidence, frozen=True, kw_only=True, tag="positioning"):
    """Positioning of one learner at entry."""

    person: Mention
    at: date | None = None
    method: str | None = None
    outcome: str | None = None
    title: str | None = None


class PlannedActivity(Struct, frozen=True, kw_only=True):
    """One activity to do remotely, with the mean duration announced for it."""

    name: str
    minutes: float | None = None
    locator: Locator | None = None


class DistanceInformation(Evidence, frozen=True, kw_only=True, tag="distance_information"):
    """Activities to do remotely and their mean duration (D.6313-3-1 2°)."""

    title: str | None = None
    given: date | None = None
    activities: tuple[PlannedActivity, ...] = ()


class Assistance(Evidence, frozen=True, kw_only=True, tag="assistance"):
    """Technical and pedagogical assistance (D.6313-3-1 1°)."""

    contacts: tuple[Mention, ...] = ()
    channels: tuple[str, ...] = ()
    hours: str | None = None
    response_delay: str | None = None
    response_delay_minutes: float | None = None
    qualifications: str | None = None


class Certificate(Evidence, frozen=True, kw_only=True, tag="certificate"):
    """A certificat de réalisation, field by field of the model that the ministry publishes."""

    person: Mention
    signatory: str | None = None
    """Who writes "je soussigné(e)"; must be a natural person."""
    signatory_is_person: bool | None = None
    provider: str | None = None
    employer: str | None = None
    title: str | None = None
    nature: tuple[Literal["action", "bilan", "vae", "apprentissage"], ...] = ()
    """Boxes ticked; the model wants exactly one."""
    start: date | None = None
    end: date | None = None
    minutes: float | None = None
    retention_commitment: bool = False
    issued_at: str | None = None
    issued: date | None = None
    signed: bool | None = None
    """A signature or stamp (picture, drawing, electronic) is on the page; ``None``: cannot be told."""
    repealed: tuple[str, ...] = ()
    """Repealed articles quoted (D.6353-3, D.6353-4, L.6353-1 as basis of an attestation…)."""
    places: Mapping[str, Locator] = {}
    """Field name → where it stands."""


class Programme(Evidence, frozen=True, kw_only=True, tag="programme"):
    """The programme of a training, with the items that indicators 1, 5 and 6 ask for."""

    title: str | None = None
    dated: date | None = None
    version: str | None = None
    objectives: tuple[str, ...] = ()
    prerequisites: str | None = None
    """As written; "aucun" says it as well."""
    audience: str | None = None
    duration: str | None = None
    """As written: "2 jours" is a duration, and no number of hours."""
    minutes: float | None = None
    content: str | None = None
    methods: str | None = None
    means: str | None = None
    assessment: str | None = None
    """How learning is assessed."""
    access_delay: str | None = None
    price: str | None = None
    financing: str | None = None
    recognition: str | None = None
    """What the training leads to: a certification with its code, an attestation, nothing."""
    contact: str | None = None
    accessibility: str | None = None
    modality: Modality | None = None
    trainers: tuple[Mention, ...] = ()
    places: Mapping[str, Locator] = {}


class PlannedSequence(Struct, frozen=True, kw_only=True):
    """One sequence of a blended path."""

    name: str
    mode: Literal["in_person", "synchronous", "asynchronous"] | None = None
    date: date | None = None
    minutes: float | None = None
    objective: str | None = None
    instructions: str | None = None
    locator: Locator | None = None


class SequencePlan(Evidence, frozen=True, kw_only=True, tag="sequence_plan"):
    """The sequences of a path in their order, as given to the learners (déroulé, calendrier, individual protocol)."""

    person: Mention | None = None
    title: str | None = None
    given: date | None = None
    sequences: tuple[PlannedSequence, ...] = ()
    whole: bool = True
    """``False``: rows may be missing, so that nothing can be added up."""


class NeedsAnalysis(Evidence, frozen=True, kw_only=True, tag="needs_analysis"):
    """The need that the training answers, of one learner or (no person) of a company or a group."""

    person: Mention | None = None
    client: str | None = None
    title: str | None = None
    at: date | None = None
    method: str | None = None
    outcome: str | None = None
    accessibility_asked: bool | None = None
    """Whether the document asks about a handicap; ``None``: cannot be told."""
    places: Mapping[str, Locator] = {}


class WelcomeRules(Evidence, frozen=True, kw_only=True, tag="welcome_rules"):
    """A welcome booklet, internal rules, or both in one."""

    documents: tuple[Literal["booklet", "rules"], ...]
    title: str | None = None
    dated: date | None = None
    version: str | None = None
    topics: tuple[
        Literal["safety", "discipline", "representation", "violence", "accessibility", "complaints", "contact"], ...
    ] = ()
    """What it speaks of; ``violence``: whom to turn to about violence, harassment, discrimination."""
    places: Mapping[str, Locator] = {}


class TrainerProfile(Evidence, frozen=True, kw_only=True, tag="trainer_profile"):
    """A CV, a diploma or a profile of somebody who teaches."""

    person: Mention
    document: Literal["cv", "diploma", "profile"] = "cv"
    updated: date | None = None
    qualifications: str | None = None
    experience: str | None = None
    skills: str | None = None
    places: Mapping[str, Locator] = {}


class Resource(Evidence, frozen=True, kw_only=True, tag="resource"):
    """A teaching resource of the training: handout, slides, exercise, or a line of a list of what was given."""

    name: str
    title: str | None = None
    """The training's title, where the resource names it."""
    form: Literal["handout", "slides", "exercise", "video", "page", "list", "other"] = "other"
    dated: date | None = None
    given: date | None = None


class Accessibility(Evidence, frozen=True, kw_only=True, tag="accessibility"):
    """Whether a need linked to a handicap was asked for, and what was done. Never the nature of the handicap."""

    person: Mention | None = None
    at: date | None = None
    asked: bool | None = None
    need: bool | None = None
    measure: str | None = None
    """The adaptation or the partner turned to."""
    referent: Mention | None = None


class Subcontract(Evidence, frozen=True, kw_only=True, tag="subcontract"):
    """A contract by which a provider has another one deliver (R.6333-6-2; indicator 27)."""

    principal: str | None = None
    subcontractor: str | None = None
    title: str | None = None
    missions: str | None = None
    content: str | None = None
    means: str | None = None
    follow_up: str | None = None
    minutes: float | None = None
    start: date | None = None
    end: date | None = None
    amount: str | None = None
    quality_clause: bool | None = None
    """The contract itself binds the subcontractor to the national quality framework (text of 2026)."""
    signed_by_principal: bool | None = None
    signed_by_subcontractor: bool | None = None
    signed_on: date | None = None
    trainers: tuple[Mention, ...] = ()
    places: Mapping[str, Locator] = {}


class Invoice(Evidence, frozen=True, kw_only=True, tag="invoice"):
    """An invoice for the training."""

    number: str | None = None
    issued: date | None = None
    client: str | None = None
    title: str | None = None
    start: date | None = None
    end: date | None = None
    minutes: float | None = None
    """As invoiced for each participant."""
    participants: tuple[Mention, ...] = ()
    amount: str | None = None
    places: Mapping[str, Locator] = {}


class ExamEvidence(Evidence, frozen=True, kw_only=True, tag="exam_evidence"):
    """One step of the presentation to a certification, of one learner or (no person) of the session."""

    person: Mention | None = None
    step: Literal["authorisation", "information", "registration", "sitting", "result"]
    """``authorisation``: the provider's right to prepare for it or to hold the examination."""
    certification: str | None = None
    register: str | None = None
    """"RNCP38616", "RS6561"."""
    authority: str | None = None
    at: date | None = None
    result: str | None = None
    places: Mapping[str, Locator] = {}


class EndAttestation(Evidence, frozen=True, kw_only=True, tag="end_attestation"):
    """An end-of-training attestation (L.6313-7): objectives and results; it is no certificat de réalisation."""

    person: Mention
    title: str | None = None
    start: date | None = None
    end: date | None = None
    minutes: float | None = None
    objectives: tuple[str, ...] = ()
    result: str | None = None
    issued: date | None = None
    places: Mapping[str, Locator] = {}


class WorkPhase(Evidence, frozen=True, kw_only=True, tag="work_phase"):
    """One phase of a work-based action (AFEST): in the work situation, or reflecting on it (D.6313-3-2 3°)."""

    person: Mention
    phase: Literal["work", "reflective"]
    date: date | None = None
    start: time | None = None
    end: time | None = None
    minutes: float | None = None
    tutor: Mention | None = None
    topic: str | None = None
    signed: bool | None = None


class WorkBasedFile(Evidence, frozen=True, kw_only=True, tag="work_based_file"):
    """A paper of a work-based action (D.6313-3-2): what it settles beside the phases."""

    item: Literal["analysis", "trainer", "protocol", "assessment"]
    """``analysis``: of the work activity; ``trainer``: designation of who tutors; ``protocol``: individual protocol."""
    person: Mention | None = None
    trainer: Mention | None = None
    at: date | None = None
    outcome: str | None = None
    places: Mapping[str, Locator] = {}
