"""Have every inspector look at a file, whatever reader claimed it: signatures, marks of a template, metadata."""

from __future__ import annotations

from msgspec import Struct, field

from ..errors import LimitExceeded, UnreadableEvidence
from ..files import EvidenceFile
from ..hookspecs import Inspector
from ..model import Evidence, Problem, Words
from ..plugins import Plugins
from ..standard import Standard
from .deadline import time_limit
from .recognise import limit_problem
from .records import explain_invalid


class InspectionContext(Struct, kw_only=True):
    """The audit's side of :class:`auditready.InspectContext`."""

    reader: str | None
    kinds: frozenset[str]
    notes: list[Words] = field(default_factory=list)

    def note(self, fr: str, en: str) -> None:
        """Keep a caveat for the file's line in the report."""
        words = Words(fr, en)
        if words not in self.notes:
            self.notes.append(words)


def inspect_file(
    file: EvidenceFile, context: InspectionContext, plugins: Plugins, standard: Standard
) -> tuple[list[Evidence], list[Problem]]:
    """Return what the inspectors see in ``file``; what one saw before it failed is kept."""
    evidence: list[Evidence] = []
    problems: list[Problem] = []
    for inspector in plugins.inspectors.values():
        try:
            if file.format in inspector.formats:
                with time_limit(file.limits.seconds):
                    for record in inspector.inspect(file, context):
                        if error := explain_invalid(record, inspector.kinds, standard):
                            problems.append(_invalid(inspector, file, plugins, error))
                        else:
                            evidence.append(record)
        except (UnreadableEvidence, LimitExceeded) as error:
            if isinstance(error, LimitExceeded) and error not in file.failures.values():
                problems.append(limit_problem(file.name, error))
            continue  # kept in file.failures: the reader, or the file's status, says so
        except (Exception, SystemExit) as error:  # noqa: BLE001 - an inspector may raise anything; the others go on
            problems.append(_failure(inspector, file, plugins, error))
    return evidence, problems


def _invalid(inspector: Inspector, file: EvidenceFile, plugins: Plugins, error: Words) -> Problem:
    return plugins.blame(
        inspector.name,
        "record",
        Words(
            f"L'examen « {inspector.name} » donne {error.fr} pour {file.name} ; cet enregistrement est écarté.",
            f'Inspector "{inspector.name}" gives {error.en} for {file.name}; this record is left out.',
        ),
        file=file.name,
    )


def _failure(inspector: Inspector, file: EvidenceFile, plugins: Plugins, error: BaseException) -> Problem:
    detail = f"{type(error).__name__}: {error}"
    return plugins.blame(
        inspector.name,
        "inspect",
        Words(
            f"L'examen « {inspector.name} » échoue sur {file.name} ({detail}). Les autres continuent.",
            f'Inspector "{inspector.name}" fails on {file.name} ({detail}). The others go on.',
        ),
        file=file.name,
    )
