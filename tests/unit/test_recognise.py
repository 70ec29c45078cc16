"""Readers are asked of the files that they may claim, and of every file where they do not say which."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditready import EvidenceFile, Recognition, Words
from auditready.audit.recognise import recognise
from auditready.plugins import Plugins, load_plugins


class Any:
    """A reader that claims whatever it is asked of."""

    name = "any.file"
    system = "Any"
    kinds = frozenset({"resource"})
    confidence = 0.5

    def __init__(self) -> None:
        self.asked: list[str] = []

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        self.asked.append(file.name)
        return Recognition(confidence=self.confidence, why=Words("tout", "all"))

    def read(self, file: EvidenceFile, context: object) -> None:
        return None


class Papers(Any):
    name = "any.papers"
    formats = frozenset({"pdf", "docx"})
    confidence = 0.9


@pytest.fixture
def plugins() -> Plugins:
    return Plugins(readers={"any.file": Any(), "any.papers": Papers()})


def claimed(path: Path, plugins: Plugins) -> str | None:
    claim = recognise(EvidenceFile(path, path.name), plugins)
    return None if claim.reader is None else claim.reader.name


def test_a_reader_is_asked_of_its_formats_alone(plugins: Plugins, tmp_path: Path) -> None:
    (tmp_path / "table").write_text("a;b\n1;2\n", encoding="utf-8")
    (tmp_path / "paper").write_bytes(b"%PDF-1.4\n")
    assert claimed(tmp_path / "table", plugins) == "any.file"
    assert claimed(tmp_path / "paper", plugins) == "any.papers"
    assert {name: reader.asked for name, reader in plugins.readers.items()} == {
        "any.file": ["table", "paper"],
        "any.papers": ["paper"],
    }


def test_of_a_file_whose_format_cannot_be_told_those_without_formats_are_asked(
    plugins: Plugins, tmp_path: Path
) -> None:
    (tmp_path / "damaged").write_bytes(b"PK\x03\x04" + bytes(30))
    assert claimed(tmp_path / "damaged", plugins) == "any.file"


class Sure(Any):
    name = "any.sure"
    at_most = confidence = 0.8


class Doubtful(Any):
    name = "any.doubtful"
    at_most = 0.7


def test_who_cannot_be_surer_is_not_asked(tmp_path: Path) -> None:
    (tmp_path / "table").write_text("a;b\n1;2\n", encoding="utf-8")
    plugins = Plugins(readers={reader.name: reader for reader in (Doubtful(), Any(), Sure())})
    assert claimed(tmp_path / "table", plugins) == "any.sure"
    assert {name: reader.asked for name, reader in plugins.readers.items()} == {
        "any.file": ["table"],
        "any.sure": ["table"],
        "any.doubtful": [],
    }


@pytest.mark.parametrize("at_most", [0.5, 1.0])
def test_equal_claims_are_settled_by_name_whoever_is_asked_first(at_most: float, tmp_path: Path) -> None:
    (tmp_path / "table").write_text("a;b\n1;2\n", encoding="utf-8")
    readers = {name: Any() for name in ("any.a", "any.b", "any.c")}
    for name, reader in readers.items():
        reader.name = name
        reader.at_most = at_most if name == "any.b" else 0.9
    assert claimed(tmp_path / "table", Plugins(readers=readers)) == "any.a"


def test_a_format_that_there_is_not_is_told(tmp_path: Path) -> None:
    plugin = tmp_path / "own.py"
    plugin.write_text(
        "from auditready import hookimpl\n\n\nclass Own:\n    name = 'own.export'\n    system = 'Own'\n"
        "    kinds = frozenset({'presence'})\n    formats = frozenset({'csv'})\n\n"
        "    def recognise(self, file): ...\n    def read(self, file, context): ...\n\n\n"
        "@hookimpl\ndef register_readers(register):\n    register(Own())\n",
        encoding="utf-8",
    )
    (problem,) = load_plugins((str(plugin),)).problems
    assert "names unknown formats: csv" in problem.message.en
