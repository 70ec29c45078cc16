"""IDN001 to IDN004."""

from __future__ import annotations

from datetime import date

from auditready import Agreement, Attendance, Certificate, Convocation, Dropout, Mention
from auditready_plugins.rules.titles import only_adds_words, title_key

DURAND, MARTIN, STRANGER = "Camille Durand", "Louis Martin", "Nadia Leroy"
DAY, LAST_YEAR = date(2026, 3, 2), date(2025, 3, 3)


def test_certificates_of_participants(draft, findings):
    assert findings("IDN001", draft) == []


def test_certificate_of_a_stranger(draft, findings):
    draft.certificate(STRANGER)
    (found,) = findings("IDN001", draft)
    assert found.state == "contradiction"
    assert found.message.fr == "Certificat au nom de Nadia Leroy : ni inscription ni trace de présence."
    assert found.locators[0].file == "certificat Nadia Leroy.pdf"
    assert "convention.pdf" in {locator.file for locator in found.locators}


def test_certificate_of_somebody_never_present(draft, findings):
    draft.change(Attendance, MARTIN, state="absent")
    (found,) = findings("IDN001", draft)
    assert (found.learner, found.found.fr) == ("l2", "aucune trace de présence ni de travail")


def test_certificate_of_somebody_not_enrolled(remote, findings):
    remote.visit(STRANGER, remote.evidence[3].start)
    remote.certificate(STRANGER)
    (found,) = findings("IDN001", remote)
    assert found.found.en == "no enrolment"


def test_without_any_roster_only_presence_counts(remote, findings):
    remote.change(Agreement, participants=())
    assert findings("IDN001", remote) == []


def test_without_any_trace_of_anybody_there_is_nothing_to_compare(empty, reasons):
    empty.agreement()
    empty.certificate(DURAND)
    assert reasons("IDN001", empty) == ["Nothing to compare."]


def test_a_doubtful_name_is_settled_first(draft, findings, reasons):
    draft.certificate("Camille Durant")
    assert findings("IDN001", draft) == []
    assert reasons("IDN001", draft) == ["A name is to be settled first: see IDN004."]
    (found,) = findings("IDN004", draft)
    assert found.state == "to_judge"
    assert found.message.fr == "« Camille Durand » et « Camille Durant » : une lettre d'écart."


def test_names_without_doubt(draft, findings):
    assert findings("IDN004", draft) == []


def test_everybody_has_an_outcome(draft, findings):
    assert findings("IDN002", draft) == []


def enrol(draft, name: str) -> None:
    draft.change(Agreement, participants=tuple(Mention(name=each) for each in (DURAND, MARTIN, name)))


def test_enrolled_and_never_heard_of_again(draft, findings):
    enrol(draft, STRANGER)
    (found,) = findings("IDN002", draft)
    assert (found.state, found.message.en) == (
        "gap",
        "Nadia Leroy: enrolled, without presence, certificate, absence or drop-out on record.",
    )
    assert found.locators[0].file == "convention.pdf"


def test_a_drop_out_is_an_outcome(draft, findings):
    enrol(draft, STRANGER)
    draft.evidence.append(Dropout(person=Mention(name=STRANGER), at=DAY, locator=draft.locator("abandons.xlsx")))
    assert findings("IDN002", draft) == []


def test_an_absence_is_an_outcome(draft, findings):
    enrol(draft, STRANGER)
    draft.line(STRANGER, "morning", state="absent")
    assert findings("IDN002", draft) == []


def test_a_participant_without_certificate_is_not_this_rules_business(draft, findings):
    draft.evidence = [one for one in draft.evidence if not isinstance(one, Certificate)]
    assert findings("IDN002", draft) == []


def test_no_outcome_is_due_before_the_end(draft, reasons):
    enrol(draft, STRANGER)
    draft.as_of = DAY
    assert reasons("IDN002", draft) == ["The session is not over."]


def test_no_learner_at_all(empty, reasons):
    assert reasons("IDN002", empty) == ["No learner is named."]


def test_one_title(draft, findings):
    draft.change(Convocation, title="Formation : EXCEL – Niveau 2")
    assert findings("IDN003", draft) == []


def test_another_level_is_a_contradiction(draft, findings):
    draft.change(Attendance, title="Excel niveau 1")
    (found,) = findings("IDN003", draft)
    assert (found.state, found.found.fr, found.expected.fr) == (
        "contradiction",
        "« Excel niveau 1 »",
        "« Excel niveau 2 »",
    )
    assert found.message.fr == (
        "Intitulé « Excel niveau 1 » dans emargement.xlsx ; ailleurs « Excel niveau 2 » (4 documents)."
    )
    assert [locator.file for locator in found.locators][:2] == ["emargement.xlsx", "convention.pdf"]


def test_the_odd_certificate_names_its_learner(draft, findings):
    draft.change(Certificate, MARTIN, title="Word niveau 2")
    (found,) = findings("IDN003", draft)
    assert found.learner == "l2"


def test_each_odd_spelling_is_a_finding(draft, findings):
    draft.change(Certificate, MARTIN, title="Word niveau 2")
    draft.change(Attendance, title="Excel niveau 1")
    assert [found.key for found in findings("IDN003", draft)] == ["excel niveau 1", "word niveau 2"]


def test_words_added_are_a_question(draft, findings):
    draft.change(Convocation, title="Excel niveau 2 chez ACME")
    (found,) = findings("IDN003", draft)
    assert found.state == "to_judge"


def test_a_tie_goes_to_the_agreement(empty, findings):
    empty.agreement()
    empty.certificate(DURAND, title="Word")
    (found,) = findings("IDN003", empty)
    assert found.expected.en == "“Excel niveau 2”"


def test_a_document_of_another_session_is_left_to_fil002(draft, findings):
    draft.certificate(STRANGER, title="Word niveau 2", start=LAST_YEAR, end=LAST_YEAR)
    assert findings("IDN003", draft) == []
    assert findings("IDN001", draft) == []
    assert len(findings("FIL002", draft)) == 1


def test_a_single_title_is_not_compared(empty, reasons):
    empty.agreement()
    assert reasons("IDN003", empty) == ["Fewer than two documents carry a title."]


def test_title_keys():
    assert title_key("Action de formation – Management d’équipe") == ("management", "d", "equipe")
    assert title_key("C++") != title_key("C#") != title_key("C")
    assert title_key("Formation") == ("formation",)
    assert only_adds_words(title_key("Excel"), title_key("Excel pour tous"))
    assert not only_adds_words(title_key("Excel"), title_key("Excel perfectionnement"))
    assert not only_adds_words(title_key("Excel"), title_key("Excel 2021"))
    assert not only_adds_words(title_key("Excel"), title_key("Word"))
