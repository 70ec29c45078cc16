"""SurveyMonkey, Framaforms, LimeSurvey's "VV" files and codes; hot and cold by the date of an answer."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from auditready import EvidenceFile, UnreadableEvidence
from auditready.testing import Context
from auditready_plugins.surveys.responses import SurveyResponses

GLOBAL = "Quelle est votre satisfaction globale ?"
ADVISE = "Recommanderiez-vous cette formation ?"


@pytest.fixture
def fixtures():
    return Path(__file__).parent


def english(reading):
    return " / ".join(note.en for note in reading.notes)


def test_surveymonkey_has_a_second_header_and_names_a_question_once(audit_reader, make_csv):
    rows = [
        ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name",
         "Last Name", "Custom Data 1", GLOBAL, "Qu'avez-vous apprécié ?", "", ""],
        ["", "", "", "", "", "", "", "", "", "Response", "Le contenu", "Le rythme", "Open-Ended Response"],
        ["118", "42", "03/25/2026 02:00:00 PM", "03/25/2026 02:05:33 PM", "192.0.2.1", "ada@example.org", "Ada",
         "Démo", "", "5", "Le contenu", "", "Merci"],
    ]  # fmt: skip
    reading = audit_reader(SurveyResponses(), make_csv(rows))
    assert reading.recognition.variant == "surveymonkey"
    (record,) = reading.records
    assert (record.person.name, record.at, record.answers, record.locator.row) == (
        "Ada Démo",
        datetime(2026, 3, 25, 14, 5, 33),
        3,
        3,
    )


def test_framaforms_is_a_drupal_webform(audit_reader, make_csv):
    rows = [
        ["Serial", "SID", "Submitted Time", "Completed Time", "Modified Time", "Draft", "IP Address", "UID", "Username",
         GLOBAL, ADVISE],
        ["1", "77", "2026-03-25 14:05:33", "2026-03-25 14:05:33", "", "", "192.0.2.1", "0", "", "5", "Oui"],
    ]  # fmt: skip
    reading = audit_reader(SurveyResponses(), make_csv(rows, delimiter="\t"))
    (record,) = reading.records
    assert (reading.recognition.variant, record.at, record.answers) == ("webform", datetime(2026, 3, 25, 14, 5, 33), 2)


def test_a_vv_file_of_limesurvey_has_a_line_of_codes(audit_reader, make_csv):
    rows = [
        ["Response ID", "Access code", "Date submitted", "Last page", "Start language", GLOBAL, ADVISE],
        ["id", "token", "submitdate", "lastpage", "startlanguage", "G01Q01", "G01Q02"],
        ["1", "", "2026-03-25 14:05:33", "2", "fr", "5", "{question_not_shown}"],
    ]
    reading = audit_reader(SurveyResponses(), make_csv(rows, delimiter="\t"))
    (record,) = reading.records
    assert (record.at, record.answers, record.complete) == (datetime(2026, 3, 25, 14, 5, 33), 1, True)


def test_codes_in_place_of_questions_are_told_with_the_remedy(make_csv):
    rows = [
        ["id", "submitdate", "lastpage", "startlanguage", "seed", "G01Q01", "G01Q02[SQ001]", "G01Q02_other"],
        ["1", "2026-03-25 14:05:33", "2", "fr", "12", "A1", "Y", ""],
    ]
    file = EvidenceFile(make_csv(rows), "export.csv")
    recognition = SurveyResponses().recognise(file)
    assert recognition is not None
    assert recognition.variant == "limesurvey-codes"
    with pytest.raises(UnreadableEvidence, match="full text of the questions"):
        list(SurveyResponses().read(file, Context(recognition)))


@pytest.mark.parametrize(
    ("day", "timing"),
    [(19, None), (20, "hot"), (31, "hot")],
    ids=["before the end", "the last day", "eleven days after"],
)
def test_the_declared_end_tells_hot_from_cold(day, timing, audit_reader, make_csv):
    rows = [["Horodateur", "Adresse e-mail", GLOBAL], [f"{day}/03/2026 14:05:33", "ada@example.org", "5"]]
    reading = audit_reader(SurveyResponses(), make_csv(rows), hints=("2026-03-16", "2026-03-20"))
    assert reading.records[0].timing == timing
    assert ("declared end of the session (2026-03-20): 1;" in english(reading)) == (timing is not None)


def test_an_answer_two_months_later_is_cold_unless_the_form_says_hot(audit_reader, make_csv):
    rows = [["Horodateur", "Adresse e-mail", GLOBAL], ["25/05/2026 14:05:33", "ada@example.org", "5"]]
    hints = ("2026-03-16", "2026-03-20")
    assert audit_reader(SurveyResponses(), make_csv(rows), hints=hints).records[0].timing == "cold"
    rows[0][2] = "Évaluation à chaud : êtes-vous satisfait ?"
    assert audit_reader(SurveyResponses(), make_csv(rows), hints=hints).records[0].timing == "hot"


def test_between_hot_and_cold_is_said(audit_reader, make_csv):
    rows = [["Horodateur", "Adresse e-mail", GLOBAL], ["14/04/2026 14:05:33", "ada@example.org", "5"]]
    reading = audit_reader(SurveyResponses(), make_csv(rows), hints=("2026-03-16", "2026-03-20"))
    assert reading.records[0].timing is None
    assert "neither immediate nor delayed: 1" in english(reading)


def test_one_declared_day_is_no_end(audit_reader, make_csv):
    rows = [["Horodateur", "Adresse e-mail", GLOBAL], ["25/05/2026 14:05:33", "ada@example.org", "5"]]
    assert audit_reader(SurveyResponses(), make_csv(rows), hints=("2026-03-16",)).records[0].timing is None
    one_day = ("2026-03-16", "2026-03-16/2026-03-16")
    assert audit_reader(SurveyResponses(), make_csv(rows), hints=one_day).records[0].timing is not None


ANSWER = ["5", "Oui"]


def test_a_row_that_is_there_twice_is_one_answer_and_a_second_answer_is_told(audit_reader, make_csv):
    one = ["25/03/2026 14:05:33", "ada@example.org", *ANSWER]
    rows = [["Horodateur", "Adresse e-mail", GLOBAL, ADVISE], one, one, ["25/03/2026 15:00:00", one[1], "4", "Oui"]]
    reading = audit_reader(SurveyResponses(), make_csv(rows))
    assert [record.at.hour for record in reading.records] == [14, 15]
    assert "1 row that repeats another word for word, counted once" in english(reading)
    assert "1 answer of people who had answered before: all are kept" in english(reading)


def test_equal_answers_of_nobody_at_no_time_are_several(audit_reader, make_csv):
    rows = [["Date", GLOBAL, ADVISE], ["25/03/2026", *ANSWER], ["25/03/2026", *ANSWER]]
    assert len(audit_reader(SurveyResponses(), make_csv(rows)).records) == 2


@pytest.mark.parametrize("kind", ["Response", "Réponse", "Open-Ended Response"])
def test_a_second_header_is_no_answer_whatever_the_tool(kind, audit_reader, make_csv):
    rows = [
        ["ID du répondant", "Date de début", "Date de fin", "Adresse IP", "Prénom", "Nom", GLOBAL, ADVISE],
        ["", "", "", "", "", "", kind, kind],
        ["118", "25/03/2026 14:00", "25/03/2026 14:05", "192.0.2.1", "Ada", "Démo", *ANSWER],
    ]
    reading = audit_reader(SurveyResponses(), make_csv(rows))
    (record,) = reading.records
    assert (reading.recognition.variant, record.person.name, record.at, record.answers) == (
        "generic",
        "Ada Démo",
        None,
        2,
    )
    assert 'dates of "Date de début, Date de fin" not taken' in english(reading)


def test_tally(audit_reader, fixtures):
    reading = audit_reader(SurveyResponses(), fixtures / "responses-tally.csv")
    assert (reading.recognition.variant, reading.records[0].at) == ("tally", datetime(2026, 3, 25, 14, 5, 33))
    assert [(record.person.name, record.answers) for record in reading.records] == [("Léa Durand", 2), ("Tom Petit", 2)]


def test_older_headers_of_surveymonkey(audit_reader, fixtures):
    reading = audit_reader(SurveyResponses(), fixtures / "responses-surveymonkey-old.csv")
    (record,) = reading.records
    assert (reading.recognition.variant, record.person.name, record.answers) == ("surveymonkey", "Ada Démo", 2)


@pytest.mark.parametrize(
    "question",
    [
        "Trois mois après la formation, utilisez-vous ce que vous avez appris ?",
        "Avez-vous mis en pratique les acquis de la formation ?",
        "Qu'avez-vous pu mettre en œuvre depuis la formation ?",
    ],
)
def test_what_a_delayed_survey_asks_is_satisfaction(question, audit_reader, make_csv):
    rows = [["Horodateur", "Adresse e-mail", question], ["25/05/2026 14:05:33", "ada@example.org", "Oui"]]
    assert len(audit_reader(SurveyResponses(), make_csv(rows)).records) == 1


@pytest.mark.parametrize(
    "question",
    [
        "Les moyens étaient-ils adaptés à votre animation ?",
        "Quelles difficultés avez-vous rencontrées avec les stagiaires ?",
        "Les stagiaires avaient-ils le niveau attendu ?",
    ],
)
def test_what_only_a_trainer_is_asked(question, audit_reader, make_csv):
    rows = [["Horodateur", GLOBAL, question], ["25/05/2026 14:05:33", "5", "Oui"]]
    assert audit_reader(SurveyResponses(), make_csv(rows)).records[0].stakeholder == "trainer"


def test_an_ambiguous_day_that_the_declared_dates_do_not_settle(audit_reader, make_csv):
    rows = [["Timestamp", "How satisfied are you?"], ["3/4/2026 14:05:33", "5"]]
    asked = audit_reader(SurveyResponses(), make_csv(rows))
    assert "declaring the session's dates" in english(asked)
    settled = audit_reader(SurveyResponses(), make_csv(rows), hints=("2026-03-02", "2026-03-03"))
    assert "the declared dates of the session do not settle it" in english(settled)


def test_a_row_that_says_who_answers(audit_reader, make_csv):
    rows = [
        ["Horodateur", "Vous êtes", GLOBAL],
        *([f"{day}/03/2026 14:05:33", who, "5"] for day, who in enumerate(
            ("Stagiaire", "Formateur", "L'entreprise", "OPCO", "Autre"), start=20)),
    ]  # fmt: skip
    reading = audit_reader(SurveyResponses(), make_csv(rows))
    assert [record.stakeholder for record in reading.records] == [
        "beneficiary", "trainer", "company", "funder", "beneficiary",
    ]  # fmt: skip
    assert {record.answers for record in reading.records} == {1}
    assert "1 answer whose respondent's profile is not understood" in english(reading)


def test_a_table_that_counts_answers_is_no_survey(make_csv):
    rows = [
        ["Question", "Très satisfait", "Satisfait", "Peu satisfait", "Moyenne"],
        ["Contenu de la formation", "5", "3", "0", "4,6"],
        ["Satisfaction globale", "6", "2", "0", "4,8"],
    ]
    assert SurveyResponses().recognise(EvidenceFile(make_csv(rows), "synthese.csv")) is None


def test_a_delayed_survey_below_its_title(audit_reader, make_xlsx):
    rows = [
        ["Enquête à froid — formation Excel niveau 2"], [],
        ["Stagiaire", "Date de réponse", ADVISE, "Avez-vous appliqué les acquis en situation de travail ?"],
        ["Durand Léa", "12/06/2026", "Oui", "Oui"], ["Martin Paul", "", "", ""],
    ]  # fmt: skip
    reading = audit_reader(SurveyResponses(), make_xlsx(rows), hints=("2026-03-02", "2026-03-03"))
    assert [(record.person.name, record.timing) for record in reading.records] == [("Durand Léa", "cold")]


GOOGLE = ["Horodateur", "Votre nom"]
RATED = {
    "sentences": ["Les objectifs ont-ils été atteints ?", "Le formateur était-il à l'écoute ?"],
    "items": ["Objectifs atteints", "Rythme", "Formateur à l'écoute", "Commentaires"],
    "English": ["Were the objectives achieved?", "Was the trainer clear?"],
}


@pytest.mark.parametrize("name", RATED)
def test_items_that_rate_a_training_are_a_survey_beside_the_columns_of_its_tool(name, audit_reader, make_csv):
    rows = [[*GOOGLE, *RATED[name]], ["21/03/2026 14:05:33", "Ada Démo", *"4" * len(RATED[name])]]
    (answer,) = audit_reader(SurveyResponses(), make_csv(rows), hints=("2026-03-16", "2026-03-20")).records
    assert (answer.person.name, answer.timing, answer.stakeholder) == ("Ada Démo", "hot", "beneficiary")


@pytest.mark.parametrize(
    "header",
    [
        ["Nom", "Prénom", *RATED["items"]],  # a tutor's table of learners
        [*GOOGLE, "Régime alimentaire", "Taille de tee-shirt"],
        [*GOOGLE, "Objectifs atteints"],
        [*GOOGLE, "Avez-vous les prérequis ?", *RATED["sentences"]],
        [*GOOGLE, "Vrai ou faux : le contenu est clair", *RATED["sentences"]],
    ],
)
def test_the_same_items_elsewhere_are_no_survey(header, make_csv):
    path = make_csv([header, ["21/03/2026 14:05:33", "Ada Démo", *"4" * (len(header) - 2)]])
    assert SurveyResponses().recognise(EvidenceFile(path, path.name)) is None
