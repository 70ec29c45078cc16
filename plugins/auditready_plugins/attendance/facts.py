"""What a sheet says outside its tables: title, place, trainer, dates, times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from msgspec import Struct, field

from auditready import LazyPattern, find_dates, find_days, find_hours, fold, looks_like_name, parse_time, person_name

from .days import Day, DayOrder, read_days, read_range
from .grid import Cell, Grid, is_date
from .moments import HalfDay, half_day_of, half_of_hours
from .spelling import corrected
from .vocabulary import LIST_TITLE, SIGN, TITLE_OF_SHEET, TRAINER

_TRAINERS = TRAINER.pattern.removeprefix(r"\b").removesuffix(r"\b")
_NAMES_OF = r"(?:(?:noms?|noms? et prenoms?|noms? prenoms?|prenoms? et noms?|identite) (?:du|de la|des|de l'|de) ?)?"
_LABELS: dict[str, tuple[str, ...]] = {
    "title": (
        (r"(?:intitule|titre|nom|libelle)(?: exact)? (?:de la |du |de l'|de )?"
        r"(?:action de formation|action|formation|stage|module|cours|session)"),
        r"intitule|titre|libelle|objet|theme|sujet",
        r"action de formation|formation(?: suivie)?|stage|module|action|atelier|seminaire|cours|matiere",
        r"(?:presences?|emargements?|suivi)(?: (?:de|a) la)? formation",
        r"(?:training|course|programme?)(?: title| name)?", r"title(?: of the (?:training|course))?",
    ),
    "place": (
        r"(?:lieu|adresse)(?: (?:de la|de|du) ?(?:formation|session|stage|deroulement))?", r"salle|site",
        r"(?:lieu / )?lien de connexion", r"place|location|venue|room|training place",
    ),
    "trainer": (
        rf"{_NAMES_OF}{_TRAINERS}(?: (?:referente?|principale?|responsable))?",
        rf"name of (?:the )?{_TRAINERS}", rf"{_TRAINERS}(?:'s)? name",
        r"(?:assuree?|animee?|dispensee?|encadree?) par",
    ),
    "learner": (
        (rf"{_NAMES_OF}(?:stagiaire|apprenante?|participante?|beneficiaire|salariee?|alternante?|etudiante?)"
        r"(?: \(?noms?,? ?(?:et )?prenoms?\)?)?"), r"noms?,? ?(?:et )?prenoms?|prenoms?,? ?(?:et )?noms?",
        (r"noms? ?[-/,]? ?(?:et )?prenoms? (?:du|de la|du/de la|de l') ?(?:stagiaire|apprenante?|alternante?|apprentie?"
        r"|participante?|beneficiaire|etudiante?|salariee?)(?:[.·]e)?(?: (?:de|en) .{1,40})?"),
        r"(?:name of (?:the )?)?(?:learner|trainee|participant|student|attendee)(?:'s)?(?: name)?",
    ),
    "last": (r"nom(?: de famille)?", r"last name|surname"),
    "first": (r"prenoms?", r"first name"),
    "half": (r"demi[- ]journee|periode|creneau|half[- ]day|period|moment|plage horaire",),
    "other": (
        (r"(?:organisme|raison sociale|entreprise|societe|client|employeur|n°|nda|numero|siret|duree|nombre|responsable"
        r"|financeur|opco|reference|tel|e-?mail|objectifs?|public|groupe|session|version|representant|provider|company"
        r"|duration).*"),
    ),
}  # fmt: skip
_PATTERNS = tuple((label, LazyPattern("|".join(words))) for label, words in _LABELS.items())

_LONGEST = 1_000
"""Characters of a cell that states a fact; a longer one is a notice."""
_LABELLED = LazyPattern(r"\s*([^:]{2,60}?)\s*:\s*(.*)", re.DOTALL)
_LONGEST_PHRASE = 160
_BETWEEN_FACTS = LazyPattern(r"\s{3,}|\t+|\s+[–—|-]\s+|\s*;\s+|\s*•\s*")
_NEXT_LABEL = LazyPattern(
    r"\s+(?=(?:pr[ée]noms?|noms?|dates?|lieu|formation|format(?:eur|rice)|intervenante?|horaires?|dur[ée]e|salle)\s*:)",
    re.IGNORECASE,
)
"""Where the next fact begins on a line whose gaps the page's text has lost: "Nom : ÉTÉ Prénom : Ada"."""
_SHEET_ALONE = LazyPattern(rf"{TITLE_OF_SHEET.pattern}.{{0,30}}")
_QUOTED_TITLE = LazyPattern(
    r"\s*(?:formation|stage|module|action|atelier|cours|s[ée]minaire)\s*:?\s*[«\"“]\s*([^»\"”]{3,120}?)\s*[»\"”]",
    re.IGNORECASE,
)
_BY = LazyPattern(r"\b(?:anim|assur|dispens|encadr)[ée]+e?s?\s+par\s*:?\s+([^,;:(]{3,60})", re.IGNORECASE)
_TAIL = LazyPattern(r"(.{3,}?)\s*(?:[,;]|\s[–—|-]\s|\()\s*([^,;–—|()]{1,60}?)\s*\)?")
_NO_TITLE = LazyPattern(
    r"(?:du |le |les |de )?\d{1,3}(?:[.,]\d+)? ?(?:h|heures?|jours?|j|minutes?|min|demi[- ]journees?)\b.{0,20}"
    r"|(?:ref|reference|code|n°|no|numero|groupe|session|suite|page|dates?)\b.{0,40}"
)
_NOT_OF_THE_SESSION = LazyPattern(
    r"\b(?:edite|imprime|genere|exporte|telecharge|mis a jour|mise a jour|maj|version|cree|fait|declaration|nda|printed"
    r"|generated|exported|updated|created|certifi\w*|convention|siret|decret|article|signe|naissance|devis|facture)\b"
)


class Facts(Struct):
    """What stands above, between or below the tables."""

    title: str | None = None
    place: str | None = None
    trainer: str | None = None
    learner: str | None = None
    days: list[Day] = field(default_factory=list)
    span: tuple[date, date] | None = None
    half_day: HalfDay | None = None
    hours: list[tuple[time, time]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def or_else(self, other: Facts) -> Facts:
        """Return this with what is missing taken from ``other``; what is about the day itself is not shared."""
        return Facts(
            title=self.title or other.title,
            place=self.place or other.place,
            trainer=self.trainer or other.trainer,
            learner=self.learner or other.learner,
            days=self.days,
            span=self.span,
            half_day=self.half_day,
            hours=self.hours,
            texts=self.texts,
        )

    @property
    def dates(self) -> list[date]:
        """Every whole date, sorted."""
        found = {day.date for day in self.days if day.date} | set(self.span or ())
        return sorted(found)

    def hours_of(self, half: HalfDay | None) -> tuple[time, time] | None:
        """Return the times of one half-day, or the only times there are for a slot without half-day."""
        if half is None:
            return self.hours[0] if len(set(self.hours)) == 1 else None
        fitting = {span for span in self.hours if half_of_hours(*span) == half}
        return fitting.pop() if len(fitting) == 1 else None


def read_facts(grid: Grid, rows: Iterable[int], order: DayOrder) -> Facts:
    """Read the facts in some rows of a sheet; of two that disagree the first is kept."""
    facts = Facts()
    names: dict[str, str] = {}
    halves: set[HalfDay] = set()
    for row in rows:
        for column, value in grid.own_cells(row):
            if isinstance(value, str) and len(value) <= _LONGEST:
                facts.texts.append(value)
                for label, text in _labelled(grid, row, column, value):
                    names.setdefault(label, text)
            halves |= _take_day(value, order, facts)
    facts.title = names.get("title") or _title_in(facts.texts)
    facts.place, facts.trainer = names.get("place"), names.get("trainer")
    facts.learner = names.get("learner") or " ".join(filter(None, (names.get("first"), names.get("last")))) or None
    facts.half_day = halves.pop() if len(halves) == 1 else None
    return facts


def label_of(text: str) -> str | None:
    """Return which fact a label announces; ``None`` where it is no label."""
    words = corrected(fold(text).strip(" :"))
    return next((name for name, pattern in _PATTERNS if pattern.fullmatch(words)), None)


def _labelled(grid: Grid, row: int, column: int, value: str) -> Iterator[tuple[str, str]]:
    """Give ``(label, text)`` of "Label : text", also over several lines, or of a label with its text to the right."""
    for line in value.splitlines():
        for part in _parts(line):
            if said := _said_without_colon(part):
                yield from said
                continue
            found = _LABELLED.fullmatch(part)
            label = label_of(found[1] if found else part)
            if label is None:
                continue
            text = found[2].strip() if found else ""
            if not text and part == value.strip():
                text = _right_of(grid, row, column, certain=found is not None)
            if text and not (label == "trainer" and SIGN.search(fold(text))):
                yield label, bare_title(text) if label == "title" else text


def _parts(line: str) -> list[str]:
    """Return the facts that one line states: "Lieu : Nantes – Intervenant : Rémi Sarazin" states two."""
    parts: list[str] = []
    first, colon, rest = line.strip().partition(":")
    for piece in _BETWEEN_FACTS.split(first + colon + _NEXT_LABEL.sub("\t", rest)):
        begins = label_of(piece.partition(":")[0]) is not None if ":" in piece else bool(_said_without_colon(piece))
        if begins or not parts or _SHEET_ALONE.fullmatch(fold(parts[-1])):
            parts.append(piece)
        else:
            parts[-1] += f" - {piece}"
    return parts if len(parts) > 1 else [line.strip()]


def _said_without_colon(part: str) -> list[tuple[str, str]]:
    """Return the facts in "Formation « Gestion du stress », animée par Claire Odin"."""
    if len(part) > _LONGEST_PHRASE:
        return []
    found = []
    if title := _QUOTED_TITLE.match(part):
        found.append(("title", title[1].strip()))
    if (by := _BY.search(part)) and looks_like_name(name := person_name(by[1])):
        found.append(("trainer", name))
    return found


def bare_title(text: str) -> str:
    """Return a title without the days, the duration or the reference that stand behind it."""
    while (found := _TAIL.fullmatch(text)) and _is_about_the_session(found[2]):
        text = found[1]
    return text.strip()


def _is_about_the_session(tail: str) -> bool:
    return bool(find_dates(tail) or find_days(tail) or _NO_TITLE.match(fold(tail).strip()))


def _right_of(grid: Grid, row: int, column: int, *, certain: bool) -> str:
    last = grid.span(row, column)[3]
    for right in range(last + 1, min(last + 5, grid.width) + 1):
        text = grid.text(row, right)
        if text:
            labelled = text.endswith(":") or label_of(text) is not None or (not certain and len(text) < 2)
            return "" if labelled else text
    return ""


def _title_in(texts: list[str]) -> str | None:
    """Return the title in "FEUILLE D'ÉMARGEMENT – Excel avancé"."""
    for text in texts:
        found = LIST_TITLE.fullmatch(fold(text))
        if found is not None and not find_dates(text) and len(found["rest"]) > 3:
            parts = re.split(r"\s*[:–—-]\s+", text.strip(), maxsplit=1)
            if len(parts) == 2 and TITLE_OF_SHEET.search(fold(parts[0])):
                return bare_title(parts[1].strip())
    return None


def _hours_between(text: str) -> tuple[time, time] | None:
    """Return the times in "du 05/05/2026 09:00 au 05/05/2026 12:30"."""
    clocks = [clock for words in re.findall(r"\b\d{1,2}[:h]\d{2}\b", fold(text)) if (clock := parse_time(words))]
    return (clocks[0], clocks[1]) if len(clocks) == 2 and clocks[0] < clocks[1] else None


def _take_day(value: Cell, order: DayOrder, facts: Facts) -> set[HalfDay]:
    """Take days and times of a cell into ``facts``; return the half-days that it names beside them."""
    if is_date(value) or isinstance(value, datetime):
        facts.days.extend(read_days(value, order))
        return set()
    if not isinstance(value, str) or len(value) > 200 or _NOT_OF_THE_SESSION.search(fold(value)):
        return set()
    spans = find_hours(value)
    facts.hours.extend(spans)
    if span := read_range(value, order):
        facts.span = facts.span or span
        if span[0] == span[1] and (hours := _hours_between(value)) is not None:
            facts.hours.append(hours)
        return set()
    days = [day for day in read_days(value, order) if day.date or (day.day and len(value) <= 60)]
    facts.days.extend(days)
    about_time = bool(days or spans) or len(value.split()) <= 2 or label_of(value.split(":")[0]) == "half"
    half = half_day_of(value) if about_time else None
    return {half} if half else set()
