"""The plan of a path's sequences as given to the learners: order, mode, date, duration, objective, instructions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from .frozen import sheet_bytes
from .pages import Block, Line, Table, Title, written
from .session import Session, clock, short_date

NAMES = {"in_person": "Présentiel", "synchronous": "Classe virtuelle", "asynchronous": "À distance, sur la plateforme"}


@dataclass(frozen=True)
class Sequence:
    """One sequence of a path."""

    name: str
    mode: str
    date: date
    minutes: int
    objective: str
    instructions: str
    when: str


def sequences_of(session: Session) -> list[Sequence]:
    """The half-days and the remote activities of a session in the order of their days."""
    goals = session.objectives
    found = [
        Sequence(
            f"Séance du {short_date(slot.date)}", slot.mode, slot.date, slot.minutes, goals[number % len(goals)],
            "Apporter ses propres exemples", f"{short_date(slot.date)}, {clock(slot.start)} - {clock(slot.end)}",
        )
        for number, slot in enumerate(session.slots)
    ]  # fmt: skip
    found += [
        Sequence(
            activity.name, "asynchronous", activity.day, activity.minutes,
            activity.objective or goals[number % len(goals)], "Consulter le module, puis faire l'activité",
            f"avant le {short_date(activity.day)}",
        )
        for number, activity in enumerate(session.activities)
    ]  # fmt: skip
    return sorted(found, key=lambda each: each.date)


def sequence_plan(
    session: Session,
    *,
    form: str = "pdf",
    given: date | None = None,
    longer: int = 0,
    omit: Collection[str] = (),
) -> bytes:
    """Write the plan; ``longer``: minutes too many in its first sequence, ``omit``: columns, "given"."""
    given = given or session.before(10)
    columns = ["order", "sequence", "mode", "date", "duration", "objective", "instructions"]
    titles = ["N°", "Séquence", "Modalité", "Date", "Durée", "Objectif", "Consignes"]
    kept = [number for number, name in enumerate(columns) if name not in omit]
    rows = [[titles[number] for number in kept]]
    for number, each in enumerate(sequences_of(session), start=1):
        minutes = each.minutes + (longer if number == 1 else 0)
        lasting = f"{minutes // 60} h {minutes % 60:02}" if minutes % 60 else f"{minutes // 60} h"
        cells = [str(number), each.name, NAMES[each.mode], each.when, lasting, each.objective, each.instructions]
        rows.append([cells[column] for column in kept])
    if form == "xlsx":
        return sheet_bytes(rows, "Calendrier des séquences", (5, 26, 26, 26, 10, 34, 34))
    blocks: list[Block] = [
        Title("CALENDRIER DES SÉQUENCES DU PARCOURS"),
        Line(f"Intitulé de la formation : {session.title}"),
        *([] if "given" in omit else [Line(f"Remis aux participants le {short_date(given)}")]),
        Table(rows, tuple((1, 3, 3, 3, 2, 4, 4)[number] for number in kept)),
    ]
    return written(blocks, form, footer=f"{session.provider.name} – calendrier du parcours, version 1.0")
