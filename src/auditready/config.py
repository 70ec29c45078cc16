"""Settings: ``auditready.toml`` beside the dossiers, ``dossier.toml`` inside one. Both are optional.

An unknown key or a wrong type is an error that names the file and the key: a setting that silently does nothing is
worse than none.
"""

from __future__ import annotations

import re
from datetime import date, time
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

from .errors import ConfigurationError
from .model import Language, Modality

CONFIG_NAME = "auditready.toml"
DOSSIER_NAME = "dossier.toml"

Settings = TypeVar("Settings", bound=Struct)


class DeclaredPerson(Struct, forbid_unknown_fields=True, frozen=True):
    """Somebody named in ``dossier.toml``."""

    name: str
    email: str | None = None
    aliases: tuple[str, ...] = ()


class DeclaredSlot(Struct, forbid_unknown_fields=True, frozen=True):
    """A planned slot named in ``dossier.toml``."""

    date: date
    start: time
    end: time
    mode: Literal["in_person", "synchronous"] | None = None


class DeclaredDropout(Struct, forbid_unknown_fields=True, frozen=True):
    """A learner who left before the end."""

    name: str
    at: date | None = None
    cause: str | None = None


class Identity(Struct, forbid_unknown_fields=True, frozen=True):
    """What a human settled about doubtful names."""

    same: tuple[tuple[str, ...], ...] = ()
    """Spellings of one person."""
    different: tuple[tuple[str, ...], ...] = ()
    """Spellings that look alike and are different persons."""


class DossierConfig(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What ``dossier.toml`` declares; everything else is inferred and shown as such."""

    title: str | None = None
    modality: Modality | None = None
    start: date | None = None
    end: date | None = None
    planned_hours: float | None = None
    planned_minutes: int | None = None
    timezone: str = "Europe/Paris"
    encoding: str = "cp1252"
    """Code page of texts that are neither marked nor UTF-8."""
    recorded: bool | None = None
    learners: tuple[DeclaredPerson, ...] = ()
    trainers: tuple[DeclaredPerson, ...] = ()
    staff: tuple[DeclaredPerson, ...] = ()
    slots: tuple[DeclaredSlot, ...] = ()
    dropouts: tuple[DeclaredDropout, ...] = ()
    identity: Identity = Identity()
    ignore: tuple[str, ...] = ()
    """Globs of files, relative to the dossier, that are no evidence."""

    @property
    def minutes(self) -> int | None:
        """Planned minutes, from hours or minutes."""
        return round(self.planned_hours * 60) if self.planned_hours is not None else self.planned_minutes


class Config(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What ``auditready.toml`` declares for all dossiers below it.

    It names no plugin: the file lies with the evidence, and evidence is untrusted input.
    """

    dossiers: tuple[str, ...] = ()
    """Globs of the folders that are dossiers; without it they are inferred."""
    ignore: tuple[str, ...] = ()
    language: Language | None = None
    audit_date: date | None = None
    jobs: int | None = None
    fail_on: str | None = None
    modality: Modality | None = None
    timezone: str | None = None
    encoding: str | None = None


def load_config(folder: Path) -> Config:
    """Load ``auditready.toml`` of ``folder``; without the file, the defaults."""
    return _load(folder / CONFIG_NAME, Config)


def load_dossier_config(folder: Path) -> DossierConfig:
    """Load ``dossier.toml`` of ``folder``; without the file, the defaults.

    Raises ``ConfigurationError`` with file and key for what is wrong.
    """
    config = _load(folder / DOSSIER_NAME, DossierConfig)
    for slot in config.slots:
        if config.modality in {"in_person", "synchronous"} and slot.mode not in {None, config.modality}:
            raise _error(folder / DOSSIER_NAME, f'slots: {slot.mode} ≠ modality {config.modality} (→ "blended")')
    _check_zone(folder, config.timezone)
    try:
        "".encode(config.encoding)
    except LookupError as error:
        raise _error(folder / DOSSIER_NAME, f"encoding: {config.encoding!r}") from error
    return config


def _check_zone(folder: Path, name: str) -> None:
    if name == DossierConfig().timezone:
        return
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise _error(folder / DOSSIER_NAME, f"timezone: {name!r}") from error


def _load(path: Path, kind: type[Settings]) -> Settings:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return kind()  # the usual case, which needs no TOML parser
    except (OSError, UnicodeDecodeError) as error:
        raise _error(path, str(error)) from error
    import tomllib

    try:
        return msgspec.convert(tomllib.loads(text), kind)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise _error(path, str(error), kind) from error


def _error(path: Path, detail: str, kind: type[Struct] | None = None) -> ConfigurationError:
    known = "" if kind is None else ", ".join(kind.__struct_fields__)
    if found := re.search(r"unknown field `([^`]+)`(?: - at `\$\.?([^`]*)`)?", detail):
        place = f"{found[2]}.{found[1]}".lstrip(".") if found[2] else found[1]
        names = "" if found[2] else known
        return ConfigurationError(
            f"{path} : clé inconnue « {place} »." + (f" Clés possibles : {names}." if names else ""),
            f'{path}: unknown key "{place}".' + (f" Possible keys: {names}." if names else ""),
        )
    return ConfigurationError(
        f"{path} : {detail}. Corriger cette valeur ou la retirer.",
        f"{path}: {detail}. Correct this value or remove it.",
    )
