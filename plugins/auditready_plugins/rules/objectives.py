"""Objectives against assessments: whether each objective that was announced is measured by something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditready import (
    Agreement,
    Assessment,
    Dossier,
    Finding,
    Locator,
    NotApplicable,
    Programme,
    SequencePlan,
    Submission,
    Words,
    fold,
    listing,
    rule,
    say,
)

from .facts import distinct, has_ended, place, quoted, records
from .titles import title_key

_GENERAL = (
    r"\b(?:des|les|mes|vos) acquis\b|\b(?:final\w*|fin de|sommativ\w+|certificati\w+|certification|jury|examen|exam"
    r"|bilan (?:de|des|final)|synthese|global\w*|post-?formation|end of|summative)\b|^(?:l')?evaluations?\W*$"
)
"""An assessment called so may measure every objective."""
_ENTRY = r"positionnement|prerequis|pre-?test|avant (?:la )?formation|test d'entree|placement|diagnosti\w+"
_WORD = r"[a-z][a-z0-9+#-]{3,}"
_SAYS_NOTHING = frozenset(
    {
        "quiz", "test", "tests", "module", "modules", "sequence", "evaluation", "evaluer", "exercice", "exercices",
        "devoir", "etude", "cours", "formation", "partie", "avec", "dans", "pour", "leur", "leurs", "votre", "selon",
        "entre", "savoir", "connaitre", "comprendre", "maitriser", "utiliser", "etre", "capable", "mettre", "place",
        "oeuvre", "situation", "pratique", "atelier", "niveau", "bases", "outil", "outils", "travail", "activite",
        "identifier", "realiser", "faire", "appliquer", "construire", "decouvrir", "premiere", "differents", "chaque",
        "unit", "with", "your", "from", "that", "this", "understand", "course",
    }
)  # fmt: skip
"""Words that objectives and assessments share without being about the same thing."""
_STEM = 5
"""Letters by which two forms of a word are one: "négocier" and "négociation", "tableau" and "tableaux"."""


_NONE_YET = Words("Aucune évaluation après l'entrée : voir COM109.", "No assessment after the entry: see COM109.")
_NONE_REMOTE = Words("Aucune évaluation après l'entrée : voir ASY106.", "No assessment after the entry: see ASY106.")


class _Objective(NamedTuple):
    text: str
    locator: Locator
    words: frozenset[str]


class _Measure(NamedTuple):
    """Something by which learning was assessed, once however many learners took it."""

    title: str
    locator: Locator
    words: frozenset[str]
    phase: str | None


@rule(
    "EVA001",
    pack="rnq",
    severity="major",
    indicators=(11,),
    source="RNQ, indicateur 11 ; guide de lecture V9",
    basis="practice",
    needs=(("programme", "agreement"), ("assessment", "submission")),
    title=Words("Chaque objectif est évalué", "Each objective is assessed"),
    why=Words(
        "L'indicateur 11 demande d'évaluer l'atteinte des objectifs. Rapprocher chaque objectif d'une évaluation par "
        "les mots de son intitulé est une lecture d'auditready : elle pose une question, elle ne tranche pas.",
        "Indicator 11 asks whether the objectives were reached. Matching each objective with an assessment by the "
        "words of its title is auditready's reading: it asks a question and settles nothing.",
    ),
    accept=Words(
        "Une évaluation finale de l'ensemble, ou une évaluation qui nomme chaque objectif : intitulé du test, grille, "
        "tableau objectifs-évaluations.",
        "A final assessment of the whole, or one that names each objective: the test's title, a grid, a table of "
        "objectives and assessments.",
    ),
    remedy=Words(
        "Indiquer dans le programme quelle évaluation mesure cet objectif ; s'il n'y en a pas, l'ajouter au parcours.",
        "Write in the programme which assessment measures this objective; if there is none, build one into the path.",
    ),
    question=Words("Quelle évaluation mesure cet objectif ?", "Which assessment measures this objective?"),
)
def assessed_objectives(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Ask about the objectives that no assessment names, where each assessment names another one."""
    if not has_ended(dossier):
        yield NotApplicable(because=Words("La session n'est pas terminée.", "The session is not over."))
        return
    objectives, measures = _objectives(dossier), _measures(dossier)
    if (reason := _nothing_to_compare(dossier, objectives, measures)) is not None:
        yield reason
        return
    if any(_is_general(measure, dossier) for measure in measures):
        return
    words = frozenset(word for objective in objectives for word in objective.words)
    open_ones = [measure for measure in measures if not measure.words & words]
    if open_ones:
        yield NotApplicable(
            because=say(
                "L'intitulé de {titles} ne dit pas quels objectifs sont mesurés.",
                "The title of {titles} does not say which objectives are measured.",
                titles=listing(quoted(measure.title) for measure in open_ones),
            )
        )
        return
    taken = distinct(measure.locator for measure in measures)
    for objective in objectives:
        if not any(objective.words & measure.words for measure in measures):
            yield _unmeasured(objective, measures, taken)


def _unmeasured(objective: _Objective, measures: Sequence[_Measure], taken: tuple[Locator, ...]) -> Finding:
    titles = listing(quoted(measure.title) for measure in measures)
    return Finding(
        key=fold(objective.text),
        state="to_judge",
        message=say(
            "Objectif {objective} : aucune évaluation ne le nomme ({titles}).",
            "Objective {objective}: no assessment names it ({titles}).",
            objective=quoted(objective.text),
            titles=titles,
        ),
        expected=Words("une évaluation de cet objectif", "an assessment of this objective"),
        found=titles,
        locators=distinct((objective.locator, *taken)),
    )


def _nothing_to_compare(
    dossier: Dossier, objectives: Sequence[_Objective], measures: Sequence[_Measure]
) -> NotApplicable | None:
    if not objectives:
        return NotApplicable(because=Words("Aucun objectif lisible.", "No objective is readable."))
    if not measures:
        return NotApplicable(because=_NONE_REMOTE if dossier.remote else _NONE_YET)
    return None


def _objectives(dossier: Dossier) -> list[_Objective]:
    """Return the objectives of the programmes; of the agreements where no programme names any."""
    found: dict[str, _Objective] = {}
    for programme in records(dossier, Programme):
        for text in programme.objectives:
            where = programme.places.get("objectives", programme.locator)
            found.setdefault(fold(text), _Objective(text, where, _words(text)))
    for agreement in records(dossier, Agreement) if not found else ():
        for text in re.split(r"\s*[;•]\s*|\s[-–]\s|(?:^|\s)-\s", agreement.objectives or ""):
            if text.strip(" .–-"):
                objective = _Objective(text.strip(" .–-"), place(agreement, "objectives"), _words(text))
                found.setdefault(fold(text), objective)
    return [objective for objective in found.values() if objective.words]


def _measures(dossier: Dossier) -> list[_Measure]:
    """Return the assessments and the work handed in, entry tests left out; a plan may say what each is for."""
    goals = {
        fold(sequence.name): sequence.objective
        for plan in records(dossier, SequencePlan)
        for sequence in plan.sequences
        if sequence.objective
    }
    found: dict[str, _Measure] = {}
    for title, phase, locator in _iter_titles(dossier):
        if phase != "entry" and not re.search(_ENTRY, fold(title)):
            goal = goals.get(fold(title)) or ""
            found.setdefault(fold(title), _Measure(title, locator, _words(f"{title} {goal}"), phase))
    return list(found.values())


def _iter_titles(dossier: Dossier) -> Iterator[tuple[str, str | None, Locator]]:
    for assessment in records(dossier, Assessment):
        yield assessment.title, assessment.phase, assessment.locator
    for work in records(dossier, Submission):
        yield work.activity, None, work.locator


def _is_general(measure: _Measure, dossier: Dossier) -> bool:
    """Whether an assessment may measure everything: it comes at the end, or bears the training's own title."""
    if measure.phase == "end" or re.search(_GENERAL, fold(measure.title)):
        return True
    own = set(title_key(dossier.title)) if dossier.title else set()
    return bool(own) and own <= set(title_key(measure.title))


def _words(text: str) -> frozenset[str]:
    """Return what a text is about: its words, cut to the letters that its forms have in common."""
    return frozenset(word[:_STEM] for word in re.findall(_WORD, fold(text)) if word not in _SAYS_NOTHING)
