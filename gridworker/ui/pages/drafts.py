"""没写完的: everything begun and not saved, one below the other; to go on with, or to throw into the bin."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from gridworker.services import drafts, handing_over
from gridworker.services.changes import Changes
from gridworker.services.drafts import Unfinished
from gridworker.services.handing_over import HandedOver, TakenOver
from gridworker.services.unfinished import Thrown
from gridworker.ui import choose, theme, unfinished_words
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, page_column, scrolled
from gridworker.ui.pages.hand_over_box import HandOverBox
from gridworker.ui.widgets.basics import button, clear, column, focus_soon, frame, hide_unless, label, row
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
        self.box = HandOverBox(desk)
        self.box.made.connect(self._handed)
        inside = column(self.box, self._list, None, gap=0.6)
        inside.setContentsMargins(0, 0, theme.current().em(0.6), 0)
        inner.setLayout(inside)
        back = button(self.tr("返回"), desk.go_back, icon="back")
        self.bin = button(self.tr("去回收站"), partial(desk.go, "bin"), role="link", icon="trash")
        self.hand: QPushButton = button(self.tr("交给同事…"), self._open_box, icon="person")
        self.box.left.connect(lambda: self._read(focus=True))
        self.hand.setAccessibleName(self.tr("把没写完的交给同事接着写"))
        self.take = button(self.tr("收同事交来的…"), self._take_over, icon="inbox")
        self.take.setAccessibleName(self.tr("收下同事交来的没写完的"))
        for push in (self.hand, self.take):
            hide_unless(desk.identity.role is not None, push)
        title = label(self.tr("没写完的"), "title")
        head = row(back, title, self.count, None, self.bin, self.take, self.hand)
        told = self.tr("边写边自动存下，关了窗口、断了电都在。只有您说扔，才会放进回收站，90 天里能拿回来。")
        self._area = scrolled(inner)
        said = label(told, "second", wrap=True)
        whole = page_column(head, said, self.notice, self._none, self._area)
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
        self.hand.setEnabled(bool(found))
        for one in found[:SHOWN]:
            self._list.addWidget(self._line(one))
        if len(found) > SHOWN:
            said = self.tr("还有 {n} 份更早的，处理完上面的就会显示。")
            self._list.addWidget(label(said.format(n=len(found) - SHOWN), "second"))

    # to and from a colleague ----------------------------------------------------------------

    def _open_box(self) -> None:
        self.notice.hide_notice()
        self._area.verticalScrollBar().setValue(0)
        self.box.open()

    def _handed(self, made: HandedOver) -> None:
        said = self.tr("{n} 份没写完的写进了 {file}，只有{name}的电脑打得开。")
        then = self.tr("把 U 盘带给他，他在“没写完的”里收下。交好了，这里的可以扔进回收站。")
        self.notice.ok(said.format(n=made.drafts, file=made.path.name, name=made.name), then)
        self._read(focus=True)

    def _take_over(self) -> None:
        title, pattern = self.tr("选同事交来的文件"), self.tr("没写完的 (*.gwd)")
        path = choose.file(self, title, pattern, self.desk.folder_used())
        if path is None:
            return

        def done(taken: TakenOver) -> None:
            said = self.tr("收下了{name}交来的 {n} 份没写完的。").format(name=taken.name, n=taken.drafts)
            rest = []
            if taken.already:
                rest.append(self.tr("{n} 份这里已经有了，没有动。").format(n=taken.already))
            if taken.unreadable:
                rest.append(self.tr("{n} 份读不出来，没有收。").format(n=taken.unreadable))
            self.notice.ok(said, *rest, self.tr("接着写完、保存，就是您的记录。"))
            self.desk.came_from(path.parent)
            self.desk.tell(taken.changes)
            self._read(focus=True)

        self.desk.work.run(self, lambda s: handing_over.take_over(s, path)).success(done).failure(
            lambda error: self.notice.refused(error, self.tr("什么也没有收，这里的都没有变。"))
        )

    def _line(self, one: Unfinished) -> QFrame:
        name = unfinished_words.named(one, self.desk.now())
        go = button(self.tr("接着写"), partial(unfinished_words.go_on, self.desk, one), icon="forward")
        go.setAccessibleName(self.tr("接着写：{name}").format(name=name))
        throw = button(self.tr("扔进回收站"), partial(self._throw, one), role="link", icon="trash")
        throw.setAccessibleName(self.tr("扔进回收站：{name}").format(name=name))
        self.goes.append(go)
        marks = [label(said, "pill-warn", wrap=True) for said in unfinished_words.marks(one)]
        start = unfinished_words.start(one)
        text = row(*([label(start, "second", wrap=True)] if start else []), *marks, None, gap=0.4)
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
