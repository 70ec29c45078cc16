"""The PDF view: lines, cells and tables as they are read, marks, fields, metadata, and every way to be unreadable."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.papers import draw_picture, write_flow, write_pdf

from auditready import DocumentView, EvidenceFile, UnreadableEvidence
from auditready.errors import LimitExceeded
from auditready.files import Limits
from auditready.files.pdf import iso_moment
from auditready.files.pdf_fallback import read_with_pypdf


def view(path: Path) -> DocumentView:
    return EvidenceFile(path, path.name).document


@pytest.fixture
def canvas(tmp_path: Path):
    from reportlab.pdfgen.canvas import Canvas

    return Canvas(str(tmp_path / "page.pdf"), invariant=1)


def saved(canvas) -> DocumentView:
    canvas.save()
    return view(Path(canvas._filename))


def test_lines_come_in_reading_order_page_by_page(tmp_path: Path) -> None:
    document = view(write_pdf(tmp_path / "a.pdf", ["Première ligne", "", "Deuxième"], ["Page deux"]))
    assert [(page.number, page.lines) for page in document.pages] == [
        (1, ("Première ligne", "Deuxième")),
        (2, ("Page deux",)),
    ]
    assert document.has_text
    assert document.text == "Première ligne\nDeuxième\nPage deux"


def test_cells_side_by_side_are_told_apart(canvas) -> None:
    canvas.drawString(60, 700, "Durée :")
    canvas.drawString(200, 700, "14 heures")
    assert saved(canvas).pages[0].lines == ("Durée : | 14 heures",)


def test_a_value_filled_in_later_goes_back_to_its_label(canvas) -> None:
    for y, label in ((700, "Nom :"), (680, "Durée : ....."), (660, "Fait à :")):
        canvas.drawString(60, y, label)
    canvas.drawString(160, 680, "14 heures")
    canvas.drawString(160, 700, "Alice Durand")
    assert saved(canvas).pages[0].lines == ("Nom : | Alice Durand", "Durée : ..... | 14 heures", "Fait à :")


def test_a_second_column_is_not_mixed_into_the_first(canvas) -> None:
    for x, words in ((60, ("Gauche un", "Gauche deux")), (300, ("Droite un", "Droite deux"))):
        for y, text in zip((700, 680), words, strict=True):
            canvas.drawString(x, y, text)
    assert saved(canvas).pages[0].lines == ("Gauche un", "Gauche deux", "Droite un", "Droite deux")


def test_a_page_drawn_in_no_order_is_sorted(canvas) -> None:
    for y in (620, 700, 660, 720, 640, 740, 680, 760):
        canvas.drawString(60, y, f"ligne {y}")
    lines = saved(canvas).pages[0].lines
    assert lines == tuple(f"ligne {y}" for y in (760, 740, 720, 700, 680, 660, 640, 620))


def test_words_hyphenated_at_a_line_end_are_made_whole(canvas) -> None:
    for y, text in ((700, "une action de forma-"), (686, "tion pour Jean-"), (672, "Pierre Martin")):
        canvas.drawString(60, y, text)
    assert saved(canvas).text == "une action de formation pour Jean-Pierre Martin"


def test_tables_are_found_with_wrapped_cells_and_headings(tmp_path: Path) -> None:
    rows = [
        ["Date", "Apprenant", "Canal", "Objet"],
        ["02/03/2026", "Alice Durand", "Courriel", "Relance sur le module 1 : point individuel sur les difficultés"],
        ["03/03/2026", "Zoé Le Goff", "Téléphone", "Réponse courte"],
    ]
    document = view(write_flow(tmp_path / "a.pdf", "Journal", rows, "Fin du document, sans tableau."))
    assert document.pages[0].tables == (tuple(tuple(row) for row in rows),)


def test_a_heading_of_two_lines_is_one_heading(canvas) -> None:
    for x, y, text in (
        (60, 712, "Date de"), (60, 700, "l'échange"), (160, 712, "Apprenant"), (280, 712, "Mode de"),
        (280, 700, "contact"), (380, 712, "Objet"),
        (60, 680, "02/03/2026"), (160, 680, "Alice Durand"), (280, 680, "Courriel"), (380, 680, "Relance"),
        (60, 660, "03/03/2026"), (160, 660, "Zoé Le Goff"), (280, 660, "Chat"), (380, 660, "Question"),
    ):  # fmt: skip
        canvas.drawString(x, y, text)
    assert saved(canvas).pages[0].tables == (
        (
            ("Date de l'échange", "Apprenant", "Mode de contact", "Objet"),
            ("02/03/2026", "Alice Durand", "Courriel", "Relance"),
            ("03/03/2026", "Zoé Le Goff", "Chat", "Question"),
        ),
    )


def test_pictures_are_counted_and_placed(canvas) -> None:
    canvas.drawString(60, 700, "Premier")
    canvas.drawString(60, 400, "Signature")
    draw_picture(canvas, 60, 770)
    draw_picture(canvas, 400, 350)
    draw_picture(canvas, 60, 10)
    page = saved(canvas).pages[0]
    assert page.images == 3
    assert [(mark.kind, mark.line) for mark in page.marks] == [("picture", 0), ("picture", 2)]
    assert page.marks[1].across == pytest.approx((400 + 60) / 595, abs=0.01)
    assert not page.scanned


def test_a_drawing_by_hand_is_a_mark_and_a_frame_is_none(canvas) -> None:
    canvas.drawString(60, 400, "Signature")
    canvas.rect(50, 300, 400, 90)
    path = canvas.beginPath()
    path.moveTo(80, 340)
    for step in range(30):
        path.curveTo(80 + 4 * step, 350, 82 + 4 * step, 330, 84 + 4 * step, 340)
    canvas.drawPath(path)
    assert [(mark.kind, mark.line) for mark in saved(canvas).pages[0].marks] == [("drawing", 1)]


def test_a_scan_has_no_text(canvas) -> None:
    draw_picture(canvas, 0, 0, 595, 842)
    document = saved(canvas)
    assert not document.has_text
    assert document.pages[0].scanned
    assert document.pages[0].images == 1
    assert document.pages[0].marks == ()


def test_form_fields_stand_in_the_form_and_on_their_lines(canvas) -> None:
    canvas.drawString(60, 703, "Nom :")
    canvas.acroForm.textfield(name="nom", value="Alice Durand", x=120, y=700, width=120, height=14, fontSize=10)
    canvas.drawString(80, 681, "action de formation")
    canvas.acroForm.checkbox(name="action", checked=True, x=60, y=680, size=12)
    canvas.drawString(80, 661, "bilan de compétences")
    canvas.acroForm.checkbox(name="bilan", checked=False, x=60, y=660, size=12)
    document = saved(canvas)
    assert document.form == {"nom": "Alice Durand", "action": "Yes", "bilan": ""}
    assert document.pages[0].lines == ("Nom : | Alice Durand", "☒ action de formation", "☐ bilan de compétences")


def test_metadata_is_named_and_its_moments_are_iso(canvas) -> None:
    canvas.setTitle("Certificat")
    canvas.setAuthor("Camille Auteur")
    canvas.drawString(60, 700, "x")
    metadata = saved(canvas).metadata
    assert (metadata["title"], metadata["author"]) == ("Certificat", "Camille Auteur")
    assert metadata["created"].startswith("2000-01-01T00:00:00")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("D:20170719113134+02'00'", "2017-07-19T11:31:34+02:00"),
        ("D:20200216183614Z", "2020-02-16T18:36:14+00:00"),
        ("D:20200216", "2020-02-16"),
        ("hier", "hier"),
    ],
)
def test_moments_of_pdf_are_read(text: str, moment: str) -> None:
    assert iso_moment(text) == moment


def test_a_password_is_said(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", ["secret"], encrypt="mot de passe")
    with pytest.raises(UnreadableEvidence) as raised:
        view(path)
    assert "protégé par mot de passe" in raised.value.words.fr


@pytest.mark.parametrize("keep", [9, 200, 600])
def test_a_truncated_file_is_unreadable(tmp_path: Path, keep: int) -> None:
    path = write_pdf(tmp_path / "a.pdf", ["Bonjour"])
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(UnreadableEvidence) as raised:
        view(path)
    assert "abîmé" in raised.value.words.fr


def test_too_many_pages_is_a_limit(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", ["un"], ["deux"], ["trois"])
    with pytest.raises(LimitExceeded, match="3 pages"):
        _ = EvidenceFile(path, path.name, limits=Limits(pages=2)).document


def test_pypdf_reads_what_pdfium_refuses(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", ["Bonjour", "à tous"])
    document = read_with_pypdf(path.read_bytes(), Limits(), "refused")
    assert document.pages[0].lines == ("Bonjour", "à tous")
    with pytest.raises(UnreadableEvidence, match="refused"):
        read_with_pypdf(b"%PDF-1.4 nothing", Limits(), "refused")


@pytest.mark.field
def test_a_real_form_keeps_its_79_fields(field: Path) -> None:
    (path,) = (field / "attendance").glob("*.pdf")
    document = view(path)
    import pypdf

    assert len(document.form) == 79
    assert set(document.form) == set(pypdf.PdfReader(path).get_fields() or ())
    assert document.pages[0].images == 1
    assert "ENIB" in document.text


# --- what other programs draw ----------------------------------------------------------------------------------


def test_a_sentence_goes_on_below_where_its_next_word_had_no_place(canvas) -> None:
    lines = (
        "salarié de l'entreprise (raison sociale de l'entreprise) : Boulangeries et Pâtisseries du pays de",
        "Léon",
        "Durée : 14 heures",
        "a suivi l'action intitulée Hygiène et sécurité des denrées alimentaires en restauration et à domicile.",
        "Fait à Morlaix, le 15/01/2026",
    )
    for number, line in enumerate(lines):
        canvas.setFont("Helvetica", 10.5)
        canvas.drawString(60, 700 - 14 * number, line)
    assert saved(canvas).pages[0].flowing == (1,)


def test_an_address_of_short_lines_does_not_flow(canvas) -> None:
    for number, line in enumerate(("Madame Alice Durand", "Atelier Bleu", "69001 Lyon")):
        canvas.drawString(400, 700 - 14 * number, line)
    assert saved(canvas).pages[0].flowing == ()


def test_a_spaced_title_is_words_and_a_row_of_crosses_stays_cells(canvas) -> None:
    canvas.setFont("Helvetica-Bold", 16)
    text = canvas.beginText(60, 700)
    text.setCharSpace(7)
    text.textLine("CERTIFICAT DE RÉALISATION")
    canvas.drawText(text)
    canvas.setFont("Helvetica", 11)
    for column in range(6):
        canvas.drawString(60 + 60 * column, 650, "X")
    assert saved(canvas).pages[0].lines == ("CERTIFICAT DE RÉALISATION", "X | X | X | X | X | X")


def test_a_justified_line_is_no_row_of_cells(canvas) -> None:
    canvas.drawString(60, 700, "compétences professionnelles acquises")
    right = 60 + canvas.stringWidth("compétences professionnelles acquises", "Helvetica", 12)
    words = ("Le", "soussigné", "Amaury", "Delacroix")
    gap = (right - 60 - sum(canvas.stringWidth(word, "Helvetica", 12) for word in words)) / 3
    x = 60.0
    for word in words:
        canvas.drawString(x, 714, word)
        x += canvas.stringWidth(word, "Helvetica", 12) + gap
    canvas.drawString(60, 600, "Nom")
    canvas.drawString(200, 600, "Fonction")
    assert saved(canvas).pages[0].lines == (
        "compétences professionnelles acquises", "Le soussigné Amaury Delacroix", "Nom | Fonction",
    )  # fmt: skip


def test_a_cell_of_two_lines_stands_beside_one_of_one_line(canvas) -> None:
    for x, heading in ((60, "Date"), (160, "Mode"), (260, "Intervenant"), (380, "Observations")):
        canvas.drawString(x, 700, heading)
    for top, day, mode in ((670, "18/09/2026", "Visio"), (630, "02/10/2026", "Téléphone")):
        canvas.drawString(60, top, day)
        canvas.drawString(160, top, mode)
        canvas.drawString(260, top + 7, "Gwenaël")
        canvas.drawString(260, top - 7, "Prigent")
        canvas.drawString(380, top, "Lancement")
    (table,) = saved(canvas).pages[0].tables
    assert table[1:] == (
        ("18/09/2026", "Visio", "Gwenaël Prigent", "Lancement"),
        ("02/10/2026", "Téléphone", "Gwenaël Prigent", "Lancement"),
    )


def test_a_picture_belongs_to_the_caption_of_its_column_or_at_whose_end_it_stands(canvas) -> None:
    canvas.drawString(60, 700, "Objectifs visés")
    canvas.drawString(60, 640, "Texte de la colonne de gauche")
    canvas.drawString(400, 660, "Cachet et signature")
    draw_picture(canvas, 400, 600)
    canvas.drawString(60, 500, "Pour l'entreprise :")
    draw_picture(canvas, 165, 495)
    page = saved(canvas).pages[0]
    assert [page.lines[mark.line - 1] for mark in page.marks] == ["Cachet et signature", "Pour l'entreprise :"]
