"""One place at a time: learners and trainers whom two proofs show in two classes at once, in one dossier or in two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from auditready import Dossier, DossierFacts, Finding, NotApplicable, Words, listing, rule, say

from .facts import distinct, quoted
from .whereabouts import (
    Met,
    Whereabouts,
    clashes,
    learners_whereabouts,
    same_room,
    titles_alike,
    trainers_whereabouts,
)

_State = Literal["contradiction", "to_judge"]
_EVIDENCE = (("attendance", "presence"),)


@rule(
    "IDN005",
    pack="service-fait",
    severity="funding",
    source="Contrôle du service fait ; L.6362-6",
    basis="case-law",
    needs=_EVIDENCE,
    title=Words("Un apprenant, un seul lieu à la fois", "A learner in one place at a time"),
    why=Words(
        "Une personne présente au même moment dans deux classes n'a pu en suivre qu'une : l'une des deux preuves est "
        "fausse, et les heures ne seront payées qu'une fois.",
        "Somebody present in two classes at the same moment attended one at most: one of the two proofs is wrong, and "
        "the hours are paid once only.",
    ),
    accept=Words(
        "Des présences qui ne se chevauchent pas de plus de 15 min (seuil de l'outil, et non de la loi), dans un "
        "dossier comme d'un dossier à l'autre. Deux dossiers d'une même classe ne se contredisent pas.",
        "Presences that overlap by 15 minutes at most (the tool's bound, not the law's), within a dossier and between "
        "dossiers. Two dossiers of one class do not contradict each other.",
    ),
    remedy=Words(
        "Vérifier les horaires des deux feuilles ou rapports et l'identité de la personne (homonyme ?) ; corriger le "
        "certificat et la facture de la session qui n'a pas été suivie.",
        "Check the times of both sheets or reports and who it is (a namesake?); correct the certificate and the "
        "invoice of the session that was not attended.",
    ),
    question=Words(
        "Où cette personne était-elle réellement, et s'agit-il bien de la même ?",
        "Where was this person really, and is it one and the same?",
    ),
)
def learner_in_two_places(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Look at each learner's signed half-days and live stays within the dossier."""
    yield from _within(dossier, learners_whereabouts(dossier), "learner")


@learner_in_two_places.across(Whereabouts, learners_whereabouts)
def learner_in_two_dossiers(dossiers: Sequence[DossierFacts[Whereabouts]]) -> Iterator[tuple[str, Finding]]:
    """Look at the stays of everybody who has the same full name in several dossiers, and no other e-mail."""
    yield from _across(dossiers, "learner")


@rule(
    "IDN006",
    pack="service-fait",
    severity="funding",
    source="CAA Nantes, 20 avril 2021",
    basis="case-law",
    needs=_EVIDENCE,
    title=Words("Un formateur, une seule classe à la fois", "A trainer in one class at a time"),
    why=Words(
        "Un formateur nommé au même moment dans deux classes n'a pu en animer qu'une : le juge y a vu des feuilles "
        "établies après coup.",
        "A trainer named in two classes at the same moment taught one at most: the court took such sheets as made up "
        "afterwards.",
    ),
    accept=Words(
        "Des interventions qui ne se chevauchent pas de plus de 15 min (seuil de l'outil, et non de la loi). Deux "
        "dossiers d'une même classe (même intitulé, même salle) ne se contredisent pas.",
        "Classes that overlap by 15 minutes at most (the tool's bound, not the law's). Two dossiers of one class (same "
        "title, same room) do not contradict each other.",
    ),
    remedy=Words(
        "Établir qui a réellement animé chaque classe (planning, contrat, facture du formateur, rapport de connexion "
        "en hôte) et corriger la feuille qui se trompe par une note datée, sans la refaire.",
        "Find out who really taught each class (schedule, contract, the trainer's invoice, connection report as host) "
        "and correct the wrong sheet by a dated note, without making it anew.",
    ),
    question=Words("Qui a animé chacune de ces deux classes ?", "Who taught each of these two classes?"),
)
def trainer_in_two_places(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Look at the slots and live classes of each trainer within the dossier."""
    yield from _within(dossier, trainers_whereabouts(dossier), "trainer")


@trainer_in_two_places.across(Whereabouts, trainers_whereabouts)
def trainer_in_two_dossiers(dossiers: Sequence[DossierFacts[Whereabouts]]) -> Iterator[tuple[str, Finding]]:
    """Look at the classes of every trainer who has the same full name in several dossiers, and no other e-mail."""
    yield from _across(dossiers, "trainer")


_NOBODY = {
    "learner": Words("Aucune présence datée d'un apprenant.", "No dated presence of a learner."),
    "trainer": Words("Aucun formateur nommé sur une date.", "No trainer named on a date."),
}


def _within(dossier: Dossier, facts: Whereabouts, role: str) -> Iterator[Finding | NotApplicable]:
    if not facts.people:
        yield NotApplicable(because=_NOBODY[role])
    for person in facts.people:
        pairs = list(clashes(Met(dossier.id, facts, person, stay) for stay in person.stays))
        if pairs:
            yield _finding(role, pairs, "to_judge" if any(map(_is_doubtful, pairs)) else "contradiction")


def _across(dossiers: Sequence[DossierFacts[Whereabouts]], role: str) -> Iterator[tuple[str, Finding]]:
    by_name: dict[str, list[Met]] = {}
    for each in dossiers:
        for person in each.facts.people:
            if person.key:
                found = by_name.setdefault(person.key, [])
                found += [Met(each.dossier, each.facts, person, stay) for stay in person.stays]
    for _, stays in sorted(by_name.items()):
        if len({met.dossier for met in stays}) > 1:
            yield from _clashing(stays, role)


def _clashing(stays: Iterable[Met], role: str) -> Iterator[tuple[str, Finding]]:
    """Give to each of two dossiers a finding that names the other, with all that clashes between them."""
    between: dict[tuple[str, str], list[tuple[Met, Met]]] = {}
    for one, other in clashes(stays):
        if one.dossier != other.dossier and _may_be_one_person(one, other):
            between.setdefault((one.dossier, other.dossier), []).append((one, other))
            between.setdefault((other.dossier, one.dossier), []).append((other, one))
    for (dossier, elsewhere), pairs in sorted(between.items()):
        doubt = any(map(_is_doubtful, pairs)) or (role == "learner" and not _same_address(*pairs[0]))
        yield dossier, _finding(role, pairs, "to_judge" if doubt else "contradiction", elsewhere)


def _may_be_one_person(one: Met, other: Met) -> bool:
    """Whether no e-mail address says that they are two."""
    return not one.person.emails or not other.person.emails or _same_address(one, other)


def _same_address(one: Met, other: Met) -> bool:
    return not set(one.person.emails).isdisjoint(other.person.emails)


def _is_doubtful(pair: tuple[Met, Met]) -> bool:
    """Whether times are missing, or the two may be one class after all."""
    one, other = pair
    if not (one.stay.timed and other.stay.timed):
        return True
    if one.dossier == other.dossier and (one.stay.live or other.stay.live):
        return one.stay.live != other.stay.live  # two live classes that are known to be two leave no doubt
    return titles_alike(one, other) or same_room(one, other)


def _finding(role: str, pairs: Sequence[tuple[Met, Met]], state: _State, other: str | None = None) -> Finding:
    here = pairs[0][0]
    where = Words("", "") if other is None else say(" du dossier {it}", " of dossier {it}", it=quoted(other))
    found = listing(
        (say("{one} / {other}", "{one} / {other}", one=one.words, other=again.words) for one, again in pairs), limit=3
    )
    words = _SAYS[role]
    return Finding(
        key=f"{here.person.key or here.person.name} {other or ''}".strip(),
        state=state,
        learner=here.person.id if role == "learner" else None,
        message=say(words.fr, words.en, name=here.person.name, found=found, where=where),
        expected=_EXPECTED[role],
        found=found,
        locators=distinct(met.locator for pair in pairs for met in pair),
    )


_SAYS = {
    "learner": Words(
        "{name} : à deux endroits en même temps, {found}{where}.",
        "{name}: in two places at the same time, {found}{where}.",
    ),
    "trainer": Words(
        "{name} : deux classes en même temps, {found}{where}.", "{name}: two classes at the same time, {found}{where}."
    ),
}
_EXPECTED = {
    "learner": Words("une présence à la fois", "one presence at a time"),
    "trainer": Words("une classe à la fois", "one class at a time"),
}
