"""Run ``check_dossier`` over many folders: serially, or on any ``concurrent.futures.Executor``.

Work goes out as groups of folders and comes back as msgpack bytes (objects cost ten times more to pickle). A worker
that dies takes the whole pool of the standard library with it: the lost dossiers are then checked apart, one by one,
the guilty file is named, left out and everything else is kept.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar

import msgspec

from ..model import DossierReport, Problem, Words
from .apart import Send, WorkerDied, interrupts_held, iter_apart, live_apart
from .check import Common, Plan, check_dossier, read_common, runtime_of
from .discover import DossierFolder, FoundFile

if TYPE_CHECKING:
    # 15 ms that a run in one process does not pay.
    from concurrent.futures import Executor, Future, ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

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

    runtime_of(plan)  # a forked worker inherits plugins and compiled schemas
    left = {folder.id: folder for folder in folders}
    others = set(multiprocessing.active_children())
    try:
        # By the initializer, common evidence travels once a process (and not at all when forked), never once a task.
        with ProcessPoolExecutor(
            min(jobs, len(folders)),
            mp_context=multiprocessing.get_context(start_method),
            initializer=_start_worker,
            initargs=(common, plan.limits.memory_bytes),
        ) as executor:
            try:
                for report in _iter_done(_submit(executor, folders, plan, None, jobs)):
                    left.pop(report.id)
                    yield report
            except BaseException:
                # The executor would wait for what its workers are doing, and somebody wants to leave.
                abandon(executor, set(multiprocessing.active_children()) - others)
                raise
    except BrokenProcessPool:
        for result in check_apart(left.values(), plan, common, ignore_file, start_method=start_method):
            assert isinstance(result, DossierReport)  # noqa: S101 - common evidence was read before
            yield result


def abandon(executor: ProcessPoolExecutor, workers: Iterable[BaseProcess]) -> None:
    """End an executor's workers at once, whatever they are doing.

    Who is killed in the middle of an answer leaves the executor's thread waiting for the rest of it, for ever, since
    this process holds the pipe's other end too. That end is closed; the standard library has no public way to it.
    """
    for worker in workers:
        worker.kill()
    answers = getattr(executor, "_result_queue", None)
    if (writer := getattr(answers, "_writer", None)) is not None:
        writer.close()


def ignore_file(dossier: str, name: str) -> None:
    """Listen to no file: processes tell of whole dossiers."""


def check_on(
    executor: Executor, folders: Sequence[DossierFolder], plan: Plan, common: Common | None, workers: int
) -> Iterator[DossierReport]:
    """Check folders on any executor, in groups; reports come as they are done."""
    futures = _submit(executor, folders, plan, common, workers)
    try:
        yield from _iter_done(futures)
    finally:
        for future in futures:
            future.cancel()


def _submit(
    executor: Executor, folders: Sequence[DossierFolder], plan: Plan, common: Common | None, workers: int
) -> list[Future[bytes]]:
    size = max(1, min(_CHUNK, len(folders) // (workers * 4)))
    groups = [folders[start : start + size] for start in range(0, len(folders), size)]
    with interrupts_held():  # the first task starts the processes
        return [executor.submit(check_group, tuple(group), plan, common) for group in groups]


def _iter_done(futures: Sequence[Future[bytes]]) -> Iterator[DossierReport]:
    from concurrent.futures import as_completed

    for future in as_completed(futures):
        yield from _decoder().decode(future.result())


def check_group(folders: tuple[DossierFolder, ...], plan: Plan, common: Common | None) -> bytes:
    """Check a group of folders and return their reports as msgpack; without ``common``, the process's own is used."""
    common = common or _kept_common[0]
    return msgspec.msgpack.encode([check_dossier(folder, plan, common=common) for folder in folders])


_kept_common: list[Common] = [Common()]


def _start_worker(common: Common, memory_bytes: int) -> None:
    live_apart(memory_bytes)
    _kept_common[0] = common


# --- apart ---------------------------------------------------------------------------------------------------


def check_apart(
    folders: Iterable[DossierFolder],
    plan: Plan,
    common: Common | Sequence[FoundFile],
    on_file: Callable[[str, str], None],
    *,
    start_method: str | None = None,
) -> Iterator[Common | DossierReport]:
    """Check folders one after the other in a process of its own; a file that ends it is left out, and work goes on.

    Common evidence that is given as files is read there as well, and comes first.
    """
    left = deque(folders)
    lost: dict[str, set[str]] = {}
    while left or not isinstance(common, Common):
        dossier = name = ""
        messages = iter_apart(
            _send_all, tuple(left), plan, common, lost,
            memory_bytes=plan.limits.memory_bytes, start_method=start_method,
        )  # fmt: skip
        try:
            for message in messages:
                if isinstance(message, tuple):
                    dossier, name = message
                    on_file(dossier, name)
                elif isinstance(message, Common):
                    common = _blame(message, lost.pop("", set()), None)
                    yield common
                else:
                    (report,) = _decoder().decode(message)
                    left.popleft()
                    yield _blame(report, lost.pop(report.id, set()), report.id)
        except WorkerDied:
            files = left[0].files if isinstance(common, Common) else common
            _give_up(name, files, lost.setdefault(dossier, set()))


def _send_all(
    send: Send,
    folders: tuple[DossierFolder, ...],
    plan: Plan,
    common: Common | Sequence[FoundFile],
    lost: Mapping[str, set[str]],
) -> None:
    if not isinstance(common, Common):
        common = read_common(common, plan, on_file=partial(_tell, send, ""), skip=frozenset(lost.get("", ())))
        send(common)
    for folder in folders:
        skip = frozenset(lost.get(folder.id, ()))
        send((folder.id, ""))
        report = check_dossier(folder, plan, common=common, on_file=partial(_tell, send, folder.id), skip=skip)
        send(msgspec.msgpack.encode([report]))


def _tell(send: Send, dossier: str, name: str) -> None:
    send((dossier, name))


def _give_up(name: str, files: Sequence[FoundFile], lost: set[str]) -> None:
    """Keep the file that ended the process from being read again; every file, where none was being read."""
    names = {name} if name else {file.name for file in files}
    if names <= lost:
        raise RuntimeError("the process of the audit ends whatever file is left out")
    lost |= names


_Blamed = TypeVar("_Blamed", Common, DossierReport)


def _blame(result: _Blamed, lost: set[str], dossier: str | None) -> _Blamed:
    problems: tuple[Problem, ...] = result.problems
    problems += tuple(
        Problem(
            plugin="auditready",
            stage="worker",
            file=name,
            dossier=dossier,
            message=Words(
                f"La lecture de {name} arrête le programme ou ne finit pas : ce fichier est laissé de côté, le reste "
                "est vérifié.",
                f"Reading {name} kills the program or does not end: this file is left out, the rest is checked.",
            ),
        )
        for name in sorted(lost)
    )
    return msgspec.structs.replace(result, problems=problems)
