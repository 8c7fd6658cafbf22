"""What ties the search box to an open profile: Ctrl+K, the page of results, the way back, and the index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Qt, QTimer

from gridworker.ui import keys
from gridworker.ui.indexing import Indexing
from gridworker.ui.search_bar import SearchBar

if TYPE_CHECKING:
    from gridworker.ui.pages.search import SearchPage

KEY = "search"


class Searching(QObject):
    """Cheap to make: the box and the page come when they are needed. `workspace` is the open profile's; it is
    not named here, because it is what makes this.
    """

    def __init__(self, workspace: Any) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._page: SearchPage | None = None
        self._floating = False
        self.bar = SearchBar(workspace.desk)
        self.bar.asked.connect(self._ask)
        self.bar.entered.connect(self._enter)
        self.bar.left.connect(self._leave)
        self.bar.rested.connect(lambda: QTimer.singleShot(0, workspace, workspace.fit_top))
        self.bar.made.connect(self._turned)
        keys.bind(workspace, "Ctrl+K", self.tr("查找，在哪一页都可以"), self.bar.take_keyboard)
        workspace.turned.connect(self._turned)
        self._indexing = Indexing(workspace.desk, self)
        self._indexing.begin()

    def stop(self) -> None:
        self._indexing.stop()

    def leave_room(self, floating: bool) -> None:
        """A bar that floats must not hide what the page of results says at its top."""
        self._floating = floating
        if self._page is not None:
            self._page.leave_room(self.bar.height() if floating else 0)

    def _ask(self, text: str) -> None:
        if text or self._workspace.key == KEY:
            self._workspace.go(KEY, text)

    def _enter(self) -> None:
        if self._page is not None and self._workspace.key == KEY:
            self._page.take_keyboard()

    def _leave(self) -> None:
        if self._workspace.key == KEY:
            self._workspace.back()
        elif (front := self._workspace.front()) is not None:
            front.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turned(self) -> None:
        """Another page is in front: the box says what the page of results shows, and nothing elsewhere."""
        if self._workspace.key != KEY:
            self.bar.set_text("")
            self._workspace.fit_top()
            return
        page = cast("SearchPage", self._workspace.page(KEY))
        if self._page is not page:
            self._page = page
            page.to_box.connect(self.bar.take_keyboard)
            page.left.connect(self._leave)
            self.leave_room(self._floating)
        self._workspace.fit_top()
        if not self.bar.has_keyboard():
            self.bar.set_text(page.text())
