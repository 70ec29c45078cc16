"""SIG: how a sheet was signed, for how long, when and from where; and whether a sealed document still holds."""

from __future__ import annotations

from datetime import datetime, timedelta

from sample_dossiers.cast import HELENE, LAN, MAELYS, MOHAMED
from tests.factory import Dossier, Person, Session, agreement, signing

from .case import Case, Pair, Said, contradiction, gap, holds, kept, question
from .sessions import ROOM, ROOM_AFTERNOON, ROOM_MORNING

GROUP = ROOM.but(learners=(HELENE, LAN, MOHAMED, MAELYS))
SHEET = "Feuille d'émargement.xlsx"
LIST = "Signatures électroniques.xlsx"
SIGNED = datetime(2026, 2, 24, 10, 5)


def _listed(session: Session = ROOM, **options: object) -> Dossier:
    dossier = Dossier(session)
    dossier.add("sheet", LIST, signing.signed_list_xlsx, **options)
    return dossier


def _pair(session: Session, bad: Dossier, *expected: Said) -> Pair:
    return Pair(Case("in_person", _listed(session), holds()), Case("in_person", bad, expected))


def one_signature_each() -> Pair:
    """Every learner's initials stand once, in a cell merged over morning and afternoon."""
    bad = Dossier(ROOM)
    bad.add("sheet", SHEET, signing.wide_sheet_xlsx)
    return Pair(Case("in_person", kept(ROOM, "sheet"), holds()), Case("in_person", bad, (gap(None, "sheet"),)))


def signed_in_time() -> Pair:
    """Lan signed the afternoon in the morning; Hélène signed both half-days in the evening of the next day."""
    evening = ROOM_AFTERNOON.ends + timedelta(days=1, hours=2)
    at = {
        (LAN.key, ROOM_AFTERNOON.id): ROOM_MORNING.starts + timedelta(minutes=7, seconds=12),
        (HELENE.key, ROOM_MORNING.id): evening,
        (HELENE.key, ROOM_AFTERNOON.id): evening + timedelta(seconds=41),
    }
    return _pair(ROOM, _listed(at=at), contradiction(LAN, "sheet"), contradiction(HELENE, "sheet"))


def chained_signatures() -> Pair:
    """The whole group signed the morning within ten seconds, from one tablet."""
    start = ROOM_MORNING.starts + timedelta(minutes=4)
    keys = [(learner.key, ROOM_MORNING.id) for learner in GROUP.learners]
    at = {key: start + timedelta(seconds=3 * number) for number, key in enumerate(keys)}
    bad = _listed(GROUP, at=at, devices=dict.fromkeys(keys, "Tablette d'accueil"))
    return _pair(GROUP, bad, contradiction(None, "sheet"))


def same_hand() -> Pair:
    """Lan's afternoon was signed from another address."""
    other = {(LAN.key, ROOM_AFTERNOON.id): "rh@batisseurs-oc.example.com"}
    return _pair(ROOM, _listed(addresses=other), question(LAN, "sheet"))


def _agreement(session: Session, *, changed: bool = False) -> bytes:
    client = Person("Étienne", "Galtier-Roux")
    data = signing.sealed(agreement(session), client, SIGNED)
    return signing.changed_after(data, datetime(2026, 4, 2, 9, 0)) if changed else data


def seals_hold() -> Pair:
    """A line was added to the agreement after the client had signed it."""
    good, bad = Dossier(ROOM), Dossier(ROOM)
    path = "Convention EXC-2026-03 signée.pdf"
    good.add("agreement", path, _agreement)
    bad.add("agreement", path, _agreement, changed=True)
    return Pair(Case("in_person", good, holds()), Case("in_person", bad, (contradiction(None, "agreement"),)))
