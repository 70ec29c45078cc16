"""One dossier: gaps with their proofs, learners, hours, files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.tui.conftest import NARROW, QUOTED, TWO, WIDE, dossier, outcome, run_of, screen_text, until, words

from auditready.model import Ledger, Locator
from auditready.tui.app import AuditApp
from auditready.tui.opener import CannotOpen

Open = Callable[..., AuditApp]
EXCEL = TWO[1]


async def enter_excel(pilot: Any) -> str:
    await until(pilot, "Fichiers : ")
    await pilot.press("enter")
    return await until(pilot, "1 Écarts 3")


PROOF = (
    "HRS001  title HRS001 (fr)",
    "Noé Lefèvre",
    "message HRS001 (fr)",
    "Attendu : 14 hours (fr)",
    "Trouvé : 10 hours 30 (fr)",
    "↳ Certificats/DURAND.pdf, page 2, ligne 7",
    "« Durée : 14 h, soit deux jours de formation »",
    "gravité provisoire",
)
STANDARD = ("why HRS001 (fr)", "accept HRS001 (fr)", "remedy HRS001 (fr)", "question HRS001 (fr)")


async def test_wide_the_proof_stands_beside_the_list(open_app: Open) -> None:
    app = open_app(run_of(*TWO))
    async with app.run_test(size=WIDE) as pilot:
        shown = await enter_excel(pilot)
        for text in (*PROOF, *STANDARD):
            assert text in shown


async def test_narrow_the_proof_has_a_screen_of_its_own(open_app: Open) -> None:
    app = open_app(run_of(*TWO))
    async with app.run_test(size=NARROW) as pilot:
        assert QUOTED.quote not in await enter_excel(pilot)
        await pilot.press("enter")
        shown = await until(pilot, "Preuves")
        for text in PROOF:
            assert text in shown
        await pilot.press("end")
        await until(pilot, "question HRS001 (fr)")
        await pilot.press("escape")
        await until(pilot, "1 Écarts 3")


async def test_findings_of_one_code_unfold_and_fold(open_app: Open) -> None:
    app = open_app(run_of(*TWO))
    async with app.run_test(size=WIDE) as pilot:
        shown = await enter_excel(pilot)
        assert "▸ COM104" in shown
        await pilot.press("j", "space")
        shown = await until(pilot, "▾ COM104")
        assert "Camille Durand · message COM104 (fr)" in shown
        await pilot.press("j", "left")
        await until(pilot, "▸ COM104")


async def test_m_shows_what_is_demonstrable_as_well(open_app: Open) -> None:
    app = open_app(run_of(TWO[0]))
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, "Fichiers : ")
        await pilot.press("enter")
        assert "ALL001" not in await until(pilot, "1 Écarts 1")
        await pilot.press("m")
        shown = await until(pilot, "ALL001")
        assert "✓ démontrable" in shown


async def test_learners_show_their_findings_and_lead_to_them(open_app: Open) -> None:
    app = open_app(run_of(*TWO))
    async with app.run_test(size=WIDE) as pilot:
        await enter_excel(pilot)
        await pilot.press("2")
        shown = await until(pilot, "N. Lefevre")
        assert shown.index("Noé Lefèvre") < shown.index("Camille Durand")
        await pilot.press("j", "enter")
        await until(pilot, " Camille Durand\n")
        assert "▸ COM104" in screen_text(app)
        assert "HRS001" not in screen_text(app)


async def test_hours_that_differ_carry_a_sign(open_app: Open) -> None:
    app = open_app(run_of(*TWO))
    async with app.run_test(size=NARROW) as pilot:
        await enter_excel(pilot)
        await pilot.press("3")
        shown = await until(pilot, "≠ 10 h 30")
        line = next(line for line in shown.splitlines() if "Noé Lefèvre" in line)
        assert line.split() == ["Noé", "Lefèvre", "14", "h", "≠", "10", "h", "30", "–", "–", "14", "h"]
        assert "≠ diffère des heures prévues" in shown


async def test_a_wide_screen_shows_what_the_hours_are_made_of(open_app: Open) -> None:
    ledger = Ledger(
        learner="L1", planned=480, signed=420, connected=55, live=None, online=55, credited=60, certified=480,
        invoiced=540, planned_by_mode={"in_person": 420, "asynchronous": 60},
    )  # fmt: skip
    app = open_app(run_of(dossier("2026-03 Excel", outcome("COM104", "minor"), ledger=(ledger,))))
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, "Fichiers : ")
        await pilot.press("enter")
        await until(pilot, "1 Écarts 1")
        await pilot.press("3")
        shown = await until(pilot, "Facturées")
        line = next(line for line in shown.splitlines() if "présentiel 7 h" in line)
        assert "7 h · " in line
        assert "≠ 9 h" in line
        assert "≠ 55 min" in line


async def test_files_nobody_recognised_come_first_and_notes_are_shown(open_app: Open) -> None:
    app = open_app(run_of(*TWO))
    async with app.run_test(size=WIDE) as pilot:
        await enter_excel(pilot)
        await pilot.press("4")
        shown = await until(pilot, "? non reconnu")
        assert shown.index("divers/notes.bin") < shown.index("Certificats/DURAND.pdf")
        assert "Aucun lecteur ne connaît ce fichier" in shown
        await pilot.press("j")
        shown = await until(pilot, "two rows left out (fr)")
        assert "Pris pour : certificate.realisation" in shown


async def test_o_opens_the_file_of_the_proof(open_app: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[tuple[Path, str]] = []
    monkeypatch.setattr("auditready.tui.app.open_with_system", lambda root, name: opened.append((root, name)))
    app = open_app(run_of(*TWO))
    async with app.run_test(size=WIDE) as pilot:
        await enter_excel(pilot)
        await pilot.press("o")
        await pilot.pause()
    assert opened == [(tmp_path, QUOTED.file)]


async def test_o_asks_which_file_where_proofs_stand_in_several(
    open_app: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("auditready.tui.app.open_with_system", lambda _root, name: opened.append(name))
    places = (Locator(file="d/a.csv", row=2), Locator(file="d/b.xlsx", sheet="S", row=4, column="C"))
    app = open_app(run_of(dossier("d", outcome("COM104", "minor", locators=places))))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, "Fichiers : ")
        await pilot.press("enter")
        await until(pilot, "1 Écarts 1")
        await pilot.press("o")
        shown = await until(pilot, "Quel fichier ouvrir ?")
        assert "d/b.xlsx, feuille S, cellule C4" in shown
        await pilot.press("j", "enter")
        await until(pilot, "1 Écarts 1")
    assert opened == ["d/b.xlsx"]


async def test_a_file_that_cannot_be_opened_is_named(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_root: Path, _name: str) -> None:
        raise CannotOpen("Aucun programme : /x/[b]y.pdf", "No program: /x/[b]y.pdf")

    monkeypatch.setattr("auditready.tui.app.open_with_system", refuse)
    app = open_app(run_of(*TWO))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await enter_excel(pilot)
        await pilot.press("o")
        await until(pilot, "Aucun programme : /x/[b]y.pdf")


async def test_a_group_says_how_many_findings_it_leaves_out(open_app: Open) -> None:
    many = [outcome("COM104", "minor", learner="L1", message=words(f"number {n}")) for n in range(40)]
    app = open_app(run_of(dossier("d", *many)))
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, "Fichiers : ")
        await pilot.press("enter")
        shown = await until(pilot, "number 11 (fr)")
        assert "number 12 (fr)" not in shown
        assert "… et 28 de plus : → les déplie dans la liste." in shown


async def test_the_screen_follows_a_change_of_size(open_app: Open) -> None:
    app = open_app(run_of(*TWO))
    async with app.run_test(size=NARROW) as pilot:
        assert "why HRS001 (fr)" not in await enter_excel(pilot)
        await pilot.resize_terminal(*WIDE)
        await until(pilot, "why HRS001 (fr)")
