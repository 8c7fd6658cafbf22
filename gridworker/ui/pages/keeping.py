"""What every form with typed words needs besides its fields: a draft, the way back into it, and Ctrl+Z.

    self.keeping = Keeping(self, desk, "household", typed=self.typed, show=self.show_typed, controls=...)
    line.edited.connect(self.keeping.touched)
    self.keeping.begin()

`typed` reads the form as a JSON object, `show` fills it from one; both may leave out what the form does not
keep. A form that corrects a record names it (`about`) and says what it said (`base`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from gridworker.services import drafts, half_typed
from gridworker.services.changes import Changes
from gridworker.services.drafts import Version
from gridworker.services.half_typed import HalfTyped
from gridworker.services.session import Session
from gridworker.ui import words
from gridworker.ui.autosave import Autosave, Kept
from gridworker.ui.desk import Desk
from gridworker.ui.history import History
from gridworker.ui.pages.draft_slot import KeptLabel
from gridworker.ui.pages.values import field_words, value_words
from gridworker.ui.whereabouts import Controls, go_to, place_in
from gridworker.ui.widgets.notice import Notice

Typed = dict[str, Any]
T = TypeVar("T")


class Keeping(QObject):
    """`status` says how safe the words are and belongs into the head of the form."""

    failed = Signal(object)
    thrown = Signal()
    """What was typed lies in the bin now, and the form has been left."""
    taken_up = Signal()
    """A draft of the same record is in the form again."""

    def __init__(
        self,
        form: QWidget,
        desk: Desk,
        name: str,
        *,
        typed: Callable[[], Typed],
        show: Callable[[Typed], None],
        controls: Callable[[], Controls],
        about: str = "",
        base: Mapping[str, Any] | None = None,
        standing: Callable[[], Any] | None = None,
        stand_as: Callable[[Any], None] | None = None,
    ) -> None:
        """`standing` and `stand_as` are for Ctrl+Z where a form shows more than it keeps."""
        super().__init__(form)
        self._form, self._desk, self._name = form, desk, name
        self._typed, self._show, self._controls = typed, show, controls
        self._about, self._base = about, dict(base or {})
        self._fresh: Typed = typed()
        self._ended = self._written = False
        self._saving: Typed | None = None
        self.id = ""
        self.status = KeptLabel()
        self.autosave: Autosave[Typed] = Autosave(
            typed, self._keep, desk.autosave_ms, self, where=self._where
        )
        self.autosave.state_changed.connect(self._say)
        self.autosave.watch(form)
        self.history: History[Any] = History(
            form, standing or typed, stand_as or show, controls, self.touched
        )
        self.begin()

    # the form begins ------------------------------------------------------------------------

    def begin(self) -> None:
        """What stands in the form now is where it begins."""
        self._fresh, self._ended, self._written = self._typed(), False, False
        self.autosave.begin(self._fresh)
        self.history.begin()

    def resume(self, kept: HalfTyped) -> None:
        """Go on with a draft, at the same field and cursor."""
        self.id = kept.id
        self._show(kept.typed)
        self.history.begin()
        self.autosave.begin(self._typed(), kept=True)
        QTimer.singleShot(0, self, lambda: self._go_on_at(kept.place))

    def _go_on_at(self, place: Mapping[str, Any] | None) -> None:
        go_to(self._controls(), place)
        self.autosave.begin(self._typed(), kept=True)

    def look(self, notice: Notice) -> None:
        """Take up what was typed for this record before, and say so; both versions where it changed."""

        def find(s: Session) -> tuple[HalfTyped, list[Version]] | None:
            found = half_typed.half_typed(s, self._name, self._about)
            return (found[0], drafts.differing(s, found[0].id)) if found else None

        def show(found: tuple[HalfTyped, list[Version]] | None) -> None:
            if found is None or not self.untouched:
                return
            kept, versions = found
            self.resume(kept)
            when = words.moment(kept.at, self._desk.now())
            if not versions:
                notice.say("info", self.tr("上次改到一半的（{t}）已经取回，接着改就行。").format(t=when))
            else:
                self._say_both(notice, versions, when)
            self.taken_up.emit()

        self._desk.work.run(self, find).success(show)

    def _say_both(self, notice: Notice, versions: list[Version], when: str) -> None:
        said = self.tr("上次改到一半的（{t}）已经取回。那以后这条记录在别处改了 {n} 项，两种写法都留着：")
        each = self.tr("{field}，记录里现在是“{now}”，您写的是“{typed}”")
        both = words.clauses(
            each.format(
                field=field_words(one.kind, one.field), now=self._in_words(one, one.record),
                typed=self._in_words(one, one.typed),
            )
            for one in versions
        )  # fmt: skip
        rest = self.tr("不动就用您写的，原来的仍查得到。")
        notice.say("warn", said.format(t=when, n=len(versions)), both, rest)
        now = {one.field: one.record for one in versions}

        def take() -> None:
            notice.hide_notice()
            self._show({**self._typed(), **now})
            self.touched()

        notice.lead(self.tr("这几项用记录里现在的"), take)

    def _in_words(self, one: Version, value: Any) -> str:
        return words.shortened(value_words(self._desk.vocab, one.kind, one.field, value, one.names))

    # while it is typed ----------------------------------------------------------------------

    def touched(self) -> None:
        """Something was typed or picked."""
        if not self._ended:
            self.history.noticed()
            self.autosave.touched()

    @property
    def untouched(self) -> bool:
        """Whether it stands as it began and is no draft."""
        return not self.id and self._typed() == self._fresh

    def keep_on(self, s: Session, typed: Typed, place: Mapping[str, Any] | None) -> None:
        """Write it down; on the store thread, so that two saves after each other share one id."""
        if self._written:
            if typed == self._saving:
                return  # it is the record by now; only its autosave was late
            self.id, self._written = "", False  # words that came after: a draft of their own
        if not self.id:
            self.id = half_typed.new_id(s)
        half_typed.keep(s, self._name, self.id, typed, place=place, about=self._about, base=self._base)

    def _where(self) -> dict[str, Any] | None:
        return place_in(self._form, self._controls())

    def _keep(self, typed: Typed, kept: Callable[[], None], failed: Callable[[BaseException], None]) -> None:
        if self._ended or (typed == self._fresh and not self.id):
            return  # an untouched form is no draft
        place, new = self._where(), not self.id

        def done(_none: None) -> None:
            kept()
            if new:
                self._desk.tell(Changes(frozenset({"draft"})))

        self._desk.work.run(self, lambda s: self.keep_on(s, typed, place)).success(done).failure(failed)

    def _say(self, state: Kept, error: BaseException | None) -> None:
        self.status.show_state(state, self._desk.now())
        if error is not None:
            self.failed.emit(error)

    # and when it ends -----------------------------------------------------------------------

    def unkept(self) -> Typed | None:
        """What no autosave has seen; None for nothing, or an untouched form."""
        typed = self.autosave.unkept()
        return None if self._ended or self.untouched else typed

    def flush(self) -> None:
        """The profile is about to close: write down what is not yet."""
        typed, place = self.unkept(), self._where()
        if typed is not None:
            self._desk.work.flush(lambda s: self.keep_on(s, typed, place))
            self.autosave.begin(typed, kept=True)

    def put_aside(self, then: Callable[[], object]) -> None:
        """Leave the form, its draft stays; `then` when that is certain, else `failed` tells."""
        typed, place = self.unkept(), self._where()
        if typed is None:
            then()
            return
        job = self._desk.work.run(self, lambda s: self.keep_on(s, typed, place))
        job.success(lambda _none: then()).failure(self.failed.emit)
        self.autosave.begin(typed, kept=True)

    def throw(self, then: Callable[[], object]) -> None:
        """Into the bin, with the last words; `then` when it is there, else `failed` tells."""
        typed = self.unkept()
        self._end()

        def bin_it(s: Session) -> None:
            if typed is not None:
                self.keep_on(s, typed, None)
            if self.id:
                drafts.throw(s, self.id)

        def refused(error: BaseException) -> None:
            self._ended = False
            self.failed.emit(error)

        def gone(_none: None) -> None:
            self._desk.tell(Changes(frozenset({"draft"})))
            then()
            if self.id:
                self.thrown.emit()

        self._desk.work.run(self, bin_it).success(gone).failure(refused)

    def saves(self) -> None:
        """What stands in the form now is on its way to the store, which may be busy: what is typed from here
        on is not in it."""
        self._saving = self._typed()

    def saving(self, s: Session, write: Callable[[Session], T]) -> T:
        """On the store thread: write the record, and its draft goes; both or neither."""
        done = half_typed.saving(s, self.id, write)
        self._written = True
        return done

    def saved(self) -> None:
        """The form is done. Words that were typed while it was being saved stay as a draft."""
        typed, place = self._typed(), self._where()
        if self._saving is not None and typed != self._saving:
            self._desk.work.run(self._desk, lambda s: self.keep_on(s, typed, place)).failure(self.failed.emit)
        self._end()

    def _end(self) -> None:
        self._ended = True
        self.autosave.begin(self._typed())
