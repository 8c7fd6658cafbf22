"""Every screen of both profiles in a real window, and what the accessibility bus says of each.

    python -m tests.ui.real_window.walk WORK OUT        (under a window manager and a message bus)

Goes the way of the camera (`tests.ui.shots`), so a screen that gets a picture is heard as well. OUT gets one
line of JSON a screen: its name and its parts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from gridworker.ui.main_window import MainWindow
from tests.ui import shots
from tests.ui.real_window.screen_reader import DUMP, SYSTEM_PYTHON

PATIENCE_S = 60


class Listener(shots.Camera):
    """Listens to each screen where the camera would take a picture."""

    def __init__(self, work: Path, out: Path) -> None:
        super().__init__(work, work)
        self._out = out.open("w", encoding="utf-8")

    def take(self, window: MainWindow, name: str) -> None:
        self.settle(window.desk)
        for other in self.app.topLevelWidgets():
            if other is not window and other.isVisible():
                other.hide()  # the other machine of the scene: it has a screen of its own
        window.show()
        window.activateWindow()
        parts = self._listen()
        self._out.write(json.dumps({"screen": name, "parts": parts}, ensure_ascii=False) + "\n")
        self._out.flush()

    def _listen(self) -> list[dict[str, object]]:
        """The other process asks this one over the bus, so events must go on."""
        said = self.work / "heard"
        with said.open("wb") as sink:
            asks = subprocess.Popen([SYSTEM_PYTHON, str(DUMP), str(os.getpid())], stdout=sink)
        end = time.monotonic() + PATIENCE_S
        while asks.poll() is None:
            self.app.processEvents()
            time.sleep(0.001)
            if time.monotonic() > end:
                asks.kill()
                asks.wait()
                raise TimeoutError("the accessibility bus does not answer")
        if asks.returncode:
            raise RuntimeError("the window is not on the accessibility bus")
        return [json.loads(line) for line in said.read_text("utf-8").splitlines()]


def main(work: Path, out: Path) -> None:
    Listener(work, out).round("standard-16")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
