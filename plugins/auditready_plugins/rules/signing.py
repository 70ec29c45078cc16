"""How a sheet was signed: for which stretch, when, and from where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple

from auditready import (
    Attendance,
    Dossier,
    Finding,
    LearnerFacts,
    NotApplicable,
    Signature,
    Words,
    fold,
    half_day,
    listing,
    minutes,
    rule,
    say,
)

from .facts import distinct, records

_LONGEST_HALF = 5 * 60
"""Minutes. A stretch of up to that is one half-day, as the half-days of a session are built."""

_AT_ONE_GO = timedelta(minutes=5)
"""Two half-days of one learner that were signed within that were signed together: our own bound, said in the rule."""

_NO_TIME = NotApplicable(
    because=Words(
        "Aucune signature ne porte l'heure à laquelle elle a été donnée.", "No signature says when it was given."
    )
)


class _Act(NamedTuple):
    """One signature with its time."""

    at: datetime
    line: Attendance

    @property
    def slot(self) -> Words:
        return half_day(self.line.date or self.at.date(), self.line.half_day or "day")


def is_signed(line: Attendance) -> bool:
    """Whether a learner's own signature stands on a line."""
    return line.state == "signed" and line.signature.kind != "none"


# --- one signature for how long ------------------------------------------------------------------------------


@rule(
    "SIG003",
    pack="service-fait",
    severity="funding",
    source="CAA Nantes, 1er juin 2021 ; R.6313-3",
    basis="case-law",
    needs=(("attendance",),),
    title=Words("Une signature par demi-journée", "One signature for each half-day"),
    why=Words(
        "Une signature pour la journée, la semaine ou tout le stage ne dit pas qui était là chaque demi-journée : le "
        "juge l'a écartée.",
        "One signature for the day, the week or the whole course does not say who was there each half-day: the court "
        "set it aside.",
    ),
    accept=Words(
        "Une signature de l'apprenant par demi-journée. Un créneau de 5 h au plus compte pour une demi-journée "
        "(lecture d'auditready).",
        "One signature of the learner for each half-day. A slot of 5 hours at most counts as one half-day "
        "(auditready's own reading).",
    ),
    remedy=Words(
        "Réunir d'autres preuves de chaque demi-journée (rapport de connexion, travaux, attestation datée du "
        "formateur) et prendre un modèle de feuille avec une case par demi-journée.",
        "Gather other proof of each half-day (connection report, work done, a dated statement by the trainer) and use "
        "a sheet with a cell for each half-day.",
    ),
    question=Words(
        "Comment savez-vous qui était présent le matin et qui l'était l'après-midi ?",
        "How do you know who was there in the morning and who was there in the afternoon?",
    ),
)
def one_signature_each(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Report signatures for several half-days (a merged cell), for whole days, and for periods of several days."""
    signed = [line for line in records(dossier, Attendance) if is_signed(line)]
    if not signed:
        yield NotApplicable(because=Words("Aucune signature sur une feuille.", "No signature on a sheet."))
        return
    wide: dict[str, list[Attendance]] = {}
    for line in signed:
        if (kind := _width(line)) is not None:
            wide.setdefault(kind, []).append(line)
    for kind, lines in sorted(wide.items()):
        yield _too_wide(kind, lines)


def _width(line: Attendance) -> str | None:
    """Say how much more than a half-day one signature covers; ``None`` where it covers one half-day."""
    if line.signature.half_days > 1:
        return "merged"
    if line.date is None:
        return "period" if line.first_day != line.last_day else None
    if line.half_day not in {"day", None}:
        return None
    if line.start is not None and line.end is not None:
        length = datetime.combine(date.min, line.end) - datetime.combine(date.min, line.start)
        return "day" if length.total_seconds() / 60 > _LONGEST_HALF else None
    return "day" if line.half_day == "day" else "open"


_WIDE: dict[str, tuple[str, str]] = {
    "merged": (
        "Une seule signature pour plusieurs demi-journées, {what}.",
        "One signature alone for several half-days, {what}.",
    ),
    "period": (
        "Une seule signature pour toute une période, {what}.",
        "One signature alone for a whole period, {what}.",
    ),
    "day": ("Une seule signature pour la journée, {what}.", "One signature alone for the whole day, {what}."),
    "open": (
        "Une signature par jour, sans demi-journée ni horaires, {what}.",
        "One signature a day, without half-day or times, {what}.",
    ),
}


def _too_wide(kind: str, lines: list[Attendance]) -> Finding:
    fr, en = _WIDE[kind]
    days = listing(dict.fromkeys(_stretch(line) for line in lines))
    people = len({line.person.name for line in lines})
    return Finding(
        key=kind,
        state="to_judge" if kind == "open" else "gap",
        message=say(fr, en, what=days),
        expected=Words("une signature par demi-journée", "one signature for each half-day"),
        found=say(
            "signatures de ce genre : {n}, apprenants : {people}",
            "such signatures: {n}, learners: {people}",
            n=len({(line.locator, line.date) for line in lines}),
            people=people,
        ),
        locators=distinct(line.locator for line in lines),
    )


def _stretch(line: Attendance) -> Words:
    if line.date is not None:
        return say("{day}", "{day}", day=line.date)
    return say("du {first} au {last}", "{first} to {last}", first=line.first_day, last=line.last_day)


# --- when ----------------------------------------------------------------------------------------------------


@rule(
    "SIG004",
    pack="service-fait",
    severity="funding",
    source="R.6313-3 ; jurisprudence sur les pièces établies d'avance ou reconstituées",
    basis="case-law",
    needs=(("attendance",),),
    title=Words("Signature pendant la demi-journée", "Signed during the half-day"),
    why=Words(
        "Signée avant, la feuille n'atteste pas une présence ; signée en bloc après, elle est reconstituée. La marge "
        "autour de la demi-journée est une lecture d'auditready.",
        "Signed before, the sheet attests no presence; signed in bulk afterwards, it was rebuilt. The margin around "
        "the half-day is auditready's own reading.",
    ),
    accept=Words(
        "Une signature donnée pendant la demi-journée, à la marge « signing_minutes » près (30 min par défaut). Deux "
        "demi-journées signées en moins de 5 min après coup le sont en bloc.",
        "A signature given during the half-day, within the margin “signing_minutes” (30 min by default). Two half-days "
        "signed within 5 minutes afterwards were signed in bulk.",
    ),
    remedy=Words(
        "Vérifier le fuseau et l'heure de l'outil. Pour une vraie signature tardive, joindre une autre preuve de la "
        "présence ; pour la suite, n'ouvrir la signature que pendant la demi-journée.",
        "Check the tool's time zone and clock. For a signature that really was late, add another proof of presence; "
        "from now on, open signing during the half-day alone.",
    ),
    question=Words(
        "Quand et comment cette signature a-t-elle été demandée ?", "When and how was this signature asked for?"
    ),
)
def signed_in_time(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Compare each learner's signing times with the half-day, within the tolerance; a trainer may sign afterwards."""
    margin = timedelta(minutes=dossier.scope.tolerances.signing_minutes)
    known = False
    for learner in dossier.learners:
        acts = list(_iter_acts(records(learner, Attendance)))
        known = known or bool(acts)
        if early := [act for act in acts if act.at < _begins(act.line, margin)]:
            yield _misplaced("early", learner, early, margin)
        late = [act for act in acts if act.at > _ends(act.line, margin)]
        if late:
            yield _misplaced("bulk" if _is_bulk(acts, late) else "late", learner, late, margin)
    if not known:
        yield _NO_TIME


def _iter_acts(lines: Iterable[Attendance]) -> Iterator[_Act]:
    for line in lines:
        if line.signature.at is not None and line.date is not None and is_signed(line):
            yield _Act(line.signature.at, line)


def _begins(line: Attendance, margin: timedelta) -> datetime:
    day = line.date or date.max
    return datetime.combine(day, line.start) - margin if line.start else datetime.combine(day, time.min)


def _ends(line: Attendance, margin: timedelta) -> datetime:
    day = line.date or date.min
    if line.end is None:
        return datetime.combine(day, time.max)
    over_midnight = line.start is not None and line.end <= line.start
    return datetime.combine(day, line.end) + margin + timedelta(days=over_midnight)


def _is_bulk(acts: list[_Act], late: list[_Act]) -> bool:
    """Whether a late signature was given together with that of another half-day."""
    moments = sorted((act.at, act.line.date, act.line.half_day) for act in acts)
    tardy = {act.at for act in late}
    return any(
        first[1:] != second[1:] and second[0] - first[0] <= _AT_ONE_GO and {first[0], second[0]} & tardy
        for first, second in pairwise(moments)
    )


_MISPLACED: dict[str, tuple[str, str]] = {
    "early": (
        "{name} : signature donnée avant la demi-journée, {acts}.",
        "{name}: signed before the half-day, {acts}.",
    ),
    "late": (
        "{name} : signature donnée après la demi-journée, {acts}.",
        "{name}: signed after the half-day, {acts}.",
    ),
    "bulk": (
        "{name} : demi-journées signées en bloc après coup, {acts}.",
        "{name}: half-days signed in bulk afterwards, {acts}.",
    ),
}


def _misplaced(kind: str, learner: LearnerFacts, acts: list[_Act], margin: timedelta) -> Finding:
    fr, en = _MISPLACED[kind]
    told = listing(
        (say("{slot} signée le {at}", "{slot} signed on {at}", slot=act.slot, at=act.at) for act in acts), limit=4
    )
    return Finding(
        key="early" if kind == "early" else "late",
        state="to_judge" if kind == "late" else "contradiction",
        learner=learner.id,
        message=say(fr, en, name=learner.name, acts=told),
        expected=say(
            "pendant la demi-journée, à {margin} près",
            "during the half-day, within {margin}",
            margin=minutes(margin.total_seconds() / 60),
        ),
        found=told,
        locators=distinct(act.line.locator for act in acts),
    )


# --- whose hand ----------------------------------------------------------------------------------------------


@rule(
    "SIG007",
    pack="service-fait",
    severity="funding",
    source="Jurisprudence sur les signatures différentes d'un même stagiaire",
    basis="case-law",
    needs=(("attendance",),),
    title=Words("Un apprenant, une signature", "One learner, one signature"),
    why=Words(
        "Des initiales qui ne sont pas celles de l'apprenant, ou deux adresses pour signer, laissent penser que "
        "quelqu'un d'autre a signé.",
        "Initials that are not the learner's, or two addresses to sign from, suggest that somebody else signed.",
    ),
    accept=Words(
        "La même adresse et les mêmes initiales d'une demi-journée à l'autre. auditready ne compare pas les tracés : "
        "l'œil du lecteur reste nécessaire pour les images.",
        "The same address and the same initials from one half-day to the next. auditready does not compare strokes: "
        "pictures still need a reader's eye.",
    ),
    remedy=Words(
        "Demander à l'apprenant de confirmer par écrit ses signatures et ses adresses, et garder sa réponse.",
        "Ask the learner to confirm these signatures and addresses in writing, and keep the answer.",
    ),
    question=Words(
        "Qui a signé, et d'où vient la différence ?", "Who signed, and where does the difference come from?"
    ),
)
def same_hand(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Compare each learner's signing addresses and typed initials; what differs is a question."""
    known = False
    for learner in dossier.learners:
        lines = [line for line in records(learner, Attendance) if is_signed(line)]
        addresses = _by_value(lines, lambda signature: (signature.signer or "").strip().casefold())
        initials = _unlike(_by_value(lines, _typed_initials))
        known = known or bool(addresses or initials)
        for kind, values in (("address", addresses), ("initials", initials)):
            if len(values) > 1:
                yield _differs(kind, learner, values)
    if not known:
        because = Words(
            "Aucune signature ne porte d'adresse ni d'initiales : les tracés ne sont pas comparés.",
            "No signature has an address or initials: strokes are not compared.",
        )
        yield NotApplicable(because=because)


def _by_value(lines: Iterable[Attendance], value_of: Callable[[Signature], str]) -> dict[str, list[Attendance]]:
    found: dict[str, list[Attendance]] = {}
    for line in lines:
        if value := value_of(line.signature):
            found.setdefault(value, []).append(line)
    return found


def _typed_initials(signature: Signature) -> str:
    """Return typed initials in one order and case: "C.D." and "DC" are one; a full name is no initials."""
    letters = "".join(character for character in fold(signature.text or "") if character.isalpha())
    short = signature.kind == "handwritten-text" and len(letters) <= 4
    return "".join(sorted(letters)) if short else ""


def _unlike(found: dict[str, list[Attendance]]) -> dict[str, list[Attendance]]:
    """Return nothing where the shortest initials are within all others: "JD" and "JPD" are one Jean-Pierre."""
    shortest = min(found, key=len, default="")
    return {} if all(Counter(shortest) <= Counter(letters) for letters in found) else found


_DIFFERS: dict[str, tuple[str, str, Words]] = {
    "address": (
        "{name} : plusieurs adresses pour signer, {values}.",
        "{name}: several addresses to sign from, {values}.",
        Words("une seule adresse", "one address alone"),
    ),
    "initials": (
        "{name} : initiales différentes d'une demi-journée à l'autre, {values}.",
        "{name}: initials that differ from one half-day to the next, {values}.",
        Words("les mêmes initiales", "the same initials"),
    ),
}


def _differs(kind: str, learner: LearnerFacts, values: dict[str, list[Attendance]]) -> Finding:
    fr, en, expected = _DIFFERS[kind]
    shown = listing(
        value if kind == "address" else (lines[0].signature.text or value) for value, lines in sorted(values.items())
    )
    return Finding(
        key=kind,
        state="to_judge",
        learner=learner.id,
        message=say(fr, en, name=learner.name, values=shown),
        expected=expected,
        found=shown,
        locators=distinct(line.locator for _, lines in sorted(values.items()) for line in lines),
    )
