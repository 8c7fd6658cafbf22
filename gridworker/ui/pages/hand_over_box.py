"""Handing what is half written to a colleague: to whom, where to, and one button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from gridworker.services import handing_over
from gridworker.services.handing_over import HandedOver, Receiver
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.keys import bind
from gridworker.ui.widgets.basics import button, column, focus_soon, label
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.destination import Destination
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice


class HandOverBox(QFrame):
    """Hidden until `open`; `made` tells that the file is written, `left` that it is not to be."""

    made = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk = desk
        self.notice = Notice()
        self.who = Box()
        self.destination = Destination(desk)
        told = self.tr("全部没写完的写成一个文件，只有他的电脑打得开。体会和照片不交。原件还留在这里。")
        self.write = button(self.tr("写成交接文件"), self._write, role="main", icon="bundle")
        leave = button(self.tr("先不交　Esc"), self.leave)
        leave.setAccessibleName(self.tr("先不交"))
        bind(self, "Esc", self.tr("先不交"), self.leave)
        self.setLayout(
            column(
                label(self.tr("交给同事接着写"), "heading"), label(told, "second", wrap=True),
                Field(self.tr("交给谁(&J)"), self.who), self.destination, self.notice,
                wrapped(self.write, leave), gap=0.6, margin=1,
            )
        )  # fmt: skip
        self.setVisible(False)

    def open(self) -> None:
        """Show the form once it is known who there is."""
        self.notice.hide_notice()
        self.destination.look_again()

        def show(found: list[Receiver]) -> None:
            self.who.clear()
            self.who.addItem(self.tr("请选"), None)
            for one in found:
                role = self.desk.vocab.label("role", one.role)
                self.who.addItem(self.tr("{name}（{role}）").format(name=one.name, role=role), one.device)
            self.setVisible(True)
            if found:
                focus_soon(self.who)
            else:
                said = self.tr("办公室里还没有别的电脑可以交。")
                self.notice.say("warn", said, self.tr("先请办公室给接手的人发邀请，再收一次回复包。"))
            self.write.setEnabled(bool(found))

        self.desk.work.run(self, handing_over.receivers).success(show).failure(self.notice.refused)

    def leave(self) -> None:
        self.setVisible(False)
        self.left.emit()

    def _write(self) -> None:
        device, folder = self.who.code(), self.destination.folder()
        if device is None:
            self.notice.say("warn", self.tr("请先选交给谁。"))
            self.who.setFocus()
            return
        if folder is None:
            self.notice.say("warn", self.tr("请先选一个放文件的地方。"))
            return

        def done(made: HandedOver) -> None:
            self.setVisible(False)
            self.made.emit(made)

        self.write.setEnabled(False)
        job = self.desk.work.run(self, lambda s: handing_over.hand_over(s, device, folder))
        job.always(lambda: self.write.setEnabled(True)).success(done).failure(
            lambda error: self.notice.refused(error, self.tr("没有写成文件，没写完的都还在这里。"))
        )
