"""An office put back from a backup, or a copied profile: what that means, and taking over, in plain words.

Taking over while the other copy is still in use would make two offices of one. So it is asked for by typing
a word, in the page, and the word says what one vouches for.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QWidget

from gridworker.services import succession
from gridworker.services.changes import Changes
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, column, focus_soon, frame, label, row
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.text_area import Line


def waits_for_certificate(desk: Desk) -> bool:
    """Whether the open profile belongs to an office and has no certificate for its present life."""
    return desk.identity.office is not None and desk.identity.role is None


class TakeOverBox(QFrame):
    """Hidden until it is known whether this PC can help itself; `taken` is told when it did."""

    taken = Signal()
    must_join = Signal()
    """This PC has no issuing key: it is let in anew, like any laptop."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk = desk
        self.notice = Notice()
        self.word = Line()
        self.field = Field("", self.word)
        self.go = button(self.tr("接替原来的办公室电脑"), self._take_over, role="main")
        self.go.setEnabled(False)
        self.word.edited.connect(self._typed)
        self.word.returnPressed.connect(self._take_over)
        self._body = column(gap=0.6, margin=1.0)
        self.setLayout(self._body)
        self.setVisible(False)
        desk.work.run(self, succession.needs_take_over).success(self._put)

    @property
    def password(self) -> str:
        """The word to be typed."""
        return self.tr("不再使用")

    def enter(self) -> None:
        focus_soon(self.word)

    def _put(self, possible: bool) -> None:
        title = self.tr("这份档案是从备份恢复的，或者是复制来的")
        parts: list[QWidget] = [label(title, "heading", wrap=True)]
        if not possible:
            told = self.tr(
                "它还没有新的证书，写的东西先留在这里，不会丢，也还不算数。"
                "请办公室在“设备”里发一份邀请，用它在下面重新加入。"
            )
            parts.append(label(told, wrap=True))
            self.must_join.emit()
        else:
            parts += [label(text, wrap=True) for text in self._explained()]
            self.field.set_name(self.tr("原来那份确实不用了，就写“{w}”").format(w=self.password))
            self.word.setAccessibleName(self.tr("原来那份确实不用了，就写“{w}”").format(w=self.password))
            parts += [self.field, self.notice]
        for part in parts:
            self._body.addWidget(part)
        if possible:
            self._body.addLayout(row(self.go, None))
        self.setVisible(True)
        if possible and self.isVisible():
            self.enter()

    def _explained(self) -> list[str]:
        return [
            self.tr(
                "接替以后，这台电脑就是办公室，照常合并、发答复。备份里没有的记录，"
                "网格员的电脑里都还在，下次交换时会自动再送一遍，一条也不会丢。"
            ),
            self.tr(
                "恢复以前在这里办的、备份里没有的，会列在“待处理”的“没有采用”里，"
                "请看一看，要紧的重新办。"
            ),
            self.tr(
                "⚠ 如果原来那台电脑（或那份档案）还在用，请不要接替：两边会各写各的。"
                "拿不准，就先关上程序，找到原来那台再说。"
            ),
        ]

    def _typed(self) -> None:
        self.go.setEnabled(self.word.text().strip() == self.password)

    def _take_over(self) -> None:
        if self.word.text().strip() != self.password:
            self.field.show_fault(self.tr("请照写“{w}”").format(w=self.password))
            return

        def done(changes: Changes) -> None:
            # Above the pages: all of them are made anew for who this is now.
            above: Notice = getattr(self.window(), "told", self.notice)
            above.ok(
                self.tr("接替好了，这台电脑就是办公室。"),
                self.tr("请给每个网格员发一次答复：备份以后送来过的，他们下次会再送。"),
                self.tr("备份以后办过的，会列在“待处理”里，请复核。"),
            )
            above.lead(self.tr("去给网格员发答复"), partial(self.desk.go, "devices", "answer"))
            self.word.setEnabled(False)
            self.desk.tell(changes)
            self.taken.emit()
            self.desk.reread_identity()

        self.go.setEnabled(False)
        self.desk.work.run(self, succession.take_over).success(done).failure(
            lambda error: self.notice.refused(error, self.tr("什么都没有改变。"))
        )


def restored_bar(desk: Desk) -> QWidget:
    """Above every page, as the bar of the demo: such a profile looks like a laptop's and is not one."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("TakeOverBox", text)

    words = label(tr("⚠ 这份档案是恢复或复制来的，还没有新的证书，写的先不算数。"))
    go = button(tr("看怎么办"), lambda: desk.go("bundles"))
    bar = frame("warn", words, None, go, margin=0.35, across=True)
    bar.setAccessibleName(words.text())
    return bar
