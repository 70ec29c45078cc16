"""What the export of each survey tool looks like: its own columns, beside those of the questions.

Google Forms, LimeSurvey, Microsoft Forms and SurveyMonkey publish no description of their exports; the headers are
those that public parsers of them look for, in French and in English (SurveyMonkey and Framaforms: in English alone).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from auditready import fold


class Role(StrEnum):
    """What a column that is no question holds."""

    SUBMITTED = "submitted"
    STARTED = "started"
    STATE = "state"
    NAME = "name"
    FIRST_NAME = "first name"
    LAST_NAME = "last name"
    EMAIL = "email"
    LOGIN = "login"
    TITLE = "title"
    STAKEHOLDER = "stakeholder"
    """Who the respondent is: a learner, a company."""
    PERIOD = "period"
    """A beginning or an end: of the answer, or of the session."""
    QUIZ = "quiz"
    OTHER = "other"


class Tool(Struct, frozen=True, kw_only=True):
    """One tool's export."""

    name: str
    """Name of the layout, given back in the recognition."""
    system: str
    signature: tuple[frozenset[str], ...]
    """Groups of folded headers: one of each group is there."""
    confidence: float
    columns: dict[str, Role]
    """The tool's own columns, folded."""
    utc: bool = False
    """Its times are in UTC."""
    order: Literal["dmy", "mdy"] | None = None
    """How it writes its dates whatever the language."""
    second_header: bool = False
    """A second line below the header may say what each column of a question is: an option, a code."""


def _folded(**roles: str) -> dict[str, Role]:
    return {fold(name): Role[role.upper()] for role, names in roles.items() for name in names.split("|")}


def _groups(*groups: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(fold, group.split("|"))) for group in groups)


TOOLS = (
    Tool(
        name="typeform",
        system="Typeform",
        signature=_groups("#", "Submit Date (UTC)", "Network ID|Start Date (UTC)"),
        confidence=0.95,
        columns=_folded(
            submitted="Submit Date (UTC)",
            started="Start Date (UTC)",
            state="Response Type",
            other="#|Stage Date (UTC)|Network ID|Tags|Ending",
        ),
        utc=True,
    ),
    Tool(
        name="limesurvey",
        system="LimeSurvey",
        signature=_groups(
            "Response ID|ID de la réponse|id", "Date submitted|Date de soumission|submitdate",
            "Last page|Dernière page|lastpage", "Start language|Langue de départ|Langue de début|startlanguage",
        ),
        confidence=0.93,
        columns=_folded(
            submitted="Date submitted|Date de soumission|submitdate",
            started="Date started|Date de lancement|Date de début|startdate",
            email="Email address|Adresse de courriel|email",
            first_name="First name|Prénom|firstname",
            last_name="Last name|Nom de famille|lastname",
            other="Response ID|ID de la réponse|id|Last page|Dernière page|lastpage|Start language|Langue de départ|"
            "Langue de début|startlanguage|Seed|Tête de série|Access code|Code d'accès|Token|Jeton|Date last action|"
            "Date de la dernière action|datestamp|IP address|Adresse IP|ipaddr|Referrer URL|URL référente|refurl|"
            "Total time|Temps total|interviewtime",
        ),
        second_header=True,
    ),
    Tool(
        name="surveymonkey",
        system="SurveyMonkey",
        signature=_groups(
            "Respondent ID|RespondentID", "Collector ID|CollectorID", "Start Date|StartDate|Date Created",
            "End Date|EndDate|Date Modified",
        ),
        confidence=0.94,
        columns=_folded(
            submitted="End Date|EndDate|Date Modified",
            started="Start Date|StartDate|Date Created",
            email="Email Address",
            first_name="First Name|FirstName",
            last_name="Last Name|LastName",
            other="Respondent ID|RespondentID|Collector ID|CollectorID|IP Address|Custom Data|CustomData|"
            "Custom Data 1|Custom Data 2|Custom Data 3",
        ),
        second_header=True,
    ),
    Tool(
        name="tally",
        system="Tally",
        signature=_groups("Submission ID", "Respondent ID", "Submitted at"),
        confidence=0.93,
        columns=_folded(submitted="Submitted at", other="Submission ID|Respondent ID"),
    ),
    Tool(
        name="webform",
        system="Framaforms",
        signature=_groups("Serial", "SID", "UID", "Time|Submitted Time|Completed Time"),
        confidence=0.9,
        columns=_folded(
            submitted="Time|Submitted Time|Completed Time",
            email="Email address|Adresse e-mail|Adresse électronique|E-mail",
            login="Username",
            other="Serial|SID|UID|Modified Time|Draft|IP Address",
        ),
    ),
    Tool(
        name="microsoft-forms",
        system="Microsoft Forms",
        signature=_groups("ID|Id", "Start time|Heure de début", "Completion time|Heure de fin"),
        confidence=0.92,
        columns=_folded(
            submitted="Completion time|Heure de fin",
            started="Start time|Heure de début",
            email="Email|Adresse de messagerie|E-mail",
            name="Name|Nom",
            quiz="Total points|Nombre total de points|Total des points|Total de points|Quiz feedback|"
            "Commentaires sur le questionnaire|Commentaires du questionnaire",
            other="ID|Last modified time|Heure de la dernière modification|Language|Langue",
        ),
    ),
    Tool(
        name="google-forms",
        system="Google Forms",
        signature=_groups("Timestamp|Horodateur"),
        confidence=0.9,
        columns=_folded(
            submitted="Timestamp|Horodateur",
            email="Email Address|Adresse e-mail|Adresse email|Adresse électronique",
            login="Username|Nom d'utilisateur",
            quiz="Score",
        ),
    ),
    Tool(
        name="moodle-questionnaire",
        system="Moodle",
        signature=_groups("Response|Réponse", "Submitted on:|Soumis le :|Soumis le:|Submitted on|Soumis le"),
        confidence=0.88,
        order="dmy",
        columns=_folded(
            submitted="Submitted on:|Soumis le :|Soumis le:|Submitted on|Soumis le",
            name="Full name|Nom complet",
            login="Username|Nom d'utilisateur",
            title="Course|Cours",
            other="Response|Réponse|Institution|Department|Département|Group|Groupe|ID|User id|Identifiant utilisateur",
        ),
    ),
    Tool(
        name="moodle-feedback",
        system="Moodle",
        signature=_groups(
            "User full name|Nom complet de l'utilisateur|Nom complet|Full name|Response number|Réponse no|"
            "Numéro de réponse",
            "Date", "Groups|Groupes|Response number|Réponse no|Numéro de réponse",
        ),
        confidence=0.85,
        columns=_folded(
            submitted="Date",
            name="User full name|Nom complet de l'utilisateur|Nom complet|Full name",
            email="Email address|Adresse de courriel|Adresse e-mail",
            title="Course|Cours",
            other="Groups|Groupes|ID number|Numéro d'identification|Response number|Réponse no|Numéro de réponse",
        ),
    ),
    Tool(
        name="moodle-feedback-anonymous",
        system="Moodle",
        signature=_groups("Response number|Réponse no|Numéro de réponse"),
        confidence=0.8,
        columns=_folded(title="Course|Cours", other="Response number|Réponse no|Numéro de réponse"),
    ),
)  # fmt: skip

GENERIC = Tool(
    name="generic",
    system="Questionnaire",
    signature=(),
    confidence=0.6,
    columns=_folded(
        submitted="Date|Date de réponse|Date de la réponse|Date et heure|Répondu le|Submitted at|Date submitted|"
        "Date de soumission|Date de la soumission|Date d'envoi|Date de réponse au questionnaire|Completed at|"
        "Submission Date|Submitted on|Response date",
        period="Date de début|Date de fin|Début|Fin|Start Date|End Date",
        other="N°|No|Numéro|Numéro de série|#|ID|Identifiant|Groupe|Session|Référence|Submission ID|Respondent ID|"
        "Response ID|Collector ID|ID de la réponse|ID du répondant|ID du collecteur|SID|UID|IP|IP Address|Adresse IP|"
        "Langue|Language|Durée|Duration|Temps de réponse|Appareil|Device|Brouillon|Draft|Statut|Status|Origine",
    ),
)
"""A table of answers that no tool signs."""

_ANYWHERE = _folded(
    name="Nom et prénom|Nom et prénom du stagiaire|Prénom et nom|Nom Prénom|Prénom Nom|Nom, prénom|Nom complet|"
    "Vos nom et prénom|Votre nom et prénom|Votre nom et votre prénom|Stagiaire|Participant|Apprenant|Full name|"
    "Your name|Name|Nom du participant|Nom du stagiaire|Nom du répondant|Répondant",
    first_name="Prénom|Votre prénom|First name",
    last_name="Nom|Votre nom|Nom de famille|Last name|Surname",
    email="E-mail|Email|Mail|Courriel|Adresse e-mail|Adresse email|Adresse mail|Email address|Votre e-mail|"
    "Votre adresse e-mail|Votre email|Adresse de messagerie|Adresse de courriel",
    title="Formation|Formation suivie|Intitulé de la formation|Nom de la formation|Titre de la formation|"
    "Quelle formation avez-vous suivie ?|Quelle formation avez-vous suivie|Intitulé de la formation suivie|"
    "Training|Course|Training title|Which course did you attend?",
    stakeholder="Vous êtes|Vous êtes ?|Je suis|Votre profil|Votre statut|Vous répondez en tant que|"
    "En tant que|Type de répondant|Qualité du répondant|Répondant (profil)|You are|I am|Respondent type",
    other="Entreprise|Votre entreprise|Nom de votre entreprise|Société|Votre société|Fonction|Votre fonction|"
    "Poste|Service|Company|Your company|Job title|Financeur|OPCO|Date de la formation|Dates de la formation|"
    "Formateur|Nom du formateur|Trainer",
)
"""Columns about the respondent or the session that any form may ask for: no opinion is given in them."""
_ASKED = (
    r"^(?:(?:quels?|quelles?) (?:est|sont) |(?:veuillez |merci d')?(?:indiqu|renseign|precis)(?:ez|er) "
    r"|what(?: is|'s) )"
    r"|[\s?:*]+$"
)
"""What a form puts around the name of a field: "Quel est votre prénom ?", "E-mail *"."""


def find_tool(headers: Sequence[str]) -> Tool:
    """Return the tool whose signature the folded ``headers`` bear, or the generic one."""
    present = set(headers)
    return next((tool for tool in TOOLS if all(group & present for group in tool.signature)), GENERIC)


def is_total(header: str) -> bool:
    """Whether a folded header of marks is that of the whole form, and not of one question or of a comment."""
    return not header.startswith(("points -", "feedback -", "commentaires", "quiz feedback"))


def role_of(header: str, tool: Tool) -> Role | None:
    """Return what a column holds by its folded header; ``None``: it is a question."""
    if header in tool.columns:
        return tool.columns[header]
    if tool.name == "microsoft-forms" and header.startswith(("points -", "feedback -", "commentaires -")):
        return Role.QUIZ
    return _ANYWHERE.get(header) or _ANYWHERE.get(re.sub(_ASKED, "", header))
