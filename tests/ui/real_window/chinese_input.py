"""fcitx5 or ibus with its pinyin, on a message bus of the test's own, as a desktop session starts them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.ui.real_window.bus import Bus, end
from tests.ui.real_window.desk import wait_for

PROFILE = """\
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=pinyin
Layout=

[GroupOrder]
0=Default
"""
CONFIG = """\
[Behavior]
ActiveByDefault=True
ShareInputState=All
"""
SHARED = ("dbus-daemon", "dbus-send", "xdotool")
PINYIN = {
    "fcitx5": Path("/usr/share/fcitx5/inputmethod/pinyin.conf"),
    "ibus": Path("/usr/share/ibus/component/libpinyin.xml"),
}
"""The input methods, by the program that runs them, and the file by which their pinyin is known."""


def missing(method: str) -> list[str]:
    """What this machine lacks for typing Chinese with `method`."""
    found = [name for name in (method, *SHARED) if shutil.which(name) is None]
    return found if PINYIN[method].exists() else [*found, f"pinyin for {method}"]


class Desktop:
    """A message bus and the input method on it; `home` keeps their files."""

    def __init__(self, method: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._log = (home / "input.log").open("w")
        self._bus = Bus(home, monkeypatch)
        start = {"fcitx5": self._fcitx, "ibus": self._ibus}[method]
        self._input = start(home, monkeypatch)

    def _fcitx(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> subprocess.Popen[bytes]:
        settings = home / "config" / "fcitx5"
        settings.mkdir(parents=True, exist_ok=True)
        (settings / "profile").write_text(PROFILE, encoding="ascii")
        (settings / "config").write_text(CONFIG, encoding="ascii")
        # What im-config and the like put into a session; the program has to make something of it.
        monkeypatch.setenv("QT_IM_MODULE", "fcitx")
        monkeypatch.setenv("XMODIFIERS", "@im=fcitx")
        process = self._start("fcitx5", "--disable=wayland,waylandim,notificationitem,notifications,kimpanel")
        # The name that Qt's plugin asks for; asking fcitx itself would start another one.
        wait_for("fcitx5", lambda: self._bus.has("org.freedesktop.portal.IBus"))
        return process

    def _ibus(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> subprocess.Popen[bytes]:
        monkeypatch.setenv("QT_IM_MODULE", "ibus")
        monkeypatch.setenv("XMODIFIERS", "@im=ibus")
        # Settings in memory: the desktop's own stay as they are.
        memory = next(Path("/usr/libexec").glob("**/ibus-memconf"))
        process = self._start("ibus-daemon", "--replace", "--panel=disable", f"--config={memory}")
        wait_for("ibus", lambda: self._said("ibus", "address").startswith("unix:"))
        wait_for("its pinyin", lambda: "libpinyin" in self._said("ibus", "list-engine", "--name-only"))
        self._said("ibus", "engine", "libpinyin")
        wait_for("pinyin chosen", lambda: self._said("ibus", "engine") == "libpinyin")
        return process

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(words, stdout=self._log, stderr=self._log, env=dict(os.environ))

    def _said(self, *words: str) -> str:
        done = subprocess.run(
            words, stdout=subprocess.PIPE, stderr=self._log, text=True, timeout=20, check=False
        )
        return done.stdout.strip()

    def close(self) -> None:
        end(self._input)
        self._bus.close()
        self._log.close()
