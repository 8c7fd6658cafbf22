"""The windows of the four computers, and the stick that goes from one to the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from gridworker.domain.time import SHANGHAI
from gridworker.ui import choose
from gridworker.ui.desk import Desk
from gridworker.ui.main_window import MainWindow
from gridworker.ui.settings import SettingsFile
from tests.ui.roof.cast import Cast, Computer, empty
from tests.ui.roof.hands import Hands

Shoot = Callable[[Hands, str], None]
"""Told at each picture of the story: who shows it, and its name."""


def no_pictures(_who: Hands, _name: str) -> None:
    """The story without its pictures."""


class Stage:
    """Everybody at their window; only the window of who is doing something is shown."""

    def __init__(self, cast: Cast, folder: Path, size: tuple[int, int], shoot: Shoot = no_pictures) -> None:
        self.cast, self.shoot = cast, shoot
        self._folder, self._size = folder, size
        self._hands: dict[str, Hands] = {}
        self._sticks, self._files = choose.sticks, choose.files
        choose.sticks = lambda: [choose.Stick("KINGSTON", cast.stick, 7_400_000_000)]
        choose.files = lambda *_asked: sorted(cast.stick.glob("*.gwb"))

    def close(self) -> None:
        """Close every window, and with it its profile; and the profiles that had none."""
        choose.sticks, choose.files = self._sticks, self._files
        for hands in self._hands.values():
            hands.window.close()
            hands.settle()
        for computer in self.cast.all:
            if computer.name not in self._hands:
                computer.session.close()

    # who is doing something -----------------------------------------------------------------

    def at(self, computer: Computer, moment: str) -> Hands:
        """This person sits down at this moment (`04-08 09:30` of 2026)."""
        self.cast.on(dt.datetime.fromisoformat(f"2026-{moment}").replace(tzinfo=SHANGHAI))
        for name, other in self._hands.items():
            if name != computer.name:
                other.window.hide()
        if computer.name not in self._hands:
            self._hands[computer.name] = self._open(computer)
        hands = self._hands[computer.name]
        hands.window.show()
        hands.front()
        hands.settle()
        return hands

    def hands(self, computer: Computer) -> Hands:
        """Whoever sits at this computer; a window was opened there before."""
        return self._hands[computer.name]

    def noted(self) -> tuple[list[str], set[str]]:
        """What everybody used and could read since this was asked the last time."""
        used = [name for hands in self._hands.values() for name in hands.used]
        read = {text for hands in self._hands.values() for text in hands.read}
        for hands in self._hands.values():
            hands.used, hands.read = [], set()
        return used, read

    def _open(self, computer: Computer) -> Hands:
        settings = SettingsFile(self._folder / f"window-{len(self._hands)}.json")
        window = MainWindow(Desk(settings, now=computer.clock.now, autosave_ms=10))
        window.resize(*self._size)
        window.show()
        hands = Hands(window)
        window.desk.work.open(window, lambda _task: computer.session).success(window._opened)
        hands.settle()
        workspace = window.workspace
        assert workspace is not None
        workspace._searching.bar.fill()  # else it comes a moment after the first page
        hands.settle()
        return hands

    def picture(self, who: Hands, name: str) -> None:
        """Something that the tutorial shows."""
        QApplication.processEvents()
        self.shoot(who, name)

    # what all of them do with the stick -------------------------------------------------------

    def send(self, who: Hands, picture: str = "") -> None:
        """A laptop, a village or a county writes its bundle onto the stick."""
        empty(self.cast.stick)
        who.go("数据包")
        who.press("生成数据包")
        who.sees("已写好，读回核对无误")
        if picture:
            self.picture(who, picture)

    def receive(self, who: Hands, picture: str = "") -> None:
        """The same take in what the office answered; files for others are refused one by one."""
        who.go("数据包")
        who.press("选数据包…")
        who.press("收进来")
        who.sees("收好了")
        if picture:
            self.picture(who, picture)

    def merge(self, who: Hands, before: str = "", after: str = "") -> None:
        """The town merges what lies on the stick."""
        who.go("合并")
        who.press("选文件…")
        if before:
            self.picture(who, before)
        who.press("合并 1 个文件")
        who.sees("合并了 1 个文件")
        if after:
            self.picture(who, after)

    def reply(self, who: Hands, picture: str = "") -> None:
        """The town writes an answer for everybody who is waiting for one."""
        empty(self.cast.stick)
        who.go("设备", "answer")
        who.press("给所有人做回复包")
        who.sees("已读回核对")
        if picture:
            self.picture(who, picture)
