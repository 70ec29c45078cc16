"""Papers of the provider itself: what the public is told, procedures, syntheses, minutes, who does what.

Every function takes a session for the provider's name alone; ``omit`` and the like are what may be planted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from .pages import Block, Heading, Line, Table, Title, written
from .session import Session, long_date, short_date

CERTIFICATION = "TOSA Tableur (RS6964)"

PROCEDURES: Mapping[str, tuple[str, Sequence[tuple[str, str]]]] = {
    "needs": (
        "PROCÉDURE D'ANALYSE DU BESOIN",
        (
            ("Objet", "Comprendre la demande avant toute proposition de formation, avec l'entreprise et le financeur."),
            (
                "Étapes",
                "Entretien avec la personne responsable, questionnaire à chaque stagiaire, question du handicap.",
            ),
            ("Délais", "Le compte rendu est envoyé sous 5 jours."),
        ),
    ),
    "design": (
        "PROCÉDURE DE CONCEPTION DES FORMATIONS",
        (
            ("Objet", "Concevoir et réviser chaque programme : contenus, modalités, déroulé."),
            (
                "Rédaction des objectifs",
                "Un verbe d'action, un résultat observable : la rédaction des objectifs se relit.",
            ),
            ("Conception pédagogique", "La conception pédagogique suit le déroulé type ; relecture sous 10 jours."),
        ),
    ),
    "positioning": (
        "PROCÉDURE DE POSITIONNEMENT À L'ENTRÉE EN FORMATION",
        (
            ("Objet", "Situer chaque stagiaire avant le début de la formation."),
            ("Étapes", "Test ou questionnaire envoyé 10 jours avant ; le formateur en tire des groupes de niveau."),
        ),
    ),
    "adaptation": (
        "PROCÉDURE D'ADAPTATION DES PARCOURS DE FORMATION",
        (
            ("Objet", "Adapter la formation et suivre chaque stagiaire."),
            ("Étapes", "Le référent reçoit l'analyse du besoin et propose un aménagement sous 5 jours."),
        ),
    ),
    "assessment": (
        "PROCÉDURE D'ÉVALUATION DES ACQUIS",
        (
            ("Objet", "Vérifier que chaque objectif de la formation est atteint par chaque stagiaire."),
            ("Étapes", "Une évaluation par objectif, en cours et à la fin ; restitution sous 8 jours."),
        ),
    ),
    "engagement": (
        "PROCÉDURE DE PRÉVENTION DES ABANDONS",
        (
            ("Objet", "Favoriser l'engagement des stagiaires et prévenir les ruptures de parcours de formation."),
            ("Étapes", "Appel le jour même d'une absence, relance écrite sous 48 heures, note dans le dossier."),
        ),
    ),
    "violence": (
        "PROCÉDURE DE PRÉVENTION ET DE TRAITEMENT DES VIOLENCES, DU HARCÈLEMENT ET DES DISCRIMINATIONS",
        (
            ("Objet", "Prévenir et traiter toute violence, dont sexiste et sexuelle, dans le cadre de la formation."),
            ("Étapes", "Signalement à la référente, entretien sous 24 heures, mesures de protection, registre."),
        ),
    ),
    "alternance": (
        "PROCÉDURE DE SUIVI EN ENTREPRISE DES ALTERNANTS",
        (
            ("Objet", "Relier les missions confiées en entreprise et les apprentissages vus en formation."),
            ("Étapes", "Livret de liaison, deux visites en entreprise par an, point trimestriel avec le tuteur."),
        ),
    ),
    "support": (
        "PROCÉDURE D'ACCOMPAGNEMENT SOCIO-PROFESSIONNEL ET CITOYEN DES APPRENTIS",
        (
            ("Objet", "Accompagner chaque apprenti : logement, mobilité, projets citoyens pendant la formation."),
            ("Étapes", "Entretien à l'arrivée, permanence sociale chaque mois, orientation sous 8 jours."),
        ),
    ),
    "rights": (
        "LIVRET DE L'APPRENTI : DROITS ET DEVOIRS, SANTÉ ET SÉCURITÉ",
        (
            ("Objet", "Informer les apprentis de leurs droits et devoirs, en formation comme en entreprise."),
            ("Contacts", "Médiateur de l'apprentissage : chambre consulaire, réponse sous 8 jours."),
        ),
    ),
    "exam": (
        "PROCÉDURE D'INSCRIPTION DES CANDIDATS À LA CERTIFICATION",
        (
            ("Objet", "Présenter les candidats dans le respect du règlement de l'organisme certificateur."),
            ("Étapes", "Vérification des conditions, inscription 15 jours avant la session, procès-verbal."),
        ),
    ),
    "cross_table": (
        "TABLEAU CROISÉ DU PROGRAMME ET DU RÉFÉRENTIEL DE CERTIFICATION",
        (
            ("Objet", f"Vérifier que la formation couvre chaque compétence de {CERTIFICATION}."),
            ("Modalités", "Une ligne par compétence, une colonne par module. Mise à jour à chaque version."),
        ),
    ),
    "resources": (
        "PROCÉDURE DE MISE À DISPOSITION DES RESSOURCES PÉDAGOGIQUES",
        (
            ("Objet", "Donner à chaque stagiaire les supports de sa formation et l'aider à s'en servir."),
            ("Étapes", "Dépôt sur la plateforme 2 jours avant, démonstration à l'ouverture de la session."),
        ),
    ),
    "remote": (
        "PROCÉDURE DE VÉRIFICATION DU SUIVI DES MODULES À DISTANCE",
        (
            ("Objet", "Vérifier l'effectivité du suivi de chaque module de formation à distance par chaque stagiaire."),
            ("Étapes", "Revue hebdomadaire de la progression, relance sous 5 jours, note du tuteur."),
        ),
    ),
    "trainer_skills": (
        "PROCÉDURE DE RECRUTEMENT ET D'ÉVALUATION DES FORMATEURS",
        (
            ("Objet", "Choisir les formateurs et vérifier leurs compétences pour chaque formation."),
            ("Étapes", "Entretien, CV et diplômes, observation de la première session, bilan sous 30 jours."),
        ),
    ),
    "subcontracting": (
        "PROCÉDURE DE SÉLECTION ET DE SUIVI DES SOUS-TRAITANTS",
        (
            ("Objet", "Choisir les sous-traitants et vérifier qu'ils respectent le référentiel national qualité."),
            ("Étapes", "Numéro de déclaration, CV, contrat signé avant la formation, bilan annuel sous 30 jours."),
        ),
    ),
    "integration": (
        "PROCÉDURE D'INSERTION PROFESSIONNELLE ET DE POURSUITE D'ÉTUDES",
        (
            ("Objet", "Aider chaque apprenti à trouver un emploi ou une suite à sa formation."),
            ("Étapes", "Atelier CV, forum des métiers, suivi à 6 mois de la fin du contrat."),
        ),
    ),
    "complaints": (
        "PROCÉDURE DE TRAITEMENT DES RÉCLAMATIONS ET DES ALÉAS",
        (
            (
                "Objet",
                "Recevoir, traiter et exploiter toute réclamation d'un stagiaire, d'une entreprise ou d'un financeur.",
            ),
            ("Étapes", "Accusé de réception sous 48 heures, réponse sous 15 jours, inscription au registre."),
        ),
    ),
}
"""Name → title and paragraphs of a procedure."""


def procedure(
    session: Session, name: str, *, form: str = "docx", at: date = date(2026, 2, 9), title: str | None = None
) -> bytes:
    """One of :data:`PROCEDURES`."""
    heading, paragraphs = PROCEDURES[name]
    blocks: list[Block] = [Title(title or heading), Line(session.provider.name)]
    blocks.append(Line(f"Version 2.1 du {short_date(at)} – Rédigé par : {session.provider.contact.name}"))
    for number, (label, text) in enumerate(paragraphs, 1):
        blocks += [Heading(f"{number}. {label}"), Line(text)]
    return written(blocks, form)


ITEMS: Sequence[tuple[str, str, str]] = (
    ("objectives", "Objectifs", "Automatiser un tableau de suivi, contrôler la fiabilité des données"),
    ("prerequisites", "Prérequis", "Savoir saisir une formule simple"),
    ("audience", "Public", "Assistants et techniciens"),
    ("duration", "Durée", "14 heures, sur deux jours"),
    ("modes", "Modalités", "En présentiel à Montpellier, ou à distance en classe virtuelle"),
    ("access_delay", "Délai d'accès", "Inscription jusqu'à 10 jours avant le début"),
    ("price", "Tarif", "890 € HT par participant"),
    ("financing", "Financement", "OPCO, plan de développement des compétences, financement personnel"),
    ("methods", "Méthodes pédagogiques", "Exposés courts, exercices sur vos propres fichiers"),
    ("assessment", "Modalités d'évaluation", "Questionnaire à l'entrée, cas pratique à la fin"),
    ("recognition", "Reconnaissance", f"Certification {CERTIFICATION}, enregistrée le 18/12/2024, et attestation"),
    ("accessibility", "Accessibilité", "Référente handicap : Sandrine Quéméneur, adaptation étudiée avec vous"),
    ("contact", "Contact", "Sandrine Quéméneur, 04 67 00 12 34, contact@ateliers-lirou.example.org"),
    ("pass_rate", "Taux d'obtention de la certification", "88 % des candidats présentés en 2025 (52 sur 59)"),
    ("blocks", "Blocs de compétences", "Aucun : la certification se valide en entier"),
    ("equivalences", "Équivalences", "Aucune équivalence reconnue à ce jour"),
    ("pathways", "Passerelles et suites de parcours", "TOSA VBA, gestion de bases de données"),
    ("further_study", "Poursuites d'études", "Titre professionnel Secrétaire assistant"),
    ("outlets", "Débouchés", "Assistant de gestion, technicien administratif"),
)
"""``(item, heading, text)`` of a page that informs the public."""


def public_page(session: Session, *, omit: Collection[str] = (), updated: date = date(2026, 9, 14)) -> bytes:
    """The page of a training on the provider's site, as a browser saves it."""
    rows = "".join(f"<h2>{head}</h2>\n<p>{text}</p>\n" for name, head, text in ITEMS if name not in omit)
    return (
        f'<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8"><title>Formation {session.title}'
        f" | {session.provider.name}</title>\n<style>h2 {{ color: teal }}</style></head>\n<body>\n"
        f'<nav><a href="/">Accueil</a> <a href="/formations">Nos formations</a></nav>\n'
        f"<h1>Formation {session.title}</h1>\n"
        f"{rows}<footer><p>Page mise à jour le {short_date(updated)}</p></footer>\n</body></html>\n"
    ).encode()


def results(session: Session, *, year: int = 2025, omit: Collection[str] = (), form: str = "pdf") -> bytes:
    """Published figures. ``omit``: "method"."""
    head = ["Indicateur", f"Résultat {year}", "Mode de calcul"]
    rows = [
        ["Taux de satisfaction des stagiaires", "94 %", "réponses 4 ou 5 sur 5 ÷ réponses reçues (212 sur 226)"],
        ["Taux d'abandon", "3 %", "sorties avant la fin ÷ inscrits (8 sur 240)"],
        ["Taux de réussite à la certification", "88 %", "candidats certifiés ÷ candidats présentés (52 sur 59)"],
    ]
    table = [head, *rows]
    if "method" in omit:
        table = [row[:2] for row in table]
    blocks = [
        Title(f"NOS INDICATEURS DE RÉSULTATS {year}"),
        Line(session.provider.name),
        Table(table),
        Line(f"Mis à jour le {short_date(date(year + 1, 1, 20))}"),
    ]
    return written(blocks, form)


def authorisation(session: Session, *, form: str = "pdf") -> bytes:
    """What allows the provider to prepare for the certification."""
    blocks = [
        Title("ATTESTATION D'HABILITATION À PRÉPARER LA CERTIFICATION"),
        Line("Organisme certificateur : Occitanie Certification"),
        Line(f"Certification : {CERTIFICATION}"),
        Line(f"Organisme habilité : {session.provider.name}, pour préparer les candidats et organiser les examens."),
        Line(f"Fait à Toulouse, le {short_date(date(2025, 9, 1))}"),
    ]
    return written(blocks, form)


def chart(session: Session, *, form: str = "docx", omit: Collection[str] = ()) -> bytes:
    """Who does what. ``omit``: "disability", "mobility"."""
    provider = session.provider
    people = [
        ("", f"Direction : {provider.signatory}, {provider.office}"),
        ("disability", f"Référente handicap : {provider.contact.name}"),
        ("mobility", "Référent mobilité : Alexandre Petitjean"),
        ("", f"Formateur : {session.trainer.name}"),
    ]
    blocks: list[Block] = [Title(f"ORGANIGRAMME DE {provider.name.upper()}")]
    blocks += [Line(text) for name, text in people if name not in omit]
    return written([*blocks, Line(f"À jour au {short_date(date(2026, 9, 1))}")], form)


def minutes(
    session: Session,
    *,
    what: str = "de la réunion d'équipe pédagogique",
    at: date = date(2026, 6, 4),
    form: str = "docx",
) -> bytes:
    """Minutes of a meeting."""
    blocks = [
        Title(f"COMPTE RENDU {what.upper()} DU {long_date(at).upper()}"),
        Line(f"Participants : {session.provider.signatory}, {session.trainer.name}, {session.provider.contact.name}"),
        Line("Ordre du jour : coordination des intervenants, supports, retours des stagiaires"),
        Line("Décisions : revoir le module 2 avant septembre, relancer les financeurs"),
    ]
    return written(blocks, form)


def synthesis(
    session: Session,
    *,
    year: int = 2026,
    asked: Collection[str] = ("stagiaires", "entreprises", "formateurs", "financeurs"),
    omit: Collection[str] = (),
    form: str = "docx",
) -> bytes:
    """What was made of a year's appreciations. ``omit``: "findings", "decisions"."""
    counts = {"stagiaires": (112, 84), "entreprises": (31, 12), "formateurs": (9, 9), "financeurs": (4, 2)}
    blocks: list[Block] = [Title(f"SYNTHÈSE DES ENQUÊTES DE SATISFACTION {year}"), Line(session.provider.name)]
    blocks.append(Line(f"Période : du 01/01/{year} au 30/09/{year}"))
    for who in asked:
        sent, answered = counts[who]
        blocks.append(Line(f"{who.capitalize()} : {answered} réponses sur {sent} questionnaires envoyés"))
    for name, heading, text in (
        ("findings", "Constats", "Le rythme du second jour est jugé trop rapide ; les supports sont appréciés."),
        ("decisions", "Décisions", "Déplacer un atelier au premier jour ; fiche mémo remise à la fin."),
    ):
        if name not in omit:
            blocks += [Heading(heading), Line(text)]
    return written([*blocks, Line(f"Rédigé le {short_date(date(year, 10, 12))}")], form)


def teaching_survey(session: Session, *, year: int = 2026, omit: Collection[str] = (), form: str = "pdf") -> bytes:
    """What apprentices say of contents and teaching. ``omit``: "shared", "decisions"."""
    blocks: list[Block] = [
        Title(f"ÉVALUATION DES CONTENUS ET DES ENSEIGNEMENTS PAR LES APPRENTIS {year}"),
        Line(session.provider.name),
        Line("Apprentis : 41 réponses sur 48 questionnaires envoyés"),
        Heading("Constats"),
        Line("Le module de comptabilité est jugé trop théorique ; les travaux pratiques sont appréciés."),
    ]
    if "decisions" not in omit:
        blocks += [Heading("Décisions"), Line("Deux études de cas de plus, relues par une entreprise.")]
    if "shared" not in omit:
        blocks.append(
            Line(f"Résultats présentés à l'équipe pédagogique en réunion le {short_date(date(year, 10, 6))}.")
        )
    return written([*blocks, Line(f"Rédigé le {short_date(date(year, 10, 8))}")], form)
