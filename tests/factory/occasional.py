"""Papers that only some sessions have: subcontract, invoice, examination, drop-out, attestation, Qualiopi certificate.

Every function returns a PDF, a DOCX or a workbook (``form``), facts from the session, and takes what may be wrong as an
option.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from .frozen import sheet_bytes, signature
from .pages import Block, Boxes, Heading, Line, Signatures, Table, Title, written
from .session import Person, Session, hours, period, short_date

SUBCONTRACTOR = Person("Solène", "Kermarrec", "solene.kermarrec@example.net")
CERTIFIER = "Occitanie Certification"


def subcontract(
    session: Session,
    *,
    form: str = "pdf",
    subcontractor: Person = SUBCONTRACTOR,
    signed: date | None = None,
    unsigned_by: Collection[str] = (),
    omit: Collection[str] = (),
) -> bytes:
    """Contract with an independent trainer; ``omit``: names of articles; ``unsigned_by``: sides."""
    signed = signed or session.before(25)
    provider = session.provider
    articles: list[tuple[str, str, Sequence[str]]] = [
        ("missions", "Missions confiées", ["Animer la formation, remettre les supports et évaluer les acquis."]),
        ("content", "Contenu", [f"Programme de la formation « {session.title} », sanctionné par une évaluation."]),
        ("means", "Moyens pédagogiques et techniques", ["Salle ou plateforme fournie par le donneur d'ordre."]),
        ("follow_up", "Modalités de suivi", ["Feuilles d'émargement et bilan écrit à l'issue de la session."]),
        ("duration", "Durée", [f"Durée : {hours(session.planned_minutes)}"]),
        ("period", "Période", [f"Dates d'intervention : {period(session.start, session.end)}"]),
        ("amount", "Rémunération", ["Montant : 900,00 € HT, sur facture."]),
        (
            "quality",
            "Qualité",
            ["Le sous-traitant s'engage à respecter le référentiel national qualité (R.6316-1 du Code du travail)."],
        ),
    ]
    blocks: list[Block] = [
        Title("CONTRAT DE SOUS-TRAITANCE DE FORMATION"),
        Line(f"Donneur d'ordre : {provider.name}"),
        Line(f"Sous-traitant : {subcontractor.name}"),
        Line(f"Intitulé de la formation : {session.title}"),
    ]
    for name, heading, lines in articles:
        if name not in omit:
            number = sum(isinstance(block, Heading) for block in blocks) + 1
            blocks += [Heading(f"Article {number} – {heading}"), *map(Line, lines)]
    pictures = {
        who: None if who in unsigned_by else signature(session, "subcontract", who)
        for who in ("principal", "subcontractor")
    }
    blocks += [
        Line(f"Fait à {provider.city}, le {short_date(signed)}"),
        Signatures(
            [
                (f"Pour le donneur d'ordre : {provider.signatory}", pictures["principal"]),
                (f"Le sous-traitant : {subcontractor.name}", pictures["subcontractor"]),
            ]
        ),
    ]
    return written(blocks, form)


def invoice(
    session: Session,
    *,
    form: str = "pdf",
    learners: Sequence[Person] | None = None,
    minutes: int | None = None,
    issued: date | None = None,
) -> bytes:
    """Invoice to the client, with the hours of each participant."""
    issued = issued or session.after(5)
    people = session.learners if learners is None else learners
    lasting = session.planned_minutes if minutes is None else minutes
    blocks: list[Block] = [
        Line(f"{session.provider.name}, {session.provider.address}"),
        Title(f"FACTURE N° F-{session.reference}"),
        Line(f"Date : {short_date(issued)}"),
        Line(f"Client : {session.client}"),
        Line(f"Intitulé de la formation : {session.title}"),
        Line(f"Période : {period(session.start, session.end)}"),
        Line(f"Durée : {hours(lasting)} par participant"),
        Line("Participants :"),
        *(Line(f"– {learner.name}") for learner in people),
        Line(f"Total net de taxe : {session.price.removesuffix(' HT')}"),
    ]
    return written(blocks, form)


def accessibility(
    session: Session,
    learner: Person,
    *,
    form: str = "docx",
    need: bool | None = False,
    measure: str = "",
    at: date | None = None,
) -> bytes:
    """Questionnaire about needs linked to a handicap; ``need=None``: no box is ticked."""
    blocks: list[Block] = [
        Title("QUESTIONNAIRE ACCESSIBILITÉ ET HANDICAP"),
        Line(f"Intitulé de la formation : {session.title}"),
        Line(f"Nom et prénom : {learner.formal}"),
        Line(f"Date : {short_date(at or session.before(12))}"),
        Line("Avez-vous besoin d'un aménagement pour suivre cette formation ?"),
        Boxes([("Oui", need is True), ("Non", need is False)]),
        Line(f"Aménagement mis en place : {measure}"),
        Line(f"Référente handicap : {session.provider.contact.name}"),
    ]
    return written(blocks, form)


def dropout_sheet(
    session: Session,
    learner: Person,
    *,
    form: str = "pdf",
    at: date | None = None,
    cause: str = "nouvel emploi",
    contacts: Sequence[tuple[int, str, str]] = ((1, "Téléphone", "Message laissé"), (3, "Courriel", "Départ confirmé")),
    follow_up: str = "place proposée sur la prochaine session",
) -> bytes:
    """Follow-up of somebody who left; ``contacts``: days after the departure, channel, answer."""
    at = at or session.start
    rows = [["Date", "Moyen", "Réponse"]]
    rows += [[short_date(at + timedelta(days=days)), channel, answer] for days, channel, answer in contacts]
    blocks: list[Block] = [
        Title("FICHE DE SUIVI D'ABANDON"),
        Line(f"Intitulé de la formation : {session.title}"),
        Line(f"Stagiaire : {learner.name}"),
        Line(f"Date d'abandon : {short_date(at)}"),
        *([Line(f"Motif : {cause}")] if cause else []),
        *([Table(rows, (2, 3, 5))] if contacts else []),
        *([Line(f"Suite donnée : {follow_up}")] if follow_up else []),
    ]
    return written(blocks, form)


def exam_list(
    session: Session,
    *,
    form: str = "xlsx",
    learners: Sequence[Person] | None = None,
    register: str = "RS6561",
    at: date | None = None,
) -> bytes:
    """Registrations to the examination, one row a candidate."""
    day = short_date(at or session.before(5))
    people = session.learners if learners is None else learners
    header = ["Candidat", "Code certification", "Date d'inscription", "Certificateur"]
    rows = [[person.name, register, day, "Institut Mercure"] for person in people]
    if form == "xlsx":
        return sheet_bytes([["Inscriptions à la certification"], header, *rows], "Inscriptions", (28, 20, 20, 24))
    title = "LISTE DES INSCRIPTIONS À LA CERTIFICATION"
    return written([Title(title), Line(f"Certification : {register}"), Table([header, *rows], (3, 2, 2, 2))], form)


def end_attestation(
    session: Session, learner: Person, *, form: str = "pdf", minutes: int | None = None, issued: date | None = None
) -> bytes:
    """End-of-training attestation (L.6313-7)."""
    lasting = session.justified_minutes(learner) if minutes is None else minutes
    provider = session.provider
    blocks: list[Block] = [
        Title("ATTESTATION DE FIN DE FORMATION"),
        Line("(article L.6313-7 du Code du travail)"),
        Line(f"Stagiaire : {learner.name}"),
        Line(f"Intitulé : {session.title}"),
        Line(f"Dates : {period(session.start, session.end)}"),
        Line(f"Durée : {hours(lasting)}"),
        Line("Objectifs :"),
        *(Line(f"– {objective}") for objective in session.objectives),
        Line("Résultat de l'évaluation des acquis : acquis"),
        Line(f"Fait à {provider.city}, le {short_date(issued or session.after(1))}"),
    ]
    return written(blocks, form)


def provider_certificate(
    session: Session,
    *,
    form: str = "pdf",
    since: date = date(2025, 2, 3),
    until: date = date(2028, 2, 2),
    holder: str | None = None,
) -> bytes:
    """The provider's Qualiopi certificate, for training actions and skills assessments."""
    provider = session.provider
    blocks: list[Block] = [
        Title("CERTIFICAT QUALIOPI"),
        Line(f"{CERTIFIER} atteste que l'organisme suivant satisfait au référentiel national qualité."),
        Line(f"Organisme : {holder or provider.name}"),
        Line(f"Numéro de déclaration d'activité : {provider.nda}"),
        Line("Catégories d'actions certifiées :"),
        Boxes([("Actions de formation", True), ("Bilans de compétences", True), ("Actions de VAE", False)]),
        Line("Certificat n° OC-2025-0117"),
        Line(f"Date d'émission : {short_date(since)}"),
        Line(f"Valable jusqu'au : {short_date(until)}"),
        Line(f"Organisme certificateur : {CERTIFIER}"),
    ]
    return written(blocks, form)


FEEDBACK = {
    "company": ("QUESTIONNAIRE DE SATISFACTION – ENTREPRISE", "La formation a-t-elle répondu à votre demande ?"),
    "trainer": ("BILAN DU FORMATEUR", "Le groupe avait-il les prérequis attendus ?"),
    "funder": ("ENQUÊTE DE SATISFACTION – FINANCEUR", "Les documents transmis étaient-ils complets ?"),
}


def feedback(session: Session, stakeholder: str, *, form: str = "pdf", blank: bool = False) -> bytes:
    """One-page questionnaire of the ``company``, the ``trainer`` or the ``funder``."""
    title, question = FEEDBACK[stakeholder]
    blocks: list[Block] = [
        Title(title),
        Line(f"Intitulé de la formation : {session.title}"),
        Line(f"Date : {'' if blank else short_date(session.after(20))}"),
        Line(question),
        Boxes([("Oui", not blank), ("Non", False)]),
        Line(f"Points à améliorer : {'' if blank else 'prévoir plus de temps de pratique'}"),
    ]
    return written(blocks, form)
