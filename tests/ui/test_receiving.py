"""数据包 › 收到: a stick has the answers for everybody, and their names do not say whose they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridworker.services import acting
from gridworker.ui import choose
from gridworker.ui.pages.bundles import BundlesPage
from tests.support.parish import Machine, Parish
from tests.ui.page_objects import button_called, words_on
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]


@pytest.fixture
def answers(parish: Parish, laptop: Machine) -> list[Path]:
    """What the office wrote for three laptops."""
    laptop.visit("看了屋顶")
    parish.pc.merge(laptop.export())
    others = [parish.laptop("何远山").device, parish.laptop("赵小满").device]
    return sorted(parish.pc.answer(laptop.device, *others))


def chosen(screen: Screen, files: list[Path], monkeypatch: pytest.MonkeyPatch) -> BundlesPage:
    monkeypatch.setattr(choose, "files", lambda *_asked: files)
    page = screen.go("bundles")
    assert isinstance(page, BundlesPage)
    page.receive.pick.click()
    screen.settle()
    return page


def test_all_files_of_a_stick_are_chosen_and_those_of_others_left_alone(
    laptop: Machine, answers: list[Path], open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = chosen(screen := open_real(laptop), answers, monkeypatch)
    page.receive.go.click()
    screen.settle()
    assert page.receive.notice.kind == "ok"
    assert "收好了" in page.receive.notice.words()
    assert "另有 2 个文件是给别人的，没有动。" in words_on(page.receive)
    page.receive._dropped(answers[:1])  # another choice begins anew
    assert "另有" not in words_on(page.receive)


def test_where_none_of_them_is_for_this_laptop_it_is_refused(
    laptop: Machine, answers: list[Path], open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = open_real(laptop)
    others = [path for path in answers if not opens(screen, path)]
    assert len(others) == 2
    page = chosen(screen, others, monkeypatch)
    assert page.receive.notice.kind == "bad"
    assert "不是发给本机的" in page.receive.notice.words()
    assert "另有" not in words_on(page.receive)


def opens(screen: Screen, path: Path) -> bool:
    from gridworker.services import exchange

    found: list[object] = []
    screen.window.desk.work.run(screen.window, lambda s: exchange.inspect_bundle(s, path)).success(
        found.append
    ).failure(lambda _error: None)
    screen.settle()
    return bool(found)


def test_a_worker_hears_from_the_answer_that_a_step_of_his_was_too_late(
    laptop: Machine, parish: Parish, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    (demand,) = laptop.visit("转一转", demand="路灯坏了").demands
    parish.pc.merge(laptop.export())
    acting.act(parish.pc.session, demand, "decline", {"reason": "不归镇里管"})
    acting.act(laptop.session, demand, "resolve_on_spot", {"result": "换了灯泡"})
    page = chosen(screen := open_real(laptop), parish.pc.answer(laptop.device), monkeypatch)
    page.receive.go.click()
    screen.settle()
    assert page.receive.notice.kind == "warn"
    assert "没有采纳的办理 1 步：路灯坏了（当场办结）。" in page.receive.notice.words()
    button_called(page.receive, "看没有采用的").click()
    screen.settle()
    assert "当场办结" in words_on(screen.window)
