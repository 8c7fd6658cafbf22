"""没写完的: everything begun and not saved, one below the other; to go on with, or to throw into the bin."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QWidget

from gridworker.services import drafts
from gridworker.services.changes import Changes
from gridworker.services.drafts import Unfinished
from gridworker.services.unfinished import Thrown
from gridworker.ui import theme, unfinished_words
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, page_column, scrolled
from gridworker.ui.widgets.basics import button, clear, column, focus_soon, frame, label, row
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.notice import Notice

SHOWN = 60
UNDO_MS = 12_000


class DraftsPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.count = label("", "second")
        self.found: list[Unfinished] = []
        self.goes: list[QWidget] = []
        self._list = column(gap=0.6)
        self._none = EmptyState("diary", self.tr("都写完了。写到一半离开的日记、诉求和更正会列在这里。"))
        inner = QWidget()
        inside = column(self._list, None, gap=0)
        inside.setContentsMargins(0, 0, theme.current().em(0.6), 0)
        inner.setLayout(inside)
        back = button(self.tr("返回"), desk.go_back, icon="back")
        self.bin = button(self.tr("去回收站"), partial(desk.go, "bin"), icon="trash")
        head = row(back, label(self.tr("没写完的"), "title"), self.count, None, self.bin)
        told = self.tr("边写边自动存下，关了窗口、断了电都在。只有您说扔，才会放进回收站，90 天里能拿回来。")
        self._area = scrolled(inner)
        whole = page_column(head, label(told, "second", wrap=True), self.notice, self._none, self._area)
        whole.setStretch(4, 1)
        self.setLayout(whole)

    def enter(self) -> None:
        self.notice.hide_notice()
        self._read(focus=True)

    def show_what(self, what: Any) -> None:
        self.enter()

    def heard(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches("draft", "visit", "demand", "household", "merge"):
            self._read()

    def _read(self, *, focus: bool = False) -> None:
        def show(found: list[Unfinished]) -> None:
            self._show(found)
            if focus and self.goes:
                focus_soon(self.goes[0])

        self.desk.work.run(self, drafts.waiting).success(show).failure(self.notice.refused)

    def _show(self, found: list[Unfinished]) -> None:
        self.found = found
        self.goes = []
        clear(self._list)
        self.count.setText(self.tr("{n} 份").format(n=len(found)) if found else "")
        self._none.setVisible(not found)
        self._area.setVisible(bool(found))
        for one in found[:SHOWN]:
            self._list.addWidget(self._line(one))
        if len(found) > SHOWN:
            said = self.tr("还有 {n} 份更早的，处理完上面的就会显示。")
            self._list.addWidget(label(said.format(n=len(found) - SHOWN), "second"))

    def _line(self, one: Unfinished) -> QFrame:
        name = unfinished_words.named(one, self.desk.now())
        go = button(self.tr("接着写"), partial(unfinished_words.go_on, self.desk, one), icon="forward")
        go.setAccessibleName(self.tr("接着写：{name}").format(name=name))
        throw = button(self.tr("扔进回收站"), partial(self._throw, one), role="link", icon="trash")
        throw.setAccessibleName(self.tr("扔进回收站：{name}").format(name=name))
        self.goes.append(go)
        marks = [label(said, "pill-warn") for said in unfinished_words.marks(one)]
        start = unfinished_words.start(one)
        text = row(*([label(start, "second")] if start else []), *marks, None, gap=0.4)
        words = column(label(name, "heading", wrap=True), text, gap=0.15)
        line = row(words, throw, go, gap=0.6)
        line.setStretch(0, 1)
        return frame("card", line, margin=0.7)

    def _throw(self, one: Unfinished) -> None:
        def done(thrown: Thrown) -> None:
            name = unfinished_words.named(one, self.desk.now())
            self.notice.ok(self.tr("已放进回收站：{name}。").format(name=name), self.tr("90 天里能拿回来。"))
            back = self.notice.offer(self.tr("拿回来"), "Ctrl+Z", partial(self._back, thrown.id), UNDO_MS)
            self.desk.tell(thrown.changes)
            self._read()
            focus_soon(back)

        self.desk.work.run(self, lambda s: drafts.throw(s, one.id)).success(done).failure(
            lambda error: self.notice.refused(error, self.tr("没有扔掉，还在这里。"))
        )

    def _back(self, bin_id: str) -> None:
        def done(changes: Changes) -> None:
            self.notice.ok(self.tr("拿回来了，接着写就行。"))
            self.desk.tell(changes)
            self._read(focus=True)

        self.desk.work.run(self, lambda s: drafts.bring_back(s, bin_id)).success(done).failure(
            self.notice.refused
        )
