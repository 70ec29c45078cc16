"""The fixtures given to plugin authors: a reader that breaks the contract is told which clause it breaks."""

from __future__ import annotations

import subprocess
import sys

import pytest

from auditready import Dropout, Locator, Mention, Recognition, Words
from auditready.testing import check_reader, make_dossier

SIGNATURE = b"DROPOUTS;"


class Sound:
    """A reader without fault; each test breaks one thing of it."""

    name = "sound.dropouts"
    system = "Sound"
    kinds = frozenset({"dropout"})

    def recognise(self, file):
        if not file.head.startswith(SIGNATURE):
            return None
        return Recognition(confidence=0.9, why=Words("première cellule « DROPOUTS »", "first cell 'DROPOUTS'"))

    def read(self, file, context):
        context.note("une remarque", "a remark")
        for number, row in file.iter_rows():
            if number > 1:
                yield Dropout(locator=Locator(file=file.name, row=number), person=Mention(name=row[0]))


@pytest.fixture
def export(make_csv):
    return make_csv([["DROPOUTS", "x"], ["Léa Durand", ""], ["Tom Petit", ""]], delimiter=";")


def test_a_sound_reader(audit_reader, export):
    reading = audit_reader(Sound(), export)
    assert [record.person.name for record in reading.records] == ["Léa Durand", "Tom Petit"]
    assert reading.of("certificate") == []
    assert [note.en for note in reading.notes] == ["a remark"]


def broken(**methods):
    return type("Broken", (Sound,), methods)()


def claims_all(self, file):
    return Recognition(confidence=0.5, why=Words("tout", "all"))


def knows_the_name(self, file):
    return Sound.recognise(self, file) if file.name.endswith(".csv") else None


def reads_it_all_first(self, file):
    return Sound.recognise(self, file) if list(file.iter_rows() if file.format == "delimited" else ()) else None


def no_claim(self, file):
    return None


def half_a_reason(self, file):
    claim = Sound.recognise(self, file)
    return claim and Recognition(confidence=0.9, why=Words("oui", ""))


def undeclared(self, file, context):
    yield Dropout(locator=Locator(file=file.name), person=Mention(name="x"))


def nowhere(self, file, context):
    yield Dropout(locator=Locator(file="x"), person=Mention(name="x"))


def wrong_type(self, file, context):
    yield Dropout(locator=Locator(file=file.name), person=Mention(name="x"), cause=3)


def one_language(self, file, context):
    context.note("une remarque", "")
    yield from ()


def fails_on_damage(self, file, context):
    names = [row[0] for _, row in file.iter_rows()]
    if names[-1] != "Tom Petit":
        raise ValueError("damaged")
    yield from ()


COUNT = iter(range(1000))


def differs(self, file, context):
    yield Dropout(locator=Locator(file=file.name), person=Mention(name=str(next(COUNT))))


@pytest.mark.parametrize(
    ("fault", "clause"),
    [
        ({"name": "Dropouts"}, "a reader is named plugin.format"),
        ({"system": " "}, "'system' says which tool"),
        ({"kinds": {"dropout"}}, "'kinds' is a frozenset"),
        ({"kinds": frozenset({"drop"})}, "no evidence kind is named drop"),
        ({"recognise": claims_all}, "claims an unrelated file"),
        ({"recognise": no_claim}, "does not recognise export.csv"),
        ({"recognise": knows_the_name}, "by its name, not by its content"),
        ({"recognise": reads_it_all_first}, "reads the whole file to recognise it"),
        ({"recognise": half_a_reason}, "'why' needs both languages"),
        ({"read": undeclared, "kinds": frozenset({"presence"})}, "does not declare it in 'kinds'"),
        ({"read": nowhere}, "a locator names 'x' instead of 'export.csv'"),
        ({"read": wrong_type}, "a value of the wrong type"),
        ({"read": one_language}, "a note needs both languages"),
        ({"read": fails_on_damage}, "fails on a damaged file"),
        ({"read": differs}, "two readings of one file differ"),
    ],
)
def test_each_clause_of_the_contract(export, fault, clause):
    with pytest.raises(AssertionError) as error:
        check_reader(broken(**fault), export)
    assert clause in str(error.value)


def test_a_workbook_of_several_sheets(make_xlsx):
    from auditready import EvidenceFile

    path = make_xlsx({"Un": [["a", 1]], "Deux": [["b"]]})
    assert [(sheet.name, sheet.cell(1, 1)) for sheet in EvidenceFile(path, path.name).sheets] == [
        ("Un", "a"),
        ("Deux", "b"),
    ]


def test_a_dossier_for_a_rule():
    record = Dropout(locator=Locator(file="x"), person=Mention(name="x"))
    dossier = make_dossier(record, title="Sécurité")
    assert (dossier.of("dropout"), dossier.of("presence"), dossier.title) == ((record,), (), "Sécurité")


def test_it_costs_other_peoples_tests_nothing():
    code = "import sys, pytest; before = set(sys.modules); import auditready.testing; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {
        "textual",
        "openpyxl",
        "pypdf",
        "pypdfium2",
        "python_calamine",
        "click",
        "rich",
        "jsonschema_rs",
        "msgspec",
    }
    assert heavy.isdisjoint(done.stdout.split())
