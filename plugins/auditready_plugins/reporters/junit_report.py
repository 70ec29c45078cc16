"""JUnit XML, as CI servers read it: a suite a dossier, a case an outcome.

Findings are failures, problems are errors, what does not apply or is not due yet is skipped: a reader of the CI log
never takes a skip or a crash for a pass.
"""

from __future__ import annotations

import re
from typing import IO

from auditready import DossierReport, Language, Locator, Outcome, Problem, Report, Words, translator

_FORBIDDEN = (
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
"""What XML cannot hold, and what would drive a terminal or turn the text of a CI log around."""
_SKIPPED = frozenset({"not_applicable", "not_due", "waived"})


class JUnitReporter:
    """Writes one ``testsuites`` document."""

    name = "junit"
    title = Words("JUnit XML pour l'intégration continue", "JUnit XML for continuous integration")

    def write(self, report: Report, stream: IO[str], *, language: Language, width: int | None) -> None:  # noqa: ARG002
        """Write the report; the terminal's width does not matter."""
        outcomes = [outcome for dossier in report.dossiers for outcome in dossier.outcomes]
        failures = sum(outcome.is_finding for outcome in outcomes)
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        stream.write(
            f'<testsuites name="auditready" tests="{len(outcomes) + len(report.problems)}" failures="{failures}" '
            f'errors="{len(report.problems)}">\n'
        )
        for dossier in report.dossiers:
            self._suite(dossier, stream, language)
        if report.problems:
            self._problems(report.problems, stream, language)
        stream.write("</testsuites>\n")

    def _suite(self, dossier: DossierReport, stream: IO[str], language: Language) -> None:
        names = {person.id: person.name for person in dossier.learners}
        skipped = sum(outcome.state in _SKIPPED for outcome in dossier.outcomes)
        stream.write(
            f'  <testsuite name={_attribute(dossier.path)} tests="{len(dossier.outcomes)}" '
            f'failures="{len(dossier.findings)}" skipped="{skipped}">\n'
        )
        for outcome in dossier.outcomes:
            who = f" [{names.get(outcome.learner, outcome.learner)}]" if outcome.learner else ""
            title = f"{outcome.code} {outcome.title.in_(language)}{who}"
            stream.write(f"    <testcase classname={_attribute(dossier.path)} name={_attribute(title)}")
            stream.write(_body(outcome, language))
        stream.write("  </testsuite>\n")

    def _problems(self, problems: tuple[Problem, ...], stream: IO[str], language: Language) -> None:
        _ = translator(language)
        stream.write(
            f'  <testsuite name={_attribute(_("problems"))} tests="{len(problems)}" errors="{len(problems)}">\n'
        )
        for problem in problems:
            message = problem.message.in_(language)
            stream.write(
                f"    <testcase classname={_attribute(problem.plugin)} name={_attribute(problem.stage)}>"
                f"<error message={_attribute(message)}/></testcase>\n"
            )
        stream.write("  </testsuite>\n")


def _body(outcome: Outcome, language: Language) -> str:
    message = outcome.message.in_(language)
    if outcome.is_finding:
        places = "\n".join(_place(locator) for locator in outcome.locators)
        text = f"{message}\n{outcome.remedy.in_(language)}\n{places}".strip()
        kind = f"{outcome.state}/{outcome.severity}"
        return f"><failure type={_attribute(kind)} message={_attribute(message)}>{_escape(text)}</failure></testcase>\n"
    if outcome.state in _SKIPPED:
        return f"><skipped message={_attribute(message)}/></testcase>\n"
    if outcome.state == "errored":
        return f"><error message={_attribute(message)}/></testcase>\n"
    return "/>\n"


def _place(locator: Locator) -> str:
    parts = [locator.file, locator.sheet, locator.page and f"p. {locator.page}"]
    parts.append(f"{locator.column or ''}{locator.row or ''}" or (locator.line and f"l. {locator.line}"))
    place = ", ".join(str(part) for part in parts if part)
    return f"{place}: {locator.quote}" if locator.quote else place


def _attribute(text: str) -> str:
    from xml.sax.saxutils import quoteattr  # imports urllib: 7 ms that only this report pays

    return quoteattr(_clean(text))


def _escape(text: str) -> str:
    from xml.sax.saxutils import escape

    return escape(_clean(text))


def _clean(text: str) -> str:
    """Drop what XML cannot hold: evidence has control characters."""
    return re.sub(_FORBIDDEN, "\ufffd", text)  # compiled on first use: 3 ms that other formats do not pay
