"""Who may be in the book already: a hint while one types, which never stands in the way of saving."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer

from gridworker.services import likely_duplicates
from gridworker.services.households import HouseholdDraft
from gridworker.services.likely_duplicates import Likely
from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.notice import Notice

_ASKED = ("head", "group", "door", "phone")


class Alike(Notice):
    """`draft` reads the form; `page` is the household that is corrected, or empty."""

    def __init__(self, desk: Desk, draft: Callable[[], HouseholdDraft], page: dict[str, Any]) -> None:
        super().__init__()
        self._desk, self._draft, self._page = desk, draft, page
        self._asked: HouseholdDraft | None = None
        self._timer = QTimer(self, singleShot=True, interval=min(400, desk.autosave_ms))
        self._timer.timeout.connect(self._look)

    def look_soon(self) -> None:
        """Something was typed; look after a pause."""
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _look(self) -> None:
        draft, page = self._draft(), self._page
        changed = not page or any(getattr(draft, name) != (page.get(name) or "") for name in _ASKED)
        if not changed or not (draft.head or draft.phone or draft.door):
            self.hide_notice()
            return
        self._asked = draft
        typed = {name: getattr(draft, name) for name in _ASKED}
        grid, own = draft.grid or page.get("grid"), page.get("id") or ""
        self._desk.work.run(
            self, lambda s: likely_duplicates.likely_households(s, typed, grid, besides=own)
        ).success(lambda found: self._found(draft, found)).failure(self.refused)

    def _found(self, asked: HouseholdDraft, found: list[Likely]) -> None:
        if asked is not self._asked:
            return
        if not found:
            self.hide_notice()
            return
        why = {
            "same_door": self.tr("门牌相同"), "same_phone": self.tr("电话相同"),
            "same_name": self.tr("户主同名"), "same_sound": self.tr("户主名字同音"),
        }  # fmt: skip
        said = words.clauses(
            self.tr("{head}（{place}），{why}").format(
                head=one.head, place=words.place(vars(one)), why=why.get(one.reason, "")
            )
            for one in found
        )
        self.say(
            "warn", self.tr("户册里可能已经有这一户：{who}。").format(who=said),
            self.tr("请看一眼是不是同一户；不是就照常保存。"),
        )
