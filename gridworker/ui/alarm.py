"""Above the pages, when there is reason: a disk that fills up, a clock that is wrong, a damaged store; and
that a stick may be pulled out, when it has got its backup by itself.

Made after the first page; nothing is drawn before there is something to say. It goes when it is closed or one
turns to another page, and what is damaged stays marked at 安全.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gridworker.ui import language, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.upkeeping import Upkeeping
from gridworker.ui.widgets.basics import column
from gridworker.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from gridworker.services.surroundings import Notice as Around
    from gridworker.services.upkeep import Finding


class Alarm(QWidget):
    """`begin` starts looking; `stop` ends it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.notice = Notice()
        look = theme.current()
        around = column(self.notice, gap=0)
        around.setContentsMargins(look.em(1.1), look.em(0.6), look.em(1.1), 0)
        self.setLayout(around)
        self.setVisible(False)
        self.upkeeping = Upkeeping(desk, self)
        self.upkeeping.noticed.connect(self.warn)
        self.upkeeping.found.connect(self.damaged)
        desk.backed_up.connect(self.backed_up)

    def begin(self) -> None:
        self.upkeeping.begin()

    def stop(self) -> None:
        self.upkeeping.stop()

    def warn(self, what: Around) -> None:
        """Something around the profile will soon stand in the way."""
        self.notice.say("warn", language.said(what.sentence), language.said(what.hint))
        self.setVisible(True)

    def backed_up(self, names: list[str]) -> None:
        """Sticks have a backup and may go; nothing is said any more when they have gone."""
        if self.isVisible() and self.notice.kind in ("warn", "bad"):
            return  # what stands in the way is more important
        if not names:
            self.setVisible(False)
            return
        self.notice.ok(
            self.tr("U 盘 {names} 上的备份做好了，也核对过了，可以拔了。").format(names=words.listed(names)),
            self.tr("请先“安全弹出”再拔。"),
        )
        self.setVisible(True)

    def damaged(self, findings: list[Finding]) -> None:
        """The check found damage: what can be done stands on the page of it."""
        self._desk.set_count("safe", len(findings))
        self.notice.say(
            "bad",
            self.tr("自动检查发现资料库有地方不对。"),
            self.tr("已经写下的都没有动。"),
            self.tr("请先看看是什么，再决定修复、恢复备份还是抢救。"),
        )
        self.notice.lead(self.tr("去看检查结果"), partial(self._desk.go, "safe", "checks"))
        self.setVisible(True)
