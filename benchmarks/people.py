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


_BEGIN = (
    "Mont", "Bel", "Val", "Roche", "Castel", "Puy", "Font", "Haute", "Clair", "Beau", "Ville", "Champ", "Pierre",
    "Bois", "Grand", "Chante", "Mal", "Aigue", "Neuf", "Franc", "Mar", "Sauve", "Tour", "Noir", "Blanc",
)  # fmt: skip
_END = (
    "brun", "court", "fort", "gaillard", "lieu", "mesnil", "pré", "rive", "serre", "tal", "vigne", "zac", "dun", "hac",
    "jol", "kerque", "lac", "magne", "noy", "oisel", "peyre", "quier", "ric", "sagne", "vert",
)  # fmt: skip


def resident(number: int) -> Person:
    """Return person ``number`` of one large session: the first ``LARGEST`` have surnames of their own."""
    begin, end = divmod(number % LARGEST, len(_END))
    first, last = FIRST[(7 * number + begin) % len(FIRST)], _BEGIN[begin] + _END[end]
    email = f"apprenant{number % LARGEST:03}@entreprise.example.org"
    return Person(first, last, email, "Bâtisseurs d'Oc SAS", moodle_id=4_000 + number % LARGEST)
