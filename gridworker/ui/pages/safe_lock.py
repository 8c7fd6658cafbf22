"""安全 / 锁屏: how the screen is locked while one is away."""

from __future__ import annotations

from gridworker.ui.desk import Desk
from gridworker.ui.page import Page
from gridworker.ui.widgets.basics import card, column, label


class LockPart(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setLayout(column(card(label(self.tr("锁屏"), "heading"))))
