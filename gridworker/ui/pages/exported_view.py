"""A file that was written: where it is, and its check digits, large enough to be read out."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from gridworker.services.exchange import Exported
from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.parcel_words import what_goes
from gridworker.ui.widgets.basics import button, column, frame, label, row


class ExportedView(QWidget):
    def __init__(self, desk: Desk, made: Exported) -> None:
        super().__init__()
        when = words.period(made.date_from, made.date_to, desk.today())
        detail = self.tr("，").join(part for part in (what_goes(made), when) if part)
        detail = detail or self.tr("共 {n} 条").format(n=made.ops)
        self.check = label(made.check, "digits", selectable=True)
        self.check.setAccessibleName(self.tr("校验码 {c}").format(c=made.check))
        folder = QUrl.fromLocalFile(str(made.path.parent))
        title = self.tr("✓ 已写好，读回核对无误")
        if made.parts > 1:
            title = self.tr("✓ 第 {i} 个文件，共 {n} 个：已写好，读回核对无误")
            title = title.format(i=made.part, n=made.parts)
        if made.name:
            title = self.tr("✓ 给{n}的文件已写好").format(n=made.name)
        show = button(self.tr("打开文件夹"), lambda: QDesktopServices.openUrl(folder), icon="folder")
        self.setLayout(
            column(
                frame(
                    "ok",
                    label(title, "heading"),
                    label(f"{made.path.name}　{detail}", wrap=True, selectable=True),
                    label(self.tr("校验码（可以打电话核对，两边应该一样）："), "second", wrap=True),
                    self.check,
                    row(show, None),
                    gap=0.3,
                ),
                gap=0,
            )
        )
