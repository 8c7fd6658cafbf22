"""Ctrl+Z and Ctrl+Y for a whole form: step by step back through all its fields, and forward again.

Each field's own undo would know nothing of chips, dates and boxes that were taken away, and would end where
the keyboard leaves the field. So the form is remembered as it stood before each step. Letters typed one after
the other into one field are one step; a pause, another field, or deleting after typing begins the next.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from shiboken6 import isValid

from gridworker.ui import keys
from gridworker.ui.whereabouts import Controls, field_of, go_to, put_cursor, text_in

T = TypeVar("T")

STEPS = 200
"""So many can be taken back."""
PAUSE_MS = 1200
"""After so long a rest the next letter begins a new step."""


class Step(NamedTuple):
    """The form as it stood before one step (on the way forward: after it), and the field it was made in."""

    stood: Any
    field: str


class History(QObject, Generic[T]):
    """`take` reads the form whole and cheaply, `put` shows it again; `told` hears that it did.

    `owner` is the part of the window in which the keys work; its fields leave Ctrl+Z to it.
    """

    def __init__(
        self,
        owner: QWidget,
        take: Callable[[], T],
        put: Callable[[T], None],
        controls: Callable[[], Controls],
        told: Callable[[], object],
    ) -> None:
        super().__init__(owner)
        self._owner, self._take, self._put, self._controls, self._told = owner, take, put, controls, told
        self._now: T = take()
        self._field, self._length, self._grows = "", 0, True
        self._pause = QElapsedTimer()
        self._back: list[Step] = []
        self._forward: list[Step] = []
        self._putting = False
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self._keys: list[QShortcut] = [
            keys.bind(owner, "Ctrl+Z", self.tr("退回一步"), self.back),
            keys.bind(owner, "Ctrl+Y", self.tr("退过了，再往前一步"), self.forward),
        ]
        self._keys[1].setKeys([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        for shortcut in self._keys:
            shortcut.setContext(here)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._enters)

    def begin(self) -> None:
        """What stands there now is where a new form (or a draft taken up again) begins."""
        self._now = self._take()
        self._back.clear()
        self._forward.clear()
        self._field = ""

    def noticed(self) -> None:
        """Something may have been typed or picked."""
        if self._putting:
            return
        now = self._take()
        if now == self._now:
            return
        controls = self._controls()
        field = field_of(controls, self._owner.window().focusWidget())
        length = _length(controls.get(field))
        if not self._goes_on(field, length):
            self._back.append(Step(self._now, field))
            del self._back[:-STEPS]
        self._grows = length > self._length if field == self._field else True
        self._field, self._length, self._now = field, length, now
        self._forward.clear()
        self._pause.start()

    def _goes_on(self, field: str, length: int) -> bool:
        """Whether this letter belongs to the step before it."""
        if not self._back or not field or length < 0 or field != self._field or self._forward:
            return False
        if not self._pause.isValid() or self._pause.elapsed() >= PAUSE_MS:
            return False
        return (length > self._length) == self._grows

    @property
    def can_go_back(self) -> bool:
        return bool(self._back)

    def back(self) -> None:
        """Ctrl+Z."""
        self._step(self._back, self._forward)

    def forward(self) -> None:
        """Ctrl+Y."""
        self._step(self._forward, self._back)

    def _step(self, source: list[Step], other: list[Step]) -> None:
        focus = self._owner.window().focusWidget()
        if getattr(focus, "composing", False):
            return  # the word under way is the input method's own business
        self.noticed()
        if not source:
            return
        step = source.pop()
        other.append(Step(self._now, step.field))
        before = _words(self._controls().get(step.field))
        self._putting = True
        try:
            self._put(step.stood)
        finally:
            self._putting = False
        self._now = self._take()
        self._field = ""
        self._show(step.field, before)
        self._told()

    def _show(self, field: str, before: str) -> None:
        """The keyboard goes to the field that changed, the cursor to the place in it that did."""
        controls = self._controls()
        control = controls.get(field)
        if control is None or not go_to(controls, {"field": field}):
            return
        inner = text_in(control)
        if inner is not None:
            now = _words(control)
            same = 0
            while same < min(len(now), len(before)) and now[-1 - same] == before[-1 - same]:
                same += 1
            at = len(now[: len(now) - same].encode("utf-16-le")) // 2
            put_cursor(inner, at, at)

    # the fields leave the keys to the form ---------------------------------------------------

    def _enters(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and isValid(self._owner) and self._owner.isAncestorOf(now):
            now.removeEventFilter(self)  # never twice
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _is_ours(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    if event.key() == Qt.Key.Key_Z:
        return held in (control, control | shift)
    return event.key() == Qt.Key.Key_Y and held == control


def _words(control: QWidget | None) -> str:
    inner = text_in(control)
    if inner is None:
        return ""
    return inner.toPlainText() if isinstance(inner, QPlainTextEdit) else inner.text()


def _length(control: QWidget | None) -> int:
    """Letters in a field for text; -1 for any other, where each pick is a step of its own."""
    return -1 if text_in(control) is None else len(_words(control))
