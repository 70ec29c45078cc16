"""Sound files of every kind that the factory writes: what the hostile tests damage."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import UTC, date, datetime
from email.message import EmailMessage
from functools import cache
from pathlib import Path

from tests.factory import (
    Activity,
    Person,
    Session,
    agreement,
    attendance_csv,
    attendance_ods,
    clean,
    follow_up_log,
    junk,
    mail,
    media,
    occasional,
    organisation,
    organisation_registers,
    papers,
    phases_of,
    platforms,
    printed,
    remote as written,
    sequence_plan,
    signature_list_csv,
    signing,
    slots_of,
    surveys,
    teams,
    work_analysis,
    work_assessment,
    work_log,
    work_protocol,
    work_trainer,
    zip_bytes,
    zoom,
)

EXPORTS = Path(__file__).parents[1] / "plugins" / "moodle" / "exports"
SHEETS = Path(__file__).parents[1] / "plugins" / "attendance"
HELENE = Person("Hélène", "Dupré-Lefèvre", "helene.dupre@example.com", moodle_id=11)
LAN = Person("Thị Lan", "Nguyễn", "lan.nguyen@example.com", moodle_id=12)
TRAINER = Person("Alexandre", "Petitjean", "a.petitjean@ateliers-lirou.example.org", moodle_id=3)
ACTIVITIES = (
    Activity("Module 1 – Découvrir", "page", 90, date(2026, 9, 7)),
    Activity("Test module 1", "quiz", 30, date(2026, 9, 8)),
    Activity("Étude de cas", "assign", 120, date(2026, 9, 10)),
)


def sessions() -> dict[str, Session]:
    """One session of each modality that has its own kinds of files."""
    paper = slots_of(date(2026, 3, 16))
    live = slots_of(date(2026, 5, 18), mode="synchronous")
    return {
        "in_person": Session("Excel perfectionnement", "EXC", "in_person", (HELENE, LAN), TRAINER, paper),
        "synchronous": Session("Animer à distance", "ANI", "synchronous", (HELENE, LAN), TRAINER, live),
        "asynchronous": Session(
            "Tutorat en ligne", "TUT", "asynchronous", (HELENE, LAN), TRAINER, activities=ACTIVITIES
        ),
    }


def _platforms() -> list[Path]:
    """Return the small exports of learning platforms that the tests of their readers hold."""
    plugins = Path(__file__).parents[1] / "plugins"
    systems = ("canvas", "chamilo", "h5p", "learning360", "openedx", "platforms", "scorm", "talentlms", "xapi")
    found = [path for system in systems for path in sorted((plugins / system).iterdir())]
    return [path for path in found if path.is_file() and path.suffix != ".py"]


@cache
def seeds() -> dict[str, bytes]:
    """Name → bytes: one file of each sort."""
    known = sessions()
    found: dict[str, bytes] = {}
    for session in known.values():
        for name, piece in clean(session).pieces.items():
            kind = name.split("/")[0]
            key = name if kind == "survey" else kind
            if key not in found:
                found[key] = piece.bytes()
    paper, live, remote = known.values()
    phases = phases_of(date(2026, 7, 6))
    at_work = Session("Poser un joint", "JOI", "work_based", (HELENE, LAN), TRAINER, phases=phases)
    more: dict[str, Callable[[], bytes]] = {
        "sheet.ods": lambda: attendance_ods(paper),
        "sheet.csv": lambda: attendance_csv(paper),
        "list.csv": lambda: signature_list_csv(paper),
        "sheet.pdf": lambda: printed.to_pdf(printed.grid_of(paper)),
        "sheet.docx": lambda: printed.to_docx(printed.grid_of(paper)),
        "sheet.odt": lambda: printed.to_odt(printed.grid_of(paper)),
        "dendreo": (SHEETS / "dendreo-slots.json").read_bytes,
        "edusign": (SHEETS / "edusign-course.json").read_bytes,
        "slides.pptx": lambda: papers.slides(paper),
        "programme.docx": lambda: papers.programme(paper, form="docx", layout="table"),
        "agreement.docx": lambda: agreement(paper, form="docx"),
        "follow_up.docx": lambda: follow_up_log(paper, form="docx"),
        "plan": lambda: sequence_plan(remote),
        "plan.xlsx": lambda: sequence_plan(remote, form="xlsx"),
        "work_analysis": lambda: work_analysis(at_work, HELENE, form="docx"),
        "work_trainer": lambda: work_trainer(at_work),
        "work_protocol": lambda: work_protocol(at_work, HELENE),
        "work_log": lambda: work_log(at_work, HELENE),
        "work_log.xlsx": lambda: work_log(at_work, HELENE, form="xlsx"),
        "work_assessment": lambda: work_assessment(at_work, HELENE, form="docx"),
        "survey.xlsx": lambda: surveys.microsoft_xlsx(paper),
        "learning360": lambda: platforms.learning360_csv(remote),
        "talentlms": lambda: platforms.talentlms_json(remote),
        "organisation.page": lambda: organisation.public_page(paper),
        "organisation.procedure": lambda: organisation.procedure(paper, "violence"),
        "organisation.results": lambda: organisation.results(paper),
        "organisation.synthesis": lambda: organisation.synthesis(paper),
        "organisation.improvement": lambda: organisation_registers.improvement(paper),
        "organisation.watch": lambda: organisation_registers.watch_csv(paper),
        "teams": lambda: teams.attendance_report(live, live.slots[0]),
        "teams.2022": lambda: teams.attendance_report_2022(live, live.slots[0]),
        "zoom.2021": lambda: zoom.participants_2021(live, live.slots[0]),
        "zoom.unique": lambda: zoom.unique_users(live, live.slots[0]),
        "mail": lambda: mail.convocation_mail(paper, HELENE),
        "exchange": lambda: mail.follow_up_mail(paper, LAN, "Point d'étape", at=date(2026, 3, 20)),
        "subcontract": lambda: occasional.subcontract(paper, form="docx"),
        "invoice": lambda: occasional.invoice(paper),
        "accessibility": lambda: occasional.accessibility(paper, LAN),
        "dropout": lambda: occasional.dropout_sheet(paper, LAN),
        "exam": lambda: occasional.exam_list(paper),
        "end_attestation": lambda: occasional.end_attestation(paper, LAN),
        "qualiopi": lambda: occasional.provider_certificate(paper, form="docx"),
        "feedback": lambda: occasional.feedback(paper, "company"),
        "works": lambda: written.works_zip(remote, ACTIVITIES[2]),
        "forum": lambda: written.forum_csv(remote),
        "quiz.form": lambda: written.google_quiz_csv(paper),
        "signed.xlsx": lambda: signing.signed_list_xlsx(paper),
        "recordings": lambda: signing.recordings_xlsx(live),
        "sealed.pdf": lambda: signing.sealed(agreement(paper), HELENE, datetime(2026, 2, 24, 10, 5)),
        "scan": lambda: junk.scan_pdf(paper),
        "archive": lambda: _archive(found["zoom"], junk.scan_pdf(paper)),
        "attachments": lambda: _attached(found["zoom"]),
        "film.mp4": lambda: media.mp4(datetime(2026, 3, 2, 8, tzinfo=UTC), 9_000),
        "film.webm": lambda: media.webm(datetime(2026, 3, 2, 8, tzinfo=UTC), 9_000),
        "sound.wav": lambda: media.wav(2),
    }
    found |= {name: write() for name, write in more.items()}
    found |= {f"{path.parent.name}.{path.name}": path.read_bytes() for path in _platforms()}
    found |= {f"moodle.{path.name}": path.read_bytes() for path in sorted(EXPORTS.iterdir())}
    found["utf-16"] = junk.unicode_text(found["zoom"])
    return dict(sorted(found.items()))


def _archive(table: bytes, scan: bytes) -> bytes:
    inner = zip_bytes({"table.csv": table})
    packed = gzip.compress(table, mtime=0)
    return zip_bytes({"Zoom/table.csv": table, "scan.pdf": scan, "more.zip": inner, "table.csv.gz": packed})


def _attached(table: bytes) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "alex@example.org", "lan@example.org", "Exports"
    message["Date"] = "Mon, 02 Mar 2026 09:00:00 +0100"
    message.set_content("Bonjour, voici les exports.")
    for name, data in {"table.csv": table, "all.zip": zip_bytes({"table.csv": table})}.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    message.set_boundary("=-=part")
    return message.as_bytes()
