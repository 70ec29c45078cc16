"""COM111 and COM114 to COM117, HRS005, HRS007, DOC005: what only some sessions must show, and what contradicts it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sample_dossiers.cast import HELENE, LAN
from tests.factory import Dossier, occasional, slots_of

from .case import Case, Pair, Said, contradiction, gap, holds, holds_for, kept
from .sessions import ROOM

LONG = ROOM.but(slots=slots_of(date(2026, 3, 16), date(2026, 3, 17), date(2026, 3, 18)))
"""Three days: the follow-up of drop-outs is asked of actions over two days."""
CERTIFYING = "certifying = true\n"


def _pair(good: Dossier, expected_good: tuple[Said, ...], bad: Dossier, expected_bad: tuple[Said, ...]) -> Pair:
    return Pair(Case("in_person", good, expected_good), Case("in_person", bad, expected_bad))


def other_stakeholders() -> Pair:
    """The company answered on paper; nobody asked the trainer, whose blank form was filed."""
    good, bad = kept(ROOM, "sheet", "survey"), kept(ROOM, "sheet", "survey")
    for dossier in (good, bad):
        dossier.add("company", "Questionnaire entreprise.pdf", occasional.feedback, "company")
    good.add("trainer", "Bilan formateur.docx", occasional.feedback, "trainer", form="docx")
    bad.add("trainer", "Bilan formateur.docx", occasional.feedback, "trainer", form="docx", blank=True)
    return _pair(good, holds("company", "trainer"), bad, (gap(None, "company"),))


def followed_dropout() -> Pair:
    """Both left after the first day; nobody wrote down why Lan did, nor called her."""
    good, bad = kept(LONG, "agreement"), kept(LONG, "agreement")
    for dossier in (good, bad):
        dossier.add("first", "Abandon Dupré-Lefèvre.pdf", occasional.dropout_sheet, HELENE)
    good.add("second", "Abandon Nguyen.pdf", occasional.dropout_sheet, LAN)
    bad.add("second", "Abandon Nguyen.pdf", occasional.dropout_sheet, LAN, cause="", contacts=(), follow_up="")
    return _pair(good, holds_for(HELENE, LAN), bad, (*holds_for(HELENE), gap(LAN, "second")))


def handicap_asked() -> Pair:
    """Lan said that she needs an adjustment, and nothing was done."""
    good, bad = kept(ROOM, "sheet"), kept(ROOM, "sheet")
    for dossier in (good, bad):
        dossier.add("first", "Accessibilité Dupré-Lefèvre.docx", occasional.accessibility, HELENE)
    good.add(
        "second", "Accessibilité Nguyen.docx", occasional.accessibility, LAN, need=True, measure="place près de l'écran"
    )
    bad.add("second", "Accessibilité Nguyen.docx", occasional.accessibility, LAN, need=True)
    return _pair(good, holds_for(HELENE, LAN), bad, (*holds_for(HELENE), gap(LAN, "second")))


def complete_subcontract() -> Pair:
    """The contract says nothing of the quality standard, and the subcontractor did not sign it."""
    good, bad = kept(ROOM, "agreement"), kept(ROOM, "agreement")
    good.add("subcontract", "Contrat de sous-traitance.pdf", occasional.subcontract)
    bad.add(
        "subcontract", "Contrat de sous-traitance.pdf", occasional.subcontract,
        omit={"quality"}, unsigned_by={"subcontractor"},
    )  # fmt: skip
    return _pair(good, holds("subcontract"), bad, (gap(None, "subcontract"),))


def presented_to_certification() -> Pair:
    """Lan is on no list of candidates."""
    good, bad = kept(ROOM, "sheet"), kept(ROOM, "sheet")
    good.add("exam", "Inscriptions certification.xlsx", occasional.exam_list)
    bad.add("exam", "Inscriptions certification.xlsx", occasional.exam_list, learners=[HELENE])
    pair = _pair(good, holds_for(HELENE, LAN), bad, (*holds_for(HELENE), gap(LAN)))
    return Pair(*(replace(case, settings=CERTIFYING) for case in pair))


def one_duration() -> Pair:
    """The programme says six hours, the agreement and the joining instructions seven."""
    pieces = ("agreement", "programme", "convocation")
    bad = kept(ROOM, *pieces)
    bad.change("programme", minutes=360)
    return _pair(kept(ROOM, *pieces), holds(), bad, (contradiction(None, *pieces),))


def charged_after_leaving() -> Pair:
    """Lan left after the first day of three, and is invoiced all of it."""
    good, bad = kept(LONG, "agreement"), kept(LONG, "agreement")
    for dossier in (good, bad):
        dossier.add("dropout", "Abandon Nguyen.pdf", occasional.dropout_sheet, LAN)
    good.add("invoice", "Facture.pdf", occasional.invoice, learners=[HELENE])
    bad.add("invoice", "Facture.pdf", occasional.invoice)
    return _pair(good, holds(), bad, (contradiction(LAN, "dropout", "invoice"),))


def certified_provider() -> Pair:
    """The Qualiopi certificate had expired when the agreement was signed."""
    good, bad = kept(ROOM, "agreement"), kept(ROOM, "agreement")
    good.add("qualiopi", "Certificat Qualiopi.pdf", occasional.provider_certificate)
    bad.add(
        "qualiopi", "Certificat Qualiopi.pdf", occasional.provider_certificate,
        since=date(2022, 1, 10), until=date(2025, 1, 9),
    )  # fmt: skip
    return _pair(good, holds(), bad, (contradiction(None, "qualiopi", "agreement"),))
