"""Programmes, needs analyses, booklets, CVs and teaching material of many providers, in every format they come in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.papers import table, write_docx, write_flow, write_odt_blocks
from tests.plugins.documents.paper_templates import NEEDS, PROFILES, PROGRAMMES, RESOURCES, WELCOMES, Template

from auditready import EvidenceFile, plain
from auditready_plugins.documents.catalogue import READERS

BY_NAME = {reader.name.removeprefix("documents."): reader for reader in READERS}
KINDS: Mapping[str, tuple[str, Mapping[str, Template]]] = {
    "programme": ("programme", PROGRAMMES),
    "needs_analysis": ("needs_analysis", NEEDS),
    "welcome": ("welcome_rules", WELCOMES),
    "trainer_profile": ("trainer_profile", PROFILES),
    "resources": ("resource", RESOURCES),
}
WRITERS: Mapping[str, Callable[..., Path]] = {
    "docx": lambda path, *blocks: write_docx(path, *(b if isinstance(b, str) else table(*b) for b in blocks)),
    "pdf": write_flow,
    "odt": write_odt_blocks,
}
ALL = [(reader, name) for reader, (_, templates) in KINDS.items() for name in templates]


def surest(path: Path) -> str | None:
    """Return the name of the reader that an audit would give the file to."""
    file = EvidenceFile(path, path.name)
    claims = [(claim.confidence, reader.name) for reader in READERS if (claim := reader.recognise(file))]
    return max(claims)[1].removeprefix("documents.") if claims else None


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize(("reader", "name"), ALL, ids=lambda value: value.replace(" ", "-"))
def test_a_template_is_claimed_by_its_own_reader_and_read(
    reader: str, name: str, form: str, tmp_path: Path, audit_reader
) -> None:
    kind, templates = KINDS[reader]
    template = templates[name]
    path = WRITERS[form](tmp_path / f"x.{form}", *template.blocks)
    assert reader == surest(path)
    records = audit_reader(BY_NAME[reader], path).of(kind)
    if "names" in template.fields:
        assert template.fields["names"] == len(records)
    wrong = {
        field: (wanted, getattr(records[0], field))
        for field, wanted in template.fields.items()
        if field != "names" and not says(field, wanted, getattr(records[0], field))
    }
    assert wrong == {}


def says(field: str, wanted: Any, found: Any) -> bool:
    """Whether a field is as wanted: short facts are equal, longer texts hold the wanted words."""
    if field == "objectives":
        return bool(wanted == len(found))
    if field == "topics":
        return set(wanted) == set(found)
    if field == "person":
        return (None if found is None else found.name) == (wanted and plain(wanted))
    if isinstance(found, date):
        return bool(wanted == found.isoformat())
    if field in {"title", "client", "version"}:
        return bool(found == plain(wanted))
    return plain(wanted) in found if isinstance(wanted, str) and found else wanted in (found, None)
