"""A field for sentences that knows about Chinese input.

`QPlainTextEdit.textChanged` fires on every keystroke of a composition while the text stays the same, so
`edited` is told only when the text really differs. While a word is being composed the placeholder would
shine through behind it: it is taken away until the word is there.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolButton, QWidget

from gridworker.ui import theme

LONGEST = 20_000
"""Code points in one field: what the services take, and about thirty printed pages."""


class TextArea(QPlainTextEdit):
    """`edited` carries no text: ask `text()`. Tab leaves the field, as in any form."""

    edited = Signal()
    overlong = Signal()
    """A paste was refused because the field would have become longer than `LONGEST`."""

    def __init__(self, placeholder: str = "", *, lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self._placeholder = placeholder
        self._known = ""
        self._composing = False
        # As high as its lines: a tall empty box would push the next questions off a small screen.
        self.setFixedHeight(theme.current().em(1.3 * lines + 1.3))
        self.textChanged.connect(self._maybe_edited)

    def text(self) -> str:
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show `text` without calling it an edit. Never during a composition: it would end it."""
        self._known = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    @property
    def composing(self) -> bool:
        return self._composing

    def _maybe_edited(self) -> None:
        text = self.toPlainText()
        if text != self._known:
            self._known = text
            self.edited.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """A file let fall here is for the page to attach: its path is nothing that anybody wants to read."""
        return not _holds_files(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Ten megabytes from another program must not freeze the page; half of them would be worse."""
        if len(self._known) + len(source.text()) > LONGEST:
            self.overlong.emit()
        else:
            super().insertFromMimeData(source)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().setPlaceholderText("" if self._composing else self._placeholder)
        super().inputMethodEvent(event)


def _holds_files(source: QMimeData) -> bool:
    return any(url.isLocalFile() for url in source.urls())


class Line(QLineEdit):
    """One line of text with the same two habits; Enter is left alone while a word is composed."""

    edited = Signal()
    overlong = Signal()
    """What came in would have been cut at `maxLength`: nothing of it was taken."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(2_000)
        self._placeholder = placeholder
        self._composing = False
        self._before, self._refuses = "", False
        self.inputRejected.connect(self._cut)
        self.textEdited.connect(self._typed)
        self.textChanged.connect(self._changed)

    def _cut(self) -> None:
        """Qt has put in what there was room for; who pasted a page would not see that its end is missing."""
        if len(self.text()) >= self.maxLength() and not self._refuses:
            self._refuses = True
            QTimer.singleShot(0, self, self._refused)

    def _refused(self) -> None:
        self._refuses = False
        self.overlong.emit()

    def _typed(self, _text: str) -> None:
        if self._refuses:
            self.setText(self._before)
        else:
            self.edited.emit()

    def _changed(self, _text: str) -> None:
        self._before = self.text()

    @property
    def composing(self) -> bool:
        return self._composing

    def set_text(self, text: str) -> None:
        if self.text() != text:
            self.setText(text)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """As in a field for sentences: a file falls through to the page."""
        if _holds_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def setClearButtonEnabled(self, on: bool) -> None:
        """Qt's own button for it has no name to be read aloud."""
        super().setClearButtonEnabled(on)
        for push in self.findChildren(QToolButton):
            push.setAccessibleName(self.tr("清空"))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().setPlaceholderText("" if self._composing else self._placeholder)
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            self._composing
            and isinstance(event, QKeyEvent)
            and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            event.accept()
            return True
        return super().event(event)
