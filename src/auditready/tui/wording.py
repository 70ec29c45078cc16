"""How values look on screen: dates, hours, places, severities. Evidence is shown as text, whatever it holds."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from ..i18n import N_, Translate
from ..words import minutes, say

if TYPE_CHECKING:
    from ..model import Language, Locator, Severity, State

MISSING = "–"
"""Stands where no evidence says a value."""

SHORT_SEVERITIES: dict[Severity, str] = {
    "major": N_("Maj."),
    "minor": N_("Min."),
    "funding": N_("Fund."),
    "legal": N_("Legal"),
    "advice": N_("Adv."),
}

STAGES: dict[str, str] = {
    "discover": N_("looking for folders"),
    "load": N_("loading"),
    "register": N_("registering"),
    "recognise": N_("recognising"),
    "read": N_("reading"),
    "record": N_("record"),
    "rule": N_("rule"),
    "schema": N_("schema"),
    "limit": N_("limit"),
    "worker": N_("process"),
}
"""Where a problem happened."""

STATE_MARKS: dict[State, str] = {
    "demonstrable": "✓", "gap": "✗", "contradiction": "≠", "to_judge": "?", "not_applicable": "–", "not_due": "…",
    "waived": "~", "errored": "!",
}  # fmt: skip
"""One sign a state, so that colour never carries it alone."""


def clean(text: str) -> str:
    """Return ``text`` on one line, with a mark for every character that could drive the terminal."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char.isprintable():
        return char
    return " " if unicodedata.category(char) == "Zs" or char in "\n\t" else "\ufffd"


def day(value: date | None, language: Language) -> str:
    """Return a date as the language writes it."""
    return MISSING if value is None else say("{day}", "{day}", day=value).in_(language)


def period(start: date | None, end: date | None, language: Language) -> str:
    """Return the first and the last day."""
    if start == end:
        return day(start, language)
    return f"{day(start, language)} → {day(end, language)}"


def hours(value: int | None, language: Language) -> str:
    """Return minutes as hours."""
    return MISSING if value is None else minutes(value).in_(language)


def label(word: str, language: Language) -> str:
    """Return the start of a line "word: value", with French spacing in French."""
    return f"{word} : " if language == "fr" else f"{word}: "


def quoted(text: str, language: Language) -> str:
    """Return ``text`` between the quotation marks of the language."""
    return f"« {clean(text)} »" if language == "fr" else f"“{clean(text)}”"


def inside(path: str, folder: str) -> str:
    """Return a file's path as seen from its dossier."""
    return clean(path.removeprefix(folder + "/"))


def place(locator: Locator, folder: str, _: Translate) -> str:
    """Return where something stands: file, sheet, page, cell."""
    parts = [inside(locator.file, folder)]
    if locator.sheet:
        parts.append(_("sheet {name}").format(name=clean(locator.sheet)))
    if locator.page:
        parts.append(_("page {number}").format(number=locator.page))
    if locator.row:
        column = locator.column or ""
        if column.isupper() and column.isascii() and column.isalpha():
            parts.append(_("cell {name}").format(name=f"{column}{locator.row}"))
        else:
            parts.append(_("row {number}").format(number=locator.row))
    elif locator.line:
        parts.append(_("line {number}").format(number=locator.line))
    return ", ".join(parts)


def count_dossiers(number: int, _: Translate) -> str:
    """Return "1 dossier", "7 dossiers"."""
    return _("1 dossier") if number == 1 else _("{number} dossiers").format(number=number)
