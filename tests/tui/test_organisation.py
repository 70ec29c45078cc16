"""The provider's own folder in the interface: neither learners nor hours, and why it was taken for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.tui.conftest import NARROW, TWO, WIDE, dossier, outcome, run_of, screen_text, until, words

from auditready.tui.app import AuditApp

Open = Callable[..., AuditApp]
OWN = dossier(
    "Organisme", outcome("ORG231", "major"), kind="organisation", title=None, modality=None, modality_source=None,
    start=None, end=None, planned_minutes=None, learners=(), ledger=(), folder_source=words("its name says so"),
)  # fmt: skip


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_board_says_that_it_is_the_providers(size: tuple[int, int], open_app: Open) -> None:
    app = open_app(run_of(OWN, *TWO))
    async with app.run_test(size=size) as pilot:
        shown = await until(pilot, "Fichiers : ")
        (row,) = [line for line in shown.splitlines() if "Organisme" in line]
        assert "organisme" in row
        assert "présentiel" not in row


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_it_has_two_tabs_and_their_numbers(size: tuple[int, int], open_app: Open) -> None:
    app = open_app(run_of(OWN))
    async with app.run_test(size=size) as pilot:
        await until(pilot, "Fichiers : ")
        await pilot.press("enter")
        shown = await until(pilot, "1 Écarts 1")
        assert "its name says so (fr)" in shown
        assert "Apprenants" not in shown
        assert "Heures" not in shown
        await pilot.press("2")
        await until(pilot, "DURAND.pdf")
        await pilot.press("4")
        assert "DURAND.pdf" in screen_text(app)
        await pilot.press("l")
        await until(pilot, "1 Gaps 1")
