"""One request for help: what is needed, who is near and can, and writing down what came of it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from gridworker.services import help_matching, helping
from gridworker.services.help_matching import Match
from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.page import ToCorrect
from gridworker.ui.pages.help_result import ResultForm
from gridworker.ui.widgets.basics import button, card, clear, column, frame, label, row
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.masked import MaskedPhone
from gridworker.ui.widgets.notice import Notice

_SHOWN = 4
"""Teams that are proposed at first."""


class HelpView(QWidget):
    changed = Signal(str)
    """Something was written about the request; the sentence about it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        self._body = column(gap=0.7)
        self.form: ResultForm | None = None
        self._row: dict[str, Any] | None = None
        self.teams: QFrame | None = None
        self.setLayout(column(self.notice, self._body, gap=0.6))

    def show_row(self, shown: dict[str, Any] | None) -> None:
        if shown is not None and shown == self._row:
            return
        if self.form is not None:
            self.form.retire(self.notice)
        self.notice.hide_notice()
        self.form, self.teams, self._row = None, None, shown
        clear(self._body)
        if shown is None:
            return
        self._body.addWidget(self._what(shown))
        if not shown["outcome"]:
            self.teams = card(label(self.tr("谁能帮"), "heading"), gap=0.5)
            self._body.addWidget(self.teams)
            self.form = ResultForm(self.desk, shown)
            self.form.saved.connect(lambda _made, said: self.changed.emit(said))
            self._body.addWidget(self.form)
            request = shown["id"]
            self.desk.work.run(self, lambda s: help_matching.matches(s, request)).success(
                lambda found: self._put_teams(request, found)
            ).failure(self.notice.refused)

    def _what(self, shown: dict[str, Any]) -> QFrame:
        today = self.desk.today()
        vocab = self.desk.vocab
        asked = self.tr("{d}求助").format(d=words.day(shown["asked_on"], today))
        facts = [vocab.label("help_kind", shown["need"]), asked]
        if shown["wanted_on"]:
            facts.append(self.tr("希望{d}").format(d=words.day(shown["wanted_on"], today)))
        facts += [shown["grid_name"], shown["group"]]
        name = shown["where"] or words.removed({"redacted": ["head"]}, "head")
        parts: list = [
            label(name, "title", wrap=True),
            label("　·　".join(part for part in facts if part), "second", wrap=True),
        ]
        for field, text in (("text", shown["text"]), ("result", shown["result"])):
            if field in shown["redacted"]:
                parts.append(label(self.tr("（已按居民请求删除）"), "second"))
            elif text:
                parts.append(label(text, wrap=True, selectable=True))
        if shown["outcome"]:
            parts.append(wrapped(*self._done(shown)))
        elif shown["team_name"]:
            parts.append(row(label(self.tr("已请 {t}").format(t=shown["team_name"]), "pill-info"), None))
        acts = [button(self.tr("更正"), self._correct, role="link", icon="diary")]
        if shown["household"]:
            acts.append(button(self.tr("看这一户"), self._see, role="link", icon="household"))
        if shown["outcome"]:
            acts.append(button(self.tr("还没有结果，改回去"), self._reopen, role="link", icon="undo"))
        return card(*parts, wrapped(*acts), gap=0.4)

    def _done(self, shown: dict[str, Any]) -> list[QWidget]:
        helped = shown["outcome"] in ("HELPED", "PARTLY")
        said = self.desk.vocab.label("help_outcome", shown["outcome"])
        parts: list[QWidget] = [label(said, "pill-ok" if shown["outcome"] == "HELPED" else "pill")]
        who = words.listed([*shown["helpers"], shown["team_name"]])
        if helped and who:
            parts.append(label(self.tr("{w}去帮的").format(w=who), wrap=True))
        if shown["helped_on"]:
            parts.append(label(words.day(shown["helped_on"], self.desk.today()), "second"))
        if shown["hours"]:
            parts.append(label(words.many(self.tr("{n} 小时"), n=shown["hours"]), "second"))
        return parts

    # who can ----------------------------------------------------------------------------------

    def _put_teams(self, request: str, found: list[Match]) -> None:
        box, shown = self.teams, self._row
        if box is None or shown is None or shown["id"] != request:
            return
        layout = box.layout()
        assert layout is not None
        if not found:
            none = self.tr("这个地方还没有队伍。可以先建一支，也可以自己找人，帮完了写在下面。")
            go = button(self.tr("去建队伍"), lambda: self.desk.go("teams", ("team", "")), icon="plus")
            layout.addWidget(label(none, "second", wrap=True))
            layout.addWidget(wrapped(go))
            return
        for one in found[:_SHOWN]:
            layout.addWidget(self._team(one, shown))
        rest = len(found) - _SHOWN
        if rest > 0:
            more = words.many(self.tr("还有 {n} 支队伍也在这一带，到“队伍”里看。"), n=rest)
            layout.addWidget(label(more, "second", wrap=True))

    def _team(self, one: Match, shown: dict[str, Any]) -> QFrame:
        near = {
            "group": self.tr("就在本组"), "grid": self.tr("本网格的"), "unit": self.tr("本村（社区）的"),
            "wide": self.tr("全镇的"),
        }[one.near]  # fmt: skip
        can = self.tr("✓ 会帮这个") if one.can else self.tr("没有写会帮这个")
        head: list[QWidget] = [
            label(one.name, "label"), label(near, "pill"), label(can, "pill-ok" if one.can else "pill"),
        ]  # fmt: skip
        parts: list = [wrapped(*head, gap=0.4)]
        if one.names:
            parts.append(label(self.tr("会的人：{w}").format(w=words.listed(one.names)), wrap=True))
        if one.leader:
            said = self.tr("负责人 {w}").format(w=one.leader)
            if one.leader_phone:
                said = self.tr("负责人 {w}，电话 {p}").format(w=one.leader, p="{p}")
                parts.append(MaskedPhone(self.desk, "team_member", one.leader_id, one.leader_phone, said))
            else:
                parts.append(label(said, "second"))
        if one.team == shown["team"]:
            back = button(self.tr("不请了"), partial(self._send, None, one.name), role="link")
            back.setAccessibleName(self.tr("不请{t}了").format(t=one.name))
            parts.append(row(label(self.tr("已请"), "pill-info"), back, None))
        else:
            ask = button(self.tr("请这支队伍"), partial(self._send, one.team, one.name), icon="handshake")
            ask.setAccessibleName(self.tr("请{t}").format(t=one.name))
            parts.append(row(ask, None))
        return frame("well", *parts, gap=0.3, margin=0.6)

    def _send(self, team: str | None, name: str) -> None:
        if self._row is None:
            return
        request = self._row["id"]
        said = self.tr("记下了：请{t}去帮。请跟负责人说一声，帮完再记结果。")
        if team is None:
            said = self.tr("记下了：不请{t}了。")
        self._write(lambda s: helping.send_team(s, request, team), said.format(t=name))

    # what else is pressed -----------------------------------------------------------------------

    def _write(self, act: Any, said: str) -> None:
        def done(made: Any) -> None:
            self.desk.tell(made.changes)
            self.changed.emit(said)

        self.desk.work.run(self, act).success(done).failure(self.notice.refused)

    def _reopen(self) -> None:
        if self._row is not None:
            request = self._row["id"]
            self._write(lambda s: helping.reopen_help(s, request), self.tr("改回还没有结果的了。"))

    def _correct(self) -> None:
        if self._row is not None:
            self.desk.go("record", ToCorrect(self._row["id"]))

    def _see(self) -> None:
        if self._row is not None:
            self.desk.go("households", self._row["household"])

    def flush(self) -> None:
        """The profile is about to close: half a result is written down."""
        if self.form is not None:
            self.form.flush()
