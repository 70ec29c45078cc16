"""Dossiers of any modality, no two alike and none with anything to find: people, dates, tools and forms drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from pathlib import PurePosixPath
from random import Random
from typing import Literal, cast

from tests.factory import Activity, Dossier, Person, Session, Slot, clean, phases_of, use_teams
from tests.factory.organisation_folder import SCOPE, clean_organisation
from tests.factory.session import strip_accents

Modality = Literal["in_person", "synchronous", "asynchronous", "blended", "work_based"]
MODALITIES: tuple[Modality, ...] = ("in_person", "synchronous", "asynchronous", "blended", "work_based")

ORGANISATION = "organisation"

FIRST_NAMES = (
    "Hélène", "Mohamed", "Françoise", "Awa", "Bruno", "Cécile", "Damien", "Faïza", "Karim", "Yannick", "Chloé",
    "Thị Lan", "Agnieszka", "Joaquim", "Zoé", "Gaëtan", "Nadia", "Solène", "Ibrahima", "Ursula", "Wiktor", "Océane",
    "Pierre-Yves", "Marie-Aude", "Quốc Bảo", "Émilien", "Victoire", "Rachid", "Loïc", "Ophélie",
)  # fmt: skip
LAST_NAMES = (
    "Dupré-Lefèvre", "Aït Saïd", "D'Hérouville", "Diallo-Traoré", "Léger", "Vandenberghe", "Pouységur", "Benkhelifa",
    "Bensaïd", "Kerdoncuff", "Ménard-Ruiz", "Nguyễn", "Wiśniewska", "Figueiredo da Costa", "Zimmermann", "Le Guennec",
    "Haddad", "Castagnède", "Sow", "Quémeneur", "Jabłoński", "Hugonnet", "de La Brosse", "Saint-Exupère", "Trần",
    "Oyharçabal", "Fontvieille", "Boukhari", "Goëlo", "Abadie",
)  # fmt: skip
TRAINERS = (
    Person("Alexandre", "Petitjean", "a.petitjean@ateliers-lirou.example.org"),
    Person("Nathalie", "Rouquette", "n.rouquette@ateliers-lirou.example.org"),
    Person("Guilhem", "Bœuf", "g.boeuf@ateliers-lirou.example.org"),
)
TITLES = (
    ("Excel perfectionnement", ("Automatiser un tableau de suivi", "Contrôler la fiabilité des données")),
    ("Animer une réunion à distance", ("Préparer une réunion à distance", "Faire participer chacun")),
    ("Devenir tuteur en entreprise", ("Accueillir un nouveau collaborateur", "Évaluer une progression")),
    ("Comptabilité pour non-comptables", ("Lire un bilan", "Dialoguer avec son expert-comptable")),
    ("Management de proximité", ("Fixer un objectif", "Conduire un entretien de recadrage")),
    ("Prévenir les risques psychosociaux", ("Repérer les signaux d'alerte", "Orienter vers le bon interlocuteur")),
    ("Initiation à la soudure TIG", ("Régler un poste à souder", "Contrôler un cordon")),
    ("Anglais professionnel, niveau B1", ("Mener un appel téléphonique", "Rédiger un courriel")),
)
CLIENTS = (
    ("Bâtisseurs d'Oc SAS", "Étienne Galtier-Roux"),
    ("Coopérative des Salines", "Maud Théron"),
    ("Menuiserie Ferrandez", "Olivier Ferrandez"),
)
ACTIVITIES: tuple[tuple[str, Literal["page", "resource", "quiz", "assign", "scorm", "forum"]], ...] = (
    ("Module 1 – Les repères", "page"),
    ("Quiz d'étape", "quiz"),
    ("Module 2 – La méthode", "page"),
    ("Étude de cas", "assign"),
    ("Évaluation finale", "quiz"),
)
HOLIDAYS = {date(2026, 4, 6), date(2026, 5, 1), date(2026, 5, 8), date(2026, 5, 14), date(2026, 5, 25)}
"""Public holidays on a weekday between the first and the last day that a session may have."""


def draw(chance: Random, kind: str) -> Dossier:
    """Draw a clean dossier: of a session in one of ``MODALITIES``, or the provider's own folder ("organisation")."""
    if kind == ORGANISATION:
        return _organisation_by(chance, session_by(chance, "in_person"))
    return dossier_by(chance, session_by(chance, cast("Modality", kind)))


def _organisation_by(chance: Random, session: Session) -> Dossier:
    """The folder of a provider to whom every indicator applies, filed by indicator or all in one place."""
    dossier = clean_organisation(session)
    flat = chance.randrange(2)
    for name in list(dossier.pieces):
        path = PurePosixPath(dossier.path(name))
        if name.startswith("procedure/") and chance.randrange(2):
            dossier.change(name, form="pdf")
            path = path.with_suffix(".pdf")
        dossier.move(name, f"Qualité/{path.name}" if flat else str(path))
    dossier.put("auditready.toml", SCOPE.encode())
    dossier.put("dossier.toml", b'kind = "organisation"\n')
    return dossier


def session_by(chance: Random, modality: Modality) -> Session:
    """Draw one session."""
    first = date(2026, 2, 2) + timedelta(days=chance.randrange(120))
    title, objectives = TITLES[chance.randrange(len(TITLES))]
    client, signatory = CLIENTS[chance.randrange(len(CLIENTS))]
    slots, activities = _path(chance, modality, first)
    phases = phases_of(*_working_days(first, 2 + chance.randrange(3))) if modality == "work_based" else ()
    session = Session(
        title,
        f"{strip_accents(title)[:3].upper()}-{first:%Y-%m}-{chance.randrange(100):02}",
        modality,
        _people(chance, 2 + chance.randrange(4)),
        TRAINERS[chance.randrange(len(TRAINERS))],
        slots,
        activities,
        phases,
        client=client,
        client_signatory=signatory,
        objectives=objectives,
        seed=f"planting {chance.randrange(1_000_000)}",
    )
    return session.but(absences=_absences(chance, session))


def dossier_by(chance: Random, session: Session) -> Dossier:
    """Draw the tools and the forms of a clean dossier of ``session``."""
    dossier = clean(session)
    for name in ("agreement", "convocation", "programme", "needs"):
        if name in dossier.pieces and chance.randrange(3) == 0:
            dossier.change(name, form="docx")
            dossier.move(name, dossier.path(name).replace(".pdf", ".docx"))
    for slot in session.slots[1:]:  # the first class stays with Zoom, whose chat is in the folder
        if slot.mode == "synchronous":
            _draw_tool(chance, dossier, slot)
    return dossier


def _draw_tool(chance: Random, dossier: Dossier, slot: Slot) -> None:
    drawn = chance.randrange(4)
    if drawn == 0:
        use_teams(dossier, slot)
        name = f"teams/{slot.id}"
        dossier.move(name, dossier.path(name).replace(".csv", f" ({slot.half_day}).csv"))
    elif drawn == 1:
        dossier.change(f"zoom/{slot.id}", language="fr")


def _people(chance: Random, number: int) -> tuple[Person, ...]:
    lasts = _drawn(chance, LAST_NAMES, number)
    firsts = _drawn(chance, FIRST_NAMES, number)
    return tuple(
        Person(first, last, f"{_plain(first)}.{_plain(last)}@entreprise.example.com")
        for first, last in zip(firsts, lasts, strict=True)
    )


def _plain(text: str) -> str:
    return "".join(char for char in strip_accents(text.replace("ł", "l")).lower() if char.isalnum())


def _drawn(chance: Random, values: Sequence[str], number: int) -> list[str]:
    """Draw without putting back; ``Random.sample`` is not what hypothesis can shrink."""
    left = list(values)
    return [left.pop(chance.randrange(len(left))) for _ in range(number)]


def _path(chance: Random, modality: Modality, first: date) -> tuple[tuple[Slot, ...], tuple[Activity, ...]]:
    days = _working_days(first, 1 + chance.randrange(3))
    if modality == "in_person":
        return _half_days(chance, days, "in_person"), ()
    if modality == "synchronous":
        return _half_days(chance, days, "synchronous"), ()
    if modality == "asynchronous":
        return (), _remote(chance, first, 5)
    if modality == "work_based":
        return (), ()
    mode: Literal["in_person", "synchronous"] = "in_person" if chance.randrange(2) else "synchronous"
    slots = _half_days(chance, days, mode)
    return slots, _remote(chance, days[-1] + timedelta(days=1), 2 + chance.randrange(4))


def _working_days(first: date, number: int) -> list[date]:
    days: list[date] = []
    day = first
    while len(days) < number:
        if day.weekday() < 5 and day not in HOLIDAYS:
            days.append(day)
        day += timedelta(days=1)
    return days


def _half_days(chance: Random, days: Sequence[date], mode: Literal["in_person", "synchronous"]) -> tuple[Slot, ...]:
    half = 30 * chance.randrange(2)
    morning, afternoon = (time(9, half), time(12, half)), (time(13, 30), time(17, half))
    return tuple(Slot(day, start, end, mode) for day in days for start, end in (morning, afternoon))


def _remote(chance: Random, first: date, number: int) -> tuple[Activity, ...]:
    """The first activities of the list and the final assessment, a few days apart."""
    chosen = [*ACTIVITIES[: number - 1], ACTIVITIES[-1]]
    days = _working_days(first, 3 * len(chosen))[::3]
    return tuple(
        Activity(name, kind, 15 * (1 + chance.randrange(4)), day)
        for (name, kind), day in zip(chosen, days, strict=True)
    )


def _absences(chance: Random, session: Session) -> frozenset[tuple[str, str]]:
    """At most one half-day of one learner, and never the last one, when everybody is assessed."""
    if len(session.slots) < 2 or chance.randrange(3):
        return frozenset()
    learner = session.learners[chance.randrange(len(session.learners))]
    return frozenset({(learner.key, session.slots[chance.randrange(len(session.slots) - 1)].id)})
