"""The window: which of its two faces is shown (start, or an open profile), and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from gridworker.ui.desk import Desk
from gridworker.ui.dressed_window import DressedWindow
from gridworker.ui.keys import bind
from gridworker.ui.pages.start import StartPage
from gridworker.ui.warm_up import warm_up
from gridworker.ui.widgets.basics import column
from gridworker.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from gridworker.services.session import Session
    from gridworker.ui.backing import Backing
    from gridworker.ui.closing import Closing
    from gridworker.ui.guard import Guard
    from gridworker.ui.workspace import Workspace


GUARD_MS = 500
"""After the first page; it must not wait for what locking loads."""


class MainWindow(DressedWindow):
    def __init__(self, desk: Desk, *, profile: Path | None = None, bundles: Sequence[Path] = ()) -> None:
        super().__init__(desk)
        self._profile = profile
        self._bundles = list(bundles)
        self.workspace: Workspace | None = None
        self.start: StartPage | None = None
        self.told = Notice()
        self._face: QWidget | None = None
        self._guard: Guard | None = None
        self._closing = False
        self._backing: Backing | None = None
        self._last_copy: Closing | None = None
        self.setWindowTitle(self.tr("民情日记"))
        frame = QWidget()
        self._box = column(self.told, gap=0)
        frame.setLayout(self._box)
        self.setCentralWidget(frame)
        bind(self, "Ctrl+=", "", partial(self._step_text, 1))
        self._larger = bind(self, "Ctrl++", "", partial(self._step_text, 1))
        self._smaller = bind(self, "Ctrl+-", "", partial(self._step_text, -1))
        self._keys = bind(self, "F1", "", self.show_keys)
        self._hides = [bind(self, "F8", "", self.cover), bind(self, "F9", "", self.lock)]
        self._name_keys()
        desk.identified.connect(self._identified)
        desk.restore_asked.connect(self._restore)
        desk.lock_asked.connect(self.lock)
        self._show_start()

    # the two faces ----------------------------------------------------------------------

    def _show(self, face: QWidget) -> None:
        old, self._face = self._face, face
        self._box.addWidget(face, 1)
        if self.covered:  # never shown early: with the old face beside it the window would grow
            face.hide()
        if old is not None:
            self._box.removeWidget(old)
            old.setParent(None)
            old.deleteLater()

    def guard(self) -> Guard:
        """What locks and covers this window; loaded when it is first needed, after the first page."""
        if self._guard is None:
            from gridworker.ui.guard import Guard

            self._guard = Guard(
                self, self.desk, self._box,
                face=lambda: self.workspace, bring_back=self.bring_back, close=self._leave,
            )  # fmt: skip
        return self._guard

    @property
    def covered(self) -> bool:
        """Whether a lock or a cover stands in front of the open profile."""
        return self._guard is not None and self._guard.screen is not None

    def bring_back(self, shown: bool) -> None:
        """Show or hide what is behind the lock, and what the title tells of it."""
        if self._face is not None:
            self._face.setVisible(shown)
        if shown and self.workspace is not None:
            self._name_window()
        elif not shown:
            self.setWindowTitle(self.tr("民情日记"))

    def lock(self) -> None:
        """F9: everything stays as it is, behind a code or the passphrase."""
        self.guard().lock()

    def cover(self) -> None:
        """F8: nothing to be seen until it is pressed again."""
        self.guard().cover()

    def _show_start(self) -> None:
        self.workspace = None
        for key in self._hides:  # there is nothing to hide yet
            key.setEnabled(False)
        self.setWindowTitle(self.tr("民情日记"))
        self.start = StartPage(self.desk, profile=self._profile)
        self.start.opened.connect(self._opened)
        self.start.waits.connect(partial(warm_up, self.desk, self.start))
        self.start.resized_text.connect(self.set_text_size)
        self.start.language_chosen.connect(self.set_language)
        self._show(self.start)
        self.start.enter()

    def _name_keys(self) -> None:
        """The window outlives a change of language; its keys are told in the new one."""
        self._larger.setWhatsThis(self.tr("字大一号"))
        self._smaller.setWhatsThis(self.tr("字小一号"))
        self._keys.setWhatsThis(self.tr("显示或收起这张按键表"))
        self._hides[0].setWhatsThis(self.tr("有人在旁边，先遮一下；再按一次接着看"))
        self._hides[1].setWhatsThis(self.tr("锁上屏幕"))

    def _speak_again(self) -> None:
        self._name_keys()
        if self.workspace is not None:
            self._name_window()

    def _step_text(self, step: int) -> None:
        if not self.covered:
            super()._step_text(step)

    def _name_window(self) -> str:
        """Put office and grid into the title bar, and return them as the start screen lists them."""
        who = self.desk.identity
        title = who.office_name or self.tr("我的日记")
        level = self.tr("办公室") if who.is_peer else self.desk.vocab.label("role", who.role)
        detail = who.grid_name or (level if who.is_office else "")
        place = f"{title} {detail}".strip()
        if not self.covered:
            self.setWindowTitle(f"{place} - " + self.tr("民情日记"))
        return place

    def _opened(self, session: Session) -> None:
        self.desk.opened(session)
        who = self.desk.identity
        self.desk.settings.remember(session.dir, self._name_window(), who.demo, who.name)
        self.desk.save_settings()
        self.start = None
        for key in self._hides:
            key.setEnabled(True)
        self._show_workspace(None)
        QTimer.singleShot(GUARD_MS, self, self._keep_guard)
        if self.desk.backs_up:
            QTimer.singleShot(4 * GUARD_MS, self, lambda: self._backs_up().begin())

    def _backs_up(self) -> Backing:
        if self._backing is None:
            from gridworker.ui.backing import Backing  # the first page must not wait for it

            self._backing = Backing(self.desk, self)
        return self._backing

    def _keep_guard(self) -> None:
        if self.workspace is not None:
            self.guard().begin()

    def _show_workspace(self, key: str | None, states: Mapping[str, Any] | None = None) -> None:
        from gridworker.ui.workspace import Workspace  # the first page must not wait for it

        workspace = Workspace(self.desk, states)
        workspace.left.connect(self._leave)
        workspace.resized_text.connect(self.set_text_size)
        workspace.contrast_chosen.connect(self.set_contrast)
        workspace.language_chosen.connect(self.set_language)
        self.workspace = workspace
        self._show(workspace)
        if self._bundles:
            waiting, self._bundles = self._bundles, []
            workspace.go("inbox" if self.desk.identity.is_peer else "bundles", waiting)
        else:
            workspace.go(key if key and workspace.has(key) else workspace.first_key())

    def _leave(self) -> None:
        """Write down what is being typed, close the profile, go back to the start."""
        if self.workspace is not None and not self.workspace.put_down(self.told):
            return
        if self._backing is not None:
            self._backing.stop()
        self._profile = self.desk.folder
        self.desk.work.close_session()
        self._show_start()
        if self._guard is not None:  # only now: what was locked must not be seen for a moment
            self._guard.stop()

    def _restore(self, backup: Path | None, folder: Path) -> None:
        """Close the profile, and show what a backup would put in its place."""
        self._leave()
        if self.start is not None:
            self.start.show_restore(backup, folder)

    def _identified(self) -> None:
        """The profile joined an office: other pages, another title."""
        if self.workspace is not None:
            self._rebuild()

    def _rebuild(self) -> None:
        """The same profile with another look or another role: pages are made anew."""
        if self.workspace is None:
            if self.start is not None:
                self.start.rebuild()
            return
        key, states = self.workspace.key, self.workspace.states()
        if self.workspace.put_down(self.told):
            self._show_workspace(key, states)

    # the map of the keys ------------------------------------------------------------------

    def show_keys(self) -> None:
        """F1: what can be pressed here; again, and it goes."""
        from gridworker.ui import key_map

        if not key_map.take_away(self) and not self.covered:
            page = self.workspace.front() if self.workspace is not None else self.start
            can_help = self.workspace is not None and self.workspace.has("help")
            key_map.KeyMap(self, page, can_help=can_help).open()

    # around the window ------------------------------------------------------------------

    def tell_mistake(self, path: Path | None) -> None:
        """Our own mistake was caught: say it once, and that the work is safe."""
        self.told.say(
            "bad",
            self.tr("程序出了差错，刚才那一步可能没有做成。"),
            self.tr("已经保存的内容不受影响，正在写的内容会自动存为草稿。"),
            self.tr("出错记录：{name}（里面没有任何人的信息）").format(name=path.name if path else "—"),
        )

    def tell_old_mistakes(self) -> None:
        """Some time after the start: pages kept about mistakes of the last time."""
        if self.start is not None:
            from gridworker.ui.pages.crash_offer import offer_crashes

            offer_crashes(self.desk, self.start.show_beside)

    def open_fitting(self) -> None:
        """Maximised, and never larger than the screen leaves room for."""
        screen = QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        self.resize(min(1366, room.width()), min(768, room.height()))
        self.move(room.topLeft())
        self.showMaximized()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Long work (a merge, a roster) is waited for; whoever closes again ends it, whole or not at all."""
        if self.desk.work.long_busy and not self._closing:
            self._closing = True
            self.told.say(
                "warn", self.tr("还有一件事没做完，做完窗口就自动关上。"),
                self.tr("现在就要关，请再关一次：那件事会停下来，不会留下半截。"),
            )
            self.desk.work.idle.connect(self.close, Qt.ConnectionType.SingleShotConnection)
            event.ignore()
            return
        down = self.workspace is None or self.workspace.put_down(self.told)
        if not down or self._waits_for_copy():
            event.ignore()
            return
        if self._guard is not None:
            self._guard.forget_copied()
        self.desk.work.shutdown()
        event.accept()

    def _show_last(self, face: QWidget) -> None:
        self.workspace = None
        self._show(face)
        if self._guard is not None:
            self._guard.stop()

    def _waits_for_copy(self) -> bool:
        """Whether a last backup is made first; then the window closes by itself, or at the second asking."""
        if not self.desk.backs_up or not self.desk.work.has_session:
            return False
        if self._last_copy is None:
            from gridworker.ui.closing import Closing

            if self.workspace is not None:
                self.workspace.setEnabled(False)
            self._last_copy = Closing(self._backs_up(), self._show_last)
            self._last_copy.done.connect(self.close, Qt.ConnectionType.QueuedConnection)
            return True
        self._last_copy.give_up()
        self.hide()  # the copy stops at its next look; nobody has to watch that
        return False
