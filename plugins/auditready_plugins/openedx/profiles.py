"""Open edX's list of those enrolled ("student profile info"): who they are, and nothing of what they did."""

from __future__ import annotations

from collections.abc import Iterator

from auditready import AnyEvidence, EvidenceFile, ReadContext, Recognition, say

from ..platforms.notes import plural
from ..platforms.tables import find_headers, rows_below

_NEEDS = tuple(
    frozenset(names)
    for names in (("username",), ("email",), ("year_of_birth", "level_of_education"), ("enrollment_mode", "goals"))
)
_SENSITIVE = ("year_of_birth", "gender", "mailing_address", "level_of_education")


class ProfilesReader:
    """Knows the list, and gives no evidence: to be enrolled proves nothing done."""

    name = "openedx.profiles"
    system = "Open edX"
    kinds = frozenset({"activity_progress"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods"})
    at_most = 0.9

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table with the fields of a profile."""
        if not find_headers(file, _NEEDS):
            return None
        why = say(
            "profils des inscrits Open edX : « username », « year_of_birth »",
            'Open edX profiles of those enrolled: "username", "year_of_birth"',
        )
        return Recognition(confidence=0.9, why=why)

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give nothing; say how many are listed and what should not lie in a dossier."""
        for header in find_headers(file, _NEEDS):
            people = sum(1 for _ in rows_below(file, header))
            context.note(
                f"liste de {plural(people, 'personne inscrite', 'personnes inscrites')} : une inscription ne prouve "
                "aucun suivi ; elle dit qui se cache derrière un nom d'utilisateur",
                f"list of {plural(people, 'person', 'persons')} enrolled: an enrolment proves nothing followed; it "
                "says who is behind a username",
            )
            private = [name for name in _SENSITIVE if name in header.places]
            if private:
                context.note(
                    f"données personnelles sans rapport avec la preuve à retirer : {', '.join(private)}",
                    f"personal data that proves nothing, to be removed: {', '.join(private)}",
                )
        yield from ()
