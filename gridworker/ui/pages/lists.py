"""清单和公示: the three lists of a period and the ledger of demands; what hangs for everybody to read."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.services.changes import Changes
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, Resume, page_column
from gridworker.ui.pages.lists_view import ListsView
from gridworker.ui.widgets.basics import label, row
from gridworker.ui.widgets.tabs import Tabs

LISTS, NOTICES = 0, 1
NOTICE = "notice"
BUILD = "build"


class ListsPage(Page):
    """`show_what`: ("notice", id), ("build", ids of demands), `notices`, or the name of a list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lists = ListsView(desk)
        self.tabs = Tabs(self.tr("清单和公示"), [self.tr("清单"), self.tr("公示")])
        self._stack = QStackedWidget()
        self._stack.addWidget(self.lists)
        self._made: dict[int, QWidget] = {LISTS: self.lists}
        self.tabs.went.connect(self._go)
        # What hangs is the town's, which has the scope in which it is kept.
        if not desk.identity.is_peer:
            self.tabs.hide()
        # The paper of the lists stands in the head: a low screen has no row to spare for it.
        title = label(self.tr("清单和公示") if desk.identity.is_peer else self.tr("清单"), "title")
        head = row(title, self.tabs, None, self.lists.paper, self.lists.excel, gap=0.7)
        whole = page_column(head, self._stack)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def view(self, at: int) -> Any:
        """A tab's content, made when it is first looked at."""
        if at not in self._made:
            from gridworker.ui.pages.public_list import NoticesView

            self._made[at] = NoticesView(self.desk)
            self._stack.addWidget(self._made[at])
        return self._made[at]

    def _go(self, at: int) -> None:
        self._turn(at).enter()

    def _turn(self, at: int) -> Any:
        shown = self.view(at)
        self.tabs.tab(at).setChecked(True)
        self._stack.setCurrentWidget(shown)
        for part in (self.lists.paper, self.lists.excel):
            part.setVisible(at == LISTS)
        return shown

    def enter(self) -> None:
        self._go(NOTICES if self._stack.currentIndex() else LISTS)

    def show_what(self, what: Any) -> None:
        if isinstance(what, Resume):
            self._turn(NOTICES).resume(what)
        elif isinstance(what, tuple) and what[0] == NOTICE:
            self._turn(NOTICES).show_notice(what[1])
        elif isinstance(what, tuple) and what[0] == BUILD:
            self._turn(NOTICES).build(list(what[1]))
        elif what == "notices":
            self._go(NOTICES)
        else:
            self._turn(LISTS).show_list(str(what))

    def heard(self, changes: Changes) -> None:
        if not changes.touches("demand", "notice", "merge", "household", "worker", "unit"):
            return
        for at, made in self._made.items():
            made.heard(changes, shown=self.isVisible() and self._stack.currentWidget() is self._made[at])  # type: ignore[attr-defined]

    def state(self) -> Any:
        return {"at": self._stack.currentIndex(), "lists": self.lists.state()}

    def restore(self, state: Any) -> None:
        self.lists.restore(state["lists"])
        if state["at"]:
            self._turn(NOTICES)

    def cancel_work(self) -> None:
        self.lists.cancel_work()

    def flush_and_stop(self) -> None:
        for made in self._made.values():
            made.flush()  # type: ignore[attr-defined]
