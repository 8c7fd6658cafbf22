"""Opening a round of 评官评事: for whom, which half year, and the representatives as they are proposed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from gridworker.domain.appraisal import round_before, round_of
from gridworker.services import appraisals
from gridworker.services.appraisal_panels import Panel, choose_panel
from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.short_form import ShortForm
from gridworker.ui.widgets.basics import button, card, clear, column, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.text_area import Line

FORM = "appraisal"


def said_round(name: str) -> str:
    """A half year as people say it: 2026-1 is 2026年上半年."""
    year, _, half = name.partition("-")
    first = QCoreApplication.translate("appraisal", "{y}年上半年")
    second = QCoreApplication.translate("appraisal", "{y}年下半年")
    return (second if half == "2" else first).format(y=year)


class OpenRound(ShortForm):
    """Who is kin is marked here and nowhere else: it is in no draft and in no record."""

    def __init__(
        self, desk: Desk, people: Sequence[tuple[str, str]], grids: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(desk)
        now = round_of(desk.today())
        self.worker = Box([(None, self.tr("请选")), *people])
        self.round = Box([(name, said_round(name)) for name in (now, round_before(now))])
        self.where = Box([(None, self.tr("他负责的网格，没有就是他那个单位的")), *grids])
        self.number = Line(self.tr("照建议"))
        self.number.setMaxLength(3)
        self.fields = {
            "worker": Field(self.tr("评议谁(&W) *"), self.worker),
            "grids": Field(self.tr("在哪里评(&G)"), self.where),
            "round": Field(self.tr("哪一轮(&R)"), self.round),
            "number": Field(self.tr("请几位户代表(&H)"), self.number),
        }
        self.panel: Panel | None = None
        self._kin: list[str] = []
        self._asked = 0
        self._homes = column(gap=0.35)
        self.keep(FORM, {name: one.control for name, one in self.fields.items()})
        title = row(label(self.tr("开一轮评议"), "heading"), None, self.keeping.status)
        pair = row(self.fields["round"], self.fields["number"])
        pair.setStretch(0, 1)
        pair.setStretch(1, 1)
        note = self.tr("每 10 到 50 户请一位户代表，按门牌均匀地选，本人家不请。是亲属的，换一户。")
        self.setLayout(
            column(
                card(
                    title, label(note, "second", wrap=True), self.fields["worker"], self.fields["grids"],
                    pair, self._homes, self.notice, wrapped(*self.buttons(self.tr("开这一轮"))), gap=0.6,
                ),
                None, gap=0,
            )
        )  # fmt: skip
        self.worker.currentIndexChanged.connect(self._other_person)
        self.where.currentIndexChanged.connect(self._propose)
        self.round.currentIndexChanged.connect(self._propose)
        self.number.edited.connect(self._propose)
        self.begin()

    def typed(self) -> dict[str, Any]:
        return {
            "worker": self.worker.code() or "", "grids": self._grids(), "round": self.round.code(),
            "number": self.number.text(),
        }  # fmt: skip

    def show_typed(self, typed: dict[str, Any]) -> None:
        self.worker.set_code(typed.get("worker") or None)
        self.where.set_code(next(iter(typed.get("grids") or []), None))
        self.round.set_code(typed.get("round"))
        self.number.set_text(typed.get("number") or "")
        self._propose()

    def _other_person(self, _at: int = 0) -> None:
        self._kin = []
        self._propose()

    def _number(self) -> int | None:
        text = self.number.text().strip()
        return int(text) if text.isdecimal() else None

    def _grids(self) -> list[str]:
        chosen = self.where.code()
        return [str(chosen)] if chosen else []

    def _propose(self, _at: int = 0) -> None:
        self.fields["number"].show_fault("")
        self.notice.hide_notice()
        worker, name = self.worker.code(), str(self.round.code())
        self.panel = None
        clear(self._homes)
        if not worker:
            return
        self._asked += 1
        asked, number, kin, grids = self._asked, self._number(), list(self._kin), self._grids()

        def put(panel: Panel) -> None:
            if asked == self._asked:
                self._put(panel)

        self.desk.work.run(
            self,
            lambda s: choose_panel(
                s, str(worker), number=number, without=kin, grids=grids, round_name=name
            ),
        ).success(put).failure(self.refused)

    def _put(self, panel: Panel) -> None:
        self.panel = panel
        clear(self._homes)
        where = words.listed(panel.grid_names)
        said = self.tr("{w}常住 {h} 户，可以请 {a} 到 {b} 位，现在选了 {n} 位：").format(
            w=where, h=panel.homes, a=panel.fewest, b=panel.most, n=len(panel.reps)
        )
        self._homes.addWidget(label(said, wrap=True))
        for home in panel.reps:
            other = button(self.tr("是亲属，换一户"), partial(self._mark, home["id"]), role="link")
            other.setAccessibleName(self.tr("{n} 是亲属，换一户").format(n=home["name"]))
            self._homes.addWidget(wrapped(label(home["name"]), other, gap=0.4))
        notes = []
        if panel.own:
            notes.append(self.tr("本人家 {n} 户没有选。").format(n=len(panel.own)))
        if panel.left_out:
            notes.append(words.many(self.tr("换掉亲属 {n} 户，是谁不会记下来。"), n=panel.left_out))
        if notes:
            self._homes.addWidget(label(words.sentences(notes), "second", wrap=True))

    def _mark(self, home: str) -> None:
        self._kin.append(home)
        self._propose()

    def save_now(self) -> None:
        worker = self.worker.code()
        if self.wrong({} if worker else {"worker": self.tr("还没有选评议谁。")}):
            return
        number, kin, name, grids = self._number(), list(self._kin), str(self.round.code()), self._grids()
        self.write(
            lambda s: appraisals.open_round(
                s, str(worker), round_name=name, number=number, without=kin, grids=grids
            ),
            lambda _made: self.tr("开好了。下一步：印评议票和户代表名单，收回来计票。"),
        )
