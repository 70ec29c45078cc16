"""JSON, XML and HTML of other trades: settings, maps, feeds, transfers, shops, pages of the web."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

from .words import PLACES, THINGS, email, full_name, moment, money, sentence


def files(chance: random.Random) -> dict[str, bytes]:
    """Return every document."""
    found = {
        f"json.{name}": json.dumps(write(chance), ensure_ascii=chance.random() < 0.5, indent=chance.choice((None, 2)))
        for name, write in JSONS.items()
    }
    found["json.lines"] = "".join(
        json.dumps({"ts": moment(chance).isoformat(), "level": "info", "msg": sentence(chance), "pid": n}) + "\n"
        for n in range(30)
    )
    found |= {f"xml.{name}": '<?xml version="1.0" encoding="UTF-8"?>\n' + write(chance) for name, write in XMLS.items()}
    found |= {f"html.{name}": write(chance) for name, write in PAGES.items()}
    return {name: text.encode() for name, text in found.items()}


def _places(chance: random.Random) -> Any:
    def feature(place: str) -> Any:
        at = [round(chance.uniform(-4, 8), 5), round(chance.uniform(42, 51), 5)]
        return {"type": "Feature", "properties": {"name": place}, "geometry": {"type": "Point", "coordinates": at}}

    return {"type": "FeatureCollection", "features": [feature(place) for place in PLACES]}


def _orders(chance: random.Random) -> Any:
    return [
        {
            "id": n,
            "customer": full_name(chance),
            "email": email(chance),
            "total": chance.randrange(9999),
            "status": "paid",
        }
        for n in range(15)
    ]


def _package(chance: random.Random) -> Any:
    return {"name": "shop", "version": f"1.{chance.randrange(9)}.0", "scripts": {"start": "node ."}, "dependencies": {}}


def _events(chance: random.Random) -> Any:
    return {
        "events": [{"user": n, "type": "click", "at": moment(chance).isoformat(), "page": "/cart"} for n in range(20)]
    }


def _weather(chance: random.Random) -> Any:
    return {"hourly": {"time": list(range(24)), "temperature": [chance.randrange(-5, 35) for _ in range(24)]}}


def _tweets(chance: random.Random) -> Any:
    return [{"created_at": moment(chance).isoformat(), "text": sentence(chance), "user": {"name": full_name(chance)}}]


def _openapi(chance: random.Random) -> Any:
    return {
        "openapi": "3.1.0",
        "info": {"title": "Stock", "version": str(chance.randrange(9))},
        "paths": {"/items": {}},
    }


def _feed(chance: random.Random) -> str:
    items = "".join(
        f"<item><title>{escape(sentence(chance))}</title><pubDate>{moment(chance):%a, %d %b %Y}</pubDate></item>"
        for _ in range(8)
    )
    return f'<rss version="2.0"><channel><title>Bricolage</title>{items}</channel></rss>'


def _track(chance: random.Random) -> str:
    points = "".join(
        f'<trkpt lat="45.{chance.randrange(9999)}" lon="5.1"><time>{moment(chance).isoformat()}Z</time></trkpt>'
        for _ in range(20)
    )
    return f'<gpx version="1.1"><trk><name>Sortie</name><trkseg>{points}</trkseg></trk></gpx>'


def _transfer(chance: random.Random) -> str:
    lines = "".join(
        f"<CdtTrfTxInf><Amt>{money(chance)}</Amt><Cdtr><Nm>{full_name(chance)}</Nm></Cdtr></CdtTrfTxInf>"
        for _ in range(5)
    )
    return f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><PmtInf>{lines}</PmtInf></Document>'


def _drawing(chance: random.Random) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg"><circle r="{chance.randrange(90)}"/><text>Salon</text></svg>'


def _pom(chance: random.Random) -> str:
    return f"<project><artifactId>shop</artifactId><version>{chance.randrange(9)}.0</version></project>"


def _junit(chance: random.Random) -> str:
    cases = "".join(f'<testcase name="t{n}" time="0.{chance.randrange(99)}"/>' for n in range(9))
    return f'<testsuite name="unit" tests="9" timestamp="{moment(chance).isoformat()}">{cases}</testsuite>'


def _shop(chance: random.Random) -> str:
    items = "".join(f"<li>{escape(chance.choice(THINGS))} – {money(chance)} €</li>" for _ in range(12))
    return (
        f"<!DOCTYPE html><html lang='fr'><head><title>Quincaillerie</title></head><body><ul>{items}</ul></body></html>"
    )


def _article(chance: random.Random) -> str:
    text = "".join(f"<p>{escape(sentence(chance, 30))}</p>" for _ in range(8))
    return (
        f"<!DOCTYPE html><html><head><title>Journal de {chance.choice(PLACES)}</title></head><body>{text}</body></html>"
    )


def _rows(chance: random.Random) -> str:
    rows = "".join(
        f"<tr><td>{full_name(chance)}</td><td>{money(chance)}</td><td>{chance.choice(PLACES)}</td></tr>"
        for _ in range(9)
    )
    return f"<html><body><h1>Dons</h1><table><tr><th>Donateur</th><th>Somme</th><th>Ville</th></tr>{rows}</table>"


def _login(chance: random.Random) -> str:
    return (
        f"<!doctype html><html><head><title>Banque n° {chance.randrange(99)}</title></head><body><form action='/in'>"
        "<label>Identifiant <input name='id'></label><label>Mot de passe <input type='password'></label></form>"
    )


JSONS: dict[str, Callable[[random.Random], Any]] = {
    "places": _places, "orders": _orders, "package": _package, "events": _events, "weather": _weather,
    "tweets": _tweets, "openapi": _openapi,
}  # fmt: skip
XMLS: dict[str, Callable[[random.Random], str]] = {
    "feed": _feed,
    "track": _track,
    "transfer": _transfer,
    "drawing": _drawing,
    "pom": _pom,
    "junit": _junit,
}
PAGES: dict[str, Callable[[random.Random], str]] = {
    "shop": _shop,
    "article": _article,
    "rows": _rows,
    "login": _login,
}
