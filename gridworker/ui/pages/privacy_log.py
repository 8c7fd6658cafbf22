"""查看记录: who looked at a number, printed a copy or deleted something on this machine, when and why."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.services import access
from gridworker.services.access import AccessLine
from gridworker.services.session import Session
from gridworker.ui import language, words
from gridworker.ui.desk import Desk
from gridworker.ui.tables.id_model import Column, Row
from gridworker.ui.tables.rows_model import RowsModel
from gridworker.ui.tables.views import Table
from gridworker.ui.widgets.basics import column, label
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.notice import Notice

MOST = 500


class AccessView(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        self.model = RowsModel(self._columns(), self)
        self.table = Table(self.tr("查看记录"), self.model)
        self.count = label("", "second", wrap=True)
        nothing = self.tr("还没有人看过电话，也没有印过副本。以后谁在什么时候为什么看的，都记在这里。")
        self.empty = EmptyState("eye", nothing)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        about = self.tr("只记是谁、什么时候、为什么，不记号码和内容；只在这台电脑上，不随数据包走。")
        whole = column(label(about, "second", wrap=True), self.notice, self._stack, self.count, gap=0.6)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _columns(self) -> list[Column]:
        now = self.desk.now
        return [
            Column(self.tr("时间"), 9, lambda r: words.moment(r["at"], now())),
            Column(self.tr("谁"), 6, lambda r: r["name"] or "—"),
            Column(self.tr("做了什么"), 7, lambda r: language.said(r["action_name"])),
            Column(self.tr("为什么"), 0, lambda r: r["purpose"] or "—"),
            Column(self.tr("哪一户、哪件事"), 12, self._about, spare=1),
        ]

    def _about(self, one: Row) -> str:
        if one["about"]:
            said: str = one["about"]
            return said
        return self.tr("{n} 条").format(n=one["count"])

    def enter(self) -> None:
        def read(s: Session) -> tuple[list[AccessLine], int]:
            return access.access_log(s, limit=MOST), access.access_count(s)

        self.desk.work.run(self, read).success(lambda found: self._put(*found)).failure(self.notice.refused)
        self.table.setFocus()

    def _put(self, lines: list[AccessLine], total: int) -> None:
        rows = [
            {
                "id": str(at), "at": one.at, "name": one.name, "action_name": one.action_name,
                "about": one.about, "purpose": one.purpose, "count": one.count,
            }
            for at, one in enumerate(lines)
        ]  # fmt: skip
        self.table.show_ids(self.model.set_rows(rows))
        self._stack.setCurrentIndex(0 if rows else 1)
        if total > len(rows):
            self.count.setText(self.tr("共 {n} 条，列出最近的 {m} 条。").format(n=total, m=len(rows)))
        else:
            self.count.setText(self.tr("共 {n} 条。").format(n=total) if total else "")
