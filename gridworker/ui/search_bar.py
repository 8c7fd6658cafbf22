"""The one search box, above every page: what is typed there is looked for at once.

Before the first page is painted it is an empty strip of its height; the box is put into it afterwards, or
when Ctrl+K asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame

from gridworker.ui import theme

if TYPE_CHECKING:
    from gridworker.ui.desk import Desk
    from gridworker.ui.widgets.text_area import Line

AFTER_FIRST_PAINT_MS = 250
TYPING_MS = 180
HEIGHT_EM = 2.9
LONGEST = 200
"""Letters to look for; a whole page pasted by mistake finds nothing."""


class SearchBar(QFrame):
    """`asked` carries what to look for (empty: nothing any more), `entered` that the results get the
    keyboard, `left` that Esc was pressed, `rested` that the keyboard went elsewhere, `made` that the box is
    there now."""

    asked = Signal(str)
    entered = Signal()
    left = Signal()
    rested = Signal()
    made = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._pause = min(TYPING_MS, desk.autosave_ms)
        self.line: Line | None = None
        theme.role(self, "search")
        self.setFixedHeight(theme.current().em(HEIGHT_EM))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.line is None:
            QTimer.singleShot(AFTER_FIRST_PAINT_MS, self, self.fill)

    def fill(self) -> Line:
        """The box itself, made when it is first needed."""
        if self.line is not None:
            return self.line
        from gridworker.ui import keys
        from gridworker.ui.widgets.basics import picture, row
        from gridworker.ui.widgets.text_area import Line

        line = Line(self.tr("查找　Ctrl+K　　王、wjw 3 li、低保、电话尾号、门牌、3月5日"))
        line.setAccessibleName(self.tr("查找"))
        line.setClearButtonEnabled(True)
        line.setMaxLength(LONGEST)
        line.installEventFilter(self)
        self._timer = QTimer(self, singleShot=True, interval=self._pause)
        self._timer.timeout.connect(self._ask)
        line.textChanged.connect(lambda _text: self._timer.start())
        keys.tell(line, "↓", self.tr("到找到的结果里去"))
        keys.tell(line, "Esc", self.tr("不找了，回到刚才的页面"))
        inside = row(picture("search", "second", 1.2), line, gap=0.5)
        edge = theme.current().em
        inside.setContentsMargins(edge(1.1), edge(0.25), edge(1.1), edge(0.25))
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.line = line
        self.made.emit()
        return line

    def take_keyboard(self) -> None:
        """Ctrl+K: the whole text is marked, so that the next letter begins anew."""
        line = self.fill()
        self.setVisible(True)
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    def text(self) -> str:
        return self.line.text().strip() if self.line is not None else ""

    def has_keyboard(self) -> bool:
        return self.line is not None and self.line.hasFocus()

    def set_text(self, text: str) -> None:
        """Show what is being looked for, without asking for it again."""
        line = self.line
        if line is None:
            return
        self._timer.stop()
        if line.text().strip() != text:
            blocked = line.blockSignals(True)
            line.setText(text)
            line.blockSignals(blocked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.FocusOut:
                self.rested.emit()
            return super().eventFilter(watched, event)
        escape = event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and escape:
            # Esc leaves the box; a form below it that closes by Esc must not hear of it.
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and not event.modifiers():
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._ask()
                self.entered.emit()
                return True
            if escape:
                self._timer.stop()
                self.set_text("")
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        self._timer.stop()
        self.asked.emit(self.text())
