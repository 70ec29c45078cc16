"""The benchmarks measure what they say: the files are those promised, and the ratios are ratios. No clock here."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

import pytest
from benchmarks import data, dossiers, measure
from benchmarks.big_log import write_log
from benchmarks.floors import parse_all, stream_rows
from benchmarks.people import LARGEST, person


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dossiers")
    dossiers.write_dossiers(folder, 2, processes=1)
    return folder


def test_a_dossier_has_the_promised_files(two: Path) -> None:
    found = {folder.name: Counter(path.suffix for path in data.files_below(folder)) for folder in two.iterdir()}
    promised = Counter({".pdf": 8, ".csv": 2, ".xlsx": 1, ".txt": 1})
    assert {
        "2026-01 S0001 Management de proximité": promised,
        "2026-01 S0002 Comptabilité pour non-comptables": promised,
    } == found
    assert promised.total() == dossiers.FILES


def test_a_sheet_has_forty_different_signatures(two: Path) -> None:
    for sheet in two.rglob("*.xlsx"):
        with zipfile.ZipFile(sheet) as archive:
            pictures = [archive.read(name) for name in archive.namelist() if name.startswith("xl/media/")]
        assert (len(pictures), len(set(pictures))) == (40, 40)


def test_a_log_has_two_thousand_rows(two: Path) -> None:
    assert [dossiers.count_rows(log) for log in two.rglob("logs_*.csv")] == [2_000, 2_000]


def test_the_same_bytes_each_time(two: Path, tmp_path: Path) -> None:
    dossiers.write_dossiers(tmp_path, 2, processes=1)
    first, again = (
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in data.files_below(folder)}
        for folder in (two, tmp_path)
    )
    assert first == again


def test_the_floor_parses_every_file(two: Path) -> None:
    promised = {".csv": 4, ".pdf": 16, ".txt": 2, ".xlsx": 2}
    assert promised == parse_all(two)


def test_a_long_log_has_the_rows_asked_for(tmp_path: Path) -> None:
    write_log(tmp_path / "log.csv", 9_000)
    assert dossiers.count_rows(tmp_path / "log.csv") == 9_000
    assert stream_rows(tmp_path / "log.csv") == {"columns": 9}


def test_people_are_different() -> None:
    people = [person(number) for number in range(LARGEST)]
    assert len({each.name for each in people}) == len({each.email for each in people}) == LARGEST


def test_data_are_kept_until_their_parameters_change(tmp_path: Path) -> None:
    written: list[Path] = []
    for rows in (1, 1, 2):
        assert data.kept(tmp_path / "x", {"rows": rows}, written.append) == tmp_path / "x" / "files"
    assert len(written) == 2


def test_a_ratio_is_of_medians() -> None:
    sample, base = measure.Sample([9.0, 3.0, 4.0]), measure.Sample([1.0, 2.0, 30.0])
    assert measure.ratio(sample, base) == 2.0


@pytest.mark.parametrize(("most", "verdict"), [(2.0, "met"), (1.9, "NOT MET"), (None, "")])
def test_a_line_says_whether_its_target_is_met(most: float | None, verdict: str) -> None:
    line = measure.time_line("check", measure.Sample([4.0]), measure.Sample([2.0]), "F", most)
    assert line.verdict == verdict


def test_memory_is_that_of_the_largest_process() -> None:
    assert measure.Sample(bytes=[40_000_000, 70_000_000]).megabytes == 70


def test_each_round_runs_everything_once() -> None:
    order: list[str] = []

    def run(name: str) -> measure.Sample:
        order.append(name)
        return measure.Sample([1.0])

    took = measure.interleave({"a": lambda: run("a"), "b": lambda: run("b")}, 2)
    assert order == ["a", "b", "a", "b"]
    assert took["a"].seconds == [1.0, 1.0]
