"""Forms in quiz mode: assessments, whatever their questions ask for."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.cases.recipes.sessions import ROOM
from tests.factory.remote import KNOWLEDGE, OPINIONS, google_quiz_csv

from auditready import EvidenceFile
from auditready_plugins.surveys.quiz import QuizAnswers
from auditready_plugins.surveys.responses import SurveyResponses

READER = QuizAnswers()
GOOGLE = ["Horodateur", "Adresse e-mail", "Score", "Nom et prénom", *KNOWLEDGE]
MICROSOFT = [
    "ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom", "Total des points", "Que renvoie NB.SI ?",
    "Points - Que renvoie NB.SI ?", "Commentaires - Que renvoie NB.SI ?",
]  # fmt: skip


def test_a_google_form_with_scores(audit_reader, make_csv):
    rows = [GOOGLE, ["23/03/2026 16:40:05", "lea@example.org", "8 / 10", "Léa Durand", "B", "A", "C"]]
    reading = audit_reader(READER, make_csv(rows, name="Évaluation des acquis (réponses).csv"))
    (mark,) = reading.records
    assert (mark.title, mark.score, mark.max_score, mark.about) == ("Évaluation des acquis", 8.0, 10.0, "learning")
    assert (mark.person.name, mark.person.email, mark.at) == (
        "Léa Durand", "lea@example.org", datetime(2026, 3, 23, 16, 40, 5),
    )  # fmt: skip
    assert any("file name" in note.en for note in reading.notes)


def test_a_microsoft_form_with_points(audit_reader, make_xlsx):
    at = datetime(2026, 3, 23, 16, 40)
    rows = {"Quiz final": [MICROSOFT, [1, at, at, "lea@example.org", "Léa Durand", 8, "B", 1, ""]]}
    (mark,) = audit_reader(READER, make_xlsx(rows)).records
    assert (mark.title, mark.score, mark.max_score, mark.at) == ("Quiz final", 8.0, None, at)


@pytest.mark.parametrize(("questions", "about"), [(KNOWLEDGE, "learning"), (OPINIONS, "satisfaction")])
def test_what_the_questions_ask_for(tmp_path, audit_reader, questions, about):
    path = tmp_path / "quiz.csv"
    path.write_bytes(google_quiz_csv(ROOM, questions=questions))
    assert {mark.about for mark in audit_reader(READER, path).records} == {about}


def test_an_entry_quiz(audit_reader, make_csv):
    rows = [GOOGLE, ["23/03/2026 16:40:05", "lea@example.org", "8 / 10", "Léa Durand", "B", "A", "C"]]
    (mark,) = audit_reader(READER, make_csv(rows, name="Test de positionnement.csv")).records
    assert mark.phase == "entry"


def test_an_anonymous_mark_is_nobodys(audit_reader, make_csv):
    rows = [["Horodateur", "Score", *KNOWLEDGE], ["23/03/2026 16:40:05", "8 / 10", "B", "A", "C"]]
    reading = audit_reader(READER, make_csv(rows))
    assert reading.records == []
    assert any("1 anonymous answer left out" in note.en for note in reading.notes)


@pytest.mark.parametrize(
    "rows",
    [
        [["Horodateur", "Score", "Votre avis ?"], ["23/03/2026", "très bien", "oui"]],
        [["Nom", "Score", "Niveau"], ["Léa Durand", "8 / 10", "B1"]],
        [["Horodateur", "Adresse e-mail", *OPINIONS], ["23/03/2026", "lea@example.org", "5", "Oui", "Bonne"]],
    ],
)
def test_what_is_no_quiz(make_csv, rows):
    path = make_csv(rows)
    assert READER.recognise(EvidenceFile(path, path.name)) is None


def test_a_survey_that_tests_knowledge_says_so(audit_reader, make_csv):
    rows = [
        ["Horodateur", "Nom et prénom", "Vrai ou faux : un filtre trie", "Que signifie RGPD ?", "Note globale"],
        ["23/03/2026 10:00:00", "Léa Durand", "Faux", "Un règlement", "4"],
    ]
    (answer,) = audit_reader(SurveyResponses(), make_csv(rows), hints=(date(2026, 3, 23).isoformat(),)).records
    assert answer.about == "learning"


@pytest.mark.parametrize(("header", "score"), [("Total de points", 8.0), ("Points obtenus", None)])
def test_the_total_is_the_mark_and_its_absence_is_told(header, score, audit_reader, make_xlsx):
    at = datetime(2026, 3, 23, 16, 40)
    headers = [header if name == "Total des points" else name for name in MICROSOFT]
    headers.append("Commentaires sur le questionnaire")
    rows = {"Quiz final": [headers, [1, at, at, "lea@example.org", "Léa Durand", 8, "B", 1, "", "Bien"]]}
    reading = audit_reader(READER, make_xlsx(rows))
    assert [mark.score for mark in reading.records] == [score]
    assert any("1 answer without a readable mark" in note.en for note in reading.notes) == (score is None)
