"""The log of a work-based action's phases: in the work situation, and reflecting on it (D.6313-3-2, 3°)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Literal, NamedTuple

from auditready import (
    DocumentText,
    EvidenceFile,
    LazyPattern,
    Mention,
    ReadContext,
    WorkPhase,
    find_dates,
    find_hours,
    fold,
    looks_like_name,
    parse_time,
    person_name,
)

from .cells import lasting, minutes_in
from .kinds import DocumentType
from .labels import PERSON, Finder
from .tables import DOCUMENTS, Row, Table, find_tables, note_unused

Phase = Literal["work", "reflective"]

WORK_BASED = r"\bafest\b|en situation de travail|situations? de travail|situations? apprenantes?|work-?based"

_TITLES = (
    r"(?:journal|carnet|suivi|feuille|releve|livret|tableau|cahier|fiche|planning|registre|emargement)"
    r"(?: [^\n|]{0,40})?"
    rf"(?:{WORK_BASED}|phases? reflexives?|mises? en situation)"
    r"|(?:phases?|sequences?) (?:de l'|de |d')?(?:afest|formation en situation de travail|mise en situation)"
    r"|(?:work-?based|afest) (?:training )?(?:log|diary|record)"
)
_TUTOR = r"tuteur|tutrice|formateur|formatrice|accompagnateur|accompagnatrice|referente?|tutor|trainer"
_REFLECTIVE = r"(?:phases?|sequences?|temps|retours?) reflexi(?:ve|f)s?|reflexi\w{1,8}|debriefings?|reflective"
_WORK = r"(?:mises? en )?situations?(?: de travail| apprenantes?)?|phases? (?:de travail|pratiques?)|work situations?"
_COLUMNS = {
    "date": r"(?:dates?\b.*|jours?|le|day)",
    "work": rf"(?:duree |horaires? |temps )?(?:de la |de |en )?(?:{_WORK})\b.*",
    "reflective": rf"(?:duree |horaires? )?(?:de la |de |du )?(?:{_REFLECTIVE})\b.*",
    "person": r"(?:noms? (?:et )?prenoms?.*|prenoms? (?:et )?noms?|(?:nom d[ue] |nom de l')?(?:apprenante?|stagiaire"
    r"|participante?|beneficiaire|salariee?)s?(?:\(e\))?|learner|trainee|participant)",
    "signed": r"(?:signatures?|emargements?|visas?|signe)\b.*",
    "tutor": rf"(?:nom d[ue] |nom de la )?(?:{_TUTOR})(?:[ -/]\w+)*|anime par|encadree? par",
    "phase": r"(?:phases?|types?(?: de (?:phase|sequence|temps))?|natures?|sequences?|modalites?|phase type)\b.*",
    "start": r"(?:heure (?:de )?debut|debut|de|start|from|begins?)",
    "end": r"(?:heure (?:de )?fin|fin|a|end|to|ends?)",
    "hours": r"(?:horaires?|heures?|creneaux?|creneau|plage|times?|hours)\b.*",
    "minutes": r"(?:durees?|temps|nb d'heures|nombre d'heures|duration)\b.*",
    "topic": r"(?:activites?|themes?|objets?|contenus?|taches?|competences?|sujets?|objectifs?|travail|descriptions?"
    r"|topics?|tasks?|subject)\b.*",
}
_TUTOR_LABELS = (rf"(?:nom d[ue] |nom de la )?(?:{_TUTOR})(?: afest| interne| referente?|-tuteur| tuteur| designee?)*",)
_YES = LazyPattern(r"\W*(?:signee?|oui|ok|x|vu|yes|signed|emargee?)\b|[✓✔]")
_NO = LazyPattern(r"\W*(?:non|no|absente?|pas signe|non signe|unsigned)\b")
_TOTAL = LazyPattern(r"\W*(?:sous-)?total")
_BEGINS = LazyPattern(r"\W*(?:(?:lun|mar|mercre|jeu|vendre|same)di |le )*\d{1,2}(?:er)?[/. -]")
_ROW_LINES = 8
"""Lines over which one row may be wrapped."""
_LONGEST = 1_440


class _Lasting(NamedTuple):
    """When a phase was, as far as the cell says it."""

    start: time | None = None
    end: time | None = None
    minutes: float | None = None


def _tables(file: EvidenceFile, *, head: bool = False) -> list[Table]:
    return [
        table
        for table in find_tables(file, _COLUMNS, ("date",), head=head)
        if "phase" in table.columns or {"work", "reflective"} <= set(table.columns)
    ]


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[WorkPhase]:
    tables = _tables(file)
    note_unused(tables, context)
    nameless = unclear = 0
    for table in tables:
        caption = Finder(table.caption)
        alone, tutor = caption.person(*PERSON), caption.person(*_TUTOR_LABELS)
        day: date | None = None
        for row in table.rows:
            if _TOTAL.match(fold(row.text("date") or row.text("phase"))):
                continue
            day = row.date("date") or (None if row.text("date") else day)  # a date merged over its two phases
            name = row.name or alone
            phases = list(_phases(row, table))
            if not phases:
                unclear += 1
            elif not name:
                nameless += 1
            for phase, when in phases if name else ():
                yield _phase(row, phase, when, name or "", day, tutor)
    if nameless:
        context.note(
            f"{nameless} ligne(s) sans apprenant nommé laissée(s) de côté",
            f"{nameless} row(s) that name no learner left out",
        )
    if unclear:
        context.note(
            f"{unclear} ligne(s) dont la phase (situation de travail ou réflexive) n'est pas dite : laissée(s) de côté",
            f"{unclear} row(s) that do not say whether they are work or reflection: left out",
        )
    if not tables:
        found = list(_iter_lines(file)) if file.format in DOCUMENTS else []
        yield from found
        if not found:
            context.note(
                "journal sans phase datée lisible : rien n'y est lu",
                "log without a readable dated phase: nothing is read",
            )


def _iter_lines(file: EvidenceFile) -> Iterator[WorkPhase]:
    """Give the phases of a log whose rows are no table: each begins with its day, and may go on below."""
    text = DocumentText.of(file.name, file.document)
    found = Finder(text)
    name, tutor = found.person(*PERSON), found.person(*_TUTOR_LABELS)
    if name is None:
        return
    starts = [index for index, line in enumerate(text.folded_lines) if _BEGINS.match(line)]
    for start, end in zip(starts, [*starts[1:], len(text.lines)], strict=False):  # no start, no end either
        words = " ".join(line for line, _, _ in text.lines[start : min(end, start + _ROW_LINES)])
        days, phase = find_dates(words[:40]), _first_phase(words)
        if not days or phase is None:
            continue
        spans = find_hours(words[len(days[0][1]) :])
        begin, finish = spans[0] if spans else (None, None)
        yield WorkPhase(
            locator=text.line_locator(start),
            person=Mention(name=name, role="learner"),
            phase=phase,
            date=days[0][0],
            start=begin,
            end=finish,
            minutes=_between(begin, finish) or lasting(words, longest=_LONGEST),
            tutor=Mention(name=tutor, role="trainer") if tutor else None,
        )


def _first_phase(words: str) -> Phase | None:
    """Return the phase that a row names first: what follows may speak of the other."""
    folded = fold(words)
    work, reflective = re.search(_WORK, folded), re.search(_REFLECTIVE, folded)
    if work is None or reflective is None:
        return "work" if work else "reflective" if reflective else None
    return "work" if work.start() < reflective.start() else "reflective"


def _phase(row: Row, phase: Phase, when: _Lasting, name: str, day: date | None, tutor: str | None) -> WorkPhase:
    own = person_name(row.text("tutor"))
    tutor = own if looks_like_name(own) else tutor
    return WorkPhase(
        locator=row.locator,
        person=Mention(name=name, role="learner"),
        phase=phase,
        date=day,
        start=when.start,
        end=when.end,
        minutes=when.minutes,
        tutor=Mention(name=tutor, role="trainer") if tutor else None,
        topic=row.text("topic") or None,
        signed=_signed(row.text("signed")),
    )


def _phases(row: Row, table: Table) -> Iterator[tuple[Phase, _Lasting]]:
    """Give the one phase that a row is, or the two that stand beside each other on it."""
    if "phase" in table.columns:
        phase = phase_of(row.text("phase")) or _first_phase(row.text("topic"))
        if phase is not None:
            yield phase, _lasting(row, table)
        return
    both: tuple[Phase, ...] = ("work", "reflective")
    for each in both:
        words = row.text(each)
        if any(map(str.isalnum, words)):
            yield each, _in_cell(words, table, each)


def phase_of(words: str) -> Phase | None:
    """Return which phase words name; one that is reflecting on a work situation is reflective."""
    folded = fold(words)
    if re.search(rf"{_REFLECTIVE}|analyse|prise de recul|entretien|bilan|echange", folded):
        return "reflective"
    return "work" if re.search(rf"{_WORK}|situation|travail|pratique|production|\bwork\b|practice", folded) else None


def _lasting(row: Row, table: Table) -> _Lasting:
    spans = find_hours(row.text("hours")) or find_hours(row.text("date")) or find_hours(row.text("minutes"))
    start, end = spans[0] if spans else (parse_time(row.cells.get("start")), parse_time(row.cells.get("end")))
    stated = minutes_in(row.text("minutes"), table, _COLUMNS["minutes"], longest=_LONGEST)
    return _Lasting(start, end, stated if stated is not None else _between(start, end))


def _in_cell(words: str, table: Table, field: str) -> _Lasting:
    spans = find_hours(words)
    if spans:
        start, end = spans[0]
        return _Lasting(start, end, _between(start, end))
    return _Lasting(minutes=minutes_in(words, table, _COLUMNS[field], longest=_LONGEST))


def _between(start: time | None, end: time | None) -> float | None:
    if start is None or end is None or start == end:
        return None
    return ((end.hour - start.hour) * 60 + end.minute - start.minute) % 1440


def _signed(words: str) -> bool | None:
    """Return whether a cell says that the phase was signed; an empty one may hold a picture."""
    folded = fold(words)
    return False if _NO.match(folded) else True if _YES.match(folded) else None


def _table_heading(file: EvidenceFile) -> str | None:
    for table in _tables(file, head=True):
        names = fold(" | ".join(table.headings))
        told = table.says(WORK_BASED) or (re.search(_WORK, names) and re.search(_REFLECTIVE, names))
        shown = [row.text("phase") for row in table.rows]
        if told or {phase_of(words) for words in shown if re.search(_REFLECTIVE, fold(words))}:
            return " | ".join(table.headings)
    return None


WORK_PHASES = DocumentType(
    name="documents.work_phases",
    kinds=frozenset({"work_phase"}),
    titles=_TITLES,
    cues=(r"\bdates?\b|\d/\d{1,2}/\d", _REFLECTIVE, _WORK, _TUTOR, r"duree|horaire|heure|duration|\d ?h\d|\d:\d\d"),
    least=4,
    read=_read,
    table=_table_heading,
    certain=0.95,  # phases with times and signatures look like a sheet
)
