"""清单和公示: the three lists of a period and the ledger; what hangs for everybody to read; 办理情况."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from gridworker.services.changes import Changes
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, Resume, page_column
from gridworker.ui.pages.lists_view import ListsView
from gridworker.ui.widgets.basics import label, row
from gridworker.ui.widgets.tab_stack import TabStack
from gridworker.ui.widgets.tabs import Tabs

LISTS, NOTICES, RATES = 0, 1, 2
NOTICE = "notice"
BUILD = "build"
_TITLE_EM = 49
"""Where the head has no room for its title, the tabs and the rail say where one is."""


class ListsPage(Page):
    """`show_what`: ("notice", id), ("build", ids of demands), `notices`, `rates`, or the name of a list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.tabs = Tabs(self.tr("清单和公示"), [self.tr("清单"), self.tr("公示"), self.tr("办理情况")])
        self._stack = TabStack(self.tabs, self._make)
        self._stack.turned.connect(self._turned)
        self.view = self._stack.part
        # What hangs is the town's, which has the scope in which it is kept.
        if not desk.identity.is_peer:
            self.tabs.tab(NOTICES).hide()
        self.lists: ListsView = self.view(LISTS)
        # The paper of the lists stands in the head: a low screen has no row to spare for it.
        self._title = label(self.tr("清单和公示") if desk.identity.is_peer else self.tr("清单"), "title")
        self._title.hide()  # until there is known to be room: shown, it would widen a small window
        head = row(self._title, self.tabs, None, self.lists.paper, self.lists.excel, gap=0.7)
        whole = page_column(head, self._stack)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._title.setVisible(self.width() >= theme.current().em(_TITLE_EM))

    def _make(self, at: int) -> QWidget:
        if at == LISTS:
            return ListsView(self.desk)
        if at == RATES:
            from gridworker.ui.pages.rates_view import RatesView

            return RatesView(self.desk)
        from gridworker.ui.pages.public_list import NoticesView

        return NoticesView(self.desk)

    def _turned(self, at: int) -> None:
        for part in (self.lists.paper, self.lists.excel):
            part.setVisible(at == LISTS)

    def enter(self) -> None:
        self._stack.go(self._stack.at)

    def show_what(self, what: Any) -> None:
        if isinstance(what, Resume):
            self._stack.turn(NOTICES).resume(what)
        elif isinstance(what, tuple) and what[0] == NOTICE:
            self._stack.turn(NOTICES).show_notice(what[1])
        elif isinstance(what, tuple) and what[0] == BUILD:
            self._stack.turn(NOTICES).build(list(what[1]))
        elif what in ("notices", "rates"):
            self._stack.go(RATES if what == "rates" else NOTICES)
        else:
            self._stack.turn(LISTS).show_list(str(what))

    def heard(self, changes: Changes) -> None:
        if not changes.touches("demand", "notice", "merge", "household", "worker", "unit"):
            return
        for made in self._stack.made:
            made.heard(changes, shown=self.isVisible() and self._stack.currentWidget() is made)

    def state(self) -> Any:
        return {"at": self._stack.at, "lists": self.lists.state()}

    def restore(self, state: Any) -> None:
        self.lists.restore(state["lists"])
        if state["at"]:
            self._stack.turn(state["at"])

    def cancel_work(self) -> None:
        self.lists.cancel_work()

    def flush_and_stop(self) -> None:
        for made in self._stack.made:
            made.flush()
