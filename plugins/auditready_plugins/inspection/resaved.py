"""Tell an export that a spreadsheet program saved again: no fraud, and no longer the tool's own file."""

from __future__ import annotations

from collections.abc import Iterator

from auditready import AnyEvidence, EvidenceFile, InspectContext

_WRITES = {
    "zoom.participants": ("Zoom", ","),
    "zoom.webinar": ("Zoom", ","),
    "teams.attendance": ("Microsoft Teams", "\t"),
    "moodle.log": ("Moodle", ","),
}
"""Reader → tool, and the one delimiter that it writes; other exports of Moodle let the user choose."""
_WORKBOOKS = frozenset({"xlsx", "xls", "ods"})
_TEXT_ALONE = frozenset({"Zoom", "Microsoft Teams"})
"""Tools that export no workbook."""


class ResavedInspector:
    """Gives no record: what a program may have changed (seconds, dates, accents) is said beside the file."""

    name = "inspection.resaved"
    kinds: frozenset[str] = frozenset()
    formats = _WORKBOOKS | {"delimited"}

    def inspect(self, file: EvidenceFile, context: InspectContext) -> Iterator[AnyEvidence]:
        """Note a workbook of a tool that writes text, and semicolons where the tool writes something else."""
        tool, delimiter = _WRITES.get(context.reader or "", ("", ""))
        if not tool:
            return
        if file.format in _WORKBOOKS:
            if tool in _TEXT_ALONE:
                _note(context, tool, "en classeur", "as a workbook")
        elif file.delimiter == ";" != delimiter:
            _note(context, tool, "avec des points-virgules", "with semicolons")
        yield from ()


def _note(context: InspectContext, tool: str, fr: str, en: str) -> None:
    context.note(
        f"enregistré à nouveau {fr}, ce que {tool} n'écrit pas : un tableur a pu changer secondes, dates et accents ; "
        "garder l'export d'origine",
        f"saved again {en}, which {tool} does not write: a spreadsheet program may have changed seconds, dates and "
        "accents; keep the original export",
    )
