"""The office's grids: what there is, and one more."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFrame

from gridworker.services import areas
from gridworker.services.changes import Changes
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, clear, column, frame, label, row
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.text_area import Line


class GridBox(QFrame):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk = desk
        self.known = 0
        self.notice = Notice()
        self.name = Line(self.tr("例如 石桥村第二网格"))
        self.code = Line(self.tr("例如 990101100201002"))
        self.go = button(self.tr("添加网格"), self._add, role="main", icon="plus")
        self._name_field = Field(self.tr("网格名称(&N) *"), self.name)
        hint = self.tr("可以用 15 位编码，或自己的编号")
        self._code_field = Field(self.tr("网格编码(&B) *"), self.code, hint=hint)
        self.name.returnPressed.connect(self._add)
        self.code.returnPressed.connect(self._add)
        self._list = column(gap=0.3)
        self.setLayout(
            column(
                label(self.tr("网格"), "heading"), self._name_field, self._code_field, row(self.go, None),
                self.notice, self._list, gap=0.6, margin=1,
            )
        )

    def look(self) -> None:
        self.desk.work.run(self, areas.grids).success(self._put).failure(self.notice.refused)

    def _put(self, grids: list[dict[str, Any]]) -> None:
        self.known = len(grids)
        clear(self._list)
        if not grids:
            nothing = self.tr("还没有网格。添加第一个，就可以邀请网格员。")
            self._list.addWidget(label(nothing, "second", wrap=True))
        for grid in grids:
            workers = "、".join(grid.get("workers") or []) or self.tr("还没有网格员")
            homes = self.tr("{n} 户").format(n=grid.get("households") or 0)
            name = label(grid["name"], "label", wrap=True)
            about = label(f"{grid.get('code') or ''}　{homes}　{workers}", "second", wrap=True)
            self._list.addWidget(frame("well", name, about, gap=0.1, margin=0.6))

    def _add(self) -> None:
        name, code = self.name.text().strip(), self.code.text().strip()
        self._name_field.show_fault("" if name else self.tr("请写网格名称。"))
        self._code_field.show_fault("" if code else self.tr("请写网格编码。"))
        if not name or not code:
            (self.code if name else self.name).setFocus()
            return
        if not self.go.isEnabled():
            return
        self.notice.hide_notice()
        self.go.setEnabled(False)
        self.desk.work.run(self, lambda s: areas.add_grid(s, code, name)).always(
            lambda: self.go.setEnabled(True)
        ).success(lambda _id: self._added(name)).failure(self._failed)

    def _failed(self, error: BaseException) -> None:
        self.notice.refused(error, self.tr("没有添加。"))
        self.code.setFocus()
        self.code.selectAll()

    def _added(self, name: str) -> None:
        self.notice.ok(self.tr("已添加 {n}。").format(n=name))
        self.name.clear()
        self.code.clear()
        self.name.setFocus()
        self.look()
        self.desk.tell(Changes(frozenset({"grid"})))
