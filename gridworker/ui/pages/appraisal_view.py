"""One round of 评官评事: its representatives and its paper, and the four counts from the signed sheet."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from gridworker.domain.appraisal import COUNTS
from gridworker.services import aid_papers, appraisal_papers, appraisals
from gridworker.services.session import Session
from gridworker.ui import choose, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.appraisal_open import said_round
from gridworker.ui.pages.event_editors import tells
from gridworker.ui.pages.keeping import Keeping
from gridworker.ui.widgets.basics import button, card, clear, column, frame, label, row
from gridworker.ui.widgets.date_field import DateField
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.print_bar import PrintBar
from gridworker.ui.widgets.progress import ProgressStrip
from gridworker.ui.widgets.text_area import Line

FORM = "appraisal_count"


class AppraisalView(QWidget):
    changed = Signal(str)
    """The counts were written down; the sentence about it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice, self.progress = Notice(), ProgressStrip()
        self._body = column(gap=0.7)
        self.keeping: Keeping | None = None
        self._row: dict[str, Any] | None = None
        self._again = False
        self.setLayout(column(self.notice, self.progress, self._body, gap=0.6))

    def show_row(self, shown: dict[str, Any] | None) -> None:
        if shown is not None and shown == self._row:
            return
        self.notice.hide_notice()
        self._again = False
        self._show(shown)

    def _show(self, shown: dict[str, Any] | None) -> None:
        self.flush()
        self.keeping, self._row = None, shown
        clear(self._body)
        if shown is None:
            return
        self._body.addWidget(self._what(shown))
        if shown["counted_on"] and not self._again:
            self._body.addWidget(self._counts(shown))
        else:
            self._body.addWidget(self._paper(shown))
            self._body.addWidget(self._form(shown))

    def _what(self, shown: dict[str, Any]) -> QFrame:
        name = self.tr("{n}　{r}").format(n=shown["name"], r=said_round(shown["round"]))
        facts = [shown["unit_name"], words.listed(shown["grid_names"])]
        homes = words.many(
            self.tr("常住 {h} 户，户代表 {n} 位"), h=shown["homes"], n=shown["asked"]
        )
        reps = words.listed(home["name"] for home in shown["reps"])
        return card(
            label(name, "title", wrap=True),
            label("　·　".join(part for part in (*facts, homes) if part), "second", wrap=True),
            label(self.tr("户代表：{w}").format(w=reps), wrap=True), gap=0.4,
        )  # fmt: skip

    def _paper(self, shown: dict[str, Any]) -> QFrame:
        record = shown["id"]
        self.print = PrintBar(
            self.desk, self.notice, self.progress, name=lambda: self.tr("评议票和计票单.pdf"),
            write=lambda: lambda s, path, _task: appraisal_papers.ballots_pdf(s, record, path),
            send=lambda: lambda s, printer, _task: appraisal_papers.print_ballots(s, record, printer),
        )  # fmt: skip
        self.panel = button(self.tr("户代表名单(&L)…"), self._save_panel, icon="sheet")
        note = self.tr("评议票不写姓名、不编号。名单只用来送票，评完销毁。")
        return card(
            label(self.tr("一、印评议票"), "heading"), label(note, "second", wrap=True),
            wrapped(self.print, self.panel), self.print.strip, gap=0.5,
        )  # fmt: skip

    def _save_panel(self) -> None:
        if self._row is None:
            return
        record = self._row["id"]
        start = choose.documents() / self.tr("户代表名单.pdf")
        where = choose.save(self, self.tr("存到哪里"), self.tr("PDF 文件 (*.pdf)"), start)
        if where is None:
            return

        def write(s: Session) -> Any:
            return aid_papers.sheet_pdf(s, appraisal_papers.panel_sheet(s, record), where)

        said = self.tr("名单写好了。里面的姓名没有打星号，用完请删掉：{path}")
        self.desk.work.run(self, write).success(
            lambda made: self.notice.ok(said.format(path=made.path))
        ).failure(self.notice.refused)

    # counts -------------------------------------------------------------------------------------

    def _counts(self, shown: dict[str, Any]) -> QFrame:
        boxes = [
            frame("well", label(self.desk.vocab.label("appraisal_option", name), "second"),
                  label(str(shown[name] or 0), "heading"), gap=0.1, margin=0.6)
            for name in COUNTS
        ]  # fmt: skip
        back = self.tr("收回 {n} 张，发出 {m} 张").format(n=shown["ballots"], m=shown["asked"])
        day = words.day(shown["counted_on"], self.desk.today())
        signed = self.tr("{d}计票，计票人 {w}").format(d=day, w=words.listed(shown["signed_by"]))
        again = button(self.tr("录错了，改票数"), self._count_again, role="link", icon="diary")
        return card(
            label(self.tr("四项票数"), "heading"), wrapped(*boxes), label(back, wrap=True),
            label(signed, "second", wrap=True), row(again, None), gap=0.5,
        )  # fmt: skip

    def _count_again(self) -> None:
        self._again = True
        self._show(self._row)

    def _form(self, shown: dict[str, Any]) -> QFrame:
        self.lines = {name: Line() for name in COUNTS}
        self.fields: dict[str, Field] = {}
        for name, one in self.lines.items():
            one.setMaxLength(3)
            one.set_text("" if shown[name] is None else str(shown[name]))
            self.fields[name] = Field(self.desk.vocab.label("appraisal_option", name), one)
            self.fields[name].setFixedWidth(theme.current().em(7))
        four = wrapped(*self.fields.values())
        self.signers = Line(self.tr("两个人，用顿号隔开"))
        self.signers.setMaxLength(60)
        self.signers.set_text(words.listed(shown["signed_by"]))
        self.day = DateField(self.tr("计票日期"), self.desk.today, quick=False)
        self.fields["signed_by"] = Field(self.tr("计票人（签了字的两人）(&J)"), self.signers)
        self.fields["counted_on"] = Field(self.tr("计票日期(&D)"), self.day)
        self.save = button(self.tr("记下票数(&K)"), self._save, role="main", icon="check")
        head = row(label(self.tr("二、照计票单录四项合计"), "heading", wrap=True))
        head.setStretch(0, 1)
        whole = card(
            head, four, self.fields["signed_by"], self.fields["counted_on"], row(self.save, None), gap=0.5
        )
        self.keeping = keeping = Keeping(
            whole, self.desk, FORM, typed=self._typed, show=self._show_typed,
            controls=lambda: {**self.lines, "signed_by": self.signers}, about=shown["id"],
        )  # fmt: skip
        head.addWidget(keeping.status)
        for part in (*self.lines.values(), self.signers, self.day):
            tells(part, keeping.touched)
        keeping.failed.connect(self.notice.refused)
        keeping.look(self.notice)
        return whole

    def _typed(self) -> dict[str, Any]:
        counts = {name: one.text().strip() for name, one in self.lines.items()}
        return {**counts, "signed_by": self.signers.text(), "counted_on": self.day.day().isoformat()}

    def _show_typed(self, typed: dict[str, Any]) -> None:
        for name, one in self.lines.items():
            one.set_text(typed.get(name) or "")
        self.signers.set_text(typed.get("signed_by") or "")
        day = words.read_day(typed.get("counted_on"))
        if day is not None:
            self.day.set_day(day)

    def _save(self) -> None:
        keeping, shown = self.keeping, self._row
        if keeping is None or shown is None:
            return
        typed, day, record = self._typed(), self.day.day(), shown["id"]
        for one in self.fields.values():
            one.show_fault("")
        wrong = [name for name in COUNTS if not typed[name].isdecimal()]
        for name in wrong:
            self.fields[name].show_fault(self.tr("填数字，没有填 0"))
        if wrong:
            self.lines[wrong[0]].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        counts = {name: int(typed[name]) for name in COUNTS}
        signers = typed["signed_by"].replace("，", "、").replace(",", "、").split("、")
        names = [part for part in signers if part.strip()]
        keeping.saves()
        self.save.setEnabled(False)

        def write(s: Session) -> Any:
            return keeping.saving(s, lambda s: appraisals.enter_counts(s, record, counts, names, day))

        def done(made: Any) -> None:
            keeping.saved()
            self._again = False
            self._row = None
            self.desk.tell(made.changes)
            said = self.tr("记下了：收回 {n} 张，发出 {m} 张。选票请封存。")
            self.changed.emit(said.format(n=sum(counts.values()), m=shown["asked"]))

        self.desk.work.run(self, write).always(lambda: self.save.setEnabled(True)).success(done).failure(
            self._refused
        )

    def _refused(self, error: BaseException) -> None:
        name = str(getattr(error, "facts", {}).get("field") or "")
        if name in self.fields:
            self.fields[name].show_fault(str(error))
            self.fields[name].control.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.notice.refused(error, self.tr("写的数还在窗口里，也存了草稿。"))

    def flush(self) -> None:
        """The profile is about to close, or another one is shown: half a count is written down."""
        if self.keeping is not None:
            self.keeping.flush()
