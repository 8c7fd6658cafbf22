"""An open profile: the rail, the page in front, and for demo data the red bar above everything."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page
from gridworker.ui.places import office_places, worker_places
from gridworker.ui.rail import Rail
from gridworker.ui.widgets.basics import column, frame, label, row


class Workspace(QWidget):
    left = Signal()
    resized_text = Signal(object)
    contrast_chosen = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        places = office_places() if desk.identity.is_office else worker_places()
        self._places = {place.stop.key: place for place in places}
        self._pages: dict[str, Page] = {}
        self.key = ""
        self.rail = Rail([place.stop for place in places], desk.settings)
        self.rail.went.connect(self.go)
        self.rail.left_profile.connect(self.left)
        self.rail.resized_text.connect(self.resized_text)
        self.rail.contrast_chosen.connect(self.contrast_chosen)
        self._stack = QStackedWidget()
        body = row(self.rail, self._stack, gap=0)
        body.setStretch(1, 1)
        whole = column(gap=0)
        if desk.identity.demo:
            whole.addWidget(demo_bar())
        whole.addLayout(body, 1)
        self.setLayout(whole)
        desk.asked_for.connect(self.go)

    def go(self, key: str, what: Any = None) -> None:
        """Bring a page to the front; a key that this profile has no page for changes nothing."""
        place = self._places.get(key)
        if place is None:
            return
        page = self._pages.get(key)
        if page is None:
            ready = self.desk.take_ready(key)
            page = ready if isinstance(ready, Page) else place.make(self.desk)
            self._pages[key] = page
            self._stack.addWidget(page)
        self.key = key
        self.rail.show_at(key)
        self._stack.setCurrentWidget(page)
        if what is None:
            page.enter()
        else:
            page.show_what(what)

    def page(self, key: str) -> Page:
        if key not in self._pages:
            self.go(key)
        return self._pages[key]

    def first_key(self) -> str:
        return next(iter(self._places))

    def has(self, key: str) -> bool:
        return key in self._places

    def flush_and_stop(self) -> None:
        for page in self._pages.values():
            page.cancel_work()
        for page in self._pages.values():
            page.flush_and_stop()


def demo_bar() -> QWidget:
    """Everything under a demo office is marked, on every screen."""
    words = label(
        QCoreApplication.translate(
            "demo", "演示数据：这里的人和事都是编出来的，随便试；不要记录真实情况。"
        )
    )
    bar = frame("demo", words, margin=0.35, across=True)
    layout = bar.layout()
    assert layout is not None
    layout.setContentsMargins(theme.current().em(1), theme.current().em(0.3), 0, theme.current().em(0.3))
    bar.setAccessibleName(words.text())
    return bar
