"""总览: how far the visits have got, month by month and grid by grid, what is open, and what has not come."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from gridworker.services import figures, printing
from gridworker.services.arrivals import GridSource
from gridworker.services.changes import Changes
from gridworker.services.figures import Figure, Overview
from gridworker.services.queries import Query
from gridworker.ui import theme, words
from gridworker.ui.charts.age_table import AgeTable
from gridworker.ui.charts.heat_map import Cell, HeatMap
from gridworker.ui.charts.month_bars import MonthBars
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, page_column, scrolled
from gridworker.ui.pages import overview_words as say
from gridworker.ui.pages.first_steps import FirstSteps
from gridworker.ui.pages.overview_parts import ChartCard, FigureCard, Link, PeriodBox, PickedBar
from gridworker.ui.widgets.basics import button, card, clear, column, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.print_bar import PrintBar, Send, Write
from gridworker.ui.widgets.progress import ProgressStrip

PAGES = {"visit": "ledger", "household": "households", "demand": "intake"}
"""Where the records of each kind are listed."""
CARDS = ("coverage", "visits", "settled", "overdue")
MANY = 8
"""Grids beyond which the map is higher than the other charts."""
NAMED = 6
"""Grids named one by one of those whose bundles have not come."""
LOOK_AGAIN_MS = 400
"""A merge tells of its changes in several steps: one counting is enough for all."""


class OverviewPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: Overview | None = None
        self.notice = Notice()
        self.progress = ProgressStrip()
        self.period = PeriodBox(desk.today)
        self.grid = Box([(None, self.tr("全部网格"))])
        self.paper = PrintBar(
            desk, self.notice, self.progress, name=self._file_name, write=self._writing, send=self._sending
        )
        self.paper.setEnabled(False)
        self._timer = QTimer(self, singleShot=True, interval=min(LOOK_AGAIN_MS, desk.autosave_ms))
        self._timer.timeout.connect(self.look)
        self._stale = True
        self.cards = {key: FigureCard(self._go) for key in CARDS}
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
        self.picked = PickedBar(self._go)
        for one in self._chart_cards():
            self.picked.follow(one)
        self.source = label("", "", wrap=True, selectable=True)
        self._missing = column(gap=0.3)
        self.to_devices = button(self.tr("到“设备”里看"), lambda: desk.go("devices"), role="link")
        self.steps = FirstSteps(desk)
        self._place()
        self.period.changed.connect(self.look)
        self.grid.currentIndexChanged.connect(lambda _at: self.look())

    def _place(self) -> None:
        # No wider than its words: the title shares its row with the paper, the choices have one of their own.
        head = row(label(self.tr("总览"), "title"), None, self.paper, gap=0.8)
        where = label(self.tr("网格(&W)"), "label")
        where.setBuddy(self.grid)
        self.grid.setMinimumWidth(theme.current().em(12))
        of_grid = QWidget()
        of_grid.setLayout(row(where, self.grid, gap=0.6))
        self._choices = wrapped(self.period, of_grid, self.period.own)
        self._cards_grid = QGridLayout()
        self._cards_grid.setSpacing(theme.current().em(0.7))
        self._left, self._right = column(None, gap=0.7), column(None, gap=0.7)
        charts = row(self._left, self._right, gap=0.7)
        charts.setStretch(0, 1)
        self._charts = charts
        self.sources_card = card(
            label(self.tr("数据收齐了没有"), "heading"), self.source, self._missing,
            row(self.to_devices, None), gap=0.35,
        )
        inside = QWidget()
        whole = column(self._cards_grid, charts, None, gap=0.7)
        inside.setLayout(whole)
        self._area = scrolled(inside)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._area)
        self._stack.addWidget(scrolled(self.steps))
        outer = page_column(
            head, self.paper.strip, self._choices, self.notice, self.progress, self._stack, self.picked
        )
        outer.setStretch(5, 1)
        self.setLayout(outer)
        self._laid: tuple[int, bool] = (0, False)
        self._arrange()

    def _arrange(self) -> None:
        """Two charts beside each other where they stay readable, else one below the other."""
        wide = self.width() / max(theme.current().em(1), 1)
        columns = 2 if wide >= 56 else 1
        many = self.shown is not None and len(self.shown.grids) > MANY
        if (columns, many) == self._laid:
            return
        self._laid = columns, many
        for at, one in enumerate(self.cards.values()):
            self._cards_grid.addWidget(one, at // (2 * columns), at % (2 * columns))
        for at in range(4):
            self._cards_grid.setColumnStretch(at, 1 if at < 2 * columns else 0)
        left: list[QWidget] = [self.heat, self.months, self.states, self.sources_card]
        right: list[QWidget] = []
        if columns == 2:
            # A high map stands alone; beside it what is small goes below each other.
            left = [self.heat] if many else [self.heat, self.sources_card]
            right = [self.months, self.states] + ([self.sources_card] if many else [])
        for box, parts in ((self._left, left), (self._right, right)):
            # Not takeAt: Qt would go on asking the item that was taken how high the chart is.
            for part in (*left, *right):
                box.removeWidget(part)
            for at, part in enumerate(parts):
                box.insertWidget(at, part)
        self._charts.setStretch(1, 1 if right else 0)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._arrange()

    # the page -----------------------------------------------------------------------------

    def enter(self) -> None:
        self.notice.hide_notice()  # it spoke of what was done before one left
        if self._stale:
            self.look()
        QTimer.singleShot(0, self, lambda: self.period.chips.setFocus(Qt.FocusReason.OtherFocusReason))

    def heard(self, changes: Changes) -> None:
        if changes.touches("visit", "household", "demand", "merge", "grid", "device", "unit"):
            self._stale = True
            if self.isVisible():
                self._timer.start()

    def cancel_work(self) -> None:
        self.progress.stop()

    def flush_and_stop(self) -> None:
        self._timer.stop()

    def state(self) -> Any:
        return self.period.chips.value(), self.period.period(), self.grid.code()

    def restore(self, state: Any) -> None:
        code, span, grid = state
        self.period.choose(code, span if code == "own" else None)
        if grid is not None:
            self.grid.addItem("", grid)
            self.grid.set_code(grid)

    def look(self) -> None:
        """Count again, in the background."""
        self._timer.stop()
        span, grid = self.period.period(), self.grid.code()
        if span is None:
            self.notice.say(
                "warn", self.tr("结束日期早于开始日期，数没有变。"), self.tr("请把两个日期改过来。")
            )
            return
        if self.notice.kind == "warn":
            self.notice.hide_notice()
        self._stale = False
        self.desk.work.run(self, lambda s: figures.overview(s, span, grid)).success(
            lambda found: self._put(found)
        ).failure(self.notice.refused)

    def _put(self, found: Overview) -> None:
        if (found.period, found.grid) != (self.period.period(), self.grid.code()):
            return  # something else was chosen meanwhile; its figures are on the way
        self.shown = found
        self.paper.nothing_made()
        self._put_grids(found)
        self.steps.show_done(found)
        self._stack.setCurrentIndex(1 if found.empty else 0)
        self._choices.setVisible(not found.empty)
        self.paper.setEnabled(not found.empty)
        self._put_cards(found)
        lacking = {source.grid: source for source in found.sources.grids}
        self._put_heat(found, lacking)
        self._put_months(found)
        self._put_states(found)
        self._put_sources(found)
        self._arrange()
        walked = next((one for one in self._chart_cards() if one.chart.hasFocus()), None)
        self.picked.show_mark(walked or self.heat, walked.chart.current() if walked else None)

    def _chart_cards(self) -> list[ChartCard]:
        return [self.heat, self.months, self.states]

    def _put_grids(self, found: Overview) -> None:
        blocked = self.grid.blockSignals(True)
        self.grid.clear()
        self.grid.addItem(self.tr("全部网格"), None)
        for code, name in found.grid_choices:
            self.grid.addItem(name, code)
        self.grid.set_code(found.grid)
        self.grid.blockSignals(blocked)

    def _put_cards(self, found: Overview) -> None:
        figure = found.cards["coverage"]
        d = figure.d or 0
        note = self.tr("{p}；当面见到的户 / 应访户").format(p=say.share(figure.n, d)) if say.share(
            figure.n, d
        ) else self.tr("当面见到的户 / 应访户")
        self.cards["coverage"].show_figure(
            self.tr("走访覆盖"), f"{figure.n}/{d}" if d else "—", note, self._about_homes(figure)
        )
        visits, missed = found.cards["visits"], found.cards["missed"]
        self.cards["visits"].show_figure(
            self.tr("走访户次"), str(visits.n),
            self.tr("其中没有见到 {rate}").format(rate=say.rate(missed.n, visits.n)),
            _some([(self.tr("看走访记录"), visits), (self.tr("看没有见到的"), missed)]),
        )
        settled, out = found.cards["settled"], found.cards["left_out"]
        said = self.tr("已办结 / 这段时间收到的")
        if out.n:
            said = self.tr("已办结 / 这段时间收到的；另有 {n} 件不予立项、并案或撤回").format(n=out.n)
        self.cards["settled"].show_figure(
            self.tr("诉求办结"), f"{settled.n}/{settled.d}" if settled.d else "—",
            said, _some([(self.tr("看已办结的"), settled), (self.tr("看没办结的"), _rest(settled))]),
        )
        late = found.cards["overdue"]
        self.cards["overdue"].show_figure(
            self.tr("未办结诉求"), str(late.d),
            self.tr("截至今天；已过期限 {rate}").format(rate=say.rate(late.n, late.d or 0)),
            _some([(self.tr("看未办结的"), found.cards["open"]), (self.tr("看已过期限的"), late)]),
        )

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

    def _put_sources(self, found: Overview) -> None:
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

    # what is behind a figure ----------------------------------------------------------------

    def _about_homes(self, figure: Figure) -> list[Link]:
        return _some(
            [
                (self.tr("看当面见到的 {n} 户").format(n=figure.n), figure),
                (self.tr("看还没见到的 {n} 户").format(n=(figure.d or 0) - figure.n), _rest(figure)),
            ]
        )

    def _about_cell(self, what: Any) -> list[Link]:
        return self._about_homes(what.grid.coverage)

    def _about_visits(self, what: Any) -> list[Link]:
        return _some([(self.tr("看这 {n} 次走访").format(n=what.n), what)])

    def _about_demands(self, what: Any) -> list[Link]:
        return _some([(self.tr("看这 {n} 件诉求").format(n=what.n), what)])

    def _go(self, query: Query) -> None:
        self.desk.go(PAGES[query.kind], query)

    # paper --------------------------------------------------------------------------------

    def _file_name(self) -> str:
        assert self.shown is not None
        return self.tr("总览-{place}-{period}.pdf").format(
            place=self.shown.place, period=say.days(self.shown.period)
        )

    def _writing(self) -> Write:
        found = self.shown
        assert found is not None
        return lambda s, path, _task: printing.overview_pdf(s, path, found.period, found.grid)

    def _sending(self) -> Send:
        found = self.shown
        assert found is not None
        return lambda s, printer, _task: printing.print_overview(s, printer, found.period, found.grid)


def _rest(figure: Figure) -> Figure | None:
    """The others of a rate, as a figure of their own."""
    if figure.rest is None:
        return None
    return Figure(figure.key, figure.label, (figure.d or 0) - figure.n, None, figure.rest)


def _some(found: list[tuple[str, Figure | None]]) -> list[Link]:
    """Links to what there is: nobody is led to an empty list."""
    return [(words, figure.query) for words, figure in found if figure is not None and figure.n]
