"""What the reporters print, to the character, in both languages.

``make golden`` writes the files again: read the diff before committing it.
"""

from __future__ import annotations

import io
import sys
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from auditready import Language, Report
from auditready.audit import Plan, audit
from auditready.plugins import load_plugins

HERE = Path(__file__).parent
SAMPLE = next((HERE.parents[1] / "sample_dossiers").glob("2026-04*"))
FORMATS = [("text", "txt"), ("junit", "xml")]


def report_of(folder: Path) -> Report:
    return audit([folder], Plan(as_of=date(2026, 11, 22), audit_date=date(2026, 11, 22)))


def render(report: Report, name: str, language: Language) -> str:
    stream = io.StringIO()
    load_plugins().reporters[name].write(report, stream, language=language, width=None)
    return stream.getvalue()


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of(SAMPLE)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("name", "suffix"), FORMATS)
def test_report(name: str, suffix: str, language: Language, report: Report) -> None:
    expected = (HERE / f"{name}.{language}.{suffix}").read_text(encoding="utf-8")
    assert render(report, name, language) == expected


def test_junit_counts_what_it_holds(report: Report) -> None:
    root = ET.fromstring(render(report, "junit", "fr"))
    assert int(root.attrib["tests"]) == len(root.findall("./testsuite/testcase"))
    assert int(root.attrib["failures"]) == len(root.findall(".//failure")) == len(report.dossiers[0].findings)


if __name__ == "__main__":
    for language in ("fr", "en"):
        for name, suffix in FORMATS:
            text = render(report_of(SAMPLE), name, language)  # type: ignore[arg-type]
            (HERE / f"{name}.{language}.{suffix}").write_text(text, encoding="utf-8")
    sys.exit(0)
