"""Labels, wordings, periods and names in written documents."""

from __future__ import annotations

from datetime import date

import pytest

from auditready import (
    DocumentText,
    find_period,
    find_teaching_minutes,
    looks_like_company,
    looks_like_name,
    people_names,
    person_name,
)


def text(*lines: str) -> DocumentText:
    return DocumentText("doc.pdf", [(line, 1, number) for number, line in enumerate(lines, start=1)])


@pytest.mark.parametrize(
    ("lines", "value", "line"),
    [
        (["Durée : 14 heures"], "14 heures", 1),
        (["DURÉE (en heures) : 14"], "14", 1),
        (["Durée | 14 heures | Lieu | Lyon"], "14 heures", 1),
        (["Durée :", "14 heures"], "14 heures", 2),
        (["Article 4 - Durée", "14 heures"], "14 heures", 2),
        (["Article 4 – Durée", "Durée : 14 heures"], "14 heures", 2),
        (["Lieu | Durée", "Lyon | 14 heures"], "14 heures", 2),
        (["Dates : 02/03/2026 – Durée : 14 heures – Lieu : Lyon"], "14 heures", 1),
        (["Durée : ....... 14 heures"], "14 heures", 1),
        (["Durée\u00a0: 14\u00a0heures"], "14 heures", 1),
        (["Durée :", "Lieu : Lyon"], None, None),
        (["Durée :"], None, None),
        (["La durée dépend du parcours"], None, None),
    ],
)
def test_a_value_stands_beside_or_below_its_label(lines: list[str], value: str | None, line: int | None) -> None:
    document = text(*lines)
    found = document.value_of("duree")
    assert (None if found is None else found.text) == value
    assert (None if found is None else document.locator(found.start).line) == line


def test_a_long_value_goes_on_below() -> None:
    document = text("Intitulé : Construire des tableaux de bord dynamiques avec Excel", "et Power Query", "Durée : 7 h")
    found = document.value_of("intitule")
    assert found is not None
    assert found.text == "Construire des tableaux de bord dynamiques avec Excel et Power Query"


def test_a_block_ends_at_the_next_label_or_article() -> None:
    labels = text("Objectifs : savoir", "compter", "Durée : 7 h").block_of("objectifs")
    assert labels is not None
    assert labels.text == "savoir compter"
    items = text("Article 1 – Objectifs", "1) savoir : compter", "2) lire", "Article 2 – Durée").block_of("objectifs")
    assert items is not None
    assert items.text == "1) savoir : compter 2) lire"
    numbered = text("3. Objectifs", "1. savoir", "2. lire", "4. Durée", "7 h").block_of("objectifs")
    assert numbered is not None
    assert numbered.text == "1. savoir 2. lire"
    bullets = text("Article 1 – Objectifs", "– savoir : compter", "– lire", "Article 2 – Durée").block_of("objectifs")
    assert bullets is not None
    assert bullets.text == "savoir : compter - lire"


def test_wordings_run_over_lines_and_cells_and_keep_their_place() -> None:
    document = text("Nature", "a suivi", "l’action | Œuvre")
    found = document.first(r"a suivi l'action (?P<value>[^\n]+)")
    assert found is not None
    assert (found.text, document.locator(found.start).line) == ("OEuvre", 3)
    assert document.locator(found.start).quote == "l'action | OEuvre"


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("du 02/03/2026 au 03/03/2026", (date(2026, 3, 2), date(2026, 3, 3))),
        ("du lundi 2 au mardi 3 mars 2026", (date(2026, 3, 2), date(2026, 3, 3))),
        ("du 02/03 au 03/04/2026", (date(2026, 3, 2), date(2026, 4, 3))),
        ("du 28 décembre au 3 janvier 2027", (date(2026, 12, 28), date(2027, 1, 3))),
        ("le 1er mars 2026", (date(2026, 3, 1), date(2026, 3, 1))),
        ("les 2, 9 mars 2026 et le 5 avril 2026", (date(2026, 3, 2), date(2026, 4, 5))),
        ("14, 15 et 16 avril 2026", (date(2026, 4, 14), date(2026, 4, 16))),
        ("12 et 13 octobre 2026", (date(2026, 10, 12), date(2026, 10, 13))),
        ("jeudi 2 et vendredi 3 avril 2026", (date(2026, 4, 2), date(2026, 4, 3))),
        ("06/10, 13/10 et 20/10/2026", (date(2026, 10, 6), date(2026, 10, 20))),
        ("du 05/03/2026 au 03/03/2026", (date(2026, 3, 5), date(2026, 3, 3))),
        ("from 2 to 3 March 2026", (date(2026, 3, 2), date(2026, 3, 3))),
        ("le 12/03/1026", None),
        ("en mars", None),
    ],
)
def test_periods(words: str, period: tuple[date, date] | None) -> None:
    assert find_period(words) == period


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("2 jours, soit 14 heures", 840),
        ("14 heures (2 jours)", 840),
        ("3 demi-journées (10h30)", 630),
        ("2 jours", None),
    ],
)
def test_teaching_hours_pass_over_days(words: str, minutes: float | None) -> None:
    found = find_teaching_minutes(words)
    assert (found[0] if found else None) == minutes


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Mme/M. Alice DURAND, salarié(e) de l'entreprise Atelier", "Alice DURAND"),
        ("Monsieur Jean-Pierre de la Tour", "Jean-Pierre de la Tour"),
        ("Madame Zoé O'Neil née Martin", "Zoé O'Neil née Martin"),
        ("M. Paul Roux – formateur", "Paul Roux"),
        ("M./Mme", ""),
        ("........", ""),
    ],
)
def test_a_name_without_what_stands_around_it(words: str, name: str) -> None:
    assert person_name(words) == name


@pytest.mark.parametrize(
    ("words", "name", "company"),
    [
        ("Alice Durand", True, False),
        ("NGUYỄN Thị Mai", True, False),
        ("Sa Nguyen", True, False),
        ("Formaction Sud SARL", False, True),
        ("la société Horizon", False, True),
        ("Horizon", False, False),
        ("Alice 2 Durand", False, False),
    ],
)
def test_people_and_companies(words: str, name: bool, company: bool) -> None:
    assert (looks_like_name(words), looks_like_company(words)) == (name, company)


def test_lists_of_people() -> None:
    words = "Mme Alice Durand, M. Karim Benali et Zoé Le Goff\n– Léa Roux (Atelier)\n2. Paul Garnier ; selon planning"
    assert people_names(words) == ["Alice Durand", "Karim Benali", "Zoé Le Goff", "Léa Roux", "Paul Garnier"]


def test_a_flowing_line_is_one_paragraph_with_the_next() -> None:
    lines = [("Employeur : Boulangeries du", 1, 1), ("Léon", 1, 2), ("Durée : 7 h", 1, 3)]
    document = DocumentText("doc.pdf", lines, flowing={(1, 1)})
    found = document.value_of("employeur")
    assert found is not None
    assert found.text == "Boulangeries du Léon"
    assert document.text.split("\n") == ["Employeur : Boulangeries du Léon", "Durée : 7 h"]
    assert document.folded_lines == ["employeur : boulangeries du", "leon", "duree : 7 h"]
    assert document.locator(document.text.index("Léon")).line == 2


def test_a_label_may_follow_a_sentence_on_its_line() -> None:
    document = text("Action de formation (L. 6313-1). Objectif : animer une séance. Durée : 60 heures.", "Prix : 90 €")
    assert [found and found.text for found in (document.value_of("objectif"), document.block_of("objectif"))] == [
        "animer une séance",
        "animer une séance",
    ]
    assert document.value_of("duree", accept=lambda words: "heures" in words) is not None


def test_a_value_that_is_not_accepted_is_passed_over() -> None:
    document = text("Prix | Total", "Prix : 900 €")
    found = document.value_of("prix", accept=lambda words: "€" in words)
    assert found is not None
    assert found.text == "900 €"


def test_what_a_form_prints_itself_can_be_blanked_and_places_are_kept() -> None:
    document = text("atteste que (nom et prénom) Alice Durand").without(r"\(nom[^)]*\)")
    assert document.text == "atteste que                 Alice Durand"
    assert document.locator(30).quote == "atteste que (nom et prénom) Alice Durand"


def test_a_space_within_a_set_of_characters_is_itself() -> None:
    document = text("dont 6 heures", "à distance")
    found = document.first(r"dont (?P<value>[\d h]+eures) a distance")
    assert found is not None
    assert found.text == "6 heures"
