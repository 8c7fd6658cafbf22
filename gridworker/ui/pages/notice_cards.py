"""Printing the notice card: what stands on it, how many, and where it goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from gridworker.services import notice, printing
from gridworker.services.notice import NoticePrinted
from gridworker.ui import choose, theme
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, scrolled
from gridworker.ui.widgets.basics import button, card, column, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.text_area import Line
from gridworker.ui.words import many

if TYPE_CHECKING:
    from gridworker.documents.notice_card import NoticeCard

SHEETS = (1, 2, 5, 10, 20, 50)


class NoticeCardsPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.worker = Line(self.tr("不填就留一条横线，印好再写"))
        self.phone = Line(self.tr("办公室的电话，不填就留一条横线"))
        self.sheets = Box([(str(n), many(self.tr("{n} 张，{m} 份"), n=n, m=4 * n)) for n in SHEETS])
        self.printer = Box([])
        self.printer_field = Field(self.tr("打印机(&P)"), self.printer)
        self.save = button(self.tr("存成 PDF(&S)…"), self._save, role="main", icon="file")
        self.send = button(self.tr("打印(&O)"), self._print)
        self.show_made = button(self.tr("打开这个 PDF"), self._show_made, icon="eye")
        self.show_made.setVisible(False)
        self.said = label("", "second", wrap=True, selectable=True)
        inner = QWidget()
        inner.setMaximumWidth(theme.current().em(44))
        back = button(self.tr("返回"), desk.go_back, role="link", icon="back")
        about = self.tr(
            "第一次上门时交给住户，或者念给他听：记什么、为什么记、谁看得到、怎样查看和更正。"
            "一张 A4 印四份，沿虚线裁开。交到以后，在这一户的页面上按“告知卡交到了”。"
        )
        inner.setLayout(
            column(
                row(back, None), label(self.tr("印告知卡"), "title"), label(about, "second", wrap=True),
                self.notice,
                card(
                    Field(self.tr("网格员姓名(&M)"), self.worker), Field(self.tr("监督电话(&D)"), self.phone),
                    Field(self.tr("印几张 A4(&N)"), self.sheets), self.printer_field,
                ),
                card(label(self.tr("门口这样说"), "heading"), self.said, gap=0.4),
                row(self.save, self.send, self.show_made, None), None, gap=0.8, margin=1.1,
            )
        )
        self.setLayout(column(scrolled(inner), gap=0))
        for line in (self.worker, self.phone):
            line.textChanged.connect(lambda _text: self._say())
        self._filled = False
        self._made: Path | None = None
        self.printer_field.setVisible(False)
        self.send.setVisible(False)

    def enter(self) -> None:
        self.notice.hide_notice()
        if not self._filled:
            self._filled = True
            self.desk.work.run(self, notice.notice_card).success(self._fill).failure(self.notice.refused)
            self.desk.work.run_aside(self, lambda _task: printing.printers()).success(self._offer)
        self.worker.setFocus()

    def state(self) -> tuple[str, str, str | None]:
        return self.worker.text(), self.phone.text(), self.sheets.code()

    def restore(self, state: tuple[str, str, str | None]) -> None:
        self._filled = True
        self.worker.setText(state[0])
        self.phone.setText(state[1])
        self.sheets.set_code(state[2])
        self._say()

    def _fill(self, made: NoticeCard) -> None:
        self.worker.setText(made.worker)
        self.phone.setText(made.phone)
        self._say()

    def _offer(self, printers: list[str]) -> None:
        for name in printers:
            self.printer.addItem(name, name)
        self.printer_field.setVisible(bool(printers))
        self.send.setVisible(bool(printers))

    def _say(self) -> None:
        self.said.setText(notice.spoken(self.worker.text().strip(), self.phone.text().strip()))

    def _save(self) -> None:
        folder = choose.beginning(self.desk.settings.last_out)
        start = folder / self.tr("走访告知卡.pdf")
        where = choose.save(self, self.tr("存到哪里"), self.tr("PDF 文件 (*.pdf)"), start)
        if where is not None:
            self._run(lambda card, pages: notice.write_notice(card, where, pages))

    def _print(self) -> None:
        printer = str(self.printer.currentData() or "")
        self._run(lambda card, pages: notice.print_notice(card, printer, pages))

    def _run(self, make) -> None:
        worker, phone = self.worker.text().strip(), self.phone.text().strip()
        pages = int(self.sheets.code() or 1)
        self.desk.work.run(
            self, lambda s: make(notice.notice_card(s, worker=worker, phone=phone), pages)
        ).success(self._done).failure(self.notice.refused)

    def _done(self, made: NoticePrinted) -> None:
        if made.path is None:
            self.notice.ok(many(self.tr("已送到打印机：{n} 份。"), n=made.cards))
            return
        self.notice.ok(
            many(self.tr("告知卡写好了：{n} 份，{p} 张 A4。"), n=made.cards, p=made.pages), str(made.path)
        )
        self._made = made.path
        self.show_made.setVisible(True)

    def _show_made(self) -> None:
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made)))
