"""Taking in pictures and files: chosen or let fall, made small one after the other beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from gridworker.services import attachments
from gridworker.ui import choose
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, column, label
from gridworker.ui.widgets.flow import wrapped

if TYPE_CHECKING:
    from gridworker.services.session import Session

File = tuple[str, bytes, str]
"""Type, bytes and first words of a file that was read and made small."""


class FileIntake(QWidget):
    """The button, and a line that says how far it is or what was wrong.

    `target` tells, when files are given, what they are for; by the time one is small, something else may be
    shown here. `put` keeps one file for its target on the store thread; `kept` carries the target and what
    `put` returned.
    """

    kept = Signal(object, object)

    def __init__(
        self, desk: Desk, put: Callable[[Session, Any, File], Any], target: Callable[[], Any]
    ) -> None:
        super().__init__()
        self.desk, self._put, self._target = desk, put, target
        self._waiting: list[tuple[Path, Any]] = []
        self._done, self._all, self._busy = 0, 0, False
        self.push = button(self.tr("附上照片或文件…"), self._choose, icon="clip")
        self._line = label("", "second", wrap=True)
        self._line.setVisible(False)
        self.setFocusProxy(self.push)
        self.setLayout(column(wrapped(self.push, self._line, gap=0.5)))

    @property
    def busy(self) -> bool:
        return self._busy

    def _choose(self) -> None:
        kinds = self.tr("照片和 PDF (*.jpg *.jpeg *.png *.webp *.pdf)")
        found = choose.files(self, self.tr("附上照片或文件"), kinds, self.desk.folder_used())
        if found:
            self.desk.came_from(found[0].parent)
            self.take(found)

    def take(self, paths: list[Path]) -> None:
        """Take in these files, one after the other; a folder is passed over."""
        files = [path for path in paths if not path.is_dir()]
        if not self._busy:
            self._done, self._all = 0, 0
        self._waiting += [(path, self._target()) for path in files]
        self._all += len(files)
        self._next()

    def take_from(self, page: QWidget) -> None:
        """What falls anywhere on `page` is attached."""
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.mimeData().hasUrls():
            event.acceptProposedAction()
            if not isinstance(event, QDragEnterEvent | QDragMoveEvent):
                urls = event.mimeData().urls()
                self.take([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
            return True
        return super().eventFilter(watched, event)

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        path, target = self._waiting.pop(0)
        self._busy = True
        self.tell(self.tr("正在缩小第 {i} 个，共 {n} 个…").format(i=self._done + 1, n=self._all))

        def keep(file: File) -> None:
            self.desk.work.run(self, lambda s: self._put(s, target, file)).success(
                lambda what: self._is_kept(target, what)
            ).failure(self._refused)

        self.desk.work.run_aside(self, lambda _task: attachments.read_file(path)).success(keep).failure(
            self._refused
        )

    def _is_kept(self, target: Any, what: Any) -> None:
        self._busy = False
        self._done += 1
        self.tell("" if not self._waiting else self._line.text())
        self.kept.emit(target, what)
        self._next()

    def _refused(self, error: BaseException) -> None:
        """One bad file does not stop the others; its sentence stays until the next is taken in."""
        self._busy = False
        self._done += 1
        if self._waiting:
            self._next()
        self.tell("⚠ " + getattr(error, "message", str(error)) + getattr(error, "hint", ""))

    def tell(self, said: str) -> None:
        """Say something beside the button; nothing with an empty text."""
        self._line.setText(said)
        self._line.setVisible(bool(said))
        self.push.setAccessibleDescription(said)
