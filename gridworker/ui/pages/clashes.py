"""待处理: what people must decide, what was not taken and why, and forks; a laptop has only its own."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget

from gridworker.services.changes import Changes
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page
from gridworker.ui.pages.clash_list import ClashList
from gridworker.ui.pages.fork_view import ForkView
from gridworker.ui.pages.not_taken_view import NotTakenView
from gridworker.ui.widgets.basics import column, label, row
from gridworker.ui.widgets.tabs import Tabs

NOT_TAKEN = "not-taken"


class ClashesPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.clashes = ClashList(desk)
        self.aside = NotTakenView(desk)
        self.forks = ForkView(desk)
        self._parts: tuple[ClashList | NotTakenView | ForkView, ...]
        self._parts = (self.clashes, self.aside, self.forks)
        self._titles = (self.tr("两边不一样"), self.tr("没有采用"), self.tr("一份档案两处在写"))
        self.tabs = Tabs(self.tr("待处理"), list(self._titles))
        self._stack = QStackedWidget()
        for part in self._parts:
            self._stack.addWidget(part)
        self.clashes.counted.connect(lambda n: self._say_count(0, n))
        self.aside.counted.connect(lambda n: self._say_count(1, n))
        self.forks.counted.connect(lambda n: self._say_count(2, n))
        self.tabs.went.connect(self._go)
        self._found: dict[int, int] = {}
        self._choosing = False
        whole = column(
            row(label(self.tr("待处理"), "title"), self.tabs, None, gap=1.2), self._stack, gap=0.7, margin=1.1
        )
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def enter(self) -> None:
        self._choosing = True  # the first part with something in it, once all have been read
        self._found.clear()
        for part in self._parts:
            part.look()
        self.tabs.tab(self._stack.currentIndex()).setFocus()  # until there is something to have the keyboard
        self._parts[self._stack.currentIndex()].enter()

    def show_what(self, what: Any) -> None:
        """The clashes of one record; or `not-taken`, what was received and is not used."""
        if what == NOT_TAKEN:
            self.enter()
            self.tabs.go(1)
            return
        self.tabs.go(0)
        self.clashes.also.setChecked(True)  # perhaps it is a long text of which both may stay
        self.enter()
        self._choosing = False  # that one is said to be settled where it is looked for
        self.clashes.look(str(what))

    def state(self) -> Any:
        return self._stack.currentIndex()

    def restore(self, state: Any) -> None:
        self.tabs.go(int(state or 0))

    def heard(self, changes: Changes) -> None:
        """Nearly everything written may open or close something here; read only what is looked at."""
        kinds = ("conflict", "merge", "visit", "household", "demand", "promise")
        if self.isVisible() and changes.touches(*kinds):
            self.clashes.look()
            self._parts[self._stack.currentIndex()].look()

    def flush_and_stop(self) -> None:
        self.clashes.view.third.keep_now()

    def _go(self, at: int) -> None:
        self._choosing = False
        self._stack.setCurrentIndex(at)
        self._parts[at].look()
        self._parts[at].enter()

    def _say_count(self, at: int, n: int) -> None:
        title = self._titles[at]
        self.tabs.tab(at).setText(f"{title}　{n}" if n else title)
        said = self.tr("{title}，{n} 个").format(title=title, n=n) if n else title
        self.tabs.tab(at).setAccessibleName(said)
        self._found[at] = n
        if self._choosing and len(self._found) == len(self._parts):
            self._choosing = False
            full = [part for part in range(len(self._parts)) if self._found[part]]
            if full and self._stack.currentIndex() not in full:
                self.tabs.go(full[0])
