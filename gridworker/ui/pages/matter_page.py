"""One demand on its way: the ladder of its steps, what is asked, what happened, and what can be done now.

`desk.go("matter", id)` opens it; with `Act` the form of a step at once, with `Resume` one half typed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from gridworker.services.changes import Changes
from gridworker.ui import language, theme, unfinished_words
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, Resume, scrolled, two_sides
from gridworker.ui.pages import event_hints, matter_source
from gridworker.ui.pages.event_form import EventForm
from gridworker.ui.pages.limit_watch import LimitWatch
from gridworker.ui.pages.matter_actions import MatterActions
from gridworker.ui.pages.matter_facts import MatterFacts
from gridworker.ui.pages.matter_head import MatterHead
from gridworker.ui.pages.step_begins import begin_with, no_use
from gridworker.ui.widgets.basics import column, focus_soon, hide_unless
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.progress import ProgressStrip

if TYPE_CHECKING:
    from gridworker.services.acting import Offer


LOW_EM = 36
"""A page lower than this (in em) has no room for the ladder above a form."""
WIDE = (27, 20)
"""How what is asked and what can be done share the width (in em)."""


class Act(NamedTuple):
    """Asks for the form of one step of a demand."""

    record: str
    event: str


class MatterPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.head = MatterHead(desk)
        self.back = self.head.back
        self.progress = ProgressStrip()
        self.facts = MatterFacts(desk, self.notice, self.progress)
        self.steps = MatterActions(desk)
        self.steps.chosen.connect(self.begin)
        self.steps.asked.connect(self._ask_for)
        self.form: EventForm | None = None
        self._id = self._then = self._taking = ""
        self._first = self._tight = False
        self._taken: tuple[str, dict[str, Any]] | None = None
        self._page: dict[str, Any] = {}
        self._offers: list[Offer] = []
        self._place()

    def _place(self) -> None:
        self._right = QStackedWidget()
        self._area = scrolled(self.steps)
        self._right.addWidget(self._area)
        self._left = scrolled(self.facts)
        self._split = two_sides(self._left, self._right, ems=WIDE, grow=(3, 2))
        self._right.setMinimumWidth(theme.current().em(18))
        whole = column(self.head, self.notice, self.progress, self._split, gap=0.6, margin=1.1)
        whole.setStretch(3, 1)
        self.setLayout(whole)

    # what the page is asked -----------------------------------------------------------------

    def enter(self) -> None:
        if not self._id:  # nobody said which: there is nothing to show here
            QTimer.singleShot(0, self, partial(self.desk.go, "matters"))
            return
        self._read()
        if self.form is not None:
            self.form.enter()

    def show_what(self, what: Any) -> None:
        """A demand's id, `Act`, or something half typed."""
        record, event = str(what), ""
        if isinstance(what, Act):
            record, event = what
        elif isinstance(what, Resume):
            record, _, event = what.about.partition(":")
        if self.form is not None and (record != self._id or event not in ("", self.form.offer.event)):
            self._drop_form()
        self.notice.hide_notice()  # what was done at an earlier visit may have been overtaken
        if record != self._id:
            self._left.verticalScrollBar().setValue(0)
        self._first = record != self._id or self._first
        self._id, self._then = record, event if self.form is None else ""
        self.enter()

    def heard(self, changes: Changes) -> None:
        if self._id and changes.touches("demand", "merge", "household", "worker", "unit", "attachment"):
            self._read()

    def state(self) -> Any:
        return {"id": self._id, "event": self.form.offer.event if self.form is not None else ""}

    def restore(self, state: Any) -> None:
        self._id, self._then = state["id"], state["event"]

    def flush_and_stop(self) -> None:
        self.facts.asked.stop()
        if self.form is not None:
            self.form.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a low window a form needs the room of what stands above it, and most of the width."""
        look = theme.current()
        tight = self.form is not None and self.height() < look.em(LOW_EM)
        if tight == self._tight:
            return
        self._tight = tight
        hide_unless(not tight, self.head)  # never beside the form: the window would have to grow
        self._split.setSizes(self._least() if tight else [look.em(share) for share in WIDE])
        self._split.updateGeometry()
        self.head.setVisible(not tight)

    def _least(self) -> list[int]:
        """What is asked has a third, or what its words need; a form has the rest, its buttons in a row."""
        bar = self._left.verticalScrollBar().sizeHint().width() + theme.current().em(0.5)
        left = max(self.facts.minimumSizeHint().width() + bar, self._split.width() // 3)
        return [left, self._split.width() - left]

    # reading --------------------------------------------------------------------------------

    def _read(self) -> None:
        wanted, first = self._id, self._first
        self._first = False

        def show(found: matter_source.Opened) -> None:
            if wanted == self._id:
                self._show(found)
                self._say_asked(found.asked)

        self.desk.work.run(self, lambda s: matter_source.opened(s, wanted, first=first)).success(
            show
        ).failure(self.notice.refused)

    def _ask_for(self) -> None:
        record = self._id
        self.desk.work.run(self, lambda s: matter_source.ask_for(s, record)).success(
            self._say_asked
        ).failure(self.notice.refused)

    def _say_asked(self, changes: Changes | None) -> None:
        """`changes` is what was written to get the demand from where it is in hand; None for nothing."""
        if changes is None:
            return
        name = str(self._page.get("holder_name") or "")
        said = self.tr("这一件现在由{name}经办，已经申请接过来。").format(name=name)
        self.notice.say("info", said, self.tr("可以接着办：那边的电脑收到数据包就会交过来，写的随之生效。"))
        self.desk.tell(changes)

    def _show(self, found: matter_source.Opened) -> None:
        self._page, self._offers, self._taking = found.page, found.offers, ""
        self.head.show_page(found.page)
        self.facts.show_matter(found)
        if self._taken is not None:
            self.notice.ok(*event_hints.after(*self._taken, found.page))
            self._taken = None
        had = self.steps.isAncestorOf(self.window().focusWidget() or self)
        self.steps.show_matter(found)
        if self._then:
            then, self._then = self._then, ""
            self.begin(then)
        elif self.form is None and (had or self.window().focusWidget() in (None, self.back)):
            focus_soon(self.steps.first or self.back)

    # doing ----------------------------------------------------------------------------------

    def begin(self, event: str) -> None:
        """Open the form of a step."""
        offer = next((one for one in self._offers if one.event == event), None)
        if offer is None:  # half typed before the demand went on
            self.notice.say("warn", self.tr("这一步现在办不了。写了的还在“没写完的”里。"))
            return
        if not offer.legal:
            self.notice.say("warn", language.said(offer.why))
            return
        self.notice.hide_notice()
        record = self._id
        if event in matter_source.ONE_KEY and not self.desk.identity.is_office:
            self._take(offer)
            return
        if event == "publish_notice":  # what hangs is looked at before, and the sheet takes the step
            self.desk.go("lists", ("build", [record]))
            return

        def open_form(found: matter_source.Choices) -> None:
            if record != self._id:
                return
            if event == "deliberate" and not found["meeting"]:
                self.desk.go("meetings", ("demand", record))
            else:
                self._open(offer, found)

        job = self.desk.work.run(self, lambda s: matter_source.choices(s, offer, record))
        job.success(open_form).failure(self.notice.refused)

    def _take(self, offer: Offer) -> None:
        """By one press; a second one before the page is read again means the same."""
        record, busy = self._id, self._taking == self._id
        self._taking = record

        def refused(error: BaseException) -> None:
            self._taking = ""
            self.notice.refused(error)

        if not busy:
            taken = self.desk.work.run(self, lambda s: matter_source.act(s, record, offer.event, {}))
            taken.success(partial(self._done, offer)).failure(refused)

    def _open(self, offer: Offer, choices: matter_source.Choices) -> None:
        self._drop_form()
        record = self._id
        self.form = EventForm(
            self.desk, offer, choices, record=record,
            write=lambda s, fields, actor: matter_source.act(s, record, offer.event, fields, actor),
            done=partial(self._done, offer), leave_out=no_use(offer.event, self._page),
            begin=begin_with(offer.event, self._page, choices, self.desk.today()),
        )  # fmt: skip
        self.form.left.connect(self._leave_form)
        self.form.keeping.thrown.connect(lambda: self.notice.say("info", unfinished_words.in_bin()))
        if offer.event == "assign":
            LimitWatch(self.desk, self.form, record)
        self._right.addWidget(self.form)
        self._right.setCurrentWidget(self.form)
        self._fit()
        self.form.enter()

    def _done(self, offer: Offer, changes: Changes) -> None:
        self._taken = offer.event, self.form.values() if self.form is not None else {}
        self._leave_form()
        self.desk.tell(changes)

    def _leave_form(self) -> None:
        self._drop_form()
        focus_soon(self.steps.first or self.back)

    def _drop_form(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            form.flush()
            self._right.setCurrentWidget(self._area)
            self._right.removeWidget(form)
            self._fit()
            form.deleteLater()

