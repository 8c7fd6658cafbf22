"""An invite for one person: name, role, grid, and where to put the file."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from gridworker.services import areas, devices, office, people
from gridworker.services.changes import Changes
from gridworker.services.office import InviteIssued
from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, clear, column, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.destination import Destination
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.flow import FlowLayout
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.text_area import Line

_MOST_LISTED = 8
EVERYTHING = "*"
"""The choice of a village PC that is for the grids of the whole town."""
ROLES = ("worker", "grid_lead", "village", "town", "county")


class InviteBox(QFrame):
    grids_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk = desk
        self.notice = Notice()
        self.person = Line(self.tr("例如 王小满"))
        self.role = Chips(self.tr("身份"), desk.choices("role", ROLES), required=True)
        self.role.set_value("worker")
        self.grid = Box()
        self.destination = Destination(desk)
        self.go = button(self.tr("生成邀请文件"), self._issue, role="main", icon="invite")
        self.person.returnPressed.connect(self._issue)
        self._listed_box = QWidget()
        holder = QWidget()
        self._listed = FlowLayout(holder, gap=theme.current().em(0.4))
        listed = label(self.tr("名单里还没有电脑的人："), "second")
        self._listed_box.setLayout(column(listed, holder, gap=0.3))
        self._listed_box.setVisible(False)
        self._open = column(gap=0.3)
        self._open_box = QWidget()
        self._open_box.setLayout(
            column(label(self.tr("发出去、还没有用的邀请："), "second"), self._open, gap=0.3)
        )
        self._open_box.setVisible(False)
        self._person_field = Field(self.tr("姓名(&M) *"), self.person)
        self._grid_field = Field(self.tr("网格(&W) *"), self.grid)
        self.unit = Box()
        self.unit.setPlaceholderText(self.tr("请选"))
        hint = self.tr("村（社区）的电脑只收到本村网格的记录")
        self._unit_field = Field(self.tr("村（社区）(&C) *"), self.unit, hint=hint)
        self._unit_field.setVisible(False)
        above = self.tr("区（县）的电脑只收到上报给它的诉求和办理经过，看不到户册和走访。")
        self._above = label(above, "second", wrap=True)
        self._above.setVisible(False)
        self._no_grids = label(
            self.tr("还没有网格。先添加第一个网格，才能邀请网格员。"), "pill-warn", wrap=True
        )
        self._no_grids.setVisible(False)
        self.role.changed.connect(self._role_chosen)
        add_grid = button(self.tr("添加网格…"), self.grids_wanted.emit, role="link", icon="plus")
        told = self.tr("邀请一个人加入。他在自己的电脑上打开邀请文件，会得到一个申请文件和 24 个数字。")
        self.setLayout(
            column(
                label(self.tr("邀请"), "heading"), label(told, "second", wrap=True), self._person_field,
                self._listed_box, Field(self.tr("身份(&S)"), self.role), self._grid_field,
                self._unit_field, self._above, self._no_grids, row(add_grid, None), self.destination,
                row(self.go, None), self.notice, self._open_box, gap=0.6, margin=1,
            )
        )

    def look(self) -> None:
        self.destination.look_again()
        self.desk.work.run(self, areas.grids).success(self._put_grids).failure(self.notice.refused)
        self.desk.work.run(self, people.people).success(self._put_people).failure(self.notice.refused)
        self.desk.work.run(self, areas.units).success(self._put_units).failure(self.notice.refused)
        self.desk.work.run(self, devices.invite_list).success(self._put_open).failure(self.notice.refused)

    def _put_grids(self, grids: list[dict[str, Any]]) -> None:
        before = self.grid.currentData()
        self.grid.clear()
        for grid in grids:
            workers = words.listed(grid.get("workers") or [])
            self.grid.addItem(f"{grid['name']}" + (f"（{workers}）" if workers else ""), grid["id"])
        self.grid.setCurrentIndex(max(self.grid.findData(before), 0 if grids else -1))
        self.grid.setEnabled(bool(grids))
        self._no_grids.setVisible(not grids)

    def _put_people(self, everyone: list[dict[str, Any]]) -> None:
        """Who is on the list and has no computer yet: one press instead of typing the name."""
        clear(self._listed)
        for one in [one for one in everyone if not one["devices"]][:_MOST_LISTED]:
            chip = button(one["name"], partial(self._take, one), role="chip")
            chip.setAccessibleName(self.tr("邀请名单里的 {n}").format(n=one["name"]))
            self._listed.addWidget(chip)
        self._listed_box.setVisible(self._listed.count() > 0)

    def _take(self, one: dict[str, Any]) -> None:
        self.person.setText(one["name"])
        if one["role"] in ROLES:
            self.role.set_value(one["role"])
            self._role_chosen()
        if one["grids"]:
            self.grid.set_code(one["grids"][0])
        if one["unit"]:
            self.unit.set_code(one["unit"])
        self.go.setFocus()

    def _put_units(self, units: list[dict[str, Any]]) -> None:
        before = self.unit.currentData()
        self.unit.clear()
        for one in units:
            if one["level"] in ("VILLAGE", "GROUP"):
                self.unit.addItem(one["name"], one["id"])
        # Whoever is let in to everything is let in on purpose: nothing is chosen until somebody chooses.
        self.unit.addItem(self.tr("（全镇的网格）"), EVERYTHING)
        self.unit.setCurrentIndex(self.unit.findData(before) if before else -1)

    def _put_open(self, invites: list[dict[str, Any]]) -> None:
        """Whose files are on their way: their names have the number only."""
        clear(self._open)
        waiting = [one for one in invites if not one["used_by"]]
        for one in waiting[:_MOST_LISTED]:
            role = self.desk.vocab.label("role", one["role"])
            when = words.moment(one["at"], self.desk.now())
            about = "　".join(part for part in (one["name"], role, one["grid_name"], when) if part)
            said = self.tr("编号 {code}　{about}").format(code=one["code"], about=about)
            self._open.addWidget(label(said, wrap=True, selectable=True))
        if len(waiting) > _MOST_LISTED:
            more = words.many(self.tr("还有 {n} 份更早的。"), n=len(waiting) - _MOST_LISTED)
            self._open.addWidget(label(more, "second"))
        self._open_box.setVisible(bool(waiting))

    def _role_chosen(self) -> None:
        self._grid_field.setVisible(self.role.value() in ("worker", "grid_lead"))
        self._unit_field.setVisible(self.role.value() == "village")
        self._above.setVisible(self.role.value() == "county")

    def _issue(self) -> None:
        name, role = self.person.text().strip(), self.role.value() or "worker"
        needs_grid = role in ("worker", "grid_lead")
        grid, folder = (self.grid.currentData() if needs_grid else None), self.destination.folder()
        self._person_field.show_fault("" if name else self.tr("请写被邀请人的姓名。"))
        lacks_grid = needs_grid and grid is None
        self._grid_field.show_fault(self.tr("请先添加一个网格。") if lacks_grid else "")
        lacks_unit = role == "village" and self.unit.code() is None
        self._unit_field.show_fault(self.tr("请选是哪个村（社区）的电脑。") if lacks_unit else "")
        if not name:
            self.person.setFocus()
        elif lacks_unit:
            self.unit.setFocus()
        if not name or lacks_grid or lacks_unit:
            return
        if folder is None:
            self.notice.say("warn", self.tr("请先选一个放文件的地方。"))
            return
        if not self.go.isEnabled():
            return
        self.notice.hide_notice()
        self.go.setEnabled(False)
        unit = self.unit.code() if role == "village" else None
        unit = None if unit == EVERYTHING else unit
        job = self.desk.work.run(
            self, lambda s: office.issue_invite(s, name, role, grid, folder, unit=unit)
        )
        job.always(lambda: self.go.setEnabled(True)).success(self._issued).failure(
            lambda error: self.notice.refused(error, self.tr("没有发出邀请。"))
        )

    def _issued(self, issued: InviteIssued) -> None:
        self.notice.ok(
            self.tr("给 {n} 的邀请已写好：{f}").format(n=issued.name, f=issued.path.name),
            self.tr("交给本人，告诉他编号 {code}。他交回申请文件后，到“核准”里输入他念的 24 个数字。").format(
                code=issued.code
            ),
        )
        self.person.clear()
        self.person.setFocus()
        self.desk.tell(Changes(frozenset({"device"})))
