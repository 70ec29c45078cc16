"""One class, reported by each live tool in turn: the same people, the same minutes, and nothing to find."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.cases.recipes.sessions import LIVE, LIVE_MORNING
from tests.factory import bigbluebutton, clean, meetings, stays
from tests.planting.trial import try_clean

from auditready import Presence
from auditready.testing import check_reader
from auditready_plugins import adobe_connect, bigbluebutton as bbb, google_meet, goto, jitsi, webex

Writer = Callable[..., bytes]

PER_JOIN: dict[str, Writer] = {
    "bigbluebutton.events": bigbluebutton.events,
    "bigbluebutton.dashboard": bigbluebutton.dashboard,
    "webex.attendance": meetings.webex_report,
    "goto.attendees": meetings.goto_report,
    "jitsi.webhooks": meetings.jaas_webhooks,
    "adobe_connect.attendance": meetings.adobe_xml,
}
PER_PERSON: dict[str, Writer] = {
    "bigbluebutton.activity": bigbluebutton.activity,
    "google_meet.attendance": meetings.meet_attendance,
}
FOLDER = "07 Classe virtuelle"


@pytest.fixture
def reader_of():
    readers = {}
    for plugin in (adobe_connect, bbb, google_meet, goto, jitsi, webex):
        plugin.register_readers(lambda reader: readers.setdefault(reader.name, reader))
    return readers.__getitem__


def wall(at: datetime | None) -> datetime | None:
    """The moment on the dossier's wall."""
    return at if at is None or at.tzinfo is None else at.astimezone(ZoneInfo("Europe/Paris")).replace(tzinfo=None)


def read_back(reader, data: bytes, tmp_path: Path) -> list[Presence]:
    path = tmp_path / f"{LIVE_MORNING.date} 09-00 report.bin"
    path.write_bytes(data)
    return check_reader(reader, path).of("presence")


def told(*, hosts: bool):
    """Who was there from when to when, as the factory knows it."""
    return sorted(
        (stay.name, stay.start, stay.end)
        for stay in stays(LIVE, LIVE_MORNING)
        if not stay.waiting and (hosts or not stay.host)
    )


@pytest.mark.parametrize("name", PER_JOIN)
def test_each_join_is_read_back(name, reader_of, tmp_path):
    presences = read_back(reader_of(name), PER_JOIN[name](LIVE, LIVE_MORNING), tmp_path)
    read = sorted((p.person.name, wall(p.start), wall(p.end)) for p in presences)
    assert read == told(hosts=not name.startswith("adobe"))


def test_the_api_of_goto_gives_the_same_joins(reader_of, tmp_path):
    presences = read_back(reader_of("goto.attendees"), meetings.goto_api(LIVE, LIVE_MORNING), tmp_path)
    assert sorted((p.person.name, wall(p.start), wall(p.end)) for p in presences) == told(hosts=True)


@pytest.mark.parametrize("name", PER_PERSON)
def test_a_row_a_person_has_first_arrival_last_departure_and_the_time_inside(name, reader_of, tmp_path):
    presences = read_back(reader_of(name), PER_PERSON[name](LIVE, LIVE_MORNING), tmp_path)
    for presence in presences:
        mine = [each for each in told(hosts=True) if each[0] == presence.person.name]
        inside = sum((end - start).total_seconds() for _, start, end in mine) / 60
        assert presence.minutes == pytest.approx(inside, abs=0.51)
        assert timedelta() <= min(start for _, start, _ in mine) - presence.start < timedelta(minutes=1)
    assert len(presences) == len({name for name, _, _ in told(hosts=True)})


def test_the_old_log_counts_from_the_creation_of_the_room(reader_of, tmp_path):
    presences = read_back(
        reader_of("bigbluebutton.events"), bigbluebutton.events(LIVE, LIVE_MORNING, dated=False), tmp_path
    )
    assert sorted((p.person.name, wall(p.start), wall(p.end)) for p in presences) == told(hosts=True)


@pytest.mark.parametrize(
    ("name", "writer", "chat"),
    [
        ("events.xml", bigbluebutton.events, None),
        ("learning_dashboard_data.json", bigbluebutton.dashboard, None),
        ("Dashboard_{day}.csv", bigbluebutton.activity, ("public-chat-Animer_{day}_18-00.txt", bigbluebutton.chat)),
        ("{day} 09-00 Animer - Attendance Report.csv", meetings.meet_attendance, ("chat.sbv", meetings.meet_chat)),
        ("participants.csv", meetings.webex_report, ("chat.sbv", meetings.meet_chat)),
        ("attendees.csv", meetings.goto_report, ("chat.sbv", meetings.meet_chat)),
        ("attendees.json", meetings.goto_api, ("chat.sbv", meetings.meet_chat)),
        ("webhooks.jsonl", meetings.jaas_webhooks, ("chat.sbv", meetings.meet_chat)),
    ],
    ids=["log", "dashboard", "dashboard csv", "meet", "webex", "goto", "goto api", "jitsi"],
)  # fmt: skip
def test_a_dossier_reported_by_another_tool_has_nothing_to_find(name, writer, chat):
    dossier = clean(LIVE)
    for slot in LIVE.slots:
        dossier.drop(f"zoom/{slot.id}", f"chat/{slot.id}")
        folder = f"{FOLDER}/{slot.half_day}"
        dossier.add(f"live/{slot.id}", f"{folder}/{name.format(day=slot.date)}", writer, slot)
        if chat is not None:
            dossier.add(f"chat/{slot.id}", f"{folder}/{chat[0].format(day=slot.date)}", chat[1], slot)
    assert try_clean(dossier).extra == ()


def typed(cell: str) -> object:
    """What a spreadsheet program makes of a cell when it opens a CSV; ="…" is a formula whose value is the text."""
    if cell.startswith('="'):
        return cell[2:-1]
    for pattern in ("%d/%m/%Y %H:%M:%S", "%b %d, %Y %I:%M:%S %p"):
        try:
            return datetime.strptime(cell, pattern)
        except ValueError:
            continue
    for pattern in ("%H:%M:%S", "%I:%M %p"):
        try:
            return datetime.strptime(cell, pattern).time()
        except ValueError:
            continue
    return {"TRUE": True, "FALSE": False}.get(cell, int(cell) if cell.isdecimal() else cell)


@pytest.mark.parametrize(
    ("name", "writer"),
    [
        ("bigbluebutton.activity", bigbluebutton.activity),
        ("google_meet.attendance", meetings.meet_attendance),
        ("webex.attendance", meetings.webex_report),
        ("goto.attendees", meetings.goto_report),
    ],
)
@pytest.mark.parametrize("form", ["xlsx", "semicolons"])
def test_saved_again_by_a_spreadsheet_program(name, writer, form, reader_of, tmp_path, make_csv, make_xlsx):
    data = writer(LIVE, LIVE_MORNING)
    encoding = "utf-16" if data.startswith(b"\xff\xfe") else "utf-8"
    rows = list(csv.reader(data.decode(encoding).splitlines(), delimiter="\t" if encoding == "utf-16" else ","))
    title = f"{LIVE_MORNING.date} 09-00 report.{form}"
    again = (
        make_xlsx([list(map(typed, row)) for row in rows], name=title)
        if form == "xlsx"
        else make_csv(rows, name=title, delimiter=";", encoding="cp1252")
    )
    first, second = read_back(reader_of(name), data, tmp_path), check_reader(reader_of(name), again).of("presence")
    assert [facts(one) for one in second] == [facts(one) for one in first]


def facts(presence: Presence) -> tuple[object, ...]:
    return presence.person, presence.start, presence.end, presence.minutes, presence.host
