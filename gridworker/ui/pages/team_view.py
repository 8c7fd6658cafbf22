"""One team: where it helps with what, and who is in it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.page import ToCorrect
from gridworker.ui.widgets.basics import button, card, clear, column, frame, hide_unless, label
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.masked import MaskedPhone


class TeamView(QWidget):
    """`asked` carries what is to be done (`member`, `end_team`, `end_member`) and about which row."""

    asked = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._body = column(gap=0.7)
        self._row: dict[str, Any] | None = None
        self.setLayout(column(self._body, gap=0))

    def show_row(self, shown: dict[str, Any] | None) -> None:
        if shown is not None and shown == self._row:
            return
        self._row = shown
        clear(self._body)
        if shown is not None:
            self._body.addWidget(self._what(shown))
            self._body.addWidget(self._members(shown))

    def _what(self, shown: dict[str, Any]) -> QFrame:
        vocab = self.desk.vocab
        kinds = [label(vocab.label("team_kind", shown["team_kind"]), "pill")]
        if shown["common"]:
            kinds.append(label(self.tr("各台电脑都有"), "pill-info"))
        if shown["over"]:
            said = self.tr("{d}解散").format(d=words.day(shown["until"], self.desk.today()))
            kinds.append(label(said, "pill-warn"))
        skills = words.listed(vocab.label("help_kind", code) for code in shown["skills"])
        where = shown["area"] or self.tr("不分村组")
        parts: list = [
            label(shown["name"], "title", wrap=True), wrapped(*kinds, gap=0.4),
            label(self.tr("服务：{w}").format(w=where), wrap=True),
            label(self.tr("能帮：{w}").format(w=skills or self.tr("没有写")), wrap=True),
        ]  # fmt: skip
        if shown["mine"]:
            correct = button(self.tr("更正"), partial(self._correct, shown["id"]), role="link", icon="diary")
            end = button(self.tr("解散…"), lambda: self.asked.emit("end_team", shown), role="link")
            hide_unless(not shown["until"], end)
            parts.append(wrapped(correct, end))
        else:
            told = self.tr("这支队伍是办公室建的，要改请告诉办公室；可以往里加本网格的人。")
            parts.append(label(told, "second", wrap=True))
        return card(*parts, gap=0.45)

    def _members(self, shown: dict[str, Any]) -> QFrame:
        now = [one for one in shown["members"] if not one["over"]]
        head = words.many(self.tr("队员 {n} 人"), n=len(now)) if now else self.tr("还没有队员")
        parts: list = [label(head, "heading")]
        parts += [self._member(one) for one in shown["members"]]
        add = button(self.tr("加一个人"), lambda: self.asked.emit("member", shown), icon="plus")
        hide_unless(not shown["over"], add)
        return card(*parts, wrapped(add), gap=0.5)

    def _member(self, one: dict[str, Any]) -> QFrame:
        vocab = self.desk.vocab
        name = one["name"] or self.tr("（已按居民请求删除）")
        head: list[QWidget] = [label(name, "label"), label(vocab.label("team_part", one["part"]), "second")]
        if one["over"]:
            said = self.tr("{d}退出").format(d=words.day(one["until"], self.desk.today()))
            head.append(label(said, "pill"))
        skills = words.listed(vocab.label("help_kind", code) for code in one["skills"])
        parts: list = [wrapped(*head, gap=0.4)]
        if skills:
            parts.append(label(self.tr("会 {w}").format(w=skills), "second", wrap=True))
        if one["phone"]:
            parts.append(MaskedPhone(self.desk, "team_member", one["id"], one["phone"]))
            listed = self.tr("同意印在联系表上") if one["listed"] else self.tr("不印在联系表上")
            parts.append(label(listed, "hint"))
        acts: list[QWidget] = []
        if one["mine"]:
            acts.append(button(self.tr("更正"), partial(self._correct, one["id"]), role="link"))
            acts[-1].setAccessibleName(self.tr("更正{n}").format(n=name))
        if one["mine"] and not one["over"]:
            acts.append(button(self.tr("退出…"), lambda: self.asked.emit("end_member", one), role="link"))
            acts[-1].setAccessibleName(self.tr("{n}退出").format(n=name))
        if one["household"]:
            go = partial(self.desk.go, "households", one["household"])
            acts.append(button(self.tr("看这一户"), go, role="link"))
        if acts:
            parts.append(wrapped(*acts))
        return frame("well", *parts, gap=0.2, margin=0.6)

    def _correct(self, record: str) -> None:
        self.desk.go("record", ToCorrect(record))
