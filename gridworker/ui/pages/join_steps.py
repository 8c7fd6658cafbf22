"""Joining an office by three files: the invite in, the request out, the answer in.

Used in the first run and again on 数据包 until the office has answered. The 24 digits are what makes it
safe: the clerk types what the worker reads out, so nobody can swap the request on its way.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridworker.services import enrol
from gridworker.ui import choose
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, card, clear, column, focus_soon, label, line, row
from gridworker.ui.widgets.destination import Destination
from gridworker.ui.widgets.notice import Notice


class JoinSteps(QWidget):
    joined = Signal()
    let_in = Signal()
    """The office's answer is taken; `joined` follows once it has been read."""
    later = Signal()

    def __init__(self, desk: Desk, *, later: str = "") -> None:
        super().__init__()
        self.desk = desk
        self._later = later
        self.notice = Notice()
        self._body = column(gap=0.8)
        self.setLayout(column(self.notice, self._body, gap=0.8))
        self.show_invite()
        # Who comes back after a break goes on where he was: the digits can be read out again.
        desk.work.run(self, enrol.requested).success(self._resume).failure(self.notice.refused)

    def _resume(self, asked: enrol.Requested | None) -> None:
        if asked is not None:
            self._show_digits(asked)

    def enter(self) -> None:
        """Put the keyboard on the button of the step one is at."""
        focus_soon(self._first)

    # 1: the invite ----------------------------------------------------------------------

    def show_invite(self) -> None:
        clear(self._body)
        self.invite = button(self.tr("选邀请文件…"), self._choose_invite, role="main", icon="invite")
        self.reply = button(self.tr("我已经收到回复文件…"), self._choose_reply, icon="file")
        parts: list = [
            label(self.tr("加入办公室：第 1 步，共 3 步"), "heading"),
            label(self.tr("办公室会给您一个邀请文件（.gwi），放在 U 盘里，或用别的办法传来。"), wrap=True),
            row(self.invite, self.reply, None),
        ]
        if self._later:
            parts += [line(), row(button(self._later, self.later.emit, role="link"), None)]
        self._body.addWidget(card(*parts))
        self._first = self.invite

    def _choose_invite(self) -> None:
        path = choose.file(
            self, self.tr("选邀请文件"), self.tr("邀请文件 (*.gwi)"), self.desk.folder_used()
        )
        if path is not None:
            self.take_invite(path)

    def take_invite(self, path: Path) -> None:
        self.notice.hide_notice()
        self.desk.came_from(path.parent)
        self.desk.work.run(self, lambda _s: enrol.read_invite(path)).success(
            lambda info: self._show_request(path, info)
        ).failure(lambda error: self.notice.refused(error, self.tr("什么都没有改动。")))

    # 2: the request ---------------------------------------------------------------------

    def _show_request(self, path: Path, info: enrol.InviteInfo) -> None:
        clear(self._body)
        self._destination = Destination(self.desk, near=path.parent)
        who = self.tr("{office} 邀请 {name} 加入，身份：{role}")
        if info.grid_name:  # of a walker; an office's PC has none of its own
            who = self.tr("{office} 邀请 {name} 加入，身份：{role}，网格：{grid}")
        who = who.format(
            office=info.office_name, name=info.name, grid=info.grid_name,
            role=self.desk.vocab.label("role", info.role),
        )
        words = self.tr("是我，生成申请文件")
        self.ask = button(words, lambda: self._request(path), role="main", icon="check")
        self._body.addWidget(
            card(
                label(self.tr("加入办公室：第 2 步，共 3 步"), "heading"),
                label(who, wrap=True),
                label(self.tr("申请文件要交给办公室。放到哪里？"), "second", wrap=True),
                self._destination,
                row(self.ask, button(self.tr("不是我，换一个邀请"), self.show_invite, role="link"), None),
            )
        )
        self._first = self.ask
        self.enter()

    def _request(self, invite: Path) -> None:
        folder = self._destination.folder()
        if folder is None:
            self.notice.say("warn", self.tr("请先选一个放申请文件的地方。"))
            return
        self.ask.setEnabled(False)
        self.desk.work.run(self, lambda s: enrol.request_enrolment(s, invite, folder)).success(
            self._show_digits
        ).failure(self._request_failed)

    def _request_failed(self, error: BaseException) -> None:
        self.ask.setEnabled(True)
        self.notice.refused(error, self.tr("申请文件没有写成。"))

    # 3: the digits, and the answer ------------------------------------------------------

    def _show_digits(self, asked: enrol.Requested) -> None:
        clear(self._body)
        self.notice.hide_notice()
        groups = asked.digits.split()
        self.digits = label("  ".join(groups[:3]) + "\n" + "  ".join(groups[3:]), "digits", selectable=True)
        self.digits.setAccessibleName(self.tr("核对数字 {d}").format(d=asked.digits))
        self.reply = button(self.tr("选回复文件…"), self._choose_reply, role="main", icon="file")
        parts: list = [
            label(self.tr("加入办公室：第 3 步，共 3 步"), "heading"),
            label(
                self.tr("① 把申请文件 {name} 交给办公室。").format(name=asked.path.name),
                wrap=True, selectable=True,
            ),
            label(self.tr("② 当面或打电话，把这 24 个数字念给办公室听，对方会照着输入："), wrap=True),
            self.digits,
            label(
                self.tr("③ 办公室给您一个回复文件，名字以“回复-{code}”开头，拿到后在这里打开。").format(
                    code=asked.code
                ),
                wrap=True,
            ),
            row(self.reply, None),
            row(button(self.tr("换一个邀请，重新申请…"), self.show_invite, role="link"), None),
        ]
        if self._later:
            parts += [
                line(),
                label(self.tr("等回复的这几天照样可以记日记，加入以后会一起交给办公室。"), wrap=True),
                row(button(self.tr("先开始记日记"), self.later.emit), None),
            ]
        self._body.addWidget(card(*parts))
        self._first = self.reply
        self.enter()

    def _choose_reply(self) -> None:
        path = choose.file(
            self, self.tr("选办公室的回复文件"), self.tr("数据包 (*.gwb)"), self.desk.folder_used()
        )
        if path is not None:
            self.take_reply(path)

    def take_reply(self, path: Path) -> None:
        self.notice.hide_notice()
        self.reply.setEnabled(False)
        self.desk.came_from(path.parent)
        self.desk.work.run(self, lambda s: enrol.accept_enrolment(s, path)).always(
            lambda: self.reply.setEnabled(True)
        ).success(self._accepted).failure(self._not_accepted)

    def _not_accepted(self, error: BaseException) -> None:
        """The dialog for the file has closed meanwhile; the window may have put the keyboard on the rail."""
        self.notice.refused(error, self.tr("已写的日记都还在，没有变化。"))
        focus_soon(self.reply)

    def _accepted(self, accepted: enrol.Accepted) -> None:
        clear(self._body)
        said, more = self.tr("{name}，您已加入{office}。"), ""
        if accepted.grid_name:
            more = self.tr("网格：{grid}，名册里有 {n} 户。")
        self.notice.ok(
            said.format(name=accepted.name, office=accepted.office_name),
            more.format(grid=accepted.grid_name, n=accepted.households),
        )
        self.start_work = button(self.tr("开始工作"), self.joined.emit, role="main", icon="forward")
        self._body.addLayout(row(self.start_work, None))
        self._first = self.start_work
        self.enter()
        self.let_in.emit()
