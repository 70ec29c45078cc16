"""What D.6313-3-1 asks for before remote training: the assistance (1°), the activities and their mean duration (2°).

Providers often put both on one sheet, so both readers give both kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from auditready import (
    Assistance,
    DistanceInformation,
    DocumentText,
    EvidenceFile,
    LazyPattern,
    Locator,
    Mention,
    PlannedActivity,
    ReadContext,
    find_minutes,
    fold,
    looks_like_name,
    parse_minutes,
    person_name,
)

from .kinds import DocumentType
from .labels import Finder
from .tables import Row, find_tables, note_unused

_COLUMNS = {
    "minutes": r"(?:duree|temps|charge|volume|duration|estimated|mean|average)\b.*",
    "activity": r"(?:activites?|modules?|sequences?|travaux|travail|contenus?|etapes?|ressources?|intitule|lecon"
    r"|activity|activities|unit)\b.*",
    "due": r"(?:a faire|date|echeance|pour le|avant le|periode|due)\b.*",
    "goal": r"(?:objectifs?|competences?|goals?|objectives?)\b.*",
    "type": r"(?:type|modalite|format|outil|support|nature|lien|acces)\b.*",
    "number": r"n°|#|no\.?",
}
_TOTAL = LazyPattern(r"(?:sous-)?total|duree (?:moyenne )?totale|ensemble\b|soit\b|mean total")
_ITEM = LazyPattern(
    r"^(?:[-•*▪●>]|\d{1,2}[.)]|(?:module|s[ée]quence|activit[ée]|[ée]tape|unit|activity)\b)\s*"
    r"(?P<name>.+?)\s*[:(|-]\s*(?P<last>[^:(|]{2,40}?)\)?$",
    re.IGNORECASE,
)
_GIVEN = (
    r"(?:remise?|communiquee?|transmise?|envoyee?|donnee?|fournie?|diffusee?)s?(?: [^\n|.]{0,40}?)? le ?:?",
    r"date (?:de remise|d'information|de l'information|d'envoi|de diffusion) ?:?",
    r"(?:given|sent|handed)(?: [^\n|.]{0,30}?)? on ?:?",
    r"^[^\n|]{2,30}, le\b",
)
_CONTACT = (
    r"(?:(?:votre|vos|notre|nos|le|la) )?(?:"
    r"(?:assistance|accompagnement|support|aide)(?: pedagogique| technique| administrative| et)+"
    r"|(?:referente?|tuteur|tutrice|formateur|formatrice|interlocuteur|interlocutrice|contact|personne)s?"
    r"(?:[ -](?:tuteur|tutrice|pedagogiques?|techniques?|administratif|handicap|a contacter|chargee?s? [^:\n|]{3,40}))*"
    r"|(?:technical|pedagogical|educational) (?:support|assistance|contact))"
)
_EMAIL = LazyPattern(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = LazyPattern(r"(?:\+33|0)\s?[1-9](?:[\s.]?\d{2}){4}")
_PERSON_WITH_TITLE = LazyPattern(r"\b(?:M\.|Mme|Mlle|Monsieur|Madame|Mr|Mrs|Ms)\s")
_NEAR = 80
"""Characters before an address among which its owner is named."""

_CHANNELS = (
    r"(?:moyens?|canaux|modalites?|modes?) (?:de |d')(?:contact|communication|assistance|echange)s?", "channels?",
)  # fmt: skip
_HOURS = (
    r"(?:jours et )?(?:horaires?|heures|plages?(?: horaires?)?|disponibilites?|permanence)(?: d[^:\n|]{1,40})?",
    r"(?:opening |office )?hours|availability",
)
_TREATMENT = r"(?:reponse|traitement|prise en charge|intervention)(?: [^:\n|]{0,30})?"
_DELAY = (
    rf"delais?(?: maximum| maximal| moyen| garanti)?(?: de| d')? ?{_TREATMENT}",
    r"response (?:time|delay)",
)
_DELAY_SENTENCE = (
    r"(?:repon\w+|traite\w*|reply|replies|answer\w*)[^\n|.]{0,60}?"
    r"(?P<value>(?:sous|dans (?:un delai de|les)|en moins de|within)[^\n|.]{2,40})"
)
_HOURS_SENTENCE = (
    r"(?:joignable|disponible|ouvert|available)e?s? (?P<value>(?:du|de|les|le|from|between|on)\b[^\n|.,;]{4,60}?)"
    r"(?=[\n|.,;]| par | et repon| au \d| via |$)"
)
_QUALIFICATIONS = (
    r"(?:competences et )?(?:qualifications?|competences|profil|qualite)(?: d[^:\n|]{1,40}| et [^:\n|]{1,40})?",
    "qualifications?",
)


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[DistanceInformation | Assistance]:
    text = DocumentText.of(file.name, file.document)
    information = read_activities(file, text, context)
    if information is not None:
        yield information
    assistance = read_assistance(text)
    if assistance is not None:
        yield assistance
    if information is None and assistance is None:
        context.note(
            "ni activité ni contact lisible dans ce document",
            "neither an activity nor a contact is readable in this document",
        )


def read_activities(file: EvidenceFile, text: DocumentText, context: ReadContext) -> DistanceInformation | None:
    """Return the activities of a table, or of a list "– Module 1 : … (45 min)"."""
    tables = find_tables(file, _COLUMNS, ("minutes", "activity"))
    activities = [_activity(row, table.headings) for table in tables for row in table.rows if _is_activity(row)]
    if not tables:
        activities = list(_listed(text))
    if not activities:
        return None
    note_unused(tables, context)
    found = Finder(text)
    return DistanceInformation(
        locator=activities[0].locator or text.locator(),
        title=found.title(),
        given=found.day_after("given", *_GIVEN),
        activities=tuple(activities),
    )


def _is_activity(row: Row) -> bool:
    return bool(row.text("activity")) and _TOTAL.match(fold(row.text("activity"))) is None


def _activity(row: Row, headings: tuple[str, ...]) -> PlannedActivity:
    heading = next((fold(name) for name in headings if re.fullmatch(_COLUMNS["minutes"], fold(name))), "")
    unit = (
        "minutes" if re.search(r"\bmin", heading) else "hours" if re.search(r"\bh\b|heures?|hours?", heading) else None
    )
    words = row.text("minutes")
    minutes = parse_minutes(words, unit=unit)
    if minutes is None and (within := find_minutes(words)) is not None:
        minutes = within[0]
    if minutes is not None and minutes > 144_000:
        minutes = None  # no activity lasts 100 days: a number that is something else
    return PlannedActivity(name=row.text("activity"), minutes=minutes, locator=row.locator)


def _listed(text: DocumentText) -> Iterator[PlannedActivity]:
    for index, (line, _, _) in enumerate(text.lines):
        found = _ITEM.match(line)
        minutes = None if found is None else find_minutes(found["last"])
        if found is not None and minutes is not None and _TOTAL.match(fold(found["name"])) is None:
            name = line[: found.end("name")].strip(" -•*▪●>")
            yield PlannedActivity(name=name, minutes=minutes[0], locator=text.line_locator(index))


# --- assistance ----------------------------------------------------------------------------------------------


def read_assistance(text: DocumentText) -> Assistance | None:
    """Return who helps, how, when and how fast; ``None`` where neither a contact nor a delay is written."""
    found = Finder(text)
    delay = found.value("response_delay", *_DELAY) or found.sentence("response_delay", _DELAY_SENTENCE)
    contacts = _contacts(text)
    if not contacts and delay is None:
        return None
    channels = found.value("channels", *_CHANNELS)
    minutes = None if delay is None else find_minutes(delay)
    return Assistance(
        locator=contacts[0][1] if contacts else found.places["response_delay"],
        contacts=tuple(contact for contact, _ in contacts),
        channels=_split(channels) if channels else _channels_of(text),
        hours=found.value("hours", *_HOURS) or found.sentence("hours", _HOURS_SENTENCE),
        response_delay=delay,
        response_delay_minutes=None if minutes is None or minutes[0] > 144_000 else minutes[0],
        qualifications=found.value("qualifications", *_QUALIFICATIONS),
    )


def _contacts(text: DocumentText) -> list[tuple[Mention, Locator]]:
    contacts: dict[tuple[str, str | None], tuple[Mention, Locator]] = {}
    pattern = LazyPattern(rf"\W*(?:\d[.)] ?)?(?:{_CONTACT})\W*")
    for index, (line, _, _) in enumerate(text.lines):
        cells = line.split(" | ")
        for cell, beside in zip_longest(cells, cells[1:], fillvalue=""):
            label, separator, value = cell.partition(":")
            if pattern.fullmatch(fold(label)) and (separator or beside):
                contact = _contact(fold(label), value if separator else beside)
                if contact is not None:
                    contacts.setdefault((contact.name, contact.email), (contact, text.line_locator(index)))
    return list(contacts.values()) or list(_contacts_in_sentences(text))


def _contacts_in_sentences(text: DocumentText) -> Iterator[tuple[Mention, Locator]]:
    """Give each address in running text, with the person named before it: "votre tuteur, M. Fabre (m.fabre@…)"."""
    start = 0
    for found in _EMAIL.finditer(text.text):
        before = text.text[max(start, found.start() - _NEAR) : found.start()]
        start = found.end()
        named = list(_PERSON_WITH_TITLE.finditer(before))
        words = before[named[-1].start() :] if named else ""
        contact = _contact(fold(before), f"{words} {found.group()}")
        if contact is not None:
            yield contact, text.locator(found.start())


def _contact(label: str, value: str) -> Mention | None:
    """Return the person or the mailbox in "Marc Fabre, formateur-tuteur, m.fabre@example.org"."""
    email = _EMAIL.search(value)
    name = person_name(_EMAIL.sub("", value))
    if not looks_like_name(name):
        name = ""
    if not name and email is None and _TELEPHONE.search(value) is None:
        return None
    teaches = re.search(r"pedagog|tut(?:eur|rice|or)|format(?:eur|rice)|trainer", label + " " + fold(value))
    return Mention(
        name=name or " ".join(_EMAIL.sub("", value).split()).strip(" ,;:"),
        email=None if email is None else email.group().lower(),
        role="trainer" if teaches else "staff",
    )


def _split(value: str) -> tuple[str, ...]:
    return tuple(part for part in (part.strip(" .") for part in re.split(r"[,;/]|\bet\b|\band\b", value)) if part)


def _channels_of(text: DocumentText) -> tuple[str, ...]:
    """Return the channels that the details in the text are: an address, a number."""
    channels = ["courriel"] if _EMAIL.search(text.text) else []
    return tuple(channels + (["téléphone"] if _TELEPHONE.search(text.text) else []))


_ACTIVITIES = r"activites? pedagogiques?|activites?|modules?|travaux|parcours|sequences?"
DISTANCE_INFORMATION = DocumentType(
    name="documents.distance_information",
    kinds=frozenset({"distance_information", "assistance"}),
    titles=(
        r"(?:informations?|notice|liste|tableau|plan|recapitulatif|programmation|presentation|deroule|detail|modalites)"
        r"(?: [^|\n]{0,40})?"
        rf"(?:{_ACTIVITIES}|formation|modalites)(?: [^|\n]{{0,30}})?"
        r" (?:a distance|en ligne|foad|e-learning|asynchrones?)"
        r"|plan de travail (?:foad|a distance|en ligne|e-learning)"
        rf"|(?:{_ACTIVITIES})(?: [^|\n]{{0,40}})? (?:a distance|en ligne|asynchrones?)"
        r"|formation (?:ouverte et )?a distance\b"
        r"|(?:information on |list of )?(?:remote|distance|online) (?:activities|learning)"
    ),
    cues=(
        r"\bduree|\btemps\b|duration",
        r"\bactivites?|modules?|sequences?|travaux|activity|activities",
    ),
    least=2,
    read=_read,
)
ASSISTANCE = DocumentType(
    name="documents.assistance",
    kinds=frozenset({"distance_information", "assistance"}),
    titles=(
        r"(?:modalites?(?: d'| de l'| de )?|fiche |dispositif |notice |protocole )*(?:d'|de l'|de )?"
        r"(?:assistance|accompagnement|support)"
        r"(?: technique| pedagogique| et| (?:des|aux) (?:apprenants|stagiaires)| a distance)+"
        r"|(?:votre |l')?(?:assistance|accompagnement)[^|\n]{0,30} (?:pendant|tout au long|durant|lors de)\b"
        r"[^|\n]{0,30} (?:formation|parcours)(?: a distance)?\W*$"
        r"|qui (?:contacter|peut vous aider)\b"
        r"|(?:technical and pedagogical|technical and educational|learner) (?:support|assistance)"
    ),
    cues=(
        r"contact|referent|interlocut|courriel|e-?mail|@",
        r"horaires?|disponib|heures|hours|availab",
        r"delais?\b[^:\n|]{0,30}repon|repon\w+ (?:sous|dans)|response",
        r"assistance pedagogique|assistance technique|tuteur|support",
    ),
    least=2,
    read=_read,
)
