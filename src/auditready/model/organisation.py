"""Papers and registers of the provider itself, which no single training session proves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from .basics import Locator, Mention
from .evidence import Evidence


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


class Improvement(Evidence, frozen=True, kw_only=True, tag="improvement"):
    """One action of the improvement plan, or one risk with its measure (indicator 32)."""

    subject: str
    form: Literal["action", "risk"] = "action"
    opened: date | None = None
    origin: str | None = None
    """As written: an appreciation, a complaint, an audit, a risk…"""
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
