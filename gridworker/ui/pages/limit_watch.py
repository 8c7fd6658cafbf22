"""Beside 办结期限 of 交办: whether the day that is typed is later than the limit of the demand itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from gridworker.services import demand_steps
from gridworker.ui import language
from gridworker.ui.desk import Desk
from gridworker.ui.pages.event_form import EventForm

LOOK_MS = 300
DUE = "due"


class LimitWatch(QObject):
    """Lives as long as its form; asks again whenever another day stands there."""

    def __init__(self, desk: Desk, form: EventForm, demand: str) -> None:
        super().__init__(form)
        self._desk, self._form, self._demand, self._asked = desk, form, demand, ""
        self._timer = QTimer(self, singleShot=True, interval=min(LOOK_MS, desk.autosave_ms))
        self._timer.timeout.connect(self._look)
        form.edited.connect(self._timer.start)
        self._timer.start()

    def _look(self) -> None:
        day = str(self._form.values().get(DUE) or "")
        if day == self._asked:
            return
        self._asked = day

        def show(said: str) -> None:
            if isValid(self._form) and day == self._asked:
                self._form.fields[DUE].set_hint(language.said(said) if said else "")

        self._desk.work.run(
            self, lambda s: demand_steps.later_than_limit(s, self._demand, day) if day else ""
        ).success(show)
