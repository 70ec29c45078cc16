"""What the readers of learning platforms share, and a mapping for platforms whose administrators choose the columns.

Docebo, Rise Up, ILIAS and others publish no layout: each export has the columns that somebody picked.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from auditready import Reader, TableReader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register ``platforms.table``."""
    register(TableReader.from_toml(Path(__file__).with_name("table.toml")))
