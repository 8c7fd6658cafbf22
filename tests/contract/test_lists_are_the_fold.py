"""What lists ask about demands is what the pure function says of the folded matter, after every merge.

The same histories as in `test_store_is_the_fold`; only the columns that no digest covers are compared here.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridworker.domain import demand_facts
from gridworker.domain.demand_facts import COLUMNS, facts
from gridworker.domain.ops import Op
from gridworker.domain.time import SHANGHAI
from gridworker.domain.waits_for import waits_for
from gridworker.storage import Query, Store, tables
from gridworker.storage.columns import FACTS
from gridworker.storage.worklists import CONDITIONS, Among
from tests.contract.test_store_is_the_fold import Differs, as_held, feed
from tests.support.history import History
from tests.support.loop import RandomLoop
from tests.support.stores import oracle
from tests.support.world import verify


def compare(store: Store, ops: list[Op], office: str) -> None:
    """Raise `Differs` unless every demand's row says what its matter says."""
    bodies = [row[0] for row in store._db.all("SELECT body FROM loose_body")]
    folded = oracle(as_held(store, ops), office, verify, bodies)
    rows = store._db.all(f"SELECT rec, facts, {', '.join(FACTS)} FROM demand")
    there: dict[str, tuple[Any, ...]] = {row[0]: row[1:] for row in rows}
    for state in folded.scopes.values():
        for rec, matter in state.matters.items():
            wanted = (1, *(getattr(facts(matter), name) for name in COLUMNS))
            if there.get(rec) != wanted:
                raise Differs(f"{rec}: {there.get(rec)}, the rule says {wanted}")


def test_the_columns_are_the_members_of_the_facts() -> None:
    assert FACTS == COLUMNS


@settings(max_examples=15)
@given(st.integers(0, 1 << 32), st.sampled_from((20, 60)))
def test_rows_of_demands_are_the_fold_after_every_merge(seed: int, steps: int) -> None:
    feed(History(seed).run(steps).world, seed, compare)


def test_a_store_that_keeps_the_facts_that_came_first_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    first: dict[str, demand_facts.Facts] = {}
    real = demand_facts.facts
    monkeypatch.setattr(demand_facts, "facts", lambda matter: first.setdefault(matter.rec, real(matter)))
    assert tables.FACTS == FACTS

    def search() -> None:
        for seed in range(60):
            first.clear()
            feed(History(seed).run(60).world, seed, compare)

    with pytest.raises(AssertionError):
        search()


NEXT = {
    "to_register": "register", "to_deliberate": "deliberate", "to_assign": "assign", "to_accept": "accept",
}  # fmt: skip
"""Lists that are named after the step that their demands wait for."""


def expect_the_same(store: Store, ops: list[Op], office: str) -> None:
    """Raise `Differs` unless the lists and the rows expect the same next step of every demand."""
    rows = store.rows("demand", store.ids(Query("demand")))
    for name, event in NEXT.items():
        listed = set(store.worklists.ids(name, datetime(2026, 7, 1, 9, tzinfo=SHANGHAI), Among()))
        waiting = {row["id"] for row in rows if waits_for(row)[0] == event}
        if listed != waiting:
            raise Differs(f"{name}: {listed ^ waiting}")


@settings(max_examples=5)
@given(st.integers(0, 1 << 32))
def test_a_list_has_the_demands_whose_rows_wait_for_its_step(seed: int) -> None:
    feed(RandomLoop(seed).run(40).world, seed, expect_the_same)


def test_a_list_that_forgets_a_route_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CONDITIONS, "to_deliberate", "state = 'registered' AND route = 'COUNCIL'")

    def search() -> None:
        for seed in range(60):
            feed(RandomLoop(seed).run(40).world, seed, expect_the_same)

    with pytest.raises(Differs):
        search()
