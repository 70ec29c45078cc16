"""Names as sources write them, reduced to what can be compared."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from auditready.reading.names import name_of_address, parse_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DURAND Camille", "camille durand"),
        ("Mme Camille DURAND", "Durand, Camille"),
        ("Łukasz Wiśniewski", "Lukasz Wisniewski"),
        ("ĐẶNG Thuỳ Trâm", "Dang Thuy Tram"),
        ("Işık Yıldırım", "ISIK YILDIRIM"),
        ("N'Diaye Ousmane", "Ousmane NDIAYE"),
        ("Camille Durand (Invité)", "Camille Durand - ACME"),
        ("01 - Camille Durand", "Camille Durand"),
        ("camille_durand", "Camille.Durand"),
        ("Beno&icirc;t Arnoux", "Benoît Arnoux"),
        ("MaÃƒÂ«lys Petit", "Maëlys Petit"),
        ("CASTEL née ROUVIÈRE Hélène", "Hélène Castel"),
        ("Mairie de Lodève - POIRIER Loïc", "Loïc Poirier"),
        ("camille.durand@acme.example", "Camille Durand"),
        ("camille.durand.ext@acme.example", "Camille Durand"),
    ],
)
def test_writings_of_one_key(one: str, other: str) -> None:
    assert parse_name(one).key == parse_name(other).key != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohamed Ben Ali", "Mohamed Ali"),
        ("Mohamed Ben Ali", "Ali Ben Mohamed"),
        ("El Mehdi Amrani", "Mehdi El Amrani"),
        ("Jean Dupont 1", "Jean Dupont 2"),
        ("Jean Dupont", "jean.dupont2@acme.example"),
        ("Maria E. Silva", "Maria Silva"),
    ],
)
def test_writings_of_two_keys(one: str, other: str) -> None:
    assert parse_name(one).key != parse_name(other).key


@pytest.mark.parametrize(
    "text", ["", "Camille", "iPhone", "iPhone de Camille Durand", "33 6 12 ** ** 89", "Salle 3", "contact@acme.example"]
)
def test_too_little_has_no_key(text: str) -> None:
    assert parse_name(text).key == ""


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("MARTIN Paul", {"martin"}),
        ("Paul MARTIN", {"martin"}),
        ("Martin, Paul", {"martin"}),
        ("VAN DER BERG Jean", {"van", "der", "berg"}),
        ("Martin Paul", set()),
        ("MARTIN PAUL", set()),
        ("Mme MARTIN PAULE", set()),
        ("JP Martin", set()),
    ],
)
def test_capitals_and_commas_show_the_surname(text: str, family: set[str]) -> None:
    assert parse_name(text).family == family


@pytest.mark.parametrize(
    ("text", "born", "married"),
    [
        ("Mme Marie DUPONT née MARTIN", {"martin"}, set()),
        ("Inès PAGÈS (née VIDAL)", {"vidal"}, set()),
        ("Mme Lan NGUYEN épouse DURAND", set(), {"durand"}),
        ("Samira HADJI (ép. BELKACEM)", set(), {"belkacem"}),
        ("Anna NOWAK z domu LIS", {"lis"}, set()),
        ("Jean DUPONT né le 12/03/1980", set(), set()),
    ],
)
def test_other_surnames_are_kept_apart(text: str, born: set[str], married: set[str]) -> None:
    name = parse_name(text)
    assert (name.born, name.married) == (born, married)


def test_what_stands_behind_a_name_is_kept_but_for_tools_words() -> None:
    assert parse_name("Sophie Martin (ACME) (Unverified)").aside == "acme"
    assert parse_name("Sophie Martin (elle)").aside == ""


def test_two_letters_are_initials() -> None:
    assert parse_name("JP Martin").initials == parse_name("Martin J-P").initials == ("j", "p")


def test_an_address_spells_words_initials_and_a_number() -> None:
    name = name_of_address("jp.dupont2@acme.example")
    assert (name.words, name.initials, name.number) == (("dupont",), ("j", "p"), "2")


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    name = parse_name(text)
    assert name.family <= set(name.words)
    assert all(name.words)
