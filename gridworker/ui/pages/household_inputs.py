"""The questions about a household: their controls, filled from a page or a draft and read as one."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QSpinBox, QWidget

from gridworker.services.households import HouseholdDraft
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import card, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.phone_line import PhoneLine
from gridworker.ui.widgets.text_area import Line
from gridworker.ui.widgets.why import Why

BANDS = ("0-3", "4-6", "7-13")


class HouseholdInputs(QWidget):
    """`page` is the household that is corrected, or None; `grids` are those that can be chosen."""

    def __init__(self, desk: Desk, page: dict[str, Any] | None, grids: list[dict[str, Any]]) -> None:
        super().__init__()
        self.desk, self._page = desk, page
        self.head, self.group = Line(self.tr("例如 王家凤")), Line(self.tr("例如 三组"))
        self.door = Line(self.tr("例如 3-12"))
        phone = self.tr("没有就空着")
        self.phone = Line(phone) if page is None else PhoneLine(phone)
        self.people = _count(0, 30)
        self.bands = {band: _count(0, 9) for band in BANDS}
        self.tags = Chips(self.tr("户标签"), desk.choices("household_tag"), many=True)
        self.grid = Box()
        for grid in grids:
            self.grid.addItem(f"{grid['name']}　{grid.get('code') or ''}", grid["id"])
        self._fields = {
            "head": Field(self.tr("户主姓名(&M) *"), self.head),
            "group": Field(self.tr("村民小组(&Z)"), self.group),
            "door": Field(self.tr("门牌号(&D) *"), self.door),
            "phone": Field(self.tr("电话(&P)"), self.phone),
            "size": Field(self.tr("人口(&R)"), self.people),
            "grid": Field(self.tr("网格(&W)"), self.grid),
        }
        self._fields["grid"].setVisible(bool(grids))
        self.status = Box([(None, self.tr("没有写")), *desk.choices("household_status")])
        self.status_field = Field(self.tr("居住状态(&J)"), self.status)
        self.why = Why(
            self.tr("为什么改"),
            self.tr("例如：搬到儿子家住了；电话换了"),
            [self.tr("情况变了"), self.tr("当初记错了"), self.tr("漏写了"), self.tr("居民要求更正")],
        )
        self.why_field = Field(self.tr("为什么改(&Y) *"), self.why)
        self.status_field.setVisible(page is not None)
        if page is not None:
            self.fill(page)

    def controls(self) -> dict[str, QWidget]:
        """Every control by the name that the draft gives it."""
        named: dict[str, QWidget] = {
            "head": self.head, "group": self.group, "door": self.door, "phone": self.phone,
            "size": self.people, "grid": self.grid, "tags": self.tags, "status": self.status,
            "reason": self.why.line,
        }  # fmt: skip
        return named | {f"child_bands.{band}": box for band, box in self.bands.items()}

    def fill(self, page: dict[str, Any]) -> None:
        """Show what a page or a draft says."""
        for name in ("head", "group", "door", "phone"):
            getattr(self, name).set_text(page.get(name) or "")
        self.people.setValue(page.get("size") or 0)
        for band, box in self.bands.items():
            box.setValue((page.get("child_bands") or {}).get(band, 0))
        self.tags.set_values(page.get("tags") or [])
        self.status.set_code(page.get("status") or None)

    def draft(self) -> HouseholdDraft:
        """What stands in the form."""
        return HouseholdDraft(
            grid=self.grid.currentData() if self.grid.count() else None,
            group=self.group.text().strip(),
            door=self.door.text().strip(),
            head=self.head.text().strip(),
            phone=self.phone.text().strip(),
            size=self.people.value() or None,
            child_bands={band: box.value() for band, box in self.bands.items() if box.value()},
            tags=self.tags.values(),
            status=self.status.code() or "" if self._page is not None else "",
        )

    def who_and_where(self) -> QWidget:
        """The card with names, door and numbers."""
        field = self._fields
        names = row(field["head"], field["group"], field["door"])
        numbers = row(field["phone"], field["size"], field["grid"])
        for line in (names, numbers):
            line.setStretch(0, 2)
            line.setStretch(1, 1)
            line.setStretch(2, 1)
        return card(names, numbers, self.status_field)

    def children_card(self) -> QWidget:
        """The card with the children under 14, who are only counted."""
        counts = row(
            *(Field(self.tr("{b} 岁").format(b=b), box, said=self.tr("{b} 岁的孩子几个").format(b=b))
              for b, box in self.bands.items()), None,
        )
        return card(label(self.tr("14 岁以下的孩子（只记人数）")), counts, gap=0.4)


def _count(low: int, high: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(low, high)
    box.setSpecialValueText("—")
    box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    return box
