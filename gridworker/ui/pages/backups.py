"""安全 / 备份: how old the last one is, one more now, sticks that get one by themselves, and all of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from gridworker.services import backup_pages, backup_sticks
from gridworker.services.backup_pages import Overview
from gridworker.services.backup_shelf import Backup
from gridworker.services.changes import Changes
from gridworker.ui import choose, language, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page
from gridworker.ui.pages import one_backup
from gridworker.ui.pages.aside_rows import AsideRows
from gridworker.ui.pages.backup_rows import BackupRows, size_words, when_words
from gridworker.ui.widgets.basics import button, card, clear, column, focus_soon, frame, label, row
from gridworker.ui.widgets.destination import Destination
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.progress import ProgressStrip

if TYPE_CHECKING:
    from gridworker.ui.work import Job

WATCH_MS = 3_000
"""Between two looks for sticks while the page is seen."""


class BackupsPart(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.progress = ProgressStrip()
        self._shown: Overview | None = None
        self._roots: list[Path] = []
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self._look_for_sticks)
        self.state_words = label("", "heading", wrap=True)
        self.more_words = label("", "second", wrap=True)
        self.place_words = label("", "hint", wrap=True, selectable=True)
        self._warning_words = label("", wrap=True)
        self.warning = frame("warn", self._warning_words, margin=0.5)
        self.warning.setVisible(False)
        self.now = button(self.tr("现在备份一份(&B)"), self._now, role="main", icon="safe")
        self.elsewhere = button(self.tr("备份到 U 盘或文件夹…"), self._elsewhere, icon="stick")
        self.rows = BackupRows(desk)
        self.rows.chosen.connect(lambda path: self.desk.restore_asked.emit(path, self.desk.folder))
        self.other = button(self.tr("用别的备份文件恢复…"), self._choose, role="link", icon="folder")
        self._sticks = column(gap=0.4)
        self.aside = AsideRows(desk, self.notice)
        self.aside.gone.connect(self._look)
        self.setLayout(
            column(
                card(
                    self.state_words, self.more_words, self.warning, row(self.now, self.elsewhere, None),
                    self._away(), self.progress, self.notice, gap=0.6,
                ),
                card(label(self.tr("自动备份的 U 盘"), "heading"), self._sticks, gap=0.5),
                card(
                    label(self.tr("已有的备份"), "heading"),
                    label(
                        self.tr("恢复以前会先给您看有什么变化；现在的档案不会被覆盖，会整个留着。"),
                        "second", wrap=True,
                    ),
                    self.rows, row(self.other, None), self.place_words, self.aside, gap=0.5,
                ),
                gap=0.8,
            )
        )  # fmt: skip

    def _away(self) -> QWidget:
        """Where to, shown when asked for."""
        self.destination = Destination(self.desk)
        self.remember = QCheckBox(self.tr("以后一插上这个 U 盘就自动备份"))
        self.remember.setChecked(True)
        self.go = button(self.tr("备份到这里"), self._to_there, role="main")
        self.drop = button(self.tr("先不"), self._fold, role="link")
        self.destination.changed.connect(self._look_at_place)
        self.away = QWidget()
        self.away.setLayout(
            column(self.destination, self.remember, row(self.go, self.drop, None), gap=0.5)
        )
        self.away.setVisible(False)
        return self.away

    # reading ------------------------------------------------------------------------------

    def enter(self) -> None:
        self._look()
        focus_soon(self.now)

    def heard(self, changes: Changes) -> None:
        if self.isVisible():
            self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._watch.stop()
        super().hideEvent(event)

    def cancel_work(self) -> None:
        self.progress.stop()

    def _look(self) -> None:
        self._look_with([stick.path for stick in choose.sticks()])

    def _look_with(self, roots: list[Path]) -> None:
        self._roots = roots
        self.desk.work.run(self, lambda s: backup_pages.overview(s, roots)).success(self._show).failure(
            self.notice.refused
        )

    def _look_for_sticks(self) -> None:
        """Say so when one was put in or pulled out; a disk that hangs keeps nobody waiting."""

        def seen(roots: list[Path]) -> None:
            if roots != self._roots:
                self._look_with(roots)

        if not self.desk.work.busy:
            self.desk.work.run_aside(self, lambda _task: [stick.path for stick in choose.sticks()]).success(
                seen
            ).failure(lambda _error: None)

    def _show(self, found: Overview) -> None:
        self._shown = found
        now = self.desk.now()
        local = [one for one in found.shelf if one.path.parent == found.home and one.state == "good"]
        if local:
            when = when_words(local[0].made, now)
            self.state_words.setText(self.tr("最近一次备份：{when}").format(when=when))
            held = (
                self.tr("这以后没有写过新的，备份是全的。")
                if found.current
                else self.tr("这以后又写了新的，关窗口时会自动备份。")
            )
        else:
            self.state_words.setText(self.tr("还没有备份"))
            held = self.tr("按“现在备份一份”，几秒钟就好；以后关窗口时会自动备份。")
        self.more_words.setText(held)
        place = self.tr("备份都加了密，用当时的口令才打得开。放在：{place}").format(place=str(found.home))
        self.place_words.setText(place)
        self._warn(found, bool(local))
        self.rows.show_backups(found.shelf, found.home)
        self._show_sticks(found)
        self.aside.show_overview(found)

    def _warn(self, found: Overview, local: bool) -> None:
        said = ""
        if found.failed is not None:
            what = words.sentences(language.said(part) for part in found.failed)
            said = self.tr("⚠ 上一次自动备份没有做成：{what}").format(what=what)
        elif local and not any(s.made for s in found.sticks) and not any(one.away for one in found.shelf):
            said = self.tr(
                "⚠ 备份和档案都在这台电脑上，电脑丢了或硬盘坏了就都没有了。请往 U 盘上也备份一份。"
            )
        self._warning_words.setText(said)
        self.warning.setVisible(bool(said))

    def _show_sticks(self, found: Overview) -> None:
        clear(self._sticks)
        if not found.sticks:
            told = self.tr("还没有。备份到 U 盘时勾上“以后自动备份”，下次一插上就会备份，不用再管。")
            self._sticks.addWidget(label(told, "second", wrap=True))
        for stick in found.sticks:
            here = self.tr("插着") if stick.root is not None else self.tr("没有插")
            when = when_words(stick.made, self.desk.now()) or self.tr("还没有")
            said = self.tr("{name}（{here}），最近一次备份：{when}")
            text = label(said.format(name=stick.name, here=here, when=when), wrap=True)
            drop = button(self.tr("不再自动备份"), partial(self._forget, stick.id), role="link")
            drop.setAccessibleName(self.tr("{name} 不再自动备份").format(name=stick.name))
            line = row(text, drop)
            line.setStretch(0, 1)
            self._sticks.addLayout(line)

    # doing --------------------------------------------------------------------------------

    def _now(self) -> None:
        self.notice.hide_notice()
        self.now.setEnabled(False)
        one_backup.to_own_place(self.desk, self, self._follow, self._made, self._failed)

    def _follow(self, job: Job) -> None:
        self.progress.follow(job, self.tr("正在备份"))
        job.always(self.progress.done)

    def _elsewhere(self) -> None:
        self.away.setVisible(True)
        self.destination.look_again()
        self._look_at_place()
        focus_soon(self.go if self.destination.folder() is not None else self.destination.other)

    def _fold(self) -> None:
        self.away.setVisible(False)
        focus_soon(self.elsewhere)

    def _stick(self) -> choose.Stick | None:
        folder = self.destination.folder()
        return next((one for one in choose.sticks() if one.path == folder), None)

    def _look_at_place(self) -> None:
        self.remember.setVisible(self._stick() is not None)

    def _to_there(self) -> None:
        folder, stick = self.destination.folder(), self._stick()
        if folder is None:
            where = self.tr("插上 U 盘，或者选一个文件夹。")
            self.notice.say("warn", self.tr("请先选一个放备份的地方。"), where)
            return
        self.notice.hide_notice()
        self.go.setEnabled(False)
        told = (self._follow, self._made_away, self._failed)
        if stick is not None and self.remember.isChecked():
            one_backup.to_own_place(self.desk, self, *told, stick=(folder, stick.name))
        else:
            one_backup.to_folder(self.desk, self, *told, folder)

    def _ended(self) -> None:
        self.now.setEnabled(True)
        self.go.setEnabled(True)

    def _made_away(self, made: Backup, changes: Changes) -> None:
        self._fold()
        self._made(made, changes)

    def _made(self, made: Backup, changes: Changes) -> None:
        self._ended()
        held = made.contents.counts if made.contents is not None else {}
        inside = words.counted(
            [
                (held.get("visit", 0), self.tr("走访 {n} 篇")),
                (held.get("household", 0), self.tr("户册 {n} 户")),
                (held.get("demand", 0), self.tr("诉求 {n} 件")),
                (held.get("draft", 0), self.tr("没写完的 {n} 份")),
            ]
        )
        said = self.tr("备份好了，又打开核对过一遍，是好的（{size}）。").format(size=size_words(made.size))
        counted = self.tr("里面有：{what}。").format(what=inside) if inside else ""
        self.notice.ok(said, counted, self.tr("文件：{place}").format(place=str(made.path)))
        self.desk.tell(changes)
        self._look()

    def _failed(self, error: BaseException) -> None:
        self._ended()
        self.notice.refused(error, self.tr("以前的备份都还在，档案没有变化。"))

    def _forget(self, stick: str) -> None:
        def forgotten(changes: Changes) -> None:
            self.desk.tell(changes)
            self._look()

        self.desk.work.run(self, lambda s: backup_sticks.forget(s, stick)).success(forgotten).failure(
            self.notice.refused
        )

    def _choose(self) -> None:
        found = choose.file(
            self, self.tr("选备份文件"), self.tr("备份 (*.gwk)"), self.desk.folder_used()
        )
        if found is not None:
            self.desk.restore_asked.emit(Path(found), self.desk.folder)
