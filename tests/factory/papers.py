"""What stands around a session: programme, needs analysis, booklet and rules, the trainer's CV, teaching material.

Every function returns a PDF, a DOCX or a PPTX, facts from the session, and takes what may be wrong as an option.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from xml.sax.saxutils import escape

from .documents import MODES
from .frozen import zip_bytes
from .pages import Block, Heading, Line, Table, Title, written
from .session import Person, Session, hours, short_date


def _footer(session: Session, name: str, day: date, version: str = "2.0") -> str:
    return f"{session.provider.name} – NDA {session.provider.nda} – {name} – version {version} du {short_date(day)}"


# --- programme -----------------------------------------------------------------------------------------------


def programme(
    session: Session,
    *,
    form: str = "pdf",
    layout: str = "headings",
    objectives: Sequence[str] | None = None,
    minutes: int | None = None,
    title: str | None = None,
    at: date | None = None,
    omit: Collection[str] = (),
) -> bytes:
    """Programme of the training. ``layout``: "headings", "table", or "untitled": called by the training's name alone.

    ``omit``: names of items (below).
    """
    named, day = title or session.title, at or session.before(45)
    goals = session.objectives if objectives is None else objectives
    items = [(name, *rest) for name, *rest in _items(session, goals, minutes) if name not in omit]
    if layout == "table":
        rows = [["Formation", named], *([heading, " ; ".join(lines)] for _, heading, lines in items)]
        blocks: list[Block] = [Title("FICHE PROGRAMME"), Table(rows, (1, 3))]
    elif layout == "untitled":
        blocks = [Title(named)]
        for _, heading, lines in items:
            blocks += [Heading(heading.upper()), *map(Line, lines)]
    else:
        blocks = [Title("PROGRAMME DE FORMATION"), Line(f"Intitulé de la formation : {named}")]
        for _, heading, lines in items:
            blocks += [Heading(f"{heading} :"), *map(Line, lines)]
    return written(blocks, form, footer=_footer(session, "Programme", day))


def _items(session: Session, goals: Sequence[str], minutes: int | None) -> list[tuple[str, str, list[str]]]:
    provider = session.provider
    lasting = hours(session.planned_minutes if minutes is None else minutes)
    contact = f"{provider.contact.name}, {provider.contact.email}, {provider.phone}"
    return [
        ("objectives", "Objectifs pédagogiques", [f"- {goal}" for goal in goals]),
        ("audience", "Public visé", ["Salariés qui exercent la fonction ou s'y préparent"]),
        ("prerequisites", "Prérequis", ["Aucun"]),
        ("duration", "Durée et organisation", [f"{lasting}, {MODES[session.modality]}"]),
        ("content", "Contenu", [f"Partie {n} – {goal.lower()}" for n, goal in enumerate(goals, 1)]),
        ("methods", "Méthodes et moyens pédagogiques", ["Exposés, exercices d'application, support remis à chacun"]),
        ("assessment", "Modalités d'évaluation", ["Positionnement à l'entrée, évaluation des acquis à la fin"]),
        ("access", "Modalités et délais d'accès", ["Inscription jusqu'à 10 jours avant le début"]),
        ("price", "Tarif", [session.price]),
        ("financing", "Financement", ["Plan de développement des compétences, OPCO"]),
        ("recognition", "Type de reconnaissance", ["Formation non certifiante, certificat de réalisation"]),
        ("accessibility", "Accessibilité", ["Aménagements étudiés avec notre référente handicap"]),
        ("contact", "Contact", [contact]),
    ]


# --- needs analysis ------------------------------------------------------------------------------------------


def needs_analysis(
    session: Session,
    *,
    form: str = "pdf",
    learner: Person | None = None,
    at: date | None = None,
    title: str | None = None,
    omit: Collection[str] = (),
) -> bytes:
    """Needs analysis of the client's group, or of one learner. ``omit``: "handicap", "outcome", "date"."""
    day = at or session.before(40)
    goals = ", ".join(goal.lower() for goal in session.objectives)
    whose = f"Bénéficiaire : {learner.formal}" if learner else f"Entreprise : {session.client}"
    lines = [
        ("title", f"Intitulé de la formation : {title or session.title}"),
        ("who", whose),
        ("date", f"Date du recueil : {short_date(day)}"),
        ("method", "Modalités de recueil : entretien téléphonique"),
        ("need", f"Besoins exprimés : {goals}"),
        ("handicap", "Situation de handicap ou besoin d'aménagement à prendre en compte : non signalé"),
        ("outcome", "Synthèse : la formation proposée répond au besoin, sans adaptation du programme"),
    ]
    blocks = [Title("ANALYSE DU BESOIN"), *(Line(text) for name, text in lines if name not in omit)]
    return written(blocks, form, footer=_footer(session, "Analyse du besoin", day))


# --- welcome -------------------------------------------------------------------------------------------------


def booklet(session: Session, *, form: str = "pdf", omit: Collection[str] = ()) -> bytes:
    """Welcome booklet of the provider, for all its trainings. ``omit``: "violence", "accessibility", "complaints"."""
    provider, day = session.provider, date(session.start.year, 1, 5)
    contact = f"{provider.contact.name}, {provider.contact.email}, {provider.phone}"
    chapters = [
        ("welcome", "1. Bienvenue", f"{provider.name} vous accueille du lundi au vendredi, de 8h30 à 17h30."),
        ("contact", "2. Vos interlocuteurs", contact),
        ("accessibility", "3. Handicap", f"Notre référente handicap, {provider.contact.name}, étudie vos besoins."),
        ("complaints", "4. Réclamations", f"Toute réclamation s'adresse par écrit à {provider.contact.email}."),
        (
            "violence",
            "5. Violences, harcèlement, discriminations",
            f"Victime ou témoin, adressez-vous à {provider.signatory}, {provider.phone} : vous serez entendu.",
        ),
        ("rules", "6. Règlement intérieur", "Il vous est remis avec ce livret."),
    ]
    blocks: list[Block] = [Title("LIVRET D'ACCUEIL DU STAGIAIRE"), Line(provider.name)]
    for name, heading, text in chapters:
        if name not in omit:
            blocks += [Heading(heading), Line(text)]
    return written(blocks, form, footer=_footer(session, "Livret d'accueil", day))


def rules(session: Session, *, form: str = "pdf") -> bytes:
    """Règlement intérieur (L.6352-3, R.6352-1)."""
    day = date(session.start.year, 1, 5)
    articles = [
        ("Objet", "Établi en application des articles L.6352-3 et R.6352-1 et suivants du Code du travail."),
        ("Hygiène et sécurité", "Chacun respecte les consignes d'hygiène, de sécurité et d'évacuation."),
        ("Discipline", "Les horaires sont respectés. Il est interdit de fumer dans les locaux."),
        ("Sanctions", "Tout manquement peut donner lieu à une sanction, après entretien."),
        ("Représentation des stagiaires", "Pour les actions de plus de 500 heures, un délégué est élu."),
    ]
    blocks: list[Block] = [Title("RÈGLEMENT INTÉRIEUR APPLICABLE AUX STAGIAIRES")]
    for number, (heading, text) in enumerate(articles, 1):
        blocks += [Heading(f"Article {number} – {heading}"), Line(text)]
    blocks.append(Line(f"Fait à {session.provider.city}, le {short_date(day)}"))
    return written(blocks, form, footer=_footer(session, "Règlement intérieur", day))


# --- trainer -------------------------------------------------------------------------------------------------


def trainer_profile(
    session: Session, trainer: Person, *, form: str = "pdf", layout: str = "cv", updated: date | None = None
) -> bytes:
    """What a trainer shows. ``layout``: "cv" headed by the name, "curriculum" with labels, or "sheet" of the house."""
    day = updated or date(session.start.year, 1, 12)
    skills = f"{session.title}, pédagogie pour adultes"
    facts = [
        ("Expérience professionnelle", f"Depuis 2014 : formation d'adultes, {session.provider.name}"),
        ("Diplômes et formations", "2013 : titre professionnel Formateur professionnel d'adultes"),
        ("Compétences", skills),
    ]
    if layout == "sheet":
        rows = [["Nom et prénom", trainer.formal], *map(list, facts), ["Date de mise à jour", short_date(day)]]
        return written([Title("FICHE FORMATEUR"), Table(rows, (1, 2))], form, footer=session.provider.name)
    blocks: list[Block] = [Title("CURRICULUM VITAE" if layout == "curriculum" else trainer.name)]
    blocks += [Line(f"Nom : {trainer.last}"), Line(f"Prénom : {trainer.first}")] if layout == "curriculum" else []
    for heading, text in facts:
        blocks += [Heading(heading), Line(text)]
    blocks.append(Line(f"Mis à jour le {short_date(day)}"))
    return written(blocks, form)


# --- teaching material ---------------------------------------------------------------------------------------


def handout(session: Session, *, form: str = "pdf", title: str | None = None) -> bytes:
    """Course handout that each learner gets."""
    blocks: list[Block] = [Title(title or session.title), Line("Support de cours")]
    for number, goal in enumerate(session.objectives, 1):
        blocks += [Heading(f"Partie {number} – {goal}"), Line("Ce qu'il faut retenir, un exemple, un exercice.")]
    return written(blocks, form, footer=_footer(session, "Support", session.before(20)))


def resource_list(session: Session, *, form: str = "pdf") -> bytes:
    """List of what was given to the learners."""
    day = short_date(session.start)
    rows = [
        ["Support", "Format", "Remis le"],
        [f"Support de cours {session.title}", "PDF", day],
        ["Cahier d'exercices", "Papier", day],
    ]
    blocks = [
        Title("LISTE DES SUPPORTS REMIS AUX STAGIAIRES"),
        Line(f"Intitulé de la formation : {session.title}"),
        Table(rows, (3, 1, 1)),
    ]
    return written(blocks, form, footer=_footer(session, "Supports", session.start))


_SPACE = "http://schemas.openxmlformats.org"


def slides(session: Session, *, title: str | None = None, subtitle: str = "Support de cours") -> bytes:
    """A slide show (PPTX) of minimal XML: a title, one slide an objective, an exercise."""
    shown = [[title or session.title, subtitle, session.provider.name]]
    shown += [[f"Module {n}", goal, "À retenir"] for n, goal in enumerate(session.objectives, 1)]
    shown.append(["Exercice", "À vous de jouer"])
    return pptx_bytes(shown)


def pptx_bytes(shown: Sequence[Sequence[str]]) -> bytes:
    """Write slides of paragraphs."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    spaces = f'xmlns:p="{_SPACE}/presentationml/2006/main" xmlns:a="{_SPACE}/drawingml/2006/main"'
    members = {
        "[Content_Types].xml": f'{head}<Types xmlns="{_SPACE}/package/2006/content-types"/>'.encode(),
        "ppt/presentation.xml": f"{head}<p:presentation {spaces}/>".encode(),
    }
    for number, lines in enumerate(shown, 1):
        shapes = "".join(
            f"<p:sp><p:txBody><a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p></p:txBody></p:sp>" for line in lines
        )
        slide = f"{head}<p:sld {spaces}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"
        members[f"ppt/slides/slide{number}.xml"] = slide.encode()
    return zip_bytes(members)
