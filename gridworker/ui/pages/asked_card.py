"""What a demand asks, how it came, who answers for it, what was answered, and the ways from there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.intake_words import origin
from gridworker.ui.widgets.basics import button, card, clear, column, label
from gridworker.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from gridworker.ui.widgets.masked import MaskedPhone


class AskedCard(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._box = column(gap=0)
        self.setLayout(self._box)
        self.phone: MaskedPhone | None = None

    def show_page(
        self, page: dict[str, Any], *, head: QWidget | None = None, level: str = "",
        lines: Sequence[tuple[str, str]] = (), ways: Sequence[QWidget] = (),
    ) -> None:  # fmt: skip
        """`page` as `services.demands.demand` gives it, but without a household or visit that is not here.

        `head` stands above it; `level`: which one has it in hand, where that is worth saying; `lines` are
        (name, words) below its own, empty words left out; `ways` stand before the others.
        """
        self.phone = None
        clear(self._box)
        parts: list = [
            *([head] if head is not None else []),
            label(page["text"] or words.removed(page, "text"), "heading", wrap=True, selectable=True),
            self._pills(page, level),
        ]
        for name, text in (
            (self.tr("怎么来的"), origin(page, self.desk.vocab)),
            (self.tr("地点"), page["place"]),
            (self.tr("网格"), page["grid_name"]),
            (self.tr("首问责任人"), page["first_asked_name"]),
            *lines,
        ):
            if text:
                parts.append(label(self.tr("{name}：{text}").format(name=name, text=text), wrap=True))
        if page["contact"]:
            from gridworker.ui.widgets.masked import MaskedPhone  # most demands have no number of their own

            said = self.tr("联系电话：{p}")
            self.phone = MaskedPhone(self.desk, "demand", page["id"], page["contact"], said)
            parts.append(self.phone)
        if page["result"]:
            outcome = self.desk.vocab.label("outcome", page["outcome"]) if page["outcome"] else ""
            said = self.tr("答复或办理（{o}）：{t}") if outcome else self.tr("答复或办理：{t}")
            parts.append(label(said.format(o=outcome, t=page["result"]), wrap=True, selectable=True))
        if page["anonymous"]:
            said = self.tr("反映人不愿留名，姓名、电话和户都没有记下来，这里也查不到。")
            parts.append(label(said, "hint", wrap=True))
        parts.append(self._ways(page, ways))
        self._box.addWidget(card(*parts, gap=0.45))

    def stop(self) -> None:
        """The number hides again: the page is left or locked."""
        if self.phone is not None and isValid(self.phone):
            self.phone.conceal()

    def _pills(self, page: dict[str, Any], level: str) -> QWidget:
        holder = QWidget()
        pills = FlowLayout(holder, gap=theme.current().em(0.4))
        for text in self._marks(page, level):
            if text:
                pills.addWidget(label(text, "pill"))
        return holder

    def _marks(self, page: dict[str, Any], level: str) -> list[str]:
        vocab = self.desk.vocab
        marks = [self.tr("第 {n} 次办").format(n=page["life"])] if page["life"] > 1 else []
        if level:
            marks.append(self.tr("在{level}").format(level=vocab.label("level", level)))
        marks += [vocab.label(f"demand_{name}", page[name]) for name in ("category", "nature")]
        if page.get("track"):
            marks.append(vocab.label("track", page["track"]))
        if page["sensitive"]:
            marks.append(self.tr("家事或隐私，不公示"))
        elif page["consent_publish"]:
            marks.append(self.tr("同意公示"))
        if not self.desk.identity.is_office:
            marks.append(words.delivery(page["delivery"]))
        return marks

    def _ways(self, page: dict[str, Any], first: Sequence[QWidget]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=theme.current().em(0.4))
        for way in first:
            flow.addWidget(way)
        for key, record, text in (
            ("households", page["household"], self.tr("看这一户")),
            ("visit", page["visit"], self.tr("看那次走访")),
        ):
            if record:
                flow.addWidget(button(text, partial(self.desk.go, key, record), role="link", icon="forward"))
        go = partial(self.desk.go, "record", page["id"])
        more = button(self.tr("更正、每一版、撤回…"), go, role="link", icon="clock")
        more.setAccessibleName(self.tr("更正这件诉求、看改过的每一版，或者撤回"))
        flow.addWidget(more)
        return holder
