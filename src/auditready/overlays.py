"""Overlays: folders that add requirements to the shipped standard, change what a code says, or retire it.

Reads and merges them; ``authoring`` says what is wrong with one. An overlay is named by an option, the user's own
environment or a plugin, never taken from a folder that is being checked: evidence is untrusted input.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from .errors import ConfigurationError
from .model import Amendment, AppliedOverlay, Criterion, Words
from .words import say

Json = Any
"""A plain JSON value."""

OVERLAY_NAME = "overlay.json"
ONLY_OF_REQUIREMENTS = ("gap", "incomplete", "otherwise", "kinds", "due", "when", "when_dossier", "judge_when")
"""What a rule has not: Python decides when it applies and words its findings."""
CONDITIONS = ("when", "when_dossier", "judge_when")
_VALUES = frozenset({"const", "enum", "default", "examples"})
"""Keywords that hold plain values, in which no schema stands."""


class OverlayFolder(Struct, frozen=True):
    """Where an overlay lies."""

    path: Path
    where: str
    """The path as the user wrote it, or the plugin that brings it: what every output shows."""


class Overlay(Struct, frozen=True, kw_only=True):
    """One overlay as it was read."""

    folder: OverlayFolder
    title: Words
    change: Mapping[str, Mapping[str, Json]]
    """Code → what it says otherwise."""
    retire: Mapping[str, Words]
    schemas: Mapping[str, Json]
    """File name → modality schema."""
    adds: frozenset[str]
    """Codes."""

    def applied(self) -> AppliedOverlay:
        """Return what a report says of it."""
        return AppliedOverlay(
            where=self.folder.where,
            title=self.title,
            adds=tuple(sorted(self.adds)),
            changes={code: tuple(sorted(fields)) for code, fields in sorted(self.change.items())},
            retires=dict(sorted(self.retire.items())),
        )


class Merged(Struct, frozen=True):
    """What all overlays together say of one code."""

    fields: dict[str, Json]
    amendments: tuple[Amendment, ...]


def overlay_files(folder: OverlayFolder) -> list[Path]:
    """Return the files of an overlay: ``overlay.json`` and the modality schemas.

    Raises ``ConfigurationError`` for a folder that is missing or holds none of them, referentials aside.
    """
    if not folder.path.is_dir():
        raise ConfigurationError(
            f"« {folder.where} » n'est pas un dossier de schémas. Vérifiez le chemin.",
            f'"{folder.where}" is no folder of schemas. Check the path.',
        )
    own = folder.path / OVERLAY_NAME
    files = [*([own] if own.is_file() else []), *sorted((folder.path / "modalities").glob("*.json"))]
    if not files and not any((folder.path / "referentials").glob("*.json")):
        raise ConfigurationError(
            f"« {folder.where} » ne contient ni {OVERLAY_NAME}, ni modalities/*.schema.json, ni referentials/*.json.",
            f'"{folder.where}" holds neither {OVERLAY_NAME} nor modalities/*.schema.json nor referentials/*.json.',
        )
    return files


def overlay_of(folder: OverlayFolder, files: Mapping[str, Json]) -> Overlay:
    """Return the overlay that checked files make; names are relative to its folder."""
    own = files.get(OVERLAY_NAME, {})
    schemas = {name.rpartition("/")[2]: document for name, document in files.items() if name.startswith("modalities/")}
    return Overlay(
        folder=folder,
        title=Words(**own["title"]) if own else Words(folder.where, folder.where),
        change=own.get("change", {}),
        retire={code: Words(**why) for code, why in own.get("retire", {}).items()},
        schemas=schemas,
        adds=frozenset(each["code"] for document in schemas.values() for each in iter_annotations(document)),
    )


def iter_annotations(schema: Json) -> Iterator[Json]:
    """Give every ``x-requirement`` of a schema, wherever it stands."""
    if isinstance(schema, dict):
        for name, below in schema.items():
            if name == "x-requirement":
                yield below
            elif name not in _VALUES:
                yield from iter_annotations(below)
    elif isinstance(schema, list):
        for below in schema:
            yield from iter_annotations(below)


def merge(overlays: Iterable[Overlay]) -> dict[str, Merged]:
    """Return what overlays say of each code.

    Raises ``ConfigurationError`` where two say different things, or one changes what another retires.
    """
    merged: dict[str, Merged] = {}
    said: dict[tuple[str, str], Overlay] = {}
    for overlay in overlays:
        retired = {code: {"retired": msgspec.to_builtins(why)} for code, why in overlay.retire.items()}
        for code, fields in (*overlay.change.items(), *retired.items()):
            before = merged.get(code, Merged({}, ()))
            for name, value in fields.items():
                if before.fields.get(name, value) != value:
                    raise _quarrel(code, name, said[code, name], overlay)
                said.setdefault((code, name), overlay)
            together = {**before.fields, **fields}
            if "retired" in together and len(together) > 1:
                raise _moot(code, said, overlay)
            amendment = Amendment(overlay=overlay.title, where=overlay.folder.where, fields=tuple(sorted(fields)))
            merged[code] = Merged(together, (*before.amendments, amendment))
    return merged


def _quarrel(code: str, name: str, one: Overlay, other: Overlay) -> ConfigurationError:
    first, second = (f"{each.folder.where}/{OVERLAY_NAME}" for each in (one, other))
    return ConfigurationError(
        f"{first} et {second} : {code}, clé « {name} » : deux valeurs différentes. Gardez-en une.",
        f'{first} and {second}: {code}, key "{name}": two different values. Keep one of them.',
    )


def _moot(code: str, said: Mapping[tuple[str, str], Overlay], last: Overlay) -> ConfigurationError:
    folders = sorted({overlay.folder.where for (each, _), overlay in said.items() if each == code})
    files = ", ".join(f"{where}/{OVERLAY_NAME}" for where in folders or [last.folder.where])
    return ConfigurationError(
        f"{files} : {code} est retiré et modifié : la modification n'aurait aucun effet. Gardez l'un des deux.",
        f"{files}: {code} is retired and changed: the change would have no effect. Keep one of them.",
    )


def retirement(criterion: Criterion) -> Words | None:
    """Return the sentence that stands for a retired code in every report: who retired it, and why."""
    if criterion.retired is None:
        return None
    retired = [each for each in criterion.amendments if "retired" in each.fields]
    by = Words("", "")
    if retired:
        by = say(" ({title}, {where})", " ({title}, {where})", title=retired[0].overlay, where=retired[0].where)
    return say("Retiré du standard{by} : {why}", "Retired from the standard{by}: {why}", by=by, why=criterion.retired)


def amended_annotation(annotation: Json, merged: Merged | None) -> Json:
    """Return an ``x-requirement`` with what overlays say otherwise; null takes a field away."""
    if merged is None:
        return annotation
    together = {**annotation, **merged.fields}
    return {name: value for name, value in together.items() if value is not None}


def amended_criterion(criterion: Criterion, merged: Merged | None) -> Criterion:
    """Return what a rule's code stands for, with what overlays say otherwise."""
    if merged is None:
        return criterion
    plain = {**msgspec.to_builtins(criterion), **merged.fields}
    return structs.replace(msgspec.convert(plain, Criterion), amendments=merged.amendments)
