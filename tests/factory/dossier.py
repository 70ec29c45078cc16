"""Whole dossiers, one call a modality: clean ones, whose pieces can be changed, dropped, added or renamed.

>>> dossier = clean(session)
>>> dossier.change("certificate/durand", minutes=900)      # more than was justified
>>> dossier.drop("positioning/durand")
>>> dossier.write(folder)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from pathlib import Path

from . import attendance, certificates, documents, followup, moodle, papers, sequences, surveys, teams, work_based, zoom
from .remote import forum_csv
from .session import Activity, Person, Session, Slot
from .visits import Visit

Writer = Callable[..., bytes]


@dataclass
class Piece:
    """One file to be written."""

    path: str
    writer: Writer
    arguments: tuple[object, ...] = ()
    options: dict[str, object] = field(default_factory=dict)

    @cached_property
    def data(self) -> bytes:
        """What the file holds, written once however often the dossier is."""
        return self.writer(*self.arguments, **self.options)

    def bytes(self) -> bytes:
        return self.data


class Dossier:
    """The pieces of one dossier by name ("agreement", "certificate/durand"…)."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.pieces: dict[str, Piece] = {}

    def add(self, name: str, path: str, writer: Writer, *arguments: object, **options: object) -> None:
        """Add a piece; the writer gets the session first."""
        assert name not in self.pieces, name
        self.pieces[name] = Piece(path, writer, (self.session, *arguments), options)

    def put(self, path: str, data: bytes) -> None:
        """Add a file of given bytes, under its path as a name."""
        self.pieces[path] = Piece(path, lambda: data)

    def change(self, name: str, *, session: Session | None = None, **options: object) -> None:
        """Plant something: other options for a piece's writer, or another session for this piece alone."""
        piece = self.pieces[name]
        arguments = piece.arguments if session is None else (session, *piece.arguments[1:])
        self.pieces[name] = Piece(piece.path, piece.writer, arguments, {**piece.options, **options})

    def drop(self, *names: str) -> None:
        """Leave pieces out; a name ending with "/" stands for all below it."""
        for name in names:
            for key in self._named(name):
                del self.pieces[key]

    def keep(self, *names: str) -> None:
        """Leave out every piece but these; a name ending with "/" stands for all below it."""
        wanted = {key for name in names for key in self._named(name)}
        self.drop(*(set(self.pieces) - wanted))

    def _named(self, name: str) -> list[str]:
        found = [key for key in self.pieces if key == name or (name.endswith("/") and key.startswith(name))]
        assert found, name
        return found

    def move(self, name: str, path: str) -> None:
        """File a piece under another path."""
        piece = self.pieces[name]
        moved = Piece(path, piece.writer, piece.arguments, piece.options)
        if "data" in piece.__dict__:
            moved.__dict__["data"] = piece.data
        self.pieces[name] = moved

    def copy(self) -> Dossier:
        """Another dossier of the same pieces: what is planted in it leaves this one as it is."""
        other = Dossier(self.session)
        other.pieces = dict(self.pieces)
        return other

    def path(self, name: str) -> str:
        """Where a piece is filed."""
        return self.pieces[name].path

    def files(self) -> dict[str, bytes]:
        """Path → bytes, sorted."""
        written = {piece.path: piece.bytes() for piece in self.pieces.values()}
        assert len(written) == len(self.pieces), "two pieces under one path"
        return dict(sorted(written.items()))

    def write(self, folder: Path) -> None:
        """Write every piece below ``folder``."""
        for path, data in self.files().items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def clean(session: Session) -> Dossier:
    """The whole dossier of ``session``, with nothing to find in it."""
    dossier = Dossier(session)
    _add_common(dossier)
    _add_around(dossier)
    if any(slot.mode == "in_person" for slot in session.slots):
        dossier.add("sheet", "03 Émargements/Feuille d'émargement.xlsx", attendance.attendance_xlsx)
    live = [slot for slot in session.slots if slot.mode == "synchronous"]
    if live:
        _add_live(dossier, live)
    if session.modality == "blended":
        path = "02 Convocations/Calendrier des séquences.pdf"
        dossier.add("plan", path, sequences.sequence_plan)
    if session.activities:
        _add_remote(dossier)
    elif session.phases:
        _add_work_based(dossier)
    else:
        _add_final_quiz(dossier)
    return dossier


def _add_work_based(dossier: Dossier) -> None:
    """The four items of D.6313-3-2; each learner's protocol takes the place of a convocation."""
    folder = "11 AFEST"
    dossier.drop("convocation")
    dossier.add("afest/trainer", f"{folder}/Désignation du formateur.pdf", work_based.work_trainer)
    for learner in dossier.session.learners:
        name = f"{learner.last} {learner.first}"
        for piece, title, writer in (
            ("analysis", "Analyse de l'activité", work_based.work_analysis),
            ("protocol", "Protocole individuel", work_based.work_protocol),
            ("log", "Journal des phases", work_based.work_log),
            ("assessment", "Évaluation", work_based.work_assessment),
        ):
            dossier.add(f"afest/{piece}/{learner.key}", f"{folder}/{title} {name}.pdf", writer, learner)


def _add_around(dossier: Dossier) -> None:
    """What the session rests on: programme, need, booklet and rules, the trainer's CV, teaching material."""
    session, trainer = dossier.session, dossier.session.trainer
    dossier.add("programme", f"01 Convention/Programme {session.reference}.pdf", papers.programme)
    dossier.add("needs", "01 Convention/Analyse du besoin.pdf", papers.needs_analysis)
    dossier.add("booklet", "02 Convocations/Livret d'accueil.pdf", papers.booklet)
    dossier.add("rules", "02 Convocations/Règlement intérieur.pdf", papers.rules)
    path = f"09 Formateur/CV {trainer.last} {trainer.first}.pdf"
    dossier.add("trainer", path, papers.trainer_profile, trainer)
    dossier.add("handout", "10 Supports/Support de cours.pdf", papers.handout)


def _add_common(dossier: Dossier) -> None:
    session = dossier.session
    dossier.add("agreement", f"01 Convention/Convention {session.reference}.pdf", documents.agreement)
    dossier.add("convocation", "02 Convocations/Convocation groupe.pdf", documents.convocation)
    for learner in session.learners:
        name = f"{learner.last} {learner.first}"
        dossier.add(
            f"positioning/{learner.key}", f"04 Évaluations/Positionnement {name}.pdf", documents.positioning, learner
        )
        dossier.add(
            f"certificate/{learner.key}", f"05 Certificats/Certificat {name}.pdf", certificates.certificate, learner
        )
    survey = "06 Satisfaction/Questionnaire à chaud (réponses).csv"
    dossier.add("survey", survey, surveys.google_csv)
    for who, named in (("company", "entreprise"), ("trainer", "formateur")):
        path = f"06 Satisfaction/Questionnaire {named} (réponses).csv"
        dossier.add(f"survey/{who}", path, surveys.google_others_csv, who)


def _add_live(dossier: Dossier, slots: list[Slot]) -> None:
    """A Zoom report and chat a half-day, and the sheet that everybody signed electronically."""
    for slot in slots:
        name = f"{slot.date:%Y-%m-%d} {'matin' if slot.half_day == 'morning' else 'après-midi'}"
        dossier.add(f"zoom/{slot.id}", f"07 Classe virtuelle/participants {name}.csv", zoom.participants, slot)
        dossier.add(f"chat/{slot.id}", f"07 Classe virtuelle/chat {name}.txt", zoom.chat, slot)
    path = "03 Émargements/Émargement classe virtuelle.xlsx"
    dossier.add("sheet/live", path, attendance.attendance_xlsx, slots=slots, style="electronic")


def use_teams(dossier: Dossier, slot: Slot) -> None:
    """Report ``slot`` by Teams in the place of Zoom."""
    dossier.drop(f"zoom/{slot.id}", f"chat/{slot.id}")
    day = slot.date
    path = f"07 Classe virtuelle/{dossier.session.title} - Attendance report {day.month}-{day.day}-{day:%y}.csv"
    dossier.add(f"teams/{slot.id}", path, teams.attendance_report, slot)


def _add_remote(dossier: Dossier) -> None:
    """What the remote part needs, from Moodle and from the provider."""
    session = dossier.session
    remote = "07 Plateforme Moodle"
    dossier.add("distance", "02 Convocations/Information activités à distance.pdf", documents.distance_information)
    dossier.add("assistance", "02 Convocations/Assistance technique et pédagogique.pdf", documents.assistance)
    stamp = f"{session.after(3):%Y%m%d}"
    dossier.add("log", f"{remote}/logs_{session.reference}_{stamp}-1012.csv", moodle.log)
    dossier.add("completion", f"{remote}/progress.{session.reference}.csv", moodle.completion)
    dossier.add("grades", f"{remote}/{session.reference} Notes.xlsx", moodle.grades_xlsx)
    for activity in session.activities:
        if activity.kind == "quiz":
            path = f"{remote}/{session.reference}-{activity.name}-notes.xlsx"
            dossier.add(f"quiz/{activity.name}", path, moodle.quiz_xlsx, activity)
        elif activity.kind == "assign":
            path = f"{remote}/Notes-{activity.name}.csv"
            dossier.add(f"assignment/{activity.name}", path, moodle.assignment_csv, activity)
    dossier.add("forum", f"{remote}/Forum d'entraide.csv", forum_csv)
    dossier.add("follow_up", "08 Suivi tutorat/Journal de suivi individuel.xlsx", followup.follow_up_log)
    path = "08 Suivi tutorat/Vérification du suivi des modules.xlsx"
    dossier.add("effectiveness", path, followup.effectiveness_log)


def final_quiz(session: Session) -> tuple[Activity, list[Visit]]:
    """The assessment taken by everybody present in the last half hour of the last half-day, and its sittings."""
    last = max(session.slots, key=lambda slot: slot.ends)
    activity = Activity("Évaluation des acquis", "quiz", 20, last.date)
    sittings = [
        Visit(learner, activity, last.ends - timedelta(minutes=30), minutes)
        for learner in session.learners
        if not session.is_absent(learner, last)
        for minutes in [session.random("final", learner.key).randint(14, 24)]
    ]
    return activity, sittings


def _add_final_quiz(dossier: Dossier) -> None:
    activity, sittings = final_quiz(dossier.session)
    path = f"04 Évaluations/{dossier.session.reference}-Évaluation des acquis-notes.xlsx"
    dossier.add("assessment", path, moodle.quiz_xlsx, activity, found=sittings)


def add_certificate(dossier: Dossier, person: Person, **options: object) -> None:
    """Add one more certificate."""
    path = f"05 Certificats/Certificat {person.last} {person.first}.pdf"
    dossier.add(f"certificate/{person.key}", path, certificates.certificate, person, **options)
