"""The whole plugin contract. Hooks only register; nothing that can fail at run time runs inside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol

import pluggy

from .model import (
    AnyEvidence,
    Criterion,
    Dossier,
    DossierKind,
    Finding,
    Language,
    NotApplicable,
    Recognition,
    Report,
    Words,
)

if TYPE_CHECKING:
    from .files import EvidenceFile
    from .ruling import Comparison

hookspec = pluggy.HookspecMarker("auditready")
hookimpl = pluggy.HookimplMarker("auditready")


class ReadContext(Protocol):
    """What the audit tells a reader about the dossier, and what a reader tells the audit beside its records."""

    recognition: Recognition
    as_of_year: int
    """Year of the report's date: the only help for a date without year; a reader that uses it says so."""
    zone: str
    """The dossier's IANA time zone."""
    hints: tuple[str, ...]
    """Dates (ISO) that the dossier declares, and its session's period "2026-03-02/2026-03-06": they settle whether 3/10
    is March or October."""
    idle_minutes: int
    """Without a click after which a platform session is over, where the export does not say its end."""

    def note(self, fr: str, en: str) -> None:
        """Show a caveat beside the file: rows left out, columns not understood, an assumption made."""


class Reader(Protocol):
    """Recognises the files of one export format and reads evidence from them."""

    name: str
    """"zoom.participants": plugin, dot, format."""
    system: str
    """"Zoom"."""
    kinds: frozenset[str]
    """Evidence kinds that it can give."""
    # formats: frozenset[str] may stand here too: values of ``EvidenceFile.format`` that it may claim, so that it is
    # asked of those files alone; and at_most: float, the surest that its claims can be, so that it is not asked where
    # another is surer. They are no part of the protocol: a reader without them is asked of every file, before others.

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Return a claim on the file, or ``None``. By content; cheap; never by file name alone."""

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give the records one by one. Raise ``UnreadableEvidence`` for what is the file's fault."""


class InspectContext(Protocol):
    """What the audit tells an inspector about a file, and what an inspector tells the audit."""

    reader: str | None
    """The reader that claimed the file, if any."""
    kinds: frozenset[str]
    """Evidence kinds that were read from it."""

    def note(self, fr: str, en: str) -> None:
        """Show a caveat beside the file."""


class Inspector(Protocol):
    """Looks at a file whatever reader claims it, or none: signatures, marks of a template, words not to be shown."""

    name: str
    kinds: frozenset[str]
    formats: frozenset[str]
    """Values of ``EvidenceFile.format`` that it looks at."""

    def inspect(self, file: EvidenceFile, context: InspectContext) -> Iterator[AnyEvidence]:
        """Give what is seen, from views that are parsed already where possible."""


class Rule(Protocol):
    """A check across evidence: records in, findings out; no files, no clock."""

    criterion: Criterion
    needs: tuple[tuple[str, ...], ...]
    """Groups of evidence kinds; the rule runs where each group has at least one record."""
    concerns: tuple[DossierKind, ...]
    """Sessions, the provider's own folder, or both."""
    comparison: Comparison[Any] | None
    """Its part that holds dossiers against each other, if any."""

    def __call__(self, dossier: Dossier) -> Iterable[Finding | NotApplicable]:
        """Give what needs attention; nothing: what was checked holds."""


class Reporter(Protocol):
    """Writes a report in one format."""

    name: str
    """The word after ``--format``."""
    title: Words

    def write(self, report: Report, stream: IO[str], *, language: Language, width: int | None) -> None:
        """Write the whole report; ``width`` is the terminal's, ``None`` elsewhere."""


@hookspec
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register readers, one call each."""


@hookspec
def register_inspectors(register: Callable[[Inspector], None]) -> None:
    """Register inspectors, one call each."""


@hookspec
def register_rules(register: Callable[[Rule], None]) -> None:
    """Register rules made with ``auditready.rule``, one call each."""


@hookspec
def register_schemas(register: Callable[[Path], None]) -> None:
    """Register directories of schemas: new requirements, overlays, referentials."""


@hookspec
def register_reporters(register: Callable[[Reporter], None]) -> None:
    """Register reporters, one call each."""
