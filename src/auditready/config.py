"""Settings: ``auditready.toml`` beside the dossiers, ``dossier.toml`` inside one. Both are optional.

An unknown key or a wrong type is an error that names the file and the key: a setting that silently does nothing is
worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct, structs

from .errors import ConfigurationError
from .model import AuditKind, Category, DossierKind, Freshness, Language, Modality, Scope, Tolerances, Words

CONFIG_NAME = "auditready.toml"
DOSSIER_NAME = "dossier.toml"

Settings = TypeVar("Settings", "Config", "DossierConfig")


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


class FunderTolerances(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Tolerances of one funder; what it does not say stays as it is for everybody. Units: see ``Tolerances``."""

    certified_minutes: int | None = None
    planned_minutes: int | None = None
    live_minutes: int | None = None
    presence_share: float | None = None
    distance_rate: float | None = None
    connected_low: float | None = None
    connected_high: float | None = None


class Provider(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """The provider and its audit, as ``[provider]`` declares them. Meanings and defaults: see ``Scope``."""

    name: str | None = None
    nda: str | None = None
    categories: tuple[Category, ...] = ("AF",)
    new_entrant: bool = False
    subcontractor: bool = False
    uses_subcontractors: bool = False
    distance: bool = True
    certifying: bool = False
    work_based: bool = False
    alternance: bool = False
    audit: AuditKind | None = None


class Calendar(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Days without training, as ``[calendar]`` declares them."""

    holidays: Literal["france", "alsace-moselle", "none"] = "france"
    closed: tuple[date, ...] = ()


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
    kind: DossierKind | None = None
    """``organisation``: the provider's own folder."""
    certifying: bool | None = None
    """Whether this session prepares for a certification; by default as the provider says."""
    subcontracted: bool | None = None
    """Whether another provider delivers this session."""
    subcontractor: bool | None = None
    """Whether this session is delivered for another provider."""
    alternance: bool | None = None
    funder: str | None = None
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
    fail_on: Literal["major", "minor", "funding", "legal", "advice", "never"] | None = None
    modality: Modality | None = None
    timezone: str | None = None
    encoding: str | None = None
    provider: Provider = Provider()
    tolerances: Tolerances = Tolerances()
    freshness: Freshness = Freshness()
    """How old the provider's own proofs may be."""
    funders: dict[str, FunderTolerances] = {}
    """Tolerances by the funder's name, as ``funder`` in ``dossier.toml`` writes it."""
    calendar: Calendar = Calendar()

    @property
    def scope(self) -> Scope:
        """What all of this says of the provider, before a dossier adds its own."""
        provider = self.provider
        return Scope(
            provider=provider.name,
            nda=provider.nda,
            categories=provider.categories,
            new_entrant=provider.new_entrant,
            subcontractor=provider.subcontractor,
            uses_subcontractors=provider.uses_subcontractors,
            distance=provider.distance,
            certifying=provider.certifying,
            work_based=provider.work_based,
            alternance=provider.alternance,
            audit=provider.audit,
            tolerances=self.tolerances,
            freshness=self.freshness,
            holidays=self.calendar.holidays,
            closed=self.calendar.closed,
        )


def scope_of(config: DossierConfig, scope: Scope, funders: Mapping[str, FunderTolerances]) -> Scope:
    """Return the provider's scope with what one dossier declares, and its funder's tolerances."""
    own = {
        "certifying": config.certifying,
        "subcontractor": config.subcontractor,
        "uses_subcontractors": config.subcontracted,
        "alternance": config.alternance,
        "funder": config.funder,
    }
    changes: dict[str, object] = {name: value for name, value in own.items() if value is not None}
    if bounds := funders.get(config.funder or ""):
        said = {name: value for name in bounds.__struct_fields__ if (value := getattr(bounds, name)) is not None}
        changes["tolerances"] = structs.replace(scope.tolerances, **said)
    return structs.replace(scope, **changes) if changes else scope


def load_config(folder: Path) -> Config:
    """Load ``auditready.toml`` of ``folder``; without the file, the defaults.

    Raises ``ConfigurationError`` with file and key for what is wrong.
    """
    return _load(folder / CONFIG_NAME, Config)


def load_dossier_config(folder: Path) -> DossierConfig:
    """Load ``dossier.toml`` of ``folder``; without the file, the defaults.

    Raises ``ConfigurationError`` with file and key for what is wrong.
    """
    return _load(folder / DOSSIER_NAME, DossierConfig)


def _load(path: Path, kind: type[Settings]) -> Settings:
    from os.path import lexists

    if not lexists(path):
        return kind()  # the usual case, which needs no TOML parser
    from .settings_file import explain, read_settings

    try:
        settings = msgspec.convert(read_settings(path), kind)
    except msgspec.ValidationError as error:
        raise _error(path, explain(error, kind)) from error
    for key, why in _iter_faults(settings):
        raise _error(path, Words(f"« {key} » : {why.fr}", f'"{key}": {why.en}'))
    return settings


def _error(path: Path, why: Words) -> ConfigurationError:
    return ConfigurationError(f"{path} : {why.fr}.", f"{path}: {why.en}.")


# --- what the types do not say -------------------------------------------------------------------------------


def _iter_faults(settings: Config | DossierConfig) -> Iterator[tuple[str, Words]]:
    """Give the key of each value that no dossier can have, and why."""
    if settings.timezone is not None and not _is_zone(settings.timezone):
        yield "timezone", Words(f"fuseau inconnu ({settings.timezone!r})", f"unknown zone ({settings.timezone!r})")
    if settings.encoding is not None and not _is_code_page(settings.encoding):
        yield (
            "encoding",
            Words(f"page de code inconnue ({settings.encoding!r})", f"unknown code page ({settings.encoding!r})"),
        )
    for key, day in _iter_days(settings):
        if not 1990 <= day.year <= 2100:
            yield key, Words(f"{day} n'est pas entre 1990 et 2100", f"{day} is not between 1990 and 2100")
    yield from _iter_config_faults(settings) if isinstance(settings, Config) else _iter_dossier_faults(settings)


_MOST = {"presence_share": 1, "distance_rate": 1, "session_hours": 24, "idle_minutes": 240}
"""Greatest value of a tolerance, where 10,000 makes no sense."""


def _iter_config_faults(config: Config) -> Iterator[tuple[str, Words]]:
    if config.jobs is not None and not 1 <= config.jobs <= 64:
        yield "jobs", Words(f"{config.jobs} n'est pas entre 1 et 64", f"{config.jobs} is not between 1 and 64")
    if not config.provider.categories:
        yield "provider.categories", Words("au moins une catégorie d'actions", "at least one category of action")
    tables = {"tolerances": config.tolerances, **{f"funders.{name}": each for name, each in config.funders.items()}}
    for table, bounds in tables.items():
        for name in bounds.__struct_fields__:
            value, most = getattr(bounds, name), _MOST.get(name, 10_000)
            if value is not None and not 0 <= value <= most:  # false for nan as well
                key = f"{table}.{name}"
                yield key, Words(f"{value} n'est pas entre 0 et {most}", f"{value} is not between 0 and {most}")
    for name in config.freshness.__struct_fields__:
        if not 1 <= (value := getattr(config.freshness, name)) <= 120:
            yield f"freshness.{name}", Words(f"{value} n'est pas entre 1 et 120", f"{value} is not between 1 and 120")


_EVENING, _DAWN = time(18), time(8)
"""Between them a slot may go past midnight; any other that ends before it starts is a slip."""


def _iter_dossier_faults(config: DossierConfig) -> Iterator[tuple[str, Words]]:
    if config.start and config.end and config.end < config.start:
        yield "end", Words("la fin est avant le début", "the end is before the start")
    for key, limit in (("planned_hours", 10_000), ("planned_minutes", 600_000)):
        value = getattr(config, key)
        if value is not None and not 0 <= value <= limit:  # false for nan as well
            yield key, Words(f"{value} n'est pas entre 0 et {limit}", f"{value} is not between 0 and {limit}")
    if config.planned_hours is not None and config.planned_minutes is not None:
        yield "planned_minutes", Words("déjà dit par « planned_hours »", 'already said by "planned_hours"')
    for number, slot in enumerate(config.slots):
        if slot.end <= slot.start and not (slot.start >= _EVENING and slot.end <= _DAWN):
            yield f"slots[{number}].end", Words("la fin est avant le début", "the end is before the start")
        if config.modality in {"in_person", "synchronous"} and slot.mode not in {None, config.modality}:
            yield (
                f"slots[{number}].mode",
                Words(
                    f'{slot.mode} ≠ {config.modality} : écrire modality = "blended"',
                    f'{slot.mode} ≠ {config.modality}: write modality = "blended"',
                ),
            )
    for kind in ("learners", "trainers", "staff", "dropouts"):
        for number, person in enumerate(getattr(config, kind)):
            if not person.name.strip():
                yield f"{kind}[{number}].name", Words("le nom est vide", "the name is empty")


def _iter_days(settings: Config | DossierConfig) -> Iterator[tuple[str, date]]:
    if isinstance(settings, Config):
        days = [("audit_date", settings.audit_date)]
        days += [(f"calendar.closed[{number}]", day) for number, day in enumerate(settings.calendar.closed)]
    else:
        days = [("start", settings.start), ("end", settings.end)]
        days += [(f"slots[{number}].date", slot.date) for number, slot in enumerate(settings.slots)]
        days += [(f"dropouts[{number}].at", dropout.at) for number, dropout in enumerate(settings.dropouts)]
    return ((key, day) for key, day in days if day is not None)


def _is_zone(name: str) -> bool:
    if name == DossierConfig().timezone:
        return True
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _is_code_page(name: str) -> bool:
    """Whether ASCII means itself in it: some codecs of Python are no code pages (idna, unicode_escape, utf-7)."""
    if name == DossierConfig().encoding:
        return True
    plain = "\\x41 +AEE- xn--a ~{"
    try:
        return plain.encode().decode(name) == plain and bool(bytes(range(256)).decode(name, "replace"))
    except (LookupError, ValueError):
        return False
