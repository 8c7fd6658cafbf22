"""One demand on its way: the ladder of its steps, what is asked, what happened, and what can be done now.

`desk.go("matter", id)` opens it; with `Act` the form of a step at once, with `Resume` one half typed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from gridworker.services.changes import Changes
from gridworker.ui import language, theme, unfinished_words
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, Resume, scrolled
from gridworker.ui.pages import event_hints, ladder_words, matter_source
from gridworker.ui.pages.event_form import EventForm
from gridworker.ui.pages.ladder_steps import ladder
from gridworker.ui.pages.limit_watch import LimitWatch
from gridworker.ui.pages.matter_actions import MatterActions
from gridworker.ui.pages.matter_facts import MatterFacts
from gridworker.ui.pages.matter_words import due, state_name, state_role, turn
from gridworker.ui.pages.step_verbs import step_verb
from gridworker.ui.widgets.basics import button, clear, column, focus_soon, hide_unless, label, row
from gridworker.ui.widgets.ladder import Ladder
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.progress import ProgressStrip

if TYPE_CHECKING:
    from gridworker.services.acting import Offer


LOW_EM = 36
"""A page lower than this (in em) has no room for the ladder above a form."""
WIDE, TIGHT = (27, 20), (17, 27)
"""How what is asked and what can be done share the width (in em); and what is asked and a form in a low window,
where it has room for its buttons in one row."""


class Act(NamedTuple):
    """Asks for the form of one step of a demand."""

    record: str
    event: str


class MatterPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.back = button(self.tr("返回"), desk.go_back, icon="back")
        self.ladder = Ladder(self.tr("办到哪一步"))
        self.progress = ProgressStrip()
        self.facts = MatterFacts(desk, self.notice, self.progress)
        self.steps = MatterActions()
        self.steps.chosen.connect(self.begin)
        self.steps.asked.connect(self._ask_for)
        self.form: EventForm | None = None
        self._watch: LimitWatch | None = None
        self._id = ""
        self._then = ""
        self._first = self._tight = False
        self._done_step = ""
        self._taken: tuple[str, dict[str, Any]] = ("", {})
        self._page: dict[str, Any] = {}
        self._offers: list[Offer] = []
        self._place()

    def _place(self) -> None:
        self._number = label("", "second", selectable=True)
        self._pills = row(gap=0.4)
        head = row(self.back, self._number, self._pills, None, gap=0.7)
        self._above = QWidget()
        self._above.setLayout(column(head, self.ladder, gap=0.6))
        self._right = QStackedWidget()
        self._area = scrolled(self.steps)
        self._right.addWidget(self._area)
        self._left = scrolled(self.facts)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(theme.current().em(0.8))
        self._split.addWidget(self._left)
        self._split.addWidget(self._right)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setSizes([theme.current().em(share) for share in WIDE])
        self._right.setMinimumWidth(theme.current().em(18))
        whole = column(self._above, self.notice, self.progress, self._split, gap=0.6, margin=1.1)
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
        self.facts.stop()
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
        hide_unless(not tight, self._above)  # never beside the form: the window would have to grow
        self._split.setSizes([look.em(share) for share in (TIGHT if tight else WIDE)])
        self._split.updateGeometry()
        self._above.setVisible(not tight)

    # reading --------------------------------------------------------------------------------

    def _read(self) -> None:
        wanted = self._id

        first, self._first = self._first, False

        def show(found: matter_source.Opened) -> None:
            if wanted != self._id:
                return
            self._page, self._offers = found.page, found.offers
            self._show(found)
            if found.asked is not None:
                self._say_asked(found.asked)

        self.desk.work.run(self, lambda s: matter_source.opened(s, wanted, first=first)).success(
            show
        ).failure(self.notice.refused)

    def _say_asked(self, changes: Changes) -> None:
        name = str(self._page.get("holder_name") or "")
        said = self.tr("这一件现在由{name}经办，已经申请接过来。").format(name=name)
        self.notice.say("info", said, self.tr("可以接着办：那边的电脑收到数据包就会交过来，写的随之生效。"))
        self.desk.tell(changes)

    def _ask_for(self) -> None:
        record = self._id

        def done(changes: Changes | None) -> None:
            if changes is not None:
                self._say_asked(changes)

        self.desk.work.run(self, lambda s: matter_source.ask_for(s, record)).success(done).failure(
            self.notice.refused
        )

    def _show(self, found: matter_source.Opened) -> None:
        page, today = self._page, self.desk.today()
        self._number.setText(language.said(page["number"]))
        said, token = due(page, today)
        marks = [(state_name(page), state_role(page))]
        if said and page["open"]:
            role = {"bad": "pill-bad", "warn": "pill-warn", "info": "pill-info"}.get(token, "pill")
            marks.append((said, role))
        clear(self._pills)
        for text, role in marks:
            self._pills.addWidget(label(text, role), alignment=Qt.AlignmentFlag.AlignVCenter)
        steps = ladder(page)
        self.ladder.show_rungs(ladder_words.rungs(steps, today), ladder_words.said(steps, today))
        self.facts.show_page(page, found.names, found.times)
        self.facts.levels.show_levels(found.lamps, found.times)
        self.facts.papers.show_papers(page, found.papers)
        if self._done_step:
            said, then = event_hints.after(*self._taken, page)
            if not said:
                said, then = self.tr("已记下：{name}。").format(name=self._done_step), turn(page)
            self.notice.ok(said, then)
            self._done_step = ""
        had = self.steps.isAncestorOf(self.window().focusWidget() or self)
        self.steps.show_offers(self._offers, *self._whose_turn(), found.can_ask, page["state"])
        if self._then:
            then, self._then = self._then, ""
            self.begin(then)
        elif self.form is None and (had or self.window().focusWidget() in (None, self.back)):
            focus_soon(self.steps.first or self.back)

    def _whose_turn(self) -> tuple[str, str]:
        """Whose turn it is when it is not this machine's; and whose PC has the matter in hand, elsewhere."""
        page = self._page
        mine = any(one.main and one.legal for one in self._offers)
        holder = str(page.get("holder_name") or "")
        away = self.desk.identity.is_office and page["open"] and not page.get("held_here")
        level = self.desk.vocab.label("level", page.get("level")) if page.get("level") else ""
        named = self.tr("{level}的{name}").format(name=holder, level=level) if level else holder
        return "" if mine else turn(page), named if away and holder else ""

    # doing ----------------------------------------------------------------------------------

    def begin(self, event: str) -> None:
        """Open the form of a step."""
        offer = next((one for one in self._offers if one.event == event), None)
        if offer is None:
            return
        if not offer.legal:
            self.notice.say("warn", language.said(offer.why))
            return
        self.notice.hide_notice()
        record = self._id
        if event in matter_source.ONE_KEY and not self.desk.identity.is_office:
            taken = self.desk.work.run(self, lambda s: matter_source.act(s, record, event, {}))
            taken.success(partial(self._done, offer)).failure(self.notice.refused)
            return
        if event == "publish_notice":  # what hangs is looked at before, and the sheet takes the step
            self.desk.go("lists", ("build", [record]))
            return

        def open_form(found: dict[str, list[tuple[str, str]]]) -> None:
            if event == "deliberate" and not found.get("meeting"):
                self.desk.go("meetings", ("demand", record))
            elif record == self._id:
                self._open(offer, found)

        job = self.desk.work.run(self, lambda s: matter_source.choices(s, offer, record))
        job.success(open_form).failure(self.notice.refused)

    def _open(self, offer: Offer, choices: dict[str, list[tuple[str, str]]]) -> None:
        self._drop_form()
        record = self._id
        self.form = EventForm(
            self.desk, offer, choices, record=record,
            write=lambda s, fields, actor: matter_source.act(s, record, offer.event, fields, actor),
            done=partial(self._done, offer), begin=self._begin_with(offer, choices),
            leave_out=self._no_use(offer),
        )  # fmt: skip
        self.form.left.connect(self._leave_form)
        self.form.keeping.thrown.connect(lambda: self.notice.say("info", unfinished_words.in_bin()))
        if offer.event == "assign":
            self._watch = LimitWatch(self.desk, self.form, record)
        self._right.addWidget(self.form)
        self._right.setCurrentWidget(self.form)
        self._fit()
        self.form.enter()

    def _begin_with(self, offer: Offer, choices: matter_source.Choices) -> dict[str, Any]:
        """What is known already stands in the form."""
        names = ("due", "category", "nature", "track", "unit", "person")
        known = {name: self._page.get(name) for name in names}
        if offer.event in ("register", "assign"):
            return known
        if offer.event in ("tell_resident", "callback"):
            return {"on": self.desk.today().isoformat(), "outcome": "TOLD"}
        if offer.event == "deliberate":  # the newest meeting
            return {"meeting": next((one for one, _name in choices.get("meeting", ())), "")}
        known["level"], known["outcome"] = self._page.get("to_supervise"), self._page["outcome"]
        return {name: known[name] for name in ("due", "level", "outcome")}

    def _no_use(self, offer: Offer) -> tuple[str, ...]:
        """Fields of a form that a demand on this track is not asked."""
        of_major = () if self._page.get("track") == "MAJOR" else ("plan", "leader")
        return (*of_major, "level") if offer.event in ("escalate", "delegate") else of_major

    def _done(self, offer: Offer, changes: Changes) -> None:
        self._taken = offer.event, self.form.values() if self.form is not None else {}
        self._drop_form()
        self._done_step = step_verb(offer.event)
        self.desk.tell(changes)
        focus_soon(self.steps.first or self.back)

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

