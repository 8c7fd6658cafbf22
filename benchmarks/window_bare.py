"""The least that a PySide6 program can show: one empty QMainWindow. Prints the moment of its first paint, the
processor seconds used until then, and the peak memory in MiB.

    python -m benchmarks.window_bare

The moment is `time.monotonic()`, which all processes of one machine share, so that whoever started this one
knows how long it took from there.
"""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Bare(QMainWindow):
    """Tells when it has been painted."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, painted)  # by then the picture has been handed to the screen


def painted() -> None:
    """Say when, and how much memory it took; then leave without tidying up."""
    now, used = time.monotonic(), time.process_time()
    from benchmarks.fresh import peak_mb

    sys.stdout.write(f"{now} {used} {peak_mb()}\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    app = QApplication(["bare"])
    window = Bare()
    window.resize(1366, 768)
    window.showMaximized()
    app.exec()
