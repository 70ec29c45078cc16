"""Words of attendance sheets that somebody misspelt: "emmargement", "stagiare", "formatteur"."""

from __future__ import annotations

from functools import lru_cache

from auditready import LazyPattern

_WORDS = (
    "emargement", "signature", "formation", "formateur", "formatrice", "intervenant", "animateur", "enseignant",
    "stagiaire", "apprenant", "participant", "beneficiaire", "alternant", "apprenti", "etudiant", "intitule",
    "presence", "matinee", "horaires",
)  # fmt: skip
_ALSO_WRITTEN = frozenset(
    {"presente", "presentes", "presents", "apprentie", "apprenties", "formatif", "formative", "formations",
     "information", "etudiante", "etudiantes", "alternance", "horaire", "animatrice", "signataire", "signatures"}
)  # fmt: skip
_WORD = LazyPattern(r"[a-z]{6,14}")
"""A word long enough for one wrong letter to leave it recognisable; "martin" is no "matinée"."""


def corrected(folded: str) -> str:
    """Return a folded text with the words of a sheet as they should be written: one letter too many, missing or wrong.

    Only labels and heads of columns are asked for; a name is never corrected.
    """
    return _WORD.sub(lambda found: _word(found[0]), folded) if len(folded) <= 80 else folded


@lru_cache(maxsize=4096)
def _word(written: str) -> str:
    if written in _ALSO_WRITTEN or any(written.startswith(word) for word in _WORDS):
        return written
    for plural in ("", "s"):
        bare = written.removesuffix("s") if plural else written
        for word in _WORDS:
            if written[0] == word[0] and _is_one_letter_off(bare, word):
                return word + ("s" if plural and written.endswith("s") else "")
    return written


def _is_one_letter_off(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), None)
    if start is None:
        return True
    rest = {one[start + (len(one) >= len(other)) :], other[start + (len(other) >= len(one)) :]}
    swapped = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
    return len(rest) == 1 or swapped
