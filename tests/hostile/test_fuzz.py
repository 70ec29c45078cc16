"""Damaged files of every kind: all readers raise ``UnreadableEvidence`` or ``LimitExceeded`` and nothing else.

``fuzz.py`` beside this file does the same for as long as one likes.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from tests.hostile.damage import damage
from tests.hostile.fixtures import cut, fixtures, flip, noise
from tests.hostile.reading import iter_defects
from tests.hostile.seeds import seeds

from auditready.files import Limits
from auditready.plugins import load_plugins

LIMITS = Limits(seconds=20)


def defects(cases: dict[str, bytes]) -> list[tuple[str, str]]:
    return list(iter_defects(cases, LIMITS))


def test_sound_files_are_sound() -> None:
    assert defects(seeds()) == []


def test_files_cut_anywhere() -> None:
    cuts = (0.001, 0.02, 0.3, 0.5, 0.9, 0.97, 0.999)
    assert (
        defects({f"{name} {cut}": data[: int(len(data) * cut)] for name, data in seeds().items() for cut in cuts}) == []
    )


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(min_value=0, max_value=2**32))
def test_damaged_files(number: int) -> None:
    chance = random.Random(number)
    assert defects({name: damage(data, chance) for name, data in seeds().items()}) == []


@pytest.mark.parametrize("how", [cut, flip])
def test_every_fixture_of_every_reader_damaged_at_any_byte(how: Callable[[bytes, random.Random], bytes]) -> None:
    chance = random.Random(how.__name__)
    cases = {f"{name} {number}": how(data, chance) for name, data in fixtures().items() for number in range(8)}
    assert defects(cases) == []


def test_a_clock_that_jumps_by_years() -> None:
    """A stay may then last for ever: it is no fault of the reader that counts its minutes."""
    cases = {
        f"{name} {match.start()}": data[: match.start() + 2] + digit + data[match.start() + 3 :]
        for name, data in fixtures().items()
        if name.startswith(("adobe_connect", "bigbluebutton", "google_meet", "jitsi", "teams", "webex", "zoom"))
        for match in re.finditer(rb"\b(?:20\d\d[-/]|1[67]\d{11}\b)", data)
        for digit in (b"0", b"9")
    }
    assert len(cases) > 50
    assert defects(cases) == []


def test_bytes_by_lot() -> None:
    chance = random.Random(1)
    assert defects({f"noise {number}": noise(chance) for number in range(300)}) == []


def test_every_reader_is_fuzzed() -> None:
    fuzzed = {name.partition(":")[0] for name in fixtures()}
    assert set(load_plugins().readers) - fuzzed == set()


@pytest.mark.parametrize("name", ["zoom", "log", "sheet.csv"])
def test_every_encoding(name: str) -> None:
    data = seeds()[name]
    text = data.decode("cp1252" if name == "sheet.csv" else "utf-8-sig")
    codecs = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp037", "shift_jis")
    assert defects({codec: text.encode(codec, "replace") for codec in codecs}) == []
