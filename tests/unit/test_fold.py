"""Two labels that a person reads as the same are the same."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, strategies as st

from auditready import fold, plain, quote


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Nom complet de l’utilisateur", "nom complet de l'utilisateur"),
        ("Contexte de l'événement", "contexte de l'evenement"),
        ("Durée\u00a0(minutes)", "duree (minutes)"),
        ("Après\u2011midi", "apres-midi"),
        ("  Nom\t et  prénom ", "nom et prenom"),
        ("Cœur", "coeur"),
        ("8:05:33\u202fPM", "8:05:33 pm"),
        ("\ufeffHeure", "heure"),
        ("l`heure", "l'heure"),
        ("ﬁn", "fin"),
        ("0¨", "0"),
        ("ǢX", "aex"),
    ],
)
def test_labels_that_are_the_same(left: str, right: str) -> None:
    assert fold(left) == fold(right) == right


def test_plain_keeps_accents_and_case() -> None:
    assert plain("  L’Événement\u00a0: « Été » ") == 'L\'Événement : " Été "'


@given(st.text())
def test_folding_twice_changes_nothing_and_leaves_no_accent(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert not any(unicodedata.combining(char) for char in folded)


@given(st.text(min_size=1))
def test_a_quote_is_one_short_line(text: str) -> None:
    assert len(quote(text)) <= 200
    assert "\n" not in quote(text)


def test_letters_with_a_stroke_are_the_bare_ones() -> None:
    assert fold("Jabłoński Đặng Øster Yıldız") == "jablonski dang oster yildiz"
