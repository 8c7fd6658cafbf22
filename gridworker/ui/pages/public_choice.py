"""Which demands a public notice is about: what waits for one first; what may not hang is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget

from gridworker.services import publishing_choice
from gridworker.services.publishing_choice import Candidate
from gridworker.ui import language, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.overview_parts import PeriodBox
from gridworker.ui.tables.id_model import Column, Row
from gridworker.ui.tables.rows_model import RowsModel
from gridworker.ui.tables.ticked import TickList
from gridworker.ui.widgets.basics import button, column, label, row
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.words import many


class ChoiceList(QFrame):
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk = desk
        self.notice = Notice()
        self.period = PeriodBox(desk.today)
        self.period.choose("quarter")
        self.model = RowsModel([Column("", 0, lambda r: r["text"])], self)
        self.list = TickList(self.tr("可以公示的诉求"), self.model, self._two_lines)
        self.list.set_ticks(True)
        self.count = label("", "second")
        self.apart = label("", "hint", wrap=True)
        self.all = button(self.tr("全部勾上"), self.list.tick_all, role="link")
        nothing = self.tr("这段时间里没有可以公示的诉求：要先核查过，反映人也同意公示。把时间放宽看看。")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(EmptyState("intake", nothing))
        self._stack.setFixedHeight(theme.current().em(11.4))
        self.setFocusProxy(self.list)
        self._wanted: list[str] = []
        self._quiet = False
        self.period.changed.connect(lambda: self.look(None))
        self.list.changed.connect(self._ticked)
        head = row(label(self.tr("公示哪些"), "heading"), self.count, self.all, None, gap=0.8)
        when = wrapped(self.period, self.period.own)
        self.setLayout(column(head, when, self.notice, self._stack, self.apart, gap=0.5, margin=1.0))

    def ticked(self) -> list[str]:
        """What is chosen, in the order of the list; what the list does not show now comes behind."""
        wanted = set(self._wanted)
        shown = [one for one in self.model.ids() if one in wanted]
        return [*shown, *(one for one in self._wanted if one not in set(shown))]

    def tick(self, demands: Sequence[str]) -> None:
        """Choose these and no others, without saying so to anyone."""
        self._wanted = list(dict.fromkeys(demands))
        self._mark()

    def look(self, wanted: Sequence[str] | None) -> None:
        """Read the list; `wanted` are demands that must be in it, whenever they were settled."""
        period = self.period.asked(self.notice)
        if period is None:
            return
        self.notice.hide_notice()
        also = list(wanted or self._wanted)
        self.desk.work.run(self, lambda s: publishing_choice.candidates(s, period, also=also)).success(
            self._put
        ).failure(self.notice.refused)

    def _put(self, found: list[Candidate]) -> None:
        may = [one for one in found if not one.why]
        rows = [{**vars(one)} for one in may]
        self.list.show_ids(self.model.set_rows(rows))
        self._stack.setCurrentIndex(0 if rows else 1)
        self._mark()
        why = Counter(one.why for one in found if one.why)
        said = [many(self.tr("{n} 件{why}"), n=n, why=language.said(reason)) for reason, n in why.items()]
        self.apart.setText(self.tr("不能公示的：{list}").format(list=words.listed(said)) if said else "")
        self.apart.setVisible(bool(said))

    def _mark(self) -> None:
        self._quiet = True
        self.list.ticked.clear()
        self.list.ticked.update(set(self._wanted) & set(self.model.ids()))
        self.list.viewport().update()
        self._quiet = False
        self._count()

    def _ticked(self) -> None:
        if self._quiet:
            return
        here = set(self.model.ids())
        elsewhere = [one for one in self._wanted if one not in here]
        self._wanted = [*(one for one in self.model.ids() if one in self.list.ticked), *elsewhere]
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        n = len(self._wanted)
        self.count.setText(many(self.tr("选了 {n} 件"), n=n) if n else self.tr("空格勾选，Ctrl+A 全选"))

    def _two_lines(self, one: Row) -> tuple[str, str, str, str]:
        state = self.tr("等公示") if one["waits"] else language.said(one["state_name"])
        day = words.day(one["done_on"], self.desk.today())
        below = words.clauses(
            part for part in (one["number"], one["grid_name"], one["unit_name"], day) if part
        )
        return one["text"], state, below, "warn" if one["waits"] else "second"
