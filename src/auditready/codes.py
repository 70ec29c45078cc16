"""Every code of the loaded standard: requirements from the schemas, rules from the plugins, one shape, one wording."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from .i18n import N_, translator
from .model import AppliedOverlay, Criterion, Language, Words
from .referential import GRADED

if TYPE_CHECKING:
    from .plugins import Plugins  # the interface words criteria and loads no plugin
    from .standard import Standard

FIELDS = {
    "title": N_("title"), "why": N_("reason"), "accept": N_("accepted proof"), "remedy": N_("remedy"),
    "question": N_("question"), "gap": N_("sentence of the gap"), "incomplete": N_("sentence of the incomplete proof"),
    "otherwise": N_("why it does not apply"), "severity": N_("severity"), "pack": N_("pack"),
    "indicators": N_("indicators"), "kinds": N_("kinds of evidence"), "source": N_("source"), "basis": N_("basis"),
    "since": N_("in force from"), "due": N_("due date"), "when": N_("when it applies"),
    "when_dossier": N_("when it applies"), "judge_when": N_("when a human judges"), "retired": N_("retired"),
}  # fmt: skip
"""What an overlay can change, as a reader is told."""


def load_codes(
    plugin_files: tuple[str, ...] = (), plugin_choice: str | None = None, schemas: tuple[str, ...] = ()
) -> tuple[Plugins, Standard]:
    """Load plugins and the standard with its overlays: those of plugins first, then the folders of ``schemas``.

    The rules carry what the overlays say of them. Raises ``ConfigurationError`` where an overlay is wrong.
    """
    from .overlays import OverlayFolder
    from .plugins import load_plugins
    from .standard import load_standard

    plugins = load_plugins(plugin_files, plugin_choice)
    folders = [OverlayFolder(folder, name) for name, folder in plugins.schema_folders]
    folders += [OverlayFolder(Path(folder), Path(folder).as_posix()) for folder in schemas]
    standard = load_standard(tuple(folders), frozenset(plugins.rules) if folders else frozenset())
    for code in standard.merged.keys() & plugins.rules.keys():
        # A copy: the rule itself is a global of its plugin, and other runs of this process may want it as it is.
        rule = plugins.rules[code] = copy(plugins.rules[code])
        rule.criterion = standard.criterion(rule.criterion)
    return plugins, standard


def all_criteria(
    plugin_files: tuple[str, ...] = (), schemas: tuple[str, ...] = (), audit_date: date | None = None
) -> dict[str, Criterion]:
    """Return what every code stands for, by code, sorted; with a date, what its grading then hangs on."""
    plugins, standard = load_codes(plugin_files, schemas=schemas)
    return criteria_of(plugins, standard, audit_date)


def criteria_of(plugins: Plugins, standard: Standard, audit_date: date | None = None) -> dict[str, Criterion]:
    """Return what every code of loaded plugins and schemas stands for, by code, sorted."""
    from .standard import MODALITIES, ORGANISATION

    found = {code: rule.criterion for code, rule in plugins.rules.items()}
    for modality in (*MODALITIES, ORGANISATION):
        for code, requirement in standard.schema(modality).requirements.items():
            found.setdefault(code, requirement.criterion)
    if audit_date is not None:
        referential = standard.referential_on(audit_date)
        for code, each in found.items():
            if each.severity is None or each.severity in GRADED:
                found[code] = structs.replace(each, unverified=referential.unverified_of(each.indicators))
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
    facts = [(_("Retired"), criterion.retired.in_(language))] if criterion.retired else []
    facts += [
        (_("Why"), criterion.why.in_(language)),
        (_("Accepted"), criterion.accept.in_(language)),
        (_("How to fix it"), criterion.remedy.in_(language)),
        (_("The auditor will ask"), criterion.question.in_(language)),
        (_("Severity"), severity),
    ]
    if criterion.unverified:
        because = " ".join(each.what.in_(language) for each in criterion.unverified)
        facts.append((_("Provisional, not verified"), because))
    facts += [
        (_("Indicators"), ", ".join(map(str, criterion.indicators)) or "–"),
        (_("Pack"), criterion.pack),
        (_("Source"), criterion.source),
        (_("Basis"), basis),
    ]
    if criterion.since is not None:
        facts.append((_("In force from"), criterion.since.isoformat()))
    if example := example_of(criterion.code):
        facts.append((_("Example of a finding"), example.in_(language)))
    return facts + provenance_of(criterion, language)


def example_of(code: str) -> Words | None:
    """Return what a finding of a shipped code says, from a real case of the test-suite; ``None`` for any other code."""
    told = _examples().get(code)
    return None if told is None else Words(**told)


@cache
def _examples() -> dict[str, dict[str, str]]:
    import msgspec

    from .standard import schema_root

    path = schema_root() / "examples.json"
    return msgspec.json.decode(path.read_bytes(), type=dict[str, dict[str, str]]) if path.is_file() else {}


def provenance_of(criterion: Criterion, language: Language) -> list[tuple[str, str]]:
    """Return who brings a code and who changed what of it, where that is not auditready alone."""
    _ = translator(language)
    facts = [] if criterion.origin == "auditready" else [(_("Added by"), criterion.origin)]
    for each in criterion.amendments:
        what = fields_in_words(each.fields, language)
        facts.append((_("Changed by"), f"{each.overlay.in_(language)} ({each.where}) – {what}"))
    return facts


def touched_by(overlays: Iterable[AppliedOverlay], code: str, language: Language) -> list[str]:
    """Return what overlays did to a code, one sentence an overlay; nothing for a code as it was shipped."""
    _ = translator(language)
    said = []
    for overlay in overlays:
        name = f"{overlay.title.in_(language)} ({overlay.where})"
        if code in overlay.adds:
            said.append(_("added by {overlay}").format(overlay=name))
        if code in overlay.changes:
            what = fields_in_words(overlay.changes[code], language)
            said.append(_("changed by {overlay}: {what}").format(overlay=name, what=what))
    return said


def overlay_in_words(overlay: AppliedOverlay, language: Language) -> str:
    """Return all that an overlay does, in one sentence."""
    _ = translator(language)
    colon = " : " if language == "fr" else ": "
    changed = [f"{code} ({fields_in_words(fields, language)})" for code, fields in overlay.changes.items()]
    retired = [f"{code} ({why.in_(language).rstrip('.')})" for code, why in overlay.retires.items()]
    parts = [
        verb + " " + ", ".join(codes)
        for verb, codes in ((_("adds"), overlay.adds), (_("changes"), changed), (_("retires"), retired))
        if codes
    ]
    return f"{overlay.title.in_(language)} ({overlay.where}){colon}{' · '.join(parts) or '–'}"


def fields_in_words(fields: tuple[str, ...], language: Language) -> str:
    """Return what an overlay changes of a code, as a list in words."""
    _ = translator(language)
    return ", ".join(dict.fromkeys(_(FIELDS[name]) for name in fields))
