"""Registration reports of Zoom meetings and webinars: who registered, and whether that was approved.

"First Name, Last Name, Email, Registration Time, Approval Status", below the meeting's own lines or alone. Registering
is neither enrolling in the training nor attending it, so no record is made: the file is known, and what it holds is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from auditready import (
    AnyEvidence,
    EvidenceFile,
    ReadContext,
    Recognition,
    UnreadableEvidence,
    fold,
    quote,
    say,
)

from ..chat.moments import is_moment
from ..chat.people import address_of
from ..chat.tables import Row, head_tables, read_tables

_LABELS = ("first name", "last name", "email", "registration time", "approval status")
_EMAIL, _AT, _STATUS = 2, 3, 4
_STATUSES = frozenset({"approved", "pending", "denied", "cancelled", "canceled"})
"""Not translated in any export seen by the programs that read them."""
_HEADER_WITHIN = 12


class RegistrationReader:
    """Knows a registration report, and gives nothing from it."""

    name = "zoom.registration"
    system = "Zoom"
    kinds = frozenset({"presence"})

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table of names, address, moment and an approval, without any arrival."""
        for rows in head_tables(file):
            if (found := _find_list(rows)) is not None:
                return Recognition(
                    confidence=0.9 if _is_english(found[0]) else 0.65,
                    why=say(
                        "colonnes « {header} » d'un rapport d'inscriptions Zoom",
                        'columns "{header}" of a Zoom registration report',
                        header=quote(", ".join(found[0].texts[:5]), 100),
                    ),
                )
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give no record; note how many registered, and what that proves."""
        found = next(filter(None, map(_find_list, read_tables(file))), None)
        if found is None:
            raise UnreadableEvidence(
                "le rapport d'inscriptions Zoom n'a plus d'en-tête lisible : exporter à nouveau le rapport",
                "the Zoom registration report has no readable header any more: export the report again",
            )
        _, rows = found
        states = Counter(fold(row.text(_STATUS)) for row in rows)
        shown = ", ".join(f"{state} {count}" for state, count in sorted(states.items()))
        context.note(
            f"{len(rows)} inscription(s) à la réunion ({shown}) : s'inscrire n'est pas participer, aucune présence "
            "n'en est tirée ; déposer le rapport des participants",
            f"{len(rows)} registration(s) for the meeting ({shown}): registering is not attending, no presence is "
            "taken from it; file the report of participants",
        )
        yield from ()


def _find_list(rows: Sequence[Row]) -> tuple[Row, list[Row]] | None:
    for index, row in enumerate(rows[:_HEADER_WITHIN]):
        if len(row) < 5:
            continue
        first = next((each for each in rows[index + 1 :] if not each.is_blank), None)
        if first is not None and _is_registration(first) and not _is_registration(row):
            return row, [each for each in rows[index + 1 :] if _is_registration(each)]
    return None


def _is_english(header: Row) -> bool:
    return tuple(map(fold, header.texts[:5])) == _LABELS


def _is_registration(row: Row) -> bool:
    if fold(row.text(_STATUS)) not in _STATUSES or not is_moment(row.cell(_AT)):
        return False
    return address_of(row.text(_EMAIL)) is not None
