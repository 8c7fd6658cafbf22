"""The left side of a demand's page: what is asked and from whom, its files, and everything that happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.event_view import event_frame
from gridworker.ui.pages.files_card import FilesCard
from gridworker.ui.pages.intake_words import origin
from gridworker.ui.pages.matter_levels import MatterLevels
from gridworker.ui.pages.matter_papers import MatterPapers
from gridworker.ui.pages.matter_words import due_sentence, in_hands, task
from gridworker.ui.widgets.basics import button, card, clear, column, label
from gridworker.ui.widgets.flow import FlowLayout
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.progress import ProgressStrip

if TYPE_CHECKING:
    from gridworker.services.levels import LevelTime
    from gridworker.ui.widgets.masked import MaskedPhone

FIRST_SHOWN = 4
"""Events shown at once, the newest first; the older ones on demand."""


class MatterFacts(QWidget):
    def __init__(self, desk: Desk, notice: Notice, progress: ProgressStrip) -> None:
        super().__init__()
        self.desk = desk
        self._what, self._history = column(gap=0.8), column(gap=0.8)
        self.papers = MatterPapers(desk, notice, progress)
        self.levels = MatterLevels(desk)
        self.files = FilesCard(desk, notice, goes_up=True)
        self.files.intake.take_from(self)
        whole = column(self._what, self._history, self.levels, self.papers, self.files, None, gap=0.8)
        whole.setContentsMargins(0, 0, theme.current().em(0.6), theme.current().em(0.6))
        self.setLayout(whole)
        self.phone: MaskedPhone | None = None
        self._all = ""
        """The demand of which every event is shown."""
        self._page: dict[str, Any] = {}
        self._names: Mapping[str, str] = {}
        self._level = ""

    def show_page(
        self, page: dict[str, Any], names: Mapping[str, str], times: Sequence[LevelTime] = ()
    ) -> None:
        """`names` are words for the ids in what its events say, `times` how long each level had it."""
        self.phone, self._page, self._names = None, page, names
        self._level = next((one.level for one in times if one.now), "") if len(times) > 1 else ""
        clear(self._what)
        self._what.addWidget(self._card(page))
        self._show_history()
        self.files.show_files(page["id"], page.get("files") or [])

    def stop(self) -> None:
        """The number hides again: the page is left or locked."""
        if self.phone is not None and isValid(self.phone):
            self.phone.conceal()

    def _card(self, page: dict[str, Any]) -> QFrame:
        vocab = self.desk.vocab
        holder = QWidget()
        pills = FlowLayout(holder, gap=theme.current().em(0.4))
        for text in self._marks(page):
            pills.addWidget(label(text, "pill"))
        parts: list = [
            label(page["text"] or words.removed(page, "text"), "heading", wrap=True, selectable=True), holder,
        ]  # fmt: skip
        for name, text in (
            (self.tr("怎么来的"), origin(page, vocab)),
            (self.tr("地点"), page["place"]),
            (self.tr("网格"), page["grid_name"]),
            (self.tr("首问责任人"), page["first_asked_name"]),
            (self.tr("承办"), in_hands(page)),
            (self.tr("交办要求"), task(page)),
            (self.tr("时限"), due_sentence(page, self.desk.today())),
        ):
            if text:
                parts.append(label(self.tr("{name}：{text}").format(name=name, text=text), wrap=True))
        if page["contact"]:
            from gridworker.ui.widgets.masked import MaskedPhone  # most demands have no number of their own

            said = self.tr("联系电话：{p}")
            self.phone = MaskedPhone(self.desk, "demand", page["id"], page["contact"], said)
            parts.append(self.phone)
        if page["result"]:
            outcome = vocab.label("outcome", page["outcome"]) if page["outcome"] else ""
            said = self.tr("答复或办理（{o}）：{t}") if outcome else self.tr("答复或办理：{t}")
            parts.append(label(said.format(o=outcome, t=page["result"]), wrap=True, selectable=True))
        if page["anonymous"]:
            said = self.tr("反映人不愿留名，姓名、电话和户都没有记下来，这里也查不到。")
            parts.append(label(said, "hint", wrap=True))
        parts.append(self._ways(page))
        return card(*parts, gap=0.45)

    def _marks(self, page: dict[str, Any]) -> list[str]:
        vocab = self.desk.vocab
        marks = [self.tr("第 {n} 次办").format(n=page["life"])] if page["life"] > 1 else []
        if self._level:
            marks.append(self.tr("在{level}").format(level=vocab.label("level", self._level)))
        marks += [vocab.label(f"demand_{name}", page[name]) for name in ("category", "nature")]
        if page.get("track"):
            marks.append(vocab.label("track", page["track"]))
        if page["sensitive"]:
            marks.append(self.tr("家事或隐私，不公示"))
        elif page["consent_publish"]:
            marks.append(self.tr("同意公示"))
        if not self.desk.identity.is_office:
            marks.append(words.delivery(page["delivery"]))
        return [mark for mark in marks if mark]

    def _ways(self, page: dict[str, Any]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=theme.current().em(0.4))
        for key, record, text in (
            ("households", page["household"], self.tr("看这一户")),
            ("visit", page["visit"], self.tr("看那次走访")),
        ):
            if record:
                flow.addWidget(button(text, partial(self.desk.go, key, record), role="link", icon="forward"))
        go = partial(self.desk.go, "record", page["id"])
        more = button(self.tr("更正、每一版、撤回…"), go, role="link", icon="clock")
        more.setAccessibleName(self.tr("更正这件诉求、看改过的每一版，或者撤回"))
        flow.addWidget(more)
        return holder

    # what happened ------------------------------------------------------------------------

    def _show_history(self) -> None:
        clear(self._history)
        # 知晓 is written by the program: the lamps below tell it.
        events = [event for event in reversed(self._page["events"]) if event["event"] != "known"]
        all_of_them = self._all == self._page["id"] or len(events) <= FIRST_SHOWN + 1
        shown = events if all_of_them else events[:FIRST_SHOWN]
        title = words.many(self.tr("经过（{n} 步，最近的在前）"), n=len(events))
        parts: list = [label(title, "heading", wrap=True), *self._told(shown)]
        if not all_of_them:
            rest = words.many(self.tr("看前面的 {n} 步"), n=len(events) - len(shown))
            parts.append(button(rest, self._show_all, role="link", icon="down"))
        self._history.addWidget(card(*parts, gap=0.5))

    def _told(self, events: list[dict[str, Any]]) -> list[QFrame]:
        return [event_frame(self.desk, event, self._names) for event in events]

    def _show_all(self) -> None:
        self._all = self._page["id"]
        self._show_history()
