"""Which paths a dossier document can have: a requirement on any other is never met nor missed.

Found from the document itself, built of a dossier with one learner and one half-day, and from the types of evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

import msgspec

from ..config import DeclaredPerson, DeclaredSlot, DossierConfig
from ..model import EVIDENCE_TYPES, Locator, Scope, Slot
from ..standard import load_standard
from .assemble import Circumstances, assemble
from .document import OF_LEARNERS, Document

Json = Any
Place = tuple[str | int, ...]
Shape = dict[str, Any]
"""Name → shape of what stands there, ``*`` for any item; ``None`` for a value, or for what may have any name."""

_DAY = date(2026, 3, 2)
_BESIDE = ("allOf", "anyOf", "oneOf")
_SAME_PLACE = ("not", "if", "then", "else")


@lru_cache(maxsize=1)
def document_shape() -> Shape:
    """Return the shape of every dossier document."""
    config = DossierConfig(
        title="–", modality="blended", start=_DAY, end=_DAY, planned_minutes=60, learners=(DeclaredPerson("A B"),),
        slots=(DeclaredSlot(_DAY, time(9), time(10), "in_person"),),
    )  # fmt: skip
    circumstances = Circumstances(id="–", path="–", as_of=_DAY, audit_date=_DAY, modality=None)
    document = Document(assemble(circumstances, config, [], []), load_standard().referential_on(_DAY)).json
    shape: Shape = _of_value(document)
    shape["slots"] = {"*": _of_type(Slot)}
    # Bounds, which are objects of their own, are the business of rules and stand in no document.
    shape["scope"] = {name: each for name, each in _of_type(Scope).items() if not each or "*" in each}
    learner = shape["learners"]["*"]
    for kind, struct in EVIDENCE_TYPES.items():
        (learner if kind in OF_LEARNERS else shape).setdefault(kind, {"*": _of_type(struct)})
    for kind, record in shape.items():  # a record stands beside the learner whom it names, too
        if kind in EVIDENCE_TYPES and "person" in record["*"]:
            learner.setdefault(kind, record)
    return shape


def _of_value(value: Json) -> Any:
    if isinstance(value, dict):
        return {name: _of_value(each) for name, each in value.items()}
    if isinstance(value, list):
        return {"*": _of_value(value[0]) if value else None}
    return None


def _of_type(struct: type) -> Any:
    return _of_info(msgspec.inspect.type_info(struct))


def _of_info(info: Any) -> Any:
    if isinstance(info, msgspec.inspect.StructType):
        facts = [field for field in info.fields if not _is_place(field.type)]
        tag = {info.tag_field: None} if info.tag_field else {}
        return {**tag, **{field.encode_name: _of_info(field.type) for field in facts}}
    if isinstance(info, msgspec.inspect.UnionType):
        return next((shape for each in info.types if (shape := _of_info(each)) is not None), None)
    item = getattr(info, "item_type", None)
    return {"*": _of_info(item)} if item is not None else None


def _is_place(info: Any) -> bool:
    """Whether a field says where something was read: the document holds facts alone."""
    if isinstance(info, msgspec.inspect.StructType):
        return info.cls is Locator
    inner = [*getattr(info, "types", ()), getattr(info, "item_type", None), getattr(info, "value_type", None)]
    return any(_is_place(each) for each in inner if each is not None)


def iter_unknown_paths(schema: Json) -> Iterator[tuple[Place, str, list[str]]]:
    """Give each name in a modality schema that no dossier document has: its place, itself, what it looks like."""
    yield from _walk(schema, document_shape(), (), document_shape())


def _walk(schema: Json, shape: Any, place: Place, subject: Shape) -> Iterator[tuple[Place, str, list[str]]]:
    if not isinstance(schema, dict) or shape is None:
        return
    names = schema.get("properties")
    for name, below in names.items() if isinstance(names, dict) else ():
        if name not in shape:
            yield (*place, "properties", name), name, get_close_matches(name, shape, 1)
            continue
        # Conditions below learners look at the learner, all others at the whole document.
        about = shape["learners"]["*"] if name == "learners" and shape is subject else subject
        yield from _walk(below, shape[name], (*place, "properties", name), about)
    yield from _unknown(schema.get("required"), shape, (*place, "required"))
    for keyword in ("items", "contains"):
        yield from _walk(schema.get(keyword), shape.get("*"), (*place, keyword), subject)
    for keyword in _SAME_PLACE:
        yield from _walk(schema.get(keyword), shape, (*place, keyword), subject)
    for keyword in _BESIDE:
        below = schema.get(keyword)
        for number, each in enumerate(below if isinstance(below, list) else ()):
            yield from _walk(each, shape, (*place, keyword, number), subject)
    yield from _conditions(schema.get("x-requirement"), (*place, "x-requirement"), subject)


def _unknown(names: Json, shape: Mapping[str, Any], place: Place) -> Iterator[tuple[Place, str, list[str]]]:
    for name in names if isinstance(names, Iterable) and not isinstance(names, str) else ():
        if isinstance(name, str) and name not in shape:
            yield place, name, get_close_matches(name, shape, 1)


def _conditions(annotation: Json, place: Place, subject: Shape) -> Iterator[tuple[Place, str, list[str]]]:
    if not isinstance(annotation, dict):
        return
    for key in ("when", "judge_when"):
        yield from _walk(annotation.get(key), subject, (*place, key), subject)
    yield from _walk(annotation.get("when_dossier"), document_shape(), (*place, "when_dossier"), document_shape())
