"""One public notice: the sheet as it hangs, what people said to it, the answer, taking it down, paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gridworker.services import hung_notices
from gridworker.services.hung_notices import HungNotice, NoticeSaved
from gridworker.services.session import Session
from gridworker.ui.desk import Desk
from gridworker.ui.pages.public_sheet import SheetTable
from gridworker.ui.pages.public_words import state_token, state_words
from gridworker.ui.pages.short_form import ShortForm
from gridworker.ui.widgets.basics import Part, button, card, clear, column, label, row
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.print_bar import PrintBar, Send, Write
from gridworker.ui.widgets.progress import ProgressStrip
from gridworker.ui.widgets.text_area import Line

FORM = "notice_opinion"
ANSWER = "notice_answer"


class LineForm(ShortForm):
    """One line about a notice, a draft of its own: writing down one leaves the other half typed."""

    def __init__(
        self, desk: Desk, name: str, notice: str, line: Line, caption: str, keep: QPushButton,
        put: Callable[[Session, str, str], NoticeSaved], said: str,
    ) -> None:  # fmt: skip
        """`put` writes down (notice, words), `keep` is the button for it."""
        super().__init__(desk)
        self.line, self.save = line, keep
        self._notice, self._put, self._said = notice, put, said
        self.fields = {"text": Field(caption, line)}
        self.keep(name, {"text": line}, notice)
        self.setLayout(column(self.fields["text"], self.notice, wrapped(keep), gap=0.5))
        keep.clicked.connect(self.save_now)
        self.begin()

    def typed(self) -> dict[str, Any]:
        return {"text": self.line.text()}

    def show_typed(self, typed: dict[str, Any]) -> None:
        self.line.set_text(typed.get("text") or "")

    def save_now(self) -> None:
        text = self.line.text()
        self.write(lambda s: self._put(s, self._notice, text), lambda _made: self._said)


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
        self.shown: HungNotice | None = None
        self.lines: list[LineForm] = []
        head = row(None, self.paper, gap=0.6)
        self.setLayout(column(head, self.paper.strip, self.notice, self.progress, self._body, gap=0.5))

    def show_notice(self, shown: HungNotice | None) -> None:
        if shown == self.shown:
            return
        if self.shown is None or shown is None or shown.id != self.shown.id:
            self.notice.hide_notice()
            self.paper.nothing_made()
        for line in self.lines:
            line.retire(self.notice)  # what is half typed comes back with its notice
        self.shown, self.lines = shown, []
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
        token = state_token(shown)
        state = label(state_words(shown), "pill" if token == "second" else f"pill-{token}")
        about = [
            self.tr("公示期 {a} 至 {b}").format(a=shown.since, b=shown.until),
            shown.signed,
            self.desk.vocab.label("notice_names", shown.names),
        ]
        parts: list[Part] = [
            label(shown.title, "heading", wrap=True),
            row(state, None),
            label("　".join(part for part in about if part), "second", wrap=True),
            sheet if not shown.cleared else label(self.tr("内容到了保存期限，已经清理。"), "second"),
        ]
        if shown.channel:
            parts.append(label(self.tr("意见渠道：{c}").format(c=shown.channel), "second", wrap=True))
        if shown.ground:
            parts.append(label(self.tr("全名的依据：{g}").format(g=shown.ground), "second", wrap=True))
        down = self.tr("取下了，记下日期") if shown.state != "down" else self.tr("记错了，还挂着")
        role = "main" if shown.state == "over" else ""
        parts.append(wrapped(button(down, self._take_down, role=role, icon="check")))
        return card(*parts, gap=0.5)

    def _said(self, shown: HungNotice) -> QWidget:
        said = [label(one, "", wrap=True) for one in shown.opinions]
        said = said or [label(self.tr("还没有收到意见。"), "second")]
        answer = Line(self.tr("怎样答复的"))
        answer.set_text(shown.answer)
        self.lines = [
            LineForm(
                self.desk, FORM, shown.id, Line(self.tr("只写提了什么，不写是谁提的")),
                self.tr("收到的意见(&Y)"), button(self.tr("记下意见"), icon="plus"),
                hung_notices.add_opinion, self.tr("记下了一条意见。"),
            ),
            LineForm(
                self.desk, ANSWER, shown.id, answer, self.tr("怎样答复(&D)"), button(self.tr("记下答复")),
                hung_notices.answer_opinions, self.tr("记下了答复。"),
            ),
        ]  # fmt: skip
        for line in self.lines:
            line.saved.connect(lambda _made, said: self._written(said))
        return card(label(self.tr("收到的意见和答复"), "heading"), *said, *self.lines, gap=0.5)

    def _open(self, at: int) -> None:
        if self.shown is not None and at < len(self.shown.demands):
            self.desk.go("matter", self.shown.demands[at])

    def _take_down(self) -> None:
        shown = self.shown
        if shown is None:
            return
        again = shown.state == "down"
        write = hung_notices.hang_again if again else hung_notices.take_down
        said = self.tr("改回来了：还挂着。") if again else self.tr("记下了：今天取下的。")

        def done(saved: NoticeSaved) -> None:
            self.desk.tell(saved.changes)
            self._written(said)

        self.desk.work.run(self, lambda s: write(s, shown.id)).success(done).failure(self.notice.refused)

    def _written(self, said: str) -> None:
        self.notice.ok(said)
        self.changed.emit()

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
        for line in self.lines:
            line.flush()
