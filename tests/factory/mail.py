"""E-mails as mail programs save them (.eml): plain text, HTML beside it, attachments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, timezone
from email.message import EmailMessage
from email.policy import SMTP

from .session import Person, Session, clock, long_date, period

PARIS = timezone(timedelta(hours=2))


def eml(
    sender: Person,
    to: Sequence[Person],
    subject: str,
    lines: Sequence[str],
    *,
    at: datetime,
    page: str = "",
    attachments: Sequence[str] = (),
) -> bytes:
    """Write one e-mail; with ``page`` it has an HTML body beside the plain one, or alone where ``lines`` are empty."""
    message = EmailMessage(policy=SMTP)
    message["From"] = f"{sender.name} <{sender.email}>"
    message["To"] = ", ".join(f"{person.name} <{person.email}>" for person in to)
    message["Subject"] = subject
    message["Date"] = at.replace(tzinfo=PARIS)
    message["Message-ID"] = f"<{at:%Y%m%d%H%M}.{sender.key}@example.org>"
    if lines:
        message.set_content("\n".join(lines), cte="quoted-printable")
    if page and lines:
        message.add_alternative(page, subtype="html", cte="quoted-printable")
    elif page:
        message.set_content(page, subtype="html", cte="quoted-printable")
    for name in attachments:
        message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename=name)
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"=-=part{number}")  # a random one would give other bytes each time
    return message.as_bytes()


def convocation_mail(session: Session, learner: Person, *, sent: date | None = None) -> bytes:
    """Joining instructions in the body of an e-mail."""
    provider = session.provider
    lines = [
        f"Bonjour {learner.first},",
        "",
        f"Intitulé de la formation : {session.title}",
        f"Dates : {period(session.start, session.end)}",
        *(f"{long_date(slot.date)} : {clock(slot.start)} - {clock(slot.end)}" for slot in session.slots),
        f"Lieu : {session.place}",
        f"Contact : {provider.contact.name}, {provider.phone}",
        "",
        provider.contact.name,
        "Assistante de formation",
    ]
    at = datetime.combine(sent or session.before(10), time(9, 12))
    subject = f"Convocation à la formation {session.title}"
    return eml(provider.contact, [learner], subject, lines, at=at, attachments=["Livret d'accueil.pdf"])


def follow_up_mail(session: Session, learner: Person, subject: str, *, at: date, reminder: bool = False) -> bytes:
    """One exchange of the trainer with a learner."""
    said = "Sans nouvelles de vous depuis une semaine, je vous relance." if reminder else "Voici mes remarques."
    lines = [f"Bonjour {learner.first},", "", said, "", session.trainer.name, "votre formateur-tuteur"]
    return eml(session.trainer, [learner], subject, lines, at=datetime.combine(at, time(14, 5)))
