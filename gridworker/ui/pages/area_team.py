"""The service team of a grid: who does what, who stands in until when, and what can be changed about it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, column, frame, hide_unless, label
from gridworker.ui.widgets.flow import wrapped


class TeamCard(QFrame):
    """`asked` as in `AreaView`."""

    asked = Signal(str, object)

    def __init__(self, desk: Desk, page: dict[str, Any]) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk, self.page = desk, page
        now = [one for one in page["team"] if not one["over"]]
        past = [one for one in page["team"] if one["over"]]
        parts: list = [label(self.tr("服务队伍"), "heading")]
        if not page["answerable"]:
            said = self.tr("! 这个网格现在没有人负责。按“交给一个人负责”，选一位网格员。")
            parts.append(label(said, "pill-warn", wrap=True))
        parts += [self._line(one) for one in now]
        join = button(self.tr("编入一个人"), lambda: self.asked.emit("join", page), icon="plus")
        hand = self.tr("交给另一个人") if page["answerable"] else self.tr("交给一个人负责")
        assign = button(hand, lambda: self.asked.emit("assign", page), icon="handshake")
        deputy = button(self.tr("安排顶岗"), lambda: self.asked.emit("deputy", page), icon="calendar")
        hide_unless(bool(page["answerable"]), deputy)
        parts.append(wrapped(join, assign, deputy))
        if past:
            parts.append(label(self.tr("以前"), "label"))
            parts += [label(self._past(one), "second", wrap=True) for one in past]
        self.setLayout(column(*parts, gap=0.5, margin=1))

    def _line(self, one: dict[str, Any]) -> QFrame:
        head = [label(one["name"], "label"), label(self._part(one), "second")]
        if one["stands_in_for"]:
            said = self.tr("代 {n}").format(n=one["stands_in_name"])
            head.append(label(said, "pill-info"))
        if one["ahead"]:
            head.append(label(self.tr("还没开始"), "pill"))
        about = self._about(one)
        parts: list = [wrapped(*head, self._end(one), right_from=len(head))]
        if about:
            parts.append(label(about, "second", wrap=True))
        return frame("well", *parts, gap=0.2, margin=0.6)

    def _part(self, one: dict[str, Any]) -> str:
        return self.desk.vocab.label("grid_role", one["role"])

    def _about(self, one: dict[str, Any]) -> str:
        parts = []
        if one["since"] and one["until"]:
            parts.append(self.tr("{a} 至 {b}").format(a=one["since"], b=one["until"]))
        elif one["since"]:
            parts.append(self.tr("{a} 起").format(a=one["since"]))
        elif one["until"]:
            parts.append(self.tr("至 {b}").format(b=one["until"]))
        if one["reason"]:
            parts.append(self.tr("原因：{r}").format(r=one["reason"]))
        if one["work_phone"]:
            parts.append(self.tr("工作电话 {p}").format(p=one["work_phone"]))
        return "　".join(parts)

    def _past(self, one: dict[str, Any]) -> str:
        who = self.tr("{n}（{r}）").format(n=one["name"], r=self._part(one))
        if one["stands_in_for"]:
            who = self.tr("{n}（代 {w}）").format(n=one["name"], w=one["stands_in_name"])
        return self.tr("{who}　{about}").format(who=who, about=self._about(one))

    def _end(self, one: dict[str, Any]) -> QPushButton:
        """What ends this line: a 顶岗, a part in the team, or the responsibility for the grid itself."""
        answerable = {who["id"] for who in self.page["answerable"]}
        if one["stands_in_for"]:
            words, what = self.tr("结束顶岗…"), "end_deputy"
        elif one["worker"] in answerable and one["role"] in ("FULL", "CHIEF"):
            words, what = self.tr("不再负责…"), "take"
        else:
            words, what = self.tr("退出…"), "leave"
        ends = bool(one["until"]) and not one["stands_in_for"]
        push = button(words, lambda: self.asked.emit(what, {**one, "grid": self.page["id"]}), role="link")
        push.setAccessibleName(self.tr("{n}：{w}").format(n=one["name"], w=words.rstrip("…")))
        hide_unless(not ends, push)
        return push
