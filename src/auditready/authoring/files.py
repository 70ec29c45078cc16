"""The files of an overlay as plain values, and what is wrong with one: ``Fault``."""

from __future__ import annotations

import json
from typing import Any

from msgspec import Struct

from ..errors import ConfigurationError
from ..model import Words
from ..overlays import OverlayFolder, overlay_files

Json = Any
Place = tuple[str | int, ...]


class Fault(Struct, frozen=True, kw_only=True):
    """One thing that is wrong with an overlay."""

    file: str
    """As the user finds it: the overlay's folder as written, then the file."""
    place: Place = ()
    code: str | None = None
    message: Words
    hint: Words | None = None
    warning: bool = False
    """It may be meant; the overlay works."""

    @property
    def pointer(self) -> str:
        """The place in the file, as a JSON pointer."""
        return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in self.place)

    def error(self) -> ConfigurationError:
        """Return what stops a run."""
        where = ", ".join(part for part in (self.file, self.code, self.pointer) if part)
        hint = Words(f" ({self.hint.fr})", f" ({self.hint.en})") if self.hint else Words("", "")
        return ConfigurationError(
            f"{where} : {self.message.fr}{hint.fr}. « auditready schema check » montre tout ce qui ne va pas.",
            f'{where}: {self.message.en}{hint.en}. "auditready schema check" shows everything that is wrong.',
        )


def read_files(folder: OverlayFolder) -> tuple[dict[str, Json], list[Fault]]:
    """Return the values of an overlay's files by name, and a fault for each that is no JSON object."""
    files, faults = {}, []
    for path in (*overlay_files(folder), *sorted((folder.path / "referentials").glob("*.json"))):
        name = path.relative_to(folder.path).as_posix()
        try:
            value = json.loads(path.read_text(encoding="utf-8-sig"), object_pairs_hook=_without_twins)
        except _Twin as twin:
            faults.append(_unreadable(folder, name, f"la clé {twin} y est deux fois", f"the key {twin} stands twice"))
        except json.JSONDecodeError as error:
            place = Words(f"ligne {error.lineno}, colonne {error.colno}", f"line {error.lineno}, column {error.colno}")
            faults.append(_unreadable(folder, name, f"{place.fr} : pas du JSON", f"{place.en}: not JSON ({error.msg})"))
        except (OSError, ValueError, RecursionError) as error:
            faults.append(_unreadable(folder, name, f"fichier illisible ({error})", f"unreadable file ({error})"))
        else:
            if isinstance(value, dict):
                files[name] = value
            else:
                faults.append(_unreadable(folder, name, "il faut un objet {...}", "an object {...} is needed"))
    return files, faults


class _Twin(Exception):  # noqa: N818 - caught one function up
    pass


def _without_twins(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """Refuse a key that stands twice: JSON would keep the last one and say nothing."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Twin(next(name for name in names if names.count(name) > 1))
    return found


def _unreadable(folder: OverlayFolder, name: str, fr: str, en: str) -> Fault:
    return Fault(file=f"{folder.where}/{name}", message=Words(fr, en))
