"""Fuzz every reader: ``python tests/hostile/fuzz.py --cases 20000 --seed 7 --keep found/``.

Sound files of every reader are damaged (cut at any byte, one byte flipped, or worse) and read as the audit reads them,
beside bytes by lot, in processes that may be lost. A case that crashes, hangs, raises or gives an invalid record is
kept, told, and makes the exit code 1.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hostile.damage import damage
from tests.hostile.fixtures import cut, flip, noise, victims
from tests.hostile.reading import iter_defects

from auditready.files import Limits

BATCH = 200
LIMITS = Limits(seconds=20)


def main() -> int:
    """Run the cases and tell the defects."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for the files that fail")
    parser.add_argument("--only", default="", help="files whose name holds this text")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    known = {name: data for name, data in victims().items() if options.only in name}
    started, failed = time.monotonic(), 0
    for first in range(0, options.cases, BATCH):
        names = chance.choices(list(known), k=min(BATCH, options.cases - first))
        batch = {f"{options.seed}-{first + at}-{name}": _case(known[name], chance) for at, name in enumerate(names)}
        for case, what in iter_defects(batch, LIMITS):
            failed += 1
            print(f"{case}: {what}", flush=True)
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / case.replace("/", "-")).write_bytes(batch[case])
    print(f"{options.cases} cases of {len(known)} files in {time.monotonic() - started:.0f} s: {failed} defects")
    return 1 if failed else 0


def _case(data: bytes, chance: random.Random) -> bytes:
    drawn = chance.random()
    if drawn < 0.05:
        return noise(chance)
    return (cut if drawn < 0.2 else flip if drawn < 0.35 else damage)(data, chance)


if __name__ == "__main__":
    sys.exit(main())
