"""Zoom exports: participants (layouts of 2020-22 and of 2023-26, English and French headers) and chat."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal

from .live import Stay, bounds, stays
from .session import Session, Slot

Language = Literal["en", "fr"]

_BLOCK = {
    "en": "Topic,ID,Host,Duration (minutes),Start time,End time,Participants",
    "fr": "Sujet,ID,Animateur,Durée (minutes),Heure de début,Heure de fin,Participants",
}
_PEOPLE = {
    "en": "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,"
    "Recording disclaimer response,In waiting room",
    "fr": "Nom (nom original),E-mail,Heure de connexion,Heure de déconnexion,Durée (minutes),Invité,"
    "Réponse à l’avertissement d’enregistrement,Dans la salle d’attente",
}
_YES = {"en": ("No", "Yes"), "fr": ("Non", "Oui")}


def participants(
    session: Session,
    slot: Slot,
    *,
    found: Sequence[Stay] | None = None,
    language: Language = "en",
    topic: str | None = None,
    recorded: bool = False,
    day_first: bool = True,
    identifier: str = "81796405615",
    edited: Mapping[str, int] | None = None,
) -> bytes:
    """Participants with meeting data, portal layout of 2023-26: BOM, commas, LF, one row a join.

    ``edited``: learner's key → minutes that somebody typed over Zoom's own.
    An AM/PM clock behind a day-first date is what the portal of a French account writes.
    """
    joins = stays(session, slot) if found is None else list(found)
    start, end = bounds(joins)
    host = session.trainer
    real = sum(not stay.waiting for stay in joins)
    pattern = "%d/%m/%Y %I:%M:%S %p" if day_first else "%m/%d/%Y %I:%M:%S %p"
    block = [
        _quoted(session.title if topic is None else topic), identifier, f"{host.name} ({host.email})",
        str(math.ceil((end - start).total_seconds() / 60)), f'"{start:{pattern}}"', f'"{end:{pattern}}"', str(real),
    ]  # fmt: skip
    no_yes = _YES[language]
    lines = [_BLOCK[language], ",".join(block), "", _PEOPLE[language]]
    for stay in sorted(joins, key=lambda stay: (stay.start, stay.person.key)):
        renamed = f"{stay.shown} ({stay.person.name})" if stay.shown else stay.person.name
        told = (edited or {}).get(stay.person.key, stay.rounded_minutes)
        answer = "OK" if recorded and not stay.waiting else ""
        cells = [
            _quoted(renamed), stay.person.email, f'"{stay.start:{pattern}}"', f'"{stay.end:{pattern}}"',
            str(told), no_yes[not stay.host], answer, no_yes[stay.waiting],
        ]  # fmt: skip
        lines.append(",".join(cells))
    return "\ufeff".encode() + ("\n".join(lines) + "\n").encode()


def participants_2021(session: Session, slot: Slot, *, found: Sequence[Stay] | None = None) -> bytes:
    """Per-join layout of 2020-22: no BOM, month first, a trailing comma in the block, no waiting room column."""
    joins = [stay for stay in (stays(session, slot) if found is None else found) if not stay.waiting]
    start, end = bounds(joins)
    block = [
        "817 9640 5615".replace(" ", ""), _quoted(session.title), _old(start), _old(end), session.trainer.email,
        str(math.ceil((end - start).total_seconds() / 60)), str(len(joins)), "",
    ]  # fmt: skip
    lines = [
        "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,",
        ",".join(block),
        "",
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent",
    ]
    for stay in joins:
        guest = "No" if stay.host else "Yes"
        cells = [_quoted(stay.name), stay.person.email, _old(stay.start), _old(stay.end), str(stay.rounded_minutes)]
        lines.append(",".join([*cells, guest, "NA"]))
    return ("\n".join(lines) + "\n").encode()


def unique_users(session: Session, slot: Slot) -> bytes:
    """ "Show unique users": totals without times, which prove no half-day."""
    joins = [stay for stay in stays(session, slot) if not stay.waiting]
    lines = ["Name (original name),Email,Total duration (minutes),Guest"]
    for person in dict.fromkeys(stay.person for stay in joins):
        mine = [stay for stay in joins if stay.person == person]
        total = sum(stay.rounded_minutes for stay in mine)
        lines.append(f"{_quoted(person.name)},{person.email},{total},{'No' if mine[0].host else 'Yes'}")
    return "\ufeff".encode() + ("\n".join(lines) + "\n").encode()


def _old(at: datetime) -> str:
    return f"{at:%m/%d/%Y %I:%M:%S %p}"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if "," in text or '"' in text else text


_TALK = (
    "Bonjour à toutes et à tous, on commence dans cinq minutes",
    "Bonjour !",
    "Est-ce que la formule fonctionne aussi sur plusieurs feuilles ?",
    "Oui, il suffit de préfixer la plage par le nom de la feuille",
    "Je partage le fichier de l'exercice 2",
    "Merci, c'est beaucoup plus clair\nje garde l'exemple",
    "On reprend à l'heure après la pause",
    "Question : comment figer l'en-tête ?",
    'Reacted to "Bonjour !" with 👍',
    "Merci à tous, bonne fin de journée",
)


def messages(session: Session, slot: Slot) -> list[tuple[datetime, str, str]]:
    """``(when, who, text)`` through the slot, trainer and present learners in turn."""
    draw = session.random("chat", slot.id)
    people = [learner for learner in session.learners if not session.is_absent(learner, slot)]
    at, found = slot.starts - timedelta(minutes=2), []
    for number, text in enumerate(_TALK):
        who = session.trainer if number % 3 == 0 else draw.choice(people)
        found.append((at, who.name, text))
        at += timedelta(minutes=draw.randint(6, 19), seconds=draw.randint(0, 59))
    return found


def chat(session: Session, slot: Slot, *, language: Language = "en") -> bytes:
    """Chat saved by the desktop client: since 2021 in English (CRLF, the text on tabbed lines), or in French."""
    lines = []
    for at, who, text in messages(session, slot):
        if language == "fr":
            lines.append(f"{at:%H:%M:%S}\t De  {who}  à  Tout le monde : {text}".replace("\n", "\r\n"))
        else:
            lines.append(f"{at:%H:%M:%S} From  {who}  to  Everyone:")
            lines += [f"\t{part}" for part in text.split("\n")]
    return ("\r\n".join(lines) + "\r\n").encode()
