"""One public notice: the sheet as it hangs, what people said to it, the answer, taking it down, paper."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridworker.services import hung_notices
from gridworker.services.hung_notices import HungNotice, NoticeSaved
from gridworker.services.session import Session
from gridworker.ui.desk import Desk
from gridworker.ui.pages.keeping import Keeping
from gridworker.ui.pages.public_sheet import SheetTable
from gridworker.ui.pages.public_words import state_token, state_words
from gridworker.ui.widgets.basics import Part, button, card, clear, column, label, row
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.print_bar import PrintBar, Send, Write
from gridworker.ui.widgets.progress import ProgressStrip
from gridworker.ui.widgets.text_area import Line

FORM = "notice_opinion"


class NoticeView(QWidget):
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice, self.progress = Notice(), ProgressStrip()
        self.paper = PrintBar(
            desk, self.notice, self.progress, name=self._file_name, write=self._writing, send=self._sending
        )
        self._body = column(gap=0.7)
        self.keeping: Keeping | None = None
        self.shown: HungNotice | None = None
        self.opinion, self.answer = Line(), Line()
        self.down = button("")
        head = row(None, self.paper, gap=0.6)
        self.setLayout(column(head, self.paper.strip, self.notice, self.progress, self._body, gap=0.5))

    def show_notice(self, shown: HungNotice | None) -> None:
        if shown == self.shown:
            return
        if self.shown is None or shown is None or shown.id != self.shown.id:
            self.notice.hide_notice()
            self.paper.nothing_made()
        if self.keeping is not None:
            self.keeping.put_aside(lambda: None)  # half an opinion comes back with its notice
        self.shown, self.keeping = shown, None
        clear(self._body)
        self.paper.setVisible(shown is not None)
        if shown is None:
            return
        self._body.addWidget(self._sheet(shown))
        self._body.addWidget(self._said(shown))

    def _sheet(self, shown: HungNotice) -> QWidget:
        sheet = SheetTable(shown.title)
        sheet.set_sheet(shown.head, shown.rows)
        sheet.cellDoubleClicked.connect(lambda at, _column: self._open(at))
        state = label(state_words(shown), state_token(shown))
        about = [
            self.tr("公示期 {a} 至 {b}").format(a=shown.since, b=shown.until),
            shown.signed,
            shown.names_name,
        ]
        parts: list[Part] = [
            label(shown.title, "heading", wrap=True),
            row(state, None),
            label("　".join(part for part in about if part), "second", wrap=True),
            sheet,
        ]
        if shown.channel:
            parts.append(label(self.tr("意见渠道：{c}").format(c=shown.channel), "second", wrap=True))
        if shown.ground:
            parts.append(label(self.tr("全名的依据：{g}").format(g=shown.ground), "second", wrap=True))
        down = self.tr("取下了，记下日期") if shown.state != "down" else self.tr("记错了，还挂着")
        self.down = button(down, self._take_down, role="main" if shown.state == "over" else "", icon="check")
        parts.append(wrapped(self.down))
        return card(*parts, gap=0.5)

    def _said(self, shown: HungNotice) -> QWidget:
        self.opinion = Line(self.tr("只写提了什么，不写是谁提的"))
        self.answer = Line(self.tr("怎样答复的"))
        self.answer.set_text(shown.answer)
        lines = [label(one, "", wrap=True) for one in shown.opinions]
        none = [label(self.tr("还没有收到意见。"), "second")] if not lines else []
        note = button(self.tr("记下意见"), self._add_opinion, icon="plus")
        keep = button(self.tr("记下答复"), self._keep_answer)
        body = card(
            label(self.tr("收到的意见和答复"), "heading"), *lines, *none,
            Field(self.tr("收到的意见(&Y)"), self.opinion), wrapped(note),
            Field(self.tr("怎样答复(&D)"), self.answer), wrapped(keep), gap=0.5,
        )  # fmt: skip
        self.keeping = Keeping(
            body, self.desk, FORM, typed=self._typed, show=self._show_typed,
            controls=lambda: {"opinion": self.opinion, "answer": self.answer}, about=shown.id,
        )  # fmt: skip
        self.keeping.failed.connect(self.notice.refused)
        for line in (self.opinion, self.answer):
            line.edited.connect(self.keeping.touched)
        self.keeping.look(self.notice)
        return body

    def _typed(self) -> dict[str, Any]:
        return {"opinion": self.opinion.text(), "answer": self.answer.text()}

    def _show_typed(self, typed: dict[str, Any]) -> None:
        self.opinion.set_text(typed.get("opinion") or "")
        self.answer.set_text(typed.get("answer") or "")

    def _open(self, at: int) -> None:
        if self.shown is not None and at < len(self.shown.demands):
            self.desk.go("matter", self.shown.demands[at])

    # what is written down ----------------------------------------------------------------------

    def _add_opinion(self) -> None:
        text = self.opinion.text()
        self._write(lambda s, one: hung_notices.add_opinion(s, one, text), self.tr("记下了一条意见。"))

    def _keep_answer(self) -> None:
        text = self.answer.text()
        self._write(lambda s, one: hung_notices.answer_opinions(s, one, text), self.tr("记下了答复。"))

    def _take_down(self) -> None:
        shown = self.shown
        if shown is None:
            return
        if shown.state == "down":
            self._write(hung_notices.hang_again, self.tr("改回来了：还挂着。"), whole=False)
        else:
            self._write(hung_notices.take_down, self.tr("记下了：今天取下的。"), whole=False)

    def _write(self, write: Any, said: str, *, whole: bool = True) -> None:
        """`whole`: what is typed in the other line stays half written."""
        shown, keeping = self.shown, self.keeping
        if shown is None or keeping is None:
            return
        opinion, answer = self.opinion.text(), self.answer.text()
        one = shown.id

        def do(s: Session) -> NoticeSaved:
            saved: NoticeSaved = write(s, one)
            return saved

        def done(saved: NoticeSaved) -> None:
            if opens_anew:
                self.opinion.set_text("")  # what is typed in the other line stays half written
                keeping.touched()
            elif whole:
                keeping.saved()
            self.notice.ok(said)
            self.desk.tell(saved.changes)
            self.changed.emit()

        both = bool(opinion) and answer != shown.answer
        opens_anew = whole and both
        if opens_anew or not whole:
            job = self.desk.work.run(self, do)
        else:
            keeping.saves()
            job = self.desk.work.run(self, lambda s: keeping.saving(s, do))
        job.success(done).failure(lambda error: self.notice.refused(error, self.tr("写的内容还在。")))

    # paper -------------------------------------------------------------------------------------

    def _file_name(self) -> str:
        day = self.shown.since.replace("-", "") if self.shown is not None else ""
        return self.tr("公示-{d}.pdf").format(d=day)

    def _writing(self) -> Write:
        wanted = self.shown.id if self.shown is not None else ""
        return lambda s, path, _task: hung_notices.notice_pdf(s, wanted, path)

    def _sending(self) -> Send:
        wanted = self.shown.id if self.shown is not None else ""
        return lambda s, printer, _task: hung_notices.print_notice(s, printer, wanted)

    def flush(self) -> None:
        if self.keeping is not None:
            self.keeping.flush()
