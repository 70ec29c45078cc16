"""JSON of the SCORM data model that tells nothing of a learner: a package's settings, or the steps of a test.

Source: the data model of SCORM 2004; a real conformance case of the ADL test suite, as scorm-again keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from auditready import EvidenceFile, ReadContext, Recognition, Words, listing, quote, say

from .dumps import flat_values

_MEANINGS: Mapping[str, Words] = {
    "cmi.max_time_allowed": Words("temps permis", "time allowed"),
    "cmi.student_data.max_time_allowed": Words("temps permis", "time allowed"),
    "cmi.scaled_passing_score": Words("seuil de réussite", "passing score"),
    "cmi.student_data.mastery_score": Words("seuil de réussite", "passing score"),
    "cmi.completion_threshold": Words("seuil d'achèvement", "completion threshold"),
    "cmi.time_limit_action": Words("à la fin du temps", "when time is up"),
    "cmi.student_data.time_limit_action": Words("à la fin du temps", "when time is up"),
    "cmi.launch_data": Words("données de lancement", "launch data"),
    "cmi.mode": Words("mode", "mode"),
    "cmi.credit": Words("prise en compte", "credit"),
    "cmi.core.lesson_mode": Words("mode", "mode"),
    "cmi.core.credit": Words("prise en compte", "credit"),
}
"""What a package or its platform lays down before anybody has begun."""
_DEEPEST = 8
_MOST = 100


class Setting(NamedTuple):
    """One value, and whose it is."""

    owner: str
    name: str
    value: str


def recognise_settings(file: EvidenceFile) -> Recognition | None:
    """Claim JSON with the steps of a conformance test, or with settings of a package."""
    if file.format != "json" or b"cmi" not in file.head:
        return None
    documents = file.peek_json()
    if any(map(is_test, documents)):
        why = Words(
            "cas d'essai de conformité SCORM : étapes avec « element » et « expectedReturn »",
            'SCORM conformance test: steps with "element" and "expectedReturn"',
        )
        return Recognition(confidence=0.93, why=why, variant="test")
    first = next((one for document in documents for one in _settings(document, "", 0)), None)
    if first is None:
        return None
    why = say("réglages SCORM : « {name} »", 'SCORM settings: "{name}"', name=first.name)
    return Recognition(confidence=0.85, why=why, variant="settings")


def is_test(document: object, depth: int = 0) -> bool:
    """Whether a document lists calls of the SCORM interface with what they should return."""
    if isinstance(document, list):
        return depth < _DEEPEST and any(is_test(each, depth + 1) for each in document[:_MOST])
    if not isinstance(document, dict):
        return False
    if "expectedReturn" in document and isinstance(document.get("method"), str):
        return True
    return depth < _DEEPEST and any(is_test(each, depth + 1) for each in document.values())


def note_settings(file: EvidenceFile, context: ReadContext) -> None:
    """Say what stands in the file, what it lacks and where to get it."""
    documents = [document for _, document in file.iter_json()]
    found = list(dict.fromkeys(one for document in documents for one in _settings(document, "", 0)))
    if context.recognition.variant == "test":
        name = next((str(each["id"]) for each in documents if isinstance(each, dict) and each.get("id")), file.name)
        context.note(
            f"cas d'essai de conformité SCORM (« {quote(name, 60)} ») : appels et réponses attendues d'un logiciel, "
            "non le suivi d'une personne",
            f"SCORM conformance test ('{quote(name, 60)}'): calls of a program and the answers expected, not the "
            "tracking of a person",
        )
    if found:
        told = listing(map(_told, found), limit=_MOST)
        context.note(f"réglages lus : {told.fr}", f"settings read: {told.en}")
    context.note(
        "ni apprenant, ni état, ni temps passé, ni score, ni date : ne prouve aucun suivi. Exporter depuis la "
        "plateforme les données de suivi du module (Moodle : rapports de l'activité SCORM)",
        "no learner, state, time spent, score or date: proves nothing of anybody. Export the tracking data of the "
        "module from the platform (Moodle: reports of the SCORM activity)",
    )


def _told(one: Setting) -> Words:
    meaning = _MEANINGS[one.name]
    owner = f"{quote(one.owner, 60)} : " if one.owner else "", f"{quote(one.owner, 60)}: " if one.owner else ""
    value = quote(one.value, 60)
    return Words(f"{owner[0]}{meaning.fr} ({one.name}) « {value} »", f"{owner[1]}{meaning.en} ({one.name}) '{value}'")


def _settings(document: object, owner: str, depth: int) -> Iterator[Setting]:
    if depth > _DEEPEST:
        return
    if isinstance(document, list):
        for each in document:
            yield from _settings(each, owner, depth + 1)
    elif isinstance(document, dict):
        owner = document["id"] if depth and isinstance(document.get("id"), str) else owner
        for name, value in flat_values(document).items():
            if name in _MEANINGS and value:
                yield Setting(owner, name, value)
        for key, each in document.items():
            if key != "cmi":
                yield from _settings(each, owner, depth + 1)
