"""Convocation, positioning, remote information, assistance, follow-up, recording: as documents and as tables."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from tests.papers import p, table, write_docx, write_flow, write_odt, write_pdf

from auditready import EvidenceFile
from auditready_plugins.documents.catalogue import READERS

BY_NAME = {reader.name.removeprefix("documents."): reader for reader in READERS}


def claims(path: Path) -> list[str]:
    """Return the names of the readers that claim a file."""
    file = EvidenceFile(path, path.name)
    return [reader.name for reader in READERS if reader.recognise(file) is not None]


# --- convocation ---------------------------------------------------------------------------------------------

CONVOCATION = [
    "Formaction Sud SARL",
    "Madame Alice Durand",
    "Atelier Bleu",
    "Lyon, le 20/02/2026",
    "Objet : convocation à une formation",
    "Madame,",
    "Intitulé de la formation : Excel : niveau 2",
    "Dates : du 2 au 3 mars 2026",
    "Horaires : 9h00 - 12h30 et 13h30 - 17h00",
    "Lieu : 3 rue des Lices, 69001 Lyon",
    "Lien de connexion : https://visio.example.org/j/123",
    "Formatrice : Léa Roux",
    "Votre contact : Claire Morel, 04 00 00 00 00",
    "Accessible aux personnes en situation de handicap.",
]


def test_a_convocation_to_one_learner(tmp_path: Path, audit_reader) -> None:
    path = write_pdf(tmp_path / "x.pdf", CONVOCATION)
    assert claims(path) == ["documents.convocation"]
    (found,) = audit_reader(BY_NAME["convocation"], path).records
    assert found.person is not None
    assert (found.person.name, found.title, found.sent) == ("Alice Durand", "Excel : niveau 2", date(2026, 2, 20))
    assert (found.start, found.end) == (date(2026, 3, 2), date(2026, 3, 3))
    assert [(slot.date.day, slot.start, slot.end) for slot in found.schedule] == [
        (2, time(9), time(12, 30)), (2, time(13, 30), time(17)),
        (3, time(9), time(12, 30)), (3, time(13, 30), time(17)),
    ]  # fmt: skip
    assert (found.place, found.link) == ("3 rue des Lices, 69001 Lyon", "https://visio.example.org/j/123")
    assert (found.contact, found.accessibility) == ("Claire Morel, 04 00 00 00 00", True)
    assert [trainer.name for trainer in found.trainers] == ["Léa Roux"]
    assert {name: found.places[name].line for name in ("person", "sent", "place")} == {
        "person": 2,
        "sent": 4,
        "place": 10,
    }


def test_a_convocation_to_the_group(tmp_path: Path, audit_reader) -> None:
    lines = ["CONVOCATION", "À l’attention de : l’ensemble des participants", *CONVOCATION[6:10]]
    reading = audit_reader(BY_NAME["convocation"], write_docx(tmp_path / "x.docx", *lines))
    (found,) = reading.records
    assert (found.person, found.sent, found.link, found.accessibility) == (None, None, None, False)
    assert [note.en for note in reading.notes] == ["no name: addressed to the group"]


def test_a_convocation_to_several_names(tmp_path: Path, audit_reader) -> None:
    lines = ["CONVOCATION", "Participants : Alice Durand, Karim Benali", *CONVOCATION[6:10]]
    records = audit_reader(BY_NAME["convocation"], write_docx(tmp_path / "x.docx", *lines)).records
    assert [record.person.name for record in records] == ["Alice Durand", "Karim Benali"]


def test_one_convocation_a_page(tmp_path: Path, audit_reader) -> None:
    other = [line.replace("Alice Durand", "Zoé Le Goff") for line in CONVOCATION]
    records = audit_reader(BY_NAME["convocation"], write_pdf(tmp_path / "x.pdf", CONVOCATION, other)).records
    assert [(r.person.name, r.locator.page) for r in records] == [("Alice Durand", 1), ("Zoé Le Goff", 2)]


def test_an_english_convocation(tmp_path: Path, audit_reader) -> None:
    lines = [
        "JOINING INSTRUCTIONS",
        "Dear Alice Durand,",
        "Course title : Advanced Excel",
        "Dates : 2 March 2026",
        "Times : 9:00 AM to 12:30 PM",
        "Venue : 3 Bridge Street, London",
        "Contact : Claire Morel",
    ]
    (found,) = audit_reader(BY_NAME["convocation"], write_pdf(tmp_path / "x.pdf", lines)).records
    assert (found.person.name, found.title, found.place) == (
        "Alice Durand",
        "Advanced Excel",
        "3 Bridge Street, London",
    )
    assert [(slot.date, slot.start) for slot in found.schedule] == [(date(2026, 3, 2), time(9))]


# --- positioning ---------------------------------------------------------------------------------------------


def test_positioning_of_one_learner(tmp_path: Path, audit_reader) -> None:
    lines = [
        "TEST DE POSITIONNEMENT",
        "Formation : Excel : niveau 2",
        "Nom et prénom : DURAND Alice",
        "Date : 18/02/2026",
        "Méthode : questionnaire en ligne",
        "Résultat : niveau intermédiaire",
    ]
    path = write_pdf(tmp_path / "x.pdf", lines)
    assert claims(path) == ["documents.positioning"]
    (found,) = audit_reader(BY_NAME["positioning"], path).records
    assert (found.person.name, found.at, found.title) == ("DURAND Alice", date(2026, 2, 18), "Excel : niveau 2")
    assert (found.method, found.outcome) == ("questionnaire en ligne", "niveau intermédiaire")


def test_a_blank_positioning_form_gives_nothing_and_says_so(tmp_path: Path, audit_reader) -> None:
    lines = ["Questionnaire de positionnement", "Nom et prénom : ..........", "Date : ...........", "Niveau : ......"]
    reading = audit_reader(BY_NAME["positioning"], write_pdf(tmp_path / "x.pdf", lines))
    assert reading.records == []
    assert "without a readable learner's name" in reading.notes[0].en


POSITIONING_ROWS = [
    ["Nom", "Prénom", "Date du positionnement", "Méthode", "Niveau évalué", "Remarque libre"],
    ["DURAND", "Alice", "18/02/2026", "Entretien", "Débutant", ""],
    ["LE GOFF", "Zoé", "19/02/2026", "Test", "Avancé", ""],
    ["", "", "", "Test", "Avancé", ""],
]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_positioning_as_a_table(tmp_path: Path, audit_reader, make_xlsx, make_csv, kind: str) -> None:
    path = make_xlsx({"Positionnement": POSITIONING_ROWS}) if kind == "xlsx" else make_csv(POSITIONING_ROWS)
    assert claims(path) == ["documents.positioning"]
    reading = audit_reader(BY_NAME["positioning"], path)
    assert [(r.person.name, r.at, r.method, r.outcome, r.locator.row) for r in reading.records] == [
        ("Alice DURAND", date(2026, 2, 18), "Entretien", "Débutant", 2),
        ("Zoé LE GOFF", date(2026, 2, 19), "Test", "Avancé", 3),
    ]
    assert [note.en for note in reading.notes] == [
        "table not fully understood: columns not used: 'Remarque libre'",
        "1 row(s) without a name left out",
    ]


def test_positioning_as_odt(tmp_path: Path, audit_reader) -> None:
    path = write_odt(tmp_path / "x.odt", "Synthèse du positionnement", "Formation : Excel")
    (found,) = audit_reader(BY_NAME["positioning"], path).records
    assert (found.person.name, found.outcome, found.title, found.locator.line) == (
        "Alice Durand",
        "débutant",
        "Excel",
        4,
    )


# --- remote training -----------------------------------------------------------------------------------------

ACTIVITIES = [
    ["Activité", "Objectif", "Durée moyenne estimée"],
    ["Module 1 : les formules", "Écrire une formule", "45 min"],
    ["Devoir : tableau de bord de synthèse de l'équipe", "Construire un tableau", "1 h 30"],
    ["Forum", "Échanger", ""],
    ["Total", "", "2 h 15"],
]


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_remote_activities_with_their_mean_duration(tmp_path: Path, audit_reader, form: str) -> None:
    head = ["Information sur les activités à distance", "Formation : Excel", "Remis aux participants le 20/02/2026"]
    if form == "pdf":
        path = write_flow(tmp_path / "x.pdf", *head, ACTIVITIES)
    else:
        path = write_docx(tmp_path / "x.docx", *head, table(*ACTIVITIES))
    assert claims(path) == ["documents.distance_information"]
    (found,) = audit_reader(BY_NAME["distance_information"], path).records
    assert [(a.name, a.minutes) for a in found.activities] == [
        ("Module 1 : les formules", 45),
        ("Devoir : tableau de bord de synthèse de l'équipe", 90),
        ("Forum", None),
    ]
    assert (found.title, found.given) == ("Excel", date(2026, 2, 20))
    assert [a.locator.line is not None for a in found.activities] == [True] * 3


def test_the_unit_may_stand_in_the_heading_and_activities_in_a_list(tmp_path: Path, audit_reader) -> None:
    grid = table(["Module", "Temps estimé (min)"], ["Module A", "45"], ["Module B", "20"])
    (found,) = audit_reader(
        BY_NAME["distance_information"], write_docx(tmp_path / "a.docx", "Parcours à distance", grid)
    ).records
    assert [a.minutes for a in found.activities] == [45, 20]
    lines = [
        "Activités à réaliser en ligne",
        "Durées moyennes :",
        "- Module A : 45 min",
        "- Module B (1 h)",
        "Total : 2 h",
    ]
    (found,) = audit_reader(BY_NAME["distance_information"], write_docx(tmp_path / "b.docx", *lines)).records
    assert [(a.name, a.minutes) for a in found.activities] == [("Module A", 45), ("Module B", 60)]


ASSISTANCE = [
    "Assistance pédagogique : Léa Roux, formatrice-tutrice, l.roux@example.org",
    "Assistance technique : support@example.org",
    "Moyens de contact : messagerie, téléphone et courriel",
    "Horaires : du lundi au vendredi, de 9h à 17h",
    "Délai de réponse maximal : 48 heures ouvrées",
    "Qualifications : formatrice certifiée",
]


def test_assistance(tmp_path: Path, audit_reader) -> None:
    path = write_pdf(tmp_path / "x.pdf", ["MODALITÉS D’ASSISTANCE TECHNIQUE ET PÉDAGOGIQUE", *ASSISTANCE])
    assert claims(path) == ["documents.assistance"]
    (found,) = audit_reader(BY_NAME["assistance"], path).records
    assert [(contact.name, contact.email, contact.role) for contact in found.contacts] == [
        ("Léa Roux", "l.roux@example.org", "trainer"),
        ("", "support@example.org", "staff"),
    ]
    assert found.channels == ("messagerie", "téléphone", "courriel")
    assert (found.hours, found.qualifications) == ("du lundi au vendredi, de 9h à 17h", "formatrice certifiée")
    assert (found.response_delay, found.response_delay_minutes) == ("48 heures ouvrées", 2880)


def test_one_sheet_may_give_both(tmp_path: Path, audit_reader) -> None:
    path = write_docx(tmp_path / "x.docx", "Informations sur la formation à distance", table(*ACTIVITIES), *ASSISTANCE)
    records = audit_reader(BY_NAME["distance_information"], path).records
    assert [record.kind for record in records] == ["distance_information", "assistance"]


def test_a_delay_in_a_sentence(tmp_path: Path, audit_reader) -> None:
    lines = ["Assistance technique et pédagogique", "Contact : Léa Roux", "Nous répondons sous 24 h."]
    (found,) = audit_reader(BY_NAME["assistance"], write_docx(tmp_path / "x.docx", *lines)).records
    assert found.response_delay_minutes == 1440


# --- follow-up -----------------------------------------------------------------------------------------------

LOG = [
    ["Date", "Apprenant", "Auteur", "Fonction", "Canal", "Objet"],
    ["02/03/2026", "Alice Durand", "Léa Roux", "Tutrice", "Courriel", "Point individuel sur le module 1"],
    ["03/03/2026", "Zoé Le Goff", "Sam Petit", "Assistant", "Téléphone", "A abandonné : nouvel emploi"],
    [
        "04/03/2026",
        "Karim Benali",
        "Léa Roux",
        "Tutrice",
        "",
        "Vérification de l'effectivité du suivi : conforme au plan",
    ],
    ["05/03/2026", "Tous", "Léa Roux", "Tutrice", "Courriel", "Bienvenue à tous"],
    ["06/03/2026", "Alice Durand", "Léa Roux", "Tutrice", "Courriel", "Relance : risque d'abandon"],
]
LOG_RECORDS = [
    ("tutor_exchange", "Alice Durand", date(2026, 3, 2)),
    ("dropout", "Zoé Le Goff", date(2026, 3, 3)),
    ("tutor_exchange", "Zoé Le Goff", date(2026, 3, 3)),
    ("effectiveness_check", "Karim Benali", date(2026, 3, 4)),
    ("tutor_exchange", "Alice Durand", date(2026, 3, 6)),
]


@pytest.mark.parametrize(
    ("office", "role"),
    [
        ("Formatrice-tutrice", "trainer"),
        ("Tuteur", "trainer"),
        ("Assistante de formation", "staff"),
        ("Responsable formation", "staff"),
        ("", "unknown"),
    ],
)
def test_who_teaches_is_told_by_the_office(audit_reader, make_xlsx, office, role):
    rows = [
        ["Date", "Apprenant", "Auteur", "Fonction", "Canal", "Objet"],
        ["07/09/2026", "Léa Durand", "Zoé Prat", office, "Téléphone", "Point d'avancement"],
    ]
    (exchange,) = audit_reader(BY_NAME["follow_up"], make_xlsx({"Suivi individuel": rows})).records
    assert exchange.author.role == role


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx", "csv"])
def test_a_follow_up_log(tmp_path: Path, audit_reader, make_xlsx, make_csv, form: str) -> None:
    paths = {
        "pdf": lambda: write_flow(tmp_path / "x.pdf", "Journal de suivi des apprenants", LOG),
        "docx": lambda: write_docx(tmp_path / "x.docx", "Journal de suivi des apprenants", table(*LOG)),
        "xlsx": lambda: make_xlsx({"Suivi": [["Formation : Excel"], [], *LOG]}),
        "csv": lambda: make_csv(LOG, delimiter=";"),
    }
    path = paths[form]()
    assert claims(path) == ["documents.follow_up"]
    reading = audit_reader(BY_NAME["follow_up"], path)
    assert [(r.kind, r.person.name, r.at) for r in reading.records] == LOG_RECORDS
    exchange, dropout, _, check, _ = reading.records
    assert (exchange.author.name, exchange.author.role, exchange.channel) == ("Léa Roux", "trainer", "Courriel")
    assert dropout.cause == "A abandonné : nouvel emploi"
    assert (check.checked_by.name, check.result) == (
        "Léa Roux", "Vérification de l'effectivité du suivi : conforme au plan",
    )  # fmt: skip
    assert [note.en for note in reading.notes] == ["1 row(s) that name no learner (group or empty) left out"]


def test_the_log_of_one_learner(tmp_path: Path, audit_reader) -> None:
    grid = table(["Date", "Mode de contact", "Commentaires"], ["02/03/2026", "Téléphone", "Point d'étape"])
    path = write_docx(tmp_path / "x.docx", "Suivi individuel", "Apprenant : Alice Durand", grid)
    (found,) = audit_reader(BY_NAME["follow_up"], path).records
    assert (found.person.name, found.channel, found.subject) == ("Alice Durand", "Téléphone", "Point d'étape")


def test_a_review_of_effectiveness_as_a_sheet(audit_reader, make_xlsx) -> None:
    rows = [
        ["Date de vérification", "Apprenant", "Vérifié par", "Résultat"],
        [date(2026, 3, 5), "Alice Durand", "L. Roux", "Suivi"],
    ]
    (found,) = audit_reader(BY_NAME["follow_up"], make_xlsx({"Vérification": rows})).records
    assert (found.kind, found.at, found.checked_by.name, found.result) == (
        "effectiveness_check", date(2026, 3, 5), "L. Roux", "Suivi",
    )  # fmt: skip


def test_a_register_of_dropouts(tmp_path: Path, audit_reader) -> None:
    grid = table(["Date d'abandon", "Stagiaire", "Motif"], ["04/03/2026", "Zoé Le Goff", "Maladie"])
    path = write_docx(tmp_path / "x.docx", "Suivi des abandons", grid)
    (found,) = audit_reader(BY_NAME["follow_up"], path).records
    assert (found.kind, found.person.name, found.at, found.cause) == (
        "dropout",
        "Zoé Le Goff",
        date(2026, 3, 4),
        "Maladie",
    )


# --- recording -----------------------------------------------------------------------------------------------

NOTICE = [
    "INFORMATION SUR L’ENREGISTREMENT DE LA CLASSE VIRTUELLE",
    "Date de l’information : 23/02/2026",
    "Finalité : rediffusion aux absents",
    "Base légale : consentement (article 6-1-a du RGPD)",
    "Durée de conservation : 6 mois",
]
ANSWERS = [["Participant", "Réponse", "Date"], ["Alice Durand", "Accepte", "24/02/2026"], ["Zoé Le Goff", "Refuse", ""]]


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
def test_a_notice_and_its_answers(tmp_path: Path, audit_reader, make_xlsx, form: str) -> None:
    paths = {
        "pdf": lambda: write_flow(tmp_path / "x.pdf", *NOTICE, ANSWERS),
        "docx": lambda: write_docx(tmp_path / "x.docx", *NOTICE, table(*ANSWERS)),
        "xlsx": lambda: make_xlsx({"Consentements": [*([line] for line in NOTICE), [], *ANSWERS]}),
    }
    path = paths[form]()
    assert claims(path) == ["documents.recording_notice"]
    notice, *answers = audit_reader(BY_NAME["recording_notice"], path).records
    assert (notice.person, notice.notice_date, notice.purpose) == (None, date(2026, 2, 23), "rediffusion aux absents")
    assert (notice.legal_basis, notice.retention) == ("consentement (article 6-1-a du RGPD)", "6 mois")
    assert [(a.person.name, a.answer) for a in answers] == [("Alice Durand", "accepted"), ("Zoé Le Goff", "refused")]


def test_answers_as_boxes(tmp_path: Path, audit_reader) -> None:
    grid = table(
        ["Participant", "J'accepte", "Je refuse"],
        ["Alice Durand", "☒", "☐"], ["Zoé Le Goff", "☐", "☒"], ["Karim Benali", "☐", "☐"],
    )  # fmt: skip
    path = write_docx(tmp_path / "x.docx", *NOTICE, grid)
    _, *answers = audit_reader(BY_NAME["recording_notice"], path).records
    assert [answer.answer for answer in answers] == ["accepted", "refused", "none"]


def test_the_form_of_one_participant(tmp_path: Path, audit_reader) -> None:
    lines = [
        "Autorisation d’enregistrement",
        *NOTICE[1:],
        "Je soussigné(e) Alice Durand,",
        "☐ accepte l’enregistrement",
        "☒ refuse l’enregistrement",
    ]
    _, answer = audit_reader(BY_NAME["recording_notice"], write_pdf(tmp_path / "x.pdf", lines)).records
    assert (answer.person.name, answer.answer) == ("Alice Durand", "refused")


# --- what is none of them ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        [
            "PROGRAMME DE FORMATION",
            "Excel",
            "Objectifs : …",
            "Durée : 14 h",
            "Positionnement : test en ligne",
            "Assistance",
        ],
        ["LIVRET D’ACCUEIL", "Convocation", "Vous recevrez une convocation.", "Contact : Léa", "Lieu : Lyon", "9 h"],
        ["RÈGLEMENT INTÉRIEUR", "Article 1", "Convention de formation"],
        ["Convention de stage", "Entre l’école et l’entreprise", "Durée : 2 mois", "Objectifs", "Prix"],
        ["Contrat de sous-traitance de formation", "Durée", "Prix", "Objectifs", "Participants"],
        ["ÉVALUATION DES ACQUIS", "Nom : Alice Durand", "Résultat : 15/20"],
        ["FACTURE", "Convention de formation n° 12", "Prix : 900 €"],
        ["Bonjour,", "voici la convocation à la formation du 02/03/2026 à 9h, lieu : Lyon."],
    ],
)
def test_other_documents_stay_unrecognised(tmp_path: Path, lines: list[str]) -> None:
    assert claims(write_pdf(tmp_path / "convocation.pdf", lines)) == []


@pytest.mark.parametrize(
    "rows",
    [
        [["Nom", "Prénom", "Note", "Date"], ["Durand", "Alice", "15", "02/03/2026"]],
        [["Date", "Stagiaire", "Matin", "Après-midi"], ["02/03/2026", "Alice Durand", "X", "X"]],
        [["Nom", "Niveau"], ["Alice Durand", "3"]],
        [["Participant", "Réponse"], ["Alice Durand", "Oui"]],
    ],
)
def test_other_tables_stay_unrecognised(make_csv, rows: list[list[str]]) -> None:
    assert claims(make_csv(rows)) == []


def test_scans_and_locked_files_are_not_claimed(tmp_path: Path) -> None:
    scan = write_pdf(tmp_path / "scan.pdf", [], signed=True)
    locked = write_pdf(tmp_path / "locked.pdf", CONVOCATION, encrypt="secret")
    assert (claims(scan), claims(locked)) == ([], [])


def test_text_that_no_table_holds_is_said(tmp_path: Path, audit_reader) -> None:
    path = write_docx(tmp_path / "x.docx", p("Journal de suivi"), "Apprenant : Alice Durand", "Date et objet à remplir")
    reading = audit_reader(BY_NAME["follow_up"], path)
    assert (reading.records, len(reading.notes)) == ([], 1)


@pytest.mark.field
def test_no_real_export_is_claimed(field: Path) -> None:
    claimed = {path.name: names for path in sorted(field.rglob("*")) if path.is_file() and (names := claims(path))}
    assert claimed == {}
