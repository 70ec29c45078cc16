"""Moodle's feedback analysis ("Export to Excel"): how many chose what, no answer of anybody.

Source: mod_feedback of Moodle 2.0 to 4.5. It is recognised so that the answers themselves are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditready import EvidenceFile, LazyPattern, ReadContext, Recognition, SurveyResponse, fold, say

from .notes import no_header
from .tables import Row, head_tables

_ANSWERS = LazyPattern(r"(?:submitted answers|reponses envoyees)\s*:\s*(\d{1,6})")
_QUESTIONS = LazyPattern(r"questions\s*:\s*\d{1,4}")
_SPREADSHEETS = frozenset({"xlsx", "xls", "ods"})


class FeedbackAnalysisReader:
    """Reads nothing, and says why: a tally does not show who answered, nor when."""

    name = "moodle.feedback_analysis"
    system = "Moodle"
    kinds = frozenset({"survey_response"})
    formats = _SPREADSHEETS
    at_most = 0.93

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a workbook that says how many answers were submitted and how many questions there are."""
        shown = _shown(file)
        if shown is None:
            return None
        why = say("analyse d'un feedback Moodle : « {shown} »", 'analysis of a Moodle feedback: "{shown}"', shown=shown)
        return Recognition(confidence=0.93, why=why)

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[SurveyResponse]:
        """Give nothing but a note. Raises ``UnreadableEvidence`` where the count is gone."""
        shown = _shown(file)
        if shown is None:
            raise no_header("analyse de feedback Moodle", "Moodle feedback analysis")
        context.note(
            f"décompte des réponses ({shown}) sans les réponses : ni dates, ni répondants ; télécharger les réponses "
            "du feedback (« Afficher les réponses »)",
            f"a tally ({shown}) without the answers: neither dates nor respondents; download the feedback's answers "
            '("Show responses")',
        )
        yield from ()


def _shown(file: EvidenceFile) -> str | None:
    """Return the cell with the number of answers."""
    if file.format not in _SPREADSHEETS:
        return None
    for _, rows in head_tables(file):
        cells = [text for _, row in rows[:12] for text in _texts(row)]
        if any(_QUESTIONS.fullmatch(fold(cell)) for cell in cells):
            return next((cell for cell in cells if _ANSWERS.fullmatch(fold(cell))), None)
    return None


def _texts(row: Row) -> list[str]:
    return [cell.strip() for cell in row[:6] if isinstance(cell, str) and cell.strip()]
