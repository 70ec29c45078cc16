"""Distance: what a remote part needs beside its connection log (D.6313-3-1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from auditready import (
    ActivityProgress,
    Assessment,
    DistanceInformation,
    Dossier,
    Finding,
    LearnerFacts,
    LmsSession,
    Locator,
    NotApplicable,
    Submission,
    TutorExchange,
    Words,
    listing,
    minutes,
    rule,
    say,
)

from .announced import DONE, announced_minutes, covers, is_listed
from .facts import distinct, has_ended, quoted, records

_GRACE = timedelta(days=30)
"""How long after the last day an assessment still concludes the training: our own bound, said in the rule's text."""

_NOT_REMOTE = Words("Aucune partie à distance au rythme de l'apprenant.", "No part at a distance at one's own pace.")
_NOT_OVER = Words("La session n'est pas terminée.", "The session is not over.")


@rule(
    "DST001",
    pack="service-fait",
    severity="funding",
    indicators=(10, 19),
    source="TA Toulouse, 2 novembre 2023 ; D.6313-3-1",
    basis="case-law",
    needs=(("lms_session", "activity_progress"),),
    title=Words("Relevé de connexion accompagné", "Connection log with human follow-up"),
    why=Words(
        "Un relevé de connexion seul montre des consultations, pas une formation accompagnée : le juge l'a écarté.",
        "A connection log alone shows pages opened, not training with support: the court set it aside.",
    ),
    accept=Words(
        "Échanges individuels et datés avec un formateur, corrections de travaux, évaluations en cours ou en fin de "
        "parcours.",
        "Individual, dated exchanges with a trainer, feedback on work, assessments along or at the end of the path.",
    ),
    remedy=Words(
        "Exporter de la plateforme et de la messagerie les échanges, corrections et résultats de cet apprenant.",
        "Export this learner's exchanges, feedback and results from the platform and from the mailbox.",
    ),
    question=Words(
        "Qui a accompagné cet apprenant à distance, quand, et comment ses acquis ont-ils été évalués ?",
        "Who supported this learner remotely, when, and how was the learning assessed?",
    ),
)
def log_alone(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Report learners with a log or progress, and neither follow-up nor an assessment after the entry."""
    if (reason := _not_due(dossier)) is not None:
        yield reason
        return
    for learner in dossier.learners:
        if _has_log_alone(dossier, learner):
            yield _log_alone(learner)


def _not_due(dossier: Dossier) -> NotApplicable | None:
    if not dossier.remote:
        return NotApplicable(because=_NOT_REMOTE)
    return None if has_ended(dossier) else NotApplicable(because=_NOT_OVER)


def _has_log_alone(dossier: Dossier, learner: LearnerFacts) -> bool:
    logged = any(not session.on_behalf for session in records(learner, LmsSession)) or any(
        progress.status != "not_started" for progress in records(learner, ActivityProgress)
    )
    followed = bool(records(learner, TutorExchange)) or any(
        work.feedback or work.feedback_at or work.feedback_by for work in records(learner, Submission)
    )
    return (
        logged
        and not followed
        and not any(_misplaced(dossier, assessment) is None for assessment in records(learner, Assessment))
    )


def _log_alone(learner: LearnerFacts) -> Finding:
    progress = records(learner, ActivityProgress)
    own = (session for session in records(learner, LmsSession) if not session.on_behalf)
    # Two exports of one log hold the same session: it counts once.
    sessions = list({(session.start, session.end): session for session in own}.values())
    log = say(
        "connexions : {sessions} ({time}), activités : {activities}",
        "connections: {sessions} ({time}), activities: {activities}",
        sessions=len(sessions),
        time=minutes(sum(session.minutes for session in sessions)),
        activities=len(progress),
    )
    return Finding(
        learner=learner.id,
        message=say(
            "{name} : ni échange avec un formateur, ni correction, ni évaluation en cours ou en fin ({log}).",
            "{name}: no exchange with a trainer, no feedback, no assessment along or at the end ({log}).",
            name=learner.name,
            log=log,
        ),
        expected=Words(
            "un échange daté, une correction ou une évaluation", "a dated exchange, feedback or an assessment"
        ),
        found=log,
        locators=distinct(record.locator for record in (*sessions, *progress)),
    )


@rule(
    "DST002",
    pack="law",
    severity="legal",
    indicators=(9, 19),
    source="D.6313-3-1 2°",
    basis="law",
    needs=(("distance_information",),),
    title=Words("Durée annoncée pour chaque activité à distance", "A duration announced for each remote activity"),
    why=Words(
        "Le bénéficiaire doit connaître les activités à distance et leur durée moyenne ; sans durée, les heures ne "
        "peuvent être comptées.",
        "The learner must know the remote activities and their mean duration; without a duration no hour counts.",
    ),
    accept=Words(
        "Une liste remise avant le début : chaque activité à distance avec sa durée moyenne.",
        "A list given before the start: each remote activity with its mean duration.",
    ),
    remedy=Words(
        "Compléter la liste avec la durée moyenne de chaque activité, sous le nom qu'elle porte sur la plateforme.",
        "Complete the list with each activity's mean duration, under the name it has on the platform.",
    ),
    question=Words(
        "Quelle durée avez-vous annoncée pour cette activité ?", "Which duration did you announce for this activity?"
    ),
)
def announced_durations(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Report listed activities without a duration, and ask about activities done that the list does not name."""
    listed = list(dossier.announced.values())
    if not listed:
        yield NotApplicable(because=Words("Aucune activité n'est listée.", "No activity is listed."))
        return
    silent = [activity for activity in listed if activity.minutes is None]
    lists = tuple(information.locator for information in records(dossier, DistanceInformation))
    if silent:
        names = listing(quoted(activity.name) for activity in silent)
        yield Finding(
            key="listed",
            state="gap",
            message=say(
                "Activités à distance sans durée annoncée : {names}.",
                "Remote activities without an announced duration: {names}.",
                names=names,
            ),
            expected=Words("une durée moyenne par activité", "a mean duration for each activity"),
            found=names,
            locators=distinct(activity.locator for activity in silent if activity.locator) or lists,
        )
    yield from _unlisted(dossier, lists)


def _unlisted(dossier: Dossier, lists: tuple[Locator, ...]) -> Iterator[Finding]:
    """Ask about completed activities that are in no list; a listed one without a duration is already reported."""
    announced = announced_minutes(dossier)
    unlisted: dict[str, Locator] = {}
    for progress in records(dossier, ActivityProgress):
        known = covers(announced, progress) or is_listed(announced, progress)
        if progress.status in DONE and not progress.whole_course and not known:
            unlisted.setdefault(progress.activity, progress.locator)
    if unlisted:
        names = listing(quoted(name) for name in sorted(unlisted))
        yield Finding(
            key="done",
            state="to_judge",
            message=say(
                "Activités faites mais absentes de la liste remise : {names}.",
                "Activities done that the list does not name: {names}.",
                names=names,
            ),
            expected=Words("les mêmes activités, avec leur durée", "the same activities, with their duration"),
            found=names,
            locators=distinct([*lists, *(unlisted[name] for name in sorted(unlisted))]),
        )


@rule(
    "DST003",
    pack="rnq",
    severity="major",
    indicators=(11, 19),
    source="D.6313-3-1 3° ; RNQ, indicateur 11",
    basis="law",
    needs=(("assessment",),),
    title=Words("Évaluation en cours ou en fin de parcours", "Assessment along or at the end of the path"),
    why=Words(
        "À distance, des évaluations doivent jalonner ou conclure l'action : un test d'entrée ne suffit pas.",
        "At a distance, assessments must mark out or conclude the training: an entry test alone does not do.",
    ),
    accept=Words(
        "Au moins une évaluation terminée par apprenant, entre le premier jour et 30 jours après le dernier (délai de "
        "l'outil, et non de la loi).",
        "At least one finished assessment for each learner, between the first day and 30 days after the last (the "
        "tool's bound, not the law's).",
    ),
    remedy=Words(
        "Joindre le résultat de l'évaluation en cours ou finale ; s'il n'y en a pas eu, l'ajouter au parcours.",
        "Add the result of the assessment along or at the end; if there was none, build one into the path.",
    ),
    question=Words(
        "Comment les acquis de cet apprenant ont-ils été évalués pendant ou après le parcours ?",
        "How was this learner's learning assessed during or after the path?",
    ),
)
def misplaced_assessments(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Report learners all of whose assessments lie at the entry, outside the period, or unfinished.

    A learner without any assessment is ASY106's; one with a log and no follow-up either is DST001's.
    """
    if (reason := _not_due(dossier)) is not None:
        yield reason
        return
    for learner in dossier.learners:
        assessments = records(learner, Assessment)
        reasons = [_misplaced(dossier, assessment) for assessment in assessments]
        if assessments and all(reasons) and not _has_log_alone(dossier, learner):
            found = listing(
                say("{title} {reason}", "{title} {reason}", title=quoted(one.title), reason=reason)
                for one, reason in zip(assessments, reasons, strict=True)
            )
            yield Finding(
                state="gap",
                learner=learner.id,
                message=say(
                    "{name} : aucune évaluation pendant ni à la fin de l'action ; seulement {found}.",
                    "{name}: no assessment during or at the end of the training; only {found}.",
                    name=learner.name,
                    found=found,
                ),
                expected=say(
                    "une évaluation entre le {start} et le {end}",
                    "an assessment between {start} and {end}",
                    start=dossier.start or Words("début", "start"),
                    end=dossier.end + _GRACE if dossier.end else Words("terme", "end"),
                ),
                found=found,
                locators=distinct(assessment.locator for assessment in assessments),
            )


def _misplaced(dossier: Dossier, assessment: Assessment) -> Words | None:
    """Say why an assessment neither marks out nor concludes the training; ``None`` where it does."""
    if assessment.phase == "entry":
        return Words("à l'entrée", "at the entry")
    if assessment.status in {"in_progress", "abandoned"}:
        return Words("non terminée", "not finished")
    at = assessment.at or assessment.start
    if at is None:
        return None
    if dossier.start and at.date() < dossier.start:
        return say("le {day}, avant le début", "on {day}, before the start", day=at.date())
    if dossier.end and at.date() > dossier.end + _GRACE:
        return say("le {day}, bien après la fin", "on {day}, long after the end", day=at.date())
    return None
