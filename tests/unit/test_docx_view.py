"""The DOCX and ODT view: text in document order, tables, boxes, pictures; damage and attacks are refused."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.papers import box, p, picture, table, write_docx, write_odt

from auditready import DocumentView, EvidenceFile, UnreadableEvidence


def view(path: Path) -> DocumentView:
    return EvidenceFile(path, path.name).document


def test_paragraphs_tables_header_and_footer_come_in_order(tmp_path: Path) -> None:
    path = write_docx(
        tmp_path / "a.docx",
        "Titre",
        table(["Durée", "14 heures"], ["Lieu", "Lyon"]),
        "Fin",
        header="Haut",
        footer="Bas",
    )
    page = view(path).pages[0]
    assert page.lines == ("Haut", "Titre", "Durée | 14 heures", "Lieu | Lyon", "Fin", "Bas")
    assert page.tables == ((("Durée", "14 heures"), ("Lieu", "Lyon")),)


def test_boxes_are_ticked_or_not_whatever_makes_them(tmp_path: Path) -> None:
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    legacy = '<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r>'
    blocks = [
        f"<w:p>{box(ticked=True)}<w:r><w:t> oui</w:t></w:r></w:p>",
        f"<w:p>{box(ticked=False)}<w:r><w:t> non</w:t></w:r></w:p>",
        f"<w:p>{symbol}<w:r><w:t> symbole</w:t></w:r></w:p>",
        f"<w:p>{legacy}<w:r><w:t>ancienne</w:t></w:r></w:p>",
    ]
    assert view(write_docx(tmp_path / "a.docx", *blocks)).pages[0].lines == (
        "☒ oui", "☐ non", "☒ symbole", "☐ ancienne",
    )  # fmt: skip


def test_text_boxes_tabs_breaks_and_soft_hyphens(tmp_path: Path) -> None:
    text_box = f"<w:r><w:txbxContent>{p('Dans le cadre')}</w:txbxContent></w:r>"
    broken = "<w:p><w:r><w:t>un</w:t><w:br/><w:t>deux</w:t></w:r></w:p>"
    path = write_docx(tmp_path / "a.docx", p("Nom :\tAlice"), p("Avant", text_box), broken, p("for\u00admation"))
    assert view(path).pages[0].lines == ("Nom : Alice", "Avant", "Dans le cadre", "un", "deux", "formation")


def test_pictures_are_counted_and_placed_in_their_cell(tmp_path: Path) -> None:
    path = write_docx(
        tmp_path / "a.docx", p("Logo", picture()), "Texte", table(["Pour l'organisme", p("Pour le client", picture())])
    )
    page = view(path).pages[0]
    assert page.images == 2
    assert [(mark.line, mark.across) for mark in page.marks] == [(1, None), (3, 0.75)]


def test_metadata(tmp_path: Path) -> None:
    assert view(write_docx(tmp_path / "a.docx", "x")).metadata == {
        "title": "Essai", "author": "Camille Auteur", "created": "2026-03-02T10:00:00Z",
    }  # fmt: skip


def test_a_deleted_text_is_not_read(tmp_path: Path) -> None:
    deleted = "<w:p><w:del><w:r><w:delText>effacé</w:delText></w:r></w:del><w:r><w:t>reste</w:t></w:r></w:p>"
    assert view(write_docx(tmp_path / "a.docx", deleted)).text == "reste"


def test_odt_is_read_the_same_way(tmp_path: Path) -> None:
    page = view(write_odt(tmp_path / "a.odt", "Positionnement", "à l'entrée")).pages[0]
    assert page.lines == ("Positionnement", "à l'entrée", "Nom | Niveau", "Alice Durand | débutant")
    assert page.tables == ((("Nom", "Niveau"), ("Alice Durand", "débutant")),)


def test_a_doctype_is_refused(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", "x", prolog='<!DOCTYPE w [<!ENTITY a "boum">]>')
    with pytest.raises(UnreadableEvidence) as raised:
        view(path)
    assert "DOCTYPE" in raised.value.words.fr


def test_damaged_xml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document><w:p>")
    with pytest.raises(UnreadableEvidence) as raised:
        view(path)
    assert "abîmé" in raised.value.words.fr


def test_a_deep_document_does_not_stop_the_audit(tmp_path: Path) -> None:
    deep = "<w:p>" + "<w:r>" * 3000 + "<w:t>fond</w:t>" + "</w:r>" * 3000 + "</w:p>"
    assert view(write_docx(tmp_path / "a.docx", deep, "suite")).text == "suite"


def test_paragraphs_of_cells_side_by_side_stay_lines(tmp_path: Path) -> None:
    from tests.papers import p, table, write_docx

    path = write_docx(
        tmp_path / "x.docx", table([p("ENTRE") + p("Dénomination : ACME"), p("ET") + p("Nom : Oc") + p("Lyon")])
    )
    assert EvidenceFile(path, path.name).document.pages[0].lines == (
        "ENTRE | ET", "Dénomination : ACME | Nom : Oc", "Lyon",
    )  # fmt: skip
