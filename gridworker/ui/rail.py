"""The dark rail on the left: where one can go, the text size, and that working offline is normal.

It takes any number of stops. Those that do not fit its height stand in a menu under 更多, but never the last
one (the help); Alt and the number lead to each of them all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu

from gridworker.ui import language, theme
from gridworker.ui.keys import bind
from gridworker.ui.rail_stops import RailStops, RailTool
from gridworker.ui.settings import Settings
from gridworker.ui.theme import TextSize
from gridworker.ui.widgets.basics import column, label

LOW_EM = 34
"""A rail lower than this (in em) needs its room for places to go."""
LANGUAGES = (("zh", "中文"), ("en", "English"))
"""Each by its own name, so that whoever got lost in one finds the way back."""


@dataclass(frozen=True)
class Stop:
    """One place to go: a stable key, the word, and the icon."""

    key: str
    title: str
    icon: str


class Rail(QFrame):
    went = Signal(str)
    resized_text = Signal(object)
    contrast_chosen = Signal(bool)
    language_chosen = Signal(str)
    lock_asked = Signal()
    search_asked = Signal()

    def __init__(self, stops: Sequence[Stop], settings: Settings) -> None:
        super().__init__()
        theme.role(self, "rail")
        self.setFixedWidth(theme.current().em(7 if language.is_english() else 6))
        self._stops = RailStops()
        self._stops.went.connect(self.went)
        for at, stop in enumerate(stops, start=1):
            keys = f"Alt+{at % 10}" if at <= 10 else ""
            self._stops.add(stop.key, stop.title, stop.icon, keys)
            if keys:  # of the rail, not of the button: one that is under 更多 would not hear it
                bind(self, keys, stop.title, partial(self.went.emit, stop.key))
        box = column(gap=0.3, margin=0.4)
        box.addWidget(self._stops, 1)
        self.look = self._look_button(settings)
        self.leave = RailTool(self.tr("锁上"), "lock")
        self.leave.setToolTip(self.tr("锁上屏幕　F9"))
        self.leave.clicked.connect(lambda: self.lock_asked.emit())
        self.seek = RailTool(self.tr("查找"), "search")
        self.seek.setToolTip(self.tr("查找　Ctrl+K"))
        self.seek.clicked.connect(lambda: self.search_asked.emit())
        self.seek.setVisible(False)
        self._foot = column(self.seek, self.look, self.leave, gap=0.1)
        box.addLayout(self._foot)
        offline = label(self.tr("● 离线可用"))
        offline.setAlignment(Qt.AlignmentFlag.AlignCenter)
        offline.setToolTip(self.tr("不连网也能做所有的事，数据都在这台电脑里"))
        box.addWidget(offline)
        self.setLayout(box)

    def show_at(self, key: str) -> None:
        """Mark the stop whose page is in front; another key leaves the mark where it is."""
        self._stops.show_at(key)

    def set_count(self, key: str, n: int) -> None:
        """A small number on a stop: how many things wait there; 0 takes it away."""
        self._stops.set_count(key, n)

    def offer_search(self, offered: bool) -> None:
        """A way to the search box for the mouse, where the box itself is hidden for want of room."""
        self.seek.setVisible(offered)

    def stop_button(self, key: str) -> RailTool:
        return self._stops.button(key)

    def under_more(self) -> list[str]:
        """The keys that did not fit and stand in the menu."""
        return self._stops.under_more()

    def _look_button(self, settings: Settings) -> RailTool:
        tool = RailTool(self.tr("字号"), "text_size")
        tool.setToolTip(self.tr("字号　Ctrl 加 + 或 -"))
        menu = QMenu(tool)
        # Filled when it opens: the first page need not wait for it.
        menu.aboutToShow.connect(lambda: self._fill_look(menu, settings))
        tool.setMenu(menu)
        return tool

    def _fill_look(self, menu: QMenu, settings: Settings) -> None:
        menu.clear()
        names = {
            TextSize.STANDARD: self.tr("标准"),
            TextSize.LARGE: self.tr("大"),
            TextSize.HUGE: self.tr("特大"),
        }
        only_one = QActionGroup(menu)
        for choice, name in names.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(choice == settings.text_size)
            action.triggered.connect(lambda _on=False, choice=choice: self.resized_text.emit(choice))
            only_one.addAction(action)
        menu.addSeparator()
        contrast = menu.addAction(self.tr("黑白分明"))
        contrast.setCheckable(True)
        contrast.setChecked(settings.contrast)
        contrast.triggered.connect(lambda on: self.contrast_chosen.emit(on))
        menu.addSeparator()
        spoken = QActionGroup(menu)
        for code, name in LANGUAGES:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(code == settings.language)
            action.triggered.connect(lambda _on=False, code=code: self.language_chosen.emit(code))
            spoken.addAction(action)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the two tools at the foot stand side by side without their words."""
        super().resizeEvent(event)
        low = self.height() < theme.current().em(LOW_EM)
        side, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(side if low else below)
        for tool in (self.seek, self.look, self.leave):
            tool.set_only_icon(low)
