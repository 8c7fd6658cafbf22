"""Where to write a file: the USB stick if one is in, else the folder used last."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gridworker.ui import choose, theme
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, clear, column, focus_soon, label
from gridworker.ui.widgets.flow import FlowLayout


class Destination(QWidget):
    """`folder()` is the choice. `look_again` (each time the page is shown) sees sticks come and go."""

    changed = Signal()

    def __init__(self, desk: Desk, near: Path | None = None) -> None:
        """`near` is proposed where no stick is in and nothing was chosen before: the stick or folder that
        the file came on."""
        super().__init__()
        self._desk = desk
        self._near = near
        self._folder: Path | None = None
        self._words = label("", wrap=True, selectable=True)
        holder = QWidget()
        self._chips = FlowLayout(holder, gap=theme.current().em(0.4))
        self.setLayout(column(self._words, holder, gap=0.4))
        self.look_again()

    def folder(self) -> Path | None:
        return self._folder

    def look_again(self) -> None:
        sticks = choose.sticks()
        if self._folder is None or not self._folder.is_dir():
            last = self._desk.settings.last_out or self._near
            if sticks:
                self._folder = sticks[0].path
            else:
                self._folder = last if last is not None and last.is_dir() else None
        had_keyboard = self.window().focusWidget() in self.findChildren(QPushButton)
        clear(self._chips)
        for stick in sticks:
            words = self.tr("U 盘 {name}（还能放 {free}）").format(name=stick.name, free=_size(stick.free))
            chip = button(words, partial(self._take, stick.path), role="chip", icon="stick")
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setChecked(stick.path == self._folder)
            self._chips.addWidget(chip)
        self.other = button(self.tr("选文件夹…"), self._ask, role="chip", icon="folder")
        self._chips.addWidget(self.other)
        if had_keyboard:
            focus_soon(self.other)
        self._show(sticks)

    def _ask(self) -> None:
        chosen = choose.folder(self, self.tr("文件放到哪里"), self._folder)
        if chosen is not None:
            self._take(chosen)

    def _take(self, path: Path) -> None:
        self._folder = path
        self._desk.settings.last_out = path
        self._desk.save_settings()
        self.look_again()
        self.changed.emit()

    def _show(self, sticks: list[choose.Stick]) -> None:
        if self._folder is not None:
            words = self.tr("放到：{place}").format(place=_place(self._folder, sticks))
        else:
            words = self.tr("还没有选地方。")
        if not sticks:
            words += "\n" + self.tr("没有看到 U 盘，插上后会出现在这里；也可以选一个文件夹。")
        self._words.setText(words)
        self._words.setToolTip(str(self._folder or ""))


def _place(folder: Path, sticks: list[choose.Stick]) -> str:
    """A stick by its name, any other folder by its last two parts; the tool tip has all of it."""
    for stick in sticks:
        if folder.is_relative_to(stick.path):
            inside = folder.relative_to(stick.path)
            said = QCoreApplication.translate("Destination", "U 盘 {name}").format(name=stick.name)
            return said if inside == Path() else f"{said} / {inside}"
    return "/".join(folder.parts[-2:]) if len(folder.parts) > 3 else str(folder)


def _size(free: int) -> str:
    return f"{free / 1e9:.1f} GB" if free >= 1e9 else f"{free / 1e6:.0f} MB"
