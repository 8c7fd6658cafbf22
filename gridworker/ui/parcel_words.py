"""What a data bundle holds, in words: before it is written and afterwards the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gridworker.ui import words

if TYPE_CHECKING:
    from gridworker.services.exchange import Exported
    from gridworker.services.results import Outgoing


def tr(text: str) -> str:
    return QCoreApplication.translate("parcel", text)


def what_goes(told: Outgoing | Exported) -> str:
    """走访 3 篇、诉求 1 件; empty when nothing of it has a name of its own (receipts)."""
    return words.counted(
        [
            (told.visits, tr("走访 {n} 篇")), (told.demands, tr("诉求 {n} 件")),
            (told.steps, tr("诉求办理 {n} 步")), (told.households, tr("户册 {n} 条")),
            (told.persons, tr("家里的人 {n} 个")), (told.promises, tr("约定 {n} 个")),
            (told.meetings, tr("会议 {n} 次")), (told.aid, tr("互助 {n} 条")),
            (told.corrections, tr("更正 {n} 处")), (told.attachments, tr("附件 {n} 个")),
        ]
    )  # fmt: skip
