"""The first screen of all: three ways to begin, and the profiles that are already here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gridworker.ui import theme
from gridworker.ui.pages.step import Beginning, Step
from gridworker.ui.settings import KnownProfile
from gridworker.ui.widgets.basics import Press, button, column, label, picture, row


class Welcome(Step):
    def __init__(self, start: Beginning) -> None:
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
        restore = button(self.tr("从备份恢复…"), start.show_restore, role="link", icon="undo")
        self.body.addLayout(row(restore, None))
        if known:
            self.body.addWidget(label(self.tr("这台电脑上已有的档案"), "heading"))
            for one in known:
                self.body.addWidget(
                    button(self._called(one), partial(start.show_unlock, one), role="link", icon="lock")
                )

    def _called(self, one: KnownProfile) -> str:
        return self.tr("{n}（{t}）").format(n=one.name, t=one.title) if one.name else one.title


class _Choice(Press):
    """As high as its sentence needs at its width."""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inside = self.layout()
        needs = inside.totalHeightForWidth(width) if inside is not None else 0
        return max(needs, theme.current().em(5.4))


def _choice(icon: str, title: str, sentence: str, clicked: Callable[[], object]) -> QPushButton:
    """A large button: picture, what it is, and one sentence about it."""
    push = _Choice()
    theme.role(push, "choice")
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    push.setSizePolicy(policy)
    push.setAccessibleName(title)
    push.setAccessibleDescription(sentence)
    words = column(label(title, "heading"), label(sentence, "second", wrap=True), gap=0.2)
    across = row(picture(icon, "brand", 2.2), words, picture("forward", "second", 1.4), gap=1, margin=0.9)
    across.setStretch(1, 1)
    push.setLayout(across)
    push.setMinimumHeight(theme.current().em(5.4))
    for child in push.findChildren(QWidget):
        child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    push.clicked.connect(lambda: clicked())
    return push
