"""The sample dossiers are what their generator writes today, byte for byte."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from sample_dossiers.generate import HERE, SAMPLES, write_samples
from tests.factory.frozen import deflates_as_committed


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    write_samples(folder)
    return folder


def test_writing_twice_gives_the_same_bytes(written: Path) -> None:
    before = tree(written)
    write_samples(written)
    assert tree(written) == before


@pytest.mark.skipif(not deflates_as_committed(), reason="this build of zlib packs the same files into other bytes")
def test_committed_files_are_those_of_the_generator(written: Path) -> None:
    for folder in sorted(path for path in written.iterdir()):
        assert tree(folder) == tree(HERE / folder.name)


def test_expected_names_sorted_known_states() -> None:
    for sample in SAMPLES:
        name, _, _ = sample()
        expected = json.loads((HERE / name / "expected.json").read_text(encoding="utf-8"))
        findings = expected["findings"]
        assert {one["state"] for one in findings} <= {"gap", "contradiction", "to_judge"}
        assert [one["code"] for one in findings] == sorted(one["code"] for one in findings)


def test_samples_stay_small() -> None:
    assert sum(path.stat().st_size for path in HERE.rglob("*") if path.is_file()) < 4_000_000
