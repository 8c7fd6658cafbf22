"""Somebody at a window: finds everything by the words on it, as the manual names it, and by nothing else.

Whatever moves to another place of the page stays found; what is not there, or cannot be pressed, is an error
that says what can be seen instead.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from gridworker.ui.main_window import MainWindow
from gridworker.ui.places import places_for
from gridworker.ui.widgets.basics import spoken
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.date_field import DateField
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.household_picker import HouseholdPicker
from tests.ui.page_objects import compose

PATIENCE_S: Final = 20.0
Found = TypeVar("Found", bound=QWidget)


class NotThere(AssertionError):
    """Something that the story names cannot be seen."""


class Hands:
    """One person at one window."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.patience = window, PATIENCE_S
        self.used: list[str] = []
        """What was pressed, picked and asked for, in the words of the window."""
        self.read: set[str] = set()
        """What stood on the window when something was done."""

    # what is remembered -------------------------------------------------------------------

    def note(self, *names: str) -> None:
        """Remember what is used now, and all that can be read around it."""
        self.used += names
        self.read |= set(self.seen().split("\n"))

    # waiting ------------------------------------------------------------------------------

    def settle(self) -> None:
        """Until everything that was asked has come back and stands there."""
        quiet, end = 0, time.monotonic() + self.patience
        while quiet < 3:
            QApplication.processEvents()
            time.sleep(0.002)
            quiet = 0 if self.window.desk.work.busy else quiet + 1
            if time.monotonic() > end:
                raise NotThere("the window never comes to rest")

    def look_at(self, text: str) -> None:
        """Bring a line of the page into sight."""
        found = [label for label in self._visible(QLabel) if text in label.text()]
        if not found:
            raise NotThere(f"“{text}” cannot be read; there is:\n{self.seen()}")
        self._show(found[0].parentWidget() or found[0])
        asks = [field for field in self._visible(Field) if spoken(field._name.text()) == text]
        if asks:  # else the page goes back to where the keyboard is
            asks[0].control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.note(text)

    def wait_for(self, name: str) -> None:
        """Until a button is there that can be pressed."""
        end = time.monotonic() + self.patience
        while not self._buttons(name):
            if time.monotonic() > end:
                raise NotThere(f"“{name}” is not there; there are {self.buttons()}")
            self.settle()

    # looking ------------------------------------------------------------------------------

    def seen(self) -> str:
        """Everything that is written on the window now, lists and fields included."""
        parts: list[str] = [label.text() for label in self._visible(QLabel)]
        parts += [name for push in self._visible(QAbstractButton) for name in _names(push)]
        parts += [box.currentText() for box in self._visible(QComboBox)]
        parts += [line.text() for line in self._visible(QLineEdit)]
        parts += [area.toPlainText() for area in self._visible(QPlainTextEdit)]
        parts += [area.toPlainText() for area in self._visible(QTextEdit)]
        for view in self._visible(QAbstractItemView):
            parts += [text for _index, text in _items(view)]
        return "\n".join(part for part in parts if part)

    def sees(self, *texts: str) -> None:
        """These words stand somewhere on the window."""
        there = self.seen()
        missing = [text for text in texts if text not in there]
        self.note()
        if missing:
            raise NotThere(f"{missing} cannot be read; there is:\n{there}")

    def buttons(self) -> list[str]:
        """The names of all that can be pressed now."""
        pushes = [push for push in self._visible(QAbstractButton) if push.isEnabled()]
        return [push.accessibleName() or spoken(push.text()) for push in pushes]

    def _visible(self, kind: type[Found]) -> Iterator[Found]:
        for one in self.window.findChildren(kind):
            if one.isVisible():
                yield one

    def _buttons(self, name: str) -> list[QAbstractButton]:
        pushes = [push for push in self._visible(QAbstractButton) if push.isEnabled()]
        exact = [push for push in pushes if name in _names(push)]
        return exact or [push for push in pushes if any(one.startswith(name) for one in _names(push))]

    # doing --------------------------------------------------------------------------------

    def go(self, title: str, what: object = None) -> None:
        """Go to a stop of the rail."""
        workspace = self.window.workspace
        assert workspace is not None
        for place in places_for(self.window.desk.identity):
            if place.stop.title == title and not place.under:
                self.note(title)
                workspace.go(place.stop.key, what)
                self.settle()
                return
        raise NotThere(f"no way leads to “{title}”")

    def press(self, name: str) -> None:
        """Press the button with these words on it, or with this name."""
        self.wait_for(name)
        self.note(name)
        found = self._buttons(name)
        if len(found) > 1:
            found = [push for push in found if push.text()] or found
        self._show(found[0])
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        self.settle()

    def touch(self, name: str) -> None:
        """Bring the keyboard to a button: the page goes along with it."""
        self.wait_for(name)
        self._buttons(name)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.settle()

    def press_folded(self, name: str, fold: str) -> None:
        """Press a button that may be folded away under a line called `fold`."""
        end = time.monotonic() + self.patience
        while not self._buttons(name) and not self._buttons(fold) and time.monotonic() < end:
            self.settle()
        if not self._buttons(name):
            self.press(fold)
        self.press(name)

    def tick(self, name: str) -> None:
        """Press a tick box or a chip."""
        self.press(name)

    def pick(self, text: str) -> None:
        """Click on the line of a list that has these words in it; the list with the shortest line wins, so
        that the name of a list at the side comes before a line that happens to hold it."""
        hits = [
            (len(said), view, index)
            for view in self._visible(QAbstractItemView)
            for index, said in _items(view)
            if text in said
        ]
        if not hits:
            raise NotThere(f"no line says “{text}”; there is:\n{self.seen()}")
        _length, view, index = min(hits, key=lambda hit: hit[0])
        self.note(text)
        view.scrollTo(index)
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
        )
        self.settle()

    def keys(self, *keys: str) -> None:
        """Press keys where the keyboard is: `Return`, `Ctrl+Return`, `1`."""
        held_by = {"Ctrl": Qt.KeyboardModifier.ControlModifier, "Alt": Qt.KeyboardModifier.AltModifier}
        for key in keys:
            *held, name = key.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for one in held:
                modifiers |= held_by[one]
            self.front()
            at = self.window.focusWidget() or self.window
            QTest.keyClick(at, Qt.Key[f"Key_{name}"], modifiers)
            self.settle()

    def front(self) -> None:
        """Shortcuts are heard by an active window only."""
        self.window.activateWindow()
        end = time.monotonic() + self.patience
        while not self.window.isActiveWindow() and time.monotonic() < end:
            QApplication.processEvents()

    def answer(self, name: str, what: str) -> None:
        """Answer the question with this name, whatever it is answered with."""
        control = self._control(name)
        self.note(name)
        self._show(control)
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        match control:
            case QComboBox():
                self._choose(control, what)
            case Chips():
                self._press_in(control, what)
            case DateField():
                self._type(control.focusProxy() or control, what.replace("-", ""))
            case HouseholdPicker():
                self._find(control, what)
            case _:
                self._clear(control)
                self._type(control, what)
        self.settle()

    # steps of a demand ----------------------------------------------------------------------

    def take(self, step: str, fold: str = "", **answers: str) -> None:
        """Take a step of the demand in front: answer the questions of its form and keep it."""
        self.begin(step, fold, **answers)
        self.finish(step)

    def begin(self, step: str, fold: str = "", **answers: str) -> None:
        """Open the form of a step, which may be folded away under a line called `fold`, and answer it."""
        if fold:
            self.press_folded(step, fold)
        else:
            self.press(step)
        for question, what in answers.items():
            self.answer(question, what)

    def finish(self, step: str) -> None:
        """Press the button of the form, or of a step that has none."""
        self.press(step)
        self.sees("已记下")

    # the controls ---------------------------------------------------------------------------

    def _control(self, name: str) -> QWidget:
        for field in self._visible(Field):
            if spoken(field._name.text()) == name:
                return field.control
        for one in self._visible(QWidget):
            if spoken(one.accessibleName()) == name and not isinstance(one, QAbstractButton):
                return one
        asked = [spoken(field._name.text()) for field in self._visible(Field)]
        raise NotThere(f"nobody asks for “{name}”; asked for are {asked}")

    def _choose(self, box: QComboBox, what: str) -> None:
        said = [box.itemText(at) for at in range(box.count())]
        hits = [at for at, text in enumerate(said) if text == what]
        hits = hits or [at for at, text in enumerate(said) if what in text]
        if not hits:
            raise NotThere(f"“{what}” is not among {said}")
        box.setCurrentIndex(hits[0])

    def _press_in(self, chips: Chips, what: str) -> None:
        for code in chips.codes():
            if chips.chip(code).text() == what:
                if not chips.chip(code).isChecked():
                    QTest.mouseClick(chips.chip(code), Qt.MouseButton.LeftButton)
                return
        raise NotThere(f"“{what}” is not among {[chips.chip(code).text() for code in chips.codes()]}")

    def _find(self, picker: HouseholdPicker, what: str) -> None:
        self.front()
        picker.box.setFocus()
        self._type(picker.box, what)
        popup = picker._completer.popup()
        end = time.monotonic() + self.patience
        while not (popup.isVisible() and popup.model().rowCount()) and time.monotonic() < end:
            self.settle()
        QTest.keyClick(picker.box, Qt.Key.Key_Return)
        self.settle()
        if not picker.ids():
            raise NotThere(f"no household is found for “{what}”")
        self.front()

    def _type(self, at: QWidget, text: str) -> None:
        if text.isascii():
            QTest.keyClicks(at, text)
        else:
            compose(at, "x", commit=text)
        QApplication.processEvents()

    def _clear(self, control: QWidget) -> None:
        if isinstance(control, QLineEdit | QPlainTextEdit):
            control.selectAll()

    def _show(self, what: QWidget) -> None:
        """Bring it into sight, as the wheel does."""
        parent = what.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(what)
            parent = parent.parentWidget()
        QApplication.processEvents()


def _names(push: QAbstractButton) -> Sequence[str]:
    text = spoken(push.text()).split(" ")
    bare = text[-1] if text[0].isdigit() else text[0]  # 1　签收; 打开　Enter
    return [name for name in (spoken(push.accessibleName()), spoken(push.text()), bare) if name]


def _items(view: QAbstractItemView) -> Iterator[tuple[QModelIndex, str]]:
    model = view.model()
    for row in range(model.rowCount() if model is not None else 0):
        index = model.index(row, 0)
        said = [index.data(Qt.ItemDataRole.DisplayRole), index.data(Qt.ItemDataRole.AccessibleTextRole)]
        yield index, "　".join(dict.fromkeys(str(part) for part in said if part))
