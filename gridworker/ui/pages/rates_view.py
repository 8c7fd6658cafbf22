"""办理情况: the rates of a span of days and the balance of a month; every figure opens its demands."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from gridworker.domain.balance import Balance
from gridworker.domain.period import Period
from gridworker.domain.rates import Rates
from gridworker.services import areas, rates
from gridworker.services.changes import Changes
from gridworker.services.queries import NO_GRID
from gridworker.services.session import Session
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.page import TheseOnly, scrolled
from gridworker.ui.pages import overview_words as say
from gridworker.ui.pages.balance_table import PARTS, BalanceRow, BalanceTable
from gridworker.ui.pages.overview_parts import GridBox, PeriodBox
from gridworker.ui.pages.rates_cards import RateCards
from gridworker.ui.widgets.basics import button, column, focus_soon, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice

LOOK_AGAIN_MS = 400


class Counted(NamedTuple):
    """What was counted, and for what."""

    asked: tuple[Period, str]
    rates: Rates
    balances: list[rates.GridBalance]
    grids: list[dict[str, Any]]


class RatesView(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        self.period = PeriodBox(desk.today)
        self.grid = GridBox()
        self.month = Box([])
        self.cards = RateCards(self._go)
        self.table = BalanceTable()
        self.picked = label("", "", wrap=True)
        self.open = button("", self._open, role="link")
        self._counted: Counted | None = None
        self._stale = True
        self._timer = QTimer(self, singleShot=True, interval=min(LOOK_AGAIN_MS, desk.autosave_ms))
        self._timer.timeout.connect(self.look)
        self._place()
        self.period.changed.connect(self.look)
        self.grid.currentIndexChanged.connect(lambda _at: self.look())
        self.month.currentIndexChanged.connect(lambda _at: self._put_balance())
        self.table.moved.connect(self._say_picked)
        self.table.opened.connect(self._open)

    def _place(self) -> None:
        self.month.setMinimumWidth(theme.current().em(9))
        when = label(self.tr("月份(&M)"), "label")
        when.setBuddy(self.month)
        head = row(label(self.tr("结转"), "heading"), None, when, self.month, gap=0.6)
        rule = self.tr("期初＋登记－销号－并案－撤回＝期末。重办、恢复的也算登记。在数上按回车，看是哪几件。")
        bar = QFrame()
        theme.role(bar, "bar")
        across = row(self.picked, self.open, gap=0.6, margin=0.35)
        across.setStretch(0, 1)
        bar.setLayout(across)
        inside = QWidget()
        inside.setLayout(
            column(self.cards, head, label(rule, "hint", wrap=True), bar, self.table, None, gap=0.6)
        )
        self._area = scrolled(inside)
        nothing = self.tr("这段时间里没有立项、到期或者了结的诉求。把时间放宽，或者先到“诉求”里立项。")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._area)
        self._stack.addWidget(EmptyState("sheet", nothing, topic="matters"))
        choices = wrapped(self.period, self.grid.named, self.period.own)
        whole = column(choices, self.notice, self._stack, gap=0.6)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def enter(self) -> None:
        if self._stale:
            self.look()
        focus_soon(self.period.chips)

    def heard(self, _changes: Changes, *, shown: bool) -> None:
        self._stale = True
        if shown:
            self._timer.start()

    def flush(self) -> None:
        self._timer.stop()

    # counting -------------------------------------------------------------------------------

    def look(self) -> None:
        """Count again, in the background."""
        self._timer.stop()
        period, grid = self.period.asked(self.notice), str(self.grid.code() or "")
        if period is None:
            return
        self.notice.hide_notice()
        self._stale = False

        def count(s: Session) -> Counted:
            return Counted(
                (period, grid), rates.rates(s, period, grid), rates.balances(s, period), areas.grids(s)
            )

        self.desk.work.run(self, count).success(self._put).failure(self._failed)

    def _failed(self, error: BaseException) -> None:
        self._stale = True
        self.notice.refused(error)

    def _put(self, found: Counted) -> None:
        if found.asked != (self.period.period(), str(self.grid.code() or "")):
            return  # something else was chosen meanwhile
        self._counted = found
        self.grid.show_grids((grid["id"], grid["name"]) for grid in found.grids)
        self.cards.show_rates(found.rates, self._span(found.asked[0]))
        self._put_months(found.asked[0])
        self._put_balance()
        counted = found.rates
        any_rate = any(rate.d for rate in counted.by_name.values()) or counted.unrated or counted.for_others
        some = bool(found.balances or any_rate or counted.held or counted.days)
        self._stack.setCurrentIndex(0 if some else 1)

    def _span(self, period: Period) -> str:
        grid = self.grid.code()
        return say.days(period) if grid is None else f"{self.grid.currentText()} {say.days(period)}"

    def _put_months(self, period: Period) -> None:
        """The months of the span, up to this one; the last one is shown first."""
        today = self.desk.today()
        months = [month for month in period.months() if month.first <= today] or list(period.months())[:1]
        named = [(month.first.isoformat(), say.month_and_year(month)) for month in months]
        self.month.put(named, default=named[-1][0])
        self.month.setEnabled(len(months) > 1)

    # the balance ----------------------------------------------------------------------------

    def _put_balance(self) -> None:
        if self._counted is None:
            return
        first, grid = str(self.month.code()), self._counted.asked[1]
        shown = [
            BalanceRow(one.grid, self.tr("未划入网格") if one.grid == NO_GRID else one.name, one.balance)
            for one in self._counted.balances
            if one.month.first.isoformat() == first and grid in ("", one.grid)
        ]
        if not grid:
            whole = sum((one.balance for one in shown), Balance())
            shown.insert(0, BalanceRow("", self.tr("合计"), whole))
        self.table.show_rows(shown)

    def _say_picked(self) -> None:
        cell = self.table.picked()
        self.picked.setText(cell.said if cell is not None else "")
        self.open.setVisible(cell is not None and cell.n > 0)
        self.open.setText(self.tr("看这 {n} 件").format(n=cell.n if cell is not None else 0))
        self.open.setAccessibleName(self.open.text())
        if self.table.hasFocus() and self.table.currentItem() is not None:
            where = self.table.visualItemRect(self.table.currentItem()).center()
            at = self.table.viewport().mapTo(self._area.widget(), where)
            self._area.ensureVisible(at.x(), at.y(), 0, theme.current().em(3))

    def _open(self) -> None:
        cell, counted = self.table.picked(), self._counted
        if cell is None or counted is None or not cell.n:
            return
        month = next(
            one for one in counted.asked[0].months() if one.first.isoformat() == str(self.month.code())
        )
        what = self.tr("{month}，{figure}").format(month=say.month_and_year(month), figure=cell.said)

        def read(s: Session) -> TheseOnly:
            found = [rates.behind_balance(s, month, part, cell.grid) for part in PARTS[cell.part]]
            return TheseOnly(tuple(sorted(set().union(*found))), what)

        self.desk.work.run(self, read).success(self._go).failure(self.notice.refused)

    def _go(self, what: TheseOnly) -> None:
        self.desk.go("intake", what)
