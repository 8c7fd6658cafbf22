"""F8 at the doorstep: nothing on the screen for the moment in which somebody looks over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from gridworker.ui import theme
from gridworker.ui.keys import tell
from gridworker.ui.widgets.basics import button, column, focus_soon, label, picture, row


class Cover(QWidget):
    """It asks for nothing and keeps nobody out: that is what locking is for."""

    def __init__(self, lift: Callable[[], object]) -> None:
        super().__init__()
        self._lift = lift
        theme.role(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        said = label(self.tr("先遮一下"), "title")
        how = label(self.tr("内容都在，没有关。再按 F8，或点一下，接着看。"), "second")
        self.go = button(self.tr("接着看　F8"), lift, role="main", icon="eye")
        self.go.setAccessibleName(self.tr("接着看"))
        tell(self, "F8", self.tr("接着看"))
        middle = column(
            row(None, picture("safe", "second", 3.5), None),
            row(None, said, None),
            row(None, how, None),
            row(None, self.go, None),
            gap=1,
        )
        self.setLayout(column(None, middle, None, margin=2))
        self.setAccessibleName(said.text())
        focus_soon(self.go)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._lift()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._lift()
            return
        super().keyPressEvent(event)
