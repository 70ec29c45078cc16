"""What a provider writes for a session: agreement, convocation, positioning, information at a distance, follow-up.

Every function returns a PDF or a DOCX (``form``), facts from the session, and takes what may be wrong as an option.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from .frozen import signature
from .pages import Block, Heading, Line, Signatures, Table, Title, written
from .session import Person, Session, clock, hours, long_date, period, short_date

MODES = {
    "in_person": "en présentiel",
    "synchronous": "à distance, en classe virtuelle synchrone",
    "asynchronous": "à distance, en asynchrone sur la plateforme pédagogique (FOAD)",
    "blended": "mixte (blended) : présentiel et modules à distance asynchrones",
    "work_based": "en situation de travail (AFEST), sur le poste de chaque apprenant",
}


def percent(share: float) -> str:
    """``57,1 %``."""
    return f"{100 * share:.1f} %".replace(".", ",").replace(",0 %", " %")


def _footer(session: Session, name: str, day: date) -> str:
    return f"{session.provider.name} – NDA {session.provider.nda} – {name} – version 1.2 du {short_date(day)}"


def agreement(
    session: Session,
    *,
    form: str = "pdf",
    natural_person: Person | None = None,
    signed: date | None = None,
    minutes: int | None = None,
    distance_share: float | None = None,
    title: str | None = None,
    unsigned_by: Collection[str] = (),
    omit: Collection[str] = (),
    extra: str = "",
) -> bytes:
    """Convention (D.6353-1), or contract with a natural person (L.6353-4).

    ``unsigned_by``: "provider", "client"; ``omit``: names of articles (below).
    """
    provider = session.provider
    signed = signed or session.before(20)
    share = session.distance_minutes / session.planned_minutes if distance_share is None else distance_share
    client = natural_person.name if natural_person else session.client
    kind = "CONTRAT" if natural_person else "CONVENTION"
    law = "L.6353-3 à L.6353-7" if natural_person else "L.6353-1 et D.6353-1"
    signer = natural_person.name if natural_person else session.client_signatory
    articles: list[tuple[str, str, Sequence[str]]] = [
        ("title", "Intitulé de l'action", [title or session.title]),
        ("objectives", "Objectifs", [f"– {objective}" for objective in session.objectives]),
        ("content", "Contenu", ["Le contenu détaillé figure au programme annexé ; il suit les objectifs ci-dessus."]),
        ("means", "Moyens pédagogiques et techniques", [_means(session)]),
        ("duration", "Durée", [f"Durée totale : {hours(session.planned_minutes if minutes is None else minutes)}"]),
        ("period", "Période de réalisation", [f"Dates : {period(session.start, session.end)}"]),
        (
            "distance",
            "Modalités de déroulement",
            [
                f"L'action se déroule {MODES[session.modality]}.",
                f"Taux des enseignements dispensés à distance sur la durée totale : {percent(share)}",
            ],
        ),
        ("place", "Lieu", [session.place if session.modality != "asynchronous" else session.platform]),
        ("participants", "Participants", [f"– {learner.name}" for learner in session.learners]),
        ("trainer", "Formateur", [f"Formateur : {session.trainer.name}"]),
        ("follow_up", "Modalités de suivi", [_follow_up(session)]),
        ("sanction", "Sanction de la formation", ["Certificat de réalisation remis à chaque participant."]),
        ("price", "Prix et modalités de règlement", [f"Prix : {session.price}, règlement à 30 jours fin de mois."]),
    ]
    if natural_person:
        terms = "Délai de rétractation : 10 jours à compter de la signature. Aucune somme n'est exigée avant."
        articles.append(("withdrawal", "Rétractation", [terms]))
    blocks: list[Block] = [
        Title(f"{kind} DE FORMATION PROFESSIONNELLE"),
        Line(f"(articles {law} du Code du travail) – Référence : {session.reference}"),
        Line(f"Entre l'organisme de formation : {provider.name}, {provider.address},"),
        Line(f"déclaration d'activité n° {provider.nda}, représenté par {provider.signatory}, {provider.office},"),
        Line(f"et le client : {client}" + ("" if natural_person else f", représenté par {signer}.")),
    ]
    for name, heading, lines in articles:
        if name not in omit:
            number = sum(isinstance(block, Heading) for block in blocks) + 1
            blocks += [Heading(f"Article {number} – {heading}"), *map(Line, lines)]
    blocks += [Line(extra)] if extra else []
    blocks.append(Line(f"Fait à {provider.city}, le {short_date(signed)}"))
    blocks.append(
        Signatures(
            [
                _place(session, f"Pour l'organisme de formation : {provider.signatory}", "provider", unsigned_by),
                _place(session, f"Pour le client : {signer}", "client", unsigned_by),
            ]
        )
    )
    return written(blocks, form, footer=_footer(session, kind.capitalize(), signed))


def _place(session: Session, caption: str, who: str, unsigned_by: Collection[str]) -> tuple[str, bytes | None]:
    return caption, None if who in unsigned_by else signature(session, "agreement", who)


def _means(session: Session) -> str:
    live = "Exposés, exercices d'application corrigés, support remis à chaque participant, vidéoprojecteur."
    remote = "Plateforme pédagogique accessible en continu, modules, tests, devoirs corrigés, tutorat individuel."
    return remote if session.modality == "asynchronous" else f"{live} {remote}" if session.activities else live


def _follow_up(session: Session) -> str:
    proofs = {
        "in_person": "Feuilles d'émargement signées par demi-journée.",
        "synchronous": "Feuilles d'émargement et rapports de connexion de l'outil de classe virtuelle.",
        "asynchronous": "Relevés de connexion, achèvement des activités, évaluations et échanges avec le tuteur.",
        "blended": "Feuilles d'émargement, relevés de connexion, achèvement des activités, évaluations, tutorat.",
        "work_based": "Journal des phases signé par l'apprenant et le formateur, grille d'évaluation.",
    }
    return proofs[session.modality]


def convocation(
    session: Session,
    *,
    form: str = "pdf",
    learner: Person | None = None,
    sent: date | None = None,
    title: str | None = None,
    omit: Collection[str] = (),
) -> bytes:
    """Joining instructions of one learner, or of the group."""
    sent = sent or session.before(10)
    provider, where = session.provider, "Lieu"
    remote = session.modality in {"synchronous", "asynchronous"}
    schedule = [["Date", "Horaires"]] + [
        [long_date(slot.date, weekday=True), f"{clock(slot.start)} - {clock(slot.end)}"] for slot in session.slots
    ]
    who = f"{learner.name}" if learner else "l'ensemble des participants"
    blocks: list[tuple[str, Block]] = [
        ("", Title("CONVOCATION À UNE ACTION DE FORMATION")),
        ("sent", Line(f"{provider.city}, le {short_date(sent)}")),
        ("person", Line(f"À l'attention de : {who}")),
        ("", Line("Madame, Monsieur, nous avons le plaisir de vous convier à l'action de formation suivante.")),
        ("title", Line(f"Intitulé de la formation : {title or session.title}")),
        ("period", Line(f"Dates : {period(session.start, session.end)} – Durée : {hours(session.planned_minutes)}")),
        ("schedule", Table(schedule, (3, 2)) if session.slots else Line("Parcours à votre rythme sur cette période.")),
        ("place", Line(f"Lien de connexion : {session.link}" if remote else f"{where} : {session.place}")),
        ("trainer", Line(f"Formateur : {session.trainer.name}")),
        ("contact", Line(f"Contact : {provider.contact.name}, {provider.contact.email}, {provider.phone}")),
        (
            "accessibility",
            Line(
                "Accessibilité : en cas de situation de handicap, contactez notre référente handicap, "
                f"{provider.contact.name}, afin d'étudier les aménagements possibles."
            ),
        ),
        ("rules", Line("Le livret d'accueil et le règlement intérieur sont joints à cette convocation.")),
    ]
    if session.slots and session.modality == "blended":
        blocks.append(("platform", Line(f"Plateforme des modules à distance : {session.platform}")))
    shown = [block for name, block in blocks if name not in omit]
    return written(shown, form, footer=_footer(session, "Convocation", sent))


def positioning(
    session: Session,
    learner: Person,
    *,
    form: str = "pdf",
    at: date | None = None,
    title: str | None = None,
    extra: str = "",
) -> bytes:
    """Positioning questionnaire of one learner."""
    at = at or session.before(12)
    draw = session.random("positioning", learner.key)
    levels = ("débutant", "intermédiaire", "à l'aise")
    rows = [["Compétence visée", "Niveau déclaré"]] + [[name, draw.choice(levels)] for name in session.objectives]
    blocks: list[Block] = [
        Title("QUESTIONNAIRE DE POSITIONNEMENT À L'ENTRÉE EN FORMATION"),
        Line(f"Intitulé de la formation : {title or session.title}"),
        Line(f"Nom et prénom : {learner.formal}"),
        Line(f"Date : {short_date(at)}"),
        Line("Méthode : questionnaire d'auto-positionnement suivi d'un entretien téléphonique"),
        Table(rows, (3, 2)),
        Line("Prérequis : acquis. Situation de handicap nécessitant un aménagement : non signalée."),
        Line(f"Résultat du positionnement : niveau {draw.choice(levels[:2])}, parcours adapté à la formation"),
        *([Line(extra)] if extra else []),
        Signatures([(f"Signature du participant : {learner.name}", signature(session, "positioning", learner.key))]),
    ]
    return written(blocks, form, footer=_footer(session, "Positionnement", at))


def distance_information(
    session: Session,
    *,
    form: str = "pdf",
    given: date | None = None,
    undated: bool = False,
    without_duration: Collection[str] = (),
    optional: Collection[str] = (),
) -> bytes:
    """Activities to do at a distance and their mean duration (D.6313-3-1 2°).

    ``optional`` adds activities that the path does not count, without a duration.
    """
    given = given or session.before(10)
    rows = [["Activité", "Objectif", "À faire pour le", "Durée moyenne"]]
    for number, activity in enumerate(session.activities):
        lasting = "" if activity.name in without_duration else f"{activity.minutes} min"
        goal = activity.objective or session.objectives[number % len(session.objectives)]
        rows.append([activity.name, goal, short_date(activity.day), lasting])
    rows += [[name, session.objectives[0], "facultatif", ""] for name in optional]
    total = sum(activity.minutes for activity in session.activities if activity.name not in without_duration)
    blocks: list[Block] = [
        Title("INFORMATION SUR LES ACTIVITÉS PÉDAGOGIQUES À EFFECTUER À DISTANCE"),
        Line("(article D.6313-3-1, 2° du Code du travail)"),
        Line(f"Intitulé de la formation : {session.title}"),
        *([] if undated else [Line(f"Remis aux participants le {short_date(given)}")]),
        Table(rows, (4, 4, 2, 2)),
        Line(f"Durée moyenne totale des activités à distance : {hours(total)}"),
        Line(f"Accès : {session.platform}"),
    ]
    return written(blocks, form, footer="" if undated else _footer(session, "Information FOAD", given))


def assistance(session: Session, *, form: str = "pdf", omit: Collection[str] = ()) -> bytes:
    """Technical and pedagogical assistance (D.6313-3-1 1°)."""
    provider, tutor = session.provider, session.trainer
    day = session.before(10)
    lines = [
        ("pedagogical", f"Assistance pédagogique : {tutor.name}, formateur-tuteur, {tutor.email}"),
        ("technical", f"Assistance technique : {provider.contact.name}, {provider.contact.email}, {provider.phone}"),
        ("qualifications", "Qualifications : formateur certifié, dix ans d'expérience dans le domaine enseigné."),
        ("channels", "Moyens de contact : messagerie de la plateforme, courriel, téléphone."),
        ("hours", "Horaires : du lundi au vendredi, de 9h00 à 17h30."),
        ("delay", "Délai de réponse : 24 heures ouvrées au plus."),
    ]
    blocks: list[Block] = [
        Title("ASSISTANCE TECHNIQUE ET PÉDAGOGIQUE"),
        Line("(article D.6313-3-1, 1° du Code du travail)"),
        Line(f"Intitulé de la formation : {session.title}"),
        *(Line(text) for name, text in lines if name not in omit),
    ]
    return written(blocks, form, footer=_footer(session, "Assistance", day))


def recording_notice(
    session: Session,
    *,
    form: str = "docx",
    at: date | None = None,
    answers: dict[str, str] | None = None,
    omit: Collection[str] = (),
) -> bytes:
    """Notice of recording with each participant's answer; ``answers``: learner's key → answer, "" for none."""
    at = at or session.before(7)
    given = answers or {}
    rows = [["Participant", "Réponse", "Date"]]
    for learner in session.learners:
        answer = given.get(learner.key, "Accepte")
        rows.append([learner.name, answer, short_date(at) if answer else ""])
    keep = date(session.end.year + 1, session.end.month, 1)
    lines = [
        ("title", f"Intitulé de la formation : {session.title}"),
        ("date", f"Date de l'information : {short_date(at)}"),
        ("purpose", "Finalité : rediffusion aux participants absents et justification de la réalisation de l'action."),
        ("legal_basis", "Base légale : consentement des participants (article 6-1-a du RGPD)."),
        ("access", "Destinataires : participants de la session et équipe pédagogique."),
        ("retention", f"Durée de conservation : jusqu'au {short_date(keep)}, puis suppression."),
        ("rights", f"Droits d'accès, d'opposition et d'effacement : {session.provider.contact.email}."),
    ]
    blocks: list[Block] = [
        Title("INFORMATION SUR L'ENREGISTREMENT DE LA CLASSE VIRTUELLE"),
        *(Line(text) for name, text in lines if name not in omit),
        Table(rows, (3, 2, 2)),
        Line("Un refus est sans conséquence sur la participation à la formation."),
    ]
    return written(blocks, form, footer=_footer(session, "Enregistrement", at))
