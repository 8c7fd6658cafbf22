"""What can be done with a demand now: the expected step first, the others, then what must wait and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridworker.domain.demand import STATES, STEPS
from gridworker.ui import keys, language, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.matter_source import Opened
from gridworker.ui.pages.matter_words import turn
from gridworker.ui.pages.step_verbs import step_verb
from gridworker.ui.widgets.basics import button, card, clear, column, label
from gridworker.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from gridworker.services.acting import Offer

NOT_HERE: Final = frozenset({"correct", "hand_over"})
"""Steps that have a page or a button of their own."""
SELDOM: Final = frozenset({
    "comment", "withdraw", "put_back", "escalate", "delegate", "whistle", "arrive", "transfer",
    "join", "hold", "deliberate", "take_back", "extend", "supervise", "tell_resident", "reopen",
})  # fmt: skip
"""Steps that stand folded away while they are not the expected one."""
KEYED = 9
"""So many of them have a figure to be pressed."""
ICONS = {
    "accept": "check", "register": "check", "assign": "forward", "progress": "diary", "report_back": "check",
    "tell_resident": "handshake", "verify": "check", "callback": "handshake", "close_out": "check",
    "comment": "diary", "supervise": "alert", "hold": "clock", "return_for_rework": "undo",
    "send_back": "undo",
}  # fmt: skip


def legal(offers: Sequence[Offer]) -> list[Offer]:
    """Those that can be done now, the expected one first, the others as they came; who was told is told again
    last of all."""
    found = [one for one in offers if one.legal and one.event not in NOT_HERE]
    return sorted(found, key=lambda one: (not one.main, one.event in SELDOM, one.event == "tell_resident"))


def ahead(event: str, state: str) -> bool:
    """Whether a step is due now or may still come: what lies behind is no answer to somebody who misses a
    button."""
    step = STEPS.get(event)
    return step is not None and any(STATES.index(start) >= STATES.index(state) for start in step.start)


class MatterActions(QWidget):
    """`chosen` carries the event whose button was pressed."""

    chosen = Signal(str)
    asked = Signal()
    """The matter is to be asked for from the PC that has it in hand."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._box = column(gap=0.8)
        whole = column(self._box, None, gap=0)
        whole.setContentsMargins(0, 0, theme.current().em(0.6), theme.current().em(0.6))
        self.setLayout(whole)
        self._offers: list[Offer] = []
        self._open: set[str] = set()
        self._ways: list[Callable[[], None]] = []
        self.first: QWidget | None = None
        """Where the keyboard begins: the first thing that can be done."""
        for number in range(1, KEYED + 1):
            said = self.tr("下一步里的第 {n} 个").format(n=number)
            keys.bind(self, str(number), said, partial(self._press, number))

    def show_matter(self, found: Opened) -> None:
        """Show what can be done with it, and whose turn it is where nothing is expected of this machine."""
        offers, page = found.offers, found.page
        whose_turn, holder = self._whose_turn(found)
        self._offers = legal(offers)
        clear(self._box)
        self.first, self._ways = None, []
        front, seldom = QWidget(), QWidget()
        flows = {one: FlowLayout(one, gap=theme.current().em(0.5)) for one in (front, seldom)}
        parts: list = [label(self.tr("下一步"), "heading")]
        if whose_turn:
            parts.append(label(whose_turn, "second", wrap=True))
        for at, one in enumerate(self._offers, start=1):
            made = self._button(at, one)
            self.first = self.first or made
            if one.main:
                parts.append(made)
            else:
                flows[seldom if one.event in SELDOM else front].addWidget(made)
        if holder:
            said = self.tr("这一件现在由{name}经办，已经申请接过来。") if found.asked_at else ""
            said = said or self.tr("这一件现在由{name}经办。")
            parts.append(label(said.format(name=holder), wrap=True))
        if holder and found.same_office and not found.asked_at:
            parts.append(button(self.tr("申请接过来"), self.asked.emit, role="link", icon="handshake"))
        parts += [front] if flows[front].count() else []
        if not self._offers:
            parts.append(label(self.tr("这台电脑现在没有可以办的。"), wrap=True))
        if flows[seldom].count():
            said = self.tr("别的办法（{n}）").format(n=flows[seldom].count())
            only = flows[seldom].count() == len(self._offers)
            parts.append(seldom if only else self._folded("seldom", said, "more", seldom))
        hidden = NOT_HERE | SELDOM
        later = [
            one for one in offers
            if not one.legal and one.why and one.event not in hidden and ahead(one.event, page["state"])
        ]  # fmt: skip
        if later:
            said = self.tr("现在还不能办的（{n}）").format(n=len(later))
            parts.append(self._folded("later", said, "question", self._not_yet(later)))
        self._box.addWidget(card(*parts, gap=0.55))

    def _whose_turn(self, found: Opened) -> tuple[str, str]:
        """Whose turn it is when it is not this machine's; and whose PC has the matter in hand, elsewhere."""
        page = found.page
        mine = any(one.main and one.legal for one in found.offers)
        holder = str(page.get("holder_name") or "")
        away = self.desk.identity.is_office and page["open"] and not page.get("held_here")
        level = self.desk.vocab.label("level", page.get("level")) if page.get("level") else ""
        named = self.tr("{level}的{name}").format(name=holder, level=level) if level else holder
        return "" if mine else turn(page), named if away and holder else ""

    def _button(self, at: int, one: Offer) -> QWidget:
        name = step_verb(one.event)
        text = f"{at}　{name}" if at <= KEYED else name
        made = button(
            text, partial(self.chosen.emit, one.event), role="main" if one.main else "",
            icon=ICONS.get(one.event, "") if one.main else "",
        )  # fmt: skip
        made.setAccessibleName(name)
        return made

    def _not_yet(self, later: Sequence[Offer]) -> QWidget:
        """Whoever misses a button finds here why it is not there."""
        said = self.tr("{name}：{why}")
        by_why: dict[str, list[str]] = {}
        for one in later:  # one reason for several is said once
            by_why.setdefault(one.why, []).append(step_verb(one.event))
        told = [
            said.format(name=words.listed(names), why=language.said(why)) for why, names in by_why.items()
        ]
        lines = QWidget()
        lines.setLayout(column(*(label(text, "hint", wrap=True) for text in told), gap=0.3))
        return lines

    def _folded(self, key: str, said: str, icon: str, inside: QWidget) -> QWidget:
        """A line that opens what is below it; it stays open for the next demand."""
        if key not in self._open:  # shown without a place it would be a window of its own for a moment
            inside.hide()
        way = button(said, role="link", icon=icon)

        def fold() -> None:
            self._open ^= {key}
            inside.setVisible(key in self._open)

        way.clicked.connect(fold)
        if key not in self._open:
            self._ways.append(fold)
        both = QWidget()
        both.setLayout(column(way, inside, gap=0.2))
        return both

    def open_all(self) -> None:
        """Unfold whatever is folded away."""
        for way in self._ways:
            way()

    def _press(self, number: int) -> None:
        if number <= len(self._offers):
            self.chosen.emit(self._offers[number - 1].event)
