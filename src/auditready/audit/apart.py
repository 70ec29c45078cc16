"""Work in a process of its own: what crashes a native library, or never lets go of it, costs one file.

On Linux the process is forked, which takes 3 ms and imports nothing; elsewhere, and for a caller that has threads,
multiprocessing starts one.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from types import FrameType
from typing import Any, NoReturn

from msgspec import Struct

from .deadline import end_process_on_hang

Send = Callable[[object], None]
Receive = Callable[[], Any]
Work = Callable[..., None]
"""A function of a module: is given ``send``, then the arguments."""
_Start = Callable[[Work, tuple[object, ...], int], AbstractContextManager[Receive]]


class WorkerDied(Exception):  # noqa: N818 - says what happened
    """The process ended before its work did."""


class _Done(Struct, frozen=True):
    """The last message of a process that did its work."""


class _Raised(Struct, frozen=True):
    """The last message of a process whose work raised."""

    error: Exception


def iter_apart(work: Work, *arguments: object, memory_bytes: int, start_method: str | None = None) -> Iterator[Any]:
    """Give what ``work(send, *arguments)`` sends from a process of its own.

    Raises what ``work`` raises, and ``WorkerDied`` where its process ends first. Closing the iterator ends the process.
    """
    start: _Start = _fork if start_method is None and sys.platform == "linux" else partial(_start, start_method)
    with start(work, arguments, memory_bytes) as receive:
        while True:
            try:
                message = receive()
            except (EOFError, OSError, pickle.UnpicklingError):
                raise WorkerDied from None
            if isinstance(message, _Done):
                return
            if isinstance(message, _Raised):
                raise message.error
            yield message


def live_apart(memory_bytes: int, wait_for_parent: Callable[[], object] | None = None) -> None:
    """Make the current process one that may be lost: bounded in memory, ended on a hang, its libraries unheard.

    It ends with its parent, whichever way that ends: ``wait_for_parent`` comes back then.
    """
    # Who interrupts means the parent, which ends this process; what it did at its own end is not for a child to do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, args=(wait_for_parent or _parent_ended,), daemon=True).start()
    end_process_on_hang()
    _silence_libraries()
    with suppress(ImportError, OSError, ValueError):  # no such limit on Windows, a lower one already elsewhere
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, most))


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Keep an interruption waiting while processes are started.

    What is half started can be neither ended nor waited for, and hooks around a fork (logging has some) swallow it.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # interruptions are the main thread's
        return
    met: list[int] = []

    def keep(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - signal's signature
        met.append(number)

    before = {number: signal.signal(number, keep) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, signal.SIG_DFL if handler is None else handler)
        if met:
            signal.raise_signal(met[0])


def _end_with_parent(wait: Callable[[], object]) -> None:
    wait()
    os._exit(1)


def _parent_ended() -> None:
    """Wait for the end of the process that started this one by multiprocessing."""
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is None:
        threading.Event().wait()  # an executor of another kind, which looks after its workers
    else:
        parent.join()


def _silence_libraries() -> None:
    """Send what native libraries print nowhere, and what plugins print to standard error: the report is the output."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    sys.stdout = sys.stderr = os.fdopen(kept, "w", buffering=1, encoding="utf-8", errors="backslashreplace")


# --- the two ways to start -----------------------------------------------------------------------------------


@contextmanager
def _fork(work: Work, arguments: tuple[object, ...], memory_bytes: int) -> Iterator[Receive]:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()  # or the child would print it a second time
    reading, writing = os.pipe()
    waiting, living = os.pipe()  # nothing is ever written: its end is the parent's end
    with interrupts_held():
        child = os.fork()
        if child == 0:
            os.close(reading)
            os.close(living)
            _end_after(partial(_do, work, arguments, memory_bytes, partial(os.read, waiting, 1)), writing)
    os.close(writing)
    os.close(waiting)
    with open(reading, "rb") as stream:  # noqa: PTH123 - a descriptor
        try:
            yield partial(pickle.load, stream)
        finally:
            os.close(living)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _end_after(do: Callable[[Send], None], writing: int) -> NoReturn:
    """Do the work in a forked child, which must never come back to its parent's code."""
    try:
        with open(writing, "wb") as stream:

            def send(message: object) -> None:
                stream.write(pickle.dumps(message))
                stream.flush()

            do(send)
    finally:
        os._exit(0)


@contextmanager
def _start(start_method: str | None, work: Work, arguments: tuple[object, ...], memory_bytes: int) -> Iterator[Receive]:
    import multiprocessing

    context: Any = multiprocessing.get_context(start_method)
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(sender, work, arguments, memory_bytes), daemon=True)
    with interrupts_held():
        process.start()
    sender.close()
    try:
        yield receiver.recv
    finally:
        receiver.close()
        process.kill()
        process.join()


def _serve(sender: Any, work: Work, arguments: tuple[object, ...], memory_bytes: int) -> None:
    with sender:
        _do(work, arguments, memory_bytes, None, sender.send)


def _do(
    work: Work,
    arguments: tuple[object, ...],
    memory_bytes: int,
    wait_for_parent: Callable[[], object] | None,
    send: Send,
) -> None:
    try:
        live_apart(memory_bytes, wait_for_parent)
        work(send, *arguments)
    except Exception as error:  # noqa: BLE001 - raised again in the parent
        send(_Raised(_portable(error)))
    else:
        send(_Done())


def _portable(error: Exception) -> Exception:
    """Return an error that can be sent, with its traceback as a note for the crash log."""
    import traceback

    trace = "".join(traceback.format_exception(error))
    error.add_note(trace)
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - just written here
    except Exception:  # noqa: BLE001 - an exception class of a plugin may refuse in any way
        error = RuntimeError(f"{type(error).__name__}: {error}")
        error.add_note(trace)
    return error
