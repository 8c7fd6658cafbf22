"""记日记: one visit, typed at a kitchen table. Nothing typed is ever lost, nothing is saved by accident."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from gridworker.services import drafts, households, my_grids, visits
from gridworker.services.changes import Changes
from gridworker.services.drafts import KeptDraft
from gridworker.services.visits import Problem, Recorded, VisitDraft
from gridworker.ui import theme
from gridworker.ui.autosave import Kept
from gridworker.ui.desk import Desk
from gridworker.ui.page import JustAdded, Resume, ToAdd, scrolled
from gridworker.ui.pages.absence import offer_undo
from gridworker.ui.pages.diary_drafts import DiaryDrafts
from gridworker.ui.pages.diary_words import last_words, saved_words
from gridworker.ui.whereabouts import goes_back
from gridworker.ui.widgets.basics import button, column, focus_soon, label, row
from gridworker.ui.widgets.household_picker import Answer
from gridworker.ui.words import many

SIDE_FROM_EM = 70
"""Below this width of the page (in em) the form takes all of it."""


class DiaryPage(DiaryDrafts):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._started = False
        self._one_key = False
        self._build()
        self.bar.saved.connect(self.save_now)
        self.bar.put_aside.connect(self._put_aside)
        self.bar.thrown.connect(self._throw)
        self.bar.confirmed.connect(self._confirm)
        self.form.edited.connect(self._edited)
        self.form.household_changed.connect(self._household_changed)
        self.form.overlong.connect(self._say_overlong)
        self.form.line_overlong.connect(self.notice.hide_notice)  # it spoke of another field
        self.form.nobody_home.connect(self._nobody_home)
        self.form.missed.connect(lambda head: self.desk.go("households", ToAdd(head, "diary")))
        self.form.picker.box.edited.connect(self._next_begins)
        self.side.take_draft.connect(self._take_draft)
        self.side.seen.connect(self._say_last)

    def _build(self) -> None:
        look = theme.current()
        self._others = button(self.tr("没写完的…"), lambda: self.desk.go("drafts"), role="link")
        self.side.others.connect(self._others_wait)
        head = row(label(self.tr("记日记"), "title"), None, self.status, self._others)
        middle = QWidget()
        self._area = scrolled(self.form)
        middle.setLayout(column(head, self.notice, self._area, gap=0.7))
        self._side_area = scrolled(self.side)
        self._side_area.setFixedWidth(look.em(20))
        self._side_area.hide()  # until there is known to be room: a low window would grow for it
        body = row(middle, self._side_area, gap=0.9)
        body.setStretch(0, 1)
        body.setContentsMargins(look.em(1.1), look.em(0.9), look.em(1.1), 0)
        self.setLayout(column(body, self.bar, gap=0))
        self._others_wait(False)

    # coming and going ---------------------------------------------------------------------

    def enter(self) -> None:
        if self.notice.kind in ("ok", "info"):
            self.notice.hide_notice()  # it spoke of what was done before one left
        if not self._started:
            self._started = True
            self.desk.work.run(self, drafts.draft_list).success(self._restore).failure(self.notice.refused)
        else:  # other forms keep drafts as well, and one comes from there
            self.side.read_drafts(but=self._slot.id)
        self._look_for_grids()
        if self.form.draft() == self.form.fresh() or not goes_back(self.form):
            self._focus_first()

    def _look_for_grids(self) -> None:
        if self.desk.identity.role is not None and not self.desk.identity.is_office:
            self.desk.work.run(self, my_grids.my_grids).success(self.form.offer_grids).failure(
                self.notice.refused
            )

    def show_what(self, what: Any) -> None:
        """Write about this household, or go on with this draft: what is on screen is kept first."""
        self._started = True
        if isinstance(what, Resume):
            self._look_for_grids()
            self.desk.work.run(self, lambda s: drafts.draft(s, what.draft)).success(self._resume).failure(
                self.notice.refused
            )
            return
        if isinstance(what, JustAdded):  # it was missed while writing this very page
            self._pick(what.household, self.form.meet)  # where one is after choosing a household, too
            return
        household = str(what)
        if self.form.draft() != self.form.fresh() and self.form.picker.ids() != [household]:
            self._put_aside()
        self._pick(household)
        self.side.read_drafts(but=self._slot.id)

    def heard(self, changes: Changes) -> None:
        if self._started and changes.touches("draft"):
            self.side.read_drafts(but=self._slot.id)
        if changes.touches("visit", "household", "merge", "promise"):
            self.side.show_household(next(iter(self.form.picker.ids()), None))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side_area.setVisible(self.width() >= theme.current().em(SIDE_FROM_EM))

    def _others_wait(self, wait: bool) -> None:
        """One word leads to all that is half written, in whatever form.

        Whoever is of an office always has it: a colleague's half-written pages are taken in there.
        """
        self._others.setVisible(wait or self.desk.identity.role is not None)

    # the household ------------------------------------------------------------------------

    def _find(self, text: str, answer: Answer) -> None:
        self.desk.work.run(self, lambda s: households.find_households(s, text, limit=12)).success(
            answer
        ).failure(self.notice.refused)

    def _pick(self, household: str, then: QWidget | None = None) -> None:
        def picked(rows: list[dict[str, Any]]) -> None:
            self.form.picker.set_picked(rows)
            self._household_changed()
            self._edited()
            if then is None:
                self._focus_first()
            else:
                focus_soon(then)

        self.desk.work.run(self, lambda s: households.household_rows(s, [household])).success(picked).failure(
            self.notice.refused
        )

    def _household_changed(self) -> None:
        self.form.show_absent()
        self.side.show_household(next(iter(self.form.picker.ids()), None))

    def _say_last(self, page: dict[str, Any] | None) -> None:
        said = last_words(page, self.desk.today())
        self.form.last_seen.setText(said)
        self.form.last_seen.setVisible(bool(said))

    def _next_begins(self) -> None:
        """That the last page was saved has been read by now; the room is needed."""
        if self.notice.kind == "ok":
            self.notice.hide_notice()

    def _say_overlong(self) -> None:
        said = self.tr("要粘贴的文字太长（超过两万字），没有粘进来。")
        self.notice.say("warn", said, self.tr("请只贴要紧的，或分几篇记。"))

    # saving -------------------------------------------------------------------------------

    def save_now(self) -> None:
        if wait := self.form.files.wait:
            self.notice.say("info", wait)
            return
        self.form.raised.take_away_empty()
        draft = self.form.draft()
        problems = [
            problem
            for problem in visits.check_visit(draft, self.desk.today())
            if problem.code not in self._confirmed
        ]
        self._show_problems(problems)
        if problems:
            self._one_key = False
            self._way_to(problems[0].field)()
            return
        self.notice.hide_notice()
        self.bar.save.setEnabled(False)
        self.autosave.unkept()
        slot, confirmed = self._slot, set(self._confirmed)
        name = self.form.picker.box.text() or many(self.tr("{n} 户"), n=len(draft.targets))
        job = self.desk.work.run(self, lambda s: slot.record(s, draft, confirmed))
        job.always(lambda: self.bar.save.setEnabled(True)).success(
            lambda done: self._saved(done, draft, name)
        ).failure(self._save_failed)

    def _saved(self, done: Recorded, draft: VisitDraft, name: str) -> None:
        later = self._keep_what_came_after(draft)
        self.notice.ok(saved_words(done, draft, name.strip(), self.desk.today()), later)
        if self._one_key:
            offer_undo(self.desk, self.notice, done, name.strip())
        self._one_key = False
        self._fresh()
        self.desk.tell(done.changes)

    def _nobody_home(self) -> None:
        """One key: the household stands there, nobody was met, on to the next."""
        self.form.meet.set_value("ABSENT")
        self._one_key = True
        self.save_now()

    def _save_failed(self, error: BaseException) -> None:
        """Say what became of the words only when it is known: kept as a draft, or still only here."""
        problems = getattr(error, "facts", {}).get("problems")
        if isinstance(problems, list):
            self._show_problems([problem for problem in problems if isinstance(problem, Problem)])
        draft, slot = self.form.draft(), self._slot

        def kept(_kept: KeptDraft) -> None:
            self.autosave.begin(draft)
            self._say_kept(Kept.SAVED, None)
            self.notice.refused(error, self.tr("内容已存为草稿，不会丢失。"))

        def lost_too(_again: BaseException) -> None:
            self.autosave.begin(None)
            self._say_kept(Kept.FAILED, None)
            self.notice.refused(error, self.tr("写的内容还在窗口里，草稿也没能存上，请先不要关窗口。"))

        self.desk.work.run(self, lambda s: slot.keep(s, draft)).success(kept).failure(lost_too)

    def _show_problems(self, problems: list[Problem]) -> None:
        self.form.show_problems([problem for problem in problems if problem.blocking])
        self.bar.show_problems(problems, self._way_to)

    def _way_to(self, name: str) -> Callable[[], None]:
        """Put the keyboard into the field of a problem, and the field where it can be seen."""

        def go() -> None:
            shown, focus = self.form.place_of(name)
            focus()
            where = shown or QApplication.focusWidget()
            if where is not None and self._area.isAncestorOf(where):
                self._area.ensureWidgetVisible(where, 0, theme.current().em(3))

        return go

    def _confirm(self, code: str) -> None:
        self._confirmed.add(code)
        self.save_now()
