"""Certificats de réalisation: the model and its variants, one or several a file, and what is no certificate."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.papers import box, p, picture, table, write_docx, write_pdf

from auditready import EvidenceFile
from auditready_plugins.certificate.reader import CertificateReader

RETENTION = (
    "Sans préjudice des délais imposés par les règles fiscales, comptables ou commerciales, je m’engage à",
    "conserver l’ensemble des pièces justificatives qui ont permis d’établir le présent certificat pendant une",
    "durée de 3 ans à compter de la fin de l’année du dernier paiement. En cas de cofinancement des fonds",
    "européens la durée de conservation est étendue conformément aux obligations conventionnelles spécifiques.",
)


def model(name: str = "Alice DURAND", title: str = "Excel : niveau 2") -> list[str]:
    """The ministry's model, filled in."""
    return [
        "MINISTÈRE DU TRAVAIL",
        "CERTIFICAT DE RÉALISATION",
        "Je soussigné(e) Claire Morel,",
        "représentant(e) légal(e) du dispensateur de l’action concourant au développement des compétences",
        "Formaction Sud SARL",
        "atteste que :",
        f"Mme/M. {name}",
        "salarié(e) de l’entreprise Atelier Bleu",
        f"a suivi l’action {title}",
        "Nature de l’action concourant au développement des compétences :",
        "☒ action de formation",
        "☐ bilan de compétences",
        "☐ action de VAE",
        "☐ action de formation par apprentissage",
        "qui s’est déroulée du 02/03/2026 au 03/03/2026",
        "pour une durée de 14 heures (2).",
        *RETENTION,
        "Fait à : Lyon",
        "Le : 04/03/2026",
        "Cachet et signature du responsable du",
        "dispensateur de formation",
    ]


@pytest.fixture
def one(audit_reader):
    """Read a file that holds exactly one certificate."""

    def run(path: Path):
        (record,) = audit_reader(CertificateReader(), path).records
        return record

    return run


def test_every_field_of_the_model_is_read(tmp_path: Path, one) -> None:
    found = one(write_pdf(tmp_path / "x.pdf", model(), signed=True))
    assert (found.person.name, found.person.role) == ("Alice DURAND", "learner")
    assert (found.signatory, found.signatory_is_person) == ("Claire Morel", True)
    assert (found.provider, found.employer) == ("Formaction Sud SARL", "Atelier Bleu")
    assert (found.title, found.nature) == ("Excel : niveau 2", ("action",))
    assert (found.start, found.end, found.minutes) == (date(2026, 3, 2), date(2026, 3, 3), 840)
    assert (found.issued_at, found.issued) == ("Lyon", date(2026, 3, 4))
    assert (found.retention_commitment, found.signed, found.repealed) == (True, True, ())


def test_every_field_has_its_page_and_line(tmp_path: Path, one) -> None:
    places = one(write_pdf(tmp_path / "x.pdf", model())).places
    assert {name: (place.page, place.line) for name, place in places.items()} == {
        "signatory": (1, 3), "provider": (1, 5), "person": (1, 7), "employer": (1, 8), "title": (1, 9),
        "nature": (1, 11), "start": (1, 15), "end": (1, 15), "minutes": (1, 16), "retention_commitment": (1, 18),
        "issued_at": (1, 21), "issued": (1, 22),
    }  # fmt: skip
    assert places["minutes"].quote == "pour une durée de 14 heures (2)."


@pytest.mark.parametrize(
    ("written", "title"),
    [('"Excel avancé"', "Excel avancé"), ('intitulée "Le mot juste"', "Le mot juste"), ('Le "mot" juste',) * 2],
)
def test_quotes_stand_around_the_title_or_within_it(tmp_path: Path, one, written: str, title: str) -> None:
    assert one(write_pdf(tmp_path / "c.pdf", model(title=written))).title == title


def test_docx_gives_the_same_as_pdf(tmp_path: Path, one) -> None:
    pdf, docx = one(write_pdf(tmp_path / "x.pdf", model())), one(write_docx(tmp_path / "x.docx", *model()))
    from msgspec.structs import replace

    nowhere = pdf.locator
    assert replace(docx, locator=nowhere, places={}) == replace(pdf, locator=nowhere, places={})


def test_content_controls_and_tables_in_docx(tmp_path: Path, one) -> None:
    choices = [
        f"<w:p>{box(ticked=ticked)}<w:r><w:t> {words}</w:t></w:r></w:p>"
        for words, ticked in (("action de formation", False), ("bilan de compétences", True), ("action de VAE", False))
    ]
    found = one(
        write_docx(
            tmp_path / "x.docx",
            "Certificat de réalisation",
            table(["Je soussigné(e)", "Monsieur Karim Benali"], ["atteste que", "Madame Zoé Le Goff"]),
            table(["a suivi l'action", "Bilan de compétences Horizon"]),
            "Nature de l'action :",
            *choices,
            table(["qui s'est déroulée", "du 5 janvier 2026 au 6 mars 2026"], ["pour une durée de", "24 h"]),
            "Fait à Brest, le 7 mars 2026",
            p("Signature :", picture()),
        )
    )
    assert (found.signatory, found.person.name) == ("Karim Benali", "Zoé Le Goff")
    assert (found.title, found.nature, found.minutes) == ("Bilan de compétences Horizon", ("bilan",), 1440)
    assert (found.start, found.end) == (date(2026, 1, 5), date(2026, 3, 6))
    assert (found.issued_at, found.issued, found.signed) == ("Brest", date(2026, 3, 7), True)


@pytest.mark.parametrize(
    ("sentence", "minutes"),
    [
        ("pour une durée de 13h30", 810),
        ("pour une durée totale de 13,5 heures", 810),
        ("pour une durée de 2 jours, soit 14 heures", 840),
        ("d’une durée de 14 heures et 30 minutes", 870),
        ("Nombre d’heures réalisées : 7,00", 420),
        ("pour une durée de ........ heures", None),
        ("pour une durée de 2 jours", None),
    ],
)
def test_durations_as_they_are_worded(tmp_path: Path, one, sentence: str, minutes: float | None) -> None:
    lines = [sentence if line.startswith("pour une durée") else line for line in model()]
    assert one(write_pdf(tmp_path / "x.pdf", lines)).minutes == minutes


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("qui s’est déroulée du 2 au 3 mars 2026", date(2026, 3, 2), date(2026, 3, 3)),
        ("qui s’est déroulée le 02/03/2026", date(2026, 3, 2), date(2026, 3, 2)),
        ("qui s’est déroulée du 28 décembre 2025 au 3 janvier 2026", date(2025, 12, 28), date(2026, 1, 3)),
        ("qui s’est déroulée du 05/03/2026 au 03/03/2026", date(2026, 3, 5), date(2026, 3, 3)),
        ("qui s’est déroulée du ....... au .......", None, None),
    ],
)
def test_periods_as_they_are_worded(tmp_path: Path, one, sentence: str, start: date, end: date) -> None:
    lines = [sentence if line.startswith("qui s") else line for line in model()]
    found = one(write_pdf(tmp_path / "x.pdf", lines))
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    ("sentence", "signatory", "is_person"),
    [
        ("Je soussignée Claire Morel, représentante légale de Formaction Sud SARL,", "Claire Morel", True),
        ("Je soussigné, M. Jean-Pierre de la Tour, gérant de Formaction Sud SARL,", "Jean-Pierre de la Tour", True),
        ("Je soussigné(e) la société Formaction Sud SARL,", "la société Formaction Sud SARL", False),
        ("Je soussigné(e) Formaction Sud, représentant légal du dispensateur Formaction Sud,", "Formaction Sud", False),
        (
            "Nous soussignés, la société Formaction Sud SARL, représentée par Claire Morel,",
            "la société Formaction Sud SARL, représentée par Claire Morel",
            None,
        ),
        ("Je soussigné(e) ................, représentant légal du dispensateur Formaction Sud SARL,", None, None),
        ("Je soussigné(e) Morel,", "Morel", None),
    ],
)
def test_who_signs_as_a_person(tmp_path: Path, one, sentence: str, signatory: str, is_person: bool | None) -> None:
    lines = model()
    lines[2:5] = [sentence]
    found = one(write_pdf(tmp_path / "x.pdf", lines))
    assert (found.signatory, found.signatory_is_person) == (signatory, is_person)


@pytest.mark.parametrize(
    ("boxes", "nature"),
    [
        (["[X] action de formation", "[ ] bilan de compétences"], ("action",)),
        (["action de formation [ ]", "bilan de compétences [x]"], ("bilan",)),
        (["x action de formation", "q bilan de compétences"], ("action",)),
        (["[X] action de formation", "[X] bilan de compétences"], ("action", "bilan")),
        (["[ ] action de formation", "[ ] bilan de compétences"], ()),
        (["action de formation"], ("action",)),
        (["action de formation", "bilan de compétences"], ()),
        (["[ ] action de formation", "[x] action de formation par apprentissage"], ("apprentissage",)),
        (["[ ] action de formation", "[x] validation des acquis de l’expérience"], ("vae",)),
    ],
)
def test_which_nature_is_ticked(tmp_path: Path, one, boxes: list[str], nature: tuple[str, ...]) -> None:
    lines = model()
    lines[10:14] = boxes
    assert one(write_pdf(tmp_path / "x.pdf", lines, boxes=False)).nature == nature


def test_boxes_that_are_form_fields(tmp_path: Path, one) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "x.pdf"), invariant=1)
    y = 800
    for line in model():
        y -= 18
        if line[0] in "☒☐":
            canvas.acroForm.checkbox(name=line[2:], checked=line.endswith("VAE"), x=60, y=y - 2, size=12)
            canvas.drawString(80, y, line[2:])
        elif line.startswith("Mme/M."):
            canvas.drawString(60, y, "Mme/M.")
            canvas.acroForm.textfield(name="nom", value="Léa Roux", x=120, y=y - 3, width=150, height=14, fontSize=10)
        else:
            canvas.drawString(60, y, line)
    canvas.save()
    found = one(tmp_path / "x.pdf")
    assert (found.person.name, found.nature) == ("Léa Roux", ("vae",))


def test_what_is_missing_is_none(tmp_path: Path, audit_reader) -> None:
    lines = [
        "Certificat de réalisation",
        "Je soussigné(e)",
        "représentant(e) légal(e) du dispensateur de l’action :",
        "atteste que M./Mme ....................",
        "a suivi l’action ....................",
        "qui s’est déroulée du ......... au .........",
        "pour une durée de ...... heures",
        "Fait à ............., le .............",
    ]
    reading = audit_reader(CertificateReader(), write_pdf(tmp_path / "x.pdf", lines))
    (found,) = reading.records
    assert (found.person.name, found.signatory, found.title, found.minutes) == ("", None, None, None)
    assert (found.start, found.issued_at, found.issued, found.nature) == (None, None, None, ())
    assert (found.retention_commitment, found.signed) == (False, False)
    assert [note.en for note in reading.notes] == ["1 certificate(s) without a readable name of the learner"]


def test_a_logo_at_the_top_is_no_signature(tmp_path: Path, one) -> None:
    assert one(write_pdf(tmp_path / "x.pdf", model(), logo=True)).signed is False


def test_an_electronic_signature_in_words(tmp_path: Path, one) -> None:
    assert one(write_pdf(tmp_path / "x.pdf", [*model(), "Signé électroniquement par Claire Morel"])).signed is True


def test_one_certificate_a_page_and_one_over_two_pages(tmp_path: Path, audit_reader) -> None:
    long = model("Hélène Dupré-Lefèvre", "Word")
    pages = [
        model("Alice DURAND"),
        model("Zoé Le Goff"),
        long[:14],
        ["Certificat de réalisation - page 2/2", *long[14:]],
    ]
    records = audit_reader(CertificateReader(), write_pdf(tmp_path / "x.pdf", *pages)).records
    assert [(r.person.name, r.locator.page, r.minutes, r.issued) for r in records] == [
        ("Alice DURAND", 1, 840, date(2026, 3, 4)),
        ("Zoé Le Goff", 2, 840, date(2026, 3, 4)),
        ("Hélène Dupré-Lefèvre", 3, 840, date(2026, 3, 4)),
    ]
    assert records[2].places["minutes"].page == 4


def test_an_attestation_in_the_same_file_is_left_alone(tmp_path: Path, audit_reader) -> None:
    other = [
        "ATTESTATION DE FIN DE FORMATION",
        "Je soussignée Claire Morel atteste que Mme Léa Roux a suivi l’action Excel",
        "pour une durée de 99 heures",
    ]
    records = audit_reader(CertificateReader(), write_pdf(tmp_path / "x.pdf", other, model(), other)).records
    assert [(record.person.name, record.minutes) for record in records] == [("Alice DURAND", 840)]


@pytest.mark.parametrize(
    ("sentence", "repealed"),
    [
        ("en application des articles D. 6353-3 et D.6353-4 du Code du travail", ("D.6353-3", "D.6353-4")),
        ("conformément à l’article L. 6353-1 du Code du travail", ("L.6353-1",)),
        ("conformément à l’article D.6353-1 du Code du travail", ()),
        ("articles L.6353-10 et R.6332-26 du Code du travail", ()),
    ],
)
def test_repealed_articles(tmp_path: Path, one, sentence: str, repealed: tuple[str, ...]) -> None:
    assert one(write_pdf(tmp_path / "x.pdf", [*model(), sentence])).repealed == repealed


def test_english_wordings(tmp_path: Path, one) -> None:
    found = one(
        write_pdf(
            tmp_path / "x.pdf",
            [
                "CERTIFICATE OF COMPLETION",
                "I, the undersigned Claire Morel, legal representative of the training provider Formaction Ltd,",
                "certify that Ms Alice Durand, employed by Blue Workshop,",
                "has completed the training course Advanced Excel",
                "which took place from 2 to 3 March 2026",
                "for a duration of 14 hours",
                "Issued in London, on 4 March 2026",
            ],
        )
    )
    assert (found.person.name, found.signatory, found.provider) == ("Alice Durand", "Claire Morel", "Formaction Ltd")
    assert (found.employer, found.title) == ("Blue Workshop", "Advanced Excel")
    assert (found.start, found.end, found.minutes) == (date(2026, 3, 2), date(2026, 3, 3), 840)
    assert (found.issued_at, found.issued) == ("London", date(2026, 3, 4))


@pytest.mark.parametrize(
    "lines",
    [
        ["ATTESTATION D’ASSIDUITÉ", *model()[2:]],
        ["ATTESTATION DE FIN DE FORMATION", *model()[2:]],
        ["PROGRAMME DE FORMATION", "Sanction :", "Certificat de réalisation remis à chaque participant.", *model()[9:]],
        ["Certificat de réalisation", "Modèle à venir"],
        ["Certificate of completion", "Congratulations, Alice Durand!"],
    ],
)
def test_what_is_no_certificate(tmp_path: Path, lines: list[str]) -> None:
    path = write_pdf(tmp_path / "certificat de réalisation.pdf", lines)
    assert CertificateReader().recognise(EvidenceFile(path, path.name)) is None


def test_a_scan_and_a_locked_file_are_not_claimed(tmp_path: Path) -> None:
    scan = write_pdf(tmp_path / "scan.pdf", [], signed=True)
    locked = write_pdf(tmp_path / "locked.pdf", model(), encrypt="secret")
    claims = [CertificateReader().recognise(EvidenceFile(path, path.name)) for path in (scan, locked)]
    assert claims == [None, None]


@pytest.mark.field
def test_no_real_export_is_claimed(field: Path) -> None:
    claims = {
        path.name: claim
        for path in sorted(field.rglob("*"))
        if path.is_file() and (claim := CertificateReader().recognise(EvidenceFile(path, path.name)))
    }
    assert claims == {}
