"""Zoom lists of participants, in every layout and language, with invented people."""

# ruff: noqa: E501 - a row of an export is one line

from __future__ import annotations

import csv
from datetime import date, datetime

import pytest

from auditready import EvidenceFile
from auditready_plugins.zoom.participants import ParticipantsReader
from auditready_plugins.zoom.webinar import WebinarReader

READER = ParticipantsReader()

AGGREGATED = """\
Name (Original Name),User Email,Total Duration (Minutes),Guest
Ada Démo,ada@example.org,146,No
Bao Essai,,12,Yes
"""

PER_JOIN_2021 = """\
Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,
123456789,"Excel, niveau 1",04/15/2021 03:42:15 PM,04/15/2021 06:07:30 PM,Host@Example.org,146,3,
,,,,,,,
Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Attentiveness Score,Guest,Recording Consent
Henri Hôte,host@example.org,04/15/2021 03:42:15 PM,04/15/2021 06:07:30 PM,146,,No,
Ada Démo (iPhone),ada@example.org,04/15/2021 03:50:00 PM,04/15/2021 05:00:01 PM,71,,Yes,Y
33 6 12 ** ** 89,,04/15/2021 04:00:00 PM,04/15/2021 04:10:00 PM,10,,Yes,NA
"""

FRENCH = """\
Sujet,ID,Animateur,Durée (minutes),Heure de début,Heure de fin,Participants
Bureautique,81796405615,Henri Hôte (henri@example.org),77,"16/06/2026 15:10:26","16/06/2026 16:26:31",3

Nom (nom d’origine),E-mail,Heure d’arrivée,Heure de départ,Durée (minutes),Invité,Réponse à l’avertissement d’enregistrement,Dans la salle d’attente
Henri Hôte,henri@example.org,"16/06/2026 15:10:26","16/06/2026 16:26:31",77,Non,No Response,Non
Ada Démo,,"16/06/2026 15:12:00","16/06/2026 15:13:00",1,Oui,No Response,Oui
Ada Démo,,"16/06/2026 15:13:00","16/06/2026 15:40:00",27,Oui,OK,Non
Ada Démo,,"16/06/2026 15:40:01","16/06/2026 16:20:00",40,Oui,No Response,Non
"""

HISTORY = """\
Topic,Type,ID,Host name,Host email,Start time,End time,Participants,Duration (minutes),Total participant minutes,Department,Group,Source,Unique viewers,Max concurrent views,Creation time,Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,In waiting room
Excel,Meeting,896 1053 4856,Henri Hôte,henri@example.org,03/14/2026 09:00:00 AM,03/14/2026 12:00:00 PM,2,180,300,,,Zoom,,,03/01/2026 09:00:00 AM,Henri Hôte,henri@example.org,03/14/2026 09:00:00 AM,03/14/2026 12:00:00 PM,180,No,,No
Excel,Meeting,896 1053 4856,Henri Hôte,henri@example.org,03/14/2026 09:00:00 AM,03/14/2026 12:00:00 PM,2,180,300,,,Zoom,,,03/01/2026 09:00:00 AM,Ada Démo,,03/14/2026 09:58:00 AM,03/14/2026 12:00:00 PM,122,Yes,OK,No
Word,Meeting,811 1111 1111,Henri Hôte,henri@example.org,03/21/2026 09:00:00 AM,03/21/2026 12:00:00 PM,1,180,180,,,Zoom,,,03/01/2026 09:00:00 AM,Ada Démo,,03/21/2026 09:00:00 AM,03/21/2026 12:00:00 PM,180,Yes,OK,No
"""


@pytest.fixture
def reading(tmp_path, audit_reader):
    """Read a text with the reader, held to its whole contract."""

    def run(text, *, name="participants.csv", encoding="utf-8-sig", hints=()):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return audit_reader(READER, path, hints=hints)

    return run


def notes(reading):
    return [note.en for note in reading.notes]


def test_totals_keep_minutes_and_say_that_they_prove_no_half_day(reading):
    result = reading(AGGREGATED)
    assert result.recognition.variant == "aggregated"
    assert [(p.person.name, p.minutes, p.start, p.guest) for p in result.of("presence")] == [
        ("Ada Démo", 146.0, None, False),
        ("Bao Essai", 12.0, None, True),
    ]
    assert notes(result) == [
        'list of unique users: no times, it cannot prove a half-day. Export again without "Show unique users"',
        "1 name(s) without address or account: typed by their bearers, verified by nothing in the export",
    ]


def test_a_list_of_2021_gives_stays_and_the_facts_above_it(reading):
    result = reading(PER_JOIN_2021)
    host, ada, phone = result.of("presence")
    assert (host.host, ada.host, phone.host) == (True, False, False)
    assert (ada.start, ada.end, ada.minutes) == (datetime(2021, 4, 15, 15, 50), datetime(2021, 4, 15, 17, 0, 1), 71.0)
    assert (ada.person.name, ada.person.aliases) == ("Ada Démo", ("iPhone",))
    assert (phone.person.name, phone.person.email) == ("33 6 12 ** ** 89", None)
    assert (ada.meeting_id, ada.meeting_title) == ("123456789", "Excel, niveau 1")
    assert (ada.meeting_start, ada.meeting_end) == (datetime(2021, 4, 15, 15, 42, 15), datetime(2021, 4, 15, 18, 7, 30))
    assert (ada.locator.row, ada.locator.quote[:17]) == (6, "Ada Démo (iPhone)")


def test_answers_to_the_notice_are_consents_and_prove_a_recording(reading):
    result = reading(PER_JOIN_2021)
    assert [(c.person.name, c.answer, c.notice_date) for c in result.of("recording_consent")] == [
        ("Ada Démo", "accepted", date(2021, 4, 15)),
        ("33 6 12 ** ** 89", "none", date(2021, 4, 15)),
    ]
    assert [(r.title, r.locator.row) for r in result.of("recording")] == [("Excel, niveau 1", 6)]


def test_a_list_without_answers_proves_no_recording(reading):
    result = reading(PER_JOIN_2021.replace(",Y\n", ",\n").replace(",NA\n", ",\n"))
    assert [r.kind for r in result.records] == ["presence"] * 3


def test_the_waiting_room_is_no_presence(reading):
    result = reading(FRENCH)
    assert [(p.person.name, p.minutes) for p in result.of("presence")] == [
        ("Henri Hôte", 77.0),
        ("Ada Démo", 27.0),
        ("Ada Démo", 40.0),
    ]
    assert [p.host for p in result.of("presence")] == [True, False, False]
    assert [p.guest for p in result.of("presence")] == [False, True, True]
    assert "1 waiting-room row(s) left out: waiting is not attending" in notes(result)


def test_one_answer_a_person_and_a_real_one_outweighs_silence(reading):
    consents = reading(FRENCH).of("recording_consent")
    assert [(c.person.name, c.answer, c.locator.row) for c in consents] == [
        ("Henri Hôte", "none", 5),
        ("Ada Démo", "accepted", 7),
    ]


def test_rows_taken_out_of_the_list_are_told(reading):
    lines = FRENCH.splitlines(keepends=True)
    result = reading("".join(lines[:-1]))
    assert "the export announces 3 joins and holds 2: rows were removed or added" in notes(result)


def test_the_history_has_its_duration_twice_and_several_meetings(reading):
    result = reading(HISTORY)
    assert result.recognition.variant == "history"
    assert [(p.person.name, p.meeting_id, p.meeting_title, p.minutes, p.host) for p in result.of("presence")] == [
        ("Henri Hôte", "89610534856", "Excel", 180.0, True),
        ("Ada Démo", "89610534856", "Excel", 122.0, False),
        ("Ada Démo", "81111111111", "Word", 180.0, False),
    ]
    assert [r.title for r in result.of("recording")] == ["Excel", "Word"]


@pytest.mark.parametrize(
    "header",
    [
        "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,In waiting room",
        "Nome (nome originale),E-mail,Ora di ingresso,Ora di uscita,Durata (minuti),Guest,Risposta di esclusione di responsabilità per la registrazione,In sala d’attesa",
        "名前 (元の名前),ユーザーメール,参加時刻,退出時刻,所要時間（分）,ゲスト,レコーディングの免責事項,待機室",
        "사용자 이름(원래 이름),이메일,참가 시간,나간 시간,세션 기간(분),게스트,녹화 동의,대기실",
        "Nom (nom original),E-mail,Heure de connexion,Heure de déconnexion,Durée (minutes),Invité,Réponse à l'avis d'enregistrement,Dans la salle d'attente",
        "Nombre (nombre original),Correo electrónico,Hora de entrada,Hora de salida,Duración (minutos),Invitado,Respuesta sobre la grabación,En sala de espera",
        "Name (Originalname),E-Mail,Beitrittszeit,Verlassen um,Dauer (Minuten),Gast,Antwort zur Aufzeichnung,Im Warteraum",
        "Nome (nome original),E-mail,Hora de entrada,Hora de saída,Duração (minutos),Convidado,Resposta sobre gravação,Em sala de espera",
        "Ime (izvirno ime),E-mail,Čas vstopa,Čas izstopa,Trajanje (min),Gost,Odgovor,V čakalnici",
        "Ime (izvirno ime),E-mail,Čas vstopa,Čas izstopa,Trajanje,Gost,Odgovor,V čakalnici",
    ],
)
def test_every_language_gives_the_same_facts(reading, header):
    result = reading(
        f"{header}\n"
        "Ada Démo,ada@example.org,16/06/2026 15:12:00,16/06/2026 15:13:00,1,Yes,No Response,Yes\n"
        "Ada Démo,ada@example.org,16/06/2026 15:13:00,16/06/2026 15:40:00,27,Yes,OK,No\n"
    )
    assert [(p.start, p.end, p.minutes, p.guest) for p in result.of("presence")] == [
        (datetime(2026, 6, 16, 15, 13), datetime(2026, 6, 16, 15, 40), 27.0, True)
    ]
    assert [c.answer for c in result.of("recording_consent")] == ["accepted"]


def test_labels_understood_by_their_place_are_told(reading):
    header = "Ime (izvirno ime),E-mail,Čas vstopa,Čas izstopa,Trajanje (min),Gost"
    result = reading(f"{header}\nAda,,16/06/2026 15:12:00,16/06/2026 15:13:00,1,Yes\n")
    assert result.recognition.confidence == 0.7
    expected = "columns understood by their place, as their labels are not known: Čas vstopa, Čas izstopa, Gost"
    assert expected in notes(result)


def test_a_column_that_is_not_understood_is_told(reading):
    result = reading(AGGREGATED.replace("Guest", "Guest,Klasse").replace(",No\n", ",No,3B\n"))
    assert "export not fully understood: column 'Klasse' is not used" in notes(result)


def test_a_copy_saved_by_a_spreadsheet_program_in_french(reading):
    text = FRENCH.replace('"', "").replace(",", ";").replace(":26;", ";").replace(":31;", ";").replace(":00;", ";")
    result = reading(text, encoding="cp1252")
    assert [(p.person.name, p.start) for p in result.of("presence")][:2] == [
        ("Henri Hôte", datetime(2026, 6, 16, 15, 10)),
        ("Ada Démo", datetime(2026, 6, 16, 15, 13)),
    ]


def test_a_copy_whose_rows_were_pasted_into_the_first_column(tmp_path, make_xlsx, audit_reader):
    expected = [("Henri Hôte", 77.0), ("Ada Démo", 27.0), ("Ada Démo", 40.0)]
    path = make_xlsx([[line] for line in FRENCH.splitlines()])
    assert [(p.person.name, p.minutes) for p in audit_reader(READER, path).of("presence")] == expected
    path = tmp_path / "saved.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([line] for line in FRENCH.splitlines())
    assert [(p.person.name, p.minutes) for p in audit_reader(READER, path).of("presence")] == expected


def test_a_copy_saved_as_a_workbook(make_xlsx, audit_reader):
    path = make_xlsx(
        [
            ["Topic", "ID", "Host", "Duration (minutes)", "Start time", "End time", "Participants"],
            ["Word", 81796405615, "H (h@example.org)", 60, datetime(2026, 3, 4, 9), datetime(2026, 3, 4, 10), 1],
            [],
            ["Name (original name)", "Email", "Join time", "Leave time", "Duration (minutes)", "Guest"],
            ["Ada", None, datetime(2026, 3, 4, 9, 1), datetime(2026, 3, 4, 10), 59, "Yes"],
        ]
    )
    (ada,) = audit_reader(READER, path).records
    assert (ada.start, ada.minutes, ada.meeting_id) == (datetime(2026, 3, 4, 9, 1), 59.0, "81796405615")
    assert (ada.locator.sheet, ada.locator.row) == ("Export", 5)


AMBIGUOUS = AGGREGATED.replace("Total Duration", "Join time,Leave time,Duration").replace(
    ",146,", ",03/04/2026 09:00:00 AM,03/04/2026 11:26:00 AM,146,"
).replace(",12,", ",03/04/2026 09:00:00 AM,03/04/2026 09:12:00 AM,12,")  # fmt: skip


def test_a_date_with_two_readings_is_left_out_and_the_minutes_kept(reading):
    result = reading(AMBIGUOUS)
    assert [(p.start, p.end, p.minutes) for p in result.records] == [(None, None, 146.0), (None, None, 12.0)]
    assert any(note.startswith('ambiguous dates ("03/04/2026 09:00:00 AM"') for note in notes(result))


@pytest.mark.parametrize(
    ("hints", "name", "start"),
    [
        (("2026-04-03",), "participants.csv", datetime(2026, 4, 3, 9)),
        (("2026-03-04",), "participants.csv", datetime(2026, 3, 4, 9)),
        ((), "Mattina_2026_04_03 (1).csv", datetime(2026, 4, 3, 9)),
        (("2026-03-04",), "GMT20260403-070000_participants.csv", datetime(2026, 4, 3, 9)),
    ],
)
def test_the_file_name_then_the_dossier_settle_the_date(reading, hints, name, start):
    assert reading(AMBIGUOUS, hints=hints, name=name).records[0].start == start


def test_a_device_name_behind_several_people_makes_no_alias(reading):
    result = reading(
        "Name (original name),Email,Total duration (minutes),Guest\n"
        "Ada (iPhone),,10,Yes\nBao (iPhone),,10,Yes\nCléa Essai (Formatrice),,10,No\nDan (D. Modèle),,9,No\n"
    )
    assert [(p.person.name, p.person.aliases) for p in result.records] == [
        ("Ada", ()),
        ("Bao", ()),
        ("Cléa Essai (Formatrice)", ()),
        ("Dan", ("D. Modèle",)),
    ]
    assert "original name that several people have, not used to identify them: iphone" in notes(result)


def test_an_impossible_year_is_left_empty_and_told(reading):
    result = reading(AMBIGUOUS.replace("03/04/2026", "20/04/03"))
    assert [p.start for p in result.records] == [None, None]
    assert '3 date or time value(s) not understood, such as "20/04/03 09:00:00 AM": left empty' in notes(result)


@pytest.mark.parametrize(
    "text",
    [
        'Poll Report\nReport Generated:,"Apr 3, 2020"\nTopic,Meeting ID,Actual Start Time\nX,123-456-789,"Apr 3, 2020"\nPoll Details\n#,User Name,User Email,Submitted Date/Time,\n1,Ada,a@example.org,Apr 3 2020 10:05:22,Q1,Yes,\n',
        "Nom,E-mail,Durée\nAda,a@example.org,12\n",
        "Name,Email,Duration\nAda,a@example.org,12\n",
        "Sr (pos),Item,Price (min),Kind\n1,Nut,2,a\n2,Bolt,4,b\n",
    ],
)
def test_other_reports_are_not_claimed(tmp_path, text):
    path = tmp_path / "report.csv"
    path.write_text(text, encoding="utf-8")
    assert [reader.recognise(EvidenceFile(path, path.name)) for reader in (READER, WebinarReader())] == [None, None]


def test_korean_answers_are_understood(reading):
    header = "사용자 이름(원래 이름),이메일,참가 시간,나간 시간,세션 기간(분),게스트,녹화 고지 응답,대기실\n"
    rows = (
        'Ada Démo,,"16/06/2026 15:12:00","16/06/2026 15:13:00",1,예,,예\n'
        'Ada Démo,,"16/06/2026 15:13:00","16/06/2026 15:40:00",27,예,OK,아니오\n'
    )
    presences = reading(header + rows).of("presence")
    assert [(p.minutes, p.guest) for p in presences] == [(27.0, True)]


def test_an_index_in_front_and_a_stray_nul_change_nothing(reading):
    lines = PER_JOIN_2021.splitlines()[3:]
    indexed = "\n".join([f",{lines[0]}", *(f"{n},{line}" for n, line in enumerate(lines[1:]))])
    expected = [p.minutes for p in reading("\n".join(lines)).of("presence")]
    assert [p.minutes for p in reading(indexed).of("presence")] == expected
    assert reading(PER_JOIN_2021.replace("Ada", "A\0da")).of("presence")[1].person.name == "Ada Démo"


# --- what Zoom's own exports always hold ---------------------------------------------------------------------


def broken(reading):
    return [(one.invariant, one.locator.row, one.expected, one.found) for one in reading.of("export_anomaly")]


@pytest.mark.parametrize("text", [AGGREGATED, PER_JOIN_2021, FRENCH, HISTORY], ids=["total", "2021", "2026", "history"])
def test_an_export_as_zoom_wrote_it_holds(reading, text):
    assert broken(reading(text)) == []


def test_minutes_that_somebody_typed(reading):
    text = FRENCH.replace('16:20:00",40,', '16:20:00",140,')
    assert broken(reading(text)) == [("duration", 8, "40 min", "140 min")]


def test_a_time_that_somebody_typed(reading):
    text = PER_JOIN_2021.replace("05:00:01 PM,71", "06:07:30 PM,71")
    assert broken(reading(text)) == [("duration", 6, "138 min", "71 min")]


def test_a_row_that_somebody_took_out(reading):
    text = FRENCH.replace('Ada Démo,,"16/06/2026 15:40:01","16/06/2026 16:20:00",40,Oui,No Response,Non\n', "")
    assert broken(reading(text)) == [("count", 2, "3", "2")]


def test_a_class_that_somebody_made_longer(reading):
    text = FRENCH.replace("(henri@example.org),77,", "(henri@example.org),210,")
    assert broken(reading(text)) == [("duration", 2, "77 min", "210 min")]


def test_seconds_that_a_spreadsheet_program_cut_off_change_nothing(reading):
    text = FRENCH.replace(':26"', ':00"').replace(':31"', ':00"').replace(':01"', ':00"')
    assert broken(reading(text)) == []
