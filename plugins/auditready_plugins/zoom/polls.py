"""Poll reports of Zoom meetings and webinars: who answered what, and when.

Three layouts, as :mod:`poll_layouts` takes them apart: questions and answers side by side in each row (until 2022), a
table for each launched poll with a column for each question, and one row an answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditready import (
    AnyEvidence,
    ChatMessage,
    EvidenceFile,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    UnreadableEvidence,
    dates_in_name,
    fold,
    quote,
    say,
)

from ..chat.moments import Moments
from ..chat.tables import Row, head_tables, read_tables
from .names import Names
from .poll_layouts import AT, EMAIL, NAME, Polls, find_polls, has_time

_ANONYMOUS = ("anonymous", "anonyme", "anonimo", "anonym")
_TESTS = (
    "vrai ou faux", "true or false", "bonne reponse", "correct answer", "laquelle", "lequel", "lesquels", "lesquelles",
    "which of",
)  # fmt: skip
"""Words of questions that test knowledge; a poll report holds no right answer, so that is said and not judged."""


class PollsReader:
    """Reads answers as exchanges: they prove interaction (SYN104), no presence and no level."""

    name = "zoom.polls"
    system = "Zoom"
    kinds = frozenset({"chat_message"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods"})
    at_most = 0.95

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim tables "#, name, address, moment" whose rows go on with questions and answers, below titles."""
        for rows in head_tables(file):
            for polls in find_polls(rows):
                return Recognition(
                    confidence=0.95 if polls.is_known else 0.7,
                    why=say(
                        "« {title} », puis « {header} », comme dans un rapport de sondages Zoom",
                        '"{title}", then "{header}", as in a Zoom poll report',
                        title=quote(polls.title, 40),
                        header=quote(", ".join(polls.header.texts), 80),
                    ),
                    variant=polls.variant,
                )
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one exchange an answer."""
        found = [polls for rows in read_tables(file) for polls in find_polls(rows)]
        rows = [row for polls in found for row in polls.rows]
        if not rows:
            raise UnreadableEvidence(
                "le rapport de sondages Zoom n'a plus d'en-tête lisible : exporter à nouveau le rapport",
                "the Zoom poll report has no readable header any more: export the report again",
            )
        zone = next((polls.zone for polls in found if polls.zone), None)
        moments = Moments((row.cell(AT) for row in rows), dates_in_name(file.name), context, zone=zone)
        names = Names((row.text(NAME), row.text(EMAIL)) for row in rows)
        answers = nameless = tests = 0
        for polls, row in ((table, row) for table in found for row in table.rows):
            if not row.text(NAME) or _is_anonymous(row):
                nameless += 1
                continue
            person = names.mention(row.text(NAME), row.text(EMAIL))
            for question, answer in polls.pairs(row):
                answers += 1
                tests += any(word in fold(question) for word in _TESTS)
                yield _message(file, row, person, question, answer, moments)
        _note(context, answers, nameless, tests)
        _note_days(found, context)
        moments.note_doubts()


def _is_anonymous(row: Row) -> bool:
    return any(fold(text).startswith(_ANONYMOUS) for text in (row.text(NAME), row.text(EMAIL)))


def _note_days(found: list[Polls], context: ReadContext) -> None:
    bare = sum(not has_time(row) for polls in found for row in polls.rows)
    if bare:
        context.note(
            f"{bare} réponse(s) datée(s) du jour seulement : aucune demi-journée n'en est tirée",
            f"{bare} answer(s) with the day alone: they belong to no half-day",
        )


def _message(
    file: EvidenceFile, row: Row, person: Mention, question: str, answer: str, moments: Moments
) -> ChatMessage:
    return ChatMessage(
        locator=Locator(
            file=file.name,
            sheet=row.sheet,
            row=row.number,
            quote=quote(f"{person.name} | {question} | {answer}"),
        ),
        person=person,
        at=moments.read(row.cell(AT)) if has_time(row) else None,
        length=len(answer),
    )


def _note(context: ReadContext, answers: int, nameless: int, tests: int) -> None:
    context.note(
        f"{answers} réponse(s) à des sondages, comptée(s) comme échanges : répondre une fois n'est pas être présent "
        "toute la demi-journée",
        f"{answers} answer(s) to polls, counted as exchanges: answering once is not being there for the whole half-day",
    )
    if tests:
        context.note(
            f"{tests} réponse(s) à des questions de contrôle des connaissances : l'export ne dit pas ce qui est juste, "
            "il ne vaut pas évaluation ; déposer les résultats du quiz",
            f"{tests} answer(s) to questions that test knowledge: the export does not say what is right, it is no "
            "assessment; file the results of the quiz",
        )
    if nameless:
        context.note(
            f"{nameless} réponse(s) anonyme(s) laissée(s) de côté : elles ne désignent personne",
            f"{nameless} anonymous answer(s) left out: they name nobody",
        )
