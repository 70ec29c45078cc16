"""What the factory writes in each system's format is read back to the same facts: who, when, how long, how well."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.factory import (
    Activity,
    Person,
    Session,
    attendance_csv,
    attendance_ods,
    attendance_xlsx,
    certificate,
    exchanges,
    follow_up_log,
    moodle,
    platforms,
    signature_list_csv,
    slots_of,
    surveys,
    teams,
    zoom,
)
from tests.factory.live import stays
from tests.factory.remote import answered, forum_csv
from tests.factory.visits import score, visits

from auditready import EvidenceFile, Mention
from auditready.audit.recognise import recognise
from auditready.plugins import Plugins, load_plugins
from auditready.reading.names import name_key
from auditready.testing import Context

LEARNERS = (
    Person("Hélène", "Dupré-Lefèvre", "helene.dupre@example.com", moodle_id=11),
    Person("Thị Lan", "Nguyễn", "lan.nguyen@example.com", moodle_id=12),
    Person("Jean-Baptiste", "d'Hérouville", "jb.dherouville@example.com", moodle_id=13),
    Person("Maëlys", "Le Goff", "maelys.legoff@example.com", moodle_id=14),
)
TRAINER = Person("Alexandre", "Petitjean", "a.petitjean@ateliers-lirou.example.org", moodle_id=3)
ACTIVITIES = (
    Activity("Module 1 – Découvrir", "page", 90, date(2026, 9, 7)),
    Activity("Test module 1", "quiz", 30, date(2026, 9, 8)),
    Activity("Étude de cas", "assign", 120, date(2026, 9, 10)),
)
DAYS = (date(2026, 5, 18), date(2026, 5, 26))
"""Days over 12: nothing about day and month is left to the dossier."""

Facts = Counter[tuple[Any, ...]]


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    return load_plugins()


@pytest.fixture
def back(plugins: Plugins, tmp_path: Path) -> Callable[[bytes], list[Any]]:
    """Read bytes as the audit does, under a name that says nothing."""

    def run(data: bytes) -> list[Any]:
        path = tmp_path / "evidence"
        path.write_bytes(data)
        file = EvidenceFile(path, "evidence")
        claim = recognise(file, plugins)
        assert claim.reader is not None
        assert claim.recognition is not None
        return list(claim.reader.read(file, Context(claim.recognition, hints=[day.isoformat() for day in DAYS])))

    return run


def live() -> Session:
    slots = slots_of(*DAYS, mode="synchronous")
    absent = frozenset({(LEARNERS[1].key, slots[2].id)})
    return Session("Animer à distance", "ANI", "synchronous", LEARNERS, TRAINER, slots, absences=absent)


def in_person() -> Session:
    return live().but(modality="in_person", slots=slots_of(*DAYS))


def remote() -> Session:
    return Session("Tutorat en ligne", "TUT", "asynchronous", LEARNERS, TRAINER, activities=ACTIVITIES)


def who(mention: Mention) -> str:
    """Return the key of the person of the session that a record names, by address or by name."""
    for person in (*LEARNERS, TRAINER):
        if mention.email == person.email or name_key(mention.name) == name_key(person.name):
            return person.key
    raise AssertionError(f"a record names {mention} who is not of the session")


def of(records: Iterable[Any], kind: str) -> list[Any]:
    return [record for record in records if record.kind == kind]


# --- live classes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "write", [zoom.participants, zoom.participants_2021, teams.attendance_report, teams.attendance_report_2022]
)
def test_joins_of_a_live_class(write: Callable[..., bytes], back: Callable[[bytes], list[Any]]) -> None:
    session = live()
    for slot in session.slots:
        written: Facts = Counter(
            (one.person.key, one.start, one.end) for one in stays(session, slot) if not one.waiting
        )
        read: Facts = Counter(
            (who(one.person), one.start, one.end) for one in of(back(write(session, slot)), "presence")
        )
        assert written == read


def test_totals_of_a_live_class(back: Callable[[bytes], list[Any]]) -> None:
    session = live()
    written: Counter[str] = Counter()
    for one in stays(session, session.slots[2]):
        written[one.person.key] += 0 if one.waiting else one.rounded_minutes
    records = of(back(zoom.unique_users(session, session.slots[2])), "presence")
    assert {key: minutes for key, minutes in written.items() if minutes} == {
        who(one.person): one.minutes for one in records
    }


def test_messages_of_a_chat(back: Callable[[bytes], list[Any]]) -> None:
    session = live()
    slot = session.slots[0]
    written = [(at.time(), len(text)) for at, _, text in zoom.messages(session, slot)]
    assert written == [(one.clock, one.length) for one in of(back(zoom.chat(session, slot)), "chat_message")]


# --- sheets ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("write", "blank"),
    [
        (attendance_xlsx, "unsigned"),
        (attendance_ods, "unsigned"),
        (attendance_csv, "unsigned"),
        (signature_list_csv, "present"),  # the list says it in a column of its own
    ],
)
def test_half_days_of_a_sheet(write: Callable[..., bytes], blank: str, back: Callable[[bytes], list[Any]]) -> None:
    session = in_person()
    left_out = (LEARNERS[3].key, session.slots[0].id)
    written = {}
    for learner in LEARNERS:
        for slot in session.slots:
            state = "absent" if session.is_absent(learner, slot) else "signed"
            key = learner.key, slot.starts.date(), "morning" if slot.starts.hour < 12 else "afternoon"
            written[key] = blank if (learner.key, slot.id) == left_out else state
    records = of(back(write(session, unsigned={left_out})), "attendance")
    assert written == {(who(one.person), one.date, one.half_day): one.state for one in records}


# --- platforms -------------------------------------------------------------------------------------------------


def test_visits_of_a_log(back: Callable[[bytes], list[Any]]) -> None:
    session = remote()
    learners = {learner.key for learner in LEARNERS}
    written = Counter((one.person.key, one.start.date()) for one in visits(session))
    records = [one for one in of(back(moodle.log(session)), "lms_session") if who(one.person) in learners]
    assert written == Counter((who(one.person), one.start.date()) for one in records)
    spent: dict[tuple[str, date], int] = {(one.person.key, one.start.date()): one.minutes for one in visits(session)}
    for one in records:
        assert one.minutes == pytest.approx(spent[who(one.person), one.start.date()], abs=2)


@pytest.mark.parametrize("excel", [False, True])
def test_completion_of_activities(excel: bool, back: Callable[[bytes], list[Any]]) -> None:
    session = remote()
    done = [one for one in visits(session) if one.person != LEARNERS[1]]
    written = {(one.person.key, one.activity.name, one.end.replace(second=0)) for one in done}
    records = of(back(moodle.completion(session, found=done, excel=excel)), "activity_progress")
    read = {
        (who(one.person), one.activity, one.completed_at.replace(second=0))
        for one in records
        if one.status in {"completed", "passed"}
    }
    assert written == read


def test_attempts_of_a_quiz(back: Callable[[bytes], list[Any]]) -> None:
    session, quiz = remote(), ACTIVITIES[1]
    written = {
        (one.person.key, one.start.replace(second=0), score(session, one.person, quiz))
        for one in visits(session)
        if one.activity == quiz
    }
    records = of(back(moodle.quiz_xlsx(session, quiz)), "assessment")
    assert written == {(who(one.person), one.start.replace(second=0), one.score) for one in records}
    assert {one.max_score for one in records} == {20}


def test_marks_of_a_gradebook(back: Callable[[bytes], list[Any]]) -> None:
    session = remote()
    named = {"quiz": "Test", "assign": "Devoir"}  # the gradebook puts the kind of activity before its name
    written = {
        (one.person.key, f"{named[one.activity.kind]} {one.activity.name}"): score(session, one.person, one.activity)
        for one in visits(session)
        if one.activity.kind in named
    }
    records = of(back(moodle.grades_xlsx(session)), "assessment")
    assert written == {(who(one.person), one.title): one.score for one in records}


def test_works_handed_in(back: Callable[[bytes], list[Any]]) -> None:
    session, work = remote(), ACTIVITIES[2]
    written = {one.person.key: one.end.date() for one in visits(session) if one.activity == work}
    records = of(back(moodle.assignment_csv(session, work)), "submission")
    assert written == {who(one.person): one.at.date() for one in records if one.status == "submitted"}


def test_posts_of_a_forum(back: Callable[[bytes], list[Any]]) -> None:
    session = remote()
    records = of(back(forum_csv(session)), "forum_post")
    assert len(answered(session)) == len(records)
    assert Counter(post.at for post in answered(session)) == Counter(one.at.replace(tzinfo=None) for one in records)


@pytest.mark.parametrize("write", [platforms.learning360_csv, platforms.talentlms_json])
def test_progress_on_a_platform(write: Callable[..., bytes], back: Callable[[bytes], list[Any]]) -> None:
    session = remote()
    found = [one for one in visits(session) if one.person != LEARNERS[2] or one.activity == ACTIVITIES[0]]
    written = defaultdict(lambda: (0.0, 0.0))
    for one in found:
        share, spent = written[one.person.key]
        written[one.person.key] = (share + 1 / len(ACTIVITIES), spent + one.minutes)
    records = of(back(write(session, found=found)), "activity_progress")
    read = {who(one.person): (one.share, one.spent_minutes) for one in records}
    assert {key: pytest.approx(facts, abs=0.01) for key, facts in written.items()} == read


# --- papers ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("write", [surveys.google_csv, surveys.microsoft_xlsx])
def test_answers_to_a_survey(write: Callable[..., bytes], back: Callable[[bytes], list[Any]]) -> None:
    session = live()
    day = session.end + timedelta(days=1)
    written = {surveys.answered_at(session, learner, day) for learner in LEARNERS}
    records = of(back(write(session, day=day)), "survey_response")
    assert len(records) == len(LEARNERS)
    assert {one.date() for one in written} == {_day(one.at) for one in records}


def _day(at: datetime | date) -> date:
    return at.date() if isinstance(at, datetime) else at


@pytest.mark.parametrize("minutes", [None, 615])
def test_hours_of_a_certificate(minutes: int | None, back: Callable[[bytes], list[Any]]) -> None:
    session = in_person()
    for learner in LEARNERS:
        (record,) = of(back(certificate(session, learner, minutes=minutes)), "certificate")
        hours = session.justified_minutes(learner) if minutes is None else minutes
        assert (learner.key, session.start, session.end, hours) == (
            who(record.person), record.start, record.end, record.minutes,
        )  # fmt: skip


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_exchanges_of_a_log(form: str, back: Callable[[bytes], list[Any]]) -> None:
    session = remote()
    log = exchanges(session)
    written = Counter((one.learner.key, _day(one.at)) for one in log)
    records = of(back(follow_up_log(session, form=form, log=log)), "tutor_exchange")
    assert written == Counter((who(one.person), _day(one.at)) for one in records)
