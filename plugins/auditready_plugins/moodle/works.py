"""Work handed in to a Moodle assignment: the zip that "Download all submissions" gives, or what was unpacked from it.

Source: Moodle 2.6 to 4.5, mod_assign, which names each folder (or file, where folders are switched off)
"Full name_12345_assignsubmission_file_"; with anonymous marking "Participant_12345_…", for teams "Group-Full name_…".

A work can be anything, so an unpacked one is known by the name of its folder alone: a name that nobody but Moodle
writes. It is the one format of the house that content cannot tell.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from auditready import (
    EvidenceFile,
    LazyPattern,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    Submission,
    UnreadableEvidence,
    fold,
    quote,
    say,
)

_OWNER = LazyPattern(r"(?:^|/)(?P<who>[^/_]{1,200})_(?P<number>\d{1,12})_assignsubmission_(?P<form>[a-z]{1,30})_?(?=.)")
"""The form is that of the work: "file", "onlinetext" or an add-on's; comments beside it are no work."""
_TEAM = LazyPattern(
    r"^(?:(?:sous-)?groupe?|[ée]quipe|team|groupe par d[ée]faut|default group)\b[^-]{0,60}-(?=.)", re.IGNORECASE
)
_HIDDEN = frozenset({"participant", "participante", "teilnehmer"})
_NUMBERED = LazyPattern(r"-\d{2,}$")
_TAGS = LazyPattern(r"<[^<>]{0,4000}>")
_COMMENTS = "comments"
_DOCUMENTS = frozenset({"docx", "odt", "pdf"})
_TEXTS = frozenset({"text", "delimited", "html", "xml"})
_FEWEST = 100
"""Letters of a work whose words are compared: less is a title or an empty form, and many hand in the same."""


class WorksReader:
    """Reads ``submission`` with the digests of each work; of the work nothing else is kept."""

    name = "moodle.works"
    system = "Moodle"
    kinds = frozenset({"submission"})
    at_most = 0.99

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a zip whose members, or a file whose folder, Moodle named."""
        if (owner := _OWNER.search(file.name)) is not None:
            return _claim(0.99, owner[0], "file")  # whatever it is, a learner handed it in
        if file.format == "zip":
            owners = [found for name in sorted(file.archive.names) if (found := _OWNER.search(name)) is not None]
            if owners:
                return _claim(0.97, owners[0][0], "zip")
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Submission]:
        """Give one record a file that was handed in."""
        unread = 0
        title = _title(file)
        for name, work in _works(file):
            owner = _OWNER.search(name)
            if owner is None or owner["form"] == _COMMENTS or not work.size:
                continue
            words = None
            try:
                words = _words(work)
            except UnreadableEvidence:
                unread += 1
            yield Submission(
                locator=Locator(file=file.name, quote=quote(name)),
                person=_person(owner),
                activity=title,
                status="submitted",
                digest=work.sha256,
                text_digest=words and hashlib.sha256(words.encode()).hexdigest(),
            )
        context.note(
            "les travaux eux-mêmes, sans date de remise ni retour : la feuille d'évaluation du devoir les donne",
            "the works alone, without date or feedback: the assignment's grading worksheet gives those",
        )
        if unread:
            context.note(
                f"travaux illisibles, comparés octet par octet seulement : {unread}",
                f"works that cannot be read, compared byte by byte alone: {unread}",
            )


def _claim(confidence: float, owner: str, variant: str) -> Recognition:
    why = say(
        "« {name} », nom que Moodle donne aux travaux téléchargés",
        '"{name}", as Moodle names the submissions that are downloaded',
        name=quote(owner.strip("/"), 80),
    )
    return Recognition(confidence=confidence, why=why, variant=variant)


def _works(file: EvidenceFile) -> Iterator[tuple[str, EvidenceFile]]:
    if _OWNER.search(file.name) is not None:
        yield file.name, file
        return
    for name in sorted(file.archive.names):
        if not name.endswith("/") and _OWNER.search(name) is not None:
            yield name, file.member(name)


def _person(owner: re.Match[str]) -> Mention:
    """Return the learner; under anonymous marking only the number is known."""
    name = " ".join(_TEAM.sub("", owner["who"]).split())
    participant = f"Participant{owner['number']}"
    return Mention(identifier=participant) if fold(name) in _HIDDEN else Mention(name=name, identifier=participant)


def _title(file: EvidenceFile) -> str:
    """Return the assignment's name: of the zip, or of the folder around the learner's."""
    path = PurePosixPath(file.name)
    if _OWNER.search(file.name) is None:
        return _NUMBERED.sub("", path.stem)
    around = [part.name for part in path.parents if part.name and _OWNER.search(f"{part.name}/") is None]
    return _NUMBERED.sub("", around[0]) if around else "?"


def _words(work: EvidenceFile) -> str | None:
    """Return the words of a work, folded; ``None`` where it has none to speak of, or is no text."""
    if work.format in _DOCUMENTS:
        text = " ".join(line for page in work.document.pages for line in page.lines)
    elif work.format in _TEXTS:
        text = _TAGS.sub(" ", work.text.text)
    else:
        return None
    words = " ".join(fold(text).split())
    return words if len(words) >= _FEWEST else None
