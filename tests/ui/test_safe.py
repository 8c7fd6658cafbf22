"""安全: its tabs, and what each of them does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.parish import WORDS, Machine
from tests.ui.page_objects import OpenFake, words_on
from tests.ui.real import OpenReal, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]
NEW = "山那边的桥修好以后路近了一半"

Settle = Callable[[], None]


@pytest.mark.parametrize("office", [False, True])
def test_every_tab_of_safety_opens_for_both_roles(open_fake: OpenFake, settle: Settle, office: bool) -> None:
    window = open_fake(office=office)
    assert window.workspace is not None
    window.workspace.go("safe")
    page: Any = window.workspace.page("safe")
    for part in page.parts:
        window.desk.go("safe", part.key)
        settle()
        assert page.key == part.key
        assert page.part(part.key).isVisible()
    held = page.state()
    page.restore(held)
    assert page.key == page.parts[-1].key
    assert "安全" in words_on(page)


def test_the_passphrase_is_changed_and_a_wrong_one_changes_nothing(
    open_real: OpenReal, laptop: Machine
) -> None:
    screen = open_real(laptop)
    page: Any = screen.go("safe", "passphrase")
    part = page.part("passphrase")
    for old, new in (("完全不对的一句口令试试看吧", NEW), (WORDS, "121212121212"), (WORDS, NEW)):
        part.old.first.setText(old)
        part.new.first.setText(new)
        part.new.second.setText(new)
        part.go.click()
        screen.settle()
        if old != WORDS:
            assert "现在的口令不对，没有换" in words_on(part)
        elif new != NEW:
            assert "太容易猜" in words_on(part)
    assert "口令换好了" in part.notice.words()
    assert "当时的口令" in part.notice.words()
    assert part.old.text() == part.new.text() == ""
    recovery: Any = screen.go("safe", "recovery")
    assert "换了口令" in words_on(recovery)


def test_the_minutes_are_kept_and_a_code_is_set_and_taken_back(open_real: OpenReal, laptop: Machine) -> None:
    screen = open_real(laptop)
    guard = screen.window.guard()
    guard.begin()
    page: Any = screen.go("safe", "lock")
    part = page.part("lock")
    part.minutes.chip("3").click()
    assert screen.window.desk.settings.idle_minutes == 3
    for typed in ("1111", "2580"):
        for line in (part.code.first, part.code.second):
            line.setText(typed)
        part.set.click()
        screen.settle()
    assert "开锁码定好了" in part.notice.words()
    assert guard.pin is not None
    part.drop.click()
    screen.settle()
    assert guard.pin is None
