"""记日记: one visit, typed at a kitchen table. Nothing typed is ever lost, nothing is saved by accident."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from gridworker.services import drafts, households, my_grids, visits
from gridworker.services.changes import Changes
from gridworker.services.drafts import KeptDraft
from gridworker.services.visits import Problem, Recorded, VisitDraft
from gridworker.ui import theme, words
from gridworker.ui.autosave import Autosave, Kept
from gridworker.ui.desk import Desk
from gridworker.ui.history import History
from gridworker.ui.page import JustAdded, Page, Resume, ToAdd, scrolled
from gridworker.ui.pages.absence import offer_undo
from gridworker.ui.pages.diary_form import DiaryForm, Standing
from gridworker.ui.pages.diary_side import DiarySide
from gridworker.ui.pages.diary_words import last_words, saved_words
from gridworker.ui.pages.draft_slot import DraftSlot, KeptLabel
from gridworker.ui.pages.save_bar import SaveBar
from gridworker.ui.whereabouts import goes_back, place_in
from gridworker.ui.widgets.basics import column, focus_soon, label, row
from gridworker.ui.widgets.household_picker import Answer
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.words import many

SIDE_FROM_EM = 70
"""Below this width of the page (in em) the form takes all of it."""


class DiaryPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form = DiaryForm(desk, self._find)
        self.side = DiarySide(desk)
        self.bar = SaveBar()
        self.notice = Notice()
        self.status = KeptLabel()
        self._slot = DraftSlot()
        self._started = False
        self._one_key = False
        self._confirmed: set[str] = set()
        self.autosave: Autosave[VisitDraft] = Autosave(
            self.form.draft, self._keep, desk.autosave_ms, self, where=self._where
        )
        self.autosave.state_changed.connect(self._say_kept)
        self._build()
        self.autosave.watch(self.form)
        self.history: History[Standing] = History(
            self, self.form.standing, self.form.stand_as, self.form.controls, self._edited
        )
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
        head = row(label(self.tr("记日记"), "title"), None, self.status)
        middle = QWidget()
        self._area = scrolled(self.form)
        middle.setLayout(column(head, self.notice, self._area, gap=0.7))
        self._side_area = scrolled(self.side)
        self._side_area.setFixedWidth(look.em(20))
        body = row(middle, self._side_area, gap=0.9)
        body.setStretch(0, 1)
        body.setContentsMargins(look.em(1.1), look.em(0.9), look.em(1.1), 0)
        self.setLayout(column(body, self.bar, gap=0))

    # coming and going ---------------------------------------------------------------------

    def enter(self) -> None:
        if not self._started:
            self._started = True
            self.desk.work.run(self, drafts.draft_list).success(self._restore).failure(self.notice.refused)
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
        if changes.touches("visit", "household", "merge", "promise"):
            self.side.show_household(next(iter(self.form.picker.ids()), None))

    def flush_and_stop(self) -> None:
        self.form.picker.stop()
        draft = self.autosave.unkept()
        if draft is not None and draft != self.form.fresh():
            slot, place = self._slot, self._where()
            self.desk.work.flush(lambda s: slot.keep(s, draft, place))
            self.autosave.begin(draft, kept=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side_area.setVisible(self.width() >= theme.current().em(SIDE_FROM_EM))

    def _focus_first(self) -> None:
        first = self.form.content if self.form.picker.ids() else self.form.picker
        if first is self.form.content:  # to go on writing, not before what is written
            self.form.content.moveCursor(QTextCursor.MoveOperation.End)
        QTimer.singleShot(0, self, lambda: first.setFocus(Qt.FocusReason.OtherFocusReason))

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

    # autosave and drafts ------------------------------------------------------------------

    def _next_begins(self) -> None:
        """That the last page was saved has been read by now; the room is needed."""
        if self.notice.kind == "ok":
            self.notice.hide_notice()

    def _where(self) -> dict[str, Any] | None:
        return place_in(self, self.form.controls())

    def _edited(self) -> None:
        self.history.noticed()
        if self.notice.kind in ("info", "warn"):  # it spoke of the act before
            self.notice.hide_notice()
        self.autosave.touched()
        if self._confirmed or self.bar.says_something:
            self._confirmed.clear()
            self._show_problems([])

    def _keep(
        self, draft: VisitDraft, kept: Callable[[], None], failed: Callable[[BaseException], None]
    ) -> None:
        if draft == self.form.fresh() and self._slot.id is None:
            return  # an untouched page is no draft
        slot, place = self._slot, self._where()
        self.desk.work.run(self, lambda s: slot.keep(s, draft, place)).success(
            lambda _kept: kept()
        ).failure(failed)

    def _say_kept(self, state: Kept, error: BaseException | None) -> None:
        self.status.show_state(state, self.desk.now())
        if error is not None:
            self.notice.refused(error, self.tr("写的内容还在窗口里，请先不要关窗口。"))

    def _say_overlong(self) -> None:
        said = self.tr("要粘贴的文字太长（超过两万字），没有粘进来。")
        self.notice.say("warn", said, self.tr("请只贴要紧的，或分几篇记。"))

    def _restore(self, kept: list[KeptDraft]) -> None:
        if kept and self.form.draft() == self.form.fresh() and self._slot.id is None:
            self._load(kept[0])
            when = words.moment(kept[0].at, self.desk.now())
            self.notice.say("info", self.tr("上次没写完的日记（{t}）已经取回，接着写就行。").format(t=when))
        self.side.read_drafts(but=self._slot.id)

    def _resume(self, kept: KeptDraft | None) -> None:
        if kept is None:
            self.notice.say("warn", self.tr("这篇已经不在了：可能已经保存，或者扔掉了。"))
            self._focus_first()
        elif kept.id == self._slot.id:
            self._focus_first()
        else:
            self._take_draft(kept)
            when = words.moment(kept.at, self.desk.now())
            self.notice.say("info", self.tr("上次没写完的日记（{t}）已经取回，接着写就行。").format(t=when))

    def _take_draft(self, kept: KeptDraft) -> None:
        self._put_aside()
        self._load(kept)
        self.side.read_drafts(but=kept.id)

    def _load(self, kept: KeptDraft) -> None:
        def show(rows: list[dict[str, Any]]) -> None:
            self.form.show_draft(kept.draft, rows)
            self._slot = DraftSlot(kept.id)
            self._household_changed()
            self.history.begin()
            QTimer.singleShot(0, self, lambda: self._go_on_at(kept.place))
            self.autosave.begin(self.form.draft(), kept=True)

        self._slot = DraftSlot(kept.id)
        targets = kept.draft.targets
        self.desk.work.run(self, lambda s: households.household_rows(s, targets)).success(show).failure(
            self.notice.refused
        )

    def _go_on_at(self, place: dict[str, Any] | None) -> None:
        """The same field and the same cursor; only then the draft counts as it was kept."""
        if not self.form.resume_at(place):
            self._focus_first()
        self.autosave.begin(self.form.draft(), kept=True)

    def _put_aside(self) -> None:
        """Keep what is on screen as a draft and begin an empty page."""
        draft = self.autosave.unkept()
        slot, picked, place = self._slot, self.form.picker.picked_words(), self._where()
        if draft is not None and draft != self.form.fresh():
            self.desk.work.run(self, lambda s: slot.keep(s, draft, place)).failure(
                lambda error: self._give_back(draft, picked, slot, error)
            )
        self._fresh()

    def _give_back(
        self, draft: VisitDraft, picked: list[tuple[str, str]], slot: DraftSlot, error: BaseException
    ) -> None:
        """It could not be put aside: the words come back into the form, where they cannot get lost."""
        if self.form.draft() == self.form.fresh():
            self.form.show_draft(draft, [])
            self.form.picker.put_words(picked)
            self._slot = slot
            self.autosave.begin(None)
            self.notice.refused(error, self.tr("没能放好，写的内容又回到窗口里了，请先不要关窗口。"))
        else:
            self.notice.refused(error, self.tr("上一篇没能放好；上次自动保存的还在“没写完的”里。"))

    def _fresh(self) -> None:
        self._slot = DraftSlot()
        self._confirmed.clear()
        self.form.show_draft(self.form.fresh(), [])
        self.autosave.begin(self.form.draft())
        self.history.begin()
        self._show_problems([])
        self._household_changed()
        self._area.verticalScrollBar().setValue(0)
        self.side.read_drafts(but=None)
        self._focus_first()

    def _throw(self) -> None:
        last, slot = self.autosave.unkept(), self._slot
        unkept = None if last == self.form.fresh() else last
        self.desk.work.run(self, lambda s: slot.throw(s, unkept)).failure(
            lambda error: self.notice.refused(error, self.tr("这篇没有扔掉，还在“没写完的”里。"))
        ).success(lambda _gone: self.desk.tell(Changes(frozenset({"draft"}))))
        self._fresh()
        said = self.tr("这篇日记放进了回收站，90 天里随时能拿回来。")
        self.notice.say("info", said)

    # saving -------------------------------------------------------------------------------

    def save_now(self) -> None:
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
        self.desk.work.run(
            self, lambda s: visits.record_visit(s, draft, confirmed, draft_id=slot.id)
        ).always(lambda: self.bar.save.setEnabled(True)).success(
            lambda done: self._saved(done, draft, name)
        ).failure(self._save_failed)

    def _saved(self, done: Recorded, draft: VisitDraft, name: str) -> None:
        self.notice.ok(saved_words(done, draft, name.strip(), self.desk.today()))
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
