"""安全: keys, lock, backups, checks, working days; one tab for each, made when it is first looked at.

A part is a page of its own without a stop on the rail (`gridworker.ui.page.Page`): it gets `enter` when it
comes to the front, `show_what` for `desk.go("safe", (key, what))`, and everything else that a page gets.
To hang one on, add a line to `parts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QScrollArea, QStackedWidget

from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, held, page_column
from gridworker.ui.widgets.basics import label, row
from gridworker.ui.widgets.tabs import Tabs


@dataclass(frozen=True)
class Part:
    """One tab: its key, its word, the module below `gridworker.ui.pages` and the page in it.

    `office` True is for an office PC only, False for a laptop only.
    """

    key: str
    title: str
    module: str
    page: str
    office: bool | None = None


def parts(*, is_office: bool) -> list[Part]:
    """The tabs of this profile, in their order."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("safe", words)

    every = [
        Part("passphrase", tr("口令"), "safe_passphrase", "PassphrasePart"),
        Part("lock", tr("锁屏"), "safe_lock", "LockPart"),
        Part("recovery", tr("忘了口令"), "safe_recovery", "RecoveryPart"),
        Part("backups", tr("备份"), "backups", "BackupsPart"),
        Part("checks", tr("检查"), "safe_checks", "ChecksPart"),
        Part("calendar", tr("工作日历"), "calendar_part", "CalendarPart"),
    ]
    return [part for part in every if part.office in (None, is_office)]


class SafePage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.parts = parts(is_office=desk.identity.is_office)
        self._made: dict[str, Page] = {}
        self._areas: dict[str, QScrollArea] = {}
        self._states: dict[str, Any] = {}
        self.tabs = Tabs(self.tr("安全事项"), [part.title for part in self.parts])
        self.tabs.went.connect(lambda at: self._front(self.parts[at].key).enter())
        self._stack = QStackedWidget()
        head = row(label(self.tr("安全"), "title"), self.tabs, None, gap=1.2)
        whole = page_column(head, self._stack)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.key = self.parts[0].key

    def part(self, key: str) -> Page:
        """The page behind a tab, made when it is asked for."""
        if key not in self._made:
            wanted = next(part for part in self.parts if part.key == key)
            module = import_module(f"gridworker.ui.pages.{wanted.module}")
            made: Page = getattr(module, wanted.page)(self.desk)
            self._made[key], self._areas[key] = made, held(made)
            self._stack.addWidget(self._areas[key])
            if key in self._states:
                made.restore(self._states.pop(key))
        return self._made[key]

    def _front(self, key: str) -> Page:
        shown = self.part(key)
        self.key = key
        self._stack.setCurrentWidget(self._areas[key])
        return shown

    def _turn(self, key: str) -> Page:
        at = next((n for n, part in enumerate(self.parts) if part.key == key), 0)
        self.tabs.tab(at).setChecked(True)
        return self._front(self.parts[at].key)

    # what the window asks of a page -------------------------------------------------------

    def enter(self) -> None:
        self._turn(self.key).enter()

    def show_what(self, what: Any) -> None:
        """A key of a tab, or (key, what the tab is to show)."""
        key, inner = what if isinstance(what, tuple) else (what, None)
        shown = self._turn(key)
        if inner is None:
            shown.enter()
        else:
            shown.show_what(inner)

    def state(self) -> dict[str, Any]:
        held = {key: made.state() for key, made in self._made.items()}
        kept = {key: state for key, state in held.items() if state is not None}
        return {"at": self.key, "parts": {**self._states, **kept}}

    def restore(self, state: Mapping[str, Any]) -> None:
        self._states = dict(state["parts"])
        if any(part.key == state["at"] for part in self.parts):
            self.key = state["at"]

    def cancel_work(self) -> None:
        for made in self._made.values():
            made.cancel_work()

    def flush_and_stop(self) -> None:
        for made in self._made.values():
            made.flush_and_stop()
