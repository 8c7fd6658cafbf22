"""An empty list says in one sentence why it is empty, and offers the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from gridworker.ui import help_links, theme
from gridworker.ui.widgets.basics import button, column, label, picture


class EmptyState(QWidget):
    def __init__(self, icon: str, sentence: str, action: QWidget | None = None, *, topic: str = "") -> None:
        """`topic` is the page of the manual that explains what will be here, offered where there is one."""
        super().__init__()
        self._topic, self._help = topic, QWidget()
        self._help.setVisible(False)
        self._sentence = label(sentence, "second", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        drawn = picture(icon, "hint", 3)
        self._drawn, self._action = drawn, action
        box = column(None, drawn, self._sentence, gap=0.8, margin=1)
        box.setAlignment(drawn, Qt.AlignmentFlag.AlignHCenter)
        if action is not None:
            box.addWidget(action, alignment=Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self._help, alignment=Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)
        self._box = box
        self.setLayout(box)
        # It stands behind the table in a stack and must not keep the window from fitting a low screen.
        self.setMinimumHeight(theme.current().em(4.6))

    def showEvent(self, event: QShowEvent) -> None:
        """Only now it stands in its window, which has a manual or not."""
        super().showEvent(event)
        if self._topic and not isinstance(self._help, QPushButton) and help_links.can_help(self):
            topic = self._topic
            way = button(
                self.tr("看说明"), lambda: help_links.open_topic(self, topic), role="link", icon="question"
            )
            self._box.replaceWidget(self._help, way)
            self._box.setAlignment(way, Qt.AlignmentFlag.AlignHCenter)
            self._help.deleteLater()
            self._help = way
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all of it the picture goes first: the sentence is what is needed."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        look = theme.current()
        high = self._sentence.heightForWidth(self.width() - look.em(2)) + look.em(3.6)
        if self._action is not None:
            high += self._action.sizeHint().height() + look.em(0.8)
        offers = isinstance(self._help, QPushButton)
        if offers:
            self._help.setVisible(self.height() >= high + look.em(2.6))
            high += look.em(2.6)
        self._drawn.setVisible(self.height() >= high + look.em(3))

    def set_sentence(self, sentence: str) -> None:
        self._sentence.setText(sentence)
