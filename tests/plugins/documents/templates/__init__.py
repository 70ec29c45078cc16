"""Papers as other providers lay them out, with the fields that a reader must find in each. All names are invented."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from tests.papers import table, write_docx, write_flow, write_odt, write_pdf

Form = Literal["docx", "pdf", "flow", "odt", "csv"]


class Template(NamedTuple):
    """One invented document and what it says: a dictionary of fields for each record."""

    name: str
    form: Form
    blocks: Sequence[Any]
    """Lines of text; a list of rows is a table."""
    records: Sequence[dict[str, Any]]
    signed: bool = False

    def write(self, folder: Path) -> Path:
        """Write the document."""
        if self.form == "csv":
            path = folder / "document.csv"
            path.write_text("\r\n".join(self.blocks), encoding="utf-8")
            return path
        path = folder / f"document.{'pdf' if self.form == 'flow' else self.form}"
        if self.form == "pdf":
            return write_pdf(path, list(self.blocks), signed=self.signed)
        if self.form == "flow":
            return write_flow(path, *self.blocks)
        if self.form == "odt":
            return write_odt(path, *self.blocks)
        return write_docx(path, *(table(*each) if isinstance(each, list) else each for each in self.blocks))


def said(record: Any, field: str) -> Any:
    """Return a field as a template writes it: people by their names."""
    value = getattr(record, field)
    if isinstance(value, tuple):
        return tuple(getattr(each, "name", each) for each in value)
    return getattr(value, "name", value)
