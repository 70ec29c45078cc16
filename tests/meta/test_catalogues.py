"""The catalogues hold exactly what the code says, French in full, with the same placeholders."""

from __future__ import annotations

import io
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from tools.update_catalogues import LOCALE, collect

LANGUAGES = ("fr", "en")


@pytest.fixture(scope="module")
def said() -> set[str]:
    """Every message id of the code."""
    return ids_of(collect())


def catalogue(language: str) -> Catalog:
    path = LOCALE / language / "LC_MESSAGES" / "auditready.po"
    return read_po(io.BytesIO(path.read_bytes()), locale=language)


def ids_of(messages: Catalog) -> set[str]:
    return {message.id for message in messages if message.id}


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def spoken(text: str) -> str:
    """The text without its placeholders."""
    return "".join(literal for literal, _, _, _ in Formatter().parse(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_holds_exactly_what_the_code_says(language: str, said: set[str]) -> None:
    """Where this fails, run ``make messages`` and translate what it adds."""
    known = ids_of(catalogue(language))
    assert sorted(said - known) == [], "not in the catalogue"
    assert sorted(known - said) == [], "no longer said"


def test_every_message_is_translated_into_french() -> None:
    assert [message.id for message in catalogue("fr") if message.id and not message.string] == []


def test_english_says_what_a_message_id_does_not() -> None:
    """An id that is no sentence ("to_judge") would be shown as it is."""
    words = [message for message in catalogue("en") if message.id and "_" in spoken(message.id)]
    assert words
    assert [message.id for message in words if not message.string or "_" in spoken(message.string)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translation_has_the_placeholders_of_its_message(language: str) -> None:
    translated = [message for message in catalogue(language) if message.id and message.string]
    assert translated
    differing = [each.id for each in translated if placeholders(each.id) != placeholders(each.string)]
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_a_guess(language: str) -> None:
    assert [message.id for message in catalogue(language) if message.id and message.fuzzy] == []
