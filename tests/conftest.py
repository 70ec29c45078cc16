"""Fixtures shared by all tests."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import settings

from auditready import EvidenceFile, Recognition

# openpyxl writes other bytes through lxml, which pyhanko brings: fixtures are written without it.
os.environ["OPENPYXL_LXML"] = "False"

# The same examples every time: a submission fails for what it changes. ``make fuzz`` is where chance has its place.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"


class Context:
    """A reader's context outside an audit."""

    def __init__(self, recognition: Recognition, *, hints: tuple[str, ...] = ()) -> None:
        self.recognition = recognition
        self.as_of_year = 2026
        self.zone = "Europe/Paris"
        self.hints = hints
        self.idle_minutes = 30
        self.notes: list[str] = []

    def note(self, fr: str, en: str) -> None:
        assert fr
        assert en
        self.notes.append(en)


@pytest.fixture
def field() -> Path:
    """Folder of real exports; the test is skipped where it is missing."""
    if not SAMPLES.is_dir():
        pytest.skip("the folder of real exports is not here")
    return SAMPLES


@pytest.fixture
def read() -> Callable[..., tuple[list[Any], Context]]:
    """Read a file with a reader as the audit does: recognise, then read; every record survives a round trip."""

    def run(reader: Any, path: Path, *, hints: tuple[str, ...] = ()) -> tuple[list[Any], Context]:
        file = EvidenceFile(path, path.name)
        recognition = reader.recognise(file)
        assert recognition is not None, f"{reader.name} does not recognise {path.name}"
        context = Context(recognition, hints=hints)
        records = list(reader.read(file, context))
        for record in records:
            assert record.kind in reader.kinds
            assert msgspec.convert(msgspec.to_builtins(record), type(record)) == record
        return records, context

    return run
