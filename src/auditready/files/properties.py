"""What an Office or OpenDocument container says of itself: who made it, when, with what."""

from __future__ import annotations

from .archive import ArchiveView
from .markup import local_name, parse_markup

_CORE = {
    "docProps/core.xml": {"creator": "author", "created": "created", "modified": "modified", "title": "title"},
    "docProps/app.xml": {"Application": "creator"},
    "meta.xml": {
        "initial-creator": "author", "creation-date": "created", "date": "modified", "generator": "creator",
    },
}  # fmt: skip
"""Part → element's local name → name of the property, as ``DocumentView.metadata`` has it."""


def read_properties(archive: ArchiveView) -> dict[str, str]:
    """Return the properties of a container; those that it does not state are left out.

    Raises ``UnreadableEvidence`` for a damaged part.
    """
    found: dict[str, str] = {}
    for part, names in _CORE.items():
        if part in archive.names:
            for element in parse_markup(archive.read(part), part).iter():
                name, text = names.get(local_name(element.tag)), (element.text or "").strip()
                if name and text:
                    found.setdefault(name, text)
    return found
