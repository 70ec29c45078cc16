"""Readers made from a mapping: what a TOML file alone can read, and what it says of what it cannot."""

from __future__ import annotations

import json
import tomllib
from datetime import UTC, date, datetime, time
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from auditready import TableReader
from auditready.errors import ConfigurationError
from auditready.model import EVIDENCE_TYPES
from auditready.reading import mapping
from auditready.reading.shapes import Shape, shapes_of

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "schemas/mapping.schema.json").read_text(encoding="utf-8"))
SHIPPED = sorted(
    path
    for path in (ROOT / "plugins").rglob("*.toml")
    if path.name != "pyproject.toml" and "required" in path.read_text(encoding="utf-8")
)

PROGRESS = """
    name = "gestform.progress"
    system = "GestForm"
    kind = "activity_progress"
    required = ["Stagiaire", ["Module", "Unit"]]

    [columns]
    person = ["Stagiaire"]
    activity = ["Module", "Unit"]
    share = { headers = ["Avancement"], scale = "percent" }
    spent_minutes = ["Temps passé"]
    last_access = ["Dernier accès"]

    [columns.status]
    headers = ["Statut"]
    values = { completed = ["Terminé"], in_progress = ["En cours"] }
    default = "not_started"
"""


@pytest.fixture
def reader(tmp_path):
    def make(text: str) -> TableReader:
        path = tmp_path / "mapping.toml"
        path.write_text(dedent(text), encoding="utf-8")
        return TableReader.from_toml(path)

    return make


@pytest.fixture
def fault(reader):
    """Say in English what is wrong with a mapping, without the name of the file."""

    def find(text: str) -> str:
        with pytest.raises(ConfigurationError) as error:
            reader(text)
        assert "mapping.toml" in error.value.words.fr
        assert "mapping.toml" in error.value.words.en
        return error.value.words.en.partition("mapping.toml")[2].lstrip(",: ")

    return find


def english(reading) -> list[str]:
    return [note.en for note in reading.notes]


# --- tables --------------------------------------------------------------------------------------------------


def test_reads_a_csv_with_a_preamble(reader, make_csv, audit_reader):
    rows = [
        ["Export du 20/03/2026"],
        [],
        ["STAGIAIRE", "Module", "Avancement", "Temps passé", "Dernier acces", "Statut"],
        ["Léa Durand", "Accueil", "100 %", "1 h 30", "15/03/2026 14:05", "terminé"],
        ["Léa Durand", "Sécurité", "", "", "", ""],
    ]
    first, second = audit_reader(reader(PROGRESS), make_csv(rows, delimiter=";")).records
    assert (first.person.name, first.activity, first.status) == ("Léa Durand", "Accueil", "completed")
    assert (first.share, first.spent_minutes) == (1.0, 90)
    assert first.last_access == datetime(2026, 3, 15, 14, 5)
    assert (first.locator.row, first.locator.quote[:20]) == (4, "Léa Durand | Accueil")
    assert (second.status, second.share, second.spent_minutes, second.last_access) == ("not_started", None, None, None)


def test_reads_every_sheet_that_has_the_header(reader, make_xlsx, audit_reader):
    head = ["Stagiaire", "Module", "Dernier accès"]
    path = make_xlsx(
        {
            "Lisez-moi": [["Bonjour"]],
            "Mars": [["Mars"], head, ["Léa Durand", "Accueil", datetime(2026, 3, 4, 9, 30)]],
            "Avril": [head, ["Tom Petit", "Accueil", None]],
        }
    )
    reading = audit_reader(reader(PROGRESS), path)
    first, second = reading.records
    assert english(reading) == ["sheets without the headers, not read: 'Lisez-moi'"]
    assert (first.locator.sheet, first.locator.row, first.last_access) == ("Mars", 3, datetime(2026, 3, 4, 9, 30))
    assert (second.locator.sheet, second.locator.row, second.person.name) == ("Avril", 2, "Tom Petit")


def test_reads_an_ods(reader, tmp_path, audit_reader):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    table = Table(name="Suivi")
    for texts in (["Stagiaire", "Module"], ["Léa Durand", "Accueil"]):
        row = TableRow()
        for text in texts:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save(str(tmp_path / "suivi.ods"))
    (record,) = audit_reader(reader(PROGRESS), tmp_path / "suivi.ods").records
    assert (record.person.name, record.locator.sheet, record.locator.row) == ("Léa Durand", "Suivi", 2)


def test_header_after_the_first_60_rows_is_not_looked_for(reader, make_csv):
    from auditready import EvidenceFile

    path = make_csv([["x", str(number)] for number in range(60)] + [["Stagiaire", "Module"]])
    assert reader(PROGRESS).recognise(EvidenceFile(path, path.name)) is None


def test_a_header_that_comes_again_is_no_row(reader, make_csv, audit_reader):
    rows = [["Stagiaire", "Module"], ["A B", "M1"], ["Stagiaire", "Module"], ["C D", "M1"]]
    assert [record.person.name for record in audit_reader(reader(PROGRESS), make_csv(rows)).records] == ["A B", "C D"]


# --- JSON ----------------------------------------------------------------------------------------------------

NESTED = """
    name = "lms.progress"
    system = "LMS"
    kind = "activity_progress"
    required = ["courses.title", "login.name"]
    root = ["", "payload.users"]
    each = "courses"

    [columns]
    activity = ["courses.title"]
    share = { headers = ["courses.progress"], scale = "percent" }
    spent_minutes = { headers = ["courses.time"], unit = "milliseconds" }
    last_access = { headers = ["courses.seen"], epoch = "seconds" }
    status = { headers = ["courses.done"], values = { completed = ["true"], in_progress = ["false"] } }

    [columns.person]
    name = ["login.name"]
    identifier = ["id"]
"""
USERS = [
    {
        "id": 7,
        "login": {"name": "Léa Durand"},
        "tags": ["a", "b"],
        "courses": [
            {"title": "Accueil", "progress": 100, "time": 5_400_000, "seen": 1_772_704_800, "done": True},
            {"title": "Sécurité", "progress": 1, "time": 0, "seen": 0, "done": False},
        ],
    },
    {"id": 8, "login": {"name": "Tom Petit"}, "courses": []},
]


@pytest.mark.parametrize("document", [USERS, {"payload": {"users": USERS}}], ids=["array", "below a root"])
def test_reads_lists_within_json_objects(reader, tmp_path, audit_reader, document):
    path = tmp_path / "users.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    reading = audit_reader(reader(NESTED), path)
    first, second = reading.records
    assert (first.person.name, first.person.identifier, first.activity) == ("Léa Durand", "7", "Accueil")
    assert (first.share, first.spent_minutes, first.status) == (1.0, 90, "completed")
    assert first.last_access == datetime(2026, 3, 5, 10, tzinfo=UTC)
    assert (second.share, second.status) == (0.01, "in_progress")
    assert english(reading) == [
        "export not fully understood: column 'tags' is not used",
        "column 'courses.seen': 1 value not understood and left empty (row 2, '0')",
        "1 object without detail left out",
    ]


def test_reads_json_lines(reader, tmp_path, audit_reader):
    path = tmp_path / "lines.json"
    path.write_text("\n".join(json.dumps(user) for user in [*USERS[:1], *USERS[:1]]), encoding="utf-8")
    assert len(audit_reader(reader(NESTED), path).records) == 4


def test_another_tools_json_is_not_parsed(reader, tmp_path):
    from auditready import EvidenceFile

    path = tmp_path / "other.json"
    path.write_text('[{"login": {"name": "x"}}]', encoding="utf-8")
    file = EvidenceFile(path, path.name)
    before = EvidenceFile.parsed["json"]
    assert reader(NESTED).recognise(file) is None
    assert EvidenceFile.parsed["json"] == before


# --- what is not understood ----------------------------------------------------------------------------------


def test_unused_columns_are_named_unless_they_are_known(reader, make_csv, audit_reader):
    rows = [["Stagiaire", "Module", "Groupe", "Zone", "Note 1"], ["A B", "M1", "G", "Z", "3"]]
    reading = audit_reader(reader('ignore = ["Groupe"]\n' + dedent(PROGRESS)), make_csv(rows))
    assert english(reading) == ["export not fully understood: columns 'Zone', 'Note 1' are not used"]
    assert [note.fr for note in reading.notes] == [
        "export partiellement compris : les colonnes « Zone », « Note 1 » ne sont pas utilisées"
    ]


def test_a_cell_that_holds_no_value_is_left_empty_and_counted(reader, make_csv, audit_reader):
    rows = [
        ["Stagiaire", "Module", "Temps passé", "Dernier accès"],
        ["A B", "M1", "90", "2026-03-02"],
        ["A B", "M2", "bientôt", "hier"],
    ]
    reading = audit_reader(reader(PROGRESS), make_csv(rows))
    assert [record.spent_minutes for record in reading.records] == [None, None]
    assert english(reading) == [
        "column 'Temps passé': 2 values not understood and left empty (first in row 2, '90')",
        "column 'Dernier accès': 1 value not understood and left empty (row 3, 'hier')",
    ]


def test_a_row_without_what_the_record_needs_is_left_out_and_counted(reader, make_csv, audit_reader):
    rows = [["Stagiaire", "Module", "Statut"], ["A B", "M1", "Bizarre"], ["", "M2", "Terminé"]]
    reading = audit_reader(reader(PROGRESS), make_csv(rows))
    assert reading.records == []
    assert english(reading) == [
        "column 'Statut': 1 value not understood and left empty (row 2, 'Bizarre')",
        "1 row left out: no usable 'Statut' there (row 2)",
        "1 row left out: no usable 'Stagiaire' there (row 3)",
    ]


DATED = [["Stagiaire", "Module", "Dernier accès"], ["A B", "M1", "03/10/2026"]]


def test_a_date_of_two_readings_is_left_empty(reader, make_csv, audit_reader):
    reading = audit_reader(reader(PROGRESS), make_csv(DATED))
    assert reading.records[0].last_access is None
    assert english(reading)[0].startswith("column 'Dernier accès': 1 date whose day and month could be swapped")


@pytest.mark.parametrize(
    ("hints", "more", "expected"),
    [
        (["2026-10-03"], [], date(2026, 10, 3)),
        (["2026-03-10"], [], date(2026, 3, 10)),
        ([], [["A B", "M2", "03/25/2026"]], date(2026, 3, 10)),
        ([], [["A B", "M2", "25/03/2026"]], date(2026, 10, 3)),
    ],
)
def test_the_dossier_or_another_row_settles_day_and_month(reader, make_csv, audit_reader, hints, more, expected):
    reading = audit_reader(reader(PROGRESS), make_csv(DATED + more), hints=hints)
    assert reading.records[0].last_access.date() == expected
    assert reading.notes == []


def test_the_mapping_may_settle_day_and_month(reader, make_csv, audit_reader):
    reading = audit_reader(reader('date_order = "dmy"\n' + dedent(PROGRESS)), make_csv(DATED))
    assert reading.records[0].last_access == datetime(2026, 10, 3)


def test_rows_to_leave_out_are_counted(reader, make_csv, audit_reader):
    text = dedent(PROGRESS) + '[[skip]]\nheaders = ["Stagiaire"]\nwords = ["Total*"]\n'
    rows = [["Stagiaire", "Module"], ["A B", "M1"], ["TOTAL général", "2"]]
    reading = audit_reader(reader(text), make_csv(rows))
    assert len(reading.records) == 1
    assert english(reading) == ["1 row left out: Stagiaire 'TOTAL général'"]


# --- cells ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([0.5, 1.0], [0.5, 1.0]),  # formatted as a percentage: Excel keeps a fraction
        ([50, 100], [0.5, 1.0]),
        ([1, 50], [0.01, 0.5]),
        (["50 %", "100 %"], [0.5, 1.0]),
        ([0, 1], [None, None]),
    ],
)
def test_a_spreadsheet_keeps_percentages_as_fractions(reader, make_xlsx, audit_reader, cells, expected):
    rows = [["Stagiaire", "Module", "Avancement"], *(["A B", "M1", cell] for cell in cells)]
    assert [record.share for record in audit_reader(reader(PROGRESS), make_xlsx(rows)).records] == expected


def test_columns_are_tried_in_order(reader, make_csv, audit_reader):
    text = """
        name = "x.y"
        system = "X"
        kind = "activity_progress"
        required = ["User", "Course"]
        [columns]
        person = "User"
        activity = "Course"
        [[columns.status]]
        headers = ["State"]
        values.failed = ["ko"]
        empty = ["N/A"]
        [[columns.status]]
        headers = ["Done"]
        values = { completed = ["100*"], in_progress = ["*"], not_started = ["0"] }
        default = "not_started"
    """
    rows = [
        ["User", "Course", "State", "Done"],
        ["a", "c", "KO", "100 %"],
        ["a", "c", "n/a", "100 %"],
        ["a", "c", "", "0"],
        ["a", "c", "", "7"],
        ["a", "c", "", ""],
    ]
    reading = audit_reader(reader(text), make_csv(rows))
    assert [record.status for record in reading.records] == [
        "failed", "completed", "not_started", "in_progress", "not_started",
    ]  # fmt: skip
    assert reading.notes == []


def test_a_date_and_a_time_of_day_may_stand_apart(reader, make_csv, audit_reader):
    text = """
        name = "x.y"
        system = "X"
        kind = "presence"
        required = ["Nom", "Jour"]
        [columns]
        start = { headers = ["Jour"], clock = ["Arrivée"] }
        end = { headers = ["Jour"], clock = ["Départ"] }
        [columns.person]
        first_name = "Prénom"
        last_name = "Nom"
    """
    rows = [
        ["Nom", "Prénom", "Jour", "Arrivée", "Départ"],
        ["Durand", "Léa", "2026-03-02", "9h05", "12:30"],
        ["Durand", "Léa", "2026-03-02", "22:30", "0:15"],
        ["Durand", "Léa", "2026-10-25", "2:31", "2:28"],
    ]
    record, late, twice = audit_reader(reader(text), make_csv(rows)).records
    assert record.person.name == "Léa Durand"
    assert (record.start, record.end) == (datetime(2026, 3, 2, 9, 5), datetime(2026, 3, 2, 12, 30))
    assert late.end == datetime(2026, 3, 3, 0, 15), "the clock went round"
    assert twice.end == datetime(2026, 10, 25, 2, 28), "the clock was put back"


def test_a_cell_may_hold_several_persons(reader, make_csv, audit_reader):
    text = """
        name = "x.y"
        system = "X"
        kind = "convocation"
        required = ["Formation", "Formateurs"]
        [columns]
        title = "Formation"
        trainers = { headers = ["Formateurs"], separator = "/" }
        [columns.schedule]
        date = "Date"
        start = "Début"
        [constants]
        accessibility = true
        [constants.trainers]
        role = "trainer"
    """
    rows = [["Formation", "Formateurs", "Date", "Début"], ["Excel", "Ana Roux / Paul Blin", "2026-03-02", "9h"]]
    (record,) = audit_reader(reader(text), make_csv(rows)).records
    assert [(trainer.name, trainer.role) for trainer in record.trainers] == [
        ("Ana Roux", "trainer"),
        ("Paul Blin", "trainer"),
    ]
    assert [(slot.date, slot.start) for slot in record.schedule] == [(date(2026, 3, 2), time(9))]
    assert record.accessibility
    assert record.places["title"].column == "Formation"


def test_a_row_may_give_several_records(reader, make_csv, audit_reader):
    text = """
        name = "x.y"
        system = "X"
        required = ["User", "Course"]
        [columns]
        person = "User"
        [[record]]
        kind = "activity_progress"
        columns = { activity = "Course" }
        constants = { status = "completed" }
        [[record]]
        kind = "assessment"
        needs = ["score"]
        columns = { title = "Course", score = "Score" }
    """
    rows = [["User", "Course", "Score"], ["a", "c", "15,5"], ["b", "c", "-"]]
    reading = audit_reader(reader(text), make_csv(rows))
    assert [record.kind for record in reading.records] == ["activity_progress", "assessment", "activity_progress"]
    assert [record.score for record in reading.of("assessment")] == [15.5]
    assert reading.notes == []


def test_the_surest_layout_is_taken(reader, make_csv, audit_reader):
    text = """
        name = "x.y"
        system = "X"
        kind = "activity_progress"
        constants = { status = "completed" }
        columns = { person = "User", activity = "Course" }
        [[layout]]
        variant = "plain"
        required = ["User", "Course"]
        confidence = 0.5
        [[layout]]
        variant = "full"
        required = ["User", "Course", "Time"]
        confidence = 0.9
        why = { fr = "signature de X", en = "signature of X" }
        columns = { spent_minutes = "Time" }
        [[layout]]
        variant = "other"
        required = ["User", "Course"]
        absent = ["Time"]
        confidence = 0.95
    """
    with_time = make_csv([["User", "Course", "Time"], ["a", "c", "1h"]], name="a.csv")
    reading = audit_reader(reader(text), with_time)
    assert (reading.recognition.variant, reading.records[0].spent_minutes) == ("full", 60)
    assert reading.recognition.why.en == "columns 'User', 'Course', 'Time': signature of X"
    without = make_csv([["User", "Course"], ["a", "c"]], name="b.csv")
    assert audit_reader(reader(text), without).recognition.variant == "other"


SAMPLES: dict[str, tuple[str, Any]] = {
    "text": ("Texte", "Texte"),
    "integer": ("3", 3),
    "number": ("12,5", 12.5),
    "minutes": ("1h30", 90),
    "share": ("25 %", 0.25),
    "flag": ("oui", True),
    "date": ("2026-03-02", date(2026, 3, 2)),
    "datetime": ("2026-03-02 09:30:00", datetime(2026, 3, 2, 9, 30)),
    "time": ("9h30", time(9, 30)),
}


def columns_for(shapes: dict[str, Shape], prefix: str = "") -> tuple[list[str], list[str], list[str]]:
    """Return TOML lines, headers and cells that fill every field."""
    lines, headers, cells = [], [], []
    for name, shape in shapes.items():
        key = f"{prefix}{name}"
        if shape.parts:
            more = columns_for(shape.parts, f"{key}.")
            lines, headers, cells = (mine + its for mine, its in zip((lines, headers, cells), more, strict=True))
            continue
        lines.append(f"{key} = ['{key}']" if shape.form != "word" else word_line(key, shape))
        headers.append(key)
        cells.append(f"mot {shape.choices[-1]}" if shape.form == "word" else SAMPLES[shape.form][0])
    return lines, headers, cells


def word_line(key: str, shape: Shape) -> str:
    values = ", ".join(f"{word} = ['mot {word}']" for word in shape.choices)
    return f"{key} = {{ headers = ['{key}'], values = {{ {values} }} }}"


def assert_filled(value: Any, shapes: dict[str, Shape]) -> None:
    for name, shape in shapes.items():
        if name in {"first_name", "last_name"}:
            continue
        got = getattr(value, name)
        if shape.many:
            assert len(got) == 1, name
            got = got[0]
        if shape.parts:
            assert_filled(got, shape.parts)
        else:
            assert got == (shape.choices[-1] if shape.form == "word" else SAMPLES[shape.form][1]), name


@pytest.mark.parametrize("kind", sorted(EVIDENCE_TYPES))
def test_a_mapping_reaches_every_field_of_every_kind(reader, make_csv, audit_reader, kind):
    shapes = shapes_of(EVIDENCE_TYPES[kind])
    lines, headers, cells = columns_for(shapes)
    text = [f"name = 'x.{kind}'", "system = 'X'", f"kind = '{kind}'", f"required = {headers[:2]}", "[columns]", *lines]
    (record,) = audit_reader(reader("\n".join(text)), make_csv([headers, cells])).records
    assert_filled(record, shapes)
    unreachable = set(EVIDENCE_TYPES[kind].__struct_fields__) - set(shapes)
    assert unreachable <= {"locator", "places"}


# --- mistakes in a mapping -----------------------------------------------------------------------------------

MINIMAL = """
    name = "x.y"
    system = "X"
    kind = "dropout"
    required = ["Nom"]
    columns = { person = "Nom" }
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('name = "x.y"', "", "key 'name': unexpected value (Expected `str`, got `null`)"),
        ("kind", "kinds", "key 'kinds': 'kinds' is unknown; did you mean: kind"),
        ('"dropout"', '"drop-out"', "key 'kind': 'drop-out' is unknown; did you mean: dropout"),
        ('required = ["Nom"]', "required = []", "key 'required': no header: it would claim any table"),
        ('{ person = "Nom" }', '{ persona = "Nom" }',
         "key 'columns.persona': 'persona' is unknown; did you mean: person"),
        ('{ person = "Nom" }', "{ person = [] }", "key 'columns.person.name': no header"),
        ('{ person = "Nom" }', '{ cause = "Nom" }', "key 'columns.person': missing: 'dropout' cannot do without it"),
        ('{ person = "Nom" }', '{ person = { nam = "Nom" } }',
         "key 'columns.person.nam': 'nam' is unknown; did you mean: name"),
        ('person = "Nom"', 'person = "Nom", at = { headers = ["D"], unit = "hours" }',
         "key 'columns.at.unit': does not go with a field of type 'date'"),
        ('person = "Nom"', 'person = "Nom", at = { headers = ["D"], epoch = "days" }',
         "key 'columns.at': unexpected value (Invalid enum value 'days' - at `$[0].epoch`)"),
        ('person = "Nom"', 'person = "Nom", cause = { header = ["D"] }',
         "key 'columns.cause.header': 'header' is unknown; did you mean: headers"),
        ('person = "Nom"', 'person = { headers = ["N"], separator = ";" }',
         "key 'columns.person.name.separator': this field has one value only"),
        ("required", "confidence = 2\n    required", "key 'confidence': expected: 0 to 1"),
    ],
)  # fmt: skip
def test_a_mistake_names_the_file_and_the_key(fault, old, new, expected):
    assert old in MINIMAL
    assert fault(MINIMAL.replace(old, new, 1)) == expected


def test_a_status_word_must_be_one_of_the_model(fault):
    expected = "key 'columns.status.values.done': 'done' is unknown; did you mean: not_started"
    assert fault(PROGRESS.replace("completed =", "done =")).startswith(expected.partition(";")[0])


def test_a_mistake_within_a_layout_is_placed(fault):
    text = """
        name = "x.y"
        system = "X"
        [[layout]]
        required = ["A"]
        [[layout.record]]
        kind = "dropout"
        columns = { person = "A" }
        [[layout.record]]
        kind = "dropout"
        columns = { person = "A", why = "B" }
    """
    assert fault(text).startswith("key 'layout[1].record[2].columns.why': 'why' is unknown")


def test_a_file_that_is_no_toml_or_not_there(fault, tmp_path):
    assert fault("name = ").startswith("unreadable mapping")
    with pytest.raises(ConfigurationError, match=r"nowhere\.toml"):
        TableReader.from_toml(tmp_path / "nowhere.toml")


# --- the schema ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_shipped_mappings_are_valid(path):
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(document)] == []
    TableReader.from_toml(path)


def test_there_are_shipped_mappings():
    assert {"learning360", "talentlms"} <= {path.parent.name for path in SHIPPED}


def test_the_schema_describes_what_the_loader_knows():
    Draft202012Validator.check_schema(SCHEMA)
    definitions = SCHEMA["$defs"]
    assert set(SCHEMA["properties"]) == set(mapping.TOP_KEYS)
    assert set(SCHEMA["properties"]["layout"]["items"]["properties"]) == set(mapping.LAYOUT_KEYS)
    assert set(definitions["record"]["properties"]) == set(mapping.RECORD_KEYS)
    assert set(definitions["source"]["properties"]) == set(mapping.SOURCE_KEYS)
    assert set(definitions["skip"]["properties"]) == set(mapping.Skip.__struct_fields__)
    assert definitions["kind"]["enum"] == sorted(EVIDENCE_TYPES)


# --- real exports --------------------------------------------------------------------------------------------


@pytest.mark.field
def test_real_slots_of_dendreo(reader, field, audit_reader):
    """A real API answer: attendance of each learner within each slot, three objects deep."""
    text = """
        name = "dendreo.attendance"
        system = "Dendreo"
        kind = "attendance"
        required = ["id_creneau", "lcps.presence", "date_debut"]
        each = "lcps"
        ignore = ["*"]
        [columns]
        date = ["date_debut"]
        start = { headers = ["date_debut"] }
        title = ["name"]
        state = { headers = ["lcps.presence"], values = { present = ["1"], absent = ["0"] } }
        [columns.person]
        first_name = ["lcps.lap.participant.prenom"]
        last_name = ["lcps.lap.participant.nom"]
    """
    path = field / "dendreo/dimitriBouteille__dendreo-sdk-php__creneaux_find-by-id.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    reading = audit_reader(reader(text), path)
    assert len(reading.records) == len(document["lcps"])
    assert reading.records[0].person.name == "Françoise Duru"
    assert {record.state for record in reading.records} == {"present"}
