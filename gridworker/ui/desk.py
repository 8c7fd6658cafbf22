"""What every page is given: the work thread, the clock, the vocabulary, who is working, and the news.

Pages do not know each other. One that wrote something calls `tell(changes)`; the others hear it and decide
for themselves whether they show one of the records named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date as Day
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from gridworker.ui import language, theme
from gridworker.ui.settings import Settings, SettingsFile
from gridworker.ui.work import Work

if TYPE_CHECKING:
    from gridworker.domain.vocab import Vocab
    from gridworker.services.changes import Changes
    from gridworker.services.session import Identity, Session

AUTOSAVE_MS = 800


class Desk(QObject):
    """`identity` and `vocab` are those of the open profile; before one is open they must not be asked."""

    changed = Signal(object)
    identified = Signal()
    asked_for = Signal(str, object)
    """(name of a page, what to show there): the window goes there."""
    asked_back = Signal()
    lock_asked = Signal()
    pin_changed = Signal(object)
    """The code that unlocks is another one (`locking.Pin`), or none."""
    backed_up = Signal(list)
    """Names of the sticks that have just got a backup by themselves; none when they are out again."""
    counted = Signal(str, int)
    restore_asked = Signal(object, object)
    """(backup file or None, folder of the profile): the profile is to be closed and put back from it."""

    def __init__(
        self,
        settings_file: SettingsFile,
        *,
        now: Callable[[], datetime],
        autosave_ms: int = AUTOSAVE_MS,
        backs_up: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """`backs_up`: backups are made by themselves (in the real program; a test asks for it)."""
        super().__init__(parent)
        self._file = settings_file
        self.settings: Settings = settings_file.load()
        self.now = now
        self.autosave_ms = autosave_ms
        self.backs_up = backs_up
        self.work = Work(self)
        self.counts: dict[str, int] = {}
        self.wrong_tries: dict[Path, tuple[int, float]] = {}
        """By profile: how many passphrases in a row were wrong, and until when one waits (`Patience`)."""
        self._ready: dict[str, tuple[str, theme.Theme, QWidget]] = {}
        self.identity: Identity
        self.vocab: Vocab
        self.folder: Path

    def keep_ready(self, key: str, part: QWidget, *, slot: str = "page") -> None:
        """Keep a page (or the rail) that was built before a profile is open, in the look of this moment."""
        self.take_ready("", slot=slot)
        self._ready[slot] = (key, theme.current(), part)

    def take_ready(self, key: str, *, slot: str = "page") -> QWidget | None:
        """What was kept there, if it is this one and no other look was chosen since; else it goes."""
        if slot not in self._ready:
            return None
        name, look, part = self._ready.pop(slot)
        if not isValid(part):
            return None
        if name == key and look is theme.current():
            return part
        part.deleteLater()
        return None

    def today(self) -> Day:
        return self.now().date()

    def opened(self, session: Session) -> None:
        """A profile is open: take over what may be read without the store thread."""
        self.identity, self.folder = session.identity, session.dir
        self.vocab = session.vocab.speaking(language.current())
        self.counts.clear()

    def speak(self, code: str) -> None:
        """Another language from now on, and at the next start; pages that stand must be built again."""
        self.settings.language = code
        self.save_settings()
        app = QCoreApplication.instance()
        assert app is not None
        language.speak(app, code)
        if hasattr(self, "vocab"):
            self.vocab = self.vocab.speaking(code)

    def reread_identity(self) -> None:
        """After joining an office the same profile is somebody else."""

        def take(identity: Identity) -> None:
            self.identity = identity
            self.identified.emit()

        self.work.run(self, lambda s: s.identity).success(take)

    def tell(self, changes: Changes) -> None:
        if changes.kinds:
            self.changed.emit(changes)

    def go(self, page: str, what: object = None) -> None:
        self.asked_for.emit(page, what)

    def go_back(self) -> None:
        """Return to the page from which this one was asked for."""
        self.asked_back.emit()

    def set_count(self, page: str, n: int) -> None:
        """How many things wait on a page: a small number on its stop of the rail, none for 0."""
        self.counts[page] = n
        self.counted.emit(page, n)

    def came_from(self, where: Path) -> None:
        """Files were taken from here: the next dialog begins here, also another day."""
        if where != self.settings.last_in:
            self.settings.last_in = where
            self.save_settings()

    def folder_used(self) -> Path | None:
        """Where files were read last, else where they were written: the first of them that is there."""
        used = (self.settings.last_in, self.settings.last_out)
        return next((folder for folder in used if folder is not None and folder.is_dir()), None)

    def save_settings(self) -> None:
        self._file.save(self.settings)

    def choices(self, group: str, codes: Iterable[str] | None = None) -> list[tuple[str, str]]:
        """(code, label) pairs of a vocabulary, as chips and boxes want them."""
        picked = self.vocab.codes(group) if codes is None else codes
        return [(code, self.vocab.label(group, code)) for code in picked]
