"""Precision and recall, code by code, on errors planted in dossiers drawn by lot: ``make recall``.

Clean dossiers of every modality must give no finding; each code's error, planted in ``--times`` dossiers, must
be found in each, at the right learner, half-day and file, with nothing beside it but its declared consequences. Exits 1
where a figure is not 1.00.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.planting.plants import all_plants
from tests.planting.sessions import MODALITIES, ORGANISATION
from tests.planting.table import Row, iter_clean, plant_often


def clean_of(times: int, modality: str) -> tuple[str, list[str]]:
    """Return the findings in ``times`` clean dossiers of one modality."""
    return modality, [f"{where}: {what}" for where, trial in iter_clean(times, modality) for what in trial.extra]


def row_of(times: int, code: str) -> Row:
    """Return one code's line."""
    return plant_often(all_plants()[code], times)


def main() -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clean", type=int, default=300, help="clean dossiers in all (default: 300)")
    parser.add_argument("--times", type=int, default=20, help="dossiers a code is planted in (default: 20)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default: 2)")
    parser.add_argument("codes", nargs="*", help="these codes only")
    options = parser.parse_args()
    codes = options.codes or list(all_plants())
    told: list[str] = []
    with ProcessPoolExecutor(options.jobs) as pool:
        kinds = (*MODALITIES, ORGANISATION)
        each = -(-options.clean // len(kinds))
        for modality, findings in pool.map(partial(clean_of, each), kinds if options.clean else ()):
            print(f"{modality:<14} {each:>4} clean dossiers, {len(findings)} findings", flush=True)
            told += findings
        print(f"\n{'code':<8}{'planted':>8}{'found':>7}{'beside':>8}{'precision':>11}{'recall':>8}")
        for row in pool.map(partial(row_of, options.times), codes):
            print(
                f"{row.code:<8}{row.planted:>8}{row.found:>7}{row.extra:>8}{row.precision:>11.2f}{row.recall:>8.2f}"
                + ("" if row.is_exact and row.planted == options.times else "  !"),
                flush=True,
            )
            told += row.told
            if row.planted < options.times:
                told.append(f"{row.code}: planted {row.planted} times only")
    print(*told[:200], sep="\n", file=sys.stderr)
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
