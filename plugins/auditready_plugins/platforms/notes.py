"""Sentences that readers of several platforms say beside a file."""

from __future__ import annotations

from auditready import Mention, ReadContext


def plural(number: int, one: str, many: str) -> str:
    """Return "1 ligne" or "3 lignes"."""
    return f"{number} {one if number == 1 else many}"


def note_clicks(context: ReadContext, fr: str, en: str) -> None:
    """Say that sessions are estimated from clicks; the words name the source."""
    context.note(
        f"{fr} : sessions estimées du premier au dernier clic, closes après {context.idle_minutes} min sans clic",
        f"{en}: sessions are estimated from first to last click, over after {context.idle_minutes} min without one",
    )


def note_left_out(context: ReadContext, number: int, fr: str, en: str) -> None:
    """Say how many records were left out and why; nothing where there are none."""
    if number:
        context.note(
            f"{plural(number, 'enregistrement laissé', 'enregistrements laissés')} de côté : {fr}",
            f"{plural(number, 'record', 'records')} left out: {en}",
        )


def note_wall_time(context: ReadContext, fr: str, en: str) -> None:
    """Say that times have no zone; the words name the source."""
    context.note(
        f"{fr} sans fuseau horaire : celui du dossier ({context.zone}) est supposé",
        f"{en} without a time zone: the dossier's ({context.zone}) is assumed",
    )


def note_pseudonyms(context: ReadContext, people: list[Mention]) -> None:
    """Say how many persons have neither a name nor an address."""
    number = sum(1 for each in people if not each.name and not each.email)
    if number:
        context.note(
            f"{plural(number, 'personne désignée', 'personnes désignées')} par un identifiant seul, sans nom ni "
            "adresse : à rapprocher d'une liste des inscrits",
            f"{plural(number, 'person', 'persons')} named by an identifier alone, without name or address: to be "
            "matched with a list of those enrolled",
        )
