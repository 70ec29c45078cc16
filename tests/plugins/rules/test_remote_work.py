"""DST004, DST006, DST007, DST008, EVA002, FIL005."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from auditready import (
    Assessment,
    Assistance,
    ExportAnomaly,
    ForumPost,
    Mention,
    Submission,
    SurveyResponse,
    TutorExchange,
)

from .conftest import DAY, LEARNERS, NEXT_DAY, TRAINER, Draft, at
from .test_places import across, states

DURAND, MARTIN = LEARNERS
SAME, OTHER, WORDS = "a" * 64, "b" * 64, "c" * 64


def promise(draft: Draft, **fields) -> None:
    values = {
        "contacts": (Mention(name=TRAINER, role="trainer"),), "channels": ("courriel",), "response_delay": "24 heures",
        "response_delay_minutes": 1440.0, "locator": draft.locator("assistance.pdf", "Délai : 24 heures"),
    }  # fmt: skip
    draft.evidence.append(Assistance(**values | fields))


def post(draft: Draft, name: str, when: datetime, discussion: str = "1") -> None:
    draft.evidence.append(
        ForumPost(person=Mention(name=name), at=when, discussion=discussion, locator=draft.locator("forum.csv", name))
    )


def work(draft: Draft, name: str, **fields) -> None:
    values = {"person": Mention(name=name), "activity": "Étude de cas", "status": "submitted"}
    draft.evidence.append(Submission(**values | {"locator": draft.locator("travaux.zip", name)} | fields))


# --- DST004 --------------------------------------------------------------------------------------------------


def test_a_complete_promise(remote, findings):
    promise(remote)
    assert findings("DST004", remote) == []


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"contacts": ()}, "the contact"),
        ({"channels": ()}, "the channel"),
        ({"response_delay": None, "response_delay_minutes": None}, "the response delay"),
    ],
)
def test_what_the_promise_lacks(remote, findings, fields, missing):
    promise(remote, **fields)
    (found,) = findings("DST004", remote)
    assert (found.state, found.message.en) == ("gap", f"Assistance at a distance: missing {missing}.")


def test_two_papers_complete_each_other(remote, findings):
    promise(remote, channels=())
    promise(remote, response_delay=None, response_delay_minutes=None)
    assert findings("DST004", remote) == []


def test_a_late_answer_is_a_question(remote, findings):
    promise(remote)
    post(remote, DURAND, at(DAY, 9))
    post(remote, TRAINER, at(DAY + timedelta(days=3), 9))
    (found,) = findings("DST004", remote)
    assert (found.state, found.key) == ("to_judge", "late")
    assert found.found.en == "72 h"
    assert [locator.file for locator in found.locators] == ["assistance.pdf", "forum.csv", "forum.csv"]


def test_a_weekend_is_not_counted(remote, findings):
    promise(remote)
    friday = date(2026, 3, 6)
    post(remote, DURAND, at(friday, 17))
    post(remote, TRAINER, at(friday + timedelta(days=3), 16))
    assert findings("DST004", remote) == []


def test_a_question_asked_on_sunday_waits_from_monday(remote, findings):
    promise(remote, response_delay_minutes=60.0)
    sunday = date(2026, 3, 8)
    post(remote, DURAND, at(sunday, 17))
    post(remote, TRAINER, at(sunday + timedelta(days=1), 0, 50))
    assert findings("DST004", remote) == []


def test_a_discussion_that_the_trainer_began_asks_nothing(remote, findings):
    promise(remote)
    post(remote, TRAINER, at(DAY, 9))
    post(remote, DURAND, at(DAY + timedelta(days=3), 9))
    post(remote, TRAINER, at(DAY + timedelta(days=9), 9))
    assert findings("DST004", remote) == []


def test_learners_who_answer_each_other_are_no_assistance(remote, findings):
    promise(remote)
    post(remote, DURAND, at(DAY, 9))
    post(remote, MARTIN, at(DAY + timedelta(days=3), 9))
    assert findings("DST004", remote) == []


def test_no_remote_part_needs_no_assistance(draft, reasons):
    promise(draft)
    assert reasons("DST004", draft) == ["No part at a distance at one's own pace."]


# --- DST006 --------------------------------------------------------------------------------------------------


def answer(draft: Draft, author: Mention) -> None:
    draft.evidence = [one for one in draft.evidence if not isinstance(one, TutorExchange)]
    for name in LEARNERS:
        draft.evidence.append(
            TutorExchange(person=Mention(name=name), author=author, at=DAY, locator=draft.locator("suivi.xlsx", name))
        )


def test_a_tutor_teaches(remote, findings):
    answer(remote, Mention(name="Zoé Prat", role="trainer"))
    assert findings("DST006", remote) == []


def test_the_office_says_that_nobody_teaches(remote, findings):
    answer(remote, Mention(name="Zoé Prat", role="staff"))
    assert [(one.state, one.learner) for one in findings("DST006", remote)] == [("gap", "l1"), ("gap", "l2")]


def test_somebody_declared_as_staff_does_not_teach(remote, findings):
    from auditready.config import DeclaredPerson

    remote.settings["staff"] = (DeclaredPerson("Zoé Prat"),)
    answer(remote, Mention(name="Zoé Prat"))
    assert [one.state for one in findings("DST006", remote)] == ["gap", "gap"]


def test_somebody_beside_the_trainers_is_a_question(remote, findings):
    remote.agreement(trainers=(Mention(name=TRAINER),))
    answer(remote, Mention(name="Zoé Prat"))
    assert [one.state for one in findings("DST006", remote)] == ["to_judge", "to_judge"]


def test_where_nobody_is_named_as_a_trainer_an_author_may_be_the_one(remote, findings):
    answer(remote, Mention(name="Zoé Prat"))
    assert findings("DST006", remote) == []


def test_a_pedagogical_contact_teaches(remote, findings):
    answer(remote, Mention(name="Zoé Prat"))
    promise(remote, contacts=(Mention(name="Zoé Prat", role="trainer"),))
    assert findings("DST006", remote) == []


def test_feedback_of_a_trainer_is_support(remote, findings):
    answer(remote, Mention(name="Zoé Prat", role="staff"))
    for name in LEARNERS:
        work(remote, name, feedback_by=Mention(name=TRAINER, role="trainer"))
    assert findings("DST006", remote) == []


def test_exchanges_that_name_no_author_prove_nothing_of_them(remote, findings):
    remote.change(TutorExchange, author=None)
    assert findings("DST006", remote) == []


# --- DST007 --------------------------------------------------------------------------------------------------


def test_works_that_differ(remote, findings):
    work(remote, DURAND, digest=SAME)
    work(remote, MARTIN, digest=OTHER)
    assert findings("DST007", remote) == []


def test_the_same_bytes_of_two_people(remote, findings):
    work(remote, DURAND, digest=SAME, text_digest=WORDS)
    work(remote, MARTIN, digest=SAME, text_digest=WORDS)
    (found,) = findings("DST007", remote)
    assert (found.state, found.learner) == ("to_judge", None)
    assert found.message.fr == "« Étude de cas » : le même travail rendu par Camille Durand, Louis Martin."


def test_the_same_words_in_two_files(remote, findings):
    work(remote, DURAND, digest=SAME, text_digest=WORDS)
    work(remote, MARTIN, digest=OTHER, text_digest=WORDS)
    assert len(findings("DST007", remote)) == 1


def test_one_person_may_hand_in_the_same_twice(remote, findings):
    work(remote, DURAND, digest=SAME)
    work(remote, DURAND, digest=SAME)
    assert findings("DST007", remote) == []


def test_feedback_older_than_the_work(remote, findings):
    work(remote, DURAND, at=at(NEXT_DAY, 9), feedback=True, feedback_at=at(DAY, 9))
    (found,) = findings("DST007", remote)
    assert (found.state, found.learner, found.key) == ("to_judge", "l1", "early feedback")


def test_neither_works_nor_dates(remote, reasons):
    work(remote, DURAND)
    assert reasons("DST007", remote) == ["No work filed, no date of feedback."]


def test_the_same_work_in_two_dossiers():
    one, other = Draft(), Draft()
    work(one, DURAND, digest=SAME)
    work(other, "Inès Roy", digest=SAME)
    found = across("DST007", a=one, b=other)
    assert states(found) == {"a": ["to_judge"], "b": ["to_judge"]}
    assert "Inès Roy (dossier « b »)" in found["a"][0].message.fr
    assert found["a"][0].learner == "l1"


def test_somebody_may_hand_in_old_work_again():
    one, other = Draft(), Draft()
    work(one, DURAND, digest=SAME)
    work(other, "DURAND Camille", digest=SAME)
    assert across("DST007", a=one, b=other) == {}


def test_a_copy_within_one_dossier_is_told_there_alone():
    one, other = Draft(), Draft()
    for name in LEARNERS:
        work(one, name, digest=SAME)
    work(other, "Inès Roy", digest=OTHER)
    assert across("DST007", a=one, b=other) == {}


# --- DST008 --------------------------------------------------------------------------------------------------


def test_activities_of_ones_own(remote, findings):
    assert findings("DST008", remote) == []


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"completed_by": "override", "overridden_by": "Zoé Prat"}, "override"),
        ({"completed_by": "waived"}, "waived"),
    ],
)
def test_activities_that_somebody_set(remote, findings, fields, key):
    remote.progress(DURAND, "Module 1", **fields)
    (found,) = findings("DST008", remote)
    assert (found.state, found.learner, found.key) == ("to_judge", "l1", key)


def test_who_set_it_is_named(remote, findings):
    remote.progress(DURAND, "Module 1", completed_by="override", overridden_by="Zoé Prat")
    (found,) = findings("DST008", remote)
    assert found.message.fr == "Camille Durand : activités validées à la main par Zoé Prat, « Module 1 »."


def test_an_activity_set_as_not_done_proves_nothing_anyway(remote, findings):
    remote.progress(DURAND, "Module 1", status="not_started", completed_by="override")
    assert findings("DST008", remote) == []


def test_somebody_logged_in_as_the_learner(remote, findings):
    remote.visit(MARTIN, at(DAY, 20), on_behalf=True)
    (found,) = findings("DST008", remote)
    assert (found.learner, found.key) == ("l2", "on behalf")


# --- EVA002 --------------------------------------------------------------------------------------------------


def respond(draft: Draft, file: str = "avis.csv", **fields) -> None:
    draft.evidence.append(SurveyResponse(locator=draft.locator(file, "4 | oui"), **fields))


def test_an_assessment_and_a_survey_apart(remote, findings):
    respond(remote, about="satisfaction")
    assert findings("EVA002", remote) == []


def test_a_survey_that_is_the_only_assessment(remote, findings):
    remote.change(Assessment, title="Questionnaire de satisfaction à chaud")
    (found,) = findings("EVA002", remote)
    assert found.state == "contradiction"
    assert "la seule de Camille Durand, Louis Martin" in found.message.fr


def test_a_survey_beside_a_real_assessment_is_a_question(remote, findings):
    remote.assess(DURAND, title="Évaluation de la formation")
    assert [one.state for one in findings("EVA002", remote)] == ["to_judge"]


@pytest.mark.parametrize("title", ["Évaluation des acquis de la formation", "Quiz satisfaisant les objectifs", "Note"])
def test_a_title_that_says_learning_is_no_survey(remote, findings, title):
    remote.assess(DURAND, title=title)
    assert findings("EVA002", remote) == []


def test_the_questions_have_the_last_word(remote, findings):
    remote.assess(DURAND, title="Évaluation finale", about="satisfaction")
    remote.assess(MARTIN, title="Satisfaction du client", about="learning")
    (found,) = findings("EVA002", remote)
    assert found.key == "survey evaluation finale"


def test_a_test_that_counts_as_a_survey(remote, findings):
    respond(remote, about="learning")
    assert [one.state for one in findings("EVA002", remote)] == ["contradiction"]
    respond(remote, "vrais avis.csv", about="satisfaction")
    assert [one.state for one in findings("EVA002", remote)] == ["to_judge"]


# --- FIL005 --------------------------------------------------------------------------------------------------


def anomaly(draft: Draft, invariant: str, file: str = "zoom.csv") -> None:
    draft.evidence.append(
        ExportAnomaly(
            invariant=invariant,
            system="Zoom",
            expected="180 min",
            found="210 min",
            locator=draft.locator(file, "Martin"),
        )
    )


def test_an_export_that_holds(live, findings):
    assert findings("FIL005", live) == []


def test_one_finding_a_file_and_an_invariant(live, findings):
    for file in ("zoom.csv", "zoom.csv", "autre.csv"):
        anomaly(live, "duration", file)
    anomaly(live, "count")
    assert [(one.key, one.state) for one in findings("FIL005", live)] == [
        ("autre.csv duration", "contradiction"),
        ("zoom.csv count", "to_judge"),
        ("zoom.csv duration", "contradiction"),
    ]


def test_the_places_are_told(live, findings):
    anomaly(live, "duration")
    (found,) = findings("FIL005", live)
    row = live.evidence[-1].locator.row
    assert found.message.fr == (
        "zoom.csv : durée différente de l'écart entre ses heures (1), que Zoom n'écrit pas ainsi : "
        f"ligne {row} : 210 min au lieu de 180 min."
    )
