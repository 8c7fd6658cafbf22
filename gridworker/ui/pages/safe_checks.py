"""安全 / 检查: whether the store is sound, and what to do when it is not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from gridworker.services import checkup, repairing, upkeep
from gridworker.services.repairing import BEYOND_REPAIR, Repair, Salvaged
from gridworker.services.upkeep import Finding
from gridworker.ui import choose, language, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page
from gridworker.ui.pages.backup_rows import when_words
from gridworker.ui.widgets.basics import button, card, clear, column, focus_soon, label, picture, row
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.progress import ProgressStrip

if TYPE_CHECKING:
    from gridworker.services.session import Session
    from gridworker.ui.work import Task

T = TypeVar("T")
_SIGNS = {"ok": ("check", "ok"), "note": ("info", "info"), "bad": ("alert", "bad")}


class ChecksPart(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.progress = ProgressStrip()
        self.state_words = label("", "heading", wrap=True)
        self.now = button(self.tr("现在检查一遍(&J)"), self.check, role="main", icon="safe")
        self.mend = button(self.tr("修复"), self.repair, icon="undo")
        self.from_backup = button(self.tr("从备份恢复…"), partial(desk.go, "safe", "backups"), icon="undo")
        self.save = button(self.tr("把还能读的抢救到新文件夹…"), self._ask_where, icon="folder")
        self._lines = column(gap=0.35)
        more = self.tr("程序没关好之后会自动检查，平时每周一次，不耽误写日记。表格和索引都能从记录重建。")
        self.setLayout(
            column(
                card(
                    self.state_words, label(more, "second", wrap=True), row(self.now, None), self.progress,
                    self.notice, self._lines, wrapped(self.mend, self.from_backup, self.save), gap=0.6,
                ),
                gap=0.8,
            )
        )  # fmt: skip
        self._offer([])

    def enter(self) -> None:
        self._look_when()
        focus_soon(self.now)

    def _look_when(self) -> None:
        self.desk.work.run(self, checkup.last_checked).success(self._show_last).failure(self.notice.refused)

    def cancel_work(self) -> None:
        self.progress.stop()

    def _show_last(self, at: str) -> None:
        if at:
            when = when_words(at, self.desk.now())
            self.state_words.setText(self.tr("上次全面检查：{when}，一切完好").format(when=when))
        else:
            self.state_words.setText(self.tr("还没有全面检查过"))

    # looking, mending ---------------------------------------------------------------------

    def check(self) -> None:
        """Look at everything now."""

        def look(session: Session, _task: Task) -> list[Finding]:
            found = upkeep.doctor(session)
            if not any(one.level == "bad" for one in found):
                checkup.note_sound(session)
            return found

        self._job_of(look, self._checked)

    def repair(self) -> None:
        """Make again what follows from the log."""

        def mend(session: Session, task: Task) -> Repair:
            done = repairing.repair(session, task.progress)
            if done.sound:
                checkup.note_sound(session)
            return done

        self._job_of(mend, self._repaired)

    def _job_of(self, work: Callable[[Session, Task], T], then: Callable[[T], object]) -> None:
        self.notice.hide_notice()
        for one in (self.now, self.mend, self.save):
            one.setEnabled(False)
        job = self.desk.work.run_long(self, work)
        self.progress.follow(job, self.tr("正在检查，保存会等一小会儿"), cancellable=False)
        job.always(self._ended).success(then).failure(self._failed)

    def _ended(self) -> None:
        self.progress.done()
        for one in (self.now, self.mend, self.save):
            one.setEnabled(True)

    def _failed(self, error: BaseException) -> None:
        self.notice.refused(error)
        if getattr(error, "code", "") in BEYOND_REPAIR:
            self._offer([Finding("damaged_store", "bad", "")])

    def _checked(self, found: list[Finding]) -> None:
        bad = [one for one in found if one.level == "bad"]
        if bad:
            self.notice.say(
                "bad",
                words.many(self.tr("有 {n} 处不对。"), n=len(bad)),
                self.tr("记录都没有动。"),
                self.tr("请按下面的办法处理，处理好以前先不要写新的。"),
            )
        else:
            self.notice.ok(self.tr("检查过了，一切完好。"), self.tr("不用做什么，照常用就行。"))
            self._look_when()
        self.desk.set_count("safe", len(bad))
        self._list(found)

    def _repaired(self, done: Repair) -> None:
        self._checked(done.after)
        if done.sound:
            mended = [language.said(one.sentence) for one in done.done]
            self._look_when()
            self.notice.ok(self.tr("修好了。"), *mended, self.tr("记录一条没少，照常用就行。"))

    def _list(self, found: list[Finding]) -> None:
        clear(self._lines)
        for one in sorted(found, key=lambda one: ("bad", "note", "ok").index(one.level)):
            name, token = _SIGNS[one.level]
            line = row(picture(name, token, 1.1), label(language.said(one.sentence), wrap=True), gap=0.5)
            line.setStretch(1, 1)
            self._lines.addLayout(line)
        self._offer([one for one in found if one.level == "bad"])

    def _offer(self, bad: list[Finding]) -> None:
        """Only what helps is offered."""
        beyond = any(one.code in BEYOND_REPAIR for one in bad)
        self.mend.setVisible(any(one.code != "no_certificate" for one in bad) and not beyond)
        self.from_backup.setVisible(beyond)
        self.save.setVisible(beyond)

    # salvage ------------------------------------------------------------------------------

    def _ask_where(self) -> None:
        where = choose.folder(self, self.tr("抢救到哪个空文件夹"), self.desk.folder.parent)
        if where is not None:
            self.salvage(where)

    def salvage(self, into: Path) -> None:
        """Take what can be read into a new profile; the damaged one stays as it is."""
        self._job_of(lambda session, _task: repairing.salvage_open(session, into), self._saved)

    def _saved(self, made: Salvaged) -> None:
        who = self.desk.identity
        self.desk.settings.remember(made.folder, self.tr("抢救出来的档案"), who.demo, who.name)
        self.desk.save_settings()
        lost = ""
        if made.lost_count:
            lacking = self.tr("有 {n} 条读不出来，打开以后交一次数据包，办公室的回复会补上。")
            lost = words.many(lacking, n=made.lost_count)
        self.notice.ok(
            words.many(
                self.tr("抢救出 {n} 条记录、{d} 篇草稿，原来的文件没有动。"), n=made.ops, d=made.drafts
            ),
            lost,
            self.tr("请关掉这份档案，在开始页打开“抢救出来的档案”：{place}").format(place=str(made.folder)),
        )
