"""How documents look, whatever they say: templates left unfilled, no date, Qualiopi where it must not stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditready import DocumentMark, Dossier, Finding, NotApplicable, Words, listing, rule, say

from .facts import distinct, quoted, records

_OF_ONE_TRAINING = frozenset(
    {
        "agreement", "programme", "convocation", "certificate", "invoice", "end_attestation", "distance_information",
        "sequence_plan",
    }
)  # fmt: skip


@rule(
    "DOC003",
    pack="rnq",
    severity="minor",
    source="Règles d'usage de la marque Qualiopi ; pratique des certificateurs",
    basis="practice",
    needs=(("agreement", "programme", "convocation", "certificate", "invoice", "end_attestation"),),
    title=Words("Qualiopi absent des pièces d'une formation", "No Qualiopi on papers of one training"),
    why=Words(
        "La certification porte sur l'organisme, non sur une formation : la marque sur un devis, un programme, une "
        "convocation, une facture ou un certificat est l'un des écarts les plus relevés en surveillance.",
        "The certification is about the provider, not about one training: the mark on a quote, a programme, joining "
        "instructions, an invoice or a certificate is among the most frequent findings at surveillance.",
    ),
    accept=Words(
        "Des pièces sans « certifié Qualiopi » ni phrase de la marque ; le numéro de déclaration d'activité est "
        "permis. Seul le texte se lit : un logo en image reste à regarder.",
        "Papers without “certifié Qualiopi” or the mark's phrase; the activity declaration number is allowed. Only "
        "text is read: a logo as a picture must be looked at.",
    ),
    remedy=Words(
        "Retirer la mention et le logo des modèles de pièces propres à une formation ; les garder sur le site et les "
        "supports généraux de l'organisme.",
        "Take the wording and the logo out of the templates of papers of one training; keep them on the website and "
        "the provider's general material.",
    ),
    question=Words(
        "Que certifie Qualiopi, selon ce document : l'organisme ou cette formation ?",
        "What does Qualiopi certify according to this document: the provider or this training?",
    ),
)
def quality_mark(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Report the wording on papers of one training; several papers of one template make one finding."""
    papers = {file.path for file in dossier.files if _OF_ONE_TRAINING & set(file.kinds)}
    places = [
        mark for mark in records(dossier, DocumentMark) if mark.mark == "quality_mark" and mark.locator.file in papers
    ]
    by_words: dict[str, list[DocumentMark]] = {}
    for mark in places:
        by_words.setdefault(mark.what, []).append(mark)
    for what, marks in sorted(by_words.items()):
        files = sorted({mark.locator.file for mark in marks})
        yield Finding(
            key=what,
            message=say(
                "{what} sur des pièces d'une formation : {files}.",
                "{what} on papers of one training: {files}.",
                what=quoted(what),
                files=listing(files, limit=4),
            ),
            expected=Words("aucune mention de la marque", "no mention of the mark"),
            found=say("{what} (pièces : {n})", "{what} (papers: {n})", what=quoted(what), n=len(files)),
            locators=distinct(mark.locator for mark in marks),
        )


@rule(
    "DOC004",
    concerns=("session", "organisation"),
    pack="rnq",
    severity="minor",
    source="Pratique d'audit : une pièce complète, datée, à jour",
    basis="practice",
    title=Words("Modèles remplis, documents datés", "Templates filled in, documents dated"),
    why=Words(
        "Un champ de modèle resté vide ou un document sans date ni version montre une pièce préparée pour la forme : "
        "l'auditeur ne peut pas la relier à cette session.",
        "A template's field left as it was, or a document without date or version, shows a paper made for form's sake: "
        "the auditor cannot tie it to this session.",
    ),
    accept=Words(
        "Aucun champ à compléter ({{nom}}, [à compléter], XX/XX/XXXX…), et au moins une date ou un numéro de version "
        "par document.",
        "No field left to fill in ({{name}}, [to be completed], XX/XX/XXXX…), and at least one date or version number "
        "in each document.",
    ),
    remedy=Words(
        "Remplir la pièce à partir des faits, la dater du jour où elle est complétée, et corriger le modèle ou la "
        "fusion qui l'a produite.",
        "Fill the paper in from the facts, date it the day it is completed, and mend the template or the merge that "
        "made it.",
    ),
    question=Words(
        "De quand date ce document, et à qui a-t-il été remis ?", "When is this document from, and who was it given to?"
    ),
)
def finished_documents(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Report each file with places left unfilled, and each document without any date or version.

    Among the provider's own papers are its blank templates: what is unfilled there is so on purpose.
    """
    if not any(file.status == "read" for file in dossier.files):
        yield NotApplicable(because=Words("Aucun document lu.", "No document was read."))
        return
    marks: dict[tuple[str, str], list[DocumentMark]] = {}
    for mark in records(dossier, DocumentMark):
        if mark.mark == "undated" or (mark.mark == "unfilled" and dossier.kind == "session"):
            marks.setdefault((mark.mark, mark.locator.file), []).append(mark)
    for (kind, file), found in sorted(marks.items()):
        yield _unfilled(file, found) if kind == "unfilled" else _undated(file, found)


def _unfilled(file: str, marks: Sequence[DocumentMark]) -> Finding:
    shown = listing(dict.fromkeys(quoted(mark.what) for mark in marks), limit=4)
    return Finding(
        key=f"unfilled {file}",
        state="gap",
        message=say(
            "{file} : champs de modèle non remplis, {shown}.",
            "{file}: template fields left unfilled, {shown}.",
            file=file,
            shown=shown,
        ),
        expected=Words("des champs remplis", "fields filled in"),
        found=shown,
        locators=distinct(mark.locator for mark in marks),
    )


def _undated(file: str, marks: Sequence[DocumentMark]) -> Finding:
    return Finding(
        key=f"undated {file}",
        state="gap",
        message=say(
            "{file} : ni date ni version dans le document.",
            "{file}: neither date nor version in the document.",
            file=file,
        ),
        expected=Words("une date ou un numéro de version", "a date or a version number"),
        found=Words("aucune", "none"),
        locators=distinct(mark.locator for mark in marks),
    )
