"""One meeting of the book: who came, what was decided about each demand, and when that was made public."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from gridworker.domain.meeting import VOTES
from gridworker.services import meeting_book, meeting_paper
from gridworker.ui import language, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import ToCorrect
from gridworker.ui.widgets.basics import button, card, clear, column, frame, label
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.print_bar import PrintBar, Send, Write
from gridworker.ui.widgets.progress import ProgressStrip


class MeetingView(QWidget):
    """`decide` carries the meeting and a demand that is to be decided, `publish` the meeting."""

    decide = Signal(object, object)
    publish = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        # What became of printing is said beside its buttons: the top of a long meeting is out of sight.
        self._said, runs = Notice(), ProgressStrip()
        self.paper = PrintBar(
            desk, self._said, runs, name=self._file_name, write=self._writing, send=self._sending
        )
        self._body = column(gap=0.7)
        self._shown: dict[str, Any] = {}
        note = label(self.tr("会议记录上留着签字的地方；居民姓名打了星号，不印电话。"), "hint", wrap=True)
        self._for_paper = card(
            label(self.tr("打印会议记录"), "heading"), self._said, runs, self.paper, self.paper.strip, note,
            gap=0.5,
        )  # fmt: skip
        self.setLayout(column(self.notice, self._body, self._for_paper, gap=0.7))
        self._for_paper.setVisible(False)

    def show_row(self, shown: dict[str, Any] | None) -> None:
        """Show a row of the list; its decisions are read behind it."""
        self.notice.hide_notice()
        self._for_paper.setVisible(shown is not None)
        if shown is None:
            self._shown = {}
            clear(self._body)
            return
        if shown["id"] != self._shown.get("id"):
            self._said.hide_notice()
            self.paper.nothing_made()
        self._shown, wanted = shown, str(shown["id"])

        def show(found: dict[str, Any]) -> None:
            if wanted == self._shown.get("id"):
                self._put(found)

        self.desk.work.run(self, lambda s: meeting_book.meeting(s, wanted)).success(show).failure(
            self.notice.refused
        )

    def _put(self, row_: dict[str, Any]) -> None:
        clear(self._body)
        self._body.addWidget(self._held(row_))
        for about in row_["topics_of_demands"]:
            self._body.addWidget(self._about(row_, about))
        if row_["topics"] or row_["decision"] or "topics" in row_["redacted"]:
            self._body.addWidget(self._others(row_))

    def _held(self, row_: dict[str, Any]) -> QFrame:
        today = self.desk.today()
        pills: list[QWidget] = []
        if row_["share"] is not None:
            pills.append(label(self.tr("到会 {n}%").format(n=row_["share"]), "pill"))
        if row_["waiting"]:
            waits = words.many(self.tr("{n} 件还没有记决定"), n=row_["waiting"])
            pills.append(label(waits, "pill-warn"))
        if row_["published"]:
            day = words.day(row_["published"], today)
            pills.append(label(self.tr("✓ 决定 {d} 公开").format(d=day), "pill-ok"))
        else:
            pills.append(label(self.tr("决定还没有公开"), "pill"))
        title = self.tr("{d}　{k}").format(d=words.long_day(row_["date"]), k=language.said(row_["kind_name"]))
        came = self.tr("应到 {a} 人，实到 {b} 人").format(a=row_["should_attend"], b=row_["attended"])
        people = self.tr("主持 {h}，记录 {r}").format(h=row_["host"], r=row_["recorder"])
        source = self.tr("动议来源：{s}").format(s=language.said(row_["motion_name"]))
        where = "　·　".join(part for part in (row_["place"], row_["grid_name"]) if part)
        acts: list[QWidget] = []
        if not row_["published"]:
            go = partial(self.publish.emit, row_)
            acts.append(button(self.tr("决定公开了…"), go, icon="check"))
        correct = partial(self.desk.go, "record", ToCorrect(row_["id"]))
        acts.append(button(self.tr("更正"), correct, role="link", icon="diary"))
        return card(
            label(title, "heading", wrap=True), wrapped(*pills, gap=0.4), label(came, wrap=True),
            label(where, wrap=True), label("　".join((people, source)), "second", wrap=True),
            wrapped(*acts), gap=0.4,
        )  # fmt: skip

    def _about(self, row_: dict[str, Any], about: dict[str, Any]) -> QFrame:
        number, text = language.said(about["number"]), " ".join(about["text"].split())
        parts: list[Any] = [
            wrapped(label(number, "label"), label(language.said(about["state_name"]), "pill"), gap=0.4),
            label(text, "second", wrap=True),
        ]
        if about["decision"]:
            parts.append(label(about["decision"], wrap=True, selectable=True))
            parts.append(label(votes_said(self.desk, about), "second", wrap=True))
            if not about["counts"]:
                parts.append(label(self.tr("⚠ 这个决定没有采用，打开诉求看原因。"), "fault", wrap=True))
        see = button(
            self.tr("打开诉求"), partial(self.desk.go, "matter", about["id"]), role="link", icon="eye"
        )
        see.setAccessibleName(self.tr("打开 {n}").format(n=number))
        go = partial(self.decide.emit, row_, about)
        write = button(self.tr("改决定…"), go, role="link")
        if not about["decision"]:
            write = button(self.tr("记决定…"), go, role="main", icon="check")
        write.setAccessibleName(self.tr("{n}：记决定").format(n=number))
        parts.append(wrapped(write, see))
        return frame("well", *parts, gap=0.3, margin=0.6)

    def _file_name(self) -> str:
        said = self.tr("{k}记录-{d}.pdf")
        return said.format(k=language.said(self._shown["kind_name"]), d=self._shown["date"])

    def _writing(self) -> Write:
        meeting = self._shown["id"]
        return lambda s, path, _task: meeting_paper.record_pdf(s, meeting, path)

    def _sending(self) -> Send:
        meeting = self._shown["id"]
        return lambda s, printer, _task: meeting_paper.print_record(s, printer, meeting)

    def _others(self, row_: dict[str, Any]) -> QFrame:
        parts: list[Any] = [label(self.tr("其他议题"), "heading")]
        if "topics" in row_["redacted"]:
            parts.append(label(self.tr("（已按居民请求删除）"), "second"))
        parts += [label(topic, wrap=True, selectable=True) for topic in row_["topics"]]
        if row_["decision"]:
            parts.append(label(row_["decision"], wrap=True, selectable=True))
        said = votes_said(self.desk, row_)
        return card(*parts, *([label(said, "second")] if said else []), gap=0.4)


def votes_said(desk: Desk, row_: dict[str, Any]) -> str:
    """赞成 20，反对 2，弃权 1; empty where nobody voted."""
    if all(row_.get(name) is None for name in VOTES):
        return ""
    good, bad, none = (row_.get(name) or 0 for name in VOTES)
    said = words.tr("赞成 {a}，反对 {b}，弃权 {c}")
    return said.format(a=good, b=bad, c=none)
