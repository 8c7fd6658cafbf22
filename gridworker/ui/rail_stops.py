"""The stops of the rail, as many as its height holds; the others in a menu under 更多."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QSizePolicy, QToolButton, QWidget

from gridworker.ui import icons, theme


class RailTool(QToolButton):
    """An icon with its word below, and at the icon's corner how many things wait there."""

    def __init__(self, title: str, icon: str) -> None:
        super().__init__()
        look = theme.current()
        self.title, self.count = title, 0
        theme.role(self, "rail")
        self.setText(title)
        self.setAccessibleName(title)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIcon(icons.icon(icon, look.tokens.rail_ink, look.em(1.5)))
        self.setIconSize(QSize(look.em(1.5), look.em(1.5)))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, n: int) -> None:
        """Show the number (99+ from a hundred on) and say it aloud with the name."""
        self.count = n
        self.setAccessibleName(said(self.title, n))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.count <= 0:
            return
        look, words = theme.current(), "99+" if self.count > 99 else str(self.count)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(0.75, bold=True))
        high = look.em(1.15)
        wide = max(high, painter.fontMetrics().horizontalAdvance(words) + look.em(0.5))
        mark = QRect(self.width() // 2 + look.em(0.45), look.em(0.1), wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("rail_mark"))
        painter.drawRoundedRect(mark, high / 2, high / 2)
        painter.setPen(look.color("rail_mark_ink"))
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()


def said(title: str, n: int) -> str:
    """A stop as it is read aloud and stands in the menu."""
    if n <= 0:
        return title
    return QCoreApplication.translate("rail", "{title}，{n} 件").format(title=title, n=n)


class RailStops(QWidget):
    """Places its buttons itself: a layout would ask the window to be as high as all of them together."""

    went = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._stops: dict[str, RailTool] = {}
        self._icons: dict[str, str] = {}
        self._hidden: list[str] = []
        self._at = ""
        self._more: RailTool | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def add(self, key: str, title: str, icon: str, keys: str) -> None:
        """Put a stop below the others; `keys` is its shortcut, for the tool tip."""
        stop = RailTool(title, icon)
        stop.setParent(self)
        stop.setCheckable(True)
        stop.setAutoExclusive(True)  # else it is read aloud as a check box
        stop.setToolTip(f"{title}　{keys}" if keys else title)
        stop.clicked.connect(self._to(key))
        self._group.addButton(stop)
        self._stops[key], self._icons[key] = stop, icon

    def button(self, key: str) -> RailTool:
        return self._stops[key]

    def under_more(self) -> list[str]:
        return list(self._hidden)

    def show_at(self, key: str) -> None:
        if key in self._stops:
            self._at = key
            self._stops[key].setChecked(True)
            self._mark_more()

    def set_count(self, key: str, n: int) -> None:
        if key in self._stops:
            self._stops[key].set_count(n)
            self._mark_more()

    # as many as fit -----------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 2 * self._step())

    def sizeHint(self) -> QSize:
        return QSize(0, len(self._stops) * self._step())

    def _step(self) -> int:
        first = next(iter(self._stops.values()), None)
        return (first.sizeHint().height() if first else 0) + theme.current().em(0.3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        step, gap = self._step(), theme.current().em(0.3)
        room = (self.height() + gap) // step if step else 0
        keys = list(self._stops)
        shown = len(keys) if len(keys) <= room else max(room - 1, 0)
        self._hidden = keys[shown:]
        for at, (key, stop) in enumerate(self._stops.items()):
            stop.setGeometry(0, at * step, self.width(), step - gap)
            stop.setVisible(key not in self._hidden)
        if self._hidden and self._more is None:
            self._more = self._make_more()
        if self._more is not None:
            self._more.setGeometry(0, shown * step, self.width(), step - gap)
            self._more.setVisible(bool(self._hidden))
            self._mark_more()

    def _make_more(self) -> RailTool:
        more = RailTool(self.tr("更多"), "more")
        more.setParent(self)
        more.setCheckable(True)
        self._group.addButton(more)
        more.setAutoExclusive(True)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        more.setMenu(menu)
        return more

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for key in self._hidden:
            stop = self._stops[key]
            words = said(stop.title, stop.count)
            keys = stop.toolTip().partition("　")[2]
            action = menu.addAction(f"{words}\t{keys}" if keys else words)
            action.setIcon(icons.icon(self._icons[key], theme.current().tokens.ink, theme.current().em(1.25)))
            action.setCheckable(True)
            action.setChecked(key == self._at)
            action.triggered.connect(self._to(key))

    def _mark_more(self) -> None:
        """The button stands for what is under it: it is marked with it, and shows its numbers added up."""
        if self._more is None:
            return
        if self._at in self._hidden:
            self._more.setChecked(True)
        elif self._at:
            self._stops[self._at].setChecked(True)
        self._more.set_count(sum(self._stops[key].count for key in self._hidden))

    def _to(self, key: str) -> Callable[..., None]:
        return lambda *_on: self.went.emit(key)
