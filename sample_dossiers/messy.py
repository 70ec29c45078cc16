"""The folder as it was left: wrong extensions, three encodings, copies, locks, and files that do not open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sample_dossiers.cast import ALEXANDRE, FRANCOISE, GUILHEM, KARIM, LAN, MAELYS, MOHAMED
from sample_dossiers.expected import Finding, finding
from tests.factory import (
    Dossier,
    Session,
    Slot,
    attendance,
    certificate,
    clean,
    junk,
    positioning,
    slots_of,
    surveys,
)
from tests.factory.pages import Line, Title, written

SETTINGS = """\
# Ce que les fichiers ne disent pas.
modality = "in_person"

[identity]
same = [["Thi Lan Nguyen", "Lan Nguyen"]]
"""


def messy() -> tuple[str, Dossier, list[Finding]]:
    """A folder as it was left: wrong extensions, three encodings, copies, locks, and files that do not open."""
    days = slots_of(date(2026, 2, 9), date(2026, 2, 10))
    session = Session(
        "Bureautique : Word et Outlook", "BUR-2026-02", "in_person", (LAN, MOHAMED, MAELYS, FRANCOISE), GUILHEM, days,
        objectives=("Mettre en forme un courrier", "Organiser sa messagerie"),
    )  # fmt: skip
    dossier = clean(session)
    dossier.put("dossier.toml", SETTINGS.encode())
    dossier.move("agreement", "Convention BUR-2026-02 signée VF (2).pdf")
    dossier.change("agreement", extra="Le suivi est assuré conformément à l'article D.6353-4 du Code du travail.")
    dossier.drop("sheet")
    _add_messy_sheets(dossier, days)
    _add_messy_people(dossier)
    dossier.move("assessment", "Evaluations/quizz final.xlsx")
    dossier.move("convocation", "convoc.pdf")
    _move_messily(dossier)
    dossier.drop("survey", "survey/company", "survey/trainer")
    answers = [person if person != MAELYS else replace(MAELYS, last="Le Gof", email="maelys56@example.net")
               for person in (LAN, MOHAMED, MAELYS, FRANCOISE)]  # fmt: skip
    answers[0] = replace(LAN, first="Lan")
    dossier.put("Evaluations/à chaud.xlsx", surveys.microsoft_xlsx(session.but(learners=tuple(answers))))
    dossier.put("Evaluations/entreprise.txt", junk.unicode_text(surveys.google_others_csv(session, "company")))
    dossier.put("Evaluations/formateur.csv", surveys.google_others_csv(session, "trainer"))
    dossier.put("divers/Compte rendu réunion d'équipe.docx", to_do_list())
    dossier.put("divers/Facture 2026-118.pdf", b"")
    dossier.put("scan0045.pdf", junk.scan_pdf(session))
    dossier.put("~$onvention BUR-2026-02.docx", junk.EXCEL_LOCK)
    dossier.put("emargement/~$lock.xlsx", junk.EXCEL_LOCK)
    dossier.put(".DS_Store", junk.DS_STORE)
    dossier.put("Evaluations/Thumbs.db", junk.THUMBS_DB)
    return (
        "2026-02 Bureautique (à trier)",
        dossier,
        [
            finding("COM107", "gap", FRANCOISE),
            finding("DOC001", "contradiction", MOHAMED),
            finding("DOC002", "contradiction", None, "Convention BUR-2026-02 signée VF (2).pdf"),
            finding("DOC002", "gap", MAELYS),
            finding("FIL001", "gap", None, "Attestations/Certificat D'Hérouville.pdf"),
            finding("FIL001", "gap", None, "divers/Facture 2026-118.pdf"),
            finding("FIL001", "gap", None, "emargement/Copie de Émargement jour 1.xlsx"),
            finding("FIL001", "gap", None, "scan0045.pdf"),
            finding("FIL002", "contradiction", KARIM, "Attestations/Certificat Bensaïd.pdf"),
            finding("FIL003", "to_judge", None, "divers/Compte rendu réunion d'équipe.docx"),
            finding("FIL004", "to_judge", None, "Evaluations/Positionnement (1).pdf", "Evaluations/Positionnement.pdf"),
            finding("IDN003", "contradiction", MAELYS),
            finding("IDN004", "to_judge", MAELYS),
        ],
    )


def _move_messily(dossier: Dossier) -> None:
    """What stands in every dossier, as somebody in a hurry filed it."""
    dossier.move("programme", "prog bureautique.pdf")
    dossier.move("needs", "recueil besoins.pdf")
    dossier.move("booklet", "divers/livret.pdf")
    dossier.move("rules", "divers/RI 2026.pdf")
    dossier.change("trainer", layout="sheet", form="docx")
    dossier.move("trainer", "divers/fiche Guilhem.docx")
    dossier.move("handout", "divers/support.pdf")


def _add_messy_sheets(dossier: Dossier, days: tuple[Slot, ...]) -> None:
    """One sheet a day: a workbook called PDF, and a list that Excel saved again as text."""
    session = dossier.session
    first = attendance.attendance_xlsx(session, slots=days[:2], dates_as_text=True)
    second = attendance.attendance_csv(session, slots=days[2:])
    dossier.put("emargement/Émargement jour 1.pdf", first)
    dossier.put("emargement/Copie de Émargement jour 1.xlsx", junk.truncated(first))
    dossier.put("emargement/emargement jour 2.txt", second)


def _add_messy_people(dossier: Dossier) -> None:
    """Positioning twice, and certificates from a bad template, of another session, or destroyed."""
    session = dossier.session
    dossier.drop("positioning/", "certificate/")
    names = {LAN: "Nguyen", MOHAMED: "ait said", MAELYS: "LE GOFF", FRANCOISE: "D'Hérouville"}
    for person, name in names.items():
        dossier.add(f"positioning/{person.key}", f"Evaluations/positionnement {name}.pdf", positioning, person)
    dossier.move(f"positioning/{MOHAMED.key}", "Evaluations/Positionnement.pdf")
    dossier.put("Evaluations/Positionnement (1).pdf", dossier.pieces[f"positioning/{MOHAMED.key}"].bytes())
    company = f"{session.provider.name} SARL"
    dossier.add("lan", "Attestations/Certificat Nguyen.pdf", certificate, LAN)
    dossier.add("mohamed", "Attestations/Certificat Ait Said.pdf", certificate, MOHAMED, signatory=company)
    title = f"{session.title} niveau 2"
    omit = {"retention"}
    dossier.add("maelys", "Attestations/Certificat LE GOFF.pdf", certificate, MAELYS, title=title, omit=omit)
    dossier.put("Attestations/Certificat D'Hérouville.pdf", junk.shredded(certificate(session, FRANCOISE)))
    other = Session(
        "Excel initiation", "EXC-2026-01", "in_person", (KARIM,), ALEXANDRE,
        slots_of(date(2026, 1, 12), date(2026, 1, 13)),
    )  # fmt: skip
    dossier.put("Attestations/Certificat Bensaïd.pdf", certificate(other, KARIM))


def to_do_list() -> bytes:
    """A file that is no evidence of anything."""
    lines = (
        "Présents : Sandrine, Guilhem.",
        "1. Commander des feutres pour le tableau.",
        "2. Réparer la machine à café.",
    )
    return written([Title("Réunion d'équipe"), *map(Line, lines)], "docx")
