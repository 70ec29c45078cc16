"""People and files as Zoom names them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime

from auditready import LazyPattern, Mention, fold

from ..chat.people import address_of

_RENAMED = LazyPattern(r"(.*[^\s(])\s*\(([^()]*\w[^()]*)\)")
_NO_NAME = frozenset({
    "guest", "invite", "invitee", "invitado", "invitada", "ospite", "gast", "convidado", "external", "externe", "ext",
    "host", "co-host", "cohost", "hote", "animateur", "animatrice", "formateur", "formatrice", "trainer", "stagiaire",
    "apprenant", "apprenante", "unverified", "she/her", "he/him", "they/them", "elle", "il",
})  # fmt: skip
"""What people write in brackets behind their own name: no former name."""

_LONGEST = 200
"""A longer cell is no name; the pattern would take a time that grows with its square."""

_RECORDING = LazyPattern(r"GMT(20\d{6})-(\d{6})")
_LOCAL_FOLDER = LazyPattern(r"(?<!\d)(20\d\d-\d\d-\d\d) (\d\d\.\d\d\.\d\d)(?!\d)")


class Names:
    """Tells a rename, which Zoom writes "New (Original)", from a name with brackets.

    An original name that stands behind several people ("iPhone") would make one person of them: it is left out, and
    told by ``shared``.
    """

    def __init__(self, people: Iterable[tuple[str, str]]) -> None:
        owners: dict[str, set[str]] = defaultdict(set)
        for written, email in people:
            new, original = _split(written)
            if original:
                owners[fold(original)].add(email.casefold() or fold(new))
        self._shared = {original for original, those in owners.items() if len(those) > 1}

    @property
    def shared(self) -> tuple[str, ...]:
        """Original names that several people have, folded and sorted."""
        return tuple(sorted(self._shared))

    def mention(self, written: str, email: str) -> Mention:
        """Return the person of a row."""
        new, original = _split(written)
        aliases = (original,) if original and fold(original) not in self._shared else ()
        return Mention(name=new, email=address_of(email), aliases=aliases)


def _split(written: str) -> tuple[str, str]:
    found = _RENAMED.fullmatch(written) if len(written) <= _LONGEST else None
    if found is None or fold(found[2]) in _NO_NAME:
        return written, ""
    return found[1], found[2].strip()


def recording_start(path: str) -> datetime | None:
    """Return when a cloud recording began, in UTC, from ``GMT20240816-153012_Recording…`` in its path."""
    found = None
    for found in _RECORDING.finditer(path):  # noqa: B007 - the last one is the file's own
        pass
    return _moment(f"{found[1]}{found[2]}", "%Y%m%d%H%M%S", zone=True) if found else None


def local_start(path: str) -> datetime | None:
    """Return when a meeting saved on a computer began, in its local time, from the folder that Zoom makes for it.

    The folder reads ``2024-03-15 09.00.12 Topic``.
    """
    found = _LOCAL_FOLDER.search(path)
    return _moment(f"{found[1]} {found[2]}", "%Y-%m-%d %H.%M.%S") if found else None


def _moment(text: str, form: str, *, zone: bool = False) -> datetime | None:
    try:
        moment = datetime.strptime(text, form)
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if zone else moment
