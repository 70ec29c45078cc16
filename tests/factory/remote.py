"""What is handed in, asked and marked at a distance: Moodle's downloaded works, its forum, a Google form with marks."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from .frozen import csv_bytes, zip_bytes
from .pages import Line, Title, written
from .session import Activity, Person, Session
from .visits import moodle_id, visits

_THOUGHTS = (
    "J'ai accueilli le nouveau collaborateur lundi matin et présenté l'équipe avant la visite de l'atelier.",
    "Le parcours d'intégration s'étale sur trois semaines, avec un point de dix minutes chaque vendredi.",
    "Les gestes à risque sont montrés deux fois, puis refaits par l'apprenti pendant que je commente.",
    "Le livret d'accueil ne dit rien des pauses : je propose d'ajouter une page sur l'organisation de la journée.",
    "L'évaluation à un mois porte sur l'autonomie au poste et sur la lecture des consignes de sécurité.",
)


def work_docx(session: Session, activity: Activity, learner: Person, *, author: Person | None = None) -> bytes:
    """One learner's work as DOCX; ``author`` is whose words stand in it, with a blank line that the copyist left."""
    by = author or learner
    words = session.random("work", by.key).sample(_THOUGHTS, 3)
    blocks = [Title(activity.name), Line(session.title), *(Line(text) for text in words)]
    return written([*blocks, *[Line("")] * (author is not None)], "docx")


def works_zip(
    session: Session,
    activity: Activity,
    *,
    copied: Mapping[str, Person] | None = None,
    folders: bool = True,
    number: int = 50_000,
) -> bytes:
    """ "Download all submissions" of an assignment; ``copied``: learner's key → whose words were handed in."""
    members = {}
    for visit in visits(session):
        if visit.activity.name != activity.name:
            continue
        who = visit.person
        stem = f"{who.name}_{number + moodle_id(who)}_assignsubmission_file"
        name = f"{stem}/Étude {who.first}.docx" if folders else f"{stem}_Étude {who.first}.docx"
        members[name] = work_docx(session, activity, who, author=(copied or {}).get(who.key))
    return zip_bytes(members)


@dataclass(frozen=True)
class Post:
    """One message of a forum."""

    person: Person
    at: datetime
    discussion: int
    parent: int = 0
    subject: str = "Question sur le module"


def forum_csv(session: Session, *, posts: Sequence[Post] | None = None) -> bytes:
    """Moodle's forum export: header never translated, epoch seconds; by default the trainer answers in two hours."""
    rows = [
        ["id", "discussion", "parent", "userid", "userfullname", "created", "modified", "mailed", "subject", "message",
         "messageformat", "messagetrust", "attachment", "totalscore", "mailnow", "deleted", "privatereplyto",
         "privatereplytofullname", "wordcount", "charcount"]
    ]  # fmt: skip
    for number, post in enumerate(answered(session) if posts is None else posts, 1):
        stamp = str(calendar.timegm(post.at.timetuple()))
        rows.append(
            [str(number), str(post.discussion), str(post.parent), str(moodle_id(post.person)), post.person.name, stamp,
             stamp, "1", post.subject, "Bonjour,", "1", "0", "", "0", "0", "0", "0", "", "1", "8"]
        )  # fmt: skip
    return "\ufeff".encode() + csv_bytes(rows)


def answered(session: Session, *, hours: float = 2) -> list[Post]:
    """One question a learner on the first day, answered by the trainer after ``hours``."""
    found = []
    for number, learner in enumerate(session.learners, 1):
        asked = datetime.combine(session.start, time(9, 10)) + timedelta(minutes=number)
        found.append(Post(learner, asked, number))
        found.append(Post(session.trainer, asked + timedelta(hours=hours), number, 2 * number - 1))
    return found


KNOWLEDGE = (
    "Que renvoie la fonction NB.SI ?",
    "Laquelle de ces références est absolue ?",
    "Vrai ou faux : un filtre trie",
)
OPINIONS = (
    "Êtes-vous globalement satisfait(e) de la formation ?",
    "Recommanderiez-vous cette formation ?",
    "Comment jugez-vous la qualité des supports ?",
)


def google_quiz_csv(session: Session, *, questions: Sequence[str] = KNOWLEDGE) -> bytes:
    """A Google form in quiz mode: "Score" of "8 / 10", here with ``questions`` of any sort."""
    rows = [["Horodateur", "Adresse e-mail", "Score", "Nom et prénom", *questions]]
    for number, learner in enumerate(session.learners):
        at = datetime.combine(session.end, time(16, 40)) + timedelta(minutes=3 * number)
        score = session.random("quiz", learner.key).randint(6, 10)
        rows.append([f"{at:%d/%m/%Y %H:%M:%S}", learner.email, f"{score} / 10", learner.name, *["B"] * len(questions)])
    return csv_bytes(rows, end="\r\n")
