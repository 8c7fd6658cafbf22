"""Before a profile is open: unlock one, or begin (new office, join with an invite, look at the demo)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QWidget

from gridworker.services.profiles import DEMO_PASSPHRASE, profile_exists
from gridworker.ui import icons, theme
from gridworker.ui.desk import Desk
from gridworker.ui.page import scrolled
from gridworker.ui.settings import KnownProfile, own_profile
from gridworker.ui.warm_up import warm_up
from gridworker.ui.widgets.basics import button, card, column, frame, label, picture, row
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.passphrase import Passphrase

if TYPE_CHECKING:
    from gridworker.services.session import Session
    from gridworker.ui.work import Task


class StartPage(QWidget):
    """`opened` carries the session; it belongs to the store thread."""

    opened = Signal(object)

    def __init__(self, desk: Desk, *, profile: Path | None = None) -> None:
        super().__init__()
        self.desk = desk
        self._profile = profile
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
        self._layout.addWidget(_band())
        self._layout.addWidget(self._steps, 1)

    def enter(self) -> None:
        """Go to the profile asked for, or to the one used last, or to the beginning."""
        known = self.known()
        if known:
            self.show_unlock(known[0])
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
        elif self._profile is not None:
            found = []
        return found

    # steps ------------------------------------------------------------------------------

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
        step = Welcome(self)
        self.show_step(step, step.first)

    def show_unlock(self, known: KnownProfile) -> None:
        step = Unlock(self, known)
        self.show_step(step, step.passphrase.first)

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


class Step(QWidget):
    """One screen of the beginning: a title, a sentence, a body, and a way back."""

    def __init__(self, start: StartPage, title: str, sentence: str = "", *, back: bool = True) -> None:
        super().__init__()
        self.start = start
        self.desk = start.desk
        self.notice = Notice()
        self.body = column(gap=0.9)
        inner = QWidget()
        inner.setMaximumWidth(theme.current().em(46))
        words = [label(title, "display", wrap=True)]
        if sentence:
            words.append(label(sentence, "second", wrap=True))
        parts: list = []
        if back:
            parts.append(row(button(self.tr("返回"), start.enter, role="link", icon="back"), None))
        inner.setLayout(column(*parts, *words, self.notice, self.body, None, gap=0.9))
        whole = row(inner, margin=2.2)
        whole.setStretch(0, 1)
        self.setLayout(whole)


class Welcome(Step):
    def __init__(self, start: StartPage) -> None:
        known = start.known()
        super().__init__(
            start,
            self.tr("从哪里开始？"),
            self.tr("选一项就行，以后都可以再改。所有资料只存在这台电脑里，不连网也能用。"),
            back=bool(known),
        )
        join = _choice(
            "invite", self.tr("我是网格员"), self.tr("有邀请文件就加入办公室；没有也能先记日记。"),
            start.show_join,
        )
        office = _choice(
            "office", self.tr("新建办公室"), self.tr("镇村用来收数据包、汇总台账的电脑。一个镇只建一次。"),
            start.show_office,
        )
        demo = _choice(
            "demo", self.tr("先看看演示"), self.tr("用一个编出来的小镇，随便试，不影响以后正式使用。"),
            start.show_demo,
        )
        self.first = join
        for choice in (join, office, demo):
            self.body.addWidget(choice)
        if known:
            self.body.addWidget(label(self.tr("这台电脑上已有的档案"), "heading"))
            for one in known:
                self.body.addWidget(
                    button(one.title, partial(start.show_unlock, one), role="link", icon="lock")
                )


class Unlock(Step):
    def __init__(self, start: StartPage, known: KnownProfile) -> None:
        title = known.title or self.tr("打开档案")
        super().__init__(start, title, self.tr("输入口令，打开这个档案。"), back=False)
        self._known = known
        self.passphrase = Passphrase()
        self.passphrase.entered.connect(self._open)
        self.go = button(self.tr("打开"), self._open, role="main", icon="key")
        parts: list = [self.passphrase]
        if known.demo:
            shown = self.tr("这是演示档案，口令是：{p}").format(p=DEMO_PASSPHRASE)
            parts.append(label(shown, "second", wrap=True, selectable=True))
            fill = button(self.tr("替我填上，打开"), lambda: self._fill(DEMO_PASSPHRASE), role="link")
            parts.append(row(fill, None))
        parts.append(row(self.go, None))
        self.body.addWidget(card(*parts))
        self.body.addWidget(
            row_widget(
                button(self.tr("打开别的档案，或重新开始…"), start.show_welcome, role="link"), None
            )
        )
        self.body.addWidget(
            label(self.tr("忘了口令：资料打不开，程序也不知道口令。请联系办公室。"), "hint", wrap=True)
        )
        self._warm = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._warm:
            self._warm = True
            warm_up(self)

    def _fill(self, words: str) -> None:
        self.passphrase.first.setText(words)
        self._open()

    def _open(self) -> None:
        if not self.passphrase.agreed():
            return
        self.notice.hide_notice()
        self.go.setEnabled(False)
        self.go.setText(self.tr("正在打开…"))
        folder, words = self._known.folder, self.passphrase.text()

        def open_it(_task: Task) -> Session:
            from gridworker.services import session as sessions

            return sessions.open_profile(folder, words)

        self.desk.work.open(self, open_it).always(self._ready).success(self.start.opened.emit).failure(
            self._failed
        )

    def _ready(self) -> None:
        self.go.setEnabled(True)
        self.go.setText(self.tr("打开"))

    def _failed(self, error: BaseException) -> None:
        if getattr(error, "code", "") == "wrong_passphrase":
            self.passphrase.wrong(self.tr("口令不对。资料没有变化，请再输一遍（注意大小写和输入法）。"))
        else:
            self.notice.refused(error, self.tr("档案里的资料没有变化。"))


def row_widget(*parts) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(*parts))
    return holder


def _choice(icon: str, title: str, sentence: str, clicked: Callable[[], object]) -> QPushButton:
    """A large button: picture, what it is, and one sentence about it."""
    push = QPushButton()
    theme.role(push, "choice")
    push.setAutoDefault(False)
    push.setAccessibleName(title)
    push.setAccessibleDescription(sentence)
    words = column(label(title, "heading"), label(sentence, "second", wrap=True), gap=0.2)
    across = row(picture(icon, "brand", 2.2), words, picture("forward", "second", 1.4), gap=1, margin=0.9)
    across.setStretch(1, 1)
    push.setLayout(across)
    look = theme.current()
    push.setMinimumHeight(look.em(5.4))
    for child in push.findChildren(QWidget):
        child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    push.clicked.connect(lambda: clicked())
    return push


def _band() -> QFrame:
    """The dark band on the left with the program's name and its three promises."""
    look = theme.current()
    mark = label("")
    mark.setPixmap(icons.pixmap("diary", look.tokens.rail_mark, look.em(3)))
    name = label("民情日记")
    name.setStyleSheet(f"font-size: {look.em(1.75)}px; font-weight: 700; color: white;")
    promises = [
        label(words, wrap=True)
        for words in ("写得快：一分钟一户", "带得走：一个文件就够", "丢不了：断电也不丢")
    ]
    band = frame("rail", 1, mark, name, *promises, 3, label("● 离线可用"), gap=0.8, margin=1.6)
    band.setFixedWidth(look.em(15))
    return band
