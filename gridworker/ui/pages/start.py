"""Before a profile is open: unlock one, or begin (new office, join with an invite, look at the demo)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from gridworker.services.profiles import profile_exists
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.page import scrolled
from gridworker.ui.pages.band import Band
from gridworker.ui.pages.step import Beginning, Step
from gridworker.ui.pages.unlock import Unlock
from gridworker.ui.settings import KnownProfile, own_profile
from gridworker.ui.widgets.basics import row


class StartPage(Beginning):
    """The band, and beside it one step at a time."""

    def __init__(self, desk: Desk, *, profile: Path | None = None) -> None:
        super().__init__(desk)
        self._profile = profile
        self._begun = False
        self._steps: QStackedWidget
        theme.role(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._layout = row(gap=0)
        self.setLayout(self._layout)
        self._build()

    def rebuild(self) -> None:
        """The same again, with another text size."""
        self._build()
        self.enter()

    def _build(self) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._steps = QStackedWidget()
        band = Band(self.desk.settings.language)
        band.resized_text.connect(self.resized_text)
        band.language_chosen.connect(self.language_chosen)
        self._layout.addWidget(band)
        self._layout.addWidget(self._steps, 1)

    def enter(self) -> None:
        """Go to the profile asked for or the only one; of several let the person choose; else begin."""
        known = self.known()
        if self._profile is not None and not profile_exists(self._profile) and not self._begun:
            self._begun = True  # a folder was named that holds nothing yet; 返回 leads to those known
            self.show_welcome()
        elif known and (self._profile is not None or len(known) == 1):
            self.show_unlock(known[0])
        elif known:
            self.show_profiles()
        else:
            self.show_welcome()

    def known(self) -> list[KnownProfile]:
        """Profiles that are still there, the one asked for first."""
        found = [k for k in self.desk.settings.profiles if profile_exists(k.folder)]
        first = self._profile or own_profile()
        if profile_exists(first):
            mine = [k for k in found if k.folder == first]
            if not mine:
                mine = [KnownProfile(folder=first, title=first.name)]
            if self._profile is not None or not found:
                found = mine + [k for k in found if k.folder != first]
        return found

    def new_folder(self) -> Path:
        from gridworker.ui.pages.free_folder import free_folder

        return free_folder(self._profile)

    # steps ------------------------------------------------------------------------------

    def show_beside(self, part: QWidget) -> None:
        """Put something below the step that is shown; it goes with the step."""
        area = self._steps.currentWidget()
        step = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(step, Step):
            step.body.addWidget(part)

    def show_step(self, step: QWidget, focus: QWidget | None = None) -> None:
        area = scrolled(step)
        old = self._steps.currentWidget()
        self._steps.addWidget(area)
        self._steps.setCurrentWidget(area)
        if old is not None:
            self._steps.removeWidget(old)
            old.deleteLater()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_welcome(self) -> None:
        from gridworker.ui.pages.welcome import Welcome

        step = Welcome(self)
        self.show_step(step, step.first)

    def show_profiles(self) -> None:
        from gridworker.ui.pages.profiles import Profiles  # most laptops have one profile

        step = Profiles(self, self.known())
        self.show_step(step, step.first)

    def show_unlock(self, known: KnownProfile) -> None:
        step = Unlock(self, known)
        self.show_step(step, step.passphrase.first)

    def show_forgotten(self, known: KnownProfile) -> None:
        from gridworker.ui.pages.forgotten import Forgotten

        self.show_step(Forgotten(self, known))

    def show_office(self) -> None:
        from gridworker.ui.pages.new_office import NewOffice

        step = NewOffice(self)
        self.show_step(step, step.name)

    def show_join(self) -> None:
        from gridworker.ui.pages.join import JoinStart

        step = JoinStart(self)
        self.show_step(step, step.passphrase.first)

    def show_demo(self) -> None:
        from gridworker.ui.pages.demo import DemoStart

        step = DemoStart(self)
        self.show_step(step, step.first)

    def show_restore(self, backup: Path | None = None, folder: Path | None = None) -> None:
        from gridworker.ui.pages.restore import Restore

        step = Restore(self, backup, folder)
        self.show_step(step, step.passphrase.first if step.passphrase is not None else step.first)
