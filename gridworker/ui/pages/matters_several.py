"""Several demands of a list ticked, and the same step taken for all of them in a panel beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.ui.desk import Desk
from gridworker.ui.page import Page
from gridworker.ui.pages import matter_source
from gridworker.ui.pages.answer_step import ANSWER
from gridworker.ui.pages.matter_bulk import BulkPanel, result_words
from gridworker.ui.pages.matter_strip import MatterStrip
from gridworker.ui.pages.step_verbs import step_verb
from gridworker.ui.tables.id_model import IdModel
from gridworker.ui.tables.side_list import SideList
from gridworker.ui.tables.ticked import TickList
from gridworker.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from gridworker.services.acting import ActedMany

BULK: Final = {
    "to_register": "register", "to_assign": "assign", "to_close": "close_out", "open": ANSWER,
    "in_hand": ANSWER, "to_tell": ANSWER, "to_publish": "publish_notice",
}  # fmt: skip
"""Lists of an office in which several can be done at once, and by which step."""


class SeveralAtOnce(Page):
    """What the page has besides it: the list with its strip in `stack`, and what stands around it."""

    notice: Notice
    side: SideList
    head: QWidget
    stack: QStackedWidget
    model: IdModel
    list: TickList
    strip: MatterStrip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.key = ""
        """The list that is shown."""
        self.bulk: BulkPanel | None = None

    def to_list(self) -> None:
        """The keyboard goes back to the list."""
        raise NotImplementedError

    def _bulk_name(self) -> str:
        if not self.list.ticks or self.key not in BULK:
            return ""
        return step_verb(BULK[self.key])

    def _ticked(self) -> None:
        self.strip.show_ticks(self._bulk_name(), len(self.list.ticked))

    def _open_bulk(self) -> None:
        ids = [one for one in self.model.ids() if one in self.list.ticked]
        event = BULK.get(self.key, "")
        if not ids or not event:
            return
        if event == "publish_notice":  # what hangs is looked at there, and the sheet takes the step
            self.desk.go("lists", ("build", ids))
            return
        if event == ANSWER and len(ids) < 2:
            said = self.tr("共性意见至少要勾两件。只有这一件，请打开它，记“告知群众”。")
            self.notice.say("info", said)
            return

        def show(found: Any) -> None:
            offer, choices, rows = found
            if offer is None:
                return
            self.close_bulk()
            self.notice.hide_notice()
            self.bulk = panel_of(event)(self.desk, offer, choices, rows)
            self.bulk.done.connect(self._bulk_done)
            self.bulk.left.connect(self._bulk_left)
            for part in (self.head, self.side):  # a small window has no room for them beside a form
                part.setVisible(False)
            self.stack.addWidget(self.bulk)
            self.stack.setCurrentWidget(self.bulk)
            self.bulk.enter()

        self.desk.work.run(self, lambda s: matter_source.bulk(s, ids, event)).success(show).failure(
            self.notice.refused
        )

    def _bulk_done(self, made: ActedMany) -> None:
        name = self._bulk_name()
        self._bulk_left()
        self.list.forget()
        said = result_words(name, made, self._then(BULK[self.key]))
        self.notice.say("warn" if made.refused else "ok", *said)
        self.desk.tell(made.changes)

    def _then(self, event: str) -> str:
        """What comes next for those that a step was taken for."""
        return {
            "register": self.tr("接着到“待交办”里交办。"),
            "assign": self.tr("承办的人签收以后，会到“办理中”里。"),
            ANSWER: self.tr("每一件各记了一条告知，打开诉求看得到；还在办的，办好了再告诉一次结果。"),
        }.get(event, "")

    def _bulk_left(self) -> None:
        self.close_bulk()
        self.stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self.to_list()

    def close_bulk(self) -> None:
        """Take the panel away; what was typed in it stays as a draft."""
        if self.bulk is not None:
            panel, self.bulk = self.bulk, None
            panel.flush()
            self.stack.removeWidget(panel)
            self.stack.updateGeometry()  # else the window grows by what the panel needed
            panel.deleteLater()
            for part in (self.head, self.side):
                part.setVisible(True)


def panel_of(event: str) -> type[BulkPanel]:
    """The panel in which a step is taken for several demands."""
    if event != ANSWER:
        return BulkPanel
    from gridworker.ui.pages.common_panel import CommonPanel  # few days need it

    return CommonPanel
