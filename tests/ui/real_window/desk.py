"""A person at a real screen: the program as its own process, keys through xdotool, the plug pulled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE_S = 30
PASSPHRASE = "mountain-road-2026"
"""That of every profile of the demo town in these tests."""


def wait_for(what: str, seen: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not seen():
        if time.monotonic() > end:
            raise AssertionError(f"waited {PATIENCE_S} s for {what}")
        time.sleep(0.05)


def xdotool(*words: str) -> str:
    done = subprocess.run(["xdotool", *words], capture_output=True, text=True, timeout=60, check=False)
    return done.stdout


class Program:
    """One run of the window on `profile`, opened with its passphrase."""

    def __init__(self, profile: Path, passphrase: str, title: str, *files: Path) -> None:
        self.profile = profile
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gridworker", "--profile", str(profile), *map(str, files)],
            env={**os.environ, "QT_QPA_PLATFORM": "xcb"}, stderr=subprocess.PIPE,
        )
        self.window = self._find("民情日记")
        xdotool("windowactivate", "--sync", self.window)
        self.type(passphrase)
        self.key("Return")
        wait_for(f"the title {title}", lambda: title in xdotool("getwindowname", self.window))
        time.sleep(0.6)

    def _find(self, title: str) -> str:
        found: list[str] = []

        def look() -> bool:
            words = ["search", "--onlyvisible", "--pid", str(self.process.pid), "--name", title]
            found[:] = xdotool(*words).split()
            return bool(found)

        wait_for("the window", look)
        time.sleep(0.5)
        return found[0]

    # what hands do ----------------------------------------------------------------------

    def type(self, text: str) -> None:
        """Keys one by one. For Chinese, xdotool binds a spare key to each character for the moment.

        A key that Qt reads only after it was bound anew is lost, so those keys are given time.
        """
        xdotool("type", "--delay", "40" if text.isascii() else "250", text)
        time.sleep(0.3)

    def key(self, *keys: str) -> None:
        for one in keys:
            xdotool("key", "--delay", "40", one)
            time.sleep(0.4)

    def written(self) -> tuple[int, int]:
        """Grows with every commit: size and time of the store and its write-ahead log."""
        size, when = 0, 0
        for path in self.profile.glob("store.db*"):
            size, when = size + path.stat().st_size, max(when, path.stat().st_mtime_ns)
        return size, when

    def wait_until_written(self, since: tuple[int, int]) -> None:
        wait_for("a commit", lambda: self.written() != since)
        time.sleep(0.3)

    def wait_until_quiet(self) -> None:
        """What was typed is kept: nothing was written for longer than the pause after which it is."""
        last, since = self.written(), time.monotonic()
        while time.monotonic() - since < 1.3:
            time.sleep(0.1)
            if self.written() != last:
                last, since = self.written(), time.monotonic()

    # how it ends ------------------------------------------------------------------------

    def pull_the_plug(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=20)

    def close(self) -> None:
        """Close the window as a person does; the program must end well."""
        xdotool("key", "alt+F4")
        try:
            code = self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        assert self.process.stderr is not None
        said = self.process.stderr.read().decode()
        assert code == 0, said
        assert said == "", said

    def kill_if_running(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(timeout=20)
        if self.process.stderr is not None:
            self.process.stderr.close()
