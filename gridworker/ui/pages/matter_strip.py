"""Below a list of demands: the one that is picked, and what can be done with it by one key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QWidget

from gridworker.ui import keys, theme
from gridworker.ui.desk import Desk
from gridworker.ui.pages import matter_source
from gridworker.ui.pages.matter_actions import SELDOM, legal
from gridworker.ui.pages.step_verbs import step_verb
from gridworker.ui.widgets.basics import button, clear, column, label
from gridworker.ui.widgets.flow import FlowLayout
from gridworker.ui.words import many

if TYPE_CHECKING:
    from gridworker.services.acting import Offer

SHOWN = 3
LOOK_MS = 80
"""Whoever walks down the list with the arrow is not asked about every row."""


class MatterStrip(QFrame):
    """`opened` asks for the page of the demand, `chosen` for a step of it."""

    opened = Signal(str)
    chosen = Signal(str, object)
    bulk_asked = Signal()
    unticked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "bar")
        self.desk = desk
        self._id = ""
        self._offers: list[Offer] = []
        self._bulk, self._ticked, self._step, self._turn = "", 0, "", ""
        self._timer = QTimer(self, singleShot=True, interval=min(LOOK_MS, desk.autosave_ms))
        self._timer.timeout.connect(self._look)
        holder = QWidget()
        self._flow = FlowLayout(holder, gap=theme.current().em(0.5))
        self.setLayout(column(holder, gap=0.3, margin=0.5))
        for number in range(1, SHOWN + 1):
            said = self.tr("选中那件的第 {n} 个下一步").format(n=number)
            keys.bind(self, str(number), said, partial(self._press, number))
        self.setVisible(False)

    def show_demand(self, demand: str | None, step: str = "", turn: str = "") -> None:
        """Offer what can be done with this one, `step` before all others; None: nothing is picked. `turn`
        says whose turn it is where there is nothing to do here."""
        self._step, self._turn = step, turn
        if demand is None:
            self._id = ""
            self.setVisible(False)
            return
        if demand != self._id:
            self._id, self._offers = demand, []
            self._put()
        self._timer.start()

    def show_ticks(self, name: str, n: int) -> None:
        """In this list several can be done at once, by the step called `name` (empty: not in this list)."""
        self._bulk, self._ticked = name, n
        self._put()

    def stop(self) -> None:
        self._timer.stop()

    def _look(self) -> None:
        wanted = self._id

        def show(offers: list[Offer]) -> None:
            if wanted == self._id and wanted:
                found = [
                    one for one in legal(offers)
                    if one.main or one.event == self._step or one.event not in SELDOM
                ]  # fmt: skip
                self._offers = sorted(found, key=lambda one: one.event != self._step)[:SHOWN]
                self._put()

        self.desk.work.run(self, lambda s: matter_source.offers(s, wanted)).success(show).failure(
            lambda _error: None  # the list says it when it is read again
        )

    def _put(self) -> None:
        clear(self._flow)
        self.setVisible(bool(self._id))
        if self._bulk and self._ticked:
            self._put_bulk()
            return
        see = button(self.tr("打开　Enter"), lambda: self.opened.emit(self._id), role="link", icon="eye")
        see.setAccessibleName(self.tr("打开这一件"))
        self._flow.addWidget(see)
        for at, one in enumerate(self._offers, start=1):
            name = step_verb(one.event)
            go = partial(self._choose, one)
            first = one.event == self._step if self._leads() else one.main
            made = button(f"{at}　{name}", go, role="main" if first else "")
            made.setAccessibleName(name)
            self._flow.addWidget(made)
        if not self._offers and self._turn:
            self._flow.addWidget(label(self._turn, "second"))

    def _leads(self) -> bool:
        """Whether the step of the list is among them; else the expected step of the demand leads."""
        return any(one.event == self._step for one in self._offers)

    def _put_bulk(self) -> None:
        said = many(self.tr("成批{name}（{n} 件）　Ctrl+B"), name=self._bulk, n=self._ticked)
        go = button(said, self.bulk_asked.emit, role="main", icon="forward")
        go.setShortcut(QKeySequence("Ctrl+B"))
        self._flow.addWidget(go)
        self._flow.addWidget(button(self.tr("去掉勾"), self.unticked.emit, role="link"))

    def _press(self, number: int) -> None:
        if number <= len(self._offers) and not self._ticked:
            self._choose(self._offers[number - 1])

    def _choose(self, offer: Offer) -> None:
        """Nothing is offered until it was looked at again: a second press means the same step."""
        self._offers = []
        self._put()
        self.chosen.emit(self._id, offer)
