"""Say beside a survey what its answers cannot prove."""

from __future__ import annotations

from collections import Counter

from auditready import ReadContext, Words, quote

from .form import Form
from .tools import Role

_DECLARE = Words(
    "déclarer les dates de la session dans dossier.toml permet de trancher",
    "declaring the session's dates in dossier.toml settles it",
)


def note_counts(context: ReadContext, form: Form, counts: Counter[str]) -> None:
    """Note rows left out, and what is missing from those that were read."""
    total = counts["records"]
    if number := counts["empty"]:
        s = _s(number)
        context.note(
            f"{number} ligne{s} sans aucune réponse, laissée{s} de côté", f"{number} row{s} without any answer left out"
        )
    if number := counts["repeated"]:
        s = _s(number)
        context.note(
            f"{number} ligne{s} identique{s} à une autre, comptée{s} une seule fois",
            f"{number} row{s} that repeat{'' if number > 1 else 's'} another word for word, counted once",
        )
    if number := counts["again"]:
        s = _s(number)
        context.note(
            f"{number} réponse{s} de personnes qui avaient déjà répondu : toutes sont gardées",
            f"{number} answer{s} of people who had answered before: all are kept",
        )
    if number := counts["unknown profile"]:
        s = _s(number)
        context.note(
            f"{number} réponse{s} de profil non compris : destinataires d'après le questionnaire",
            f"{number} answer{s} whose respondent's profile is not understood: taken as whom the form asks",
        )
    if number := counts["ambiguous"]:
        context.note(
            f"{number} date{_s(number)} où jour et mois peuvent s'inverser : réponses gardées sans date ; "
            + ("les dates déclarées de la session ne tranchent pas" if context.hints else _DECLARE.fr),
            f"{number} date{_s(number)} whose day and month could be swapped: answers kept without date; "
            + ("the declared dates of the session do not settle it" if context.hints else _DECLARE.en),
        )
    if number := counts["no date"]:
        s = _s(number)
        context.note(
            f"{number} date{s} non comprise{s}, laissée{s} vide{s}", f"{number} date{s} not understood, left empty"
        )
    if total and counts["undated"] == total and (columns := form.columns(Role.PERIOD)):
        names = quote(", ".join(form.headers[index] for index in columns), 80)
        context.note(
            f"dates de « {names} » non prises : rien ne dit si ce sont celles de la réponse ou de la session",
            f'dates of "{names}" not taken: nothing says whether they are those of the answer or of the session',
        )
    if total and counts["undated"] == total:
        context.note(
            "aucune réponse datée : le questionnaire ne prouve pas quand il a été rempli",
            "no answer has a date: the survey does not prove when it was filled in",
        )
    if total and counts["anonymous"] == total:
        context.note(
            "réponses anonymes : rien ne dit quels stagiaires ont répondu",
            "anonymous answers: nothing says which learners answered",
        )
    if total and not form.columns(Role.TITLE):
        context.note(
            "aucune colonne ne nomme la formation : seul l'emplacement du fichier le rattache au dossier",
            "no column names the training: only the place of the file ties it to the dossier",
        )


def _s(number: int) -> str:
    return "s" if number > 1 else ""
