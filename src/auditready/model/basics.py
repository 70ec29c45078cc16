"""Literals, words, places and people as a source writes them: what every other type is made of."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Language = Literal["fr", "en"]
Modality = Literal["in_person", "synchronous", "asynchronous", "blended", "work_based"]
DossierKind = Literal["session", "organisation"]
HalfDay = Literal["morning", "afternoon", "evening", "day"]
Severity = Literal["major", "minor", "funding", "legal", "advice"]
State = Literal["demonstrable", "gap", "contradiction", "to_judge", "not_applicable", "not_due", "waived", "errored"]
Basis = Literal["law", "case-law", "guide", "funder", "practice"]
FileStatus = Literal["read", "unrecognised", "unreadable", "ignored", "failed"]

SEVERITIES: tuple[Severity, ...] = ("major", "minor", "funding", "legal", "advice")
"""Most costly first; the order of every table and of ``--fail-on``."""

STATES: tuple[State, ...] = (
    "demonstrable", "gap", "contradiction", "to_judge", "not_applicable", "not_due", "waived", "errored",
)  # fmt: skip

FINDING_STATES: frozenset[State] = frozenset({"gap", "contradiction", "to_judge"})
"""The states that need somebody's attention: an outcome in one of them is a finding."""


class Words(Struct, frozen=True):
    """The same sentence in French and in English; a report shows one of them."""

    fr: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the sentence in ``language``."""
        return self.fr if language == "fr" else self.en


class Locator(Struct, frozen=True, kw_only=True):
    """Where a fact was read: enough to open the file and put a finger on it."""

    file: str
    """POSIX path, relative to the folder that was given."""
    sheet: str | None = None
    page: int | None = None
    """1-based."""
    row: int | None = None
    """1-based, as a spreadsheet or a text editor counts."""
    column: str | None = None
    """Column letters ("C") in a spreadsheet, the header in a CSV."""
    line: int | None = None
    """1-based line of a text file, or of the page in a PDF."""
    quote: str | None = None
    """The text as it stands there, at most 200 characters."""


class Mention(Struct, frozen=True, kw_only=True):
    """A person as one source writes them; ``people`` resolves mentions to learners and trainers."""

    name: str = ""
    """As written, suffixes such as "(Guest)" included."""
    email: str | None = None
    identifier: str | None = None
    """Identifier in the source's own system. Written "system:account" it is one account in every file of the system:
    who is known by it alone in one file and by name in another is one person."""
    role: Literal["learner", "trainer", "staff", "unknown"] = "unknown"
    """What the source says of the person; never guessed by a reader."""
    aliases: tuple[str, ...] = ()
    """Other spellings that the same source gives for this same person (Zoom's original name)."""
    organisation: str | None = None
