"""Teams attendance exports of every generation, with invented people."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest

from auditready import EvidenceFile
from auditready.testing import Context
from auditready_plugins.teams.attendance import AttendanceReader

# ruff: noqa: E501 - a row of an export is one line

READER = AttendanceReader()
TYPED = "1 name(s) without address or account: typed by their bearers, verified by nothing in the export"

LIST = """\
Full Name\tUser Action\tTimestamp
Ada Démo\tJoined before\t27/01/2021, 12:56:45
Ada Démo\tLeft\t27/01/2021, 13:05:03
Bao Essai (Invité)\tJoined\t27/01/2021, 12:58:00
Ada Démo\tJoined\t27/01/2021, 13:10:00
Bao Essai (Invité)\tLeft\t27/01/2021, 13:58:30
"""

TABLE = """\
Meeting Summary
Total Number of Participants\t3
Meeting Title\tExcel, niveau 1
Meeting Start Time\t4/25/2022, 8:22:11 AM
Meeting End Time\t4/25/2022, 10:16:29 AM
Meeting Id\t00000000-1111-2222-3333-444444444444

Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)
Henri Hôte\t4/25/2022, 8:22:11 AM\t4/25/2022, 10:16:29 AM\t1h 54m\thenri@example.org\tOrganizer\thenri@example.org
Ada Démo\t4/25/2022, 8:31:24 AM\t4/25/2022, 10:00:52 AM\t1h 29m\tada_of.fr#EXT#@tenant.example.com\tPresenter\tada_of.fr#EXT#@tenant.example.com
Ada Démo\t4/25/2022, 10:10:05 AM\t4/25/2022, 10:16:21 AM\t6m 15s\t\tPresenter\tada_of.fr#EXT#@tenant.example.com
Bao (Guest)\t4/25/2022, 8:30:25 AM\t4/25/2022, 10:16:25 AM\t1h 45m\t\tAttendee\t
"""

SECTIONS = """\
1. Résumé
Titre de la réunion\tPoint hebdomadaire
Participants présents\t2
Heure de début\t14/11/22, 09:29:07
Heure de fin\t14/11/22, 09:50:14
Durée de la réunion\t21 min 7 s
Durée moyenne de participation\t18 min 24 s

2. Participants
Nom\tPremière participation\tDernier départ\tDurée dans la réunion\tE-mail\tID de participant (UPN)\tRôle
DÉMO Ada (EXT)\t14/11/22, 09:30:46\t14/11/22, 09:50:12\t18 min 26 s\tada@example.org\tada@example.org\tOrganisateur
15550100123 (Non vérifié)\t14/11/22, 09:31:00\t14/11/22, 09:50:14\t19 min 14 s\t\t\tParticipant

3. Activités de la réunion
Nom\tHeure d'arrivée\tHeure de départ\tDurée\tE-mail\tRôle
DÉMO Ada (EXT)\t14/11/22, 09:30:46\t14/11/22, 09:40:00\t9 min 14 s\tada@example.org\tOrganisateur
DÉMO Ada (EXT)\t14/11/22, 09:41:00\t14/11/22, 09:50:12\t9 min 12 s\tada@example.org\tOrganisateur
15550100123 (Non vérifié)\t14/11/22, 09:31:00\t14/11/22, 09:50:14\t19 min 14 s\t\tParticipant
"""

ENGAGEMENT = """\
1. Summary
Meeting title\t"Atelier
du ""matin"" de mai"
Attended participants\t3
Start time\t9/22/26, 2:48:05 PM
End time\t9/22/26, 6:11:26 PM
Meeting duration\t3h 23m 20s
Average attendance time\t2h 31m 7s

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\tEngagement: Reaction-Like\tEngagement: Unmute\tSynthetic Future Column
Ada Démo\t9/22/26, 2:50:00 PM\t9/22/26, 6:11:26 PM\t3h 21m 26s\tada@example.org\tupn-ada-1@example.org\tOrganizer\t3\t1\tx
" 15550100123 (Unverified)"\t9/22/26, 3:00:00 PM\t9/22/26, 3:10:00 PM\t10m\t\t\tAttendee
Bao\t\t\t\tbao@example.org\tupn-bao-2@example.org\tAttendee

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Ada Démo\t9/22/26, 2:50:00 PM\t9/22/26, 6:11:26 PM\t3h 21m 26s\tada@example.org\tOrganizer
" 15550100123 (Unverified)"\t9/22/26, 3:00:00 PM\t9/22/26, 3:10:00 PM\t10m\t\tAttendee

4. Meeting Engagement
Name\tEngagement Type\tTime
Ada Démo\tUnmute\t9/22/26, 2:55:00 PM
Ada Démo\tRaise Hands\t9/22/26, 2:56:00 PM
Ada Démo\tReaction-Like\t9/22/26, 3:01:00 PM
"""


@pytest.fixture
def reading(tmp_path, audit_reader):
    """Read a text with the reader, held to its whole contract."""

    def run(text, *, name="report.csv", encoding="utf-16", hints=()):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return audit_reader(READER, path, hints=hints)

    return run


def notes(reading):
    return [note.en for note in reading.notes]


def times(reading):
    return [(p.person.name, p.start and f"{p.start:%H:%M:%S}", p.end and f"{p.end:%H:%M:%S}") for p in reading.records]


# --- lists of joins and exits ---


def sorted_list(key, *, reverse=False):
    header, *rows = LIST.splitlines(keepends=True)
    return header + "".join(sorted(rows, key=key, reverse=reverse))


@pytest.mark.parametrize(
    "text",
    [
        LIST,
        sorted_list(lambda row: (row.split("\t")[0], row.split("\t")[2])),
        sorted_list(lambda row: row.split("\t")[2]),
        sorted_list(lambda row: row.split("\t")[2], reverse=True),
    ],
    ids=["mixed", "by person", "by time", "newest first"],
)
def test_a_list_gives_the_same_stays_in_any_order(reading, text):
    result = reading(text)
    assert sorted(times(result), key=str) == [
        ("Ada Démo", "12:56:45", "13:05:03"),
        ("Ada Démo", "13:10:00", None),
        ("Bao Essai (Invité)", "12:58:00", "13:58:30"),
    ]
    assert sorted((p.minutes is None, p.minutes) for p in result.records) == [(False, 8.3), (False, 60.5), (True, None)]


def test_who_was_there_before_the_download_began_earlier(reading):
    assert [p.start_is_latest for p in reading(LIST).records] == [True, False, False]


def test_a_stay_without_an_exit_has_no_duration_and_is_told(reading):
    expected = "1 stay(s) without an exit: the person was still there at the download, the duration is not known"
    assert expected in notes(reading(LIST))


def test_the_guest_mark_stays_in_the_name(reading):
    assert [p.guest for p in reading(LIST).records] == [None, True, None]


def test_unknown_labels_are_told_from_the_order_of_events(reading):
    text = LIST.replace("Full Name\tUser Action\tTimestamp", "Nom complet\tAction de l'utilisateur\tHorodatage")
    text = text.replace("Joined before", "Est entré avant").replace("Joined", "Est entré").replace("Left", "Est sorti")
    result = reading(text)
    assert times(result) == times(reading(LIST))
    assert [p.start_is_latest for p in result.records] == [True, False, False]
    assert result.recognition.confidence == 0.6


def test_a_copy_without_seconds_keeps_the_order_of_the_whole_list(reading):
    text = (
        "Full Name;User Action;Timestamp\nBao;Left;27/01/2021 14:00\n"
        "Ada;Left;27/01/2021 13:05\nAda;Joined;27/01/2021 13:05\nBao;Joined;27/01/2021 13:00\n"
    )
    assert [p.minutes for p in reading(text).records] == [0.0, 60.0]


def test_an_ambiguous_list_keeps_the_minutes(reading):
    result = reading(LIST.replace("27/01/2021", "11/12/2020"))
    assert [(p.start, p.end) for p in result.records] == [(None, None)] * 3
    assert [p.minutes for p in result.records] == [8.3, 60.5, None]


def test_the_dossier_settles_the_date(reading):
    result = reading(LIST.replace("27/01/2021", "11/12/2020"), hints=("2020-12-11",))
    assert result.records[0].start == datetime(2020, 12, 11, 12, 56, 45)


def test_an_exit_without_an_entry_is_kept_and_told(reading):
    result = reading("Full Name\tUser Action\tTimestamp\nAda\tLeft\t27/01/2021, 13:05:03\n")
    assert times(result) == [("Ada", None, "13:05:03")]
    assert "1 exit(s) without an entry: the beginning is not known" in notes(result)


def test_a_list_of_nobody_is_known_and_told(reading):
    result = reading("Full Name\tUser Action\tTimestamp\n")
    assert (result.records, notes(result)) == ([], ["no participant in this list"])


def test_a_live_event_is_in_utc(reading):
    result = reading(
        "SessionId,ParticipantId,FullName,UserAgent,UtcEventTimestamp,Action,Role\n"
        "s1,p1,Ada Démo,Edge,1/25/2022 4:48:08 PM,Joined,Attendee\n"
        "s1,p1,Ada Démo,Edge,1/25/2022 5:48:08 PM,Left,Attendee\n",
        encoding="utf-8",
    )
    (ada,) = result.records
    assert (ada.start, ada.minutes) == (datetime(2022, 1, 25, 16, 48, 8, tzinfo=UTC), 60.0)
    assert (ada.person.identifier, result.recognition.variant, notes(result)) == ("p1", "live-event", [])


# --- one table of joins ---


def padded(text):
    return "".join(line + "\t" * (11 - line.count("\t")) + "\r\n" for line in text.splitlines())


@pytest.mark.parametrize("text", [TABLE, padded(TABLE)], ids=["plain", "padded"])
def test_a_table_of_joins(reading, text):
    result = reading(text)
    assert [(p.person.name, p.minutes, p.host, p.guest) for p in result.records] == [
        ("Henri Hôte", 114.0, True, False),
        ("Ada Démo", 89.0, False, True),
        ("Ada Démo", 6.25, False, True),
        ("Bao (Guest)", 105.0, False, True),
    ]
    host = result.records[0]
    assert (host.meeting_title, host.meeting_id) == ("Excel, niveau 1", "00000000-1111-2222-3333-444444444444")
    assert (host.meeting_start, host.meeting_end) == (
        datetime(2022, 4, 25, 8, 22, 11),
        datetime(2022, 4, 25, 10, 16, 29),
    )
    assert host.locator.row == 9


def test_a_directory_name_of_a_guest_is_no_address(reading):
    ada = reading(TABLE).records[1].person
    assert (ada.email, ada.identifier) == (None, "ada_of.fr#EXT#@tenant.example.com")


# --- numbered sections ---


def test_sections_give_every_join_with_the_directory_name(reading):
    result = reading(SECTIONS)
    assert times(result) == [
        ("DÉMO Ada (EXT)", "09:30:46", "09:40:00"),
        ("DÉMO Ada (EXT)", "09:41:00", "09:50:12"),
        ("15550100123 (Non vérifié)", "09:31:00", "09:50:14"),
    ]
    ada, _, phone = result.records
    assert (ada.person.email, ada.person.identifier, ada.host) == ("ada@example.org", "ada@example.org", True)
    assert (phone.person.email, phone.person.identifier, phone.host) == (None, None, False)
    assert (ada.meeting_title, ada.minutes) == ("Point hebdomadaire", 9 + 14 / 60)
    assert notes(result) == ["times carry no zone in the export: read as Europe/Paris, assumed", TYPED]


LANGUAGES = {
    "Polish": ("Imię i nazwisko", "Identyfikator uczestnika (UPN)", "Organizator", "{h} godz. {m} min {s} sek."),
    "Japanese": ("名前", "参加者 ID (UPN)", "開催者", "{h} 時間 {m} 分 {s} 秒"),
    "German": ("Name", "Teilnehmer-ID (UPN)", "Organisator", "{h} Std. {m} Min. {s} Sek."),
    "English": ("Name", "Participant ID (UPN)", "Organizer", "{h}h {m}m {s}s"),
}


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES.keys())
def test_the_shape_is_the_same_in_every_language(reading, language):
    name, upn, organiser, form = language
    lasted = form.format(h=2, m=18, s=8)
    result = reading(
        f"1. A\nB\tLab 3\nC\t1\nD\t3/14/25, 8:00:48 AM\nE\t3/14/25, 10:20:08 AM\nF\t{lasted}\nG\t{lasted}\n\n"
        f"2. H\n{name}\tI\tJ\tK\tL\t{upn}\tM\n"
        f"Ada\t3/14/25, 8:02:00 AM\t3/14/25, 10:20:08 AM\t{lasted}\ta@example.org\ta@example.org\t{organiser}\n\n"
        f"3. N\n{name}\tO\tP\tQ\tL\tM\n"
        f"Ada\t3/14/25, 8:02:00 AM\t3/14/25, 10:20:08 AM\t{lasted}\ta@example.org\t{organiser}\n"
    )
    assert [(p.minutes, p.host, p.meeting_title) for p in result.records] == [(138 + 8 / 60, True, "Lab 3")]


def test_without_the_list_of_joins_the_totals_are_read_and_it_is_told(reading):
    result = reading(SECTIONS.split("\n\n3.", maxsplit=1)[0] + "\n")
    assert [(p.person.name, p.minutes) for p in result.records] == [
        ("DÉMO Ada (EXT)", 18 + 26 / 60),
        ("15550100123 (Non vérifié)", 19 + 14 / 60),
    ]
    assert "no list of joins: first join and last leave only, interruptions cannot be seen" in notes(result)


def test_somebody_missing_from_the_joins_is_read_from_the_totals(reading):
    result = reading("".join(SECTIONS.splitlines(keepends=True)[:-1]))
    assert [p.person.name for p in result.records] == ["DÉMO Ada (EXT)", "DÉMO Ada (EXT)", "15550100123 (Non vérifié)"]
    assert "1 participant(s) without detailed joins: first join and last leave only" in notes(result)


def test_a_row_taken_out_of_the_participants_is_told(reading):
    lines = SECTIONS.splitlines(keepends=True)
    expected = "the report announces 2 participants and lists 1: it was changed, or a person stands in it several times"
    assert expected in notes(reading("".join(lines[:11] + lines[12:])))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-8-sig", "cp1252"])
def test_every_encoding(reading, encoding):
    assert reading(SECTIONS, encoding=encoding).records[0].person.name == "DÉMO Ada (EXT)"


def test_big_endian(reading):
    assert reading("\ufeff" + SECTIONS, encoding="utf-16-be").records[0].person.name == "DÉMO Ada (EXT)"


def test_a_copy_saved_by_a_spreadsheet_program(reading):
    text = re.sub(r"/22, (\d\d:\d\d):\d\d", r"/2022 \1", SECTIONS).replace("\t", ";")
    assert times(reading(text, encoding="cp1252"))[0] == ("DÉMO Ada (EXT)", "09:30:00", "09:40:00")


def test_polish_names_in_their_code_page(tmp_path):
    path = tmp_path / "raport.csv"
    path.write_bytes(
        SECTIONS.replace("DÉMO Ada (EXT)", "Łucja Wąż")
        .replace("è", "e")
        .replace("ô", "o")
        .replace("\t", ";")
        .encode("cp1250")
    )
    file = EvidenceFile(path, path.name, code_page="cp1250")
    records = list(READER.read(file, Context(READER.recognise(file))))
    assert [p.person.name for p in records[:2]] == ["Łucja Wąż", "Łucja Wąż"]


def test_a_narrow_blank_before_the_half_of_the_day(reading):
    result = reading(TABLE.replace(" AM", "\u202fAM"))
    assert result.records[0].start == datetime(2022, 4, 25, 8, 22, 11)


def test_a_copy_whose_dates_and_times_are_in_two_cells(reading):
    result = reading(SECTIONS.replace("/22, ", "/22\t"))
    assert times(result)[0] == ("DÉMO Ada (EXT)", "09:30:46", "09:40:00")
    assert result.records[0].meeting_start == datetime(2022, 11, 14, 9, 29, 7)


def test_teams_dates_its_file_names_month_first(reading):
    text = SECTIONS.replace("14/11/22", "3/10/25")
    result = reading(text, name="Point - Rapport de présence 3-10-25.csv")
    assert result.records[0].start == datetime(2025, 3, 10, 9, 30, 46)


# --- engagement ---


def test_engagement_is_no_presence(reading):
    result = reading(ENGAGEMENT)
    assert result.recognition.variant == "T4"
    assert [(p.person.name, p.minutes) for p in result.of("presence")] == [
        ("Ada Démo", 201 + 26 / 60),
        ("15550100123 (Unverified)", 10.0),
    ]
    assert result.records[0].meeting_title == 'Atelier\ndu "matin" de mai'
    assert notes(result) == [
        "1 row(s) of engagement that are no exchanges (microphone, camera, unknown type): not counted",
        "1 row(s) without a name or without any presence left out",
        "export not fully understood: columns not used: Synthetic Future Column",
        "times carry no zone in the export: read as Europe/Paris, assumed",
        TYPED,
    ]


def test_reactions_and_raised_hands_are_exchanges(reading):
    messages = reading(ENGAGEMENT).of("chat_message")
    assert [(m.person.name, f"{m.at:%H:%M}") for m in messages] == [("Ada Démo", "14:56"), ("Ada Démo", "15:01")]


def test_reactions_that_are_only_counted_are_one_trace_a_person(reading):
    result = reading(ENGAGEMENT.partition("\n4. ")[0] + "\n")
    assert [(m.person.name, m.at) for m in result.of("chat_message")] == [("Ada Démo", None)]
    assert "reactions and raised hands counted without a time: one trace a person (1)" in notes(result)


def test_a_section_of_another_shape_is_named(reading):
    result = reading(ENGAGEMENT.replace("Name\tEngagement Type\tTime", "Name\tConsent\tGiven\tBy"))
    assert "section(s) not read: 4. Meeting Engagement" in notes(result)


def test_a_directory_name_of_several_people_identifies_nobody(reading):
    result = reading(SECTIONS.replace("\t\t\tParticipant", "\t\tada@example.org\tParticipant"))
    assert [p.person.identifier for p in result.records] == [None, None, None]
    assert "directory name that several names have, not used to identify: ada@example.org" in notes(result)


# --- Microsoft Graph ---

GRAPH = {
    "id": "c9b6db1c",
    "meetingStartDateTime": "2026-03-05T08:00:00.0000000Z",
    "meetingEndDateTime": "2026-03-05T11:00:00Z",
    "totalParticipantCount": 2,
    "attendanceRecords": [
        {
            "emailAddress": "henri@example.org",
            "totalAttendanceInSeconds": 10800,
            "role": "Organizer",
            "identity": {"id": "u1", "displayName": "Henri Hôte"},
            "attendanceIntervals": [
                {
                    "joinDateTime": "2026-03-05T08:00:00Z",
                    "leaveDateTime": "2026-03-05T09:00:00Z",
                    "durationInSeconds": 3600,
                },
                {
                    "joinDateTime": "2026-03-05T09:00:30Z",
                    "leaveDateTime": "2026-03-05T11:00:00Z",
                    "durationInSeconds": 7170,
                },
            ],
        },
        {
            "identity": {"displayName": "Ada"},
            "role": "Attendee",
            "totalAttendanceInSeconds": 90,
            "attendanceIntervals": [],
        },
    ],
}


@pytest.mark.parametrize(
    "document",
    [GRAPH, {"value": [GRAPH]}, [GRAPH], {"value": GRAPH["attendanceRecords"]}],
    ids=["report", "page of reports", "list", "page of records"],
)
def test_graph_gives_intervals_in_utc(tmp_path, audit_reader, document):
    path = tmp_path / "report.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    result = audit_reader(READER, path)
    assert [(p.person.name, p.minutes, p.host) for p in result.records] == [
        ("Henri Hôte", 60.0, True),
        ("Henri Hôte", 119.5, True),
        ("Ada", 1.5, False),
    ]
    assert result.records[0].start == datetime(2026, 3, 5, 8, tzinfo=UTC)
    assert notes(result) == ["1 participant(s) without times: their total cannot prove a half-day", TYPED]


@pytest.mark.parametrize(
    "text",
    [
        "Nom\tStatut\tDate\nAda\tPrésent\t27/01/2021 09:00\nBao\tAbsent\t27/01/2021 09:00\n",
        "First name,Last name,Email,Duration,Time joined,Time exited\nAda,D,a@example.org,1 hr,5:58 PM,7:00 PM\n",
        "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest\nA,,3/14/26 9:00,3/14/26 9:10,10,Yes\n",
        '{"value": [{"attendance": 3}]}',
        "Nom\tSens\tHorodatage\nAda\tEntrée\t27/01/2021 09:00:00\nAda\tSortie\t27/01/2021 12:00:00\nBao\tEntrée\t27/01/2021 09:00:00\n",
        "sensor\tstate\ttime\nd1\topen\t2021-01-27 09:00:00\nd1\tclosed\t2021-01-27 09:01:00\nd2\topen\t2021-01-27 09:02:00\n",
    ],
)
def test_other_exports_are_not_claimed(tmp_path, text):
    path = tmp_path / "other.csv"
    path.write_text(text, encoding="utf-8")
    assert READER.recognise(EvidenceFile(path, path.name)) is None


def test_a_list_of_joins_saved_for_excel(reading):
    plain = [(one.person.name, one.start, one.end) for one in reading(LIST).of("presence")]
    saved = [(one.person.name, one.start, one.end) for one in reading("sep=\t\n" + LIST).of("presence")]
    assert plain == saved


# --- what Teams' own reports always hold ----------------------------------------------------------------------


def broken(result):
    return [(one.invariant, one.locator.row, one.expected, one.found) for one in result.of("export_anomaly")]


@pytest.mark.parametrize("text", [LIST, TABLE, SECTIONS, ENGAGEMENT], ids=["T1", "T2", "T3", "T4"])
def test_a_report_as_teams_wrote_it_holds(reading, text):
    assert [one for one in broken(reading(text)) if one[0] != "count"] == []


NIGHT = """\
1. Summary
Meeting title\tNuit
Attended participants\t1
Start time\t25/10/26, 01:40:00
End time\t25/10/26, 03:10:00
Meeting duration\t2h 30m

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Ada Démo\t25/10/26, 01:40:00\t25/10/26, 03:10:00\t2h 30m\ta@example.org\ta@example.org\tOrganizer
"""


def test_a_night_in_which_the_clock_goes_back(reading):
    assert broken(reading(NIGHT)) == []
    joins = NIGHT + "\n3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
    joins += "Ada Démo\t25/10/26, 01:40:00\t25/10/26, 03:10:00\t2h 30m\ta@example.org\tOrganizer\n"
    assert broken(reading(joins)) == []
    assert [one[0] for one in broken(reading(NIGHT.replace("2h 30m", "3h 30m")))] == ["duration", "duration"]


def test_a_duration_that_somebody_typed(reading):
    text = SECTIONS.replace("09:40:00\t9 min 14 s", "09:40:00\t39 min 14 s")
    assert broken(reading(text)) == [("duration", 16, "9 min", "39 min")]


def test_a_total_that_somebody_typed(reading):
    text = SECTIONS.replace("09:50:12\t18 min 26 s", "09:50:12\t10 min 26 s")
    assert broken(reading(text)) == [("summary", 11, "18 min", "10 min")]


def test_a_total_longer_than_the_stay(reading):
    text = SECTIONS.replace("09:50:12\t18 min 26 s", "09:50:12\t58 min 26 s")
    assert broken(reading(text)) == [("summary", 11, "18 min", "58 min")]


def test_a_total_longer_than_the_stay_where_no_join_is_listed(reading):
    text = SECTIONS[: SECTIONS.index("3. Activités")].replace("09:50:12\t18 min 26 s", "09:50:12\t58 min 26 s")
    assert broken(reading(text)) == [("duration", 11, "≤ 19 min", "58 min")]


def test_two_devices_at_once_are_no_change_of_the_report_however_teams_adds_them(reading):
    text = SECTIONS.replace("09:41:00\t14/11/22, 09:50:12\t9 min 12 s", "09:31:00\t14/11/22, 09:50:12\t19 min 12 s")
    assert text != SECTIONS
    for total in ("19 min 26 s", "28 min 26 s"):
        assert broken(reading(text.replace("09:50:12\t18 min 26 s", f"09:50:12\t{total}"))) == []


def test_a_meeting_that_ends_at_another_time(reading):
    text = SECTIONS.replace("Heure de fin\t14/11/22, 09:50:14", "Heure de fin\t14/11/22, 12:50:14")
    assert broken(reading(text)) == [("duration", 6, "201 min", "21 min")]


def test_a_join_that_ends_at_another_time_is_told_once(reading):
    text = SECTIONS.replace("09:41:00\t14/11/22, 09:50:12", "09:41:00\t14/11/22, 10:50:12")
    assert broken(reading(text)) == [("duration", 17, "69 min", "9 min")]


def test_a_person_in_two_rows_may_be_counted_once_or_twice(reading):
    row = "DÉMO Ada (EXT)\t14/11/22, 09:30:46\t14/11/22, 09:50:12\t18 min 26 s\tada@example.org\tada@example.org\tOrganisateur\n"
    assert row in SECTIONS
    for count in (2, 3):
        text = SECTIONS.replace(row, row + row).replace("Participants présents\t2", f"Participants présents\t{count}")
        assert [one for one in broken(reading(text)) if one[0] == "count"] == []


def test_a_person_who_was_taken_out(reading):
    text = SECTIONS.replace("Participants présents\t2", "Participants présents\t3")
    assert broken(reading(text)) == [("count", 10, "3", "2")]
