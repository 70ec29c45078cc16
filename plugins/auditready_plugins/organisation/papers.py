"""Written papers of the provider: procedures, syntheses of appreciations, minutes, who does what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from auditready import (
    DocumentText,
    EvidenceFile,
    LazyPattern,
    Meeting,
    Mention,
    Procedure,
    ReadContext,
    StaffRole,
    SurveyAnalysis,
    find_dates,
    fold,
    looks_like_name,
    person_name,
)

from ..documents.kinds import DocumentType, find_title
from ..documents.labels import Finder
from ..documents.programme_wordings import UPDATED, VERSION
from .registers import FORMATS
from .wordings import indicators_in, topics_in, topics_of
from .words import STAKEHOLDERS, Stakeholder, duties_in, year_end

_LONGEST = 600
"""Characters kept of a paragraph: its beginning tells what it is."""
_DATED = (
    *UPDATED,
    (
        r"\b(?:date d'application|applicable|en vigueur)(?: [^\n"
        r"|\d]{0,20})?"
    ),
    r"(?:^|\| )date ?:? ?",
    r"\ble ",
)


def _dated(found: Finder, field: str) -> date | None:
    """Return the day that a document bears, from its most telling wording to a bare "le 3 mars 2026"."""
    return found.day_after(field, *_DATED)


def _kept(text: str | None) -> str | None:
    return None if text is None else text[:_LONGEST]


# --- procedures ----------------------------------------------------------------------------------------------

_PROCEDURE = (
    r"(?:fiche (?:de )?|notre |la |guide (?:des? )?)?(?:procedures?|processus|politique|charte|mode operatoire"
    r"|protocole(?! individuel)|note de (?:service|procedure)|manuel (?:qualite|d'organisation|des? procedures?)"
    r"|demarche|dispositif (?:de |d')|plan (?:d'accompagnement|de prevention|d'engagement)"
    r"|tableau croise|registre (?:public )?d'accessibilite|document unique|bail (?:commercial|professionnel)"
    r"|livret de l'apprenti|reglement d[eu]s? (?:examens?|certification)|modalites (?:de |d'))\b"
    r"|(?:procedure|policy|process)\b|.{0,60}\b(?:procedure|policy)$"
)
_OWNER = (
    (
        r"(?:redige|redacteur|pilote|responsable|auteur|valide|approuve)(?:e|\(e\))?(?: par| du document"
        r"| du processus)?"
    ),
    r"owner",
)
_DISTRIBUTED = (
    r"(?:diffusion|diffusee?|destinataires?|remise?|communiquee?)(?: (?:a|aux|le|du document|de la procedure))?",
    r"distributed to",
)


def _read_procedure(file: EvidenceFile, context: ReadContext) -> Iterator[Procedure]:
    text = DocumentText.of(file.name, file.document)
    line = find_title(text, _PROCEDURE) or 0
    topics, indicators = topics_of(text, line), indicators_in(text)
    if not topics and not indicators:
        context.note(
            "procédure dont le sujet n'a pas été reconnu : elle ne prouve aucun indicateur à elle seule",
            "procedure whose subject was not recognised: it proves no indicator by itself",
        )
    found = Finder(text)
    yield Procedure(
        locator=text.line_locator(line),
        title=text.lines[line][0][:200] or file.name,
        topics=topics,
        indicators=indicators,
        dated=_dated(found, "dated"),
        version=found.sentence("version", *VERSION),
        owner=_kept(found.value("owner", *_OWNER)),
        distributed=_kept(found.value("distributed", *_DISTRIBUTED)),
        places=found.places,
    )


PROCEDURE = DocumentType(
    name="organisation.procedure",
    kinds=frozenset({"procedure"}),
    titles=_PROCEDURE,
    cues=(
        r"\b(?:objet|objectif|but|finalite|purpose|scope|domaine d'application)\b",
        r"responsab|pilote|referent|interlocut|redig|owner|contact",
        r"\betapes?\b|deroulement|modalites|mise en oeuvre|\bsteps?\b|(?:^|\n)\W*[1-9][.)] ",
        r"version|mise a jour|indice|date|en vigueur|\b20\d\d\b",
        r"delais?|sous \d+|\d+ (?:jours|heures)|within",
        r"stagiaires?|apprenants?|apprentis?|formations?|beneficiaires?|learners?|training",
    ),
    least=3,
    read=_read_procedure,
    formats=FORMATS,
    confidence=0.8,
)

# --- syntheses of appreciations ------------------------------------------------------------------------------

_SYNTHESIS = (
    r"(?:synthese|bilan|analyse|exploitation|compilation|rapport)\b[^\n|]{0,60}?(?:satisfaction|appreciations?"
    r"|enquetes?"
    r"|questionnaires?|evaluations? (?:a chaud|a froid|des (?:formations|enseignements|contenus|stagiaires))|avis\b)"
    r"|resultats? (?:des |de l')(?:enquetes?|questionnaires?)|evaluation des (?:enseignements|contenus)\b"
    r"|(?:satisfaction|feedback) (?:analysis|synthesis|report)|analysis of (?:surveys?|feedback)"
)
_TEACHING = LazyPattern(r"evaluation des (?:enseignements|contenus)|assessment of (?:the )?teaching")
_FINDINGS = (
    (
        r"(?:principaux |nos )?(?:constats?|conclusions?|enseignements?(?: tires)?|analyses?(?: des resultats)?"
        r"|points? forts?"
        r"(?: et (?:points? )?(?:faibles?|a ameliorer|axes d'amelioration))?|points? a ameliorer|axes? d'amelioration"
        r"|synthese"
        r"|ce qui ressort|findings|conclusions)"
    ),
)
_DECISIONS = (
    (
        r"(?:decisions?|actions? (?:decidees|retenues|prevues|d'amelioration|a mener|mises en place)|actions?"
        r"|suites? (?:donnees?"
        r"|a donner)|plan d'actions?|mesures?(?: prises| decidees)?|ameliorations?(?: decidees)?|decisions taken)"
    ),
)
_SHARED = (
    (
        r"(?P<value>(?:presentee?s?|partagee?s?|diffusee?s?|communiquee?s?|transmise?s?|shared|presented)"
        r"[^\n|.]{0,40}(?:equipe|formateurs?|reunion|intervenants?|team|trainers?)[^\n|.]{0,80})"
    ),
)
_ANSWERS = (
    r"(?P<answered>\d{1,5}) (?:reponses?|questionnaires?|repondants?|retours?|answers)[^\n|]{0,40}?"
    r"(?:sur|/|of|pour) (?P<asked>\d{1,5})"
)
_PERIOD = (r"(?:periode|annee|exercice|session)s?(?: [^:\n|]{1,30})?", r"period|year")
_YEARS = LazyPattern(r"(?<!\d)20\d\d(?!\d)")
_NEAR = 90
"""Characters of a line that may be a heading, or "Entreprises : 12 réponses sur 20"."""


def _read_synthesis(file: EvidenceFile, context: ReadContext) -> Iterator[SurveyAnalysis]:
    text = DocumentText.of(file.name, file.document)
    line = find_title(text, _SYNTHESIS) or 0
    found = Finder(text)
    period = found.value("period", *_PERIOD, accept=_YEARS.search)
    title = text.lines[line][0]
    at = _synthesis_day(found, period, title)
    findings, decisions = found.block("findings", *_FINDINGS), found.block("decisions", *_DECISIONS)
    shared = found.sentence("shared", *_SHARED)
    asked = _answers_of(text, line)
    if not asked:
        context.note(
            "synthèse qui ne dit pas de qui elle vient (stagiaires, entreprises, formateurs, financeurs)",
            "synthesis that does not say whose answers it sums up",
        )
    for stakeholder, (index, sent, received) in (asked or {None: (line, None, None)}).items():
        yield SurveyAnalysis(
            locator=text.line_locator(index),
            subject="teaching" if _TEACHING.search(text.folded_lines[line]) else "satisfaction",
            stakeholder=stakeholder,
            title=title[:200],
            period=period or next(iter(_YEARS.findall(title)), None),
            at=at,
            asked=sent,
            answered=received,
            findings=_kept(findings),
            decisions=_kept(decisions),
            shared=shared,
            places=found.places,
        )


def _synthesis_day(found: Finder, period: str | None, title: str) -> date | None:
    """Return the end of the period that the synthesis is about, or else the day it was written."""
    spoken = year_end(period or "") or year_end(title)
    written = found.day_after("at", *_DATED)
    return min(spoken, written) if spoken and written else spoken or written


def _answers_of(text: DocumentText, title_line: int) -> dict[Stakeholder | None, tuple[int, int | None, int | None]]:
    """Return for each stakeholder the line that speaks of it, how many were asked and how many answered."""
    found: dict[Stakeholder | None, tuple[int, int | None, int | None]] = {}
    counts = re.compile(_ANSWERS)
    for index, line in enumerate(text.folded_lines):
        if len(line) > _NEAR or (line.endswith((".", ";", ",")) and not counts.search(line)):
            continue
        for stakeholder, pattern in STAKEHOLDERS:
            if not pattern.search(line):
                continue
            answers = counts.search(line)
            if answers is not None or (stakeholder not in found and (index == title_line or _is_heading(line))):
                numbers = (int(answers["asked"]), int(answers["answered"])) if answers else (None, None)
                found[stakeholder] = (index, *numbers)
            break
    return found


def _is_heading(line: str) -> bool:
    """Whether a line announces the answers of somebody: "Entreprises clientes :", "2. Formateurs"."""
    return len(line.split()) <= 7 and not re.search(r"^\W*(?:redige|decision|action|presente|valide|fait)", line)


SYNTHESIS = DocumentType(
    name="organisation.survey_analysis",
    kinds=frozenset({"survey_analysis"}),
    titles=_SYNTHESIS,
    cues=(
        r"reponses?|retours?|taux|\d ?%|answers?|rate",
        r"constats?|conclusions?|points? (?:forts?|a ameliorer|faibles?)|axes?|analyse|findings|ressort",
        r"decisions?|actions?|ameliorations?|suites?|mesures?|decisions",
        r"stagiaires?|apprenants?|apprentis?|entreprises?|formateurs?|financeurs?|beneficiaires?|learners?|companies",
        r"\b20\d\d\b",
    ),
    least=3,
    read=_read_synthesis,
    formats=FORMATS,
    confidence=0.97,
)

# --- minutes -------------------------------------------------------------------------------------------------

_MINUTES = (
    r"(?:compte[- ]rendu|proces[- ]verbal|releve de decisions|cr\b|pv\b|minutes)[^\n|]{0,40}?"
    r"(?:reunion|conseil|comite|revue|equipe|copil|coordination|assemblee|seance|meeting|council|board)"
    r"|(?:reunion|conseil de perfectionnement|revue de direction)\b[^\n|]{0,60}(?:compte[- ]rendu|\b20\d\d\b)"
)
_OF_TRAINING = (
    r"\bformat(?:ions?\b|eur|rice)|\bstag(?:es?|iaires?)\b|\bapprenti|\bapprenant|pedagog|\bqualiopi|\bindicateurs?\b"
    r"|\bequipe\b|\bperfectionnement\b|\btut(?:eur|rice|orat)|\bmaitres? d'apprentissage|\brevue de direction\b"
    r"|\b(?:comite|revue|reunion|demarche|groupe) qualite\b|\breclamation|\bveille\b"
    r"|\btrain(?:ing|er|ee)|\blearn(?:er|ing)|\bteam\b|\bimprovement\b"
)
"""Of an assembly of co-owners there are minutes as well."""
_PARTICIPANTS = (r"(?:participants?|presents?|etaient presents|membres presents|attendees|present)(?: [^:\n|]{1,20})?",)
_DECIDED = (
    (
        r"(?:decisions?(?: prises)?|actions? (?:decidees|a mener)|releve de decisions|actions?|conclusions?"
        r"|decisions)"
    ),
)
_FORMS: tuple[tuple[Literal["improvement_council", "team", "company"], str], ...] = (
    ("improvement_council", r"conseil de perfectionnement|improvement council"),
    ("company", r"tuteurs?|maitres? d'apprentissage|entreprises? (?:partenaires|d'accueil)|host companies"),
    ("team", r"equipe|pedagogique|coordination|formateurs?|intervenants?|revue|comite|direction|team|trainers?"),
)


def _read_minutes(file: EvidenceFile, context: ReadContext) -> Iterator[Meeting]:  # noqa: ARG001 - as every reader's
    text = DocumentText.of(file.name, file.document)
    line = find_title(text, _MINUTES) or 0
    found = Finder(text)
    head = " ".join(text.folded_lines[line : line + 2])
    days = [day for day, _ in find_dates(text.lines[line][0]) if 1990 <= day.year <= 2100]
    form = next((form for form, pattern in _FORMS if re.search(pattern, head)), "other")
    yield Meeting(
        locator=text.line_locator(line),
        title=text.lines[line][0][:200],
        form=form,  # type: ignore[arg-type]  # one of the four words
        at=days[0] if days else _dated(found, "at"),
        participants=_kept(found.block("participants", *_PARTICIPANTS)),
        decisions=_kept(found.block("decisions", *_DECIDED)),
        topics=topics_in(head),
        places=found.places,
    )


MINUTES = DocumentType(
    name="organisation.minutes",
    kinds=frozenset({"meeting"}),
    titles=_MINUTES,
    cues=(
        r"participants?|presents?|absents?|excuses?|attendees",
        r"ordre du jour|points? abordes?|decisions?|agenda|echanges",
        r"\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}(?:er)? [a-z]{3,9} 20\d\d\b",
    ),
    least=2,
    read=_read_minutes,
    formats=FORMATS,
    confidence=0.94,
    needs=_OF_TRAINING,
)

# --- who does what -------------------------------------------------------------------------------------------

_CHART = (
    r"organigramme\b|(?:notre|l') ?equipe\b|(?:liste|annuaire|tableau) (?:des |de l'|du )(?:intervenants|equipe"
    r"|personnel"
    r"|collaborateurs|salaries|referents)|qui fait quoi|nos referents|repartition des roles"
    r"|fonctions et responsabilites"
    r"|(?:designation|nomination|lettre de mission)[^\n|]{0,40}referente?\b|organi[sz]ation(?:al)? chart|our team"
)
_ROLE = LazyPattern(
    r"direct(?:ion|eur|rice)|gerant|president|responsable|referente?|format(?:eur|rice)|assistant|coordinat|charge"
    r"|conseiller|secretar|comptab|manager|trainer|officer|administrati|qualite|handicap|mobilite|intervenant"
)


def _read_chart(file: EvidenceFile, context: ReadContext) -> Iterator[StaffRole]:
    text = DocumentText.of(file.name, file.document)
    at = _dated(Finder(text), "at")
    people = 0
    for index, (line, _, _) in enumerate(text.lines):
        for name, role in _pairs(line):
            people += 1
            yield StaffRole(
                locator=text.line_locator(index),
                person=Mention(name=name),
                role=role[:200],
                duties=duties_in(text.folded_lines[index]),
                at=at,
            )
    if not people:
        context.note("aucune personne avec sa fonction n'a été lue", "nobody was read with a role")


def _pairs(line: str) -> Iterator[tuple[str, str]]:
    """Give a name and a role that stand side by side: "Référente handicap : Anne Roy", "Paul Roy – gérant"."""
    parts = [part.strip() for part in re.split(r"\s*[:|;,]\s+|\s[-–—]\s|\s*\|\s*", line) if part.strip()]
    names = [(number, person_name(part)) for number, part in enumerate(parts)]
    for number, name in names:
        if not looks_like_name(name) or _ROLE.search(fold(parts[number])):
            continue
        beside = [parts[other] for other in (number - 1, number + 1) if 0 <= other < len(parts)]
        role = next((part for part in beside if _ROLE.search(fold(part))), None)
        if role is not None:
            yield name, role


CHART = DocumentType(
    name="organisation.chart",
    kinds=frozenset({"staff_role"}),
    titles=_CHART,
    cues=(
        r"direct(?:ion|eur|rice)|gerant|president|responsable|manager|director",
        r"referente?|format(?:eur|rice)|assistant|coordinat|intervenant|trainer|officer",
    ),
    least=1,
    read=_read_chart,
    formats=FORMATS,
    confidence=0.85,
)
