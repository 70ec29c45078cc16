"""Dumps of SCORM values as one flat set of "cmi…" names a learner, module and attempt, whatever carries them.

JSON nests the names, joins them with full stops, or has both in a list; tables have one column a name, or one row a
name; a form's text has "name=value" joined by "&".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from auditready import EvidenceFile, fold

TELLING = frozenset(
    {
        "cmi.core.lesson_status", "cmi.core.total_time", "cmi.core.session_time", "cmi.core.score.raw",
        "cmi.completion_status", "cmi.success_status", "cmi.total_time", "cmi.session_time", "cmi.score.raw",
        "cmi.score.scaled", "cmi.progress_measure",
    }
)  # fmt: skip
"""What says something of a learner; a dump without any of them is a setting of the package."""

ELEMENT = frozenset({"element", "element name", "nom de l'element", "cmi element"})
VALUE = frozenset({"value", "valeur", "element value"})

_DEEPEST = 8
_MOST_VALUES = 2_000
_FORM = b"cmi."


class Dump(NamedTuple):
    """The values of one learner in one module."""

    line: int | None
    row: int | None
    sheet: str | None
    values: Mapping[str, str]
    """"cmi…" → value as written."""
    beside: Mapping[str, str]
    """What else stands beside them, by folded name: the learner, the module, the attempt."""


def iter_dumps(file: EvidenceFile) -> Iterator[Dump]:
    """Give the dumps of a file that have a telling value."""
    if file.format == "json":
        found: Iterator[Dump] = (dump for line, document in file.iter_json() for dump in _of_json(document, line))
    elif file.format in {"text", "delimited"} and is_form(file):
        found = _of_form(file)
    else:
        found = (dump for sheet, rows in _tables(file) for dump in _of_table(sheet, rows))
    return (dump for dump in found if TELLING & dump.values.keys())


def peek_dumps(file: EvidenceFile) -> Dump | None:
    """Return the first dump that can be seen in the head of a file."""
    if file.format == "json":
        if _FORM not in file.ascii_head and b'"cmi"' not in file.ascii_head:
            return None
        found: Iterator[Dump] = (dump for document in file.peek_json() for dump in _of_json(document, 1))
    elif file.format in {"text", "delimited"} and is_form(file):
        found = _of_form(file)
    elif file.format in {"delimited", "xlsx", "xls", "ods"}:
        if file.format == "delimited" and _FORM not in file.ascii_head:
            return None
        found = (dump for name, rows in file.head_rows for dump in _of_table(name, enumerate(rows, start=1)))
    else:
        return None
    return next((dump for dump in found if TELLING & dump.values.keys()), None)


def is_form(file: EvidenceFile) -> bool:
    """Whether a text is a form's: "cmi.core.lesson_status=completed&…"."""
    return file.size < 1 << 20 and file.head.lstrip(b"\xef\xbb\xbf \r\n").startswith((b"cmi.", b"cmi%2E"))


# --- JSON and forms ------------------------------------------------------------------------------------------


def _of_json(document: object, line: int, depth: int = 0) -> Iterator[Dump]:
    if depth > _DEEPEST:
        return
    if isinstance(document, list):
        for each in document:
            yield from _of_json(each, line, depth + 1)
    elif isinstance(document, dict):
        values = flat_values(document)
        if TELLING & values.keys():
            yield Dump(line, None, None, values, _beside(document))
            return
        for each in document.values():
            if isinstance(each, dict | list):
                for dump in _of_json(each, line, depth + 1):
                    yield dump._replace(beside={**_beside(document), **dump.beside})


def flat_values(document: Mapping[str, Any]) -> dict[str, str]:
    """Return the values of an object by their full names, however deep they are nested below "cmi"."""
    flat = {key: _text(value) for key, value in document.items() if key.startswith("cmi.") and _is_plain(value)}
    nested = document.get("cmi")
    if isinstance(nested, dict):
        flat |= dict(_flat(nested, "cmi", 0))
    return flat


def _flat(nested: Mapping[str, Any], prefix: str, depth: int) -> Iterator[tuple[str, str]]:
    for key, value in nested.items():
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from _flat(value, f"{prefix}.{key}", depth + 1)
        elif _is_plain(value):
            yield f"{prefix}.{key}", _text(value)


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float) and (not isinstance(value, int) or abs(value) < 1 << 63)


def _text(value: object) -> str:
    return str(value).strip()[:_MOST_VALUES]


def _beside(document: Mapping[str, Any]) -> dict[str, str]:
    beside: dict[str, str] = {}
    for key, value in document.items():
        if isinstance(value, dict) and fold(key) in {"learner", "student", "user", "course", "sco", "activity"}:
            beside |= {f"{fold(key)}.{fold(str(part))}": _text(each) for part, each in value.items() if _is_plain(each)}
        elif _is_plain(value) and not key.startswith("cmi"):
            beside[fold(key)] = _text(value)
    return beside


def _of_form(file: EvidenceFile) -> Iterator[Dump]:
    for number, line in enumerate(file.text.lines, start=1):
        if line.strip():
            pairs = parse_qsl(line.strip(), max_num_fields=10_000) if line.count("&") < 10_000 else []
            yield Dump(number, None, None, {name: _text(value) for name, value in pairs if name.startswith("cmi.")}, {})


# --- tables --------------------------------------------------------------------------------------------------


def _tables(file: EvidenceFile) -> Iterator[tuple[str | None, Iterable[tuple[int, Sequence[object]]]]]:
    if file.format == "delimited":
        yield None, file.iter_rows()
    elif file.format in {"xlsx", "xls", "ods"}:
        for sheet in file.sheets:
            yield sheet.name or None, enumerate(sheet.rows, start=1)


def _of_table(sheet: str | None, rows: Iterable[tuple[int, Sequence[object]]]) -> Iterator[Dump]:
    wide: list[str] | None = None
    long: list[str] | None = None
    gathered: dict[tuple[str, ...], Dump] = {}
    for number, row in rows:
        cells = ["" if cell is None else str(cell).strip() for cell in row]
        names = [fold(cell) for cell in cells]
        if wide is None and long is None:
            if TELLING & set(names):
                wide = names
            elif ELEMENT & set(names) and VALUE & set(names):
                long = names
            elif number > 60:
                return
        elif wide is not None:
            yield _wide(sheet, number, wide, cells)
        elif long is not None:
            _add_long(gathered, sheet, number, long, cells)
    yield from gathered.values()


def _wide(sheet: str | None, number: int, header: list[str], cells: list[str]) -> Dump:
    pairs = [(name, cell[:_MOST_VALUES]) for name, cell in zip(header, cells, strict=False) if name and cell]
    values = {name: cell for name, cell in pairs if name.startswith("cmi.")}
    return Dump(None, number, sheet, values, {name: cell for name, cell in pairs if not name.startswith("cmi.")})


def _add_long(
    gathered: dict[tuple[str, ...], Dump], sheet: str | None, number: int, header: list[str], cells: list[str]
) -> None:
    pairs = dict(zip(header, cells, strict=False))
    element = next((pairs[name] for name in header if name in ELEMENT and name in pairs), "")
    value = next((pairs[name] for name in header if name in VALUE and name in pairs), "")
    apart = ELEMENT | VALUE | {"id", "timemodified"}
    beside = {name: cell for name, cell in pairs.items() if name and name not in apart and cell}
    key = tuple(beside.values())
    if key not in gathered:
        gathered[key] = Dump(None, number, sheet, {}, beside)
    values = gathered[key].values
    if isinstance(values, dict) and len(values) < _MOST_VALUES and element.startswith(("cmi.", "x.start.time")):
        values[element] = value[:_MOST_VALUES]
