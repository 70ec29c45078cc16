"""One-page questionnaires that were filled in: by a company, a funder, a trainer or a participant (indicator 30)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time
from typing import Literal

from auditready import DocumentText, EvidenceFile, LazyPattern, Mention, ReadContext, SurveyResponse

from .kinds import OF_TRAINING_OR_EXAM, DocumentType, find_title, parts_of
from .labels import PERSON, Finder

Stakeholder = Literal["beneficiary", "company", "funder", "trainer"]

_TITLES = (
    r"(?:questionnaire|enquete|fiche|formulaire)(?: [^:\n|]{0,40})? (?:de "
    r"|d')?(?:satisfaction|appreciation|evaluation de (?:la|l')(?: action de)? ?formation)\b"
    r"|evaluation (?:de (?:la |l'action de )?(?:formation|satisfaction)|de la prestation|a (?:chaud|froid)"
    r"|de fin de formation)\b"
    r"|(?:fiche )?(?:questionnaire|enquete|bilan|retour|avis"
    r"|appreciation|evaluation|fiche de retour)s?(?: [^:\n|]{0,30})? (?:de l'|du |de la |des "
    r"|d')?(?:entreprise|employeur|client|commanditaire|financeur|opco|formateur|formatrice|intervenant"
    r"|equipe pedagogique)s?\b"
    r"|(?:trainer|company|employer|funder|learner|course)(?:'s)? (?:feedback|satisfaction|evaluation)"
    r"|satisfaction survey"
)
_STAKEHOLDERS: tuple[tuple[Stakeholder, str], ...] = (
    ("funder", r"financeur|\bopco\b|organisme paritaire|funder"),
    ("trainer", r"format(?:eur|rice)|intervenant|equipe pedagogique|trainer"),
    ("company", r"entreprise|employeur|\bclient\b|commanditaire|donneur d'ordre|company|employer"),
)
_TIMING: tuple[tuple[Literal["hot", "cold"], str], ...] = (
    ("cold", r"a froid|\bdiffere|\bmois apres"),
    ("hot", r"a chaud|fin de (?:formation|stage|session)|immediate"),
)
_AT = (r"date(?: (?:de reponse|du retour|de l'enquete))?", r"(?:remplie?|faite?|complete|repondu) le")
_AT_AFTER = (r"\bfait (?:a [^\n|,]{2,40},? )?le\b", r"(?:^|\| )(?:a )?[a-z][a-z' -]{1,40}, le\b")
_FACTS = LazyPattern(
    r"\W*(?:noms?|prenoms?|formation|action|intitule|titre|stage|session|date|dates|entreprise|societe|client"
    r"|employeur|financeur|opco"
    r"|formateur|formatrice|intervenant|organisme|lieu|fonction|poste|e-?mail|tel|course|trainer|company"
    r"|stagiaire|participant|rempli|fait|duree|periode"
    r"|signature|version|page|siret|nda|reference|learner|name)\b"
)
"""What begins the lines that say whose questionnaire it is, and answer nothing."""
_OPINION = LazyPattern(
    r"point|comment|remarque|suggest|observ|appreci|avis|note|satisf|qualite|amelior|recommand|attente|objectif"
    r"|utilit|bilan|deroule|difficult|strength|weak|improve"
)
_MARK = LazyPattern(r"\s*\d{1,2}(?:[.,]\d)?(?: ?/ ?\d{1,2})?\s*")
_TICKED = LazyPattern(r"[☒☑✓✔✗✘■]|\[\s*[xX]\s*\]|(?:^|\| ?)[xX](?: ?\||$)")
_EMPTY = LazyPattern(r"[☐□❏]|\[\s*\]")


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[SurveyResponse]:
    blank = 0
    for part in parts_of(DocumentText.of(file.name, file.document), _TITLES):
        answers, questions = count_answers(part)
        if not answers:
            blank += 1
            continue
        yield _response(part, answers, questions)
    if blank:
        context.note(
            f"{blank} questionnaire(s) sans réponse lisible (vierge, ou rempli à la main) : ne compte(nt) pas",
            f"{blank} form(s) without a readable answer (blank, or filled in by hand): not counted",
        )


def _response(text: DocumentText, answers: int, questions: int) -> SurveyResponse:
    found = Finder(text)
    title_line = find_title(text, _TITLES) or 0
    heading = text.folded_lines[title_line]
    stakeholder: Stakeholder = next(
        (who for who, pattern in _STAKEHOLDERS if re.search(pattern, heading)), "beneficiary"
    )
    day = found.day("at", *_AT) or found.day_after("at", *_AT_AFTER)
    name = found.person(*PERSON) if stakeholder == "beneficiary" else None
    return SurveyResponse(
        locator=text.line_locator(title_line),
        person=None if name is None else Mention(name=name, role="learner"),
        stakeholder=stakeholder,
        timing=next((when for when, pattern in _TIMING if re.search(pattern, heading)), None),
        at=None if day is None else datetime.combine(day, time()),
        title=found.title(),
        answers=answers,
        complete=answers >= questions,
    )


def count_answers(text: DocumentText) -> tuple[int, int]:
    """Return how many questions of a form have a readable answer, and how many there are."""
    answers = questions = 0
    open_question = False
    for line in text.folded_lines[1:]:
        asks, said = _question(line)
        if asks:
            questions += 1
            open_question = not said
            answers += said
        elif open_question and _is_answer(line):
            answers += 1
            open_question = False
    return answers, questions


def _question(line: str) -> tuple[bool, bool]:
    """Return whether a line asks something, and whether the answer stands on it."""
    head, mark, tail = line.partition("?")
    if not mark:
        if _FACTS.match(line):
            return False, False
        head, mark, tail = line.partition(":") if ":" in line else line.partition(" | ")
        if not mark or not (_OPINION.search(head) or _MARK.fullmatch(tail) or _EMPTY.search(tail)):
            return False, False
    return True, _is_answer(tail)


def _is_answer(words: str) -> bool:
    if _TICKED.search(words):
        return True
    return not _EMPTY.search(words) and any(map(str.isalnum, words))


FEEDBACK = DocumentType(
    name="documents.feedback",
    kinds=frozenset({"survey_response"}),
    titles=_TITLES,
    cues=(
        r"satisf|appreci|point|recommand|attentes|amelior|progres|bilan|retour|qualite|improve|feedback",
        r"formation|prestation|stage|action|opco|financeur|formateur|course|training",
        r"\?|note|\boui\b|[☒☑✓✔☐□❏]|remarque|commentaire|suggestion|difficult|point|\byes\b",
    ),
    least=3,
    read=_read,
    needs=OF_TRAINING_OR_EXAM,
)
