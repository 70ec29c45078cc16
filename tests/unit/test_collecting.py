"""The cycle collector is away for a dossier's assembly, and back afterwards whatever happens."""

from __future__ import annotations

import gc

import pytest

from auditready.audit.collecting import without_collecting


def test_nothing_is_collected_inside() -> None:
    with without_collecting():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_failure_brings_the_collector_back() -> None:
    with pytest.raises(ValueError, match="judged"), without_collecting():
        raise ValueError("judged")
    assert gc.isenabled()


def test_a_collector_that_was_away_stays_away() -> None:
    gc.disable()
    try:
        with without_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
