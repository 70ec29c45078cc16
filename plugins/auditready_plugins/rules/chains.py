"""Signatures given one after the other by one hand: within seconds, from one device, from one address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from auditready import (
    Attendance,
    Dossier,
    Finding,
    Locator,
    Mention,
    NotApplicable,
    Signature,
    Words,
    half_day,
    listing,
    rule,
    say,
)

from .facts import distinct, learner_of, records
from .signing import is_signed

_FEWEST, _MOST = 4, 40
_SHARE = 0.75
"""People that make a chain, and their share of all who signed: neighbours may well sign at the same moment, and so do
many of a crowd."""

_SlotKey = tuple[date, str]


class _Act(NamedTuple):
    """One person's electronic signature for one slot."""

    who: str
    name: str
    at: datetime | None
    device: str
    address: str
    trainer: bool
    locator: Locator


@rule(
    "SIG005",
    pack="service-fait",
    severity="funding",
    source="R.6313-3 ; jurisprudence sur les signatures « à la chaîne »",
    basis="case-law",
    needs=(("attendance",),),
    title=Words("Signatures données par chacun", "Signatures given by each person"),
    why=Words(
        "Des signatures électroniques à quelques secondes d'écart, d'un même appareil ou d'une même adresse, laissent "
        "penser qu'une seule personne a signé pour tous. Les bornes sont une lecture d'auditready.",
        "Electronic signatures seconds apart, from one device or one address, suggest that one person signed for all. "
        "The bounds are auditready's own reading.",
    ),
    accept=Words(
        "Chacun signe de son adresse ; en classe virtuelle, de son appareil (en salle, un réseau ou une tablette se "
        "partage). Signalé : de 4 à 40 personnes, trois quarts du groupe, à moins de « chain_seconds » l'une de "
        "l'autre (10 s par défaut).",
        "Each signs from an own address; in a live class, from an own device (in a room a network or a tablet is "
        "shared). Reported: 4 to 40 people, three quarters of the group, within “chain_seconds” of each other "
        "(10 s by default).",
    ),
    remedy=Words(
        "Demander à l'outil le fichier de preuve de chaque signature et réunir d'autres preuves de la présence.",
        "Ask the tool for the proof file of each signature and gather other proof of presence.",
    ),
    question=Words(
        "Comment chacun a-t-il signé : de son appareil, d'une tablette qui circule, au même signal ?",
        "How did each person sign: from an own device, a tablet passed round, at the same signal?",
    ),
)
def chained_signatures(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Look at the electronic signatures of each slot; several people at one moment from one device cannot all be."""
    slots = _by_slot(dossier)
    if not slots:
        because = Words(
            "Aucune signature ne porte d'heure, d'appareil ni d'adresse.", "No signature has a time, device or address."
        )
        yield NotApplicable(because=because)
        return
    remote = {(slot.date, slot.half_day) for slot in dossier.slots if slot.mode == "synchronous"}
    seconds = dossier.scope.tolerances.chain_seconds
    found: dict[str, dict[_SlotKey, list[_Act]]] = {}
    for key, acts in sorted(slots.items()):
        chain = _longest_chain(acts, seconds)
        if chain:
            one_device = bool(chain[0].device) and len({act.device for act in chain}) == 1
            found.setdefault("device chain" if one_device else "chain", {})[key] = chain
        elif key in remote and (device := _shared(acts, "device")):
            found.setdefault("device", {})[key] = device
        if address := _shared(acts, "address"):
            found.setdefault("address", {})[key] = address
    for kind, places in sorted(found.items()):
        yield _finding(kind, places, seconds)


def _by_slot(dossier: Dossier) -> dict[_SlotKey, list[_Act]]:
    """Return who signed each slot electronically; the trainer stands on every learner's line and counts once."""
    slots: dict[_SlotKey, dict[str, _Act]] = {}
    for line in records(dossier, Attendance):
        if line.date is None:
            continue
        acts = slots.setdefault((line.date, line.half_day or "day"), {})
        if is_signed(line):
            act = _act(dossier, line.person, line.signature, line.locator, trainer=False)
            acts.setdefault(act.who, act)
        if line.trainer is not None and line.trainer_signature is not None:
            act = _act(dossier, line.trainer, line.trainer_signature, line.locator, trainer=True)
            acts.setdefault(act.who, act)
    telling = {
        key: [act for act in acts.values() if act.at or act.device or act.address] for key, acts in slots.items()
    }
    return {key: acts for key, acts in telling.items() if acts}


def _act(dossier: Dossier, mention: Mention, signature: Signature, locator: Locator, *, trainer: bool) -> _Act:
    who = dossier.who(mention) or mention.name
    learner = learner_of(dossier, mention)
    name = dossier.learner_by_id[learner].name if learner else mention.name
    device, address = ((text or "").strip().casefold() for text in (signature.device, signature.signer))
    return _Act(who, name, signature.at, device, address, trainer, locator)


def _longest_chain(acts: list[_Act], seconds: int) -> list[_Act]:
    """Return the longest run of people with less than ``seconds`` from each to the next, if it is a chain.

    Where no time has seconds, the tool gives minutes alone: a whole class within one minute tells nothing.
    """
    apart = timedelta(seconds=seconds)
    timed = sorted(((act.at, act.who, act) for act in acts if act.at), key=lambda one: one[:2])
    if not any(at.second for at, _, _ in timed):
        return []
    best: list[_Act] = []
    run: list[_Act] = []
    before = None
    for at, _, act in timed:
        if before is not None and at - before < apart:
            run.append(act)
        else:
            run = [act]
        before = at
        if len(run) > len(best):
            best = run
    return best if max(_FEWEST, _SHARE * len(timed)) <= len(best) <= _MOST else []


def _shared(acts: list[_Act], field: str) -> list[_Act]:
    """Return the learners who have one device or address in common with another learner, the most frequent first."""
    groups: dict[str, list[_Act]] = {}
    for act in acts:
        if not act.trainer and (value := getattr(act, field)):
            groups.setdefault(value, []).append(act)
    largest = max(groups.values(), key=len, default=[])
    return largest if len(largest) > 1 else []


_WORDS: dict[str, tuple[str, str, Words]] = {
    "chain": (
        "Signatures à moins de {seconds} s l'une de l'autre ({names}) : {slots}.",
        "Signatures within {seconds} s of each other ({names}): {slots}.",
        Words("des signatures données par chacun", "signatures given by each person"),
    ),
    "device chain": (
        "Signatures du même appareil à moins de {seconds} s l'une de l'autre ({names}) : {slots}.",
        "Signatures from one device within {seconds} s of each other ({names}): {slots}.",
        Words("des signatures données par chacun", "signatures given by each person"),
    ),
    "device": (
        "Classe virtuelle signée du même appareil ou de la même adresse IP par plusieurs ({names}) : {slots}.",
        "Live class signed from one device or IP address by several people ({names}): {slots}.",
        Words("un appareil par participant", "one device for each participant"),
    ),
    "address": (
        "Une même adresse de signature pour plusieurs apprenants ({names}) : {slots}.",
        "One signing address for several learners ({names}): {slots}.",
        Words("une adresse par apprenant", "one address for each learner"),
    ),
}


def _finding(kind: str, places: dict[_SlotKey, list[_Act]], seconds: int) -> Finding:
    fr, en, expected = _WORDS[kind]
    acts = [act for found in places.values() for act in found]
    names = listing(sorted({act.name for act in acts}))
    slots = listing(_signed_slot(key, found) for key, found in places.items())
    return Finding(
        key=kind,
        state="contradiction" if kind == "device chain" else "to_judge",
        message=say(fr, en, seconds=seconds, names=names, slots=slots),
        expected=expected,
        found=slots,
        locators=distinct(act.locator for act in acts),
    )


def _signed_slot(key: _SlotKey, acts: list[_Act]) -> Words:
    times = [act.at for act in acts if act.at]
    slot = half_day(*key)
    if not times:
        return slot
    first, last = (f"{moment:%H:%M:%S}" for moment in (min(times), max(times)))
    return say("{slot}, {first} – {last}", "{slot}, {first}–{last}", slot=slot, first=first, last=last)
