"""A day that may be left open: 2026-04-05 or 20260405 is typed, an empty field means none."""

from __future__ import annotations

import re
from datetime import date as Day

from gridworker.ui.widgets.text_area import Line


class MaybeDay(Line):
    """`day()` is the day, or None for an empty field; `is_wrong()` when what stands there is no day."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholder or "2026-04-05")

    def set_day(self, day: str | None) -> None:
        self.set_text(day or "")

    def day(self) -> Day | None:
        digits = re.sub(r"[年月日./\-—\s]", "", self.text().translate(_PLAIN))
        typed = self.text().strip()
        if re.fullmatch(r"\d{8}", digits):
            typed = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
        try:
            return Day.fromisoformat(typed)
        except ValueError:
            return None

    def is_wrong(self) -> bool:
        return bool(self.text().strip()) and self.day() is None


_PLAIN = str.maketrans("０１２３４５６７８９－", "0123456789-")
