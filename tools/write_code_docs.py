"""Write docs/codes/: one page a code, in both languages, from the schemas and the rules themselves."""

from __future__ import annotations

from pathlib import Path

from auditready.codes import all_criteria, example_of
from auditready.model import Criterion, Language

FOLDER = Path(__file__).parents[1] / "docs" / "codes"

LABELS: dict[str, dict[Language, str]] = {
    "why": {"fr": "Pourquoi", "en": "Why"},
    "accept": {"fr": "Ce qui est accepté", "en": "What is accepted"},
    "remedy": {"fr": "Comment corriger", "en": "How to fix it"},
    "question": {"fr": "Ce que l'auditeur demandera", "en": "What the auditor will ask"},
}
EXAMPLE: dict[Language, str] = {"fr": "Exemple de constat", "en": "Example of a finding"}
BASES = {
    "law": "loi ou règlement / law",
    "case-law": "jurisprudence / case law",
    "guide": "guide officiel / official guide",
    "funder": "pratique des financeurs / funders' practice",
    "practice": "notre lecture, sans texte officiel / our own reading, no official text",
}


def page(criterion: Criterion) -> str:
    """Return the page of one code."""
    indicators = ", ".join(map(str, criterion.indicators)) or "–"
    severity = criterion.severity or "grading of the indicators at the audit date"
    lines = [f"# {criterion.code}", ""]
    if criterion.retired:
        lines += [f"Retiré : {criterion.retired.fr}", "", f"Retired: {criterion.retired.en}", ""]
    lines += [f"Severity: {severity} · pack: {criterion.pack} · indicators: {indicators}", ""]
    lines += [f"Source: {criterion.source}", "", f"Basis: {BASES[criterion.basis]}", ""]
    for language in ("fr", "en"):
        lines += [f"## {criterion.title.in_(language)}", ""]
        for name, label in LABELS.items():
            lines += [f"**{label[language]}.** {getattr(criterion, name).in_(language)}", ""]
        if example := example_of(criterion.code):
            lines += [f"**{EXAMPLE[language]}.** {example.in_(language)}", ""]
    return "\n".join(lines)


def index(criteria: dict[str, Criterion]) -> str:
    """Return the list of all codes."""
    rows = [f"| [{code}]({code}.md) | {each.title.fr} | {each.title.en} |" for code, each in criteria.items()]
    return "\n".join(["# Codes", "", "| code | exigence ou règle | requirement or rule |", "|---|---|---|", *rows, ""])


def pages() -> dict[str, str]:
    """Return every page by file name."""
    criteria = all_criteria()
    return {"index.md": index(criteria)} | {f"{code}.md": page(each) for code, each in criteria.items()}


def main() -> None:
    """Write the pages; a page whose code is gone is deleted."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in FOLDER.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
