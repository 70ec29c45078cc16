"""What tools write from the standard is what stands in the repository."""

from __future__ import annotations

from pathlib import Path

from tools import write_examples, write_settings_docs


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_page_of_settings_is_up_to_date() -> None:
    assert write_settings_docs.render() == text_of(write_settings_docs.TARGET)


def test_examples_are_what_the_bad_cases_are_told() -> None:
    assert write_examples.render() == text_of(write_examples.TARGET)
