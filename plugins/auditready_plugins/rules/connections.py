"""Connections: platform sessions that cannot all be true, or that lie outside the training."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from auditready import (
    Dossier,
    Finding,
    LearnerFacts,
    LmsSession,
    NotApplicable,
    Words,
    listing,
    minutes,
    rule,
    say,
)

from .facts import distinct, records, set_by


@rule(
    "DST005",
    pack="service-fait",
    severity="funding",
    indicators=(19,),
    source="R.6313-3 ; usage des relevés de connexion",
    basis="practice",
    needs=(("lms_session",),),
    title=Words("Connexions plausibles", "Plausible connections"),
    why=Words(
        "Des connexions qui se chevauchent, durent plus de 12 h ou tombent hors de la session font douter de tout le "
        "relevé.",
        "Connections that overlap, last over 12 hours or fall outside the session cast doubt on the whole log.",
    ),
    accept=Words(
        "Des connexions distinctes, de 12 h au plus (seuil de l'outil, réglable, et non de la loi), entre le premier "
        "et le dernier jour.",
        "Connections apart from each other, of at most 12 hours (the tool's bound, which can be set, not the law's), "
        "between the first and the last day.",
    ),
    remedy=Words(
        "Vérifier la déconnexion automatique de la plateforme et refaire l'export ; ne pas compter ces heures.",
        "Check the platform's automatic log-out rule and export again; do not count these hours.",
    ),
    question=Words("Comment ces durées de connexion sont-elles mesurées ?", "How are these connection times measured?"),
)
def plausible_connections(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Look at each learner's own sessions for overlaps, lengths over the bound, and days outside the session."""
    longest = 60 * dossier.scope.tolerances.session_hours
    for learner in dossier.learners:
        sessions = [one for one in records(learner, LmsSession) if not one.on_behalf]
        if pairs := list(_iter_overlaps(sessions)):
            yield _overlapping(learner, pairs)
        if long := [one for one in sessions if one.minutes > longest]:
            yield _too_long(dossier, learner, long)
        if outside := [one for one in sessions if _is_outside(dossier, one)]:
            yield _outside(dossier, learner, outside)


def _iter_overlaps(sessions: list[LmsSession]) -> Iterator[tuple[LmsSession, LmsSession]]:
    """Give the pairs that overlap.

    The same session in two exports counts once. Sessions derived from clicks are compared within one file only: two
    exports of one log cut the same clicks differently.
    """
    apart: dict[tuple[str, bool], dict[tuple[datetime, datetime], LmsSession]] = {}
    for one in sessions:
        source = (one.locator.file if one.estimated else "", one.start.tzinfo is not None)
        apart.setdefault(source, {}).setdefault((one.start, one.end), one)
    for distinct_ones in apart.values():
        longest: LmsSession | None = None
        for one in sorted(distinct_ones.values(), key=lambda session: session.start):
            if longest is not None and one.start < longest.end:
                yield longest, one
            if longest is None or one.end > longest.end:
                longest = one


def _is_outside(dossier: Dossier, session: LmsSession) -> bool:
    early = dossier.start is not None and session.start.date() < dossier.start
    late = dossier.end is not None and session.start.date() > dossier.end
    return early or late


def _overlapping(learner: LearnerFacts, pairs: list[tuple[LmsSession, LmsSession]]) -> Finding:
    """Report overlaps; times derived from clicks make them a question."""
    estimated = any(one.estimated or other.estimated for one, other in pairs)
    stays = listing(
        (say("{one} / {other}", "{one} / {other}", one=_stay(one), other=_stay(other)) for one, other in pairs),
        limit=3,
    )
    return Finding(
        key="overlap",
        state="to_judge" if estimated else "contradiction",
        learner=learner.id,
        message=say(
            "{name} : connexions en même temps, {stays}.",
            "{name}: connected twice at the same time, {stays}.",
            name=learner.name,
            stays=stays,
        ),
        expected=Words("une connexion à la fois", "one connection at a time"),
        found=stays,
        locators=distinct(session.locator for pair in pairs for session in pair),
    )


def _too_long(dossier: Dossier, learner: LearnerFacts, sessions: list[LmsSession]) -> Finding:
    longest = minutes(60 * dossier.scope.tolerances.session_hours)
    stays = listing((_stay(one) for one in sessions), limit=3)
    return Finding(
        key="long",
        state="to_judge",
        learner=learner.id,
        message=say(
            "{name} : connexion de plus de {bound}, {stays}.",
            "{name}: connected for more than {bound}, {stays}.",
            name=learner.name,
            bound=longest,
            stays=stays,
        ),
        expected=say(
            "au plus {bound}{origin}",
            "at most {bound}{origin}",
            bound=longest,
            origin=set_by(dossier, "session_hours"),
        ),
        found=stays,
        locators=distinct(one.locator for one in sessions),
    )


def _outside(dossier: Dossier, learner: LearnerFacts, sessions: list[LmsSession]) -> Finding:
    days = listing(sorted({one.start.date() for one in sessions}))
    return Finding(
        key="outside",
        state="to_judge",
        learner=learner.id,
        message=say(
            "{name} : connexion hors de la session ({n} fois), {days}.",
            "{name}: connected outside the session (number of times: {n}), {days}.",
            name=learner.name,
            n=len(sessions),
            days=days,
        ),
        expected=say(
            "du {start} au {end}",
            "from {start} to {end}",
            start=dossier.start or Words("début", "the start"),
            end=dossier.end or Words("terme", "the end"),
        ),
        found=days,
        locators=distinct(one.locator for one in sessions),
    )


def _stay(session: LmsSession) -> Words:
    return say("{start} ({time})", "{start} ({time})", start=session.start, time=minutes(session.minutes))
