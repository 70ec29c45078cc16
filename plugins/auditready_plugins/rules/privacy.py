"""Data that must not be shown with the evidence: health, handicap in detail, social security numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditready import DocumentMark, Dossier, Finding, NotApplicable, Words, rule, say

from .facts import distinct, records


@rule(
    "PRV002",
    concerns=("session", "organisation"),
    pack="gdpr",
    severity="legal",
    source="RGPD, articles 5 et 9 ; loi Informatique et libertés, article 30 ; L.6353-9",
    basis="law",
    title=Words("Aucune donnée sensible à montrer", "No sensitive data to be shown"),
    why=Words(
        "L'auditeur n'a besoin ni d'un diagnostic, ni du détail d'un handicap, ni d'un numéro de sécurité sociale : "
        "les montrer est une communication sans motif.",
        "The auditor needs no diagnosis, no detail of a handicap and no social security number: showing them "
        "discloses them without cause.",
    ),
    accept=Words(
        "« Besoin signalé : oui ou non », et l'aménagement fait. Le texte des documents et les 60 premières lignes de "
        "chaque tableau sont regardés ; une image ne l'est pas.",
        "“Need stated: yes or no”, and the adaptation made. The text of documents and the first 60 rows of each table "
        "are looked at; pictures are not.",
    ),
    remedy=Words(
        "Retirer la pièce du dossier ou en déposer une copie expurgée ; garder le détail chez la personne référente, "
        "avec un accès limité, s'il est vraiment nécessaire.",
        "Take the document out of the dossier or file a redacted copy; keep the detail with the person in charge, "
        "under restricted access, if it is really needed.",
    ),
    question=Words(
        "Qui a accès à cette donnée, et pourquoi est-elle dans ce dossier ?",
        "Who has access to this data, and why is it in this dossier?",
    ),
)
def sensitive_data(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Report each file with such a mark; the data itself is never quoted. A number with a valid key is certain."""
    if not any(file.status in {"read", "unrecognised"} for file in dossier.files):
        yield NotApplicable(because=Words("Aucun fichier lu.", "No file was read."))
        return
    marks: dict[tuple[str, str], list[DocumentMark]] = {}
    for mark in records(dossier, DocumentMark):
        if mark.mark in _WHAT:
            marks.setdefault((mark.locator.file, mark.mark), []).append(mark)
    for (file, kind), found in sorted(marks.items()):
        yield _finding(file, kind, found)


_WHAT = {
    "social_security_number": Words("numéro de sécurité sociale", "social security number"),
    "health": Words("donnée de santé", "health data"),
    "disability": Words("détail d'un handicap", "detail of a handicap"),
}


def _finding(file: str, kind: str, marks: Sequence[DocumentMark]) -> Finding:
    what = _WHAT[kind]
    return Finding(
        key=f"{kind} {file}",
        state="contradiction" if kind == "social_security_number" else "to_judge",
        message=say(
            "{file} : {what} ({n} fois).", "{file}: {what} (number of times: {n}).", file=file, what=what, n=len(marks)
        ),
        expected=Words("aucune donnée de ce genre", "no such data"),
        found=what,
        locators=distinct(mark.locator for mark in marks),
    )
