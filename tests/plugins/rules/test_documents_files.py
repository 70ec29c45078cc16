"""DOC001, DOC002, FIL001 to FIL004."""

from __future__ import annotations

from datetime import date

from auditready import Agreement, Certificate, Words

DURAND, MARTIN, STRANGER = "Camille Durand", "Louis Martin", "Nadia Leroy"
DAY, LAST_YEAR = date(2026, 3, 2), date(2025, 3, 3)


def test_a_person_attests(draft, findings):
    assert findings("DOC001", draft) == []


def test_a_company_attests(draft, findings):
    draft.change(Certificate, DURAND, signatory="ACME Formation", signatory_is_person=False)
    (found,) = findings("DOC001", draft)
    assert (found.state, found.learner, found.found.fr) == ("contradiction", "l1", "« ACME Formation »")


def test_nobody_knows_who_attests(draft, reasons):
    draft.change(Certificate, signatory_is_person=None)
    assert reasons("DOC001", draft) == ["No certificate says who attests."]


def test_texts_in_force(draft, findings):
    assert findings("DOC002", draft) == []


def test_repealed_articles(draft, findings):
    draft.change(Agreement, repealed=("D.6353-3",))
    draft.change(Certificate, MARTIN, repealed=("L.6353-1", "D.6353-4"))
    agreement, certificate = findings("DOC002", draft)
    assert (agreement.learner, agreement.found.fr) == (None, "D.6353-3")
    assert (certificate.learner, certificate.found.fr) == ("l2", "L.6353-1, D.6353-4")


def test_no_commitment_to_keep_the_evidence(draft, findings):
    draft.change(Certificate, DURAND, retention_commitment=False)
    (found,) = findings("DOC002", draft)
    assert (found.state, found.learner) == ("gap", "l1")


def test_readable_files(draft, findings):
    draft.file("convention.pdf")
    for code in ("FIL001", "FIL003", "FIL004"):
        assert findings(code, draft) == []


def test_an_unreadable_file(draft, findings):
    draft.file("scan.pdf", status="unreadable", why=Words("PDF sans texte", "PDF without text"))
    (found,) = findings("FIL001", draft)
    assert (found.state, found.message.fr, found.locators[0].file) == ("gap", "scan.pdf : PDF sans texte", "scan.pdf")


def test_unrecognised_files_are_one_finding_each(draft, findings):
    draft.file("b.xyz", status="unrecognised")
    draft.file("a.xyz", status="unrecognised")
    draft.file("Thumbs.db", status="ignored")
    assert [found.key for found in findings("FIL003", draft)] == ["a.xyz", "b.xyz"]


def test_one_content_under_two_names(draft, findings):
    draft.file("certificat Durand.pdf", sha256="x")
    draft.file("certificat Martin.pdf", sha256="x")
    draft.file("a", sha256="empty", size=0)
    draft.file("b", sha256="empty", size=0)
    draft.file(".DS_Store", sha256="x", status="ignored")
    (found,) = findings("FIL004", draft)
    assert (found.state, found.found.en) == ("to_judge", "2 copies")
    assert [locator.file for locator in found.locators] == ["certificat Durand.pdf", "certificat Martin.pdf"]


def test_everything_belongs_here(draft, live, findings):
    assert findings("FIL002", draft) == []
    assert findings("FIL002", live) == []


def test_a_certificate_of_another_session(draft, findings):
    draft.certificate(STRANGER, title="Word niveau 2", start=LAST_YEAR, end=LAST_YEAR)
    (found,) = findings("FIL002", draft)
    assert (found.state, found.expected.fr) == ("contradiction", "du 02/03/2026 au 02/03/2026")
    assert found.message.fr == (
        "certificat Nadia Leroy.pdf vient sans doute d'une autre session : Word niveau 2, du 03/03/2025 au 03/03/2025."
    )


def test_an_agreement_of_another_session(draft, findings):
    draft.agreement(title="Word niveau 2", start=LAST_YEAR, end=LAST_YEAR, locator=draft.locator("autre.pdf"))
    (found,) = findings("FIL002", draft)
    assert (found.state, found.locators[0].file) == ("contradiction", "autre.pdf")
    assert findings("HRS002", draft) == [], "the agreement of another session sets no period here"


def test_a_certificate_on_other_days_under_the_same_title_is_a_question(draft, findings):
    draft.change(Certificate, DURAND, start=LAST_YEAR, end=LAST_YEAR)
    (found,) = findings("FIL002", draft)
    assert (found.state, found.learner) == ("to_judge", "l1")


def test_a_sheet_of_another_session(draft, findings):
    draft.settings |= {"start": DAY, "end": DAY}
    draft.line(DURAND, day=LAST_YEAR, title="Word niveau 2", locator=draft.locator("autre.xlsx"))
    (found,) = findings("FIL002", draft)
    assert (found.key, found.state) == ("autre.xlsx", "contradiction")
    assert findings("HRS002", draft) == [], "said once"


def test_a_sheet_of_this_session_on_a_wrong_day_is_left_to_hrs002(draft, findings):
    draft.line(DURAND, day=LAST_YEAR, locator=draft.locator("autre.xlsx"))
    assert findings("FIL002", draft) == []
    assert "period" in {found.key for found in findings("HRS002", draft)}


def test_a_connection_report_of_another_day_is_a_question(live, findings):
    live.stay(DURAND, day=date(2026, 3, 20))
    (found,) = findings("FIL002", live)
    assert (found.key, found.state) == ("zoom 2026-03-20 morning.csv", "to_judge")


def test_common_evidence_serves_other_sessions_too(live, findings):
    live.stay(DURAND, day=date(2026, 3, 20))
    live.file("zoom 2026-03-20 morning.csv", common=True)
    assert findings("FIL002", live) == []


def test_unknown_dates(empty, reasons):
    empty.line(DURAND, day=None)
    assert reasons("FIL002", empty) == ["The session's dates are unknown."]
