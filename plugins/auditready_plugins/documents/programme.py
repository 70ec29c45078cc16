"""Programmes: the items that indicators 1, 5 and 6 ask for, under whatever headings providers give them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditready import DocumentText, EvidenceFile, Passage, Programme, ReadContext, Words, find_teaching_minutes, fold

from . import programme_wordings as w
from .kinds import DocumentType, find_title
from .labels import Finder
from .modality import read_modality
from .sections import Sections

_LONGEST = 144_000
"""Minutes of the longest training that is taken for one; more is a misreading."""
_LONGEST_ITEM = 600
"""Characters kept of a section: its beginning tells which one it is."""
_SHORTEST_ITEM = 5
_BULLET = r"^(?:[-–•▪●>✓✔*o·]|\d{1,2}[.)]|[a-z][.)])\s+"
_CAPABLE = (
    r"(?:capables?|en mesure|aptes?|objectifs?[^:]{0,40})(?: d[e'])? ?(?:\.{3}|:)?$|(?:able|outcomes)(?: to)? ?:?$"
)
_TELLING = frozenset({"objectives", "content", "duration", "audience", "prerequisites", "methods", "assessment"})
"""Sections of which a programme has several."""
_UNTITLED = 5
"""Sections that tell a programme which is called by its training's name alone."""


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[Programme]:
    text = DocumentText.of(file.name, file.document)
    title_line = find_title(text, w.TITLES)
    found = programme_of(text, title_line)
    if not found.objectives:
        context.note("aucun objectif lisible dans ce programme", "no objective is readable in this programme")
    yield found


def programme_of(text: DocumentText, title_line: int | None) -> Programme:
    """Return what a programme says; its title stands on ``title_line``, or on the first line where it has none."""
    begin = 0 if title_line is None else text.line_start(title_line) + len(text.lines[title_line][0])
    found, sections = Finder(text), Sections(text, w.HEADINGS, begin)
    duration = _item(found, sections, "duration")
    minutes = None if duration is None else find_teaching_minutes(duration)
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
        minutes=minutes[0] if minutes and minutes[0] <= _LONGEST else None,
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


def _item(found: Finder, sections: Sections, field: str) -> str | None:
    """Return the section of an item, or the sentence that says it where no heading announces it."""
    section = sections.first(field) or found.text.first(*w.SENTENCES.get(field, ()))
    if section is None:
        return None
    found.note(field, section.start)
    return section.text[:_LONGEST_ITEM]


def _objectives(found: Finder, sections: Sections) -> tuple[str, ...]:
    """Return the objectives, one each; those that modules have of their own only where there are no others."""
    written = sections.all_of("objectives")
    content = sections.first("content")
    before = [section for section in written if content is None or section.start < content.start]
    items = [item for section in before or written for item in _items(sections, section)]
    if items:
        found.note("objectives", (before or written)[0].start)
    elif sentence := found.sentence("objectives", *w.SENTENCES["objectives"]):
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
        found.note("title", 0)
        return line
    parted = re.match(r"[^:|–—]{4,60}?\s*(?:\s[-–—]\s|:|\|)\s*(?P<value>[^|]{4,150})", line)
    if parted is None:
        return None
    found.note("title", text.line_start(title_line))
    return parted["value"].strip()


def annexed_programme(text: DocumentText) -> Programme | None:
    """Return the programme that stands behind an agreement in the same file, as an annex on pages of its own."""
    pattern = re.compile(rf"\W*(?:{w.ANNEXED})")
    for index, (line, _, _) in enumerate(text.lines):
        if index and len(line) <= 120 and pattern.match(text.folded_lines[index]):
            part = text.part(index, len(text.lines))
            if len(Sections(part, w.HEADINGS).fields & _TELLING) >= _UNTITLED - 2:
                return programme_of(part, 0)
    return None


def _untitled(_file: EvidenceFile, text: DocumentText) -> Words | None:
    """Return by how many headings a programme is known that bears its training's name alone."""
    fields = Sections(text, w.HEADINGS).fields & _TELLING
    if len(fields) >= _UNTITLED and {"objectives", "content"} <= fields and fields & {"audience", "prerequisites"}:
        return Words(f"{len(fields)} rubriques d'un programme", f"{len(fields)} headings of a programme")
    return None


PROGRAMME = DocumentType(
    name="documents.programme",
    kinds=frozenset({"programme"}),
    titles=w.TITLES,
    cues=(
        r"objectifs?\b|competences? visees|capables? d|objectives|outcomes",
        r"pre-? ?requis|niveau (?:requis|d'entree)|connaissances? prealables?|prerequisites",
        r"\bduree|\d+ ?h(?:eures?)?\b|duration",
        r"\bpublics?\b|s'adresse|profil|audience",
        r"contenu|programme\W{0,3}$|deroule|module 1|jour 1|content",
        r"methodes?|modalites?|moyens? pedagogiques?|pedagogie|methods",
        r"evaluation|evalue|assessment",
    ),
    least=4,
    read=_read,
    untitled=_untitled,
)
