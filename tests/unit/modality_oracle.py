"""What a modality schema says of a document, found without any code of auditready.

Two engines decide: jsonschema-rs, which is the law, and jsonschema, which shares no code with it. How an error finds
its requirement is written again here, so that the contract is tested and not the code that follows it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import jsonschema_rs
import referencing

Json = Any
FOLDER = Path(__file__).parents[2] / "schemas" / "modalities"
LEARNER = ("learners", 0)


@cache
def schemas() -> dict[str, Json]:
    loaded = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.schema.json")))
    return {schema["$id"]: schema for schema in loaded}


def schema_of(modality: str) -> Json:
    return next(schema for name, schema in schemas().items() if name.endswith(f"/{modality}.schema.json"))


class Error(NamedTuple):
    """An error as both engines tell it."""

    keyword: str
    missing: str | None
    instance: tuple[str | int, ...]
    path: tuple[str | int, ...]
    """Keywords from the root, without ``$ref``; the failing one is last."""


@cache
def _in_rust(modality: str) -> Any:
    registry = jsonschema_rs.Registry(list(schemas().items()))
    return jsonschema_rs.Draft202012Validator(schema_of(modality), registry=registry, offline=True)


@cache
def _in_python(modality: str) -> Any:
    resources = [(name, referencing.Resource.from_contents(schema)) for name, schema in schemas().items()]
    registry: Any = referencing.Registry().with_resources(resources)
    return jsonschema.Draft202012Validator(schema_of(modality), registry=registry)


class Rust:
    """jsonschema-rs."""

    def errors(self, modality: str, document: Json) -> Iterator[Error]:
        for each in _in_rust(modality).iter_errors(document):
            path = tuple(step for step in each.evaluation_path if step != "$ref")
            missing = each.kind.property if path[-1] == "required" else None
            yield Error(str(path[-1]), missing, tuple(each.instance_path), path)

    def holds(self, schema: Json, value: Json) -> bool:
        return bool(jsonschema_rs.Draft202012Validator(schema, offline=True).is_valid(value))


class Python:
    """jsonschema."""

    def errors(self, modality: str, document: Json) -> Iterator[Error]:
        for each in _in_python(modality).iter_errors(document):
            path = tuple(step for step in each.absolute_schema_path if step not in {"$ref", "if"})
            missing = None
            if each.validator == "required":
                missing = next(name for name in each.validator_value if f"'{name}' is a required" in each.message)
            yield Error(str(path[-1]), missing, tuple(each.absolute_path), path)

    def holds(self, schema: Json, value: Json) -> bool:
        return jsonschema.Draft202012Validator(schema).is_valid(value)


ENGINES = (Rust(), Python())


# --- the contract of x-requirement, read a second time ---------------------------------------------------------


def resolve(reference: str, base: str) -> tuple[Json, str]:
    name, _, pointer = reference.partition("#")
    home = base.rpartition("/")[0] + "/" + name if name else base
    target = schemas()[home]
    for step in pointer.split("/")[1:]:
        target = target[step]
    return target, home


def below(schema: Json, step: str | int, base: str) -> tuple[Json, str]:
    """Step down one keyword; a keyword that is not here is behind ``$ref``."""
    while isinstance(schema, dict) and step not in schema:
        schema, base = resolve(schema["$ref"], base)
    return schema[step], base


def owner(modality: str, error: Error) -> str | None:
    schema = schema_of(modality)
    base, code = schema["$id"], None
    for step in error.path[:-1]:
        schema, base = below(schema, step, base)
        if isinstance(schema, dict):
            code = schema.get("x-requirement", {}).get("code", code)
    while error.path[-1] not in schema:
        schema, base = resolve(schema["$ref"], base)
    if error.missing is None:
        return code
    return schema.get("properties", {}).get(error.missing, {}).get("x-requirement", {}).get("code", code)


def requirements(schema: Json, base: str, path: tuple[str, ...] = ()) -> Iterator[tuple[Json, bool]]:
    """Give every annotation of a schema, and whether it is asked of each learner."""
    if annotation := schema.get("x-requirement"):
        yield annotation, path[:2] == ("learners", "*")
    if "$ref" in schema:
        yield from requirements(*resolve(schema["$ref"], base), path)
    for name, each in schema.get("properties", {}).items():
        yield from requirements(each, base, (*path, name))
    if "items" in schema:
        yield from requirements(schema["items"], base, (*path, "*"))
    for each in schema.get("allOf", ()):
        yield from requirements(each, base, path)


def states(modality: str, document: Json, engine: Rust | Python) -> dict[str, str]:
    """Return code → state; of several learners, the first."""
    failed = {(owner(modality, error), error.instance[:2]) for error in engine.errors(modality, document)}
    unowned = [path for code, path in failed if code is None]
    assert unowned == [], "an error outside every requirement is a defect of the document"
    found = {}
    schema = schema_of(modality)
    for annotation, per_learner in requirements(schema, schema["$id"]):
        subject = document["learners"][0] if per_learner else document
        applies = engine.holds(annotation.get("when_dossier", {}), document)
        applies = applies and engine.holds(annotation.get("when", {}), subject)
        code = annotation["code"]
        if not applies:
            found[code] = "not_applicable"
        elif any(which == code and (path == LEARNER or not per_learner) for which, path in failed):
            found[code] = "gap"
        elif "judge_when" in annotation and engine.holds(annotation["judge_when"], subject):
            found[code] = "to_judge"
        else:
            found[code] = "demonstrable"
    return found


def judge(document: Json) -> dict[str, str]:
    modality = document["modality"]
    by_rust, by_python = (states(modality, document, engine) for engine in ENGINES)
    assert by_rust == by_python
    return by_rust
