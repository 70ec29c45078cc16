"""E-mails between somebody of the provider and a learner: individual follow-up and reminders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from auditready import (
    DocumentText,
    EvidenceFile,
    LazyPattern,
    Mention,
    ReadContext,
    Recognition,
    TutorExchange,
    UnreadableEvidence,
    Words,
    find_dates,
    fold,
    looks_like_name,
    person_name,
    quote,
)

from .kinds import OF_TRAINING, note_left_out

_TRAINER = r"(?:format(?:eur|rice)|tut(?:eur|rice)|intervenant|trainer|tutor|instructor)"
_STAFF = (
    r"(?:referente?|responsable|assistante?|coordinat(?:eur|rice)|chargee? de|conseill(?:er|ere)|direct(?:eur"
    r"|rice)|gerante?"
    r"|organisme de formation|centre de formation|service formation|training (?:manager|coordinator|provider))"
)
_REMINDER = LazyPattern(
    r"\brelanc|sans nouvelles?|votre absence|absente?s?\b|abandon|decroch|inactiv|(?:pas|plus) (?:encore )?connecte"
    r"|\breminder|have not (?:seen|heard)|missed (?:the|your)"
)
_MAILBOX = LazyPattern(
    r"\s*(?P<name>[^<;]*?)\s*<(?P<address>[^<>;\s]{3,200}@[^<>;\s]{3,200})>"
    r"|\s*(?P<bare>[^<>;\s]+@[^<>;\s]+)"
)
_OF_TRAINING = LazyPattern(OF_TRAINING)
_SUBJECT = LazyPattern(r"(?:\s*(?:re|tr|fw|fwd|objet)\s*:)+\s*")
_FOOT = 15
"""Lines at the end of an e-mail among which its signature stands."""
_SAME_ROLE = 80
"""Characters around the sender's name within which the signature says the office."""


class _Mail(NamedTuple):
    """Who wrote to whom."""

    sender: Mention
    recipients: tuple[Mention, ...]
    text: DocumentText


class Exchanges:
    """Reads e-mails that no reader of documents claims as exchanges between the provider and one learner."""

    name = "documents.exchange"
    system = "E-mail"
    kinds = frozenset({"tutor_exchange"})
    formats = frozenset({"email"})
    at_most = 0.5

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim an e-mail about a training, less surely than any reader of documents does."""
        if file.format != "email":
            return None
        try:
            mail = _mail(file)
        except UnreadableEvidence:
            return None
        if mail is None or not (_role_of(mail) or _OF_TRAINING.search("\n".join(mail.text.folded_lines))):
            return None
        sender = quote(mail.sender.name or mail.sender.email or "")
        return Recognition(
            confidence=0.5,
            why=Words(f"courriel de « {sender} »", f"e-mail from '{sender}'"),
            variant="email",
        )

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[TutorExchange]:
        """Give one exchange where the e-mail says that its sender is of the provider, and goes to one person."""
        note_left_out(file, context)
        mail = _mail(file)
        if mail is None:
            return
        role = _role_of(mail)
        if role is None:
            context.note(
                "rien ne dit si l'expéditeur est de l'organisme : aucun échange n'est compté. Une signature avec la "
                "fonction (« formatrice », « référent pédagogique ») le dirait",
                "nothing says whether the sender is of the provider: no exchange is counted. A signature with the "
                "office (“formatrice”, “référent pédagogique”) would say it",
            )
        elif len(mail.recipients) > 1:
            context.note(
                f"courriel à {len(mail.recipients)} destinataires : ce n'est pas un échange individuel",
                f"e-mail to {len(mail.recipients)} recipients: no individual exchange",
            )
        else:
            yield _exchange(mail, role)


def _mail(file: EvidenceFile) -> _Mail | None:
    text = DocumentText.of(file.name, file.document)
    senders, recipients = _people(text, r"de"), _people(text, r"a")
    if not senders or not recipients:
        return None
    return _Mail(senders[0], recipients, text)


def _people(text: DocumentText, label: str) -> tuple[Mention, ...]:
    found = next((line for line in text.lines[:4] if re.match(rf"{label} : ", fold(line[0]))), None)
    if found is None:
        return ()
    people = []
    for box in _MAILBOX.finditer(found[0].partition(":")[2]):
        name = person_name(box["name"] or "")
        shown = name if looks_like_name(name) else (box["name"] or "").strip('" ')
        people.append(Mention(name=shown, email=box["address"] or box["bare"]))
    return tuple(people)


def _role_of(mail: _Mail) -> Literal["trainer", "staff"] | None:
    """Return the sender's office as the signature states it, near the sender's name at the foot of the e-mail."""
    folded = mail.text.folded_lines
    foot = "\n".join(folded[-_FOOT:])
    names = [word for word in fold(mail.sender.name).split() if len(word) > 2]
    ends = [match.end() for name in names for match in re.finditer(re.escape(name), foot)]
    around = " ".join(foot[max(0, end - _SAME_ROLE) : end + _SAME_ROLE] for end in ends)
    # "votre formatrice" says it as well, wherever the name stands.
    if re.search(rf"\b{_TRAINER}", around) or re.search(rf"\bvotre {_TRAINER}", foot):
        return "trainer"
    return "staff" if re.search(rf"\b{_STAFF}\b", around) else None


def _exchange(mail: _Mail, role: Literal["trainer", "staff"]) -> TutorExchange:
    lines = mail.text.lines
    index = next((i for i, line in enumerate(mail.text.folded_lines[:6]) if line.startswith("objet : ")), 0)
    subject = lines[index][0]
    prefix = _SUBJECT.match(fold(subject))
    sent = next((line[0] for line in lines[:6] if fold(line[0]).startswith("envoye le")), "")
    days = find_dates(sent)
    said = " ".join(mail.text.folded_lines[index:])
    author, person = mail.sender, mail.recipients[0]
    return TutorExchange(
        locator=mail.text.line_locator(index),
        person=Mention(name=person.name, email=person.email, role="learner"),
        author=Mention(name=author.name, email=author.email, role=role),
        at=days[0][0] if days else None,
        channel="courriel",
        subject=(subject[prefix.end() :] if prefix else subject) or None,
        reminder=_REMINDER.search(said) is not None,
    )


EXCHANGES = Exchanges()
