"""Write docs/settings.md from the schemas of ``auditready.toml`` and ``dossier.toml``: ``make docs``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "settings.md"

HEAD = """# Settings

Both files are optional. What they do not say is inferred, and shown as inferred. An unknown key or a wrong value is an
error that names the file and the key.

`auditready.toml` stands in the folder that is checked. It lies with the evidence, which is untrusted: so it names no
plugin and no schema.
"""
TABLE = ("| key | value | default | meaning |", "|---|---|---|---|")
EXAMPLES = {
    "config": """```toml
dossiers = ["2026/*/*"]
audit_date = 2027-01-15

[provider]
name = "Ateliers du Lirou Formation"
nda = "76340987634"
categories = ["AF", "BC"]
certifying = true

[tolerances]
live_minutes = 15

[funders."OPCO Atlas"]
certified_minutes = 15

[calendar]
holidays = "alsace-moselle"
```
""",
    "dossier": """```toml
title = "Excel niveau 2"
modality = "synchronous"
start = 2026-03-02
end = 2026-03-03
planned_hours = 14
funder = "OPCO Atlas"

[identity]
same = [["Camille Durand", "C. Martin-Durand"]]
```
""",
}


def iter_rows(schema: Any, root: Any, prefix: str = "") -> Iterator[str]:
    """Give a table row for every key, tables within tables by their dotted name."""
    for name, value in schema.get("properties", {}).items():
        key = f"{prefix}{name}"
        target = _resolve(value, root)
        if "properties" in target:
            yield f"| **`[{key}]`** | | | {_text(value)} |"
            yield from iter_rows(target, root, f"{key}.")
        elif target.get("type") == "array" and "properties" in (item := _resolve(target.get("items", {}), root)):
            yield f"| **`[[{key}]]`** | | | {_text(value)} |"
            yield from iter_rows(item, root, f"{key}.")
        elif isinstance(below := target.get("additionalProperties"), dict):
            yield f"| **`[{key}.NAME]`** | | | {_text(value)} |"
            yield from iter_rows(_resolve(below, root), root, f"{key}.NAME.")
        else:
            yield f"| `{key}` | {_kind(target)} | {_default(target)} | {_text(value)} |"


def _resolve(schema: Any, root: Any) -> Any:
    while "$ref" in schema:
        found = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        schema = found
    return schema


def _kind(schema: Any) -> str:
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if schema.get("format"):
        return str(schema["format"])
    if schema.get("type") == "array":
        inner = schema.get("items", {})
        return f"list of {_kind(inner) if inner.get('enum') or inner.get('type') != 'array' else 'lists'}"
    bounds = [f"{word} {schema[name]}" for name, word in (("minimum", "≥"), ("maximum", "≤")) if name in schema]
    return " ".join([str(schema.get("type", "")), *bounds]).strip()


def _default(schema: Any) -> str:
    return f"`{json.dumps(schema['default'])}`" if "default" in schema else ""


def _text(schema: Any) -> str:
    return str(schema.get("description") or schema.get("title") or "")


def render() -> str:
    """Return the page."""
    parts = [HEAD]
    for name, title in (("config", "auditready.toml"), ("dossier", "dossier.toml")):
        schema = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
        rows = [*iter_rows(schema, schema)]
        parts += [f"## {title}\n", EXAMPLES[name], "\n".join([*TABLE, *rows, ""])]
    return "\n".join(parts).rstrip() + "\n"


def main() -> None:
    """Write the page."""
    TARGET.write_text(render(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
