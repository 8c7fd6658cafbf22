"""An open profile: the rail, the page in front, and for demo data the red bar above everything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gridworker.ui import language, theme
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page
from gridworker.ui.places import places_for
from gridworker.ui.putting_down import PuttingDown
from gridworker.ui.rail import Rail
from gridworker.ui.searching import Searching
from gridworker.ui.waiting import Waiting
from gridworker.ui.widgets.basics import column, frame, label, row
from gridworker.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from gridworker.ui.alarm import Alarm

UNFINISHED_MS = 900
"""The first page and its numbers come first."""
LOOK_AFTER_MS = 2500
TOP_FROM_EM = 33
"""A lower window (in em) has no room for a bar above every page."""


class _Pages(QStackedWidget):
    """No larger than the page in front needs: a form left behind on another page asks for no room."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _at: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        front = self.currentWidget()
        return front.minimumSizeHint() if front is not None else super().minimumSizeHint()


class Workspace(QWidget):
    left = Signal()
    """The profile is to be closed."""
    resized_text = Signal(object)
    contrast_chosen = Signal(bool)
    language_chosen = Signal(str)
    turned = Signal()
    """Another page is in front."""

    def __init__(self, desk: Desk, states: Mapping[str, Any] | None = None) -> None:
        """`states` are what the pages of another look held (`states()`): each page gets its own back."""
        super().__init__()
        self.desk = desk
        places = places_for(desk.identity)
        self._places = {place.stop.key: place for place in places}
        self._pages: dict[str, Page] = {}
        self._states = dict(states or {})
        self._before: list[str] = []
        self._putting_down = PuttingDown(self)
        self.key = ""
        self._top: QWidget | None = None
        ready = None if desk.identity.is_office else desk.take_ready(language.current(), slot="rail")
        stops = [place.stop for place in places if not place.under]
        self.rail = ready if isinstance(ready, Rail) else Rail(stops, desk.settings)
        self.rail.went.connect(self.go)
        self.rail.lock_asked.connect(desk.lock_asked)
        self.rail.resized_text.connect(self.resized_text)
        self.rail.contrast_chosen.connect(self.contrast_chosen)
        self.rail.language_chosen.connect(self.language_chosen)
        self._stack = _Pages()
        self._right: QVBoxLayout = column(self._stack, gap=0)
        self._right.setStretch(0, 1)
        body = row(self.rail, self._right, gap=0)
        body.setStretch(1, 1)
        whole = column(gap=0)
        if desk.identity.demo:
            whole.addWidget(demo_bar())
        if desk.identity.office is not None and desk.identity.role is None:
            from gridworker.ui.pages.take_over_box import restored_bar  # rare, and not for the first page

            whole.addWidget(restored_bar(desk))
        whole.addLayout(body, 1)
        self.setLayout(whole)
        self.rail.setVisible(True)  # one made before was hidden until now
        desk.asked_for.connect(self.go)
        desk.asked_back.connect(self.back)
        desk.counted.connect(self.rail.set_count)
        for key, n in desk.counts.items():
            self.rail.set_count(key, n)
        self._waiting = Waiting(desk, {p.stop.key: p.count for p in places if p.count}, self)
        self._searching = Searching(self)
        self._recovered: QWidget | None = None
        self._alarm: Alarm | None = None
        self._alarm_due = True
        self._unfinished_due = states is None  # once, when the profile is opened
        self.set_top(self._searching.bar)
        self.rail.search_asked.connect(self._searching.bar.take_keyboard)

    def set_top(self, bar: QWidget) -> None:
        """Give every page this bar above it. A low window shows it only while it has the keyboard."""
        self._top = bar
        self._right.insertWidget(0, bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_top()

    def fit_top(self) -> None:
        """Show the bar above the pages, or not; in a low window it floats, the pages need their height."""
        if self._top is not None:
            low = self.height() < theme.current().em(TOP_FROM_EM)
            focus = self.window().focusWidget()
            typing = focus is not None and self._top.isAncestorOf(focus)
            shown = not low or typing or self.key == "search"
            self._float(self._top, low)
            self._top.setVisible(shown)
            self._searching.leave_room(low)
            self.rail.offer_search(not shown)

    def _float(self, bar: QWidget, low: bool) -> None:
        held = self._right.indexOf(bar) >= 0
        if low and held:
            self._right.removeWidget(bar)
        elif not low and not held:
            self._right.insertWidget(0, bar)
        if low:
            at = self._stack.mapTo(self, QPoint(0, 0))
            bar.setGeometry(at.x(), at.y(), self.width() - at.x(), bar.height())
            bar.raise_()

    def go(self, key: str, what: Any = None) -> None:
        """Bring a page to the front; a key that this profile has no page for changes nothing."""
        place = self._places.get(key)
        if place is None:
            return
        page = self._made(key)
        if self.key and self.key != key:
            self._before = [*(one for one in self._before if one != self.key), self.key]
        self.key = key
        if self._recovered is not None:
            self._recovered.hide()  # first: a page and the list above it need not fit together
        if self._alarm is not None:
            self._alarm.hide()
        self.rail.show_at(place.under or key)
        self._stack.setCurrentWidget(page)
        if what is None:
            page.enter()
        else:
            page.show_what(what)
        self.turned.emit()
        self._waiting.begin()
        if self._unfinished_due and key == self.first_key():
            QTimer.singleShot(UNFINISHED_MS, self, self._name_unfinished)
        if self._alarm_due:
            self._alarm_due = False
            QTimer.singleShot(LOOK_AFTER_MS, self, self._look_after)

    def _look_after(self) -> None:
        """From now on the store is checked, and disk and clock are looked at."""
        from gridworker.ui.alarm import Alarm  # the first page must not wait for it

        self._alarm = Alarm(self.desk)
        self._right.insertWidget(self._right.indexOf(self._stack), self._alarm)
        self._alarm.begin()

    def _name_unfinished(self) -> None:
        """Above the first page, once it is there: what was being written when the window closed."""
        if not self._unfinished_due or self.key != self.first_key():
            return  # told already, or somebody was faster: it is told when he comes back here
        self._unfinished_due = False
        from gridworker.ui.recovered import Recovered  # the first page must not wait for it

        self._recovered = shown = Recovered(self.desk)
        self._right.insertWidget(self._right.indexOf(self._stack), shown)
        shown.look()

    def back(self) -> None:
        """Go where one was before; from the first page nowhere."""
        if self._before:
            self.go(self._before.pop())
            self._before = self._before[:-1]  # `go` wrote down the page that is left behind

    def _made(self, key: str) -> Page:
        page = self._pages.get(key)
        if page is None:
            ready = self.desk.take_ready(key)
            page = ready if isinstance(ready, Page) else self._places[key].make(self.desk)
            self._pages[key] = page
            self._stack.addWidget(page)
            if key in self._states:
                page.restore(self._states.pop(key))
        return page

    def page(self, key: str) -> Page:
        if key not in self._pages:
            self.go(key)
        return self._pages[key]

    def states(self) -> dict[str, Any]:
        """What the pages hold and could not read again, by key: also of those not visited in this look."""
        held = {key: page.state() for key, page in self._pages.items()}
        return {**self._states, **{key: state for key, state in held.items() if state is not None}}

    def front(self) -> QWidget | None:
        """The page in front."""
        return self._stack.currentWidget()

    def first_key(self) -> str:
        return next(key for key, place in self._places.items() if not place.under)

    def place_keys(self) -> list[str]:
        """Every place of this profile, those without a stop as well."""
        return list(self._places)

    def has(self, key: str) -> bool:
        return key in self._places

    def put_down(self, told: Notice) -> bool:
        """Write down what is half typed and stop everything: the profile is about to close.

        False when something could not be written; then nothing was stopped, and `told` says it.
        """
        if not self._putting_down.done(list(self._pages.values()), told):
            return False
        self._waiting.stop()
        self._searching.stop()
        self._alarm_due = False
        if self._alarm is not None:
            self._alarm.stop()
        return True


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
