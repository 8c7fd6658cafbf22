"""What was merged, and taking one merge back as a whole; that can be taken back as well."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.services import merges
from gridworker.services.merges import Undone, UndoPreview
from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import two_sides
from gridworker.ui.pages.inspection_view import purpose_words
from gridworker.ui.tables.id_model import Column, Row
from gridworker.ui.tables.rows_model import RowsModel
from gridworker.ui.tables.views import Table
from gridworker.ui.widgets.basics import button, card, clear, column, label, row
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.words import many


class MergeRecord(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        self.model = RowsModel(
            [
                Column(self.tr("什么时候"), 9, lambda r: words.moment(r.get("at"), desk.now())),
                Column(self.tr("谁送来的"), 0, lambda r: r.get("name") or ""),
                Column(self.tr("用途"), 6, lambda r: purpose_words(r.get("purpose") or ""), spare=2),
                Column(self.tr("条数"), 4.5, lambda r: str(r.get("ops") or 0), right=True, spare=1),
                Column(self.tr("现在"), 7, self._state, self._token),
            ],
            self,
        )
        self.table = Table(self.tr("合并记录"), self.model)
        self.table.picked.connect(self._pick)
        self._left = QStackedWidget()
        nothing = self.tr("还没有合并过文件。合并以后可以在这里整个撤销。")
        self._left.addWidget(EmptyState("inbox", nothing, topic="undo"))
        self._left.addWidget(self.table)
        self._body = column(gap=0.6)
        right = QWidget()
        right.setLayout(column(self._body, None, gap=0))
        right.setMinimumWidth(theme.current().em(20))
        split = two_sides(self._left, right, ems=(46, 26), grow=(3, 2))
        whole = column(self.notice, split, gap=0.7)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def look(self) -> None:
        self.desk.work.run(self, merges.merge_list).success(self._put).failure(self.notice.refused)

    def _put(self, rows: list[dict[str, Any]]) -> None:
        self.table.show_ids(self.model.set_rows(rows))
        self._left.setCurrentIndex(1 if rows else 0)
        if (record := self.table.current_id()) is not None:
            self._pick(record)
        else:
            clear(self._body)

    def _state(self, row_: Row) -> str:
        return self.tr("↶ 已撤销") if row_.get("state") == "undone" else self.tr("✓ 已合并")

    def _token(self, row_: Row) -> str:
        return "warn" if row_.get("state") == "undone" else "ok"

    def _pick(self, record: str) -> None:
        row_ = self.model.row(record)
        clear(self._body)
        if row_ is None:
            return
        if row_.get("state") == "undone":
            again = button(self.tr("恢复这次合并"), lambda: self._restore(record), role="main", icon="undo")
            again.setEnabled(self.desk.identity.may_receipt)
            said = self.tr("这次合并已撤销：内容还留着，只是不采用。恢复后和撤销前完全一样。")
            self._body.addWidget(
                card(label(row_.get("name") or "", "heading"), label(said, wrap=True), row(again, None))
            )
            return
        self.desk.work.run(self, lambda s: merges.undo_preview(s, record)).success(
            lambda preview: self._show_preview(row_, preview)
        ).failure(self.notice.refused)

    def _show_preview(self, row_: Row, preview: UndoPreview) -> None:
        if self.table.current_id() != row_["id"]:
            return
        clear(self._body)
        counted = words.counted(
            [
                (preview.visits, self.tr("走访 {n} 篇")), (preview.demands, self.tr("诉求 {n} 件")),
                (preview.households, self.tr("户 {n} 家")), (preview.corrections, self.tr("更正 {n} 处")),
            ]
        ) or self.tr("{n} 条记录").format(n=preview.ops)
        parts: list = [
            label(row_.get("name") or "", "heading"),
            label(self.tr("如果合并错了，可以整个撤销："), wrap=True),
            label(self.tr("· {c} 将不再采用，但不删除，随时能恢复。").format(c=counted), wrap=True),
        ]
        if preview.acted_on:
            acted = self.tr("已据此办理 {n} 件，未撤").format(n=preview.acted_on)
            parts.append(label(acted, "pill-warn", wrap=True))
        self.undo = button(self.tr("撤销这次合并"), lambda: self._undo(row_["id"]), icon="undo")
        self.undo.setEnabled(self.desk.identity.may_receipt)
        parts.append(row(self.undo, None))
        self._body.addWidget(card(*parts, gap=0.5))

    def _undo(self, record: str) -> None:
        self._run(lambda s: merges.undo_merge(s, record), self.tr("已撤销：{n} 条不再采用，随时可以恢复。"))

    def _restore(self, record: str) -> None:
        self._run(lambda s: merges.restore_merge(s, record), self.tr("已恢复：{n} 条重新采用。"))

    def _run(self, fn, said: str) -> None:
        def done(undone: Undone) -> None:
            more = self.tr("已据此办理 {n} 件，未撤。").format(n=undone.acted_on) if undone.acted_on else ""
            self.notice.ok(many(said, n=undone.ops), more)
            self.desk.tell(undone.changes)
            self.look()

        self.notice.hide_notice()
        self.desk.work.run(self, fn).success(done).failure(
            lambda error: self.notice.refused(error, self.tr("什么都没有改变。"))
        )
