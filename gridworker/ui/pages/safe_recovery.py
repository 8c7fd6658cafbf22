"""安全 / 忘了口令: whether that can be helped, what is lost then, and what was done with keys here."""

from __future__ import annotations

from typing import Any

from gridworker.services import escrow, key_log
from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page
from gridworker.ui.widgets.basics import button, card, clear, column, label, narrow, row
from gridworker.ui.widgets.notice import Notice

SHOWN = 30


class RecoveryPart(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self._how, self._list = column(gap=0.6), column(gap=0.35)
        log = card(label(self.tr("钥匙的记录"), "heading"), self._list)
        self.setLayout(column(self.notice, narrow(card(self._how)), narrow(log), gap=0.8))

    def enter(self) -> None:
        def look(s: Any) -> tuple[bool, bool, list[dict[str, Any]]]:
            keys = s.office_keys
            return escrow.is_left(s), keys is not None and keys.can_certify, key_log.key_events(s)

        self.desk.work.run(self, look).success(self._show).failure(self.notice.refused)

    def _show(self, found: tuple[bool, bool, list[dict[str, Any]]]) -> None:
        left, founding, lines = found
        clear(self._how)
        self._how.addWidget(label(self.tr("万一忘了口令"), "heading"))
        for text in self._told(left=left, founding=founding):
            self._how.addWidget(label(text, wrap=True))
        if self.desk.identity.may_receipt:
            go = button(self.tr("有人忘了口令，给他回复…"), self._answer, icon="device")
            self._how.addLayout(row(go, None))
        clear(self._list)
        for one in lines[:SHOWN]:
            when = words.moment(one["at"], self.desk.now())
            self._list.addWidget(label(f"{when}　{self._said(one)}", wrap=True))
        if not lines:
            none = self.tr("还没有。换口令、定开锁码、恢复档案，都会记在这里。")
            self._list.addWidget(label(none, "second", wrap=True))

    def _told(self, *, left: bool, founding: bool) -> list[str]:
        if founding:
            return [
                self.tr(
                    "这台是建立办公室的电脑，签发证书的钥匙只在这里，只有口令能开，谁也帮不了：请把口令写在纸上，"
                    "封好，锁进单位的保险柜。"
                ),
                self.tr("备份也要用口令才能打开。"),
            ]
        if left:
            return [
                self.tr("✓ 办公室能帮您打开：在开始的画面点“忘了口令”，写申请、念数字、收回复，三步就好。"),
                self.tr("⚠ 私人“体会”只有您的口令能开，办公室也打不开；那样恢复以后，以前的体会就没有了。"),
            ]
        return [
            self.tr("还没有给办公室留备用钥匙：忘了口令，谁也打不开。加入办公室以后就会自动留好。"),
        ]

    def _said(self, one: dict[str, Any]) -> str:
        return {
            key_log.CHANGED: self.tr("换了口令"),
            key_log.PIN_SET: self.tr("定了开锁码"),
            key_log.PIN_GONE: self.tr("取消了开锁码"),
            key_log.ASKED: self.tr("写了恢复申请"),
            key_log.RECOVERED: self.tr("恢复了档案，回复人：{by}").format(by=one["by"]),
            key_log.ANSWERED: self.tr("回复了{name}的恢复申请，经办：{by}").format(
                name=one["name"], by=one["by"]
            ),
        }.get(one["what"], one["what"])

    def _answer(self) -> None:
        self.desk.go("devices", "recover")
