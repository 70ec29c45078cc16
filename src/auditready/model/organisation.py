"""Papers and registers of the provider itself, which no single training session proves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from .basics import Locator, Mention
from .evidence import Evidence

Topic = Literal[
    "public_information", "results", "certification_information", "needs", "objectives", "design", "certification",
    "positioning", "welcome", "adaptation", "assessment", "engagement", "violence", "alternance", "support",
    "apprentice_rights", "exam", "means", "coordination", "resources", "remote_follow_up", "governance",
    "trainer_skills", "staff_training", "law_watch", "jobs_watch", "teaching_watch", "disability", "subcontracting",
    "company_network", "integration", "appreciations", "complaints", "improvement", "risks", "teaching_evaluation",
]  # fmt: skip
"""What a procedure or a meeting is about; each belongs to one indicator, or to a few (``violence``)."""

PublicItem = Literal[
    "prerequisites", "objectives", "duration", "access_delay", "price", "contact", "methods", "assessment",
    "accessibility", "recognition", "financing", "modes", "pass_rate", "blocks", "equivalences", "pathways",
    "further_study", "outlets",
]  # fmt: skip
"""What indicators 1 and 3 want the public to be told; from ``pass_rate`` on, of a certification (indicator 3)."""


class ProviderCertificate(Evidence, frozen=True, kw_only=True, tag="provider_certificate"):
    """The provider's own Qualiopi certificate."""

    provider: str | None = None
    nda: str | None = None
    """Activity declaration number, digits only."""
    number: str | None = None
    certifier: str | None = None
    categories: tuple[Literal["AF", "BC", "VAE", "CFA"], ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    places: Mapping[str, Locator] = {}


class Complaint(Evidence, frozen=True, kw_only=True, tag="complaint"):
    """One complaint, difficulty or hazard, with what was answered (indicator 31)."""

    subject: str
    received: date | None = None
    stakeholder: str | None = None
    person: Mention | None = None
    answered: date | None = None
    answer: str | None = None
    action: str | None = None
    closed: date | None = None
    status: str | None = None
    none: bool = False
    """The register says that there was none."""


class Improvement(Evidence, frozen=True, kw_only=True, tag="improvement"):
    """One action of the improvement plan, or one risk with its measure (indicator 32)."""

    subject: str
    form: Literal["action", "risk"] = "action"
    opened: date | None = None
    origin: str | None = None
    """As written: an appreciation, a complaint, an audit, a risk…"""
    source: Literal["appreciation", "complaint", "hazard", "audit", "risk", "watch"] | None = None
    """What it follows from, as far as the words of the origin say."""
    cause: str | None = None
    action: str | None = None
    owner: Mention | None = None
    due: date | None = None
    done: date | None = None
    status: str | None = None
    effect: str | None = None
    """What was seen of its effect."""


class Watch(Evidence, frozen=True, kw_only=True, tag="watch"):
    """One entry of the provider's watch (indicators 23 to 25); without ``use`` nothing was made of it."""

    subject: str
    theme: Literal["law", "jobs", "teaching", "disability"] | None = None
    at: date | None = None
    source: str | None = None
    use: str | None = None
    """What was made of it: a changed programme, a shared note…"""
    used_on: date | None = None


class Means(Evidence, frozen=True, kw_only=True, tag="means"):
    """Premises, a platform or equipment that the provider teaches with (indicator 17)."""

    name: str
    form: Literal["premises", "platform", "equipment"]
    capacity: int | None = None
    at: date | None = None


class PublicInformation(Evidence, frozen=True, kw_only=True, tag="public_information"):
    """A page, a brochure or a catalogue by which the public is informed of a training (indicators 1 and 3)."""

    title: str | None = None
    published: date | None = None
    items: tuple[PublicItem, ...] = ()
    """What it speaks of; whether what it says is true cannot be told."""
    places: Mapping[str, Locator] = {}


class ResultIndicator(Evidence, frozen=True, kw_only=True, tag="result_indicator"):
    """One published figure: a rate of satisfaction, of completion, of success (indicator 2)."""

    name: str
    value: str | None = None
    """As written: "96 %"."""
    period: str | None = None
    at: date | None = None
    """The last day that it speaks of, or the day it was published."""
    method: str | None = None
    """How it is calculated, or the existing system it is taken from."""


class Procedure(Evidence, frozen=True, kw_only=True, tag="procedure"):
    """A written procedure, policy or process: what the provider says it does."""

    title: str
    topics: tuple[Topic, ...] = ()
    indicators: tuple[int, ...] = ()
    """Indicators that the document itself names."""
    dated: date | None = None
    version: str | None = None
    owner: str | None = None
    distributed: str | None = None
    """To whom it was given, as written."""
    places: Mapping[str, Locator] = {}


class SurveyAnalysis(Evidence, frozen=True, kw_only=True, tag="survey_analysis"):
    """What the provider made of the answers of one stakeholder over a period (indicator 30; 33: of the teaching)."""

    subject: Literal["satisfaction", "teaching"] = "satisfaction"
    stakeholder: Literal["beneficiary", "company", "funder", "trainer"] | None = None
    title: str | None = None
    period: str | None = None
    at: date | None = None
    asked: int | None = None
    answered: int | None = None
    findings: str | None = None
    """What was concluded from the answers."""
    decisions: str | None = None
    """What was decided."""
    shared: str | None = None
    """With whom the results were shared."""
    places: Mapping[str, Locator] = {}


class StaffTraining(Evidence, frozen=True, kw_only=True, tag="staff_training"):
    """One training, conference or exchange by which somebody of the provider keeps up (indicator 22)."""

    subject: str
    person: Mention | None = None
    at: date | None = None
    status: Literal["planned", "done"] | None = None
    form: str | None = None


class Partner(Evidence, frozen=True, kw_only=True, tag="partner"):
    """A partner that the provider can turn to (indicators 26, 28, 29)."""

    name: str
    form: Literal["disability", "company", "employment", "funder", "other"] = "other"
    contact: str | None = None
    role: str | None = None
    at: date | None = None
    """When the contact was last checked or used."""


class Meeting(Evidence, frozen=True, kw_only=True, tag="meeting"):
    """Minutes of a meeting."""

    title: str
    form: Literal["improvement_council", "team", "company", "other"] = "other"
    at: date | None = None
    participants: str | None = None
    decisions: str | None = None
    topics: tuple[Topic, ...] = ()
    places: Mapping[str, Locator] = {}


class StaffRole(Evidence, frozen=True, kw_only=True, tag="staff_role"):
    """Who does what at the provider, from an organisation chart or a list (indicators 18, 20, 26)."""

    person: Mention
    role: str | None = None
    """As written."""
    duties: tuple[
        Literal["management", "teaching", "trainer", "administrative", "quality", "disability", "mobility", "other"],
        ...,
    ] = ()
    at: date | None = None
