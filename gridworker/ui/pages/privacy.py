"""居民请求: what residents ask about their own data, who looked at what, and how long what is kept."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.services.changes import Changes
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, Resume, page_column
from gridworker.ui.pages.privacy_list import RequestsView
from gridworker.ui.widgets.basics import button, hide_unless, label, row
from gridworker.ui.widgets.tabs import Tabs

_REQUESTS, _LOG, _MONTHS = 0, 1, 2


class PrivacyPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.requests = RequestsView(desk)
        self.tabs = Tabs(
            self.tr("居民请求事项"), [self.tr("请求"), self.tr("查看记录"), self.tr("保存期限")]
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.requests)
        self._made: dict[int, QWidget] = {_REQUESTS: self.requests}
        self.tabs.went.connect(self._go)
        back = button(self.tr("返回"), desk.go_back, role="link", icon="back")
        hide_unless(not desk.identity.is_office, back)  # there it is a stop of the rail
        head = row(back, label(self.tr("居民请求"), "title"), self.tabs, None, gap=1)
        whole = page_column(head, self._stack)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def view(self, at: int) -> QWidget:
        """A tab's content, made when it is first looked at."""
        if at not in self._made:
            if at == _LOG:
                from gridworker.ui.pages.privacy_log import AccessView

                self._made[at] = AccessView(self.desk)
            else:
                from gridworker.ui.pages.privacy_months import MonthsView

                self._made[at] = MonthsView(self.desk)
            self._stack.addWidget(self._made[at])
        return self._made[at]

    def _go(self, at: int) -> None:
        shown = self.view(at)
        self._stack.setCurrentWidget(shown)
        shown.enter()  # type: ignore[attr-defined]

    def enter(self) -> None:
        self._go(self._stack.currentIndex() if self._stack.currentIndex() >= 0 else _REQUESTS)

    def show_what(self, what: Any) -> None:
        """("household", id): a request of that household; ("request", id): that one; "log", "months"."""
        if what in ("log", "months"):
            self.tabs.go(_LOG if what == "log" else _MONTHS)
            return
        self.tabs.tab(_REQUESTS).setChecked(True)
        self._stack.setCurrentWidget(self.requests)
        if isinstance(what, Resume):
            self.requests.look()
            if what.about:  # half an answer is found by its request
                self.requests.show_request(what.about)
            else:
                self.requests.ask_new(None)  # an empty form finds what was half typed
            return
        kind, record = what
        self.requests.show_household(record) if kind == "household" else self.requests.show_request(record)

    def heard(self, changes: Changes) -> None:
        if changes.touches("privacy_request", "household", "person", "merge"):
            self.requests.look()

    def state(self) -> Any:
        return self.requests.state()

    def restore(self, state: Any) -> None:
        self.requests.restore(state)

    def cancel_work(self) -> None:
        for made in self._made.values():
            stop = getattr(made, "cancel_work", None)
            if stop is not None:
                stop()

    def flush_and_stop(self) -> None:
        self.requests.flush()
