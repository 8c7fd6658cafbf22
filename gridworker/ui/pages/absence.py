"""到访未遇 saved with one key can be taken back on the spot, for a few seconds and with one key as well."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gridworker.services import absence
from gridworker.services.visits import Recorded
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.notice import Notice

UNDO_MS = 8_000
"""Long enough to read the sentence. Later the visit is corrected like any other."""


def offer_undo(desk: Desk, notice: Notice, done: Recorded, name: str) -> None:
    """Below the sentence that says it is saved: 撤回."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("absence", words)

    def taken_back(back: Recorded) -> None:
        said = tr("撤回了：{name} 的这次到访未遇不算。").format(name=name)
        notice.say("info", said, tr("改动留有记录，别的都没有变。"))
        desk.tell(back.changes)

    def take_back() -> None:
        offered.setEnabled(False)
        desk.work.run(notice, lambda s: absence.take_back(s, done.id)).success(taken_back).failure(
            lambda error: notice.refused(error, tr("这次到访未遇还算数。"))
        )

    offered = notice.offer(tr("记错了，撤回"), "Alt+Z", take_back, UNDO_MS)
