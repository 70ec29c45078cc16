"""CSV of esup-emargement, the attendance tool of French universities: one row a person and session.

Columns since 2021: Session, Date, Numéro Etu, Eppn, (Email), Nom, Prénom, Présent, Emargement, Type, Lieu attendu,
Lieu badgé, (Exempt | Absence), (Malus), Tiers-temps. "Emargement" is the time of the badge or of the signature.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from auditready import (
    AnyEvidence,
    Attendance,
    EvidenceFile,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    Signature,
    UnreadableEvidence,
    find_dates,
    find_hours,
    fold,
    parse_time,
    quote,
    say,
)

from .moments import HalfDay, half_day_of, half_of_hours

_SIGNATURE = frozenset({"session", "date", "numero etu", "eppn", "nom", "prenom", "present", "emargement"})
_KNOWN = _SIGNATURE | {
    "email", "type", "lieu attendu", "lieu badge", "exempt", "absence", "malus", "tiers-temps",
}  # fmt: skip
_NOTHING = frozenset({"", "--", "-"})


class EsupReader:
    """Reads the CSV export of one or several sessions."""

    name = "attendance.esup"
    system = "esup-emargement"
    kinds = frozenset({"attendance"})
    formats = frozenset({"delimited"})
    at_most = 0.97

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a delimited text whose first row is the export's own header."""
        if file.format != "delimited":
            return None
        for _, rows in file.head_rows:
            header = {fold(str(cell)) for cell in rows[0]} if rows else set()
            if header >= _SIGNATURE:
                why = say("en-tête « Session, Date, Numéro Etu, Eppn… »", 'header "Session, Date, Numéro Etu, Eppn…"')
                return Recognition(confidence=0.97, why=why)
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one record a row; the time in "Emargement" is the signature."""
        rows = file.iter_rows()
        _, header = next(rows, (0, []))
        columns = {fold(name): index for index, name in enumerate(header)}
        if not columns.keys() >= _SIGNATURE:
            raise UnreadableEvidence("en-tête esup-emargement introuvable", "esup-emargement header not found")
        ranges = nameless = halfless = 0
        for line, cells in rows:
            row = {name: cells[index].strip() if index < len(cells) else "" for name, index in columns.items()}
            if not any(row.values()):
                continue
            if not (row["nom"] or row["prenom"] or row["eppn"]):
                nameless += 1
                continue
            days = [day for day, _ in find_dates(row["date"])]
            ranges += len(set(days)) > 1
            record = _record(file.name, line, row, days[0] if days else None)
            halfless += record.half_day is None
            yield record
        _tell(context, sorted(set(columns) - _KNOWN - {""}), ranges, nameless, halfless)


def _record(file: str, line: int, row: dict[str, str], day: date | None) -> Attendance:
    clock = parse_time(row["emargement"])
    at = None if clock is None or day is None else datetime.combine(day, clock)
    present = fold(row["present"]).startswith("present")
    signed = present and clock is not None
    cause = row.get("absence", "")
    where = [row.get(name, "") for name in ("lieu badge", "lieu attendu")]
    half, start, end = _slot_of(row["session"], clock)
    eppn = row["eppn"]
    return Attendance(
        locator=Locator(
            file=file,
            row=line,
            column="Emargement" if signed else "Présent",
            quote=quote(row["emargement"] if signed else row["present"]),
        ),
        person=Mention(
            name=f"{row['prenom']} {row['nom']}".strip() or eppn,
            email=row.get("email") or (eppn if "@" in eppn else None),
            identifier=row["numero etu"] or eppn or None,
            role="learner",
        ),
        date=day,
        half_day=half,
        start=start,
        end=end,
        state="signed" if signed else "present" if present else "absent",
        signature=Signature(kind="electronic", at=at, text=row["emargement"]) if signed else Signature(kind="none"),
        mark=f"{row['present']} ({cause})" if cause not in _NOTHING else row["present"] or None,
        title=row["session"] or None,
        place=next((place for place in where if place not in _NOTHING), None),
    )


def _slot_of(session: str, clock: time | None) -> tuple[HalfDay | None, time | None, time | None]:
    """Return half-day and times that the session's name gives; else the half-day of the badge itself."""
    spans = find_hours(session)
    if len(spans) == 1:
        return half_day_of(session) or half_of_hours(*spans[0]), *spans[0]
    named = half_day_of(session)
    if named is None and clock is not None:
        named = half_of_hours(clock, None)
    return named, None, None


def _tell(context: ReadContext, unused: list[str], ranges: int, nameless: int, halfless: int) -> None:
    context.note(
        "esup-emargement ne dit ni l'heure de début ni l'heure de fin : la demi-journée est celle du pointage",
        "esup-emargement gives neither start nor end: the half-day is that of the badge",
    )
    if halfless:
        context.note(
            f"{halfless} ligne(s) sans pointage : demi-journée inconnue",
            f"{halfless} row(s) without a badge: half-day unknown",
        )
    if ranges:
        context.note(
            f"{ranges} ligne(s) portent deux dates (début / fin) : le pointage est compté au premier jour",
            f"{ranges} row(s) hold two dates (start / end): the badge is counted on the first day",
        )
    if nameless:
        context.note(
            f"{nameless} ligne(s) sans personne, laissée(s) de côté", f"{nameless} row(s) without a person, left out"
        )
    for name in unused:
        context.note(
            f"export non compris en entier : la colonne « {name} » n'est pas utilisée",
            f"export not fully understood: column '{name}' is not used",
        )
