"""Evidence: one frozen struct a kind, each record with the place where it was read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Literal

from msgspec import Struct

from .basics import HalfDay, Locator, Mention, Modality


class Evidence(Struct, frozen=True, kw_only=True, tag_field="kind"):
    """A typed fact read from a file. ``schemas/evidence/<kind>.schema.json`` says what it must hold."""

    locator: Locator

    @property
    def kind(self) -> str:
        """The kind as it stands in files and reports."""
        return str(self.__struct_config__.tag)


class Signature(Struct, frozen=True, kw_only=True):
    """How a slot was signed. A typed "présent" is a mark and no signature: ``kind="none"``."""

    kind: Literal["image", "electronic", "handwritten-text", "none"]
    """``handwritten-text``: initials or a name typed where the hand should sign."""
    at: datetime | None = None
    digest: str | None = None
    """SHA-256 of the picture's bytes, hexadecimal."""
    text: str | None = None


class Attendance(Evidence, frozen=True, kw_only=True, tag="attendance"):
    """One learner on one slot of an attendance sheet."""

    person: Mention
    date: date | None
    half_day: HalfDay | None
    start: time | None = None
    end: time | None = None
    state: Literal["signed", "present", "absent", "unsigned"]
    """``present``: marked present but not signed; ``unsigned``: the cell is empty."""
    signature: Signature = Signature(kind="none")
    mark: str | None = None
    """The text of the cell, where there is one."""
    title: str | None = None
    """The training's title as the sheet writes it."""
    trainer: Mention | None = None
    trainer_signature: Signature | None = None
    """``None``: the sheet has no place for it; ``kind="none"``: the place is empty."""
    place: str | None = None


class Presence(Evidence, frozen=True, kw_only=True, tag="presence"):
    """One stay of one person in a live class (one join), or a person's total where the export gives no times."""

    person: Mention
    start: datetime | None
    end: datetime | None
    minutes: float | None
    meeting_id: str | None = None
    meeting_title: str | None = None
    meeting_start: datetime | None = None
    meeting_end: datetime | None = None
    host: bool = False
    guest: bool | None = None
    start_is_latest: bool = False
    """The person was there before the export begins: the true start is at or before ``start``."""


class Recording(Evidence, frozen=True, kw_only=True, tag="recording"):
    """A live class was recorded."""

    start: datetime | None = None
    minutes: float | None = None
    title: str | None = None


class RecordingConsent(Evidence, frozen=True, kw_only=True, tag="recording_consent"):
    """A notice of recording (no person), or one participant's answer to it."""

    person: Mention | None = None
    answer: Literal["accepted", "refused", "none"] | None = None
    notice_date: date | None = None
    legal_basis: str | None = None
    purpose: str | None = None
    retention: str | None = None
    """The retention as written: a date or a period."""


class ChatMessage(Evidence, frozen=True, kw_only=True, tag="chat_message"):
    """One message in the chat of a live class, or one spoken turn of its transcript."""

    person: Mention
    at: datetime | None = None
    clock: time | None = None
    """Wall-clock time where the file holds no date."""
    elapsed_minutes: float | None = None
    """Since the recording began, where the file counts so."""
    private: bool = False
    spoken: bool = False
    length: int = 0
    """Characters; the text itself is kept only as the locator's short quote."""


class LmsSession(Evidence, frozen=True, kw_only=True, tag="lms_session"):
    """One connection of one person to a learning platform."""

    person: Mention
    start: datetime
    end: datetime
    minutes: float
    events: int
    """Rows of the log behind this session."""
    estimated: bool
    """The platform logs clicks, no end: start, end and minutes are derived from them."""
    course: str | None = None
    on_behalf: bool = False
    """Done by somebody else logged in as the learner."""


class ActivityProgress(Evidence, frozen=True, kw_only=True, tag="activity_progress"):
    """One learner's state in one remote activity (or in a whole course, where the export says no more)."""

    person: Mention
    activity: str
    activity_type: str | None = None
    course: str | None = None
    whole_course: bool = False
    status: Literal["completed", "passed", "failed", "in_progress", "not_started"]
    share: float | None = None
    """0 to 1."""
    first_access: datetime | None = None
    last_access: datetime | None = None
    completed_at: datetime | None = None
    estimated_minutes: float | None = None
    spent_minutes: float | None = None
    completed_by: Literal["learner", "automatic", "override", "waived"] | None = None
    overridden_by: str | None = None


class Assessment(Evidence, frozen=True, kw_only=True, tag="assessment"):
    """One attempt or mark of one learner in one assessment of learning."""

    person: Mention
    title: str
    phase: Literal["entry", "during", "end"] | None = None
    status: Literal["finished", "in_progress", "abandoned", "not_graded"] = "finished"
    score: float | None = None
    max_score: float | None = None
    threshold: float | None = None
    passed: bool | None = None
    attempt: int | None = None
    start: datetime | None = None
    at: datetime | None = None
    """When it was finished."""
    minutes: float | None = None


class Submission(Evidence, frozen=True, kw_only=True, tag="submission"):
    """Work handed in by a learner, and the feedback on it."""

    person: Mention
    activity: str
    status: Literal["submitted", "draft", "none"]
    at: datetime | None = None
    feedback: bool | None = None
    """``None``: the source does not say whether there is feedback."""
    feedback_at: datetime | None = None
    feedback_by: Mention | None = None
    score: float | None = None
    max_score: float | None = None


class ForumPost(Evidence, frozen=True, kw_only=True, tag="forum_post"):
    """One post in a forum."""

    person: Mention
    at: datetime | None = None
    forum: str | None = None
    subject: str | None = None


class TutorExchange(Evidence, frozen=True, kw_only=True, tag="tutor_exchange"):
    """One individual, dated exchange between a learner and somebody of the provider."""

    person: Mention
    author: Mention | None = None
    at: date | None = None
    channel: str | None = None
    subject: str | None = None


class EffectivenessCheck(Evidence, frozen=True, kw_only=True, tag="effectiveness_check"):
    """A dated review of whether a learner really followed the remote modules (indicator 19, text of 2026)."""

    person: Mention
    at: date | None = None
    checked_by: Mention | None = None
    result: str | None = None


class Dropout(Evidence, frozen=True, kw_only=True, tag="dropout"):
    """A learner left before the end."""

    person: Mention
    at: date | None = None
    cause: str | None = None


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


class SurveyResponse(Evidence, frozen=True, kw_only=True, tag="survey_response"):
    """One answered satisfaction questionnaire."""

    person: Mention | None = None
    """``None``: anonymous."""
    stakeholder: Literal["beneficiary", "company", "funder", "trainer"] = "beneficiary"
    timing: Literal["hot", "cold"] | None = None
    at: datetime | None = None
    title: str | None = None
    answers: int = 0
    complete: bool = True


AnyEvidence = (
    Attendance
    | Presence
    | Recording
    | RecordingConsent
    | ChatMessage
    | LmsSession
    | ActivityProgress
    | Assessment
    | Submission
    | ForumPost
    | TutorExchange
    | EffectivenessCheck
    | Dropout
    | Certificate
    | Agreement
    | Convocation
    | Positioning
    | DistanceInformation
    | Assistance
    | SurveyResponse
)

EVIDENCE_TYPES: Mapping[str, type[Evidence]] = {str(kind.__struct_config__.tag): kind for kind in AnyEvidence.__args__}
"""Kind → struct."""
