"""Fuzz every reader: ``python tests/hostile/fuzz.py --cases 20000 --seed 7 --keep found/``, or ``--every``.

Sound files of every reader are damaged (cut at any byte, one byte flipped, or worse) and read as the audit reads them,
beside bytes by lot, in processes that may be lost. A case that crashes, hangs, raises or gives an invalid record is
kept, told, and makes the exit code 1. ``--every`` leaves nothing to chance: each file of at most ``--largest`` bytes is
cut before every byte, and has every byte changed, which takes about 15 ms for each byte of them.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hostile.damage import damage
from tests.hostile.fixtures import cut, every, flip, noise, victims
from tests.hostile.reading import iter_defects

from auditready.files import Limits

BATCH = 200


class Tally:
    """Reads cases, tells and keeps the defects, and counts both."""

    def __init__(self, seconds: float, keep: Path | None) -> None:
        self.limits = Limits(seconds=seconds)
        self.keep = keep
        self.cases = self.failed = 0

    def read(self, batch: dict[str, bytes]) -> None:
        """Read the cases of a batch in one process; what ends it costs its own case alone."""
        self.cases += len(batch)
        for case, what in iter_defects(batch, self.limits):
            self.failed += 1
            print(f"{case}: {what}", flush=True)
            if self.keep:
                self.keep.mkdir(parents=True, exist_ok=True)
                (self.keep / case.replace("/", "-")).write_bytes(batch[case])


def main() -> int:
    """Run the cases and tell the defects."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", action="store_true", help="damage every byte of the small files, by no lot")
    parser.add_argument("--largest", type=int, default=2_000, help="bytes of the largest file that --every takes")
    parser.add_argument("--part", default="1/1", help="2/3: the second of three parts of --every")
    parser.add_argument("--seconds", type=float, default=20, help="after which a case hangs")
    parser.add_argument("--keep", type=Path, help="folder for the files that fail")
    parser.add_argument("--only", default="", help="files whose name holds this text")
    options = parser.parse_args()
    known = {name: data for name, data in victims().items() if options.only in name}
    tally, started = Tally(options.seconds, options.keep), time.monotonic()
    if options.every:
        part, parts = map(int, options.part.split("/"))
        small = {name: data for name, data in known.items() if len(data) <= options.largest}
        known = dict(list(small.items())[part - 1 :: parts])
        _read_every(known, tally, started)
    else:
        _read_by_lot(known, tally, options.cases, options.seed)
    took = time.monotonic() - started
    print(f"{tally.cases} cases of {len(known)} files in {took:.0f} s: {tally.failed} defects")
    return 1 if tally.failed else 0


def _read_every(known: dict[str, bytes], tally: Tally, started: float) -> None:
    for number, (name, data) in enumerate(known.items(), start=1):
        cases = every(data)
        while batch := {f"{name} {what}": case for what, case in islice(cases, BATCH)}:
            tally.read(batch)
        print(
            f"{number} of {len(known)} files, {tally.cases} cases, {time.monotonic() - started:.0f} s: {name}",
            file=sys.stderr,
            flush=True,
        )


def _read_by_lot(known: dict[str, bytes], tally: Tally, cases: int, seed: int) -> None:
    chance = random.Random(seed)
    for first in range(0, cases, BATCH):
        names = chance.choices(list(known), k=min(BATCH, cases - first))
        tally.read({f"{seed}-{first + at}-{name}": _case(known[name], chance) for at, name in enumerate(names)})


def _case(data: bytes, chance: random.Random) -> bytes:
    drawn = chance.random()
    if drawn < 0.05:
        return noise(chance)
    return (cut if drawn < 0.2 else flip if drawn < 0.35 else damage)(data, chance)


if __name__ == "__main__":
    sys.exit(main())
