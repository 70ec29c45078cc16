"""The rules across evidence: each module owns one family, each rule one code. Pure: records in, findings out."""

from __future__ import annotations

from collections.abc import Callable

from auditready import DeclaredRule, hookimpl

from . import (
    chronology,
    connected,
    connections,
    distance,
    documents,
    files,
    hours,
    identity,
    modes,
    objectives,
    presence,
    signatures,
)

RULES: tuple[DeclaredRule, ...] = (
    hours.certified_hours,
    hours.planned_hours,
    modes.distance_rate,
    modes.hours_by_mode,
    connected.connected_against_credited,
    connected.uncounted_time,
    signatures.learner_signature,
    signatures.trainer_signature,
    signatures.copied_signature,
    identity.certified_people,
    identity.enrolled_people,
    identity.same_title,
    identity.doubtful_names,
    chronology.certificate_date,
    presence.sheet_against_report,
    distance.log_alone,
    distance.announced_durations,
    distance.misplaced_assessments,
    connections.plausible_connections,
    objectives.assessed_objectives,
    documents.certificate_signatory,
    documents.outdated_wording,
    files.unreadable_files,
    files.other_sessions,
    files.unrecognised_files,
    files.duplicate_files,
)
"""In the order of the register of codes."""


@hookimpl
def register_rules(register: Callable[[DeclaredRule], None]) -> None:
    """Register every rule of this package."""
    for declared in RULES:
        register(declared)
