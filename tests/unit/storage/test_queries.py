"""Lists: filters, order, pages, words, and an index under each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gridworker.storage import Intent, Query, Store, Writer
from tests.support.ops import SeededEntropy, make_id
from tests.support.stores import new_store

WHO = Writer("device-1", "inc-1", "worker-1")
HOUSES = [make_id(n) for n in range(1, 5)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path) as opened:
        doors = ("2-10", "10-1", "2-9", "祠堂旁")
        intents = [
            Intent(
                "household", rec, "s1",
                {"grid": "g1", "door": door, "head": f"王{n}", "phone": f"1540000000{n}"},
            )
            for n, (rec, door) in enumerate(zip(HOUSES, doors, strict=True))
        ]
        for n in range(12):
            data = {
                "date": f"2026-0{1 + n // 4}-1{n % 4}", "mode": ("HOME", "PHONE")[n % 2],
                "meet": ("MET", "MET", "ABSENT")[n % 3], "worker": f"w{n % 2}",
                "targets": [HOUSES[n % 3], HOUSES[3]] if n % 6 == 0 else [HOUSES[n % 3]],
                "content": f"第{n}页 水渠100%_堵" if n % 4 == 0 else "路灯",
            }  # fmt: skip
            intents.append(Intent("visit", make_id(100 + n), "s1", data))
        intents.append(Intent("visit", make_id(111), "s1", {"withdrawn": True}))
        promise = {"visit": make_id(100), "household": HOUSES[0], "text": "回话", "due": "2026-05-01"}
        intents.append(Intent("promise", make_id(200), "s1", promise))
        intents.append(Intent("promise", make_id(201), "s1", {**promise, "done_on": "2026-04-01"}))
        intents.append(Intent("grid", make_id(300), "s1", {"name": "一网格", "scope": "s1"}))
        intents.append(Intent("demand.collect", make_id(400), "s1", {"text": "修桥", "household": HOUSES[1]}))
        opened.write(intents, who=WHO, entropy=SeededEntropy())
        yield opened


def found(store: Store, **filters: object) -> list[int]:
    query = Query("visit", **filters)
    ids = store.ids(query)
    assert store.count(Query("visit", **{**filters, "limit": None, "offset": 0})) >= len(ids)
    return [n for rec in ids for n in range(12) if make_id(100 + n) == rec]


def test_newest_first_and_oldest_first_are_the_same_list_turned_round(store: Store) -> None:
    newest = found(store)
    assert newest == [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]  # number 11 is in the bin
    assert found(store, order="oldest") == newest[::-1]
    assert found(store, withdrawn=True)[0] == 11


def test_each_filter_narrows_the_list(store: Store) -> None:
    assert found(store, mode="PHONE") == [9, 7, 5, 3, 1]
    assert found(store, meet="ABSENT") == [8, 5, 2]
    assert found(store, worker="w1", meet="MET") == [9, 7, 3, 1]
    assert found(store, date_from="2026-02-11", date_to="2026-03-10") == [8, 7, 6, 5]
    assert found(store, grid=make_id(300)) == found(store)
    assert found(store, grid=make_id(999)) == []


def test_a_household_is_found_among_several_targets(store: Store) -> None:
    assert found(store, household=HOUSES[0]) == [9, 6, 3, 0]
    assert found(store, household=HOUSES[3]) == [6, 0]


def test_words_are_taken_as_they_are_and_all_must_be_there(store: Store) -> None:
    assert found(store, text="水渠") == [8, 4, 0]
    assert found(store, text="100%_堵 第4页") == [4]
    assert found(store, text="100_堵") == []


def test_pages_are_pieces_of_the_same_list(store: Store) -> None:
    whole = found(store)
    assert found(store, limit=4) + found(store, limit=4, offset=4) + found(store, offset=8) == whole
    assert store.count(Query("visit", limit=2)) == 11


@pytest.mark.parametrize("order", ["newest", "oldest"])
@pytest.mark.parametrize("filters", [{}, {"mode": "HOME"}, {"household": HOUSES[0]}, {"text": "水渠"}])
@pytest.mark.parametrize("size", [1, 2, 5])
def test_read_on_behind_its_last_row_a_list_comes_whole_and_in_order(
    store: Store, order: str, filters: dict[str, str], size: int
) -> None:
    store.write(
        [Intent("visit", make_id(500 + n), "s1", {"mode": "HOME", "content": "没有日期"}) for n in range(3)],
        who=WHO, entropy=SeededEntropy(),
    )  # fmt: skip
    query = Query("visit", order=order, **filters)
    whole = store.ids(query)
    parts = store.ids(replace(query, limit=size))
    while found := store.ids(replace(query, limit=size, after=parts[-1])):
        parts += found
    assert parts == whole
    assert store.ids(replace(query, after=whole[-1])) == []
    assert store.ids(replace(query, after=make_id(999))) == []


def test_households_come_in_the_order_of_their_doors(store: Store) -> None:
    assert store.ids(Query("household", order="door")) == [HOUSES[2], HOUSES[0], HOUSES[1], HOUSES[3]]
    assert store.ids(Query("household", text="15400000003")) == [HOUSES[3]]


def test_promises_are_open_or_done(store: Store) -> None:
    assert store.ids(Query("promise", state="open")) == [make_id(200)]
    assert store.ids(Query("promise", state="done", household=HOUSES[0])) == [make_id(201)]


def test_demands_are_found_by_state_and_household(store: Store) -> None:
    assert store.ids(Query("demand", state="collected", household=HOUSES[1])) == [make_id(400)]
    assert store.ids(Query("demand", state="closed")) == []


def test_rows_come_in_the_order_asked_and_say_who_wrote_first(store: Store) -> None:
    rows = store.rows("visit", [make_id(103), "nobody", make_id(100)])
    assert [row["id"] for row in rows] == [make_id(103), make_id(100)]
    assert rows[0]["made"]["seq"] == 8
    assert rows[0]["made"]["author"] == "worker-1"
    assert rows[1]["targets"] == [HOUSES[0], HOUSES[3]]
    assert rows[1]["suggestion"] is None


@pytest.mark.parametrize(
    ("filters", "index"),
    [
        ({}, "date_rec"),
        ({"mode": "HOME"}, "mode_date_rec"),
        ({"meet": "MET"}, "meet_date_rec"),
        ({"worker": "w1"}, "worker_date_rec"),
        ({"grid": "g"}, "in_scope_date_rec"),
    ],
)
def test_each_filter_walks_an_index_in_order(store: Store, filters: dict[str, str], index: str) -> None:
    from gridworker.storage import queries

    asked: list[tuple[str, list[object]]] = []

    class Spy:
        def all(self, sql: str, args: list[object]) -> list[object]:
            asked.append((sql, args))
            return []

    queries.ids(Spy(), Query("visit", **filters))
    sql, args = asked[0]
    plan = " ".join(row[3] for row in store._db.all(f"EXPLAIN QUERY PLAN {sql}", args))
    assert f"COVERING INDEX visit_{index}" in plan
    assert "TEMP B-TREE" not in plan


def test_drafts_and_reflections_stay_here_and_leave_no_op(store: Store) -> None:
    ops = store.have()
    store.keep_draft("d1", "visit", {"content": "写到一半"}, "2026-04-05T09:30:00+08:00")
    store.keep_draft("d1", "visit", {"content": "写到一半多"}, "2026-04-05T09:31:00+08:00")
    store.keep_draft("d2", "visit", {}, "2026-04-05T09:32:00+08:00")
    assert [d.id for d in store.drafts()] == ["d2", "d1"]
    kept = store.draft("d1")
    assert kept is not None
    assert kept.body == {"content": "写到一半多"}
    store.drop_draft("d1")
    store.drop_draft("never")
    assert store.draft("d1") is None
    store.keep_reflection(make_id(100), b"sealed", "2026-04-05T09:30:00+08:00")
    assert store.reflection(make_id(100)) == b"sealed"
    store.keep_reflection(make_id(100), None)
    assert store.reflection(make_id(100)) is None
    assert store.have() == ops
    before = store.digest()
    store.rebuild()
    assert store.digest() == before
    assert [d.id for d in store.drafts()] == ["d2"]
