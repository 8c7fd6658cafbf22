"""办理情况 in the window: rates and the balance, and the way from every figure to its demands."""

from __future__ import annotations

from typing import Any

import pytest

from gridworker.domain.period import month_of
from gridworker.services import demands, rates
from gridworker.services.demands import DeskDraft
from gridworker.ui.pages.balance_table import BalanceTable, Cell
from tests.support.parish import Machine, Parish
from tests.support.steps import assigned, registered, reported, take_step, the_one
from tests.ui.page_objects import button_called, words_on
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]


@pytest.fixture
def office(parish: Parish, laptop: Machine) -> Machine:
    """Three demands: one done by the worker and verified, one in hand, one withdrawn after 立项."""
    for text in ("屋顶漏雨", "水沟堵了", "路灯坏了"):
        laptop.visit("看过了", demand=text)
    pc = parish.pc
    pc.merge(laptop.export())
    for at, text in enumerate(("屋顶", "水沟", "路灯"), 1):
        registered(pc, the_one(pc, text), f"SQ-2026-石桥-A00{at}")
    for text in ("屋顶", "水沟"):
        assigned(pc, the_one(pc, text))
    work_done(parish, laptop, "屋顶")
    take_step(pc, the_one(pc, "屋顶"), "verify")
    take_step(pc, the_one(pc, "路灯"), "withdraw", reason="他自己修好了")
    return pc


def work_done(parish: Parish, laptop: Machine, words: str) -> None:
    """The worker reports a matter as done and the office verifies it."""
    laptop.merge(parish.pc.answer(laptop.device))
    reported(laptop, the_one(laptop, words))
    parish.pc.merge(laptop.export())
    take_step(parish.pc, the_one(parish.pc, words), "verify")


@pytest.fixture
def screen(office: Machine, open_real: OpenReal) -> Screen:
    return open_real(office)


def listed(screen: Screen) -> tuple[list[str], str]:
    """What the list of demands shows now, and what it says of it."""
    assert screen.window.workspace is not None
    page: Any = screen.window.workspace.page("intake")
    assert page.isVisible()
    return page.list.model().ids(), page.count.text()


def test_rates_stand_as_n_of_d_and_open_their_demands(screen: Screen, office: Machine) -> None:
    view = rates_view(screen)
    found = rates.rates(office.session, month_of(screen.window.desk.today()))
    for key, rate in found.by_name.items():
        value = f"{len(rate.n)}/{rate.d}" if rate.d else "—"
        assert f" {value}" in view.cards.cards[key].words()
    assert "办结率 1/2" in view.cards.cards["settled"].words()
    assert "未评价 0 件、代填 0 件不算在内" in view.cards.cards["satisfied"].words()
    assert "办理工作日 0.0 天" in view.cards.cards["days"].words()
    press(screen, view, "看没有办结的")
    ids, said = listed(screen)
    assert ids == [the_one(office, "水沟")]
    assert "1 件：" in said
    assert "办结率：没有办结" in said
    screen.window.workspace.page("intake").all_days.click()
    screen.settle()
    assert len(listed(screen)[0]) == 3


def test_every_figure_of_the_balance_opens_as_many_demands_as_it_says(
    screen: Screen, office: Machine
) -> None:
    view = rates_view(screen)
    table = view.table
    assert [table.item(0, at).text() for at in range(7)] == ["合计", "0", "3", "0", "0", "1", "2"]
    assert table.rowCount() == 2
    for line in range(table.rowCount()):
        for at in range(1, 7):
            screen.go("lists", "rates")
            table.setCurrentCell(line, at)
            n = int(table.item(line, at).text())
            assert view.open.isVisible() == (n > 0)
            if n:
                table.setFocus()
                screen.press("Return")
                ids, said = listed(screen)
                assert len(ids) == n
                assert table.item(line, 0).text() in said


def test_a_month_of_a_year_is_chosen_and_a_quiet_one_has_nothing(screen: Screen) -> None:
    view = rates_view(screen)
    view.period.choose("year")
    view.look()
    screen.settle()
    assert view.month.isEnabled()
    assert view.table.rowCount() == 2
    view.month.setCurrentIndex(0)
    assert [view.table.item(0, at).text() for at in range(7)] == ["合计", *["0"] * 6]
    view.period.choose("last_month")
    view.look()
    screen.settle()
    assert "把时间放宽" in words_on(view)


def test_what_is_counted_follows_a_step_and_comes_back_with_the_page(
    screen: Screen, office: Machine, parish: Parish, laptop: Machine
) -> None:
    view = rates_view(screen)
    work_done(parish, laptop, "水沟")
    view.heard(None, shown=True)
    screen.qtbot.waitUntil(lambda: "办结率 2/2" in view.cards.cards["settled"].words())
    page: Any = screen.go("lists")
    page.restore(page.state())
    assert view.isVisible()


def rates_view(screen: Screen) -> Any:
    page: Any = screen.go("lists", "rates")
    return page.view(2)


def press(screen: Screen, view: Any, words: str) -> None:
    button_called(view, words).click()
    screen.settle()


def test_what_belongs_to_no_grid_has_a_line_that_opens_it_alone(
    parish: Parish, office: Machine, open_real: OpenReal
) -> None:
    demand, _ = demands.collect_at_desk(office.session, DeskDraft(text="镇上的路不平", source="OFFICE"))
    registered(office, demand, "SQ-2026-石桥-A009")
    screen = open_real(office)
    table = rates_view(screen).table
    last = table.rowCount() - 1
    assert table.item(last, 0).text() == "未划入网格"
    table.setCurrentCell(last, 2)
    table.setFocus()
    screen.press("Return")
    assert listed(screen)[0] == [demand]


def test_the_suite_sees_a_table_that_opens_the_demands_of_every_grid(
    parish: Parish, office: Machine, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = BalanceTable.picked

    def careless(self: BalanceTable) -> Cell | None:
        cell = right(self)
        return cell._replace(grid="") if cell is not None else None

    monkeypatch.setattr(BalanceTable, "picked", careless)
    with pytest.raises(AssertionError):
        test_what_belongs_to_no_grid_has_a_line_that_opens_it_alone(parish, office, open_real)
