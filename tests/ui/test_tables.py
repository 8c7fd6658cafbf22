"""Tables hold ids, fetch pages when painted, and never make the window wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gridworker.ui.tables.id_model import PAGE, PAGES_KEPT, Column, IdModel, Row
from gridworker.ui.tables.ids import Ids
from gridworker.ui.tables.long_list import FIRST, LongList
from gridworker.ui.tables.rows_model import RowsModel
from gridworker.ui.tables.views import CardList, Table
from tests.ui.page_objects import OpenFake

Arrived = Callable[[list[Row]], None]
COLUMNS = [
    Column("户主", 0, lambda row: row["head"]),
    Column("门牌", 5, lambda row: row["door"], spare=1),
    Column("备注", 9, lambda row: "", spare=2),
]


class Store:
    """Answers only when told to, like a store that is busy."""

    def __init__(self, *, at_once: bool = True) -> None:
        self.asked: list[Sequence[str]] = []
        self.waiting: list[tuple[Sequence[str], Arrived]] = []
        self.at_once = at_once

    def fetch(self, ids: Sequence[str], arrived: Arrived) -> None:
        self.asked.append(list(ids))
        self.waiting.append((ids, arrived))
        if self.at_once:
            self.answer()

    def answer(self) -> None:
        waiting, self.waiting = self.waiting, []
        for ids, arrived in waiting:
            arrived([{"id": one, "head": f"户{one}", "door": one} for one in ids])


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = IdModel(COLUMNS, Store().fetch)
    model.set_ids([str(n) for n in range(200)])
    qtmodeltester.check(model)


def test_rows_come_in_pages_and_a_page_is_asked_for_once(qtbot: QtBot) -> None:
    store = Store()
    model = IdModel(COLUMNS, store.fetch)
    model.set_ids([str(n) for n in range(PAGE * 3)])
    for row in range(PAGE + 5):
        assert model.row_at(row) is not None or model.row_at(row) is not None
    assert [len(ids) for ids in store.asked] == [PAGE, PAGE]


def test_rows_that_came_with_the_ids_are_shown_and_only_the_others_asked_for(qtbot: QtBot) -> None:
    store = Store(at_once=False)
    model = IdModel(COLUMNS, store.fetch)
    ids = [str(n) for n in range(PAGE + 1)]
    model.set_ids(ids, [{"id": one, "head": f"户{one}", "door": one} for one in ids[:PAGE]])
    assert model.data(model.index(PAGE - 1, 0)) == f"户{PAGE - 1}"
    assert store.asked == []
    assert model.data(model.index(PAGE, 0)) == ""
    assert store.asked == [[str(PAGE)]]


def test_while_the_store_is_busy_a_row_is_empty_and_asked_for_only_once(qtbot: QtBot) -> None:
    store = Store(at_once=False)
    model = IdModel(COLUMNS, store.fetch)
    model.set_ids(["7"])
    assert [model.data(model.index(0, 0)) for _ in range(3)] == ["", "", ""]
    assert len(store.asked) == 1
    store.answer()
    assert model.data(model.index(0, 0)) == "户7"


def test_an_answer_to_an_old_question_is_not_shown(qtbot: QtBot) -> None:
    store = Store(at_once=False)
    model = IdModel(COLUMNS, store.fetch)
    model.set_ids(["1"])
    model.row_at(0)
    model.set_ids(["2"])
    store.answer()
    assert model.row_at(0) is None
    store.answer()
    row = model.row_at(0)
    assert row is not None
    assert row["id"] == "2"


def test_only_the_newest_pages_are_kept(qtbot: QtBot) -> None:
    store = Store()
    model = IdModel(COLUMNS, store.fetch)
    model.set_ids([str(n) for n in range(PAGE * (PAGES_KEPT + 5))])
    for page in range(PAGES_KEPT + 5):
        model.row_at(page * PAGE)
    assert len(model._pages) == PAGES_KEPT


def test_a_row_that_the_store_no_longer_has_is_empty_and_no_error(qtbot: QtBot) -> None:
    model = IdModel(COLUMNS, lambda ids, arrived: arrived([]))
    model.set_ids(["gone"])
    assert model.row_at(0) is None
    assert model.data(model.index(0, 0)) == ""


def uuid(n: int) -> str:
    return f"0199{n:04x}-0000-7000-8000-{n:012x}"


@given(st.lists(st.one_of(st.uuids().map(str), st.sampled_from(["a.gwb", "1", "", "A" * 36])), max_size=12))
def test_a_packed_list_of_ids_is_the_list_itself(ids: list[str]) -> None:
    packed = Ids(ids[:5])
    packed.extend(ids[5:])
    assert list(packed) == ids
    assert len(packed) == len(ids)
    assert packed.part(2, 7) == ids[2:7]
    for one in ids:
        assert packed.find(one) == ids.index(one)
    assert packed.find("not there") == -1


def test_an_id_is_not_found_across_two_neighbours() -> None:
    halves = ["0" * 8 + "-0000-0000-0000-" + "1" * 12, "1" * 8 + "-1111-1111-1111-" + "0" * 12]
    across = "00000000-0000-1111-1111-111111111111"
    assert Ids(halves).find(across) == -1


def test_a_million_ids_take_little_more_than_their_bytes() -> None:
    ids = Ids(uuid(n) for n in range(2000))
    assert len(ids._packed) == 16 * 2000
    assert ids._texts is None


class Slow:
    """A store with many visits that is asked for them in parts."""

    def __init__(self, n: int) -> None:
        self.ids = [uuid(at) for at in range(n)]
        self.asked: list[tuple[str | None, int]] = []

    def ask(self, _session: object, after: str | None, n: int) -> list[str]:
        self.asked.append((after, n))
        begin = self.ids.index(after) + 1 if after is not None else 0
        return self.ids[begin : begin + n]


def test_a_long_list_shows_its_first_screen_before_the_rest_is_read(
    qtbot: QtBot, open_fake: OpenFake, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gridworker.ui.tables.long_list.PART", 1000)
    window = open_fake()
    model = IdModel(COLUMNS, Store().fetch)
    table = Table("走访", model)
    qtbot.addWidget(table)
    store, said = Slow(3500), []
    long = LongList(window.desk.work, table, model, window)
    long.counted.connect(lambda n, done: said.append((n, done)))
    long.read(store.ask)
    settle()
    assert said[0] == (FIRST, False)
    assert said[-1] == (3500, True)
    assert [model.id_at(at) for at in (0, FIRST, 3499)] == [store.ids[at] for at in (0, FIRST, 3499)]
    assert store.asked[0] == (None, FIRST)


def test_another_question_ends_the_reading_of_the_one_before(
    qtbot: QtBot, open_fake: OpenFake, settle: Callable[[], None]
) -> None:
    window = open_fake()
    model = IdModel(COLUMNS, Store().fetch)
    table = Table("走访", model)
    qtbot.addWidget(table)
    long = LongList(window.desk.work, table, model, window)
    long.read(Slow(90_000).ask)
    long.read(Slow(7).ask)
    settle()
    assert model.rowCount() == 7


def test_the_picked_row_is_picked_again_when_its_part_arrives(
    qtbot: QtBot, open_fake: OpenFake, settle: Callable[[], None]
) -> None:
    window = open_fake()
    model = IdModel(COLUMNS, Store().fetch)
    table = Table("走访", model)
    qtbot.addWidget(table)
    store = Slow(900)
    long = LongList(window.desk.work, table, model, window)
    long.read(store.ask)
    settle()
    table.pick(store.ids[700])
    long.read(store.ask)
    settle()
    assert table.current_id() == store.ids[700]


def test_a_page_that_was_not_full_is_read_again_when_the_list_grows(qtbot: QtBot) -> None:
    store = Store()
    model = IdModel(COLUMNS, store.fetch)
    model.set_ids([str(n) for n in range(10)])
    model.row_at(0)
    model.grow([str(n) for n in range(10, 20)])
    model.row_at(15)
    row = model.row_at(15)
    assert row is not None
    assert row["id"] == "15"


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    model = RowsModel(COLUMNS)
    table = Table("户册", model)
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    table.show_ids(model.set_rows([{"id": str(n), "head": f"户{n}", "door": str(n)} for n in range(40)]))
    return table


def test_the_row_that_was_picked_stays_picked_when_the_list_changes(table: Table) -> None:
    model: Any = table.model()
    table.setCurrentIndex(model.index(5, 0))
    table.show_ids(["9", "5", "1"])
    assert table.current_id() == "5"


def test_enter_opens_the_row(qtbot: QtBot, table: Table) -> None:
    from PySide6.QtCore import Qt

    model: Any = table.model()
    table.setCurrentIndex(model.index(3, 0))
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["3"]


def test_a_narrow_table_leaves_out_columns_rather_than_scroll_sideways(table: Table) -> None:
    table.resize(1200, 300)
    assert [table.isColumnHidden(at) for at in range(3)] == [False, False, False]
    table.resize(260, 300)
    assert [table.isColumnHidden(at) for at in range(3)] == [False, False, True]
    table.resize(190, 300)
    assert [table.isColumnHidden(at) for at in range(3)] == [False, True, True]
    assert sum(table.columnWidth(at) for at in range(3)) <= table.viewport().width()


def test_both_views_paint_without_a_word(qtbot: QtBot, table: Table) -> None:
    model = RowsModel([Column("", 0, lambda row: row["head"])])
    cards = CardList("户册", model, lambda row: (row["head"], "今天", "三组 3-12", "hint"))
    qtbot.addWidget(cards)
    cards.resize(300, 300)
    cards.show()
    cards.show_ids(model.set_rows([{"id": "1", "head": "王家凤"}]))
    for view in (table, cards):
        image = view.grab().toImage()
        colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
        assert len(colours) > 10
