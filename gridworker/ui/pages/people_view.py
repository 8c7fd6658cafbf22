"""Everybody at work, and who stands in for whom: the two lists below the tree of 网格和人."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.tables.id_model import Column, Row
from gridworker.ui.tables.rows_model import RowsModel
from gridworker.ui.tables.views import Table
from gridworker.ui.widgets.basics import button, column, label, row
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.flow import wrapped


class PeopleView(QWidget):
    """`asked`: `add_person`, `edit_person` or `end_person` and the person's row."""

    asked = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = RowsModel(self._columns(), self)
        self.table = Table(self.tr("人员"), self.model)
        self.add = button(
            self.tr("登记一个人"), lambda: self.asked.emit("add_person", None), role="main", icon="plus"
        )
        self.edit = button(self.tr("修改"), lambda: self._ask("edit_person"))
        self.end = button(self.tr("离岗…"), lambda: self._ask("end_person"))
        self.see = button(self.tr("改过的每一版"), self._versions, role="link", icon="clock")
        self.table.opened.connect(lambda _id: self._ask("edit_person"))
        self.table.picked.connect(lambda _id: self._picked())
        ways = wrapped(self.add, self.edit, self.end, self.see)
        whole = column(label(self.tr("全部人员"), "title"), ways, self.table, gap=0.7)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def show_people(self, people: list[dict[str, Any]]) -> None:
        self.table.show_ids(self.model.set_rows(people))
        if people and self.table.current_id() is None:
            self.table.pick(people[0]["id"])
        self._picked()

    def enter(self) -> None:
        self.table.setFocus()

    def _picked(self) -> None:
        chosen = self.table.current_id() is not None
        self.edit.setEnabled(chosen)
        self.end.setEnabled(chosen)
        self.see.setEnabled(chosen)

    def _versions(self) -> None:
        if (chosen := self.table.current_id()) is not None:
            self._desk.go("record", chosen)

    def _ask(self, what: str) -> None:
        found = self.model.row(self.table.current_id() or "")
        if found is not None:
            self.asked.emit(what, found)

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("姓名"), 0, self._name),
            Column(self.tr("身份"), 6, lambda r: self._desk.vocab.label("role", r.get("role")), spare=2),
            Column(self.tr("负责网格"), 10, lambda r: words.listed(r.get("grid_names") or []) or "—"),
            Column(self.tr("单位"), 6, lambda r: r.get("unit_name") or "—", spare=3),
            Column(self.tr("工作电话"), 8, lambda r: r.get("work_phone") or "—", spare=4),
            Column(self.tr("电脑"), 3.5, self._devices, right=True, spare=1),
        ]

    def _name(self, one: Row) -> str:
        name = str(one.get("name") or "")
        if one.get("over"):
            return self.tr("{n}（{d} 离岗）").format(n=name, d=one.get("until"))
        return name

    def _devices(self, one: Row) -> str:
        return str(one.get("devices") or "—")


class DeputiesView(QWidget):
    """`asked`: `end_deputy` and the row, `go` and a grid's id."""

    asked = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.model = RowsModel(self._columns(), self)
        self.table = Table(self.tr("AB 顶岗"), self.model)
        self.end = button(self.tr("结束顶岗…"), self._end)
        self.see = button(self.tr("到这个网格"), self._see, role="link")
        self.table.opened.connect(lambda _id: self._see())
        nothing = self.tr("现在没有人顶岗。要安排：在左边选一个网格，按“安排顶岗”。")
        self._stack = QStackedWidget()
        self._list = QWidget()
        inside = column(row(self.end, self.see, None), self.table, gap=0.7)
        inside.setStretch(1, 1)
        self._list.setLayout(inside)
        self._empty = EmptyState("handshake", nothing, topic="grids")
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._list)
        whole = column(label(self.tr("AB 顶岗"), "title"), self._stack, gap=0.7)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def show_deputies(self, rows: list[dict[str, Any]]) -> None:
        self.table.show_ids(self.model.set_rows([{**one, "id": one["duty"]} for one in rows]))
        self._stack.setCurrentWidget(self._list if rows else self._empty)
        if rows and self.table.current_id() is None:
            self.table.pick(rows[0]["duty"])

    def enter(self) -> None:
        self.table.setFocus()

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("网格"), 0, lambda r: r.get("grid_name") or ""),
            Column(self.tr("谁顶岗"), 5, lambda r: r.get("name") or ""),
            Column(self.tr("替谁"), 5, lambda r: r.get("stands_in_name") or ""),
            Column(self.tr("开始"), 7.2, lambda r: r.get("since") or "—", spare=2),
            Column(self.tr("最后一天"), 7.2, lambda r: r.get("until") or self.tr("没有定")),
            Column(self.tr("原因"), 7, lambda r: r.get("reason") or "", spare=3),
            Column(self.tr("状态"), 6.6, self._state, self._token, spare=1),
        ]

    def _state(self, one: Row) -> str:
        if one.get("unheard"):
            return self.tr("! 等他再交包")
        if one.get("over"):
            return self.tr("已结束")
        return self.tr("还没开始") if one.get("ahead") else self.tr("● 正在顶岗")

    def _token(self, one: Row) -> str:
        return "warn" if one.get("unheard") else "second" if one.get("over") or one.get("ahead") else "info"

    def _end(self) -> None:
        found = self.model.row(self.table.current_id() or "")
        if found is not None and not found["over"]:
            self.asked.emit("end_deputy", found)

    def _see(self) -> None:
        found = self.model.row(self.table.current_id() or "")
        if found is not None:
            self.asked.emit("go", found["grid"])
