"""Ask every reader whether a file is its own, and take the surest claim. By content; a failing reader costs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from ..errors import LimitExceeded, UnreadableEvidence
from ..files import EvidenceFile
from ..hookspecs import Reader
from ..model import Problem, Recognition, Words
from ..plugins import Plugins
from .unclaimed import Judgement, judge


class Claim(Struct, frozen=True, kw_only=True):
    """What was made of one file before it is read."""

    reader: Reader | None = None
    recognition: Recognition | None = None
    unreadable: Words | None = None
    """Why the file itself cannot be read; only where no reader claims it."""
    remark: Words | None = None
    """What the file seems to be, where nobody claims it and nothing is wrong with it."""
    problems: tuple[Problem, ...] = ()


def recognise(file: EvidenceFile, plugins: Plugins) -> Claim:
    """Return the surest claim on ``file``; equal confidence is settled by the reader's name, so always the same way.

    Who can be surest is asked first, and who could not be surer than what is claimed already is not asked at all.
    """
    problems: list[Problem] = []
    best: tuple[float, Reader, Recognition] | None = None
    for at_most, reader in _iter_asked(file, plugins):
        if best is not None and (at_most < best[0] or (at_most == best[0] and reader.name > best[1].name)):
            continue
        try:
            recognition = reader.recognise(file)
        except (UnreadableEvidence, LimitExceeded):
            continue  # kept in file.failures, and told once below
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a reader may raise anything; the others go on
            problems.append(_failure(plugins, reader, file, error))
            continue
        if recognition is not None and (best is None or _is_surer(recognition, reader, best)):
            best = (recognition.confidence, reader, recognition)
    if best is not None:
        return Claim(reader=best[1], recognition=best[2], problems=tuple(problems))
    judgement, limits = _judge(file)
    return Claim(unreadable=judgement.unreadable, remark=judgement.remark, problems=(*problems, *limits))


def _iter_asked(file: EvidenceFile, plugins: Plugins) -> Iterator[tuple[float, Reader]]:
    """Give the readers that may claim the file, with how sure they can be: who names no formats, or names the file's.

    Who does not say how sure it can be is asked first.
    """
    try:
        kind: str | None = file.format
    except (UnreadableEvidence, LimitExceeded):
        kind = None  # kept in file.failures; who names formats would fail on it too
    asked = []
    for reader in plugins.readers.values():
        formats = getattr(reader, "formats", None)
        if formats is None or kind in formats:
            asked.append((getattr(reader, "at_most", 1.0), reader))
    yield from sorted(asked, key=lambda each: -each[0])


def _is_surer(recognition: Recognition, reader: Reader, best: tuple[float, Reader, Recognition]) -> bool:
    confidence = recognition.confidence
    return confidence > best[0] or (confidence == best[0] and reader.name < best[1].name)


def _judge(file: EvidenceFile) -> tuple[Judgement, Iterable[Problem]]:
    try:
        return judge(file), ()
    except UnreadableEvidence as error:
        return Judgement(error.words), ()
    except LimitExceeded as error:
        return Judgement(), [limit_problem(file.name, error)]


def limit_problem(name: str, error: LimitExceeded) -> Problem:
    """Return the Problem of a file over a limit: announced, never a silent truncation."""
    return Problem(
        plugin="auditready",
        stage="limit",
        file=name,
        message=Words(f"{name} : {error.words.fr}.", f"{name}: {error.words.en}."),
    )


def _failure(plugins: Plugins, reader: Reader, file: EvidenceFile, error: BaseException) -> Problem:
    detail = f"{type(error).__name__}: {error}"
    return plugins.blame(
        reader.name,
        "recognise",
        Words(
            f"Le lecteur « {reader.name} » échoue en examinant {file.name} ({detail}). Les autres lecteurs continuent.",
            f'Reader "{reader.name}" fails while looking at {file.name} ({detail}). The other readers go on.',
        ),
        file=file.name,
    )
