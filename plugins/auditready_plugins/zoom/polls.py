"""Poll reports of Zoom meetings and webinars: who answered what, and when.

"Poll Report", the meeting, "Poll Details", then "#, User Name, User Email, Submitted Date/Time" and, in each row,
questions and answers side by side, as many as that person answered. Titles and labels are in the exporter's language;
newer layouts are not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from auditready import (
    AnyEvidence,
    ChatMessage,
    EvidenceFile,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    UnreadableEvidence,
    fold,
    quote,
    say,
)

from ..chat.moments import Moments, dates_in_name, is_moment
from ..chat.people import address_of
from ..chat.tables import Row, head_tables, is_empty, read_tables
from .names import Names

_NUMBER, _NAME, _EMAIL, _AT, _FIRST = range(5)
_HEADER_WITHIN = 12
_ANONYMOUS = ("anonymous", "anonyme", "anonimo", "anonym")
_TESTS = (
    "vrai ou faux", "true or false", "bonne reponse", "correct answer", "laquelle", "lequel", "lesquels", "lesquelles",
    "which of",
)  # fmt: skip
"""Words of questions that test knowledge; a poll report holds no right answer, so that is said and not judged."""


class _Polls(Struct, frozen=True):
    """The table of answers."""

    title: str
    header: Row
    rows: list[Row]


class PollsReader:
    """Reads answers as exchanges: they prove interaction (SYN104), no presence and no level."""

    name = "zoom.polls"
    system = "Zoom"
    kinds = frozenset({"chat_message"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods"})
    at_most = 0.95

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table "#, name, address, moment" whose rows go on with questions and answers, below titles."""
        for rows in head_tables(file):
            if (polls := _find_polls(rows)) is not None:
                return Recognition(
                    confidence=0.95 if fold(polls.title).startswith("poll") else 0.7,
                    why=say(
                        "« {title} », puis « {header} », comme dans un rapport de sondages Zoom",
                        '"{title}", then "{header}", as in a Zoom poll report',
                        title=quote(polls.title, 40),
                        header=quote(", ".join(polls.header.texts), 80),
                    ),
                )
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one exchange an answer."""
        polls = next(filter(None, map(_find_polls, read_tables(file))), None)
        if polls is None:
            raise UnreadableEvidence(
                "le rapport de sondages Zoom n'a plus d'en-tête lisible : exporter à nouveau le rapport",
                "the Zoom poll report has no readable header any more: export the report again",
            )
        moments = Moments((row.cell(_AT) for row in polls.rows), dates_in_name(file.name), context)
        names = Names((row.text(_NAME), row.text(_EMAIL)) for row in polls.rows)
        answers = nameless = tests = 0
        for row in polls.rows:
            if not row.text(_NAME) or fold(row.text(_NAME)).startswith(_ANONYMOUS):
                nameless += 1
                continue
            person = names.mention(row.text(_NAME), row.text(_EMAIL))
            for question, answer in _pairs(row):
                answers += 1
                tests += any(word in fold(question) for word in _TESTS)
                yield _message(file, row, person, question, answer, moments)
        _note(context, answers, nameless, tests)
        moments.note_doubts()


def _find_polls(rows: Sequence[Row]) -> _Polls | None:
    for index, row in enumerate(rows[:_HEADER_WITHIN]):
        if row.text(_NUMBER) != "#" or not _FIRST <= len(row) <= _FIRST + 1 or not index:
            continue
        body = [each for each in rows[index + 1 :] if _is_answer(each)]
        title = next((each.text(0) for each in rows[:index] if each.text(0)), "")
        if body and title:
            return _Polls(title, row, body)
    return None


def _is_answer(row: Row) -> bool:
    number = row.text(_NUMBER).removesuffix(".0")
    known = (
        number.isdecimal() and len(number) < 7 and (is_empty(row.cell(_EMAIL)) or bool(address_of(row.text(_EMAIL))))
    )
    return known and is_moment(row.cell(_AT)) and len(row) > _FIRST


def _pairs(row: Row) -> Iterator[tuple[str, str]]:
    cells = row.texts[_FIRST:]
    for question, answer in zip(cells[::2], cells[1::2], strict=False):
        if question and answer not in {"", "-", "--"}:
            yield question, answer


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
        at=moments.read(row.cell(_AT)),
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
