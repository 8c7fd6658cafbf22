"""The 24 digits that one person reads out and another types, in groups of four."""

from __future__ import annotations

from gridworker.ui.widgets.text_area import Line

DIGITS = 24


def grouped(text: str) -> str:
    """Digits in groups of four, full-width ones made plain; everything else left out."""
    digits = "".join(str(int(c)) for c in text if c.isdigit())[:DIGITS]
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


class Digits(Line):
    """Puts the blanks in by itself."""

    def __init__(self) -> None:
        super().__init__("0000 0000 0000 0000 0000 0000")
        self.edited.connect(self._group)

    def lacking(self) -> int:
        """How many digits are still to be typed."""
        return DIGITS - len(self.text().replace(" ", ""))

    def _group(self) -> None:
        typed, at = self.text(), self.cursorPosition()
        text = grouped(typed)
        if text != typed:
            self.setText(text)
            # One digit corrected in the middle: the next key belongs there too, not at the end.
            before = sum(c.isdigit() for c in typed[:at])
            self.setCursorPosition(before + max(0, before - 1) // 4)
