"""Assistance at a distance: what is promised to the learner, how fast answers came, and who gave them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from auditready import (
    Assistance,
    Dossier,
    Finding,
    ForumPost,
    LearnerFacts,
    Locator,
    Mention,
    NotApplicable,
    Person,
    Submission,
    TutorExchange,
    Words,
    listing,
    minutes,
    rule,
    say,
)

from .facts import distinct, has_ended, learner_of, records

_NOT_REMOTE = Words("Aucune partie à distance au rythme de l'apprenant.", "No part at a distance at one's own pace.")
_NOT_OVER = Words("La session n'est pas terminée.", "The session is not over.")
_SATURDAY = 5


@rule(
    "DST004",
    pack="law",
    severity="legal",
    indicators=(9, 19),
    source="D.6313-3-1 1°",
    basis="law",
    needs=(("assistance",),),
    title=Words("Assistance : contact, moyen, délai tenu", "Assistance: contact, channel, delay kept"),
    why=Words(
        "L'assistance à distance n'est réelle que si l'apprenant sait qui joindre, comment, sous quel délai, et que ce "
        "délai est tenu. Le délai est une lecture d'auditready : le texte demande une assistance « appropriée ».",
        "Assistance at a distance is real where the learner knows whom to contact, how, and how soon an answer comes, "
        "and where it does come. The delay is auditready's own reading: the text asks for “suitable” assistance.",
    ),
    accept=Words(
        "Un document qui donne un contact, un moyen de le joindre et un délai de réponse ; des réponses du forum dans "
        "ce délai, samedis et dimanches non comptés.",
        "A document that gives a contact, a channel and a response delay; answers in the forum within that delay, "
        "Saturdays and Sundays not counted.",
    ),
    remedy=Words(
        "Compléter le document remis aux apprenants ; si le délai n'est pas tenu, organiser le relais ou annoncer un "
        "délai réaliste.",
        "Complete the document given to the learners; where the delay is not kept, organise a stand-in or announce a "
        "realistic one.",
    ),
    question=Words(
        "À qui l'apprenant s'adresse-t-il, comment, et en combien de temps a-t-il eu ses réponses ?",
        "Whom does the learner turn to, how, and how long did the answers take?",
    ),
)
def promised_assistance(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Look for contact, channel and delay in all documents together, then at the discussions that learners began."""
    if not dossier.remote:
        yield NotApplicable(because=_NOT_REMOTE)
        return
    documents = records(dossier, Assistance)
    lacking = _lacking(documents)
    if lacking:
        what = listing(lacking)
        yield Finding(
            key="lacking",
            state="gap",
            message=say(
                "Assistance à distance : il manque {what}.", "Assistance at a distance: missing {what}.", what=what
            ),
            expected=Words("un contact, un moyen et un délai de réponse", "a contact, a channel and a response delay"),
            found=say("sans {what}", "without {what}", what=what),
            locators=distinct(document.locator for document in documents),
        )
    promised = [document for document in documents if document.response_delay_minutes]
    if promised:
        # Of several delays the longest one: which holds for the forum is not said.
        longest = max(promised, key=lambda document: document.response_delay_minutes or 0)
        yield from _late_answers(dossier, longest)


def _lacking(documents: Sequence[Assistance]) -> list[Words]:
    lacking = []
    if not any(document.contacts for document in documents):
        lacking.append(Words("le contact", "the contact"))
    if not any(document.channels for document in documents):
        lacking.append(Words("le moyen de le joindre", "the channel"))
    if not any(document.response_delay for document in documents):
        lacking.append(Words("le délai de réponse", "the response delay"))
    return lacking


def _late_answers(dossier: Dossier, promise: Assistance) -> Iterator[Finding]:
    assert promise.response_delay_minutes is not None  # noqa: S101 - chosen for it
    late = []
    for question, answer in _iter_answers(dossier):
        assert question.at is not None  # noqa: S101 - only dated posts are paired
        assert answer.at is not None  # noqa: S101 - as above
        if (waited := _working_minutes(question.at, answer.at)) > promise.response_delay_minutes:
            late.append((waited, question, answer))
    if late:
        worst = max(waited for waited, _, _ in late)
        yield Finding(
            key="late",
            state="to_judge",
            message=say(
                "Réponses plus lentes que le délai annoncé ({delay}) : {n}, jusqu'à {worst} d'attente hors week-end.",
                "Answers slower than the promised delay ({delay}): {n}, up to {worst} without weekends.",
                delay=promise.response_delay or "",
                n=len(late),
                worst=minutes(worst),
            ),
            expected=say("au plus {delay}", "at most {delay}", delay=promise.response_delay or ""),
            found=listing((minutes(waited) for waited, _, _ in late), limit=3),
            locators=distinct(
                [promise.locator, *(post.locator for _, question, answer in late for post in (question, answer))]
            ),
        )


def _iter_answers(dossier: Dossier) -> Iterator[tuple[ForumPost, ForumPost]]:
    """Give the first post of each discussion that a learner began, and the first answer of somebody else's."""
    discussions: dict[tuple[str, str], list[ForumPost]] = {}
    for post in records(dossier, ForumPost):
        if post.discussion is not None and post.at is not None:
            discussions.setdefault((post.locator.file, post.discussion), []).append(post)
    for posts in discussions.values():
        first, *others = sorted(posts, key=lambda post: (post.at, post.locator.row or 0))
        if learner_of(dossier, first.person) is not None:
            answer = next((post for post in others if learner_of(dossier, post.person) is None), None)
            if answer is not None:
                yield first, answer


def _working_minutes(start: datetime, end: datetime) -> float:
    """Return the minutes from ``start`` to ``end`` without those of Saturdays and Sundays."""
    total = (end - start).total_seconds() / 60
    day = start.date()
    while day <= end.date():
        if day.weekday() >= _SATURDAY:
            midnight = datetime.combine(day, datetime.min.time(), start.tzinfo)
            off = min(end, midnight + timedelta(days=1)) - max(start, midnight)
            total -= off.total_seconds() / 60
        day += timedelta(days=1)
    return total


# --- who answers ---------------------------------------------------------------------------------------------


@rule(
    "DST006",
    pack="service-fait",
    severity="funding",
    indicators=(10, 19),
    source="TA Toulouse, 2 novembre 2023 ; D.6313-3-1 1°",
    basis="case-law",
    needs=(("tutor_exchange", "submission"),),
    title=Words("Accompagnement par une personne qui enseigne", "Support by somebody who teaches"),
    why=Words(
        "Des relances d'un service administratif ou commercial ne sont pas un accompagnement pédagogique.",
        "Reminders by an administrative or sales department are no teaching support.",
    ),
    accept=Words(
        "Pour chaque apprenant suivi à distance, au moins un échange ou un retour d'un formateur ou d'un tuteur.",
        "For each learner followed at a distance, at least one exchange or one feedback by a trainer or a tutor.",
    ),
    remedy=Words(
        "Joindre les échanges du formateur ; si la personne enseigne, la déclarer comme formateur (dossier.toml) et "
        "joindre son profil.",
        "Add the trainer's exchanges; where the person does teach, declare them as a trainer (dossier.toml) and add "
        "their profile.",
    ),
    question=Words(
        "Quelle est la fonction de la personne qui a suivi cet apprenant, et sa compétence dans le domaine ?",
        "What is the office of the person who followed this learner, and their competence in the field?",
    ),
)
def teaching_support(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Look at the authors of each learner's exchanges and feedback: nobody who teaches is a gap, or a question.

    Where nothing in the dossier names a trainer, an author whose office is not stated may be the one: nothing is asked.
    """
    if not dossier.remote or not has_ended(dossier):
        yield NotApplicable(because=_NOT_OVER if dossier.remote else _NOT_REMOTE)
        return
    people = {person.id: person for person in dossier.people}
    teaching = {person for person in _named_as_teacher(dossier) if person}
    for learner in dossier.learners:
        traces = list(_traces(learner))
        authors = [(author, people.get(dossier.who(author) or "")) for author, _ in traces]
        if not traces or any(_teaches(author, person, teaching) for author, person in authors):
            continue
        known = all(_is_staff(author, person) for author, person in authors)
        if known or dossier.trainers or teaching:
            yield _not_taught(learner, traces, authors, known=known)


def _traces(learner: LearnerFacts) -> Iterator[tuple[Mention, Locator]]:
    for exchange in records(learner, TutorExchange):
        if exchange.author is not None:
            yield exchange.author, exchange.locator
    for work in records(learner, Submission):
        if work.feedback_by is not None:
            yield work.feedback_by, work.locator


def _named_as_teacher(dossier: Dossier) -> Iterator[str | None]:
    """Give everybody whom any document names as a trainer or tutor, the contacts of the assistance included."""
    for document in records(dossier, Assistance):
        yield from (dossier.who(contact) for contact in document.contacts if contact.role == "trainer")
    for exchange in records(dossier, TutorExchange):
        if exchange.author is not None and exchange.author.role == "trainer":
            yield dossier.who(exchange.author)


def _teaches(author: Mention, person: Person | None, teaching: set[str]) -> bool:
    return author.role == "trainer" or (person is not None and (person.role == "trainer" or person.id in teaching))


def _is_staff(author: Mention, person: Person | None) -> bool:
    return author.role == "staff" or (person is not None and person.role == "staff" and person.declared)


def _not_taught(
    learner: LearnerFacts,
    traces: Sequence[tuple[Mention, Locator]],
    authors: Sequence[tuple[Mention, Person | None]],
    *,
    known: bool,
) -> Finding:
    """Report somebody who is ``known`` as staff as a gap; an office that nothing states is a question."""
    names = listing(sorted({person.name if person else author.name for author, person in authors}), limit=3)
    return Finding(
        state="gap" if known else "to_judge",
        learner=learner.id,
        message=say(
            "{name} : suivi par {names} seulement, que rien ne désigne comme formateur ou tuteur.",
            "{name}: followed by {names} alone, whom nothing names as a trainer or tutor.",
            name=learner.name,
            names=names,
        ),
        expected=Words("un échange ou un retour d'un formateur", "an exchange or feedback by a trainer"),
        found=say("traces : {n} ({names})", "traces: {n} ({names})", n=len(traces), names=names),
        locators=distinct(locator for _, locator in traces),
    )
