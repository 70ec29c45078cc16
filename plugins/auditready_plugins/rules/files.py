"""Files: what cannot be opened, what is not understood, what does not belong here, what is filed twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditready import (
    Certificate,
    Dossier,
    FileReport,
    Finding,
    Locator,
    NotApplicable,
    Words,
    listing,
    rule,
    say,
)

from .belonging import Document, Stray, iter_elsewhere, iter_strays
from .facts import distinct, learner_of, place

_ONE_COPY = Words("un seul exemplaire", "one copy")


@rule(
    "FIL001",
    concerns=("session", "organisation"),
    pack="rnq",
    severity="minor",
    source="Pratique d'audit : une preuve doit pouvoir être montrée le jour même",
    basis="practice",
    title=Words("Fichiers lisibles", "Files that can be read"),
    why=Words(
        "Une preuve que l'on ne peut pas ouvrir le jour de l'audit vaut une preuve absente.",
        "A proof that cannot be opened on the day of the audit is as good as missing.",
    ),
    accept=Words(
        "Un fichier qui s'ouvre sans mot de passe, avec un texte lisible et des valeurs calculées.",
        "A file that opens without a password, with text that can be read and values that are calculated.",
    ),
    remedy=Words(
        "Exporter ou numériser de nouveau depuis l'original, sans mot de passe, avec reconnaissance du texte.",
        "Export or scan again from the original, without a password, with text recognition.",
    ),
    question=Words("Pouvez-vous ouvrir ce document devant moi ?", "Can you open this document in front of me?"),
)
def unreadable_files(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Report each file that a reader recognised and could not read."""
    for file in _with_status(dossier, "unreadable"):
        yield Finding(
            key=file.path,
            state="gap",
            message=say("{file} : {why}", "{file}: {why}", file=file.path, why=file.why),
            expected=Words("un fichier lisible", "a file that can be read"),
            found=file.why,
            locators=(Locator(file=file.path),),
        )


@rule(
    "FIL002",
    pack="service-fait",
    severity="funding",
    source="Contrôle de service fait : pièces de la session contrôlée",
    basis="practice",
    needs=(("certificate", "agreement", "convocation", "attendance", "presence"),),
    title=Words("Preuves de cette session seulement", "Evidence of this session only"),
    why=Words(
        "Une pièce d'une autre session ne prouve rien ici, et manque sans doute dans son propre dossier.",
        "A document of another session proves nothing here, and is probably missing from its own dossier.",
    ),
    accept=Words(
        "Des pièces dont l'intitulé et les dates sont ceux de la session.",
        "Documents with the title and the dates of the session.",
    ),
    remedy=Words(
        "Classer la pièce dans le dossier de sa session ; si seule la date est fausse, la corriger.",
        "File the document in its own session's dossier; if only the date is wrong, correct it.",
    ),
    question=Words("À quelle session appartient cette pièce ?", "Which session does this document belong to?"),
)
def other_sessions(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Compare the dates and titles of documents, sheets and connection reports with the session's.

    Dates and title that both differ: another session. Dates alone: a question, where no other rule says it.
    """
    if dossier.start is None or dossier.end is None:
        yield NotApplicable(
            because=Words("Les dates de la session sont inconnues.", "The session's dates are unknown.")
        )
        return
    for document, differs in iter_elsewhere(dossier):
        if differs or _is_of_known_learner(dossier, document):
            yield _elsewhere(dossier, document, differs=differs)
    for stray in iter_strays(dossier):
        yield _stray(dossier, stray)


def _is_of_known_learner(dossier: Dossier, document: Document) -> bool:
    """Whether a certificate with the session's title is a participant's: those of strangers are IDN001's."""
    if not isinstance(document, Certificate):
        return False
    learner = dossier.learner_by_id.get(learner_of(dossier, document.person) or "")
    return learner is not None and learner.on_roster and learner.took_part


def _elsewhere(dossier: Dossier, document: Document, *, differs: bool) -> Finding:
    person = document.person if document.kind != "agreement" else None  # type: ignore[union-attr]
    period = say(
        "du {start} au {end}",
        "from {start} to {end}",
        start=document.start or document.end,
        end=document.end or document.start,
    )
    return Finding(
        key=f"{document.locator.file} {person.name if person else ''}".strip(),
        state="contradiction" if differs else "to_judge",
        learner=learner_of(dossier, person),
        message=say(
            "{file} vient sans doute d'une autre session : {title}, {period}.",
            "{file} probably comes from another session: {title}, {period}.",
            file=document.locator.file,
            title=document.title or Words("sans intitulé", "no title"),
            period=period,
        ),
        expected=_session_period(dossier),
        found=period,
        locators=distinct([place(document, "start"), place(document, "title")]),
    )


def _stray(dossier: Dossier, stray: Stray) -> Finding:
    what = Words("rapport de connexion", "connection report") if stray.live else Words("feuille", "sheet")
    return Finding(
        key=stray.file,
        state="contradiction" if stray.titles and not stray.live else "to_judge",
        message=say(
            "{file} : {what} d'un jour hors de la session ({days}).",
            "{file}: {what} of a day outside the session ({days}).",
            file=stray.file,
            what=what,
            days=listing(stray.days),
        ),
        expected=_session_period(dossier),
        found=listing([*stray.days, *stray.titles]),
        locators=(stray.locator,),
    )


def _session_period(dossier: Dossier) -> Words:
    return say("du {start} au {end}", "from {start} to {end}", start=dossier.start, end=dossier.end)


@rule(
    "FIL003",
    concerns=("session", "organisation"),
    pack="rnq",
    severity="advice",
    source="Pratique d'audit : chaque pièce est reliée à ce qu'elle prouve",
    basis="practice",
    title=Words("Fichiers reconnus", "Files that are recognised"),
    why=Words(
        "Ce que l'outil n'a pas reconnu n'a pas été contrôlé : la preuve y est peut-être.",
        "What the tool did not recognise was not checked: the proof may be in there.",
    ),
    accept=Words(
        "Un fichier dans un format connu, ou un fichier qui n'est pas une preuve et que dossier.toml écarte.",
        "A file in a known format, or one that is no evidence and that dossier.toml leaves out.",
    ),
    remedy=Words(
        "Ouvrir le fichier ; l'exporter autrement, ajouter un lecteur pour ce format, ou l'écarter dans dossier.toml.",
        "Open the file; export it another way, add a reader for its format, or leave it out in dossier.toml.",
    ),
    question=Words("Que prouve ce fichier ?", "What does this file prove?"),
)
def unrecognised_files(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Report each file that no reader claims."""
    for file in _with_status(dossier, "unrecognised"):
        yield Finding(
            key=file.path,
            state="to_judge",
            message=say(
                "{file} n'est reconnu par aucun lecteur.", "{file} is recognised by no reader.", file=file.path
            ),
            expected=Words("un fichier reconnu, ou écarté", "a file recognised, or left out"),
            found=file.why,
            locators=(Locator(file=file.path),),
        )


@rule(
    "FIL004",
    concerns=("session", "organisation"),
    pack="rnq",
    severity="advice",
    source="Pratique d'audit : une pièce, un emplacement",
    basis="practice",
    title=Words("Aucun fichier en double", "No file twice"),
    why=Words(
        "Le même contenu sous deux noms fait croire à deux preuves, et cache parfois une pièce jamais classée.",
        "The same content under two names looks like two proofs, and sometimes hides a document never filed.",
    ),
    accept=Words("Chaque pièce une seule fois, sous son nom.", "Each document once, under its own name."),
    remedy=Words(
        "Garder un exemplaire ; si le second nom annonce une autre pièce, la retrouver et la classer.",
        "Keep one copy; if the second name promises another document, find that one and file it.",
    ),
    question=Words(
        "Lequel est l'original, et où est l'autre pièce ?", "Which is the original, and where is the other?"
    ),
)
def duplicate_files(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Group the files by content; empty and ignored ones left out, and works handed in, which are DST007's.

    What an archive and the files unpacked from it have in common is one finding.
    """
    archive = {file.path: file.archive or "" for file in dossier.files}
    shared: dict[tuple[str, ...], dict[str, list[str]]] = {}
    for digest, paths in sorted(_copies(dossier).items(), key=lambda item: item[1]):
        holders = tuple(sorted({archive[path] for path in paths}))
        if len(holders) > 1:
            shared.setdefault(holders, {})[digest] = paths
        else:
            yield _filed_twice(digest, paths)
    for holders, groups in sorted(shared.items()):
        if len(groups) > 1:
            yield _archived_twice(holders, list(groups.values()))
        else:
            yield from (_filed_twice(digest, paths) for digest, paths in groups.items())


def _copies(dossier: Dossier) -> dict[str, list[str]]:
    copies: dict[str, list[str]] = {}
    for file in dossier.files:
        handed_in = file.variant == "file" and file.kinds == ("submission",)
        if file.sha256 and file.size and file.status != "ignored" and not handed_in:
            copies.setdefault(file.sha256, []).append(file.path)
    return {digest: sorted(paths) for digest, paths in copies.items() if len(paths) > 1}


def _filed_twice(digest: str, paths: Sequence[str]) -> Finding:
    return Finding(
        key=digest,
        state="to_judge",
        message=say(
            "Même contenu dans {n} fichiers : {files}.",
            "The same content in {n} files: {files}.",
            n=len(paths),
            files=listing(paths),
        ),
        expected=_ONE_COPY,
        found=say("{n} exemplaires", "{n} copies", n=len(paths)),
        locators=tuple(Locator(file=path) for path in paths),
    )


def _archived_twice(holders: Sequence[str], groups: Sequence[Sequence[str]]) -> Finding:
    archives = [holder for holder in holders if holder]
    outside = len(archives) < len(holders)
    return Finding(
        key=f"archive {' '.join(archives)}",
        state="to_judge",
        message=say(
            "{n} fichiers sont à la fois dans {archives}{outside}.",
            "{n} files are both in {archives}{outside}.",
            n=len(groups),
            archives=listing(archives),
            outside=Words(" et hors de l'archive", " and outside the archive") if outside else "",
        ),
        expected=_ONE_COPY,
        found=say("{n} fichiers en double", "{n} files twice", n=len(groups)),
        locators=tuple(Locator(file=path) for paths in groups for path in paths),
    )


def _with_status(dossier: Dossier, status: str) -> Iterator[FileReport]:
    return (file for file in sorted(dossier.files, key=lambda one: one.path) if file.status == status)
