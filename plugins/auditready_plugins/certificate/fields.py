"""The fields of a certificat de réalisation, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from auditready import (
    DocumentText,
    LazyPattern,
    Locator,
    Passage,
    find_dates,
    find_period,
    find_teaching_minutes,
    fold,
    looks_like_company,
    looks_like_name,
    parse_number,
    person_name,
)

from . import wordings as w
from .natures import Nature, read_nature

_PLACEHOLDER = LazyPattern(
    r"^(?:\([^)]*\)|(?:nom|prénom)s?(?:\s*(?:,|et|/)\s*(?:nom|prénom)s?)?(?: du [a-zé]+)?"
    r"|(?:le/la |le |la |l')?(?:stagiaire|bénéficiaire|apprenante?))\s*:?\s*(?:\([^)]*\)\s*:?\s*)?",
    re.IGNORECASE,
)
_ROLE = LazyPattern(
    r"represent|agissant|gerant|direct(?:eur|rice)|responsable|president|en qualite|dispensateur|salarie|legal|employe"
)
_REPRESENTED = LazyPattern(r"représentée? par\s+[^,\n|]+")
_REPEALED = LazyPattern(r"\b([dl])\.?\s*6353\s*-\s*([134])(?![\d-])")
_BARE = LazyPattern(r"\d{1,4}(?:[.,]\d{1,2})?")
_LONGEST = 144_000
"""Minutes of the longest training that a certificate can state: 100 days round the clock; more is a misreading."""


class Fields:
    """Finds the fields of one certificate; ``places`` says where each of them stands."""

    def __init__(self, text: DocumentText) -> None:
        self._text = text
        self.places: dict[str, Locator] = {}

    def signatory(self) -> str | None:
        """Return who writes "je soussigné(e)"."""
        zone = self._zone(w.UNDERSIGNED, w.CERTIFIES, limit=300)
        if zone is not None and (name := self._split_name("signatory", zone)):
            return name
        position, words = next(_pieces(self._text, *zone), (0, "")) if zone is not None else (0, "")
        if not words and (spoken_for := self._text.first(w.REPRESENTED)) is not None:
            position, words = spoken_for.start, spoken_for.text
        name = person_name(words)
        if zone is None:
            return self._spoken_for()
        if not name or _ROLE.match(fold(name)):
            return None
        self._note("signatory", position)
        represented = _REPRESENTED.search(self._text.text, *zone)
        if looks_like_company(name) and represented is not None:
            return f"{name}, {' '.join(represented.group().split())}"
        return name

    def _spoken_for(self) -> str | None:
        """Return who speaks for the provider where nobody writes "je soussigné": "représenté par : Kate Moran"."""
        for found in (*self._text.find_all(w.CERTIFIER), *self._text.find_all(w.SPOKEN_FOR)):
            name = person_name(self._text.text[slice(*found.span("value"))])
            if looks_like_name(name):
                self._note("signatory", found.start("value"))
                return name
        return None

    def provider(self) -> str | None:
        """Return the provider's name; what is below the learner's name is the place for the signature."""
        certifies = self._text.search(w.CERTIFIES)
        above = len(self._text.text) if certifies is None else certifies.start()
        name = self._first("provider", above, *w.PROVIDER) or self._labelled("provider", *w.PROVIDER_LABELS)
        name = name or self._undersigned_company()
        return None if name is None else re.split(r"\s+-\s+|\s*;|\s*,? représenté", name)[0].strip(' "') or None

    def _undersigned_company(self) -> str | None:
        """Return the provider in "Nous soussignés, ERGO PLUS, organisme de formation, attestons"."""
        zone = self._zone(w.UNDERSIGNED, w.CERTIFIES, limit=300)
        if zone is None or "organisme" not in self._text.folded[slice(*zone)]:
            return None
        position, words = next(_pieces(self._text, *zone), (0, ""))
        name = words.split(",")[0].strip()
        if not name or not name[0].isupper() or looks_like_name(person_name(name)) or _ROLE.match(fold(name)):
            return None
        self._note("provider", position)
        return name

    def learner(self) -> str | None:
        """Return the learner's name: in the sentence, beside a label, or else what the sentence has in its place."""
        doubtful: tuple[int, str] | None = None
        for begins in (w.CERTIFIES, w.DELIVERED):
            zone = self._zone(begins, w.FOLLOWED, w.NATURE, w.HELD, limit=400)
            if zone is not None and (name := self._split_name("person", zone)):
                return name
            for position, words in _pieces(self._text, *zone) if zone is not None else ():
                name = person_name(words)
                if not name or _ROLE.match(fold(name)) or looks_like_company(name):
                    continue
                if looks_like_name(name):
                    self._note("person", position)
                    return name
                doubtful = doubtful or ((position, name) if name[0].isupper() else None)
        label = self._labelled("person", *w.LEARNER_LABELS)
        if label is None and doubtful is not None:
            self._note("person", doubtful[0])
            return doubtful[1]
        return None if label is None else person_name(label) or None

    def _split_name(self, field: str, zone: tuple[int, int]) -> str | None:
        """Return "Léa DUPUIS" for "Nom : DUPUIS, Prénom : Léa"."""
        found = self._text.search(w.SPLIT_NAME, *zone)
        if found is None:
            return None
        self._note(field, found.start("last"))
        parts = (self._text.text[slice(*found.span(part))] for part in ("first", "last"))
        return " ".join(person_name(part) for part in parts).strip() or None

    def employer(self) -> str | None:
        """Return the learner's employer."""
        name = self._first("employer", len(self._text.text), *w.EMPLOYER)
        name = None if name is None else re.split(r"\s+a (?:bien )?(?:suivi|participé)\b", name)[0].strip() or None
        return name or self._labelled("employer", *w.EMPLOYER_LABELS) or self._beside_the_learner()

    def _beside_the_learner(self) -> str | None:
        """Return the company in "Monsieur Théo ULMER (MAIRIE DE BRON)"."""
        for found in self._text.find_all(
            r"(?:^|\b(?:mme|madame|m\.|monsieur)) ?[^\n|(]{4,60} \((?P<value>[^)\n|]{3,60})\)"
        ):
            words = self._text.text[slice(*found.span("value"))]
            if looks_like_company(words):
                self._note("employer", found.start("value"))
                return words
        return None

    def title(self) -> str | None:
        """Return the title of the action."""
        for begins in (w.TITLED, w.PARTICIPATION):
            zone = self._zone(begins, w.NATURE, w.HELD, w.LASTED, r"^\W*du \d", limit=300)
            if zone is None:
                continue
            # Quotes around the title, not around a word of it: Le "mot" juste.
            quoted = re.match(r'[^"A-ZÀ-ÖØ-Þ]*"\s*([^"]+?)\s*"', self._text.text[slice(*zone)])
            span = self._paragraph(*zone) if quoted is None else (zone[0] + quoted.start(1), zone[0] + quoted.end(1))
            found = self._text.passage(*span)
            if found is not None and not fold(found.text).startswith(("(", "ci-dessus", "ci-apres", "susvise")):
                self._note("title", found.start)
                return found.text.strip(' "').rstrip(".") or None
        found = self._text.value_of(*w.TITLE_LABELS, accept=lambda words: not fold(words).startswith("de formation"))
        return self._kept("title", found)

    def _paragraph(self, start: int, end: int) -> tuple[int, int]:
        """Return the first paragraph of a zone; one that goes on in small letters below is no new one."""
        following = re.search(r"[^\s|:][^\n]*(?=\n\s*[^a-zà-ÿ\s])", self._text.text[start:end])
        return (start, end) if following is None else (start, start + following.end())

    def nature(self) -> tuple[Nature, ...]:
        """Return the natures that are ticked."""
        zone = self._zone(w.NATURE, w.HELD, w.LASTED, w.COMMITS, limit=600)
        start, end = zone or (0, len(self._text.text))
        natures, place = read_nature(self._text, start, end, headed=zone is not None)
        if natures:
            self._note("nature", place)
        return natures

    def period(self) -> tuple[date | None, date | None]:
        """Return the first and the last day."""
        first, last = (self._labelled_day(field, *labels) for field, labels in (("start", w.STARTS), ("end", w.ENDS)))
        if first is not None and last is not None:
            return first, last
        label = r"\b(?:dates?|periode)(?: de (?:l'action|la formation|realisation))? ?:"
        for begins in (w.HELD, r"(?=\bdu ?:? \d[\s\S]{0,40}?\bau ?:? \d)", label, r"(?=\bdu ?:? ?\d)"):
            zone = self._zone(begins, w.LASTED, w.COMMITS, w.ISSUED, limit=160)
            found = None if zone is None else find_period(self._text.text[slice(*zone)])
            if zone is not None and found is not None:
                self._note("start", zone[0])
                self._note("end", zone[0])
                return found
        labelled = self._text.value_of(*w.PERIOD_LABELS, accept=find_period)
        days = None if labelled is None else find_period(labelled.text)
        if labelled is None or days is None:
            return self._listed_days()
        self._note("start", labelled.start)
        self._note("end", labelled.start)
        return days

    def _listed_days(self) -> tuple[date | None, date | None]:
        """Return the days in "a participé à la formation … les 14 et 15 octobre 2026"."""
        for found in self._text.find_all(r"\bles \d[^\n|.]{3,60}? 20\d\d|\bdu \d[^\n|.]{2,40}? au [^\n|.]{2,30}20\d\d"):
            if (days := find_period(self._text.text[slice(*found.span())])) is not None:
                self._note("start", found.start())
                self._note("end", found.start())
                return days
        day = self._text.search(r"^le (?P<value>(?:[a-z]+di )?\d{1,2}(?:er)? ?[a-z/][^\n|]{1,20}20\d\d)$")
        dates = [] if day is None else find_dates(self._text.text[slice(*day.span("value"))])
        if day is not None and dates and self._text.search(w.FOLLOWED, 0, day.start()) is not None:
            self._note("start", day.start())
            self._note("end", day.start())
            return dates[0][0], dates[0][0]
        return None, None

    def _labelled_day(self, field: str, *labels: str) -> date | None:
        found = self._text.value_of(*labels, accept=find_dates)
        if found is None:
            return None
        self._note(field, found.start)
        return find_dates(found.text)[0][0]

    def minutes(self) -> float | None:
        """Return the duration in minutes."""
        for begins in (w.LASTED, r"\bduree ?:", r"\bduration ?:"):
            zone = self._zone(begins, w.COMMITS, w.ISSUED, limit=90)
            if zone is None:
                continue
            found = find_teaching_minutes(self._text.text[slice(*zone)].replace(" | ", " "))
            minutes = found[0] if found is not None else _bare_hours(self._text.folded, *zone)
            if minutes is not None and minutes <= _LONGEST:
                self._note("minutes", zone[0])
                return minutes
        words = self._text.value_of(*w.DURATION_LABELS, accept=find_teaching_minutes)
        words = words or self._text.first(w.AFTER_PERIOD) or self._only_hours()
        bare = self._text.value_of(*w.HOURS_LABELS, accept=_BARE.fullmatch) if words is None else None
        if bare is not None and (hours := parse_number(bare.text)) is not None:
            self._note("minutes", bare.start)
            return hours * 60
        stated = None if words is None else find_teaching_minutes(words.text)
        if words is None or stated is None or stated[0] > _LONGEST:
            return None
        self._note("minutes", words.start)
        return stated[0]

    def _only_hours(self) -> Passage | None:
        """Return the hours of a certificate that names one number of them: "… Conduire un projet (21 heures) du …"."""
        found = self._text.find_all(r"(?<![\d,.:/h-])\d{1,4}(?:[.,]\d{1,2})? ?heures?\b")
        numbers = {parse_number(each.group().split("h")[0].strip()) for each in found}
        return self._text.passage(*found[0].span()) if len(numbers) == 1 else None

    def retention(self) -> bool:
        """Whether the sentence that commits the provider to keep the proofs for three years is there."""
        found = self._text.search(w.RETENTION)
        if found is not None:
            self._note("retention_commitment", found.start())
        return found is not None

    def issue(self) -> tuple[str | None, date | None]:
        """Return where and when the certificate was issued."""
        name, start = None, 0
        if found := self._text.find_all(w.ISSUED):
            start = found[-1].end()
            place = re.match(w.ISSUED_AT, self._text.folded[start:])
            if place is not None and not found[-1].group().endswith("le"):
                passage = self._text.passage(start + place.start("value"), start + place.end("value"))
                name = self._kept("issued_at", passage)
        elif alone := self._text.find_all(w.LETTER):
            name, start = self._kept("issued_at", self._text.passage(*alone[-1].span("value"))), alone[-1].end()
        elif alone := self._text.find_all(w.DATED):
            name, start = self._labelled("issued_at", *w.PLACE_LABELS), alone[-1].end()
        dates = find_dates(self._text.text[start : start + 160]) if start else []
        for day, words in dates:
            if 1990 <= day.year <= 2100:
                self._note("issued", max(self._text.folded.find(words, start), start))
                return name, day
        return name, None

    # --- finding ---

    def _note(self, field: str, position: int) -> None:
        self.places[field] = self._text.locator(position)

    def _first(self, field: str, end: int, *patterns: str) -> str | None:
        return self._kept(field, self._text.first(*patterns, end=end))

    def _labelled(self, field: str, *labels: str) -> str | None:
        return self._kept(field, self._text.value_of(*labels))

    def _kept(self, field: str, found: Passage | None) -> str | None:
        if found is None or not any(map(str.isalnum, found.text)):
            return None
        self._note(field, found.start)
        return found.text

    def _zone(self, begins: str, *ends: str, limit: int) -> tuple[int, int] | None:
        """Return the positions after the wording ``begins`` and before the first of ``ends``."""
        found = self._text.search(begins)
        if found is None:
            return None
        start = found.end()
        end = min(start + limit, len(self._text.text))
        for pattern in ends:
            if (following := self._text.search(pattern, start, end)) is not None:
                end = following.start()
        return start, end


def _pieces(text: DocumentText, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Give the lines and cells of a zone with their position, without what a form prints there itself.

    A line that ends after one word of a name goes on with the next one.
    """
    found = [piece for piece in re.finditer(r"[^\n|]+", text.text[start:end]) if piece.group().strip(" ,:")]
    for piece, following in zip_longest(found, found[1:]):
        words = _PLACEHOLDER.sub("", piece.group().strip(" ,:")).strip(" ,:")
        if following is not None and words.isalpha() and piece.group().strip(" :")[-1:] != ",":
            words = f"{words} {following.group().strip()}"
        if words:
            yield start + piece.start(), words


def _bare_hours(folded: str, start: int, end: int) -> float | None:
    """Return the minutes in "nombre d'heures : 14": a bare number where the label says the unit."""
    if "heure" not in folded[max(0, start - 20) : start]:
        return None
    found = re.match(r"\D{0,20}(\d+(?:[.,]\d+)?)", folded[start:end])
    hours = None if found is None else parse_number(found[1])
    return None if hours is None else hours * 60


def is_person(signatory: str | None, provider: str | None) -> bool | None:
    """Return whether the signatory is a natural person; ``None`` where the words leave it open."""
    if signatory is None:
        return None
    if provider is not None and fold(signatory) == fold(provider):
        return False
    if looks_like_company(signatory):
        return None if _REPRESENTED.search(signatory) else False
    return True if looks_like_name(signatory) else None


def repealed(text: DocumentText) -> tuple[str, ...]:
    """Return the repealed articles that a certificate quotes.

    D.6353-3 and D.6353-4 were repealed at the end of 2018; L.6353-1 has been no basis of an attestation since.
    """
    articles = {f"{letter.upper()}.6353-{number}" for letter, number in _REPEALED.findall(text.folded)}
    return tuple(sorted(articles & {"D.6353-3", "D.6353-4", "L.6353-1"}))
