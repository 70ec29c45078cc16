"""Programmes: the items that indicators 1, 5 and 6 ask for, under whatever headings providers give them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditready import (
    DocumentText,
    EvidenceFile,
    Passage,
    Programme,
    ReadContext,
    Words,
    find_teaching_minutes,
    fold,
    looks_like_company,
    looks_like_name,
)

from . import programme_wordings as w
from .kinds import DocumentType, begins, find_title
from .labels import Finder
from .lasting import read_minutes
from .modality import read_modality
from .sections import Sections, Tables, fields_of

_LONGEST = 144_000
"""Minutes of the longest training that is taken for one; more is a misreading."""
_LONGEST_ITEM = 600
"""Characters kept of a section: its beginning tells which one it is."""
_AROUND = 120
"""Characters of a sentence that are kept on either side of the words by which it was found."""
_SHORTEST_ITEM = 5
_BULLET = r"^(?:[-–•▪●>✓✔*o·]|\d{1,2}[.)]|[a-z][.)])\s+"
_CAPABLE = (
    r"\b(?:capables?|en mesure|aptes?|sau(?:rez|ront|ra)|pour(?:rez|ront|ra)"
    r"|^objectifs?[^:]{0,40})(?: d[e'])? ?(?:\.{3}|:)?$|\b(?:able|outcomes)(?: to)? ?:?$"
)
_TELLING = frozenset({"objectives", "content", "duration", "audience", "prerequisites", "methods", "assessment"})
"""Sections of which a programme has several."""
_OFFERED = frozenset({"price", "access_delay", "accessibility"})
_MOST_OFFERED = 2
"""Items of an offer that a plan of sequences, a welcome booklet or a survey has not."""
_WHOLE = 6
_UNTITLED = 5
"""Sections that tell a programme which is called by its training's name alone."""
_ANNEXED = 3
"""Sections that tell a programme from a mere mention of it behind an agreement."""


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[Programme]:
    text = DocumentText.of(file.name, file.document)
    title_line = find_title(text, w.TITLES)
    found = programme_of(text, title_line, [table for page in file.document.pages for table in page.tables])
    if not found.objectives:
        context.note("aucun objectif lisible dans ce programme", "no objective is readable in this programme")
    yield found


def programme_of(text: DocumentText, title_line: int | None, tables: Tables = ()) -> Programme:
    """Return what a programme says; ``title_line`` holds the document's own title, where it has one."""
    if title_line is not None and _told(text.part(0, title_line)):
        title_line = None  # "PROGRAMME" below "OBJECTIFS" heads the contents
    begin = 0 if title_line is None else text.line_start(title_line) + len(text.lines[title_line][0])
    found, sections = Finder(text), Sections(text, w.HEADINGS, begin, tables)
    duration = _item(found, sections, "duration")
    minutes = None if duration is None else find_teaching_minutes(_hours_of(duration))
    if minutes is not None:
        found.places["minutes"] = found.places["duration"]
    dated = found.day_after("dated", *w.UPDATED)
    return Programme(
        locator=text.line_locator(title_line or 0),
        title=found.title() or _own_title(found, title_line),
        dated=dated,
        version=found.sentence("version", *w.VERSION),
        objectives=_objectives(found, sections),
        prerequisites=_item(found, sections, "prerequisites"),
        audience=_item(found, sections, "audience"),
        duration=duration,
        minutes=minutes[0] if minutes and minutes[0] <= _LONGEST else read_minutes(found, alone=False),
        content=_item(found, sections, "content"),
        methods=_item(found, sections, "methods"),
        means=_item(found, sections, "means"),
        assessment=_item(found, sections, "assessment"),
        access_delay=_item(found, sections, "access_delay"),
        price=_item(found, sections, "price"),
        financing=_item(found, sections, "financing"),
        recognition=_item(found, sections, "recognition"),
        contact=_item(found, sections, "contact"),
        accessibility=_item(found, sections, "accessibility"),
        modality=read_modality(found),
        trainers=found.trainers(),
        places=found.places,
    )


def _hours_of(duration: str) -> str:
    """Return the part of a duration that says its hours: "2 x 3h30 soit 7 heures", "1 085 heures"."""
    whole = re.sub(r"(?<=\d)[ .](?=\d{3}\b)", "", duration)
    whole = re.sub(r"\([^)]*\d ?[x×*] ?\d[^)]*\)", "", whole)  # "21 h (3 x 7 h)"
    total = re.split(r"\bsoit\b|=", whole, maxsplit=1)[-1]
    return "" if re.search(r"\d ?[x×*] ?\d", total) else total


def _item(found: Finder, sections: Sections, field: str) -> str | None:
    """Return the section of an item, or the sentence that says it where no heading announces it."""
    section = sections.first(field) or _mention(found.text, field)
    if section is None:
        return None
    found.note(field, section.start)
    return section.text[:_LONGEST_ITEM]


def _mention(text: DocumentText, field: str) -> Passage | None:
    """Return the sentence around the words that an item cannot do without, cut where a line is longer."""
    for pattern in w.MENTIONS.get(field, ()):
        match = text.search(pattern)
        if match is not None:
            around = text.folded[max(match.start() - _AROUND, 0) : match.start()]
            begin = match.start() - len(re.split(r"[\n|]|[.;] ", around)[-1])
            stop = re.search(r"[\n|]|[.;](?: |$)", text.folded[match.end() : match.end() + _AROUND])
            end = match.end() + (_AROUND if stop is None else stop.start())
            return text.passage(begin, min(end, len(text.folded)))
    return None


def _objectives(found: Finder, sections: Sections) -> tuple[str, ...]:
    """Return the objectives, one each; those that modules have of their own only where there are no others."""
    written = sections.all_of("objectives")
    content = sections.first("content")
    before = [section for section in written if content is None or section.start < content.start]
    items = [item for section in before or written for item in _items(sections, section)]
    if items:
        found.note("objectives", (before or written)[0].start)
    elif sentence := found.sentence("objectives", w.GOAL):
        items = [sentence]
    return tuple(dict.fromkeys(items))


def _items(sections: Sections, section: Passage) -> Iterator[str]:
    for line in _unwrapped(sections.lines_of(section)):
        for part in re.split(r"\s*[;|•▪●✓✔]\s*", line):
            item = re.sub(_BULLET, "", part).strip(" .,;:-–")
            if len(item) >= _SHORTEST_ITEM and not re.search(_CAPABLE, fold(part.strip(" .,;-–"))):
                yield item[:_LONGEST_ITEM]


def _unwrapped(lines: list[str]) -> list[str]:
    """Put together what a narrow cell breaks: a line that begins in lower case goes on with the one above."""
    whole: list[str] = []
    for line in lines:
        if whole and line[0].islower() and not re.match(_BULLET, line):
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    return whole


def _own_title(found: Finder, title_line: int | None) -> str | None:
    """Return the training's title in the document's: "Programme de formation – Excel"; or the first line of all."""
    text = found.text
    line = text.lines[title_line or 0][0]
    if title_line is None:
        # A letterhead stands on the first line as well, but no heading follows it at once.
        if len(text.lines) < 2 or not _told(text.part(1, 3)):
            return None
        found.note("title", 0)
        return line
    named = re.sub(r"(?i)^\W*annexe?\b[^:|–—-]{0,12}\W+", "", line)
    parted = re.match(r"[^:|–—]{4,60}?\s*(?:\s[-–—]\s|:|\|)\s*(?P<value>[^|]{4,150})", named)
    if parted is None:
        return _title_beside(found, title_line)
    found.note("title", text.line_start(title_line))
    return parted["value"].strip()


_LONGEST_TITLE = 120


def _title_beside(found: Finder, title_line: int) -> str | None:
    """Return the training's title on the line below "PROGRAMME DE FORMATION", or on the one above it.

    Above stands a letterhead more often: only words that no name of a provider is so long as are taken from there.
    """
    text = found.text
    for line, least in ((title_line + 1, 1), (title_line - 1, 4)):
        if not 0 <= line < len(text.lines):
            continue
        words = text.lines[line][0].strip()
        is_short = 4 <= len(words) <= _LONGEST_TITLE and not words.endswith((".", ";", ",", "?"))
        if not is_short or re.search(r"[:|@]|https?:|\d{5}|\d/\d", words) or len(words.split()) < least:
            continue
        if (
            fields_of(words, w.HEADINGS)
            or _told(text.part(line, line + 1))
            or looks_like_company(words)
            or looks_like_name(words)
        ):
            continue
        found.note("title", text.line_start(line))
        return words
    return None


def annexed_programme(text: DocumentText, ends: str) -> Programme | None:
    """Return the programme that an agreement's file holds as well: an annex, or pages of their own.

    ``ends``: folded pattern of the agreement's own title, which may stand behind the programme.
    """
    annex = re.compile(rf"\W*(?:{w.ANNEX})")
    tops = [index for index, line in enumerate(text.lines) if index == 0 or line[1] != text.lines[index - 1][1]]
    own = [top for top in tops if len(tops) > 1 and begins(text, top, w.TITLES) and not begins(text, top, ends)]
    first = next((i for i, folded in enumerate(text.folded_lines) if len(folded) <= 120 and annex.match(folded)), None)
    start = first if first is not None else next(iter(own), None)
    if start is None:
        return None
    end = next((top for top in tops if top > start and begins(text, top, ends)), len(text.lines))
    part = text.part(start, end)
    return programme_of(part, 0) if len(_told(part)) >= _ANNEXED else None


def _told(text: DocumentText) -> frozenset[str]:
    """Return which of a programme's own sections a document has."""
    return Sections(text, w.HEADINGS).fields & _TELLING


def _untitled(_file: EvidenceFile, text: DocumentText) -> Words | None:
    """Return by how many headings a programme is known that bears its training's name alone."""
    fields = _told(text)
    offered = Sections(text, w.HEADINGS).fields & _OFFERED
    whole = {"objectives", "content"} <= fields or len(offered) >= _MOST_OFFERED
    if len(fields) >= _UNTITLED and whole and fields & {"audience", "prerequisites"}:
        return Words(f"{len(fields)} rubriques d'un programme", f"{len(fields)} headings of a programme")
    return None


def _whole_offer(text: DocumentText) -> Words | None:
    """Return what tells a programme whatever its first lines are: its sections, with price, delay and accessibility."""
    fields = Sections(text, w.HEADINGS).fields
    if len(fields & _TELLING) < _WHOLE or not fields >= _OFFERED:
        return None
    return Words(f"{len(fields)} rubriques d'un programme", f"{len(fields)} headings of a programme")


PROGRAMME = DocumentType(
    name="documents.programme",
    kinds=frozenset({"programme"}),
    titles=w.TITLES,
    cues=(
        r"objectifs?\b|competences? visees|capables? d|apprendre|\bsaurez\b|objectives|outcomes|learn\b",
        (
            r"pre-? ?requis|niveau (?:requis|d'entree)|connaissances? prealables?|faut-il (?:savoir|un|une|etre)"
            r"|conditions? (?:d'admission|prealables?)|avant de venir|prerequisites"
            r"|requirements"
        ),
        r"\bduree|\d+ ?h(?:eures?|ours?)?\b|duration",
        r"\bpublics?\b|s'adresse|profil|pour qui|beneficiaires|audience|attend\b",
        r"contenu|programme\W{0,3}$|deroule|module 1|jour 1|sequence 1|ce que nous (?:verrons|ferons)|content|topics",
        r"methodes?|modalites?|moyens? pedagogiques?|pedagogie|comment\b|methods|exercises",
        r"evaluation|evalue|assessment|epreuve|examen|quiz\b|\bqcm\b",
    ),
    least=4,
    read=_read,
    untitled=_untitled,
    sections=lambda text: len(_told(text)),
    certainly=_whole_offer,
    confidence=0.9,
)
