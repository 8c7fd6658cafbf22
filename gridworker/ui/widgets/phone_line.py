"""The field for a telephone number that is on record: it shows it masked, and a new one is typed whole.

Correcting a household's tags must not show its number to whoever looks over one's shoulder. Left alone, the
field still says the whole number to the form; the first change empties it, because half of a masked number
is none.
"""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent

from gridworker.ui import words
from gridworker.ui.widgets.text_area import Line

STAR = "*"


class PhoneLine(Line):
    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholder)
        self._kept = ""
        self.setToolTip(self.tr("改就整个重写，不改不用动"))
        self.textEdited.connect(self._began)

    def text(self) -> str:
        """The number on record while it stands masked, else what was typed."""
        shown = super().text()
        return self._kept if self._kept and shown == words.phone(self._kept) else shown

    def set_text(self, text: str) -> None:
        """Show a number, masked."""
        self._kept = text
        shown = words.phone(text)
        if super().text() != shown:
            self.setText(shown)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed takes the place of all of it."""
        super().focusInEvent(event)
        if STAR in super().text():
            self.selectAll()

    def _began(self, shown: str) -> None:
        """A masked number that is changed in one place goes; what was typed into it stays."""
        if STAR in shown and shown != words.phone(self._kept):
            typed = "".join(letter for letter in _put_in(words.phone(self._kept), shown) if letter != STAR)
            self.setText(typed)


def _put_in(before: str, after: str) -> str:
    """What stands in `after` and not in `before`, when one piece was put in or taken out."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return after[start : len(after) - end]
