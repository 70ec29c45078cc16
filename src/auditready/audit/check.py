"""Check one dossier: the single unit of work. Serial runs, processes and clusters all call this same function."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from ..codes import load_codes
from ..config import DossierConfig, FunderTolerances, load_dossier_config, scope_of
from ..files import EvidenceFile, Limits
from ..model import DossierReport, Evidence, FileReport, Language, Modality, Problem, Scope, Words
from ..plugins import Plugins
from ..standard import Standard
from .assemble import Circumstances, assemble
from .collecting import without_collecting
from .conclude import conclude
from .containers import read_within, without_copies
from .crosscheck import crosscheck
from .deadline import ending_process
from .discover import DossierFolder, FoundFile, why_ignored
from .organisation import assemble_organisation
from .read import FileReading, Setting, read_file, unread
from .validate import validate

_FATAL = Words(
    "la lecture de ce fichier a arrêté le programme : il n'est pas lu",
    "reading this file killed the program: it is not read",
)


class Plan(Struct, frozen=True, kw_only=True):
    """Everything that decides a report beside the folders themselves."""

    as_of: date
    audit_date: date
    language: Language = "fr"
    modality: Modality | None = None
    plugin_files: tuple[str, ...] = ()
    plugin_choice: str | None = None
    timezone: str | None = None
    encoding: str | None = None
    limits: Limits = Limits()
    schemas: tuple[str, ...] = ()
    """Folders of overlays, as the user wrote them."""
    scope: Scope = Scope()
    """Of the provider; a dossier's own settings come on top."""
    funders: Mapping[str, FunderTolerances] = {}
    ignore: tuple[str, ...] = ()
    """Globs of files that are no evidence, for files in archives: others are left out where they are found."""


class Common(Struct, frozen=True, kw_only=True):
    """Evidence that stands above the dossiers, read once for all of them."""

    files: tuple[FileReport, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    problems: tuple[Problem, ...] = ()


class Runtime(Struct, frozen=True):
    """Plugins and standard of one process."""

    plugins: Plugins
    standard: Standard


@lru_cache(maxsize=4)
def load_runtime(plugin_files: tuple[str, ...], plugin_choice: str | None, schemas: tuple[str, ...] = ()) -> Runtime:
    """Load plugins and schemas once a process."""
    return Runtime(*load_codes(plugin_files, plugin_choice, schemas))


def runtime_of(plan: Plan) -> Runtime:
    """Return the plugins and schemas that a plan asks for, loaded once a process."""
    return load_runtime(plan.plugin_files, plan.plugin_choice, plan.schemas)


def check_dossier(
    folder: DossierFolder,
    plan: Plan,
    *,
    common: Common | None = None,
    on_file: Callable[[str], None] | None = None,
    skip: frozenset[str] = frozenset(),
) -> DossierReport:
    """Read a folder's files, assemble the dossier, judge it.

    ``on_file`` is told the name of each file before it is read, and "" when all are. Files in ``skip`` killed a worker
    before.
    """
    runtime = runtime_of(plan)
    config = _settings(folder, plan)
    scope = scope_of(config, plan.scope, plan.funders)
    readings = _read_all(folder.files, folder, plan, config, on_file, skip)
    if on_file is not None:
        on_file("")
    problems = [problem for reading in readings for problem in reading.problems]
    evidence = [record for reading in readings for record in reading.evidence]
    files = [reading.report for reading in readings]
    is_session = (config.kind or folder.kind) == "session"
    if common is not None and is_session:
        from .common import adopt

        adopted_files, adopted = adopt(common, evidence, config, folder)
        files += adopted_files
        evidence += adopted
    circumstances = Circumstances(
        id=folder.id,
        path=folder.path,
        as_of=plan.as_of,
        audit_date=plan.audit_date,
        modality=plan.modality,
        scope=scope,
    )
    put_together = assemble if is_session else assemble_organisation
    referential = runtime.standard.referential_on(plan.audit_date)
    with without_collecting(), ending_process(plan.limits.judging_seconds):
        dossier = put_together(circumstances, config, files, evidence)
        judged, defects = validate(dossier, runtime.standard, referential)
        results, failures = crosscheck(dossier, runtime.plugins)
        outcomes = conclude(dossier, judged, results, referential)
    return DossierReport(
        id=folder.id,
        path=folder.path,
        kind=dossier.kind,
        folder_source=folder.why,
        title=dossier.title,
        modality=dossier.modality,
        modality_source=dossier.modality_source,
        start=dossier.start,
        end=dossier.end,
        planned_minutes=dossier.planned_minutes,
        learners=tuple(person for person in dossier.people if person.role == "learner"),
        trainers=dossier.trainers,
        files=tuple(files),
        outcomes=outcomes,
        ledger=tuple(learner.ledger for learner in dossier.learners),
        problems=(*problems, *defects, *failures),
        facts={each.criterion.code: each.facts for each in results if each.facts is not None},
    )


def _settings(folder: DossierFolder, plan: Plan) -> DossierConfig:
    from msgspec import structs

    config = load_dossier_config(Path(folder.folder))
    changes = {}
    if plan.timezone and config.timezone == DossierConfig().timezone:
        changes["timezone"] = plan.timezone
    if plan.encoding and config.encoding == DossierConfig().encoding:
        changes["encoding"] = plan.encoding
    return structs.replace(config, **changes) if changes else config


def _read_all(
    files: Sequence[FoundFile],
    folder: DossierFolder,
    plan: Plan,
    config: DossierConfig,
    on_file: Callable[[str], None] | None,
    skip: frozenset[str],
) -> list[FileReading]:
    """Read each file, and after an archive or an e-mail the files in it."""
    runtime = runtime_of(plan)
    setting = Setting(
        as_of_year=plan.as_of.year,
        zone=config.timezone,
        hints=_declared_days(config),
        idle_minutes=plan.scope.tolerances.idle_minutes,
    )

    def read(file: EvidenceFile) -> FileReading:
        below = file.name.rpartition("/")[2]
        ignored = why_ignored(below, file.name, plan.ignore) or _ignored_by_dossier(file.name, folder, config)
        if ignored is not None:
            return unread(file.name, file.size, "ignored", ignored)
        if file.name in skip:
            return unread(file.name, file.size, "failed", _FATAL)
        if on_file is not None:
            on_file(file.name)
        return read_file(file, runtime.plugins, runtime.standard, setting)

    readings: list[FileReading] = []
    for found in files:
        if found.ignored is not None:
            readings.append(unread(found.name, found.size, "ignored", found.ignored))
            continue
        path = Path(found.path)
        file = EvidenceFile(path, found.name, limits=plan.limits, code_page=config.encoding, size=found.size)
        readings += read_within(file, read(file), read)
        file.release()
    return without_copies(readings)


def _declared_days(config: DossierConfig) -> tuple[str, ...]:
    """Return the days that the dossier declares, and the period of its session, as ISO 8601 writes them."""
    days = {slot.date for slot in config.slots} | {day for day in (config.start, config.end) if day}
    begin = config.start or config.end
    period = f"{begin}/{config.end}" if begin and config.end and begin <= config.end else None
    return (*(day.isoformat() for day in sorted(days)), *filter(None, [period]))


def _ignored_by_dossier(name: str, folder: DossierFolder, config: DossierConfig) -> Words | None:
    from fnmatch import fnmatch

    inside = name if folder.path == "." else name.removeprefix(folder.path + "/")
    for pattern in config.ignore:
        if fnmatch(inside, pattern):
            return Words(f"écarté par dossier.toml (« {pattern} »)", f'left out by dossier.toml ("{pattern}")')
    return None


def read_common(
    files: Sequence[FoundFile],
    plan: Plan,
    *,
    on_file: Callable[[str], None] | None = None,
    skip: frozenset[str] = frozenset(),
) -> Common:
    """Read the files that stand above the dossiers, once; ``on_file`` and ``skip`` as for one dossier."""
    above = DossierFolder(id="", path=".", folder="", why=Words("", ""), files=())
    readings = _read_all(files, above, plan, DossierConfig(), on_file, skip)
    return Common(
        files=tuple(reading.report for reading in readings),
        evidence=tuple(record for reading in readings for record in reading.evidence),
        problems=tuple(problem for reading in readings for problem in reading.problems),
    )
