"""Backups below each other: when, how old, how large, whether whole, where, and the way to restoring."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from gridworker.services.backup_shelf import Backup
from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, clear, label

SHOWN = 6
"""So many at first; the rest comes when asked for."""


def size_words(size: int) -> str:
    """A number of bytes as people say it."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.1f} MB"


def when_words(text: str, now: datetime) -> str:
    """今天 14:03, or 4月5日 14:03."""
    found = words.moment(text, now)
    if len(found) == len("14:03"):
        return QCoreApplication.translate("BackupRows", "今天 {clock}").format(clock=found)
    return found


class BackupRows(QWidget):
    chosen = Signal(object)
    """The file of which the person wants to see what it would bring back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._all = False
        self._found: Sequence[Backup] = ()
        self._home = Path()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.current().em(1))
        self._grid.setVerticalSpacing(theme.current().em(0.25))
        self._grid.setColumnStretch(3, 1)
        self.setLayout(self._grid)

    def show_backups(self, found: Sequence[Backup], home: Path) -> None:
        self._found, self._home = found, home
        clear(self._grid)
        if not found:
            said = self.tr("一份也没有。写过东西以后关窗口，就会有第一份。")
            self._grid.addWidget(label(said, "second", wrap=True), 0, 0, 1, 5)
            return
        shown = found if self._all else found[:SHOWN]
        for at, one in enumerate(shown):
            self._add(at, one)
        if len(found) > len(shown):
            more = self.tr("还有 {n} 份…").format(n=len(found) - len(shown))
            self._grid.addWidget(button(more, self._more, role="link", icon="down"), len(shown), 0, 1, 3)

    def _more(self) -> None:
        self._all = True
        self.show_backups(self._found, self._home)

    def _add(self, at: int, one: Backup) -> None:
        when = when_words(one.made, self._desk.now()) if one.made else self.tr("不知道什么时候")
        days = words.ago(one.made, self._desk.today()) if one.made else ""
        age = "" if when.startswith(days) else days
        good = one.state == "good"
        state = self.tr("核对过") if good else self.tr("坏了，不能用")
        where = self._where(one)
        if one.hand:
            where = self.tr("{place}，自己备份的").format(place=where)
        self._grid.addWidget(label(when), at, 0)
        self._grid.addWidget(label(age, "second"), at, 1)
        self._grid.addWidget(label(size_words(one.size), "second"), at, 2)
        said = self.tr("{state}　{where}").format(state=state, where=where)
        place = label(said, "" if good else "pill-warn")
        place.setToolTip(str(one.path))
        self._grid.addWidget(place, at, 3)
        if good:
            look = button(self.tr("看看，恢复…"), partial(self.chosen.emit, one.path), role="link")
            look.setAccessibleName(self.tr("看看 {when} 的备份，恢复").format(when=when))
            self._grid.addWidget(look, at, 4)

    def _where(self, one: Backup) -> str:
        if one.path.parent == self._home:
            return self.tr("这台电脑")
        return self.tr("U 盘") if one.path.parent.name == "gridworker-backups" else one.path.parent.name
