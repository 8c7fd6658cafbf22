"""The stops of the rail, as many as its height holds; the others in a menu under 更多.

The last stop stays in sight below 更多: whoever is lost looks for the help, and does not look in a menu.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from gridworker.ui import icons, theme
from gridworker.ui.widgets.basics import Press


class RailTool(Press):
    """An icon with its word below, and at the icon's corner how many things wait there.

    A QPushButton painted by hand: a QToolButton that can be checked is read aloud as a check box, whatever
    its group says.
    """

    def __init__(self, title: str, icon: str) -> None:
        super().__init__(title)
        self.title, self.count = title, 0
        self._drawing, self._only_icon = icon, False
        theme.role(self, "rail")
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_only_icon(self, on: bool) -> None:
        """Leave out the word (the tool tip has it)."""
        self._only_icon = on
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        high = look.em(2.1) if self._only_icon else look.em(2.25) + self._letters().height()
        words = self._letters().horizontalAdvance(self.text()) + look.em(0.6)
        return QSize(look.em(1.6) if self._only_icon else words, high)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().em(1.6), self.sizeHint().height())

    def _letters(self) -> QFontMetrics:
        return QFontMetrics(theme.current().font(0.9, bold=True))

    def set_count(self, n: int) -> None:
        """Show the number (99+ from a hundred on) and say it aloud with the name."""
        self.count = n
        self.setAccessibleName(said(self.title, n))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, option = theme.current(), QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        side = look.em(1.5)
        top = (self.height() - side) // 2 if self._only_icon else look.em(0.4)
        ink = look.tokens.on_brand if self.isChecked() else look.tokens.rail_ink
        picture = icons.pixmap(self._drawing, ink, side)
        painter.drawPixmap(QRect((self.width() - side) // 2, top, side, side), picture)
        if not self._only_icon:
            painter.setFont(look.font(0.9, bold=self.isChecked()))
            painter.setPen(look.color("on_brand" if self.isChecked() else "rail_ink"))
            below = self.rect().adjusted(0, top + side, 0, -look.em(0.2))
            words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)
        self._paint_count(painter)

    def _paint_count(self, painter: QPainter) -> None:
        if self.count <= 0:
            return
        look, words = theme.current(), "99+" if self.count > 99 else str(self.count)
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
        shown = len(keys) if len(keys) <= room else max(room - 2, 0)
        self._hidden = keys[shown:-1]
        for at, (key, stop) in enumerate(self._stops.items()):
            if self._hidden and key == keys[-1]:
                at = shown + 1
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
        menu = QMenu(more)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        more.setMenu(menu)
        *_others, before, _last = self._stops.values()
        QWidget.setTabOrder(before, more)  # as one sees it: the last stop comes after it
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
