"""Dossiers drawn by lot: nothing in a clean one, each planted error in its place, and nothing beside it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from .plants import all_plants
from .sessions import MODALITIES, ORGANISATION, draw
from .table import plant_often
from .trial import try_clean

# Few of each here; ``make recall`` plants each code twenty times and checks three hundred clean dossiers.
_CLEAN = 8
_TIMES = 2


@pytest.mark.parametrize("kind", [*MODALITIES, ORGANISATION])
@settings(max_examples=_CLEAN, suppress_health_check=[HealthCheck.too_slow])
@given(chance=st.randoms(use_true_random=False))
def test_a_clean_dossier_has_nothing_to_find(kind: str, chance: Random) -> None:
    assert try_clean(draw(chance, kind)).extra == ()


@pytest.mark.parametrize("code", all_plants())
def test_what_is_planted_is_found_and_nothing_else(code: str) -> None:
    row = plant_often(all_plants()[code], _TIMES)
    assert row.told == []
    assert row.planted == row.found == _TIMES
