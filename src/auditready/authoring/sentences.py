"""What jsonschema finds wrong with a schema or an overlay, as a sentence in both languages."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from typing import Any

from ..model import Words
from ..words import listing

Json = Any

_TYPES = {
    "string": Words("un texte", "a text"),
    "integer": Words("un nombre entier", "a whole number"),
    "number": Words("un nombre", "a number"),
    "boolean": Words("true ou false", "true or false"),
    "array": Words("une liste [...]", "a list [...]"),
    "object": Words("un objet {...}", "an object {...}"),
    "null": Words("null", "null"),
}
_SHOWN = 60
"""Characters of a value that are quoted."""


def describe(keyword: str, expected: Json, found: Json, fallback: str) -> Words:
    """Return what is wrong, from the keyword that failed, its value in the schema, and what was found."""
    match keyword:
        case "required":
            missing = [name for name in expected if name not in found and f"'{name}'" in fallback]
            return _words("il manque {what}", "{what} is missing", _names(missing))
        case "additionalProperties" | "unevaluatedProperties":
            unknown = [name for name in found if f"'{name}'" in fallback]
            return _words("champ inconnu : {what}", "unknown field: {what}", _names(unknown))
        case "enum" | "const":
            return _words("{what} n'est pas possible", "{what} is not possible", quoted(found))
        case "type":
            wanted = [expected] if isinstance(expected, str) else expected
            kinds = listing(_TYPES.get(each, Words(each, each)) for each in wanted)
            return _words(f"il faut {kinds.fr}, et non {{what}}", f"{kinds.en} is needed, not {{what}}", quoted(found))
        case "pattern":
            shape = "AAA000" if expected == "^[A-Z]{3}[0-9]{3}$" else expected
            return _words(
                f"{{what}} n'a pas la forme {shape}", f"{{what}} does not have the form {shape}", quoted(found)
            )
        case "minLength" | "minItems" | "minProperties":
            return Words("vide ou trop court", "empty or too short")
        case "uniqueItems":
            return Words("deux fois la même valeur", "the same value twice")
        case "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum":
            return _words(f"{{what}} : la limite est {expected}", f"{{what}}: the limit is {expected}", quoted(found))
        case "anyOf" | "oneOf":
            return _words("aucune des formes possibles : {what}", "none of the possible forms: {what}", quoted(found))
    return Words(fallback, fallback)


def suggest(keyword: str, expected: Json, found: Json, known: Iterable[str]) -> Words | None:
    """Return what was probably meant, or what there is to choose from."""
    if keyword in {"additionalProperties", "unevaluatedProperties"}:
        names = list(known)
        close = [match for name in found if name not in names for match in difflib.get_close_matches(name, names, 1)]
        return _meant(close) or _choice(names)
    if keyword == "enum":
        words = [each for each in expected if isinstance(each, str)]
        close = difflib.get_close_matches(found, words, 1) if isinstance(found, str) else []
        return _meant(close) or _choice(words)
    return None


def meant(word: str, known: Iterable[str]) -> Words | None:
    """Return the known word that ``word`` looks like."""
    return _meant(difflib.get_close_matches(word, list(known), 1))


def _meant(close: list[str]) -> Words | None:
    return Words(f"peut-être {', '.join(close)} ?", f"perhaps {', '.join(close)}?") if close else None


def _choice(names: list[str]) -> Words | None:
    shown = listing(names, limit=20)
    return Words(f"possibles : {shown.fr}", f"possible: {shown.en}") if names else None


def quoted(value: Json) -> Words:
    """Return a JSON value between quotation marks, cut where it is long."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return Words(f"« {text} »", f'"{text}"')


def _names(names: list[str]) -> Words:
    return listing([quoted(name) for name in names], limit=12)


def _words(fr: str, en: str, what: Words) -> Words:
    return Words(fr.replace("{what}", what.fr), en.replace("{what}", what.en))
