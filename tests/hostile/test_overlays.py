"""Damaged overlays: refused in words or used, never a crash, and both ways of checking agree."""

from __future__ import annotations

import random
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from tests.unit.overlay_files import link_asked, own, requirement, words, write

from auditready.authoring.check import Surroundings, iter_faults
from auditready.authoring.files import read_files
from auditready.errors import ConfigurationError
from auditready.standard import Standard, load_standard

Json = Any
RULES = frozenset({"HRS001"})
FILES = {
    "overlay.json": own(
        change={
            "COM110": {"severity": "advice", "when": {"required": ["session"]}, "otherwise": words("non")},
            "HRS001": {"since": "2027-01-01"},
        },
        retire={"SYN104": words("raison")},
    ),
    "modalities/synchronous.schema.json": link_asked(requirement(), **{"x-label": words("lien")}),
    "modalities/common.schema.json": link_asked(requirement("CAB102", due={"after": "session.end"}), "common"),
}
VALUES = (None, 1, True, "x", "", "COM110", [], {}, [1], {"a": 1}, words("x"), {"$ref": "#"}, "\\d", "#/$defs/x")
NAMES = (
    "x",
    "items",
    "properties",
    "allOf",
    "$ref",
    "if",
    "gap",
    "x-requirement",
    "type",
    "pattern",
    "$id",
    "contains",
)


def places(value: Json, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield (*path, key)
        yield from places(each, (*path, key))


def damaged(document: Json, draw: random.Random) -> Json:
    """Take something away, put something else in its place, or add something."""
    document = deepcopy(document)
    *way, last = draw.choice(list(places(document)))
    node = document
    for step in way:
        node = node[step]
    kind = draw.choice(("without", "instead", "besides"))
    if kind == "without":
        del node[last]
    elif kind == "instead" or not isinstance(node, dict):
        node[last] = deepcopy(draw.choice(VALUES))
    else:
        node[draw.choice(NAMES)] = deepcopy(draw.choice(VALUES))
    return document


def is_used(standard: Standard) -> bool:
    try:
        for modality in ("synchronous", "blended"):
            assert list(standard.schema(modality).iter_errors({}))
    except ConfigurationError:
        return False
    return True


@pytest.mark.parametrize("seed", range(120))
def test_a_damaged_overlay_is_refused_in_words_or_used(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    files = {name: damaged(document, draw) if draw.random() < 0.5 else document for name, document in FILES.items()}
    folder = write(tmp_path / "cabinet", files)
    used = is_used(Standard(overlays=(folder,), rules=RULES))
    shipped = load_standard()
    around = Surroundings(root=shipped.root, shipped=shipped.shipped, rules=RULES, thorough=True)
    read, unread = read_files(folder)
    assert used is not any(not fault.warning for fault in (*unread, *iter_faults(folder, read, around)))
