"""JSON and JSON Lines."""

from __future__ import annotations

from typing import Any

import msgspec

from ..errors import UnreadableEvidence


def read_json(text: str) -> Any:
    """Decode one JSON document, or JSON Lines as a list of documents.

    Raises ``UnreadableEvidence`` with the line where it breaks.
    """
    body = text.strip().lstrip("\ufeff")
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError) as error:
        whole = error
    documents = []
    for number, line in enumerate(body.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            documents.append(msgspec.json.decode(line))
        except (msgspec.DecodeError, RecursionError) as error:
            raise UnreadableEvidence(
                f"JSON abîmé, ligne {number} ({whole if number == 1 else error})",
                f"damaged JSON, line {number} ({whole if number == 1 else error})",
            ) from error
    return documents
