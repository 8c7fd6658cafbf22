"""The tree on the left of 网格和人: units and grids, and below them everybody at work and who stands in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from gridworker.ui import icons, theme
from gridworker.ui.keys import tell
from gridworker.ui.words import many

PEOPLE, DEPUTIES = "people", "deputies"
"""Ids of the two lines that are no place."""
_ID = Qt.ItemDataRole.UserRole
_ICONS = {"unit": "office", "grid": "household", PEOPLE: "person", DEPUTIES: "handshake"}


class AreaTree(QTreeWidget):
    """`picked` carries the id of a unit or grid, or `PEOPLE` or `DEPUTIES`; `entered`: on to its page."""

    picked = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("单位和网格"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(theme.current().em(1.1))
        side = theme.current().em(1.1)
        self.setIconSize(QSize(side, side))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setMinimumHeight(theme.current().em(6))
        self.currentItemChanged.connect(self._moved)
        tell(self, "Enter", self.tr("到右边的页面"))
        self._quiet = False

    def show_lists(self, lists: dict[str, Any]) -> None:
        """Build it anew and tell nobody; what was picked stays picked if it is there, else the first."""
        before = self.current_id()
        closed = {item.data(0, _ID) for item in self._items() if item.childCount() and not item.isExpanded()}
        self._quiet = True
        self.clear()
        above: dict[str, QTreeWidgetItem] = {}
        for node in lists["tree"]:
            item = self._item(node["kind"], node["id"], self._name(node), self._right(node))
            parent = above.get(node["parent"])
            if parent is None:
                self.addTopLevelItem(item)
            else:
                parent.addChild(item)
            above[node["id"]] = item
        people, deputies = len(lists["people"]), len(lists["deputies"])
        for key, name, count in (
            (PEOPLE, self.tr("全部人员"), self.tr("{n} 人").format(n=people)),
            (DEPUTIES, self.tr("AB 顶岗"), self.tr("{n} 段").format(n=deputies)),
        ):
            self.addTopLevelItem(self._item(key, key, name, count))
        for item in self._items():
            item.setExpanded(item.data(0, _ID) not in closed)
        first = self.topLevelItem(0)
        if not self.pick(before) and first is not None:
            self.setCurrentItem(first)
        self._quiet = False

    def current_id(self) -> str:
        item = self.currentItem()
        return str(item.data(0, _ID)) if item is not None else ""

    def pick(self, rec: str) -> bool:
        """Mark a line; whether it is there."""
        for item in self._items():
            if item.data(0, _ID) == rec:
                self.setCurrentItem(item)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def _moved(self, item: QTreeWidgetItem | None, _before: object) -> None:
        if item is not None and not self._quiet:
            self.picked.emit(item.data(0, _ID))

    def _item(self, kind: str, rec: str, name: str, right: str) -> QTreeWidgetItem:
        look = theme.current()
        item = QTreeWidgetItem([name, f"{right} "])
        item.setData(0, _ID, rec)
        item.setIcon(0, icons.icon(_ICONS[kind], look.tokens.second, look.em(1.1)))
        item.setSizeHint(0, QSize(0, look.em(2.1)))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setForeground(1, look.color("second"))
        item.setToolTip(0, name)
        said = self.tr("{name}，{right}").format(name=name, right=right)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
        return item

    def _name(self, node: dict[str, Any]) -> str:
        if node["over"]:
            return self.tr("{name}（已停用）").format(name=node["name"])
        return str(node["name"])

    def _right(self, node: dict[str, Any]) -> str:
        marks = {"few": self.tr("少"), "many": self.tr("多")}
        homes = many(self.tr("{n} 户"), n=node["households"])
        mark = marks.get(node["size"])
        return self.tr("{mark} {homes}").format(mark=mark, homes=homes) if mark else homes

    def _items(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        waiting = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            if item is not None:
                found.append(item)
                waiting = [*(item.child(at) for at in range(item.childCount())), *waiting]
        return found
