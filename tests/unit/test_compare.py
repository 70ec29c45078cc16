"""Dossiers held against each other: where the findings go, what a failing rule costs, the same bytes for any jobs."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest
from tests.cases.recipes.case import kept
from tests.cases.recipes.sessions import ROOM, ROOM_MORNING
from tests.factory import signature

from auditready import DossierReport, Finding, Locator, Report, Words, rule
from auditready.audit import Plan, audit
from auditready.audit.compare import compare_dossiers
from auditready.audit.events import Checked, Compared, Event, Finished
from auditready.model import Outcome
from auditready.plugins import Plugins
from auditready_plugins.reporters.json_report import JsonReporter

PLAN = Plan(as_of=date(2026, 11, 22), audit_date=date(2026, 11, 22))
CODES = {"IDN005", "IDN006", "SIG006"}


@pytest.fixture(scope="module")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two trainings of one day with the same people; a third one whose sheet has a picture of the first."""
    folder = tmp_path_factory.mktemp("portfolio")
    other = ROOM.but(title="Anglais professionnel", reference="ANG-2026-03", place="Salle Larzac")
    later = ROOM.but(
        title="Word perfectionnement", reference="WRD-2026-04",
        slots=tuple(replace(slot, date=date(2026, 4, 20)) for slot in ROOM.slots),
    )  # fmt: skip
    for name, session in {"2026-03 Excel": ROOM, "2026-03 Anglais": other, "2026-04 Word": later}.items():
        dossier = kept(session, "agreement", "sheet")
        if session is later:
            picture = signature(ROOM, session.learners[0].key, ROOM_MORNING.id)
            dossier.change("sheet", pictures={(session.learners[0].key, session.slots[0].id): picture})
        dossier.put("dossier.toml", f'title = "{session.title}"\n'.encode())
        dossier.write(folder / name)
    return folder


def said(report: Report) -> list[tuple[str, str, str]]:
    return [
        (dossier.path, outcome.code, outcome.state)
        for dossier in report.dossiers
        for outcome in dossier.findings
        if outcome.code in CODES
    ]


def test_findings_stand_in_the_dossiers_that_they_concern(portfolio: Path) -> None:
    report = audit([portfolio], PLAN)
    assert report.problems == ()
    assert sorted(said(report)) == [
        ("2026-03 Anglais", "IDN005", "to_judge"),
        ("2026-03 Anglais", "IDN005", "to_judge"),
        ("2026-03 Anglais", "IDN006", "contradiction"),
        ("2026-03 Excel", "IDN005", "to_judge"),
        ("2026-03 Excel", "IDN005", "to_judge"),
        ("2026-03 Excel", "IDN006", "contradiction"),
        ("2026-03 Excel", "SIG006", "contradiction"),
        ("2026-04 Word", "SIG006", "contradiction"),
    ]


def test_a_finding_points_at_both_dossiers(portfolio: Path) -> None:
    report = audit([portfolio], PLAN)
    (found,) = [each for each in report.dossiers[0].findings if each.code == "IDN006"]
    assert {Path(locator.file).parts[0] for locator in found.locators} == {"2026-03 Anglais", "2026-03 Excel"}
    assert all(locator.quote for locator in found.locators)
    assert found.question is not None


def test_the_report_is_the_same_for_any_number_of_jobs(portfolio: Path) -> None:
    written = set()
    for settings in ({"jobs": 1}, {"jobs": 2}, {"jobs": 1, "apart": True}):
        stream = io.StringIO()
        JsonReporter().write(audit([portfolio], PLAN, **settings), stream, language="fr", width=None)  # type: ignore[arg-type]
        written.add(stream.getvalue())
    assert len(written) == 1


def test_facts_leave_with_the_comparison(portfolio: Path) -> None:
    events: list[Event] = []
    report = audit([portfolio], PLAN, on_event=events.append)
    shown = [event.report for event in events if isinstance(event, Checked | Compared)]
    assert not any(each.facts for each in (*report.dossiers, *shown))


def test_what_was_added_is_told_before_the_end(portfolio: Path) -> None:
    events: list[Event] = []
    audit([portfolio], PLAN, on_event=events.append)
    *_, last = events
    added = [event.report.path for event in events if isinstance(event, Compared)]
    assert isinstance(last, Finished)
    assert added == ["2026-03 Anglais", "2026-03 Excel", "2026-04 Word"]


def test_a_dossier_alone_is_held_against_nothing(portfolio: Path) -> None:
    events: list[Event] = []
    report = audit([portfolio / "2026-03 Excel"], PLAN, on_event=events.append)
    assert said(report) == []
    assert not any(isinstance(event, Compared) for event in events)
    (outcome,) = [each for each in report.dossiers[0].outcomes if each.code == "IDN006"]
    assert outcome.state == "demonstrable"
    assert "autres dossiers donnés" in outcome.message.fr


def test_fingerprints_stay_when_a_third_dossier_joins(portfolio: Path) -> None:
    whole = audit([portfolio], PLAN)
    two = audit([portfolio / "2026-03 Excel", portfolio / "2026-03 Anglais"], PLAN)
    prints = [
        {each.fingerprint for dossier in report.dossiers for each in dossier.findings if each.code[:3] == "IDN"}
        for report in (whole, two)
    ]
    assert prints[0] == prints[1]


# --- a rule that fails ---------------------------------------------------------------------------------------


class Number(msgspec.Struct, frozen=True, array_like=True):
    value: int


WORDS = Words("mots", "words")


def plugins_with(compare: object) -> Plugins:
    declared = rule(
        "OWN001", pack="law", severity="legal", source="s", basis="practice", title=WORDS, why=WORDS, accept=WORDS,
        remedy=WORDS, question=WORDS,
    )(lambda dossier: ())  # fmt: skip
    declared.across(Number, lambda dossier: None)(compare)  # type: ignore[arg-type]
    return Plugins(rules={"OWN001": declared})


def report_of(name: str, state: str = "demonstrable") -> DossierReport:
    own = Outcome(
        code="OWN001", state=state, severity="legal", pack="law", title=WORDS, message=WORDS, remedy=WORDS,
        fingerprint=name,
    )  # type: ignore[arg-type]  # fmt: skip
    return DossierReport(
        id=name, path=name, kind="session", folder_source=WORDS, title=None, modality="in_person",
        modality_source="declared", start=None, end=None, planned_minutes=None, learners=(), trainers=(), files=(),
        outcomes=(own,), ledger=(), facts={"OWN001": msgspec.msgpack.encode(Number(len(name)))},
    )  # fmt: skip


def finding() -> Finding:
    return Finding(message=Words("trouvé", "found"), locators=(Locator(file="a.csv"),))


def test_a_comparison_that_fails_is_a_problem_and_keeps_what_it_found() -> None:
    def compare(dossiers):
        yield dossiers[0].dossier, finding()
        raise RuntimeError("no more")

    done, changed, problems = compare_dossiers([report_of("a"), report_of("b")], plugins_with(compare))
    assert [[outcome.state for outcome in each.outcomes] for each in done] == [["contradiction"], ["errored"]]
    assert changed == {"a", "b"}
    assert [(problem.stage, problem.dossier) for problem in problems] == [("rule", None)]
    assert "RuntimeError: no more" in problems[0].message.en


def test_a_finding_for_a_dossier_that_is_not_there_is_a_failure() -> None:
    def compare(dossiers):
        yield "nowhere", finding()

    _, _, problems = compare_dossiers([report_of("a"), report_of("b")], plugins_with(compare))
    assert len(problems) == 1


def test_facts_arrive_as_they_were_collected() -> None:
    seen = []

    def compare(dossiers):
        seen.extend((each.dossier, each.facts.value) for each in dossiers)
        return ()

    done, changed, problems = compare_dossiers([report_of("a"), report_of("bb")], plugins_with(compare))
    assert seen == [("a", 1), ("bb", 2)]
    assert (changed, problems) == (set(), [])
    assert [each.facts for each in done] == [{}, {}]


def test_a_code_that_is_not_asked_of_a_dossier_finds_nothing_in_it() -> None:
    reports = [report_of("a"), msgspec.structs.replace(report_of("b"), outcomes=())]
    done, _, problems = compare_dossiers(reports, plugins_with(lambda all_: [("b", finding())]))
    assert done[1].outcomes == ()
    assert problems == []
