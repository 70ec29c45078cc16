"""The learner's own work: done by the learner, handed in by one alone, marked after it was handed in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from msgspec import Struct

from auditready import (
    ActivityProgress,
    Dossier,
    DossierFacts,
    Finding,
    LearnerFacts,
    LmsSession,
    Locator,
    NotApplicable,
    Submission,
    Words,
    listing,
    minutes,
    name_key,
    rule,
    say,
)

from .announced import DONE
from .compact import FileKey, Spot, Spots, unpack
from .facts import distinct, quoted, records

_SHOWN = 3
"""Other works that a finding names and points at; how many more there are is said."""


@rule(
    "DST008",
    pack="service-fait",
    severity="funding",
    indicators=(19,),
    source="R.6313-3 ; D.6313-3-1",
    basis="practice",
    needs=(("activity_progress", "lms_session"),),
    title=Words("Activités faites par l'apprenant lui-même", "Activities done by the learner"),
    why=Words(
        "Une activité validée à la main, dispensée, ou suivie par quelqu'un connecté au nom de l'apprenant ne prouve "
        "pas son travail. Lecture d'auditready : aucun texte ne le dit ainsi.",
        "An activity ticked off by hand, waived, or done by somebody logged in as the learner does not prove the "
        "learner's work. auditready's own reading: no text says so in these words.",
    ),
    accept=Words(
        "Un achèvement dû à l'apprenant ou à ses résultats ; pour une validation manuelle, la trace de ce qui l'a "
        "motivée (travail remis autrement, oral, panne).",
        "A completion due to the learner or to the results; for one set by hand, the trace of its reason (work handed "
        "in another way, an oral, a breakdown).",
    ),
    remedy=Words(
        "Noter qui a validé, quand et pourquoi, et joindre le travail de l'apprenant ; sinon ne pas compter ces "
        "activités dans les heures.",
        "Write down who ticked it off, when and why, and add the learner's work; otherwise do not count these "
        "activities in the hours.",
    ),
    question=Words(
        "Pourquoi cette activité n'a-t-elle pas été achevée par l'apprenant lui-même ?",
        "Why was this activity not completed by the learner?",
    ),
)
def done_by_others(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Ask about activities set as done by somebody, waived ones, and sessions of somebody logged in as the learner."""
    for learner in dossier.learners:
        done = [one for one in records(learner, ActivityProgress) if one.status in DONE]
        forced = [one for one in done if one.completed_by == "override" or one.overridden_by]
        if forced:
            yield _forced(learner, forced)
        if waived := [one for one in done if one.completed_by == "waived"]:
            yield _waived(learner, waived)
        if sessions := [one for one in records(learner, LmsSession) if one.on_behalf]:
            yield _on_behalf(learner, sessions)


def _forced(learner: LearnerFacts, done: Sequence[ActivityProgress]) -> Finding:
    names = listing((quoted(one.activity) for one in done), limit=3)
    people = sorted({one.overridden_by for one in done if one.overridden_by})
    by = say(" par {who}", " by {who}", who=listing(people)) if people else Words("", "")
    return Finding(
        key="override",
        state="to_judge",
        learner=learner.id,
        message=say(
            "{name} : activités validées à la main{by}, {names}.",
            "{name}: activities set as done by hand{by}, {names}.",
            name=learner.name,
            by=by,
            names=names,
        ),
        expected=Words("des activités achevées par l'apprenant", "activities completed by the learner"),
        found=names,
        locators=distinct(one.locator for one in done),
    )


def _waived(learner: LearnerFacts, done: Sequence[ActivityProgress]) -> Finding:
    names = listing((quoted(one.activity) for one in done), limit=3)
    return Finding(
        key="waived",
        state="to_judge",
        learner=learner.id,
        message=say(
            "{name} : activités dispensées et non suivies, {names}.",
            "{name}: activities waived and not done, {names}.",
            name=learner.name,
            names=names,
        ),
        expected=Words("des activités achevées par l'apprenant", "activities completed by the learner"),
        found=names,
        locators=distinct(one.locator for one in done),
    )


def _on_behalf(learner: LearnerFacts, sessions: Sequence[LmsSession]) -> Finding:
    found = say(
        "connexions : {n} ({time})",
        "connections: {n} ({time})",
        n=len(sessions),
        time=minutes(sum(session.minutes for session in sessions)),
    )
    return Finding(
        key="on behalf",
        state="to_judge",
        learner=learner.id,
        message=say(
            "{name} : quelqu'un d'autre s'est connecté en son nom, {found}.",
            "{name}: somebody else logged in as the learner, {found}.",
            name=learner.name,
            found=found,
        ),
        expected=Words("des connexions de l'apprenant", "connections of the learner"),
        found=found,
        locators=distinct(session.locator for session in sessions),
    )


# --- handed-in work ------------------------------------------------------------------------------------------


@rule(
    "DST007",
    pack="rnq",
    severity="minor",
    indicators=(11, 19),
    source="RNQ, indicateurs 11 et 19",
    basis="practice",
    needs=(("submission",),),
    title=Words("Travaux propres à chacun, retours après la remise", "Work of one's own, feedback after it"),
    why=Words(
        "Le même travail rendu par plusieurs ne montre pas ce que chacun a appris ; un retour plus ancien que le "
        "travail n'en est pas un. Lecture d'auditready.",
        "The same work handed in by several people does not show what each has learnt; feedback older than the work is "
        "none. auditready's own reading.",
    ),
    accept=Words(
        "Des travaux différents, ou une consigne de travail en groupe ; un retour daté d'après la remise.",
        "Works that differ, or an instruction to work as a group; feedback dated after the work was handed in.",
    ),
    remedy=Words(
        "Joindre la consigne s'il s'agit d'un travail de groupe ; sinon faire reprendre l'évaluation à ceux qui ont "
        "copié, et vérifier les dates des retours.",
        "Add the instruction where it is group work; otherwise have those who copied take the assessment again, and "
        "check the dates of the feedback.",
    ),
    question=Words(
        "Ce travail était-il individuel, et qu'a fait chacun ?", "Was this work individual, and what did each one do?"
    ),
)
def works_of_ones_own(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Group the works by content, and hold each feedback's date against the work's."""
    works = records(dossier, Submission)
    if not any(work.digest or work.text_digest or (work.at and work.feedback_at) for work in works):
        yield NotApplicable(
            because=Words("Ni travail déposé ni date de retour à comparer.", "No work filed, no date of feedback.")
        )
        return
    facts = _works(dossier)
    if facts is not None:
        for group in _identical([DossierFacts(dossier.id, facts)]):
            yield _same_work(group, (), len({met.person for met in group}))
    yield from _early_feedback(dossier)


def _early_feedback(dossier: Dossier) -> Iterator[Finding]:
    for learner in dossier.learners:
        early = [
            work
            for work in records(learner, Submission)
            if work.at is not None and work.feedback_at is not None and work.feedback_at < work.at
        ]
        if early:
            found = listing(
                (
                    say(
                        "{name} : retour du {feedback}, remise du {at}",
                        "{name}: feedback of {feedback}, handed in on {at}",
                        name=quoted(work.activity),
                        feedback=work.feedback_at,
                        at=work.at,
                    )
                    for work in early
                ),
                limit=3,
            )
            yield Finding(
                key="early feedback",
                state="to_judge",
                learner=learner.id,
                message=say(
                    "{name} : retour plus ancien que le travail, {found}.",
                    "{name}: feedback older than the work, {found}.",
                    name=learner.name,
                    found=found,
                ),
                expected=Words("un retour après la remise", "feedback after the work was handed in"),
                found=found,
                locators=distinct(work.locator for work in early),
            )


class Work(Struct, frozen=True, array_like=True):
    """One work handed in."""

    learner: str
    name: str
    activity: str
    marks: tuple[bytes, ...]
    """First halves of its digests: of the bytes, and of the words."""
    spot: Spot


class Works(Struct, frozen=True, array_like=True):
    """All handed-in work of one dossier."""

    files: tuple[FileKey, ...]
    works: tuple[Work, ...]


class _Met(NamedTuple):
    dossier: str
    facts: Works
    work: Work

    @property
    def locator(self) -> Locator:
        return unpack(self.work.spot, self.facts.files)

    @property
    def person(self) -> str:
        """What tells one person from another across dossiers."""
        return name_key(self.work.name) or f"{self.dossier} {self.work.learner}"


def _works(dossier: Dossier) -> Works | None:
    spots = Spots(dossier)
    works = []
    for learner in dossier.learners:
        for work in records(learner, Submission):
            marks = tuple(bytes.fromhex(digest)[:16] for digest in (work.digest, work.text_digest) if digest)
            if marks:
                works.append(Work(learner.id, learner.name, work.activity, marks, spots.pack(work.locator)))
    return Works(spots.files, tuple(works)) if works else None


@works_of_ones_own.across(Works, _works)
def works_of_all_dossiers(dossiers: Sequence[DossierFacts[Works]]) -> Iterator[tuple[str, Finding]]:
    """Group the works of all dossiers by content; what one dossier says of itself is said there."""
    for group in _identical(dossiers):
        by_dossier: dict[str, list[_Met]] = {}
        for met in group:
            by_dossier.setdefault(met.dossier, []).append(met)
        if len(by_dossier) > 1:
            people = len({met.person for met in group})
            first = [own[0] for own in islice(by_dossier.values(), _SHOWN + 1)]
            for dossier, own in by_dossier.items():
                elsewhere = [met for met in first if met.dossier != dossier][:_SHOWN]
                yield dossier, _same_work(own, elsewhere, people)


def _identical(dossiers: Sequence[DossierFacts[Works]]) -> Iterator[list[_Met]]:
    """Give the works of two people and more that share their bytes or their words, each group once."""
    by_mark: dict[bytes, list[_Met]] = {}
    for each in dossiers:
        for work in each.facts.works:
            for mark in dict.fromkeys(work.marks):
                by_mark.setdefault(mark, []).append(_Met(each.dossier, each.facts, work))
    told: set[tuple[tuple[str, Spot], ...]] = set()
    for _, group in sorted(by_mark.items()):
        places = tuple(sorted(((met.dossier, met.work.spot) for met in group), key=repr))
        if len({met.person for met in group}) > 1 and places not in told:
            told.add(places)
            yield group


def _same_work(own: Sequence[_Met], elsewhere: Sequence[_Met], people: int) -> Finding:
    """Report one content; ``elsewhere`` are the first works of other dossiers, ``people`` all who handed it in."""
    work = own[0].work
    names = {met.person: say("{name}", "{name}", name=met.work.name) for met in own[:_SHOWN]}
    for met in elsewhere:
        where = say("{name} (dossier {it})", "{name} (dossier {it})", name=met.work.name, it=quoted(met.dossier))
        names.setdefault(met.person, where)
    shown = listing(names.values())
    if more := people - len(names):
        shown = say("{shown} et {more} de plus", "{shown} and {more} more", shown=shown, more=more)
    return Finding(
        key=f"same {max(work.marks).hex()}{' elsewhere' if elsewhere else ''}",
        state="to_judge",
        learner=work.learner if len({met.work.learner for met in own}) == 1 else None,
        message=say(
            "{activity} : le même travail rendu par {people}.",
            "{activity}: the same work handed in by {people}.",
            activity=quoted(work.activity),
            people=shown,
        ),
        expected=Words("un travail propre à chacun", "each one's own work"),
        found=say("un contenu pour {n} personnes", "one content for {n} people", n=people),
        locators=distinct(met.locator for met in (*own, *elsewhere)),
    )
