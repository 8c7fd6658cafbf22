"""求助: what help is asked for, who can give it, and the ledger of it."""

from __future__ import annotations

from typing import Any

from gridworker.services import helping
from gridworker.services.aid_records import own_grids
from gridworker.services.session import Session
from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.aid_form import Asked
from gridworker.ui.pages.aid_list import AidList
from gridworker.ui.pages.help_view import HelpView
from gridworker.ui.tables.id_model import Row
from gridworker.ui.widgets.basics import button
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.empty import EmptyState

WAITS_DAYS = 7
"""From here on a request that nobody was asked for is marked."""


class HelpList(AidList):
    def __init__(self, desk: Desk) -> None:
        which = Chips(
            self.tr("看哪些"), [("open", self.tr("还没有结果的")), ("all", self.tr("全部"))], required=True,
            one_line=True,
        )  # fmt: skip
        which.set_value("open")
        first = button(self.tr("登记一条求助"), lambda: self.ask_new(), role="main", icon="plus")
        nothing = self.tr("没有等着帮的求助。谁家要人搭把手，就在这里登记，再看哪支队伍能帮。")
        super().__init__(
            desk, called=self.tr("求助"), new=self.tr("登记一条求助(&N)"),
            empty=EmptyState("handshake", nothing, first, topic="teams"), which=which,
        )  # fmt: skip
        self.view.changed.connect(self.say_and_look)

    def make_view(self) -> HelpView:
        return HelpView(self.desk)

    def read(self, s: Session) -> list[dict[str, Any]]:
        self.choices = {"grid": own_grids(s)}
        return helping.help_requests(s, "open" if self.shown == "open" else None)

    def counted(self, n: int) -> str:
        return words.many(self.tr("共 {n} 条"), n=n)

    def two_lines(self, one: Row) -> tuple[str, str, str, str]:
        need = self.desk.vocab.label("help_kind", one["need"])
        asked = self.tr("{d}求助").format(d=words.day(one["asked_on"], self.desk.today()))
        name = one["where"] or words.removed({"redacted": ["head"]}, "head")
        if one["outcome"]:
            state, token = self.desk.vocab.label("help_outcome", one["outcome"]), "second"
        elif one["team_name"]:
            state, token = self.tr("已请队伍"), "info"
        else:
            state = self.tr("等了 {n} 天").format(n=one["days"]) if one["days"] else self.tr("今天求助")
            token = "warn" if one["days"] >= WAITS_DAYS else "info"
        where = one["grid_name"] if len(self.choices.get("grid", ())) > 1 else ""
        return name, state, "　".join(part for part in (need, asked, where) if part), token

    def ask_new(self, begin: dict[str, Any] | None = None) -> None:
        fields = ["household", "need", "text", "group", "place", "wanted_on", "asked_on"]
        if len(self.choices.get("grid", ())) > 1:
            fields.insert(3, "grid")
        self.open_form(
            Asked(
                "help", "help", self.tr("登记一条求助"),
                self.tr("只记要帮什么，不问病、不问收入。不是哪一户的，写上地点。"), fields,
                self.tr("登记"), self._ask, lambda _made: self.tr("登记好了。右边列出了谁能帮。"),
                must=["need"],
                hints={
                    "household": self.tr("选了户，小组和网格照户册填。"),
                    "place": self.tr("不是哪一户的才写，例如 三组晒场。"),
                    "asked_on": self.tr("空着就是今天。"),
                },
                begin=begin or {}, choices=self.choices,
                pairs=[("group", "place"), ("wanted_on", "asked_on")],
            )
        )  # fmt: skip

    def _ask(self, s: Session, given: dict[str, Any]) -> Any:
        grids = self.choices.get("grid", ())
        only = grids[0][0] if len(grids) == 1 else None
        return helping.ask_help(
            s, given["need"], household=given.get("household") or None, grid=given.get("grid") or only,
            group=given.get("group") or "", place=given.get("place") or "", text=given.get("text") or "",
            asked_on=words.read_day(given.get("asked_on")), wanted_on=words.read_day(given.get("wanted_on")),
        )  # fmt: skip
