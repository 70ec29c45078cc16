"""Every code of the loaded standard: requirements from the schemas, rules from the plugins, one shape."""

from __future__ import annotations

from .model import Criterion
from .plugins import load_plugins
from .standard import MODALITIES, load_standard


def all_criteria(plugin_files: tuple[str, ...] = ()) -> dict[str, Criterion]:
    """Return what every code stands for, by code, sorted."""
    plugins = load_plugins(plugin_files)
    standard = load_standard(tuple(folder for _, folder in plugins.schema_folders))
    found = {code: rule.criterion for code, rule in plugins.rules.items()}
    for modality in MODALITIES:
        for code, requirement in standard.schema(modality).requirements.items():
            found.setdefault(code, requirement.criterion)
    return dict(sorted(found.items()))
