"""From rules, text and pictures on a page to rows and columns."""

from __future__ import annotations

from hypothesis import given, strategies as st

from auditready.files.page_cells import lay_out
from auditready.files.page_rules import Box, find_cells
from auditready.files.pdf_layout import Piece


def across(y: float, left: float, right: float) -> Box:
    return Box(left, y, right, y)


def down(x: float, bottom: float, top: float) -> Box:
    return Box(x, bottom, x, top)


def piece(text: str, left: float, middle: float, width: float = 20) -> Piece:
    return Piece(text, left, middle - 5, left + width, middle + 5)


GRID = [*(across(y, 0, 200) for y in (100, 150, 200)), *(down(x, 100, 200) for x in (0, 100, 200))]


def test_four_cells() -> None:
    pieces = [piece("a", 10, 175), piece("b", 110, 175), piece("c", 10, 125), piece("d", 110, 125)]
    layout = lay_out(pieces, [Box(150, 110, 170, 120)], find_cells(GRID))
    assert layout.rows == [["a", "b"], ["c", "d"]]
    assert (layout.merged, layout.places) == ([], [(2, 2)])


def test_a_missing_wall_makes_one_cell_of_two() -> None:
    rules = [*(across(y, 0, 200) for y in (100, 150, 200)), down(0, 100, 200), down(200, 100, 200), down(100, 100, 150)]
    layout = lay_out([piece("day", 90, 175), piece("am", 10, 125), piece("pm", 110, 125)], [], find_cells(rules))
    assert (layout.rows, layout.merged) == ([["day", None], ["am", "pm"]], [(1, 1, 1, 2)])


def test_what_is_not_closed_is_no_cell() -> None:
    assert find_cells([across(100, 0, 200), across(200, 0, 200), down(0, 100, 200)]).cells == []


def test_borders_drawn_twice_are_one() -> None:
    twice = [Box(each.left + 0.8, each.bottom + 0.8, each.right + 0.8, each.top + 0.8) for each in GRID]
    assert len(find_cells([*GRID, *twice]).cells) == 4


def test_lines_above_and_below_the_table_are_rows_of_their_own() -> None:
    layout = lay_out([piece("title", 10, 300), piece("a", 10, 175), piece("end", 10, 50)], [], find_cells(GRID))
    assert [[text for text in row if text] for row in layout.rows] == [["title"], ["a"], [], ["end"]]


def test_names_beside_the_ruled_cells_and_heads_above_them_are_in_columns() -> None:
    pieces = [piece("2 mars", 60, 240, 80), piece("Nom", -180, 220), piece("Société", -80, 220)]
    pieces += [piece("Matin", 40, 220), piece("Après-midi", 130, 220, 40)]
    pieces += [piece("Ada", -180, 175), piece("X SAS", -80, 175), piece("Bo", -180, 130), piece("Roux", -180, 118)]
    pieces += [piece("Dates", -180, 240)]
    layout = lay_out(pieces, [], find_cells(GRID))
    assert layout.rows == [
        ["Dates", None, "2 mars", None],
        ["Nom", "Société", "Matin", "Après-midi"],
        ["Ada", "X SAS", None, None],
        ["Bo\nRoux", None, None, None],
    ]
    assert layout.merged == [(1, 3, 1, 4)]


def test_a_date_at_the_right_of_its_cells_is_over_all_of_them() -> None:
    layout = lay_out([piece("2 mars", 130, 220, 68), piece("a", 10, 175)], [], find_cells(GRID))
    assert layout.merged == []  # alone on its line, it is text above the table
    layout = lay_out(
        [piece("Nom", -90, 220), piece("2 mars", 130, 220, 68), piece("Ada", -90, 175)], [], find_cells(GRID)
    )
    assert layout.merged == [(1, 2, 1, 3)]


def test_text_that_reaches_over_a_wall_is_parted_at_the_words() -> None:
    wide = Piece("Ada Roux", 60, 170, 140, 180)
    layout = lay_out([wide], [], find_cells(GRID))
    assert layout.rows[0] == ["Ada", "Roux"]


def test_without_rules_a_date_over_two_half_days_is_over_both_columns() -> None:
    pieces = [piece("Nom", 0, 200), piece("2 mars", 120, 200, 100), piece("3 mars", 320, 200, 100)]
    pieces += [piece(text, left, 180) for text, left in (("M", 110), ("AM", 210), ("M", 310), ("AM", 410))]
    layout = lay_out(pieces, [], find_cells([]))
    assert layout.merged == [(1, 2, 1, 3), (1, 4, 1, 5)]


def test_a_drawing_of_thousands_of_rules_is_no_table() -> None:
    assert find_cells([down(x, 0, 100) for x in range(0, 30_000, 3)] + [across(0, 0, 1), across(50, 0, 90)]).cells == []


_NUMBERS = st.floats(0, 600, allow_nan=False)
_BOXES = st.builds(
    lambda x, y, wide, high: Box(x, y, x + wide, y + high),
    _NUMBERS, _NUMBERS, st.sampled_from([0.0, 1.0, 50.0, 300.0]), st.sampled_from([0.0, 1.0, 50.0, 300.0]),
)  # fmt: skip
_PIECES = st.builds(lambda box: Piece("a b", box.left, box.bottom, box.right + 1, box.top + 1), _BOXES)


@given(st.lists(_BOXES, max_size=40), st.lists(_PIECES, max_size=20), st.lists(_BOXES, max_size=5))
def test_no_text_is_lost_wherever_it_stands(rules: list[Box], pieces: list[Piece], pictures: list[Box]) -> None:
    layout = lay_out(pieces, pictures, find_cells(rules))
    words = [word for row in layout.rows for text in row if text for word in text.split()]
    assert sorted(words) == sorted(["a", "b"] * len(pieces))
    assert all(0 <= row <= len(layout.rows) for row, _ in layout.places)
