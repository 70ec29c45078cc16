"""Overlays: what they add, change and retire, and what of them is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.unit.overlay_files import link_asked, own, requirement, words, write

from auditready import Criterion, Words
from auditready.audit.check import Plan, load_runtime, runtime_of
from auditready.authoring import check
from auditready.authoring.files import read_files
from auditready.errors import ConfigurationError
from auditready.model import Amendment
from auditready.overlays import OverlayFolder
from auditready.standard import MODALITIES, Requirement, Standard

Json = Any
RULES = frozenset({"HRS001"})
LINK = "modalities/synchronous.schema.json"


def standard(*folders: OverlayFolder) -> Standard:
    loaded = Standard(overlays=folders, rules=RULES)
    assert loaded.merged is not None
    return loaded


def refused(*folders: OverlayFolder) -> Words:
    with pytest.raises(ConfigurationError) as caught:
        standard(*folders)
    return caught.value.words


def asked(loaded: Standard, code: str, modality: str = "synchronous") -> Requirement:
    return loaded.schema(modality).requirements[code]


def rule(code: str = "HRS001") -> Criterion:
    text = Words("avant", "before")
    return Criterion(
        code=code, pack="service-fait", severity="funding", title=text, why=text, accept=text, remedy=text,
        question=text, source="R.6313-3", basis="law",
    )  # fmt: skip


# --- adding ----------------------------------------------------------------------------------------------------


def test_a_requirement_is_added_to_the_modality_of_its_file(tmp_path: Path) -> None:
    loaded = standard(write(tmp_path / "cabinet", {LINK: link_asked(requirement())}))
    assert [name for name in MODALITIES if "CAB101" in loaded.schema(name).requirements] == ["synchronous"]


def test_a_requirement_of_common_is_added_to_every_modality(tmp_path: Path) -> None:
    files = {"modalities/common.schema.json": link_asked(requirement(), "common")}
    loaded = standard(write(tmp_path / "cabinet", files))
    assert {"in_person", "synchronous", "asynchronous", "blended"} <= {
        name for name in MODALITIES if "CAB101" in loaded.schema(name).requirements
    }


def test_an_added_requirement_says_who_brings_it(tmp_path: Path) -> None:
    loaded = standard(write(tmp_path / "cabinet", {LINK: link_asked(requirement())}))
    assert (asked(loaded, "CAB101").criterion.origin, asked(loaded, "SYN101").criterion.origin) == (
        "cabinet",
        "auditready",
    )


# --- changing --------------------------------------------------------------------------------------------------


def test_a_change_touches_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    change = {"SYN104": {"severity": "minor", "title": words("titre")}}
    after = asked(standard(write(tmp_path / "cabinet", {"overlay.json": own(change=change)})), "SYN104").criterion
    before = asked(Standard(), "SYN104").criterion
    assert (after.severity, after.title) == ("minor", Words("titre (fr)", "titre (en)"))
    assert (after.why, after.source, after.indicators) == (before.why, before.source, before.indicators)


def test_a_changed_requirement_says_where_and_what(tmp_path: Path) -> None:
    change = {"SYN104": {"severity": "minor", "title": words("titre")}}
    after = asked(standard(write(tmp_path / "cabinet", {"overlay.json": own(change=change)})), "SYN104").criterion
    amendment = Amendment(overlay=Words(**words("Cabinet")), where="cabinet", fields=("severity", "title"))
    assert after.amendments == (amendment,)


def test_null_takes_a_field_away(tmp_path: Path) -> None:
    change = {"COM107": {"severity": None, "due": None}}
    after = asked(standard(write(tmp_path / "cabinet", {"overlay.json": own(change=change)})), "COM107")
    assert (after.criterion.severity, after.due) == (None, None)


@pytest.mark.parametrize(
    ("field", "value", "found"),
    [
        ("gap", words("manque"), lambda each: each.gap.fr),
        ("due", {"after": "session.start", "days": 3}, lambda each: each.due.days),
        ("when", {"required": ["on_roster"]}, lambda each: each.when),
        ("kinds", ["attendance"], lambda each: sorted(each.kinds)),
        ("indicators", [9, 12], lambda each: each.criterion.indicators),
        ("since", "2027-01-01", lambda each: each.criterion.since.isoformat()),
        ("pack", "law", lambda each: each.criterion.pack),
        ("source", "Cabinet", lambda each: each.criterion.source),
    ],
)
def test_every_field_can_change(tmp_path: Path, field: str, value: Json, found: Any) -> None:
    change = {"COM107": {field: value}}
    after = asked(standard(write(tmp_path / "cabinet", {"overlay.json": own(change=change)})), "COM107")
    expected = {"gap": "manque (fr)", "due": 3, "indicators": (9, 12)}.get(field, value)
    assert expected == found(after)


def test_a_rule_changes_its_words_and_severity(tmp_path: Path) -> None:
    change = {"HRS001": {"severity": "advice", "why": words("raison"), "since": "2027-01-01"}}
    after = standard(write(tmp_path / "cabinet", {"overlay.json": own(change=change)})).criterion(rule())
    assert (after.severity, after.why.en, str(after.since)) == ("advice", "raison (en)", "2027-01-01")
    assert [each.where for each in after.amendments] == ["cabinet"]


def test_an_overlay_may_change_what_another_adds(tmp_path: Path) -> None:
    first = write(tmp_path / "cabinet", {LINK: link_asked(requirement())})
    second = write(tmp_path / "client", {"overlay.json": own(change={"CAB101": {"severity": "minor"}})})
    assert asked(standard(first, second), "CAB101").criterion.severity == "minor"


def test_overlays_that_agree_are_both_named(tmp_path: Path) -> None:
    change = own(change={"SYN104": {"severity": "minor"}})
    folders = [write(tmp_path / name, {"overlay.json": change}) for name in ("cabinet", "client")]
    after = asked(standard(*folders), "SYN104").criterion
    assert [each.where for each in after.amendments] == ["cabinet", "client"]


# --- retiring --------------------------------------------------------------------------------------------------


def test_a_retired_requirement_keeps_its_words_and_says_why(tmp_path: Path) -> None:
    retired = write(tmp_path / "cabinet", {"overlay.json": own(retire={"SYN104": words("raison")})})
    after = asked(standard(retired), "SYN104").criterion
    assert after.retired == Words("raison (fr)", "raison (en)")
    assert after.title == asked(Standard(), "SYN104").criterion.title


def test_a_retired_rule_says_why(tmp_path: Path) -> None:
    retired = write(tmp_path / "cabinet", {"overlay.json": own(retire={"HRS001": words("raison")})})
    assert standard(retired).criterion(rule()).retired == Words("raison (fr)", "raison (en)")


# --- what is refused -------------------------------------------------------------------------------------------


def test_two_overlays_that_disagree_are_named_with_code_and_key(tmp_path: Path) -> None:
    folders = [
        write(tmp_path / name, {"overlay.json": own(change={"SYN104": {"severity": severity}})})
        for name, severity in (("cabinet", "minor"), ("client", "funding"))
    ]
    said = refused(*folders)
    for part in ("cabinet/overlay.json", "client/overlay.json", "SYN104", "severity"):
        assert part in said.fr
        assert part in said.en


def test_a_code_is_not_changed_and_retired(tmp_path: Path) -> None:
    both = own(change={"SYN104": {"severity": "minor"}}, retire={"SYN104": words("raison")})
    assert "retired and changed" in refused(write(tmp_path / "cabinet", {"overlay.json": both})).en


def test_two_overlays_may_not_bring_one_code(tmp_path: Path) -> None:
    first = write(tmp_path / "cabinet", {LINK: link_asked(requirement())})
    other = {**link_asked(requirement()), "$id": "https://client.example/synchronous.schema.json"}
    assert "CAB101" in refused(first, write(tmp_path / "client", {LINK: other})).en


REFUSED: dict[str, tuple[dict[str, Json], tuple[str, ...]]] = {
    "code that is not there": (
        {"overlay.json": own(change={"COM999": {"severity": "advice"}})},
        ("overlay.json", "COM999", "/change/COM999", "no such code"),
    ),
    "retired code that is not there": (
        {"overlay.json": own(retire={"HRS099": words("x")})},
        ("HRS099", "no such code", "perhaps HRS001?"),
    ),
    "unknown key": (
        {"overlay.json": own(change={"SYN104": {"severty": "advice"}})},
        ("overlay.json", "SYN104", '"severty"', "perhaps severity?"),
    ),
    "unknown section": ({"overlay.json": own(remove={})}, ('"remove"',)),
    "unknown severity": (
        {"overlay.json": own(change={"SYN104": {"severity": "blue"}})},
        ("SYN104", "/change/SYN104/severity", '"blue"'),
    ),
    "no English": (
        {"overlay.json": own(change={"SYN104": {"title": {"fr": "titre"}}})},
        ("SYN104", "/change/SYN104/title", '"en" is missing'),
    ),
    "no French": ({"overlay.json": own(retire={"SYN104": {"en": "why"}})}, ("SYN104", '"fr" is missing')),
    "no title": ({"overlay.json": {"change": {}}}, ('"title" is missing',)),
    "code that is none": ({"overlay.json": own(retire={"syn104": words("x")})}, ('"syn104"', "AAA000")),
    "condition without reason": (
        {"overlay.json": own(change={"COM110": {"when": {"required": ["session"]}}})},
        ("COM110", "/change/COM110"),
    ),
    "condition with a reference": (
        {"overlay.json": own(change={"COM107": {"when": {"$ref": "#"}}})},
        ("COM107", "/change/COM107/when", "$ref"),
    ),
    "condition that is no schema": (
        {"overlay.json": own(change={"COM107": {"when": {"required": "on_roster"}}})},
        ("COM107", "/change/COM107/when/required"),
    ),
    "neither severity nor indicators": (
        {"overlay.json": own(change={"COM107": {"severity": None, "indicators": []}})},
        ("COM107", "neither severity nor indicator"),
    ),
    "sentence of a requirement for a rule": (
        {"overlay.json": own(change={"HRS001": {"gap": words("x")}})},
        ("HRS001", "/change/HRS001/gap"),
    ),
    "rule without severity": (
        {"overlay.json": own(change={"HRS001": {"severity": None}})},
        ("HRS001", "/change/HRS001/severity"),
    ),
    "unknown kind": (
        {"overlay.json": own(change={"COM107": {"kinds": ["certifcate"]}})},
        ("COM107", '"certifcate"', "perhaps certificate?"),
    ),
    "code that a requirement has": ({LINK: link_asked(requirement("COM107"))}, (LINK, "COM107", "taken")),
    "code that a rule has": ({LINK: link_asked(requirement("HRS001"))}, (LINK, "HRS001", "taken")),
    "requirement without a text": (
        {LINK: link_asked(requirement(remedy=None))},
        (LINK, "CAB101", "x-requirement", '"remedy" is missing'),
    ),
    "requirement in one language": (
        {LINK: link_asked(requirement(gap={"fr": "manque"}))},
        ("CAB101", "x-requirement/gap", '"en" is missing'),
    ),
    "schema without a name": ({LINK: {"properties": {}}}, (LINK, "$id")),
    "schema of a shipped name": (
        {LINK: {**link_asked(requirement()), "$id": "https://auditready.example/schemas/modalities/common.schema.json"}},
        (LINK, "$id"),
    ),
    "schema of no modality": (
        {"modalities/sinchronous.schema.json": link_asked(requirement())},
        ("sinchronous.schema.json", "perhaps synchronous.schema.json?"),
    ),
    "no schema": ({LINK: link_asked(requirement(), type="arry")}, (LINK, "CAB101", '"arry"')),
    "reference to nothing": (
        {LINK: link_asked(requirement(), **{"$ref": "#/$defs/none"})},
        (LINK, "CAB101", "$ref", "leads nowhere"),
    ),
    "pattern of one engine": ({LINK: link_asked(requirement(), pattern="^\\d+$")}, (LINK, "pattern", "[0-9]")),
    "pattern that is none": ({LINK: link_asked(requirement(), pattern="(")}, (LINK, "pattern", "is no pattern")),
    "keyword that nobody reads": (
        {LINK: link_asked(requirement(), **{"x-requirment": {}})},
        (LINK, '"x-requirment"', "perhaps x-requirement?"),
    ),
    "no JSON": ({"overlay.json": '{"title": '}, ("overlay.json", "line 1, column 11")),
    "key that stands twice": ({"overlay.json": '{"title": 1, "title": 2}'}, ("overlay.json", "title", "twice")),
    "no object": ({"overlay.json": "[]"}, ("overlay.json", "an object")),
    "empty folder": ({"notes.txt": "rien"}, ("holds neither overlay.json",)),
}  # fmt: skip


@pytest.mark.parametrize(("files", "parts"), REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, files: dict[str, Json], parts: tuple[str, ...]) -> None:
    said = refused(write(tmp_path / "cabinet", files))
    assert [part for part in ("cabinet", *parts) if part not in said.en] == []
    assert said.fr != said.en


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    assert "is no folder of schemas" in refused(OverlayFolder(tmp_path / "none", "none")).en


# --- once a process --------------------------------------------------------------------------------------------


def test_an_overlay_is_read_once_a_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "cabinet", {"overlay.json": own(change={"HRS001": {"severity": "advice"}})}).path
    read: list[OverlayFolder] = []
    monkeypatch.setattr(check, "read_files", lambda each: read.append(each) or read_files(each))
    plan = Plan(as_of=date(2026, 11, 22), audit_date=date(2026, 11, 22), schemas=(str(folder),))
    runtimes = [runtime_of(plan) for _ in range(3)]
    assert [each.path for each in read] == [folder]
    assert {each.plugins.rules["HRS001"].criterion.severity for each in runtimes} == {"advice"}


def test_a_rule_stays_as_it_is_for_other_runs(tmp_path: Path) -> None:
    folder = write(tmp_path / "cabinet", {"overlay.json": own(change={"HRS001": {"severity": "advice"}})}).path
    changed, plain = (load_runtime((), None, schemas).plugins.rules for schemas in ((str(folder),), ()))
    assert (changed["HRS001"].criterion.severity, plain["HRS001"].criterion.severity) == ("advice", "funding")
