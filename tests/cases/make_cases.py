"""Write the good and the bad case of every code again, the same bytes each time: ``python tests/cases/make_cases.py``.

``<CODE>/good`` and ``<CODE>/bad`` hold the few real files that one code needs; ``expected.json`` names every outcome of
that code. ``recipes/`` says what is planted.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
if __name__ == "__main__" and str(HERE.parents[1]) not in sys.path:
    sys.path.insert(0, str(HERE.parents[1]))  # "python tests/cases/make_cases.py", from anywhere

from tests.cases.recipes import RECIPES  # noqa: E402 - after the path is set

CODE = re.compile(r"[A-Z]{3}[0-9]{3}")


def write_cases(folder: Path) -> None:
    """Write all cases below ``folder``; a code that has no recipe any more is deleted."""
    for old in folder.iterdir():
        if old.is_dir() and CODE.fullmatch(old.name):
            shutil.rmtree(old)
    for code, recipe in RECIPES.items():
        pair = recipe()
        pair.good.write(folder / code / "good", code)
        pair.bad.write(folder / code / "bad", code)


if __name__ == "__main__":
    write_cases(HERE)
