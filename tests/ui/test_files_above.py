"""Files of a demand that went up, in the window of the town: named one by one, and looked at first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gridworker.services.attachments import attach, attachment_list
from gridworker.ui.widgets.twice import Twice
from tests.support import pictures as camera
from tests.support.levels import Levels
from tests.support.parish import Parish
from tests.ui.page_objects import words_on
from tests.ui.real import OpenReal, Screen, open_real

__all__ = ["open_real"]


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Levels]:
    made = Levels(tmp_path)
    yield made
    made.parish.close()


@pytest.fixture
def parish(three: Levels) -> Parish:
    return three.parish


@pytest.fixture
def files(three: Levels) -> list[str]:
    """Two files of the demand, attached by the town."""
    return [
        attach(three.town.session, three.demand, ("PDF", camera.noise(seed, 9_000), ""), name)[0]
        for seed, name in ((1, "施工图"), (2, "他家的病历"))
    ]


def opened(screen: Screen, three: Levels) -> Any:
    page: Any = screen.go("matter", three.demand)
    return page.facts.files


def test_before_a_demand_goes_up_nothing_is_said_of_it(
    three: Levels, files: list[str], open_real: OpenReal
) -> None:
    card = opened(open_real(three.town), three)
    assert len(card.tiles.tiles) == 2
    assert not card.above.isVisible()


def test_only_what_is_open_is_sent_after_a_second_press(
    three: Levels, files: list[str], open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gridworker.ui.widgets.twice.TOO_SOON_MS", 0)
    three.register()
    three.escalate()
    screen = open_real(three.town)
    card = opened(screen, three)
    push = card.above._send.push
    assert "送到了区住建委。照片和文件不会自己跟去" in words_on(card)
    assert not push.isVisible()
    card.tiles.tiles[0].click()
    assert "只送打开的这一个和它的说明" in words_on(card)
    push.click()
    screen.settle()
    assert "再按一次" in push.text()
    three.up()
    assert attachment_list(three.county.session, three.demand) == []
    push.click()
    screen.settle()
    page: Any = screen.go("matter", three.demand)
    assert "✓ 打开的这一个送给区住建委了" in words_on(page)
    assert not push.isVisible()
    three.up()
    (row,) = attachment_list(three.county.session, three.demand)
    assert (row["id"], row["name"]) == (files[0], "施工图")
    card.tiles.tiles[0].click()
    assert "已经送去 1 个" in words_on(card)


def test_the_suite_sees_a_window_that_sends_at_the_first_press(
    three: Levels, files: list[str], open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Twice, "_pressed", lambda self: self._done())
    with pytest.raises(AssertionError):
        test_only_what_is_open_is_sent_after_a_second_press(three, files, open_real, monkeypatch)


def test_a_laptop_and_the_county_pass_nothing_on(
    three: Levels, files: list[str], open_real: OpenReal
) -> None:
    three.register()
    three.escalate()
    three.up()
    assert opened(open_real(three.laptop), three).above is None
    assert opened(open_real(three.county), three).above is None
