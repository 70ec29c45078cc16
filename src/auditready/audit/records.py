"""Hold a record that a plugin gives against its kind's schema."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

import msgspec

from ..model import Evidence, Words
from ..standard import Standard


def explain_invalid(record: object, kinds: AbstractSet[str], standard: Standard) -> Words | None:
    """Return what is wrong with a record of a plugin that announces ``kinds``; ``None`` when it is valid."""
    if not isinstance(record, Evidence) or record.kind not in kinds:
        name = type(record).__name__
        return Words(
            f"un enregistrement de type {name}, qui n'est pas annoncé", f"a record of type {name}, not announced"
        )
    if error := standard.explain_record(record.kind, msgspec.to_builtins(record)):
        return Words(
            f"un enregistrement « {record.kind} » invalide ({error})", f'an invalid "{record.kind}" record ({error})'
        )
    return None
