"""The tab of files: what each was taken for and why; what nobody recognised comes first."""

from __future__ import annotations

from textual.content import Content

from ...i18n import translator
from ...model import DossierReport, FileReport, FileStatus, Language
from ..pages import file_page
from ..wording import inside
from .browser import Browser
from .lines import Cell, Column, Look

_ORDER: tuple[FileStatus, ...] = ("failed", "unrecognised", "unreadable", "read", "ignored")
_MARKS: dict[FileStatus, tuple[str, Look]] = {
    "failed": ("▲", "major"), "unrecognised": ("?", "warn"), "unreadable": ("✗", "major"), "read": ("✓", "good"),
    "ignored": ("–", "faint"),
}  # fmt: skip


class FileBrowser(Browser[FileReport]):
    """Files of one dossier."""

    def __init__(self, report: DossierReport, language: Language) -> None:
        super().__init__(id="files-browser")
        self._folder = report.path
        self._files = sorted(report.files, key=lambda file: (_ORDER.index(file.status), file.path))
        self._language: Language = language
        self.page = lambda file: self.page_of(file, self._language)

    def speak(self, language: Language) -> None:
        """Show the lines in a language."""
        _ = translator(language)
        self._language = language
        self.lines.empty = _("This dossier holds no file.")
        self.lines.set_columns(
            [
                Column(_("Status"), self._status, width=14),
                Column(_("File"), lambda file: inside(file.path, self._folder), keep_end=True),
                Column(_("Taken for"), lambda file: (file.reader or "", "faint"), width=24, from_width=90),
                Column(_("Records"), lambda file: str(file.records or ""), width=8, right=True, from_width=48),
                Column(_("Notes"), lambda file: (str(len(file.notes) or ""), "warn"), width=5, right=True),
            ]
        )
        self.lines.set_items(self._files, text=self._searched, key=lambda file: file.path)
        self.show_detail()

    def page_of(self, file: FileReport, language: Language) -> Content:
        """Return the detail of a file."""
        return file_page(file, self._folder, language)

    def _status(self, file: FileReport) -> Cell:
        _ = translator(self._language)
        mark, look = _MARKS[file.status]
        return f"{mark} {_(file.status)}", look

    def _searched(self, file: FileReport) -> str:
        _ = translator(self._language)
        return f"{file.path} {file.reader or ''} {file.system or ''} {_(file.status)}"
