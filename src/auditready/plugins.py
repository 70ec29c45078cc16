"""Find, load and register plugins, each alone: one that fails becomes a Problem and every other goes on.

``load_setuptools_entrypoints`` is not used: its first failing plugin takes all the others down.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from functools import partial
from importlib import util
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pluggy
from msgspec import Struct, field

from . import hookspecs
from .errors import PluginNotFound
from .files.sniff import Format
from .hookspecs import Inspector, Reader, Reporter, Rule
from .model import EVIDENCE_TYPES, Problem, Words

GROUP = "auditready"
CHOICE_VARIABLE = "AUDITREADY_PLUGINS"


class LoadedPlugin(Struct, kw_only=True):
    """One plugin and what it registered."""

    name: str
    version: str | None
    origin: str
    """Distribution or file that it comes from."""
    hooks: list[str] = field(default_factory=list)
    readers: list[str] = field(default_factory=list)
    inspectors: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    reporters: list[str] = field(default_factory=list)
    schemas: list[str] = field(default_factory=list)


class Plugins(Struct, kw_only=True):
    """Everything that plugins brought, sorted by name or code, and what went wrong."""

    loaded: list[LoadedPlugin] = field(default_factory=list)
    readers: dict[str, Reader] = field(default_factory=dict)
    inspectors: dict[str, Inspector] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    reporters: dict[str, Reporter] = field(default_factory=dict)
    schema_folders: list[tuple[str, Path]] = field(default_factory=list)
    """``(plugin name, folder)``."""
    owner: dict[str, LoadedPlugin] = field(default_factory=dict)
    """Reader name, rule code or reporter name → its plugin."""
    problems: list[Problem] = field(default_factory=list)

    def blame(self, thing: str, stage: str, message: Words, *, file: str | None = None) -> Problem:
        """Return the Problem that names the plugin of a reader, a rule or a reporter."""
        plugin = self.owner.get(thing)
        return Problem(
            plugin=plugin.name if plugin else thing,
            version=plugin.version if plugin else None,
            stage=stage,  # type: ignore[arg-type]  # callers pass literals
            file=file,
            message=message,
        )


def load_plugins(files: Iterable[str] = (), choice: str | None = None) -> Plugins:
    """Load installed plugins and plugin ``files``.

    ``choice`` (by default the variable AUDITREADY_PLUGINS) is a comma list: names keep only those, names with a leading
    minus leave those out. Raises ``PluginNotFound`` for a name or a file that the user asked for and that is not there.
    """
    plugins = Plugins()
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    asked = os.environ.get(CHOICE_VARIABLE, "") if choice is None else choice
    known: dict[int, tuple[str | None, str]] = {}
    for entry_point in _choose(asked):
        # Each look at a distribution parses its whole METADATA, README included: once a distribution is enough.
        if id(entry_point.dist) not in known:
            known[id(entry_point.dist)] = _provenance(entry_point)
        version, origin = known[id(entry_point.dist)]
        _add(plugins, manager, entry_point.name, version, origin, entry_point.load)
    for name in files:
        path = Path(name)
        if not path.is_file():
            raise PluginNotFound(
                f"le fichier de plugin « {name} » n'existe pas", f'the plugin file "{name}" does not exist'
            )
        _add(plugins, manager, path.stem, None, str(path), partial(_import_file, path))
    plugins.readers = dict(sorted(plugins.readers.items()))
    plugins.inspectors = dict(sorted(plugins.inspectors.items()))
    plugins.rules = dict(sorted(plugins.rules.items()))
    plugins.reporters = dict(sorted(plugins.reporters.items()))
    return plugins


def _provenance(entry_point: EntryPoint) -> tuple[str | None, str]:
    """Return version and name of the distribution that brings an entry point."""
    if entry_point.dist is None:
        return None, entry_point.value
    return entry_point.dist.version, entry_point.dist.name


def _choose(asked: str) -> list[EntryPoint]:
    found = {entry.name: entry for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name)}
    words = [word.strip() for word in asked.split(",") if word.strip()]
    for word in words:
        if word.removeprefix("-") not in found:
            names = ", ".join(found) or "–"
            raise PluginNotFound(
                f"{CHOICE_VARIABLE} nomme « {word} », qui n'est pas installé (installés : {names})",
                f'{CHOICE_VARIABLE} names "{word}", which is not installed (installed: {names})',
            )
    wanted = {word for word in words if not word.startswith("-")} or set(found)
    refused = {word.removeprefix("-") for word in words if word.startswith("-")}
    return [entry for name, entry in found.items() if name in wanted and name not in refused]


def _import_file(path: Path) -> ModuleType:
    name = f"auditready_plugin_file_{path.stem}"
    spec = util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is not a Python file")
    module = util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _add(
    plugins: Plugins,
    manager: pluggy.PluginManager,
    name: str,
    version: str | None,
    origin: str,
    load: Callable[[], Any],
) -> None:
    plugin = LoadedPlugin(name=name, version=version, origin=origin)
    try:
        module = load()
    except Exception as error:  # noqa: BLE001 - a plugin's import may raise anything; the others go on
        plugins.problems.append(_problem(plugin, "load", "ne se charge pas", "cannot be loaded", error))
        return
    try:
        manager.register(module, name)
        manager.check_pending()
    except Exception as error:  # noqa: BLE001 - as above
        plugins.problems.append(_problem(plugin, "register", "ne suit pas le contrat", "breaks the contract", error))
        if manager.get_plugin(name) is not None:
            manager.unregister(name=name)
        return
    plugins.loaded.append(plugin)
    for hook, accept in _ACCEPT.items():
        for implementation in getattr(manager.hook, hook).get_hookimpls():
            if implementation.plugin_name != name:
                continue
            plugin.hooks.append(hook)
            try:
                implementation.function(partial(accept, plugins, plugin))
            except Exception as error:  # noqa: BLE001 - what it registered before it failed is kept
                plugins.problems.append(_problem(plugin, "register", f"échoue dans {hook}", f"fails in {hook}", error))


def _accept_reader(plugins: Plugins, plugin: LoadedPlugin, reader: Reader) -> None:
    _examine(reader, "reader", ("recognise", "read"))
    strange = sorted(set(getattr(reader, "formats", None) or ()) - set(get_args(Format)))
    if strange:
        raise ValueError(f"reader {reader.name!r} names unknown formats: {', '.join(strange)}")
    _keep(plugins, plugin, plugins.readers, reader.name, reader)
    plugin.readers.append(reader.name)


def _accept_inspector(plugins: Plugins, plugin: LoadedPlugin, inspector: Inspector) -> None:
    _examine(inspector, "inspector", ("inspect",))
    _keep(plugins, plugin, plugins.inspectors, inspector.name, inspector)
    plugin.inspectors.append(inspector.name)


def _examine(giver: Reader | Inspector, what: str, methods: tuple[str, ...]) -> None:
    """Refuse what gives unknown evidence or lacks a method, before any file is opened."""
    unknown = sorted(set(giver.kinds) - set(EVIDENCE_TYPES))
    if unknown:
        raise ValueError(f"{what} {giver.name!r} gives unknown evidence kinds: {', '.join(unknown)}")
    for method in methods:
        if not callable(getattr(giver, method, None)):
            raise TypeError(f"{what} {giver.name!r} has no method {method!r}")


def _accept_rule(plugins: Plugins, plugin: LoadedPlugin, rule: Rule) -> None:
    _keep(plugins, plugin, plugins.rules, rule.criterion.code, rule)
    plugin.rules.append(rule.criterion.code)


def _accept_reporter(plugins: Plugins, plugin: LoadedPlugin, reporter: Reporter) -> None:
    _keep(plugins, plugin, plugins.reporters, reporter.name, reporter)
    plugin.reporters.append(reporter.name)


def _accept_schemas(plugins: Plugins, plugin: LoadedPlugin, folder: Path) -> None:
    if not Path(folder).is_dir():
        raise FileNotFoundError(f"{folder} is no folder of schemas")
    plugins.schema_folders.append((plugin.name, Path(folder)))
    plugin.schemas.append(str(folder))


_ACCEPT: dict[str, Callable[[Plugins, LoadedPlugin, Any], None]] = {
    "register_readers": _accept_reader,
    "register_inspectors": _accept_inspector,
    "register_rules": _accept_rule,
    "register_schemas": _accept_schemas,
    "register_reporters": _accept_reporter,
}


def _keep(plugins: Plugins, plugin: LoadedPlugin, table: dict[str, Any], name: str, thing: object) -> None:
    if name in table:
        raise ValueError(f"{name!r} is already registered by plugin {plugins.owner[name].name!r}")
    table[name] = thing
    plugins.owner[name] = plugin


def _problem(plugin: LoadedPlugin, stage: str, fr: str, en: str, error: Exception) -> Problem:
    detail = f"{type(error).__name__}: {error}"
    return Problem(
        plugin=plugin.name,
        version=plugin.version,
        stage=stage,  # type: ignore[arg-type]  # the two stages of this module
        message=Words(
            f"Le plugin « {plugin.name} » {fr} ({detail}). Les autres continuent.",
            f'Plugin "{plugin.name}" {en} ({detail}). The others go on.',
        ),
    )
