"""One thread owns the store; answers come home to the window, and only to those still alive."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from gridworker.errors import UserError
from gridworker.ui.work import Work


class Session:
    closed_by = ""

    def close(self) -> None:
        self.closed_by = threading.current_thread().name


@pytest.fixture
def work(qtbot: QtBot) -> Iterator[Work]:
    work = Work()
    opened: list[Any] = []
    work.open(work, lambda _task: Session()).success(opened.append)
    qtbot.waitUntil(lambda: bool(opened))
    yield work
    work.shutdown()


def test_work_runs_on_the_store_thread_and_its_answer_comes_home(qtbot: QtBot, work: Work) -> None:
    where: list[str] = []
    work.run(work, lambda _s: threading.current_thread().name).success(
        lambda name: where.extend([name, threading.current_thread().name])
    )
    qtbot.waitUntil(lambda: len(where) == 2)
    assert where == ["store_0", threading.main_thread().name]


def test_work_is_done_in_the_order_it_was_asked_for(qtbot: QtBot, work: Work) -> None:
    done: list[int] = []
    for n in range(20):
        work.run(work, lambda _s, n=n: n).success(done.append)
    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == list(range(20))


def test_a_failure_goes_to_the_one_who_asked(qtbot: QtBot, work: Work) -> None:
    heard: list[BaseException] = []

    def refuse(_session: Any) -> None:
        raise UserError("disk_full", "磁盘满了。")

    work.run(work, refuse).failure(heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert str(heard[0]) == "磁盘满了。"


def test_nobody_is_told_when_the_page_is_gone(qtbot: QtBot, work: Work) -> None:
    page, told = QObject(), list[int]()
    gate = threading.Event()
    work.run(page, lambda _s: gate.wait(5)).success(lambda _r: told.append(1))
    delete(page)
    gate.set()
    qtbot.waitUntil(lambda: not work.busy)
    assert told == []


def test_long_work_tells_how_far_it_is_and_stops_when_asked(qtbot: QtBot, work: Work) -> None:
    steps: list[tuple[int, int]] = []
    ended: list[Any] = []

    def count(_session: Any, task: Any) -> str:
        task.progress(1, 9)
        return "stopped" if task._stop.wait(5) and task.cancelled() else "ran out"

    job = work.run_long(work, count).progress(lambda a, b: steps.append((a, b))).success(ended.append)
    qtbot.waitUntil(lambda: steps == [(1, 9)])
    job.cancel()
    qtbot.waitUntil(lambda: ended == ["stopped"])


def test_the_session_is_closed_by_the_thread_that_opened_it(qtbot: QtBot) -> None:
    work, opened = Work(), list[Any]()
    work.open(work, lambda _task: Session()).success(opened.append)
    qtbot.waitUntil(lambda: bool(opened))
    work.shutdown()
    assert opened[0].closed_by == "store_0"


def test_a_closed_desk_takes_no_more_work(qtbot: QtBot, work: Work) -> None:
    work.shutdown()
    told: list[int] = []
    work.run(work, lambda _s: 1).success(told.append)
    qtbot.wait(20)
    assert told == []
    assert not work.busy


def test_the_last_autosave_is_waited_for(work: Work) -> None:
    assert work.flush(lambda _s: threading.current_thread().name) == "store_0"
