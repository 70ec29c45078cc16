"""The parts of an XLSX container that the values' library does not give: pictures, error cells, empty formulas."""

from __future__ import annotations

from msgspec import Struct

from .table import Picture


class SheetParts(Struct, frozen=True, kw_only=True):
    """What stands on one sheet besides its values."""

    pictures: tuple[Picture, ...] = ()
    errors: dict[tuple[int, int], str] = {}
    uncalculated: tuple[tuple[int, int], ...] = ()


NO_PARTS = SheetParts()
