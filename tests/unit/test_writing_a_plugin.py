"""The snippets of docs/writing-a-plugin.md are run as they stand."""

from __future__ import annotations

import io
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.factory.pages import Line, Title, to_docx

from auditready import DossierFacts, EvidenceFile, Invoice, Locator, Mention, TableReader, TutorExchange
from auditready.plugins import load_plugins
from auditready.testing import make_dossier

GUIDE = Path(__file__).parents[2] / "docs" / "writing-a-plugin.md"
BLOCK = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILES = dict(BLOCK.findall(GUIDE.read_text(encoding="utf-8")))


@pytest.fixture
def written(tmp_path) -> Path:
    """The guide's files, written to a folder."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def load(path: Path):
    plugins = load_plugins([str(path)])
    assert [problem.message.en for problem in plugins.problems if problem.plugin == path.stem] == []
    return plugins


def test_the_mapping_and_its_registration(written, audit_reader, make_csv):
    reader = load(written / "gestform.py").readers["gestform.follow-up"]
    namespace = {"__file__": str(written / "test_gestform.py")}
    exec(FILES["test_gestform.py"], namespace)  # the guide's own test
    namespace["test_reads_the_export"](audit_reader, make_csv)
    assert reader.kinds == {"activity_progress"}


def test_the_mapping_of_two_layouts(written, audit_reader, make_csv, tmp_path):
    reader = TableReader.from_toml(written / "two-layouts.toml")
    rows = [
        ["Code action", "Stagiaire", "Module", "Note /20"],
        ["A", "Durand Léa", "M1", "12,5"],
        ["A", "Total", "", ""],
    ]
    reading = audit_reader(reader, make_csv(rows))
    assert [record.kind for record in reading.records] == ["activity_progress", "assessment"]
    answer = tmp_path / "notes.json"
    answer.write_text('{"resultats": [{"stagiaire": "Durand Léa", "notes": [{"module": "M1", "valeur": 12.5}]}]}')
    assert [(record.title, record.score) for record in audit_reader(reader, answer).records] == [("M1", 12.5)]


def test_the_reader_in_python(written, audit_reader):
    reader = load(written / "punctual.py").readers["punctual.notes"]
    notes = written / "appels.txt"
    notes.write_text("PUNCTUAL 1\n02/03/2026 | Léa Durand | point sur le module 2\nillisible\n", encoding="utf-8")
    reading = audit_reader(reader, notes)
    assert [(str(r.at), r.person.name, r.locator.line) for r in reading.records] == [("2026-03-02", "Léa Durand", 2)]
    assert [note.en for note in reading.notes] == ["lines not understood: 1"]


def test_the_inspector(written):
    inspector = load(written / "own_inspector.py").inspectors["gestform.drafts"]
    draft = written / "note.docx"
    draft.write_bytes(to_docx([Title("Note"), Line("BROUILLON du 2 mars")]))
    file = EvidenceFile(draft, draft.name)
    assert file.format in inspector.formats
    (mark,) = inspector.inspect(file, SimpleNamespace())
    assert (mark.mark, mark.locator.line) == ("unfilled", 2)


def test_the_rule(written):
    rule = load(written / "own_rule.py").rules["XGF001"]
    dated, undated = (
        TutorExchange(locator=Locator(file="appels.txt", line=line), person=Mention(name="Léa Durand"), at=day)
        for line, day in ((2, make_dossier().start), (3, None))
    )
    (finding,) = rule(make_dossier(dated, undated))
    assert (finding.message.fr, finding.locators[0].line) == ("échange avec Léa Durand sans date", 3)
    assert list(rule(make_dossier(dated))) == []


def test_the_reporter(written):
    reporter = load(written / "own_report.py").reporters["counts"]
    stream = io.StringIO()
    report = SimpleNamespace(dossiers=[SimpleNamespace(path="2026/a", findings=(1, 2))])
    reporter.write(report, stream, language="fr", width=None)
    assert stream.getvalue() == "2026/a\t2\n"


def test_the_comparison_of_dossiers(written):
    rule = load(written / "own_comparison.py").rules["XGF002"]
    invoice = Invoice(locator=Locator(file="facture.pdf"), number="F-12")
    facts = [DossierFacts(name, rule.comparison.collect(make_dossier(invoice))) for name in ("a", "b")]
    assert [(name, finding.message.en) for name, finding in rule.comparison.compare(facts)] == [
        ("a", "invoice F-12 in 2 dossiers"),
        ("b", "invoice F-12 in 2 dossiers"),
    ]
    assert rule.comparison.collect(make_dossier()) is None
