"""F1: a sheet over the window with every key of the page in front and of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QMainWindow, QScrollArea, QWidget
from shiboken6 import isValid

from gridworker.ui import theme
from gridworker.ui.keys import Key, bind, keys_of
from gridworker.ui.widgets.basics import button, column, label, row


class KeyMap(QFrame):
    """Covers the window; Esc, F1 or its button takes it away and the keyboard is where it was."""

    def __init__(self, window: QMainWindow, page: QWidget | None, *, can_help: bool) -> None:
        super().__init__(window)
        theme.role(self, "veil")
        self._window = window
        self._had = window.focusWidget()
        here = keys_of(page) if page is not None else []
        known = {key.keys for key in here}
        around = [key for key in keys_of(window, but=page) if key.keys not in known]
        self.rows: list[Key] = [*here, *around]
        self._build(here, around, can_help)
        window.installEventFilter(self)

    def _build(self, here: Sequence[Key], around: Sequence[Key], can_help: bool) -> None:
        self.close_button = button(self.tr("收起　Esc"), self.leave)
        self.close_button.setAccessibleName(self.tr("收起按键表"))
        self._escape = bind(self, "Esc", "", self.leave)
        head: list = [label(self.tr("按键表"), "title"), None]
        if can_help:
            head.append(button(self.tr("打开说明书"), self._help, icon="question"))
        head.append(self.close_button)
        columns = row(
            _block(self.tr("这一页"), here, self.tr("这一页没有自己的按键，用 Tab 一格一格走。")),
            _block(self.tr("整个窗口"), [*around, *self._usual()], ""),
            gap=2,
        )
        columns.setStretch(0, 1)
        columns.setStretch(1, 1)
        inner = QWidget()
        theme.role(inner, "clear")
        inner.setLayout(columns)
        area = QScrollArea()
        theme.role(area, "clear")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.tr("按键表"))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys scroll it
        area.setWidget(inner)
        sheet = QFrame()
        theme.role(sheet, "card")
        box = column(row(*head, gap=0.6), area, gap=0.8, margin=1.2)
        box.setStretch(1, 1)
        sheet.setLayout(box)
        self.setLayout(column(sheet, margin=1.6))
        self.setAccessibleName(self.tr("按键表"))

    def _usual(self) -> list[Key]:
        """What every form of every program does; Qt reads these keys itself."""
        return [
            Key("Tab", self.tr("到下一格"), self),
            Key("Shift+Tab", self.tr("回上一格"), self),
            Key("Space", self.tr("按下按钮，选上或取消"), self),
            Key("Enter", self.tr("按下有蓝框的按钮，打开选中的一行"), self),
        ]

    def open(self) -> None:
        # What is below must neither hear its shortcuts nor take the Esc that is meant for this sheet.
        self._window.centralWidget().setEnabled(False)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        self._window.removeEventFilter(self)
        self._window.centralWidget().setEnabled(True)
        self.hide()
        self.setParent(None)
        self.deleteLater()
        if self._had is not None and isValid(self._had) and self._had.isVisible():
            self._had.setFocus(Qt.FocusReason.OtherFocusReason)

    def _help(self) -> None:
        from gridworker.ui import help_links

        window = self._window
        self.leave()
        workspace = window.workspace  # type: ignore[attr-defined]
        help_links.open_topic(window, help_links.OF_PAGE.get(workspace.key, "begin"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)


def take_away(window: QMainWindow) -> bool:
    """Take the map away if it is there; whether it was."""
    shown = window.findChild(KeyMap)
    if isinstance(shown, KeyMap):
        shown.leave()
        return True
    return False


def _block(title: str, keys: Sequence[Key], none: str) -> QWidget:
    lines = QGridLayout()
    look = theme.current()
    lines.setHorizontalSpacing(look.em(0.9))
    lines.setVerticalSpacing(look.em(0.45))
    lines.setColumnStretch(1, 1)
    for at, key in enumerate(keys):
        cap = label(key.keys, "key")
        cap.setAccessibleName(f"{key.keys}：{key.words}")
        lines.addWidget(cap, at, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        lines.addWidget(label(key.words, wrap=True), at, 1)
    parts: list = [label(title, "heading"), lines]
    if not keys:
        parts.append(label(none, "second", wrap=True))
    whole = QWidget()
    theme.role(whole, "clear")
    whole.setLayout(column(*parts, None, gap=0.7))
    return whole
