"""忘了口令: write a request for the office, read out 24 digits, open the answer with a new passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gridworker.services import recovering
from gridworker.services.recovering import Asked, Recovered
from gridworker.ui import choose, words
from gridworker.ui.pages.step import Beginning, Step
from gridworker.ui.settings import KnownProfile
from gridworker.ui.widgets.basics import button, card, clear, column, focus_soon, label, line, row
from gridworker.ui.widgets.destination import Destination
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.passphrase import Passphrase
from gridworker.ui.widgets.patience import Patience

if TYPE_CHECKING:
    from gridworker.services.session import Session
    from gridworker.ui.work import Task


class Forgotten(Step):
    def __init__(self, start: Beginning, known: KnownProfile) -> None:
        super().__init__(
            start, self.tr("忘了口令"),
            self.tr("程序也不知道口令，但办公室能帮您打开：写一份申请，念一串数字，收一份回复。"),
        )  # fmt: skip
        self._known = known
        self._folder = known.folder
        self._reply: Path | None = None
        self._within = column(gap=0.9)
        self.body.addLayout(self._within)

        def look(_task: Task) -> tuple[bool, Asked | None]:
            return recovering.can_ask(self._folder), recovering.asked(self._folder)

        self.desk.work.run_aside(self, look).success(self._begin).failure(self.notice.refused)

    def _begin(self, found: tuple[bool, Asked | None]) -> None:
        possible, asked = found
        if not possible:
            self._impossible()
        elif asked is not None:
            self._show_digits(asked)
        else:
            self.show_form()

    def _impossible(self) -> None:
        clear(self._within)
        why = self.tr(
            "这份档案没有给办公室留备用钥匙：它还没有加入办公室，或者它就是建立办公室的那台电脑。没有口令，谁也打不开它。"
        )
        then = self.tr("再想想口令：注意大小写和输入法。有旧口令的备份，也可以从备份恢复。")
        again = button(self.tr("再试一次口令"), self._back, role="main", icon="key")
        restore = button(self.tr("从备份恢复…"), self.start.show_restore, icon="undo")
        self._within.addWidget(card(label(why, wrap=True), label(then, wrap=True), wrapped(again, restore)))
        focus_soon(again)

    # 1: the request -------------------------------------------------------------------------

    def show_form(self) -> None:
        clear(self._within)
        kept = self.tr("资料、没写完的、还没送出的都会找回来。")
        lost = self.tr("⚠ 只有一样找不回：私人“体会”只有旧口令能开，恢复以后就打不开了。")
        self.passphrase = Passphrase(twice=True, name=self.tr("先定一个新口令(&K)"))
        self.passphrase.entered.connect(self._ask)
        self._destination = Destination(self.desk)
        self.ask = button(self.tr("写恢复申请"), self._ask, role="main", icon="file")
        self._within.addWidget(
            card(
                label(self.tr("第 1 步，共 3 步：写申请"), "heading"),
                label(kept, wrap=True),
                label(lost, wrap=True),
                self.passphrase,
                label(self.tr("申请文件要交给办公室。放到哪里？"), "second", wrap=True),
                self._destination,
                wrapped(self.ask, button(self.tr("想起来了，用旧口令打开"), self._back, role="link")),
            )
        )
        focus_soon(self.passphrase.first)

    def _ask(self) -> None:
        if not self.ask.isEnabled() or not self.passphrase.agreed():
            return
        folder, profile, new = self._destination.folder(), self._folder, self.passphrase.text()
        if folder is None:
            self.notice.say("warn", self.tr("请先选一个放申请文件的地方。"))
            return
        self.notice.hide_notice()
        self.ask.setEnabled(False)
        job = self.desk.work.run_aside(
            self, lambda _task: recovering.request_recovery(profile, new, folder)
        )
        job.always(lambda: self.ask.setEnabled(True)).success(self._show_digits).failure(self._not_asked)

    def _not_asked(self, error: BaseException) -> None:
        if getattr(error, "code", "") == "weak_passphrase":
            self.passphrase.wrong(str(error))
        else:
            self.notice.refused(error, self.tr("申请文件没有写成，档案没有变化。"))

    # 2: the digits, 3: the answer -------------------------------------------------------------

    def _show_digits(self, asked: Asked) -> None:
        clear(self._within)
        groups = asked.digits.split()
        self.digits = label("  ".join(groups[:3]) + "\n" + "  ".join(groups[3:]), "digits", selectable=True)
        self.digits.setAccessibleName(self.tr("核对数字 {d}").format(d=asked.digits))
        self.reply = button(self.tr("选恢复回复…"), self._choose, role="main", icon="file")
        when = words.moment(asked.at, self.desk.now())
        wrote = self.tr("① 申请文件 {name}（{t}写的）交给办公室。").format(name=asked.path.name, t=when)
        self._within.addWidget(
            card(
                label(self.tr("第 2 步，共 3 步：交申请，念数字"), "heading"),
                label(wrote, wrap=True, selectable=True),
                label(self.tr("② 当面或打电话，把这 24 个数字念给办公室听，对方会照着输入："), wrap=True),
                self.digits,
                label(self.tr("③ 办公室给您一个“恢复回复”文件，拿到后在这里打开："), wrap=True),
                row(self.reply, None),
                line(),
                wrapped(
                    button(self.tr("重新写一份申请…"), self.show_form, role="link"),
                    button(self.tr("想起来了，用旧口令打开"), self._back, role="link"),
                ),
            )
        )
        focus_soon(self.reply)

    def _choose(self) -> None:
        path = choose.file(
            self, self.tr("选恢复回复"), self.tr("恢复回复 (*.gwb)"), self.desk.folder_used()
        )
        if path is not None:
            self.take_reply(path)

    def take_reply(self, path: Path) -> None:
        """Ask for the new passphrase: it is what the answer is opened with."""
        self.desk.came_from(path.parent)
        self.notice.hide_notice()
        clear(self._within)
        self._reply = path
        self.passphrase = Passphrase(name=self.tr("写申请时定的新口令(&K)"))
        self.passphrase.entered.connect(self._accept)
        self.accept = button(self.tr("打开，开始用新口令"), self._accept, role="main", icon="key")
        self.patience = Patience(self.desk, self._folder / recovering.FOLDER, self.accept)
        other = button(self.tr("换一个回复文件…"), self._choose, role="link")
        self._within.addWidget(
            card(
                label(self.tr("第 3 步，共 3 步：打开回复"), "heading"),
                label(self.tr("回复文件：{name}").format(name=path.name), wrap=True),
                self.passphrase,
                wrapped(self.accept, other),
                row(button(self.tr("新口令也忘了，重新写一份申请…"), self.show_form, role="link"), None),
            )
        )
        focus_soon(self.passphrase.first)

    def _accept(self) -> None:
        if not self.accept.isEnabled() or not self.passphrase.agreed():
            return
        path, folder, new = self._reply, self._folder, self.passphrase.text()
        assert path is not None
        done: list[Recovered] = []

        def open_it(_task: Task) -> Session:
            session, told = recovering.accept_recovery(folder, new, path)
            done.append(told)
            return session

        self.notice.hide_notice()
        self.accept.setEnabled(False)
        job = self.desk.work.open(self, open_it).always(lambda: self.accept.setEnabled(True))
        job.success(lambda session: self._accepted(session, done[0])).failure(self._not_accepted)

    def _not_accepted(self, error: BaseException) -> None:
        if getattr(error, "code", "") == "wrong_passphrase":
            self.passphrase.wrong(self.tr("不是写申请时定的那个新口令。请再输一遍。"))
            self.patience.wrong()
        else:
            self.notice.refused(error, self.tr("档案里的资料没有变化。"))

    def _accepted(self, session: Session, told: Recovered) -> None:
        clear(self._within)
        self.patience.right()
        self.desk.wrong_tries.pop(self._folder, None)
        gone = ""
        if told.lost_reflections:
            gone = self.tr("以前写的 {n} 篇“体会”打不开了。").format(n=told.lost_reflections)
        self.notice.ok(
            self.tr("{name}，资料都找回来了。").format(name=told.name),
            self.tr("以后用新口令打开。这次恢复记在“安全”里，办公室也有记录。"), gone,
        )  # fmt: skip
        self.sentence.setVisible(False)
        self.begin = button(
            self.tr("开始工作"), lambda: self.start.opened.emit(session), role="main", icon="forward"
        )
        self._within.addLayout(row(self.begin, None))
        focus_soon(self.begin)

    def _back(self) -> None:
        self.start.show_unlock(self._known)
