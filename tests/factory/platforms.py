"""Progress of the learners on 360Learning (screen export) and TalentLMS (API v1)."""

from __future__ import annotations

import calendar
import json
from collections.abc import Sequence

from .frozen import csv_bytes
from .session import Session
from .visits import Visit, moodle_id, visits


def learning360_csv(session: Session, *, found: Sequence[Visit] | None = None) -> bytes:
    """Users of a path, French screen: one row a learner; labels of the vendor's help centre."""
    header = ["Prénom", "Nom", "E-mail", "Parcours", "Progression", "Statut", "Temps passé", "Score"]
    rows = [[*header, "Dernière activité", "Date de validation"]]
    sittings = visits(session) if found is None else found
    for learner in session.learners:
        mine = [visit for visit in sittings if visit.person == learner]
        share = round(100 * len(mine) / max(len(session.activities), 1))
        spent = sum(visit.minutes for visit in mine)
        last = max((visit.end for visit in mine), default=None)
        status = "Réussi" if share == 100 else "En cours" if mine else "Non commencé"
        done = f"{last:%d/%m/%Y %H:%M}" if last and share == 100 else "-"
        rows.append(
            [
                *(learner.first, learner.last, learner.email, session.title, f"{share} %", status),
                *(f"{spent // 60} h {spent % 60:02} min", str(share) if share == 100 else "-"),
                *(f"{last:%d/%m/%Y %H:%M}" if last else "-", done),
            ]
        )
    return csv_bytes(rows, delimiter=";", encoding="utf-8-sig", end="\r\n")


def talentlms_json(session: Session, *, found: Sequence[Visit] | None = None) -> bytes:
    """A course with its users, as the API v1 answers: every scalar a string but the seconds."""
    sittings = visits(session) if found is None else found
    users = []
    for learner in session.learners:
        mine = [visit for visit in sittings if visit.person == learner]
        share = round(100 * len(mine) / max(len(session.activities), 1))
        seconds = 60 * sum(visit.minutes for visit in mine)
        last = max((visit.end for visit in mine), default=None) if share == 100 else None
        users.append(
            {
                "id": str(moodle_id(learner)),
                "name": learner.name,
                "email": learner.email,
                "role": "learner",
                "enrolled_on": f"{session.before(10):%d/%m/%Y}, 09:00:00",
                "completed_on": f"{last:%d/%m/%Y, %H:%M:%S}" if last else "",
                "completed_on_timestamp": str(calendar.timegm(last.timetuple())) if last else "",
                "completion_status": "completed" if last else "incomplete" if mine else "not_attempted",
                "completion_percentage": str(share),
                "total_time": f"{seconds // 3600}h {seconds // 60 % 60}m",
                "total_time_seconds": seconds,
            }
        )
    course = {"id": "117", "name": session.title, "users": users}
    return json.dumps(course, ensure_ascii=False, indent=2).encode()
