"""What the provider says of itself and of its audit, and how far two figures may lie apart."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

Category = Literal["AF", "BC", "VAE", "CFA"]
"""Category of action (L.6313-1): training, skills assessment, validation of experience, apprenticeship."""

AuditKind = Literal["initial", "surveillance", "renewal"]


class Tolerances(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far figures may lie apart before they contradict each other; every default is our own reading."""

    certified_minutes: int = 0
    """Certified minutes above the justified ones (HRS001)."""
    planned_minutes: int = 0
    """Between the durations that two documents announce, and between slots and planned duration (HRS002, HRS005)."""
    live_minutes: int = 10
    """Missing from a live half-day that still counts in full."""
    presence_share: float = 0.5
    """Share of a slot under which a connection does not bear out a presence (PRS001)."""
    distance_rate: float = 0.05
    """Between the agreement's distance rate and the planned one; 0.05 is five points (HRS003)."""
    connected_low: float = 0.3
    """Connected ÷ credited time below which a human looks (HRS006)."""
    connected_high: float = 3.0
    """Connected ÷ credited time above which a human looks (HRS006)."""
    signing_minutes: int = 30
    """Before a half-day begins or after it ends that a signature may still be given (SIG004)."""
    chain_seconds: int = 10
    """Between two people's signatures that were given one after the other, each by its own hand (SIG005)."""
    recording_minutes: int = 15
    """Between a recording's length and its slot's (PRS002)."""
    session_hours: float = 12.0
    """Of one connection to a platform, above which it is not plausible (DST005)."""
    idle_minutes: int = 30
    """Without a click after which a platform session is over, where the export does not say the end."""


class Freshness(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How old the provider's own proofs may be on the report's day; every default is our own reading."""

    watch_months: int = 12
    """Of the last entry of a watch that was put to use (indicators 23 to 25)."""
    results_months: int = 15
    """Of published result indicators (indicator 2): a year, and three months to count it."""
    appreciations_months: int = 15
    """Of the last synthesis of appreciations (indicators 30 and 33)."""
    training_months: int = 12
    """Of the last training of the staff (indicator 22)."""
    partners_months: int = 24
    """Since a partner was last checked or used (indicators 26 and 28)."""
    improvement_months: int = 12
    """Since the improvement plan was last worked on (indicator 32)."""
    council_months: int = 12
    """Since the improvement council last met (indicator 20)."""
    complaint_days: int = 30
    """That a complaint may wait for its answer (indicator 31)."""


class Scope(Struct, frozen=True, kw_only=True):
    """The provider, its audit, and the bounds that apply to one dossier."""

    provider: str | None = None
    nda: str | None = None
    categories: tuple[Category, ...] = ("AF",)
    new_entrant: bool = False
    """First year of activity, or a new category of action: some indicators are judged on paper only."""
    subcontractor: bool = False
    """The sampled actions are delivered for another provider."""
    uses_subcontractors: bool = False
    distance: bool = True
    certifying: bool = False
    """Prepares for a certification (RNCP, RS)."""
    work_based: bool = False
    """Actions in the work situation (AFEST)."""
    alternance: bool = False
    audit: AuditKind | None = None
    funder: str | None = None
    """Who pays for this dossier."""
    tolerances: Tolerances = Tolerances()
    freshness: Freshness = Freshness()
    holidays: Literal["france", "alsace-moselle", "none"] = "france"
    closed: tuple[date, ...] = ()
    """Further days on which the provider is closed."""
