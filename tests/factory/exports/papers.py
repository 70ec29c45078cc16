"""Papers of a session, whose layouts every provider makes for itself: the facts that an auditor looks for in them.

The papers themselves are the factory's; here stands what must be read in them, whatever the session.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from .. import certificates, documents, followup, mail, occasional, papers, sequences, signing, work_based
from ..frozen import latin
from ..pages import Line, Table, Title, written
from ..session import Activity, Person, Session, phases_of, slots_of
from .catalogue import WRITERS, Kept, Writer
from .drawn import PEOPLE, TITLES, TRAINER

_PEOPLE = tuple(
    Person(who.first, who.last, who.email, moodle_id=who.number) for who in PEOPLE if latin(who.name) == who.name
)
"""Whose letters the standard fonts of a PDF have."""
_TRAINER = Person(TRAINER.first, TRAINER.last, TRAINER.email)


@st.composite
def sessions(draw: st.DrawFn, *, mode: str = "in_person") -> Session:
    """A session of one to three days, one to four learners."""
    days = sorted(draw(st.lists(st.dates(date(2026, 2, 1), date(2026, 11, 30)), min_size=1, max_size=3, unique=True)))
    learners = draw(st.lists(st.sampled_from(_PEOPLE), min_size=1, max_size=4, unique=True))
    title = draw(st.sampled_from(TITLES))
    if mode == "work_based":
        return Session(title, "RT", "work_based", tuple(learners), _TRAINER, phases=phases_of(*days))
    slots = slots_of(*days, mode="synchronous" if mode == "synchronous" else "in_person")
    return Session(title, "RT", "in_person" if mode == "in_person" else "synchronous", tuple(learners), _TRAINER, slots)


@st.composite
def remote_sessions(draw: st.DrawFn) -> Session:
    """A session at each learner's own pace."""
    session = draw(sessions(mode="synchronous"))
    activities = tuple(
        Activity(name, "page", draw(st.integers(1, 20)) * 15, session.start + timedelta(days=number))
        for number, name in enumerate(["Module 1 : découvrir", "Étude de cas"])
    )
    return session.but(modality="asynchronous", slots=(), activities=activities)


_REMOTE = remote_sessions()
_IN_PERSON, _LIVE, _AT_WORK = sessions(), sessions(mode="synchronous"), sessions(mode="work_based")

Write = Callable[[Session], bytes]


def _paper(
    reader: str,
    kind: str,
    write: Callable[..., bytes],
    keeps: Callable[[Session], Iterable[Kept]],
    *,
    forms: Iterable[str] = ("pdf", "docx"),
    facts: st.SearchStrategy[Session] = _IN_PERSON,
    precision: str = "the day",
) -> None:
    """Enter a paper in each of its forms."""
    for form in forms:

        def made(session: Session, form: str = form) -> bytes:
            return write(session, form=form)

        WRITERS.append(Writer(reader, form, facts, kind, made, keeps, precision, typography=False))


def _first(session: Session) -> Person:
    return session.learners[0]


def _minutes(session: Session) -> int:
    return session.planned_minutes


def _one(**kept: Callable[[Session], Any]) -> Callable[[Session], Iterable[Kept]]:
    """One record, each fact from the session."""
    return lambda session: ({name: fact(session) for name, fact in kept.items()},)


def _of_first(write: Callable[..., bytes]) -> Callable[..., bytes]:
    return lambda session, **options: write(session, session.learners[0], **options)


def _title(session: Session) -> str:
    return session.title


def _start(session: Session) -> date:
    return session.start


def _end(session: Session) -> date:
    return session.end


def _name(session: Session) -> str:
    return session.learners[0].name


_paper(
    "certificate.realisation", "certificate", _of_first(certificates.certificate),
    _one(name=_name, title=_title, start=_start, end=_end, minutes=_minutes, issued=lambda s: s.end + timedelta(days=1),
         signed=lambda _: True),
)  # fmt: skip
_paper(
    "documents.agreement", "agreement", documents.agreement,
    _one(title=_title, client=lambda s: s.client, start=_start, end=_end, minutes=_minutes,
         participants=lambda s: [each.name for each in s.learners], signed_on=lambda s: s.before(20)),
)  # fmt: skip
_paper(
    "documents.convocation", "convocation", documents.convocation,
    _one(name=lambda _: "", title=_title, start=_start, end=_end, sent=lambda s: s.before(10)),
)  # fmt: skip
_paper(
    "documents.positioning", "positioning", _of_first(documents.positioning),
    _one(name=_name, title=_title, at=lambda s: s.before(12)),
)  # fmt: skip
_paper("documents.programme", "programme", papers.programme, _one(title=_title, minutes=_minutes))
_paper(
    "documents.needs_analysis", "needs_analysis", papers.needs_analysis,
    _one(title=_title, client=lambda s: s.client, at=lambda s: s.before(40), accessibility_asked=lambda _: True),
)  # fmt: skip
_paper(
    "documents.trainer_profile", "trainer_profile",
    lambda session, **options: papers.trainer_profile(session, session.trainer, layout="curriculum", **options),
    _one(name=lambda s: s.trainer.name, updated=lambda s: date(s.start.year, 1, 12)),
)  # fmt: skip
_paper("documents.welcome", "welcome_rules", papers.booklet, _one(dated=lambda s: date(s.start.year, 1, 5)))
_paper("documents.resources", "resource", papers.handout, _one(name_of=lambda s: f"Support de cours – {s.title}"))
_paper(
    "documents.invoice", "invoice", occasional.invoice,
    _one(title=_title, client=lambda s: s.client, start=_start, end=_end, minutes=_minutes,
         issued=lambda s: s.after(5), participants=lambda s: [each.name for each in s.learners]),
)  # fmt: skip
_paper(
    "documents.subcontract", "subcontract", occasional.subcontract,
    _one(title=_title, subcontractor=lambda _: occasional.SUBCONTRACTOR.name, start=_start, end=_end, minutes=_minutes,
         signed_on=lambda s: s.before(25), signed_by_principal=lambda _: True),
)  # fmt: skip
_paper(
    "documents.accessibility", "accessibility", _of_first(occasional.accessibility),
    _one(name=_name, at=lambda s: s.before(12), asked=lambda _: True, need=lambda _: False),
)  # fmt: skip
_paper(
    "documents.dropout", "dropout", _of_first(occasional.dropout_sheet),
    _one(name=_name, at=_start, cause=lambda _: "nouvel emploi", title=_title),
)  # fmt: skip
_paper(
    "documents.exam", "exam_evidence", occasional.exam_list,
    lambda session: (
        {"name": each.name, "step": "registration", "register": "RS6561", "at": session.before(5)}
        for each in session.learners
    ),
    forms=("xlsx", "pdf", "docx"),
)  # fmt: skip
_paper(
    "documents.end_attestation", "end_attestation", _of_first(occasional.end_attestation),
    _one(name=_name, title=_title, start=_start, end=_end, minutes=_minutes, issued=lambda s: s.after(1)),
)  # fmt: skip
_paper(
    "documents.provider_certificate", "provider_certificate", occasional.provider_certificate,
    _one(provider=lambda s: s.provider.name, nda=lambda s: s.provider.nda, valid_from=lambda _: date(2025, 2, 3),
         valid_until=lambda _: date(2028, 2, 2)),
)  # fmt: skip
_paper(
    "documents.feedback", "survey_response", lambda session, **options: occasional.feedback(session, "company",
    **options),
    _one(stakeholder=lambda _: "company", title=_title, at=lambda s: datetime.combine(s.after(20), time())),
)  # fmt: skip
_paper(
    "documents.follow_up", "tutor_exchange", followup.follow_up_log,
    lambda session: (
        {"name": each.learner.name, "at": each.at, "author": each.author.name, "channel": each.channel,
         "subject": each.subject}
        for each in followup.exchanges(session)
    ),
    forms=("xlsx", "docx"),
)  # fmt: skip
_paper(
    "documents.recording_notice", "recording_consent", documents.recording_notice,
    lambda session: (
        {"name": "", "answer": None}, *({"name": each.name, "answer": "accepted"} for each in session.learners),
    ),
    facts=_LIVE,
)  # fmt: skip
_paper(
    "documents.recordings", "recording", lambda session, **_: signing.recordings_xlsx(session),
    lambda session: (
        {"start": slot.starts - timedelta(minutes=2), "minutes": round(slot.minutes - 1 + 12 / 60, 2),
         "title": session.title}
        for slot in session.slots
    ),
    forms=("xlsx",), facts=_LIVE, precision="start to the minute, length to the second",
)  # fmt: skip
_paper(
    "documents.sequence_plan", "sequence_plan", sequences.sequence_plan,
    _one(given=lambda s: s.before(10), title=_title, total=lambda s: s.slot_minutes, parts=lambda s: len(s.slots)),
    forms=("pdf", "docx"), facts=_LIVE,
)  # fmt: skip
_paper(
    "documents.work_analysis", "work_based_file", _of_first(work_based.work_analysis),
    _one(item=lambda _: "analysis", name=_name, at=lambda s: s.before(15)), facts=_AT_WORK,
)  # fmt: skip
_paper(
    "documents.work_trainer", "work_based_file", work_based.work_trainer,
    _one(item=lambda _: "trainer", trainer=lambda s: s.trainer.name, at=lambda s: s.before(12)), facts=_AT_WORK,
)  # fmt: skip
_paper(
    "documents.work_protocol", "work_based_file", _of_first(work_based.work_protocol),
    _one(item=lambda _: "protocol", name=_name, trainer=lambda s: s.trainer.name), facts=_AT_WORK,
)  # fmt: skip
_paper(
    "documents.work_assessment", "work_based_file", _of_first(work_based.work_assessment),
    _one(item=lambda _: "assessment", name=_name, at=_end), facts=_AT_WORK,
)  # fmt: skip
_paper(
    "documents.work_phases", "work_phase", _of_first(work_based.work_log),
    lambda session: (
        {"name": session.learners[0].name, "phase": each.kind, "date": each.date, "start": each.start,
         "end": each.end, "minutes": each.minutes, "tutor": session.trainer.name, "topic": each.topic}
        for each in session.phases
    ),
    forms=("xlsx", "pdf", "docx"), facts=_AT_WORK, precision="none",
)  # fmt: skip
_paper(
    "documents.exchange", "tutor_exchange",
    lambda session, **_: mail.follow_up_mail(session, session.learners[0], "Point d'étape", at=session.start),
    _one(name=_name, author=lambda s: s.trainer.name, at=_start, subject=lambda _: "Point d'étape"),
    forms=("eml",),
)  # fmt: skip


def _attestoodle(session: Session, **_: Any) -> bytes:
    """Moodle's attestation of credited minutes: each half-day as a course."""
    rows = [["Cours Suivis", "Total heures"]]
    rows += [[f"Module du {slot.id}", f"{slot.minutes // 60}h{slot.minutes % 60:02}"] for slot in session.slots]
    blocks = [
        Line(f"Du {session.start:%d/%m/%Y} au {session.end:%d/%m/%Y}"),
        Line(f"Nom du stagiaire : {session.learners[0].name}"),
        Line(f"Intitulé de la formation : {session.title}"),
        Line(f"Temps total validé sur la période : {session.slot_minutes // 60}h{session.slot_minutes % 60:02}"),
        Table(rows, (3, 1)),
    ]
    return written([Title("ATTESTATION"), *blocks], "pdf")


_paper(
    "moodle.attestoodle", "activity_progress", _attestoodle,
    lambda session: (
        {"name": session.learners[0].name, "activity": f"Module du {slot.id}", "estimated_minutes": slot.minutes}
        for slot in session.slots
    ),
    forms=("pdf",), precision="credits, no measured time",
)  # fmt: skip
_paper(
    "documents.distance_information", "distance_information", documents.distance_information,
    _one(title=_title), facts=_REMOTE,
)  # fmt: skip
_paper(
    "documents.assistance",
    "assistance",
    documents.assistance,
    _one(contacts=lambda s: [s.provider.contact.name, s.trainer.name]),
)
