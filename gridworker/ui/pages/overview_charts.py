"""The three charts of 总览: the grids, the months, and what is open, each part a way to its records."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from gridworker.services.arrivals import GridSource
from gridworker.services.figures import Overview
from gridworker.ui.charts.age_table import AgeTable
from gridworker.ui.charts.heat_map import Cell, HeatMap
from gridworker.ui.charts.month_bars import MonthBars
from gridworker.ui.pages import overview_words as say
from gridworker.ui.pages.overview_figures import FigureRow, some
from gridworker.ui.pages.overview_parts import ChartCard, Link
from gridworker.ui.words import many


class Charts(QObject):
    """`heat`, `months` and `states` are cards; the page says where each stands."""

    def __init__(self, parent: QObject, figures: FigureRow) -> None:
        super().__init__(parent)
        self._figures = figures
        self.heat = ChartCard(
            self.tr("各网格走访覆盖"),
            self.tr("格里是“当面见到的户 / 应访户”，底边的条是同一个比例；虚线加“!”的网格数据没有收齐。"),
            HeatMap(), self._about_cell,
        )
        self.months = ChartCard(
            self.tr("各月走访户次"), self.tr("柱上是总数；所选时间内的月份加粗。"),
            MonthBars(), self._about_visits,
        )
        self.states = ChartCard(
            self.tr("未办结诉求"), self.tr("按今天的状态，列是收到以后过了多少天。"),
            AgeTable(), self._about_demands,
        )

    def cards(self) -> list[ChartCard]:
        """In reading order."""
        return [self.heat, self.months, self.states]

    def show(self, found: Overview) -> None:
        """Draw these figures."""
        self._put_heat(found, {source.grid: source for source in found.sources.grids})
        self._put_months(found)
        self._put_states(found)

    def _put_heat(self, found: Overview, sources: dict[str, GridSource]) -> None:
        groups: dict[str, list[Cell]] = {}
        for one in found.grids:
            source = sources.get(one.grid)
            cell = Cell(
                one, say.short_name(one), say.grid_sentence(one, source),
                source is not None and source.state in ("none", "gaps", "old"),
            )
            groups.setdefault(one.unit_name, []).append(cell)
        chart = self.heat.chart
        assert isinstance(chart, HeatMap)
        chart.show_cells(list(groups.items()), say.heat_summary(found))
        if not found.grids:
            self.heat.note.setText(self.tr("还没有划网格。先到“网格和人”里划好，再看各网格的覆盖。"))

    def _put_months(self, found: Overview) -> None:
        labels, year = [], None
        for one in found.months:
            new = one.month.first.year != year
            year = one.month.first.year
            labels.append((say.month(one.month), str(year) if new else ""))
        chart = self.months.chart
        assert isinstance(chart, MonthBars)
        chart.show_months(
            found.months, [say.month_sentences(one) for one in found.months], labels,
            [(code, say.reach(code)) for code in ("in_person", "apart", "missed")], say.months_summary(found),
        )

    def _put_states(self, found: Overview) -> None:
        lines = []
        for one in (*found.states, found.all_states):
            cells = [*one.bands.values(), one.late, one.total]
            sentences = say.state_sentences(one)
            lines.append((say.state(one.state), list(zip(cells, sentences, strict=True))))
        titles = [say.band(code) for code in (*found.all_states.bands, "late", "open")]
        chart = self.states.chart
        assert isinstance(chart, AgeTable)
        chart.show_lines(titles, lines, say.states_summary(found))

    def _about_cell(self, what: Any) -> list[Link]:
        return self._figures.about_homes(what.grid.coverage)

    def _about_visits(self, what: Any) -> list[Link]:
        return some([(many(self.tr("看这 {n} 次走访"), n=what.n), what)])

    def _about_demands(self, what: Any) -> list[Link]:
        return some([(many(self.tr("看这 {n} 件诉求"), n=what.n), what)])
