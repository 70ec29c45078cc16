"""No minute of a learner is counted twice, and no minute of somebody else's is counted at all."""

from __future__ import annotations

from datetime import datetime

from auditready import LmsSession, Locator, Mention
from auditready.audit.ledger import online_minutes


def session(start: str, end: str, *, on_behalf: bool = False) -> LmsSession:
    first, last = datetime.fromisoformat(f"2026-09-07T{start}"), datetime.fromisoformat(f"2026-09-07T{end}")
    return LmsSession(
        locator=Locator(file="log.csv"),
        person=Mention(name="Camille Durand"),
        start=first,
        end=last,
        minutes=(last - first).total_seconds() / 60,
        events=2,
        estimated=True,
        on_behalf=on_behalf,
    )


def test_sessions_add_up() -> None:
    assert online_minutes([session("14:00", "14:30"), session("09:00", "09:20")]) == 50


def test_the_same_session_in_two_exports_counts_once() -> None:
    assert online_minutes([session("09:00", "09:20"), session("09:00", "09:20")]) == 20


def test_an_overlap_counts_once() -> None:
    assert online_minutes([session("09:00", "09:20"), session("09:10", "09:40")]) == 40


def test_somebody_logged_in_as_the_learner_does_not_count() -> None:
    assert online_minutes([session("09:00", "09:20"), session("10:00", "11:00", on_behalf=True)]) == 20
