"""Signatures: who did not sign, and what was signed by copying."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from auditready import (
    Attendance,
    Dossier,
    Dropout,
    Finding,
    LearnerFacts,
    Locator,
    Mention,
    NotApplicable,
    Signature,
    Slot,
    SlotAttendance,
    Words,
    fold,
    half_day,
    listing,
    rule,
    say,
)

from .facts import distinct, learner_of, records, slot_name

_Lack = Literal["blank", "connected", "mark"]


@rule(
    "SIG001",
    pack="service-fait",
    severity="funding",
    source="CAA Nantes, 1er juin 2021 ; R.6313-3",
    basis="case-law",
    needs=(("attendance",),),
    title=Words("Chaque demi-journée signée par l'apprenant", "Every half-day signed by the learner"),
    why=Words(
        "Une demi-journée non signée et sans absence notée ne prouve rien : ces heures ne seront pas payées.",
        "A half-day neither signed nor marked absent proves nothing: those hours will not be paid.",
    ),
    accept=Words(
        "Signature de l'apprenant pour chaque demi-journée, ou absence notée ; en classe virtuelle, un rapport de "
        "connexion nominatif peut la remplacer.",
        "The learner's signature for each half-day, or an absence on record; in a live class, a connection report "
        "by name can stand for it.",
    ),
    remedy=Words(
        "Ne rien faire signer après coup. Noter l'absence si elle est réelle ; sinon réunir d'autres preuves de la "
        "présence (rapport de connexion, travaux, attestation datée du formateur).",
        "Have nothing signed afterwards. Note the absence if there was one; otherwise gather other proof of presence "
        "(connection report, work done, a dated statement by the trainer).",
    ),
    question=Words(
        "Cet apprenant était-il présent, et qu'est-ce qui le prouve ?",
        "Was this learner there, and what proves it?",
    ),
)
def learner_signature(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Report blank cells as gaps; typed marks, and blanks that a live report makes up for, as questions.

    Slots that are not over yet and slots after a recorded drop-out ask for no signature.
    """
    for learner in dossier.learners:
        left = min((drop.at for drop in records(learner, Dropout) if drop.at), default=date.max)
        lacking: dict[_Lack, list[tuple[Slot, SlotAttendance]]] = {}
        for line in learner.attendance:
            slot = dossier.slot_by_id[line.slot]
            lack = _lack_of(line)
            if lack is not None and slot.date < min(left, dossier.as_of):
                lacking.setdefault(lack, []).append((slot, line))
        for lack, lines in sorted(lacking.items()):
            yield _unsigned(learner, lack, lines)


def _lack_of(line: SlotAttendance) -> _Lack | None:
    connected = bool(line.connected_minutes)
    if line.state == "unsigned":
        return "connected" if connected else "blank"
    return "mark" if line.state == "present" and not connected else None


_UNSIGNED: dict[_Lack, tuple[str, str]] = {
    "blank": (
        "{name} : ni signature ni absence notée, {slots}.",
        "{name}: neither a signature nor an absence on record, {slots}.",
    ),
    "connected": (
        "{name} : pas de signature, seul le rapport de connexion montre la présence, {slots}.",
        "{name}: no signature, the connection report alone shows the presence, {slots}.",
    ),
    "mark": (
        "{name} : présence cochée ou saisie, sans signature, {slots}.",
        "{name}: presence ticked or typed, without a signature, {slots}.",
    ),
}


def _unsigned(learner: LearnerFacts, lack: _Lack, lines: list[tuple[Slot, SlotAttendance]]) -> Finding:
    fr, en = _UNSIGNED[lack]
    return Finding(
        key=lack,
        state="gap" if lack == "blank" else "to_judge",
        learner=learner.id,
        message=say(fr, en, name=learner.name, slots=listing(slot_name(slot) for slot, _ in lines)),
        expected=Words(
            "une signature par demi-journée, ou une absence notée", "a signature for each half-day, or an absence"
        ),
        found=say("demi-journées sans signature : {n}", "half-days without a signature: {n}", n=len(lines)),
        locators=distinct(locator for _, line in lines for locator in line.locators + line.presence_locators),
    )


@rule(
    "SIG002",
    pack="service-fait",
    severity="funding",
    source="CAA Nantes, 1er juin 2021 ; L.6353-8",
    basis="case-law",
    needs=(("attendance",),),
    title=Words("Nom et signature du formateur", "Trainer's name and signature"),
    why=Words(
        "Sans le nom et la signature du formateur, la feuille ne dit pas qui a animé : sa valeur de preuve tombe.",
        "Without the trainer's name and signature the sheet does not say who taught: it loses its value as proof.",
    ),
    accept=Words(
        "Sur chaque feuille, pour chaque demi-journée : le nom du formateur et sa signature.",
        "On each sheet, for each half-day: the trainer's name and signature.",
    ),
    remedy=Words(
        "Joindre ce qui montre l'intervention (contrat, planning, rapport de connexion en hôte, facture du formateur) "
        "et compléter le modèle de feuille pour la suite.",
        "Add what shows who taught (contract, schedule, connection report as host, the trainer's invoice) and "
        "complete the sheet's template for the next sessions.",
    ),
    question=Words("Qui a animé cette demi-journée ?", "Who taught this half-day?"),
)
def trainer_signature(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Look at each slot that has a sheet and is over; report name, signature, or both, missing."""
    sheets = [slot for slot in dossier.slots if slot.sheet]
    if not sheets:
        yield NotApplicable(because=Words("Aucune feuille d'émargement.", "No attendance sheet."))
        return
    lacking: dict[str, list[Slot]] = {}
    for slot in sheets:
        lack = ("" if slot.trainers else "name") + ("" if slot.trainer_signed else "signature")
        if lack and slot.date < dossier.as_of:
            lacking.setdefault(lack, []).append(slot)
    for lack, slots in sorted(lacking.items()):
        what = _TRAINER[lack]
        yield Finding(
            key=lack,
            state="gap",
            message=say(
                "{what} : {slots}.",
                "{what}: {slots}.",
                what=what,
                slots=listing(slot_name(slot) for slot in slots),
            ),
            expected=Words("nom et signature du formateur", "trainer's name and signature"),
            found=what,
            locators=distinct(locator for slot in slots for locator in slot.locators),
        )


_TRAINER = {
    "name": Words("Nom du formateur absent", "Trainer's name missing"),
    "signature": Words("Signature du formateur absente", "Trainer's signature missing"),
    "namesignature": Words("Nom et signature du formateur absents", "Trainer's name and signature missing"),
}


class _Use(NamedTuple):
    """One picture of a signature in one place; a cell merged over several half-days is one place (SIG003)."""

    owner: str
    name: str
    learner: str | None
    slot: Words
    electronic: bool
    merged: bool
    locator: Locator


@rule(
    "SIG006",
    pack="service-fait",
    severity="funding",
    source="R.6313-3 ; jurisprudence sur les signatures identiques",
    basis="case-law",
    needs=(("attendance",),),
    title=Words("Image de signature réutilisée", "Signature picture used again"),
    why=Words(
        "Deux signatures faites à la main ne sont jamais identiques au pixel près : une image recopiée ne prouve pas "
        "la présence et fait douter de toute la feuille.",
        "Two signatures made by hand are never identical to the pixel: a copied picture proves no presence and casts "
        "doubt on the whole sheet.",
    ),
    accept=Words(
        "Une signature propre à chaque personne et à chaque demi-journée ; pour un outil de signature électronique, "
        "son fichier de preuve.",
        "A signature made by each person for each half-day; for an electronic signing tool, its proof file.",
    ),
    remedy=Words(
        "Retrouver la feuille d'origine ou le fichier de preuve de l'outil, et réunir d'autres preuves de la présence.",
        "Find the original sheet or the tool's proof file, and gather other proof of presence.",
    ),
    question=Words(
        "Comment cette signature a-t-elle été recueillie chaque demi-journée ?",
        "How was this signature collected each half-day?",
    ),
)
def copied_signature(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Group the pictures by digest: one picture for several people, or on several slots of one person.

    Trainers count as well: the sheet gives a trainer's picture with every learner's line, so slots are counted and
    not lines.
    """
    pictures: dict[str, dict[tuple[str, Words], _Use]] = {}
    for digest, use in _iter_pictures(dossier):
        pictures.setdefault(digest, {}).setdefault((use.owner, use.slot), use)
    if not pictures:
        yield NotApplicable(because=Words("Aucune image de signature.", "No signature picture."))
        return
    reused: dict[str, list[_Use]] = {}
    for digest, places in sorted(pictures.items()):
        uses = list(places.values())
        if len({use.owner for use in uses}) > 1:
            yield _shared_picture(digest, uses)
        elif len(uses) > 1 and not all(use.merged for use in uses):
            reused.setdefault(uses[0].owner, []).extend(uses)
    for owner, uses in sorted(reused.items()):
        yield _repeated_picture(owner, uses)


def _iter_pictures(dossier: Dossier) -> Iterator[tuple[str, _Use]]:
    for line in records(dossier, Attendance):
        slot = _slot_of(line)
        for mention, signature in ((line.person, line.signature), (line.trainer, line.trainer_signature)):
            if signature is not None and signature.digest:
                yield signature.digest, _use(dossier, mention, signature, slot, line.locator)


def _use(dossier: Dossier, mention: Mention | None, signature: Signature, slot: Words, locator: Locator) -> _Use:
    name = mention.name if mention is not None else ""
    owner = (dossier.who(mention) if mention is not None else None) or fold(name)
    learner = learner_of(dossier, mention)
    if learner is not None:
        name = dossier.learner_by_id[learner].name
    return _Use(owner, name, learner, slot, signature.kind == "electronic", signature.half_days > 1, locator)


def _slot_of(line: Attendance) -> Words:
    """Name the slot of a line; without a date, the place of the line stands for it."""
    if line.date is not None:
        return half_day(line.date, line.half_day or "day")
    where = line.locator
    text = f"{where.file} {where.sheet or ''} {where.row or where.line or ''} {where.column or ''}"
    return Words(" ".join(text.split()), " ".join(text.split()))


def _shared_picture(digest: str, uses: list[_Use]) -> Finding:
    names = sorted({use.name or "?" for use in uses})
    return Finding(
        key=f"shared {digest}",
        message=say(
            "La même image de signature sert à {n} personnes : {names}.",
            "The same signature picture stands for {n} people: {names}.",
            n=len(names),
            names=listing(names),
        ),
        expected=Words("une signature propre à chacun", "each person's own signature"),
        found=say("une image pour {n} personnes", "one picture for {n} people", n=len(names)),
        locators=distinct(use.locator for use in uses),
    )


def _repeated_picture(owner: str, uses: list[_Use]) -> Finding:
    """Report one person's repeated pictures; a signing tool may store one picture, so there it is a question."""
    slots = list(dict.fromkeys(use.slot for use in uses))
    return Finding(
        key=f"repeated {owner}",
        state="to_judge" if all(use.electronic for use in uses) else "contradiction",
        learner=uses[0].learner,
        message=say(
            "{name} : la même image de signature sur {n} demi-journées, {slots}.",
            "{name}: the same signature picture on {n} half-days, {slots}.",
            name=uses[0].name or Words("Formateur", "Trainer"),
            n=len(slots),
            slots=listing(slots),
        ),
        expected=Words("une signature faite à chaque demi-journée", "a signature made for each half-day"),
        found=say("une image recopiée {n} fois", "one picture found {n} times", n=len(slots)),
        locators=distinct(use.locator for use in uses),
    )
