"""How it stands with a public notice, in words and in a colour."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gridworker.services.hung_notices import HungNotice
from gridworker.ui import words


def tr(text: str) -> str:
    return QCoreApplication.translate("public", text)


def state_words(shown: HungNotice) -> str:
    """Whether it hangs, and what to do about it."""
    if shown.state == "hangs":
        return words.many(tr("公示中，还有 {n} 天"), n=shown.days_left)
    return {
        "over": tr("公示期已满，请取下"), "down": tr("{d} 取下").format(d=shown.taken_down),
        "ahead": tr("还没到公示的日子"),
    }[shown.state]  # fmt: skip


def state_token(shown: HungNotice) -> str:
    """The theme colour of these words."""
    return {"hangs": "ok", "over": "warn", "down": "second", "ahead": "info"}[shown.state]
