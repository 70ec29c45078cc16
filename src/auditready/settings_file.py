"""Settings files as plain values, and what is wrong with one in words: a TOML parser and its errors.

They lie beside evidence, so they are read as untrusted input: small, no link, no device.
"""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from stat import S_ISREG
from typing import Any

import msgspec

from .errors import ConfigurationError
from .model import Words

_BYTES = 256 * 1024
"""A dossier of 500 declared learners takes 40 KiB."""
_DOTS = 200
"""Dots on one line: the parser takes time and memory by the square of the parts of a dotted key."""

_TYPES = {
    "str": Words("un texte", "a text"),
    "int": Words("un nombre entier", "a whole number"),
    "float": Words("un nombre", "a number"),
    "bool": Words("true ou false", "true or false"),
    "date": Words("une date AAAA-MM-JJ", "a date YYYY-MM-DD"),
    "time": Words("une heure HH:MM:SS", "a time HH:MM:SS"),
    "datetime": Words("une date avec une heure", "a date with a time"),
    "array": Words("une liste [...]", "a list [...]"),
    "object": Words("un tableau [clé]", "a table [key]"),
}
_EXPECTED = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")
_PLACE = re.compile(r" - at `\$\.?([^`]*)`$")
_UNKNOWN = re.compile(r"unknown field `([^`]+)`")
_MISSING = re.compile(r"missing required field `([^`]+)`")
_INVALID_MOMENT = re.compile(r"Invalid RFC3339 encoded (date|time|datetime)\b")
_NOT_POSSIBLE = re.compile(r"Invalid enum value (.+)")
_LINE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_settings(path: Path) -> dict[str, Any]:
    """Return the values of a TOML file.

    Raises ``ConfigurationError`` where it is no regular file, too large, no UTF-8 or no TOML.
    """
    try:
        status = path.lstat()
        if not S_ISREG(status.st_mode):
            raise _error(path, "ce n'est pas un fichier ordinaire, il n'est pas lu", "no regular file, it is not read")
        if status.st_size > _BYTES:
            raise _error(path, f"plus de {_BYTES} octets, il n'est pas lu", f"over {_BYTES} bytes, it is not read")
        with open(path, "rb", opener=_open_plainly) as stream:
            data = stream.read(_BYTES)
    except OSError as error:
        raise _error(path, f"impossible à lire ({error.strerror})", f"cannot be read ({error.strerror})") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _error(
            path,
            f"ligne {line} : ce n'est pas de l'UTF-8 ; enregistrer le fichier en UTF-8",
            f"line {line}: not UTF-8; save the file as UTF-8",
        ) from error
    return _parse(path, text)


def _open_plainly(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _parse(path: Path, text: str) -> dict[str, Any]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.count(".") > _DOTS:
            raise _error(path, f"ligne {number} : trop de points", f"line {number}: too many dots")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = found[1] if found and found[1] else str(text.count("\n") + 1)
        detail = _LINE.sub("", str(error)).strip()
        raise _error(
            path,
            f"ligne {line} : ce n'est pas du TOML ({detail}) ; un texte se met entre guillemets",
            f"line {line}: not TOML ({detail}); a text stands between quotes",
        ) from error
    except RecursionError as error:
        raise _error(path, "trop de crochets imbriqués", "brackets nested too deeply") from error


def explain(error: msgspec.ValidationError, kind: type[msgspec.Struct]) -> Words:
    """Return in both languages what is wrong with the values of a settings file, with the key."""
    text = str(error)
    found = _PLACE.search(text)
    place, detail = (found[1], text[: found.start()]) if found else ("", text)
    if unknown := _UNKNOWN.search(detail):
        known = "" if place else ", ".join(kind.__struct_fields__)
        key = f"{place}.{unknown[1]}".lstrip(".")
        return Words(
            f"clé inconnue « {key} »" + (f". Clés possibles : {known}" if known else ""),
            f'unknown key "{key}"' + (f". Possible keys: {known}" if known else ""),
        )
    if missing := _MISSING.search(detail):
        key = f"{place}.{missing[1]}".lstrip(".")
        return Words(f"il manque la clé « {key} »", f'the key "{key}" is missing')
    if expected := _EXPECTED.search(detail):
        wanted, given = (
            [_TYPES[name] for name in names.split(" | ") if name in _TYPES] for names in (expected[1], expected[2])
        )
        fr = f"il faut {_or(wanted, 'fr')}, et non {_or(given, 'fr')}"
        en = f"{_or(wanted, 'en')} is needed, not {_or(given, 'en')}"
        return Words(f"« {place} » : {fr}", f'"{place}": {en}')
    if invalid := _INVALID_MOMENT.search(detail):
        wanted_form = _TYPES[invalid[1]]
        return Words(f"« {place} » : il faut {wanted_form.fr}", f'"{place}": {wanted_form.en} is needed')
    if value := _NOT_POSSIBLE.search(detail):
        return Words(f"« {place} » : valeur impossible {value[1]}", f'"{place}": impossible value {value[1]}')
    return Words(f"« {place} » : {detail}", f'"{place}": {detail}')


def _or(words: list[Words], language: str) -> str:
    texts = [each.fr if language == "fr" else each.en for each in words]
    return (" ou " if language == "fr" else " or ").join(texts) or "?"


def _error(path: Path, fr: str, en: str) -> ConfigurationError:
    return ConfigurationError(f"{path} : {fr}.", f"{path}: {en}.")
