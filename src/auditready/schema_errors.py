"""Whose an error of a dossier document is: the requirement on its way down through the schema, found without copies.

``iter_errors`` of jsonschema-rs says by which way each error was reached, and with it copies and prints what the error
is about: the whole dossier, or a whole learner, for each thing that is missing (130 µs an error; 90 MB for a class of
400). ``evaluate`` of the same engine says which keywords failed and where, and no more. Whose they are stands in the
schema: a keyword at a place of the document has the same owner whatever the document holds. Where it has not, because
one condition or another leads to it, the engine is asked the dear way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct, structs

from .model import Words

if TYPE_CHECKING:
    from .standard import Standard

Json = Any
Path = tuple[str | int, ...]


class SchemaError(Struct, frozen=True, kw_only=True):
    """One error of a dossier document."""

    code: str | None
    """Requirement that it belongs to; ``None``: a defect of the reader or the assembly."""
    path: Path
    keyword: str
    missing: str | None
    label: Words | None


class _Owner(Struct, frozen=True):
    """Whom an error belongs to, and the words for what it is about."""

    code: str | None = None
    label: Words | None = None


class _Way(Struct, frozen=True):
    """What was met on the way down to a schema."""

    owner: _Owner = _Owner()
    conditional: bool = False
    """Whether it is the document that decides if the way is taken."""
    choice: tuple[int, _Owner] | None = None
    """Of the outermost ``anyOf``, for which its branches fail: the depth of what it judges, and its owner."""

    def into(self, schema: Json) -> _Way:
        """Return the way into ``schema``: its own annotation is nearer than those above."""
        return structs.replace(self, owner=_nearer(self.owner, schema))

    def by_choice(self, depth: int) -> _Way:
        return structs.replace(self, choice=self.choice or (depth, self.owner))

    def on_condition(self) -> _Way:
        return structs.replace(self, conditional=True)


class _Unclear(Exception):  # noqa: N818 - says what was found
    """The schema alone does not say whose an error is."""


class Ownership:
    """The owners of all errors that a schema can give."""

    def __init__(self, standard: Standard, root: Json) -> None:
        self._standard = standard
        self._root = root
        self._validator = standard.compile(root)
        self._ways: dict[tuple[str, tuple[str, ...]], set[_Way]] = {}
        self._schemas: dict[str, Json] = {}
        self._walk(root, "", "", (), _Way(), frozenset())

    def iter_errors(self, document: Json) -> Iterator[SchemaError]:
        """Give the errors of ``document``, each with the requirement that it belongs to."""
        evaluation = self._validator.evaluate(document)
        if evaluation.valid:
            return
        try:
            errors: Iterable[SchemaError] = dict.fromkeys(
                error for entry in evaluation.errors() for error in self._owned(entry, document)
            )
        except _Unclear:
            errors = self._iter_dearly(document)
        yield from errors

    def _owned(self, entry: dict[str, str], document: Json) -> Iterator[SchemaError]:
        location, _, keyword = entry["schemaLocation"].rpartition("/")
        path, pattern, node = _follow(document, entry["instanceLocation"])
        ways = self._ways.get((location, pattern))
        if not ways or (len(ways) > 1 and any(way.conditional for way in ways)):
            raise _Unclear
        schema = self._schemas[location]
        for way in ways:
            if way.choice is not None:
                depth, owner = way.choice
                yield _error(owner, path[:depth], "anyOf")
            elif keyword == "required":
                yield from (_absent(way.owner, schema, path, name) for name in schema["required"] if name not in node)
            else:
                yield _error(way.owner, path, keyword)

    def _walk(
        self, schema: Json, base: str, pointer: str, pattern: tuple[str, ...], way: _Way, seen: frozenset[str]
    ) -> None:
        if not isinstance(schema, dict):
            return
        way = way.into(schema)
        location = f"{base}#{pointer}"
        self._ways.setdefault((location, pattern), set()).add(way)
        self._schemas[location] = schema
        if reference := schema.get("$ref"):
            target = self._standard.absolute(reference, base)
            if target not in seen:
                found, document = self._standard.resolve(reference, base)
                self._walk(found, document, target.partition("#")[2], pattern, way, seen | {target})
        for name, below in schema.get("properties", {}).items():
            self._walk(below, base, f"{pointer}/properties/{_escaped(name)}", (*pattern, name), way, seen)
        self._walk(schema.get("items"), base, f"{pointer}/items", (*pattern, "*"), way, seen)
        for index, below in enumerate(schema.get("allOf", ())):
            self._walk(below, base, f"{pointer}/allOf/{index}", pattern, way, seen)
        for index, below in enumerate(schema.get("anyOf", ())):
            self._walk(below, base, f"{pointer}/anyOf/{index}", pattern, way.by_choice(len(pattern)), seen)
        for keyword in ("then", "else"):
            self._walk(schema.get(keyword), base, f"{pointer}/{keyword}", pattern, way.on_condition(), seen)
        # What stands in "contains", "not" and "if" fails for the keyword itself, or for nothing.

    # --- the dear way ---

    def _iter_dearly(self, document: Json) -> Iterator[SchemaError]:
        for error in self._validator.iter_errors(document):
            schema, owner = self._followed(error.evaluation_path)
            path = tuple(error.instance_path)
            if error.kind.name == "required":
                yield _absent(owner, schema, path, error.kind.property)
            else:
                yield _error(owner, path, error.kind.name)

    def _followed(self, evaluation_path: list[str | int]) -> tuple[Json, _Owner]:
        """Walk down to the schema whose keyword failed; the last annotation met on the way is the error's."""
        schema, base = self._root, ""
        owner = _nearer(_Owner(), schema)
        for step in evaluation_path[:-1]:  # the last step is the keyword that failed
            if isinstance(schema, dict) and step == "$ref":
                schema, base = self._standard.resolve(schema["$ref"], base)
            else:
                schema = schema[step]
            if isinstance(schema, dict):
                owner = _nearer(owner, schema)
        return schema, owner


def _nearer(owner: _Owner, schema: Json) -> _Owner:
    """Return the owner of what fails in ``schema``, which is ``owner`` unless it says another."""
    if own := schema.get("x-requirement"):
        return _Owner(own["code"])
    label = schema.get("x-label")
    return _Owner(owner.code, Words(**label)) if label else owner


def _absent(owner: _Owner, schema: Json, path: Path, name: str) -> SchemaError:
    """Return the error of a missing property: it belongs to the annotation of what is missing."""
    wanted = schema.get("properties", {}).get(name)
    return _error(_nearer(owner, wanted) if isinstance(wanted, dict) else owner, path, "required", name)


def _error(owner: _Owner, path: Path, keyword: str, missing: str | None = None) -> SchemaError:
    return SchemaError(code=owner.code, path=path, keyword=keyword, missing=missing, label=owner.label)


def _follow(document: Json, pointer: str) -> tuple[Path, tuple[str, ...], Json]:
    """Return the steps of a place in the document, the same with "*" for any item, and what stands there."""
    path: list[str | int] = []
    pattern: list[str] = []
    node = document
    for step in pointer.split("/")[1:]:
        if isinstance(node, list):
            path.append(int(step))
            pattern.append("*")
            node = node[int(step)]
        else:
            name = step.replace("~1", "/").replace("~0", "~")
            path.append(name)
            pattern.append(name)
            node = node[name]
    return tuple(path), tuple(pattern), node


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
