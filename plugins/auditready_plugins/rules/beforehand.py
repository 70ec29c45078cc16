"""What must be there before the training begins: agreement, joining instructions, needs analysis, positioning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from auditready import (
    Agreement,
    Attendance,
    Convocation,
    DocumentSignature,
    Dossier,
    Finding,
    LmsSession,
    Locator,
    NeedsAnalysis,
    NotApplicable,
    Positioning,
    Words,
    fold,
    rule,
    say,
)

from .belonging import foreign_documents
from .facts import PRESENT, learner_of, place, records


class _Paper(NamedTuple):
    """One dated paper and whom it is about."""

    day: date
    about: str
    """Learner's id or the client's name; "" for the whole group."""
    start: date
    proof: Locator


@rule(
    "CHR002",
    pack="law",
    severity="legal",
    indicators=(9,),
    source="L.6353-1, L.6353-3, L.6353-8 ; RNQ, indicateur 9",
    basis="law",
    needs=(("agreement", "convocation"),),
    title=Words("Convention et convocation avant le début", "Agreement and joining instructions before the start"),
    why=Words(
        "Un particulier signe avant l'inscription (L.6353-3) et le stagiaire est informé avant d'entrer en formation "
        "(L.6353-8). Pour une entreprise, la date limite est une lecture d'auditready : un accord signé après le début "
        "ne l'a pas précédé.",
        "A private person signs before enrolling (L.6353-3) and trainees are informed before they enter (L.6353-8). "
        "For a company the limit is auditready's own reading: an agreement signed after the start did not come before "
        "it.",
    ),
    accept=Words(
        "Convention ou contrat signé au plus tard le premier jour ; convocation envoyée avant ce jour.",
        "An agreement or contract signed on the first day at the latest; joining instructions sent before that day.",
    ),
    remedy=Words(
        "Ne rien antidater. Joindre ce qui montre l'accord donné avant le début (devis accepté, courriel, bon de "
        "commande) et l'envoi de la convocation (courriel).",
        "Backdate nothing. Add what shows an agreement given before the start (accepted quote, e-mail, order) and the "
        "sending of the joining instructions (e-mail).",
    ),
    question=Words(
        "Qu'est-ce qui montre que le client et les stagiaires étaient engagés et informés avant le début ?",
        "What shows that client and trainees were committed and informed before the start?",
    ),
)
def agreed_before(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Compare each client's first signature and each learner's first convocation with the first day.

    A later paper of the same client (an amendment) or of the same person (a reminder) is left out.
    """
    foreign = foreign_documents(dossier)
    agreements = [one for one in _agreements(dossier) if one.proof.file not in {each.file for each in foreign}]
    convocations = [one for one in _convocations(dossier) if one.proof.file not in {each.file for each in foreign}]
    if not agreements and not convocations:
        because = Words(
            "Aucune convention ni convocation datée, ou date de début inconnue.",
            "No dated agreement or convocation, or the start is unknown.",
        )
        yield NotApplicable(because=because)
        return
    for paper in _first_of_each(agreements):
        if paper.day > paper.start:
            yield _late("agreement", paper, None)
    for paper in _late_for_everybody(convocations, before=True):
        yield _late("convocation", paper, paper.about or None)


def _agreements(dossier: Dossier) -> Iterator[_Paper]:
    sealed: dict[str, DocumentSignature] = {}
    for each in records(dossier, DocumentSignature):
        known = sealed.get(each.locator.file)
        if each.at is not None and (known is None or _day(known) < _day(each)):
            sealed[each.locator.file] = each
    for one in records(dossier, Agreement):
        start = one.start or dossier.start
        written, proof = one.signed_on, place(one, "signed_on")
        seal = sealed.get(one.locator.file)
        if seal is not None and (written is None or _day(seal) > written):
            written, proof = _day(seal), seal.locator
        if start is not None and written is not None:
            yield _Paper(written, fold(one.client or ""), start, proof)


def _day(seal: DocumentSignature) -> date:
    return seal.at.date() if seal.at is not None else date.min


def _convocations(dossier: Dossier) -> Iterator[_Paper]:
    for one in records(dossier, Convocation):
        start = one.start or dossier.start
        if start is not None and one.sent is not None:
            yield _Paper(one.sent, learner_of(dossier, one.person) or "", start, place(one, "sent"))


_LATE: dict[str, tuple[str, str, Words]] = {
    "agreement": (
        "Convention signée le {day}, après le début ({start}).",
        "Agreement signed on {day}, after the start ({start}).",
        Words("signature au plus tard le premier jour", "signed on the first day at the latest"),
    ),
    "convocation": (
        "Convocation envoyée le {day} pour un début le {start}.",
        "Joining instructions sent on {day} for a start on {start}.",
        Words("envoi avant le premier jour", "sent before the first day"),
    ),
    "positioning": (
        "Positionnement daté du {day}, après le début ({start}).",
        "Positioning dated {day}, after the start ({start}).",
        Words("au plus tard le premier jour", "on the first day at the latest"),
    ),
    "needs_analysis": (
        "Analyse du besoin datée du {day}, après le début ({start}).",
        "Needs analysis dated {day}, after the start ({start}).",
        Words("au plus tard le premier jour", "on the first day at the latest"),
    ),
}


def _late(kind: str, paper: _Paper, learner: str | None) -> Finding:
    """Report one late paper; joining instructions of the very first day are a question."""
    fr, en, expected = _LATE[kind]
    return Finding(
        key=f"{kind} {paper.about if learner is None else ''} {paper.day}",
        state="to_judge" if paper.day == paper.start else "contradiction",
        learner=learner,
        message=say(fr, en, day=paper.day, start=paper.start),
        expected=expected,
        found=say("{day}", "{day}", day=paper.day),
        locators=(paper.proof,),
    )


def _first_of_each(papers: Iterable[_Paper]) -> list[_Paper]:
    first: dict[str, _Paper] = {}
    for paper in papers:
        known = first.get(paper.about)
        if known is None or paper.day < known.day:
            first[paper.about] = paper
    return [first[about] for about in sorted(first)]


def _late_for_everybody(papers: Iterable[_Paper], *, before: bool = False) -> Iterator[_Paper]:
    """Give the late ones among each person's first papers; what the group had in time counts for everybody."""
    first = _first_of_each(papers)
    if any(not paper.about and not _is_late(paper, before=before) for paper in first):
        return
    yield from (paper for paper in first if _is_late(paper, before=before))


def _is_late(paper: _Paper, *, before: bool) -> bool:
    return paper.day >= paper.start if before else paper.day > paper.start


@rule(
    "CHR003",
    pack="rnq",
    severity="minor",
    indicators=(4, 8),
    source="RNQ, indicateurs 4 et 8",
    basis="guide",
    needs=(("positioning", "needs_analysis"),),
    title=Words("Besoin et positionnement avant le début", "Need and positioning before the start"),
    why=Words(
        "Le besoin et le niveau d'entrée servent à adapter l'action : datés d'après le début, ils n'ont pu adapter "
        "que la suite.",
        "The need and the level at entry serve to adapt the training: dated after the start, they adapted no more "
        "than what was left of it.",
    ),
    accept=Words(
        "Analyse du besoin et positionnement au plus tard le premier jour de l'apprenant. Qu'un document de ce jour "
        "suffise est une lecture d'auditready.",
        "Needs analysis and positioning on the learner's first day at the latest. That a document of that day will "
        "do is auditready's own reading.",
    ),
    remedy=Words(
        "Joindre les échanges d'avant l'entrée (entretien, courriel, test) ; avancer cette étape dans la procédure.",
        "Add the exchanges before the entry (interview, e-mail, test); move this step forward in the procedure.",
    ),
    question=Words(
        "Comment l'action a-t-elle pu être adaptée à ce qui n'a été recueilli qu'ensuite ?",
        "How could the training be adapted to what was only collected afterwards?",
    ),
)
def known_before(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Compare each learner's first needs analysis and positioning with the first day: the learner's own, if later."""
    starts = {learner.id: _own_start(dossier, learner.id) for learner in dossier.learners}
    papers: dict[str, list[_Paper]] = {"needs_analysis": [], "positioning": []}
    both: tuple[NeedsAnalysis | Positioning, ...] = (*records(dossier, NeedsAnalysis), *records(dossier, Positioning))
    for one in both:
        who = learner_of(dossier, one.person) or ""
        start = starts.get(who) or dossier.start
        if start is not None and one.at is not None:
            papers[one.kind].append(_Paper(one.at, who, start, one.locator))
    if not any(papers.values()):
        because = Words("Aucun de ces documents n'est daté.", "None of these documents is dated.")
        yield NotApplicable(because=because)
        return
    for kind, found in papers.items():
        for paper in _late_for_everybody(found):
            yield _late(kind, paper, paper.about or None)


def _own_start(dossier: Dossier, learner: str) -> date | None:
    """Return the first day on which anything shows the learner; nobody starts before the session does."""
    facts = dossier.learner_by_id[learner]
    days = [line.date for line in records(facts, Attendance) if line.date and line.state in PRESENT]
    days += [one.start.date() for one in records(facts, LmsSession)]
    seen = min(days, default=None)
    return max((day for day in (seen, dossier.start) if day is not None), default=None)
