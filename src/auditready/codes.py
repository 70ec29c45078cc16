"""Every code of the loaded standard: requirements from the schemas, rules from the plugins, one shape, one wording."""

from __future__ import annotations

from .i18n import translator
from .model import Criterion, Language


def all_criteria(plugin_files: tuple[str, ...] = ()) -> dict[str, Criterion]:
    """Return what every code stands for, by code, sorted."""
    from .plugins import load_plugins  # the interface words criteria and loads no plugin
    from .standard import MODALITIES, load_standard

    plugins = load_plugins(plugin_files)
    standard = load_standard(tuple(folder for _, folder in plugins.schema_folders))
    found = {code: rule.criterion for code, rule in plugins.rules.items()}
    for modality in MODALITIES:
        for code, requirement in standard.schema(modality).requirements.items():
            found.setdefault(code, requirement.criterion)
    return dict(sorted(found.items()))


def facts_of(criterion: Criterion, language: Language) -> list[tuple[str, str]]:
    """Return what there is to say of a code, as ``(label, text)`` in the order that a reader wants it."""
    _ = translator(language)
    severity = _(criterion.severity) if criterion.severity else _("by the referential's grading of the indicators")
    basis = {
        "law": _("law"),
        "case-law": _("case law"),
        "guide": _("official guide"),
        "funder": _("funders' practice"),
        "practice": _("our own reading, no official text"),
    }[criterion.basis]
    facts = [
        (_("Why"), criterion.why.in_(language)),
        (_("Accepted"), criterion.accept.in_(language)),
        (_("How to fix it"), criterion.remedy.in_(language)),
        (_("The auditor will ask"), criterion.question.in_(language)),
        (_("Severity"), severity),
        (_("Indicators"), ", ".join(map(str, criterion.indicators)) or "–"),
        (_("Pack"), criterion.pack),
        (_("Source"), criterion.source),
        (_("Basis"), basis),
    ]
    if criterion.since is not None:
        facts.append((_("In force from"), criterion.since.isoformat()))
    return facts
