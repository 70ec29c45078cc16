"""What a good and a bad case of each code hold: small dossiers of real files, and what must be said of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from . import around, chronology, distance, documents, files, hours, identity, live, paper, platform, signatures
from .case import Case, Pair

__all__ = ["RECIPES", "Case", "Pair"]

RECIPES: Mapping[str, Callable[[], Pair]] = {
    "COM101": paper.complete_agreement,
    "COM102": around.complete_programme,
    "COM103": around.analysed_need,
    "COM104": paper.entry_positioning,
    "COM105": paper.joining_instructions,
    "COM106": around.welcome,
    "COM107": paper.certificate_for_each,
    "COM108": paper.complete_certificate,
    "COM109": paper.learning_assessed,
    "COM110": paper.satisfaction,
    "COM112": around.trainer_profiles,
    "COM113": around.teaching_resources,
    "INP101": paper.sheet_for_each_half_day,
    "SYN101": live.presence_for_each_half_day,
    "SYN102": live.report_of_each_class,
    "SYN103": live.recording_announced,
    "SYN104": live.exchanges_in_class,
    "ASY101": platform.connection_log,
    "ASY102": platform.progress_by_activity,
    "ASY103": platform.announced_activities,
    "ASY104": platform.assistance,
    "ASY105": platform.individual_follow_up,
    "ASY106": platform.remote_assessment,
    "ASY107": platform.effectiveness_checked,
    "ASY108": platform.feedback_on_work,
    "BLE101": platform.proof_of_each_mode,
    "HRS001": hours.certified_hours,
    "HRS002": hours.planned_hours,
    "SIG001": signatures.learner_signature,
    "SIG002": signatures.trainer_signature,
    "SIG006": signatures.copied_signature,
    "IDN001": identity.certified_people,
    "IDN002": identity.enrolled_people,
    "IDN003": identity.same_title,
    "IDN004": identity.doubtful_names,
    "CHR001": chronology.certificate_date,
    "PRS001": live.sheet_against_report,
    "DST001": distance.log_alone,
    "DST002": distance.announced_durations,
    "DST003": distance.misplaced_assessments,
    "DST005": distance.plausible_connections,
    "EVA001": around.assessed_objectives,
    "DOC001": documents.certificate_signatory,
    "DOC002": documents.outdated_wording,
    "FIL001": files.unreadable_files,
    "FIL002": files.other_sessions,
    "FIL003": files.unrecognised_files,
    "FIL004": files.duplicate_files,
}
"""Code → its two cases, in the order of the register."""
