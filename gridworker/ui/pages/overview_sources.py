"""Whether the figures of 总览 are complete: which bundles have not come, which grid was silent longest."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from gridworker.services.figures import Overview
from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages import overview_words as say
from gridworker.ui.widgets.basics import button, clear, column, label, row

NAMED = 6
"""Grids named one by one of those whose bundles have not come."""


class SourcesCard(QFrame):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk = desk
        self.source = label("", "", wrap=True, selectable=True)
        self._missing = column(gap=0.3)
        self.to_devices = button(self.tr("到“设备”里看"), lambda: desk.go("devices"), role="link")
        self.setLayout(
            column(
                label(self.tr("数据收齐了没有"), "heading"), self.source, self._missing,
                row(self.to_devices, None), gap=0.35, margin=1,
            )
        )

    def show_sources(self, found: Overview) -> None:
        self.source.setText(say.sources(found.sources) + self.tr("。"))
        clear(self._missing)
        lacking = found.sources.lacking()
        for source in lacking[:NAMED]:
            told = self.tr("! {grid}：{what}").format(grid=source.name, what=say.lacking(source))
            self._missing.addWidget(label(told, "", wrap=True))
        if len(lacking) > NAMED:
            more = self.tr("还有 {n} 个网格没有收齐。").format(n=len(lacking) - NAMED)
            self._missing.addWidget(label(more, "second", wrap=True))
        oldest = found.sources.oldest()
        if oldest is not None and oldest.heard is not None:
            when = words.ago(min(oldest.heard, self.desk.today()), self.desk.today())
            told = self.tr("最久没有交包的：{grid}，最近一包：{when}").format(grid=oldest.name, when=when)
            self._missing.addWidget(label(told, "second", wrap=True))
        self.to_devices.setVisible(bool(found.sources.grids))
