"""One value held against one schema: place, sentence and hint for everything that is wrong with it.

jsonschema-rs looks first; jsonschema, which takes 60 ms to import, is asked where something is wrong, for the words, or
where the author of a schema wants a second opinion.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from ..model import Words
from .sentences import describe, suggest

Json = Any
Place = tuple[str | int, ...]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def explain(
    value: Json, root: Path, schema: str | None, *, thorough: bool
) -> Iterator[tuple[Place, Words, Words | None]]:
    """Give what is wrong with a value: place, sentence, and a hint.

    ``schema`` names a file of ``root``, ``#words`` a text in both languages, ``None`` the metaschema.
    """
    if not thorough and _in_rust(root, schema).is_valid(value):
        return
    from jsonschema.exceptions import best_match

    for error in sorted(_in_python(root, schema).iter_errors(value), key=lambda each: list(map(str, each.path))):
        known = error.schema.get("properties", ()) if isinstance(error.schema, dict) else ()
        hint = suggest(str(error.validator), error.validator_value, error.instance, known)
        likely = best_match([error]) if error.context else None
        if likely is not None and likely is not error:
            why = describe(str(likely.validator), likely.validator_value, likely.instance, likely.message)
            hint = Words(f"le plus probable : {why.fr}", f"most likely: {why.en}")
        said = describe(str(error.validator), error.validator_value, error.instance, error.message)
        yield tuple(error.absolute_path), said, hint


@lru_cache(maxsize=8)
def _in_rust(root: Path, schema: str | None) -> Any:
    import jsonschema_rs

    if schema is None:  # not jsonschema_rs.meta, which believes whatever $schema a document names
        return jsonschema_rs.Draft202012Validator({"$ref": DIALECT}, offline=True)
    registry = jsonschema_rs.Registry([(each["$id"], each) for each in _ours(root)])
    return jsonschema_rs.Draft202012Validator(_target(root, schema), registry=registry, offline=True)


@lru_cache(maxsize=8)
def _in_python(root: Path, schema: str | None) -> Any:
    import referencing
    from jsonschema import Draft202012Validator

    if schema is None:
        return Draft202012Validator(Draft202012Validator.META_SCHEMA)
    resources = [(each["$id"], referencing.Resource.from_contents(each)) for each in _ours(root)]
    registry: Any = referencing.Registry().with_resources(resources)
    return Draft202012Validator(_target(root, schema), registry=registry)


@lru_cache(maxsize=2)
def _ours(root: Path) -> tuple[Json, ...]:
    names = ("overlay.schema.json", "requirement.schema.json", "referential.schema.json")
    return tuple(msgspec.json.decode((root / name).read_bytes()) for name in names)


def _target(root: Path, schema: str) -> Json:
    """Return a schema that refers to one of ours by its full name: relative references then begin there."""
    home = _ours(root)[0]["$id"].rpartition("/")[0]
    return {"$ref": f"{home}/requirement.schema.json#/$defs/words" if schema == "#words" else f"{home}/{schema}"}
