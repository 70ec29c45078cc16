"""Read the answers to a satisfaction survey: one record for each row that somebody filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Literal

from auditready import (
    AmbiguousDate,
    EvidenceFile,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    SurveyResponse,
    Words,
    day_order,
    fold,
    listing,
    parse_datetime,
    quote,
)

from .form import Form, find_form
from .notes import note_counts
from .questions import Stakeholder, Timing, find_stakeholder, find_timing
from .tools import Role

Row = Sequence[object]
Order = Literal["dmy", "mdy"]
_TABLES = frozenset({"delimited", "xlsx", "xls", "ods"})
_NOBODY = frozenset({"anonymous", "anonyme", "anonymous user", "utilisateur anonyme", "anonymous respondent"})
_PARTIAL = frozenset({"partial", "partially completed", "partiel", "incomplete"})
_NO_DATE = "1980-01-01"
"""LimeSurvey's date for a survey that keeps none."""


class SurveyResponses:
    """Reads satisfaction surveys; quizzes and forms that are filled in before the training are left alone."""

    name = "surveys.responses"
    system = "Questionnaire"
    kinds = frozenset({"survey_response"})

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table whose questions ask for satisfaction, with a survey tool's columns or by itself."""
        if file.format not in _TABLES:
            return None
        for _, rows in file.head_rows:
            form = find_form(rows)
            if form is not None:
                return Recognition(confidence=form.confidence, why=_why(form), variant=form.tool.name)
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[SurveyResponse]:
        """Give one record a row that holds at least one answer."""
        for sheet, head in file.head_rows:
            form = find_form(head)
            if form is None:
                if sheet and any(map(any, head)):
                    context.note(
                        f"feuille « {sheet} » sans question de satisfaction, non lue",
                        f"sheet '{sheet}' without a question on satisfaction, not read",
                    )
                continue
            answers = _Answers(file, sheet, form, context)
            yield from answers.records()


class _Answers:
    """The answers of one sheet."""

    def __init__(self, file: EvidenceFile, sheet: str, form: Form, context: ReadContext) -> None:
        self._file = file
        self._sheet = sheet or None
        self._form = form
        self._context = context
        self._counts: Counter[str] = Counter()
        self._stakeholder = self._find_stakeholder()
        self._timing = self._find_timing()

    def records(self) -> Iterator[SurveyResponse]:
        """Give the records, then say what they cannot prove."""
        order = self._find_order()
        for number, row in self._rows():
            answers = sum(1 for index in self._form.questions if _text(row, index))
            if not answers:
                self._counts["empty" if any(_text(row, index) for index in range(len(row))) else "blank"] += 1
                continue
            at = self._moment(row, order)
            person = self._person(row)
            self._counts["records"] += 1
            self._counts["anonymous"] += person is None
            self._counts["undated"] += at is None
            yield SurveyResponse(
                locator=Locator(
                    file=self._file.name,
                    sheet=self._sheet,
                    row=number,
                    quote=quote(" | ".join(filter(None, (_text(row, index) for index in range(len(row)))))),
                ),
                person=person,
                stakeholder=self._stakeholder,
                timing=self._timing,
                at=at,
                title=self._first(row, Role.TITLE),
                answers=answers,
                complete=self._is_complete(row),
            )
        note_counts(self._context, self._form, self._counts)

    def _rows(self) -> Iterator[tuple[int, Row]]:
        below = self._form.row + 1
        if self._file.format == "delimited":
            return islice(self._file.iter_rows(), below, None)
        rows = next((sheet.rows for sheet in self._file.sheets if sheet.name == self._sheet), ())
        return iter(enumerate(rows[below:], start=below + 1))

    def _find_stakeholder(self) -> Stakeholder:
        said = find_stakeholder([*self._form.folded_texts, fold(self._sheet or "")])
        if said is None and (said := find_stakeholder([_words_of(self._file.name)])) is not None:
            self._context.note(
                f"destinataires ({_WHO[said].fr}) d'après le nom du fichier : les questions ne le disent pas",
                f"who was asked ({_WHO[said].en}) is taken from the file's name: the questions do not say it",
            )
        return said or "beneficiary"

    def _find_timing(self) -> Timing | None:
        said = find_timing([*self._form.folded_texts, fold(self._sheet or "")])
        if said is None and (said := find_timing([_words_of(self._file.name)])) is not None:
            self._context.note(
                f"questionnaire « {'à chaud' if said == 'hot' else 'à froid'} » d'après le nom du fichier : "
                "les questions ne le disent pas",
                f"survey taken as {'immediate' if said == 'hot' else 'delayed'} from the file's name: "
                "the questions do not say it",
            )
        return said

    def _find_order(self) -> Order | None:
        """Return how the sheet writes its dates; a French header settles what nothing else does, and it is said."""
        indexes = self._form.columns(Role.SUBMITTED) + self._form.columns(Role.STARTED)
        order = day_order((_cell(row, index) for _, row in self._rows() for index in indexes), self._context.hints)
        if order is None and indexes and self._form.in_french:
            self._context.note(
                "dates lues jour/mois/année parce que les en-têtes sont en français ; rien d'autre ne le confirme",
                "dates read day/month/year because the headers are in French; nothing else confirms it",
            )
            return "dmy"
        return order

    def _moment(self, row: Row, order: Order | None) -> datetime | None:
        for index in (*self._form.columns(Role.SUBMITTED), *self._form.columns(Role.STARTED)):
            cell = _cell(row, index)
            if cell is None or cell == "":
                continue
            if str(cell).startswith(_NO_DATE):
                return None
            try:
                moment = parse_datetime(cell, order)
            except AmbiguousDate:
                self._counts["ambiguous"] += 1
                return None
            if moment is None:
                self._counts["no date"] += 1
            else:
                return moment.replace(tzinfo=UTC) if self._form.tool.utc and moment.tzinfo is None else moment
        return None

    def _person(self, row: Row) -> Mention | None:
        name = self._first(row, Role.NAME)
        if name is None:
            parts = (self._first(row, Role.FIRST_NAME), self._first(row, Role.LAST_NAME))
            name = " ".join(filter(None, parts)) or None
        email = self._first(row, Role.EMAIL)
        login = self._first(row, Role.LOGIN)
        if login and "@" in login and email is None:
            email, login = login, None
        if name is None and email is None and login is None:
            return None
        return Mention(name=name or "", email=email, identifier=login)

    def _first(self, row: Row, role: Role) -> str | None:
        texts = (_text(row, index) for index in self._form.columns(role))
        return next((text for text in texts if text and text != "-" and fold(text) not in _NOBODY), None)

    def _is_complete(self, row: Row) -> bool:
        state = [_text(row, index) for index in self._form.columns(Role.STATE)]
        if any(fold(text) in _PARTIAL for text in state):
            return False
        submitted = self._form.columns(Role.SUBMITTED)
        return self._form.tool.name not in {"limesurvey", "typeform"} or any(_text(row, index) for index in submitted)


_WHO = {
    "beneficiary": Words("bénéficiaires", "beneficiaries"),
    "company": Words("entreprises", "companies"),
    "funder": Words("financeurs", "funders"),
    "trainer": Words("formateurs", "trainers"),
}


def _words_of(name: str) -> str:
    return fold(name).replace("_", " ").replace("-", " ").replace(".", " ")


def _why(form: Form) -> Words:
    signed = [form.headers[index] for index in form.signed]
    asked = listing(Words(f"« {text} »", f"'{text}'") for text in (quote(text, 80) for text in form.examples))
    if not signed:
        return Words(f"questions de satisfaction : {asked.fr}", f"satisfaction questions: {asked.en}")
    columns = listing(Words(f"« {text} »", f"'{text}'") for text in signed)
    return Words(
        f"colonnes {columns.fr} ({form.tool.system}) et questions de satisfaction : {asked.fr}",
        f"columns {columns.en} ({form.tool.system}) and satisfaction questions: {asked.en}",
    )


def _cell(row: Row, index: int) -> object:
    return row[index] if index < len(row) else None


def _text(row: Row, index: int) -> str:
    cell = _cell(row, index)
    return "" if cell is None else str(cell).strip()
