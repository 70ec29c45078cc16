"""Joining instructions: who is called, when, where, how to connect, whom to ask (indicator 9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time

from auditready import (
    Convocation,
    DocumentText,
    EvidenceFile,
    LazyPattern,
    Locator,
    Mention,
    PlannedSlot,
    ReadContext,
    find_dates,
    find_hours,
    find_period,
    fold,
    looks_like_name,
    people_names,
    person_name,
)

from .kinds import OF_TRAINING_OR_EXAM, DocumentType, parts_of
from .labels import FIRST_NAME, LAST_NAME, TITLE, Finder
from .lasting import read_minutes

_TITLES = (
    r"(?:votre |lettre de |confirmation d'inscription (?:et |valant |- )?)?convocation\b"
    r"|confirmation (?:d'inscription|de (?:votre )?inscription)\b"
    r"|invitation a (?:la|une|votre) (?:formation|session|action)"
    r"|(?:rappel ?:? ?(?:votre |vos |de )?|votre |vos )(?:prochaines? )?"
    r"(?:classes? virtuelles?|formations?|sessions?|stage|webinaire)\b"
    r"[^|\n]{0,60}?(?:\b(?:du|des|le|les|commence|debute|approche)\b)"
    r"|joining instructions|training invitation"
)
_PERSON = (
    r"a l'attention de|destinataires?|convoque(?:e|\(e\))?s?",
    r"(?:noms? ?(?:et|/|,|-)? ?prenoms?|prenoms? ?(?:et|/|,|-)? ?noms?)(?: [^:\n|]{1,40})?",
    r"(?:apprenante?|stagiaire|participante?|beneficiaire)(?:\(e\))?(?:\(?s\)?)?",
    r"to|attention|participants?|learner",
    r"a",
)
_CIVILITY_LINE = (
    r"(?:^|\| )(?:a l'attention de )?(?:mme|madame|m\.|monsieur|mlle|mr|mrs|ms)\.? "
    r"(?P<value>[^\n|,:]{4,60}?)(?=,? ?(?:\||$))"
)
_CALLED_PERSON = (
    r"convocation (?:de |pour |a )?(?P<value>(?:mme|madame|m\.|monsieur|mlle|mr)\.? [^\n|,:]{4,60}?)(?= ?\||$)"
)
_GREETING = r"(?:bonjour|chere?|dear) (?:mme |madame |m\. |monsieur )?(?P<value>[^\n|,]{4,40}),"
_PERIOD = (
    r"(?:dates?|periode|calendrier|session)(?: et (?:horaires?|lieux?|duree))?(?: d[eu'][^:\n|]{1,40})?",
    r"quand|when",
)
_STARTS = (r"(?:date (?:de |d')?)?(?:debut|demarrage)|du|start(?: date)?",)
_ENDS = (r"(?:date de )?fin|au|end(?: date)?",)
_CALLED_FOR = (
    r"(?:presente[rz]|rendez-vous|attendue?|convoquee?|inscrite?"
    r"|accueillir|convi(?:er|ons)|recevoir|participere?z?|a(?:ura)? lieu|deroulera?|tiendra|tient|debutera?"
    r"|commencera?|prevue?|programmee?)"
    r"(?:\(e\))?s?\b[^\n.]{0,80}?\b(?:le|les|du) (?=(?:[a-z]+ )?\d)"
)
_DAY_WITH_HOURS = r"(?:^|\| )le (?P<value>(?:[a-z]+di )?\d{1,2}[^\n|]{3,20}20\d\d),? (?:a|de|des) \d"
_SENT_LABELS = (r"date d'envoi|envoyee?(?: le)?|date de la convocation|sent(?: on)?",)
_SENT = (
    r"(?:^|\| )[^\n|]{2,40}, le\b", r"\bfait a [^\n|,]{2,40},? le\b", r"^le (?=\d)", r"\benvoyee? le\b", r"\bsent on\b",
)  # fmt: skip
_HOURS = LazyPattern(r"horaires?|heures?|hours|times?|schedule|matin|apres-midi|morning|afternoon")
_PLACE = (
    r"(?:lieu|adresse|salle|site)(?: de (?:la |votre )?formation| du stage| de l'action)?(?: et (?:acces|adresse))?",
    r"ou|place|venue|location|where",
)
_PLACE_SENTENCES = (
    r"dans les locaux (?:de |du |d'|des )(?P<value>[^\n|.]{4,100}?)(?=, pour |, afin |[\n|.]|$)",
    r"(?:a l'adresse suivante|dans les locaux suivants|lieu suivant) ?:? (?P<value>[^\n|]{4,120})",
    (
        r"(?:aura lieu|se deroulera|se tiendra|est organisee?)(?: [^\n|.]{0,80}?)?"
        r" (?:a l'adresse|au|dans (?:nos|les|vos) locaux|a la salle|en salle) ?:? (?P<value>[^\n|.]{4,100})"
    ),
)
_LINK = (r"(?:lien|acces|connexion|url|adresse)(?: [^:\n|]{1,50})?", r"link(?: [^:\n|]{1,40})?")
_URL = LazyPattern(
    r"https?://[^\s|<>\"]+|\b(?:[\w-]+\.)?(?:zoom\.us|teams\.microsoft\.com|meet\.google\.com)/[^\s|<>\"]+"
)
_ASKED = (
    r"contacts?|referente? [^:\n|]{1,20} contact|interlocut(?:eur|rice)s?|contacter|referente? administrati(?:f|ve)"
)
_CONTACT = (
    rf"(?:votre |vos |personne a )?(?:{_ASKED})(?: [^:\n|]{{1,30}})?",
    r"renseignements?|pour tout(?:e)? (?:question|renseignement|information)[^:\n|]{0,80}",
)
_CONTACT_SENTENCES = (
    r"(?:contact|interlocut(?:eur|rice)|referente?)(?: (?!est)[a-z]+){0,3} est (?P<value>[^\n|.;]{4,80})",
    r"\b(?:contactez|contacter|joindre|appelez|appeler|adresser a|adressez-vous a|aupres de) (?P<value>[^\n|;:]{4,80})",
)
_REACHED_AT = r"(?P<value>\b0[1-9](?:[ .]?\d\d){4}\b|[\w.+-]{2,40}@[\w-]{2,40}\.[\w.]{2,30})"
_STREET = (
    r"(?P<value>(?:\ba [a-z' -]{3,30}, )?\b\d{1,4}(?: ?bis| ?ter)?,? (?:rue|avenue|av\.|boulevard|bd|place|quai|chemin"
    r"|allee|impasse|route|cours)\b[^\n|.;]{3,80})"
)
_ACCESSIBILITY = r"handicap|accessib|\bpmr\b|mobilite reduite|\bpsh\b|disabilit|special needs"


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[Convocation]:
    for part in parts_of(DocumentText.of(file.name, file.document), _TITLES):
        people = _people(part)
        for name, place in people:
            yield read_convocation(part, name, place)
        if not people:
            context.note("convocation sans nom : adressée au groupe", "no name: addressed to the group")
            yield read_convocation(part)


def read_convocation(text: DocumentText, name: str = "", place: Locator | None = None) -> Convocation:
    """Read a convocation as it is addressed to one learner, or to the group."""
    found = Finder(text)
    start, end = found.period(*_PERIOD)
    if start is None:
        start, end = found.day("start", *_STARTS), found.day("end", *_ENDS)
        start, end = start or end, end or start
    if start is None:
        start, end = _called_for(found)
    schedule = tuple(_schedule(text, start, end))
    if start is None and schedule:
        start, end = schedule[0].date, schedule[-1].date
    sent = found.day("sent", *_SENT_LABELS) or found.day_after("sent", *_SENT)
    if place is not None:
        found.places["person"] = place
    return Convocation(
        locator=place or text.locator(),
        person=Mention(name=name, role="learner") if name else None,
        title=found.title(r"objet", r"session|module"),
        sent=sent,
        start=start,
        end=end,
        schedule=schedule,
        minutes=read_minutes(found),
        place=found.value("place", *_PLACE) or found.sentence("place", *_PLACE_SENTENCES, _STREET),
        link=_link(found),
        contact=found.value("contact", *_CONTACT) or found.sentence("contact", *_CONTACT_SENTENCES, _REACHED_AT),
        accessibility=_mentions_accessibility(found),
        trainers=found.trainers(),
        places=found.places,
    )


def _called_for(found: Finder) -> tuple[date | None, date | None]:
    """Return the days in a sentence: "merci de vous présenter le lundi 9 novembre 2026 à 8h30"."""
    for sentence in found.text.find_all(_CALLED_FOR):
        days = find_period(found.text.text[sentence.end() : sentence.end() + 60])
        if days is not None:
            found.note_period(sentence.end(), sentence.end() + 60)
            return days
    alone = found.text.search(_DAY_WITH_HOURS)
    days = None if alone is None else find_period(found.text.text[slice(*alone.span("value"))])
    if alone is None or days is None:
        return None, None
    found.note_period(*alone.span("value"))
    return days


def _people(text: DocumentText) -> list[tuple[str, Locator]]:
    """Return the names to whom it is addressed; none where it is addressed to the group."""
    for label in _PERSON:
        value = text.value_of(label)
        if value is None:
            continue
        names = people_names(value.text)
        if names:
            return [(name, text.locator(value.start)) for name in names]
        if re.match(r"(?:l'ensemble|tous|toutes|groupe|aux? |les )", fold(value.text)):
            return []
    for pattern in (_CIVILITY_LINE, _CALLED_PERSON, _GREETING):
        value = text.first(pattern)
        name = "" if value is None else person_name(value.text)
        if value is not None and looks_like_name(name):
            return [(name, text.locator(value.start))]
    last, first = text.value_of(*LAST_NAME), text.value_of(*FIRST_NAME)
    if last is not None and first is not None and looks_like_name(name := f"{first.text} {last.text}"):
        return [(name, text.locator(last.start))]
    return []


def _schedule(text: DocumentText, start: date | None, end: date | None) -> Iterator[PlannedSlot]:
    """Give the slots: days and hours on one line; hours alone hold for a session of one day or two in a row."""
    slots: dict[PlannedSlot, None] = {}
    alone: list[tuple[time, time]] = []
    day: date | None = None
    for line in text.text.split("\n"):
        dates = [found for found, _ in find_dates(line) if 1990 <= found.year <= 2100]
        hours = find_hours(line)
        if hours and len(dates) == 1:
            day = dates[0]
            slots.update(dict.fromkeys(PlannedSlot(date=day, start=a, end=b) for a, b in hours))
        elif hours and not dates and _HOURS.search(fold(line)):
            alone += hours
    if not slots and start is not None and end is not None and (end - start).days <= 1:
        slots.update(dict.fromkeys(PlannedSlot(date=each, start=a, end=b) for each in (start, end) for a, b in alone))
    yield from sorted(slots, key=lambda slot: (slot.date, slot.start or time()))


def _link(found: Finder) -> str | None:
    for label in _LINK:
        value = found.text.value_of(label)
        url = None if value is None else _URL.search(value.text)
        if value is not None and url is not None:
            found.note("link", value.start)
            return url.group().rstrip(".,;)")
    url = _URL.search(found.text.text)
    if url is None:
        return None
    found.note("link", url.start())
    return url.group().rstrip(".,;)")


def _mentions_accessibility(found: Finder) -> bool:
    mention = found.text.search(_ACCESSIBILITY)
    if mention is not None:
        found.note("accessibility", mention.start())
    return mention is not None


CONVOCATION = DocumentType(
    name="documents.convocation",
    kinds=frozenset({"convocation"}),
    titles=_TITLES,
    cues=(
        r"\b(?:" + "|".join(TITLE[:1]) + r")\b|formation|training",
        r"\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}(?:er)? [a-z]{3,9} 20\d\d\b",
        r"horaires?|\d ?h ?\d{0,2}\b|\d:\d\d",
        r"\blieu\b|adresse|salle|lien|https?:|place|venue|link",
        r"contact|convie|convoque|madame|monsieur|bonjour|dear",
    ),
    least=3,
    headed=2,
    read=_read,
    needs=OF_TRAINING_OR_EXAM,
)
