"""Who is who in a BigBlueButton room: moderators, and identifiers that outlast one connection."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from auditready import Mention, ReadContext, fold

_EARLIEST, _LATEST = 1_262_304_000_000, 4_102_444_800_000
"""2010 and 2100 in milliseconds: BigBlueButton is not older, and a number outside is no moment."""


def moment(milliseconds: object) -> datetime | None:
    """Return a moment counted in milliseconds since 1970; ``None`` for 0, which stands for "not yet"."""
    try:
        value = int(milliseconds)  # type: ignore[call-overload]  # what is no number is told below
    except (TypeError, ValueError, OverflowError):
        return None
    return datetime.fromtimestamp(value / 1000, UTC) if _EARLIEST <= value < _LATEST else None


def mention(name: str, external: str, connections: Collection[str]) -> Mention:
    """Return a person; the external identifier is an account's, unless it is that of a connection."""
    known = external and external not in connections
    return Mention(name=name, identifier=external if known else None)


def hosts(people: Iterable[tuple[str, bool]], context: ReadContext) -> bool:
    """Whether moderators are the hosts, given ``(name, is moderator)``: where all are, the role tells nobody apart."""
    moderators: set[str] = set()
    others = False
    for name, is_moderator in people:
        others = others or not is_moderator
        if is_moderator:
            moderators.add(fold(name))
    if others or len(moderators) < 2:
        return True
    context.note(
        "tous les participants sont modérateurs : ce rôle ne dit pas qui anime, personne n'est pris pour l'animateur",
        "all participants are moderators: that role does not tell who teaches, nobody is taken for the host",
    )
    return False
