"""Mistakes of ours: a page without values, offered at the next start, never sent anywhere by itself."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gridworker.services import crash as pages
from gridworker.ui import choose, crash
from gridworker.ui.desk import Desk
from gridworker.ui.main_window import MainWindow
from gridworker.ui.pages.crash_offer import CrashOffer
from tests.ui.page_objects import words_on

Settle = Callable[[], None]
SECRET = "王秀兰 15400000001 屋顶漏雨"


@pytest.fixture
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "log"
    folder.mkdir()
    monkeypatch.setattr(crash, "folder", lambda: folder)
    return folder


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, logs: Path) -> MainWindow:
    shown = MainWindow(desk)
    qtbot.addWidget(shown)
    shown.resize(1366, 740)
    shown.show()
    return shown


def mistake() -> ValueError:
    try:
        resident = SECRET
        raise ValueError(f"cannot read {resident}")
    except ValueError as error:
        return error


def offered(window: MainWindow, settle: Settle) -> Any:
    window.tell_old_mistakes()
    settle()
    found = window.findChildren(CrashOffer)
    return found[0] if found else None


def test_without_a_mistake_nothing_is_offered(window: MainWindow, settle: Settle) -> None:
    assert offered(window, settle) is None


def test_the_next_start_offers_the_page_and_shows_it_without_values(
    window: MainWindow, settle: Settle, logs: Path
) -> None:
    crash.keep(mistake())
    offer = offered(window, settle)
    assert "共 1 次" in words_on(offer)
    offer.see.click()
    shown = offer.text.toPlainText()
    assert "ValueError" in shown
    assert "test_crash_offer.py" in shown
    for word in SECRET.split():
        assert word not in shown


def test_it_is_taken_along_as_one_file_and_is_gone_then(
    window: MainWindow, settle: Settle, logs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        crash.keep(mistake())
    offer = offered(window, settle)
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(choose, "folder", lambda *_all: stick)
    offer.keep.click()
    settle()
    (saved,) = stick.iterdir()
    assert saved.read_text("utf-8").count("ValueError") == 2
    assert pages.crash_pages(logs) == []
    assert "存好了" in offer.notice.words()


def test_it_is_thrown_away_when_nobody_wants_it(window: MainWindow, settle: Settle, logs: Path) -> None:
    crash.keep(mistake())
    offered(window, settle).drop.click()
    assert list(logs.glob("crash-*")) == []


def test_what_the_interpreter_wrote_is_a_page_without_anybodys_folders(logs: Path) -> None:
    fault = logs / pages.FAULT_FILE
    with fault.open("a") as held:
        held.write(
            'Fatal Python error: Segmentation fault\n'
            '  File "/home/wangxiulan/app/gridworker/ui/work.py", line 12 in _run\n'
        )
        held.flush()
        path = pages.take_fault(logs)
        assert path is not None
        text = path.read_text("utf-8")
        assert 'File "gridworker/ui/work.py", line 12' in text
        assert "wangxiulan" not in text
        assert pages.take_fault(logs) is None, "once"
        held.write("again\n")
    assert fault.read_text() == "again\n"


def test_only_the_newest_pages_are_kept(logs: Path) -> None:
    for _ in range(pages.MOST_PAGES + 5):
        crash.keep(mistake())
    assert len(pages.crash_pages(logs)) == pages.MOST_PAGES


def test_other_threads_and_dying_objects_tell_the_file_and_not_the_terminal(
    logs: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(f"sys.{name}", getattr(__import__("sys"), name))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(crash.faulthandler, "enable", lambda _file: None)
    crash.install(lambda _path: None)

    class Dying:
        def __del__(self) -> None:
            raise ValueError(SECRET)

    def fail() -> None:
        raise ValueError(SECRET)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    dying = Dying()
    del dying
    gc.collect()
    said = capfd.readouterr()
    assert SECRET not in said.err + said.out
    assert len(pages.crash_pages(logs)) == 2
    assert SECRET.split()[0] not in "".join(page.text for page in pages.crash_pages(logs))


@pytest.mark.skipif(os.name != "posix", reason="there is no such limit")
def test_the_system_writes_no_memory_to_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    asked: list[Any] = []
    monkeypatch.setattr(resource, "setrlimit", lambda *what: asked.append(what))
    pages.no_core_dump()
    assert asked == [(resource.RLIMIT_CORE, (0, 0))]


def test_the_suite_sees_a_page_that_holds_the_message(
    window: MainWindow, settle: Settle, logs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: the exception's message is written too."""
    real = pages.crash_text
    monkeypatch.setattr(pages, "crash_text", lambda error: f"{real(error)}{error}\n")
    with pytest.raises(AssertionError):
        test_the_next_start_offers_the_page_and_shows_it_without_values(window, settle, logs)
