"""Evidence: one frozen struct a kind, each record with the place where it was read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Literal

from msgspec import Struct

from .basics import HalfDay, Locator, Mention

Day = date
"""The type, where a struct has a field of that name."""


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
    signer: str | None = None
    """Address or telephone number that the signature was asked from, as the tool gives it."""
    device: str | None = None
    """IP address or device that it came from, as the tool gives it."""
    half_days: int = 1
    """Half-days that this one signature stands for: a cell merged over several."""


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
    first_day: Day | None = None
    last_day: Day | None = None
    """Days from which and to which a line without ``date`` stands: it proves none of them in particular."""


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
    about: Literal["learning", "satisfaction"] | None = None
    """What its questions ask for, where the export shows them."""


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
    digest: str | None = None
    """SHA-256 of the work that was handed in, hexadecimal, where the work itself is in the folder."""
    text_digest: str | None = None
    """The same of its words alone: a copy saved again under another author has the same ones."""


class ForumPost(Evidence, frozen=True, kw_only=True, tag="forum_post"):
    """One post in a forum."""

    person: Mention
    at: datetime | None = None
    forum: str | None = None
    subject: str | None = None
    discussion: str | None = None
    """Identifier of the discussion within its file."""


class TutorExchange(Evidence, frozen=True, kw_only=True, tag="tutor_exchange"):
    """One individual, dated exchange between a learner and somebody of the provider."""

    person: Mention
    author: Mention | None = None
    at: date | None = None
    channel: str | None = None
    subject: str | None = None
    reminder: bool = False
    """It calls back somebody who does not come or does not go on."""


class EffectivenessCheck(Evidence, frozen=True, kw_only=True, tag="effectiveness_check"):
    """A dated review of whether a learner really followed the remote modules (indicator 19, text of 2026)."""

    person: Mention
    at: date | None = None
    checked_by: Mention | None = None
    result: str | None = None


class Contact(Struct, frozen=True, kw_only=True):
    """One attempt to reach a learner who left."""

    at: date | None = None
    channel: str | None = None
    outcome: str | None = None


class Dropout(Evidence, frozen=True, kw_only=True, tag="dropout"):
    """A learner left before the end."""

    person: Mention
    at: date | None = None
    cause: str | None = None
    contacts: tuple[Contact, ...] = ()
    """Who was called, written to or met, as the document lists it."""
    follow_up: str | None = None
    """What was decided: another session, another provider, a refund…"""
    title: str | None = None
    """The training's title, where the document names it."""
    places: Mapping[str, Locator] = {}


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
    about: Literal["learning", "satisfaction"] | None = None
    """What most of its questions ask for: a test is no survey of satisfaction, whatever it is called."""
