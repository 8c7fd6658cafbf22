"""Before a profile closes: what is half typed is written down, or the window stays with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from gridworker.ui.page import Page
from gridworker.ui.widgets.notice import Notice, three_parts

AGAIN_MS = 20_000
"""Who asks again within this time goes without what could not be written."""


class PuttingDown(QObject):
    """Remembers for a while that somebody was told."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._told = False
        self._spoke: Notice | None = None

    def done(self, pages: Sequence[Page], told: Notice) -> bool:
        """Write down what the pages hold. False when that failed (a full disk): the words stay on screen, and
        `told` says so; asked again, it is true, and they go.
        """
        for page in pages:
            page.cancel_work()
        failed = [error for page in pages if (error := _write(page)) is not None]
        if self._spoke is not None:
            self._spoke.hide_notice()  # it spoke of the time before
        if not failed or self._told:
            return True
        self._told, self._spoke = True, told
        QTimer.singleShot(AGAIN_MS, self, self._forget)
        what, then = three_parts(failed[0])
        told.say(
            "bad", self.tr("正在写的没能存上，所以先停在这里。{what}").format(what=what),
            self.tr("写的都还在窗口里。"),
            self.tr("{then}真的不要了，请马上再做一次。").format(then=then),
        )
        return False

    def _forget(self) -> None:
        self._told = False


def _write(page: Page) -> Exception | None:
    try:
        page.flush_and_stop()
    except Exception as error:  # whatever it was, the words on the other pages are written all the same
        return error
    return None
