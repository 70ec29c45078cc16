"""Webhooks of Jitsi as a service, kept as JSON or JSON Lines: ``PARTICIPANT_JOINED``, ``PARTICIPANT_LEFT``.

Envelope as the vendor documents it: ``idempotencyKey``, ``eventType``, ``sessionId``, ``timestamp`` in milliseconds,
``fqn``, ``data``. Of ``data`` the name, the address and the identifiers are read where they are there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct

from auditready import (
    AnyEvidence,
    EvidenceFile,
    Locator,
    Mention,
    Presence,
    ReadContext,
    Recognition,
    UnreadableEvidence,
    Words,
    parse_minutes,
    quote,
)

from ..chat.people import address_of, tells_typed_names

Json = dict[str, Any]

_JOINED, _LEFT = "PARTICIPANT_JOINED", "PARTICIPANT_LEFT"
_CALLS = frozenset({"DIAL_IN_STARTED", "DIAL_OUT_STARTED", "SIP_CALL_IN_STARTED", "SIP_CALL_OUT_STARTED"})
_EARLIEST, _LATEST = 1_262_304_000_000, 4_102_444_800_000
"""2010 and 2100 in milliseconds."""


class _Stay(Struct):
    """One join of one participant."""

    person: Mention
    session: str
    room: str
    start: datetime
    end: datetime | None = None


class WebhooksReader:
    """Reads stays in UTC, an entry and the exit of the same participant put together."""

    name = "jitsi.webhooks"
    system = "Jitsi (JaaS)"
    kinds = frozenset({"presence"})
    formats = frozenset({"json"})
    at_most = 0.95

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim JSON of events that have a key against repetition, a type and a room of the vendor's."""
        if file.format != "json" or not all(
            key in file.ascii_head for key in (b'"idempotencyKey"', b'"eventType"', b'"fqn"', b'"PARTICIPANT_')
        ):
            return None
        return Recognition(
            confidence=0.95,
            why=Words(
                "événements « PARTICIPANT_JOINED » avec « idempotencyKey » et « fqn », comme dans les webhooks de JaaS",
                'events "PARTICIPANT_JOINED" with "idempotencyKey" and "fqn", as in the webhooks of JaaS',
            ),
        )

    @tells_typed_names
    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one presence a join; events may come in any order and more than once."""
        events, repeated = _events(file.json)
        stays, orphans, nameless = _pair(events)
        if not stays:
            raise UnreadableEvidence(
                "aucune arrivée lisible (« PARTICIPANT_JOINED ») dans ces webhooks Jitsi",
                'no readable arrival ("PARTICIPANT_JOINED") in these Jitsi webhooks',
            )
        for stay in stays:
            yield Presence(
                locator=Locator(file=file.name, quote=quote(f"{_JOINED} {stay.person.name} {stay.start.isoformat()}")),
                person=stay.person,
                start=stay.start,
                end=stay.end,
                minutes=parse_minutes(stay.end - stay.start) if stay.end else None,
                meeting_id=stay.session or None,
                meeting_title=stay.room or None,
            )
        _note(context, stays, repeated, orphans, nameless)
        _note_calls(context, file.json)


def _events(document: Any) -> tuple[list[Json], int]:
    """Return the events in the order of their moments, each once, and how many were repeated."""
    entries = document if isinstance(document, list) else [document]
    once: dict[object, Json] = {}
    repeated = 0
    for number, entry in enumerate(entries):
        if not isinstance(entry, dict) or _moment(entry) is None or entry.get("eventType") not in {_JOINED, _LEFT}:
            continue
        key = _text(entry, "idempotencyKey") or number
        repeated += key in once
        once.setdefault(key, entry)
    return sorted(once.values(), key=lambda entry: (entry["timestamp"], entry["eventType"] == _JOINED)), repeated


def _pair(events: list[Json]) -> tuple[list[_Stay], int, int]:
    stays: list[_Stay] = []
    inside: dict[tuple[str, str], list[_Stay]] = {}
    orphans = nameless = 0
    for event in events:
        data = event.get("data")
        data = data if isinstance(data, dict) else {}
        name, at = _text(data, "name"), _moment(event)
        identifier = _text(data, "id")
        connection = _text(data, "participantId") or _text(data, "participantJid") or identifier or name
        key = (_text(event, "sessionId"), connection)
        if event["eventType"] == _LEFT:
            waiting = inside.get(key)
            if waiting:
                waiting.pop(0).end = at
            else:
                orphans += 1
        elif not name and not identifier:
            nameless += 1
        elif at is not None:
            person = Mention(name=name, email=address_of(_text(data, "email")), identifier=identifier or None)
            stay = _Stay(person, key[0], _text(event, "fqn").rpartition("/")[2], at)
            stays.append(stay)
            inside.setdefault(key, []).append(stay)
    return stays, orphans, nameless


def _moment(event: Json) -> datetime | None:
    value = event.get("timestamp")
    if not isinstance(value, int) or not _EARLIEST <= value < _LATEST:
        return None
    return datetime.fromtimestamp(value / 1000, UTC)


def _text(record: Json, key: str) -> str:
    value = record.get(key)
    return value.strip() if isinstance(value, str) else ""


def _note_calls(context: ReadContext, document: Any) -> None:
    entries = document if isinstance(document, list) else [document]
    calls = sum(isinstance(entry, dict) and entry.get("eventType") in _CALLS for entry in entries)
    if calls:
        context.note(
            f"{calls} appel(s) par téléphone ou SIP laissé(s) de côté : ils nomment une ligne, pas une personne",
            f"{calls} call(s) by telephone or SIP left out: they name a line, no person",
        )


def _note(context: ReadContext, stays: list[_Stay], repeated: int, orphans: int, nameless: int) -> None:
    if still := sum(stay.end is None for stay in stays):
        context.note(
            f"{still} connexion(s) sans départ dans ces webhooks : leur fin n'est pas connue",
            f"{still} stay(s) without an exit in these webhooks: their end is not known",
        )
    if orphans:
        context.note(
            f"{orphans} départ(s) sans arrivée laissé(s) de côté", f"{orphans} exit(s) without an entry left out"
        )
    if repeated:
        context.note(
            f"{repeated} événement(s) reçu(s) plusieurs fois, compté(s) une fois",
            f"{repeated} event(s) received more than once, counted once",
        )
    if nameless:
        context.note(
            f"{nameless} arrivée(s) sans nom laissée(s) de côté", f"{nameless} arrival(s) without a name left out"
        )
    context.note(
        "webhooks gardés par votre propre serveur : Jitsi n'en délivre aucune copie signée",
        "webhooks kept by your own server: Jitsi hands out no signed copy of them",
    )
