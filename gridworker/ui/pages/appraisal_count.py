"""The four counts of a round of 评官评事, as they stand on the sheet that two people signed."""

from __future__ import annotations

from typing import Any

from gridworker.domain.appraisal import COUNTS
from gridworker.services import appraisals
from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.event_editors import names_in
from gridworker.ui.pages.short_form import ShortForm
from gridworker.ui.widgets.basics import button, card, column, label, row
from gridworker.ui.widgets.date_field import DateField
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.text_area import Line

FORM = "appraisal_count"


class CountForm(ShortForm):
    """For a round without counts, or to put right those of `shown` (a row of `appraisals.appraisals`)."""

    def __init__(self, desk: Desk, shown: dict[str, Any]) -> None:
        super().__init__(desk)
        self._row = shown
        self.lines = {name: Line() for name in COUNTS}
        for name, one in self.lines.items():
            one.setMaxLength(3)
            one.set_text("" if shown[name] is None else str(shown[name]))
            self.fields[name] = Field(desk.vocab.label("appraisal_option", name), one)
            self.fields[name].setFixedWidth(theme.current().em(7))
        four = wrapped(*self.fields.values())
        self.signers = Line(self.tr("两个人，用顿号隔开"))
        self.signers.setMaxLength(60)
        self.signers.set_text(words.listed(shown["signed_by"]))
        self.day = DateField(self.tr("计票日期"), desk.today, quick=False)
        counted = words.read_day(shown["counted_on"])
        if counted is not None:
            self.day.set_day(counted)
        self.fields["signed_by"] = Field(self.tr("计票人（签了字的两人）(&J)"), self.signers)
        self.fields["counted_on"] = Field(self.tr("计票日期(&D)"), self.day)
        self.keep(FORM, {name: one.control for name, one in self.fields.items()}, shown["id"])
        self.save = button(self.tr("记下票数(&K)"), self.save_now, role="main", icon="check")
        does = [self.save]
        if shown["counted_on"]:
            does.append(button(self.tr("不改了"), lambda: self.keeping.throw(self.left.emit), role="link"))
        head = row(label(self.tr("二、照计票单录四项合计"), "heading", wrap=True), self.keeping.status)
        head.setStretch(0, 1)
        body = card(
            head, four, self.fields["signed_by"], self.fields["counted_on"], self.notice, wrapped(*does),
            gap=0.5,
        )
        self.setLayout(column(body, gap=0))
        self.begin()

    def typed(self) -> dict[str, Any]:
        counts = {name: one.text().strip() for name, one in self.lines.items()}
        return {**counts, "signed_by": self.signers.text(), "counted_on": self.day.day().isoformat()}

    def show_typed(self, typed: dict[str, Any]) -> None:
        for name, one in self.lines.items():
            one.set_text(typed.get(name) or "")
        self.signers.set_text(typed.get("signed_by") or "")
        day = words.read_day(typed.get("counted_on"))
        if day is not None:
            self.day.set_day(day)

    def save_now(self) -> None:
        typed, day, record = self.typed(), self.day.day(), self._row["id"]
        if self.wrong({name: self.tr("填数字，没有填 0") for name in COUNTS if not typed[name].isdecimal()}):
            return
        counts = {name: int(typed[name]) for name in COUNTS}
        names = names_in(typed["signed_by"])
        said = self.tr("记下了：收回 {n} 张，发出 {m} 张。选票请封存。")
        self.write(
            lambda s: appraisals.enter_counts(s, record, counts, names, day),
            lambda _made: said.format(n=sum(counts.values()), m=self._row["asked"]),
        )
