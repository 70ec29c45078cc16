"""Satisfaction surveys: each tool's export, who is asked and when, and what is no satisfaction survey at all."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from auditready import EvidenceFile
from auditready_plugins import surveys
from auditready_plugins.surveys.questions import find_stakeholder, find_timing
from auditready_plugins.surveys.responses import SurveyResponses

GLOBAL = "Quelle est votre satisfaction globale ?"
EXPECTATIONS = "La formation a-t-elle répondu à vos attentes ?"
ADVISE = "Recommanderiez-vous cette formation ?"
TRAINER = "Comment jugez-vous la pédagogie du formateur ?"
NO_TITLE = "no column names the training: only the place of the file ties it to the dossier"
ANONYMOUS = "anonymous answers: nothing says which learners answered"


@pytest.fixture
def reader() -> SurveyResponses:
    registered: list[SurveyResponses] = []
    surveys.register_readers(registered.append)
    return next(each for each in registered if each.name == "surveys.responses")


def english(reading) -> list[str]:
    return [note.en for note in reading.notes]


def test_google_forms_in_french(reader, audit_reader, make_csv):
    rows = [
        [
            "Horodateur",
            "Adresse e-mail",
            "Nom et prénom",
            "Formation suivie",
            GLOBAL,
            EXPECTATIONS,
            "Commentaires libres",
        ],
        ["12/03/2026 14:05:33", "lea@example.org", "Durand Léa", "Sécurité", "5", "Oui", ""],
        ["13/03/2026 09:00:00", "tom@example.org", "Petit Tom", "Sécurité", "4", "Oui", "Très bien"],
        ["13/03/2026 10:00:00", "ana@example.org", "Roux Ana", "Sécurité", "", "", ""],
    ]
    reading = audit_reader(reader, make_csv(rows))
    assert (reading.recognition.variant, reading.recognition.confidence) == ("google-forms", 0.9)
    assert reading.recognition.why.fr == (
        "colonnes « Horodateur » (Google Forms) et questions de satisfaction : "
        "« Quelle est votre satisfaction globale ? », « La formation a-t-elle répondu à vos attentes ? »"
    )
    first, second = reading.records
    assert (first.person.name, first.person.email, first.title) == ("Durand Léa", "lea@example.org", "Sécurité")
    assert (first.at, first.answers, first.stakeholder) == (datetime(2026, 3, 12, 14, 5, 33), 2, "beneficiary")
    assert (first.timing, first.complete, first.locator.row) == (None, True, 2)
    assert second.answers == 3
    assert english(reading) == ["1 row without any answer left out"]


def test_google_forms_download_with_a_zone(reader, audit_reader, make_csv):
    rows = [
        ["Timestamp", "Username", "How satisfied are you with the course?"],
        ["2026/03/12 2:05:33 PM UTC+1", "lea", "5"],
    ]
    (record,) = audit_reader(reader, make_csv(rows)).records
    assert record.at.astimezone(UTC) == datetime(2026, 3, 12, 13, 5, 33, tzinfo=UTC)
    assert record.person.identifier == "lea"


@pytest.mark.parametrize(
    ("header", "hints", "expected", "note"),
    [
        ("Timestamp", (), None, "1 date whose day and month could be swapped"),
        ("Timestamp", ("2026-10-03",), datetime(2026, 10, 3, 9), NO_TITLE),
        ("Horodateur", (), datetime(2026, 10, 3, 9), "dates read day/month/year because the headers are in French"),
    ],
)
def test_a_date_of_two_readings(reader, audit_reader, make_csv, header, hints, expected, note):
    rows = [[header, "Email", "How satisfied are you?"], ["03/10/2026 09:00:00", "lea@example.org", "5"]]
    reading = audit_reader(reader, make_csv(rows), hints=hints)
    assert reading.records[0].at == expected
    assert english(reading)[0].startswith(note)


def test_microsoft_forms(reader, audit_reader, make_xlsx):
    rows = [
        ["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom", GLOBAL, TRAINER],
        [
            1,
            datetime(2026, 3, 12, 14, 0),
            datetime(2026, 3, 12, 14, 5),
            "lea@example.org",
            "Léa Durand",
            "Très satisfait",
            5,
        ],
        [2, datetime(2026, 3, 12, 14, 1), datetime(2026, 3, 12, 14, 6), "anonymous", None, "Satisfait", None],
    ]
    reading = audit_reader(reader, make_xlsx({"Feuil1": rows}))
    assert reading.recognition.variant == "microsoft-forms"
    first, second = reading.records
    assert (first.at, first.person.name, first.answers) == (datetime(2026, 3, 12, 14, 5), "Léa Durand", 2)
    assert (second.person, second.answers, second.locator.sheet, second.locator.row) == (None, 1, "Feuil1", 3)
    assert english(reading) == [NO_TITLE]


@pytest.mark.parametrize(
    "header",
    [
        ["Response ID", "Date submitted", "Last page", "Start language", "Seed"],
        ["ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ", "Tête de série"],
        ["id", "submitdate", "lastpage", "startlanguage", "seed"],
    ],
    ids=["en", "fr", "codes"],
)
def test_limesurvey(reader, audit_reader, make_csv, header):
    rows = [
        [*header, GLOBAL, ADVISE],
        ["1", "2026-03-12 14:05:33", "3", "fr", "1", "5", "Oui"],
        ["2", "", "1", "fr", "2", "4", ""],
        ["3", "1980-01-01 00:00:00", "3", "fr", "3", "4", "Oui"],
    ]
    reading = audit_reader(reader, make_csv(rows, delimiter=";", encoding="utf-8-sig"))
    assert reading.recognition.variant == "limesurvey"
    assert [(record.at, record.complete, record.answers) for record in reading.records] == [
        (datetime(2026, 3, 12, 14, 5, 33), True, 2),
        (None, False, 1),
        (None, True, 2),
    ]
    assert english(reading) == [ANONYMOUS, NO_TITLE]


def test_typeform(reader, audit_reader, make_csv):
    rows = [
        ["#", "*How satisfied* are you?", "<strong>Would you recommend it?</strong>", "Response Type",
         "Start Date (UTC)",
         "Stage Date (UTC)", "Submit Date (UTC)", "Network ID", "Tags"],
        ["a1", "5", "1", "completed", "2026-03-12 13:00:00", "", "2026-03-12 13:05:00", "n1", ""],
        ["a2", "3", "", "partial", "2026-03-12 13:10:00", "2026-03-12 13:11:00", "", "n2", ""],
    ]  # fmt: skip
    reading = audit_reader(reader, make_csv(rows))
    assert (reading.recognition.variant, reading.recognition.confidence) == ("typeform", 0.95)
    assert "'How satisfied are you?'" in reading.recognition.why.en
    first, second = reading.records
    assert (first.at, first.complete, first.answers) == (datetime(2026, 3, 12, 13, 5, tzinfo=UTC), True, 2)
    assert (second.at, second.complete) == (datetime(2026, 3, 12, 13, 10, tzinfo=UTC), False)


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        (
            ["Nom complet de l’utilisateur", "Groupes", "Date", GLOBAL],
            ["Léa Durand", "", "12 mars 2026, 14:05", "5"],
            "Léa Durand",
        ),
        (["Réponse no", "Date", GLOBAL], ["Réponse no : 3", "12 mars 2026, 14:05", "5"], None),
    ],
)
def test_moodle_feedback(reader, audit_reader, make_csv, header, row, name):
    reading = audit_reader(reader, make_csv([header, row]))
    (record,) = reading.records
    assert reading.recognition.variant == "moodle-feedback"
    assert (record.person and record.person.name, record.at, record.answers) == (name, datetime(2026, 3, 12, 14, 5), 1)


@pytest.mark.parametrize("number", ["Réponse no", "Response number"])
def test_anonymous_moodle_feedback_has_no_date(reader, audit_reader, make_csv, number):
    reading = audit_reader(
        reader, make_csv([[number, "Cours", GLOBAL, TRAINER], ["1", "SECU", "5", "4"], ["2", "-", "3", ""]])
    )
    assert reading.recognition.variant == "moodle-feedback-anonymous"
    assert [(one.person, one.at, one.title, one.answers) for one in reading.records] == [
        (None, None, "SECU", 2),
        (None, None, None, 1),
    ]
    assert "no answer has a date: the survey does not prove when it was filled in" in english(reading)


def test_moodle_questionnaire_writes_the_day_first_in_every_language(reader, audit_reader, make_csv):
    rows = [
        [
            "Response",
            "Submitted on:",
            "Course",
            "Full name",
            "Username",
            "Were you satisfied?",
            "How satisfied are you?",
        ],
        ["1", "03/12/2026 14:05:33", "SECU", "Léa Durand", "ldurand", "yes", "5"],
    ]
    (record,) = audit_reader(reader, make_csv(rows)).records
    assert record.at == datetime(2026, 12, 3, 14, 5, 33)


def test_moodle_questionnaire(reader, audit_reader, make_csv):
    rows = [
        ["Réponse", "Soumis le :", "Institution", "Département", "Cours", "Groupe", "Identifiant utilisateur",
         "Nom complet", "Nom d'utilisateur", GLOBAL],
        ["1", "12/03/2026 14:05:33", "", "", "Sécurité", "", "7", "Léa Durand", "ldurand", "5"],
    ]  # fmt: skip
    (record,) = audit_reader(reader, make_csv(rows)).records
    assert (record.person.name, record.person.identifier, record.title) == ("Léa Durand", "ldurand", "Sécurité")


def test_a_table_without_tool_below_a_title(reader, audit_reader, make_xlsx):
    rows = [
        ["Évaluation à chaud – session de mars"],
        [],
        ["Stagiaire", "Date", GLOBAL, TRAINER],
        ["Léa Durand", datetime(2026, 3, 12), 5, 4],
        ["Tom Petit", datetime(2026, 3, 12), 4, 4],
    ]
    reading = audit_reader(reader, make_xlsx(rows))
    assert (reading.recognition.variant, reading.recognition.confidence) == ("generic", 0.7)
    assert [(record.person.name, record.timing, record.answers) for record in reading.records] == [
        ("Léa Durand", "hot", 2),
        ("Tom Petit", "hot", 2),
    ]


def test_answers_without_date_and_name_say_so(reader, audit_reader, make_csv):
    rows = [[GLOBAL, ADVISE, TRAINER], ["5", "Oui", "Très bien"]]
    reading = audit_reader(reader, make_csv(rows))
    assert (reading.records[0].person, reading.records[0].at) == (None, None)
    assert english(reading) == [
        "no answer has a date: the survey does not prove when it was filled in",
        ANONYMOUS,
        NO_TITLE,
    ]


# --- whom, and when ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vos collaborateurs ont-ils progresse ?", "company"),
        ("enquete de satisfaction entreprise", "company"),
        ("enquete de satisfaction aupres des financeurs", "funder"),
        ("en tant que financeur, etes-vous satisfait ?", "funder"),
        ("comment vos stagiaires ont-ils suivi ?", "trainer"),
        ("bilan du formateur", "trainer"),
        ("votre entreprise", None),
        ("quel est votre opco ?", None),
        ("la pedagogie du formateur vous a-t-elle convenu ?", None),
        ("votre satisfaction globale", None),
    ],
)
def test_who_is_asked(text, expected):
    assert find_stakeholder([text]) == expected


def test_words_of_two_questions_are_not_read_together():
    assert find_stakeholder(["votre satisfaction", "votre entreprise"]) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("evaluation a chaud", "hot"),
        ("questionnaire a froid", "cold"),
        ("qu'avez-vous mis en pratique depuis la formation ?", "cold"),
        ("evaluation 3 mois apres", "cold"),
        ("six months after the course", "cold"),
        ("a chaud et a froid", None),
        ("votre satisfaction globale", None),
    ],
)
def test_when_it_is_asked(text, expected):
    assert find_timing([text]) == expected


def test_company_survey_taken_months_later(reader, audit_reader, make_csv):
    rows = [
        [
            "Horodateur",
            "Depuis la formation, vos salariés ont-ils progressé ?",
            "Recommanderiez-vous notre organisme ?",
        ],
        ["12/09/2026 14:05:33", "Oui", "Oui"],
        ["13/09/2026 14:05:33", "Oui", ""],
    ]
    assert [(r.stakeholder, r.timing) for r in audit_reader(reader, make_csv(rows)).records] == [
        ("company", "cold")
    ] * 2


def test_the_files_name_helps_and_is_said(reader, audit_reader, make_csv):
    rows = [["Horodateur", GLOBAL, ADVISE], ["13/03/2026 14:05:33", "5", "Oui"]]
    reading = audit_reader(reader, make_csv(rows, name="satisfaction_financeurs_a_froid.csv"))
    assert (reading.records[0].stakeholder, reading.records[0].timing) == ("funder", "cold")
    assert [note.split(":")[0] for note in english(reading)[:2]] == [
        "who was asked (funders) is taken from the file's name",
        "survey taken as delayed from the file's name",
    ]


# --- what is none --------------------------------------------------------------------------------------------


NOT_SATISFACTION = {
    "quiz": [["Horodateur", "Score", "Que dit la règle 1 ?"], ["12/03/2026 14:05:33", "8 / 10", "B"]],
    "quiz that speaks of satisfaction": [
        ["Horodateur", "Score", "Êtes-vous satisfait ?"],
        ["12/03/2026", "8 / 10", "B"],
    ],
    "quiz of Microsoft Forms": [
        ["ID", "Heure de début", "Heure de fin", "Total des points", "Qualité du code ?", "Points - Qualité du code ?"],
        ["1", "12/03/2026", "12/03/2026", "8", "x", "1"],
    ],
    "needs": [["Horodateur", "Quelles sont vos attentes ?", "Connaissez-vous le sujet ?"], ["12/03/2026", "x", "y"]],
    "positioning": [["Horodateur", "Test de positionnement : satisfaction recherchée"], ["12/03/2026", "x"]],
    "gradebook": [
        ["Prénom", "Nom", "Test : Qualité du code (Brut)", "Feedback : Satisfaction (Brut)"],
        ["Léa", "Durand", "1", "2"],
    ],
    "log": [
        ["Heure", "Nom complet", "Contexte", "Événement"],
        ["12 mars 26, 14:05", "Léa Durand", "Feedback : Enquête de satisfaction", "Enquête de satisfaction consultée"],
    ],
    "attendance": [["Stagiaire", "Date", "Matin", "Formateur"], ["Léa Durand", "12/03/2026", "signé", "Ana Roux"]],
}


@pytest.mark.parametrize("rows", NOT_SATISFACTION.values(), ids=NOT_SATISFACTION)
def test_what_is_no_satisfaction_survey(reader, make_csv, rows):
    path = make_csv(rows)
    assert reader.recognise(EvidenceFile(path, path.name)) is None


def test_what_came_before_may_be_asked_about_afterwards(reader, audit_reader, make_csv):
    rows = [
        ["Horodateur", "Les informations reçues avant la formation étaient-elles claires ?", GLOBAL, ADVISE],
        ["13/03/2026 14:05:33", "Oui", "5", "Oui"],
    ]
    assert audit_reader(reader, make_csv(rows)).records[0].answers == 3


@pytest.mark.field
def test_no_real_export_of_another_system_is_claimed(reader, field):
    claimed = [
        path.name
        for path in sorted(field.rglob("*"))
        if path.is_file() and reader.recognise(EvidenceFile(path, path.name)) is not None
    ]
    assert claimed == []
