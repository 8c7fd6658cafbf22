"""户册 in a real window: what is open stays open in another look, and a hit has the keyboard."""

from __future__ import annotations

from typing import Any

from gridworker.services import households
from gridworker.ui.theme import TextSize
from tests.support.parish import Machine
from tests.ui.page_objects import words_on
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]


def one_of(machine: Machine, head: str) -> str:
    return next(row["id"] for row in households.find_households(machine.session) if row["head"] == head)


def larger(screen: Screen) -> Any:
    """The page that comes when the letters grow."""
    screen.window.set_text_size(TextSize.LARGE)
    screen.qtbot.wait(20)
    screen.settle()
    assert screen.window.workspace is not None
    return screen.window.workspace.page("households")


def test_the_open_household_and_the_words_survive_another_text_size(
    laptop: Machine, open_real: OpenReal
) -> None:
    laptop.household("周玉秀", "2-1")
    laptop.household("周大山", "2-2")
    wanted = one_of(laptop, "周大山")
    screen = open_real(laptop)
    page: Any = screen.go("households")
    page.box.set_text("周")
    page._search()
    screen.settle()
    page.list.pick(wanted)
    screen.settle()
    assert "周大山" in words_on(page.card)

    again = larger(screen)
    assert again is not page
    assert again.box.text() == "周"
    assert again.count.text() == "找到 2 户"
    assert again.list.current_id() == wanted
    assert "周大山" in words_on(again.card)
    assert again.right.currentWidget() is again._card_area


def test_a_household_half_typed_is_open_again_after_another_text_size(
    laptop: Machine, open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    screen.go("households")
    screen.press("Ctrl+N")
    screen.type("周大山")
    again = larger(screen)
    assert again._form is not None
    assert again._form.head.text() == "周大山"


def test_a_household_that_was_found_has_the_keyboard(laptop: Machine, open_real: OpenReal) -> None:
    screen = open_real(laptop)
    screen.go("diary")
    page: Any = screen.go("households", one_of(laptop, "王家福"))
    assert screen.has_keyboard() is page.list
    assert page.list.current_id() == one_of(laptop, "王家福")


def test_what_was_open_does_not_come_back_when_one_has_gone_on(laptop: Machine, open_real: OpenReal) -> None:
    laptop.household("周大山", "2-2")
    first, second = one_of(laptop, "王家福"), one_of(laptop, "周大山")
    screen = open_real(laptop)
    screen.go("households", first)
    again = larger(screen)
    again.list.pick(second)
    again._search()
    screen.settle()
    assert again.list.current_id() == second
