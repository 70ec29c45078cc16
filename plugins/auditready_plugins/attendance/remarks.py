"""What a sheet leaves open, counted while it is read and said once at the end."""

from __future__ import annotations

from auditready import ReadContext, listing, say

_TEXTS = {
    "blank": (
        "modèle vierge : aucun nom d'apprenant dans le tableau, aucun enregistrement ({items})",
        "blank template: no learner's name in the table, no record ({items})",
    ),
    "hidden": ("feuille masquée, lue quand même : {items}", "hidden sheet, read all the same: {items}"),
    "no-table": (
        "feuille sans tableau d'émargement, non utilisée : {items}",
        "sheet without an attendance table, not used: {items}",
    ),
    "no-pictures": (
        (
            "les images d'un classeur {items} ne peuvent pas être vues, une signature dessinée y passe pour une case "
            "vide : en enregistrer une copie en .xlsx"
        ),
        "pictures in a {items} workbook cannot be seen, a drawn signature looks like an empty cell: save an .xlsx copy",
    ),
    "unruled": (
        "tableau sans filets, colonnes et lignes reconnues à leur alignement, à vérifier sur le document : {items}",
        "table without ruled cells, columns and rows found by their alignment, to be checked on the document: {items}",
    ),
    "sealed": (
        (
            "le PDF porte {n} signature(s) électronique(s), chacune du fichier entier : celle qui se trouve dans la "
            "case d'un apprenant y est comptée, les autres ne prouvent aucune demi-journée"
        ),
        (
            "the PDF bears {n} electronic signature(s), each of the whole file: one that stands in a learner's cell is "
            "counted there, the others prove no half-day"
        ),
    ),
    "no-date": (
        "cases sans date, qui ne prouvent aucune demi-journée : {n} ({items})",
        "cells without a date, which prove no half-day: {n} ({items})",
    ),
    "several-dates": (
        "plusieurs dates dans l'en-tête et aucune dans le tableau, la date reste inconnue pour {n} cases ({items})",
        "several dates above the table and none in it, the date stays unknown for {n} cells ({items})",
    ),
    "no-half": (
        "cases sans demi-journée ni horaires, qui ne prouvent pas une demi-journée : {n} ({items})",
        "cells without half-day or times, which cannot prove a half-day: {n} ({items})",
    ),
    "overnight": (
        "créneaux qui finissent après minuit, lus à leur début seul, sans durée : {n} ({items})",
        "slots that end after midnight, read by their beginning alone, without a duration: {n} ({items})",
    ),
    "am": (
        "« AM » seul peut vouloir dire matin ou après-midi : demi-journée inconnue pour {n} cases ({items})",
        '"AM" alone may mean morning or (in French) après-midi: half-day unknown for {n} cells ({items})',
    ),
    "year": (
        "date sans année, que rien ne permet de compléter : {items}",
        "date without a year, and nothing settles it: {items}",
    ),
    "assumed-year": (
        "dates sans année : {items} est supposé, l'année du rapport",
        "dates without a year: {items} is assumed, the year of the report",
    ),
    "order-by-language": (
        "dates lues jour/mois parce que la feuille est en français ; rien d'autre ne le confirme",
        "dates read day/month because the sheet is in French; nothing else confirms it",
    ),
    "order": (
        "rien ne dit si les dates sont en jour/mois ou en mois/jour : lues en jour/mois",
        "nothing says whether dates are day/month or month/day: read as day/month",
    ),
    "weekday": (
        "le jour de la semaine écrit ne correspond pas à la date : {items}",
        "the day of the week as written does not fit the date: {items}",
    ),
    "idle-days": (
        "jours du mois où personne n'a de marque, tenus pour des jours sans formation : {n} ({items})",
        "days of the month on which nobody has a mark, held to be days without training: {n} ({items})",
    ),
    "error": (
        "cases en erreur dans le tableau, comptées comme non signées : {n} ({items})",
        "error cells in the table, counted as unsigned: {n} ({items})",
    ),
    "uncalculated": (
        (
            "formules jamais calculées dans le tableau, cases comptées comme non signées : {n} ({items}) ; ouvrir et "
            "enregistrer le classeur dans un tableur"
        ),
        (
            "formulas in the table that were never calculated, cells counted as unsigned: {n} ({items}); open and save "
            "the workbook in a spreadsheet program"
        ),
    ),
    "unknown-mark": (
        "cases non comprises, comptées comme non signées : {n} ({items})",
        "cells not understood, counted as unsigned: {n} ({items})",
    ),
    "ambiguous-mark": (
        (
            "cases qui peuvent être des initiales de l'apprenant ou un code d'absence, comptées comme non signées, "
            "à vérifier avec le formateur : {n} ({items})"
        ),
        (
            "cells that may be the learner's initials or a code for absence, counted as unsigned, to be settled with "
            "the trainer: {n} ({items})"
        ),
    ),
    "typed-signed": (
        "cases qui disent « signé » sans date, heure ni image, lues comme une marque de présence : {n} ({items})",
        'cells that say "signed" without date, time or picture, read as a mark of presence: {n} ({items})',
    ),
    "hours": (
        "cases qui portent un nombre d'heures, lues comme une marque de présence : {n} ({items})",
        "cells that hold a number of hours, read as a mark of presence: {n} ({items})",
    ),
    "other-initials": (
        "cases signées d'initiales qui ne sont pas celles de l'apprenant : {n} ({items})",
        "cells signed with initials that are not the learner's: {n} ({items})",
    ),
    "contradiction": (
        "cases qui portent une signature et une mention d'absence, comptées comme absence : {n} ({items})",
        "cells that hold a signature and a note of absence, counted as absence: {n} ({items})",
    ),
    "row-signature": (
        (
            "une seule colonne de signature pour plusieurs demi-journées ne prouve aucune d'elles en particulier : "
            "signatures non comptées : {n} ({items})"
        ),
        (
            "one signature column for several half-days proves none of them in particular: signatures not counted: "
            "{n} ({items})"
        ),
    ),
    "stray-picture": (
        "images dans le tableau hors des cases à signer, attribuées à personne : {n} ({items})",
        "pictures in the table outside the cells to sign, given to nobody: {n} ({items})",
    ),
    "nameless": (
        "lignes avec une marque ou une image mais sans nom, laissées de côté : {n} ({items})",
        "rows with a mark or a picture and no name, left out: {n} ({items})",
    ),
    "not-a-name": (
        "lignes du tableau sans nom d'apprenant reconnaissable, laissées de côté : {n} ({items})",
        "rows of the table without a recognisable learner's name, left out: {n} ({items})",
    ),
    "unused": (
        "export non compris en entier ; colonnes non utilisées : {items}",
        "export not fully understood; columns not used: {items}",
    ),
    "one-trainer-signature": (
        "une seule signature de formateur pour {n} demi-journées ({items})",
        "one trainer's signature for {n} half-days ({items})",
    ),
}


class Remarks:
    """Counts by kind, with examples in the order they were met."""

    def __init__(self) -> None:
        self._items: dict[str, list[str]] = {}

    def add(self, kind: str, item: str, times: int = 1) -> None:
        """Count one case of ``kind``; ``item`` says which."""
        self._items.setdefault(kind, []).extend([item] * times)

    def tell(self, context: ReadContext) -> None:
        """Write one note a kind, in the order of the list above."""
        for kind, (fr, en) in _TEXTS.items():
            if items := self._items.get(kind):
                shown = listing(dict.fromkeys(items))
                words = say(fr, en, n=len(items), items=shown)
                context.note(words.fr, words.en)
