"""One demand: what is asked, from whom, what was answered, and everything that happened to it so far."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

from gridworker.services import demands
from gridworker.services.demands import STATE_NAMES
from gridworker.ui import language, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.event_view import event_frame
from gridworker.ui.pages.files_card import FilesCard
from gridworker.ui.pages.intake_words import age, origin
from gridworker.ui.widgets.basics import button, card, clear, column, label, row
from gridworker.ui.widgets.flow import FlowLayout
from gridworker.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from gridworker.ui.widgets.masked import MaskedPhone


class IntakeCard(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        self._body, self._after = column(gap=0.8), column(gap=0.8)
        self.files = FilesCard(desk, self.notice)
        self.files.setVisible(False)
        self.files.intake.take_from(self)
        whole = column(self.notice, self._body, self.files, self._after, None, gap=0.8)
        whole.setContentsMargins(0, 0, theme.current().em(0.6), theme.current().em(0.6))
        self.setLayout(whole)
        self._id: str | None = None
        self._page: dict[str, Any] = {}
        self.phone: MaskedPhone | None = None

    def show_demand(self, demand: str) -> None:
        if demand != self._id:
            self.notice.hide_notice()
        self._id = demand
        self.reread()

    def reread(self) -> None:
        wanted = self._id
        if wanted is None:
            return

        def show(page: dict[str, Any]) -> None:
            if wanted == self._id:
                self._page = page
                self._show_page()

        self.desk.work.run(self, lambda s: demands.demand(s, wanted)).success(show).failure(
            self.notice.refused
        )

    def stop(self) -> None:
        """The number hides again: the page is left or locked."""
        if self.phone is not None and isValid(self.phone):
            self.phone.conceal()

    def _show_page(self) -> None:
        self.phone = None
        if self.notice.kind == "bad":
            self.notice.hide_notice()
        for part, made in ((self._body, self._what), (self._after, self._steps)):
            clear(part)
            part.addWidget(made(self._page))
        self.files.show_files(self._page["id"], self._page.get("files") or [])
        self.files.setVisible(True)

    def _what(self, page: dict[str, Any]) -> QFrame:
        vocab, today = self.desk.vocab, self.desk.today()
        state = label(language.said(STATE_NAMES.get(page["state"], str(page["state"]))), self._role(page))
        number = label(language.said(page["number"]), "second", selectable=True)
        holder = QWidget()
        pills = FlowLayout(holder, gap=theme.current().em(0.4))
        for text in self._marks(page):
            pills.addWidget(label(text, "pill"))
        parts: list = [
            row(number, state, None, label(age(page, today), "second")),
            label(page["text"] or words.removed(page, "text"), "heading", wrap=True, selectable=True),
            holder,
            label(self.tr("怎么来的：{o}").format(o=origin(page, vocab)), wrap=True),
        ]
        for name, text in (
            (self.tr("地点"), page["place"]), (self.tr("网格"), page["grid_name"]),
            (self.tr("首问责任人"), page["first_asked_name"]),
        ):
            if text:
                parts.append(label(self.tr("{name}：{text}").format(name=name, text=text), wrap=True))
        if page["contact"]:
            parts.append(self._contact(page))
        if page["result"]:
            outcome = vocab.label("outcome", page["outcome"]) if page["outcome"] else ""
            said = self.tr("答复或办理（{o}）：{t}").format(o=outcome, t=page["result"])
            parts.append(label(said, wrap=True, selectable=True))
        if page["anonymous"]:
            said = self.tr("反映人不愿留名，姓名、电话和户都没有记下来，这里也查不到。")
            parts.append(label(said, "hint", wrap=True))
        parts.append(self._ways(page))
        return card(*parts, gap=0.45)

    def _role(self, page: dict[str, Any]) -> str:
        if not page["open"]:
            return "pill-ok"
        return "pill-warn" if page["state"] in ("collected", "on_hold") else "pill-info"

    def _marks(self, page: dict[str, Any]) -> list[str]:
        vocab = self.desk.vocab
        marks = [vocab.label(f"demand_{name}", page[name]) for name in ("category", "nature")]
        if page["sensitive"]:
            marks.append(self.tr("家事或隐私，不公示"))
        elif page["consent_publish"]:
            marks.append(self.tr("同意公示"))
        if not self.desk.identity.is_office:
            marks.append(words.delivery(page["delivery"]))
        return [mark for mark in marks if mark]

    def _contact(self, page: dict[str, Any]) -> QWidget:
        from gridworker.ui.widgets.masked import MaskedPhone  # most demands have no number of their own

        said = self.tr("联系电话：{p}")
        self.phone = MaskedPhone(self.desk, "demand", page["id"], page["contact"], said)
        return self.phone

    def _ways(self, page: dict[str, Any]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=theme.current().em(0.4))
        work = button(self.tr("打开办理"), partial(self.desk.go, "matter", page["id"]), icon="forward")
        work.setAccessibleName(self.tr("打开这件诉求，看办到哪一步、下一步怎么办"))
        flow.addWidget(work)
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

    def _steps(self, page: dict[str, Any]) -> QFrame:
        title = self.tr("到现在办了 {n} 步").format(n=len(page["events"]))
        parts: list = [label(title, "heading"), *(event_frame(self.desk, event) for event in page["events"])]
        return card(*parts, gap=0.5)
