"""How many things wait on the pages that say so, asked on the store thread and shown on the rail."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gridworker.ui.desk import Desk

if TYPE_CHECKING:
    from gridworker.services.session import Session

FIRST_MS = 700
"""The first page comes first."""
AGAIN_MS = 300


class Waiting(QObject):
    """`sources` are `module:function` by the key of a page; each takes a session and gives a number."""

    def __init__(self, desk: Desk, sources: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._sources = desk, dict(sources)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._ask)
        self._begun = False

    def begin(self) -> None:
        """The first page is on its way to the screen."""
        if not self._begun and self._sources:
            self._begun = True
            self._desk.changed.connect(self._soon)
            self._timer.start(FIRST_MS)

    def _soon(self, _changes: object) -> None:  # a method of this object: Qt lets go of it with the object
        self._timer.start(AGAIN_MS)

    def stop(self) -> None:
        self._timer.stop()

    def _ask(self) -> None:
        for key, source in self._sources.items():
            # A number that cannot be read is left out: whoever opens the page is told why.
            self._desk.work.run(self, partial(_count, source)).success(
                partial(self._desk.set_count, key)
            ).failure(lambda _error: None)


def _count(source: str, session: Session) -> int:
    module, _, name = source.partition(":")
    return int(getattr(import_module(f"gridworker.services.{module}"), name)(session))
