"""A file that hangs costs that file only."""

from __future__ import annotations

import pytest

from auditready.audit.deadline import time_limit
from auditready.errors import LimitExceeded


def test_a_block_that_never_ends_is_given_up() -> None:
    def never_ends() -> None:
        with time_limit(0.05):
            while True:
                pass

    with pytest.raises(LimitExceeded):
        never_ends()


def test_a_block_in_time_is_left_alone() -> None:
    with time_limit(60):
        done = sum(range(10))
    assert done == 45
