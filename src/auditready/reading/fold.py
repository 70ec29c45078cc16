"""Compare labels as exports really write them: accents, apostrophes, non-breaking spaces and case do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "«": '"', "»": '"',
        "–": "-", "—": "-", "‑": "-", "−": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ",
        "\u200b": None, "\u200e": None, "\u200f": None, "\ufeff": None, "\u00ad": None,
        "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE",
    }
)  # fmt: skip
_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ð": "d", "ø": "o", "ı": "i", "þ": "th"})
"""Letters with a stroke, which Unicode does not take apart: an export in a smaller alphabet writes the bare one."""
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return ``text`` with straight apostrophes, plain spaces and hyphens; accents and case are kept."""
    if text.isascii():  # three cells of four: nothing to translate but the backtick
        return " ".join(text.replace("`", "'").split())
    straight = text.translate(_PLAIN)
    if not unicodedata.is_normalized("NFKC", straight):
        straight = unicodedata.normalize("NFKC", straight).translate(_PLAIN)
    return " ".join(straight.split())


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Return the form under which two labels are the same: plain, without accents, case-folded."""
    simple = plain(text)
    if simple.isascii():
        return simple.casefold()
    decomposed = unicodedata.normalize("NFKD", simple.casefold().translate(_LETTERS))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
    # An accent that stood alone leaves a space behind, and one on a ligature leaves the ligature.
    return " ".join(bare.translate(_PLAIN).split())


def quote(text: object, limit: int = 200) -> str:
    """Return ``text`` for a locator: one line, at most ``limit`` characters, an ellipsis where it was cut."""
    line = _SPACES.sub(" ", str(text)).strip()
    return line if len(line) <= limit else line[: limit - 1] + "…"
