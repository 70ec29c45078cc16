"""A lazy pattern behaves as the compiled one, and is compiled on first use only."""

from __future__ import annotations

import re

import pytest

from auditready import LazyPattern

TEXT = "le 02/03/2026 et le 03/03/2026"


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("search", (TEXT,)),
        ("search", (TEXT, 5, 20)),
        ("match", (TEXT, 3)),
        ("fullmatch", ("02/03/2026",)),
        ("findall", (TEXT,)),
        ("split", (TEXT,)),
        ("sub", ("-", TEXT)),
    ],
)
def test_each_method_gives_what_the_compiled_pattern_gives(method: str, arguments: tuple[object, ...]) -> None:
    lazy, compiled = LazyPattern(r"(\d\d)/(\d\d)/\d{4}"), re.compile(r"(\d\d)/(\d\d)/\d{4}")
    found, expected = getattr(lazy, method)(*arguments), getattr(compiled, method)(*arguments)
    assert getattr(found, "span", lambda: found)() == getattr(expected, "span", lambda: expected)()
    assert [each.span() for each in lazy.finditer(TEXT)] == [each.span() for each in compiled.finditer(TEXT)]


def test_nothing_is_compiled_before_it_is_used() -> None:
    broken = LazyPattern("(")
    with pytest.raises(re.error):
        broken.search("x")
