"""What can go wrong, as one tree, and what the process then exits with.

    AuditreadyError
    ├── UsageError                exit 2: the command, a setting or the folder is not usable as given
    │   ├── NothingToCheck        no dossier, no file: never a silent success
    │   ├── ConfigurationError    auditready.toml, dossier.toml, a schema, an unknown code
    │   └── PluginNotFound        a plugin that the user named cannot be had
    ├── UnreadableEvidence        raised by views and readers; becomes finding FIL001
    └── LimitExceeded             raised by views; becomes a Problem, exit 3

Each carries its message in both languages. Imports the model alone.
"""

from __future__ import annotations

from enum import IntEnum

from .model import Words


class ExitCode(IntEnum):
    """What the process says to a shell or a CI job."""

    OK = 0
    """Complete, nothing at or above ``--fail-on``."""
    FINDINGS = 1
    """Complete, findings at or above ``--fail-on``."""
    USAGE = 2
    """Wrong usage or configuration, unknown code, or nothing to check."""
    INCOMPLETE = 3
    """A plugin, rule or reader failed, or a limit was hit; the report is still written. Beats 1."""
    BUG = 70
    """A defect of auditready itself; the message names the crash log."""
    INTERRUPTED = 130


class AuditreadyError(Exception):
    """Anything that auditready raises on purpose."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(fr=fr, en=en)

    def __reduce__(self) -> tuple[type[AuditreadyError], tuple[str, str]]:
        return type(self), (self.words.fr, self.words.en)


class UsageError(AuditreadyError):
    """The command, a setting or the folder cannot be used as given."""


class NothingToCheck(UsageError):  # noqa: N818 - reads as what the user is told
    """There is no dossier or no file below the given paths."""


class ConfigurationError(UsageError):
    """A configuration file, a schema or a code is wrong; the message names the place."""


class PluginNotFound(UsageError):  # noqa: N818 - reads as what the user is told
    """A plugin that the user asked for by name cannot be loaded."""


class UnreadableEvidence(AuditreadyError):  # noqa: N818 - the public name of the plugin contract
    """The file is corrupt, empty, encrypted or image-only: a finding about the dossier, no fault of the tool."""


class LimitExceeded(AuditreadyError):  # noqa: N818 - reads as what the user is told
    """The file is larger than what is read of untrusted input."""
