"""Mentions of somebody become one person where that is certain, a question where it is likely, nothing else."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from msgspec import structs

from auditready import Agreement, Attendance, Certificate, Locator, Mention, Presence, Submission
from auditready.audit.people import People, resolve_people
from auditready.config import DeclaredPerson, DossierConfig, Identity
from auditready.model import Evidence


def on_sheet(name: str, *, file: str = "sheet.xlsx", email: str | None = None) -> Attendance:
    return Attendance(
        locator=Locator(file=file, quote=name),
        person=Mention(name=name, email=email),
        date=date(2026, 3, 2),
        half_day="morning",
        state="signed",
    )


def in_class(name: str, *, email: str | None = None, alias: str | None = None, host: bool = False) -> Presence:
    return Presence(
        locator=Locator(file="zoom.csv", quote=name),
        person=Mention(name=name, email=email, aliases=(alias,) if alias else ()),
        start=datetime(2026, 3, 2, 9),
        end=datetime(2026, 3, 2, 12),
        minutes=180,
        host=host,
    )


def people_of(*evidence: Evidence, config: DossierConfig | None = None) -> People:
    return resolve_people(evidence, config or DossierConfig())


def same(people: People, left: Evidence, right: Evidence) -> bool:
    return people.person_of[id(left.person)] == people.person_of[id(right.person)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("sheet", "zoom"),
    [
        ("DURAND Camille", "camille durand"),
        ("Durand, Camille", "Camille Durand (Guest)"),
        ("Hélène DUPRÉ-LEFÈVRE", "helene dupre lefevre"),
        ("Jean de La Fontaine", "LA FONTAINE Jean"),
        ("Nathalie D’Angelo", "Nathalie d'angelo"),
        ("Mme Sophie MARTIN", "Sophie Martin - ACME"),
        ("Sophie Martin", "Sophie Martin (ACME) (Unverified)"),
        ("Nguyễn Thị Lan", "NGUYEN THI LAN"),
        ("Łukasz Wiśniewski", "Łukasz WIŚNIEWSKI"),
        ("Hélène Marchand", "HÃ©lÃ¨ne Marchand"),
        ("Marie DUPONT née MARTIN", "Marie Martin"),
        ("Marie DUPONT née MARTIN", "Marie Dupont"),
        ("Mohamed Aït Saïd", "Ait-Said Mohamed"),
    ],
)
def test_spellings_of_one_person_merge(sheet: str, zoom: str) -> None:
    left, right = on_sheet(sheet), in_class(zoom)
    people = people_of(left, right)
    assert same(people, left, right)
    assert people.doubts == ()


@pytest.mark.parametrize(
    ("sheet", "zoom"),
    [
        ("Anne-Marie Petit", "Marie-Anne Petit"),
        ("Karim El Amrani", "El Amrani"),
        ("Camille Durand", "Camille D."),
        ("Camille Durand", "Camille"),
        ("Camille Durand", "Camille Durant"),
        ("Jean Dupont", "Jean Pierre Dupont"),
        ("Nguyễn Thị Lan", "Lan Nguyen"),
        ("Sophie Lefèvre", "Sophie Lefebvre"),
    ],
)
def test_likely_spellings_are_asked_about_and_never_merged(sheet: str, zoom: str) -> None:
    left, right = on_sheet(sheet), in_class(zoom)
    people = people_of(left, right)
    assert not same(people, left, right)
    assert [doubt.names for doubt in people.doubts] == [(sheet, zoom)]
    assert [locator.file for locator in people.doubts[0].locators] == ["sheet.xlsx", "zoom.csv"]


@pytest.mark.parametrize(
    ("sheet", "zoom"),
    [
        ("Camille Durand", "Alex Petit"),
        ("Camille Durand", "Camille Bernard"),
        ("Jean Dupont", "Jeanne Dupuis"),
        ("Camille Durand", "33 6 12 ** ** 89"),
        ("Camille Durand", "iPhone"),
    ],
)
def test_different_people_stay_different_and_unquestioned(sheet: str, zoom: str) -> None:
    left, right = on_sheet(sheet), in_class(zoom)
    people = people_of(left, right)
    assert not same(people, left, right)
    assert people.doubts == ()


def test_two_lines_of_one_sheet_are_two_people_however_alike() -> None:
    people = people_of(on_sheet("Sophie Martin"), on_sheet("Sophie Martins"))
    assert [person.name for person in people.persons] == ["Sophie Martin", "Sophie Martins"]
    assert people.doubts == ()


def test_an_address_joins_a_nickname_to_its_owner() -> None:
    sheet = on_sheet("Camille Durand", email="camille.durand@example.org")
    zoom = in_class("Cam", email="Camille.Durand@example.org")
    assert same(people_of(sheet, zoom), sheet, zoom)


def test_an_address_that_spells_the_full_name_is_that_person() -> None:
    sheet, zoom = on_sheet("Camille Durand"), in_class("Cam", email="camille.durand@example.org")
    assert same(people_of(sheet, zoom), sheet, zoom)


def test_a_shared_address_joins_nobody() -> None:
    left = on_sheet("Camille Durand", email="formation@example.org")
    right = on_sheet("Alex Petit", email="formation@example.org")
    assert not same(people_of(left, right), left, right)


def test_the_original_name_of_a_renamed_participant_counts() -> None:
    sheet, zoom = on_sheet("Camille Durand"), in_class("La stagiaire", alias="Camille Durand")
    assert same(people_of(sheet, zoom), sheet, zoom)


def test_homonyms_with_two_addresses_in_one_file_stay_two_and_are_asked_about() -> None:
    one = on_sheet("Sophie Martin", email="sophie.martin@a.example")
    two = on_sheet("Sophie Martin", email="s.martin@b.example")
    elsewhere = in_class("Sophie Martin")
    people = people_of(one, two, elsewhere)
    assert not same(people, one, two)
    assert people.doubts != ()


def test_the_host_is_a_trainer_and_a_stranger_is_no_learner() -> None:
    people = people_of(on_sheet("Camille Durand"), in_class("Alex Petit", host=True), in_class("Zoé Passante"))
    assert {person.name: person.role for person in people.persons} == {
        "Camille Durand": "learner",
        "Alex Petit": "trainer",
        "Zoé Passante": "other",
    }


def test_without_any_roster_the_participants_are_the_learners() -> None:
    people = people_of(in_class("Camille Durand"), in_class("Alex Petit", host=True))
    assert {person.name: person.role for person in people.persons} == {
        "Camille Durand": "learner",
        "Alex Petit": "trainer",
    }


def test_the_dossier_settles_doubts() -> None:
    left, right = on_sheet("Camille Durand"), in_class("Camille D.")
    joined = people_of(left, right, config=DossierConfig(identity=Identity(same=(("Camille Durand", "Camille D."),))))
    assert same(joined, left, right)
    parted = people_of(
        left, right, config=DossierConfig(identity=Identity(different=(("Camille Durand", "Camille D."),)))
    )
    assert not same(parted, left, right)
    assert parted.doubts == ()


def test_declared_people_are_the_roster_and_their_spelling_is_shown() -> None:
    config = DossierConfig(learners=(DeclaredPerson("Camille Durand", email="camille@example.org"),))
    people = people_of(on_sheet("DURAND CAMILLE"), config=config)
    (person,) = people.persons
    assert (person.id, person.name, person.aliases) == (
        "l1",
        "Camille Durand",
        ("DURAND CAMILLE", "camille@example.org"),
    )
    assert people.roster == {"l1"}


def test_the_order_of_evidence_does_not_change_who_is_who() -> None:
    evidence = [
        on_sheet("Camille Durand"),
        in_class("camille durand", email="c.d@example.org"),
        Certificate(locator=Locator(file="c.pdf"), person=Mention(name="Camille DURAND")),
        in_class("Cam", email="c.d@example.org"),
    ]
    forwards, backwards = people_of(*evidence), people_of(*reversed(evidence))
    assert forwards.persons == backwards.persons


def test_a_doubt_that_concerns_no_learner_is_not_asked_about() -> None:
    people = people_of(
        on_sheet("Camille Durand"), in_class("Alex Petit", host=True), in_class("A. Petit", email="a.petit@example.org")
    )
    assert people.doubts == ()


def test_a_nickname_with_one_full_name_in_two_exports_is_one_person() -> None:
    first, second = in_class("Léa P", alias="Léa Petit"), in_class("Léa P", alias="Léa Petit")
    elsewhere = Presence(
        locator=Locator(file="other.csv"),
        person=Mention(name="Léa P", aliases=("Léa Petit",)),
        start=None,
        end=None,
        minutes=10,
    )
    people = people_of(first, second, elsewhere)
    assert len(people.persons) == 1
    assert people.doubts == ()


def test_without_a_list_a_submission_does_not_make_the_others_strangers() -> None:
    handed_in = Submission(
        locator=Locator(file="log.csv"), person=Mention(name="Camille Durand"), activity="Devoir", status="submitted"
    )
    people = people_of(handed_in, in_class("Alex Petit"))
    assert {person.name: person.role for person in people.persons} == {
        "Camille Durand": "learner",
        "Alex Petit": "learner",
    }


def test_two_spellings_on_two_days_of_one_file_are_asked_about() -> None:
    monday = on_sheet("Sophie Martin")
    tuesday = structs.replace(on_sheet("Sophie Martins"), date=date(2026, 3, 3))
    people = people_of(monday, tuesday)
    assert not same(people, monday, tuesday)
    assert [doubt.names for doubt in people.doubts] == [("Sophie Martin", "Sophie Martins")]


def test_two_addresses_of_somebody_whom_the_roster_has_once_are_one_person_and_asked_about() -> None:
    sheet = on_sheet("Inès Vidal")
    work, home = in_class("Inès Vidal", email="i.vidal@acme.example"), in_class("Inès Vidal", email="inv@mail.example")
    work = structs.replace(work, locator=Locator(file="teams.csv"))
    people = people_of(sheet, work, home)
    assert same(people, sheet, work)
    assert same(people, sheet, home)
    (doubt,) = people.doubts
    assert doubt.why.en == "the same name, two addresses (i.vidal@acme.example, inv@mail.example)"


def test_two_addresses_without_a_roster_stay_two_and_are_asked_about() -> None:
    work = on_sheet("Inès Vidal", email="i.vidal@acme.example")
    home = in_class("Inès Vidal", email="inv@mail.example")
    people = people_of(work, home)
    assert not same(people, work, home)
    assert [doubt.names for doubt in people.doubts] == [("Inès Vidal", "Inès Vidal")]


def test_two_lines_of_an_agreement_with_one_name_are_asked_about() -> None:
    agreement = Agreement(
        locator=Locator(file="convention.pdf"),
        form="convention",
        participants=(Mention(name="Sophie Martin"), Mention(name="MARTIN Sophie")),
    )
    (doubt,) = people_of(agreement).doubts
    assert doubt.why.en == "two lines of one list"


def test_an_account_under_another_name_joins_nobody() -> None:
    camille, alex = on_sheet("Camille Durand"), on_sheet("Alex Petit")
    lent = in_class("Alex Petit", alias="Camille Durand")
    people = people_of(camille, alex, lent)
    assert not same(people, camille, alex)
    assert same(people, alex, lent)


def test_what_the_dossier_says_is_different_is_joined_by_no_address() -> None:
    left = on_sheet("Camille Durand", email="cd@mail.example")
    right = in_class("Camille D.", email="cd@mail.example")
    assert same(people_of(left, right), left, right)
    config = DossierConfig(identity=Identity(different=(("Camille Durand", "Camille D."),)))
    people = people_of(left, right, config=config)
    assert not same(people, left, right)
    assert people.doubts == ()


def test_a_married_name_is_no_bridge_between_two_of_one_list() -> None:
    dupont, martin = on_sheet("Marie Dupont"), on_sheet("Marie Martin")
    paper = Certificate(locator=Locator(file="c.pdf"), person=Mention(name="Marie DUPONT née MARTIN"))
    people = people_of(dupont, martin, paper)
    assert same(people, dupont, paper)
    assert not same(people, dupont, martin)


def test_a_first_name_that_many_bear_is_one_question() -> None:
    sheet = [on_sheet(f"Camille {surname}") for surname in SURNAMES]
    (doubt,) = people_of(*sheet, in_class("Camille")).doubts
    assert doubt.why.en == f"a name that {len(SURNAMES)} people may bear"


SURNAMES = (
    "Arnoux", "Bessière", "Cazalis", "Delmas", "Escudié", "Fabrègue", "Gineste", "Hérault", "Imbert", "Jalabert",
)  # fmt: skip


def test_the_more_formal_side_of_a_question_is_named_first() -> None:
    live, paper = (
        in_class("Aline Zamora"),
        Certificate(locator=Locator(file="c.pdf"), person=Mention(name="Aline Zamorra")),
    )
    (doubt,) = people_of(live, paper).doubts
    assert doubt.names == ("Aline Zamorra", "Aline Zamora")
    assert [locator.file for locator in doubt.locators] == ["c.pdf", "zoom.csv"]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Thị Lan Le Guennec", "thilan.leguennec@example.org"),
        ("Marie-Aude Castagnède", "marieaude.castagnede@example.org"),
        ("D'HÉROUVILLE Émilien", "emilien_dherouville@example.org"),
        ("Océane Figueiredo da Costa", "oceane.figueiredodacosta@example.org"),
    ],
)
def test_an_address_that_runs_the_words_of_one_full_name_together_is_hers(name: str, address: str) -> None:
    sheet, alone = on_sheet(name), in_class("", email=address)
    found = people_of(sheet, alone)
    assert same(found, sheet, alone)
    assert found.doubts == ()


def test_an_address_that_two_names_would_run_together_to_is_asked_about() -> None:
    one, other = on_sheet("Anne Marie Dubois"), on_sheet("Dubois Anne-Marie", file="b.xlsx", email="a@example.org")
    twin = on_sheet("Anne Mariedubois", file="c.xlsx")
    alone = in_class("", email="anne.mariedubois@example.org")
    found = people_of(one, other, twin, alone)
    assert same(found, twin, alone)
    assert not same(found, one, alone)


def test_a_surname_alone_in_two_reports_is_not_one_person() -> None:
    zoom = in_class("El Amrani")
    teams = structs.replace(in_class("El Amrani"), locator=Locator(file="teams.csv"))
    assert not same(people_of(on_sheet("Karim El Amrani"), zoom, teams), zoom, teams)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ab " * 5_000, "cd " + "ab " * 5_000),
        (
            " ".join(f"w{number}x" for number in range(3_000)),
            " ".join(f"w{number}x" for number in range(2_999, -1, -1)),
        ),
        ("x" * 20_000 + " y", "x" * 19_999 + " y"),
        ("A. " * 5_000 + "Durand", "née " * 3_000 + "Durand"),
        ("(" * 5_000 + "a b", "?" * 5_000 + " b"),
    ],
    ids=["repeated", "reversed", "one word", "initials", "brackets"],
)
def test_text_that_is_no_name_costs_little(one: str, other: str) -> None:
    people = people_of(on_sheet(one), in_class(other))
    assert len(people.persons) == 2


def by_account(account: str, *, name: str = "", email: str | None = None, file: str = "log.json") -> Submission:
    return Submission(
        locator=Locator(file=file, quote=account),
        person=Mention(name=name, email=email, identifier=account),
        activity="Étude de cas",
        status="submitted",
    )


def number_of(*evidence: Evidence) -> int:
    return len(resolve_people(evidence, DossierConfig()).persons)


def test_an_account_of_a_platform_is_one_person_in_all_its_files():
    named = by_account("openedx:ldurand", email="lea@example.org", file="grades.csv")
    assert number_of(by_account("openedx:ldurand"), named) == 1
    assert number_of(by_account("openedx:ldurand"), by_account("openedx:LDurand", file="other.json")) == 1
    assert (
        number_of(by_account("openedx:ldurand"), by_account("openedx:tpetit", email="tom@example.org", file="g")) == 2
    )


def test_an_account_that_two_names_share_joins_nobody():
    one = by_account("xapi:https://lms|7", name="Léa Durand", file="a.json")
    other = by_account("xapi:https://lms|7", name="Tom Petit", file="b.json")
    assert number_of(one, other, by_account("xapi:https://lms|7", file="c.json")) == 3


def test_a_bare_number_is_nobody_elsewhere():
    assert number_of(by_account("7"), by_account("7", name="Léa Durand", file="b.json")) == 2
