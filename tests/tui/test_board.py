"""The board: rows that fill in, totals, filter, language, help, and what is shown when something is wrong."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from tests.tui.conftest import NARROW, TWO, WIDE, dossier, file, outcome, report_of, run_of, screen_text, started, until

from auditready.audit.events import Checked, Compared, Finished, Reading
from auditready.model import Problem, Words
from auditready.tui.app import AuditApp
from auditready.tui.wire import Broken, Refused

Open = Callable[..., AuditApp]
WORD, EXCEL = TWO


def rows(shown: str) -> list[str]:
    """Return the names of the dossiers, top down."""
    return [
        name
        for line in shown.splitlines()
        for name in (WORD.path, EXCEL.path)
        if line[1:2] in set("○◐●▲") and name in line
    ]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_rows_fill_in_and_then_the_worst_comes_first(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app([started(WORD, EXCEL)])
    async with app.run_test(size=size) as pilot:
        shown = await until(pilot, "dossiers vérifiés : 0 sur 2")
        assert rows(shown) == [WORD.path, EXCEL.path]
        fed = app.feds[-1]
        fed.feed(Reading(EXCEL.id, f"{EXCEL.path}/Certificats/DURAND.pdf"))
        await until(pilot, "2026-03 Excel/Cert")
        fed.feed(Checked(EXCEL, 1, 2))
        shown = await until(pilot, "dossiers vérifiés : 1 sur 2")
        assert rows(shown) == [WORD.path, EXCEL.path]
        fed.feed(Checked(WORD, 2, 2))
        fed.feed(Finished(report_of()))
        shown = await until(pilot, "Fichiers : 4")
        assert rows(shown) == [EXCEL.path, WORD.path]
        assert "non reconnus : 2" in shown


async def test_totals_causes_and_days_to_the_audit_stand_above(open_app: Open) -> None:
    app = open_app(run_of(*TWO))
    async with app.run_test(size=WIDE) as pilot:
        shown = await until(pilot, "Fichiers : ")
        assert "majeure 1" in shown
        assert "mineure 3" in shown
        assert "COM104 title COM104 (fr) · 2 dossiers" in shown
        assert "HRS001 title HRS001 (fr) · 1 dossier" in shown
        assert "audit dans 23 jours" in shown
        assert "présentiel ?" in shown


async def test_the_filter_works_as_one_types_and_escape_drops_it(open_app: Open) -> None:
    app = open_app(run_of(*TWO))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, "Fichiers : ")
        await pilot.press("slash", *"hrs001")
        await pilot.pause()
        assert rows(screen_text(app)) == [EXCEL.path]
        await pilot.press("escape")
        await pilot.pause()
        assert rows(screen_text(app)) == [EXCEL.path, WORD.path]


async def test_the_language_changes_live_on_every_screen(open_app: Open) -> None:
    app = open_app(run_of(*TWO))
    async with app.run_test(size=WIDE) as pilot:
        assert "Filtrer" in await until(pilot, "Fichiers : ")
        await pilot.press("enter", "l")
        shown = await until(pilot, "1 Gaps")
        assert "title HRS001 (en)" in shown
        await pilot.press("escape")
        shown = await until(pilot, "Files: 4")
        assert "Modality" in shown
        assert "Filter" in shown


async def test_help_names_every_key_of_the_screen_in_its_language(open_app: Open) -> None:
    app = open_app(run_of(*TWO))
    async with app.run_test(size=(100, 60)) as pilot:
        await until(pilot, "Fichiers : ")
        await pilot.press("f1")
        shown = await until(pilot, "Touches")
        for key, action in (("/", "Filtrer"), ("r", "Relire"), ("↵", "Ouvrir"), ("↓ j", "Descendre"), ("q", "Quitter")):
            assert any(line.split()[-1] == action and key in line for line in shown.splitlines() if line.split())
        assert "Scroll" not in shown
        await pilot.press("escape")
        await until(pilot, "Fichiers : ")


async def test_dark_and_light(open_app: Open) -> None:
    app = open_app(run_of(*TWO))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, "Fichiers : ")
        assert app.current_theme.dark
        await pilot.press("d")
        assert not app.current_theme.dark


async def test_reading_again_starts_a_new_run_and_ends_the_old_one(open_app: Open) -> None:
    app = open_app(run_of(*TWO))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, "Fichiers : ")
        await pilot.press("r")
        await until(pilot, "Fichiers : ")
        first, second = app.feds
        assert (first.stopped, second.stopped) == (True, False)


async def test_quitting_ends_the_run_with_exit_code_0(open_app: Open) -> None:
    app = open_app([started(WORD)])
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, "dossiers vérifiés : 0 sur 1")
        await pilot.press("q")
    assert app.return_value == 0
    assert app.feds[-1].stopped


async def test_names_that_look_like_markup_or_drive_terminals_are_shown_as_text(open_app: Open) -> None:
    hostile = dossier(
        "[red]x[/red]\x1b[31m\u202e",
        outcome("COM104", "minor", message=Words("[bold]gras[/bold]\x07", "[bold]fat[/bold]\x07")),
        files=(file("[link=x]a.csv", "[red]x[/red]\x1b[31m\u202e"),),
    )
    app = open_app(run_of(hostile))
    async with app.run_test(size=WIDE) as pilot:
        shown = await until(pilot, "Fichiers : ")
        assert "[red]x[/red]\ufffd[31m\ufffd" in shown
        await pilot.press("enter")
        shown = await until(pilot, "[bold]gras[/bold]\ufffd")
        assert "\x1b" not in shown
        await pilot.press("4")
        await until(pilot, "[link=x]a.csv")


async def test_problems_have_a_line_and_a_screen(open_app: Open) -> None:
    problem = Problem(
        plugin="zoom",
        version="1.2",
        stage="read",
        file="2026-02 Word/x.csv",
        message=Words("Lecture ratée.", "Failed."),
    )
    app = open_app(run_of(*TWO, problems=(problem,)))
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, "Incomplet : une partie du travail n'a pas pu être faite (1)")
        await pilot.press("p")
        shown = await until(pilot, "Lecture ratée.")
        assert "2026-02 Word/x.csv" in shown
        assert "zoom 1.2" in shown


async def test_without_problems_there_is_no_key_for_them(open_app: Open) -> None:
    app = open_app(run_of(*TWO))
    async with app.run_test(size=WIDE) as pilot:
        shown = await until(pilot, "Fichiers : ")
        assert "Problèmes" not in shown
        assert "Incomplet" not in shown


async def test_an_empty_folder_has_a_screen_that_says_what_to_do(open_app: Open) -> None:
    refused = Refused(Words("« ici » ne contient aucun fichier à lire.", "Nothing here."), nothing=True)
    app = open_app([refused])
    async with app.run_test(size=NARROW) as pilot:
        shown = await until(pilot, "Rien à vérifier")
        assert "« ici » ne contient aucun fichier à lire." in shown
        assert "Déposez-y les preuves telles quelles" in shown


async def test_a_wrong_setting_has_a_screen(open_app: Open) -> None:
    app = open_app([Refused(Words("clé inconnue « x »", "unknown key"), nothing=False)])
    async with app.run_test(size=NARROW) as pilot:
        shown = await until(pilot, "La lecture ne peut pas commencer")
        assert "clé inconnue « x »" in shown


async def test_a_run_that_broke_off_shows_what_its_process_said(open_app: Open) -> None:
    app = open_app([started(WORD), Broken("Fatal error\nSegmentation fault")])
    async with app.run_test(size=NARROW) as pilot:
        shown = await until(pilot, "La lecture s'est interrompue")
        assert "Segmentation fault" in shown


async def test_nothing_recognised_has_a_screen_that_names_the_files(open_app: Open) -> None:
    unknown = msgspec.structs.replace(WORD, files=(file("a.bin", WORD.path, status="unrecognised"),))
    app = open_app(run_of(unknown))
    async with app.run_test(size=NARROW) as pilot:
        shown = await until(pilot, "Rien n'a été reconnu")
        assert "2026-02 Word/a.bin" in shown
        await pilot.press("escape")
        await until(pilot, "Fichiers : 1")


async def test_causes_explain_each_code(open_app: Open) -> None:
    app = open_app(run_of(*TWO))
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, "Fichiers : ")
        await pilot.press("e")
        shown = await until(pilot, "why COM104 (fr)")
        assert "question COM104 (fr)" in shown
        assert "RNQ, indicateur 11" in shown


async def test_the_palette_speaks_the_language_and_offers_the_keys(open_app: Open) -> None:
    app = open_app(run_of(*TWO))
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, "Fichiers : ")
        await pilot.press("ctrl+p")
        shown = await until(pilot, "Chercher une commande…")
        await pilot.press(*"relire")
        await until(pilot, "Touche r")
        assert "Theme" not in shown


async def test_what_the_other_dossiers_add_joins_the_board_and_the_open_dossier(open_app: Open) -> None:
    added = msgspec.structs.replace(
        WORD, outcomes=(*WORD.outcomes, outcome("IDN006", "funding", state="contradiction"))
    )
    app = open_app(run_of(*TWO)[:-1])
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, "dossiers vérifiés : 2 sur 2")
        await pilot.press("enter")
        await until(pilot, "1 Écarts 1")
        app.feds[-1].feed(Compared(added))
        shown = await until(pilot, "1 Écarts 2")
        assert "IDN006" in shown
        app.feds[-1].feed(Finished(report_of()))
        await pilot.press("escape")
        shown = await until(pilot, "Fichiers : 4")
        assert "financement 1" in shown
        assert [cause.code for cause in app.portfolio.causes] == ["COM104", "HRS001", "IDN006"]
        assert app.portfolio.causes[0].findings == 3
