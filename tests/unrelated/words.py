"""Words, names, dates and sums drawn by lot."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta

FIRST = (
    "Camille", "Noé", "Inès", "Gaspard", "Lila", "Émile", "Zoé", "Hugo", "Rose", "Sacha", "Maud", "Yanis", "Alba",
    "Côme", "Nina", "Oscar", "Éva", "Marius", "Jade", "Tom",
)  # fmt: skip
LAST = (
    "Chabert", "Vasseur", "Oliveira", "Kermarrec", "Lacoste", "Benali", "Schmitt", "Delmas", "Pichon", "Rey", "Moulin",
    "Garnier", "Castel", "Nguyen", "Da Silva", "Lefort", "Ozanne", "Tissier", "Quéré", "Baron",
)  # fmt: skip
THINGS = (
    "vis inox", "farine T65", "peinture blanche", "abonnement", "carburant", "loyer", "ramette A4", "toner", "café",
    "assurance", "location de nacelle", "câble réseau", "tomates", "frais de port", "péage", "parpaings", "savon",
    "nappe", "ampoule", "gravier", "affranchissement", "bois de chauffage", "consultation", "abonnement télécom",
)  # fmt: skip
PLACES = ("Auxerre", "Brive", "Caen", "Dole", "Évreux", "Foix", "Gap", "Laval", "Melun", "Niort", "Royan", "Vichy")
STATES = ("ouvert", "fermé", "en attente", "payé", "annulé", "à rappeler", "livré", "en stock")


def full_name(chance: random.Random) -> str:
    return f"{chance.choice(FIRST)} {chance.choice(LAST)}"


def email(chance: random.Random) -> str:
    name = f"{chance.choice(FIRST)}.{chance.choice(LAST)}".lower().replace(" ", "")
    plain = name.translate(str.maketrans("éèêëôîïç", "eeeeoiic"))
    return f"{plain}@{chance.choice(('example.org', 'example.com', 'exemple.fr'))}"


def day(chance: random.Random) -> date:
    return date(2026, 1, 1) + timedelta(days=chance.randrange(320))


def moment(chance: random.Random) -> datetime:
    return datetime(2026, 1, 1) + timedelta(minutes=chance.randrange(460_000))


def money(chance: random.Random) -> str:
    return f"{chance.randrange(1, 900_000) / 100:.2f}".replace(".", ",")


def sentence(chance: random.Random, length: int = 6) -> str:
    return " ".join(chance.choices(THINGS, k=length)).capitalize() + "."


CELLS: dict[str, Callable[[random.Random], object]] = {
    "name": full_name,
    "first": lambda chance: chance.choice(FIRST),
    "last": lambda chance: chance.choice(LAST).upper(),
    "email": email,
    "day": lambda chance: f"{day(chance):%d/%m/%Y}",
    "iso": lambda chance: day(chance).isoformat(),
    "moment": lambda chance: f"{moment(chance):%d/%m/%Y %H:%M}",
    "stamp": lambda chance: moment(chance).isoformat(),
    "time": lambda chance: f"{moment(chance):%H:%M}",
    "span": lambda chance: f"{chance.randrange(9):02d}:{chance.randrange(60):02d}:{chance.randrange(60):02d}",
    "money": money,
    "share": lambda chance: f"{chance.randrange(101)} %",
    "count": lambda chance: chance.randrange(1, 500),
    "code": lambda chance: f"{chance.choice('ABCDEFK')}{chance.randrange(10**5):05d}",
    "thing": lambda chance: chance.choice(THINGS),
    "place": lambda chance: chance.choice(PLACES),
    "state": lambda chance: chance.choice(STATES),
    "phone": lambda chance: f"01 99 00 {chance.randrange(100):02d} {chance.randrange(100):02d}",
    "yes": lambda chance: chance.choice(("oui", "non")),
    "note": sentence,
}
"""What a column of a table is filled with."""
