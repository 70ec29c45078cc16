"""The words of the field as types: evidence, dossiers, outcomes, reports.

Owns every value that passes between two steps of the audit. No I/O, no clock, and it imports nothing of ours.

Conventions, everywhere:

* durations are **minutes** (``float`` where a source is precise to the second, ``int`` in a report);
* a ``datetime`` without zone means "in the dossier's zone, assumed"; with a zone, the source stated it;
* ``None`` means "no evidence says it", never zero and never "no".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from functools import cached_property
from typing import ClassVar, Literal, TypeVar

from msgspec import Struct, field

_Key = TypeVar("_Key", bound=str)

Language = Literal["fr", "en"]
Modality = Literal["in_person", "synchronous", "asynchronous", "blended", "work_based"]
HalfDay = Literal["morning", "afternoon", "evening", "day"]
Severity = Literal["major", "minor", "funding", "legal", "advice"]
State = Literal["demonstrable", "gap", "contradiction", "to_judge", "not_applicable", "not_due", "waived", "errored"]
Basis = Literal["law", "case-law", "guide", "funder", "practice"]
FileStatus = Literal["read", "unrecognised", "unreadable", "ignored", "failed"]

SEVERITIES: tuple[Severity, ...] = ("major", "minor", "funding", "legal", "advice")
"""Most costly first; the order of every table and of ``--fail-on``."""

STATES: tuple[State, ...] = (
    "demonstrable", "gap", "contradiction", "to_judge", "not_applicable", "not_due", "waived", "errored",
)  # fmt: skip

FINDING_STATES: frozenset[State] = frozenset({"gap", "contradiction", "to_judge"})
"""The states that need somebody's attention: an outcome in one of them is a finding."""


class Words(Struct, frozen=True):
    """The same sentence in French and in English; a report shows one of them."""

    fr: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the sentence in ``language``."""
        return self.fr if language == "fr" else self.en


class Locator(Struct, frozen=True, kw_only=True):
    """Where a fact was read: enough to open the file and put a finger on it."""

    file: str
    """POSIX path, relative to the folder that was given."""
    sheet: str | None = None
    page: int | None = None
    """1-based."""
    row: int | None = None
    """1-based, as a spreadsheet or a text editor counts."""
    column: str | None = None
    """Column letters ("C") in a spreadsheet, the header in a CSV."""
    line: int | None = None
    """1-based line of a text file, or of the page in a PDF."""
    quote: str | None = None
    """The text as it stands there, at most 200 characters."""


class Mention(Struct, frozen=True, kw_only=True):
    """A person as one source writes them; ``people`` resolves mentions to learners and trainers."""

    name: str = ""
    """As written, suffixes such as "(Guest)" included."""
    email: str | None = None
    identifier: str | None = None
    """Identifier in the source's own system; compared only between files of one system."""
    role: Literal["learner", "trainer", "staff", "unknown"] = "unknown"
    """What the source says of the person; never guessed by a reader."""
    aliases: tuple[str, ...] = ()
    """Other spellings that the same source gives for this same person (Zoom's original name)."""
    organisation: str | None = None


# --- evidence: one struct a kind -----------------------------------------------------------------------------


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


# --- files and people ----------------------------------------------------------------------------------------


class Recognition(Struct, frozen=True, kw_only=True):
    """A reader's claim on a file."""

    confidence: float
    """0 to 1; 0.9 and more: the format's own signature was seen."""
    why: Words
    """What in the content says so, with the words quoted."""
    variant: str | None = None
    """The reader's own name of the layout ("T3", "per-join"); given back to ``read`` in the context."""


class Problem(Struct, frozen=True, kw_only=True):
    """The tool could not do its work. Never the same thing as a finding about the dossier."""

    plugin: str
    version: str | None = None
    stage: Literal["load", "register", "recognise", "read", "record", "rule", "schema", "limit", "worker"]
    file: str | None = None
    dossier: str | None = None
    message: Words


class FileReport(Struct, frozen=True, kw_only=True):
    """What became of one file."""

    path: str
    size: int
    """Bytes."""
    sha256: str | None
    status: FileStatus
    reader: str | None = None
    system: str | None = None
    variant: str | None = None
    kinds: tuple[str, ...] = ()
    records: int = 0
    why: Words
    notes: tuple[Words, ...] = ()
    """Caveats of the export and whatever was left out, each with its number."""
    common: bool = False
    """Stands above the dossier and serves several."""


class Person(Struct, frozen=True, kw_only=True):
    """Somebody, resolved from all mentions."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    """Every other spelling and address met, sorted."""
    emails: tuple[str, ...] = ()
    role: Literal["learner", "trainer", "staff", "other"]
    """``other``: met in a live class or a platform log, and named by nothing else."""


class Doubt(Struct, frozen=True, kw_only=True):
    """Two spellings that may be one person, or one that may be two: IDN004."""

    names: tuple[str, str]
    why: Words
    locators: tuple[Locator, ...]
    learner: str | None = None


# --- the assembled dossier -----------------------------------------------------------------------------------


class Slot(Struct, frozen=True, kw_only=True):
    """One planned or held half-day."""

    id: str
    """"2026-03-02-morning"; a second slot in one half-day gets "-2"."""
    date: date
    half_day: HalfDay
    start: time | None = None
    end: time | None = None
    minutes: int | None = None
    mode: Literal["in_person", "synchronous"]
    sheet: bool = False
    """A sheet covers it."""
    live_report: bool = False
    """A connection report of the live tool covers it."""
    trainers: tuple[str, ...] = ()
    """Names as written on the sheet."""
    trainer_signed: bool | None = None
    """``None``: no sheet, so nothing to sign."""
    locators: tuple[Locator, ...] = ()


class SlotAttendance(Struct, frozen=True, kw_only=True):
    """One learner in one slot, from every source."""

    slot: str
    state: Literal["signed", "present", "absent", "unsigned", "missing"]
    """From the sheets; ``missing``: no sheet has the learner in this slot."""
    connected_minutes: int | None = None
    """Union of the stays within the slot; ``None``: no live report covers the slot."""
    locators: tuple[Locator, ...] = ()
    presence_locators: tuple[Locator, ...] = ()


class Ledger(Struct, frozen=True, kw_only=True):
    """Minutes per source for one learner; ``None`` where no evidence says it."""

    learner: str
    planned: int | None = None
    signed: int | None = None
    connected: int | None = None
    """Raw connected time: live stays and platform sessions."""
    credited: int | None = None
    """Estimated time of the remote activities really done."""
    certified: int | None = None


class LearnerFacts(Struct, frozen=True, kw_only=True):
    """Everything the dossier says of one learner."""

    id: str
    name: str
    on_roster: bool
    """Named by an agreement, a convocation, a sheet or dossier.toml; everybody, where none of these names anybody."""
    took_part: bool
    attendance: tuple[SlotAttendance, ...] = ()
    ledger: Ledger
    records: Mapping[str, tuple[Evidence, ...]] = {}
    """Kind → this learner's records."""

    def of(self, kind: str) -> tuple[Evidence, ...]:
        """Return this learner's records of ``kind``."""
        return self.records.get(kind, ())


class Dossier(Struct, kw_only=True, dict=True):
    """One training session, assembled from its evidence. Rules read it; nothing changes it."""

    id: str
    path: str
    kind: Literal["session", "organisation"] = "session"
    title: str | None
    modality: Modality
    modality_source: Literal["declared", "agreement", "inferred"]
    start: date | None
    end: date | None
    planned_minutes: int | None
    planned_source: Locator | None = None
    as_of: date
    audit_date: date
    recorded: bool
    """A live class of this session was recorded."""
    slots: tuple[Slot, ...] = ()
    learners: tuple[LearnerFacts, ...] = ()
    trainers: tuple[Person, ...] = ()
    people: tuple[Person, ...] = ()
    """Everybody, learners and trainers included."""
    files: tuple[FileReport, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    evidence: Mapping[str, tuple[Evidence, ...]] = {}
    """Kind → records, in file order."""
    announced: Mapping[str, PlannedActivity] = {}
    """Remote activities announced to the learners, by folded name; of two versions, the one that states a duration."""
    person_of: Mapping[int, str] = field(default_factory=dict)
    """``id()`` of a mention → person's id; use :meth:`who`."""

    def of(self, kind: str) -> tuple[Evidence, ...]:
        """Return all records of ``kind``."""
        return self.evidence.get(kind, ())

    def who(self, mention: Mention) -> str | None:
        """Return the id of the person that this very mention was resolved to."""
        return self.person_of.get(id(mention))

    @cached_property
    def slot_by_id(self) -> Mapping[str, Slot]:
        """Slots by id."""
        return {slot.id: slot for slot in self.slots}

    @cached_property
    def learner_by_id(self) -> Mapping[str, LearnerFacts]:
        """Learners by id."""
        return {learner.id: learner for learner in self.learners}

    @property
    def remote(self) -> bool:
        """Whether at least a part is done at one's own pace at a distance (D.6313-3-1 applies).

        A blended session of room and live class alone has no such part: both modes are there and no trace of a third.
        """
        if self.modality != "blended":
            return self.modality == "asynchronous"
        traces = ("lms_session", "activity_progress", "distance_information", "submission")
        both = {slot.mode for slot in self.slots} == {"in_person", "synchronous"}
        return not both or any(self.of(kind) for kind in traces)


# --- requirements, rules, outcomes, report -------------------------------------------------------------------


class Criterion(Struct, frozen=True, kw_only=True):
    """What a code stands for, in words: shared by requirements (from schemas) and rules (from Python)."""

    code: str
    pack: Literal["rnq", "service-fait", "law", "gdpr"]
    indicators: tuple[int, ...] = ()
    severity: Severity | None = None
    """``None``: from the referential's grading of the indicators."""
    since: date | None = None
    title: Words
    why: Words
    accept: Words
    remedy: Words
    question: Words
    source: str
    basis: Basis
    retired: bool = False
    origin: str = "auditready"
    """The plugin, schema or overlay that brings it."""


class Finding(Struct, frozen=True, kw_only=True):
    """What a rule gives back for one thing that needs attention."""

    message: Words
    state: Literal["gap", "contradiction", "to_judge"] = "contradiction"
    learner: str | None = None
    expected: Words | None = None
    found: Words | None = None
    locators: tuple[Locator, ...] = ()
    key: str = ""
    """What tells this finding from the rule's others in the same dossier, for a stable fingerprint."""


class NotApplicable(Struct, frozen=True, kw_only=True):
    """A rule had nothing to check."""

    because: Words


class Outcome(Struct, frozen=True, kw_only=True):
    """The state of one requirement or rule for one dossier, or for one learner of it."""

    code: str
    state: State
    severity: Severity
    provisional: bool = False
    """The grading is our reading of a text whose official guide is not out."""
    pack: str
    indicators: tuple[int, ...] = ()
    learner: str | None = None
    title: Words
    message: Words
    expected: Words | None = None
    found: Words | None = None
    remedy: Words
    question: Words | None = None
    fingerprint: str
    locators: tuple[Locator, ...] = ()
    more_locators: int = 0
    """Proofs that were left out of ``locators``."""

    @property
    def is_finding(self) -> bool:
        """Whether it needs somebody's attention."""
        return self.state in FINDING_STATES


class DossierReport(Struct, frozen=True, kw_only=True):
    """Everything said about one dossier; what a worker sends back."""

    id: str
    path: str
    kind: Literal["session", "organisation"]
    folder_source: Words
    """Why this folder was taken for a dossier."""
    title: str | None
    modality: Modality
    modality_source: str
    start: date | None
    end: date | None
    planned_minutes: int | None
    learners: tuple[Person, ...]
    trainers: tuple[Person, ...]
    files: tuple[FileReport, ...]
    outcomes: tuple[Outcome, ...]
    ledger: tuple[Ledger, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def findings(self) -> tuple[Outcome, ...]:
        """The outcomes that need attention."""
        return tuple(outcome for outcome in self.outcomes if outcome.is_finding)


class Report(Struct, frozen=True, kw_only=True):
    """The whole answer; ``report-format`` version 1 is its JSON view."""

    FORMAT: ClassVar[str] = "auditready-report"
    VERSION: ClassVar[int] = 1

    tool_version: str
    as_of: date
    audit_date: date
    referential: str
    language: Language
    dossiers: tuple[DossierReport, ...]
    common_files: tuple[FileReport, ...] = ()
    """Files above the dossiers, which serve several; those that gave records stand in their dossiers as well."""
    problems: tuple[Problem, ...]
    """Of the run and of every dossier, in that order."""

    @property
    def complete(self) -> bool:
        """Whether everything that was asked for was really done."""
        return not self.problems

    def count_states(self) -> dict[State, int]:
        """Outcomes per state, every state present."""
        return _count(STATES, (outcome.state for d in self.dossiers for outcome in d.outcomes))

    def count_severities(self) -> dict[Severity, int]:
        """Findings per severity, every severity present."""
        return _count(SEVERITIES, (outcome.severity for d in self.dossiers for outcome in d.findings))


def _count(keys: tuple[_Key, ...], values: Iterable[_Key]) -> dict[_Key, int]:
    counts = dict.fromkeys(keys, 0)
    for value in values:
        counts[value] += 1
    return counts
