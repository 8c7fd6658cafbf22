"""总览 as a clerk uses it: by the keys alone, read aloud, in any size; each number leads to its records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gridworker.errors import UserError
from gridworker.services import figures, printing
from gridworker.services.changes import Changes
from gridworker.services.printing import Printed
from gridworker.services.queries import Query
from gridworker.ui import choose, theme
from gridworker.ui.charts.chart import Chart
from gridworker.ui.main_window import MainWindow
from gridworker.ui.pages.overview import OverviewPage
from gridworker.ui.theme import TextSize, Theme
from tests.ui import fake_figures
from tests.ui.page_objects import OpenFake, words_on

Settle = Callable[[], None]


@pytest.fixture
def clerk(open_fake: OpenFake, settle: Settle) -> MainWindow:
    window = open_fake(office=True)
    settle()
    window.activateWindow()
    return window


@pytest.fixture
def page(clerk: MainWindow, settle: Settle) -> OverviewPage:
    assert clerk.workspace is not None
    shown = clerk.workspace.page("overview")
    assert isinstance(shown, OverviewPage)
    settle()
    return shown


def press(qtbot: QtBot, chart: Chart, *keys: Qt.Key) -> None:
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    for key in keys:
        qtbot.keyClick(chart, key)


def asked(page: OverviewPage) -> list[tuple[str, Any]]:
    """Where the page sends people from now on."""
    went: list[tuple[str, Any]] = []
    page.desk.asked_for.disconnect()
    page.desk.asked_for.connect(lambda key, what: went.append((key, what)))
    return went


def test_it_is_the_first_page_of_an_office(clerk: MainWindow) -> None:
    assert clerk.workspace is not None
    assert clerk.workspace.key == "overview"


def test_every_rate_shows_both_numbers_and_few_items_no_percent(page: OverviewPage) -> None:
    assert page.cards["coverage"].words() == "走访覆盖 540/1092 49.5%；当面见到的户 / 应访户"
    assert "其中没有见到 31/213（14.6%）" in page.cards["visits"].words()
    assert page.cards["settled"].words().startswith("诉求办结 3/4 已办结 / 这段时间收到的；另有 2 件")
    assert "已过期限 12/36（33.3%）" in page.cards["overdue"].words()


def test_a_card_opens_the_records_of_its_number_and_the_others(page: OverviewPage) -> None:
    went = asked(page)
    card = page.cards["coverage"]
    links = [push for push in card.findChildren(type(page.sources_card.to_devices)) if push.isVisibleTo(card)]
    assert [link.text() for link in links] == ["看当面见到的 540 户", "看还没见到的 552 户"]
    for link in links:
        link.click()
    assert page.shown is not None
    figure = page.shown.cards["coverage"]
    assert went == [("households", figure.query), ("households", figure.rest)]


def test_arrows_walk_the_map_as_one_reads_and_enter_opens_the_grid(
    qtbot: QtBot, page: OverviewPage
) -> None:
    chart, went = page.heat.chart, asked(page)
    press(qtbot, chart)
    walked = []
    for _step in range(13):
        mark = chart.current()
        assert mark is not None
        walked.append(mark.what.grid.grid)
        qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert page.shown is not None
    order = [row.grid for row in page.shown.grids]
    assert walked == [*order, order[-1]]  # in the order of the codes, and no further than the last
    press(qtbot, chart, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert [(key, what.grid) for key, what in went] == [("households", "g-1-1")]


def test_what_is_picked_is_said_on_the_page_and_to_a_screen_reader(qtbot: QtBot, page: OverviewPage) -> None:
    chart = page.heat.chart
    press(qtbot, chart, Qt.Key.Key_Home, Qt.Key.Key_Right)
    said = "石桥村第2网格：应访 90 户，当面见到 30/90（33.3%），还有 60 户没有见到；还没有交来过数据包"
    assert page.picked.isVisible()
    assert page.picked.words() == said
    face = QAccessible.queryAccessibleInterface(chart)
    assert face is not None
    assert face.text(QAccessible.Text.Description) == said
    assert face.text(QAccessible.Text.Name).startswith("各网格走访覆盖。12 个网格，共应访 1092 户")


def test_every_chart_is_whole_in_words(page: OverviewPage) -> None:
    assert page.shown is not None
    heat, months, states = (card.chart.text() for card in (page.heat, page.months, page.states))
    for row in page.shown.grids:
        assert f"{row.name}：应访 {row.coverage.d} 户" in heat
    assert "2026年4月走访 66 户次：当面见到 33 次、电话、来访 22 次、没有见到 11 次" in months
    assert "暂缓，90天以上：3 件" in states
    assert "所有未办结诉求：共 36 件" in states


def test_a_month_and_its_pieces_open_their_visits(qtbot: QtBot, page: OverviewPage) -> None:
    chart, went = page.months.chart, asked(page)
    keys = (Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    press(qtbot, chart, *keys)
    assert [(key, what.date_from, what.reach) for key, what in went] == [
        ("ledger", "2026-04-01", None), ("ledger", "2026-04-01", "apart"),
    ]  # fmt: skip


def test_a_number_of_demands_opens_them_and_nought_opens_nothing(qtbot: QtBot, page: OverviewPage) -> None:
    chart, went = page.states.chart, asked(page)
    press(qtbot, chart, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Return)
    press(qtbot, chart, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert [(key, what.states, what.text) for key, what in went] == [("intake", ("collected",), "month")]
    assert words_on(page.picked) == "已搜集，31至90天：0 件"


def test_a_click_picks_and_a_double_click_opens(qtbot: QtBot, page: OverviewPage) -> None:
    chart, went = page.heat.chart, asked(page)
    mark = chart.marks()[1]
    middle = chart.rect_of(mark).center()
    at = QPoint(round(middle.x()), round(middle.y()))
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)
    assert chart.current() == mark
    assert went == []
    qtbot.mouseDClick(chart, Qt.MouseButton.LeftButton, pos=at)
    assert [key for key, _what in went] == ["households"]


@pytest.mark.parametrize("size", list(TextSize), ids=lambda size: f"{int(size)}px")
@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.CONTRAST], ids=["light", "contrast"])
def test_no_part_of_a_chart_lies_on_another_or_outside(
    qtbot: QtBot,
    qapp: QApplication,
    open_fake: OpenFake,
    settle: Settle,
    size: TextSize,
    tokens: theme.Tokens,
) -> None:
    theme.apply(qapp, Theme(size, tokens))
    window = open_fake(office=True)
    assert window.workspace is not None
    page: Any = window.workspace.page("overview")
    settle()
    for card in (page.heat, page.states):
        chart, seen = card.chart, []
        qtbot.waitUntil(lambda chart=chart: chart.height() >= chart.height_at(chart.width()) - 1)
        for mark in chart.marks():
            rect = chart.rect_of(mark)
            assert chart.rect().adjusted(-1, -1, 1, 1).contains(rect.toRect()), mark.words
            assert not any(rect.adjusted(1, 1, -1, -1).intersects(other) for other in seen), mark.words
            seen.append(rect)
    bars = [page.months.chart.rect_of(mark) for mark in page.months.chart.marks() if mark.row == 0]
    assert all(a.right() <= b.left() + 1 for a, b in pairwise(bars))


@pytest.mark.parametrize("size", list(TextSize), ids=lambda size: f"{int(size)}px")
def test_days_of_ones_own_do_not_make_the_window_wider(
    qapp: QApplication, open_fake: OpenFake, settle: Settle, size: TextSize
) -> None:
    theme.apply(qapp, Theme(size))
    window = open_fake(office=True)
    assert window.workspace is not None
    page: Any = window.workspace.page("overview")
    settle()
    page.period.chips.chip("own").click()
    settle()
    assert window.width() == 1366
    assert page.period.own.width() >= page.period.own.minimumSizeHint().width()
    assert page.period.own.geometry().right() <= page._choices.width()


def test_the_fills_differ_without_colour(page: OverviewPage) -> None:
    from gridworker.ui.charts.month_bars import FILLS

    assert len(set(FILLS.values())) == len(FILLS)


def test_another_period_and_grid_are_counted_again(
    page: OverviewPage, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, str | None]] = []

    def count(session: Any, period: Any, grid: str | None = None) -> Any:
        seen.append((period.said(), grid))
        return fake_figures.overview(session, period, grid)

    monkeypatch.setattr(figures, "overview", count)
    page.period.chips.chip("last_month").click()
    settle()
    page.grid.set_code("g-1-2")
    settle()
    page.period.chips.chip("own").click()
    settle()
    assert seen == [
        ("2026年3月", None), ("2026年3月", "g-1-2"), ("2026年4月1日至2026年4月5日", "g-1-2"),
    ]  # fmt: skip
    assert page.period.own.isVisible()
    page.period.last.set_day(page.period.first.day().replace(month=3))
    page.period.changed.emit()
    assert "结束的日期在开始以前" in page.notice.words()
    assert len(seen) == 3


def test_figures_follow_what_is_merged_meanwhile(
    page: OverviewPage, settle: Settle, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    counted: list[int] = []
    monkeypatch.setattr(
        figures, "overview", lambda s, p, g=None: counted.append(1) or fake_figures.overview(s, p, g)
    )
    for _step in range(5):
        page.desk.tell(Changes.of({"visit": ["v"]}, "merge"))
    qtbot.waitUntil(lambda: bool(counted))
    settle()
    assert counted == [1]


def test_an_office_without_records_is_told_what_to_do_first(
    open_fake: OpenFake, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_fake(office=True)
    monkeypatch.setattr(figures, "overview", lambda s, p, g=None: fake_figures.overview(s, p, g, empty=True))
    assert window.workspace is not None
    page: Any = window.workspace.page("overview")
    page.look()
    settle()
    assert "从这里开始" in words_on(page)
    assert not page.paper.pdf.isEnabled()
    assert not page.period.isVisible()
    went = asked(page)
    for act in page.steps.findChildren(type(page.sources_card.to_devices)):
        act.click()
    assert [key for key, _what in went] == ["areas", "households", "devices"]
    assert [tick.text() for tick in page.steps._ticks] == ["✓", "✓", "✓"]
    assert page.steps._ticks[0].accessibleName() == "第 1 步，已做"


def test_which_grids_have_not_sent_is_said_by_name(qtbot: QtBot, page: OverviewPage) -> None:
    said = words_on(page.sources_card)
    assert "12 个网格中有 2 个的数据包没有收齐" in said
    assert "! 石桥村第2网格：还没有交来过数据包" in said
    assert "! 石桥村第3网格：缺 12 个编号的记录" in said
    assert "最久没有交包的：石桥村第3网格，最近一包：35 天前" in said
    assert page.shown is not None
    sources = page.shown.sources
    heard = [replace(one, heard=page.desk.today()) for one in sources.grids]
    page.sources_card.show_sources(replace(page.shown, sources=replace(sources, grids=heard)))
    qtbot.waitUntil(lambda: "最近一包：今天" in words_on(page))


def test_the_printed_page_is_saved_and_said(
    page: OverviewPage, settle: Settle, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names: list[str] = []

    def choose_it(_parent: Any, _title: str, _pattern: str, start: Path) -> Path:
        names.append(start.name)
        return tmp_path / "总览.pdf"

    monkeypatch.setattr(choose, "save", choose_it)
    monkeypatch.setattr(printing, "overview_pdf", lambda s, out, period, grid: Printed(out, 2))
    page.paper.pdf.click()
    settle()
    assert names == ["总览-青禾县云溪镇-2026年4月1日至2026年4月30日.pdf"]
    assert "PDF 写好了，共 2 页" in page.notice.words()
    assert str(tmp_path / "总览.pdf") in page.notice.words()
    assert page.paper.open.isVisible()


def test_without_a_printer_the_next_step_is_offered(
    page: OverviewPage, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printers", list)
    page.paper.print.click()
    settle()
    assert "这台电脑没有装打印机" in page.notice.words()
    assert "先存成 PDF" in page.notice.words()


def test_a_printer_is_chosen_and_what_it_refuses_is_said(
    page: OverviewPage, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printers", lambda: ["办公室 激光", "二楼"])

    def refuse(*_words: Any) -> Printed:
        raise UserError("not_printed", "打印机没有接收，没有打出来。", "请检查打印机。")

    monkeypatch.setattr(printing, "print_overview", refuse)
    page.paper.print.click()
    settle()
    assert page.paper.printers.code() == "办公室 激光"
    assert page.paper.strip.isVisible()
    page.paper.go.click()
    settle()
    assert "打印机没有接收" in page.notice.words()
    monkeypatch.setattr(printing, "print_overview", lambda s, name, period, grid: Printed(None, 1))
    page.paper.go.click()
    settle()
    assert "送到打印机了，共 1 页" in page.notice.words()
    assert not page.paper.strip.isVisible()


def test_the_ledger_shows_what_a_figure_opens_until_one_wants_all(
    clerk: MainWindow, page: OverviewPage, settle: Settle
) -> None:
    assert clerk.workspace is not None
    query = Query("visit", grid="g-2", date_from="2026-04-01", date_to="2026-04-30", reach="missed")
    page.desk.go("ledger", query)
    settle()
    ledger: Any = clerk.workspace.page("ledger")
    assert clerk.workspace.key == "ledger"
    assert ledger.query() == query
    assert ledger.given.isVisible()
    assert "石桥村第二网格、2026年4月1日至2026年4月30日、没有见到" in ledger.given.words()
    assert not ledger.text.isVisible()
    ledger.given.all.click()
    settle()
    assert ledger.query().reach is None
    assert ledger.text.isVisible()


def test_the_household_book_shows_what_a_figure_opens_until_one_looks_for_another(
    qtbot: QtBot, clerk: MainWindow, page: OverviewPage, settle: Settle
) -> None:
    assert clerk.workspace is not None
    page.desk.go("households", Query("household", reach="unreached"))
    settle()
    book: Any = clerk.workspace.page("households")
    assert book.model.rowCount() == 3
    assert "还没有当面见到的户" in book._given.words()
    book.box.set_text("王家")
    book._search()
    settle()
    assert not book._given.isVisible()
    assert book.count.text() == "找到 1 户"


def test_every_figure_of_a_chart_can_be_read_by_itself(
    page: OverviewPage, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gridworker.ui.charts.figures.listened_to", lambda: True)
    page.look()
    settle()
    for chart in (page.heat.chart, page.months.chart, page.states.chart):
        face = QAccessible.queryAccessibleInterface(chart)
        assert face.role() == QAccessible.Role.Graphic
        figures = [face.child(at) for at in range(face.childCount())]
        assert [one.text(QAccessible.Text.Name) for one in figures] == [mark.words for mark in chart.marks()]
        assert {one.role() for one in figures} == {QAccessible.Role.StaticText}
        first = chart.findChildren(QLabel)[0].geometry()
        assert first.center() == chart.rect_of(chart.marks()[0]).toAlignedRect().center()
