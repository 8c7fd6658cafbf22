"""三级知晓: which levels know of a demand, who and since when, and how long each had it in hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import clear, column, label

if TYPE_CHECKING:
    from gridworker.services.levels import Lamp, LevelTime


class MatterLevels(QFrame):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk = desk
        self._lamps = column(gap=0.25)
        self._times = label("", wrap=True)
        title = label(self.tr("三级知晓"), "heading")
        self.setLayout(column(title, self._lamps, self._times, gap=0.5, margin=1.0))

    def show_levels(self, lamps: Sequence[Lamp], times: Sequence[LevelTime]) -> None:
        """A lamp is a sign and words, one line each: names of levels are long in other languages."""
        clear(self._lamps)
        for lamp in lamps:
            self._lamps.addWidget(label(self._lamp(lamp), "" if lamp.lit else "hint", wrap=True))
        said = [self._time(one) for one in times]
        self._times.setText(self.tr("用时：{parts}").format(parts=words.listed(said)))
        self._times.setVisible(bool(said))
        self.setVisible(bool(lamps))

    def _lamp(self, lamp: Lamp) -> str:
        if not lamp.lit:
            return self.tr("○ {level}：还不知道").format(level=self._level(lamp.level))
        when = words.day(lamp.at, self.desk.today())
        said = self.tr("● {level}：{who} {when}")
        if lamp.by_receipt:
            said = self.tr("● {level}：{who} {when}，有回执")
        return said.format(level=self._level(lamp.level), who=lamp.who, when=when)

    def _level(self, code: str) -> str:
        return self.desk.vocab.label("level", code)

    def _time(self, one: LevelTime) -> str:
        said = self.tr("{level} {n} 个工作日")
        if one.now:
            said = self.tr("{level} {n} 个工作日（现在在这一级）")
        elif one.estimated:
            said = self.tr("{level}预计 {n} 个工作日")
        return words.many(said, level=self._level(one.level), n=one.workdays)
