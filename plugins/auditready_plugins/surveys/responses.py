"""Read the answers to a satisfaction survey: one record for each row that somebody filled in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal

from auditready import (
    EvidenceFile,
    Locator,
    ReadContext,
    Recognition,
    SurveyResponse,
    UnreadableEvidence,
    Words,
    fold,
    listing,
    quote,
    say,
)

from .answers import TABLES, Answers, Row, text_of
from .form import Form, find_coded, find_form
from .notes import note_counts
from .questions import Stakeholder, Timing, find_stakeholder, find_timing, stakeholder_of, tests_knowledge
from .tools import Role

_HOT_DAYS, _COLD_DAYS = 15, 30
"""After the end of the session: up to the first it is an immediate survey, from the second on a delayed one."""
_PARTIAL = frozenset({"partial", "partially completed", "partiel", "incomplete"})


class SurveyResponses:
    """Reads satisfaction surveys; quizzes and forms that are filled in before the training are left alone."""

    name = "surveys.responses"
    system = "Questionnaire"
    kinds = frozenset({"survey_response"})
    formats = TABLES
    at_most = 0.95

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table whose questions ask for satisfaction, with a survey tool's columns or by itself."""
        if file.format not in TABLES:
            return None
        for _, rows in file.head_rows:
            form = find_form(rows)
            if form is not None:
                return Recognition(confidence=form.confidence, why=_why(form), variant=form.tool.name)
            coded = find_coded(rows)
            if coded is not None:
                why = say(
                    "colonnes de LimeSurvey, questions désignées par des codes : « {codes} »",
                    'columns of LimeSurvey, questions named by codes: "{codes}"',
                    codes=quote(", ".join(coded.headers[index] for index in coded.questions[:4]), 80),
                )
                return Recognition(confidence=0.8, why=why, variant="limesurvey-codes")
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[SurveyResponse]:
        """Give one record a row that holds at least one answer.

        Raises ``UnreadableEvidence`` where codes stand for the questions: nothing says what was asked.
        """
        if context.recognition.variant == "limesurvey-codes":
            raise UnreadableEvidence(
                "réponses LimeSurvey exportées avec les codes des questions, qui ne disent pas ce qui était demandé : "
                "les exporter à nouveau avec le texte complet des questions",
                "LimeSurvey answers exported with the codes of the questions, which do not say what was asked: export "
                "them again with the full text of the questions",
            )
        for sheet, head in file.head_rows:
            form = find_form(head)
            if form is None:
                if sheet and any(map(any, head)):
                    context.note(
                        f"feuille « {sheet} » sans question de satisfaction, non lue",
                        f"sheet '{sheet}' without a question on satisfaction, not read",
                    )
                continue
            yield from _Responses(file, sheet, form, context).records()


class _Responses(Answers):
    """The answers to one survey."""

    def __init__(self, file: EvidenceFile, sheet: str, form: Form, context: ReadContext) -> None:
        super().__init__(file, sheet, form, context)
        self._stakeholder = self._find_stakeholder()
        self._timing = self._find_timing()
        ends = sorted(date.fromisoformat(hint.rpartition("/")[2]) for hint in context.hints)
        is_known = len(ends) > 1 or any("/" in hint for hint in context.hints)
        self._end = ends[-1] if is_known else None  # a single day may be the first of a long session
        asks = [fold(form.headers[index]) for index in form.questions]
        self._about: Literal["learning", "satisfaction"] = "learning" if tests_knowledge(asks) else "satisfaction"

    def records(self) -> Iterator[SurveyResponse]:
        """Give the records, then say what they cannot prove."""
        order = self.find_order()
        for number, row in self.rows():
            answers = sum(1 for index in self.form.questions if text_of(row, index))
            if not answers:
                self.counts["empty" if any(text_of(row, index) for index in range(len(row))) else "blank"] += 1
                continue
            at = self.moment(row, order)
            person = self.person(row)
            if self.is_repeated(row, person, at):
                continue
            self.counts["records"] += 1
            self.counts["anonymous"] += person is None
            self.counts["undated"] += at is None
            yield SurveyResponse(
                locator=Locator(
                    file=self.file.name,
                    sheet=self.sheet,
                    row=number,
                    quote=quote(" | ".join(filter(None, (text_of(row, index) for index in range(len(row)))))),
                ),
                person=person,
                stakeholder=self._stakeholder_of(row),
                timing=self._timing or self._timing_at(at),
                at=at,
                title=self.first(row, Role.TITLE),
                answers=answers,
                complete=self._is_complete(row),
                about=self._about,
            )
        note_counts(self.context, self.form, self.counts)
        if number := self.counts["hot"] + self.counts["cold"]:
            self.context.note(
                f"réponses dites à chaud ou à froid d'après leur date et la fin déclarée de la session ({self._end}) : "
                f"{number} ; le questionnaire ne le dit pas",
                "answers taken as immediate or delayed by their date and the declared end of the session "
                f"({self._end}): {number}; the survey does not say it",
            )
        if number := self.counts["neither"]:
            self.context.note(
                f"réponses dites ni à chaud ni à froid : {number} ; elles précèdent la fin déclarée de la session "
                f"({self._end}) ou la suivent de {_HOT_DAYS + 1} à {_COLD_DAYS - 1} jours",
                f"answers taken as neither immediate nor delayed: {number}; they precede the declared end of the "
                f"session ({self._end}) or follow it by {_HOT_DAYS + 1} to {_COLD_DAYS - 1} days",
            )

    def _timing_at(self, at: datetime | None) -> Timing | None:
        """Return what the date says of an answer; ``None`` where the end is not declared, and between the two."""
        if at is None or self._end is None:
            return None
        days = (at.date() - self._end).days
        timing: Timing | None = "hot" if 0 <= days <= _HOT_DAYS else "cold" if days >= _COLD_DAYS else None
        self.counts[timing or "neither"] += 1
        return timing

    def _stakeholder_of(self, row: Row) -> Stakeholder:
        """Return who answers: what the row says goes before the form's words."""
        said = self.first(row, Role.STAKEHOLDER)
        found = stakeholder_of(fold(said)) if said else None
        self.counts["unknown profile"] += said is not None and found is None
        return found or self._stakeholder

    def _find_stakeholder(self) -> Stakeholder:
        said = find_stakeholder([*self.form.folded_texts, fold(self.sheet or "")])
        if said is None and (said := find_stakeholder([_words_of(self.file.name)])) is not None:
            self.context.note(
                f"destinataires ({_WHO[said].fr}) d'après le nom du fichier : les questions ne le disent pas",
                f"who was asked ({_WHO[said].en}) is taken from the file's name: the questions do not say it",
            )
        return said or "beneficiary"

    def _find_timing(self) -> Timing | None:
        said = find_timing([*self.form.folded_texts, fold(self.sheet or "")])
        if said is None and (said := find_timing([_words_of(self.file.name)])) is not None:
            self.context.note(
                f"questionnaire « {'à chaud' if said == 'hot' else 'à froid'} » d'après le nom du fichier : "
                "les questions ne le disent pas",
                f"survey taken as {'immediate' if said == 'hot' else 'delayed'} from the file's name: "
                "the questions do not say it",
            )
        return said

    def _is_complete(self, row: Row) -> bool:
        state = [text_of(row, index) for index in self.form.columns(Role.STATE)]
        if any(fold(text) in _PARTIAL for text in state):
            return False
        submitted = self.form.columns(Role.SUBMITTED)
        return self.form.tool.name not in {"limesurvey", "typeform"} or any(text_of(row, index) for index in submitted)


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
