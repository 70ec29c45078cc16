"""Reports of Moodle in languages whose words nobody wrote down: known by what Moodle never translates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from auditready import EvidenceFile, UnreadableEvidence
from auditready.testing import Context, Reading
from auditready_plugins.moodle.completion import CompletionReader
from auditready_plugins.moodle.log import LogReader
from auditready_plugins.moodle.quiz import QuizReader

Audit = Callable[..., Reading]
Make = Callable[..., Path]

LOGS = {
    "de": ["Zeit", "Vollständiger Nutzername", "Betroffener Nutzer", "Ereigniskontext", "Komponente", "Ereignisname",
           "Beschreibung", "Herkunft", "IP-Adresse"],
    "it": ["Orario", "Nome completo dell'utente", "Utente coinvolto", "Contesto dell'evento", "Componente",
           "Nome evento", "Descrizione", "Origine", "Indirizzo IP"],
    "pt": ["Hora", "Nome completo", "Usuário afetado", "Contexto do Evento", "Componente", "Nome do evento",
           "Descrição", "Origem", "endereço IP"],
    "nl": ["Tijdstip", "Volledige gebruikersnaam", "Betrokken gebruiker", "Gebeurteniscontext", "Onderdeel",
           "Naam gebeurtenis", "Beschrijving", "Oorsprong", "IP-adres"],
}  # fmt: skip
CLICKS = [
    [time, "Jeanne Martin", "-", "Kurs: Prävention", "System", "Kurs angezeigt",
     "The user with id '46' viewed the course with id '7'.", "web", "192.0.2.1"]
    for time in ("12/03/24, 14:25", "12/03/24, 14:05")
]  # fmt: skip
QUIZZES = {
    "de": (["Nachname", "Vorname", "E-Mail-Adresse", "Status", "Begonnen", "Beendet", "Verbrauchte Zeit",
            "Bewertung/20,00"], "Beendet", "{}. Oktober 2024", "1 Stunde 19 Minuten"),
    "it": (["Cognome", "Nome", "Indirizzo email", "Stato", "Iniziato", "Completato", "Tempo impiegato",
            "Valutazione/20,00"], "Completato", "{} ottobre 2024", "1 ora 19 min."),
    "pt": (["Sobrenome", "Nome", "Endereço de email", "Estado", "Iniciado em", "Completo", "Tempo utilizado",
            "Avaliar/20,00"], "Finalizada", "{} outubro 2024", "1 hora 19 minutos"),
    "nl": (["Achternaam", "Voornaam", "E-mailadres", "Status", "Gestart op", "Voltooid", "Gebruikte tijd",
            "Cijfer/20,00"], "Voltooid", "{} oktober 2024", "1 uur 19 minuten"),
}  # fmt: skip


def notes_of(reading: Reading) -> str:
    return " / ".join(note.en for note in reading.notes)


@pytest.mark.parametrize("language", LOGS)
@pytest.mark.parametrize("site", [False, True], ids=["course", "site"])
def test_a_log(language: str, site: bool, audit_reader: Audit, make_csv: Make) -> None:
    rows = [LOGS[language], *CLICKS]
    if site:
        rows = [["Kurs", *rows[0]], *(["PREV", *row] for row in CLICKS)]
    reading = audit_reader(LogReader(), make_csv(rows))
    assert reading.recognition.variant == "other-language"
    (session,) = reading.of("lms_session")
    assert (session.person.name, session.person.identifier, session.minutes) == ("Jeanne Martin", "46", 20)
    assert session.course == ("PREV" if site else "Prävention")
    assert "log in a language that this reader does not know" in notes_of(reading)


@pytest.mark.parametrize(
    ("place", "cell"), [(7, "internet"), (6, "Jeanne hat den Kurs angesehen"), (0, "gestern")], ids=str
)
def test_another_table_of_nine_columns_is_no_log(place: int, cell: str, make_csv: Make) -> None:
    rows = [[*row[:place], cell, *row[place + 1 :]] for row in CLICKS]
    path = make_csv([LOGS["de"], *rows])
    assert LogReader().recognise(EvidenceFile(path, path.name)) is None


@pytest.mark.parametrize("language", QUIZZES)
def test_a_quiz(language: str, audit_reader: Audit, make_csv: Make) -> None:
    header, done, day, spent = QUIZZES[language]
    began = f"{day.format(23)}  07:45"
    rows = [
        ["Martin", "Jeanne", "j@example.org", done, began, f"{day.format(23)}  09:04", spent, "17,50"],
        ["Petit", "Paul", "p@example.org", "???", began, "-", "-", "-"],
        ["Ø", "", "", "", "", "", "", "17,50"],
    ]
    reading = audit_reader(QuizReader(), make_csv([header, *rows]))
    assert reading.recognition.variant == "other-language"
    first, second = reading.of("assessment")
    assert (first.person.name, first.person.email) == ("Jeanne Martin", "j@example.org")
    assert (first.start, first.at) == (datetime(2024, 10, 23, 7, 45), datetime(2024, 10, 23, 9, 4))
    assert (first.minutes, first.score, first.max_score, first.status) == (79, 17.5, 20, "finished")
    assert (second.status, second.score) == ("in_progress", None)
    assert "columns are read by their order" in notes_of(reading)
    assert "unknown states of attempts" in notes_of(reading)


@pytest.mark.parametrize("untried", [0, 30])
def test_a_quiz_whose_first_attempt_goes_on(untried: int, audit_reader: Audit, make_csv: Make) -> None:
    header, done, day, spent = QUIZZES["nl"]
    began = f"{day.format(23)}  07:45"
    rows = [
        *([["Roy", f"Ana {number}", "a@example.org", "-", "-", "-", "-", "-"] for number in range(untried)]),
        ["Petit", "Paul", "p@example.org", "Bezig", began, "-", "-", "-"],
        ["Martin", "Jeanne", "j@example.org", done, began, f"{day.format(23)}  09:04", spent, "17,50"],
    ]
    reading = audit_reader(QuizReader(), make_csv([header, *rows]))
    assert [(one.person.name, one.person.email, one.status) for one in reading.of("assessment")] == [
        ("Paul Petit", "p@example.org", "in_progress"),
        ("Jeanne Martin", "j@example.org", "finished"),
    ]


def test_states_of_moodle_5_and_states_that_nobody_knows(audit_reader: Audit, make_csv: Make) -> None:
    header = ["Last name", "First name", "Status", "Started", "Completed", "Duration", "Grade/10.00"]
    start, end = "23 October 2024  7:45 AM", "23 October 2024  7:55 AM"
    rows = [
        ["Martin", "Jeanne", "Submitted", start, end, "10 mins", "Not yet graded"],
        ["Petit", "Paul", "Not started", start, "-", "-", "-"],
        ["Roy", "Ana", "Suspended", start, "-", "-", "-"],
    ]
    reading = audit_reader(QuizReader(), make_csv([header, *rows]))
    assert [(one.person.name, one.status) for one in reading.of("assessment")] == [
        ("Jeanne Martin", "not_graded"),
        ("Ana Roy", "in_progress"),
    ]
    assert "taken as finished where there is an end, else as going on: 'Suspended'" in notes_of(reading)


@pytest.mark.parametrize("identity", [0, 1, 2])
def test_completion_cannot_be_read_and_says_what_to_do(identity: int, make_csv: Make) -> None:
    rows = [
        ["", *["x@example.org"] * identity, "Prova", "", "Pagina", ""],
        ["Jeanne Martin", *["j@example.org"] * identity, "Completato", "2024-03-12 14:05:33", "Non completato", ""],
    ]
    path = make_csv(rows)
    file = EvidenceFile(path, path.name)
    recognition = CompletionReader().recognise(file)
    assert recognition is not None
    assert recognition.variant == "other-language"
    with pytest.raises(UnreadableEvidence, match="French or English"):
        list(CompletionReader().read(file, Context(recognition)))


@pytest.mark.parametrize(
    "rows",
    [
        [["", "Prova", ""], ["Jeanne", "Completato", ""]],
        [["", "Prova", ""], ["Jeanne", "", "2024-03-12 14:05:33"]],
        [["", "Prova", "Data", "Nota"], ["Jeanne", "Completato", "2024-03-12 14:05:33", "8"]],
        [["Nome", "Prova", ""], ["Jeanne", "Completato", "2024-03-12 14:05:33"]],
    ],
)
def test_other_tables_are_no_completion(rows: list[list[str]], make_csv: Make) -> None:
    path = make_csv(rows)
    assert CompletionReader().recognise(EvidenceFile(path, path.name)) is None
