"""The bar below the form of a demand: as that of the diary page, in the words of the desk."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from gridworker.ui.pages.save_bar import SaveBar


class IntakeBar(SaveBar):
    def __init__(self) -> None:
        super().__init__()
        self.save.setText(self.tr("受理　Ctrl+Enter"))
        self.save.setAccessibleName(self.tr("受理"))
        self.save.setShortcut(QKeySequence("Ctrl+Return"))
        self.aside.setText(self.tr("先放着　Esc"))
        self.aside.setAccessibleName(self.tr("先放着，回到列表"))
        self.aside.setShortcut(QKeySequence("Esc"))
        self.throw.setText(self.tr("不要这件"))
        self.throw.setAccessibleName(self.tr("不要这件"))
        self.question = self.tr("这件诉求要扔进回收站吗？")
