"""A picture of every screen from the tiny demo, in every look.

    python -m tests.ui.shots OUT [LOOK ...]        (./dev shots [OUT [LOOK ...]])

A look is a text size, a theme and a screen: 1366x768 in three sizes and two themes, 1024x600 in the two sizes
that it serves. Real profiles and real services; only the clock is set. Runs offscreen. The pictures are for
people to look at: tests assert what can be asserted. A page without a scene of its own is shown as it
opens.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from gridworker.domain.time import SHANGHAI
from gridworker.services import demo, session
from gridworker.services.entropy import SeededEntropy
from gridworker.services.keyring import Kdf
from gridworker.ui import choose, theme
from gridworker.ui.desk import Desk
from gridworker.ui.main_window import MainWindow
from gridworker.ui.settings import KnownProfile, SettingsFile
from gridworker.ui.theme import CONTRAST, LIGHT, TextSize, Theme, Tokens
from gridworker.ui.workspace import Workspace
from tests.support.rosters import MAKERS
from tests.ui import (
    shots_areas,
    shots_backups,
    shots_files,
    shots_joining,
    shots_lists,
    shots_matters,
    shots_meetings,
    shots_privacy,
    shots_records,
    shots_safe,
    shots_steps,
    shots_teams,
    shots_unfinished,
)

QUICK = Kdf(ops=1, mem=1 << 20)


class Look(NamedTuple):
    """What the window looks like, and how large the screen is."""

    size: TextSize
    tokens: Tokens = LIGHT
    screen: tuple[int, int] = (1366, 768)


LOW = (1024, 600)
LOOKS = {
    "standard-16": Look(TextSize.STANDARD),
    "large-20": Look(TextSize.LARGE),
    "huge-24": Look(TextSize.HUGE),
    "standard-16-contrast": Look(TextSize.STANDARD, CONTRAST),
    "large-20-contrast": Look(TextSize.LARGE, CONTRAST),
    "huge-24-contrast": Look(TextSize.HUGE, CONTRAST),
    "low-standard-16": Look(TextSize.STANDARD, screen=LOW),
    "low-large-20": Look(TextSize.LARGE, screen=LOW),
}


class Camera:
    """One run. Every size has a demo of its own: a copied profile would be a restored one, and no office."""

    def __init__(self, out: Path, work: Path) -> None:
        self.out, self.work = out, work
        self.app = QApplication.instance() or QApplication(["shots"])
        self.name, self.look = "standard-16", LOOKS["standard-16"]
        self.seen: set[str] = set()
        self.now = dt.datetime.now(SHANGHAI).replace(hour=14, minute=3)
        self.taken: list[Path] = []
        self.grown: list[str] = []

    # one picture ------------------------------------------------------------------------

    def settle(self, desk: Desk) -> None:
        """Let everything that was asked come back and be painted."""
        quiet = 0
        while quiet < 4:
            self.app.processEvents()
            time.sleep(0.01)
            quiet = 0 if desk.work.busy else quiet + 1

    def wait(self) -> None:
        """Until what was brought into sight stands there."""
        end = time.monotonic() + 0.2
        while time.monotonic() < end:
            self.app.processEvents()
            time.sleep(0.01)

    def take(self, window: MainWindow, name: str) -> None:
        self.settle(window.desk)
        path = self.out / f"{self.name}-{name}.png"
        picture = window.grab()
        if (picture.width(), picture.height()) != self.look.screen:
            self.grown.append(f"{path.name}: the window grew to {picture.width()}x{picture.height()}")
        picture.save(str(path))
        self.taken.append(path)

    def window(self, folder: Path | None) -> MainWindow:
        settings = self.work / f"window-{len(self.taken)}.json"
        desk = Desk(SettingsFile(settings), now=lambda: self.now, autosave_ms=10)
        desk.settings.text_size = self.look.size
        desk.settings.contrast = self.look.tokens is CONTRAST
        if folder is not None:
            desk.settings.profiles = [KnownProfile(folder=folder, title="云溪镇 演示", demo=True)]
        window = MainWindow(desk)
        window.resize(*self.look.screen)
        window.show()
        if folder is not None:
            # The clock of the demo's last day: "3 天前" must not depend on when the picture is taken.
            entropy = SeededEntropy(7, f"shots {self.name} {folder.name}", self.now)
            desk.work.open(
                window, lambda _task: session.open_profile(folder, demo.DEMO_PASSPHRASE, entropy=entropy)
            ).success(window._opened)
        self.settle(desk)
        return window

    def inside(self, window: MainWindow) -> Workspace:
        """The open profile; notes which of its places were visited."""
        workspace = window.workspace
        assert workspace is not None
        self.seen = set()
        workspace._searching.bar.fill()  # else it comes a moment after the first page
        go = workspace.go

        def went(key: str, what: Any = None) -> None:
            self.seen.add(key)
            go(key, what)

        workspace.go = went
        return workspace

    def the_others(self, window: MainWindow, whose: str) -> None:
        """Pages that no scene has visited, as they open; and the map of the keys."""
        workspace = window.workspace
        assert workspace is not None
        for key in workspace.place_keys():
            if key not in self.seen:
                workspace.go(key)
                self.settle(window.desk)
                self.take(window, f"{whose}-{key}")
        workspace.go(workspace.first_key())
        self.settle(window.desk)
        window.show_keys()
        self.take(window, f"{whose}-keys")
        window.show_keys()

    # the screens ------------------------------------------------------------------------

    def beginning(self) -> None:
        window = self.window(None)
        start = window.start
        assert start is not None
        for name, step in (
            ("start", start.show_welcome), ("start-office", start.show_office),
            ("start-join", start.show_join), ("start-demo", start.show_demo),
        ):
            step()
            self.take(window, name)
        start.show_unlock(KnownProfile(folder=self.work, title="云溪镇 办公室", demo=True))
        self.take(window, "unlock")
        shots_areas.beginning(self, window)
        window.close()

    def laptop(self, folder: Path, stick: Path) -> None:
        window = self.window(folder)
        workspace = self.inside(window)
        workspace.go("households")
        page: Any = workspace.page("households")
        self.settle(window.desk)
        page.list.setCurrentIndex(page.model.index(0, 0))
        self.take(window, "households")
        household = page.list.current_id()
        page._add()
        self.take(window, "household-form")
        page._leave_form()
        page.list.setCurrentIndex(page.model.index(0, 0))
        self.settle(window.desk)
        page._revise(page.card._page)
        self.settle(window.desk)
        self.take(window, "household-revise")
        page._leave_form()
        workspace.go("diary")
        page = workspace.page("diary")
        self.take(window, "diary-empty")
        page.show_what(household)
        self.settle(window.desk)
        page.form.content.setPlainText("老人独居，屋顶东南角漏雨，厨房电线老化。答应联系镇建设办，周五前来看。")
        page.form.meet.chip("MET").click()
        self.take(window, "diary")
        page.form.raised.new_demand()
        page.form.raised.demands[0].text.setPlainText("门前水沟堵了，下雨漫到院里")
        page.form.meet.set_value(None)
        page.save_now()
        self.take(window, "diary-missing")
        page.form.meet.set_value("MET")
        page.save_now()
        self.take(window, "diary-saved")
        workspace.go("bundles")
        page = workspace.page("bundles")
        self.take(window, "bundles")
        page.send.go.click()
        self.take(window, "bundles-written")
        workspace.go("search", "低保")
        self.take(window, "search")
        workspace.go("search", "没有这个词")
        self.take(window, "search-nothing")
        shots_matters.laptop(self, window, workspace)
        shots_steps.laptop(self, window, workspace)
        shots_records.laptop(self, window, workspace)
        shots_files.laptop(self, window, workspace, folder.parent)
        shots_privacy.privacy(self, window, workspace)
        shots_teams.teams(self, window, workspace)
        shots_unfinished.laptop(self, window, workspace)
        shots_safe.laptop(self, window, workspace)
        self.the_others(window, "worker")
        window.close()

    def office(self, folder: Path, stick: Path) -> None:
        window = self.window(folder)
        workspace = self.inside(window)
        workspace.go("inbox")
        page: Any = workspace.page("inbox")
        self.take(window, "inbox-empty")
        damaged = stick / "坏了的.gwb"
        damaged.write_bytes(next(stick.glob("gwb1-*.gwb")).read_bytes()[:-40])
        page.files.add([stick])
        self.settle(window.desk)
        page.files.table.setCurrentIndex(page.files.model.index(0, 0))
        self.take(window, "inbox")
        page.files.go.click()
        self.take(window, "inbox-merged")
        page.tabs.go(1)
        self.settle(window.desk)
        page.record.table.setCurrentIndex(page.record.model.index(0, 0))
        self.take(window, "merges")
        workspace.go("ledger")
        page = workspace.page("ledger")
        page.period.chip("all").click()
        self.settle(window.desk)
        page.model.row_at(0)
        self.settle(window.desk)
        page.table.setCurrentIndex(page.model.index(0, 0))
        self.take(window, "ledger")
        self.overview(window, workspace)
        workspace.go("search", "3 z")
        workspace.page("search").take_keyboard()
        self.take(window, "office-search")
        workspace.go("devices")
        page = workspace.page("devices")
        self.take(window, "devices")
        page.tabs.go(1)
        self.take(window, "devices-invite")
        page.tabs.go(2)
        self.take(window, "devices-certify")
        self.roster(window, workspace)
        shots_steps.office(self, window, workspace)
        shots_matters.office(self, window, workspace)
        shots_meetings.meetings(self, window, workspace)
        shots_privacy.privacy(self, window, workspace)
        shots_teams.teams(self, window, workspace)
        shots_lists.office(self, window, workspace)
        shots_areas.office(self, window, workspace)
        shots_safe.calendar(self, window, workspace)
        self.the_others(window, "office")
        window.close()

    def overview(self, window: MainWindow, workspace: Workspace) -> None:
        """Figures of a year, a grid picked by the keys, and the families nobody has met yet."""
        workspace.go("overview")
        page: Any = workspace.page("overview")
        page.period.chips.chip("year").click()
        self.settle(window.desk)
        self.take(window, "overview")
        page.heat.chart.setFocus()
        page.heat.chart.go_to(page.heat.chart.marks()[-1])
        self.take(window, "overview-grid")
        page.states.chart.setFocus()
        page.states.chart.go_to(page.states.chart.marks()[-1])
        self.settle(window.desk)
        self.take(window, "overview-demands")
        window.desk.go("households", page.shown.cards["coverage"].rest)
        self.settle(window.desk)
        self.take(window, "overview-opened")
        workspace.page("households").enter()

    def roster(self, window: MainWindow, workspace: Workspace) -> None:
        """A messy sheet, from the file to the sentence that it is written."""
        workspace.go("roster")
        page: Any = workspace.page("roster")
        self.take(window, "roster-file")
        folder = self.work / f"roster-{self.name}"
        folder.mkdir()
        page.show_what(MAKERS["forbidden_xlsx"](folder, random.Random(3)).path)
        self.settle(window.desk)
        self.take(window, "roster-columns")
        page.columns.grid.setCurrentIndex(1)
        page.columns._check()
        page.columns.next.click()
        self.settle(window.desk)
        page.look.table.setCurrentIndex(page.look.model.index(0, 0))
        self.take(window, "roster-preview")
        page.look.write.click()
        self.settle(window.desk)
        self.take(window, "roster-written")

    def round(self, name: str) -> None:
        self.name, self.look = name, LOOKS[name]
        assert isinstance(self.app, QApplication)
        theme.apply(self.app, Theme(self.look.size, self.look.tokens))
        here = self.work / f"round-{name}"
        made = demo.make_demo(here, "tiny", 7, kdf=QUICK)
        shots_matters.make_clashes(made, self.now)
        shots_steps.make_steps(made, self.now, self.work / f"路上-{name}")
        stick = self.work / f"U盘-{name}"
        stick.mkdir()
        choose.sticks = lambda: [choose.Stick("KINGSTON", stick, 7_400_000_000)]
        self.beginning()
        self.laptop(made.workers[0], stick)
        self.office(made.office, stick)
        fresh = self.work / f"新U盘-{name}"
        fresh.mkdir()
        shots_joining.rounds(self, fresh)
        shots_backups.scenes(self, made.workers[1])
        shots_safe.forgotten(self, made.workers[0], made.office, stick)
        shots_safe.alone(self, self.work)
        shots_safe.after_a_mistake(self, made.workers[0], self.work)


def main(out: Path, names: Sequence[str]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="gridworker-shots-") as work:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_STATE_HOME"] = work
        camera = Camera(out, Path(work))
        for name in names or LOOKS:
            camera.round(name)
    print(f"{len(camera.taken)} 张截图在 {out}")
    if camera.grown:
        raise SystemExit("\n".join(camera.grown))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "shots"), sys.argv[2:])
