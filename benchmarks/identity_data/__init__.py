"""Names written by hand, with what a careful reader would say of them; every person is invented.

``*_first`` is what the rules were written against. ``*_second`` was written afterwards and measured before anything was
changed for it. A label says what the two writings alone can prove, not what is likely.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Label = Literal["same", "different", "unknown"]

S: Label = "same"
D: Label = "different"
U: Label = "unknown"
"""Nobody can tell from the two writings: merging them would be a guess, asking is right, and so is silence."""


class Pair(NamedTuple):
    """Two writings and what is known of them: "DURAND Camille <c.durand@acme.example>".

    The first stands on a signed sheet and the second in a Zoom report, unless "moodle: …" says otherwise.
    """

    label: Label
    left: str
    right: str


class Roster(NamedTuple):
    """All the mentions of a small session, grouped by the person they are."""

    what: str
    people: tuple[tuple[str, ...], ...]
    unknown: tuple[str, ...] = ()
    """Mentions that could be several of the people, or none."""
