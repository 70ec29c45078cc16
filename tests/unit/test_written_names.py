"""Names as sentences and forms write them."""

from __future__ import annotations

import pytest

from auditready import person_name


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
