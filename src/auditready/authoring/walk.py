"""Every subschema of a JSON Schema, with its place: where a schema stands, and where only a value does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Json = Any
Place = tuple[str | int, ...]

_ASKED_ONE: tuple[str, ...] = ("items",)
_ASKED_MANY: tuple[str, ...] = ("allOf",)
_ASKED_NAMED: tuple[str, ...] = ("properties", "$defs")
_ONE: tuple[str, ...] = (
    "contains", "additionalProperties", "propertyNames", "not", "if", "then", "else", "unevaluatedItems",
    "unevaluatedProperties", "contentSchema",
)  # fmt: skip
_MANY: tuple[str, ...] = ("anyOf", "oneOf", "prefixItems")
_NAMED: tuple[str, ...] = ("patternProperties", "dependentSchemas")

OWN_KEYWORDS = frozenset(
    {
        *_ASKED_ONE, *_ASKED_MANY, *_ASKED_NAMED, *_ONE, *_MANY, *_NAMED,
        "$schema", "$id", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "$comment",
        "type", "enum", "const", "required", "dependentRequired", "pattern", "format", "multipleOf",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems",
        "uniqueItems", "minContains", "maxContains", "minProperties", "maxProperties",
        "contentEncoding", "contentMediaType", "title", "description", "default", "examples", "deprecated", "readOnly",
        "writeOnly", "x-requirement", "x-label",
    }
)  # fmt: skip
"""Keywords of draft 2020-12, and the two of this project."""


def iter_schemas(schema: Json, place: Place = (), *, asked: bool = True) -> Iterator[tuple[Place, Json, bool]]:
    """Give each subschema with its place, and whether an ``x-requirement`` counts there."""
    if not isinstance(schema, dict):
        return
    yield place, schema, asked
    for keywords, counts in ((_ASKED_ONE, True), (_ONE, False)):
        for keyword in keywords:
            yield from iter_schemas(schema.get(keyword), (*place, keyword), asked=asked and counts)
    for keywords, counts in ((_ASKED_MANY, True), (_MANY, False)):
        for keyword in keywords:
            below = schema.get(keyword)
            for number, each in enumerate(below if isinstance(below, list) else ()):
                yield from iter_schemas(each, (*place, keyword, number), asked=asked and counts)
    for keywords, counts in ((_ASKED_NAMED, True), (_NAMED, False)):
        for keyword in keywords:
            below = schema.get(keyword)
            for name, each in below.items() if isinstance(below, dict) else ():
                yield from iter_schemas(each, (*place, keyword, name), asked=asked and counts)
