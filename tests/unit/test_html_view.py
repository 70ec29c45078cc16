"""The HTML view: text in document order, tables, boxes; nothing hidden, and no time lost on malformed pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditready import DocumentView, EvidenceFile
from auditready.errors import LimitExceeded
from auditready.files.html import read_html


def view(tmp_path: Path, text: str) -> DocumentView:
    path = tmp_path / "page.bin"
    path.write_text(text, encoding="utf-8")
    return EvidenceFile(path, path.name).document


PAGE = """<!DOCTYPE html>
<html lang="fr"><head><title>Formation Excel</title><style>p {color: red}</style>
<meta name="last-modified" content="2026-09-14"><script>var a = "<p>Tarif : 1 &euro;</p>";</script></head>
<body><h1>Excel &ndash; perfectionnement</h1><p>Durée&nbsp;: <b>14</b> heures</p><ul><li>Tarif : 900&nbsp;€</li>
<li>Si a < b, on trie</li></ul><!-- <p>brouillon</p> -->
<table><tr><th>Taux</th><th>Valeur</th></tr><tr><td>Satisfaction</td><td></td><td>96&nbsp;%</td></tr></table>
<p><input type="checkbox" checked> Éligible CPF</p><img src="a.png"></body></html>"""


def test_what_a_browser_shows_is_read_in_its_order(tmp_path: Path) -> None:
    page = view(tmp_path, PAGE).pages[0]
    assert page.lines == (
        "Excel – perfectionnement", "Durée : 14 heures", "Tarif : 900 €", "Si a < b, on trie", "Taux | Valeur",
        "Satisfaction | 96 %", "☒ Éligible CPF",
    )  # fmt: skip


def test_tables_keep_their_empty_cells(tmp_path: Path) -> None:
    assert view(tmp_path, PAGE).pages[0].tables == ((("Taux", "Valeur"), ("Satisfaction", "", "96 %")),)


def test_title_and_date_are_metadata(tmp_path: Path) -> None:
    assert view(tmp_path, PAGE).metadata == {"title": "Formation Excel", "modified": "2026-09-14"}


@pytest.mark.parametrize(
    "start", ["<!DOCTYPE html>", "<html>", "<HTML>", '<?xml version="1.0"?><html>', "<!-- saved from url --><html>"]
)
def test_a_page_is_known_by_how_it_begins(start: str, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text(start + "<body><p>Bonjour</p></body></html>", encoding="utf-8")
    assert EvidenceFile(path, "a").format == "html"


@pytest.mark.parametrize(
    "piece", ["<!--", "<", "<a ", "<![", "</", "<script>", "<script></script ", "&#", "<td>", "<table><tr>", "<input "]
)
def test_malformed_pages_cost_no_more_than_others(piece: str) -> None:
    lines = read_html("<p>avant</p>" + piece * 100_000).pages[0].lines
    assert lines[0] == "avant"


def test_a_page_over_the_limit_is_refused() -> None:
    with pytest.raises(LimitExceeded):
        read_html("x" * (8 * 1024 * 1024 + 1))
