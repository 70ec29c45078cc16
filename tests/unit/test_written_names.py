"""Names as sentences and forms write them."""

from __future__ import annotations

import pytest

from auditready import looks_like_name, person_name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Mme Alice DURAND, salariée de l'entreprise ACME", "Alice DURAND"),
        ("M./Mme Durand Camille", "Durand Camille"),
        ("M. Paul MEUNIER", "Paul MEUNIER"),
        ("M Paul Meunier", "Paul Meunier"),
        ("Me Jeanne Dupont", "Jeanne Dupont"),
        ("MÉNARD-RUIZ Chloé", "MÉNARD-RUIZ Chloé"),
        ("Meunier Paul", "Meunier Paul"),
        ("Drouet Anne", "Drouet Anne"),
        ("Missud Jeanne", "Missud Jeanne"),
        ("Mme", ""),
    ],
)
def test_a_title_is_dropped_and_a_surname_never(written: str, name: str) -> None:
    assert person_name(written) == name


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("María José Ibáñez y Ruiz", True),
        ("Maria José Silva e Costa", True),
        ("Durand E", True),
        ("Oui y compris", False),
    ],
)
def test_two_surnames_may_be_linked(text: str, is_name: bool) -> None:
    assert looks_like_name(text) is is_name
