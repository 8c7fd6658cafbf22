"""The dark band beside the beginning: the program's name, its promises, and the text size.

The size stands here too, because somebody who needs large letters needs them on the very first screen.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from gridworker.ui import icons, theme
from gridworker.ui.theme import TextSize
from gridworker.ui.widgets.basics import Press, column, label, row


class Band(QFrame):
    resized_text = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, language: str = "zh") -> None:
        super().__init__()
        look = theme.current()
        theme.role(self, "rail")
        self.setFixedWidth(look.em(15))
        mark = label("")
        mark.setPixmap(icons.pixmap("diary", look.tokens.rail_mark, look.em(3)))
        name = label(self.tr("民情日记"))
        name.setObjectName("name")
        promises = [
            self.tr("写得快：一分钟一户"), self.tr("带得走：一个文件就够"), self.tr("丢不了：断电也不丢"),
        ]
        self.sizes: dict[TextSize, Press] = {}
        titles = {
            TextSize.STANDARD: self.tr("标准"), TextSize.LARGE: self.tr("大"), TextSize.HUGE: self.tr("特大"),
        }
        for size, title in titles.items():
            choice = Press()
            theme.role(choice, "rail")
            choice.setText(title)
            choice.setAccessibleName(self.tr("字号 {t}").format(t=title))
            choice.setCheckable(True)
            choice.setAutoExclusive(True)
            choice.setChecked(size == look.size)
            choice.clicked.connect(partial(self.resized_text.emit, size))
            self.sizes[size] = choice
        # The name of the other language, in that language: whoever needs it can read it.
        code, title = ("zh", "中文") if language == "en" else ("en", "English")
        self.other = Press()
        theme.role(self.other, "rail")
        self.other.setText(title)
        self.other.setAccessibleName(title)
        self.other.clicked.connect(partial(self.language_chosen.emit, code))
        self.setLayout(
            column(
                1, mark, name, *(label(words, wrap=True) for words in promises), 3, label(self.tr("字号")),
                row(*self.sizes.values(), None, gap=0.2), row(self.other, None),
                label(self.tr("● 离线可用")), gap=0.8, margin=1.6,
            )
        )
