"""What the interface and its audit process say to each other: frames of msgpack, each with its length before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

import msgspec
from msgspec import Struct

from ..audit.check import Plan
from ..audit.events import Checked, Compared, Finished, Reading, Started
from ..config import Config
from ..model import Criterion, Words

_LENGTH_BYTES = 4


class Order(Struct, frozen=True, kw_only=True):
    """What is to be checked, and how."""

    path: str
    plan: Plan
    config: Config
    jobs: int
    isolated: bool = False
    """Each dossier in a worker process: dearer, but a file that kills its reader is named and left out."""


class Explained(Struct, frozen=True):
    """What the codes of the loaded standard stand for."""

    criteria: tuple[Criterion, ...]


class Refused(Struct, frozen=True):
    """There is nothing to check, or a setting is wrong; the sentence says what to do."""

    words: Words
    nothing: bool
    """The folder holds no dossier, as opposed to a wrong path or setting."""


class Broken(Struct, frozen=True):
    """The audit process ended before its work; ``detail`` is the end of what it wrote on standard error."""

    detail: str


Event = Started | Explained | Reading | Checked | Compared | Finished | Refused | Broken

_TYPES: dict[str, type[Struct]] = {
    kind.__name__: kind for kind in (Started, Explained, Reading, Checked, Compared, Finished, Refused, Broken)
}


def send(stream: IO[bytes], event: Event) -> None:
    """Write one event."""
    send_frame(stream, msgspec.msgpack.encode((type(event).__name__, event)))


def receive(stream: IO[bytes]) -> Iterator[Event]:
    """Give the events of ``stream`` until it ends; a frame cut short ends it."""
    while (frame := receive_frame(stream)) is not None:
        name, payload = msgspec.msgpack.decode(frame, type=tuple[str, msgspec.Raw])
        event: Any = msgspec.msgpack.decode(payload, type=_TYPES[name])
        yield event


def send_frame(stream: IO[bytes], frame: bytes) -> None:
    """Write one frame."""
    stream.write(len(frame).to_bytes(_LENGTH_BYTES, "big") + frame)
    stream.flush()


def receive_frame(stream: IO[bytes]) -> bytes | None:
    """Read one frame; ``None`` at the end of the stream."""
    head = stream.read(_LENGTH_BYTES)
    if len(head) < _LENGTH_BYTES:
        return None
    size = int.from_bytes(head, "big")
    frame = stream.read(size)
    return frame if len(frame) == size else None
