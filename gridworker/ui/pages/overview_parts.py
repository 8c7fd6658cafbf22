"""Parts of 总览: cards with one figure or a chart, the bar that says what is picked, the period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date as Day
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from gridworker.domain.period import CODES, Period, period_of
from gridworker.ui import theme
from gridworker.ui.charts.chart import Chart, Mark
from gridworker.ui.widgets.basics import button, clear, column, focus_soon, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.date_field import DateField
from gridworker.ui.widgets.notice import Notice

Link = tuple[str, Any]
"""Words of a link, and what it opens: records by a query, or by their ids."""
Open = Callable[[Any], object]


def links(made: Sequence[Link], go: Open) -> list[QWidget]:
    """Link buttons that open lists; one that would open an empty list is left out by the caller."""
    return [button(words, partial(go, what), role="link") for words, what in made]


class FigureCard(QFrame):
    """One figure: its name, the number in large letters, a note, and what opens its records."""

    def __init__(self, go: Open) -> None:
        super().__init__()
        theme.role(self, "card")
        self._go = go
        self._name = label("", "second", wrap=True)
        self._value = label("", "number")
        self._note = label("", "hint", wrap=True)
        self._links = column(gap=0)
        self._links.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setLayout(column(self._name, self._value, self._note, self._links, None, gap=0.15, margin=0.8))

    def show_figure(self, name: str, value: str, note: str, made: Sequence[Link]) -> None:
        self._name.setText(name)
        self._value.setText(value)
        self._value.setAccessibleName(f"{name} {value}")
        self._note.setText(note)
        self._note.setVisible(bool(note))
        clear(self._links)
        for link in links(made, self._go):
            self._links.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)

    def words(self) -> str:
        """What the card says, in one line."""
        return " ".join(part.text() for part in (self._name, self._value, self._note) if part.text())


class ChartCard(QFrame):
    """A chart below its title; `about` says what the parts of it open."""

    def __init__(self, title: str, note: str, chart: Chart, about: Callable[[object], list[Link]]) -> None:
        super().__init__()
        theme.role(self, "card")
        self.chart, self.about = chart, about
        self.note = label(note, "hint", wrap=True)
        head = label(title, "heading")
        head.setBuddy(chart)
        self.setLayout(column(head, self.note, chart, None, gap=0.35, margin=0.9))


class PickedBar(QFrame):
    """What is picked in the chart that has the keyboard, and the way to its records: always in sight."""

    def __init__(self, go: Open) -> None:
        super().__init__()
        theme.role(self, "bar")
        self._go = go
        self._said = label("", "", wrap=True)
        self._links = row(gap=0.4)
        across = row(self._said, self._links, gap=0.6, margin=0.35)
        across.setStretch(0, 1)
        self.setLayout(across)
        self.setVisible(False)

    def follow(self, card: ChartCard) -> None:
        """Tell of this chart whenever somebody walks in it."""
        card.chart.moved.connect(lambda mark: self.show_mark(card, mark))
        card.chart.opened.connect(lambda mark: self._open(card, mark))

    def show_mark(self, card: ChartCard, mark: Mark | None) -> None:
        if mark is None:
            self.setVisible(False)
            return
        self._said.setText(mark.words)
        clear(self._links)
        for link in links(card.about(mark.what), self._go):
            self._links.addWidget(link)
        self.setVisible(True)

    def words(self) -> str:
        return self._said.text()

    def _open(self, card: ChartCard, mark: Mark) -> None:
        made = card.about(mark.what)
        if made:
            self._go(made[0][1])


class PeriodBox(QWidget):
    """本月, 上月, 本季, 本年, or two days of one's own; `own` has these, and the page places it."""

    changed = Signal()

    def __init__(self, today: Callable[[], Day]) -> None:
        super().__init__()
        self._today = today
        names = {
            "month": self.tr("本月"), "last_month": self.tr("上月"), "quarter": self.tr("本季"),
            "year": self.tr("本年"), "own": self.tr("自选"),
        }  # fmt: skip
        self.chips = Chips(self.tr("时间"), list(names.items()), required=True, one_line=True)
        self.chips.set_value(CODES[0])
        self.first = DateField(self.tr("从哪天起"), today, quick=False)
        self.last = DateField(self.tr("到哪天止"), today, quick=False)
        self.own = QWidget()
        self.own.setLayout(row(self.first, label(self.tr("至"), "second"), self.last, gap=0.4))
        self.own.setVisible(False)
        self.setLayout(row(self.chips, gap=0))
        self.chips.changed.connect(self._chosen)
        self.first.edited.connect(self.changed)
        self.last.edited.connect(self.changed)

    def period(self) -> Period | None:
        """The span chosen; None while the last day is before the first."""
        code = self.chips.value() or CODES[0]
        if code != "own":
            return period_of(code, self._today())
        if self.last.day() < self.first.day():
            return None
        return Period(self.first.day(), self.last.day())

    def asked(self, notice: Notice) -> Period | None:
        """As `period`, and `notice` says what is wrong with the days."""
        span = self.period()
        if span is None:
            notice.say("warn", self.tr("结束的日期在开始以前。"), self.tr("请把两个日期改过来。"))
        return span

    def choose(self, code: str, own: Period | None = None) -> None:
        """Pick without saying so to anyone."""
        if own is not None:
            self.first.set_day(own.first)
            self.last.set_day(own.last)
        self.chips.set_value(code)
        self.own.setVisible(code == "own")

    def _chosen(self) -> None:
        own = self.chips.value() == "own"
        if own and not self.own.isVisible():
            start = period_of(CODES[0], self._today())
            self.first.set_day(start.first)
            self.last.set_day(min(start.last, self._today()))
            focus_soon(self.first)
        self.own.setVisible(own)
        self.changed.emit()


class GridBox(Box):
    """All grids, or one of them; `named` is the box with its name before it."""

    def __init__(self) -> None:
        super().__init__([(None, self.tr("全部网格"))])
        self.setMinimumWidth(theme.current().em(12))
        name = label(self.tr("网格(&W)"), "label")
        name.setBuddy(self)
        self.named = QWidget()
        self.named.setLayout(row(name, self, gap=0.6))

    def show_grids(self, grids: Iterable[tuple[str, str]]) -> None:
        """Offer these (id, name); the one that was chosen stays so."""
        self.put([(None, self.tr("全部网格")), *grids])

    def choose(self, grid: str | None) -> None:
        """Pick without a word to anyone, also a grid that has not been read yet."""
        blocked = self.blockSignals(True)
        if self.findData(grid) < 0:
            self.addItem("", grid)
        self.set_code(grid)
        self.blockSignals(blocked)
