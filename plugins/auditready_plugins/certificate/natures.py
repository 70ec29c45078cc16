"""The boxes "Nature de l'action" of a certificate: which of them are ticked."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, NamedTuple

from auditready import DocumentText, LazyPattern

Nature = Literal["action", "bilan", "vae", "apprentissage"]
NATURES: tuple[Nature, ...] = ("action", "bilan", "vae", "apprentissage")
"""In the model's order."""

_PRIOR = r"valid\w+ (?:des|les) acquis"
_AFTER_BOX = r"(?<=[☒☑☐□■] )"
"""Beside a box, one word of the model's wording is enough."""

_LABELS: tuple[tuple[Nature, str], ...] = (
    (
        "apprentissage",
        rf"action de formation par (?:la voie de )?l?'?apprentissage|apprenticeship|{_AFTER_BOX}apprentissage",
    ),
    ("action", rf"action de formation(?! par )|training action|{_AFTER_BOX}formation\b(?! par )"),
    ("bilan", rf"bilan de competences?|skills assessment|{_AFTER_BOX}bilan\b"),
    ("vae", rf"(?:action )?(?:de |permettant de )?(?:faire )?(?:vae\b|{_PRIOR})[^\n|☐☒]{{0,30}}|validation of prior"),
)
_TICKED = LazyPattern(r"[☒☑✓✔✗✘✖■▣⊠●🗹🗷🗸]|\[\s*[xX✓]\s*\]|\(\s*[xX✓]\s*\)|(?:^|(?<=\s))[xXþý×](?=$|\s)")
_UNTICKED = LazyPattern(r"[☐□❏❑❒◻▢○◯]|\[\s*\]|\(\s*\)|(?:^|(?<=\s))[qo¨](?=$|\s)")
"""Boxes, brackets, and the letters that Wingdings shows as boxes where a file lost the font."""


_BY_LAW = LazyPattern(r"[\s,]*(?:\w+[\s,]+){0,6}(?:au sens d|en application d|relevant d)[^\n.]{0,12}article")
"""A sentence that names the nature by its article needs no box."""


class _Choice(NamedTuple):
    start: int
    end: int
    nature: Nature


def read_nature(text: DocumentText, start: int, end: int, *, headed: bool) -> tuple[tuple[Nature, ...], int]:
    """Return the natures that are ticked between two positions, and where the first one stands.

    ``headed``: the lines stand below "Nature de l'action", so that a single nature without any box is the nature.
    """
    choices = sorted(
        (
            _Choice(found.start(), found.end(), nature)
            for nature, pattern in _LABELS
            for found in text.find_all(pattern, start, end)
        ),
        key=lambda choice: choice.start,
    )
    if not choices:
        return (), start
    ticked = _ticked(text.text, choices, start, end)
    if ticked is None:
        said = headed or _BY_LAW.match(text.folded, choices[0].end) is not None
        ticked = {choices[0].nature} if said and len(choices) == 1 else set()
    place = next((choice.start for choice in choices if choice.nature in ticked), choices[0].start)
    return tuple(nature for nature in NATURES if nature in ticked), place


def _ticked(text: str, choices: list[_Choice], start: int, end: int) -> set[Nature] | None:
    """Return the natures whose box is ticked; ``None`` where there is no box.

    Boxes stand before their labels, or after them: where the first label has one before it, all do.
    """
    edges = [start, *(edge for choice in choices for edge in (choice.start, choice.end)), end]
    between = [text[a:b] for a, b in list(pairwise(edges))[::2]]
    sides = between[:-1] if _has_box(between[0]) else between[1:]
    if not any(map(_has_box, sides)):
        return None
    return {choice.nature for choice, words in zip(choices, sides, strict=True) if _TICKED.search(words)}


def _has_box(words: str) -> bool:
    return _TICKED.search(words) is not None or _UNTICKED.search(words) is not None
