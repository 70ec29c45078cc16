"""The mapping format: which column of an export holds which field of which evidence, as data.

Owns the TOML format that ``schemas/mapping.schema.json`` describes, and turns a file of it into plans that name real
fields of real evidence kinds. A mistake in the file is a ``ConfigurationError`` that names the file and the key. Reads
no evidence: that is ``table_reader``'s work.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, NoReturn, TypeVar

import msgspec
from msgspec import UNSET, Struct

from ..errors import ConfigurationError
from ..model import EVIDENCE_TYPES, Evidence, Words
from .shapes import Shape, shapes_of

_T = TypeVar("_T")


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One column that fills a field, under any of its headers."""

    headers: tuple[str, ...]
    """Variants (fr, en, API names), compared folded; ``*`` at an end stands for any text."""
    unit: Literal["hours", "minutes", "seconds", "milliseconds"] | None = None
    """Of bare numbers in a duration; without it they are refused."""
    scale: Literal["percent", "share"] | None = None
    """Of bare numbers in a share: 0 to 100 or 0 to 1; without it they are refused."""
    epoch: Literal["seconds", "milliseconds"] | None = None
    """The date is a number counted from 1970 in UTC."""
    utc: bool = False
    """Dates without zone are in UTC."""
    clock: tuple[str, ...] = ()
    """Headers of the time of day, where it stands in a column of its own."""
    characters: bool = False
    """The number of characters in the cell, instead of a number written in it."""
    values: dict[str, tuple[str, ...]] = {}
    """Value of the field → words of the export; ``*`` at an end stands for any text. Exact words come first."""
    empty: tuple[str, ...] = ()
    """Words that stand for an empty cell ("Never", "N/A"); a dash always does."""
    default: object = None
    """Value where the cell is empty."""
    separator: str | None = None
    """Splits the cell of a field that holds several values."""
    prefix: str = ""
    """Put before the text: "openedx:" before a username makes it one account in every file of the platform."""


class Skip(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rows to leave out (totals, trainers); they are counted in a note."""

    headers: tuple[str, ...]
    words: tuple[str, ...]


class Plan(Struct, frozen=True, kw_only=True):
    """How one field is filled: by a constant, from columns tried in order, or part by part."""

    name: str
    shape: Shape
    sources: tuple[Source, ...] = ()
    parts: tuple[Plan, ...] = ()
    constant: object = UNSET


class RecordPlan(Struct, frozen=True, kw_only=True):
    """One record that a row gives."""

    kind: type[Evidence]
    plans: tuple[Plan, ...]
    needs: tuple[str, ...] = ()
    """The record is made only where these fields have a value."""


class Layout(Struct, frozen=True, kw_only=True):
    """One layout of an export: how it is recognised and what its rows say."""

    variant: str
    required: tuple[tuple[str, ...], ...]
    """Groups of header variants; each group is there, in one row of the first 60."""
    absent: tuple[str, ...] = ()
    confidence: float
    why: Words | None
    root: tuple[str, ...]
    each: str | None
    date_order: Literal["auto", "dmy", "mdy"]
    ignore: tuple[str, ...]
    skip: tuple[Skip, ...]
    note: Words | None
    records: tuple[RecordPlan, ...]


class MappingFile(Struct, frozen=True, kw_only=True):
    """A whole mapping."""

    name: str
    system: str
    layouts: tuple[Layout, ...]


class _RawRecord(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    kind: str
    columns: dict[str, Any] = {}
    constants: dict[str, Any] = {}
    needs: tuple[str, ...] = ()


class _RawLayout(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    required: tuple[str | tuple[str, ...], ...]
    variant: str = "export"
    absent: tuple[str, ...] = ()
    confidence: float = 0.7
    why: Words | None = None
    root: str | tuple[str, ...] = ""
    each: str | None = None
    date_order: Literal["auto", "dmy", "mdy"] = "auto"
    ignore: tuple[str, ...] = ()
    skip: tuple[Skip, ...] = ()
    note: Words | None = None
    kind: str | None = None
    record: tuple[dict[str, Any], ...] = ()
    columns: dict[str, Any] = {}
    constants: dict[str, Any] = {}


LAYOUT_KEYS = _RawLayout.__struct_fields__
RECORD_KEYS = _RawRecord.__struct_fields__
SOURCE_KEYS = Source.__struct_fields__
TOP_KEYS = ("name", "system", "layout", *LAYOUT_KEYS)


def load_mapping(path: Path) -> MappingFile:
    """Read and check the mapping at ``path``; raise ``ConfigurationError`` with the file and the key."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(
            f"{path} : correspondance illisible ({error})", f"{path}: unreadable mapping ({error})"
        ) from error
    return _Checker(path).check(document)


class _Checker:
    """Turns the document into plans; remembers the file for its messages."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def check(self, document: dict[str, Any]) -> MappingFile:
        self._check_keys(document, TOP_KEYS, "")
        name = self._convert(document.get("name"), str, "name")
        system = self._convert(document.get("system"), str, "system")
        shared = {key: value for key, value in document.items() if key in LAYOUT_KEYS}
        own = self._convert(document.get("layout", [{}]), list[dict[str, Any]], "layout")
        single = "layout" not in document
        self._check_columns([("", shared), *((f"layout[{n}].", table) for n, table in enumerate(own, start=1))])
        layouts = []
        for number, table in enumerate(own, start=1):
            where = "" if single else f"layout[{number}]."
            self._check_keys(table, LAYOUT_KEYS, where)
            layouts.append(self._layout(_merged(shared, table), where))
        variants = [layout.variant for layout in layouts]
        if len(set(variants)) < len(variants):
            self._fail("layout", "deux dispositions ont la même clé « variant »", "two layouts have the same 'variant'")
        return MappingFile(name=name, system=system, layouts=tuple(layouts))

    def _layout(self, table: dict[str, Any], where: str) -> Layout:
        raw = self._convert(table, _RawLayout, where)
        if not raw.required:
            self._fail(
                f"{where}required", "aucun en-tête : tout tableau serait reconnu", "no header: it would claim any table"
            )
        if not 0 < raw.confidence <= 1:
            self._fail(f"{where}confidence", "attendu : de 0 à 1", "expected: 0 to 1")
        if raw.record:
            records = [
                self._record(entry, raw, f"{where}record[{number}].")
                for number, entry in enumerate(raw.record, start=1)
            ]
        elif raw.kind is None:
            self._fail(f"{where}kind", "absent : le genre d'indice à lire", "missing: the kind of evidence to read")
        else:
            records = [self._record({"kind": raw.kind}, raw, where)]
        return Layout(
            variant=raw.variant,
            required=tuple((group,) if isinstance(group, str) else group for group in raw.required),
            absent=raw.absent,
            confidence=raw.confidence,
            why=raw.why,
            root=(raw.root,) if isinstance(raw.root, str) else raw.root,
            each=raw.each,
            date_order=raw.date_order,
            ignore=raw.ignore,
            skip=raw.skip,
            note=raw.note,
            records=tuple(records),
        )

    def _record(self, entry: dict[str, Any], layout: _RawLayout, where: str) -> RecordPlan:
        self._check_keys(entry, RECORD_KEYS, where)
        raw = self._convert(entry, _RawRecord, where)
        kind = EVIDENCE_TYPES.get(raw.kind)
        if kind is None:
            self._unknown(f"{where}kind", raw.kind, EVIDENCE_TYPES)
        shapes = shapes_of(kind)
        for key in (*raw.columns, *raw.constants, *raw.needs):
            if key not in shapes:
                self._unknown(f"{where}columns.{key}", key, shapes)
        columns = {key: value for key, value in layout.columns.items() if key in shapes} | raw.columns
        constants = {key: value for key, value in layout.constants.items() if key in shapes} | raw.constants
        plans = []
        for name, shape in shapes.items():
            if name in columns or name in constants:
                column, constant = columns.get(name), constants.get(name, UNSET)
                plans.append(self._plan(name, shape, column, constant, f"{where}columns.{name}"))
            elif shape.required:
                self._fail(
                    f"{where}columns.{name}",
                    f"absent : « {raw.kind} » ne peut pas s'en passer",
                    f"missing: {raw.kind!r} cannot do without it",
                )
        return RecordPlan(kind=kind, plans=tuple(plans), needs=raw.needs)

    def _plan(self, name: str, shape: Shape, column: Any, constant: Any, key: str) -> Plan:
        if shape.parts:
            if _is_column(column):
                if "name" not in shape.parts:
                    self._fail(key, "attendu : une table par partie", "expected: one table a part")
                column = {"name": column}
            return Plan(name=name, shape=shape, parts=self._parts(shape, column or {}, constant, key))
        if column is None:
            value = self._convert(constant, shape.type, key.replace("columns", "constants"))
            return Plan(name=name, shape=shape, constant=value)
        sources = self._sources(column, key)
        for number, source in enumerate(sources, start=1):
            self._check_source(source, shape, key if len(sources) == 1 else f"{key}[{number}]")
        return Plan(name=name, shape=shape, sources=sources)

    def _parts(self, shape: Shape, columns: Any, constants: Any, key: str) -> tuple[Plan, ...]:
        table = self._convert(columns, dict[str, Any], key)
        fixed = {} if constants is UNSET else self._convert(constants, dict[str, Any], key)
        self._check_keys({**table, **fixed}, tuple(shape.parts), f"{key}.")
        return tuple(
            self._plan(name, part, table.get(name), fixed.get(name, UNSET), f"{key}.{name}")
            for name, part in shape.parts.items()
            if name in table or name in fixed
        )

    def _sources(self, column: Any, key: str) -> tuple[Source, ...]:
        if isinstance(column, str):
            column = [column]
        if isinstance(column, list) and all(isinstance(item, str) for item in column):
            column = {"headers": column}
        tables = self._convert(column if isinstance(column, list) else [column], list[dict[str, Any]], key)
        for table in tables:
            self._check_keys(table, SOURCE_KEYS, f"{key}.")
        sources: tuple[Source, ...] = self._convert(tables, tuple[Source, ...], key)
        if not sources or not all(source.headers for source in sources):
            self._fail(key, "aucun en-tête", "no header")
        return sources

    def _check_source(self, source: Source, shape: Shape, key: str) -> None:
        for option, forms in _ONLY_FOR.items():
            if getattr(source, option) and shape.form not in forms:
                self._fail(
                    f"{key}.{option}",
                    f"ne va pas avec un champ de type « {shape.form} »",
                    f"does not go with a field of type {shape.form!r}",
                )
        if source.separator and not (shape.many or shape.splits):
            self._fail(f"{key}.separator", "ce champ n'a qu'une valeur", "this field has one value only")
        if shape.form in {"word", "flag"}:
            for value in source.values:
                if value not in shape.choices:
                    self._unknown(f"{key}.values.{value}", value, shape.choices)
        if source.default is not None:
            self._convert(source.default, shape.type, f"{key}.default")

    def _check_columns(self, tables: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        # A column at the top of the file fits some kinds and not others; one that fits none is a slip of the pen.
        tables = list(tables)
        records = [record for _, table in tables for record in (table, *_tables(table.get("record")))]
        kinds = [kind for record in records if (kind := EVIDENCE_TYPES.get(str(record.get("kind")))) is not None]
        known = {name for kind in kinds for name in shapes_of(kind)}
        for where, table in tables if known else ():
            for part in ("columns", "constants"):
                for name in self._convert(table.get(part, {}), dict[str, Any], f"{where}{part}"):
                    if name not in known:
                        self._unknown(f"{where}{part}.{name}", name, known)

    def _check_keys(self, table: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
        for key in table:
            if key not in known:
                self._unknown(f"{where}{key}", key, known)

    def _convert(self, value: Any, to: type[_T] | Any, key: str) -> Any:
        try:
            return msgspec.convert(value, to)
        except msgspec.ValidationError as error:
            self._fail(key.rstrip(".") or "–", f"valeur inattendue ({error})", f"unexpected value ({error})", error)

    def _unknown(self, key: str, word: str, known: Iterable[str]) -> NoReturn:
        names = sorted(known)
        near = get_close_matches(word, names, n=1)
        meant = near[0] if near else ", ".join(names)
        self._fail(
            key,
            f"« {word} » est inconnu ; {'vouliez-vous dire' if near else 'attendu'} : {meant}",
            f"{word!r} is unknown; {'did you mean' if near else 'expected'}: {meant}",
        )

    def _fail(self, key: str, fr: str, en: str, cause: Exception | None = None) -> NoReturn:
        raise ConfigurationError(f"{self._path}, clé « {key} » : {fr}", f"{self._path}, key '{key}': {en}") from cause


_ONLY_FOR = {
    "unit": ("minutes",),
    "scale": ("share",),
    "epoch": ("date", "datetime"),
    "utc": ("datetime",),
    "clock": ("datetime",),
    "characters": ("integer",),
    "prefix": ("text",),
    "values": ("word", "flag", "text"),
}


def _tables(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _is_column(value: Any) -> bool:
    """Whether ``value`` says where a field stands, rather than having one table a part."""
    return isinstance(value, str | list) or (isinstance(value, dict) and "headers" in value)


def _merged(shared: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a layout says, with what the top of the file says for all layouts."""
    merged = {**shared, **own}
    for key in ("columns", "constants"):
        if isinstance(shared.get(key), dict) and isinstance(own.get(key), dict):
            merged[key] = {**shared[key], **own[key]}
    for key in ("ignore", "skip"):
        if isinstance(shared.get(key), list) and isinstance(own.get(key), list):
            merged[key] = [*shared[key], *own[key]]
    return merged
