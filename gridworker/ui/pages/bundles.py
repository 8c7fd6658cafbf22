"""数据包, the worker's side: what goes to the office, what came back, and how far everything has got."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gridworker.services import exchange
from gridworker.services.changes import Changes
from gridworker.services.exchange import Delivery
from gridworker.ui import language, theme
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, scrolled
from gridworker.ui.pages.inspection_view import number_box
from gridworker.ui.pages.join_steps import JoinSteps
from gridworker.ui.pages.receive_box import ReceiveBox
from gridworker.ui.pages.send_box import SendBox
from gridworker.ui.pages.take_over_box import TakeOverBox
from gridworker.ui.widgets.basics import card, clear, column, focus_soon, label, row
from gridworker.ui.widgets.flow import FlowLayout
from gridworker.ui.widgets.notice import Notice

BESIDE_FROM_EM = 56
"""From this width of the page (in em) sending and receiving stand beside each other."""


class BundlesPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.send = SendBox(desk)
        self.receive = ReceiveBox(desk)
        self.receive.drop.take_from(self)
        self._numbers = QWidget()
        self._flow = FlowLayout(self._numbers, gap=theme.current().em(0.6))
        self._returned = column(gap=0.3)
        told = self.tr("办公室收到后会给回执，那时才算“已合并”。在这之前什么都不会删。")
        tip = label(told, "hint", wrap=True)
        title = label(self.tr("送达情况"), "heading")
        delivered = card(title, self._numbers, tip, self._returned, gap=0.5)
        body = QWidget()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.current().em(0.8))
        inside = column(gap=0.8)
        inside.setContentsMargins(0, 0, theme.current().em(0.6), theme.current().em(0.6))
        self.join: JoinSteps | None = None
        if desk.identity.office is None:
            self.join = JoinSteps(desk)
            self.join.joined.connect(self._begin_work)
            self.join.let_in.connect(self._let_in)
            inside.addWidget(self.join)
        self.take_over: TakeOverBox | None = None
        if desk.identity.office is not None and desk.identity.role is None:
            self.take_over = TakeOverBox(desk)
            self.take_over.must_join.connect(lambda: self._join_anew(inside))
            inside.addWidget(self.take_over)
            # What is written counts nowhere yet: nothing can be sent, and what comes is the certificate.
            for box in (self.send, self.receive, delivered):
                box.setVisible(False)
        inside.addLayout(self._grid)
        inside.addWidget(delivered)
        inside.addStretch(1)
        body.setLayout(inside)
        head = row(label(self.tr("数据包"), "title"), None)
        whole = column(head, self.notice, scrolled(body), gap=0.7, margin=1.1)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self._beside: bool | None = None
        self._arrange(beside=True)
        self.send.written.connect(self._look)
        self.receive.merged.connect(self.send.answered)
        self.receive.merged.connect(self._look)
        self.receive.send_again.connect(lambda: focus_soon(self.send.go))

    def enter(self) -> None:
        self._look()
        if self.join is not None:
            self.join.enter()
        elif self.take_over is not None:
            self.take_over.enter()
        else:
            focus_soon(self.send.go)

    def _let_in(self) -> None:
        """These two still say that there is no office; the page is made anew after 开始工作."""
        for box in (self.send, self.receive):
            box.setVisible(False)

    def _begin_work(self) -> None:
        """To the households that came with the answer; the pages are made anew there."""
        self.desk.go("households")
        self.desk.reread_identity()

    def _join_anew(self, inside: QVBoxLayout) -> None:
        self.join = JoinSteps(self.desk)
        self.join.joined.connect(self._begin_work)
        inside.insertWidget(1, self.join)
        self.join.enter()

    def show_what(self, what: Any) -> None:
        """Files were given to the program: show what the first of them holds."""
        self.enter()
        paths = [Path(path) for path in what]
        if paths:
            self.receive.look_at(paths[0])

    def heard(self, changes: Changes) -> None:
        if self.isVisible():
            self._look()

    def cancel_work(self) -> None:
        self.send.stop()
        self.receive.stop()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._arrange(beside=self.width() >= theme.current().em(BESIDE_FROM_EM))

    def _arrange(self, *, beside: bool) -> None:
        if beside == self._beside:
            return
        self._beside = beside
        for at, box in enumerate((self.send, self.receive)):
            self._grid.removeWidget(box)
            self._grid.addWidget(box, 0 if beside else at, at if beside else 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if beside else 0)

    def _look(self) -> None:
        self.send.look()
        self.desk.work.run(self, exchange.delivery).success(self._show).failure(self.notice.refused)

    def _show(self, delivery: Delivery) -> None:
        clear(self._flow)
        for number, name in (
            (delivery.draft, self.tr("待送出")), (delivery.packed, self.tr("已入包")),
            (delivery.sent, self.tr("已送出")), (delivery.merged, self.tr("已合并")),
        ):
            self._flow.addWidget(number_box(number, name))
        clear(self._returned)
        if delivery.returned:
            said = self.tr("办公室没有采用的 {n} 条：").format(n=len(delivery.returned))
            self._returned.addWidget(label(said, "pill-warn"))
            for one in delivery.returned[:5]:
                self._returned.addWidget(label("· " + language.said(str(one.get("sentence", ""))), wrap=True))
