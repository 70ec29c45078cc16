"""H5P: the table of results that its host keeps. Its statements are xAPI and are read as such."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from auditready import Reader, TableReader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register ``h5p.results``."""
    register(TableReader.from_toml(Path(__file__).with_name("results.toml")))
