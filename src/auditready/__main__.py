"""``python -m auditready``."""

from .cli import main

main()
