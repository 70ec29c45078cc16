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
        ("les images d'un ancien classeur ({items}) ne peuvent pas être vues : une signature dessinée y passe pour une "
        "case vide ; enregistrer une copie en .xlsx"),
        ("pictures in an old workbook ({items}) cannot be seen: a drawn signature looks like an empty cell; save a copy "
        "as .xlsx"),
    ),
    "no-date": (
        "aucune date pour {n} colonne(s) ou ligne(s) d'émargement : une demi-journée sans date ne prouve rien ({items})",
        "no date for {n} attendance column(s) or row(s): a half-day without a date proves nothing ({items})",
    ),
    "several-dates": (
        "plusieurs dates dans l'en-tête et aucune dans le tableau : la date des signatures reste inconnue ({items})",
        "several dates above the table and none in it: the day of the signatures stays unknown ({items})",
    ),
    "no-half": (
        "ni demi-journée ni horaires pour {n} colonne(s) ou ligne(s) : la feuille ne prouve pas une demi-journée ({items})",
        "neither half-day nor times for {n} column(s) or row(s): the sheet cannot prove a half-day ({items})",
    ),
    "am": (
        "« AM » seul peut vouloir dire matin ou après-midi : la demi-journée reste inconnue ({items})",
        '"AM" alone may mean morning or (French) après-midi: the half-day stays unknown ({items})',
    ),
    "year": (
        "date sans année, que rien ne permet de compléter : {items}",
        "date without a year, and nothing settles it: {items}",
    ),
    "assumed-year": (
        "dates sans année : l'année {items}, celle du rapport, est supposée",
        "dates without a year: {items}, the year of the report, is assumed",
    ),
    "order": (
        "rien ne dit si les dates sont en jour/mois ou en mois/jour : lues jour/mois",
        "nothing says whether dates are day/month or month/day: read as day/month",
    ),
    "weekday": (
        "le jour de la semaine écrit ne correspond pas à la date : {items}",
        "the day of the week as written does not fit the date: {items}",
    ),
    "error": (
        "{n} case(s) en erreur dans le tableau, comptée(s) comme non signée(s) : {items}",
        "{n} error cell(s) in the table, counted as unsigned: {items}",
    ),
    "uncalculated": (
        ("{n} formule(s) jamais calculée(s) dans le tableau, case(s) comptée(s) comme non signée(s) : ouvrir et "
        "enregistrer le classeur dans un tableur ({items})"),
        ("{n} formula(s) in the table never calculated, counted as unsigned: open and save the workbook in a "
        "spreadsheet program ({items})"),
    ),
    "unknown-mark": (
        "{n} case(s) non comprise(s), comptée(s) comme non signée(s) : {items}",
        "{n} cell(s) not understood, counted as unsigned: {items}",
    ),
    "ambiguous-mark": (
        "{n} case(s) qui peuvent être des initiales ou un code d'absence, comptée(s) comme non signée(s) : {items}",
        "{n} cell(s) that may be initials or a code for absence, counted as unsigned: {items}",
    ),
    "typed-signed": (
        "{n} case(s) disent « signé » sans date, heure ni image : lue(s) comme une simple marque de présence",
        '{n} cell(s) say "signed" without date, time or picture: read as a mark of presence only',
    ),
    "hours": (
        "{n} case(s) portent un nombre d'heures : lue(s) comme une marque de présence",
        "{n} cell(s) hold a number of hours: read as a mark of presence",
    ),
    "other-initials": (
        "{n} case(s) signée(s) d'initiales ou d'un nom qui ne sont pas ceux de l'apprenant : {items}",
        "{n} cell(s) signed with initials or a name that are not the learner's: {items}",
    ),
    "contradiction": (
        "{n} case(s) portent à la fois une signature et une mention d'absence : {items}",
        "{n} cell(s) hold both a signature and a note of absence: {items}",
    ),
    "stray-picture": (
        "{n} image(s) dans le tableau, hors des cases à signer, attribuée(s) à personne : {items}",
        "{n} picture(s) in the table, outside the cells to sign, given to nobody: {items}",
    ),
    "nameless": (
        "{n} ligne(s) avec une marque ou une image mais sans nom, laissée(s) de côté : {items}",
        "{n} row(s) with a mark or a picture and no name, left out: {items}",
    ),
    "not-a-name": (
        "{n} ligne(s) du tableau sans nom d'apprenant reconnaissable, laissée(s) de côté : {items}",
        "{n} row(s) of the table without a recognisable learner's name, left out: {items}",
    ),
    "unused": (
        "export non compris en entier : la colonne {items} n'est pas utilisée",
        "export not fully understood: column {items} is not used",
    ),
    "row-signature": (
        ("une seule colonne de signature pour plusieurs demi-journées : elle ne prouve aucune demi-journée en "
        "particulier, {n} signature(s) non comptée(s) ({items})"),
        ("one signature column for several half-days: it proves none of them in particular, {n} signature(s) not "
        "counted ({items})"),
    ),
    "one-trainer-signature": (
        "une seule signature de formateur pour {n} demi-journées : {items}",
        "one trainer's signature for {n} half-days: {items}",
    ),
}  # fmt: skip


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
