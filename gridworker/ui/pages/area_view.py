"""One unit or one grid: what it is, how many households, who looks after it, whose laptops have it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from gridworker.services.queries import Query
from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.area_team import TeamCard
from gridworker.ui.widgets.basics import button, card, clear, column, hide_unless, label, row
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.words import many


class AreaView(QWidget):
    """`asked` carries what is to be done (`edit`, `end`, `add_unit`, `add_grid`, `join`, `assign`, `deputy`,
    `take`, `leave`, `end_deputy`, `go`) and about what.
    """

    asked = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.page: dict[str, Any] = {}
        self._body = column(gap=0.8)
        self.setLayout(column(self._body, None, gap=0))

    def show_page(self, page: dict[str, Any]) -> None:
        self.page = page
        clear(self._body)
        self._body.addWidget(self._facts(page))
        if page["kind"] == "unit":
            self._body.addWidget(self._under(page))
            return
        self._body.addWidget(self._homes(page))
        self.team = TeamCard(self.desk, page)
        self.team.asked.connect(self.asked)
        self._body.addWidget(self.team)
        self._body.addWidget(self._laptops(page))

    def enter(self) -> None:
        self.first.setFocus()

    def _facts(self, page: dict[str, Any]) -> QFrame:
        self.first = button(self.tr("改名称、编码、日期"), lambda: self.asked.emit("edit", page))
        end = button(self.tr("停用…"), lambda: self.asked.emit("end", page))
        may = self.desk.identity.may_receipt
        hide_unless(may and not page["until"], end)
        hide_unless(may, self.first)
        parts = [self.desk.vocab.label("level", page["level"]), page["code"]]
        if page["parent_name"]:
            parts.append(self.tr("属于 {p}").format(p=page["parent_name"]))
        if page["since"]:
            parts.append(self.tr("{d} 启用").format(d=page["since"]))
        about = label("　·　".join(part for part in parts if part), "second", wrap=True)
        told: list = [label(page["name"], "title", wrap=True, selectable=True), about]
        if page["until"]:
            said = self.tr("已停用，最后一天 {d}") if page["over"] else self.tr("将停用，最后一天 {d}")
            told.append(label(said.format(d=page["until"]), "pill-warn"))
        versions = partial(self.desk.go, "record", page["id"])
        see = button(self.tr("改过的每一版"), versions, role="link", icon="clock")
        return card(*told, wrapped(self.first, end, see), gap=0.5)

    def _under(self, page: dict[str, Any]) -> QFrame:
        counts = self.tr("下面有 {g} 个网格，一共 {n} 户。").format(g=page["grids"], n=page["households"])
        parts: list = [label(self.tr("下级单位和网格"), "heading"), label(counts, wrap=True)]
        for node in page["under"]:
            homes = many(self.tr("{n} 户"), n=node["households"])
            open_it = button(node["name"], partial(self.asked.emit, "go", node["id"]), role="link")
            who = label(words.listed(node["workers"]), "second")
            parts.append(row(open_it, label(homes, "second"), who, None))
        if not page["under"]:
            nothing = self.tr("下面还没有网格。添加第一个网格，就能邀请网格员。")
            parts.append(label(nothing, "second", wrap=True))
        add = button(
            self.tr("在这里添加网格"), lambda: self.asked.emit("add_grid", page["id"]), icon="plus"
        )
        unit = button(
            self.tr("在这里添加下级单位"), lambda: self.asked.emit("add_unit", page["id"]), icon="plus"
        )
        parts.append(wrapped(add, unit))
        return card(*parts, gap=0.5)

    def _homes(self, page: dict[str, Any]) -> QFrame:
        n, (low, high) = page["households"], page["expected"]
        said = {
            "none": self.tr("还没有户。可以导入名册，或者等网格员登记。"),
            "few": self.tr("{n} 户，比一般的网格（{a} 到 {b} 户）少。"),
            "many": self.tr("{n} 户，比一般的网格（{a} 到 {b} 户）多，可以考虑再分一个网格。"),
            "fine": self.tr("{n} 户，在一般网格的 {a} 到 {b} 户之内。"),
        }[page["size"]]
        said = many(said, n=n, a=low, b=high)
        odd = page["size"] in ("few", "many")
        words_ = label((self.tr("! ") if odd else "") + said, "pill-warn" if odd else "", wrap=True)
        query = Query("household", grid=page["id"], order="door")
        see = button(
            self.tr("看这些户"), lambda: self.desk.go("households", query), role="link", icon="household"
        )
        hide_unless(n > 0, see)
        return card(label(self.tr("户"), "heading"), words_, row(see, None), gap=0.5)

    def _laptops(self, page: dict[str, Any]) -> QFrame:
        now = self.desk.now
        parts: list = [label(self.tr("电脑"), "heading")]
        for one in page["laptops"]:
            heard = words.moment(one["last_heard"], now())
            when = self.tr("最近收到 {w}").format(w=heard) if heard else self.tr("还没来过数据包")
            said = self.tr("{name} 的电脑，{when}").format(name=one["name"], when=when)
            parts.append(label(said, wrap=True))
            if one["unheard"]:
                parts.append(
                    label(
                        self.tr("! 已经不归他管，等这台电脑再交一次数据包就收回。"), "pill-warn", wrap=True
                    )
                )
        if not page["laptops"]:
            parts.append(label(self.tr("还没有电脑加入这个网格。"), "second", wrap=True))
        words_ = self.tr("邀请、核准、写回复…")
        invite = button(words_, lambda: self.desk.go("devices"), role="link", icon="device")
        parts.append(row(invite, None))
        return card(*parts, gap=0.5)
