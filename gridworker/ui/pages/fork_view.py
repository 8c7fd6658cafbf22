"""一份档案两处在写: what a fork is in plain words, what each branch holds, and letting one in."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from gridworker.services import forks
from gridworker.services.changes import Changes
from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import scrolled
from gridworker.ui.widgets.basics import button, card, clear, column, focus_soon, frame, label, row
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.notice import Notice


class ForkView(QWidget):
    """`counted` carries how many branches nobody has decided about."""

    counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        self._body = column(gap=0.8)
        self._body.setContentsMargins(0, 0, theme.current().em(0.6), theme.current().em(0.6))
        inner = QWidget()
        inner.setLayout(self._body)
        self._stack = QStackedWidget()
        nothing = self.tr(
            "没有一份档案在两处同时写。整机恢复或复制过档案的电脑，如果写重了编号，会列在这里。"
        )
        self._stack.addWidget(EmptyState("check", nothing, topic="clashes"))
        self._stack.addWidget(scrolled(inner))
        whole = column(self.notice, self._stack, gap=0.6)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._first: QWidget | None = None

    def look(self) -> None:
        mine = not self.desk.identity.is_office
        self.desk.work.run(self, lambda s: forks.fork_pages(s, mine=mine)).success(self._put).failure(
            self.notice.refused
        )

    def enter(self) -> None:
        if self._first is not None:
            focus_soon(self._first)

    def _put(self, pages: list[dict[str, Any]]) -> None:
        clear(self._body)
        self._first = None
        for page in pages:
            self._body.addWidget(self._fork(page))
        self._body.addStretch(1)
        self._stack.setCurrentIndex(1 if pages else 0)
        self.counted.emit(sum(not branch["stands"] for page in pages for branch in page["branches"]))

    def _fork(self, page: dict[str, Any]) -> QFrame:
        name = page["name"] or self.tr("（不在名册里的人）")
        title = self.tr("{name}的电脑，从第 {n} 条起写了两份")
        parts: list = [
            label(title.format(name=name, n=page["seq"]), "heading", wrap=True),
            label(
                self.tr(
                    "同样的编号有两份不同的内容。多半是这台电脑整机恢复过，或者档案被复制到另一台接着写。"
                    "办公室先收到的那一支已经采用，另一支收下了、还没有采用。"
                ),
                wrap=True,
            ),
        ]
        parts += [self._branch(page, branch) for branch in page["branches"]]
        told = self.tr(
            "先问清楚：两支都是本人写的，就把没有采用的那一支也采用，两支的内容都会在；"
            "不是本人写的，就不要采用，并到“设备”里给这台电脑重新核发证书。"
        )
        parts.append(label("→ " + told, wrap=True))
        return card(*parts, gap=0.6)

    def _branch(self, page: dict[str, Any], branch: dict[str, Any]) -> QFrame:
        holds = words.counted(
            [
                (branch["visits"], self.tr("走访 {n} 篇")), (branch["demands"], self.tr("诉求 {n} 件")),
                (branch["households"], self.tr("户 {n} 家")),
            ]
        ) or self.tr("{n} 条记录").format(n=branch["ops"])
        now = self.desk.now()
        when = self.tr("{a} 到 {b}").format(
            a=words.moment(branch["first_at"], now), b=words.moment(branch["last_at"], now)
        )
        state = self.tr("✓ 已采用") if branch["stands"] else self.tr("○ 还没有采用")
        said = self.tr("第 {n} 支：{holds}").format(n=branch["number"], holds=holds)
        pill = label(state, "pill-ok" if branch["stands"] else "pill-warn")
        parts: list = [row(label(said, "label", wrap=True), pill, None)]
        parts.append(label(when, "hint", wrap=True))
        if not branch["stands"]:
            take = button(
                self.tr("第 {n} 支也采用").format(n=branch["number"]), partial(self._let_in, page, branch)
            )
            take.setEnabled(self.desk.identity.may_receipt)
            self._first = self._first or take
            parts.append(row(take, None))
            if not self.desk.identity.may_receipt:
                parts.append(label(self.tr("由办公室来定，请告诉他们。"), "hint", wrap=True))
        return frame("well", *parts, gap=0.3, margin=0.7)

    def _let_in(self, page: dict[str, Any], branch: dict[str, Any]) -> None:
        def done(changes: Changes) -> None:
            self.notice.ok(
                self.tr("第 {n} 支已采用，两支的内容现在都在。写得不一样的地方到“两边不一样”里定。").format(
                    n=branch["number"]
                )
            )
            self.desk.tell(changes)
            self.look()

        at = (page["device"], page["inc"], page["scope"], branch["head"])
        self.desk.work.run(self, lambda s: forks.let_in(s, *at)).success(done).failure(self.notice.refused)
