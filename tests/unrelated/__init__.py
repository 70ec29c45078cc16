"""Files that are no evidence of training: what stands beside it on a shared drive, and nobody may claim.

>>> from tests.unrelated import unrelated

Written by our own code from a seed: other seeds give other names, dates, sums, delimiters, encodings and formats.
"""

from __future__ import annotations

import random

from . import binaries, letters, markup, near, near_papers, tables, texts

__all__ = ["unrelated"]


def unrelated(seed: int = 1) -> dict[str, bytes]:
    """Return name → bytes of more than a hundred files."""
    found: dict[str, bytes] = {}
    for module in (tables, texts, markup, letters, binaries, near, near_papers):
        # A stream of chance for each: what is added to one module leaves the files of the others as they are.
        chance = random.Random(f"{module.__name__} {seed}")
        found |= module.files(chance)
    return found
