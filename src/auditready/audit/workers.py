"""Run ``check_dossier`` over many folders: serially, or on any ``concurrent.futures.Executor``.

Work goes out as groups of folders and comes back as msgpack bytes (objects cost ten times more to pickle). A worker
that dies takes the whole pool of the standard library with it: the lost dossiers are then checked one by one, the
guilty file is named, left out and everything else is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ..model import DossierReport, Problem, Words
from .check import Common, Plan, check_dossier, load_runtime
from .discover import DossierFolder

if TYPE_CHECKING:
    # 15 ms that a run in one process does not pay.
    from concurrent.futures import Executor
    from multiprocessing.context import BaseContext

_CHUNK = 8
"""Dossiers a task: 4 to 8 measured best of 500; larger groups leave one process idle at the end."""


@cache
def _decoder() -> msgspec.msgpack.Decoder[list[DossierReport]]:
    return msgspec.msgpack.Decoder(list[DossierReport])


def check_serially(
    folders: Sequence[DossierFolder], plan: Plan, common: Common, on_file: Callable[[str, str], None]
) -> Iterator[DossierReport]:
    """Check folders one after the other, in this process."""
    for folder in folders:
        yield check_dossier(folder, plan, common=common, on_file=partial(on_file, folder.id))


def check_in_processes(
    folders: Sequence[DossierFolder], plan: Plan, common: Common, jobs: int, *, start_method: str | None = None
) -> Iterator[DossierReport]:
    """Check folders in ``jobs`` processes; a caller with threads of its own asks for ``forkserver``."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    load_runtime(plan.plugin_files, plan.plugin_choice)  # a forked worker inherits plugins and compiled schemas
    context = multiprocessing.get_context(start_method)
    left = {folder.id: folder for folder in folders}
    try:
        # By the initializer, common evidence travels once a process (and not at all when forked), never once a task.
        with ProcessPoolExecutor(jobs, mp_context=context, initializer=_keep_common, initargs=(common,)) as executor:
            for report in check_on(executor, folders, plan, None, jobs):
                left.pop(report.id)
                yield report
    except BrokenProcessPool:
        for folder in left.values():
            yield _check_alone(folder, plan, common, context)


def check_on(
    executor: Executor, folders: Sequence[DossierFolder], plan: Plan, common: Common | None, workers: int
) -> Iterator[DossierReport]:
    """Check folders on any executor, in groups; reports come as they are done."""
    from concurrent.futures import as_completed

    size = max(1, min(_CHUNK, len(folders) // (workers * 4)))
    groups = [folders[start : start + size] for start in range(0, len(folders), size)]
    futures = [executor.submit(check_group, tuple(group), plan, common) for group in groups]
    try:
        for future in as_completed(futures):
            yield from _decoder().decode(future.result())
    finally:
        for future in futures:
            future.cancel()


def check_group(folders: tuple[DossierFolder, ...], plan: Plan, common: Common | None) -> bytes:
    """Check a group of folders and return their reports as msgpack; without ``common``, the process's own is used."""
    common = common or _kept_common[0]
    return msgspec.msgpack.encode([check_dossier(folder, plan, common=common) for folder in folders])


_kept_common: list[Common] = [Common()]


def _keep_common(common: Common) -> None:
    _kept_common[0] = common


# --- after a worker died -------------------------------------------------------------------------------------


def _check_alone(folder: DossierFolder, plan: Plan, common: Common, context: BaseContext) -> DossierReport:
    """Check one dossier in a process of its own; a file that kills it is left out and the rest checked again."""
    import tempfile

    killers: list[str] = []
    with tempfile.TemporaryDirectory(prefix="auditready-") as scratch:
        trace, result = Path(scratch, "trace"), Path(scratch, "result")
        while len(killers) <= len(folder.files):
            process = context.Process(  # type: ignore[attr-defined]  # every concrete context has it
                target=_check_traced, args=(folder, plan, common, frozenset(killers), trace, result)
            )
            process.start()
            process.join()
            if result.exists():
                return _blame(_decoder().decode(result.read_bytes())[0], killers)
            killers.append(trace.read_text(encoding="utf-8") if trace.exists() else "")
    raise RuntimeError(f"dossier {folder.id!r} cannot be checked: its worker dies whatever is left out")


def _check_traced(
    folder: DossierFolder, plan: Plan, common: Common, skip: frozenset[str], trace: Path, result: Path
) -> None:
    def note(name: str) -> None:
        trace.write_text(name, encoding="utf-8")

    report = check_dossier(folder, plan, common=common, on_file=note, skip=skip)
    partial = result.with_suffix(".part")
    partial.write_bytes(msgspec.msgpack.encode([report]))
    partial.replace(result)


def _blame(report: DossierReport, killers: Sequence[str]) -> DossierReport:
    problems = [
        Problem(
            plugin="auditready",
            stage="worker",
            file=name,
            dossier=report.id,
            message=Words(
                f"La lecture de {name} arrête le programme : ce fichier est laissé de côté, le reste est vérifié.",
                f"Reading {name} kills the program: this file is left out, the rest is checked.",
            ),
        )
        for name in killers
    ]
    return msgspec.structs.replace(report, problems=(*report.problems, *problems))
