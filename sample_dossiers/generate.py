"""Write the sample dossiers again, the same bytes each time: ``python -m sample_dossiers.generate [FOLDER]``.

Nine folders as a small French training provider keeps them; every name is invented. Each plants the gaps that its
``expected.json`` names, with the consequences that cannot be avoided, and nothing else.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

HERE = Path(__file__).resolve().parent
if __name__ == "__main__" and str(HERE.parent) not in sys.path:
    sys.path.insert(0, str(HERE.parent))  # "python sample_dossiers/generate.py", from anywhere

from sample_dossiers.cast import (  # noqa: E402 - after the path is set
    ALEXANDRE,
    AWA,
    BRUNO,
    CECILE,
    CHLOE,
    DAMIEN,
    ELODIE,
    FAIZA,
    FRANCOISE,
    GUILHEM,
    HELENE,
    KARIM,
    LAN,
    MAELYS,
    MOHAMED,
    NATHALIE,
    YANNICK,
)
from sample_dossiers.expected import Finding, expected_json, finding  # noqa: E402
from sample_dossiers.messy import messy  # noqa: E402
from sample_dossiers.organisation import provider_folder  # noqa: E402
from tests.factory import (  # noqa: E402
    Activity,
    Dossier,
    Session,
    Visit,
    add_certificate,
    attendance,
    clean,
    exchanges,
    final_quiz,
    occasional,
    papers,
    phases_of,
    platforms,
    recording_notice,
    renamed,
    signature,
    slots_of,
    stays,
    use_teams,
    visits,
)


def in_person_clean() -> tuple[str, Dossier, list[Finding]]:
    """Nothing to find: one learner was away for a half-day, noted and not certified."""
    days = slots_of(date(2026, 3, 16), date(2026, 3, 17))
    session = Session(
        "Excel perfectionnement", "EXC-2026-03", "in_person", (HELENE, LAN, MOHAMED, MAELYS), ALEXANDRE, days,
        absences=frozenset({(MOHAMED.key, "2026-03-17-morning")}),
    )  # fmt: skip
    dossier = clean(session)
    dossier.change("programme", layout="table", form="docx")
    dossier.move("programme", "01 Convention/Fiche programme Excel perfectionnement.docx")
    dossier.add("invoice", "11 Facturation/Facture EXC-2026-03.pdf", occasional.invoice)
    dossier.add("qualiopi", "11 Facturation/Certificat Qualiopi.pdf", occasional.provider_certificate)
    return "2026-03 Excel perfectionnement présentiel", dossier, []


def in_person_gaps() -> tuple[str, Dossier, list[Finding]]:
    """Signatures, hours and persons that do not agree."""
    days = slots_of(date(2026, 4, 13), date(2026, 4, 14), date(2026, 4, 15))
    days = (*days[:-1], replace(days[-1], end=time(16, 30)))
    came = (AWA, BRUNO, CECILE, FAIZA)
    session = Session(
        "Management de proximité", "MAN-2026-04", "in_person", (*came, DAMIEN), NATHALIE, days,
        objectives=("Conduire un entretien de recadrage", "Déléguer et suivre une mission"),
    )  # fmt: skip
    dossier = clean(session)
    dossier.change("agreement", minutes=21 * 60)
    dossier.change("programme", layout="untitled", minutes=21 * 60)
    dossier.change("trainer", layout="curriculum")
    dossier.change(
        "sheet",
        learners=came,
        unsigned={(AWA.key, "2026-04-14-afternoon"), ("trainer", "2026-04-14-morning")},
        pictures={(CECILE.key, "2026-04-15-morning"): signature(session, CECILE.key, "2026-04-13-morning")},
    )
    _, sittings = final_quiz(session)
    dossier.change("assessment", found=[sitting for sitting in sittings if sitting.person != DAMIEN])
    dossier.drop(f"positioning/{DAMIEN.key}", f"certificate/{DAMIEN.key}", f"positioning/{CECILE.key}", "survey")
    dossier.change(f"certificate/{BRUNO.key}", issued=date(2026, 4, 14))
    dossier.change(f"certificate/{FAIZA.key}", omit={"nature"})
    add_certificate(dossier, ELODIE)
    return (
        "2026-04 Management de proximité présentiel",
        dossier,
        [
            finding("CHR001", "contradiction", BRUNO),
            finding("COM104", "gap", CECILE),
            finding("COM108", "gap", FAIZA),
            finding("COM110", "gap"),
            # The half-day that Awa did not sign is certified all the same.
            finding("HRS001", "contradiction", AWA),
            finding("HRS002", "contradiction"),
            # Agreement and programme sell half an hour that the joining instructions do not announce.
            finding("HRS005", "contradiction"),
            finding("IDN001", "contradiction", ELODIE),
            # Damien is enrolled and left no trace: no outcome, and no line on the sheets.
            finding("IDN002", "gap", DAMIEN),
            finding("INP101", "gap", DAMIEN),
            finding("SIG001", "gap", AWA),
            finding("SIG002", "gap"),
            finding("SIG006", "contradiction", CECILE),
        ],
    )


def synchronous() -> tuple[str, Dossier, list[Finding]]:
    """A live class on Zoom and Teams, recorded."""
    days = slots_of(date(2026, 5, 18), date(2026, 5, 19), mode="synchronous")
    session = Session(
        "Animer une réunion à distance", "ANI-2026-05", "synchronous", (HELENE, MOHAMED, KARIM, YANNICK), NATHALIE,
        days, place="Classe virtuelle Zoom : https://visio.example.org/j/81796405615",
        objectives=("Préparer une réunion à distance", "Faire participer chacun"),
    )  # fmt: skip
    first, second, third, fourth = days
    dossier = clean(session)
    dossier.move("agreement", "01 Convention/Convention ANI-2026-05 signée.docx")
    dossier.change("agreement", form="docx")
    dossier.drop("handout")
    dossier.add("handout", "10 Supports/Animer une réunion à distance.pptx", papers.slides)
    dossier.change(
        f"zoom/{first.id}", language="fr", recorded=True, found=renamed(stays(session, first), KARIM, "karim")
    )
    dossier.change(f"chat/{first.id}", language="fr")
    dossier.drop(f"zoom/{second.id}", f"chat/{second.id}")
    use_teams(dossier, third)
    dossier.change(f"zoom/{fourth.id}", recorded=True, found=stays(session, fourth, minutes={YANNICK.key: 25}))
    dossier.add(
        "notice", "02 Convocations/Information enregistrement.docx", recording_notice,
        answers={KARIM.key: "Refuse"}, omit={"retention"},
    )  # fmt: skip
    dossier.add(
        "subcontract", "01 Convention/Contrat de sous-traitance.pdf", occasional.subcontract,
        subcontractor=session.trainer, omit={"quality"},
    )  # fmt: skip
    return (
        "2026-05 Animer une réunion à distance (classe virtuelle)",
        dossier,
        [
            finding("COM116", "gap"),
            finding("PRS001", "contradiction", YANNICK),
            # The class was recorded although Karim refused.
            finding("PRV001", "to_judge", KARIM),
            finding("SYN102", "gap"),
            finding("SYN103", "gap"),
        ],
    )


TUTORING = (
    Activity("Module 1 – Le rôle du tuteur", "page", 90, date(2026, 9, 7)),
    Activity("Test du module 1", "quiz", 30, date(2026, 9, 9)),
    Activity("Module 2 – Accueillir et intégrer", "scorm", 120, date(2026, 9, 14)),
    Activity("Forum d'échanges", "forum", 30, date(2026, 9, 16)),
    Activity("Étude de cas", "assign", 120, date(2026, 9, 21)),
    Activity("Module 3 – Évaluer les progrès", "resource", 60, date(2026, 9, 25)),
    Activity("Évaluation finale", "quiz", 45, date(2026, 10, 1)),
)


def asynchronous() -> tuple[str, Dossier, list[Finding]]:
    """A path on Moodle that not everybody was accompanied through."""
    session = Session(
        "Devenir tuteur en entreprise", "TUT-2026-09", "asynchronous", (AWA, BRUNO, CECILE, FAIZA, MAELYS), GUILHEM,
        activities=TUTORING, objectives=("Accueillir un nouveau collaborateur", "Évaluer une progression"),
    )  # fmt: skip
    assessed = [activity for activity in TUTORING if activity.kind in {"quiz", "assign"}]
    found = visits(session, without={(AWA.key, activity.name) for activity in assessed})
    later = Visit(BRUNO, TUTORING[2], datetime(2026, 10, 15, 21, 4), 40)
    unmarked = [visit for visit in found if (visit.person, visit.activity) != (CECILE, TUTORING[4])]
    dossier = clean(session)
    for name in ("completion", "quiz/Test du module 1", "quiz/Évaluation finale"):
        dossier.change(name, found=found)
    dossier.change("log", found=[*found, later], without_feedback={CECILE.key})
    dossier.change("grades", found=unmarked)
    dossier.change("assignment/Étude de cas", found=found, without_feedback={CECILE.key})
    dossier.change("follow_up", log=exchanges(session, without={AWA.key}))
    dossier.change("effectiveness", without={FAIZA.key})
    dossier.change("distance", optional=("Lectures conseillées",))
    dossier.change(f"certificate/{AWA.key}", minutes=sum(a.minutes for a in TUTORING if a not in assessed))
    dossier.drop("assistance")
    return (
        "2026-09 Devenir tuteur en entreprise (FOAD)",
        dossier,
        [
            finding("ASY104", "gap"),
            # Awa opened the pages and did nothing else, with nobody: one cause, three codes.
            finding("ASY105", "gap", AWA),
            finding("ASY106", "gap", AWA),
            finding("ASY107", "gap", FAIZA),
            finding("ASY108", "gap", CECILE),
            finding("DST001", "contradiction", AWA),
            finding("DST002", "gap"),
            finding("DST005", "to_judge", BRUNO),
        ],
    )


def blended() -> tuple[str, Dossier, list[Finding]]:
    """Two days in the room, a sheet from LibreOffice, and modules between them."""
    rooms = slots_of(date(2026, 6, 15), date(2026, 6, 26))
    activities = (
        Activity("Lire un bilan", "page", 60, date(2026, 6, 17)),
        Activity("Quiz bilan", "quiz", 30, date(2026, 6, 18)),
        Activity("Cas Sarl Peyrac", "assign", 150, date(2026, 6, 22)),
    )
    session = Session(
        "Comptabilité pour non-comptables", "CPT-2026-06", "blended", (LAN, FRANCOISE, YANNICK), ALEXANDRE, rooms,
        activities, objectives=("Lire un bilan", "Dialoguer avec son expert-comptable"),
    )  # fmt: skip
    dossier = clean(session)
    dossier.drop("sheet")
    dossier.add("sheet", "03 Émargements/Émargement présentiel.ods", attendance.attendance_ods)
    dossier.move("completion", f"07 Plateforme Moodle/progress.{session.reference} (Excel).csv")
    dossier.change("completion", excel=True)
    dossier.change("follow_up", form="docx")
    dossier.move("follow_up", "08 Suivi tutorat/Journal de suivi.docx")
    dossier.change("distance", undated=True)
    dossier.drop("handout")
    dossier.add("handout", "10 Supports/Liste des supports remis.docx", papers.resource_list, form="docx")
    dossier.change(f"certificate/{FRANCOISE.key}", minutes=session.planned_minutes + 120)
    return (
        "2026-06 Comptabilité pour non-comptables (mixte)",
        dossier,
        [finding("ASY103", "to_judge"), finding("HRS001", "contradiction", FRANCOISE)],
    )


def platform_alone() -> tuple[str, Dossier, list[Finding]]:
    """A private person's path on 360Learning, whose screen export knows no connection and no single activity."""
    activities = (
        Activity("Se présenter", "scorm", 60, date(2026, 10, 5)),
        Activity("Écrire un courriel professionnel", "scorm", 90, date(2026, 10, 8)),
        Activity("Bilan de fin de parcours", "quiz", 30, date(2026, 10, 14)),
    )
    session = Session(
        "Anglais professionnel A2", "ANG-2026-10", "asynchronous", (CHLOE,), GUILHEM, activities=activities,
        platform="https://app.360.example.com", price="890,00 € TTC", client=CHLOE.name,
        objectives=("Se présenter en anglais", "Écrire un courriel simple"),
    )  # fmt: skip
    dossier = clean(session)
    dossier.drop("log", "completion", "grades", "quiz/", "forum", "survey/company")
    dossier.change("agreement", natural_person=CHLOE, form="docx")
    dossier.change("needs", learner=CHLOE)
    dossier.move("agreement", "01 Contrat/Contrat individuel Ménard-Ruiz.docx")
    dossier.add("progress", "07 Plateforme/Export utilisateurs du parcours.csv", platforms.learning360_csv)
    return (
        "2026-10 Anglais professionnel A2 (360Learning)",
        dossier,
        [finding("ASY101", "gap", CHLOE), finding("ASY102", "to_judge", CHLOE)],
    )


def work_based() -> tuple[str, Dossier, list[Finding]]:
    """Learning at the workplace (AFEST): one reflects while working, one has a phase too few and no assessment."""
    phases = phases_of(date(2026, 7, 6), date(2026, 7, 7), date(2026, 7, 9))
    session = Session(
        "Poser et contrôler un joint de façade", "JOI-2026-07", "work_based", (CECILE, KARIM, MAELYS), ALEXANDRE,
        phases=phases, objectives=("Poser un joint de façade", "Contrôler et reprendre une pose"),
    )  # fmt: skip
    dossier = clean(session)
    dossier.change("afest/trainer", form="docx")
    dossier.move("afest/trainer", "11 AFEST/Désignation du formateur.docx")
    dossier.change(f"afest/log/{CECILE.key}", form="xlsx")
    dossier.move(f"afest/log/{CECILE.key}", "11 AFEST/Journal des phases Vandenberghe Cécile.xlsx")
    together = replace(phases[1], start=time(10), end=time(11))
    dossier.change(f"afest/log/{MAELYS.key}", phases=(phases[0], together, *phases[2:]))
    dossier.change(f"afest/log/{KARIM.key}", phases=phases[:-1])
    dossier.drop(f"afest/assessment/{KARIM.key}")
    return (
        "2026-07 Poser et contrôler un joint (AFEST)",
        dossier,
        [
            finding("AFE103", "gap", MAELYS),
            finding("AFE104", "gap", KARIM),
            finding("HRS001", "contradiction", KARIM),
            finding("HRS004", "contradiction", KARIM),
        ],
    )


def barely_started() -> tuple[str, Dossier, list[Finding]]:
    """A live class of last week: the connection report is filed and nothing else is."""
    (morning, _) = slots_of(date(2026, 11, 16), mode="synchronous")
    session = Session(
        "Prendre la parole en réunion", "PAR-2026-11", "synchronous", (HELENE, KARIM), NATHALIE, (morning,),
        place="Classe virtuelle Teams", objectives=("Structurer une intervention",),
    )  # fmt: skip
    dossier = clean(session)
    use_teams(dossier, morning)
    dossier.keep("teams/")
    whole = ("COM101", "COM102", "COM106", "COM110", "COM112", "COM113", "SYN104")
    missing = [
        finding(code, "gap", learner)
        for learner in (HELENE, KARIM)
        for code in ("COM103", "COM104", "COM105", "COM107", "COM109", "COM115")
    ]
    return (
        "2026-11 Prendre la parole (dossier commencé)",
        dossier,
        [*missing, *(finding(code, "gap") for code in whole)],
    )


SAMPLES: tuple[Callable[[], tuple[str, Dossier, list[Finding]]], ...] = (
    messy,
    in_person_clean,
    in_person_gaps,
    synchronous,
    blended,
    work_based,
    asynchronous,
    platform_alone,
    barely_started,
    provider_folder,
)


def write_samples(folder: Path) -> list[Path]:
    """Write every sample below ``folder``, each in the place of what was there; return their folders."""
    written_folders = []
    for sample in SAMPLES:
        name, dossier, findings = sample()
        dossier.put("expected.json", expected_json(dossier.session.modality, findings))
        target = folder / name
        if target.exists():
            shutil.rmtree(target)
        dossier.write(target)
        written_folders.append(target)
    return written_folders


def main(arguments: list[str]) -> None:
    """Write below the folder named on the command line, or beside this file."""
    folder = Path(arguments[0]) if arguments else HERE
    for target in write_samples(folder):
        sys.stdout.write(f"{target.name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
