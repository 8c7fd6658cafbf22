"""The dark rail on the left: where one can go, the text size, and that working offline is normal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QSizePolicy, QToolButton

from gridworker.ui import icons, theme
from gridworker.ui.settings import Settings
from gridworker.ui.theme import TextSize
from gridworker.ui.widgets.basics import column, label


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
    left_profile = Signal()

    def __init__(self, stops: Sequence[Stop], settings: Settings) -> None:
        super().__init__()
        theme.role(self, "rail")
        self.setFixedWidth(theme.current().em(6))
        self._group = QButtonGroup(self)
        self._stops: dict[str, QToolButton] = {}
        box = column(gap=0.3, margin=0.4)
        for at, stop in enumerate(stops, start=1):
            place = self._tool(stop.title, stop.icon)
            place.setCheckable(True)
            place.setAutoExclusive(True)  # else it is read aloud as a check box
            place.setShortcut(QKeySequence(f"Alt+{at}"))
            place.setToolTip(f"{stop.title}　Alt+{at}")
            place.clicked.connect(lambda _on=False, key=stop.key: self.went.emit(key))
            self._group.addButton(place)
            self._stops[stop.key] = place
            box.addWidget(place)
        box.addStretch(1)
        box.addWidget(self._look_button(settings))
        leave = self._tool(self.tr("锁上"), "lock")
        leave.setToolTip(self.tr("关上这个档案，回到开始"))
        leave.clicked.connect(lambda: self.left_profile.emit())
        box.addWidget(leave)
        offline = label(self.tr("● 离线可用"))
        offline.setAlignment(Qt.AlignmentFlag.AlignCenter)
        offline.setToolTip(self.tr("不连网也能做所有的事，数据都在这台电脑里"))
        box.addWidget(offline)
        self.setLayout(box)

    def show_at(self, key: str) -> None:
        if key in self._stops:
            self._stops[key].setChecked(True)

    def stop_button(self, key: str) -> QToolButton:
        return self._stops[key]

    def _tool(self, title: str, icon: str) -> QToolButton:
        look = theme.current()
        tool = QToolButton()
        theme.role(tool, "rail")
        tool.setText(title)
        tool.setAccessibleName(title)
        tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        tool.setIcon(icons.icon(icon, look.tokens.rail_ink, look.em(1.5)))
        tool.setIconSize(QSize(look.em(1.5), look.em(1.5)))
        tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tool.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return tool

    def _look_button(self, settings: Settings) -> QToolButton:
        names = {
            TextSize.STANDARD: self.tr("标准"),
            TextSize.LARGE: self.tr("大"),
            TextSize.HUGE: self.tr("特大"),
        }
        tool = self._tool(self.tr("字号"), "text_size")
        tool.setToolTip(self.tr("字号　Ctrl 加 + 或 -"))
        tool.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(tool)
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
        tool.setMenu(menu)
        return tool
