"""照片和文件 of a page that is being written: never required, shown small, taken off again with one key."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridworker.services import attachments
from gridworker.services.visit_form import FileDraft
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import column, label
from gridworker.ui.widgets.file_intake import FileIntake
from gridworker.ui.widgets.file_tiles import FileItem, FileTiles


class FilesField(QWidget):
    """`edited` after each file and each change of words. The bytes lie in the store from the first moment."""

    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "clear")
        self._files: list[FileDraft] = []
        self._holder, self._page = secrets.token_hex(8), 0
        self.intake = FileIntake(
            desk, lambda s, _page, file: attachments.hold(s, self._holder, file), lambda: self._page
        )
        self.intake.kept.connect(self._add)
        self.hint = label(
            self.tr("不要求附。照片自动缩小，去掉拍摄时间和地点。别拍证件、病历和人脸：程序看不出来。"),
            "hint", wrap=True,
        )  # fmt: skip
        self.tiles = FileTiles(desk, attachments.draft_bytes, editable=True, saves=False)
        self.tiles.removed.connect(self._take_off)
        self.tiles.renamed.connect(self._rename)
        self.setFocusProxy(self.intake.push)
        self.setFocusPolicy(self.intake.push.focusPolicy())  # else Alt and the letter of its name do nothing
        self.setLayout(column(self.intake, self.tiles, self.hint, gap=0.3))

    def begin(self, files: Sequence[FileDraft]) -> None:
        """Another page: what is still being made small for the one before does not come onto it."""
        self._page += 1
        self.set_files(files)

    @property
    def wait(self) -> str:
        """Why the page cannot be saved this moment; empty when it can."""
        return self.tr("照片还在缩小，请等一两秒，再保存一次。") if self.intake.busy else ""

    def files(self) -> list[FileDraft]:
        return list(self._files)

    def set_files(self, files: Sequence[FileDraft]) -> None:
        """Show these; nothing is told."""
        self._files = list(files)
        self.tiles.show_items([FileItem(one.blob, one.type, one.size, one.name) for one in self._files])

    def _add(self, page: int, file: FileDraft) -> None:
        if page != self._page:
            self.intake.tell(self.tr("⚠ 刚才的照片没有附上：那一页已经放下了，请打开那一页重新附。"))
        elif all(one.blob != file.blob for one in self._files):
            self.set_files([*self._files, file])
            self.edited.emit()

    def _take_off(self, blob: str) -> None:
        """The bytes stay a while, so that Ctrl+Z brings it back."""
        self.set_files([one for one in self._files if one.blob != blob])
        if not self._files:
            self.intake.push.setFocus()
        self.edited.emit()

    def _rename(self, blob: str, name: str) -> None:
        self.set_files(
            [one.model_copy(update={"name": name}) if one.blob == blob else one for one in self._files]
        )
        self.edited.emit()
