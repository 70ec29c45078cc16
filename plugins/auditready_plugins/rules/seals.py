"""Electronic signatures within PDF documents: whether what was signed is still what is there."""

from __future__ import annotations

from collections.abc import Iterator

from auditready import DocumentSignature, Dossier, Finding, NotApplicable, Words, rule, say

from .facts import records


@rule(
    "SIG008",
    concerns=("session", "organisation"),
    pack="service-fait",
    severity="funding",
    source="Code civil, articles 1366 et 1367 ; règlement eIDAS",
    basis="law",
    needs=(("document_signature",),),
    title=Words("Signatures électroniques intactes", "Electronic signatures that hold"),
    why=Words(
        "Une signature électronique ne vaut que si le document n'a pas changé depuis : un PDF modifié après coup perd "
        "sa valeur de preuve.",
        "An electronic signature is worth something only if the document has not changed since: a PDF modified "
        "afterwards loses its value as proof.",
    ),
    accept=Words(
        "Les octets signés sont ceux du fichier et rien n'y a été ajouté sinon d'autres signatures. L'identité du "
        "signataire (chaîne de confiance) n'est pas vérifiée : auditready travaille hors ligne.",
        "The signed bytes are those of the file, and nothing was added but further signatures. The signer's identity "
        "(chain of trust) is not checked: auditready works offline.",
    ),
    remedy=Words(
        "Télécharger de nouveau le document signé et son fichier de preuve depuis l'outil de signature ; ne pas "
        "l'imprimer en PDF, l'annoter ni le fusionner ensuite.",
        "Download the signed document and its proof file again from the signing tool; do not print it to PDF, annotate "
        "or merge it afterwards.",
    ),
    question=Words(
        "Qu'est-ce qui a changé dans ce document après sa signature ?", "What changed in this document after signing?"
    ),
)
def seals_hold(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Report signatures that no longer fit their document; a file's notes say where one could not be checked."""
    seals = records(dossier, DocumentSignature)
    if all(seal.detail in _NOT_LOOKED_AT for seal in seals):
        because = Words(
            "Signatures présentes mais non vérifiées : voir la note de chaque fichier.",
            "Signatures are there but were not checked: see each file's note.",
        )
        yield NotApplicable(because=because)
        return
    for number, seal in enumerate(seals):
        if seal.intact is False or seal.changed_after or (seal.intact is None and seal.detail not in _NOT_LOOKED_AT):
            yield _broken(seal, number)


def _broken(seal: DocumentSignature, number: int) -> Finding:
    fr, en, found = _UNREADABLE if seal.intact is None else _CHANGED if seal.intact else _INVALID
    return Finding(
        key=f"{seal.locator.file} {number}",
        state="to_judge" if seal.intact is None else "contradiction",
        message=say(
            fr, en, file=seal.locator.file, signer=seal.signer or Words("signataire inconnu", "unknown signer")
        ),
        expected=Words("un document inchangé depuis sa signature", "a document unchanged since it was signed"),
        found=found,
        locators=(seal.locator,),
    )


_NOT_LOOKED_AT = frozenset({"pyhanko", "not checked"})
"""Details of signatures that nothing looked into: the extra is not installed, or there are too many."""

_UNREADABLE = (
    "{file} : signature électronique illisible ({signer}), son contenu ne peut pas être vérifié.",
    "{file}: electronic signature that cannot be read ({signer}), its content cannot be checked.",
    Words("signature illisible", "signature that cannot be read"),
)
_INVALID = (
    "{file} : signature électronique invalide ({signer}), le contenu signé n'est pas celui du fichier.",
    "{file}: electronic signature not valid ({signer}), what was signed is not what the file holds.",
    Words("signature invalide", "signature not valid"),
)
_CHANGED = (
    "{file} : document modifié après sa signature électronique ({signer}).",
    "{file}: document changed after it was signed electronically ({signer}).",
    Words("modifié après signature", "changed after signing"),
)
