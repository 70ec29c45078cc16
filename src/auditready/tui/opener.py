"""Open a file of the evidence with the system's own program: never through a shell, and documents only."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from ..errors import AuditreadyError

_DOCUMENTS = frozenset({
    ".pdf", ".xlsx", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".log", ".md", ".json", ".xml", ".docx", ".doc",
    ".odt", ".rtf", ".pptx", ".ppt", ".odp", ".html", ".htm", ".eml", ".msg", ".vtt", ".srt", ".png", ".jpg", ".jpeg",
    ".gif", ".webp", ".tif", ".tiff", ".heic", ".mp4", ".m4a", ".mp3", ".wav", ".webm", ".zip",
})  # fmt: skip
"""Evidence is untrusted, and the system would run a program or a shortcut instead of showing it."""


class CannotOpen(AuditreadyError):  # noqa: N818 - reads as what the user is told
    """The file cannot be opened; the message gives its path, so that the user can."""


def open_with_system(root: Path, name: str) -> None:
    """Open the file ``name`` of the folder ``root``; of a file in an archive, the archive.

    Raises ``CannotOpen`` where it is gone, no document, or where the system has no program to open it with.
    """
    path = (root / name).resolve()
    # Where a file lies in an archive, its path goes on from the archive's.
    path = next((each for each in (path, *path.parents) if each.is_file()), path)
    if not path.is_relative_to(root.resolve()) or not path.is_file():
        raise CannotOpen(f"Ce fichier n'est plus là : {path}", f"This file is no longer there: {path}")
    if path.suffix.casefold() not in _DOCUMENTS:
        raise CannotOpen(
            f"Ce type de fichier ne s'ouvre pas d'ici, par prudence : {path}",
            f"This kind of file is not opened from here, to be safe: {path}",
        )
    try:
        _open(path)
    except OSError as error:
        raise CannotOpen(
            f"Aucun programme pour ouvrir ce fichier. Son chemin : {path}",
            f"No program to open this file. Its path: {path}",
        ) from error


def _open(path: Path) -> None:
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - a document, by the list above
        return
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        raise FileNotFoundError(program)
    # A session of its own: the program outlives the interface and never writes on its screen.
    subprocess.Popen(  # noqa: S603 - no shell, an absolute path as the only argument
        [program, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
