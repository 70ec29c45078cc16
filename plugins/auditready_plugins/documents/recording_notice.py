"""Notice that a live class is recorded, and each participant's answer to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from auditready import (
    DocumentText,
    EvidenceFile,
    LazyPattern,
    Mention,
    ReadContext,
    RecordingConsent,
    fold,
    looks_like_name,
    person_name,
)

from .kinds import DocumentType, parts_of
from .labels import Finder
from .tables import DOCUMENTS, Row, Table, find_tables, note_unused

Answer = Literal["accepted", "refused", "none"]

_ABOUT = r"(?:enregistre\w*|captation|recording|recorded)"
_TITLES = (
    r"(?:[^|\n]{0,60}\b)?(?:informations?|notice|consentement|autorisation|mention|avis|accord)"
    rf"(?: [^|\n]{{0,50}}?)?\b{_ABOUT}"
    rf"|{_ABOUT} (?:de |des |d'une |du |of )[^|\n]{{0,60}}|recording (?:notice|consent)|consent to (?:be )?record"
)
_COLUMNS = {
    "person": r"(?:noms? (?:et )?prenoms?.*|prenoms? (?:et )?noms?"
    r"|(?:participante?|apprenante?|stagiaire|beneficiaire)s?|participant|learner|trainee|name)",
    "last_name": r"nom|last name",
    "first_name": r"prenom|first name",
    "answer": r"(?:reponse|accord|consentement|choix|avis|autorisation|decision|answer|consent|choice)\b.*",
    "accepted": r"(?:j')?accepte?\b.*|oui|yes|favorable|accepted",
    "refused": r"(?:je )?refuse?\b.*|non|no|defavorable|refused",
    "date": r"date.*|le",
    "signature": r"signature.*",
    "email": r"e-?mail.*|courriel.*|adresse.*",
}
_ANSWERS = (
    ("refused", r"\brefus|\bnon\b|n'accepte pas|n'autorise pas|s'oppose|\bno\b|declin|refused|does not"),
    ("accepted", r"\baccept|\boui\b|\baccord\b|\bautoris|\bconsen|\byes\b|\bok\b|\bagree"),
)
_TICKED = LazyPattern(r"[☒☑✓✔✗✘■]|\[\s*[xX]\s*\]|^\s*[xX1]\s*$")
_BOX_CHOICES = LazyPattern(r"(?P<box>[☒☑✓✔☐□❏]|\[\s*[xX]?\s*\])\s*(?P<words>[^☒☑✓✔☐□❏\[\n]{1,80})")


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[RecordingConsent]:
    tables = _tables(file)
    if file.format in DOCUMENTS:
        text = DocumentText.of(file.name, file.document)
        for part in parts_of(text, _TITLES):
            yield from _notice(part, answered=bool(tables))
    elif tables:
        yield from _notice(tables[0].caption, answered=True)
    note_unused(tables, context)
    nameless = 0
    for table in tables:
        for row in table.rows:
            if row.name:
                yield RecordingConsent(
                    locator=row.locator, person=Mention(name=row.name, role="learner"), answer=_answer_of(row)
                )
            else:
                nameless += 1
    if nameless:
        context.note(f"{nameless} ligne(s) sans nom laissée(s) de côté", f"{nameless} row(s) without a name left out")


def _tables(file: EvidenceFile, *, head: bool = False) -> list[Table]:
    one = find_tables(file, _COLUMNS, ("answer", "person"), head=head)
    return one or find_tables(file, _COLUMNS, ("refused", "accepted", "person"), head=head)


def _notice(text: DocumentText, *, answered: bool) -> Iterator[RecordingConsent]:
    """Give the notice itself and, where it is one participant's own form, that participant's answer."""
    found = Finder(text)
    notice = RecordingConsent(
        locator=text.locator(),
        notice_date=found.day(
            "notice_date", r"date(?: d[^:\n|]{1,40})?", r"(?:remis|communique|envoye|diffuse)e? [^:\n|]{0,30}le"
        )
        or found.day_after(
            "notice_date",
            r"\bfait a [^\n|,]{2,40},? le ?:?",
            r"(?:remis|communique|envoye|diffuse)e?s?\b[^:\n|]{0,40}?\ble\b",
        ),
        legal_basis=found.value(
            "legal_basis", r"(?:base|fondement)(?: legale?| juridique)(?: du traitement)?", "legal basis"
        ),
        purpose=found.value("purpose", r"finalites?(?: [^:\n|]{0,40})?|objet du traitement", "purposes?"),
        retention=found.value(
            "retention", r"(?:duree|delai) de conservation(?: [^:\n|]{0,40})?|conservation", "retention.*"
        )
        or found.sentence("retention", r"conserve\w* (?P<value>(?:pendant|durant|jusqu'a?u?)[^\n|.;]{3,60})"),
    )
    if any((notice.notice_date, notice.legal_basis, notice.purpose, notice.retention)):
        yield notice
    person = None if answered else _own_name(text)
    if person is not None:
        yield RecordingConsent(
            locator=text.locator(), person=Mention(name=person, role="learner"), answer=_ticked_answer(text)
        )


def _own_name(text: DocumentText) -> str | None:
    found = text.first(r"soussigne(?:\(e\)|e)? ?,? ?:? ?(?P<value>[^\n|,]+)")
    name = "" if found is None else person_name(found.text)
    return name if looks_like_name(name) else Finder(text).person()


def _ticked_answer(text: DocumentText) -> Answer:
    for found in _BOX_CHOICES.finditer(text.text):
        if _TICKED.search(found["box"]) and (answer := _answer_in(found["words"])) != "none":
            return answer
    return "none"


def _answer_of(row: Row) -> Answer:
    if "answer" in row.cells:
        words = row.text("answer")
        ticked = [found["words"] for found in _BOX_CHOICES.finditer(words) if _TICKED.search(found["box"])]
        if not ticked and _BOX_CHOICES.search(words):
            return "none"
        return _answer_in(ticked[0] if ticked else words)
    accepted, refused = (bool(_TICKED.search(row.text(field))) for field in ("accepted", "refused"))
    return "none" if accepted == refused else "accepted" if accepted else "refused"


def _answer_in(words: str) -> Answer:
    folded = fold(words)
    for answer, pattern in _ANSWERS:
        if re.search(pattern, folded):
            return "refused" if answer == "refused" else "accepted"
    return "none"


def _table_heading(file: EvidenceFile) -> str | None:
    for table in _tables(file, head=True):
        if table.says(_ABOUT):
            return " | ".join(table.headings)
    return None


RECORDING_NOTICE = DocumentType(
    name="documents.recording_notice",
    kinds=frozenset({"recording_consent"}),
    titles=_TITLES,
    cues=(
        _ABOUT,
        r"base legale|fondement (?:legal|juridique)|legal basis",
        r"finalite|purpose",
        r"conservation|conserve|retention",
        r"rgpd|gdpr|donnees personnelles|droits? d'acces|personal data",
        r"consent|refus|autoris",
    ),
    least=3,
    read=_read,
    table=_table_heading,
)
