"""What happens while an audit runs: reporters, progress bars and the interface listen, none of them is known here."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from ..model import DossierReport, Report, Words


class Started(Struct, frozen=True):
    """The folders are known; reading begins."""

    dossiers: tuple[tuple[str, str, Words, int], ...]
    """``(id, path, why it was taken for a dossier, number of files)``."""


class Reading(Struct, frozen=True):
    """A file is about to be read (serial runs only: processes tell of whole dossiers)."""

    dossier: str
    file: str


class Checked(Struct, frozen=True):
    """One dossier is done."""

    report: DossierReport
    done: int
    total: int


class Compared(Struct, frozen=True):
    """All dossiers were held against each other, which changed the outcomes of this one."""

    report: DossierReport


class Finished(Struct, frozen=True):
    """Everything is done."""

    report: Report


Event = Started | Reading | Checked | Compared | Finished
Listener = Callable[[Event], None]
"""May raise ``KeyboardInterrupt`` to stop the run; nothing else."""


def ignore(event: Event) -> None:
    """Listen to nothing."""
