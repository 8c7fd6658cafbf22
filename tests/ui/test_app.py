"""Before the window: the display, the input method, the arguments, and our own mistakes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gridworker import app
from gridworker.errors import UserError
from gridworker.ui import crash
from gridworker.ui.main_window import MainWindow
from gridworker.ui.widgets.notice import three_parts
from tests.ui.page_objects import OpenFake


@pytest.mark.parametrize(
    "session", [{"QT_IM_MODULE": "fcitx"}, {"XMODIFIERS": "@im=fcitx"}, {"QT_IM_MODULE": "fcitx5"}]
)
def test_fcitx_is_spoken_to_through_its_portal(session: dict[str, str]) -> None:
    app.prepare_input(session)
    assert session["QT_IM_MODULE"] == "ibus"
    assert session["IBUS_USE_PORTAL"] == "1"


@pytest.mark.parametrize(
    "session",
    [
        {}, {"QT_IM_MODULE": "ibus"}, {"XMODIFIERS": "@im=ibus"}, {"QT_IM_MODULES": "wayland;ibus"},
        {"QT_IM_MODULE": "xim", "XMODIFIERS": "@im=fcitx"},
        {"QT_IM_MODULES": "compose", "QT_IM_MODULE": "fcitx"},
    ],
)
def test_other_input_methods_are_left_alone(session: dict[str, str]) -> None:
    before = dict(session)
    app.prepare_input(session)
    assert session == before


def test_in_a_list_of_ways_to_type_only_fcitx_is_replaced() -> None:
    session = {"QT_IM_MODULES": "wayland;fcitx;ibus", "IBUS_USE_PORTAL": "0"}
    app.prepare_input(session)
    assert session["QT_IM_MODULES"] == "wayland;ibus"
    assert session["IBUS_USE_PORTAL"] == "0"  # somebody's own choice


def test_without_a_display_it_says_so_instead_of_dying(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert app.run([]) == 1
    assert "没有可以显示窗口的桌面" in capsys.readouterr().err


def test_an_offscreen_window_needs_no_display() -> None:
    assert app.has_screen({"QT_QPA_PLATFORM": "offscreen"})


@pytest.mark.parametrize(
    ("argv", "profile", "files"),
    [
        ([], None, []),
        (["三月.gwb"], None, ["三月.gwb"]),
        (["--profile", "/p", "a.gwb", "b.gwb"], "/p", ["a.gwb", "b.gwb"]),
        (["--profile=/p"], "/p", []),
    ],
)
def test_arguments_name_a_profile_and_files(argv: list[str], profile: str | None, files: list[str]) -> None:
    asked = app.read_arguments(argv)
    assert asked.profile == (Path(profile) if profile else None)
    assert asked.files == [Path(name) for name in files]


def test_a_picture_of_the_window_can_be_made_without_a_screen(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    done = subprocess.run(
        [sys.executable, "-m", "gridworker", "--offscreen-screenshot", str(picture)],
        capture_output=True, timeout=60, check=False,
    )
    assert done.returncode == 0, done.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_our_own_mistake_is_told_in_a_sentence_and_written_without_values(
    qtbot: QtBot, open_fake: OpenFake, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(crash, "folder", lambda: tmp_path)
    window = open_fake()
    path = crash.keep(ValueError("王家凤 15400000001"))
    assert isinstance(window, MainWindow)
    window.tell_mistake(path)
    assert "程序出了差错" in window.told.words()
    assert path is not None
    written = path.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "王家凤" not in written
    assert "15400000001" not in written


def test_a_refusal_is_shown_in_its_own_words() -> None:
    assert three_parts(UserError("x", "磁盘满了。", "请腾地方。")) == ("磁盘满了。", "请腾地方。")


def test_a_mistake_of_ours_is_not_shown_raw(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(crash, "folder", lambda: tmp_path)
    what, then = three_parts(KeyError("secret"))
    assert "secret" not in what + then
    assert "crash-" in then
