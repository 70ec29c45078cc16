"""Each file is claimed by its own reader whatever its name, and files of other trades by none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from benchmarks.confusion import Claim, Shown, claims, faults, iter_claimed, iter_evidence, show, table
from tests.hostile.seeds import seeds
from tests.unrelated import unrelated

from auditready import EvidenceFile, Recognition, Words
from auditready.hookspecs import Reader
from auditready.plugins import load_plugins

UNCLAIMED = {"factory/scan", "factory/organisation.watch", "factory/archive", "factory/attachments"}
"""Of what the factory writes: a picture without text, a sheet that the folder's indicator alone explains, and what is
read member by member."""


@pytest.fixture(scope="module")
def readers() -> Sequence[Reader]:
    return tuple(load_plugins().readers.values())


@pytest.fixture(scope="module")
def evidence(readers: Sequence[Reader], tmp_path_factory: pytest.TempPathFactory) -> list[Shown]:
    folder = tmp_path_factory.mktemp("evidence")
    return [show(path, where, readers) for where, path in iter_evidence(folder)]


def test_no_file_is_recognised_by_its_name_claimed_twice_or_taken_by_another_system(
    evidence: list[Shown], readers: Sequence[Reader]
) -> None:
    systems = {reader.name.partition(".")[0] for reader in readers}
    assert [fault for shown in evidence for fault in faults(shown, systems)] == []


def test_no_claim_is_surer_than_its_reader_says_it_can_be(evidence: list[Shown], readers: Sequence[Reader]) -> None:
    at_most = {reader.name: getattr(reader, "at_most", 1) for reader in readers}
    claimed = {(claim, shown.where) for shown in evidence for claim in shown.own}
    assert [(claim, where) for claim, where in claimed if claim.confidence > at_most[claim.reader]] == []


def test_what_the_factory_writes_is_claimed(evidence: list[Shown]) -> None:
    unclaimed = {shown.where for shown in evidence if shown.where.startswith("factory/") and shown.winner is None}
    assert unclaimed <= UNCLAIMED


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_files_of_other_trades_are_claimed_by_none(seed: int, readers: Sequence[Reader], tmp_path: Path) -> None:
    assert list(iter_claimed(unrelated(seed), tmp_path, readers)) == []


def test_the_corpus_is_large_varied_and_the_same_each_time() -> None:
    files = unrelated(1)
    assert len(set(files.values())) == len(files) > 100
    assert unrelated(1) == files
    assert len(set(files.values()) & set(unrelated(2).values())) < 10


class Greedy:
    """A reader that claims what it should not."""

    name = "greedy.all"
    system = "Greedy"
    kinds = frozenset({"attendance"})

    def __init__(self, confidence: float) -> None:
        self._confidence = confidence

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        if file.name.endswith(".pdf"):
            return None
        return Recognition(confidence=self._confidence, why=Words("tout", "all"))


def test_a_greedy_reader_is_found_out(tmp_path: Path, readers: Sequence[Reader]) -> None:
    path = tmp_path / "participants.csv"
    path.write_bytes(seeds()["zoom"])
    (sure, *_) = claims(EvidenceFile(path, "document"), readers)
    found = show(path, "tests/plugins/teams/participants.csv", [*readers, Greedy(sure.confidence)])
    told = " / ".join(faults(found, {"teams"}))
    assert "another name changes the claim" in told
    assert "are equally sure" in told
    assert list(iter_claimed({"note": b"hello"}, tmp_path, [Greedy(0.9)])) == ["note: claimed by greedy.all (0.9)"]


def test_a_file_of_another_system_is_a_fault() -> None:
    shown = Shown("samples/teams/a.csv", (Claim(0.9, "zoom.chat"),), ())
    assert list(faults(shown, {"teams", "zoom"})) == ["samples/teams/a.csv: read by zoom.chat"]
    assert list(faults(shown, {"zoom"})) == []


def test_the_table_names_the_others() -> None:
    shown = Shown("a", (Claim(0.9, "x.a"), Claim(0.5, "y.b")), ())
    assert table([shown]).splitlines()[1].split() == ["x.a", "1", "y.b", "1"]
