"""Slide shows as pages of lines: PPTX written by hand, ODP by odfpy, and what is damaged or too large."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.factory.frozen import zip_bytes
from tests.factory.papers import pptx_bytes

from auditready import EvidenceFile, UnreadableEvidence
from auditready.errors import LimitExceeded
from auditready.files import Limits

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"


def file_of(tmp_path: Path, data: bytes, **limits: int) -> EvidenceFile:
    path = tmp_path / "x.bin"
    path.write_bytes(data)
    return EvidenceFile(path, path.name, limits=Limits(**limits))


def slide(content: str) -> bytes:
    """A PPTX of one slide that holds this XML."""
    body = f'<p:sld xmlns:p="{_P}" xmlns:a="{_A}"><p:cSld><p:spTree>{content}</p:spTree></p:cSld></p:sld>'
    return zip_bytes({"ppt/presentation.xml": b"<p/>", "ppt/slides/slide1.xml": body.encode()})


def test_each_slide_is_a_page_in_the_order_of_the_numbers(tmp_path: Path) -> None:
    shown = [[f"Diapositive {number}", "Texte"] for number in range(1, 12)]
    file = file_of(tmp_path, pptx_bytes(shown))
    assert file.format == "pptx"
    assert [list(page.lines) for page in file.document.pages] == shown


def test_runs_breaks_and_tables_of_a_slide(tmp_path: Path) -> None:
    content = (
        "<p:sp><p:txBody><a:p><a:r><a:t>Le </a:t></a:r><a:r><a:t>bilan</a:t></a:r><a:br/><a:r><a:t>2026</a:t></a:r>"
        "</a:p><a:p/></p:txBody></p:sp><p:graphicFrame><a:tbl><a:tr><a:tc><a:p><a:r><a:t>Actif</a:t></a:r></a:p></a:tc>"
        "<a:tc><a:p><a:r><a:t>Passif</a:t></a:r></a:p></a:tc></a:tr></a:tbl></p:graphicFrame>"
    )
    (page,) = file_of(tmp_path, slide(content)).document.pages
    assert page.lines == ("Le bilan 2026", "Actif | Passif")
    assert page.tables == ((("Actif", "Passif"),),)


def test_an_opendocument_presentation(tmp_path: Path) -> None:
    from odf.draw import Frame, Page, TextBox
    from odf.opendocument import OpenDocumentPresentation
    from odf.style import MasterPage, PageLayout
    from odf.text import P, Span

    document = OpenDocumentPresentation()
    layout = PageLayout(name="L")
    document.automaticstyles.addElement(layout)
    master = MasterPage(name="M", pagelayoutname=layout)
    document.masterstyles.addElement(master)
    for title in ("Support de cours", "Module 1"):
        page = Page(masterpagename=master)
        frame = Frame(width="10cm", height="5cm")
        box = TextBox()
        paragraph = P(text=title)
        paragraph.addElement(Span(text=" : suite"))
        box.addElement(paragraph)
        frame.addElement(box)
        page.addElement(frame)
        document.presentation.addElement(page)
    path = tmp_path / "x.odp"
    document.save(str(path))
    file = EvidenceFile(path, path.name)
    assert file.format == "odp"
    assert [page.lines for page in file.document.pages] == [("Support de cours : suite",), ("Module 1 : suite",)]


def test_a_damaged_slide_is_the_files_fault(tmp_path: Path) -> None:
    broken = zip_bytes({"ppt/presentation.xml": b"<p/>", "ppt/slides/slide1.xml": b"<p:sld"})
    with pytest.raises(UnreadableEvidence):
        _ = file_of(tmp_path, broken).document
    entity = zip_bytes(
        {"ppt/presentation.xml": b"<p/>", "ppt/slides/slide1.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}
    )
    with pytest.raises(UnreadableEvidence, match="DOCTYPE"):
        _ = file_of(tmp_path, entity).document


def test_a_presentation_without_slides_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableEvidence, match="without slides"):
        _ = file_of(tmp_path, zip_bytes({"ppt/presentation.xml": b"<p/>"})).document


def test_too_many_slides_are_announced_and_not_read(tmp_path: Path) -> None:
    with pytest.raises(LimitExceeded, match="3 slides"):
        _ = file_of(tmp_path, pptx_bytes([["a"], ["b"], ["c"]]), pages=2).document


def test_deep_markup_ends(tmp_path: Path) -> None:
    content = "<p:grpSp>" * 500 + "<a:p><a:r><a:t>au fond</a:t></a:r></a:p>" + "</p:grpSp>" * 500
    assert file_of(tmp_path, slide(content)).document.pages[0].lines == ()
