"""The rules across evidence: each module owns one family, each rule one code. Pure: records in, findings out."""

from __future__ import annotations

from collections.abc import Callable

from auditready import DeclaredRule, hookimpl

from . import (
    afterwards,
    altered,
    assistance,
    beforehand,
    certified,
    chains,
    chronology,
    connected,
    connections,
    distance,
    documents,
    durations,
    files,
    holidays,
    hours,
    hygiene,
    identity,
    mistaken,
    modes,
    objectives,
    own_work,
    pictures,
    places,
    presence,
    privacy,
    rebuilt,
    recordings,
    seals,
    signatures,
    signing,
)

RULES: tuple[DeclaredRule, ...] = (
    hours.certified_hours,
    hours.planned_hours,
    modes.distance_rate,
    modes.hours_by_mode,
    durations.same_duration,
    connected.connected_against_credited,
    durations.charged_after_leaving,
    connected.uncounted_time,
    signatures.learner_signature,
    signatures.trainer_signature,
    signing.one_signature_each,
    signing.signed_in_time,
    chains.chained_signatures,
    pictures.copied_signature,
    signing.same_hand,
    seals.seals_hold,
    identity.certified_people,
    identity.enrolled_people,
    identity.same_title,
    identity.doubtful_names,
    places.learner_in_two_places,
    places.trainer_in_two_places,
    chronology.certificate_date,
    beforehand.agreed_before,
    beforehand.known_before,
    afterwards.assessed_after,
    holidays.unannounced_days,
    afterwards.surveyed_after,
    rebuilt.made_together,
    presence.sheet_against_report,
    recordings.recording_fits,
    distance.log_alone,
    distance.announced_durations,
    distance.misplaced_assessments,
    assistance.promised_assistance,
    connections.plausible_connections,
    assistance.teaching_support,
    own_work.works_of_ones_own,
    own_work.done_by_others,
    objectives.assessed_objectives,
    mistaken.mistaken_proofs,
    recordings.recording_lawful,
    privacy.sensitive_data,
    documents.certificate_signatory,
    documents.outdated_wording,
    hygiene.quality_mark,
    hygiene.finished_documents,
    certified.certified_provider,
    files.unreadable_files,
    files.other_sessions,
    files.unrecognised_files,
    files.duplicate_files,
    altered.altered_exports,
)
"""In the order of the register of codes."""


@hookimpl
def register_rules(register: Callable[[DeclaredRule], None]) -> None:
    """Register every rule of this package."""
    for declared in RULES:
        register(declared)
