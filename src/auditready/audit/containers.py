"""Files within files: those in an archive that no reader claims, and those on an e-mail, are files of their own.

Their names go on from the archive's ("exports.zip/presence.csv") or the e-mail's, nothing goes to disk, and one budget
of bytes and members bounds a file together with all that lies in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct, structs

from ..errors import LimitExceeded, UnreadableEvidence
from ..files import EvidenceFile
from ..model import FileStatus, Problem, Words
from .discover import is_skipped_folder
from .read import FileReading, unread
from .recognise import limit_problem
from .unclaimed import why_no_archive

_DEPTH = 2
"""An archive in an archive is opened, a third one in that is not."""
_TOO_DEEP = Words(
    "Archive dans une archive, elle-même dans une archive : non ouverte. En extraire les fichiers.",
    "Archive in an archive in an archive: not opened. Take the files out of it.",
)
_LOCKED = Words(
    "Archive protégée par mot de passe : en déposer le contenu sans mot de passe.",
    "Password-protected archive: file its content without a password.",
)
_EMPTY = Words("Archive vide.", "Empty archive.")
_ENCRYPTED = 0x1


class _Budget(Struct):
    """What may still be expanded, and how many files may still be met."""

    bytes: int
    members: int


def read_within(
    file: EvidenceFile, reading: FileReading, read_member: Callable[[EvidenceFile], FileReading]
) -> list[FileReading]:
    """Return the reading of a file and of each file in it: of an archive that nobody claims, of an e-mail."""
    budget = _Budget(file.limits.expanded_bytes, file.limits.members)
    return list(_iter_within(file, reading, read_member, budget, 1))


def _iter_within(
    file: EvidenceFile,
    reading: FileReading,
    read_member: Callable[[EvidenceFile], FileReading],
    budget: _Budget,
    depth: int,
) -> Iterator[FileReading]:
    if not _is_archive(file, reading):
        yield reading
        yield from _iter_attached(file, reading, read_member, budget, depth)
        return
    every = file.archive.entries
    entries = [entry for entry in every if not _is_of_system(entry.name)]
    if depth > _DEPTH or not entries or all(entry.info.flag_bits & _ENCRYPTED for entry in entries):
        yield _told(reading, "unreadable", _TOO_DEEP if depth > _DEPTH else _LOCKED if entries else _EMPTY)
        return
    budget.members -= len(entries)
    budget.bytes -= file.archive.expanded
    if budget.members < 0 or budget.bytes < 0:
        problem = _spent(file)
        yield _told(reading, "failed", problem.message, problem)
        return
    # Not "read": whoever asks what evidence was read asks for the files in it.
    yield _told(reading, "ignored", _contents(len(entries), len(every) - len(entries)))
    for entry in entries:
        member = file.file_in(entry)
        if entry.refused is not None:
            yield _of(file, unread(member.name, member.size, "unreadable", entry.refused))
        else:
            yield from _iter_member(file, member, read_member, budget, depth)


def _iter_member(
    file: EvidenceFile,
    member: EvidenceFile,
    read_member: Callable[[EvidenceFile], FileReading],
    budget: _Budget,
    depth: int,
) -> Iterator[FileReading]:
    if budget.bytes < 0 or budget.members < 0:
        yield _of(file, unread(member.name, member.size, "failed", _spent(file).message, _spent(member)))
        return
    yield from _iter_within(member, _of(file, read_member(member)), read_member, budget, depth + 1)
    budget.bytes -= member.packed_bytes
    member.release()


def _iter_attached(
    file: EvidenceFile,
    reading: FileReading,
    read_member: Callable[[EvidenceFile], FileReading],
    budget: _Budget,
    depth: int,
) -> Iterator[FileReading]:
    try:
        attached = list(file.attached()) if _is_mail(file, reading) else []
    except (UnreadableEvidence, LimitExceeded):
        return  # the e-mail's own status says so
    for member, left_out in attached:
        if left_out is not None:
            yield _of(file, unread(member.name, member.size, "ignored", left_out))
            continue
        budget.members -= 1
        budget.bytes -= member.size
        if depth > _DEPTH:
            yield _of(file, unread(member.name, member.size, "unreadable", _TOO_DEEP))
            continue
        for inner in _iter_member(file, member, read_member, budget, depth):
            inner.attached = True
            yield inner


def _is_mail(file: EvidenceFile, reading: FileReading) -> bool:
    return reading.report.status in {"read", "unrecognised"} and file.format == "email"


def without_copies(readings: list[FileReading]) -> list[FileReading]:
    """Leave out attachments whose content is read elsewhere: what goes to twelve people is no thirteen proofs."""
    holders: dict[str, str] = {}
    for reading in readings:
        report = reading.report
        if report.sha256 and not reading.attached and report.status != "ignored":
            holders.setdefault(report.sha256, report.path)
    kept = []
    for reading in readings:
        report = reading.report
        if reading.attached and report.sha256 and report.status != "ignored":
            holder = holders.setdefault(report.sha256, report.path)
            if holder != report.path:
                why = Words(f"même contenu que {holder}, lu là", f"the same content as {holder}, read there")
                report = structs.replace(report, status="ignored", why=why, kinds=(), records=0, notes=())
                kept.append(FileReading(report=report, evidence=[], problems=[], attached=True))
                continue
        kept.append(reading)
    return kept


def _is_archive(file: EvidenceFile, reading: FileReading) -> bool:
    if reading.report.status != "unrecognised":
        return False
    try:
        return file.format == "zip" and why_no_archive(file.archive) is None
    except (UnreadableEvidence, LimitExceeded):
        return False  # damaged: its status says so


def _of(archive: EvidenceFile, reading: FileReading) -> FileReading:
    report = structs.replace(reading.report, archive=archive.name)
    return FileReading(report=report, evidence=reading.evidence, problems=reading.problems)


def _told(reading: FileReading, status: FileStatus, why: Words, *problems: Problem) -> FileReading:
    report = structs.replace(reading.report, status=status, why=why)
    return FileReading(report=report, evidence=reading.evidence, problems=[*reading.problems, *problems])


def _contents(number: int, of_system: int) -> Words:
    rest = Words("", "")
    if of_system:
        rest = Words(
            f" ; {of_system} autres dans des dossiers cachés ou du système, non lus"
            if of_system > 1
            else " ; un autre dans un dossier caché ou du système, non lu",
            f"; {of_system} more in hidden or system folders, not read",
        )
    if number == 1:
        return Words(
            f"archive d'un fichier, lu comme les autres{rest.fr}", f"archive of one file, read like any other{rest.en}"
        )
    return Words(
        f"archive de {number} fichiers, lus un par un{rest.fr}",
        f"archive of {number} files, read one by one{rest.en}",
    )


def _spent(file: EvidenceFile) -> Problem:
    return limit_problem(
        file.name,
        LimitExceeded(
            "l'archive contient plus que ce qui est lu d'une archive : en extraire les fichiers",
            "the archive holds more than is read of an archive: take the files out of it",
        ),
    )


def _is_of_system(name: str) -> bool:
    return any(is_skipped_folder(part) for part in name.split("/")[:-1])
