"""两边不一样: the clashes that wait, decided one after the other by keys, each taken back with Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QStackedWidget, QWidget
from shiboken6 import isValid

from gridworker.services import conflicts, settling
from gridworker.services.changes import Changes
from gridworker.services.conflicts import Settled
from gridworker.services.session import Session
from gridworker.services.settling import Bulk
from gridworker.ui import keys, language, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import scrolled, two_sides
from gridworker.ui.pages.clash_bulk import ClashBulk
from gridworker.ui.pages.clash_view import KEYED, ClashView
from gridworker.ui.pages.values import field_words, value_words
from gridworker.ui.tables.id_model import Column, Row
from gridworker.ui.tables.rows_model import RowsModel
from gridworker.ui.tables.views import CardList
from gridworker.ui.widgets.basics import button, column, label, row
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.words import many

UNDO_MS = 10 * 60_000
EXCERPT = 24
_PAGES = {"visit": "visit", "household": "households", "demand": "matter"}
"""Kinds with a page of their own; every other is shown whole on the page of one record."""


@dataclass(frozen=True)
class _Step:
    """Something that can be taken back: by the office in the records, on a laptop by choosing again."""

    done: Settled | Bulk
    clash: dict[str, Any] | None


class ClashList(QWidget):
    """`counted` carries how many clashes wait for a decision."""

    counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        self.view = ClashView(desk)
        self.bulk = ClashBulk(desk)
        self.bulk.setVisible(False)
        self.model = RowsModel([Column("", 0, self._said)], self)
        self.list = CardList(self.tr("两边不一样的"), self.model, self._lines)
        self.list.picked.connect(self._show)
        self.many = button(self.tr("成批定…"), self._toggle_bulk)
        self.also = QCheckBox("")
        self.also.toggled.connect(lambda _on: self.look())
        self._steps: list[_Step] = []
        self._undo_button: QPushButton | None = None
        self._again: dict[str, Any] | None = None
        self._wanted = ""
        self._at = 0
        self._place()
        self._listen()

    def _place(self) -> None:
        split = two_sides(self.list, scrolled(self.view), ems=(17, 40))
        self._stack = QStackedWidget()
        self._nothing = EmptyState("check", "", topic="clashes")
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(split)
        self._intro = label("", "second", wrap=True)
        top = row(self._intro, self.many)
        top.setStretch(0, 1)
        self._rest = QWidget()
        self._rest.setVisible(False)
        whole = column(top, self.notice, self.bulk, self._stack, self._rest, self.also, gap=0.6)
        whole.setStretch(3, 1)
        whole.setStretch(4, 1)
        self.setLayout(whole)

    def _listen(self) -> None:
        self.view.chosen.connect(self._choose)
        self.view.both.connect(lambda: self._decide(both=True))
        self.view.typed.connect(lambda value: self._decide(value=value))
        self.view.opened.connect(self._open)
        self.view.third.left.connect(self.list.setFocus)
        self.bulk.wanted.connect(self._settle_many)
        for number in range(1, KEYED + 1):
            said = self.tr("用第 {n} 个").format(n=number)
            keys.bind(self, str(number), said, partial(self._choose, number))
        keys.bind(self, "A", self.tr("都要"), self._take_both)
        keys.bind(self, "N", self.tr("另写"), self._open_third)

    # reading ------------------------------------------------------------------------------

    def look(self, record: str = "") -> None:
        """Read the clashes again; with `record` the first of that record is shown."""
        self._wanted = record or self._wanted
        mine = not self.desk.identity.is_office
        self.desk.work.run(self, lambda s: conflicts.conflict_list(s, narratives=True, mine=mine)).success(
            self._put
        ).failure(self.notice.refused)

    def enter(self) -> None:
        if self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, rows: list[dict[str, Any]]) -> None:
        kept = sum(not clash["decide"] and not clash["missing"] for clash in rows)
        self._say_kept(kept)
        rows = [
            {**clash, "id": f"{clash['record']}/{clash['field']}"}
            for clash in rows
            if clash["decide"] or clash["missing"] or self.also.isChecked()
        ]
        had = self.list.hasFocus() or not self.model.rowCount()
        ids = self.model.set_rows(rows)
        before = self.list.current_id()
        self.list.show_ids(ids)
        waiting = sum(clash["decide"] for clash in rows)
        self.counted.emit(waiting)
        self._intro.setText(
            self.tr("{n} 处要定。按数字选，A 都要，N 另写；定完自动到下一处。").format(n=waiting)
            if waiting
            else ""
        )
        self.many.setVisible(waiting > 1)
        self._show_bulk(not self.bulk.isHidden() and waiting > 1)
        self._stack.setCurrentIndex(1 if rows or self._again else 0)
        if not ids and had and self.isVisible():
            self._focus_undo()  # whatever would have the keyboard next means another thing by Ctrl+Z
        if self._again is not None or not ids:
            return
        wanted = next((one["id"] for one in rows if one["record"] == self._wanted), "")
        self._wanted = ""
        chosen = wanted or (before if before in ids else ids[min(self._at, len(ids) - 1)])
        self.list.pick(chosen)
        self._show(chosen)
        if had and self.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_kept(self, kept: int) -> None:
        """Long texts of which both versions stand: nobody has to decide, nobody may lose sight of them."""
        said = self.tr("也列出两段都留着的长文字（{n} 处，不定也可以）").format(n=kept)
        self.also.setText(said)
        self.also.setAccessibleName(said)
        self.also.setVisible(kept > 0)
        self._nothing.set_sentence(
            many(self.tr("要定的都定完了。还有 {n} 处长文字两段都留着，勾上下面那一格就能看。"), n=kept)
            if kept
            else self.tr("没有两边写得不一样的地方。合并以后如果有，会列在这里，由人来定。")
        )

    def _lines(self, row_: Row) -> tuple[str, str, str, str]:
        field = field_words(row_["kind"], row_["field"])
        who = words.listed(dict.fromkeys(value["author_name"] for value in row_["values"]))
        title, right = language.said(row_["title"]), "" if row_["decide"] else self.tr("可不定")
        return title, self.tr("⏳ 缺前件") if row_["missing"] else right, f"{field}　{who}", "hint"

    def _said(self, row_: Row) -> str:
        return words.clauses(self._lines(row_)[:3])

    def _show(self, wanted: str) -> None:
        clash = self.model.row(wanted)
        if clash is not None:
            self._at = max(self.model.row_of(wanted), 0)
            self._again = None
            self.view.show_clash(clash)

    def _open(self, kind: str, record: str) -> None:
        self.desk.go(_PAGES.get(kind, "record"), record)

    # deciding -----------------------------------------------------------------------------

    def _choose(self, number: int) -> None:
        clash = self.view.clash
        if clash is not None and number <= len(clash["values"]):
            self._decide(choice=number)

    def _take_both(self) -> None:
        if self.view.clash is not None and self.view.clash["both"] is not None:
            self._decide(both=True)

    def _open_third(self) -> None:
        clash = self.view.clash
        if clash is not None and not clash["missing"] and self.view.third.possible(clash):
            self.view.third.open()

    def _decide(self, *, choice: int | None = None, value: Any = None, both: bool = False) -> None:
        clash, again = self.view.clash, self._again
        if clash is None or clash["missing"] or not (again or self.model.rowCount()):
            return
        if not self.bulk.isHidden():
            return  # the keys belong to what is seen

        def settle(s: Session) -> Settled:
            if again is not None:
                return conflicts.settle_one(s, again, choice=choice, value=value, both=both)
            return conflicts.settle(
                s, clash["record"], clash["field"], choice=choice, value=value, both=both
            )

        def done(settled: Settled) -> None:
            if value is not None:
                self.view.third.settled()
            self._again = None
            self._steps.append(_Step(settled, clash))
            self._tell_settled(clash, settled)
            self.desk.tell(settled.changes)

        self._run(settle, done)

    def _run(self, work: Callable[[Session], Any], done: Callable[[Any], None]) -> None:
        kept = self.tr("这一处没有变，写的字还在。")
        self.desk.work.run(self, work).success(done).failure(lambda e: self.notice.refused(e, kept))

    def _tell_settled(self, clash: dict[str, Any], settled: Settled) -> None:
        said = value_words(self.desk.vocab, clash["kind"], clash["field"], settled.value, clash["names"])
        said = said if len(said) <= EXCERPT else said[: EXCERPT - 1] + "…"
        title, field = language.said(clash["title"]), field_words(clash["kind"], clash["field"])
        self.notice.ok(self.tr("已定：{record}的{field}用“{v}”。").format(record=title, field=field, v=said))
        self._offer_undo()

    def _offer_undo(self) -> None:
        if self._steps:
            self._undo_button = self.notice.offer(self.tr("撤销"), "Ctrl+Z", self._undo, UNDO_MS)

    def _focus_undo(self) -> None:
        if self._undo_button is not None and isValid(self._undo_button) and self._undo_button.isVisible():
            self._undo_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_bulk(self) -> None:
        self._show_bulk(self.bulk.isHidden())
        if not self.bulk.isHidden():
            self.bulk.look()
            self.bulk.merge.setFocus()

    def _show_bulk(self, on: bool) -> None:
        """It stands in place of the list: with large letters there is no room for both."""
        for part in (self.bulk, self._rest, self._stack):  # never both: the window would have to grow
            part.setVisible(False)
        for part in (self.bulk, self._rest) if on else (self._stack,):
            part.setVisible(True)
        self.many.setText(self.tr("一处一处定") if on else self.tr("成批定…"))
        self.many.setAccessibleName(self.many.text())

    def _settle_many(self, rule: str, merge: str | None) -> None:
        mine = not self.desk.identity.is_office

        def done(bulk: Bulk) -> None:
            self._steps.append(_Step(bulk, None))
            self._show_bulk(False)
            left = self.tr("还有 {n} 处规矩定不了，请一处一处看。").format(n=bulk.left) if bulk.left else ""
            self.notice.ok(self.tr("已成批定下 {n} 处。").format(n=len(bulk.settled)), left)
            if self.desk.identity.may_receipt:
                self._offer_undo()
            else:
                self._steps.clear()
            self._focus_undo()
            self.desk.tell(bulk.changes)

        self._run(lambda s: settling.settle_all(s, rule, merge, mine=mine), done)

    # taking back --------------------------------------------------------------------------

    def _undo(self) -> None:
        if not self._steps:
            return
        step = self._steps.pop()
        if not self.desk.identity.may_receipt:
            self._choose_again(step)
            return

        def take_back(s: Session) -> Changes:
            many = step.done.settled if isinstance(step.done, Bulk) else (step.done,)
            return conflicts.unsettle(s, *many)

        def done(changes: Changes) -> None:
            if isinstance(step.done, Bulk):
                self.notice.ok(self.tr("已撤销：{n} 处又回到没有定的样子。").format(n=len(step.done.settled)))
            else:
                self._wanted = step.done.record
                self.notice.ok(self.tr("已撤销：这一处又回到没有定的样子，请再选。"))
            self._offer_undo()
            self.desk.tell(changes)

        self._run(take_back, done)

    def _choose_again(self, step: _Step) -> None:
        """A laptop cannot switch an op off; the choice itself can be made again."""
        if step.clash is None:
            return
        self._again = step.clash
        self.notice.say("info", self.tr("再选一次，新选的会代替刚才的。"))
        self._stack.setCurrentIndex(1)
        self.view.show_clash(step.clash, again=True)
        self.list.setFocus()
