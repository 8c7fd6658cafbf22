"""Sentences that belong to an action, shown where it was done: no boxes that must be clicked away.

A refusal has three parts: what happened, what became of my data, what to do now.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from gridworker.errors import UserError
from gridworker.ui import icons, language, theme
from gridworker.ui.crash import keep
from gridworker.ui.widgets.basics import button, clear, column, icon_button, label, picture, row
from gridworker.ui.widgets.sight import into_sight

_ICON = {"ok": "check", "info": "info", "warn": "alert", "bad": "alert"}


_NOT_AS_IT_WAS = frozenset({"damaged_store", "broken_chain"})
"""After these nobody believes that nothing has changed."""


def three_parts(error: BaseException) -> tuple[str, str]:
    """(what happened, what to do next) of any failure; our own mistakes go to the crash file."""
    if isinstance(error, UserError):
        language.put(error)
        return error.message, error.hint
    tr = QCoreApplication.translate
    path = keep(error)
    where = tr("notice", "（{name}）").format(name=path.name) if path else ""
    return (
        tr("notice", "程序出了差错，这一步没有做成。"),
        tr("notice", "请再试一次；还不行就把出错记录{where}交给办公室。").format(where=where),
    )


class Notice(QFrame):
    """Hidden until there is something to say; a screen reader hears it as its description."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = ""
        """"ok", "info", "warn" or "bad" of what is shown; empty while nothing is."""
        self._box: QVBoxLayout = column(gap=0.15)
        self._picture: QLabel | None = None
        self.setVisible(False)

    def _drawn(self) -> QLabel:
        """The picture, and around it all the rest: made when there is something to say for the first time."""
        if self._picture is not None:
            return self._picture
        self._picture = picture("info", "info")
        close = icon_button("cross", self.tr("收起提示"), self.hide_notice)
        whole = row(self._picture, self._box, close, gap=0.6, margin=0.7)
        whole.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)
        whole.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        return self._picture

    def hide_notice(self) -> None:
        self.kind = ""
        self.setVisible(False)

    def refused(self, error: BaseException, data: str = "") -> None:
        """`data` says what became of the person's work, for example that the words are still there.

        Left out, it was only looked for something: nothing has changed.
        """
        what, then = three_parts(error)
        if not data and getattr(error, "code", "") not in _NOT_AS_IT_WAS:
            data = self.tr("资料没有变化。")
        self.say("bad", what, data, then)
        self._offer_help(getattr(error, "code", ""))

    def _offer_help(self, code: str) -> None:
        """A way to the page of the manual, where it has one for this refusal."""
        from gridworker.ui import help_links

        topic = help_links.OF_CODE.get(code)
        if topic is not None and help_links.can_help(self):
            way = button(self.tr("看说明"), lambda: help_links.open_topic(self, topic), role="link")
            self._below(way)

    def ok(self, *sentences: str) -> None:
        self.say("ok", *sentences)

    def say(self, kind: str, *sentences: str) -> None:
        self.kind = kind
        drawn = self._drawn()
        clear(self._box)
        told = [s for s in sentences if s]
        first = label(told[0], wrap=True, selectable=True)
        font = first.font()
        font.setBold(True)
        first.setFont(font)
        self._box.addWidget(first)
        if told[1:]:
            # One paragraph: a line for each sentence would push the page off a low screen. What to do comes
            # last and behind an arrow, so that it is found without reading the rest.
            rest = [*told[1:-1], f"→ {told[-1]}"] if kind == "bad" and len(told) > 2 else told[1:]
            self._box.addWidget(label("　".join(rest), wrap=True, selectable=True))
        self._stands(lines=len(told[:2]))
        theme.role(self, kind)
        token = getattr(theme.current().tokens, kind)
        side = theme.current().em(1.4)
        drawn.setPixmap(icons.pixmap(_ICON[kind], token, side))
        self.setAccessibleName(QCoreApplication.translate("words", "；").join(told))
        self.setVisible(True)
        if kind in ("ok", "bad"):  # the end of something; a warning may come up while somebody types
            into_sight(self)

    def _stands(self, *, lines: int) -> None:
        """The picture stands beside the first line: in the middle where there is no other."""
        whole, drawn = self.layout(), self._drawn()
        if whole is not None:
            middle = Qt.AlignmentFlag.AlignVCenter if lines == 1 else Qt.AlignmentFlag.AlignTop
            whole.setAlignment(drawn, middle)

    def _below(self, part: QPushButton) -> None:
        self._box.addLayout(row(part, None))
        self._stands(lines=2)

    def offer(self, text: str, keys: str, act: Callable[[], object], ms: int) -> QPushButton:
        """A button below the sentence just said, for `ms` milliseconds: after that it is too late."""
        shown = button(f"{text}　{keys}", act, icon="undo")
        shown.setAccessibleName(text)
        shown.setShortcut(QKeySequence(keys))
        self._below(shown)
        QTimer.singleShot(ms, shown, shown.hide)
        return shown

    def lead(self, text: str, act: Callable[[], object]) -> QPushButton:
        """A button below the sentence just said, to where the next step is done."""
        shown = button(text, act, icon="forward")
        self._below(shown)
        return shown

    def words(self) -> str:
        return "" if self.isHidden() else self.accessibleName()
