"""A long text is streamed with its lines bounded and without stray NUL bytes, whatever blocks it comes in."""

from __future__ import annotations

from io import BufferedReader, BytesIO, StringIO, TextIOWrapper

import pytest

from auditready.errors import LimitExceeded
from auditready.files.plain_lines import PlainLines, iter_lines


def lines(data: bytes, longest: int = 100, encoding: str = "utf-8") -> list[str]:
    return list(TextIOWrapper(PlainLines(BufferedReader(BytesIO(data)), longest), encoding, newline=None))


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_lines_of_any_end_come_as_they_are(end: bytes) -> None:
    assert lines(end.join([b"a;b", "é;œ".encode(), b"c"])) == ["a;b\n", "é;œ\n", "c"]


def test_stray_nuls_are_dropped_and_end_nothing() -> None:
    assert lines(b"a\x00b\n" + bytes(50_000) + b"c\n") == ["ab\n", "c\n"]
    assert lines(bytes(50_000)) == []


@pytest.mark.parametrize("end", [b"\n", b"\r"])
def test_a_long_text_of_short_lines_passes(end: bytes) -> None:
    assert len(lines((b"x" * 99 + end) * 5_000)) == 5_000


@pytest.mark.parametrize("before", [0, 1, 100, 8_000])
@pytest.mark.parametrize("end", [b"\n", b"\r", b""])
def test_a_line_over_the_bound_is_a_limit_wherever_it_stands(before: int, end: bytes) -> None:
    with pytest.raises(LimitExceeded, match="a line of over 9000 characters"):
        lines((b"x" * 79 + b"\n") * before + b"y" * 9_001 + end, longest=9_000)


def test_a_line_in_many_blocks_is_given_up_before_it_is_read_whole() -> None:
    source = BytesIO(b"y" * 10_000_000)
    stream = TextIOWrapper(PlainLines(BufferedReader(source), 50_000), "utf-8")
    with pytest.raises(LimitExceeded):
        stream.readline()
    assert source.tell() < 200_000


def test_other_texts_are_bounded_line_by_line() -> None:
    assert list(iter_lines(StringIO("a\x00b\nc"), 4)) == ["ab\n", "c"]
    with pytest.raises(LimitExceeded, match="a line of over 3 characters"):
        list(iter_lines(StringIO("abcd"), 3))
