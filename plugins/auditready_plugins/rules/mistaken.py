"""Two kinds of proof taken for each other: a survey of satisfaction and an assessment of learning (EVA002)."""

from __future__ import annotations

from collections.abc import Iterator

from auditready import (
    Assessment,
    Dossier,
    Finding,
    LazyPattern,
    NotApplicable,
    SurveyResponse,
    Words,
    fold,
    listing,
    rule,
    say,
)

from .facts import distinct, learner_of, quoted, records

_SATISFACTION = LazyPattern(
    r"\bsatisf|\ba (?:chaud|froid)\b|\b(?:avis|ressenti) (?:des|du|de|sur)\b|\bfeedback (?:on|about)\b"
    r"|\bevaluation de (?:la|cette|votre) (?:formation|session|prestation)\b|\bcourse evaluation\b|\bnps\b"
)
_LEARNING = LazyPattern(
    r"\bqcm\b|\bquiz\b|\bacquis\b|\b(?:test|controle) (?:de connaissances|final|d'entree)\b"
    r"|\bassessment\b|\bexam(?:en)?\b"
)


@rule(
    "EVA002",
    pack="rnq",
    indicators=(11, 30),
    severity="major",
    source="RNQ, indicateurs 11 et 30",
    basis="guide",
    needs=(("assessment", "survey_response"),),
    title=Words("Satisfaction et acquis tenus séparés", "Satisfaction and learning kept apart"),
    why=Words(
        "L'indicateur 11 demande l'atteinte des objectifs, l'indicateur 30 l'avis des bénéficiaires : une note de "
        "satisfaction ne montre pas ce qui a été appris, un quiz ne recueille pas d'avis.",
        "Indicator 11 asks whether the objectives were met, indicator 30 what people thought: a satisfaction mark does "
        "not show what was learnt, and a quiz collects no opinion.",
    ),
    accept=Words(
        "Une évaluation dont les questions portent sur les objectifs, et un questionnaire de satisfaction à part.",
        "An assessment whose questions are about the objectives, and a satisfaction survey apart from it.",
    ),
    remedy=Words(
        "Classer le questionnaire à sa place et joindre l'évaluation des acquis (ou l'enquête) qui manque.",
        "File the questionnaire where it belongs and add the assessment of learning (or the survey) that is missing.",
    ),
    question=Words(
        "Qu'est-ce qui montre ce que chacun a appris, et qu'est-ce qui recueille son avis ?",
        "What shows what each one learnt, and what collects their opinion?",
    ),
)
def mistaken_proofs(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Look at the titles and the questions of everything counted as an assessment or as a survey."""
    yield from _surveys_as_assessments(dossier)
    yield from _assessments_as_surveys(dossier)


def _surveys_as_assessments(dossier: Dossier) -> Iterator[Finding]:
    """Report marks for satisfaction: a contradiction where somebody has no other assessment."""
    by_title: dict[str, list[Assessment]] = {}
    others: set[str | None] = set()
    for assessment in records(dossier, Assessment):
        if _asks_for_satisfaction(assessment):
            by_title.setdefault(assessment.title, []).append(assessment)
        else:
            others.add(learner_of(dossier, assessment.person))
    for title, found in sorted(by_title.items()):
        alone = {learner for one in found if (learner := learner_of(dossier, one.person))} - others
        yield Finding(
            key=f"survey {fold(title)}",
            state="contradiction" if alone else "to_judge",
            message=say(
                "{title} recueille un avis et compte comme évaluation des acquis{alone}.",
                "{title} collects opinions and counts as an assessment of learning{alone}.",
                title=quoted(title),
                alone=_for_want_of_another(dossier, alone),
            ),
            expected=Words("des questions sur les objectifs de la formation", "questions on the training's objectives"),
            found=Words("des questions de satisfaction", "questions on satisfaction"),
            locators=distinct(one.locator for one in found),
        )


def _asks_for_satisfaction(assessment: Assessment) -> bool:
    """Whether the questions, or for want of them the title, ask what people thought."""
    if assessment.about is not None:
        return assessment.about == "satisfaction"
    title = fold(assessment.title)
    return _SATISFACTION.search(title) is not None and _LEARNING.search(title) is None


def _for_want_of_another(dossier: Dossier, learners: set[str]) -> Words:
    if not learners:
        return Words("", "")
    names = listing(sorted(dossier.learner_by_id[learner].name for learner in learners), limit=3)
    return say(", la seule de {names}", ", the only one of {names}", names=names)


def _assessments_as_surveys(dossier: Dossier) -> Iterator[Finding]:
    by_file: dict[str, list[SurveyResponse]] = {}
    for response in records(dossier, SurveyResponse):
        if response.about == "learning":
            by_file.setdefault(response.locator.file, []).append(response)
    surveys = any(response.about != "learning" for response in records(dossier, SurveyResponse))
    for file, found in sorted(by_file.items()):
        yield Finding(
            key=f"test {file}",
            state="to_judge" if surveys else "contradiction",
            message=say(
                "{file} : la plupart des questions contrôlent des connaissances, et il compte comme enquête de "
                "satisfaction.",
                "{file}: most questions test knowledge, and it counts as a survey of satisfaction.",
                file=file,
            ),
            expected=Words("des questions sur la satisfaction", "questions on satisfaction"),
            found=Words("des questions de connaissances", "questions that test knowledge"),
            locators=distinct(response.locator for response in found),
        )
