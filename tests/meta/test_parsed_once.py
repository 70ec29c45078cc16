"""However many readers look at a file, it is parsed once; validators are compiled once a process."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from auditready.audit.check import Plan, check_dossier
from auditready.audit.discover import discover
from auditready.standard import Standard, load_standard

SAMPLES = Path(__file__).parents[2] / "sample_dossiers"
PLAN = Plan(as_of=date(2026, 11, 22), audit_date=date(2026, 11, 22))


@pytest.mark.parametrize(
    ("module", "name"), [("pdf", "read_pdf"), ("workbook", "read_workbook"), ("jsons", "read_json")]
)
def test_each_file_is_parsed_once(module: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parser = import_module(f"auditready.files.{module}")
    parse = getattr(parser, name)
    times: Counter[bytes] = Counter()

    def count(source: Any, *rest: Any, **named: Any) -> Any:
        data = source if isinstance(source, bytes) else source.encode()
        times[hashlib.sha256(data).digest()] += 1
        return parse(source, *rest, **named)

    monkeypatch.setattr(parser, name, count)
    for folder in discover([SAMPLES]).dossiers:
        times.clear()
        copies = Counter(Path(file.path).read_bytes() for file in folder.files)
        check_dossier(folder, PLAN)
        assert not times or max(times.values()) <= max(copies.values())


def test_schemas_are_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[object] = []
    compile_once = Standard.compile

    def count(self: Standard, schema: object) -> object:
        compiled.append(schema)
        return compile_once(self, schema)

    monkeypatch.setattr(Standard, "compile", count)
    load_standard.cache_clear()
    from auditready.audit.check import load_runtime

    load_runtime.cache_clear()
    folders = discover([SAMPLES]).dossiers
    for folder in folders:
        check_dossier(folder, PLAN)
    once = len(compiled)
    for folder in folders:
        check_dossier(folder, PLAN)
    assert len(compiled) == once
