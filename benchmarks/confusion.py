"""Which reader claims which file: ``make confusion``, or ``python benchmarks/confusion.py --seeds 5``.

Every file of evidence that the project has (what the factory writes, the cases, the sample dossiers, the readers' own
fixtures, and real exports where they are there) is shown to every reader three times: under its own name, under none,
and under a wrong extension. Then files of other trades are, which nobody may claim. Faults make the exit code 1:

* a name changes what is claimed;
* two readers claim a file with equal confidence, so that chance would decide;
* a fixture of one system is read by the reader of another;
* a file of another trade is claimed.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from tests.conftest import SAMPLES
from tests.hostile.seeds import seeds
from tests.unrelated import unrelated

from auditready import EvidenceFile, UnreadableEvidence
from auditready.errors import LimitExceeded
from auditready.hookspecs import Reader
from auditready.plugins import load_plugins

ROOT = Path(__file__).resolve().parents[1]
OURS = ("tests/cases", "sample_dossiers", "tests/plugins")
NOT_EVIDENCE = frozenset({".py", ".pyc", ".toml"})


class Claim(Struct, frozen=True, order=True):
    """What one reader says of one file."""

    confidence: float
    reader: str


class Shown(Struct, frozen=True):
    """One file and who claims it under each name, the surest first."""

    where: str
    own: tuple[Claim, ...]
    renamed: tuple[tuple[Claim, ...], ...]

    @property
    def winner(self) -> str | None:
        """The reader that reads the file."""
        return self.own[0].reader if self.own else None


def claims(file: EvidenceFile, readers: Iterable[Reader]) -> tuple[Claim, ...]:
    """Return every claim on a file, not the surest alone as the audit does."""
    found = []
    for reader in readers:
        try:
            recognition = reader.recognise(file.content)
        except (UnreadableEvidence, LimitExceeded):
            continue
        if recognition is not None:
            found.append(Claim(recognition.confidence, reader.name))
    return tuple(sorted(found, key=lambda claim: (-claim.confidence, claim.reader)))


def show(path: Path, where: str, readers: Iterable[Reader]) -> Shown:
    """Show one file to the readers, under its own name, a neutral one, and a wrong extension."""
    readers = tuple(readers)
    wrong = "document.csv" if path.read_bytes()[:4] == b"%PDF" else "document.pdf"
    own, *renamed = (claims(EvidenceFile(path, name), readers) for name in (path.name, "document", wrong))
    return Shown(where, own, tuple(renamed))


def iter_evidence(folder: Path) -> Iterator[tuple[str, Path]]:
    """Give ``(where, path)`` of every different file; what the factory writes is put into ``folder``."""
    for name, data in seeds().items():
        path = folder / name.replace("/", "-")
        path.write_bytes(data)
        yield f"factory/{name}", path
    roots = [(ROOT, part) for part in OURS] + ([(SAMPLES.parent, SAMPLES.name)] if SAMPLES.is_dir() else [])
    known = set()
    for root, part in roots:
        for path in sorted((root / part).rglob("*")):
            if not path.is_file() or path.suffix in NOT_EVIDENCE or path.name == "expected.json":
                continue
            digest = hashlib.sha256(path.read_bytes()).digest()
            if digest not in known:
                known.add(digest)
                yield path.relative_to(root).as_posix(), path


def faults(shown: Shown, systems: Collection[str]) -> Iterator[str]:
    """Give what is wrong with how a file of evidence is recognised; ``systems`` are the plugins that have readers."""
    if any(other != shown.own for other in shown.renamed):
        yield f"{shown.where}: another name changes the claim: {shown.own} → {shown.renamed}"
    if len(shown.own) > 1 and shown.own[0].confidence == shown.own[1].confidence:
        yield f"{shown.where}: {shown.own[0].reader} and {shown.own[1].reader} are equally sure"
    system = system_of(shown.where)
    if system in systems and shown.winner is not None and shown.winner.partition(".")[0] != system:
        yield f"{shown.where}: read by {shown.winner}"


def system_of(where: str) -> str | None:
    """Return the system that a file's folder names, for real exports and for the readers' own fixtures."""
    parts = where.split("/")
    if parts[0] == "samples":
        return parts[1]
    return parts[2] if where.startswith("tests/plugins/") else None


def table(found: Iterable[Shown]) -> str:
    """Return the confusion table: a line a reader, with the others that claim its files less surely."""
    files: Counter[str] = Counter()
    others: dict[str, Counter[str]] = {}
    for shown in found:
        if shown.winner is None:
            continue
        files[shown.winner] += 1
        others.setdefault(shown.winner, Counter()).update(claim.reader for claim in shown.own[1:])
    width = max(map(len, files), default=0)
    rows = [f"{'reader':{width}}  files  claimed by others too, less surely"]
    for name, number in sorted(files.items()):
        also = ", ".join(f"{other} {count}" for other, count in sorted(others[name].items()))
        rows.append(f"{name:{width}}  {number:5}  {also or '–'}")
    return "\n".join(rows)


def iter_claimed(files: Mapping[str, bytes], folder: Path, readers: Iterable[Reader]) -> Iterator[str]:
    """Give the files of other trades that somebody claims."""
    path, readers = folder / "unrelated", tuple(readers)
    for name, data in files.items():
        path.write_bytes(data)
        for claim in claims(EvidenceFile(path, "document"), readers):
            yield f"{name}: claimed by {claim.reader} ({claim.confidence})"


def main() -> int:
    """Show all files to all readers and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=3, help="corpora of unrelated files (default: 3)")
    options = parser.parse_args()
    readers = tuple(load_plugins().readers.values())
    with TemporaryDirectory(prefix="auditready-") as place:
        folder = Path(place)
        found = [show(path, where, readers) for where, path in iter_evidence(folder)]
        systems = {reader.name.partition(".")[0] for reader in readers}
        wrong = [fault for shown in found for fault in faults(shown, systems)]
        strange = 0
        for seed in range(1, options.seeds + 1):
            files = unrelated(seed)
            strange += len(files)
            wrong += [f"seed {seed}, {claimed}" for claimed in iter_claimed(files, folder, readers)]
    print(table(found))
    known = sum(shown.winner is not None for shown in found)
    print(f"\n{len(readers)} readers, {len(found)} files of evidence: {known} claimed, {len(found) - known} by nobody")
    print(f"{strange} files of other trades; {len(wrong)} faults", *wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
