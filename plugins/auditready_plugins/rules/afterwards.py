"""What cannot come before what it is about: assessments, and answers to the survey."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta

from auditready import (
    ActivityProgress,
    Assessment,
    Certificate,
    Dossier,
    Dropout,
    EndAttestation,
    Finding,
    LazyPattern,
    LearnerFacts,
    Locator,
    NotApplicable,
    SurveyResponse,
    Words,
    fold,
    listing,
    looks_like_name,
    rule,
    say,
)

from .belonging import foreign_documents
from .facts import distinct, learner_of, quoted, records

_NUMBERED = LazyPattern(
    r"\b(?:module|sequence|unite|chapitre|module de formation|unit|chapter|part|partie) ?(\d{1,2})\b"
)
_FINISHED = frozenset({"finished", "not_graded"})


@rule(
    "CHR004",
    pack="service-fait",
    severity="funding",
    indicators=(11,),
    source="RNQ, indicateur 11 ; modèle ministériel du certificat de réalisation",
    basis="practice",
    needs=(("assessment",),),
    title=Words("Évaluation après ce qu'elle évalue", "Assessment after what it assesses"),
    why=Words(
        "Une évaluation datée d'avant la formation ou d'avant son module n'en mesure pas les acquis ; passée après "
        "le document qui s'appuie sur elle, elle ne le fonde pas (lecture d'auditready).",
        "An assessment dated before the training, or before its module, does not measure what was learned there; "
        "taken after the document that relies on it, it does not support it (auditready's own reading).",
    ),
    accept=Words(
        "Une évaluation après l'ouverture du module qu'elle porte dans son titre, et avant le certificat ou "
        "l'attestation qui compte sa durée ou son résultat.",
        "An assessment after the module that its title names was opened, and before the certificate or attestation "
        "that counts its duration or its result.",
    ),
    remedy=Words(
        "Vérifier les dates de l'export (tentative, correction, fuseau). Si elles sont justes, refaire le certificat "
        "après la dernière évaluation, ou dire par écrit dans quel ordre le parcours a été suivi.",
        "Check the export's dates (attempt, marking, time zone). If they are right, issue the certificate again after "
        "the last assessment, or say in writing in which order the path was followed.",
    ),
    question=Words(
        "Dans quel ordre cet apprenant a-t-il suivi le parcours et passé les évaluations ?",
        "In which order did this learner follow the path and take the assessments?",
    ),
)
def assessed_after(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Hold each dated assessment against the session, the module of its title, and the papers that rely on it.

    Remote sessions whose assessments lie before the start are DST003's.
    """
    dated = False
    foreign = foreign_documents(dossier)
    for learner in dossier.learners:
        taken = [one for one in records(learner, Assessment) if _moment(one) and one.status in _FINISHED]
        taken = [one for one in taken if one.phase != "entry"]
        dated = dated or bool(taken)
        if not dossier.remote and (early := [one for one in taken if _is_before(one, dossier.start)]):
            yield _before_the_start(dossier, learner, early)
        if pairs := list(_iter_before_module(learner, taken)):
            yield _before_the_module(learner, pairs)
        if after := _after_the_papers(dossier, learner, taken, foreign):
            yield after
    if not dated:
        yield NotApplicable(because=Words("Aucune évaluation n'est datée.", "No assessment is dated."))


def _moment(one: Assessment) -> datetime | None:
    return one.at or one.start


def _is_before(one: Assessment, day: date | None) -> bool:
    at = _moment(one)
    return at is not None and day is not None and at.date() < day


def _told(taken: list[Assessment]) -> Words:
    return listing(
        say(
            "{title} ({day})", "{title} ({day})", title=quoted(one.title), day=at.date() if (at := _moment(one)) else ""
        )
        for one in taken
    )


def _before_the_start(dossier: Dossier, learner: LearnerFacts, early: list[Assessment]) -> Finding:
    """Report assessments before the first day; one that no source calls an end or course test may be an entry test."""
    sure = all(one.phase in {"during", "end"} for one in early)
    return Finding(
        key="start",
        state="contradiction" if sure else "to_judge",
        learner=learner.id,
        message=say(
            "{name} : évaluation avant le début de la formation, {what}.",
            "{name}: assessed before the training began, {what}.",
            name=learner.name,
            what=_told(early),
        ),
        expected=say("à partir du {start}", "from {start} on", start=dossier.start),
        found=_told(early),
        locators=distinct(one.locator for one in early),
    )


def _iter_before_module(
    learner: LearnerFacts, taken: list[Assessment]
) -> Iterator[tuple[Assessment, ActivityProgress, datetime]]:
    """Give the assessments whose title names one module by its number, taken before that module was opened."""
    titles = {fold(one.title) for one in taken}
    opened: dict[str, list[tuple[ActivityProgress, datetime]]] = {}
    for progress in records(learner, ActivityProgress):
        began = progress.first_access or progress.completed_at
        numbers = set(_NUMBERED.findall(fold(progress.activity)))
        if began is not None and len(numbers) == 1 and fold(progress.activity) not in titles:
            opened.setdefault(numbers.pop(), []).append((progress, began))
    for one in taken:
        numbers = set(_NUMBERED.findall(fold(one.title)))
        modules = opened.get(numbers.pop(), []) if len(numbers) == 1 else []
        at = _moment(one)
        if at is not None and modules and all(at.date() < began.date() for _, began in modules):
            yield one, *min(modules, key=lambda module: module[1].date())


def _before_the_module(learner: LearnerFacts, pairs: list[tuple[Assessment, ActivityProgress, datetime]]) -> Finding:
    modules = listing(
        say("{name} ({day})", "{name} ({day})", name=quoted(module.activity), day=began.date())
        for _, module, began in pairs
    )
    return Finding(
        key="module",
        state="to_judge",
        learner=learner.id,
        message=say(
            "{name} : évaluation avant le module qu'elle évalue, {what} ; module ouvert ensuite : {modules}.",
            "{name}: assessed before the module in question, {what}; module opened later: {modules}.",
            name=learner.name,
            what=_told([one for one, _, _ in pairs]),
            modules=modules,
        ),
        expected=Words("le module, puis son évaluation", "the module, then its assessment"),
        found=_told([one for one, _, _ in pairs]),
        locators=distinct(place for one, module, _ in pairs for place in (one.locator, module.locator)),
    )


def _after_the_papers(
    dossier: Dossier, learner: LearnerFacts, taken: list[Assessment], foreign: Collection[Locator]
) -> Finding | None:
    """Report what a certificate counts (an announced remote assessment) or an attestation states, done afterwards."""
    papers: tuple[Certificate | EndAttestation, ...] = (
        *records(learner, Certificate), *records(learner, EndAttestation),
    )  # fmt: skip
    for paper in papers:
        issued = paper.issued
        if issued is None or paper.locator in foreign:
            continue
        if isinstance(paper, Certificate):
            relied = [one for one in taken if dossier.remote and fold(one.title) in dossier.announced]
        else:
            relied = taken if paper.result else []
        first: dict[str, Assessment] = {}
        for one in sorted(relied, key=_day):
            first.setdefault(fold(one.title), one)
        late = [one for one in first.values() if _day(one) > issued]
        if late and (isinstance(paper, Certificate) or len(late) == len(first)):
            return Finding(
                key=f"{paper.kind} {issued}",
                learner=learner.id,
                message=say(
                    "{name} : document établi le {issued}, évaluation passée après : {what}.",
                    "{name}: document issued on {issued}, assessment taken afterwards: {what}.",
                    name=learner.name,
                    issued=issued,
                    what=_told(late),
                ),
                expected=say("au plus tard le {issued}", "on {issued} at the latest", issued=issued),
                found=_told(late),
                locators=distinct([paper.places.get("issued", paper.locator), *(one.locator for one in late)]),
            )
    return None


def _day(one: Assessment) -> date:
    at = _moment(one)
    return at.date() if at is not None else date.min


# --- the survey ----------------------------------------------------------------------------------------------


@rule(
    "CHR006",
    pack="rnq",
    severity="advice",
    indicators=(30,),
    source="RNQ, indicateur 30",
    basis="practice",
    needs=(("survey_response",),),
    title=Words("Enquête répondue à la fin, par des participants", "Survey answered at the end, by participants"),
    why=Words(
        "Une réponse d'avant la fin ne juge pas toute la formation, et celle d'une personne qui n'y était pas ne juge "
        "rien. Le jour qui précède la fin est admis (lecture d'auditready).",
        "An answer from before the end does not judge the whole training, and one of somebody who was not there judges "
        "nothing. The day before the end is accepted (auditready's own reading).",
    ),
    accept=Words(
        "Réponses des participants, la veille du dernier jour ou après.",
        "Participants' answers, on the day before the last one or later.",
    ),
    remedy=Words(
        "Écarter ces réponses du bilan, ou dire pourquoi elles y restent (enquête à mi-parcours, départ anticipé).",
        "Leave these answers out of the results, or say why they stay (mid-course survey, early leaver).",
    ),
    question=Words(
        "À quel moment et à qui l'enquête de fin de formation est-elle envoyée ?",
        "When and to whom is the end-of-training survey sent?",
    ),
)
def surveyed_after(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Look at the learners' answers: dated before the end, or given by somebody who did not take part."""
    answers = [one for one in records(dossier, SurveyResponse) if one.stakeholder == "beneficiary"]
    if not answers:
        yield NotApplicable(because=Words("Aucune réponse de bénéficiaire.", "No beneficiary's answer."))
        return
    if early := [one for one in answers if _is_early(dossier, one)]:
        days = listing(sorted({one.at.date() for one in early if one.at}))
        yield Finding(
            key="early",
            state="to_judge",
            message=say(
                "Réponses à l'enquête avant la fin de la formation : {n} ({days}).",
                "Answers to the survey before the end of the training: {n} ({days}).",
                n=len(early),
                days=days,
            ),
            expected=say("à partir du {day}", "from {day} on", day=_earliest(dossier)),
            found=days,
            locators=distinct(one.locator for one in early),
        )
    strangers = {one.person.name: one for one in answers if one.person and _is_stranger(dossier, one)}
    if strangers:
        names = listing(sorted(strangers))
        yield Finding(
            key="strangers",
            state="to_judge",
            message=say(
                "Réponses à l'enquête de personnes sans trace de participation : {names}.",
                "Answers to the survey by people who left no trace of taking part: {names}.",
                names=names,
            ),
            expected=Words("des participants de la session", "participants of the session"),
            found=names,
            locators=distinct(strangers[name].locator for name in sorted(strangers)),
        )


def _earliest(dossier: Dossier) -> date | None:
    return dossier.end - timedelta(days=1) if dossier.end else None


def _is_early(dossier: Dossier, answer: SurveyResponse) -> bool:
    earliest = _earliest(dossier)
    if earliest is None or answer.at is None or answer.at.date() >= earliest:
        return False
    learner = dossier.learner_by_id.get(learner_of(dossier, answer.person) or "")
    return learner is None or not records(learner, Dropout)


def _is_stranger(dossier: Dossier, answer: SurveyResponse) -> bool:
    """Whether a name is nobody's who took part; a bare address may be anybody's and is left alone."""
    if answer.person is None or not looks_like_name(answer.person.name):
        return False
    learner = dossier.learner_by_id.get(learner_of(dossier, answer.person) or "")
    if any(answer.person.name in doubt.names for doubt in dossier.doubts):
        return False  # IDN004 asks who that is
    if learner is None:
        return any(one.took_part for one in dossier.learners)
    known = dossier.evidence.keys() & {"attendance", "presence", "lms_session", "activity_progress"}
    return bool(known) and not learner.took_part and not learner.of("certificate") and not learner.of("assessment")
