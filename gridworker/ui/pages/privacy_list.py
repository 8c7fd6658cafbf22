"""The list of requests, and beside it the form for a new one or the one that is picked."""

from __future__ import annotations

from typing import Any

from gridworker.services import privacy_requests
from gridworker.services.session import Session
from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.aid_list import AidList
from gridworker.ui.pages.privacy_form import RequestForm
from gridworker.ui.pages.privacy_request import RequestView
from gridworker.ui.tables.id_model import Row
from gridworker.ui.widgets.basics import button
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.empty import EmptyState

LATE_DAYS = 15
"""From here on a request that nobody answered is marked: the law says 及时, offices say fifteen days."""


class RequestsView(AidList):
    def __init__(self, desk: Desk) -> None:
        which = Chips(
            self.tr("看哪些"), [("open", self.tr("还没答复的")), ("all", self.tr("全部"))], required=True,
            one_line=True,
        )  # fmt: skip
        which.set_value("open")
        first = button(self.tr("登记一条请求"), lambda: self.ask_new(), icon="plus")
        nothing = self.tr("没有还没答复的请求。住户要看、要改、要删自己的资料，就在这里登记。")
        super().__init__(
            desk, called=self.tr("居民请求"), new=self.tr("登记一条请求(&N)"),
            empty=EmptyState("person", nothing, first, topic="privacy"), which=which,
        )  # fmt: skip
        self._right.setMinimumWidth(theme.current().em(25))  # what would be deleted is a table
        self.view.changed.connect(self.say_and_look)

    def make_view(self) -> RequestView:
        return RequestView(self.desk)

    def read(self, s: Session) -> list[dict[str, Any]]:
        return privacy_requests.requests(s, "open" if self.shown == "open" else None)

    def counted(self, n: int) -> str:
        return self.tr("共 {n} 条").format(n=n)

    def two_lines(self, one: Row) -> tuple[str, str, str, str]:
        asked = self.tr("{d}提出").format(d=words.day(one.get("asked_on"), self.desk.today()))
        name = one.get("household_name") or words.removed({"redacted": ["head"]}, "head")
        wanted = self.desk.vocab.label("privacy_wanted", one.get("wanted"))
        return name, self._state(one), f"{wanted}　{asked}", self._token(one)

    def _state(self, one: Row) -> str:
        if one.get("answered_on"):
            outcome = one.get("outcome")
            return self.desk.vocab.label("privacy_outcome", outcome) if outcome else self.tr("已答复")
        return self.tr("等了 {n} 天").format(n=one["days"]) if one["days"] else self.tr("今天提出")

    def _token(self, one: Row) -> str:
        if one.get("answered_on"):
            return "ok" if one.get("outcome") == "DONE" else "second"
        return "warn" if one["days"] >= LATE_DAYS else "info"

    def ask_new(self, begin: dict[str, Any] | None = None) -> None:
        """A new request, of a household if it is known."""
        self.open_widget(RequestForm(self.desk, (begin or {}).get("household") or ""))

    def cancel_work(self) -> None:
        self.view.cancel_work()
