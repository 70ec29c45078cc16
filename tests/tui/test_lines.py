"""The list widget: draws what is seen and nothing else."""

from __future__ import annotations

from typing import Any

from rich.cells import cell_len
from tests.tui.conftest import screen_text
from textual.app import App, ComposeResult

from auditready.tui.widgets.lines import Column, Lines, fit


class ListApp(App[None]):
    """A list of numbers that counts how many of them are drawn."""

    def __init__(self, items: list[str]) -> None:
        super().__init__()
        self.items = items
        self.drawn: list[str] = []
        self.opened: list[str] = []

    def compose(self) -> ComposeResult:
        yield Lines[str](id="lines")

    def on_mount(self) -> None:
        def cell(item: str) -> str:
            self.drawn.append(item)
            return item

        self.lines.set_columns(
            [Column("Name", cell), Column("Length", lambda item: str(len(item)), width=6, right=True)]
        )
        self.lines.set_items(self.items, key=lambda item: item)
        self.lines.focus()

    @property
    def lines(self) -> Lines[Any]:
        return self.query_one("#lines", Lines)

    def on_lines_opened(self, event: Lines.Opened) -> None:
        self.opened.append(event.item)


NUMBERS = [f"élève {number}" for number in range(100_000)]


async def test_of_100_000_rows_only_those_seen_are_drawn() -> None:
    app = ListApp(NUMBERS)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert set(app.drawn) == set(NUMBERS[:19])
        app.drawn.clear()
        await pilot.press("end")
        await pilot.pause()
        assert set(app.drawn) <= {*NUMBERS[:19], *NUMBERS[-19:]}
        assert "élève 99999" in screen_text(app)  # type: ignore[arg-type]


async def test_the_filter_takes_all_words_without_accents_and_keeps_the_cursor() -> None:
    app = ListApp(NUMBERS)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("end")
        app.lines.filter("ELEVE 9999")
        await pilot.pause()
        assert app.lines.count == (sum("9999" in name for name in NUMBERS), 100_000)
        assert app.lines.current == "élève 99999"
        app.lines.filter("nobody")
        await pilot.pause()
        assert app.lines.current is None
        app.lines.filter("")
        await pilot.pause()
        assert app.lines.count == (100_000, 100_000)


async def test_keys_move_the_cursor() -> None:
    app = ListApp(NUMBERS)
    async with app.run_test(size=(60, 20)) as pilot:
        seen = []
        for key in ("j", "down", "k", "pagedown", "G", "k", "g"):
            await pilot.press(key)
            seen.append(app.lines.current)
        wanted = [1, 2, 1, 19, 99_999, 99_998, 0]
        assert seen == [NUMBERS[number] for number in wanted]


async def test_a_click_moves_and_a_double_click_opens() -> None:
    app = ListApp(NUMBERS)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.click("#lines", offset=(5, 4))
        assert (app.lines.current, app.opened) == ("élève 3", [])
        await pilot.click("#lines", offset=(5, 6), times=2)
        await pilot.pause()
        assert app.opened == ["élève 5"]


async def test_columns_stand_in_line_whatever_the_width_of_characters() -> None:
    app = ListApp(["abc", "日本語の名前", "e\u0301te\u0301"])
    async with app.run_test(size=(40, 6)) as pilot:
        await pilot.pause()
        lines = screen_text(app).splitlines()[:4]  # type: ignore[arg-type]
        assert len({cell_len(line) for line in lines}) == 1


def test_fit_cuts_with_an_ellipsis_and_fills_up() -> None:
    assert fit("abcdef", 4) == "abc…"
    assert fit("abcdef", 4, keep_end=True) == "…def"
    assert fit("ab", 4) == "ab  "
    assert fit("ab", 4, right=True) == "  ab"
    assert cell_len(fit("日本語", 4)) == 4
