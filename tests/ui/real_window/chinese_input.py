"""fcitx5 with its pinyin, on a message bus of the test's own, as a desktop session starts them."""

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
NEEDED = ("fcitx5", "dbus-daemon", "dbus-send", "xdotool")


def missing() -> list[str]:
    """What this machine lacks for typing Chinese."""
    found = [name for name in NEEDED if shutil.which(name) is None]
    pinyin = Path("/usr/share/fcitx5/inputmethod/pinyin.conf")
    return found if pinyin.exists() else [*found, "fcitx5-pinyin"]


class Desktop:
    """A message bus and fcitx5 on it; `home` keeps their files."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        settings = home / "config" / "fcitx5"
        settings.mkdir(parents=True, exist_ok=True)
        (settings / "profile").write_text(PROFILE, encoding="ascii")
        (settings / "config").write_text(CONFIG, encoding="ascii")
        self._log = (home / "fcitx.log").open("w")
        self._bus = Bus(home, monkeypatch)
        # What im-config and the like put into a session; the program has to make something of it.
        monkeypatch.setenv("QT_IM_MODULE", "fcitx")
        monkeypatch.setenv("XMODIFIERS", "@im=fcitx")
        self._input = subprocess.Popen(
            ["fcitx5", "--disable=wayland,waylandim,notificationitem,notifications,kimpanel"],
            stdout=self._log, stderr=self._log, env=dict(os.environ),
        )
        # The name that Qt's plugin asks for; asking fcitx itself would start another one.
        wait_for("fcitx5", lambda: self._bus.has("org.freedesktop.portal.IBus"))

    def close(self) -> None:
        end(self._input)
        self._bus.close()
        self._log.close()
