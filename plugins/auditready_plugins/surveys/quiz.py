"""Read a form whose answers got marks, a quiz of Google Forms or Microsoft Forms: an assessment, and no survey."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Literal

from auditready import (
    Assessment,
    EvidenceFile,
    LazyPattern,
    Locator,
    ReadContext,
    Recognition,
    fold,
    parse_number,
    quote,
    say,
)

from .answers import TABLES, Answers, text_of
from .form import find_quiz
from .questions import comes_before, is_satisfaction
from .tools import Role, is_total

_OF_THE_TOOL = frozenset(
    {
        "form",
        "formulaire",
        "sheet",
        "feuille",
        "feuil",
        "reponse",
        "reponses",
        "response",
        "responses",
        "export",
        "au",
        "to",
    }
)
"""Words of the names that a tool gives a sheet by itself: "Form1", "Réponses au formulaire 1"."""
_ANSWERS = LazyPattern(
    r"\s*\((?:r[ée]ponses?|responses?)\)|\s*[-–—]\s*(?:r[ée]ponses?|responses?)(?: au formulaire \d*)?$"
)


class QuizAnswers:
    """Reads ``assessment`` from forms in quiz mode; what their questions ask for is told with each."""

    name = "surveys.quiz"
    system = "Questionnaire"
    kinds = frozenset({"assessment"})
    formats = TABLES
    at_most = 0.95

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a form tool's table with a column of marks: "Score" of "8 / 10", "Total points"."""
        if file.format not in TABLES:
            return None
        for _, rows in file.head_rows:
            form = find_quiz(rows)
            if form is not None:
                why = say(
                    "colonne de points « {marks} » d'un questionnaire noté ({system})",
                    'column of marks "{marks}" of a form in quiz mode ({system})',
                    marks=form.headers[form.columns(Role.QUIZ)[0]],
                    system=form.tool.system,
                )
                return Recognition(confidence=form.tool.confidence, why=why, variant=form.tool.name)
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Assessment]:
        """Give one record a row that names who answered."""
        for sheet, head in file.head_rows:
            form = find_quiz(head)
            if form is not None:
                yield from _Marks(file, sheet, form, context).records()


class _Marks(Answers):
    """The marks of one quiz."""

    def records(self) -> Iterator[Assessment]:
        """Give the records, then say what is missing."""
        order = self.find_order()
        title = self._title()
        marked = self.form.columns(Role.QUIZ)
        column = next((index for index in marked if is_total(fold(self.form.headers[index]))), None)
        asked = [fold(self.form.headers[index]) for index in self.form.questions]
        satisfied = sum(map(is_satisfaction, asked)) * 2 > len(asked)
        about: Literal["learning", "satisfaction"] = "satisfaction" if satisfied else "learning"
        entry = comes_before([*self.form.folded_texts, fold(title)])
        for number, row in self.rows():
            if not any(text_of(row, index) for index in self.form.questions):
                continue
            person = self.person(row)
            if person is None:
                self.counts["anonymous"] += 1
                continue
            marks = "" if column is None else text_of(row, column)
            score, maximum = _marks(marks)
            self.counts["unmarked"] += score is None
            yield Assessment(
                locator=Locator(
                    file=self.file.name,
                    sheet=self.sheet,
                    row=number,
                    quote=quote(f"{person.name or person.email} | {marks}"),
                ),
                person=person,
                title=title,
                phase="entry" if entry else None,
                score=score,
                max_score=maximum,
                at=self.moment(row, order),
                about=about,
            )
        self._note()

    def _title(self) -> str:
        """Return the form's title: above its header, or of its sheet; else the file's name, which is said."""
        for text in (*self.form.above, self.sheet or ""):
            if set(re.findall(r"[^\W\d_]+", fold(text))) - _OF_THE_TOOL:
                return text
        title = _ANSWERS.sub("", PurePosixPath(self.file.name).stem).strip()
        self.context.note(
            f"titre du questionnaire d'après le nom du fichier : « {quote(title, 80)} »",
            f'title of the form from the file name: "{quote(title, 80)}"',
        )
        return title or self.file.name

    def _note(self) -> None:
        if number := self.counts["anonymous"]:
            s = "s" if number > 1 else ""
            self.context.note(
                f"{number} réponse{s} anonyme{s}, laissée{s} de côté : une évaluation est celle de quelqu'un",
                f"{number} anonymous answer{s} left out: an assessment is somebody's",
            )
        if number := self.counts["unmarked"]:
            s = "s" if number > 1 else ""
            self.context.note(
                f"{number} réponse{s} sans note lisible : le total des points n'est pas dans cet export",
                f"{number} answer{s} without a readable mark: the total of points is not in this export",
            )
        if number := self.counts["ambiguous"] + self.counts["no date"]:
            s = "s" if number > 1 else ""
            self.context.note(
                f"{number} date{s} non comprise{s}, laissée{s} vide{s}", f"{number} date{s} not understood, left empty"
            )


def _marks(text: str) -> tuple[float | None, float | None]:
    """Return mark and maximum of "8 / 10"; a bare number has no maximum."""
    score, _, maximum = text.partition("/")
    return parse_number(score.strip()), parse_number(maximum.strip()) if maximum else None
