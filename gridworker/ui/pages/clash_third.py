"""A third value: neither this nor that, typed or picked here. What is half typed is kept like any draft."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from gridworker.domain.clash import from_text
from gridworker.domain.fields import FieldSpec
from gridworker.domain.records import FIELDS
from gridworker.services import half_typed
from gridworker.ui import keys, theme
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, clear, column, row
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.sight import into_sight
from gridworker.ui.widgets.text_area import Line, TextArea

FORM = "clash"
_PICKED = ("code", "codes", "bool")
_TYPED = ("text", "long", "date", "time", "int", "names", "mark")


class ClashThird(QFrame):
    """Hidden until `open`; `taken` carries the value."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk = desk
        self._clash: dict[str, Any] = {}
        self._name = self._taken_up = ""
        self._spec: FieldSpec | None = None
        self._control: QWidget | None = None
        self._box = column(gap=0.5, margin=0.8)
        self.setLayout(self._box)
        self._timer = QTimer(self, singleShot=True, interval=desk.autosave_ms)
        self._timer.timeout.connect(self._keep)
        keys.bind(self, "Esc", self.tr("不另写了"), self.shut)
        self.setVisible(False)

    def possible(self, clash: dict[str, Any]) -> bool:
        spec = FIELDS.get(clash["kind"], {}).get(clash["field"])
        return spec is not None and spec.shape in (*_PICKED, *_TYPED)

    def begin(self, clash: dict[str, Any], field_name: str) -> None:
        """Another clash is shown: what was typed for the last one is kept, the form is shut."""
        self.keep_now()
        self.setVisible(False)
        clear(self._box)
        self._control, self._clash, self._name = None, clash, field_name
        self._taken_up = ""
        self._spec = FIELDS.get(clash["kind"], {}).get(clash["field"])
        if self.possible(clash) and not clash["missing"]:
            self.desk.work.run(self, lambda s: half_typed.half_typed(s, FORM)).success(self._found)

    def open(self) -> None:
        """Show the form and put the keyboard into it."""
        if self._spec is None:
            return
        if self._control is None:
            self._build()
        self.setVisible(True)
        if self._control is not None:
            self._control.setFocus()
        into_sight(self)  # with its buttons: the keyboard alone would bring the field

    def shut(self) -> None:
        self.keep_now()
        self.setVisible(False)
        self.left.emit()

    def take(self) -> None:
        value = self._value()
        if value is not None:
            self._timer.stop()
            self.taken.emit(value)

    def settled(self) -> None:
        """The value was written: its draft goes."""
        self._timer.stop()
        draft = self._draft_id()
        clear(self._box)
        self._control = None
        self.setVisible(False)
        self.desk.work.run(self, lambda s: half_typed.drop(s, draft))

    def keep_now(self) -> None:
        """Write down what is typed, if anything waits."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()

    def _keep(self) -> None:
        draft, about = self._draft_id(), self._about()
        typed = {"text": self._text(), "codes": self._codes()}
        self.desk.work.run(self, lambda s: half_typed.keep(s, FORM, draft, typed, about=about))

    def _found(self, kept: list[half_typed.HalfTyped]) -> None:
        """Something was half typed here before: show it again."""
        about = self._about()
        mine = next((one for one in kept if about in (one.about, one.id.removeprefix(f"{FORM}:"))), None)
        if mine is None or self._control is not None:
            return
        self._taken_up = mine.id
        self._build()
        if isinstance(self._control, Chips):
            self._control.set_values([str(code) for code in mine.typed.get("codes") or []])
        elif isinstance(self._control, Line | TextArea):
            self._control.set_text(str(mine.typed.get("text") or ""))
        self.setVisible(True)

    def _build(self) -> None:
        spec = self._spec
        assert spec is not None
        many = spec.shape == "codes"
        control: Chips | Line | TextArea
        if spec.shape == "bool":
            control = Chips(self._name, [("true", self.tr("是")), ("false", self.tr("否"))])
        elif spec.shape in _PICKED:
            control = Chips(self._name, self.desk.choices(spec.vocab), many=many)
        elif spec.shape == "long":
            control = TextArea(self.tr("写成应该是的样子"), lines=3)
        else:
            hint = self.tr("写成 2026-04-05 这样") if spec.shape == "date" else ""
            control = Line(hint or self.tr("写成应该是的样子"))
            control.returnPressed.connect(self.take)
        changed = control.changed if isinstance(control, Chips) else control.edited
        changed.connect(self._timer.start)
        self._control = control
        self._box.addWidget(Field(self.tr("另写：{field}").format(field=self._name), control))
        use = button(self.tr("就用另写的　Ctrl+Enter"), self.take, role="main")
        use.setAccessibleName(self.tr("就用另写的"))
        use.setShortcut("Ctrl+Return")
        self._box.addLayout(row(use, button(self.tr("不另写了"), self.shut), None))

    def _text(self) -> str:
        return self._control.text() if isinstance(self._control, Line | TextArea) else ""

    def _codes(self) -> list[str]:
        return self._control.values() if isinstance(self._control, Chips) else []

    def _value(self) -> Any:
        if isinstance(self._control, Chips):
            codes = self._codes()
            if self._spec is not None and self._spec.shape == "codes":
                return codes
            if self._spec is not None and self._spec.shape == "bool":
                return None if not codes else codes[0] == "true"
            return codes[0] if codes else None
        return from_text(self._spec, self._text()) or None

    def _draft_id(self) -> str:
        return self._taken_up or f"{FORM}:{self._about()}"

    def _about(self) -> str:
        return f"{self._clash.get('record')}:{self._clash.get('field')}"
