"""The store is the fold: whatever the order and the cutting of what arrives, tables say what the rule says.

Histories of six devices are drawn at random (careless couriers, copied profiles, revocations, moves,
redactions, undone merges, wrong clocks). All ops ever written are cut into pieces of chains, shuffled, put up
and merged; after each merge the tables are compared with the pure fold of exactly the ops which the store
holds: digests, standings, receipts, gaps and forks. Some merges are previewed, some pieces come twice.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gridworker.domain.ops import Op
from gridworker.storage import Store, folding, merging, tables
from gridworker.storage import standings as judging
from tests.support.history import History
from tests.support.stores import digests, new_store, oracle, pieces, stage, standings
from tests.support.three_levels import ThreeLevels
from tests.support.world import World, verify


class Differs(AssertionError):
    """The tables say something else than the fold."""


def as_held(store: Store, ops: list[Op]) -> list[Op]:
    """The ops as the store has them: without the bodies that redactions took away."""
    gone = {row[0] for row in store._db.all("SELECT hash FROM op WHERE body IS NULL")}
    return [replace(op, body_bytes=None, data=None) if op.hash in gone else op for op in ops]


def compare(store: Store, ops: list[Op], office: str) -> None:
    """Raise `Differs` unless the tables are the fold of these ops."""
    bodies = [row[0] for row in store._db.all("SELECT body FROM loose_body")]
    folded = oracle(as_held(store, ops), office, verify, bodies)
    told = standings(store)
    for scope, state in folded.scopes.items():
        mine = told.get(scope, {})
        off = {h: (s, mine[h]) for h, s in state.standing.items() if h in mine and mine[h] != s}
        if off:
            raise Differs(f"{scope}: standing {next(iter(off.values()))}")
        for log, delivered in state.receipts.items():
            if store.delivered(log) != delivered:
                raise Differs(f"{log}: {store.delivered(log)} delivered, the rule says {delivered}")
    if store.digest() != digests(folded):
        raise Differs("another digest")
    holes = {
        (*log, first, last)
        for state in folded.scopes.values()
        for log, gaps in state.gaps.items()
        for first, last in gaps
    }
    if holes != {tuple(gap) for gap in store.gaps()}:
        raise Differs(f"gaps {store.gaps()}, the rule says {sorted(holes)}")
    forks = {(*fork.log, fork.seq) for state in folded.scopes.values() for fork in state.forks}
    if forks != {(f["dev"], f["inc"], f["scope"], f["seq"]) for f in store.forks()}:
        raise Differs(f"forks {store.forks()}, the rule says {sorted(forks)}")


def feed(world: World, seed: int, check: Callable[[Store, list[Op], str], None] = compare) -> None:
    """Bring all that was written to one store, piece by piece, and compare after every merge."""
    rng = random.Random(seed)
    bodies = {body for replica in world.replicas.values() for body in replica.bodies.values()}
    parcels = pieces(world.written.values(), rng)
    knows_office_at = rng.choice((0, 0, 1, 3, 99))
    held: dict[str, Op] = {}
    office = ""
    with TemporaryDirectory() as folder, new_store(Path(folder), verify=verify) as store:
        step = 0
        while parcels:
            if step == knows_office_at:
                office = world.office
                store.set_meta("office", office)
            count = rng.randint(1, 5)
            some, parcels = parcels[:count], parcels[count:]
            with stage(store, some, [b for b in sorted(bodies) if rng.random() < 0.1]) as staged:
                told = None
                if rng.random() < 0.3:
                    before = store.digest()
                    told = staged.preview()
                    assert store.digest() == before, "a preview changed the tables"
                report = staged.merge()
                assert told in (None, report), "a preview told something else"
            held.update({op.hash: op for piece in some for op in piece.ops})
            step += 1
            check(store, list(held.values()), office)
        store.set_meta("office", world.office)
        check(store, list(held.values()), world.office)
        before, stood = store.digest(), standings(store)
        store.rebuild()
        assert store.digest() == before, "a rebuild gives other tables"
        assert standings(store) == stood, "a rebuild judges otherwise"
        assert not [finding for finding in store.check() if finding.level == "bad"]


@settings(max_examples=40)
@given(st.integers(0, 1 << 32), st.sampled_from((20, 40, 90)))
def test_tables_are_the_fold_after_every_merge_in_any_order(seed: int, steps: int) -> None:
    feed(History(seed).run(steps).world, seed)


@settings(max_examples=12)
@given(st.integers(0, 1 << 32), st.sampled_from((40, 80)))
def test_tables_are_the_fold_where_matters_are_lent_to_another_level(seed: int, steps: int) -> None:
    feed(ThreeLevels(seed).run(steps).world, seed)


@pytest.mark.slow
def test_tables_are_the_fold_in_a_thousand_histories() -> None:
    for seed in range(1000):
        feed(History(seed).run(60).world, seed)


@settings(max_examples=15)
@given(st.integers(0, 1 << 32))
def test_bundles_staged_long_before_they_are_merged_find_a_store_that_moved_on(seed: int) -> None:
    world = History(seed).run(40).world
    rng = random.Random(seed)
    ops = list(world.written.values())
    parcels = [pieces(ops, rng, cuts=0.05) for _ in range(3)]
    with (
        TemporaryDirectory() as folder,
        new_store(Path(folder), verify=verify, office=world.office) as store,
    ):
        stages = [stage(store, rng.sample(some, max(1, 2 * len(some) // 3))) for some in parcels]
        for staged in stages:
            rng.choice(stages).preview()
            told = staged.preview()
            assert staged.merge() == told
            held = {row[0] for row in store._db.all("SELECT hash FROM op")}
            compare(store, [op for op in ops if op.hash in held], world.office)
        assert not [finding for finding in store.check() if finding.level == "bad"]


@settings(max_examples=15)
@given(st.integers(0, 1 << 32))
def test_two_orders_of_arrival_leave_the_same_tables(seed: int) -> None:
    world = History(seed).run(40).world
    ops = list(world.written.values())
    # Which bodies are left when an op is redacted here and carried there is a matter of what came when.
    assume(not any(op.kind == "redact" for op in ops))
    left: list[dict[str, str]] = []
    for order in (1, 2):
        with (
            TemporaryDirectory() as folder,
            new_store(Path(folder), verify=verify, office=world.office) as store,
        ):
            for piece in pieces(ops, random.Random(seed + order)):
                with stage(store, [piece]) as staged:
                    staged.merge()
            left.append(store.digest())
    assert left[0] == left[1]


# --- planted faults: each must be found


def _finds_a_difference(steps: int = 60) -> bool:
    for seed in range(60):
        try:
            feed(History(seed).run(steps).world, seed)
        except AssertionError:
            return True
    return False


def test_a_store_that_keeps_the_row_that_came_first_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def first_wins(kind: str) -> str:
        return real(kind).replace("INSERT OR REPLACE", "INSERT OR IGNORE")

    real = tables.insert_sql
    monkeypatch.setattr(tables, "insert_sql", first_wins)
    assert _finds_a_difference()


def test_a_store_that_never_judges_old_ops_again_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "is_plain", lambda *args: True)
    monkeypatch.setattr(judging, "_note_authority", lambda *args: set())
    assert _finds_a_difference()


def test_a_store_that_clamps_a_clock_ahead_of_its_own_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    real = folding.read_op
    ahead = 1_775_000_000 + 86_400 << 16

    def clamped(op_hash: str, bad: int, header: bytes, body: bytes | None) -> Op:
        op = real(op_hash, bad, header, body)
        op.header["hlc"] = min(op.header["hlc"], ahead)
        return op

    monkeypatch.setattr(folding, "read_op", clamped)
    assert _finds_a_difference()


def test_a_store_that_forgets_whom_a_late_op_touches_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "_list_careful", lambda staged: None)
    assert _finds_a_difference()
