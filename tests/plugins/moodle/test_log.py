"""The course log: sessions from clicks, what was handed in, what was posted, in every shape the export takes."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from auditready import EvidenceFile, Recognition, UnreadableEvidence, Words
from auditready.testing import Context, Reading
from auditready_plugins.moodle.log import LogReader

EN = ["Time", "User full name", "Affected user", "Event context", "Component", "Event name", "Description", "Origin",
      "IP address"]  # fmt: skip
FR_OLD = ["Heure", "Nom complet", "Utilisateur touché", "Contexte de l'événement", "Composant", "Nom de l'événement",
          "Description", "Origine", "Adresse IP"]  # fmt: skip
FR_2022 = ["Heure", "Nom complet de l'utilisateur", "Utilisateur concerné", *FR_OLD[3:]]
FR_2024 = [name.replace("'", "’") for name in FR_2022]
ES = ["Hora", "Nombre completo del usuario", "Usuario afectado", "Contexto del evento", "Componente", "Nombre evento",
      "Descripción", "Origen", "Dirección IP"]  # fmt: skip

Audit = Callable[..., Reading]
Make = Callable[..., Path]


def click(time: str, user: str = "Jeanne Martin", number: int = 46, **changes: str) -> list[str]:
    row = {
        "time": time,
        "user": user,
        "affected": "-",
        "context": "Cours: Prévention",
        "component": "Système",
        "event": "Cours consulté",
        "description": f"The user with id '{number}' viewed the course with id '7'.",
        "origin": "web",
        "ip": "192.0.2.1",
    }
    return list((row | changes).values())


FRENCH = [
    click("28 déc. 23, 19:31:55"),
    click("28 déc. 23, 19:20:04"),
    click("28 déc. 23, 18:40:00"),
    click("5 août 23, 09:02:11"),
]
"""Newest first, as Moodle writes it."""


def spans(reading: Reading) -> list[tuple[str, str, int]]:
    return [(f"{s.start:%Y-%m-%d %H:%M:%S}", f"{s.end:%H:%M:%S}", s.events) for s in reading.of("lms_session")]


SPANS = [
    ("2023-08-05 09:02:11", "09:02:11", 1),
    ("2023-12-28 18:40:00", "18:40:00", 1),
    ("2023-12-28 19:20:04", "19:31:55", 2),
]


@pytest.mark.parametrize(
    "header", [FR_OLD, FR_2022, FR_2024, EN, ES], ids=["fr-2015", "fr-2022", "fr-2024", "en", "es"]
)
def test_sessions_end_after_half_an_hour_without_a_click(
    header: list[str], audit_reader: Audit, make_csv: Make
) -> None:
    reading = audit_reader(LogReader(), make_csv([header, *FRENCH], encoding="utf-8-sig"))
    assert spans(reading) == SPANS
    last = reading.of("lms_session")[-1]
    assert (last.minutes, last.estimated, last.on_behalf, last.course) == (
        pytest.approx(711 / 60),
        True,
        False,
        "Prévention",
    )
    assert (last.person.name, last.person.identifier) == ("Jeanne Martin", "46")
    assert (last.locator.row, last.locator.quote) == (3, "28 déc. 23, 19:20:04 | Jeanne Martin")


def test_a_gap_of_exactly_half_an_hour_stays_in_the_session(audit_reader: Audit, make_csv: Make) -> None:
    rows = [click("5 mars 24, 10:00:00"), click("5 mars 24, 10:30:00"), click("5 mars 24, 11:00:01")]
    assert spans(audit_reader(LogReader(), make_csv([FR_2022, *rows]))) == [
        ("2024-03-05 10:00:00", "10:30:00", 2),
        ("2024-03-05 11:00:01", "11:00:01", 1),
    ]


@pytest.mark.parametrize("times", [
    ("12/03/24, 14:05", "12/03/24, 14:25", "13/03/24, 08:00"),
    ("12/03/24, 14:05:00", "12/03/24, 14:25:00", "13/03/24, 08:00:00"),
    ("12/03/2024 14:05", "12/03/2024 14:25", "13/03/2024 08:00"),
    ("2024-03-12 14:05:00", "2024-03-12 14:25:00", "2024-03-13 08:00:00"),
    ("12 March 2024, 2:05 PM", "12 March 2024, 2:25 PM", "13 March 2024, 8:00 AM"),
])  # fmt: skip
def test_other_time_formats(times: tuple[str, ...], audit_reader: Audit, make_csv: Make) -> None:
    reading = audit_reader(LogReader(), make_csv([EN, *map(click, times)]))
    assert spans(reading) == [("2024-03-12 14:05:00", "14:25:00", 2), ("2024-03-13 08:00:00", "08:00:00", 1)]


def test_the_order_of_day_and_month_comes_from_the_whole_beginning(audit_reader: Audit, make_csv: Make) -> None:
    rows = [click("03/04/24, 10:00")] * 90 + [click("03/25/24, 10:00")]
    reading = audit_reader(LogReader(), make_csv([EN, *rows]))
    assert [session.start.month for session in reading.of("lms_session")] == [3, 3]


def test_dates_of_the_dossier_settle_day_and_month(audit_reader: Audit, make_csv: Make) -> None:
    path = make_csv([EN, click("03/04/24, 10:00")])
    assert spans(audit_reader(LogReader(), path, hints=("2024-03-04",))) == [("2024-03-04 10:00:00", "10:00:00", 1)]
    undecided = audit_reader(LogReader(), path)
    assert spans(undecided) == [("2024-04-03 10:00:00", "10:00:00", 1)]
    assert any("day/month" in note.en for note in undecided.notes)


def test_a_late_proof_of_the_other_order_is_not_passed_over(make_csv: Make) -> None:
    path = make_csv([EN, *[click("03/04/24, 10:00")] * 5_100, click("03/25/24, 10:00")])
    with pytest.raises(UnreadableEvidence, match=r"dossier\.toml"):
        read_all(path)


def read_all(path: Path) -> tuple[list[Any], list[str]]:
    file = EvidenceFile(path, path.name)
    recognition = LogReader().recognise(file)
    assert recognition is not None
    context = Context(recognition)
    return list(LogReader().read(file, context)), [note.en for note in context.notes]


def test_any_order_of_rows_gives_the_same_sessions(make_csv: Make) -> None:
    chance = random.Random(7)
    moment = datetime(2024, 3, 4, 9)
    rows = []
    for _ in range(400):
        moment += timedelta(seconds=chance.choice([5, 60, 600, 1799, 1801, 9000]))
        rows.append(click(f"{moment:%d/%m/%y, %H:%M:%S}", *chance.choice([("Ana Roy", 1), ("Léo Blin", 2)])))
    expected = [(s.start, s.end, s.events, s.person) for s in read_all(make_csv([EN, *rows]))[0]]
    assert len(expected) > 100
    for name, shuffled in {"newest": rows[::-1], "mixed": chance.sample(rows, len(rows))}.items():
        records, notes = read_all(make_csv([EN, *shuffled], name=f"{name}.csv"))
        sessions = [record for record in records if record.kind == "lms_session"]
        assert [(s.start, s.end, s.events, s.person) for s in sessions] == expected
        assert any(record.kind == "export_anomaly" for record in records) == (name == "mixed")
        assert any("not in time order" in note for note in notes) == (name == "mixed")


def test_every_row_is_in_a_session_or_counted_as_left_out(audit_reader: Audit, make_csv: Make) -> None:
    rows = [
        *FRENCH,
        click("28 déc. 23, 19:00:00", user="-", number=0),
        click("11 mai, 09:44"),
        click("hier"),
        FR_2022,
        [],
        FRENCH[-1],
    ]
    reading = audit_reader(LogReader(), make_csv([FR_2022, *rows]))
    assert sum(session.events for session in reading.of("lms_session")) == 5
    notes = [note.en for note in reading.notes]
    assert '1 row left out: user "-" (guests and scheduled tasks)' in notes
    assert "1 row left out: date without year: the year is not in the file and is not guessed" in notes
    assert "1 row left out: unreadable date (first: row 8)" in notes
    assert "1 row left out: repeated header" in notes


def test_duplicates_are_counted_and_said(audit_reader: Audit, make_csv: Make) -> None:
    rows = [FRENCH[0], click("28 déc. 23, 19:31:55", user="Paul Petit", number=8), FRENCH[0], FRENCH[0]]
    reading = audit_reader(LogReader(), make_csv([FR_2022, *rows]))
    assert sum(session.events for session in reading.of("lms_session")) == 4
    assert any(note.en.startswith("2 rows repeat another") for note in reading.notes)


@pytest.mark.parametrize(
    ("header", "words"), [(EN, "as"), (FR_2024, "en tant que"), (ES, "como")], ids=["en", "fr", "es"]
)
def test_somebody_logged_in_as_the_learner(header: list[str], words: str, audit_reader: Audit, make_csv: Make) -> None:
    rows = [click("12/03/24, 14:05", user=f"Marc Chef {words} Jeanne Martin"), click("13/03/24, 14:05")]
    sessions = audit_reader(LogReader(), make_csv([header, *rows])).of("lms_session")
    assert [(s.person.name, s.person.identifier, s.on_behalf) for s in sessions] == [
        ("Jeanne Martin", "46", True),
        ("Jeanne Martin", "46", False),
    ]


def test_namesakes_are_two_persons(audit_reader: Audit, make_csv: Make) -> None:
    rows = [click(f"12/03/24, 14:{minute:02}", number=46 + minute % 2) for minute in range(20)]
    reading = audit_reader(LogReader(), make_csv([EN, *rows]))
    assert [(s.person.identifier, s.events) for s in reading.of("lms_session")] == [("46", 10), ("47", 10)]
    assert any("namesakes" in note.en for note in reading.notes)


def test_a_stray_number_is_no_namesake(audit_reader: Audit, make_csv: Make) -> None:
    rows = [click(f"12/03/24, 14:{minute:02}") for minute in range(20)]
    rows[7][6] = "The user with id '99' completed the course with id '7'."
    assert [
        (s.person.identifier, s.events) for s in audit_reader(LogReader(), make_csv([EN, *rows])).of("lms_session")
    ] == [("46", 20)]


def test_work_handed_in_graded_and_removed(audit_reader: Audit, make_csv: Make) -> None:
    work = {"context": "Devoir: Étude de cas : partie 1", "component": "Devoir"}
    graded = {
        **work,
        "affected": "Jeanne Martin",
        "event": "Travail de devoir évalué",
        "description": "The user with id '2' has graded the submission '5' for the user with id '46'.",
    }
    rows = [
        click("20 mars 24, 10:00:00", user="Sam Tuteur", number=2, **graded),
        click("18 mars 24, 10:00:00", user="Sam Tuteur", number=2, **graded),
        click("14 mars 24, 10:00:00", event="Travail de devoir remis", **work),
        click("12 mars 24, 10:00:00", event="Travail de devoir remis", **work),
        click("12 mars 24, 09:59:00", event="Travail remis supprimé.", **work),
        click("11 mars 24, 10:00:00", user="Sam Tuteur", number=2, **(graded | {"affected": "Paul Petit"})),
    ]
    reading = audit_reader(LogReader(), make_csv([FR_2024, *rows]))
    (submission,) = reading.of("submission")
    assert (submission.activity, submission.status, submission.at) == (
        "Étude de cas : partie 1",
        "submitted",
        datetime(2024, 3, 12, 10),
    )
    assert (submission.feedback, submission.feedback_at) == (True, datetime(2024, 3, 18, 10))
    assert (submission.feedback_by.name, submission.person.identifier) == ("Sam Tuteur", "46")
    assert submission.locator.row == 5
    notes = [note.en for note in reading.notes]
    assert "1 hand-in of the same work again: the first date is kept" in notes
    assert "1 handed-in work was removed later" in notes
    assert "1 row left out: grading of work that this log does not show being handed in" in notes


@pytest.mark.parametrize(
    "event", ["A submission has been submitted.", "Travail de devoir remis", "Se ha enviado una entrega"]
)
def test_hand_in_in_three_languages(event: str, audit_reader: Audit, make_csv: Make) -> None:
    reading = audit_reader(LogReader(), make_csv([EN, click("12/03/24, 14:05", event=event, context="Tarea: X")]))
    assert [(s.activity, s.feedback) for s in reading.of("submission")] == [("X", None)]


def test_a_forum_post_counts_once(audit_reader: Audit, make_csv: Make) -> None:
    forum = {"context": "Forum: Questions", "component": "Forum"}
    rows = [
        click("12/03/24, 14:05:00", event="Post created", **forum),
        click("12/03/24, 14:05:01", event="Some content has been posted.", **forum),
        click("13/03/24, 14:05:00", event="Discussion created", **forum),
        click("14/03/24, 14:05:00", event="Some content has been posted.", **forum),
        click("14/03/24, 14:06:00", event="Discussion viewed", **forum),
    ]
    posts = audit_reader(LogReader(), make_csv([EN, *rows])).of("forum_post")
    assert [(post.at.day, post.forum) for post in posts] == [(12, "Questions"), (13, "Questions"), (14, "Questions")]


def test_a_site_log_keeps_courses_apart(audit_reader: Audit, make_csv: Make) -> None:
    rows = [
        ["SST", *click("12/03/24, 14:05")],
        ["-", *click("12/03/24, 14:06")],
        ["EXCEL", *click("12/03/24, 14:07")],
        ["SST", *click("12/03/24, 14:15")],
    ]
    reading = audit_reader(LogReader(), make_csv([["Course", *EN], *rows]))
    assert reading.recognition.variant == "site"
    sessions = reading.of("lms_session")
    assert [(s.course, s.events, s.minutes) for s in sessions] == [
        ("SST", 2, 10.0),
        (None, 1, 0.0),
        ("EXCEL", 1, 0.0),
    ]


def test_two_courses_without_their_column_are_not_guessed(audit_reader: Audit, make_csv: Make) -> None:
    rows = [click("12/03/24, 14:05"), click("12/03/24, 14:06", context="Cours: Excel")]
    reading = audit_reader(LogReader(), make_csv([EN, *rows]))
    assert [s.course for s in reading.of("lms_session")] == [None]
    assert any("Excel, Prévention" in note.en for note in reading.notes)


def test_fewer_columns_in_another_order_with_an_index(audit_reader: Audit, make_csv: Make) -> None:
    rows = [[str(i), row[2], row[0], row[1], row[3]] for i, row in enumerate(FRENCH)]
    reading = audit_reader(
        LogReader(), make_csv([["", "Affected user", "Time", "User full name", "Event context"], *rows], delimiter=";")
    )
    assert spans(reading) == SPANS
    assert reading.of("lms_session")[0].person.identifier is None
    assert not any("columns not used" in note.en for note in reading.notes)


def test_a_column_of_somebody_else_is_said(audit_reader: Audit, make_csv: Make) -> None:
    reading = audit_reader(LogReader(), make_csv([[*FR_2024, "Remarque"], *([*row, "x"] for row in FRENCH)]))
    assert "export not fully understood: columns not used: 'Remarque'" in [note.en for note in reading.notes]


def test_carriage_returns_alone(audit_reader: Audit, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    lines = [",".join(f'"{cell}"' for cell in row) for row in [EN, click("12/03/24, 14:05"), click("13/03/24, 08:00")]]
    path.write_bytes("\r".join(lines).encode("ascii", "xmlcharrefreplace"))
    assert [s.events for s in audit_reader(LogReader(), path).of("lms_session")] == [1, 1]


def test_spreadsheets(audit_reader: Audit, make_xlsx: Make, tmp_path: Path) -> None:
    assert spans(audit_reader(LogReader(), make_xlsx({"logs": [FR_2024, *FRENCH]}))) == SPANS
    dated = [[datetime(2024, 3, 12, 14, 5), *click("")[1:]], [datetime(2024, 3, 12, 14, 25), *click("")[1:]]]
    reading = audit_reader(LogReader(), make_xlsx({"logs": [FR_2024, *dated]}, name="dated.xlsx"))
    assert spans(reading) == [("2024-03-12 14:05:00", "14:25:00", 2)]
    assert reading.of("lms_session")[0].locator.sheet == "logs"
    assert spans(audit_reader(LogReader(), write_ods(tmp_path / "logs.ods", [FR_2024, *FRENCH]))) == SPANS


def write_ods(path: Path, rows: list[list[str]]) -> Path:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    table = Table(name="Feuille")
    for row in rows:
        line = TableRow()
        for text in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


KEYS = {
    "en": "time,userfullname,affecteduser,eventcontext,component,eventname,description,origin,ipaddress",
    "fr": "heure,nomcomplet,utilisateurtouch,contextedelvnement,composant,nomdelvnement,description,origine,adresseip",
    "fr-2024": "heure,nomcompletdelutilisateur,utilisateurconcern,contextedelvnement,composant,nomdelvnement,"
    "description,origine,adresseip",
}


@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS)
def test_json_with_mangled_keys(keys: str, audit_reader: Audit, tmp_path: Path) -> None:
    path = tmp_path / "logs.json"
    rows = [dict(zip(keys.split(","), row, strict=True)) for row in FRENCH]
    path.write_text(json.dumps([rows], ensure_ascii=False, indent=4), encoding="utf-8")
    reading = audit_reader(LogReader(), path)
    assert spans(reading) == SPANS
    assert reading.of("lms_session")[-1].locator.row == 2


def test_json_of_bare_rows(audit_reader: Audit, tmp_path: Path) -> None:
    path = tmp_path / "logs.json"
    path.write_text(json.dumps([FRENCH]), encoding="utf-8")
    reading = audit_reader(LogReader(), path)
    assert spans(reading) == SPANS
    assert reading.recognition.variant == "positional"


def test_json_of_bare_rows_of_the_site(audit_reader: Audit, tmp_path: Path) -> None:
    path = tmp_path / "logs.json"
    path.write_text(json.dumps([[["PREV", *row] for row in FRENCH]]), encoding="utf-8")
    reading = audit_reader(LogReader(), path)
    assert spans(reading) == SPANS
    assert {session.course for session in reading.of("lms_session")} == {"PREV"}


OLD = Path(__file__).parent / "exports" / "log-before-2.7.txt"
OLD_SPANS = [("2012-03-12 14:05:00", "14:25:00", 2), ("2012-03-13 08:05:00", "08:05:00", 1)]


@pytest.mark.parametrize("name", ["Nom complet", "Full name", "Course full name", "Nom complet du cours"])
def test_a_log_of_before_moodle_2_7(name: str, audit_reader: Audit, tmp_path: Path) -> None:
    path = tmp_path / "logs.txt"
    path.write_text(OLD.read_text("utf-8").replace("Nom complet", name), encoding="utf-8")
    reading = audit_reader(LogReader(), path)
    assert (spans(reading), reading.recognition.variant) == (OLD_SPANS, "before-2.7")
    assert [(s.person.name, s.course) for s in reading.of("lms_session")] == [
        ("Jeanne Martin", "PREV"),
        ("Marc Chef", "PREV"),
    ]
    assert [note.en for note in reading.notes if "connections alone" in note.en]


def test_a_workbook_of_before_moodle_2_7(audit_reader: Audit, make_xlsx: Make) -> None:
    title, header, *rows = [line.split("\t") for line in OLD.read_text("utf-8").splitlines()]
    times = [datetime(2012, 3, 13, 8, 5), datetime(2012, 3, 12, 14, 25), datetime(2012, 3, 12, 14, 5)]
    pages = [[row[0], time, *row[2:]] for row, time in zip(rows, times, strict=True)]
    book = {"Logs 1-2": [title, [], header, *pages[:1]], "Logs 2-2": [title, [], header, *pages[1:]]}
    assert sorted(spans(audit_reader(LogReader(), make_xlsx(book)))) == OLD_SPANS


def test_dates_of_an_old_workbook_saved_as_text(audit_reader: Audit, tmp_path: Path) -> None:
    path = tmp_path / "logs.txt"
    text = OLD.read_text("utf-8").replace("13 mars 2012, 08:05", "2012 March 13 8:05")
    path.write_text(text.replace("12 mars 2012, ", "2012 March 12 "), encoding="utf-8")
    assert spans(audit_reader(LogReader(), path)) == OLD_SPANS


@pytest.mark.parametrize("word", ["as", "en tant que"])
def test_bare_rows_name_no_language_and_still_tell_who_acts_for_whom(
    word: str, audit_reader: Audit, tmp_path: Path
) -> None:
    path = tmp_path / "logs.json"
    rows = [[row[0], f"Sam Tuteur {word} {row[1]}", *row[2:]] for row in FRENCH]
    path.write_text(json.dumps([rows]), encoding="utf-8")
    assert all(session.on_behalf for session in audit_reader(LogReader(), path).of("lms_session"))


def test_dates_without_year_cannot_be_used(make_csv: Make) -> None:
    with pytest.raises(UnreadableEvidence, match="no year"):
        read_all(make_csv([EN, click("11 May, 09:44"), click("12 May, 10:00")]))


def test_a_log_without_rows_is_no_failure(audit_reader: Audit, make_csv: Make) -> None:
    reading = audit_reader(LogReader(), make_csv([FR_2024]))
    assert reading.records == []


@pytest.mark.parametrize("header", [
    ["Time", "User full name", "Score", "Grade"],
    ["Heure", "Nom complet", "Signature", "Description"],
    ["Time", "Event context", "Component", "Event name"],
    ["User full name", "Groups", "Date", "Description"],
])  # fmt: skip
def test_other_tables_are_not_claimed(header: list[str], make_csv: Make) -> None:
    path = make_csv([header, ["12/03/24, 14:05", "Jeanne Martin", "x", "y"]])
    assert LogReader().recognise(EvidenceFile(path, path.name)) is None


class Streamed:
    """A log that is never in memory as a whole."""

    format, name = "delimited", "log.csv"

    def __init__(self, rows: int) -> None:
        self.rows = rows

    def iter_rows(self) -> Iterator[tuple[int, list[str]]]:
        yield 1, EN
        moment = datetime(2024, 12, 28)
        for number in range(self.rows):
            moment -= timedelta(seconds=20)
            yield number + 2, click(f"{moment:%d/%m/%y, %H:%M:%S}", f"Personne {number // 50 % 40}", number // 50 % 40)


def test_rows_are_streamed() -> None:
    import tracemalloc

    def peak(rows: int) -> int:
        context = Context(Recognition(confidence=1, why=Words("x", "x")))
        tracemalloc.start()
        events = sum(record.events for record in LogReader().read(Streamed(rows), context))  # type: ignore[arg-type]
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert events == rows
        return used

    peak(100)
    assert peak(20_000) < peak(2_000) + 200_000
