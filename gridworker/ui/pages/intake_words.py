"""Words of a demand: how old it is, how it came, and from whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from gridworker.ui import words

if TYPE_CHECKING:
    from gridworker.domain.vocab import Vocab

STATES = (
    "collected", "registered", "assigned", "in_progress", "on_hold", "reported", "verified", "published",
    "closed", "declined", "merged", "withdrawn",
)  # fmt: skip
"""States to filter by, in the order of a demand's life."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("intake", text)


def age(row: Mapping[str, Any], today: Day) -> str:
    """第 5 天 of a demand that is still open: the day on which it came is the first; else its own day."""
    came = words.read_day(row.get("collected_on"))
    if came is None:
        return ""
    if not row.get("open"):
        return words.day(came, today)
    days = (today - came).days
    return _tr("今天来的") if days <= 0 else _tr("第 {n} 天").format(n=days + 1)


def origin(row: Mapping[str, Any], vocab: Vocab) -> str:
    """How it came and from whom, in a few words."""
    how = vocab.label("source", row.get("source")) if row.get("source") else ""
    return _tr("　").join(part for part in (how, whom(row)) if part)


def whom(row: Mapping[str, Any]) -> str:
    if row.get("anonymous"):
        return _tr("不愿留名")
    return str(row.get("household_name") or row.get("reporter") or row.get("place") or "")
