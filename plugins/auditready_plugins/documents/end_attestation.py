"""End-of-training attestations (L.6313-7): objectives and results; no certificat de réalisation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from auditready import (
    DocumentText,
    EndAttestation,
    EvidenceFile,
    LazyPattern,
    Mention,
    ReadContext,
    find_period,
    looks_like_name,
    person_name,
)

from .agreement_wordings import OBJECTIVES, PERIOD
from .kinds import DocumentType, find_title, parts_of
from .labels import PERSON, Finder
from .lasting import passage_hours, read_minutes
from .tables import find_tables

_TITLES = (
    r"attestation(?: individuelle)?(?: nominative)? de (?:fin de )?(?:formation|stage|suivi)\b"
    r"|attestation (?:de(?:s)? )?(?:acquis|competences|fin de parcours)\b"
    r"|(?:end[- ]of[- ](?:training|course)|training) (?:attestation|certificate)"
    r"|certificate of (?:completion|attendance)"
)
_NAMED = (
    (
        r"(?:attest(?:e|ons|ent)|certifi(?:e|ons|ent))(?: que)? ?,? ?(?:mme|madame|m\.|monsieur|mlle|mr|mrs|ms)?\.? ?"
        r"(?P<value>[^\n|,:]{4,60}?)(?= a (?:suivi|participe|bien)| ?\||$|,)"
    ),
    r"(?:^|\| )(?:mme|madame|m\.|monsieur|mlle|mr|mrs|ms)\.? (?P<value>[^\n|,:]{4,60}?)(?= ?\||$|,)",
)
_FOLLOWED = (
    (
        r"(?:suivi|participe a|accompli) (?:avec [a-z]+ )?(?:la |l'|une "
        r"|le )?(?:action de formation|formation|action|stage)"
        r"(?: intitulee?)? ?:? ?\"?(?P<value>[^\n|\",;]{4,120})"
    ),
)
_RESULT = (
    r"resultats?(?: (?:de l'evaluation|des evaluations|obtenus?|de l'apprenant)(?: [^:\n|]{1,40})?)?",
    r"(?:niveau|evaluation)(?: (?:des acquis|atteint|finale?|de fin de formation))?|appreciation|acquis",
    r"result|outcome|assessment",
)
_ISSUED = (r"date(?: d'emission| de delivrance)?|(?:fait|delivree?|emise?|etablie?) le|issued(?: on)?",)
_ISSUED_AFTER = (
    r"\bfaite? a [^\n|,]{2,40},? le\b",
    r"\bfaite? le\b",
    r"(?:^|\| )[a-z][a-z' -]{1,40}, le\b",
    r"\b(?:delivree?|issued) (?:le|on)\b",
)
_BRACKETED = r"\((?P<value>\d[^()\n]{0,12}h[^()\n]{0,10})\)"
_ITEM = LazyPattern(r"\s*(?:[;\n]|(?:^|\s)[-•–*] )\s*")
_COLUMNS = {
    "objective": r"(?:objectifs?|competences?|capacites?|objectives?|skills?)\b.*",
    "level": r"(?:niveau|resultats?|acquis|atteint|evaluation|level|result)\b.*",
}


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[EndAttestation]:
    text = DocumentText.of(file.name, file.document)
    parts = parts_of(text, _TITLES)
    listed = () if len(parts) > 1 else _listed(file)
    nameless = 0
    for part in parts:
        found = Finder(part)
        name = _person(found)
        if name is None:
            nameless += 1
            continue
        start, end = found.period(*PERIOD)
        if start is None:
            start, end = _listed_days(found)
        if start is None:
            start = end = found.day_after("start", r"\ble(?: [a-z]+)?\b(?! \d{1,2}/\d{1,2}/\d{4}$)")
        yield EndAttestation(
            locator=found.places.get("person", part.line_locator(find_title(part, _TITLES) or 0)),
            person=Mention(name=name, role="learner"),
            title=found.title() or found.sentence("title", *_FOLLOWED),
            start=start,
            end=end,
            minutes=read_minutes(found) or passage_hours(found.text.first(_BRACKETED)),
            objectives=listed or _objectives(found),
            result=found.value("result", *_RESULT),
            issued=found.day("issued", *_ISSUED) or found.day_after("issued", *_ISSUED_AFTER),
            places=found.places,
        )
    if nameless:
        context.note(
            f"{nameless} attestation(s) sans nom d'apprenant lisible : laissée(s) de côté",
            f"{nameless} attestation(s) without a readable learner's name: left out",
        )


def _listed_days(found: Finder) -> tuple[date | None, date | None]:
    """Return the first and last of the days in "les 12 et 13 janvier 2026"."""
    sentence = found.text.search(r"\bles (?=\d)[^\n|.]{6,60}")
    days = None if sentence is None else find_period(found.text.text[slice(*sentence.span())])
    if sentence is None or days is None:
        return None, None
    found.note("start", sentence.start())
    found.note("end", sentence.start())
    return days


def _person(found: Finder) -> str | None:
    sentence = found.sentence("person", *_NAMED)
    name = person_name(sentence) if sentence else ""
    return name if looks_like_name(name) else found.person(*PERSON)


def _objectives(found: Finder) -> tuple[str, ...]:
    words = found.block("objectives", *OBJECTIVES)
    if words is None:
        return ()
    items = (item.strip(" -•–*.,") for item in _ITEM.split(words))
    return tuple(item for item in items if sum(map(str.isalpha, item)) >= 4)


def _listed(file: EvidenceFile) -> tuple[str, ...]:
    tables = find_tables(file, _COLUMNS, ("objective", "level"))
    return tuple(row.text("objective") for table in tables for row in table.rows if row.text("objective"))


ATTESTATION = DocumentType(
    name="documents.end_attestation",
    kinds=frozenset({"end_attestation"}),
    titles=_TITLES,
    cues=(
        r"formation|stage|parcours|training|course",
        r"duree|\d ?h\b|heures|hours",
        r"atteste|certifie|beneficiaire|stagiaire|apprenant|\bnom\b|participant|learner",
        r"objectifs?|resultats?|acquis|competences|evaluation|objectives",
    ),
    least=3,
    read=_read,
)
