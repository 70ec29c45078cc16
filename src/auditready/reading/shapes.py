"""What a mapping may put into a field, told from the annotation of the evidence itself.

So a field that is added to ``model`` can be mapped at once, and no second list of fields is to be kept.
"""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields, replace

from ..model import Locator, Mention

Form = Literal["text", "integer", "number", "minutes", "share", "flag", "word", "date", "datetime", "time", "struct"]

_FORMS: dict[Any, Form] = {
    str: "text", int: "integer", bool: "flag", float: "number", date: "date", datetime: "datetime", time: "time",
}  # fmt: skip
_NAME_PARTS = ("first_name", "last_name")
"""Parts of a mention that exports write apart and the model joins."""


class Shape(Struct, frozen=True, kw_only=True):
    """The kind of value that a field takes."""

    form: Form
    type: Any
    """The annotation, for values that stand in the mapping itself."""
    required: bool
    """A record without it cannot be."""
    nullable: bool
    """``None`` is a value of the field."""
    has_default: bool = True
    many: bool = False
    """A tuple of such values."""
    choices: tuple[str, ...] = ()
    splits: bool = False
    """A cell may hold several: the name of each of several persons or activities."""
    struct: type[Struct] | None = None
    parts: dict[str, Shape] = {}
    """Fields of ``struct``."""


@lru_cache(maxsize=64)
def shapes_of(struct: type[Struct]) -> dict[str, Shape]:
    """Return name → shape for every field that a mapping can fill; locators are filled by the reader."""
    shapes = {}
    for field in fields(struct):
        has_default = field.default is not NODEFAULT or field.default_factory is not NODEFAULT
        shape = _shape(field.name, field.type, has_default=has_default)
        if shape is not None:
            shapes[field.name] = shape
    if struct is Mention:
        text = Shape(form="text", type=str, required=False, nullable=False)
        shapes |= dict.fromkeys(_NAME_PARTS, text)
    return shapes


def _shape(name: str, annotation: Any, *, has_default: bool) -> Shape | None:
    bare, nullable, many = _unwrapped(annotation)
    if bare is None or bare is Locator:
        return None
    required = not has_default and not nullable
    choices = tuple(map(str, get_args(bare))) if get_origin(bare) is Literal else ()
    if choices:
        form: Form = "word"
    elif isinstance(bare, type) and issubclass(bare, Struct):
        form = "struct"
    else:
        form = _float_form(name) if bare is float else _FORMS[bare]
    is_struct = form == "struct"
    return Shape(
        form=form,
        type=annotation,
        required=required,
        nullable=nullable,
        has_default=has_default,
        many=many,
        choices=("true", "false") if form == "flag" else choices,
        struct=bare if is_struct else None,
        parts=_parts(bare, many=many) if is_struct else {},
    )


def _parts(struct: type[Struct], *, many: bool) -> dict[str, Shape]:
    parts = shapes_of(struct)
    return {**parts, "name": replace(parts["name"], splits=True)} if many and "name" in parts else parts


def _float_form(name: str) -> Form:
    # The model's convention: durations are minutes and say so in their name; a share is of 0 to 1.
    if name.endswith("minutes"):
        return "minutes"
    return "share" if name in {"share", "distance_rate"} else "number"


def _unwrapped(annotation: Any) -> tuple[Any, bool, bool]:
    """Return the bare type, whether it may be ``None``, and whether it is a tuple of it; ``None``: not a cell's."""
    nullable = False
    if get_origin(annotation) in (Union, UnionType):
        rest = [argument for argument in get_args(annotation) if argument is not NoneType]
        nullable = len(rest) < len(get_args(annotation))
        annotation = rest[0]
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0], nullable, True
    if get_origin(annotation) not in (None, Literal):
        return None, nullable, False
    return annotation, nullable, False
