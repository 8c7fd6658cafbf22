"""Many clashes in one go: those of one merge or all, by the newer value or by the worker's."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from gridworker.services import merges, settling
from gridworker.services.settling import BulkPreview
from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, column, label
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.flow import FlowLayout

MERGES_SHOWN = 30


class ClashBulk(QFrame):
    """`wanted` carries (rule, id of the merge or None)."""

    wanted = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk = desk
        self.merge = Box([(None, self.tr("现在列出的全部"))])
        self.merge.currentIndexChanged.connect(lambda _at: self._count())
        self.said = label("", "second", wrap=True)
        self.newer = button("", lambda: self._go("newer"))
        self.worker = button("", lambda: self._go("worker"))
        holder = QFrame()
        flow = FlowLayout(holder, gap=theme.current().em(0.5))
        flow.addWidget(self.newer)
        flow.addWidget(self.worker)
        which = Field(self.tr("哪一次合并带来的(&M)"), self.merge)
        self.setLayout(column(which, self.said, holder, gap=0.5, margin=0.8))
        self._show(BulkPreview(0, 0, 0))

    def look(self) -> None:
        """Read the merges and count again."""
        if self.desk.identity.is_office:
            self.desk.work.run(self, merges.merge_list).success(self._put)
        self._count()

    def _put(self, rows: list[dict[str, Any]]) -> None:
        before = self.merge.currentData()
        blocked = self.merge.blockSignals(True)
        while self.merge.count() > 1:
            self.merge.removeItem(1)
        for one in rows[:MERGES_SHOWN]:
            if one["state"] == "merged":
                when = words.moment(one["at"], self.desk.now())
                said = self.tr("{when}　{name}送来的").format(when=when, name=one["name"])
                self.merge.addItem(said, one["id"])
        self.merge.set_code(before)
        self.merge.blockSignals(blocked)

    def _count(self) -> None:
        merge, mine = self.merge.currentData(), not self.desk.identity.is_office
        self.desk.work.run(self, lambda s: settling.bulk_preview(s, merge, mine=mine)).success(self._show)

    def _show(self, seen: BulkPreview) -> None:
        self.said.setText(
            self.tr("这里有 {n} 处要定，下面定不了的留给你一处一处看。").format(n=seen.total)
        )
        self.newer.setText(self.tr("都取后写的（{n} 处）").format(n=seen.newer))
        self.worker.setText(self.tr("都取网格员写的（{n} 处）").format(n=seen.worker))
        for push, n in ((self.newer, seen.newer), (self.worker, seen.worker)):
            push.setAccessibleName(push.text())
            push.setEnabled(n > 0)

    def _go(self, rule: str) -> None:
        self.wanted.emit(rule, self.merge.currentData())
