"""Whose an error is, found by the quick way and by the dear one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from auditready import Words
from auditready.schema_errors import Ownership, SchemaError
from auditready.standard import Standard

ID = "https://auditready.example/schemas/modalities/one.schema.json"
HERE = {"fr": "ici", "en": "here"}


def ownership(folder: Path, schema: dict[str, Any]) -> Ownership:
    (folder / "modalities").mkdir()
    (folder / "modalities" / "one.schema.json").write_text(json.dumps({"$id": ID, **schema}), encoding="utf-8")
    return Ownership(Standard(folder), {"allOf": [{"$ref": ID}]})


def error(
    code: str | None, *path: str | int, keyword: str, missing: str | None = None, label: Any = None
) -> SchemaError:
    words = Words(**label) if label else None
    return SchemaError(code=code, path=path, keyword=keyword, missing=missing, label=words)


def required(code: str, name: str) -> dict[str, Any]:
    return {"x-requirement": {"code": code}, "required": [name]}


CASES = {
    "each missing property": (
        {"required": ["a", "b"], "properties": {"a": {"x-requirement": {"code": "AAA101"}}, "b": {"x-label": HERE}}},
        {},
        [
            error("AAA101", keyword="required", missing="a"),
            error(None, keyword="required", missing="b", label=HERE),
        ],
    ),
    "any item of a list": (
        {"properties": {"a": {"items": required("AAA101", "b")}}},
        {"a": [{"b": 1}, {}, {"b": 1}, {}]},
        [
            error("AAA101", "a", 1, keyword="required", missing="b"),
            error("AAA101", "a", 3, keyword="required", missing="b"),
        ],
    ),
    "a name with the signs of pointers": (
        {"properties": {"a/b~c": required("AAA101", "b")}},
        {"a/b~c": {}},
        [error("AAA101", "a/b~c", keyword="required", missing="b")],
    ),
    "the nearest annotation": (
        {"x-requirement": {"code": "AAA101"}, "properties": {"a": {"x-requirement": {"code": "AAA102"}, "const": 1}}},
        {"a": 2},
        [error("AAA102", "a", keyword="const")],
    ),
    "a choice fails as one": (
        {"x-requirement": {"code": "AAA101"}, "x-label": HERE,
         "anyOf": [{"required": ["a"]}, {"properties": {"c": {"items": {"required": ["d"]}}}, "required": ["b"]}]},
        {"c": [{}]},
        [error("AAA101", keyword="anyOf")],
    ),
    "a choice within a list": (
        {"properties": {"a": {"items": {"x-requirement": {"code": "AAA101"}, "anyOf": [{"required": ["b"]}]}}}},
        {"a": [{"b": 1}, {}]},
        [error("AAA101", "a", 1, keyword="anyOf")],
    ),
    "a condition is no failure": (
        {"if": {"required": ["a"]}, "then": required("AAA101", "b"), "else": required("AAA102", "c")},
        {},
        [error("AAA102", keyword="required", missing="c")],
    ),
    "two owners of one definition": (
        {"allOf": [{"x-requirement": {"code": code}, "$ref": "#/$defs/d"} for code in ("AAA101", "AAA102")],
         "$defs": {"d": {"required": ["a"]}}},
        {},
        [
            error("AAA101", keyword="required", missing="a"),
            error("AAA102", keyword="required", missing="a"),
        ],
    ),
    "contains and not": (
        {"properties": {"a": {"x-requirement": {"code": "AAA101"}, "contains": {"required": ["b"]}},
                        "c": {"x-requirement": {"code": "AAA102"}, "not": {"const": 1}}}},
        {"a": [{}], "c": 1},
        [error("AAA101", "a", keyword="contains"), error("AAA102", "c", keyword="not")],
    ),
}  # fmt: skip
UNCLEAR = {
    "one definition, two owners, each on a condition": (
        {"if": {"required": ["a"]},
         "then": {"x-requirement": {"code": "AAA101"}, "$ref": "#/$defs/d"},
         "else": {"x-requirement": {"code": "AAA102"}, "$ref": "#/$defs/d"},
         "$defs": {"d": {"required": ["b"]}}},
        {"a": 1},
        [error("AAA101", keyword="required", missing="b")],
    ),
    "a keyword that is not looked into": (
        {"x-requirement": {"code": "AAA101"}, "patternProperties": {"^a": {"required": ["b"]}}},
        {"aa": {}},
        [error("AAA101", "aa", keyword="required", missing="b")],
    ),
    "a property that must not be there": (
        {"x-requirement": {"code": "AAA101"}, "properties": {"a": False}},
        {"a": 1},
        [error("AAA101", "a", keyword="falseSchema")],
    ),
}  # fmt: skip


def sorted_errors(errors: Any) -> list[SchemaError]:
    return sorted(errors, key=repr)


@pytest.mark.parametrize("name", CASES)
def test_the_schema_says_whose_an_error_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    schema, document, expected = CASES[name]
    owners = ownership(tmp_path, schema)
    asked: list[Any] = []
    monkeypatch.setattr(Ownership, "_iter_dearly", lambda _, document: asked.append(document) or iter(()))
    assert sorted_errors(owners.iter_errors(document)) == sorted_errors(expected)
    assert asked == []


@pytest.mark.parametrize("name", CASES | UNCLEAR)
def test_the_dear_way_says_the_same(tmp_path: Path, name: str) -> None:
    schema, document, expected = (CASES | UNCLEAR)[name]
    assert sorted_errors(ownership(tmp_path, schema)._iter_dearly(document)) == sorted_errors(expected)


@pytest.mark.parametrize("name", UNCLEAR)
def test_where_the_schema_does_not_say_it_the_engine_is_asked(tmp_path: Path, name: str) -> None:
    schema, document, expected = UNCLEAR[name]
    assert sorted_errors(ownership(tmp_path, schema).iter_errors(document)) == sorted_errors(expected)


def test_a_valid_document_has_no_error(tmp_path: Path) -> None:
    assert list(ownership(tmp_path, {"required": ["a"]}).iter_errors({"a": 1})) == []
