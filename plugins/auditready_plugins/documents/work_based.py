"""The papers of a work-based action (D.6313-3-2): analysis of the work, trainer, individual protocol, assessments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal

from auditready import (
    Assessment,
    DocumentText,
    EvidenceFile,
    Mention,
    ReadContext,
    WorkBasedFile,
)

from .kinds import DocumentType, parts_of
from .labels import PERSON, Finder
from .work_phases import WORK_BASED

Item = Literal["analysis", "trainer", "protocol", "assessment"]

_ANALYSIS = (
    r"(?:grille |fiche |compte[- ]rendu |synthese |rapport )?(?:d'|de l'|de )?analyse (?:prealable )?"
    r"(?:de l'|d'|du |des |de )(?:activites?|travail|situations?|postes?)(?: [^\n|]{0,60})?"
    r"|(?:work )?activity analysis|analysis of (?:the )?(?:work )?activity"
)
_TRAINER = (
    r"(?:acte de |lettre de |fiche de |decision de )?(?:designation|nomination|mission)"
    r" (?:du|de la|des|d'un|de l'|en qualite de|comme) ?(?:formateurs?|formatrice|tuteurs?|tutrice|referente?s?"
    r"|accompagnateur|accompagnatrice)[^\n|]{0,60}"
    r"|lettre de mission (?:du |de la |- ?|: ?)?(?:formateur|tuteur|referent|accompagnateur)[^\n|]{0,60}"
    r"|designation of the (?:afest |work-based )?(?:trainer|tutor)"
)
_PROTOCOL = (
    r"protocole (?:individuel |pedagogique |individualise |tripartite )?(?:de formation|afest|d'afest|d'accompagnement)"
    r"[^\n|]{0,60}|individual training protocol"
)
_ASSESSMENT = (
    r"(?:grille|fiche|bilan|compte[- ]rendu|synthese|resultats?)?(?: d'| de l'| de | des | du )?"
    rf"(?:auto-?)?(?:evaluations?|validation)[^\n|]{{0,60}}(?:{WORK_BASED})"
    rf"|(?:grille|bilan|fiche)[^\n|]{{0,20}} afest\b|(?:work-?based|afest) assessment"
)
_DATES = (
    r"date(?: d[ue] [^:\n|]{1,40}| de l'[^:\n|]{1,40}| de la [^:\n|]{1,40}| d'(?:analyse|evaluation|entretien))?",
    r"(?:realisee?|effectuee?|etablie?|menee?|fait|designee?|signee?) le",
    r"(?:a compter|a partir) du",
    r"date of [^:\n|]{1,30}|date",
)
_DATED = (
    r"(?:realisee?|effectuee?|etablie?|menee?|evaluee?|designee?|signee?)s? le ?:?",
    r"fait a [^\n|]{2,40}, le ?:?",
    r"^[^\n|]{2,30}, le\b",
)
_TUTORS = (
    (
        r"(?:nom d[ue] |nom de la )?(?:formateur|formatrice|tuteur|tutrice|accompagnateur|accompagnatrice|referente?)"
        r"(?:[ -](?:afest|interne|tuteur|tutrice|designee?|referente?|de l'entreprise|en situation de travail))*"
        r"(?:\(e\))?"
    ),
    r"(?:designee?|evaluateur|evaluatrice|analyste|nom et prenom d[ue] (?:formateur|tuteur))",
    r"tutor|trainer|assessor",
)
_EMAIL = (r"(?:adresse )?(?:e-?mail|courriel|mel)(?: d[eu] [^:\n|]{1,30})?", r"e-?mail(?: address)?")
_TUTOR_SENTENCES = (
    r"(?:designe|nomme|mandate|confie)(?: a)? (?P<value>(?:m\.|mme\.?|monsieur|madame)? ?[^\n|.;:(,]{4,60})",
    r"(?P<value>(?:m\.|mme\.?|monsieur|madame) [^\n|.;:(,]{4,60}?)(?:,[^\n|.]{0,60})? est (?:designee?|nommee?)",
)
_OUTCOMES = {
    "analysis": (
        (
            r"(?:situations? (?:de travail )?(?:apprenantes?|retenues?)|(?:activites?|taches?) (?:retenues?|analysees?)"
            r"|conclusions?|synthese|resultats?|competences? visees?)(?: [^:\n|]{0,40})?"
        ),
    ),
    "trainer": (r"(?:missions?|role|fonctions? tutorales?|qualite|experience|competences?)(?: [^:\n|]{0,40})?",),
    "protocol": (r"(?:objectifs?|duree|modalites?|competences? visees?)(?: [^:\n|]{0,40})?",),
    "assessment": (r"(?:resultats?|conclusions?|appreciation|decision|synthese|bilan|avis|niveau)(?: [^:\n|]{0,40})?",),
}


def _reader(item: Item, titles: str) -> Callable[[EvidenceFile, ReadContext], Iterator[WorkBasedFile | Assessment]]:
    def read(file: EvidenceFile, context: ReadContext) -> Iterator[WorkBasedFile | Assessment]:
        nameless = 0
        for part in parts_of(DocumentText.of(file.name, file.document), titles):
            found = Finder(part)
            name = found.person(*PERSON)
            nameless += name is None
            email = found.value("email", *_EMAIL, accept=lambda words: "@" in words) if name else None
            yield from _records(item, found, Mention(name=name, email=email, role="learner") if name else None)
        if nameless:
            context.note(
                f"{nameless} document(s) sans nom d'apprenant : pour tous ceux de la session",
                f"{nameless} document(s) without a learner's name: for all those of the session",
            )

    return read


def _records(item: Item, found: Finder, person: Mention | None) -> Iterator[WorkBasedFile | Assessment]:
    at = found.day_after("at", *_DATED[:2]) or found.day("at", *_DATES) or found.day_after("at", _DATED[2])
    tutor = _tutor(found, person)
    outcome = found.value("outcome", *_OUTCOMES[item], accept=lambda words: len(words) > _FEWEST)
    yield WorkBasedFile(
        locator=found.places.get("person", found.text.locator()),
        item=item,
        person=person,
        trainer=tutor,
        at=at,
        outcome=outcome,
        places=found.places,
    )
    if item == "assessment" and person is not None:
        yield _assessment(found, person, at)


def _assessment(found: Finder, person: Mention, at: date | None) -> Assessment:
    from datetime import datetime, time

    title = found.title() or found.text.lines[0][0][:120]
    moment = None if at is None else datetime.combine(at, time())
    return Assessment(locator=found.places["person"], person=person, title=title, phase="end", at=moment)


def _tutor(found: Finder, person: Mention | None) -> Mention | None:
    names = found.people("trainer", *_TUTORS, sentences=_TUTOR_SENTENCES, one_block=True)
    kept = [name for name in names if person is None or name != person.name]
    return Mention(name=kept[0], role="trainer") if kept else None


_FEWEST = 8
"""Characters under which words beside a label are a cell of a table and no outcome."""

_LEARNER = r"apprenant|salarie|stagiaire|beneficiaire|collaborat|participant|learner|employee"
_TUTOR = r"tuteur|tutrice|formateur|formatrice|accompagnat|referent|tutor|trainer"


def _type(item: Item, name: str, titles: str, *cues: str, least: int) -> DocumentType:
    kinds = {"work_based_file"} | ({"assessment"} if item == "assessment" else set())
    return DocumentType(
        name=f"documents.{name}",
        kinds=frozenset(kinds),
        titles=titles,
        cues=(WORK_BASED, *cues),
        least=least,
        read=_reader(item, titles),
    )


WORK_ANALYSIS = _type(
    "analysis", "work_analysis", _ANALYSIS,
    r"taches?|gestes|situations?|competences?|tasks?", r"postes?|metier|activite|job", _LEARNER, least=3,
)  # fmt: skip
WORK_TRAINER = _type("trainer", "work_trainer", _TRAINER, _TUTOR, _LEARNER, r"mission|fonction|role|designe", least=3)
WORK_PROTOCOL = _type(
    "protocol", "work_protocol", _PROTOCOL,
    _TUTOR, _LEARNER, r"objectifs?|competences?", r"phases?|duree|situation", least=4,
)  # fmt: skip
WORK_ASSESSMENT = _type(
    "assessment", "work_assessment", _ASSESSMENT, _LEARNER, r"competences?|acquis|criteres?", least=3
)
