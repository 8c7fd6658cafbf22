"""保存期限: months by kind, what is past them, and clearing it after having seen it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from gridworker.services import retention
from gridworker.services.retention import Cleared, Due, Kept
from gridworker.ui import language, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import scrolled
from gridworker.ui.widgets.basics import button, card, column, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.progress import ProgressStrip
from gridworker.ui.widgets.twice import Twice

CHOICES = (0, 3, 6, 12, 24, 36, 60, 120)
"""Months to choose from; others can be set by command."""


class MonthsView(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice, self.strip = Notice(), ProgressStrip()
        self.months: dict[str, Box] = {}
        self._found: dict[str, QLabel] = {}
        self._dues: dict[str, Due] = {}
        self._looks: dict[str, QPushButton] = {}
        self._sure: dict[str, Twice] = {}
        self.clear_buttons: dict[str, QPushButton] = {}
        office = desk.identity.may_receipt
        kinds = [kind for kind in retention.KINDS if office or not kind.office]
        about = self.tr(
            "期限由办公室自己定；除了以前的备份，程序不会自己删。定好以后按“看看有哪些”，看清楚再清理；"
            "清理的是写的话、照片和文件，记录还算在统计里。"
        )
        if not office:
            about = self.tr(
                "走访、诉求和户册里的文字保存多久，由办公室定。这里只管这台电脑上的备份和查看记录。"
            )
        inner = QWidget()
        inner.setLayout(
            column(
                label(about, "second", wrap=True), self.notice, self.strip,
                *(self._card(kind) for kind in kinds), None, gap=0.7,
            )
        )  # fmt: skip
        inner.setMaximumWidth(theme.current().em(56))
        self.setLayout(column(scrolled(inner), gap=0))

    def _card(self, kind: Kept) -> QFrame:
        name = language.said(kind.name)
        months = Box([(str(n), self._months(n, kind.proposed)) for n in CHOICES])
        title = label(name, "heading")
        title.setBuddy(months)  # names it aloud, because both have one parent
        months.setMinimumWidth(theme.current().em(12))
        months.activated.connect(lambda _at: self._chosen(kind.key, int(months.code() or 0)))
        look = button(self.tr("看看有哪些"), partial(self._look, kind.key), icon="eye")
        look.setAccessibleName(self.tr("{what}：看看有哪些过了期限").format(what=name))
        found = label("", wrap=True)
        found.setVisible(False)
        self._sure[kind.key] = Twice(
            self.tr("清理"), self.tr("清理"), partial(self._clear, kind.key), icon="trash"
        )
        self._looks[kind.key] = look
        go = self._sure[kind.key].push
        go.setVisible(False)
        self.months[kind.key], self._found[kind.key], self.clear_buttons[kind.key] = months, found, go
        return card(
            title, label(language.said(kind.why), "second", wrap=True),
            row(months, look, None), found, row(go, None), gap=0.4,
        )  # fmt: skip

    def _months(self, months: int, proposed: int) -> str:
        if not months:
            return self.tr("一直保存")
        if months == proposed:
            return self.tr("{n} 个月（建议）").format(n=months)
        return self.tr("{n} 个月").format(n=months)

    def enter(self) -> None:
        self.desk.work.run(self, retention.retention).success(self._put).failure(self.notice.refused)
        next(iter(self.months.values())).setFocus()

    def _put(self, months: dict[str, int]) -> None:
        for key, box in self.months.items():
            if box.findData(str(months[key])) < 0:
                box.addItem(self._months(months[key], 0), str(months[key]))
            box.set_code(str(months[key]))

    def _chosen(self, key: str, months: int) -> None:
        self._forget(key)
        self.desk.work.run(self, lambda s: retention.set_retention(s, key, months)).failure(
            self.notice.refused
        )

    def _forget(self, key: str) -> None:
        self._dues.pop(key, None)
        self._found[key].setVisible(False)
        self.clear_buttons[key].setVisible(False)

    def _look(self, key: str) -> None:
        self.desk.work.run(self, lambda s: retention.due(s, key)).success(self._seen).failure(
            self.notice.refused
        )

    def _seen(self, due: Due) -> None:
        self._dues[due.key] = due
        shown, go = self._found[due.key], self.clear_buttons[due.key]
        shown.setText(self._said(due))
        shown.setVisible(True)
        self._sure[due.key].say(
            self.tr("清理这 {n} 条").format(n=due.records),
            self.tr("真的清理这 {n} 条，找不回来").format(n=due.records),
        )
        go.setVisible(due.records > 0)

    def _said(self, due: Due) -> str:
        if not due.months:
            return self.tr("现在是一直保存，没有要清理的。")
        today = self.desk.today()
        if not due.records:
            return self.tr("{d}以前的没有了。").format(d=words.day(due.before, today))
        said = self.tr("{d}以前的有 {n} 条。").format(d=words.day(due.before, today), n=due.records)
        if due.titles:
            titles = [title.rstrip("。！？") for title in due.titles]  # words of people have their own stops
            more = self.tr("最早的几条：{list}。").format(list=words.listed(titles))
            return words.sentences([said, more])
        return said

    def _clear(self, key: str) -> None:
        """What was seen is what goes: the button stands only behind a look."""
        if key not in self._dues:
            return
        self._forget(key)
        job = self.desk.work.run_long(
            self, lambda s, task: retention.clear_past(s, key, task.progress, task.cancelled)
        )
        self.strip.follow(job, self.tr("正在清理"))
        job.always(self.strip.done).success(self._cleared).failure(self.notice.refused)
        self._looks[key].setFocus()  # its button is gone, and the keyboard must not wander off

    def _cleared(self, done: Cleared) -> None:
        said = self.tr("清理了 {n} 条。").format(n=done.records)
        if any(kind.office for kind in retention.KINDS if kind.key == done.key) and done.records:
            then = self.tr("记录还算在统计里。网格员的电脑收了下一份回复包，也会清掉。")
            self.notice.ok(said, then)
        else:
            self.notice.ok(said)
        self.desk.tell(done.changes)

    def cancel_work(self) -> None:
        self.strip.stop()
