"""Files packed with gzip, and JSON that is streamed: bounded, in constant memory, the same as the whole."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from auditready import UnreadableEvidence
from auditready.errors import LimitExceeded
from auditready.files import EvidenceFile, Limits

ROWS = [{"id": number, "name": "Léa « [{,}] »", "inner": {"list": [1, [2]]}} for number in range(1, 60)]
FORMS = {
    "lines": "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS) + "\n",
    "lines with comments": "# export\n\n" + "\n\n# more\n".join(json.dumps(row) for row in ROWS),
    "array in one line": json.dumps(ROWS),
    "array in lines": "[\n" + ",\n".join(json.dumps(row) for row in ROWS) + "\n]\n",
    "array in many lines": json.dumps(ROWS, indent=2),
    "named array": json.dumps({"more": "", "rows": ROWS, "after": [1]}),
    "named array in many lines": json.dumps({"rows": ROWS, "more": ""}, indent=1),
    "array of one element's": json.dumps([{"type": "table", "rows": ROWS}]),
    "array of one element's, in lines": '[{"rows": [\n' + ",\n".join(json.dumps(row) for row in ROWS) + "\n]\n}\n]",
    "end to end": "".join(json.dumps(row) for row in ROWS),
}


def evidence(path: Path, data: bytes, **limits: int) -> EvidenceFile:
    path.write_bytes(data)
    return EvidenceFile(path, path.name, limits=Limits(**limits))


@pytest.mark.parametrize("form", FORMS)
def test_streamed_json_is_the_whole_of_it(tmp_path, form):
    file = evidence(tmp_path / "x", FORMS[form].encode())
    assert [row for _, row in file.iter_json("rows")] == ROWS
    assert file.peek_json("rows") == ROWS[:20]


@pytest.mark.parametrize("form", ["lines", "array in lines", "array in many lines"])
def test_streamed_json_says_the_line(tmp_path, form):
    file = evidence(tmp_path / "x", FORMS[form].encode())
    lines = FORMS[form].splitlines()
    for number, row in file.iter_json():
        assert lines[number - 1].lstrip().startswith("{")
        assert str(row["id"]) in "".join(lines[number - 1 : number + 2])


def test_one_document_over_many_lines_is_one(tmp_path):
    file = evidence(tmp_path / "x", json.dumps(ROWS[0], indent=2).encode("utf-16"))
    assert list(file.iter_json("rows")) == [(1, ROWS[0])]


def test_json_that_breaks_names_the_line(tmp_path):
    file = evidence(tmp_path / "x", b'{"a": 1}\n{"a": 2}\n{"a": ')
    with pytest.raises(UnreadableEvidence, match="line 3"):
        list(file.iter_json())
    assert file.peek_json() == [{"a": 1}, {"a": 2}]


def test_a_document_without_end_is_a_limit(tmp_path):
    file = evidence(tmp_path / "x", b'[{"a": "' + b"x" * 3_000_000, line_characters=1_000_000)
    with pytest.raises(LimitExceeded):
        list(file.iter_json())


def test_a_text_is_found_across_chunks(tmp_path):
    file = evidence(tmp_path / "x", b"x" * ((1 << 20) - 3) + b"voided" + b"x" * 100)
    assert (file.holds("voided"), file.holds("terminated")) == (True, False)


@pytest.mark.parametrize("size", [40, 200_000])
def test_what_is_packed_is_read_in_its_place(tmp_path, size):
    rows = "Date;Nom\n" + "02/03/2026;Léa\n" * size
    packed = evidence(tmp_path / "export.csv.gz", gzip.compress(rows.encode()))
    inside = packed.content
    assert (packed.format, inside.format, inside.name) == ("gzip", "delimited", "export.csv.gz")
    assert sum(1 for _ in inside.iter_rows()) == size + 1
    assert inside.content is inside
    assert packed.content is inside


def test_what_is_not_packed_is_itself(tmp_path):
    file = evidence(tmp_path / "x.csv", b"a;b\n1;2\n")
    assert file.content is file


@pytest.mark.parametrize(
    "data",
    [gzip.compress(b"x" * 9000, mtime=0)[:-9], gzip.compress(b"x" * 9000, mtime=0)[:20] + b"zzz", b"\x1f\x8b"],
    ids=["cut short", "changed", "begun"],
)
def test_damaged_packing_is_unreadable(tmp_path, data):
    with pytest.raises(UnreadableEvidence):
        evidence(tmp_path / "x.gz", data).content  # noqa: B018 - it raises


def test_what_expands_too_far_is_a_limit(tmp_path):
    bomb = gzip.compress(bytes(64 << 20))
    for limits in ({"expanded_bytes": 1 << 20}, {"ratio": 100}):
        with pytest.raises(LimitExceeded):
            evidence(tmp_path / "x.gz", bomb, **limits).content  # noqa: B018 - it raises
