"""Nothing that a user can read says that a dossier or an indicator passes: the guide leaves that to the auditor."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from tests.meta.test_codes import VERDICT

from auditready.cli.referential_text import Sheet
from auditready.codes import all_criteria, facts_of
from auditready.model import Language
from auditready.referential_diff import compare_texts
from auditready.standard import load_standard

ROOT = Path(__file__).parents[2]
CODE = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "plugins").rglob("*.py")])
SAYING = {
    "Words", "say", "note", "_", "N_", "Finding", "NotApplicable", "UnreadableEvidence", "UsageError", "LimitExceeded",
    "ConfigurationError", "NothingToCheck", "PluginNotFound", "CannotOpen", "echo", "option", "command", "_fault",
}  # fmt: skip
"""Calls whose texts a user reads. Readers may know the word: documents use it."""
WRITTEN = (
    "schemas/**/*.json", "docs/**/*.md", "README.md", "CHANGELOG.md", "sample_dossiers/_standard-cabinet/**/*.json",
    "sample_dossiers/*/expected.json", "plugins/example-gestform/**/*.md", "src/auditready/tui/**/*.tcss",
)  # fmt: skip


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def said(path: Path) -> Iterator[tuple[int, str]]:
    """Give the texts in calls that say something, those inside f-strings too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and called(node) in SAYING:
            for below in ast.walk(node):
                if isinstance(below, ast.Constant) and isinstance(below.value, str):
                    yield below.lineno, below.value


def test_no_text_in_the_code_gives_a_verdict() -> None:
    texts = [(f"{path.relative_to(ROOT)}:{line}", text) for path in CODE for line, text in said(path)]
    assert len(texts) > 1000
    assert [where for where, text in texts if VERDICT.search(text)] == []


@pytest.mark.parametrize("pattern", WRITTEN)
def test_no_written_text_gives_a_verdict(pattern: str) -> None:
    paths = sorted(ROOT.glob(pattern))
    assert paths
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    assert [str(path.relative_to(ROOT)) for path, text in texts.items() if VERDICT.search(text)] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_message_gives_a_verdict(language: str) -> None:
    path = ROOT / "src" / "auditready" / "locale" / language / "LC_MESSAGES" / "auditready.po"
    messages = [message for message in read_po(io.BytesIO(path.read_bytes())) if message.id]
    assert messages
    assert [each.id for each in messages if VERDICT.search(f"{each.id} {each.string}")] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_explanation_gives_a_verdict(language: Language) -> None:
    criteria = all_criteria((), (str(ROOT / "sample_dossiers" / "_standard-cabinet"),))
    facts = [(code, text) for code, each in criteria.items() for _, text in facts_of(each, language)]
    assert [code for code, text in facts if VERDICT.search(text)] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_referential_gives_a_verdict(language: Language) -> None:
    before, after = load_standard().referentials[-2:]
    sheet = Sheet(language, 100)
    sheet.referential(after)
    for indicator in after.indicators:
        sheet.indicator(after, indicator)
    sheet.changes(before, after, compare_texts(before, after))
    assert VERDICT.search(sheet.text) is None
