"""What came of a request for help: who went, when, for how long; it makes the line of the ledger."""

from __future__ import annotations

from typing import Any

from gridworker.services import helping
from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.event_editors import names_in
from gridworker.ui.pages.short_form import ShortForm
from gridworker.ui.widgets.basics import button, card, column, label, row
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.date_field import DateField
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.text_area import Line, TextArea

FORM = "help_result"


class ResultForm(ShortForm):
    """Of one request, a row of `helping.help_requests`."""

    def __init__(self, desk: Desk, shown: dict[str, Any]) -> None:
        super().__init__(desk)
        self._request, self._household = shown["id"], shown["household"] or ""
        self.outcome = Chips(self.tr("结果"), desk.choices("help_outcome"), required=True)
        self.outcome.set_value("HELPED")
        self.helpers = Line(self.tr("几个人用顿号隔开，例如 王电工、李师傅"))
        self.helpers.setMaxLength(200)
        self.day = DateField(self.tr("帮扶日期"), desk.today, quick=False)
        self.hours = Line(self.tr("可以不写"))
        self.hours.setMaxLength(3)
        self.words = TextArea(self.tr("帮了什么，可以不写"), lines=2)
        self.fields = {
            "outcome": Field(self.tr("结果(&O)"), self.outcome),
            "helpers": Field(self.tr("谁去帮的(&H)"), self.helpers),
            "helped_on": Field(self.tr("帮扶日期(&D)"), self.day),
            "hours": Field(self.tr("用时（小时）"), self.hours),
            "result": Field(self.tr("帮了什么(&A)"), self.words),
        }
        self.keep(FORM, {name: one.control for name, one in self.fields.items()}, shown["id"])
        self.save = button(self.tr("记下结果(&K)"), self.save_now, role="main", icon="check")
        head = row(label(self.tr("帮完以后"), "heading"), None, self.keeping.status)
        body = card(head, *self.fields.values(), self.notice, row(self.save, None), gap=0.5)
        self.setLayout(column(body, gap=0))
        self.begin()

    def typed(self) -> dict[str, Any]:
        return {
            "outcome": self.outcome.value(), "helpers": self.helpers.text(), "hours": self.hours.text(),
            "helped_on": self.day.day().isoformat(), "text": self.words.text(),
            "household": self._household,
        }  # fmt: skip

    def show_typed(self, typed: dict[str, Any]) -> None:
        self.outcome.set_value(typed.get("outcome") or "HELPED")
        self.helpers.set_text(typed.get("helpers") or "")
        self.hours.set_text(typed.get("hours") or "")
        self.words.set_text(typed.get("text") or "")
        day = words.read_day(typed.get("helped_on"))
        if day is not None:
            self.day.set_day(day)

    def save_now(self) -> None:
        typed, day, hours = self.typed(), self.day.day(), self.hours.text().strip()
        right = not hours or hours.isdecimal()
        if self.wrong({} if right else {"hours": self.tr("请写整小时数，例如 2，也可以空着")}):
            return
        said = self.tr("记下了，已进帮扶台账。")
        if typed["outcome"] == "CANCELLED":
            said = self.tr("记下了：不用帮了，不进帮扶台账。")
        self.write(
            lambda s: helping.note_help(
                s, self._request, typed["outcome"], helpers=names_in(typed["helpers"]), helped_on=day,
                hours=int(hours) if hours else None, result=typed["text"],
            ),
            lambda _made: said,
        )  # fmt: skip
