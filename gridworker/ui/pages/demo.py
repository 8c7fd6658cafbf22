"""Looking at the demo: a made-up office with its workers, all with one passphrase that is shown."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from gridworker.services import demo as demo_service
from gridworker.services import session as sessions
from gridworker.ui import theme
from gridworker.ui.pages.step import Beginning, Step
from gridworker.ui.settings import KnownProfile, demo_folder
from gridworker.ui.widgets.basics import button, card, label, row
from gridworker.ui.widgets.progress import ProgressStrip


def demo_profiles(folder: Path) -> list[Path]:
    """The profiles of a demo made earlier: the office first, then the workers by name."""
    found = [path for path in sorted(folder.glob("*")) if sessions.profile_exists(path)]
    return sorted(found, key=lambda path: (path.name != "office", path.name))


class DemoStart(Step):
    def __init__(self, start: Beginning) -> None:
        super().__init__(
            start,
            self.tr("先看看演示"),
            self.tr("一个编出来的小镇：一个办公室和两个网格的电脑。人和事都是假的，屏幕上方有红色标记。"),
        )
        self._folder = demo_folder()
        self.progress = ProgressStrip()
        self.make = button(self.tr("做一个演示小镇"), self._make, role="main", icon="demo")
        self.first = self.make
        self.body.addWidget(self.progress)
        made = demo_profiles(self._folder)
        if made:
            self._show_doors(made)
        else:
            self.body.addLayout(row(self.make, None))
            self.body.addWidget(label(self.tr("大约要半分钟，只做这一次。"), "hint"))

    def _make(self) -> None:
        self.notice.hide_notice()
        self.make.setEnabled(False)
        folder = self._folder
        job = self.desk.work.run_aside(
            self, lambda task: demo_service.make_demo(folder, "tiny", progress=task.progress)
        )
        self.progress.follow(job, self.tr("正在编一个小镇"), cancellable=False)
        job.always(self._ready).success(lambda _made: self.start.show_demo()).failure(self._failed)

    def _ready(self) -> None:
        self.progress.done()
        self.make.setEnabled(True)

    def _failed(self, error: BaseException) -> None:
        self.notice.refused(error, self.tr("没有动到别的资料。"))

    def _show_doors(self, made: list[Path]) -> None:
        words = label(demo_service.DEMO_PASSPHRASE, "number", selectable=True)
        self.body.addWidget(
            card(label(self.tr("演示口令（点下面的按钮会替您填好）"), "second", wrap=True), words, gap=0.3)
        )
        self.doors = []
        for path in made:
            office = path.name == "office"
            title = self.tr("办公室的电脑") if office else self.tr("网格员的电脑：{n}").format(n=path.name)
            picture = "office" if office else "person"
            door = button(title, partial(self._open, path, title), icon=picture)
            door.setMinimumHeight(theme.current().em(3.2))
            self.doors.append(door)
            self.body.addWidget(door)
        self.first = self.doors[-1]

    def _open(self, folder: Path, title: str) -> None:
        self.desk.settings.remember(folder, title, True)
        self.notice.hide_notice()
        self.desk.work.open(
            self, lambda _task: sessions.open_profile(folder, demo_service.DEMO_PASSPHRASE)
        ).success(self.start.opened.emit).failure(
            lambda error: self.start.show_unlock(KnownProfile(folder=folder, title=title, demo=True))
        )
