"""Every code: known to the register, explained in both languages, shown by a good and a bad case, documented."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import pytest
from tools.write_code_docs import FOLDER as DOCS, index, page

from auditready.codes import all_criteria
from auditready.model import SEVERITIES, Basis, Criterion, Words

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"

REGISTER = (
    "AFE101", "AFE102", "AFE103", "AFE104",
    "ASY101", "ASY102", "ASY103", "ASY104", "ASY105", "ASY106", "ASY107", "ASY108", "ASY109",
    "BLE101", "BLE102",
    "CHR001", "CHR002", "CHR003", "CHR004", "CHR005", "CHR006", "CHR007",
    "COM101", "COM102", "COM103", "COM104", "COM105", "COM106", "COM107", "COM108", "COM109", "COM110", "COM111",
    "COM112", "COM113", "COM114", "COM115", "COM116", "COM117",
    "DOC001", "DOC002", "DOC003", "DOC004", "DOC005",
    "DST001", "DST002", "DST003", "DST004", "DST005", "DST006", "DST007", "DST008",
    "EVA001", "EVA002",
    "FIL001", "FIL002", "FIL003", "FIL004", "FIL005",
    "HRS001", "HRS002", "HRS003", "HRS004", "HRS005", "HRS006", "HRS007", "HRS008",
    "IDN001", "IDN002", "IDN003", "IDN004", "IDN005", "IDN006",
    "INP101",
    "ORG201", "ORG202", "ORG203", "ORG204", "ORG205", "ORG206", "ORG207", "ORG208", "ORG209", "ORG210", "ORG211",
    "ORG212", "ORG213", "ORG214", "ORG215", "ORG216", "ORG217", "ORG218", "ORG219", "ORG220", "ORG221", "ORG222",
    "ORG223", "ORG224", "ORG225", "ORG226", "ORG227", "ORG228", "ORG229", "ORG230", "ORG231", "ORG232", "ORG233",
    "PRS001", "PRS002",
    "PRV001", "PRV002",
    "SIG001", "SIG002", "SIG003", "SIG004", "SIG005", "SIG006", "SIG007", "SIG008",
    "SYN101", "SYN102", "SYN103", "SYN104",
)  # fmt: skip
"""Codes are for ever: one is added here with its case and its page, and never taken away."""

PACKS = {"rnq", "service-fait", "law", "gdpr"}
TEXTS = ("title", "why", "accept", "remedy", "question")
VERDICT = re.compile(r"\b(?:non[- ])?(?:conformes?|compliant)\b", re.IGNORECASE)
"""The guide leaves conformity to the auditor: nothing that a user reads may say it. "Non-conformité" is RNQ's word."""
SPEAKING = (
    "schemas/**/*.json",
    "plugins/auditready_plugins/rules/*.py",
    "plugins/auditready_plugins/reporters/**/*.*",
    "src/auditready/locale/**/*.po",
    "src/auditready/cli/*.py",
    "src/auditready/tui/**/*.*",
)
"""Where what a user reads is written."""


@pytest.fixture(scope="module")
def criteria() -> dict[str, Criterion]:
    return all_criteria()


def test_register_names_every_code_of_schemas_and_rules(criteria: dict[str, Criterion]) -> None:
    assert list(REGISTER) == sorted(criteria)


@pytest.mark.parametrize("code", REGISTER)
def test_code_is_explained_in_both_languages(code: str, criteria: dict[str, Criterion]) -> None:
    for name in TEXTS:
        words: Words = getattr(criteria[code], name)
        assert words.fr.strip(), name
        assert words.en.strip(), name
        assert words.fr != words.en, name


@pytest.mark.parametrize("code", REGISTER)
def test_code_says_where_it_comes_from(code: str, criteria: dict[str, Criterion]) -> None:
    criterion = criteria[code]
    assert code == criterion.code
    assert criterion.source.strip()
    assert criterion.basis in get_args(Basis)
    assert criterion.pack in PACKS


@pytest.mark.parametrize("code", REGISTER)
def test_code_has_a_severity_or_indicators_that_give_one(code: str, criteria: dict[str, Criterion]) -> None:
    criterion = criteria[code]
    assert criterion.severity in SEVERITIES if criterion.severity else criterion.indicators


@pytest.mark.parametrize("kind", ["good", "bad"])
@pytest.mark.parametrize("code", REGISTER)
def test_code_has_a_case_of_real_files(code: str, kind: str) -> None:
    folder = CASES / code / kind
    files = {path.name for path in folder.iterdir()}
    states = {one["state"] for one in json.loads((folder / "expected.json").read_text(encoding="utf-8"))["outcomes"]}
    assert files - {"expected.json", "dossier.toml"}
    assert states == {"demonstrable"} if kind == "good" else states & {"gap", "contradiction", "to_judge"}


def test_no_case_is_left_of_a_code_that_nobody_knows() -> None:
    assert {path.name for path in CASES.iterdir() if path.name.isupper()} <= set(REGISTER)


@pytest.mark.parametrize("code", REGISTER)
def test_page_of_a_code_is_up_to_date(code: str, criteria: dict[str, Criterion]) -> None:
    assert page(criteria[code]) == (DOCS / f"{code}.md").read_text(encoding="utf-8")


def test_list_of_pages_is_up_to_date(criteria: dict[str, Criterion]) -> None:
    assert index(criteria) == (DOCS / "index.md").read_text(encoding="utf-8")
    assert sorted([*REGISTER, "index"]) == sorted(path.stem for path in DOCS.glob("*.md"))


@pytest.mark.parametrize("pattern", SPEAKING)
def test_nothing_a_user_reads_gives_a_verdict(pattern: str) -> None:
    paths = [path for path in sorted(ROOT.glob(pattern)) if path.is_file() and path.suffix not in {".pyc", ".mo"}]
    assert paths
    said = {
        f"{path.relative_to(ROOT)}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if VERDICT.search(line)
    }
    assert said == set()
