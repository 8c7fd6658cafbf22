"""What a visit gives rise to: demands and promises, each in a box of its own, as many as there were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QWidget

from gridworker.services.visits import DemandDraft, PromiseDraft
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.pages.demand_editor import DemandEditor
from gridworker.ui.pages.promise_line import PromiseLine
from gridworker.ui.widgets.basics import button, column, label, row


class Raised(QFrame):
    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk = desk
        self.demands: list[DemandEditor] = []
        self.promises: list[PromiseLine] = []
        self._demand_box, self._promise_box = column(gap=0.6), column(gap=0.6)
        self.add_demand = button(self.tr("记一件诉求　Alt+Q"), self.new_demand, icon="plus")
        self.add_demand.setAccessibleName(self.tr("记一件诉求"))
        self.add_demand.setShortcut(QKeySequence("Alt+Q"))
        self.add_promise = button(self.tr("记一个约定　Alt+R"), self.new_promise, icon="plus")
        self.add_promise.setAccessibleName(self.tr("记一个约定"))
        self.add_promise.setShortcut(QKeySequence("Alt+R"))
        title = label(self.tr("群众反映和约定"), "heading")
        buttons = row(self.add_demand, self.add_promise, None)
        self.setLayout(column(title, self._demand_box, self._promise_box, buttons, gap=0.6, margin=1))

    def show_drafts(self, demands: Sequence[DemandDraft], promises: Sequence[PromiseDraft]) -> None:
        for part in (*self.demands, *self.promises):
            part.setParent(None)
            part.deleteLater()
        self.demands, self.promises = [], []
        for demand in demands:
            self._put_demand(demand)
        for promise in promises:
            self._put_promise(promise)

    def stand_as(self, demands: Sequence[DemandDraft], promises: Sequence[PromiseDraft]) -> None:
        """Show these, and leave alone what stands like that already: somebody may be writing in it."""
        both: list[tuple[list[Any], Sequence[Any], Callable[[Any], object]]] = [
            (self.demands, demands, self._put_demand), (self.promises, promises, self._put_promise),
        ]  # fmt: skip
        for there, wanted, put in both:
            while len(there) > len(wanted):
                self._forget(there, there[-1])
            for part, draft in zip(there, wanted, strict=False):
                if part.draft() != draft:
                    part.show_draft(draft)
            for draft in wanted[len(there) :]:
                put(draft)

    def controls(self) -> dict[str, QWidget]:
        """Every control by its name in a draft: `demands.0.text`."""
        named: dict[str, QWidget] = {}
        groups: list[tuple[str, list[Any]]] = [("demands", self.demands), ("promises", self.promises)]
        for group, parts in groups:
            for at, part in enumerate(parts):
                named |= {f"{group}.{at}.{name}": control for name, control in part.controls().items()}
        return named

    def new_demand(self) -> None:
        self._put_demand(DemandDraft()).text.setFocus()
        self.edited.emit()

    def new_promise(self) -> None:
        self._put_promise(PromiseDraft()).text.setFocus()
        self.edited.emit()

    def _put_demand(self, draft: DemandDraft) -> DemandEditor:
        editor = DemandEditor(self.desk)
        editor.show_draft(draft)
        editor.edited.connect(self.edited)
        editor.dropped.connect(lambda: self._drop(self.demands, editor))
        self.demands.append(editor)
        self._demand_box.addWidget(editor)
        return editor

    def _put_promise(self, draft: PromiseDraft) -> PromiseLine:
        line = PromiseLine(self.desk)
        line.show_draft(draft)
        line.edited.connect(self.edited)
        line.dropped.connect(lambda: self._drop(self.promises, line))
        self.promises.append(line)
        self._promise_box.addWidget(line)
        return line

    def take_away_empty(self) -> None:
        """Boxes in which nothing stands are gone when the page is saved: they were opened by mistake."""
        for demand in [one for one in self.demands if not one.text.text().strip() and one.untouched()]:
            self._forget(self.demands, demand)
        for line in [one for one in self.promises if one.draft() == PromiseDraft()]:
            self._forget(self.promises, line)

    def _forget(self, among: list, part: QWidget) -> None:
        among.remove(part)
        part.setParent(None)
        part.deleteLater()

    def _drop(self, among: list, part: QWidget) -> None:
        self._forget(among, part)
        self.add_demand.setFocus()
        self.edited.emit()
