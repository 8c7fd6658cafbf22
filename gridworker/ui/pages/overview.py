"""总览: how far the visits have got, month by month and grid by grid, what is open, and what has not come."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from gridworker.services import figures, printing
from gridworker.services.changes import Changes
from gridworker.services.figures import Overview
from gridworker.services.queries import Query
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, page_column, scrolled
from gridworker.ui.pages import overview_words as say
from gridworker.ui.pages.first_steps import FirstSteps
from gridworker.ui.pages.overview_charts import Charts
from gridworker.ui.pages.overview_figures import FigureRow
from gridworker.ui.pages.overview_parts import GridBox, PeriodBox, PickedBar
from gridworker.ui.pages.overview_sources import SourcesCard
from gridworker.ui.widgets.basics import column, label, row
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.print_bar import PrintBar, Send, Write
from gridworker.ui.widgets.progress import ProgressStrip

PAGES = {"visit": "ledger", "household": "households", "demand": "intake"}
"""Where the records of each kind are listed."""
MANY = 8
"""Grids beyond which the map is higher than the other charts."""
LOOK_AGAIN_MS = 400
"""A merge tells of its changes in several steps: one counting is enough for all."""


class OverviewPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: Overview | None = None
        self.notice = Notice()
        self.progress = ProgressStrip()
        self.period = PeriodBox(desk.today)
        self.grid = GridBox()
        self.paper = PrintBar(
            desk, self.notice, self.progress, name=self._file_name, write=self._writing, send=self._sending
        )
        self.paper.setEnabled(False)
        self._timer = QTimer(self, singleShot=True, interval=min(LOOK_AGAIN_MS, desk.autosave_ms))
        self._timer.timeout.connect(self.look)
        self._stale = True
        self.figures = FigureRow(self, self._go)
        self.cards = self.figures.cards
        self.charts = Charts(self, self.figures)
        self.heat, self.months, self.states = self.charts.cards()
        self.picked = PickedBar(self._go)
        for one in self.charts.cards():
            self.picked.follow(one)
        self.sources_card = SourcesCard(desk)
        self.steps = FirstSteps(desk)
        self._place()
        self.period.changed.connect(self.look)
        self.grid.currentIndexChanged.connect(lambda _at: self.look())

    def _place(self) -> None:
        # No wider than its words: the title shares its row with the paper, the choices have one of their own.
        head = row(label(self.tr("总览"), "title"), None, self.paper, gap=0.8)
        self._choices = wrapped(self.period, self.grid.named, self.period.own)
        self._cards_grid = QGridLayout()
        self._cards_grid.setSpacing(theme.current().em(0.7))
        self._left, self._right = column(None, gap=0.7), column(None, gap=0.7)
        charts = row(self._left, self._right, gap=0.7)
        charts.setStretch(0, 1)
        self._beside = charts
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
        self._beside.setStretch(1, 1 if right else 0)

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
        self.grid.choose(grid)

    def look(self) -> None:
        """Count again, in the background."""
        self._timer.stop()
        span, grid = self.period.asked(self.notice), self.grid.code()
        if span is None:
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
        self.grid.show_grids(found.grid_choices)
        self.steps.show_done(found)
        self._stack.setCurrentIndex(1 if found.empty else 0)
        self._choices.setVisible(not found.empty)
        self.paper.setEnabled(not found.empty)
        self.figures.show(found)
        self.charts.show(found)
        self.sources_card.show_sources(found)
        self._arrange()
        walked = next((one for one in self.charts.cards() if one.chart.hasFocus()), None)
        self.picked.show_mark(walked or self.heat, walked.chart.current() if walked else None)

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
