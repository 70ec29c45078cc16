"""Where a report goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from ..errors import UsageError


@contextmanager
def open_output(path: Path | None) -> Iterator[IO[str]]:
    """Open the place for one report.

    A file is replaced at once when the report is complete. A device or a pipe is written to as it is: replacing
    ``/dev/null`` by a file would break the machine. Raises ``UsageError`` where nothing can be written.
    """
    if path is None:
        yield sys.stdout
        return
    special = path.exists() and not path.is_file()
    try:
        with click.open_file(str(path), "w", encoding="utf-8", atomic=not special) as stream:
            yield stream
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(
            f"« {path} » ne peut pas être écrit ({reason}). Choisissez un autre fichier pour -o.",
            f'"{path}" cannot be written ({reason}). Choose another file for -o.',
        ) from error
