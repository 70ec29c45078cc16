"""The interface with an overlay of the standard, on a real run: who added, changed and retired what."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.tui.conftest import NARROW, WIDE, until

from auditready.audit.check import Plan
from auditready.config import Config
from auditready.tui.app import AuditApp
from auditready.tui.scan import ProcessScan

SAMPLES = Path(__file__).parents[2] / "sample_dossiers"
STARTED = SAMPLES / "2026-11 Prendre la parole (dossier commencé)"
DAY = date(2026, 11, 22)
PLAN = Plan(as_of=DAY, audit_date=DAY, schemas=(str(SAMPLES / "_standard-cabinet"),))


def app() -> AuditApp:
    return AuditApp(STARTED, PLAN, lambda: ProcessScan(STARTED, PLAN, Config(), 1))


async def detail_of(pilot: Any, code: str) -> str:
    """Open the dossier, filter by a code and show its detail."""
    await until(pilot, "Fichiers : ")
    await pilot.press("enter")
    await until(pilot, "1 Écarts")
    await pilot.press("m", "slash", *code, "enter")
    await until(pilot, code)
    await pilot.press("enter")
    await until(pilot, f"{code}  ")
    await pilot.press("end")
    return await until(pilot, "Fondement")


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("PEY101", ("Ajouté par", "_standard-cabinet")),
        ("COM110", ("Modifié par", "Standard du cabinet Peyrac", "remède, source, titre")),
    ],
)
async def test_the_detail_says_who_brings_a_requirement_or_words_it(
    size: tuple[int, int], code: str, said: tuple[str, ...]
) -> None:
    running = app()
    async with running.run_test(size=size) as pilot:
        shown = " ".join((await detail_of(pilot, code)).split())
        assert [part for part in said if part not in shown] == []


async def test_the_detail_says_that_a_requirement_is_retired_and_why() -> None:
    running = app()
    async with running.run_test(size=WIDE) as pilot:
        shown = " ".join((await detail_of(pilot, "SYN104")).split())
        assert "Retiré du standard (Standard du cabinet Peyrac," in shown
        assert "Nos clients ferment le chat" in shown


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_board_names_the_overlay(size: tuple[int, int]) -> None:
    running = app()
    async with running.run_test(size=size) as pilot:
        await until(pilot, "Fichiers : ")
        await until(pilot, "+ Standard du cabinet Peyrac")
