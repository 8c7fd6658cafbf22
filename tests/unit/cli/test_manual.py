"""docs/cli.md and the program name the same things."""

from __future__ import annotations

import re

import pytest

from tests.support.cli_surface import PAGE, in_code, on_page

TEXT = PAGE.read_text(encoding="utf-8")


def test_everything_the_program_offers_stands_on_the_page() -> None:
    assert in_code().missing_from(on_page(TEXT)) == []


def test_the_page_names_nothing_that_is_not_there() -> None:
    assert on_page(TEXT).missing_from(in_code()) == []


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (r"\| `--promise-date` .*\n", "visit add: option --promise-date"),
        (r"\| `files\[\]\.check` .*\n", "answer: member files[].check"),
        (r"\| `wrong_digits` .*\n", "error code wrong_digits"),
        (r"### `merges undo`\n", "command merges undo"),
    ],
)
def test_a_row_torn_out_of_the_page_is_noticed(row: str, complaint: str) -> None:
    torn, times = re.subn(row, "", TEXT)
    assert times >= 1
    assert complaint in in_code().missing_from(on_page(torn))


def test_a_made_up_row_is_noticed() -> None:
    planted = TEXT.replace("| `--content` |", "| `--force` | Do it anyway. |\n| `--content` |", 1)
    assert on_page(planted).missing_from(in_code()) == ["visit add: option --force"]
