"""fcitx5 with its pinyin, on a message bus of the test's own, as a desktop session starts them."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

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
        settings, run = home / "config" / "fcitx5", home / "run"
        settings.mkdir(parents=True, exist_ok=True)
        run.mkdir(mode=0o700)
        (settings / "profile").write_text(PROFILE, encoding="ascii")
        (settings / "config").write_text(CONFIG, encoding="ascii")
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(run))
        self._log = (home / "fcitx.log").open("w")
        self._bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE, stderr=self._log, text=True,
        )
        assert self._bus.stdout is not None
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", self._bus.stdout.readline().strip())
        # What im-config and the like put into a session; the program has to make something of it.
        monkeypatch.setenv("QT_IM_MODULE", "fcitx")
        monkeypatch.setenv("XMODIFIERS", "@im=fcitx")
        self._input = subprocess.Popen(
            ["fcitx5", "--disable=wayland,waylandim,notificationitem,notifications,kimpanel"],
            stdout=self._log, stderr=self._log, env=dict(os.environ),
        )
        self._until_it_answers()

    def _until_it_answers(self) -> None:
        """Until the name that Qt's plugin asks for is taken (asking fcitx itself would start another one)."""
        asks = [
            "dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/",
            "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.portal.IBus",
        ]  # fmt: skip
        for _ in range(100):
            said = subprocess.run(asks, capture_output=True, text=True, timeout=20, check=False)
            if "true" in said.stdout:
                return
            time.sleep(0.1)
        raise AssertionError("fcitx5 did not start")

    def close(self) -> None:
        assert self._bus.stdout is not None
        self._bus.stdout.close()
        for process in (self._input, self._bus):
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(timeout=10)
        self._log.close()
