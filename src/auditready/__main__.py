"""``python -m auditready``."""

from .cli import script

script()
