"""One round of 评官评事: its representatives and its paper, and the four counts from the signed sheet."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from gridworker.domain.appraisal import COUNTS
from gridworker.services import aid_papers, appraisal_papers
from gridworker.services.session import Session
from gridworker.ui import choose, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.appraisal_count import CountForm
from gridworker.ui.pages.appraisal_open import said_round
from gridworker.ui.widgets.basics import button, card, clear, column, frame, label, row
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.print_bar import PrintBar
from gridworker.ui.widgets.progress import ProgressStrip


class AppraisalView(QWidget):
    changed = Signal(str)
    """The counts were written down; the sentence about it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice, self.progress = Notice(), ProgressStrip()
        self._body = column(gap=0.7)
        self.form: CountForm | None = None
        self._row: dict[str, Any] | None = None
        self.setLayout(column(self.notice, self.progress, self._body, gap=0.6))

    def show_row(self, shown: dict[str, Any] | None) -> None:
        if shown is None or shown != self._row:
            self.notice.hide_notice()
            self._show(shown)

    def _show(self, shown: dict[str, Any] | None, *, again: bool = False) -> None:
        """`again`: with the form, although it has been counted."""
        if self.form is not None:
            self.form.retire(self.notice)
        self.form, self._row = None, shown
        clear(self._body)
        if shown is None:
            return
        self._body.addWidget(self._what(shown))
        if shown["counted_on"] and not again:
            self._body.addWidget(self._counts(shown))
            return
        self.form = CountForm(self.desk, shown)
        self.form.saved.connect(self._saved)
        self.form.left.connect(lambda: self._show(shown))
        self._body.addWidget(self._paper(shown))
        self._body.addWidget(self.form)

    def _saved(self, _made: Any, said: str) -> None:
        self._row = None  # shown anew, with its counts
        self.changed.emit(said)

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
        self._show(self._row, again=True)
        if self.form is not None:
            self.form.enter()

    def flush(self) -> None:
        """The profile is about to close: half a count is written down."""
        if self.form is not None:
            self.form.flush()
