"""SurveyMonkey, Framaforms, LimeSurvey's "VV" files and codes; hot and cold by the date of an answer."""

from __future__ import annotations

from datetime import datetime

import pytest

from auditready import EvidenceFile, UnreadableEvidence
from auditready.testing import Context
from auditready_plugins.surveys.responses import SurveyResponses

GLOBAL = "Quelle est votre satisfaction globale ?"
ADVISE = "Recommanderiez-vous cette formation ?"


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


def test_one_declared_day_is_no_end(audit_reader, make_csv):
    rows = [["Horodateur", "Adresse e-mail", GLOBAL], ["25/05/2026 14:05:33", "ada@example.org", "5"]]
    assert audit_reader(SurveyResponses(), make_csv(rows), hints=("2026-03-16",)).records[0].timing is None
