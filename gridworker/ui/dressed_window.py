"""A window that can be dressed anew: text size, contrast, language, without losing what stands in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.theme import CONTRAST, LIGHT, TextSize, Theme


class DressedWindow(QMainWindow):
    """Whoever inherits says how its pages are made anew (`_rebuild`) and its own words spoken again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        desk.setParent(self)
        self._rebuild_later = False

    def _rebuild(self) -> None:
        raise NotImplementedError

    def _speak_again(self) -> None:
        raise NotImplementedError

    def _step_text(self, step: int) -> None:
        size = self.desk.settings.text_size
        self.set_text_size(size.larger() if step > 0 else size.smaller())

    def set_text_size(self, size: TextSize) -> None:
        if size == theme.current().size:
            return
        self.desk.settings.text_size = size
        self._dress()

    def set_contrast(self, on: bool) -> None:
        self.desk.settings.contrast = on
        self._dress()

    def set_language(self, code: str) -> None:
        """Speak Chinese ("zh") or English ("en") from now on."""
        if code == self.desk.settings.language:
            return
        self.desk.speak(code)
        self._speak_again()
        QTimer.singleShot(0, self, self._rebuild_when_quiet)

    def _dress(self) -> None:
        settings = self.desk.settings
        self.desk.save_settings()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, Theme(settings.text_size, CONTRAST if settings.contrast else LIGHT))
        # Not from inside the menu that asked: it belongs to what is about to go.
        QTimer.singleShot(0, self, self._rebuild_when_quiet)

    def _rebuild_when_quiet(self) -> None:
        """Pages that wait for long work (a merge, an export) are made anew only when it has ended."""
        if not self.desk.work.long_busy:
            self._rebuild()
        elif not self._rebuild_later:
            self._rebuild_later = True
            self.desk.work.idle.connect(self._now_quiet, Qt.ConnectionType.SingleShotConnection)

    def _now_quiet(self) -> None:
        self._rebuild_later = False
        self._rebuild_when_quiet()
