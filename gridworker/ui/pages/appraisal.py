"""评官评事: the rounds of the office, the paper for them, and the four counts; no order by counts."""

from __future__ import annotations

from typing import Any

from gridworker.services import appraisals, areas, people
from gridworker.services.appraisals import TwicePoor
from gridworker.services.session import Session
from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.page import Resume
from gridworker.ui.pages.aid_list import AidList
from gridworker.ui.pages.appraisal_open import OpenRound, said_round
from gridworker.ui.pages.appraisal_view import AppraisalView
from gridworker.ui.pages.book_page import BookPage
from gridworker.ui.tables.id_model import Row
from gridworker.ui.widgets.basics import button, clear, label
from gridworker.ui.widgets.empty import EmptyState


class AppraisalList(AidList):
    def __init__(self, desk: Desk) -> None:
        first = button(self.tr("开一轮评议"), lambda: self.ask_new(), role="main", icon="plus")
        nothing = self.tr("还没有评议。每半年给一个人开一轮：选好户代表，印评议票，收回来录四项票数。")
        super().__init__(
            desk, called=self.tr("各轮评议"), new=self.tr("开一轮评议(&N)"),
            empty=EmptyState("check", nothing, first, topic="clerk-teams"), which=None,
        )  # fmt: skip
        self.poor: list[TwicePoor] = []
        self._people: list[dict[str, Any]] = []
        self.view.changed.connect(self.say_and_look)

    def make_view(self) -> AppraisalView:
        return AppraisalView(self.desk)

    def read(self, s: Session) -> list[dict[str, Any]]:
        self._people = people.people(s)
        self.choices = {"grid": [(row["id"], row["name"]) for row in areas.grid_names(s)]}
        self.poor = appraisals.twice_poor_people(s)
        return appraisals.appraisals(s)

    def counted(self, n: int) -> str:
        return words.many(self.tr("共 {n} 轮，按人名排"), n=n)

    def two_lines(self, one: Row) -> tuple[str, str, str, str]:
        if one["counted_on"]:
            state, token = self.tr("已计票"), "second"
        else:
            state, token = self.tr("等计票"), "info"
        asked = words.many(self.tr("户代表 {n} 位"), n=one["asked"])
        return one["name"], state, f"{said_round(one['round'])}　{asked}", token

    def ask_new(self, begin: dict[str, Any] | None = None) -> None:
        said = self.tr("{n}　{a}")
        named = [
            (one["id"], said.format(n=one["name"], a=one["unit_name"] or one["role_name"]))
            for one in self._people
        ]
        self.open_widget(OpenRound(self.desk, named, list(self.choices.get("grid", ()))))


class AppraisalPage(BookPage):
    """`show_what`: the id of a round, or `Resume`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            AppraisalList(desk), ("appraisal", "worker", "merge"), self.tr("评官评事"),
            self.tr("选票不录入，只录四项合计；只有办公室看得到，不拿人和人比。"),
            button(self.tr("返回互助"), lambda: desk.go("teams"), role="link", icon="back"),
        )  # fmt: skip
        self.list.looked.connect(self._tell)

    def show_what(self, what: Any) -> None:
        record = what.about if isinstance(what, Resume) else str(what)
        if record:
            self.list.show_record(record)
        else:
            self.list.look(self.list.ask_new)

    def _tell(self) -> None:
        clear(self.above)
        for one in self.list.poor:
            said = self.tr(
                "! {n}：{a}、{b}两轮都是“不满意”过半。只有办公室看得到，请找本人和住户了解情况。"
            ).format(n=one.name, a=said_round(one.rounds[0]), b=said_round(one.rounds[1]))
            self.above.addWidget(label(said, "pill-warn", wrap=True))
