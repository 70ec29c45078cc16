"""What a log's events prove besides presence: work handed in, its grading, and posts in forums."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Literal, NamedTuple

from auditready import EvidenceFile, ForumPost, LazyPattern, Locator, Mention, ReadContext, Submission, fold

from .moments import Quotes, at
from .notes import note_rows, plural
from .visits import Visitor

Deed = Literal["submitted", "graded", "removed", "posted", "content"]

_NAMES: dict[Deed, tuple[str, ...]] = {
    "submitted": (
        "A submission has been submitted.", "A submission has been uploaded.", "Travail de devoir remis",
        "Travail remis", "Un travail a été déposé.", "Se ha enviado una entrega",
    ),
    "graded": ("The submission has been graded.", "Travail de devoir évalué", "Se ha calificado el envío."),
    "removed": ("Submission removed.", "Submission deleted", "Travail remis supprimé", "Travail supprimé"),
    "posted": (
        "Post created", "Discussion created", "Message créé", "Discussion créée", "Mensaje creado", "Tema creado",
    ),
    "content": ("Some content has been posted.", "Contenu posté", "Algún contenido ha sido publicado."),
}  # fmt: skip
_SAME_POST = 60
"""Seconds within which "content posted" and "post created" of one person in one forum are one post."""
_CONCERNED = LazyPattern(r"for the user with id '(\d+)'")


class DeedNames(dict[str, "Deed | None"]):
    """Event name as written → deed; each spelling is folded once."""

    def __init__(self) -> None:
        self._folded = {_bare(name): deed for deed, names in _NAMES.items() for name in names}

    def __missing__(self, name: str) -> Deed | None:
        deed = self[name] = self._folded.get(_bare(name))
        return deed


def _bare(name: str) -> str:
    return fold(name).rstrip(". ")


class Done(NamedTuple):
    """One row of the log that is a deed."""

    deed: Deed
    moment: int
    row: int
    visitor: Visitor
    activity: str
    concerned: str = ""
    """The affected user, for a grading."""
    number: str | None = None
    """Their number, where the description gives it."""


def concerned_number(description: str) -> str | None:
    """Return the number of the user that a description says something was done for."""
    found = _CONCERNED.search(description)
    return None if found is None else found[1]


def activity_of(context: str) -> str:
    """Return the name in an event context: "Devoir: Étude de cas" is "Étude de cas"."""
    _, colon, name = context.partition(":")
    return (name if colon else context).strip()


def person_of(visitor: Visitor) -> Mention:
    """Return the mention of somebody in the log."""
    return Mention(name=visitor.name, identifier=visitor.identifier)


def submissions(
    done: list[Done], quotes: Quotes, file: EvidenceFile, sheet: str | None, context: ReadContext
) -> Iterator[Submission]:
    """Give one record per person and activity: first handed in, first graded after that."""
    handed_in: dict[tuple[str, str | None, str], list[Done]] = {}
    for deed in sorted(done, key=lambda deed: (deed.moment, deed.row)):
        if deed.deed == "submitted":
            key = (deed.visitor.name, deed.visitor.identifier, deed.activity)
            handed_in.setdefault(key, []).append(deed)
    gradings, unknown = _gradings(done, handed_in)
    for key, deeds in handed_in.items():
        first = deeds[0]
        graded = sorted(gradings.get(key, ()), key=lambda deed: (deed.moment, deed.row))
        feedback = next((deed for deed in graded if deed.moment >= first.moment), None)
        yield Submission(
            locator=Locator(
                file=file.name, sheet=sheet, row=first.row, quote=quotes.quote(first.moment, first.visitor.name)
            ),
            person=person_of(first.visitor),
            activity=first.activity,
            status="submitted",
            at=at(first.moment),
            feedback=True if feedback else None,
            feedback_at=at(feedback.moment) if feedback else None,
            feedback_by=person_of(feedback.visitor) if feedback else None,
        )
    _note_submissions(handed_in, unknown, [deed for deed in done if deed.deed == "removed"], context)


def _gradings(
    done: list[Done], handed_in: dict[tuple[str, str | None, str], list[Done]]
) -> tuple[dict[tuple[str, str | None, str], list[Done]], int]:
    numbers: dict[tuple[str, str], list[str | None]] = {}
    for name, number, activity in handed_in:
        numbers.setdefault((name, activity), []).append(number)
    gradings: dict[tuple[str, str | None, str], list[Done]] = {}
    unknown = 0
    for deed in done:
        if deed.deed != "graded":
            continue
        candidates = numbers.get((deed.concerned, deed.activity), [])
        matching = [number for number in candidates if deed.number is None or number in {None, deed.number}]
        if len(matching) == 1:
            gradings.setdefault((deed.concerned, matching[0], deed.activity), []).append(deed)
        else:
            unknown += 1
    return gradings, unknown


def _note_submissions(
    handed_in: dict[tuple[str, str | None, str], list[Done]], unknown: int, removed: list[Done], context: ReadContext
) -> None:
    again = sum(len(deeds) - 1 for deeds in handed_in.values())
    if again:
        context.note(
            f"{plural(again, 'nouvelle remise', 'nouvelles remises')} du même travail : la première date est retenue",
            f"{plural(again, 'hand-in', 'hand-ins')} of the same work again: the first date is kept",
        )
    if removed:
        context.note(
            f"{plural(len(removed), 'travail remis a été supprimé', 'travaux remis ont été supprimés')} par la suite",
            f"{plural(len(removed), 'handed-in work was', 'handed-in works were')} removed later",
        )
    note_rows(
        context,
        unknown,
        "évaluation d'un travail dont ce journal ne montre pas la remise",
        "grading of work that this log does not show being handed in",
    )
    proxies = sum(deed.visitor.on_behalf for deed in chain.from_iterable(handed_in.values()))
    if proxies:
        context.note(
            f"{plural(proxies, 'travail remis', 'travaux remis')} par quelqu'un d'autre, connecté en tant qu'apprenant",
            f"{plural(proxies, 'work', 'works')} handed in by somebody else logged in as the learner",
        )


def posts(
    done: list[Done], quotes: Quotes, file: EvidenceFile, sheet: str | None, context: ReadContext
) -> Iterator[ForumPost]:
    """Give the forum posts; "content posted" counts only where no row says which post it was."""
    created: dict[tuple[int, str], list[int]] = {}
    for deed in done:
        if deed.deed == "posted":
            created.setdefault((id(deed.visitor), deed.activity), []).append(deed.moment)
    for moments_of_posts in created.values():
        moments_of_posts.sort()
    same = 0
    for deed in sorted(done, key=lambda deed: (deed.moment, deed.row)):
        if deed.deed not in {"posted", "content"}:
            continue
        near = created.get((id(deed.visitor), deed.activity), ())
        if deed.deed == "content" and _is_near(deed.moment, near):
            same += 1
            continue
        yield ForumPost(
            locator=Locator(
                file=file.name, sheet=sheet, row=deed.row, quote=quotes.quote(deed.moment, deed.visitor.name)
            ),
            person=person_of(deed.visitor),
            at=at(deed.moment),
            forum=deed.activity,
        )
    note_rows(
        context,
        same,
        "« contenu posté », second événement d'un message déjà compté",
        '"content posted", the second event of a post that is counted already',
    )


def _is_near(moment: int, others: Sequence[int]) -> bool:
    index = bisect_left(others, moment - _SAME_POST)
    return index < len(others) and others[index] <= moment + _SAME_POST
