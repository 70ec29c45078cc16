"""The words of a statement: verbs by their identifier, names by their language, persons by their identifier.

Source: xAPI 1.0.3 (part 2), the cmi5 specification, the video profile, H5P's statements. What a verb is shown as
(``display``) has no say: two tools show one verb in two ways.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from auditready import Mention, parse_datetime, parse_number, quote

Deed = Literal[
    "began", "left", "progressed", "completed", "passed", "failed", "scored", "answered", "attended", "waived",
    "satisfied", "submitted", "voided",
]  # fmt: skip

_ADL = "http://adlnet.gov/expapi/verbs/"
_CMI5 = "https://w3id.org/xapi/adl/verbs/"
_VIDEO = "https://w3id.org/xapi/video/verbs/"
_TINCAN = "http://id.tincanapi.com/verb/"

DEEDS: Mapping[str, Deed] = {
    **{
        _ADL + verb: "began"
        for verb in ("initialized", "launched", "attempted", "experienced", "interacted", "resumed", "suspended")
    },
    **{_VIDEO + verb: "began" for verb in ("played", "paused", "seeked")},
    **{_TINCAN + verb: "began" for verb in ("viewed", "downloaded")},
    _ADL + "progressed": "progressed",
    _ADL + "terminated": "left",
    _CMI5 + "abandoned": "left",
    _ADL + "completed": "completed",
    _ADL + "passed": "passed",
    _ADL + "mastered": "passed",
    _ADL + "failed": "failed",
    _ADL + "scored": "scored",
    _ADL + "answered": "answered",
    _ADL + "attended": "attended",
    _CMI5 + "waived": "waived",
    _CMI5 + "satisfied": "satisfied",
    _ADL + "voided": "voided",
    "http://activitystrea.ms/submit": "submitted",
    "http://activitystrea.ms/schema/1.0/submit": "submitted",
}
"""Verb → what it says of the learner; any other verb is a click."""

_OF_THE_PLATFORM = frozenset({_CMI5 + "abandoned", _CMI5 + "waived", _CMI5 + "satisfied"})
"""Verbs of what the platform states by itself, when it likes."""

VIDEO = "https://w3id.org/xapi/video/extensions/"
CMI5_PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress"
CMI5_MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"

_OF_A_RESULT = frozenset({"score", "success", "completion", "response", "duration", "extensions"})
_SCORE = frozenset({"scaled", "raw"})
_COMMON = ("fr", "fr-FR")
_LONGEST = 500
_LONGEST_VIDEO = 1e6


def is_statement(document: object) -> bool:
    """Whether a JSON document is a statement: actor and object are objects, and the verb has an identifier."""
    return (
        isinstance(document, dict)
        and isinstance(document.get("actor"), dict)
        and isinstance(document.get("object"), dict)
        and isinstance(part(document, "verb").get("id"), str)
    )


def is_of_the_platform(statement: Mapping[str, Any]) -> bool:
    """Whether the platform made a statement by itself: it dates no act of the learner."""
    return text_at(part(statement, "verb"), "id") in _OF_THE_PLATFORM


def is_result(document: object) -> bool:
    """Whether a JSON document is what a statement holds as its result, and nothing else."""
    return (
        isinstance(document, dict)
        and document.keys() <= _OF_A_RESULT
        and len(document.keys() & _OF_A_RESULT) > 1
        and (bool(_SCORE & part(document, "score").keys()) or str(document.get("duration", "")).startswith("P"))
    )


def said_by(statement: Mapping[str, Any]) -> str:
    """Return in a few words who did what with which result: what a second sending of a statement cannot change."""
    result = part(statement, "result")
    score = [number_at(part(result, "score"), key) for key in ("raw", "max", "scaled")]
    words = [
        key_of(part(statement, "actor")) or "",
        text_at(part(statement, "verb"), "id").rstrip("/").rpartition("/")[2],
        text_at(part(statement, "object"), "id"),
        "/".join(f"{number:g}" for number in score if number is not None),
        *(str(result[key]).lower() for key in ("success", "completion", "duration") if key in result),
    ]
    return quote(" ".join(filter(None, words)))


def part(holder: Any, *keys: str) -> Mapping[str, Any]:
    """Return the object below these keys; empty where there is none."""
    for key in keys:
        holder = holder.get(key) if isinstance(holder, dict) else None
    return holder if isinstance(holder, dict) else {}


def text_at(holder: Mapping[str, Any], key: str) -> str:
    """Return a text; empty where there is none."""
    value = holder.get(key)
    return value.strip()[:_LONGEST] if isinstance(value, str) else ""


def first_of(value: object) -> Mapping[str, Any]:
    """Return the first object of a list, or a lone object: older tools write context activities so."""
    items = value if isinstance(value, list) else [value]
    return next((item for item in items if isinstance(item, dict)), {})


def named(activity: Mapping[str, Any]) -> str:
    """Return the name of an activity: French, else English, else any, else the end of its identifier."""
    names = part(activity, "definition", "name")
    for language in _COMMON:  # a million statements name twenty activities
        if name := text_at(names, language):
            return name
    by_language = {str(language).lower(): text_at(names, language) for language in names}
    for wanted in ("fr", "en", ""):
        for language in sorted(by_language):
            if by_language[language] and (not wanted or language.partition("-")[0] == wanted):
                return by_language[language]
    identifier = text_at(activity, "id")
    return identifier.rstrip("/").rpartition("/")[2] or identifier


def type_of(activity: Mapping[str, Any]) -> str | None:
    """Return the last word of an activity's type: "video", "course", "assessment"."""
    return text_at(part(activity, "definition"), "type").rstrip("/").rpartition("/")[2] or None


def course_of(statement: Mapping[str, Any]) -> str | None:
    """Return the course that a statement was made in, where its context names one."""
    activities = part(statement, "context", "contextActivities")
    content = text_at(part(statement, "object"), "id").partition("?")[0]
    near = [first_of(activities.get(key)) for key in ("parent", "grouping")]
    near = [activity for activity in near if text_at(activity, "id").partition("?")[0] != content]  # H5P's own content
    for activity in near:
        if type_of(activity) == "course":
            return named(activity)
    return next((named(activity) for activity in near if text_at(activity, "id")), None)


def key_of(actor: Mapping[str, Any]) -> str | None:
    """Return what identifies a person among all statements; ``None`` where nothing does."""
    account = part(actor, "account")
    if text_at(actor, "mbox"):
        return text_at(actor, "mbox").lower()
    if text_at(account, "name"):
        return f"{text_at(account, 'homePage')}|{text_at(account, 'name')}"
    return text_at(actor, "openid") or text_at(actor, "mbox_sha1sum") or None


def mention_of(actor: Mapping[str, Any], *, instructor: bool) -> Mention:
    """Return the person of an actor; only an instructor's role is said."""
    holder = part(actor, "account")
    account, home = text_at(holder, "name"), text_at(holder, "homePage")
    number = f"xapi:{home}|{account}" if account else text_at(actor, "openid") or text_at(actor, "mbox_sha1sum")
    address = text_at(actor, "mbox").removeprefix("mailto:")
    if "@" not in address:
        address = account if "@" in account else ""
    return Mention(
        name=text_at(actor, "name"),
        email=address or None,
        identifier=number or None,
        role="trainer" if instructor else "unknown",
    )


def moment_of(statement: Mapping[str, Any]) -> tuple[Any, bool]:
    """Return when it happened, and whether only the time of its recording says so."""
    happened = parse_datetime(statement.get("timestamp"))
    return (happened, False) if happened is not None else (parse_datetime(statement.get("stored")), True)


def number_at(holder: Mapping[str, Any], key: str) -> float | None:
    """Return a JSON number, never a text or a truth value."""
    value = holder.get(key)
    return parse_number(value) if isinstance(value, int | float) else None


def played_seconds(segments: object) -> float:
    """Return the length of what was played: "0[.]42.6[,]43.1[.]124.7"; a segment that is still open has none."""
    total = 0.0
    for segment in str(segments)[:100_000].split("[,]"):
        start, _, end = segment.partition("[.]")
        try:
            first, last = float(start), float(end)
        except ValueError:
            continue
        if 0 <= first <= last < _LONGEST_VIDEO:
            total += last - first
    return total
