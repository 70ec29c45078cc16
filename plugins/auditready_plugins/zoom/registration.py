"""Registration reports of Zoom meetings and webinars: who registered, and whether that was approved.

"First Name, Last Name, Email, Registration Time, Approval Status", below the meeting's own lines or alone. Registering
is neither enrolling in the training nor attending it, so no record is made: the file is known, and that is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from auditready import ReadContext, fold

from ..chat.moments import is_moment
from ..chat.people import address_of
from ..chat.tables import Row

_LABELS = ("first name", "last name", "email", "registration time", "approval status")
_EMAIL, _AT, _STATUS = 2, 3, 4
_STATUSES = frozenset({"approved", "pending", "denied", "cancelled", "canceled"})
"""Not translated in any export seen by the programs that read them."""
_HEADER_WITHIN = 12


class Registrations(Struct, frozen=True):
    """The list of who registered."""

    header: Row
    rows: list[Row]

    @property
    def known(self) -> bool:
        """Whether the labels are Zoom's English ones, rather than told by what stands below them."""
        return tuple(map(fold, self.header.texts[:5])) == _LABELS


def find_registrations(rows: Sequence[Row]) -> Registrations | None:
    """Return the list in ``rows``: names, an address, a moment and an approval, without any arrival."""
    for index, row in enumerate(rows[:_HEADER_WITHIN]):
        if len(row) < 5:
            continue
        first = next((each for each in rows[index + 1 :] if not each.is_blank), None)
        if first is not None and _is_registration(first) and not _is_registration(row):
            return Registrations(row, [each for each in rows[index + 1 :] if _is_registration(each)])
    return None


def note_registrations(found: Registrations, context: ReadContext) -> None:
    """Say how many registered, and that it proves no presence."""
    count = len(found.rows)
    states = Counter(fold(row.text(_STATUS)) for row in found.rows)
    shown = ", ".join(f"{state} {number}" for state, number in sorted(states.items()))
    context.note(
        f"{count} inscription(s) à la réunion ({shown}) : s'inscrire n'est pas participer, aucune présence n'en est "
        "tirée ; déposer le rapport des participants",
        f"{count} registration(s) for the meeting ({shown}): registering is not attending, no presence is taken from "
        "it; file the report of participants",
    )


def _is_registration(row: Row) -> bool:
    if fold(row.text(_STATUS)) not in _STATUSES or not is_moment(row.cell(_AT)):
        return False
    return address_of(row.text(_EMAIL)) is not None
