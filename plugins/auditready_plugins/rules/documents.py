"""Documents: what the certificate and the agreement say that they should not, or leave out."""

from __future__ import annotations

from collections.abc import Iterator

from auditready import Agreement, Certificate, Dossier, Finding, NotApplicable, Words, listing, rule, say

from .belonging import foreign_documents, own_certificates
from .facts import learner_of, place, quoted, records


@rule(
    "DOC001",
    pack="service-fait",
    severity="funding",
    source="Modèle ministériel du certificat de réalisation (arrêté du 21 décembre 2018)",
    basis="funder",
    needs=(("certificate",),),
    title=Words("Certificat signé par une personne", "Certificate written by a person"),
    why=Words(
        "Le modèle dit « Je soussigné(e) » : seule une personne physique peut attester, pas une société.",
        "The model says « Je soussigné(e) »: only a natural person can attest, not a company.",
    ),
    accept=Words(
        "Prénom et nom du représentant légal, ou de la personne qu'il a habilitée, suivis de la raison sociale.",
        "First and last name of the legal representative, or of whom they empowered, followed by the company's name.",
    ),
    remedy=Words(
        "Mettre le nom de la personne dans le modèle de certificat et refaire les certificats concernés.",
        "Put the person's name into the certificate's template and issue the certificates concerned again.",
    ),
    question=Words(
        "Qui signe vos certificats, et avec quel pouvoir ?", "Who signs your certificates, and with what authority?"
    ),
)
def certificate_signatory(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Report the certificates that name something else than a natural person."""
    known = [one for one in own_certificates(dossier) if one.signatory_is_person is not None]
    if not known:
        yield NotApplicable(because=Words("Aucun certificat ne dit qui atteste.", "No certificate says who attests."))
        return
    for certificate in known:
        if not certificate.signatory_is_person:
            yield Finding(
                key=certificate.person.name,
                learner=learner_of(dossier, certificate.person),
                message=say(
                    "Certificat de {name} : « Je soussigné(e) {signatory} » n'est pas une personne physique.",
                    "Certificate of {name}: « Je soussigné(e) {signatory} » is not a natural person.",
                    name=certificate.person.name,
                    signatory=certificate.signatory,
                ),
                expected=Words("le nom d'une personne physique", "the name of a natural person"),
                found=quoted(certificate.signatory or ""),
                locators=(place(certificate, "signatory"),),
            )


@rule(
    "DOC002",
    pack="law",
    severity="advice",
    source="Décret 2018-1341 (D.6353-3 et D.6353-4 abrogés) ; L.6353-1 ; modèle ministériel du certificat",
    basis="practice",
    needs=(("certificate", "agreement"),),
    title=Words("Textes en vigueur, engagement de conservation", "Texts in force, commitment to keep the evidence"),
    why=Words(
        "Un article abrogé ou un engagement oublié montre un modèle qui n'est plus suivi, et attire les questions.",
        "A repealed article or a forgotten commitment shows a template nobody looks after, and draws questions.",
    ),
    accept=Words(
        "Articles en vigueur ; sur le certificat, l'engagement de conserver les pièces 3 ans à compter de la fin de "
        "l'année du dernier paiement.",
        "Articles in force; on the certificate, the commitment to keep the evidence for 3 years from the end of the "
        "year of the last payment.",
    ),
    remedy=Words(
        "Mettre le modèle à jour : retirer l'article abrogé, reprendre l'engagement de conservation du ministère.",
        "Update the template: take the repealed article out, put the ministry's retention sentence in.",
    ),
    question=Words(
        "De quand datent vos modèles de documents, et qui les tient à jour ?",
        "How old are your templates, and who keeps them up to date?",
    ),
)
def outdated_wording(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Report repealed articles, and certificates without the commitment to keep the evidence."""
    foreign = foreign_documents(dossier)
    for agreement in records(dossier, Agreement):
        if agreement.repealed and agreement.locator not in foreign:
            yield _repealed(dossier, agreement)
    for certificate in own_certificates(dossier):
        if certificate.repealed:
            yield _repealed(dossier, certificate)
        if not certificate.retention_commitment:
            yield Finding(
                key=f"retention {certificate.locator.file} {certificate.person.name}",
                state="gap",
                learner=learner_of(dossier, certificate.person),
                message=say(
                    "Certificat de {name} : l'engagement de conserver les pièces 3 ans n'y est pas.",
                    "Certificate of {name}: the commitment to keep the evidence for 3 years is not there.",
                    name=certificate.person.name,
                ),
                expected=Words("l'engagement de conservation du modèle", "the model's commitment to keep evidence"),
                found=Words("absent", "missing"),
                locators=(certificate.locator,),
            )


def _repealed(dossier: Dossier, document: Certificate | Agreement) -> Finding:
    articles = listing(document.repealed)
    learner = learner_of(dossier, document.person) if isinstance(document, Certificate) else None
    who = document.person.name if isinstance(document, Certificate) else ""
    return Finding(
        key=f"repealed {document.locator.file} {who}".strip(),
        learner=learner,
        message=say(
            "{file} cite un texte abrogé ou qui n'a plus cet objet : {articles}.",
            "{file} quotes a text repealed or no longer about this: {articles}.",
            file=document.locator.file,
            articles=articles,
        ),
        expected=Words("un texte en vigueur", "a text in force"),
        found=articles,
        locators=(place(document, "repealed"),),
    )
