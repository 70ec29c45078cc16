"""Invented people and titles, as many as a benchmark needs, each always the same."""

from __future__ import annotations

from tests.factory import Person

FIRST = (
    "Adèle", "Bastien", "Camille", "Damien", "Élise", "Fabrice", "Gaëlle", "Hugo", "Inès", "Joël", "Karine", "Loïc",
    "Maëva", "Noémie", "Olivier", "Pauline", "Quentin", "Rachida", "Sébastien", "Thérèse", "Ugo", "Valérie", "Wassim",
    "Xavier", "Yasmina",
)  # fmt: skip
LAST = (
    "Arnoux", "Bessière", "Cazalis", "Delmas", "Escudié", "Fabrègue", "Gineste", "Hérault", "Imbert", "Jalabert",
    "Kerbrat", "Lacombe", "Maurel", "Noguès", "Olivé", "Pagès", "Quillard", "Rouquette", "Sabatier", "Teissier",
    "Ubeda", "Vidal", "Weil", "Ychard", "Zamora",
)  # fmt: skip
TITLES = (
    "Excel perfectionnement",
    "Management de proximité",
    "Comptabilité pour non-comptables",
    "Anglais professionnel A2",
    "Prévention des risques en atelier",
    "Conduire un entretien annuel",
    "Accueil et relation client",
)
LARGEST = len(FIRST) * len(LAST)
"""How many different persons there are."""


def person(number: int) -> Person:
    """Return person ``number``; the first ``LARGEST`` are all different."""
    turn, place = divmod(number % LARGEST, len(LAST))
    first = FIRST[(turn + place) % len(FIRST)]
    email = f"stagiaire{number % LARGEST:03}@entreprise.example.org"
    return Person(first, LAST[place], email, "Bâtisseurs d'Oc SAS", moodle_id=2_000 + number % LARGEST)
