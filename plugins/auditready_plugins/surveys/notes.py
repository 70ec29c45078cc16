"""Say beside a survey what its answers cannot prove."""

from __future__ import annotations

from collections import Counter

from auditready import ReadContext

from .form import Form
from .tools import Role


def note_counts(context: ReadContext, form: Form, counts: Counter[str]) -> None:
    """Note rows left out, and what is missing from those that were read."""
    total = counts["records"]
    if number := counts["empty"]:
        s = _s(number)
        context.note(
            f"{number} ligne{s} sans aucune réponse, laissée{s} de côté", f"{number} row{s} without any answer left out"
        )
    if number := counts["ambiguous"]:
        context.note(
            f"{number} date{_s(number)} où jour et mois peuvent s'inverser : réponses gardées sans date ; déclarer les "
            "dates de la session dans dossier.toml permet de trancher",
            f"{number} date{_s(number)} whose day and month could be swapped: answers kept without date; declaring the "
            "session's dates in dossier.toml settles it",
        )
    if number := counts["no date"]:
        s = _s(number)
        context.note(
            f"{number} date{s} non comprise{s}, laissée{s} vide{s}", f"{number} date{s} not understood, left empty"
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
