"""One clash: the versions side by side, what differs marked in each, and the ways to decide."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from gridworker.ui import language, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.clash_third import ClashThird
from gridworker.ui.pages.values import PHONES, field_words, marked_parts, value_words
from gridworker.ui.widgets.basics import button, card, clear, column, frame, label, row
from gridworker.ui.widgets.flow import FlowLayout
from gridworker.ui.widgets.marked import Marked

BESIDE_EM = 22
"""Below this width (in em) the versions stand below each other."""
KEYED = 4
"""So many versions have a digit of their own."""


class ClashView(QWidget):
    chosen = Signal(int)
    both = Signal()
    typed = Signal(object)
    opened = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.clash: dict[str, Any] | None = None
        self.third = ClashThird(desk)
        self.third.taken.connect(self.typed)
        self._head = column(gap=0.25)
        self._versions = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._versions.setSpacing(theme.current().em(0.6))
        self._ways = QWidget()
        self._flow = FlowLayout(self._ways, gap=theme.current().em(0.5))
        whole = column(self._head, self._versions, self._ways, self.third, None, gap=0.7)
        whole.setContentsMargins(0, 0, theme.current().em(0.5), theme.current().em(0.5))
        self.setLayout(whole)

    def show_clash(self, clash: dict[str, Any], *, again: bool = False) -> None:
        """`again`: it was decided a moment ago, and another choice takes its place."""
        self.clash = clash
        clear(self._head)
        clear(self._versions)
        clear(self._flow)
        field = field_words(clash["kind"], clash["field"])
        title = self.tr("{record}：{field}").format(record=language.said(clash["title"]), field=field)
        self._head.addWidget(label(title, "heading", wrap=True))
        self._head.addWidget(label(self._said(clash, again), "second", wrap=True))
        if clash["field"] in PHONES:
            self._head.addWidget(self._numbers(clash))
        for value in clash["values"]:
            self._versions.addWidget(self._version(clash, value), 1)
        if not clash["missing"]:
            self._put_ways(clash)
        self.third.begin(clash, field)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= theme.current().em(BESIDE_EM) and self._versions.count() <= 2
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._versions.direction() != way:
            self._versions.setDirection(way)

    def _said(self, clash: dict[str, Any], again: bool) -> str:
        if clash["missing"]:
            return self.tr("缺前件：前面还有记录没有到，收齐以后再定。现在不用做什么。")
        if again:
            return self.tr("这一处刚才定过，再选一次就改过来。")
        if not clash["decide"]:
            return self.tr("长文字两段都留着，不定也可以；要并成一段就选“都要”。")
        return self.tr("有 {n} 种写法，写的人没有看到对方的。选一个，另外的仍查得到。").format(
            n=len(clash["values"])
        )

    def _version(self, clash: dict[str, Any], value: dict[str, Any]) -> QFrame:
        number = value["choice"]
        who = value["author_name"] or self.tr("（不在名册里的人）")
        name = value["device_name"] or who
        at = self.tr("{name}的电脑（办公室）") if value["office"] else self.tr("{name}的电脑")
        when = words.moment(value["at"], self.desk.now())
        head = label(self.tr("{n}　{who}").format(n=number, who=who), "label")
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        about = label(self.tr("{when}　{at}").format(when=when, at=at.format(name=name)), "hint", wrap=True)
        inside: list = [head, about, self._text(clash, value)]
        if not clash["missing"]:
            keys = f"　{number}" if number <= KEYED else ""
            take = button(self.tr("用这个") + keys, partial(self.chosen.emit, number))
            take.setAccessibleName(self.tr("用第 {n} 个，{who}写的").format(n=number, who=who))
            inside.append(row(take, None))
        return card(*inside, None, gap=0.4)

    def _text(self, clash: dict[str, Any], value: dict[str, Any]) -> QWidget:
        if value["redacted"]:
            return label(self.tr("（应本人要求已删去）"), "second", wrap=True)
        compared = [
            marked_parts(
                self.desk.vocab, clash["kind"], clash["field"], value["value"], other["value"], clash["names"]
            )
            for other in clash["values"]
            if other is not value
        ]
        # Against the one it is most like: what then still differs is what the eye looks for.
        nearest = max(compared, key=lambda found: sum(len(text) for text, only in found if not only))
        return frame("well", Marked(nearest), margin=0.6)

    def _numbers(self, clash: dict[str, Any]) -> QWidget:
        """Who has to tell the numbers apart sees them whole, and says why."""
        from gridworker.ui.widgets.masked import MaskedPhone  # few clashes are about a number

        numbers = [one["value"] for one in clash["values"] if isinstance(one["value"], str)]
        return MaskedPhone(
            self.desk, clash["kind"], clash["record"], "", self.tr("号码：{p}"), others=numbers
        )

    def _words(self, clash: dict[str, Any], value: Any) -> str:
        return value_words(self.desk.vocab, clash["kind"], clash["field"], value, clash["names"])

    def _put_ways(self, clash: dict[str, Any]) -> None:
        if clash["both"] is not None:
            take = button(self.tr("都要") + "　A", self.both.emit)
            take.setAccessibleName(
                self.tr("都要，就是：{v}").format(v=self._words(clash, clash["both"]))
            )
            take.setToolTip(self._words(clash, clash["both"])[:400])
            self._flow.addWidget(take)
        if self.third.possible(clash):
            other = button(self.tr("另写") + "　N", self.third.open)
            other.setAccessibleName(self.tr("都不用，另写一个"))
            self._flow.addWidget(other)
        go = partial(self.opened.emit, clash["kind"], clash["record"])
        self._flow.addWidget(button(self.tr("看整条记录"), go, role="link", icon="eye"))
