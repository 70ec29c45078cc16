"""Tell by the words of its questions whether a form asks for satisfaction, whom it asks, and when.

A quiz, a positioning or a collection of needs is no satisfaction survey (RNQ indicator 30 against 11 and 8): words that
those share, like "attentes" alone, prove nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

Stakeholder = Literal["beneficiary", "company", "funder", "trainer"]
Timing = Literal["hot", "cold"]

_STRONG = (
    r"satisf|recomman|recommend|\bnps\b|note globale|overall rating|appreci|\ba (?:chaud|froid)\b"
    r"|(?:repond|conform|correspond|satisf|hauteur|combl)\w*\b.*\battentes"
    r"|attentes\b.*\b(?:repond|satisf|combl|atteint)|(?:meet|met|exceed)\w*\b.*\bexpectations"
    r"|qualite (?:de|des|du|d')|quality of|points? (?:forts?|faibles?|a ameliorer|d'amelioration)"
    r"|(?:ameliorer|improve) (?:la|cette|the|this) (?:formation|training|course)"
    r"|(?:(?:evaluez|notez|jugez)(?:-vous)?|rate) (?:la|cette|le|les|l'|the|this)\b"
    r"|repondu?\w* a (?:votre|vos|la|cette) (?:demande|besoin|attente|commande)s?"
    r"|amelioration\w*\b.*\b(?:propos|sugger|prochaine)|(?:observe|constate)\w*(?:-vous)?\b.*\bprogr(?:es|ession)"
    r"|que pensez-vous|what did you (?:like|think)|(?:avez-vous|etes-vous) (?:aime|content)"
    r"|\bmois (?:apres|depuis) (?:la|cette|votre) formation"
    r"|months (?:after|since) (?:the|this|your) (?:training|course)"
    r"|\ben (?:pratique|oeuvre|application)\b.*\b(?:formation|acquis|appris)"
    r"|\b(?:formation|acquis|appris)\w*\b.*\ben (?:pratique|oeuvre|application)\b"
    r"|\b(?:appliqu|utilis|reinvest|mobilis)\w*(?:-vous)?\b.*\b(?:acquis|appris|formation)\b"
)
_GRADE = (
    r"(?:(?:tres|plutot|assez|peu|pas|pas du tout|moyennement|tout a fait|entierement|very|fairly|not(?: at all)?|quite"
    r"|completely) )?(?:in|dis|un)?satisf(?:ait(?:e|\(e\))?s?|ied)"
)
"""A grade of a scale: as a header it counts answers, and asks nothing."""
_WEAK = (
    r"formateur|formatrice|animateur|intervenant|contenu|rythme|support|organisation|accueil|objectifs?\b|duree|salle"
    r"|pedagog|animation|utile|en pratique|objectives?\b|trainer|instructor|content|pace"
    r"|materials|useful|logistic|echanges"
)
_RATED = (
    r"atteint|ecoute|adapte|clair|clarte|disponib|competen|suffis|convena|conveni|a la hauteur|agreable|interess"
    r"|\bbien\b|utile|equilibr|dynami|maitris|\breached\b|achieved|\bmet\b|clear|appropriate|available|helpful|listen|adequate"
)
_BEFORE = (
    r"positionnement|recueil (?:des|de vos) besoins|analyse (?:des|de vos|du) besoins?|needs analysis"
    r"|avant la formation|before the (?:training|course)|quelles sont vos attentes|what are your expectations"
    r"|(?:avez|possed|maitris|remplis)\w*(?:-vous)?\b.*\bprerequis"
)
_ENTRY = r"test d'entree|pre-?test\b|quiz d'entree|evaluation (?:initiale|diagnostique|d'entree)|entry (?:test|quiz)"
_COMPANY = (
    r"vos (?:collaborateurs|salaries|equipes)|votre (?:collaborateur|collaboratrice|salarie)|commanditaire"
    r"|en tant qu'(?:employeur|entreprise)|your employees?\b|as an employer"
    r"|(?:questionnaire|enquete|satisfaction|avis)\W+(?:\w+\W+){0,2}(?:entreprise|employeur)s?\b"
)
_FUNDER = (
    r"en tant que financeur|votre organisme (?:paritaire|financeur)|vos (?:adherents|entreprises adherentes)"
    r"|(?:questionnaire|enquete|satisfaction|avis)\W+(?:\w+\W+){0,2}(?:financeur|opco)s?\b|as a funder|funding body"
)
_TRAINER = (
    r"en tant que format|\ble groupe (?:avait|etait|a-t|a ete)|\bvotre (?:intervention|animation)"
    r"|\b(?:difficulte|echange|relation|incident)s?\b.*\bavec les (?:stagiaires|apprenants|participants)"
    r"|\bles (?:stagiaires|apprenants) (?:avaient|etaient|ont|sont)-"
    r"|vos (?:stagiaires|apprenants|apprenantes)|as a trainer"
    r"|(?:bilan|questionnaire|enquete|retour)s?\W+(?:du |des |de la |de l')?(?:formateur|formatrice|intervenant)s?\b"
    r"|your (?:trainees|learners)"
)
_IS: dict[Stakeholder, str] = {
    "beneficiary": r"stagiaire|apprenant|participant|beneficiaire|apprenti|learner|trainee",
    "trainer": r"formateur|formatrice|intervenant|trainer|instructor",
    "funder": r"financeur|opco|funder",
    "company": r"entreprise|employeur|client|commanditaire|company|employer",
}
"""How the answer to "Vous êtes ?" begins, behind an article; "manager" is a learner's trade as well."""
_COLD = (
    r"\ba froid\b|depuis (?:la|cette|votre) formation|\b(?:\d+|un|deux|trois|six|quelques) mois (?:apres|plus tard)"
    r"|\bsince the (?:training|course)|\b(?:\d+|three|six) months (?:after|later)|cold evaluation|evaluation differee"
)
_KNOWLEDGE = (
    r"\bparmi (?:les|ces|ceux)\b|\b(?:laquelle|lequel|lesquelles|lesquels)\b|vrai ou faux"
    r"|\b(?:bonne|mauvaise)s? reponses?|\bque signifie|\bdefini(?:r|ssez|tion)\b"
    r"|\bcoche[rz] (?:la|les) (?:bonne|affirmation|proposition)"
    r"|true or false|which of (?:the|these)|what does .{1,60} (?:mean|stand for)|correct answer"
    r"|^(?:question|q) ?\d+\b|^exercice\b|\bcas pratique\b|\bcalculez\b|\bcombien (?:de|d'|vaut|font)\b"
)
_HOT = r"\ba chaud\b|hot evaluation|immediately after the (?:training|course)"


def weigh(questions: Sequence[str]) -> tuple[int, int]:
    """Return how many folded questions ask for satisfaction for certain, and how many may.

    ``(0, 0)`` for a form that speaks as much of what comes before the training.
    """
    strong = list(filter(is_satisfaction, questions))
    before = [question for question in questions if _has(_BEFORE, question)]
    if len(before) >= len(strong):
        return 0, 0
    rest = [question for question in questions if question not in strong and is_asking(question)]
    return len(strong), sum(1 for question in rest if _has(_WEAK, question))


def rates_a_training(questions: Sequence[str]) -> bool:
    """Whether two folded questions rate something of a training ("Formateur à l'écoute"), and none tests knowledge.

    Enough where a survey tool's own columns stand beside them; elsewhere a follow-up of learners asks the same.
    """
    if comes_before(questions) or any(_has(_KNOWLEDGE, question) for question in questions):
        return False
    return sum(map(is_rating, questions)) >= 2


def is_rating(question: str) -> bool:
    """Whether a folded question, or several, rates something that trainings have."""
    return _has(_WEAK, question) and _has(_RATED, question)


def is_satisfaction(question: str) -> bool:
    """Whether a folded question asks for satisfaction for certain."""
    return _has(_STRONG, question) and re.fullmatch(_GRADE, question) is None


def tests_knowledge(questions: Sequence[str]) -> bool:
    """Whether more of the folded questions test knowledge than ask for satisfaction."""
    strong = sum(1 for question in questions if _has(_STRONG, question))
    tests = sum(1 for question in questions if not _has(_STRONG, question) and _has(_KNOWLEDGE, question))
    return tests > strong


def comes_before(texts: Sequence[str]) -> bool:
    """Whether folded texts speak of what is known before the training: a positioning, an entry test."""
    return any(_has(_BEFORE, text) or _has(_ENTRY, text) for text in texts)


def is_asking(header: str) -> bool:
    """Whether a folded header is a question or an item to rate, rather than the label of a field."""
    return header.endswith("?") or len(header.split()) >= 3


def find_stakeholder(texts: Sequence[str]) -> Stakeholder | None:
    """Return whom folded questions or titles address, where their words say it."""
    if _any_has(_FUNDER, texts):
        return "funder"
    if _any_has(_TRAINER, texts):
        return "trainer"
    return "company" if _any_has(_COMPANY, texts) else None


def stakeholder_of(answer: str) -> Stakeholder | None:
    """Return who somebody says that they are, in the folded answer to "Vous êtes ?"; ``None``: it is not understood."""
    return next(
        (who for who, words in _IS.items() if re.match(rf"(?:l'|l[ae] |une? |an? |the )?(?:{words})", answer)), None
    )


def find_timing(texts: Sequence[str]) -> Timing | None:
    """Return whether folded texts speak of an immediate or a delayed survey; ``None``: of neither, or of both."""
    hot, cold = _any_has(_HOT, texts), _any_has(_COLD, texts)
    return None if hot == cold else "hot" if hot else "cold"


def _any_has(pattern: str, texts: Sequence[str]) -> bool:
    return any(_has(pattern, text) for text in texts)


def _has(pattern: str, text: str) -> bool:
    # Not compiled at import, which every run pays; the standard library keeps what it compiled.
    return re.search(pattern, text) is not None
