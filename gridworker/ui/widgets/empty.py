"""An empty list says in one sentence why it is empty, and offers the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gridworker.ui import theme
from gridworker.ui.widgets.basics import column, label, picture


class EmptyState(QWidget):
    def __init__(self, icon: str, sentence: str, action: QWidget | None = None) -> None:
        super().__init__()
        self._sentence = label(sentence, "second", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        drawn = picture(icon, "hint", 3)
        self._drawn, self._action = drawn, action
        box = column(None, drawn, self._sentence, gap=0.8, margin=1)
        box.setAlignment(drawn, Qt.AlignmentFlag.AlignHCenter)
        if action is not None:
            box.addWidget(action, alignment=Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)
        self.setLayout(box)
        # It stands behind the table in a stack and must not keep the window from fitting a low screen.
        self.setMinimumHeight(theme.current().em(5.4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all of it the picture goes first: the sentence is what is needed."""
        super().resizeEvent(event)
        look = theme.current()
        high = self._sentence.heightForWidth(self.width() - look.em(2)) + look.em(3.6)
        if self._action is not None:
            high += self._action.sizeHint().height() + look.em(0.8)
        self._drawn.setVisible(self.height() >= high + look.em(3))

    def set_sentence(self, sentence: str) -> None:
        self._sentence.setText(sentence)
