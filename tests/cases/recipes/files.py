"""FIL: files that do not open, are not known, belong elsewhere, or are filed twice."""

from __future__ import annotations

from datetime import date

from sample_dossiers.cast import HELENE, LAN
from tests.factory import certificate, junk, slots_of
from tests.factory.pages import Line, Title, written

from .case import Case, Pair, contradiction, gap, holds, kept, question
from .sessions import ROOM


def unreadable_files() -> Pair:
    """A sheet whose copy was cut short, and a scan without any text."""
    bad = kept(ROOM, "sheet")
    cut, scan = "Copie de Feuille d'émargement.xlsx", "scan0045.pdf"
    bad.put(cut, junk.truncated(bad.pieces["sheet"].bytes()))
    bad.put(scan, junk.scan_pdf(ROOM))
    good = Case("in_person", kept(ROOM, "sheet"), holds())
    return Pair(good, Case("in_person", bad, (gap(None, cut), gap(None, scan))))


def other_sessions() -> Pair:
    """Hélène's certificate of January's session was filed here."""
    january = ROOM.but(title="Excel initiation", reference="EXC-2026-01", slots=slots_of(date(2026, 1, 12)))
    stray = "Certificat Dupré-Lefèvre (initiation).pdf"
    bad = kept(ROOM, "agreement", "sheet")
    bad.put(stray, certificate(january, HELENE))
    good = Case("in_person", kept(ROOM, "agreement", "sheet"), holds())
    return Pair(good, Case("in_person", bad, (contradiction(HELENE, stray),)))


def unrecognised_files() -> Pair:
    """The minutes of a team meeting lie among the evidence."""
    minutes = "Compte rendu réunion d'équipe.docx"
    lines = ("Présents : Sandrine, Alexandre.", "Commander des marqueurs pour la salle Cévennes.")
    bad = kept(ROOM, "sheet")
    bad.put(minutes, written([Title("Réunion d'équipe du lundi"), *map(Line, lines)], "docx"))
    good = Case("in_person", kept(ROOM, "sheet"), holds())
    return Pair(good, Case("in_person", bad, (question(None, minutes),)))


def duplicate_files() -> Pair:
    """What is called Lan's certificate is a copy of Hélène's."""
    hers, named = f"certificate/{HELENE.key}", "Certificat Nguyễn Thị Lan.pdf"
    bad = kept(ROOM, hers)
    bad.put(named, bad.pieces[hers].bytes())
    good = Case("in_person", kept(ROOM, hers, f"certificate/{LAN.key}"), holds())
    return Pair(good, Case("in_person", bad, (question(None, hers, named),)))
