"""Recognise files of certificats de réalisation, part them, and read each of them field by field.

The model is the one that the ministry of labour publishes (R.6332-26 and the order of 21 December 2018); it is not
compulsory as such, so wordings vary. An "attestation d'assiduité" or "de fin de formation" is no such certificate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditready import (
    Certificate,
    DocumentText,
    DocumentView,
    EvidenceFile,
    Mention,
    ReadContext,
    Recognition,
    UnreadableEvidence,
    Words,
)

from . import wordings as w
from .fields import Fields, is_person, repealed
from .signature import is_signed

_FORMATS = frozenset({"pdf", "docx", "odt"})
_TITLE_WITHIN = 25
"""Lines from the top of a page among which the title stands; a letterhead may be above it."""


class CertificateReader:
    """Reads every certificate in a file: one, one a page, or any that run on over two pages."""

    name = "certificate.realisation"
    system = "Certificat de réalisation"
    kinds = frozenset({"certificate"})
    formats = _FORMATS
    at_most = 0.97

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a document with the certificate's title near the top of a page and three of its wordings."""
        if file.format not in _FORMATS:
            return None
        try:
            text = DocumentText.of(file.name, file.document)
        except UnreadableEvidence:
            return None
        title = _title_near_top(text) if w.TITLE_WORD in text.folded else None
        if title is None:
            return None
        cues = sum(text.search(cue) is not None for cue in w.CUES)
        if cues < 3:
            return None
        shown = text.locator(title).quote or ""
        return Recognition(
            confidence=0.97 if cues >= 5 else 0.9,
            why=Words(
                f"titre « {shown} » et {cues} formules du modèle de certificat",
                f"title '{shown}' and {cues} wordings of the certificate's model",
            ),
        )

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Certificate]:
        """Give one record a certificate, each field with its place."""
        document = file.document
        text = DocumentText.of(file.name, document)
        nameless = 0
        for part in _parts(text):
            certificate = read_certificate(part, document)
            nameless += not certificate.person.name
            yield certificate
        if nameless:
            context.note(
                f"{nameless} certificat(s) sans nom de bénéficiaire lisible",
                f"{nameless} certificate(s) without a readable name of the learner",
            )


def _title_near_top(text: DocumentText) -> int | None:
    for found in text.find_all(w.TITLE):
        index = text.line_index(found.end() - 1)
        page = text.lines[index][1]
        first = next(i for i, line in enumerate(text.lines) if line[1] == page)
        if index - first < _TITLE_WITHIN:
            return found.end() - 1
    return None


def _parts(text: DocumentText) -> Iterator[DocumentText]:
    """Give the certificates of a file, each from its title to that of the next one, or of another document."""
    titles = [text.line_index(found.end() - 1) for found in text.find_all(w.TITLE)]
    others = [text.line_index(found.start()) for found in text.find_all(w.OTHER_TITLE)]
    cores = [text.line_index(found.start()) for found in text.find_all(w.CORE) or text.find_all(w.WEAK_CORE)]
    starts: list[int] = []
    for core in cores or titles[:1]:
        floor = starts[-1] + 1 if starts else 0
        heads = [index for index in (*titles, *others) if floor <= index <= core]
        if heads and max(heads) in others and max(heads) not in titles:
            continue  # another document of the same file
        starts.append(max((index for index in heads if index in titles), default=core))
    for start, following in zip(starts, [*starts[1:], len(text.lines)], strict=True):
        end = min([following, *(index for index in others if start < index)])
        yield text.part(_letterhead(text, start, [*starts, *others]), end)


def _letterhead(text: DocumentText, start: int, documents: Sequence[int]) -> int:
    """Return the page's first line where the certificate is the first document on it: its date may stand there."""
    top = next(index for index, line in enumerate(text.lines) if line[1] == text.lines[start][1])
    return start if any(top <= index < start for index in documents) else top


def read_certificate(text: DocumentText, document: DocumentView) -> Certificate:
    """Read one certificate from the lines that hold it."""
    found = Fields(text.without(w.HINTS))
    title = text.search(w.TITLE)
    signatory, provider = found.signatory(), found.provider()
    start, end = found.period()
    issued_at, issued = found.issue()
    return Certificate(
        locator=text.locator(0 if title is None else title.end() - 1),
        person=Mention(name=found.learner() or "", role="learner"),
        signatory=signatory,
        signatory_is_person=is_person(signatory, provider),
        provider=provider,
        employer=found.employer(),
        title=found.title(),
        nature=found.nature(),
        start=start,
        end=end,
        minutes=found.minutes(),
        retention_commitment=found.retention(),
        issued_at=issued_at,
        issued=issued,
        signed=is_signed(text, document),
        repealed=repealed(text),
        places=found.places,
    )
