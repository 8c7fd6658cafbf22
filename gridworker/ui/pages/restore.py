"""从备份恢复: which backup, its passphrase, what would change, and only then the restoring itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gridworker.errors import UserError
from gridworker.services import backup_file
from gridworker.ui import choose
from gridworker.ui.pages.backup_rows import when_words
from gridworker.ui.pages.restore_preview import RestorePreview, deleted_words
from gridworker.ui.pages.step import Beginning, Step
from gridworker.ui.widgets.basics import button, card, clear, column, focus_soon, label, row
from gridworker.ui.widgets.passphrase import Passphrase
from gridworker.ui.widgets.progress import ProgressStrip

if TYPE_CHECKING:
    from gridworker.services.backup_pages import Offered
    from gridworker.services.restoring import Preview, Restored
    from gridworker.services.session import Session
    from gridworker.ui.work import Task

OFFERED = 6


class Restore(Step):
    """`backup` and `folder` are given when somebody chose a backup of an open profile."""

    def __init__(self, start: Beginning, backup: Path | None = None, folder: Path | None = None) -> None:
        super().__init__(
            start,
            self.tr("从备份恢复"),
            self.tr("先看看备份里有什么，再决定。现在的档案不会被覆盖，会整个留在旁边。"),
        )
        self.backup, self.folder = backup, folder
        self._preview: Preview | None = None
        self._done: Restored | None = None
        self.progress = ProgressStrip()
        self._choices = column(gap=0.5)
        self._asks = column(gap=0.6)
        self._seen = column(gap=0.6)
        for part in (self._choices, self._asks, self._seen):
            self.body.addLayout(part)
        self.body.addWidget(self.progress)
        self.first: QWidget = self
        self.passphrase: Passphrase | None = None
        if backup is not None:
            self._ask()
        else:
            self._look_around()

    # which one ----------------------------------------------------------------------------

    def _look_around(self) -> None:
        self._choices.addWidget(label(self.tr("正在找备份…"), "second"))
        self._offer_any_file()
        folders = [one.folder for one in self.start.known()]

        def look(_task: Task) -> list[Offered]:
            from gridworker.services import backup_pages

            return backup_pages.offered(folders, [stick.path for stick in choose.sticks()])

        self.desk.work.run_aside(self, look).success(self._offer).failure(self.notice.refused)

    def _offer(self, found: list[Offered]) -> None:
        clear(self._choices)
        if not found:
            said = self.tr("这台电脑上没有找到备份。插上放备份的 U 盘，或者选备份文件（.gwk）。")
            self._choices.addWidget(label(said, wrap=True))
        else:
            self._choices.addWidget(label(self.tr("选一份备份，新的在前："), wrap=True))
        names = {one.folder: one.name or one.title for one in self.start.known()}
        first = None
        for one in found[:OFFERED]:
            when = when_words(one.backup.made, self.desk.now())
            whose = names.get(one.profile, "") if one.profile is not None else ""
            away = self.tr("U 盘上") if one.away else self.tr("这台电脑上")
            text = self.tr("{when} 的备份，{away}　{whose}").format(when=when, away=away, whose=whose)
            push = button(text.rstrip(), partial(self._take, one), icon="safe")
            push.setToolTip(str(one.backup.path))
            first = first or push
            self._choices.addLayout(row(push, None))
        self._offer_any_file()
        focus_soon(first or self.first)

    def _offer_any_file(self) -> None:
        self.first = button(self.tr("选备份文件…"), self._choose, icon="folder")
        self._choices.addLayout(row(self.first, None))

    def _take(self, one: Offered) -> None:
        self.backup, self.folder = one.backup.path, one.profile
        self._ask()

    def _choose(self) -> None:
        found = choose.file(
            self, self.tr("选备份文件"), self.tr("备份 (*.gwk)"), self.desk.folder_used()
        )
        if found is None:
            return
        self.desk.came_from(found.parent)
        self.backup = found
        folders = [one.folder for one in self.start.known()]

        def whose(_task: Task) -> Path | None:
            from gridworker.services import backup_pages

            return backup_pages.owner_of(found, folders)

        self.desk.work.run_aside(self, whose).success(self._owned).failure(self.notice.refused)

    def _owned(self, folder: Path | None) -> None:
        self.folder = folder
        self._ask()

    # its passphrase -----------------------------------------------------------------------

    def _ask(self) -> None:
        self.notice.hide_notice()
        for part in (self._choices, self._asks, self._seen):
            clear(part)
        assert self.backup is not None
        if self.folder is None:
            self.folder = self.start.new_folder()
        self.passphrase = Passphrase()
        self.passphrase.entered.connect(self._look)
        self.look = button(self.tr("看看里面有什么"), self._look, role="main", icon="eye")
        other = button(self.tr("换一份备份"), self._again, role="link")
        self._asks.addWidget(
            card(
                label(self._called(self.backup), "heading", wrap=True),
                label(self.tr("输入做这份备份的时候用的口令。"), "second", wrap=True),
                self.passphrase, row(self.look, other, None),
            )
        )  # fmt: skip
        focus_soon(self.passphrase.first)

    def _called(self, path: Path) -> str:
        try:
            when = when_words(backup_file.read_note(path).made, self.desk.now())
        except (UserError, OSError):
            return path.name  # what is wrong with it is said when it is looked into
        return self.tr("{when} 的备份").format(when=when)

    def _again(self) -> None:
        self.start.show_restore()

    def _look(self) -> None:
        assert self.passphrase is not None
        if not self.passphrase.agreed():
            return
        path, into, said = self.backup, self.folder, self.passphrase.text()
        assert path is not None
        assert into is not None
        self.notice.hide_notice()
        clear(self._seen)
        self.look.setEnabled(False)

        def look(task: Task) -> Preview:
            from gridworker.services import restoring

            return restoring.preview(path, said, into, progress=task.progress, cancel=task.cancelled)

        job = self.desk.work.run_aside(self, look)
        self.progress.follow(job, self.tr("正在核对备份"))
        job.always(self._looked).success(self._show).failure(self._refused)

    def _looked(self) -> None:
        self.progress.done()
        self.look.setEnabled(True)

    def _refused(self, error: BaseException) -> None:
        if getattr(error, "code", "") == "wrong_passphrase" and self.passphrase is not None:
            told = self.tr("口令不对。要用做这份备份的时候的口令，后来换过的不行。")
            self.passphrase.wrong(told)
        else:
            self.notice.refused(error, self.tr("什么都没有改变。"))

    # what would change, and doing it ------------------------------------------------------

    def _show(self, found: Preview) -> None:
        self._preview = found
        self.sentence.setVisible(False)
        self._asks_shown(False)
        self.go = button(self.tr("恢复这份备份"), self._restore, role="main", icon="undo")
        self.leave = button(self.tr("不恢复了"), self.start.enter)
        self._seen.addWidget(RestorePreview(found, self.desk.now()))
        self._seen.addLayout(row(self.go, self.leave, None))
        focus_soon(self.leave)

    def _asks_shown(self, shown: bool) -> None:
        for at in range(self._asks.count()):
            if (part := self._asks.itemAt(at).widget()) is not None:
                part.setVisible(shown)

    def _restore(self) -> None:
        assert self._preview is not None
        assert self.passphrase is not None
        path, into, said = self._preview.path, self._preview.into, self.passphrase.text()
        self.go.setEnabled(False)
        self.leave.setEnabled(False)

        def put_back(task: Task) -> Restored:
            from gridworker.services import restoring

            return restoring.restore(path, said, into, progress=task.progress, cancel=task.cancelled)

        job = self.desk.work.run_aside(self, put_back)
        self.progress.follow(job, self.tr("正在恢复"))
        job.always(self.progress.done).success(self._restored).failure(self._failed)

    def _failed(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        self.leave.setEnabled(True)
        self.notice.refused(error, self.tr("没有恢复，现在的档案和以前一样。"))

    def _restored(self, done: Restored) -> None:
        self._done = done
        clear(self._seen)
        said = [self.tr("恢复好了。")]
        if done.aside is not None:
            said.append(self.tr("原来的档案一点没动，留在：{place}").format(place=str(done.aside)))
        if done.waits:
            said.append(self.tr("这是办公室的档案，打开以后请按上面黄条里的“看怎么办”接替。"))
        else:
            said.append(self.tr("以前送到办公室的，办公室会再发回来；没送过的，只有原来的档案里有。"))
        self.notice.ok(*said)
        if back := deleted_words(done.deleted, before=False):
            self._seen.addWidget(card(*(label(text, wrap=True, selectable=True) for text in back), gap=0.4))
        self.open = button(self.tr("打开恢复的档案"), self._open, role="main", icon="key")
        self._seen.addLayout(row(self.open, None))
        self.open.setFocus()

    def _open(self) -> None:
        assert self._done is not None
        assert self.passphrase is not None
        folder, said = self._done.folder, self.passphrase.text()
        self.open.setEnabled(False)

        def open_it(_task: Task) -> Session:
            from gridworker.services import session as sessions

            return sessions.open_profile(folder, said)

        self.desk.work.open(self, open_it).success(self.start.opened.emit).failure(self._not_opened)

    def _not_opened(self, error: BaseException) -> None:
        self.open.setEnabled(True)
        self.notice.refused(error)
