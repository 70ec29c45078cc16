"""Files, people and half-days of one training session, assembled: what the rules and the schemas judge."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from functools import cached_property
from typing import Literal

from msgspec import Struct, field

from .basics import DossierKind, FileStatus, HalfDay, Locator, Mention, Modality, Words
from .evidence import Evidence
from .papers import PlannedActivity, SequencePlan
from .scope import Scope


class Recognition(Struct, frozen=True, kw_only=True):
    """A reader's claim on a file."""

    confidence: float
    """0 to 1; 0.9 and more: the format's own signature was seen."""
    why: Words
    """What in the content says so, with the words quoted."""
    variant: str | None = None
    """The reader's own name of the layout ("T3", "per-join"); given back to ``read`` in the context."""


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
    archive: str | None = None
    """Path of the archive that the file lies in; an archive itself is ``ignored``, and its files are read."""


class Person(Struct, frozen=True, kw_only=True):
    """Somebody, resolved from all mentions."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    """Every other spelling and address met, sorted."""
    emails: tuple[str, ...] = ()
    role: Literal["learner", "trainer", "staff", "other"]
    """``other``: met in a live class or a platform log, and named by nothing else."""
    declared: bool = False
    """Named in ``dossier.toml``."""


class Doubt(Struct, frozen=True, kw_only=True):
    """Two spellings that may be one person, or one that may be two: IDN004."""

    names: tuple[str, str]
    why: Words
    locators: tuple[Locator, ...]
    learner: str | None = None


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
    announced: bool = False
    """A convocation or ``dossier.toml`` names it."""
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


class Uncounted(Struct, frozen=True, kw_only=True):
    """Time that a learner was connected to a live class and that no half-day counts."""

    learner: str
    slot: str | None = None
    """The half-day that it stands beside; ``None``: it touches none."""
    day: date
    start: time
    """On the dossier's wall."""
    minutes: int
    why: Literal["outside", "twice", "shifted", "clock"]
    """``twice``: several devices at once; ``shifted``: the report's clock is not the sheet's; ``clock``: at a time that
    was skipped in the night to summer time."""
    shift: int | None = None
    """Minutes by which the report's clock is later than the sheet's."""
    locators: tuple[Locator, ...] = ()


class Figure(Struct, frozen=True, kw_only=True):
    """Where a figure of the ledger was read."""

    locators: tuple[Locator, ...]
    """The first ones."""
    more: int = 0
    """How many there are besides."""


class Ledger(Struct, frozen=True, kw_only=True):
    """Minutes per source for one learner; ``None`` where no evidence says it."""

    learner: str
    planned: int | None = None
    signed: int | None = None
    connected: int | None = None
    """Raw connected time: ``live`` and ``online``."""
    credited: int | None = None
    """Estimated time of the remote activities really done."""
    certified: int | None = None
    planned_by_mode: Mapping[str, int] = {}
    """``in_person``, ``synchronous``, ``asynchronous``, ``work_based``; empty where the evidence does not part them."""
    planned_by_source: Mapping[str, int] = {}
    """``settings``, ``agreement``, ``programme``, ``convocation``, ``sequence_plan``."""
    live: int | None = None
    """Within the half-days of live classes."""
    online: int | None = None
    """On a learning platform."""
    work_based: int | None = None
    """Logged phases in the work situation and of reflection."""
    invoiced: int | None = None
    sources: Mapping[str, Figure] = {}
    """Figure → where it was read."""


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
    """One training session, or the provider's own folder, from its evidence. Rules read it; nothing changes it."""

    id: str
    path: str
    kind: DossierKind = "session"
    title: str | None
    modality: Modality | None
    """``None``: of the provider's own folder."""
    modality_source: Literal["declared", "agreement", "inferred"] | None
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
    uncounted: tuple[Uncounted, ...] = ()
    """Time connected to live classes that no half-day counts, in the order of the learners."""
    evidence: Mapping[str, tuple[Evidence, ...]] = {}
    """Kind → records, in file order; their moments are on the dossier's wall, without zone."""
    announced: Mapping[str, PlannedActivity] = {}
    """Remote activities announced to the learners, by folded name; of two versions, the one that states a duration."""
    scope: Scope = Scope()
    """The provider, its audit, and the tolerances that apply to this dossier."""
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

    @cached_property
    def whole_plan(self) -> SequencePlan | None:
        """The group's plan that states mode and duration of every sequence."""
        for plan in self.of("sequence_plan"):
            if not isinstance(plan, SequencePlan) or plan.person is not None or not plan.whole:
                continue
            if plan.sequences and all(each.mode and each.minutes for each in plan.sequences):
                return plan
        return None

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
