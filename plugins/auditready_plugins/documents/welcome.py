"""Welcome booklets and règlements intérieurs (indicator 9): which of the two a file is, and what it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from auditready import DocumentText, EvidenceFile, ReadContext, WelcomeRules

from .kinds import OF_TRAINING_OR_EXAM, DocumentType, find_title
from .labels import TITLE, Finder
from .programme_wordings import UPDATED, VERSION

_OF = r"(?: (?:d'accueil|du |de la |de l'|des |pour (?:le |les |la )?|a l'attention des? )?)?"
_WHO = r"(?:stagiaires?|apprenante?s?|participante?s?|beneficiaires?|apprentie?s?|alternante?s?|formation|etudiante?s?)"
_BOOKLET = (
    rf"(?:livret|guide|carnet|kit|dossier|passeport)(?: d'accueil\b| de bienvenue\b|{_OF}{_WHO}\b(?! (?:pedagogique)))"
    r"|(?:welcome|learner|trainee|student) (?:booklet|guide|pack|handbook)"
)
_RULES = (
    r"reglement (?:interieur|de fonctionnement)\b"
    r"|(?:internal|house) (?:rules|regulations)|rules (?:and regulations|for trainees)"
)
_TITLES = rf"(?:{_BOOKLET})|(?:{_RULES})|(?:bienvenue|welcome)\b.{{0,60}}(?:{_BOOKLET})"
_CHAPTER = r"(?:^|\| )\W*(?:(?:annexe|article|chapitre|partie|section)\s*\w{1,4}\W+|\w{1,2}(?:\.\d{1,2})*\W{1,3})?"

_Topic = Literal["safety", "discipline", "representation", "violence", "accessibility", "complaints", "contact"]
_TOPICS: tuple[tuple[_Topic, str], ...] = (
    ("safety", r"hygiene|\bsecurite\b|incendie|evacuation|sante (?:et|au)|fire safety|health and safety"),
    ("discipline", r"disciplin\w+|sanctions?\b|interdi[ts]\w*|disciplinary"),
    ("representation", (r"(?:representation|delegues?|representants?|election)\b[^\n]{0,40}(?:stagiaires?|apprenants?)"
     r"|delegues? (?:des |titulaires?)|trainees' representatives?")),
    ("violence", (r"violences?\b|harcel\w+|discriminations?|agissements? sexistes?|\bvss\b|\bvhd\b|harass\w*"
     r"|discriminat\w+")),
    ("accessibility", r"handicap\w*|\bpsh\b|\bpmr\b|mobilite reduite|accessibilite|disabilit\w+"),
    ("complaints", r"reclamations?|plaintes?|mediat\w+|complaints?"),
    ("contact", r"contacts?\b|interlocut\w+|[\w.+-]{1,40}@[\w-]{1,40}\.\w|\b0[1-9](?:[ .]?\d\d){4}|telephone"),
)  # fmt: skip
"""What tells that the document speaks of something: words that it cannot do without then."""

_DATED = (
    *UPDATED,
    r"(?:entree? en vigueur|en vigueur|applicable)(?: (?:le|au|a compter du|a partir du|depuis le))? ?:? ?",
    r"\bfait(?: a [^\n|,]{2,40})?,? le\b",
    r"(?:^|\| )(?:a )?[^\n|,]{2,40}, le\b",
)


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[WelcomeRules]:
    text = DocumentText.of(file.name, file.document)
    title_line = find_title(text, _TITLES) or 0
    found = Finder(text)
    documents = _documents(text, title_line)
    if len(documents) == 2:
        context.note("livret d'accueil et règlement intérieur en un seul document", "booklet and rules in one document")
    yield WelcomeRules(
        locator=text.line_locator(title_line),
        documents=documents,
        title=found.value("title", *TITLE[:2], r"(?:action de )?formation|training|course", accept=_is_training),
        dated=found.day_after("dated", *_DATED),
        version=found.sentence("version", *VERSION),
        topics=_topics(found),
        places=found.places,
    )


def _documents(text: DocumentText, title_line: int) -> tuple[Literal["booklet", "rules"], ...]:
    """Return what the file holds: as its title says, and as a heading within says of the other one.

    A booklet that merely names the rules ("le règlement intérieur vous est remis") does not hold them.
    """
    title = " ".join(text.folded_lines[title_line : title_line + 2])
    head = text.folded_lines[title_line]
    booklet = re.search(_BOOKLET, title if re.match(r"\W*(?:bienvenue|welcome)", head) else head) is not None
    rules = re.search(_RULES, head) is not None or (booklet and _holds_rules(text, title))
    return (*(("booklet",) if booklet else ()), *(("rules",) if rules else ()))


def _holds_rules(text: DocumentText, title: str) -> bool:
    if re.search(rf"(?:et|&|\+) (?:le )?(?:{_RULES})", title):
        return True
    heading = text.search(rf"{_CHAPTER}(?:le |notre )?(?:{_RULES})[^\n|]{{0,60}}(?:\n|:|$)")
    after = None if heading is None else text.search(_TOPICS[0][1], heading.start())
    return heading is not None and after is not None and text.search(_TOPICS[1][1], heading.start()) is not None


def _topics(found: Finder) -> tuple[_Topic, ...]:
    spoken: list[_Topic] = []
    for topic, pattern in _TOPICS:
        match = found.text.search(pattern)
        if match is not None:
            found.note(topic, match.start())
            spoken.append(topic)
    return tuple(spoken)


def _is_training(words: str) -> bool:
    """Whether a value names a training: "Votre formation : horaires, pauses" announces a chapter."""
    return len(words) >= 4 and "," not in words and re.search(r"\d{4}|@", words) is None


WELCOME = DocumentType(
    name="documents.welcome",
    kinds=frozenset({"welcome_rules"}),
    titles=_TITLES,
    cues=(
        "|".join(pattern for _, pattern in _TOPICS[:3]),
        "|".join(pattern for _, pattern in _TOPICS[3:]),
        r"stagiaires?|apprenants?|formation|parcours|trainees?|learners?|courses?",
        r"l\.? ?6352|r\.? ?6352|code du travail|bienvenue|welcome|horaires?",
    ),
    least=2,
    read=_read,
    needs=OF_TRAINING_OR_EXAM,
)
