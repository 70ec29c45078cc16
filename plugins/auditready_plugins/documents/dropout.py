"""Follow-up of learners who left before the end (indicator 12): when, why, who reached them, what was decided."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditready import (
    Contact,
    DocumentText,
    Dropout,
    EvidenceFile,
    LazyPattern,
    Mention,
    ReadContext,
    find_dates,
    fold,
    looks_like_name,
    person_name,
)

from .kinds import DocumentType, parts_of
from .labels import PERSON, Finder
from .tables import DOCUMENTS, Row, Table, find_tables, note_unused

_LEFT = (
    r"(?:abandons?|ruptures?(?: de (?:parcours|formation|contrat))?|decrochages?|sorties? (?:anticipees?"
    r"|prematurees?)|interruptions?|desistements?|drop-?outs?|withdrawals?)"
)
_TITLES = (
    rf"(?:(?:fiche|suivi|registre|tableau|liste|compte[- ]rendu|declaration|traitement|constat|gestion|formulaire"
    rf"|notification|attestation|releve)(?: [^:\n|]{{0,30}}?)?(?: d'| de | des | du | d'un | de l'| l'| )+)?{_LEFT}\b"
    r"|record of drop-?outs?"
)
_WHEN = (
    (
        rf"date(?: effective)?(?: d[e']| de la | de l')? ?(?:{_LEFT}|sortie|depart|arret"
        rf"|fin effective)(?: [^:\n|]{{1,30}})?"
    ),
    (
        r"(?:abandon|sortie|depart|arret|rupture|interruption)(?: (?:le|constatee? le|en date du))?"
        r"|date of (?:drop-?out|withdrawal|departure)"
    ),
)
_WHEN_AFTER = (
    r"a compter du\b",
    r"(?:quitte|abandonne|interrompu|cesse)[^\n|]{0,60}? (?:le|depuis le)\b",
)
_CAUSE = (
    (
        r"(?:motifs?|causes?|raisons?)(?: (?:de l'abandon|d'abandon|de la rupture|de rupture|du depart|de sortie"
        r"|invoquee?s?|evoquee?s?|suivante?s?|declaree?s?))*"
    ),
    r"reasons?|cause",
)
_CAUSE_SENTENCES = (
    (
        r"(?:pour (?:le|la|les) (?:motif|raison|cause)s? suivante?s?|au motif"
        r"|en raison|pour cause)(?: d[eu'])? ?:? ?(?P<value>[^\n|.;]{4,120})"
    ),
)
_FOLLOW_UP = (
    (
        r"suites?(?: (?:donnees?|a donner|apportees?))?|solutions?(?: [^:\n|]{1,30})?|decisions?(?: [^:\n|]{1,30})?"
        r"|actions? (?:mises? en (?:place|oeuvre)|correctives?|engagees?|de remediation)|mesures?(?: [^:\n|]{1,30})?"
    ),
    r"follow-?up|outcome|decision",
)
_ATTEMPT = (
    r"(?:^|\| )(?:(?:1re|1ere|premiere|2e|2eme|deuxieme|3e|3eme|troisieme|derniere) )?(?:relances?|contacts?"
    r"|appels?"
    r"|courriels?|entretiens?|reminder)(?: ?n?° ?\d| \d)?(?: [^:\n|\d]{1,30})? ?:? (?P<value>[^\n|]{6,160})"
)
_CHANNEL = LazyPattern(
    r"\b(telephone|tel|appels?|phone|courriels?|e-?mails?|mails?|sms|courrier|lettre|visio\w*|entretiens?"
    r"|en face a face)\b"
)
_COLUMNS = {
    "person": (
        r"(?:noms? (?:et )?prenoms?.*|prenoms? (?:et )?noms?|(?:apprenante?|stagiaire|participante?"
        r"|beneficiaire)s?(?:\(e\))?|learner|trainee)"
    ),
    "last_name": r"noms?|last name",
    "first_name": r"prenoms?|first name",
    "at": r"date\b.*|(?:abandon|sortie|depart) le|le",
    "cause": r"(?:cause|motif|raison|reason)s?\b.*",
    "contacts": r"relances?.*|contacts?.*|prises? de contact.*|echanges?|reminders?",
    "first_contact": r"(?:1re|1ere|premiere) (?:relance|prise de contact)|(?:relance|contact) (?:n° ?)?1",
    "second_contact": r"(?:2e|2eme|deuxieme|seconde) (?:relance|prise de contact)|(?:relance|contact) (?:n° ?)?2",
    "third_contact": r"(?:3e|3eme|troisieme) (?:relance|prise de contact)|(?:relance|contact) (?:n° ?)?3",
    "follow_up": r"(?:suites?|actions?|decisions?|solutions?|mesures?|remediation|follow-?up|outcome)\b.*",
    "title": r"formation|action|session|intitule.*|course|training",
}
_ORDERED = {
    **{name: _COLUMNS[name] for name in ("first_contact", "second_contact", "third_contact")},
    **{name: pattern for name, pattern in _COLUMNS.items() if not name.endswith("_contact")},
}
"""The numbered reminders first: the first pattern that fits a heading takes it."""
_LOG = {
    "at": r"date\b.*|le|jour",
    "channel": r"moyens?.*|canal.*|mode.*|type.*|modalites?.*|support|channel|means",
    "outcome": (
        r"reponses?.*|resultats?.*|compte[- ]rendu|observations?|commentaires?|contenu|objet|retour|result"
        r"|outcome"
        r"|comments?"
    ),
}


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[Dropout]:
    tables = _tables(file)
    note_unused(tables, context)
    for table in tables:
        for row in table.rows:
            if looks_like_name(person_name(row.name)):
                yield _of_row(row)
    if tables or file.format not in DOCUMENTS:
        return
    text = DocumentText.of(file.name, file.document)
    parts = parts_of(text, _TITLES)
    logged = _logged(file) if len(parts) == 1 else ()
    nameless = 0
    for part in parts:
        record = _of_document(part, logged)
        if record is None:
            nameless += 1
        else:
            yield record
    if nameless:
        context.note(
            f"{nameless} fiche(s) d'abandon sans nom d'apprenant lisible : laissée(s) de côté",
            f"{nameless} drop-out sheet(s) without a readable learner's name: left out",
        )


def _of_document(text: DocumentText, logged: tuple[Contact, ...]) -> Dropout | None:
    found = Finder(text)
    name = found.person(*PERSON) or _signatory(found)
    if name is None:
        return None
    return Dropout(
        locator=found.places.get("person", text.locator()),
        person=Mention(name=name, role="learner"),
        at=found.day("at", *_WHEN) or found.day_after("at", *_WHEN_AFTER),
        cause=found.value("cause", *_CAUSE) or found.sentence("cause", *_CAUSE_SENTENCES),
        contacts=logged
        or tuple(
            contact
            for match in text.find_all(_ATTEMPT)
            for contact in contacts_in(text.text[slice(*match.span("value"))])
        ),
        follow_up=found.value("follow_up", *_FOLLOW_UP),
        title=found.title(),
        places=found.places,
    )


def _signatory(found: Finder) -> str | None:
    words = found.sentence(
        "person", r"soussignee?(?:\(e\))? ?,? ?:? ?(?:mme|madame|m\.|monsieur)?\.? ?(?P<value>[^\n|,]+)"
    )
    name = person_name(words) if words else ""
    return name if looks_like_name(name) else None


def contacts_in(words: str) -> list[Contact]:
    """Return the attempts that a text lists: "18/09/2026 appel ; 21/09/2026 mail, sans réponse"."""
    days = find_dates(words)
    contacts: list[Contact] = []
    folded = fold(words)
    starts = [words.find(written) if words.find(written) >= 0 else folded.find(written) for _, written in days]
    for number, (day, _) in enumerate(days):
        stop = starts[number + 1] if number + 1 < len(days) else len(words)
        said = words[starts[number] : stop]
        channel = _CHANNEL.search(fold(said))
        outcome = re.split(r"\s*[,:–]\s+", said, maxsplit=1)[1:]
        contacts.append(
            Contact(at=day, channel=_as_written(said, channel), outcome=(outcome or [""])[0].strip(" ;.-|") or None)
        )
    return contacts


def _as_written(words: str, found: re.Match[str] | None) -> str | None:
    """Return a folded find as the text writes it, where folding moved nothing."""
    if found is None:
        return None
    return words[slice(*found.span())] if len(fold(words)) == len(words) else found.group()


def _logged(file: EvidenceFile) -> tuple[Contact, ...]:
    rows = [row for table in find_tables(file, _LOG, ("at", "channel")) for row in table.rows]
    return tuple(
        Contact(at=row.date("at"), channel=row.text("channel") or None, outcome=row.text("outcome") or None)
        for row in rows
        if row.date("at") is not None
    )


# --- registers ---------------------------------------------------------------------------------------------------


def _tables(file: EvidenceFile, *, head: bool = False) -> list[Table]:
    for required in (("cause", "person"), ("cause", "last_name")):
        if tables := find_tables(file, _ORDERED, required, head=head):
            return tables
    return []


def _of_row(row: Row) -> Dropout:
    contacts = contacts_in(row.text("contacts"))
    for number in ("first_contact", "second_contact", "third_contact"):
        day = row.date(number)
        contacts += [Contact(at=day)] if day is not None else contacts_in(row.text(number))
    return Dropout(
        locator=row.locator,
        person=Mention(name=row.name, role="learner"),
        at=row.date("at"),
        cause=row.text("cause") or None,
        contacts=tuple(contacts),
        follow_up=row.text("follow_up") or None,
        title=row.text("title") or None,
    )


def _table_heading(file: EvidenceFile) -> str | None:
    for table in _tables(file, head=True):
        if table.says(_LEFT):
            return " | ".join(table.headings)
    return None


DROPOUT = DocumentType(
    name="documents.dropout",
    kinds=frozenset({"dropout"}),
    titles=_TITLES,
    cues=(
        rf"\b{_LEFT}\b|mettre fin",
        r"\bmotifs?\b|\bcauses?\b|\braisons?\b|\breasons?\b",
        r"\bnoms?\b|apprenante?|stagiaire|participant|beneficiaire|soussigne|learner",
        r"\bdate\b|a compter|\ble\b",
    ),
    least=3,
    read=_read,
    table=_table_heading,
    confidence=0.96,  # "fiche de suivi d'abandon" is a follow-up too
)
