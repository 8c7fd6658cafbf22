"""F9 and F8: the open profile behind a lock, or behind a cover for the moment in which somebody looks over.

Nothing is closed: what is being typed was written down as a draft first and stands there as it was, cursor
included, and long work goes on. A profile that stays locked for long is closed altogether, keys and all.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QToolTip, QVBoxLayout, QWidget
from shiboken6 import isValid

from gridworker.ui import key_map
from gridworker.ui.autosave import Autosave
from gridworker.ui.desk import Desk
from gridworker.ui.idle import Idle

if TYPE_CHECKING:
    from gridworker.services.locking import Pin

CLOSE_AFTER_MS = 30 * 60_000
"""A locked profile holds its keys in memory; after this long it is closed and asks for its passphrase."""


class Guard(QObject):
    """Of one window; `begin` when a profile is open."""

    def __init__(
        self,
        window: QMainWindow,
        desk: Desk,
        box: QVBoxLayout,
        *,
        face: Callable[[], QWidget | None],
        bring_back: Callable[[bool], object],
        close: Callable[[], object],
    ) -> None:
        """`box` holds what the window shows; `face` is the open profile or None, `bring_back` shows or hides
        it, `close` closes it.
        """
        super().__init__(window)
        self._window, self._desk, self._box = window, desk, box
        self._face, self._bring_back, self._close_profile = face, bring_back, close
        self._had: QWidget | None = None
        self.pin: Pin | None = None
        self.pin_tries = 0
        self.screen: QWidget | None = None
        """The lock or the cover that is in front, or None."""
        self.locked = False
        self._long = QTimer(self, singleShot=True, interval=CLOSE_AFTER_MS)
        self._long.timeout.connect(self._close)
        self._copied = Copied(self)
        self._desk.pin_changed.connect(self.take_pin)
        native = window.windowHandle()
        self._idle = Idle(native, lambda: self._desk.settings.idle_minutes, self) if native else None
        if self._idle is not None:
            self._idle.idle.connect(self.lock)

    def begin(self) -> None:
        """A profile was opened here."""
        from gridworker.services import locking

        self.pin, self.pin_tries = None, 0
        self._desk.work.run(self, locking.pin_of).success(self.take_pin).failure(lambda _error: None)
        if self._idle is not None:
            self._idle.begin()

    def stop(self) -> None:
        """The profile closes."""
        self._long.stop()
        self.pin = None
        if self._idle is not None:
            self._idle.stop()
        self.locked = False
        self._lift()
        self._copied.forget()

    def forget_copied(self) -> None:
        """The window closes: nothing from here stays in the clipboard."""
        self._copied.forget()

    def take_pin(self, pin: Pin | None) -> None:
        self.pin, self.pin_tries = pin, 0

    # the two screens ----------------------------------------------------------------------

    def lock(self) -> None:
        """Write down what is being typed, and ask for code or passphrase from now on."""
        workspace = self._face()
        if self.locked or workspace is None:
            return
        from gridworker.ui.pages.lock_screen import LockScreen

        self._close_what_floats()
        self._lift()
        self._had = self._window.focusWidget()
        screen = LockScreen(self._desk, self)
        self.locked = True
        self._drop(screen)
        for one in workspace.findChildren(Autosave):
            one.state_changed.connect(screen.kept)
            one.keep_now()
        self._copied.forget()
        self._long.start()

    def unlock(self) -> None:
        self.locked = False
        self._long.stop()
        self.pin_tries = 0
        self._lift()
        if self._idle is not None:
            self._idle.begin()

    def leave(self) -> None:
        """Close the profile behind the lock; the start screen asks who comes next."""
        self._close_profile()

    def cover(self) -> None:
        """Cover, or look again."""
        if self.locked or self._face() is None:
            return
        if self.screen is not None:
            self._lift()
            return
        from gridworker.ui.pages.cover import Cover

        self._close_what_floats()
        self._had = self._window.focusWidget()
        self._drop(Cover(self._lift))

    def _drop(self, screen: QWidget) -> None:
        self.screen = screen
        self._bring_back(False)
        self._box.addWidget(screen, 1)

    def _lift(self) -> None:
        if self.screen is None:
            return
        old, self.screen, had = self.screen, None, self._had
        self._box.removeWidget(old)
        old.setParent(None)
        old.deleteLater()
        self._bring_back(True)
        if had is not None and isValid(had) and had.isVisible():
            had.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        """Not while something long is under way: it would be waited for, and the screen would stand still."""
        if self._desk.work.long_busy:
            self._long.start()
        else:
            self.leave()

    def _close_what_floats(self) -> None:
        QToolTip.hideText()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            if popup.isVisible():
                break
        for other in QApplication.topLevelWidgets():
            if other is not self._window and isinstance(other, QDialog) and other.isVisible():
                other.reject()
        key_map.take_away(self._window)


class Copied(QObject):
    """What was copied here, so that it can be taken out of the clipboard again and nothing else is.

    Whose the clipboard is tells only half of it: many desktops have a program that takes everything copied
    over at once. So the text is compared (by a hash) with what came into it while this window was in front.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ours: dict[QClipboard.Mode, int] = {}
        board = QGuiApplication.clipboard()
        board.dataChanged.connect(lambda: self._changed(QClipboard.Mode.Clipboard))
        board.selectionChanged.connect(lambda: self._changed(QClipboard.Mode.Selection))

    def _changed(self, mode: QClipboard.Mode) -> None:
        text = QGuiApplication.clipboard().text(mode)
        if text and QGuiApplication.focusWindow() is not None:
            self._ours[mode] = hash(text)

    def forget(self) -> None:
        """Empty the clipboard, and the selection of the middle button, of what came from here."""
        board = QGuiApplication.clipboard()
        owned = {
            QClipboard.Mode.Clipboard: board.ownsClipboard(),
            QClipboard.Mode.Selection: board.supportsSelection() and board.ownsSelection(),
        }
        for mode, mine in owned.items():
            text = board.text(mode)
            if text and (mine or hash(text) == self._ours.get(mode)):
                board.clear(mode)
        self._ours.clear()
