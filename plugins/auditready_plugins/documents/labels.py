"""Labels that several types of document have, as folded patterns, and the finder that notes where values stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import takewhile

from auditready import (
    DocumentText,
    Locator,
    Mention,
    Passage,
    find_dates,
    find_period,
    fold,
    looks_like_name,
    people_names,
    person_name,
    plain,
)

TITLE = (
    r"intitule(?: exact)?(?: de l'action(?: de formation)?| de la formation| du stage| du module| du parcours)?",
    r"(?:titre|nom|denomination|libelle) de (?:l'action|la formation)(?: de formation)?",
    r"(?:action de )?formation(?: (?:visee|concernee|suivie|demandee|souhaitee|proposee|prevue))?",
    r"stage|parcours|action",
    r"titre",
    r"(?:training|course)(?: title)?|title",
)
PERSON = (
    r"(?:noms? ?(?:et|/|,|-)? ?prenoms?|prenoms? ?(?:et|/|,|-)? ?noms?)(?: d[ue] [^:\n|]{1,30})?",
    r"(?:apprenante?|stagiaire|participante?|beneficiaire|candidate?|salariee?)(?:\(e\))?(?: concernee?)?",
    r"nom d[ue] (?:stagiaire|participant|beneficiaire|candidat)|nom de l'apprenante?",
    r"nom",
    r"learner|trainee|participant|name",
    r"je m'appelle",
)
LAST_NAME = (r"noms?(?: d[ue] (?:stagiaire|participant|beneficiaire|candidat)| de l'apprenante?| de famille)?",)
FIRST_NAME = (r"prenoms?",)
_TRAINER = r"formateurs?(?:[ -]tuteurs?)?|formatrices?|intervenante?s?|animat(?:eur|rice)s?"
TRAINERS = (
    rf"equipe pedagogique|(?:nom d[ue]s? |nom de la )?(?:{_TRAINER})(?:\(s\)|\(t?rice\)|[·.]trice)?",
    r"trainers?|instructors?",
)
TRAINER_SENTENCES = (
    r"(?:animee?s?|assuree?s?|dispensee?s?|encadree?s?|delivree?s?) par (?P<value>(?:m\.|mme\.?)? ?[^\n|.;:(]{4,80})",
    rf"(?:votre|notre|le|la|vos|nos) (?:{_TRAINER}),? (?:sera )?(?P<value>(?:m\.|mme\.?)? ?[^\n|.;:(]{{4,80}})",
)
_QUOTED_TITLE = (
    r"(?:action|formation|stage|parcours|module)s?(?: (?!organisme)[^\s\".:|]{1,20}){0,4}"
    r' ?:? ?"(?P<value>[^"\n]{4,150})"'
)
_FOLLOWING = r"(?:action|formation|stage|prestation|session)(?: de formation)? suivante ?: ?(?P<value>[^\n|;]{4,150})"
_SLOT_OF = r"(?:formation|action(?: de formation)?|stage|module|session|atelier|parcours)"
_NAMED_TRAINING = (
    r"\b(?:votre|anim|assur|dispens|suiv|organis|particip|inscri|convi|convoqu|realis|commenc|prestation|designation)[a-z]*"
    rf"\b[^\n|.:]{{0,25}}?\b{_SLOT_OF}(?: professionnelle)? ?:? (?P<value>[^\n|.;(]{{3,120}}?)"
    r"(?=,? (?:qui|commence|debute|aura|se) |,? (?:les?|du|de|a|d[eu]s) (?:[a-z]+di )?\d|,? (?:dans|pour|d'une duree"
    r"|organisee?|animee?) | - |[\n|.;,(]|$)"
)
_LISTED_DAYS = (
    r"\b(?:les|des|date?s? ?:?|sessions?) (?:[a-z]+di )?\d{1,2}(?:er)?(?: ?, ?\d{1,2})* ?(?:et|&|-) ?"
    r"(?:[a-z]+di )?\d{1,2} [a-z]{3,9}\.? 20\d\d"
)
_CALLED = r"(?:intitulee?|(?<!apres )denommee?)(?! de l)"


class Finder:
    """Finds labelled values of one document; ``places`` says where each field stands."""

    def __init__(self, text: DocumentText) -> None:
        self.text = text
        self.places: dict[str, Locator] = {}

    def note(self, field: str, position: int) -> None:
        """Remember where a field stands."""
        self.places[field] = self.text.locator(position)

    def note_words(self, field: str, words: str, start: int) -> None:
        """Remember that a field stands where its folded words come first after ``start``."""
        self.note(field, max(self.text.folded.find(words, start), start))

    def note_period(self, start: int, end: int) -> None:
        """Remember where the dates between two positions stand."""
        words = [words for _, words in find_dates(self.text.text[start:end])]
        self.note_words("start", words[0], start)
        self.note_words("end", words[min(1, len(words) - 1)], start)

    def value(self, field: str, *labels: str, accept: Callable[[str], object] = bool) -> str | None:
        """Return the value of a label, one that ``accept`` has a use for."""
        return self._kept(field, self.text.value_of(*labels, accept=accept))

    def block(self, field: str, *labels: str, accept: Callable[[str], object] = bool) -> str | None:
        """Return the whole paragraph of a label, one that ``accept`` has a use for."""
        return self._kept(field, self.text.block_of(*labels, accept=accept))

    def sentence(self, field: str, *patterns: str) -> str | None:
        """Return the group ``value`` of a wording, without the stop that ends its sentence."""
        found = self._kept(field, self.text.first(*patterns))
        return None if found is None else found.rstrip(".")

    def _kept(self, field: str, found: Passage | None) -> str | None:
        if found is None or not any(map(str.isalnum, found.text)):
            return None
        self.note(field, found.start)
        return found.text

    def title(self, *more: str) -> str | None:
        """Return the training's title; ``more`` labels hold it in this type of document, "Objet" of an invoice."""
        title = self.value("title", *TITLE, *more, accept=_is_title) or self.sentence(
            "title",
            _QUOTED_TITLE,
            _FOLLOWING,
            rf"{_CALLED} ?: ?(?P<value>[^\n|;]{{4,150}})",
            rf'{_CALLED} ?(?!"? ?(?:l\'organisme|le client|le stagiaire))(?P<value>[^\n|.,;]{{4,150}})',
        )
        title = title or self._named_training()
        if title is None:
            return None
        # Quotes around the title, not around words of it: L'outil "Excel avancé" au bureau.
        quoted = re.match(r'[^"A-ZÀ-ÖØ-Þ]*"\s*([^"]{4,150}?)\s*"', plain(title))
        return quoted[1] if quoted else title.strip(' "') or None

    def _named_training(self) -> str | None:
        """Return the title in "vous participerez au stage Habilitation électrique B0 qui se tiendra le …"."""
        for found in self.text.find_all(_NAMED_TRAINING):
            words = self.text.text[slice(*found.span("value"))].strip()
            if words[:1].isupper() and not looks_like_name(words):
                self.note("title", found.start("value"))
                return words
        return None

    def day(self, field: str, *labels: str) -> date | None:
        """Return the first date in the value of a label."""
        for label in labels:
            found = self.text.value_of(label)
            dates = [] if found is None else find_dates(found.text)
            if found is not None and dates and 1990 <= dates[0][0].year <= 2100:
                self.note(field, found.start)
                return dates[0][0]
        return None

    def day_after(self, field: str, *patterns: str) -> date | None:
        """Return the first date within 40 characters after a wording."""
        for pattern in patterns:
            for found in self.text.find_all(pattern):
                dates = find_dates(self.text.text[found.end() : found.end() + 40])
                if dates and 1990 <= dates[0][0].year <= 2100:
                    self.note(field, found.end())
                    return dates[0][0]
        return None

    def period(self, *labels: str) -> tuple[date | None, date | None]:
        """Return the first and last day in the value of a label, or in a sentence "du … au …"."""
        for label in labels:
            found = self.text.value_of(label)
            days = None if found is None else find_period(found.text)
            if found is not None and days is not None:
                self.note_period(found.start, found.end)
                return days
        for sentence in self.text.find_all(r"\bdu (?:[a-z]+ )?\d{1,2}[^\n|.]{0,60}\bau\b[^\n|.]{4,40}"):
            days = find_period(self.text.text[slice(*sentence.span())])
            if days is not None:
                self.note_period(*sentence.span())
                return days
        for listed in self.text.find_all(_LISTED_DAYS):
            days = find_period(self.text.text[slice(*listed.span())])
            if days is not None:
                self.note_period(*listed.span())
                return days
        return None, None

    def person(self, *labels: str) -> str | None:
        """Return the name of the one learner whom the document is about."""
        for label in labels or PERSON:
            found = self.text.value_of(label, accept=lambda words: looks_like_name(person_name(words)))
            if found is not None:
                self.note("person", found.start)
                return person_name(found.text)
        last, first = self.text.value_of(*LAST_NAME), self.text.value_of(*FIRST_NAME)
        if last is None or first is None or not looks_like_name(name := f"{first.text} {last.text}"):
            return None
        self.note("person", last.start)
        return name

    def people(self, field: str, *labels: str, sentences: Sequence[str] = (), one_block: bool = False) -> list[str]:
        """Return the names below or beside a label, or else in one of the sentences.

        ``one_block``: only the lines down to the first that names nobody, which may be a label without a colon.
        """
        found = (
            self.text.block_of(*labels, accept=people_names)
            or self.text.value_of(*labels, accept=people_names)
            or self._named_in(sentences)
        )
        if found is None:
            return []
        self.note(field, found.start)
        words = self.text.text[found.start : found.end]
        if one_block:
            words = "\n".join(takewhile(people_names, words.split("\n"))) or words
        return people_names(words)

    def trainers(self) -> tuple[Mention, ...]:
        """Return the trainers, beside a label or in a sentence."""
        names = self.people("trainers", *TRAINERS, sentences=TRAINER_SENTENCES, one_block=True)
        return tuple(Mention(name=name, role="trainer") for name in names)

    def _named_in(self, sentences: Sequence[str]) -> Passage | None:
        for sentence in sentences:
            for found in self.text.find_all(sentence):
                words = self.text.text[slice(*found.span("value"))]
                if people_names(words):
                    return self.text.passage(*found.span("value"))
        return None


def _is_title(words: str) -> bool:
    """Whether a value can be a title: "Formation | Date" and "Action : à distance" are none."""
    return (
        re.match(
            r"(?:continue|professionnelle|interne|a distance|en presentiel|date|duree|lieu|de formation$|convocation"
            r"|qte|quantite|p\.?u\b|prix|unite|total|montant|votre (?:classe|formation|session|convocation|inscription)"
            r"|(?:du|le|les|n°) ?\d|(?:l'organisme|le client|la presente|le present)\b"
            r"|.*\b(?:a pour (?:objet|but)|s'engage|est conclue?)\b"
            r"|invitation|facture|confirmation|demande|relance|convention|contrat|inscription)\b|[\d\W]+$",
            fold(words),
        )
        is None
    )
