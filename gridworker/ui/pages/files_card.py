"""照片和文件 of a saved visit or demand: look, attach one more, take one off and put it back, save a copy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame

from gridworker.services import attachments
from gridworker.services.changes import Changes
from gridworker.ui import choose, theme
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import column, label
from gridworker.ui.widgets.file_intake import FileIntake
from gridworker.ui.widgets.file_tiles import FileItem, FileTiles
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from gridworker.services.session import Session
    from gridworker.ui.pages.files_above import FilesAbove


class FilesCard(QFrame):
    """`notice` says what became of it; whoever shows this reads the record again when it hears of it.

    `goes_up`: of a demand, whose files can be sent to the level above where it went up.
    """

    def __init__(self, desk: Desk, notice: Notice, *, goes_up: bool = False) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk, self.notice = desk, notice
        self._record = ""
        self.title = label(self.tr("照片和文件"), "heading")
        self.intake = FileIntake(desk, attachments.attach, lambda: self._record)
        self.intake.kept.connect(self._attached)
        self.hint = label(
            self.tr("还没有附上什么，也不要求附。别拍证件、病历和人脸：程序看不出来。"), "hint", wrap=True
        )
        self.tiles = FileTiles(desk, _bytes, editable=True, saves=True)
        self.tiles.removed.connect(self._take_off)
        self.tiles.renamed.connect(self._rename)
        self.tiles.saved_out.connect(self._save_copy)
        top = wrapped(self.title, self.intake, right_from=1)
        body = column(top, self.hint, self.tiles, gap=0.5, margin=1.0)
        self.above: FilesAbove | None = None
        if goes_up and desk.identity.is_peer:
            from gridworker.ui.pages.files_above import FilesAbove

            self.above = FilesAbove(desk, notice, self.tiles)
            body.addWidget(self.above)
        self.setLayout(body)

    def show_files(self, record: str, rows: Sequence[dict[str, Any]]) -> None:
        """Show what is attached to a record: rows of `attachments.attachment_list`."""
        self._record = record
        items = [FileItem(r["id"], r["type"], r["size"], r["name"], r["state"]) for r in rows]
        self.title.setText(
            self.tr("照片和文件（{n}）").format(n=len(items)) if items else self.tr("照片和文件")
        )
        self.hint.setVisible(not items)
        if self.above is not None:
            self.above.look(record)
        self.tiles.show_items(items)

    def _attached(self, _record: str, made: tuple[str, Changes]) -> None:
        self.notice.ok(self.tr("已附上。下一个数据包会带给办公室。"))
        self.desk.tell(made[1])

    def _take_off(self, key: str) -> None:
        def gone(changes: Changes) -> None:
            self.desk.tell(changes)
            self.notice.ok(self.tr("已去掉 1 个附件，记录本身没有变。"))
            self.notice.lead(self.tr("放回来"), partial(self._put_back, key))

        self.desk.work.run(self, lambda s: attachments.remove(s, key)).success(gone).failure(
            self.notice.refused
        )

    def _put_back(self, key: str) -> None:
        def back(changes: Changes) -> None:
            self.desk.tell(changes)
            self.notice.ok(self.tr("附件已经放回来了。"))

        self.desk.work.run(self, lambda s: attachments.put_back(s, key)).success(back).failure(
            self.notice.refused
        )

    def _rename(self, key: str, name: str) -> None:
        self.desk.work.run(self, lambda s: attachments.rename(s, key, name)).success(
            self.desk.tell
        ).failure(self.notice.refused)

    def _save_copy(self, key: str) -> None:
        folder = choose.folder(self, self.tr("把副本存到哪里"), self.desk.settings.last_out)
        if folder is None:
            return

        def told(path: Any) -> None:
            said = self.tr("已存成 {name}。这个文件没有加密，用完请删去。").format(name=path.name)
            self.notice.ok(said)

        self.desk.work.run(self, lambda s: attachments.save_copy(s, key, folder)).success(told).failure(
            self.notice.refused
        )


def _bytes(session: Session, key: str) -> bytes | None:
    return attachments.attached(session, key)[1]
