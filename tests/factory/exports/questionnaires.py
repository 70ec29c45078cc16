"""Questionnaires as Google, Microsoft, LimeSurvey, Typeform, SurveyMonkey, Drupal and Moodle export their answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta

from ..frozen import csv_bytes, moodle_csv, sheet_bytes
from .catalogue import Kept, writes
from .drawn import surveys
from .facts import Survey, to_minute, wall
from .moodle_state import fr_day_time

_SURVEYS = surveys()


def _named(survey: Survey) -> Iterator[Kept]:
    for answer in survey.answers:
        yield {
            "name": answer.person.name, "email": answer.person.email, "at": wall(answer.at),
            "answers": len(answer.values), "complete": True,
        }  # fmt: skip


def _anonymous(survey: Survey) -> Iterator[Kept]:
    for answer in survey.answers:
        yield {"name": "", "at": wall(answer.at), "answers": len(answer.values), "complete": True}


def _users(survey: Survey) -> Iterator[Kept]:
    for answer in survey.answers:
        yield {"name": answer.person.name, "at": wall(answer.at), "answers": len(answer.values), "complete": True}


@writes("surveys.responses", "google-forms, French", _SURVEYS, ("survey_response", _named), precision="seconds")
def google_fr(survey: Survey) -> bytes:
    rows = [["Horodateur", "Adresse e-mail", "Nom et prénom", *survey.questions]]
    for answer in survey.answers:
        who = answer.person
        rows.append([f"{wall(answer.at):%d/%m/%Y %H:%M:%S}", who.email, who.name, *answer.values])
    return csv_bytes(rows, end="\r\n")


def _distinct(survey: Survey) -> Iterator[Kept]:
    """Without name and number, two rows alike of one second cannot be told from a row that was written twice."""
    for at, values in dict.fromkeys((wall(answer.at), answer.values) for answer in survey.answers):
        yield {"name": "", "at": at, "answers": len(values), "complete": True}


@writes("surveys.responses", "google-forms, direct", _SURVEYS, ("survey_response", _distinct), precision="seconds")
def google_direct(survey: Survey) -> bytes:
    """The form's own download: a moment with its zone."""
    rows = [["Timestamp", *survey.questions]]
    for answer in survey.answers:
        at = wall(answer.at)
        offset = int((at - answer.at.astimezone(UTC).replace(tzinfo=None)).total_seconds() // 3600)
        rows.append([f"{at:%Y/%m/%d %-I:%M:%S %p} UTC+{offset}", *answer.values])
    return csv_bytes(rows)


@writes("surveys.responses", "microsoft-forms", _SURVEYS, ("survey_response", _named), precision="seconds")
def microsoft(survey: Survey) -> bytes:
    rows: list[list[object]] = [["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom",
                                 *survey.questions]]  # fmt: skip
    for number, answer in enumerate(survey.answers, 1):
        end = wall(answer.at)
        who = answer.person
        rows.append([number, end - timedelta(minutes=3), end, who.email, who.name, *answer.values])
    return sheet_bytes(rows, "Form1")


@writes("surveys.responses", "limesurvey", _SURVEYS, ("survey_response", _anonymous), precision="seconds")
def limesurvey(survey: Survey) -> bytes:
    rows = [["ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ", "Tête de série",
             *survey.questions]]  # fmt: skip
    for number, answer in enumerate(survey.answers, 1):
        rows.append([str(number), f"{wall(answer.at):%Y-%m-%d %H:%M:%S}", "3", "fr", "1", *answer.values])
    return csv_bytes(rows, delimiter=";", encoding="utf-8-sig")


@writes("surveys.responses", "limesurvey, English", _SURVEYS, ("survey_response", _anonymous), precision="seconds")
def limesurvey_en(survey: Survey) -> bytes:
    rows = [["Response ID", "Date submitted", "Last page", "Start language", "Seed", *survey.questions]]
    for number, answer in enumerate(survey.answers, 1):
        rows.append([str(number), f"{wall(answer.at):%Y-%m-%d %H:%M:%S}", "3", "fr", "1", *answer.values])
    return csv_bytes(rows, quoting=1)


@writes("surveys.responses", 'limesurvey, "VV"', _SURVEYS, ("survey_response", _anonymous), precision="seconds")
def limesurvey_vv(survey: Survey) -> bytes:
    codes = [f"G01Q{number:02}" for number, _ in enumerate(survey.questions, 1)]
    rows = [["Response ID", "Access code", "Date submitted", "Last page", "Start language", *survey.questions],
            ["id", "token", "submitdate", "lastpage", "startlanguage", *codes]]  # fmt: skip
    for number, answer in enumerate(survey.answers, 1):
        rows.append([str(number), "", f"{wall(answer.at):%Y-%m-%d %H:%M:%S}", "2", "fr", *answer.values])
    return csv_bytes(rows, delimiter="\t")


@writes("surveys.responses", "surveymonkey", _SURVEYS, ("survey_response", _named), precision="seconds")
def surveymonkey(survey: Survey) -> bytes:
    rows = [["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name",
             "Last Name", "Custom Data 1", *survey.questions],
            [*[""] * 9, *("Response" for _ in survey.questions)]]  # fmt: skip
    for number, answer in enumerate(survey.answers, 118):
        who = answer.person
        times = [f"{wall(at):%m/%d/%Y %I:%M:%S %p}" for at in (answer.at - timedelta(minutes=5), answer.at)]
        rows.append([str(number), "42", *times, "192.0.2.1", who.email, who.first, who.last, "", *answer.values])
    return csv_bytes(rows)


@writes("surveys.responses", "surveymonkey, older", _SURVEYS, ("survey_response", _named), precision="seconds")
def surveymonkey_older(survey: Survey) -> bytes:
    rows = [["RespondentID", "CollectorID", "StartDate", "EndDate", "IP Address", "Email Address", "FirstName",
             "LastName", "CustomData", *survey.questions],
            [*[""] * 9, *("Response" for _ in survey.questions)]]  # fmt: skip
    for number, answer in enumerate(survey.answers, 118):
        who = answer.person
        times = [f"{wall(at):%m/%d/%Y %H:%M:%S}" for at in (answer.at - timedelta(minutes=5), answer.at)]
        rows.append([str(number), "42", *times, "192.0.2.1", who.email, who.first, who.last, "", *answer.values])
    return csv_bytes(rows)


@writes("surveys.responses", "tally", _SURVEYS, ("survey_response", _anonymous), precision="seconds")
def tally(survey: Survey) -> bytes:
    rows = [["Submission ID", "Respondent ID", "Submitted at", *survey.questions]]
    for number, answer in enumerate(survey.answers, 1):
        rows.append([f"PgYbz{number}", f"l0Wyk{number}", f"{wall(answer.at):%Y-%m-%d %H:%M:%S}", *answer.values])
    return csv_bytes(rows)


@writes("surveys.responses", "tally, asking for the name", _SURVEYS, ("survey_response", _users), precision="seconds")
def tally_named(survey: Survey) -> bytes:
    rows = [["Submission ID", "Respondent ID", "Submitted at", "Quel est votre nom ?", *survey.questions]]
    for number, answer in enumerate(survey.answers, 1):
        at = f"{wall(answer.at):%Y-%m-%d %H:%M:%S}"
        rows.append([f"PgYbz{number}", f"l0Wyk{number}", at, answer.person.name, *answer.values])
    return csv_bytes(rows)


@writes("surveys.responses", "webform", _SURVEYS, ("survey_response", _anonymous), precision="seconds")
def webform(survey: Survey) -> bytes:
    rows = [["Serial", "SID", "Submitted Time", "Completed Time", "Modified Time", "Draft", "IP Address", "UID",
             "Username", *survey.questions]]  # fmt: skip
    for number, answer in enumerate(survey.answers, 1):
        at = f"{wall(answer.at):%Y-%m-%d %H:%M:%S}"
        rows.append([str(number), str(76 + number), at, at, "", "", "192.0.2.1", "0", "", *answer.values])
    return csv_bytes(rows, delimiter="\t")


@writes("surveys.responses", "typeform", _SURVEYS, ("survey_response", _anonymous), precision="seconds")
def typeform(survey: Survey) -> bytes:
    rows = [["#", *survey.questions, "Response Type", "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)",
             "Network ID", "Tags"]]  # fmt: skip
    for number, answer in enumerate(survey.answers, 1):
        start, end = (f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S}" for at in (answer.at - timedelta(minutes=5), answer.at))
        rows.append([f"a{number}", *answer.values, "completed", start, "", end, "n1", ""])
    return csv_bytes(rows)


def _by_minute(survey: Survey) -> Iterator[Kept]:
    for kept in _users(survey):
        yield {**kept, "at": to_minute(kept["at"])}


@writes("surveys.responses", "moodle-feedback", _SURVEYS, ("survey_response", _by_minute),
        precision="minutes")  # fmt: skip
def moodle_feedback(survey: Survey) -> bytes:
    rows = [["Nom complet de l’utilisateur", "Groupes", "Date", *survey.questions]]
    rows += [[answer.person.name, "", fr_day_time(answer.at), *answer.values] for answer in survey.answers]
    return "\ufeff".encode() + moodle_csv(rows).encode()


@writes("surveys.responses", "moodle-questionnaire", _SURVEYS, ("survey_response", _users),
        precision="seconds")  # fmt: skip
def moodle_questionnaire(survey: Survey) -> bytes:
    rows = [["Réponse", "Soumis le :", "Institution", "Département", "Cours", "Groupe", "Identifiant utilisateur",
             "Nom complet", "Nom d'utilisateur", *survey.questions]]  # fmt: skip
    for number, answer in enumerate(survey.answers, 1):
        who = answer.person
        at = f"{wall(answer.at):%d/%m/%Y %H:%M:%S}"
        rows.append([str(number), at, "", "", survey.title, "", str(who.number), who.name, who.login, *answer.values])
    return csv_bytes(rows)


def _bare(survey: Survey) -> Iterator[Kept]:
    for answer in survey.answers:
        yield {"name": "", "at": None, "answers": len(answer.values)}


@writes("surveys.responses", "moodle-feedback, anonymous", _SURVEYS, ("survey_response", _bare),
        precision="no name, no date")  # fmt: skip
def moodle_feedback_anonymous(survey: Survey) -> bytes:
    rows = [["Réponse no", *survey.questions]]
    rows += [[str(number), *answer.values] for number, answer in enumerate(survey.answers, 1)]
    return "\ufeff".encode() + moodle_csv(rows).encode()


@writes("surveys.responses", "generic", _SURVEYS, ("survey_response", _bare), precision="no date")
def generic(survey: Survey) -> bytes:
    return csv_bytes([list(survey.questions), *(list(answer.values) for answer in survey.answers)])


# --- marked forms ------------------------------------------------------------------------------------------------

_KNOWLEDGE = ("Que renvoie la fonction NB.SI ?", "Laquelle de ces références est absolue ?")


def _marked(survey: Survey) -> Iterator[Kept]:
    for answer in survey.answers:
        yield {
            "name": answer.person.name, "email": answer.person.email, "at": wall(answer.at), "score": answer.score,
            "max_score": 10,
        }  # fmt: skip


@writes("surveys.quiz", "google-forms", _SURVEYS, ("assessment", _marked), precision="seconds")
def google_quiz(survey: Survey) -> bytes:
    rows = [["Horodateur", "Adresse e-mail", "Score", "Nom et prénom", *_KNOWLEDGE]]
    for answer in survey.answers:
        at = f"{wall(answer.at):%d/%m/%Y %H:%M:%S}"
        rows.append([at, answer.person.email, f"{answer.score} / 10", answer.person.name, "B", "C"])
    return csv_bytes(rows)


def _pointed(survey: Survey) -> Iterator[Kept]:
    """Each question has its points; the maximum is nowhere."""
    for kept in _marked(survey):
        yield {name: fact for name, fact in kept.items() if name != "max_score"}


@writes("surveys.quiz", "microsoft-forms", _SURVEYS, ("assessment", _pointed), precision="seconds, no maximum")
def microsoft_quiz(survey: Survey) -> bytes:
    head: list[object] = ["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom", "Total des points",
                          "Commentaires sur le questionnaire"]  # fmt: skip
    for question in _KNOWLEDGE:
        head += [question, f"Points – {question}", f"Commentaires – {question}"]
    rows = [head]
    for number, answer in enumerate(survey.answers, 1):
        end, who = wall(answer.at), answer.person
        half = answer.score // 2
        marks = ["B", half, "", "C", answer.score - half, ""]
        rows.append([number, end - timedelta(minutes=3), end, who.email, who.name, answer.score, "", *marks])
    return sheet_bytes(rows, "Form1")
