"""居民请求: what residents ask about their own data, who looked at what, and how long what is kept."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from gridworker.services.changes import Changes
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, Resume, page_column
from gridworker.ui.pages.privacy_list import RequestsView
from gridworker.ui.widgets.basics import button, hide_unless, label, row
from gridworker.ui.widgets.tab_stack import TabStack
from gridworker.ui.widgets.tabs import Tabs

_REQUESTS, _LOG, _MONTHS = 0, 1, 2


class PrivacyPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.tabs = Tabs(
            self.tr("居民请求事项"), [self.tr("请求"), self.tr("查看记录"), self.tr("保存期限")]
        )
        self._stack = TabStack(self.tabs, self._make)
        self.view = self._stack.part
        self.requests: RequestsView = self.view(_REQUESTS)
        back = button(self.tr("返回"), desk.go_back, role="link", icon="back")
        hide_unless(not desk.identity.is_office, back)  # there it is a stop of the rail
        head = row(back, label(self.tr("居民请求"), "title"), self.tabs, None, gap=1)
        whole = page_column(head, self._stack)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _make(self, at: int) -> QWidget:
        if at == _LOG:
            from gridworker.ui.pages.privacy_log import AccessView

            return AccessView(self.desk)
        if at == _MONTHS:
            from gridworker.ui.pages.privacy_months import MonthsView

            return MonthsView(self.desk)
        return RequestsView(self.desk)

    def enter(self) -> None:
        self._stack.go(self._stack.at)

    def show_what(self, what: Any) -> None:
        """("household", id): a request of that household; ("request", id): that one; "log", "months"."""
        if what in ("log", "months"):
            self._stack.go(_LOG if what == "log" else _MONTHS)
            return
        self._stack.turn(_REQUESTS)
        if isinstance(what, Resume):  # half an answer is found by its request, else the form finds it
            what = ("request", what.about) if what.about else ("household", "")
        kind, record = what
        if kind == "household":
            self.requests.look(lambda: self.requests.ask_new({"household": record}))
        else:
            self.requests.show_record(record)

    def heard(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches("privacy_request", "household", "person", "merge"):
            self.requests.look()

    def state(self) -> Any:
        return self.requests.state()

    def restore(self, state: Any) -> None:
        self.requests.restore(state)

    def cancel_work(self) -> None:
        for made in self._stack.made:
            stop = getattr(made, "cancel_work", None)
            if stop is not None:
                stop()

    def flush_and_stop(self) -> None:
        self.requests.flush()
