"""A step that one press takes is taken once, however often the button is pressed before the page is new."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from gridworker.services import demands
from gridworker.ui.pages.matter_strip import MatterStrip
from gridworker.ui.pages.matters import MattersPage
from tests.support.parish import Machine, Parish
from tests.ui.matters_real import given_to_the_worker, opened
from tests.ui.page_objects import button_called
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]


def press_twice_below_the_list(screen: Screen) -> MattersPage:
    page = screen.go("matters", "to_accept")
    assert isinstance(page, MattersPage)
    screen.qtbot.waitUntil(lambda: bool(page.strip._offers))
    accept = button_called(page.strip, "1　签收")
    screen.qtbot.mouseClick(accept, Qt.MouseButton.LeftButton)
    page.strip._press(1)
    screen.settle()
    return page


def test_twice_below_the_list(parish: Parish, laptop: Machine, open_real: OpenReal) -> None:
    demand = given_to_the_worker(parish, laptop)
    screen = open_real(laptop)
    page = press_twice_below_the_list(screen)
    assert page.notice.words() == "已记下：签收。"
    assert screen.asked(demands.demand, demand)["state"] == "in_progress"


def test_twice_on_the_page_of_the_demand(parish: Parish, laptop: Machine, open_real: OpenReal) -> None:
    demand = given_to_the_worker(parish, laptop)
    screen = open_real(laptop)
    page = opened(screen, demand)
    page.begin("accept")
    page.begin("accept")
    screen.settle()
    assert page.notice.words().startswith("已记下：签收。")
    assert screen.asked(demands.demand, demand)["state"] == "in_progress"


def test_the_suite_sees_a_strip_that_still_offers_what_was_pressed(
    parish: Parish, laptop: Machine, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MatterStrip, "_choose", lambda strip, offer: strip.chosen.emit(strip._id, offer))
    given_to_the_worker(parish, laptop)
    page = press_twice_below_the_list(open_real(laptop))
    assert page.notice.kind == "bad"
