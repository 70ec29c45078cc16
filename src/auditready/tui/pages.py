"""What stands in a detail pane or on a page: explanations, findings with their proofs, files, problems.

Pure functions of data and language; every text of evidence goes through ``clean`` and no markup is read in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from ..codes import facts_of
from ..i18n import translator
from ..model import Criterion, FileReport, Language, Locator, Outcome, Problem, Severity
from .wording import STAGES, STATE_MARKS, clean, inside, label, place, quoted

Part = str | tuple[str, str]

SEVERITY_STYLES: dict[Severity, str] = {
    "major": "bold $text-error", "minor": "$text-warning", "funding": "bold $text-accent",
    "legal": "bold $text-primary", "advice": "$text-success",
}  # fmt: skip
_HEADING = "bold underline"
_FAINT = "$text-muted"
_SHOWN_OUTCOMES = 12
_SHORT_FACT = 36


def outcome_page(
    outcomes: Sequence[Outcome],
    *,
    folder: str,
    names: dict[str, str],
    criterion: Criterion | None,
    language: Language,
) -> Content:
    """Return one outcome, or a group of one code: what was found, the proofs, then what the standard says of it."""
    parts = list(_head(outcomes, language))
    if len(outcomes) == 1:
        parts += _one(outcomes[0], folder, names, criterion, language)
    else:
        parts += _several(outcomes, folder, names, language)
    if criterion is not None:
        _ = translator(language)
        parts += _explanation(criterion, language, without=(_("Severity"), _("Indicators")))
    return Content.assemble(*parts)


def _head(outcomes: Sequence[Outcome], language: Language) -> Iterable[Part]:
    _ = translator(language)
    first = outcomes[0]
    states = sorted({_(outcome.state) for outcome in outcomes})
    facts = [", ".join(states)]
    if first.indicators:
        facts.append(label(_("indicators"), language) + ", ".join(map(str, first.indicators)))
    yield f"{first.code}  {first.title.in_(language)}", "bold"
    yield "\n"
    yield _(first.severity).capitalize(), SEVERITY_STYLES[first.severity]
    yield f" · {' · '.join(facts)}"
    if first.provisional:
        yield f" · {_('provisional grading')}", "italic"
    yield "\n"


def _one(
    outcome: Outcome, folder: str, names: dict[str, str], criterion: Criterion | None, language: Language
) -> Iterable[Part]:
    _ = translator(language)
    yield "\n"
    if outcome.learner:
        yield clean(names.get(outcome.learner, outcome.learner)), "bold"
        yield "\n"
    yield clean(outcome.message.in_(language)) + "\n"
    expected, accepted = outcome.expected, criterion.accept if criterion else None
    if outcome.found is not None or (expected is not None and expected != accepted):
        yield "\n"
    if expected is not None and expected != accepted:
        yield label(_("Expected"), language), "bold"
        yield clean(expected.in_(language)) + "\n"
    if outcome.found is not None:
        yield label(_("Found"), language), "bold"
        yield clean(outcome.found.in_(language)) + "\n"
    if outcome.locators:
        yield "\n"
        yield _("Proofs"), _HEADING
        yield "\n"
        for locator in outcome.locators:
            yield from _proof(locator, folder, language)
    if outcome.more_locators:
        yield "  " + _("and {count} more places (JSON report)").format(count=outcome.more_locators) + "\n", _FAINT


def _several(outcomes: Sequence[Outcome], folder: str, names: dict[str, str], language: Language) -> Iterable[Part]:
    _ = translator(language)
    yield "\n"
    for outcome in outcomes[:_SHOWN_OUTCOMES]:
        yield f"{STATE_MARKS[outcome.state]} ", "bold"
        if outcome.learner:
            yield label(clean(names.get(outcome.learner, outcome.learner)), language), "bold"
        yield clean(outcome.message.in_(language)) + "\n"
        for locator in outcome.locators[:1]:
            yield from _proof(locator, folder, language)
    if (more := len(outcomes) - _SHOWN_OUTCOMES) > 0:
        yield _("… and {count} more: → unfolds them in the list.").format(count=more) + "\n", _FAINT


def _proof(locator: Locator, folder: str, language: Language) -> Iterable[Part]:
    yield f"  ↳ {place(locator, folder, translator(language))}\n", _FAINT
    if locator.quote:
        yield f"    {quoted(locator.quote, language)}\n", "italic"


def _explanation(criterion: Criterion, language: Language, *, without: Iterable[str] = ()) -> Iterable[Part]:
    """Give the long facts each under its heading, then the short ones line by line."""
    facts = [fact for fact in facts_of(criterion, language) if fact[0] not in without]
    for heading, text in facts:
        if len(text) > _SHORT_FACT:
            yield "\n"
            yield heading, _HEADING
            yield f"\n{clean(text)}\n"
    yield "\n"
    for heading, text in facts:
        if len(text) <= _SHORT_FACT:
            yield label(heading, language), "bold"
            yield f"{clean(text)}\n"


def criterion_page(criterion: Criterion, language: Language) -> Content:
    """Return everything that the standard says of a code."""
    head = f"{criterion.code}  {criterion.title.in_(language)}"
    return Content.assemble((head, "bold"), "\n", *_explanation(criterion, language))


def file_page(file: FileReport, folder: str, language: Language) -> Content:
    """Return what a file was taken for, why, and what its export cannot prove."""
    _ = translator(language)
    facts = [
        (_("Status"), _(file.status)),
        (_("Taken for"), _taken_for(file)),
        (_("Why"), file.why.in_(language)),
        (_("Evidence"), ", ".join(file.kinds)),
        (_("Records"), str(file.records) if file.records else ""),
        (_("Size"), _("{count} bytes").format(count=f"{file.size:,}".replace(",", " "))),
        ("SHA-256", file.sha256 or ""),
    ]
    parts: list[Part] = [(inside(file.path, folder), "bold"), "\n\n"]
    for heading, text in facts:
        if text:
            parts += [(label(heading, language), "bold"), clean(text) + "\n"]
    if file.common:
        parts.append("\n" + _("It stands above the dossiers and serves several of them.") + "\n")
    if file.notes:
        parts += ["\n", (_("Notes"), _HEADING), "\n"]
        parts += [f"• {clean(note.in_(language))}\n" for note in file.notes]
    if file.status == "unrecognised":
        parts += ["\n", _("No reader knows this file. If it is evidence, export it again in its tool's own format.")]
    return Content.assemble(*parts)


def _taken_for(file: FileReport) -> str:
    return " · ".join(part for part in (file.system, file.reader, file.variant) if part)


def problem_page(problem: Problem, language: Language) -> Content:
    """Return one problem: what failed, where, and whose it is."""
    _ = translator(language)
    facts = [
        (_("Dossier"), problem.dossier),
        (_("File"), problem.file),
        (_("Step"), _(STAGES[problem.stage])),
        (_("Plugin"), " ".join(filter(None, (problem.plugin, problem.version)))),
    ]
    parts: list[Part] = [(clean(problem.message.in_(language)), "bold"), "\n\n"]
    for heading, text in facts:
        if text:
            parts += [(label(heading, language), "bold"), clean(text) + "\n"]
    parts += ["\n", _("The rest was checked. What this problem left out is not in the report.")]
    return Content.assemble(*parts)
