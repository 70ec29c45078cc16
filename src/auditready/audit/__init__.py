"""The audit, from folders to one report. Read this first: each step is a module named by its verb.

    discover   which folders are dossiers, and their files         discover.py
    recognise  which reader a file belongs to                      recognise.py
    read       evidence records, each with its place               read.py
    people     mentions resolved to learners and trainers          people.py
    assemble   half-days, learners, hours ledger                   assemble.py, schedule.py, ledger.py
    validate   the modality's schema: requirements                 validate.py
    crosscheck rules across evidence                               crosscheck.py
    conclude   severities, words, order                            conclude.py
    compare    the dossiers held against each other                compare.py

``check.check_dossier`` does all but the first and the last for one folder; ``workers`` runs it here or in processes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import structs

from .. import __version__
from ..config import Config
from ..model import DossierReport, Report
from .check import Common, Plan, read_common, runtime_of
from .compare import compare_dossiers
from .discover import Discovery, FoundFile, discover
from .events import Checked, Compared, Finished, Listener, Reading, Started, ignore
from .workers import check_apart, check_in_processes, check_serially, ignore_file

__all__ = ["Plan", "audit"]


def audit(
    paths: Sequence[Path],
    plan: Plan,
    *,
    config: Config | None = None,
    jobs: int = 1,
    on_event: Listener = ignore,
    apart: bool = False,
    start_method: str | None = None,
) -> Report:
    """Check every dossier below ``paths`` and return the report.

    ``jobs`` processes work side by side; the report is the same to the byte for any number of them. With ``apart``, one
    job is a process of its own as well: a file that crashes a library costs that file only. Raises ``UsageError`` where
    there is nothing to check, a setting is wrong or a named plugin is missing.
    """
    discovery = discover(paths, config)
    runtime = runtime_of(plan)
    on_event(Started(tuple((each.id, each.path, each.why, len(each.files)) for each in discovery.dossiers)))
    common = Common()
    reports: list[DossierReport] = []
    for result in _check(discovery, plan, jobs, on_event, start_method, apart=apart):
        if isinstance(result, Common):
            common = result
        else:
            reports.append(result)
            on_event(Checked(structs.replace(result, facts={}), len(reports), len(discovery.dossiers)))
    reports.sort(key=lambda each: (each.path, each.id))
    reports, changed, failures = compare_dossiers(reports, runtime.plugins)
    for report in reports:
        if report.id in changed:
            on_event(Compared(report))
    problems = [*runtime.plugins.problems, *discovery.problems, *common.problems, *failures]
    referential = runtime.standard.referential_on(plan.audit_date)
    whole = Report(
        tool_version=__version__,
        as_of=plan.as_of,
        audit_date=plan.audit_date,
        referential=referential.id,
        language=plan.language,
        overlays=tuple(overlay.applied() for overlay in runtime.standard.overlays),
        unverified=tuple(each for each in referential.unverified if each.indicators),
        dossiers=tuple(reports),
        common_files=common.files,
        problems=(*problems, *(problem for each in reports for problem in each.problems)),
    )
    on_event(Finished(whole))
    return whole


def _check(
    discovery: Discovery, plan: Plan, jobs: int, on_event: Listener, start_method: str | None, *, apart: bool
) -> Iterator[Common | DossierReport]:
    """Give the common evidence, then the report of each dossier as it is done."""
    tell = partial(_tell, on_event)
    if (jobs > 1 and len(discovery.dossiers) > 1) or start_method is not None:
        common = _read_common(discovery.common, plan, start_method)
        yield common
        yield from check_in_processes(discovery.dossiers, plan, common, jobs, start_method=start_method)
    elif apart:
        yield from check_apart(discovery.dossiers, plan, discovery.common, tell)
    else:
        common = read_common(discovery.common, plan)
        yield common
        yield from check_serially(discovery.dossiers, plan, common, tell)


def _read_common(files: Sequence[FoundFile], plan: Plan, start_method: str | None) -> Common:
    if all(file.ignored for file in files):
        return read_common(files, plan)  # nothing is opened
    (common,) = check_apart((), plan, files, ignore_file, start_method=start_method)
    assert isinstance(common, Common)  # noqa: S101 - no folder was given
    return common


def _tell(on_event: Listener, dossier: str, name: str) -> None:
    if dossier and name:
        on_event(Reading(dossier, name))
