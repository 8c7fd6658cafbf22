"""The drafts behind 记日记: kept while one writes, put aside, taken up again, thrown away.

`DiaryPage` is built on this: here is what becomes of the words, there what becomes of the visit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QScrollArea

from gridworker.services import drafts
from gridworker.services.changes import Changes
from gridworker.services.drafts import KeptDraft
from gridworker.services.visits import Problem, VisitDraft
from gridworker.ui import words
from gridworker.ui.autosave import Autosave, Kept
from gridworker.ui.desk import Desk
from gridworker.ui.history import History
from gridworker.ui.page import Page
from gridworker.ui.pages.diary_form import DiaryForm, Standing
from gridworker.ui.pages.diary_side import DiarySide
from gridworker.ui.pages.draft_slot import DraftSlot, KeptLabel
from gridworker.ui.pages.save_bar import SaveBar
from gridworker.ui.whereabouts import place_in
from gridworker.ui.widgets.household_picker import Answer
from gridworker.ui.widgets.notice import Notice


class DiaryDrafts(Page):
    """A page with the form of a visit, its autosave, its steps back, and the drafts beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form = DiaryForm(desk, self._find)
        self.side = DiarySide(desk)
        self.bar = SaveBar()
        self.notice = Notice()
        self.status = KeptLabel()
        self._slot = DraftSlot()
        self._confirmed: set[str] = set()
        self._area: QScrollArea
        self.autosave: Autosave[VisitDraft] = Autosave(
            self.form.draft, self._keep, desk.autosave_ms, self, where=self._where
        )
        self.autosave.state_changed.connect(self._say_kept)
        self.autosave.watch(self.form)
        self.history: History[Standing] = History(
            self, self.form.standing, self.form.stand_as, self.form.controls, self._edited
        )

    # what the page knows better -----------------------------------------------------------

    def _find(self, text: str, answer: Answer) -> None:
        raise NotImplementedError

    def _household_changed(self) -> None:
        raise NotImplementedError

    def _show_problems(self, problems: list[Problem]) -> None:
        raise NotImplementedError

    # keeping ------------------------------------------------------------------------------

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
        slot, place, new = self._slot, self._where(), self._slot.id is None

        def done(_kept: KeptDraft) -> None:
            kept()
            if new:
                self._tell_drafts()

        self.desk.work.run(self, lambda s: slot.keep(s, draft, place)).success(done).failure(failed)

    def _tell_drafts(self) -> None:
        """There is one more, or one less: numbers and lists want to know."""
        self.desk.tell(Changes(frozenset({"draft"})))

    def _say_kept(self, state: Kept, error: BaseException | None) -> None:
        self.status.show_state(state, self.desk.now())
        if error is not None:
            self.notice.refused(error, self.tr("写的内容还在窗口里，请先不要关窗口。"))

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
            if missing := [row["head"] for row in rows if row.get("missing")]:
                self._say_missing(missing[0])

        self._slot = DraftSlot(kept.id)
        self.desk.work.run(self, lambda s: drafts.targets_of(s, kept)).success(show).failure(
            self.notice.refused
        )

    def _say_missing(self, head: str) -> None:
        """A page that a colleague handed over may be about a household of his grid."""
        if head:
            said = self.tr("这篇写的是{name}，这台电脑的户册里还没有这一户。").format(name=head)
        else:
            said = self.tr("这篇写的那一户，这台电脑的户册里还没有。")
        then = self.tr("可以接着写。办公室把这一户交给您、收了回复包以后才能保存；也可以改选一户。")
        self.notice.say("warn", said, then)

    def _go_on_at(self, place: dict[str, Any] | None) -> None:
        """The same field and the same cursor; only then the draft counts as it was kept."""
        if not self.form.resume_at(place):
            self._focus_first()
        self.autosave.begin(self.form.draft(), kept=True)

    def _put_aside(self) -> None:
        """Keep what is on screen as a draft and begin an empty page; what was said spoke of another."""
        if self.notice.kind in ("ok", "info"):
            self.notice.hide_notice()
        draft = self.autosave.unkept()
        slot, picked, place = self._slot, self.form.picker.picked_words(), self._where()
        if draft is not None and draft != self.form.fresh():
            job = self.desk.work.run(self, lambda s: slot.keep(s, draft, place))
            job.success(lambda _kept: self._tell_drafts()).failure(
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

    def _keep_what_came_after(self, saved: VisitDraft) -> str:
        """The store may have been busy for long: words typed since 保存 stay as a draft; says so."""
        typed, slot, place = self.form.draft(), self._slot, self._where()
        if typed == saved:
            return ""
        job = self.desk.work.run(self, lambda s: slot.keep(s, typed, place))
        job.success(lambda _kept: self._tell_drafts()).failure(self.notice.refused)
        return self.tr("保存的时候又写的，留在“没写完的”里。")

    def _throw(self) -> None:
        last, slot = self.autosave.unkept(), self._slot
        unkept = None if last == self.form.fresh() else last
        self.desk.work.run(self, lambda s: slot.throw(s, unkept)).failure(
            lambda error: self.notice.refused(error, self.tr("这篇没有扔掉，还在“没写完的”里。"))
        ).success(lambda _gone: self._tell_drafts())
        self._fresh()
        said = self.tr("这篇日记放进了回收站，90 天里随时能拿回来。")
        self.notice.say("info", said)

    def _focus_first(self) -> None:
        first = self.form.content if self.form.picker.ids() else self.form.picker
        if first is self.form.content:  # to go on writing, not before what is written
            self.form.content.moveCursor(QTextCursor.MoveOperation.End)
        QTimer.singleShot(0, self, lambda: first.setFocus(Qt.FocusReason.OtherFocusReason))

    def flush_and_stop(self) -> None:
        self.form.picker.stop()
        draft = self.autosave.unkept()
        if draft is not None and draft != self.form.fresh():
            slot, place = self._slot, self._where()
            self.desk.work.flush(lambda s: slot.keep(s, draft, place))
            self.autosave.begin(draft, kept=True)
