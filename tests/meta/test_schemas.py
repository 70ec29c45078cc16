"""The shipped schemas: valid, up to date with the types, complete in both languages, careful with words."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import jsonschema
import jsonschema_rs
import msgspec
import pytest
from tests.unit.modality_oracle import requirements, schema_of

from auditready import config, model

Json = Any
ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "schemas"
SCHEMA_FILES = sorted(SCHEMAS.rglob("*.schema.json"))
REFERENTIALS = ("rnq-2019", "rnq-2026")
MAJOR_ONLY = {4, 5, 6, 7, 10, 11, 14, 15, 16, 20, 21, 22, 26, 27, 29, 31, 32}
"""Order of 6 June 2019, as amended: these can only give a major non-conformity."""

REGISTER = {
    **{f"COM{number}": "all" for number in range(101, 118)},
    "INP101": "in_person blended",
    **dict.fromkeys(["SYN101", "SYN102", "SYN103", "SYN104"], "synchronous blended"),
    **{f"ASY10{number}": "asynchronous blended" for number in range(1, 10)},
    **dict.fromkeys(["BLE101", "BLE102"], "blended"),
    **dict.fromkeys(["AFE101", "AFE102", "AFE103", "AFE104"], "work_based"),
    "COM105": "in_person synchronous asynchronous blended",
}
"""Code → modalities that ask it. A code is never taken away from this table."""


def load(path: Path) -> Json:
    return json.loads(path.read_text(encoding="utf-8"))


def nodes(value: Json) -> Iterator[Json]:
    """Give every object of a document."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(each)


OVERLAY = load(SCHEMAS / "overlay.schema.json")


def registry() -> jsonschema_rs.Registry:
    return jsonschema_rs.Registry([(schema["$id"], schema) for schema in map(load, SCHEMA_FILES)])


MODALITY_SCHEMAS = {path.name.split(".")[0]: load(path) for path in sorted((SCHEMAS / "modalities").glob("*"))}
ANNOTATIONS = [
    pytest.param(node["x-requirement"], id=f"{modality}-{node['x-requirement']['code']}")
    for modality, schema in MODALITY_SCHEMAS.items()
    for node in nodes(schema)
    if "x-requirement" in node
]


def named(path: Path) -> str:
    return str(path.relative_to(SCHEMAS))


# --- every schema ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", SCHEMA_FILES, ids=named)
def test_schema_is_valid_2020_12_and_its_references_lead_somewhere(path: Path) -> None:
    schema = load(path)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"https://auditready.example/schemas/{named(path)}"
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema_rs.Draft202012Validator(schema, registry=registry(), offline=True)


@pytest.mark.parametrize("path", SCHEMA_FILES, ids=named)
def test_schema_has_a_title_and_a_description(path: Path) -> None:
    schema = load(path)
    assert schema["title"]
    assert schema["description"]


@pytest.mark.parametrize("path", SCHEMA_FILES, ids=named)
def test_patterns_mean_the_same_to_every_engine(path: Path) -> None:
    # \d, \w and \s take other alphabets in one engine and not in the other; \Z and {,n} are refused by one.
    patterns = [node["pattern"] for node in nodes(load(path)) if isinstance(node.get("pattern"), str)]
    assert [pattern for pattern in patterns if re.search(r"\\[dwsDWSbZAp]|\{,", pattern)] == []


@pytest.mark.parametrize("path", sorted(SCHEMAS.rglob("*.json")), ids=named)
def test_no_text_gives_a_verdict(path: Path) -> None:
    assert re.findall(r"(?i)conformes?\b|compliant", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", sorted(SCHEMAS.rglob("*.json")), ids=named)
def test_every_text_is_in_both_languages(path: Path) -> None:
    bilingual = [node for node in nodes(load(path)) if "fr" in node or "en" in node]
    texts = [node for node in bilingual if not isinstance(node.get("fr"), dict)]  # a schema may describe such an object
    assert [node for node in texts if set(node) != {"fr", "en"}] == []
    assert [node for node in texts if not node["fr"].strip() or not node["en"].strip()] == []
    assert [node for node in texts if node["fr"] == node["en"]] == []


# --- requirements ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("modality", ["in_person", "synchronous", "asynchronous", "blended", "work_based"])
def test_a_modality_asks_what_the_register_says(modality: str) -> None:
    expected = sorted(code for code, asked in REGISTER.items() if asked == "all" or modality in asked.split())
    schema = schema_of(modality)
    found = sorted(annotation["code"] for annotation, _ in requirements(schema, schema["$id"]))
    assert expected == found


@pytest.mark.parametrize("annotation", ANNOTATIONS)
def test_requirement_follows_its_schema(annotation: Json) -> None:
    schema = load(SCHEMAS / "requirement.schema.json")
    jsonschema.Draft202012Validator(schema).validate(annotation)
    jsonschema_rs.Draft202012Validator(schema, offline=True).validate(annotation)


@pytest.mark.parametrize("annotation", ANNOTATIONS)
def test_conditions_stand_on_their_own(annotation: Json) -> None:
    conditions = [annotation[name] for name in ("when", "when_dossier", "judge_when") if name in annotation]
    for condition in conditions:
        jsonschema.Draft202012Validator.check_schema(condition)
        assert [node["$ref"] for node in nodes(condition) if "$ref" in node] == []


@pytest.mark.parametrize("annotation", ANNOTATIONS)
def test_requirement_names_kinds_that_exist(annotation: Json) -> None:
    assert set(annotation["kinds"]) <= set(model.EVIDENCE_TYPES)


@pytest.mark.parametrize("annotation", ANNOTATIONS)
def test_sentences_are_short_enough_to_be_read(annotation: Json) -> None:
    limits = {"title": 70, "gap": 110, "question": 130, "why": 330, "accept": 260, "remedy": 260, "otherwise": 230}
    long = [
        (name, language)
        for name, limit in limits.items()
        for language, text in annotation.get(name, {}).items()
        if len(text) > limit
    ]
    assert long == []


@pytest.mark.parametrize("annotation", ANNOTATIONS)
def test_a_gap_without_severity_can_be_graded(annotation: Json) -> None:
    gradings = {each["number"]: each["grading"] for each in load(SCHEMAS / "referentials/rnq-2026.json")["indicators"]}
    assert "severity" in annotation or {gradings[number] for number in annotation["indicators"]} - {"unknown"}


# --- evidence --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    path = ROOT / "tools" / "write_evidence_schemas.py"
    spec = importlib.util.spec_from_file_location("write_evidence_schemas", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_evidence_schemas_are_those_of_the_structs(generator: ModuleType) -> None:
    shipped = {path.name: path.read_text(encoding="utf-8") for path in (SCHEMAS / "evidence").glob("*.json")}
    assert generator.render() == shipped, "run tools/write_evidence_schemas.py"


def test_every_limit_limits_something(generator: ModuleType) -> None:
    fields = {
        name
        for struct in vars(model).values()
        if isinstance(struct, type) and issubclass(struct, msgspec.Struct)
        for field in struct.__struct_fields__
        for name in (field, f"{struct.__name__}.{field}")
    }
    assert set(generator.LIMITS) <= fields


HERE = {"file": "a/b.csv", "row": 4, "quote": "Durand"}
WHO = {"name": "Camille Durand"}
SIGNED = {
    "kind": "attendance",
    "locator": HERE,
    "person": WHO,
    "date": "2026-03-02",
    "half_day": "morning",
    "state": "signed",
}
CONNECTED = {
    "kind": "lms_session", "locator": HERE, "person": WHO, "start": "2026-03-02T09:00:00", "minutes": 60, "events": 3,
    "end": "2026-03-02T10:00:00+01:00", "estimated": True,
}  # fmt: skip
PROGRESSED = {
    "kind": "activity_progress",
    "locator": HERE,
    "person": WHO,
    "activity": "Module 1",
    "status": "completed",
}


@pytest.mark.parametrize(
    ("record", "valid"),
    [
        pytest.param(SIGNED, True, id="signed half-day"),
        pytest.param(SIGNED | {"date": None, "half_day": None}, True, id="day that the sheet does not give"),
        pytest.param(SIGNED | {"start": "09:00:00"}, True, id="clock time"),
        pytest.param(SIGNED | {"signature": {"kind": "image", "digest": "0" * 64}}, True, id="digest"),
        pytest.param(CONNECTED, True, id="connection, with and without zone"),
        pytest.param(PROGRESSED | {"share": 1}, True, id="share of one"),
        pytest.param(SIGNED | {"date": "1926-03-02"}, False, id="year before 1990"),
        pytest.param(SIGNED | {"date": "2206-03-02"}, False, id="year after 2100"),
        pytest.param(SIGNED | {"date": "2026-13-02"}, False, id="month 13"),
        pytest.param(SIGNED | {"date": "02/03/2026"}, False, id="French date"),
        pytest.param(SIGNED | {"start": "25:00:00"}, False, id="hour 25"),
        pytest.param(SIGNED | {"state": "conforme"}, False, id="unknown state"),
        pytest.param(SIGNED | {"colour": "blue"}, False, id="field that no struct has"),
        pytest.param(SIGNED | {"signature": {"kind": "image", "digest": "abc"}}, False, id="short digest"),
        pytest.param(SIGNED | {"locator": HERE | {"quote": "x" * 201}}, False, id="quote over 200"),
        pytest.param(SIGNED | {"locator": HERE | {"row": 0}}, False, id="row zero"),
        pytest.param(SIGNED | {"locator": {"file": ""}}, False, id="file without name"),
        pytest.param({name: SIGNED[name] for name in SIGNED if name != "locator"}, False, id="no locator"),
        pytest.param(CONNECTED | {"minutes": -1}, False, id="negative minutes"),
        pytest.param(CONNECTED | {"minutes": 144_001}, False, id="more than 100 days"),
        pytest.param(CONNECTED | {"events": -1}, False, id="negative count"),
        pytest.param(CONNECTED | {"start": "0001-01-01T00:00:00"}, False, id="year one"),
        pytest.param(PROGRESSED | {"share": 1.2}, False, id="share over one"),
        pytest.param(PROGRESSED | {"share": 85}, False, id="share as a percentage"),
        pytest.param(PROGRESSED | {"activity": ""}, False, id="activity without name"),
    ],
)
def test_evidence_schema_decides(record: Json, valid: bool) -> None:
    schema = load(SCHEMAS / "evidence" / f"{record['kind']}.schema.json")
    assert valid is jsonschema_rs.Draft202012Validator(schema, offline=True).is_valid(record)
    assert valid is jsonschema.Draft202012Validator(schema).is_valid(record)


# --- referentials ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REFERENTIALS)
def test_referential_follows_its_schema(name: str) -> None:
    schema, document = load(SCHEMAS / "referential.schema.json"), load(SCHEMAS / f"referentials/{name}.json")
    jsonschema.Draft202012Validator(schema).validate(document)
    jsonschema_rs.Draft202012Validator(schema, offline=True).validate(document)


@pytest.mark.parametrize(
    ("name", "totals"),
    [
        ("rnq-2019", {"AF": 28, "BC": 22, "VAE": 24, "CFA": 32}),
        ("rnq-2026", {"AF": 28, "BC": 22, "VAE": 24, "CFA": 33}),
    ],
)
def test_referential_counts(name: str, totals: dict[str, int]) -> None:
    document = load(SCHEMAS / f"referentials/{name}.json")
    indicators = document["indicators"]
    assert list(range(1, len(indicators) + 1)) == [each["number"] for each in indicators]
    assert list(range(1, 8)) == [each["number"] for each in document["criteria"]]
    assert totals == document["totals"]
    assert totals == {
        category: sum(category in each["applies_to"] for each in indicators) for category in document["categories"]
    }
    assert {each["number"] for each in indicators if each["grading"] == "major_only"} == MAJOR_ONLY


def test_referentials_follow_each_other_without_a_hole() -> None:
    old, new = (load(SCHEMAS / f"referentials/{name}.json") for name in REFERENTIALS)
    assert (old["in_force"]["until"], new["in_force"]["from"], new["in_force"]["until"]) == (
        "2026-10-31",
        "2026-11-01",
        None,
    )


def test_what_changed_in_2026() -> None:
    old, new = (
        {each["number"]: each for each in load(SCHEMAS / f"referentials/{name}.json")["indicators"]}
        for name in REFERENTIALS
    )
    reworded = {number for number in old if old[number]["wording"] != new[number]["wording"]}
    assert reworded == {1, 2, 3, 7, 12, 14, 15, 19, 20, 27, 30, 31, 32}
    assert reworded == {number for number, each in new.items() if each["change"] == "changed"}
    assert [number for number, each in new.items() if each["change"] == "new"] == [33]
    assert new[33]["grading"] == "unknown"
    assert [old[number]["applies_to"] for number in old] == [new[number]["applies_to"] for number in old]


# --- settings and report ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "place", "struct"),
    [
        ("dossier", (), config.DossierConfig),
        ("dossier", ("$defs", "person"), config.DeclaredPerson),
        ("dossier", ("$defs", "slot"), config.DeclaredSlot),
        ("dossier", ("$defs", "dropout"), config.DeclaredDropout),
        ("dossier", ("properties", "identity"), config.Identity),
        ("config", (), config.Config),
        ("config", ("properties", "provider"), config.Provider),
        ("config", ("properties", "tolerances"), model.Tolerances),
        ("config", ("properties", "freshness"), model.Freshness),
        ("config", ("properties", "funders", "additionalProperties"), config.FunderTolerances),
        ("config", ("properties", "calendar"), config.Calendar),
    ],
)
def test_settings_schema_has_the_fields_that_are_read(
    name: str, place: tuple[str, ...], struct: type[msgspec.Struct]
) -> None:
    schema = load(SCHEMAS / f"{name}.schema.json")
    for step in place:
        schema = schema[step]
    assert list(struct.__struct_fields__) == list(schema["properties"])
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize(
    ("table", "struct"),
    [
        ("provider", config.Provider),
        ("tolerances", model.Tolerances),
        ("freshness", model.Freshness),
        ("calendar", config.Calendar),
    ],
)
def test_a_schema_states_the_default_of_every_setting(table: str, struct: type[msgspec.Struct]) -> None:
    fields = load(SCHEMAS / "config.schema.json")["properties"][table]["properties"]
    stated = {name: schema["default"] for name, schema in fields.items() if "default" in schema}
    plain = msgspec.json.decode(msgspec.json.encode(struct()))
    assert {name: value for name, value in plain.items() if value not in (None, [])} == stated


def test_report_schema_knows_the_words_of_the_model() -> None:
    definitions = load(SCHEMAS / "report.schema.json")["$defs"]
    stages = next(field for field in msgspec.structs.fields(model.Problem) if field.name == "stage").type
    assert list(model.STATES) == definitions["outcome"]["properties"]["state"]["enum"]
    assert list(model.SEVERITIES) == definitions["outcome"]["properties"]["severity"]["enum"]
    assert list(get_args(model.FileStatus)) == definitions["file"]["properties"]["status"]["enum"]
    assert [*get_args(model.Modality), None] == definitions["dossier"]["properties"]["modality"]["enum"]
    assert list(get_args(stages)) == definitions["problem"]["properties"]["stage"]["enum"]


def test_report_schema_lets_no_unknown_field_through() -> None:
    schema = load(SCHEMAS / "report.schema.json")
    named_fields = [node for node in nodes(schema) if node.get("type") == "object" and "properties" in node]
    assert [node["description"] for node in named_fields if node["additionalProperties"] is not False] == []


# --- the documentation -----------------------------------------------------------------------------------------


def test_examples_of_the_documentation_hold() -> None:
    text = (ROOT / "docs" / "standard.md").read_text(encoding="utf-8")
    annotation, overlay, changes = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL))
    requirement = jsonschema.Draft202012Validator(load(SCHEMAS / "requirement.schema.json"))
    requirement.validate(annotation)
    jsonschema.Draft202012Validator.check_schema(overlay)
    annotations = [node["x-requirement"] for node in nodes(overlay) if "x-requirement" in node]
    assert [each["code"] for each in annotations] == ["CAB101"]
    requirement.validate(annotations[0])
    assert list(jsonschema_rs.Draft202012Validator(OVERLAY, registry=registry()).iter_errors(changes)) == []
