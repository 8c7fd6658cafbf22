"""A request file of another computer: looked at, the 24 digits that its owner reads compared, answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtWidgets import QFrame, QWidget

from gridworker.services.changes import Changes
from gridworker.services.session import Session
from gridworker.ui import choose, theme
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, clear, column, focus_soon, label, row
from gridworker.ui.widgets.destination import Destination
from gridworker.ui.widgets.digits import Digits
from gridworker.ui.widgets.drop_area import DropArea, files_in
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.notice import Notice


class RequestWords(NamedTuple):
    """What the box says: its name and what it is for, how a file comes in (the button, the area, the kind of
    file), the button that answers, and what is said when nothing could be read or answered."""

    title: str
    told: str
    pick: str
    drop: str
    kind: str
    yes: str
    unread: str
    unanswered: str


class RequestBox(QFrame):
    def __init__(self, desk: Desk, said: RequestWords) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk, self._said = desk, said
        self.notice = Notice()
        self.pick = button(said.pick, self._choose, icon="file")
        self.drop = DropArea(said.drop, self.pick, narrow=True)
        self.drop.dropped.connect(self._dropped)
        self.drop.take_from(self)
        self._body = column(gap=0.6)
        self.setLayout(
            column(
                label(said.title, "heading"), label(said.told, "second", wrap=True), self.drop, self.notice,
                self._body, gap=0.6, margin=1,
            )
        )  # fmt: skip

    # what differs from one kind of request to another -----------------------------------------

    def read(self, s: Session, path: Path) -> Any:
        """What stands in the file; on the store thread."""
        raise NotImplementedError

    def shown(self, seen: Any) -> list[QWidget]:
        """Who asks, as far as it is worth knowing before one answers."""
        raise NotImplementedError

    def answer(self, s: Session, path: Path, digits: str, folder: Path) -> Any:
        """Write the answer; on the store thread."""
        raise NotImplementedError

    def answered(self, made: Any) -> tuple[Changes, list[str]]:
        """What was changed, and what is said of it."""
        raise NotImplementedError

    # ------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        named = self.tr("{kind} (*.gwb)").format(kind=self._said.kind)
        path = choose.file(self, self._said.pick.rstrip("…"), named, self.desk.folder_used())
        if path is not None:
            self.take(path)

    def _dropped(self, paths: list[Path]) -> None:
        found = files_in(paths, ".gwb")
        if found:
            self.take(found[0])

    def take(self, path: Path) -> None:
        """Look at a file; nothing is changed yet."""
        self.notice.hide_notice()
        clear(self._body)
        self.desk.came_from(path.parent)
        job = self.desk.work.run(self, lambda s: self.read(s, path))
        job.success(lambda seen: self._show(path, seen))
        job.failure(lambda error: self.notice.refused(error, self._said.unread))

    def _show(self, path: Path, seen: Any) -> None:
        self.digits = Digits()
        self.digits.returnPressed.connect(lambda: self._answer(path))
        self._field = Field(self.tr("他念的 24 个数字(&D)"), self.digits)
        self.destination = Destination(self.desk, near=path.parent)
        self.go = button(self._said.yes, lambda: self._answer(path), role="main", icon="check")
        for part in (*self.shown(seen), self._field, self.destination):
            self._body.addWidget(part)
        self._body.addLayout(row(self.go, None))
        focus_soon(self.digits)

    def _answer(self, path: Path) -> None:
        digits, folder = self.digits.text(), self.destination.folder()
        lacking = self.digits.lacking()
        short = self.tr("还差 {n} 个数字。").format(n=lacking) if lacking else ""
        self._field.show_fault(short)
        if short:
            self.digits.setFocus()
            return
        if folder is None:
            self.notice.say("warn", self.tr("请先选一个放回复文件的地方。"))
            return
        if not self.go.isEnabled():
            return
        self.go.setEnabled(False)
        job = self.desk.work.run(self, lambda s: self.answer(s, path, digits, folder))
        job.always(lambda: self.go.setEnabled(True)).success(self._done).failure(self._failed)

    def _failed(self, error: BaseException) -> None:
        if getattr(error, "code", "") == "wrong_digits":
            self._field.show_fault(str(error))
            self.digits.setFocus()
        else:
            self.notice.refused(error, self._said.unanswered)

    def _done(self, made: Any) -> None:
        clear(self._body)
        changes, said = self.answered(made)
        self.notice.ok(*said)
        self.pick.setFocus()
        self.desk.tell(changes)
