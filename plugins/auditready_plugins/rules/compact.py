"""Places as small as they can be kept until all dossiers are read. Declares no rule."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from auditready import Dossier, Locator

_QUOTED = 60
"""Characters of a quote that are kept: enough for a name and a time."""


class FileKey(Struct, frozen=True, array_like=True):
    """One file that facts were read from."""

    path: str
    digest: str
    """First half of its SHA-256: the same file in two dossiers is one proof."""


class Spot(Struct, frozen=True, array_like=True):
    """A locator whose file is a number."""

    file: int
    row: int | None = None
    line: int | None = None
    page: int | None = None
    sheet: str | None = None
    column: str | None = None
    quote: str | None = None


class Spots:
    """Packs the locators of one dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self._digests = {file.path: (file.sha256 or "")[:32] for file in dossier.files}
        self._numbers: dict[str, int] = {}

    def pack(self, locator: Locator) -> Spot:
        """Return the locator with its file as a number of :attr:`files`."""
        return Spot(
            self._numbers.setdefault(locator.file, len(self._numbers)),
            locator.row,
            locator.line,
            locator.page,
            locator.sheet,
            locator.column,
            locator.quote and locator.quote[:_QUOTED],
        )

    @property
    def files(self) -> tuple[FileKey, ...]:
        """The files packed so far."""
        return tuple(FileKey(path, self._digests.get(path, "")) for path in self._numbers)


def unpack(spot: Spot, files: Sequence[FileKey]) -> Locator:
    """Return the locator again."""
    return Locator(
        file=files[spot.file].path,
        sheet=spot.sheet,
        page=spot.page,
        row=spot.row,
        column=spot.column,
        line=spot.line,
        quote=spot.quote,
    )


def same_file(one: FileKey, other: FileKey) -> bool:
    """Whether two dossiers hold one and the same file: it stands above both, or was filed in both."""
    return one.path == other.path or (one.digest != "" and one.digest == other.digest)
