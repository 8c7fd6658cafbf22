"""The same step on several demands at once: one form, and beside it what would become of each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QWidget

from gridworker.services import acting
from gridworker.services.session import Session
from gridworker.ui import language, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.event_editors import Choices
from gridworker.ui.pages.event_form import EventForm
from gridworker.ui.tables.id_model import Column, Row
from gridworker.ui.tables.rows_model import RowsModel
from gridworker.ui.tables.views import CardList
from gridworker.ui.widgets.basics import column, label, row
from gridworker.ui.words import many

if TYPE_CHECKING:
    from gridworker.services.acting import ActedMany, Offer

BULK = "bulk"
LOOK_MS = 300
OF_EACH = ("category", "nature", "appoint_on", "plan", "leader")
"""Fields in which every demand has its own answer."""


class BulkPanel(QWidget):
    """`done` carries what became of them; `left` is told when nothing is done now."""

    done = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, offer: Offer, choices: Choices, rows: Sequence[dict[str, Any]]) -> None:
        """`rows` are demands as lists show them."""
        super().__init__()
        self.desk, self._offer = desk, offer
        self._ids = [one["id"] for one in rows]
        self._texts = {one["id"]: (language.said(one["number"]), str(one["text"])) for one in rows}
        self._first_due = min((str(one["due"]) for one in rows if one.get("due")), default="")
        self.form = EventForm(
            desk, offer, choices, record=BULK, done=self.done.emit,
            write=lambda s, fields, _actor: self.write(s, fields), leave_out=OF_EACH, begin=self.begin(),
        )  # fmt: skip
        self.form.left.connect(self.left)
        self.form.edited.connect(self._soon)
        self.model = RowsModel([Column("", 0, self._said)], self)
        self.list = CardList(self.tr("每一件会怎样"), self.model, self._lines)
        self.said = label("", "second", wrap=True)
        self._timer = QTimer(self, singleShot=True, interval=min(LOOK_MS, desk.autosave_ms))
        self._timer.timeout.connect(self._look)
        self._asked = 0
        self._can: dict[str, str] = {}
        self._unknown = self.tr("先填左边")
        title = label(many(self.tr("勾上的 {n} 件"), n=len(self._ids)), "heading")
        right = column(title, self.said, self.list, gap=0.4)
        right.setStretch(2, 1)
        holder = QWidget()
        holder.setLayout(right)
        whole = row(self.form, holder, gap=1)
        whole.setStretch(0, 1)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._put({})
        self._look()

    # what differs for another kind of step ------------------------------------------------------

    def begin(self) -> dict[str, Any]:
        """What stands in the form at first: one day for all of them is the first on which one is due."""
        return {"due": self._first_due}

    def write(self, s: Session, fields: dict[str, Any]) -> Any:
        """Do it, on the store thread; gives what `ActedMany` has."""
        return acting.act_many(s, self._ids, self._offer.event, fields)

    def ask(self, s: Session, fields: dict[str, Any]) -> list[Any]:
        """What would become of each, on the store thread; gives what `Preview` has."""
        return acting.preview_many(s, self._ids, self._offer.event, fields)

    def can(self, _one: Any) -> str:
        """What is said of one (as `ask` gives it) that can be done."""
        return self.tr("✓ 可以")

    # --------------------------------------------------------------------------------------------

    def enter(self) -> None:
        self.form.enter()

    def flush(self) -> None:
        """The profile is about to close."""
        self._timer.stop()
        self.form.flush()

    def _soon(self) -> None:
        self._timer.start()

    def _look(self) -> None:
        """Ask what would become of each with what stands in the form now."""
        self._asked += 1
        asked, fields = self._asked, self.form.values()
        if self.form.lacking():
            self._put({})
            return

        def show(found: list[Any]) -> None:
            if asked == self._asked:
                self._can = {one.id: self.can(one) for one in found}
                self._put({one.id: one.why for one in found})

        self.desk.work.run(self, lambda s: self.ask(s, fields)).success(show).failure(
            self.form.notice.refused
        )

    def _put(self, why: dict[str, str]) -> None:
        rows = [
            {"id": one, "number": self._texts[one][0], "text": self._texts[one][1], "why": why.get(one)}
            for one in self._ids
        ]
        self.list.show_ids(self.model.set_rows(rows))
        can = sum(reason == "" for reason in why.values())
        name = self.form.name
        self.form.save.setEnabled(not why or can > 0)
        if not why:
            self.said.setText(self.tr("左边带 * 的填好，这里就看得到每一件办不办得成。"))
            self.form.call_save(name)
            return
        self.form.call_save(many(self.tr("{name} {n} 件"), name=name, n=can))
        out = len(why) - can
        self.said.setText(
            many(self.tr("{n} 件可以办，{out} 件这次办不了，会留在原处。"), n=can, out=out)
            if out
            else many(self.tr("{n} 件都可以办。"), n=can)
        )

    def _lines(self, row_: Row) -> tuple[str, str, str, str]:
        why = row_["why"]
        first = row_["text"].replace("\n", " ")
        if why is None:
            return first, "", row_["number"], "hint"
        if why:
            return first, self.tr("✕ 办不了"), f"{row_['number']}　{language.said(why)}", "bad"
        return first, self._can.get(row_["id"], ""), row_["number"], "ok"

    def _said(self, row_: Row) -> str:
        return words.clauses(self._lines(row_)[:3])


def _tr(text: str) -> str:
    return QCoreApplication.translate("matter_bulk", text)


def result_words(name: str, made: ActedMany, then: str) -> list[str]:
    """What became of them, as sentences; `then` says what comes next."""
    said = [many(_tr("已{name} {n} 件。"), n=len(made.done), name=name)] if made.done else []
    if made.refused:
        reasons: dict[str, int] = {}
        for _id, why in made.refused:
            reasons[language.said(why)] = reasons.get(language.said(why), 0) + 1
        told = [many(_tr("{n} 件没有办：{why}"), n=n, why=why) for why, n in reasons.items()]
        said.append(words.sentences(told))
    elif then:
        said.append(then)
    return said
