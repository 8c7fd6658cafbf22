"""A place to let files fall, which is also a button for those who do not drag."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from gridworker.ui import theme
from gridworker.ui.widgets.basics import column, label, picture, row


def files_in(paths: list[Path], suffix: str) -> list[Path]:
    """The files with `suffix` among `paths`, looking one folder deep; sorted by name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found.extend(sorted(p for p in path.iterdir() if p.is_file() and p.suffix.lower() == suffix))
        elif path.suffix.lower() == suffix:
            found.append(path)
    return list(dict.fromkeys(found))


class DropArea(QFrame):
    """`dropped` carries the paths as they fell: files and folders."""

    dropped = Signal(list)

    def __init__(self, sentence: str, *buttons: QPushButton, narrow: bool = False) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        theme.role(self, "drop")
        words = label(sentence, "second", wrap=True)
        across = row(picture("inbox", "second", 2), words, gap=0.7)
        across.setStretch(1, 1)
        if narrow:
            self.setLayout(column(across, row(*buttons, None), gap=0.5, margin=0.8))
            return
        whole = row(across, *buttons, gap=0.7, margin=0.8)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def take_from(self, page: QWidget) -> None:
        """What falls anywhere on `page` has fallen here: nobody should have to hit a frame."""
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            self.dragEnterEvent(event)
        elif isinstance(event, QDragLeaveEvent):
            self.dragLeaveEvent(event)
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.dropEvent(event)
        else:
            return super().eventFilter(watched, event)
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            theme.role(self, "drop-over")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        theme.role(self, "drop")

    def dropEvent(self, event: QDropEvent) -> None:
        theme.role(self, "drop")
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)
