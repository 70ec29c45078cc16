"""Moodle's quiz statistics ("item analysis"): how each question did, over all attempts. It names no learner.

Source: quiz_statistics of Moodle 2.2 to 4.5, in English. It is recognised so that nobody looks for marks in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditready import Assessment, EvidenceFile, ReadContext, Recognition, say

from .notes import no_header
from .tables import Columns, head_tables, iter_tables

COLUMNS = Columns(
    question=("Question name", "Nom de la question"),
    attempts=("Attempts", "Tentatives"),
    facility=("Facility index", "Indice de facilité"),
    deviation=("Standard deviation", "Écart-type", "Écart type"),
    discrimination=("Discrimination index", "Indice de discrimination"),
    efficiency=("Discriminative efficiency", "Efficacité discriminative"),
)
_NEEDS = ("question", "facility")


class QuizStatisticsReader:
    """Reads nothing, and says why: figures on questions prove no learner's result."""

    name = "moodle.quiz_statistics"
    system = "Moodle"
    kinds = frozenset({"assessment"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods", "json", "html"})
    at_most = 0.93

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table of questions with their facility index."""
        for _, rows in head_tables(file):
            for start in range(0, len(rows), 5):
                header = COLUMNS.find(rows[start:], _NEEDS)
                if header is not None and len(header.places) > len(_NEEDS):
                    why = say(
                        "statistiques de test Moodle : « {question} », « {facility} »",
                        'Moodle quiz statistics: "{question}", "{facility}"',
                        question=header.cells[header.places["question"]],
                        facility=header.cells[header.places["facility"]],
                    )
                    return Recognition(confidence=0.93, why=why)
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Assessment]:
        """Give nothing but a note. Raises ``UnreadableEvidence`` where the header is gone."""
        if not any(_NEEDS[1] in COLUMNS.places(row) for table in iter_tables(file) for _, row in table.rows):
            raise no_header("statistiques de test Moodle", "Moodle quiz statistics")
        context.note(
            "statistiques par question, sans aucun apprenant : elles ne prouvent aucune évaluation ; exporter le "
            "rapport « Notes » du test",
            "statistics of questions, without any learner: they prove no assessment; export the quiz's "
            '"Grades" report',
        )
        yield from ()
