"""Sentences that several Moodle readers say beside a file."""

from __future__ import annotations

from pathlib import PurePosixPath

from auditready import EvidenceFile, LazyPattern, ReadContext, UnreadableEvidence, Words, fold, listing, say

_NO_TITLE = LazyPattern(r"(?:sheet|feuil|feuille|hoja|worksheet|export)\s*\d*")
"""Names that a spreadsheet program gives a sheet by itself."""


def plural(number: int, one: str, many: str) -> str:
    """Return "1 ligne" or "3 lignes"."""
    return f"{number} {one if number == 1 else many}"


def note_words(context: ReadContext, words: Words) -> None:
    """Show a caveat that is made already."""
    context.note(words.fr, words.en)


def note_rows(context: ReadContext, number: int, fr: str, en: str) -> None:
    """Say how many rows were left out and why; nothing where there are none."""
    if number:
        context.note(
            f"{plural(number, 'ligne laissée', 'lignes laissées')} de côté : {fr}",
            f"{plural(number, 'row', 'rows')} left out: {en}",
        )


def note_unused(context: ReadContext, columns: list[str]) -> None:
    """Say which columns were not understood."""
    if columns:
        names = listing([f"« {name} »" for name in columns]), listing([f"'{name}'" for name in columns])
        context.note(
            f"export compris en partie : colonnes non utilisées : {names[0].fr}",
            f"export not fully understood: columns not used: {names[1].en}",
        )


def note_zone(context: ReadContext) -> None:
    """Say that Moodle's times have no zone."""
    context.note(
        "heures du fuseau de la personne qui a exporté, que le fichier n'indique pas : celui du dossier est supposé",
        "times are in the exporter's time zone, which the file does not give: the dossier's is assumed",
    )


def note_language(context: ReadContext) -> None:
    """Say that a report is read by the order of its columns."""
    context.note(
        "export dans une langue que ce lecteur ne connaît pas : colonnes lues d'après leur ordre, celui de Moodle ; "
        "vérifier quelques lignes, ou l'exporter à nouveau avec la langue réglée sur français ou anglais",
        "export in a language that this reader does not know: columns are read by their order, which is Moodle's; "
        "check a few rows, or export it again with the language set to French or English",
    )


def title_of(
    file: EvidenceFile,
    sheet: str | None,
    context: ReadContext,
    *,
    beginnings: tuple[str, ...] = (),
    endings: tuple[str, ...] = (),
) -> str:
    """Return the activity's title: the sheet's name, else the file's name, which is said.

    Only the name of the file or of the sheet carries it in these reports, between ``beginnings`` and ``endings`` of
    Moodle's own.
    """
    if sheet and not _NO_TITLE.fullmatch(fold(sheet)):
        return sheet
    stem = PurePosixPath(file.name).stem
    for beginning in beginnings:
        stem = stem.removeprefix(beginning)
    for ending in endings:
        stem = stem.removesuffix(ending)
    words = say(
        "l'activité n'est pas nommée dans le fichier : « {stem} » vient de son nom",
        "the file does not name the activity: '{stem}' comes from the file's name",
        stem=stem,
    )
    note_words(context, words)
    return stem


def no_header(fr: str, en: str) -> UnreadableEvidence:
    """Return the error of a file whose header line is gone."""
    return UnreadableEvidence(
        f"{fr} : la ligne d'en-tête est introuvable, l'exporter à nouveau depuis Moodle",
        f"{en}: the header line cannot be found, export it again from Moodle",
    )
