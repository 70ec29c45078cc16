"""Identity: the same people, and the same title, in every document."""

from __future__ import annotations

from collections.abc import Iterator

from auditready import (
    Agreement,
    Attendance,
    Certificate,
    Convocation,
    Dossier,
    Dropout,
    Finding,
    LearnerFacts,
    Locator,
    NotApplicable,
    Words,
    listing,
    rule,
    say,
)

from .belonging import foreign_documents, own_certificates
from .facts import distinct, has_ended, learner_of, left_trace, place, quoted, records
from .titles import TitleUse, iter_titles, only_adds_words, title_key


@rule(
    "IDN001",
    pack="service-fait",
    severity="funding",
    source="L.6362-6 ; R.6313-3",
    basis="case-law",
    needs=(
        ("certificate",),
        ("attendance", "presence", "lms_session", "activity_progress", "submission", "work_phase"),
    ),
    title=Words("Certificats des seuls participants", "Certificates for participants only"),
    why=Words(
        "Un certificat pour une personne qui n'était ni inscrite ni présente passe pour une heure facturée sans "
        "formation.",
        "A certificate for somebody neither enrolled nor present looks like hours invoiced without training.",
    ),
    accept=Words(
        "La personne figure sur la convention, la convocation ou la feuille, et une preuve montre sa présence ou son "
        "travail à distance.",
        "Named by the agreement, the convocation or the sheet, and a proof shows presence or remote work.",
    ),
    remedy=Words(
        "Vérifier l'orthographe du nom ; classer le certificat dans le bon dossier, joindre la preuve qui manque, ou "
        "annuler le certificat.",
        "Check the spelling of the name; file the certificate in the right dossier, add the missing proof, or cancel "
        "the certificate.",
    ),
    question=Words(
        "Cette personne a-t-elle suivi la formation ? Montrez-le.",
        "Did this person follow the training? Show it.",
    ),
)
def certified_people(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Hold each certified learner against the roster and against the proofs of taking part.

    A name that IDN004 asks about is settled there first.
    """
    certificates: dict[str, list[Certificate]] = {}
    for certificate in own_certificates(dossier):
        if (learner_id := learner_of(dossier, certificate.person)) is not None:
            certificates.setdefault(learner_id, []).append(certificate)
    has_roster = any(learner.on_roster for learner in dossier.learners)
    doubtful = {name for doubt in dossier.doubts for name in doubt.names}
    for learner in dossier.learners:
        off_roster = has_roster and not learner.on_roster
        if learner.id not in certificates or not (off_roster or not left_trace(learner)):
            continue
        if learner.name in doubtful:
            yield NotApplicable(because=_DOUBTFUL)
        else:
            yield _unknown_person(dossier, learner, certificates[learner.id], off_roster=off_roster)


_DOUBTFUL = Words("Un nom est à trancher d'abord : voir IDN004.", "A name is to be settled first: see IDN004.")


def _unknown_person(
    dossier: Dossier, learner: LearnerFacts, certificates: list[Certificate], *, off_roster: bool
) -> Finding:
    if off_roster and not left_trace(learner):
        found = Words("ni inscription ni trace de présence", "neither enrolment nor a trace of presence")
    elif off_roster:
        found = Words("aucune inscription", "no enrolment")
    else:
        found = Words("aucune trace de présence ni de travail", "no trace of presence or work")
    return Finding(
        learner=learner.id,
        message=say(
            "Certificat au nom de {name} : {found}.",
            "Certificate in the name of {name}: {found}.",
            name=learner.name,
            found=found,
        ),
        expected=Words("une personne inscrite et présente", "a person enrolled and present"),
        found=found,
        locators=distinct([*(place(one, "person") for one in certificates), *_roster(dossier)]),
    )


def _roster(dossier: Dossier) -> Iterator[Locator]:
    """Give one place for each source that names the participants."""
    for agreement in records(dossier, Agreement):
        if agreement.participants:
            yield place(agreement, "participants")
    yield from (convocation.locator for convocation in records(dossier, Convocation)[:1])
    yield from (line.locator for line in records(dossier, Attendance)[:1])


@rule(
    "IDN002",
    pack="service-fait",
    severity="funding",
    source="L.6353-10 ; R.6333-4",
    basis="funder",
    title=Words("Chaque inscrit a une issue connue", "Every enrolled learner has a known outcome"),
    why=Words(
        "Une personne inscrite dont le dossier ne dit plus rien : le financeur doit savoir si elle a suivi, "
        "abandonné ou jamais commencé.",
        "Someone enrolled of whom the dossier says no more: the funder must know whether they followed, dropped out "
        "or never began.",
    ),
    accept=Words(
        "Un certificat de réalisation, un abandon daté avec sa cause, ou une absence notée.",
        "A certificate, a dated drop-out with its cause, or an absence on record.",
    ),
    remedy=Words(
        "Noter l'absence ou l'abandon, sa date et les relances faites, et en informer le financeur.",
        "Record the absence or drop-out, its date and the reminders sent, and tell the funder.",
    ),
    question=Words("Qu'est devenue cette personne ?", "What became of this person?"),
)
def enrolled_people(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Look, once the session is over, for enrolled learners who left no trace at all.

    Learners who took part and have no certificate are COM107's; an absence on record is an outcome; a name that
    IDN004 asks about is settled there first.
    """
    enrolled = [learner for learner in dossier.learners if learner.on_roster]
    if not enrolled:
        yield NotApplicable(because=Words("Aucun apprenant n'est nommé.", "No learner is named."))
        return
    if not has_ended(dossier):
        yield NotApplicable(because=Words("La session n'est pas terminée.", "The session is not over."))
        return
    doubtful = {name for doubt in dossier.doubts for name in doubt.names}
    named = _named_by_agreement(dossier)
    for learner in enrolled:
        absent = any(line.state == "absent" for line in learner.attendance)
        known = left_trace(learner) or absent or learner.of("certificate") or records(learner, Dropout)
        if not known and learner.name in doubtful:
            yield NotApplicable(because=_DOUBTFUL)
        elif not known:
            yield Finding(
                state="gap",
                learner=learner.id,
                message=say(
                    "{name} : inscription sans présence, certificat, absence ni abandon noté.",
                    "{name}: enrolled, without presence, certificate, absence or drop-out on record.",
                    name=learner.name,
                ),
                expected=Words("un certificat, une absence ou un abandon", "a certificate, an absence or a drop-out"),
                found=Words("rien après l'inscription", "nothing after the enrolment"),
                locators=distinct([*named.get(learner.id, ()), *_own_locators(learner)]),
            )


def _named_by_agreement(dossier: Dossier) -> dict[str, list[Locator]]:
    """Return where agreements name each learner."""
    named: dict[str, list[Locator]] = {}
    for agreement in records(dossier, Agreement):
        for person in agreement.participants:
            if (learner_id := learner_of(dossier, person)) is not None:
                named.setdefault(learner_id, []).append(place(agreement, "participants"))
    return named


def _own_locators(learner: LearnerFacts) -> Iterator[Locator]:
    return (record.locator for kind in sorted(learner.records) for record in learner.of(kind))


@rule(
    "IDN003",
    pack="service-fait",
    severity="funding",
    source="CAA Nantes, 20 avril 2021",
    basis="case-law",
    title=Words("Même intitulé sur tous les documents", "The same title on every document"),
    why=Words(
        "Une feuille ou un certificat qui porte un autre intitulé que la convention ne prouve pas l'action financée.",
        "A sheet or certificate with another title than the agreement's does not prove the training that is funded.",
    ),
    accept=Words(
        "Le même intitulé, mot pour mot, sur la convention, la convocation, la feuille et le certificat ; casse, "
        "accents et ponctuation ne comptent pas.",
        "The same title, word for word, on agreement, convocation, sheet and certificate; case, accents and "
        "punctuation do not count.",
    ),
    remedy=Words(
        "Reprendre l'intitulé de la convention dans le document minoritaire et dans son modèle ; le classer ailleurs "
        "s'il vient d'une autre session.",
        "Take the agreement's title into the odd document and its template; file it elsewhere if it comes from "
        "another session.",
    ),
    question=Words("S'agit-il bien de la même formation ?", "Is it really the same training?"),
)
def same_title(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Group the titles of all documents; report each spelling that is not the most common one.

    A tie goes to the agreement's. A title that only adds words to the other, and no number or level, is a question.
    Documents of another session are FIL002's.
    """
    foreign = foreign_documents(dossier)
    groups: dict[tuple[str, ...], list[TitleUse]] = {}
    for use in iter_titles(dossier):
        if use.document not in foreign:
            groups.setdefault(title_key(use.title), []).append(use)
    if sum(map(len, groups.values())) < 2:
        yield NotApplicable(
            because=Words("Moins de deux documents portent un intitulé.", "Fewer than two documents carry a title.")
        )
        return
    main = max(groups, key=lambda key: len(_files(groups[key])))
    for key, uses in groups.items():
        if key != main:
            yield _other_title(uses, groups[main], alike=only_adds_words(key, main))


def _other_title(uses: list[TitleUse], usual: list[TitleUse], *, alike: bool) -> Finding:
    learners = {use.learner for use in uses}
    files = _files(uses)
    return Finding(
        key=" ".join(title_key(uses[0].title)),
        state="to_judge" if alike else "contradiction",
        learner=learners.pop() if len(learners) == 1 else None,
        message=say(
            "Intitulé {title} dans {files} ; ailleurs {usual} ({n}).",
            "Title {title} in {files}; elsewhere {usual} ({n}).",
            title=quoted(uses[0].title),
            files=listing(files, limit=3),
            usual=quoted(usual[0].title),
            n=_count_files(usual),
        ),
        expected=quoted(usual[0].title),
        found=quoted(uses[0].title),
        locators=distinct([*(use.locator for use in uses), *(use.locator for use in usual)]),
    )


def _count_files(uses: list[TitleUse]) -> Words:
    count = len(_files(uses))
    return Words("1 document", "1 document") if count == 1 else say("{n} documents", "{n} documents", n=count)


def _files(uses: list[TitleUse]) -> list[str]:
    return sorted({use.locator.file for use in uses})


@rule(
    "IDN004",
    pack="service-fait",
    severity="advice",
    source="Contrôle de service fait : identité entre les pièces",
    basis="practice",
    title=Words("Noms sans ambiguïté", "Names without ambiguity"),
    why=Words(
        "Un nom mal orthographié ou porté par deux personnes empêche de relier une preuve à un apprenant.",
        "A misspelt name, or one that two people bear, keeps a proof from being tied to a learner.",
    ),
    accept=Words(
        "La même écriture du nom partout, ou une adresse ou un identifiant qui tranche.",
        "The same spelling everywhere, or an address or identifier that settles it.",
    ),
    remedy=Words(
        "Dire dans dossier.toml si c'est la même personne ; corriger l'orthographe sur le document fautif.",
        "Say in dossier.toml whether it is the same person; correct the spelling on the document at fault.",
    ),
    question=Words("Est-ce la même personne ?", "Is it the same person?"),
)
def doubtful_names(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Give each doubt that the resolution of people left open."""
    for doubt in dossier.doubts:
        one, other = doubt.names
        yield Finding(
            key=" / ".join(sorted(doubt.names)),
            state="to_judge",
            learner=doubt.learner,
            message=say(
                "{one} et {other} : {why}.",
                "{one} and {other}: {why}.",
                one=quoted(one),
                other=quoted(other),
                why=doubt.why,
            ),
            expected=Words("un nom par personne", "one name a person"),
            found=listing([quoted(one), quoted(other)]),
            locators=doubt.locators,
        )
