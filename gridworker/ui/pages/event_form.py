"""The form of any step of a demand, made from its fields. What is typed is kept like every other form.

The page that opens it says what is done with the fields (`write`, on the store thread) and afterwards
(`done`); a refusal is said at the field that it is about, and the words stay.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from gridworker.services.session import Session
from gridworker.ui import language, theme
from gridworker.ui.desk import Desk
from gridworker.ui.page import scrolled
from gridworker.ui.pages import event_hints
from gridworker.ui.pages.event_editors import Choices, is_empty, is_no_day, no_day, step_editor, tells
from gridworker.ui.pages.keeping import Typed
from gridworker.ui.pages.kept_form import KeptForm
from gridworker.ui.pages.record_editors import Editor
from gridworker.ui.pages.step_verbs import step_verb
from gridworker.ui.widgets.basics import button, card, column, focus_soon, frame, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.flow import wrapped

if TYPE_CHECKING:
    from gridworker.services.acting import Offer

FORM = "event"
ACTOR = "actor"
BY_OTHERS: Final = frozenset({
    "resolve_on_spot", "accept", "send_back", "progress", "ask_extend", "report_back", "tell_resident",
    "callback", "arrive",
})  # fmt: skip
"""Steps of units and workers, which an office enters from their paper."""
ONLY_IF: Final = {
    "appoint_on": ("track", "APPOINT"), "satisfaction": ("no_answer", False), "to": ("outcome", "TOLD"),
}  # fmt: skip
Write = Callable[[Session, dict[str, Any], str], Any]


def about_of(record: str, event: str) -> str:
    """What a draft of this form is about: the demand and the step."""
    return f"{record}:{event}"


class EventForm(KeptForm):
    edited = Signal()

    def __init__(
        self, desk: Desk, offer: Offer, choices: Choices, *, record: str, write: Write,
        done: Callable[[Any], object], begin: Mapping[str, Any] | None = None,
        leave_out: Collection[str] = (),
    ) -> None:  # fmt: skip
        """`begin`: values that stand there at first. `record`: the demand, or what else it is about.
        `leave_out`: fields that this demand has no use for."""
        super().__init__(desk)
        self.offer, self._write, self._done = offer, write, done
        self._choices = choices
        self.name = step_verb(offer.event)
        self.editors: dict[str, Editor] = {}
        for spec in offer.fields:
            if spec.name not in (ACTOR, *leave_out):
                self.editors[spec.name] = step_editor(desk, spec, choices, offer.event)
        for name, value in (begin or {}).items():
            if name in self.editors and not is_empty(value):
                self.editors[name].show(value)
        self.actor = self._actor_box(choices)
        self.keep_typed(FORM, about_of(record, offer.event))
        self._place()
        for control in self.controls().values():
            tells(control, self._touched)
        self._fit_fields()
        self.keeping.look(self.notice)

    def _actor_box(self, choices: Choices) -> Box | None:
        """An office enters what others did, from their signed paper: then it says who."""
        people = choices.get("worker") or ()
        if not self.desk.identity.is_office or self.offer.event not in BY_OTHERS or not people:
            return None
        return Box([(None, self.tr("就是我自己办的")), *people])

    def _place(self) -> None:
        parts: list = [self.notice]
        if said := _about(self.offer.event):
            parts.append(label(said, "second", wrap=True))
        if self.offer.why:  # it may be taken, but something speaks for waiting
            parts.append(label("⚠ " + language.said(self.offer.why), "pill-warn", wrap=True))
        for spec in self.offer.fields:
            one = self.editors.get(spec.name)
            if one is None:
                continue
            below = event_hints.hint(self.offer.event, spec.name)
            if isinstance(one.control, QCheckBox):
                parts += [one.control, *([label(below, "hint", wrap=True)] if below else [])]
                continue
            name = language.said(spec.label) + (" *" if spec.required else "")
            nothing = bool(spec.refers) and spec.refers in self._choices and not self._choices[spec.refers]
            hint = self.tr("这里还没有可以选的。") if nothing else below
            self.fields[spec.name] = Field(name, one.control, hint=hint).wrap_name()
            parts.append(self.fields[spec.name])
        if not self.editors and not said:
            said = self.tr("这一步不用填什么，看清楚了按下面的按钮。")
            parts.append(label(said, "second", wrap=True))
        if self.actor is not None:
            self.fields[ACTOR] = Field(
                self.tr("谁办的"), self.actor, hint=self.tr("照签了字的纸代录时，选办的那个人。")
            )
            parts.append(self.fields[ACTOR])
        inner = QWidget()
        inside = column(card(*parts, gap=0.6), None)
        inside.setContentsMargins(0, 0, theme.current().em(0.6), 0)
        inner.setLayout(inside)
        throw = button(self.tr("不写了"), self.throw, role="link", icon="trash")
        aside = self.aside_button(self.tr("先放着"), self.tr("先放着，写了的留着"))
        not_now = QWidget()
        not_now.setLayout(row(throw, aside))
        bar = frame("bar", wrapped(not_now, self.save_button(self.name), right_from=1), margin=0.5)
        head = row(label(self.name, "heading"), None, self.keeping.status)
        whole = column(head, scrolled(inner), bar, gap=0.5)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def enter(self) -> None:
        first = next(iter(self.editors.values()), None)
        focus_soon(first.control if first is not None else self.save)

    # what was typed ---------------------------------------------------------------------------

    def controls(self) -> dict[str, QWidget]:
        """Every control by the name that the draft gives it."""
        found = {name: one.control for name, one in self.editors.items()}
        return found | ({ACTOR: self.actor} if self.actor is not None else {})

    def typed(self) -> Typed:
        """Everything in the form, as a draft keeps it."""
        return {name: one.value() for name, one in self.editors.items()} | {ACTOR: self.actor_id()}

    def show_typed(self, typed: Typed) -> None:
        """Fill the form from a draft."""
        for name, one in self.editors.items():
            if name in typed:
                one.show(typed[name])
        if self.actor is not None:
            self.actor.set_code(typed.get(ACTOR) or None)
        self._fit_fields()
        self.edited.emit()

    def values(self) -> dict[str, Any]:
        """The fields that were given."""
        given = {
            name: one.value()
            for name, one in self.editors.items()
            if name not in self.fields or not self.fields[name].isHidden()
        }
        return {name: value for name, value in given.items() if not is_empty(value) and value is not False}

    def actor_id(self) -> str:
        """Who did it, when it was somebody else; else empty."""
        return (self.actor.code() or "") if self.actor is not None else ""

    def _touched(self) -> None:
        self._fit_fields()
        self.keeping.touched()
        self.edited.emit()

    def _fit_fields(self) -> None:
        """A question that only one answer to another one makes sense of is asked only then."""
        for name, (other, answer) in ONLY_IF.items():
            if name in self.fields and other in self.editors:
                self.fields[name].setVisible(self.editors[other].value() == answer)

    # and when it is done ------------------------------------------------------------------------

    def lacking(self) -> list[str]:
        """The fields that must be given and are not, or that are no day."""
        given = self.values()
        wrong = [spec.name for spec in self.offer.fields if spec.required and spec.name not in given]
        wrong = [name for name in wrong if name in self.editors]
        return wrong + [name for name, one in self.editors.items() if is_no_day(one.control)]

    def save_now(self) -> None:
        self.notice.hide_notice()
        for field in self.fields.values():
            field.show_fault("")
        wrong = self.lacking()
        for name in reversed(wrong):
            missing = not is_no_day(self.editors[name].control)
            self.say_wrong(name, self.tr("这一格要填") if missing else no_day())
        if not wrong:
            fields, actor = self.values(), self.actor_id()
            self.put(lambda s: self._write(s, fields, actor), self._done)


def _about(event: str) -> str:
    """What a step means, where its fields do not say it."""
    return {
        "verify": _tr("核查通过：您看过了，结果属实，事情办好了。有出入，就按“退回重办”。"),
        "close_out": _tr("销号以后，这件事就了结了。群众再来说，还可以重办，编号不变。"),
        "decline": _tr("不予立项也要告诉群众：理由写清楚，办完这一步，这件会列在“待告知”里。"),
        "withdraw": _tr("群众自己不办了，才撤回。撤回以后还可以恢复。"),
        "take_back": _tr("那边的电脑丢了、坏了，才收回。那边已经办的步骤不再算数，仍看得到。"),
    }.get(event, "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("EventForm", text)
