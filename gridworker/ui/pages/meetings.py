"""会议簿: meetings held about hard matters, the newest first, and what they decided."""

from __future__ import annotations

from typing import Any

from gridworker.services import meeting_book
from gridworker.services.aid_records import own_grids
from gridworker.services.session import Session
from gridworker.ui import language, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import Resume
from gridworker.ui.pages import meeting_forms
from gridworker.ui.pages.aid_list import AidList
from gridworker.ui.pages.book_page import BookPage
from gridworker.ui.pages.meeting_view import MeetingView
from gridworker.ui.tables.id_model import Row
from gridworker.ui.widgets.basics import button
from gridworker.ui.widgets.empty import EmptyState


class MeetingList(AidList):
    def __init__(self, desk: Desk) -> None:
        first = button(self.tr("记一次会"), lambda: self.ask_new(), role="main", icon="plus")
        nothing = self.tr("会议簿还是空的。要开党群议事会、听证会的诉求，开完会记在这里，才能往下交办。")
        super().__init__(
            desk, called=self.tr("会议"), new=self.tr("记一次会(&N)"),
            empty=EmptyState("intake", nothing, first, topic="meetings"), which=None,
        )  # fmt: skip
        self.view.decide.connect(self.ask_decision)
        self.view.publish.connect(lambda row_: self.open_widget(meeting_forms.published_form(desk, row_)))

    def make_view(self) -> MeetingView:
        return MeetingView(self.desk)

    def read(self, s: Session) -> list[dict[str, Any]]:
        self.choices = {"demand": meeting_book.candidates(s), "grid": own_grids(s)}
        return meeting_book.meetings(s)

    def counted(self, n: int) -> str:
        return words.many(self.tr("共 {n} 次"), n=n)

    def two_lines(self, one: Row) -> tuple[str, str, str, str]:
        state, token = self.tr("决定还没有公开"), "second"
        if one["waiting"]:
            state, token = words.many(self.tr("{n} 件等记决定"), n=one["waiting"]), "warn"
        elif one["published"]:
            state, token = self.tr("✓ 已公开"), "ok"
        day = words.day(one["date"], self.desk.today())
        first = self.tr("{d}　{k}").format(d=day, k=language.said(one["kind_name"]))
        second = self.tr("{p}　应到 {a} 人，实到 {b} 人").format(
            p=one["place"], a=one["should_attend"], b=one["attended"]
        )
        return first, state, second, token

    def ask_new(self, begin: dict[str, Any] | None = None) -> None:
        self.open_widget(meeting_forms.meeting_form(self.desk, self.choices, begin or {}))

    def ask_about(self, demand: str) -> None:
        """The form of a meeting that this demand waits for."""
        self.desk.work.run(self, lambda s: meeting_book.begin_about(s, demand)).success(self.ask_new).failure(
            self.notice.refused
        )

    def ask_decision(self, row_: dict[str, Any], about: dict[str, Any]) -> None:
        """The form for what a meeting decided about one demand."""
        self.open_widget(meeting_forms.decision_form(self.desk, row_["id"], about, row_["attended"]))

    def resume(self, about: str) -> None:
        """Go on with something half typed: a new meeting, a decision or the day of publishing."""
        meeting, _, demand = about.partition(":")
        if not meeting:
            self.look(self.ask_new)
            return
        self.show_record(meeting)

        def show(found: dict[str, Any]) -> None:
            one = next((one for one in found["topics_of_demands"] if one["id"] == demand), None)
            if one is not None:
                self.ask_decision(found, one)
            elif not demand:
                self.open_widget(meeting_forms.published_form(self.desk, found))

        self.desk.work.run(self, lambda s: meeting_book.meeting(s, meeting)).success(show).failure(
            self.notice.refused
        )


class MeetingsPage(BookPage):
    """`show_what`: the id of a meeting, a demand to be met about as ("demand", id), or `Resume`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            MeetingList(desk), ("meeting", "demand", "grid", "merge"), self.tr("会议簿"),
            self.tr("难事先过会。决定写进诉求，跟着诉求走。"),
            button(self.tr("返回诉求"), lambda: desk.go("matters"), role="link", icon="back"),
        )  # fmt: skip

    def show_what(self, what: Any) -> None:
        if isinstance(what, Resume):
            self.list.resume(what.about)
        elif isinstance(what, tuple):
            self.list.look(lambda: self.list.ask_about(what[1]))
        else:
            self.list.show_record(str(what))
