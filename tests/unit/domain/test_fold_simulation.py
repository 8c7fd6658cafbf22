"""Random histories of six devices keep the laws of the fold, and broken rules are found by them.

The short form runs every time; `pytest -m slow` runs thousands of longer histories. Both print how many of
them hold a true concurrent edit, a fork, a late event and a wrong clock.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from gridworker.domain import document, merge, process, receipts
from gridworker.domain.authority import Authority
from gridworker.domain.chains import walk
from gridworker.domain.demand import Case, take
from gridworker.domain.matter import read_events
from gridworker.domain.matter_state import Line, MatterState
from gridworker.domain.ops import Op
from gridworker.domain.standing import ON, Standing
from gridworker.domain.time import hlc_seconds
from tests.support.history import History
from tests.support.laws import Watcher, at_the_end
from tests.support.paper import DAY
from tests.support.replica import Replica

ASKED_FOR = ("concurrent edit", "fork", "late event", "wrong clock")


def run(seed: int, steps: int, **changes: Any) -> tuple[History, list[str]]:
    """Run one history to its end; return it and the laws that it broke."""
    watcher = Watcher()
    history = History(seed, watcher, **changes).run(steps)
    broken = at_the_end(history, watcher)
    history.count_at_the_end()
    return history, broken


def run_many(seeds: range, steps: int, capsys: pytest.CaptureFixture[str]) -> Counter[str]:
    """Run histories, fail on the first broken law, and print what was in them."""
    seen: Counter[str] = Counter()
    for seed in seeds:
        history, broken = run(seed, steps)
        assert not broken, f"history {seed} of {steps} steps: {broken[:3]}"
        seen.update(history.seen.keys())
    with capsys.disabled():
        figures = ", ".join(f"{what} {n}" for what, n in sorted(seen.items()))
        print(f"\n{len(seeds)} histories of {steps} steps; with: {figures}")
    return seen


def test_random_histories_keep_the_laws_p1_to_p10(capsys: pytest.CaptureFixture[str]) -> None:
    seeds = range(50)
    seen = run_many(seeds, 120, capsys)
    for what in ASKED_FOR:
        assert seen[what] >= 0.3 * len(seeds), f"only {seen[what]} histories hold a {what}"


@pytest.mark.slow
def test_thousands_of_random_histories_keep_the_laws(capsys: pytest.CaptureFixture[str]) -> None:
    count = int(os.environ.get("GRIDWORKER_HISTORIES", "3000"))
    run_many(range(10_000, 10_000 + count), 150, capsys)


# --- planted faults: what the suite must find ------------------------------------------------------------


def histories_until_found(law: str, limit: int, steps: int = 120, **changes: Any) -> int:
    """Return after how many histories the law was seen broken; fail when it never was."""
    for seed in range(limit):
        _, broken = run(seed, steps, **changes)
        if any(text.startswith(law) for text in broken):
            print(f"found by history {seed + 1}")
            return seed + 1
    pytest.fail(f"{limit} histories did not find the planted fault against {law}")


def test_a_clock_clamped_at_the_receiver_is_found() -> None:
    def clamp(replica: Replica, op: Op) -> Op:
        latest = replica.world.now + DAY
        if hlc_seconds(op.hlc) <= latest:
            return op
        return replace(op, header={**op.header, "hlc": latest << 16})

    assert histories_until_found("P1", 60, receive=clamp) <= 60


def test_one_line_per_matter_by_hlc_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def by_hlc(ops: Iterable[Op], standing: Mapping[str, Standing], _: Authority) -> MatterState | None:
        graph = read_events(ops, standing)
        case, placed = Case(), {}
        nodes = sorted((n for n in graph.nodes if standing.get(n.op.hash) == ON), key=lambda n: n.op.order)
        for node in nodes:
            reason = take(case, graph.event(node, "town", later_line=False))
            placed[node.op.hash] = f"refused:{reason}" if reason else "line"
        if not nodes:
            return None
        line = Line(nodes[0].op.hash, nodes[0].op.dev, tuple(placed), case.state, case.life, False)
        return MatterState(
            nodes[0].op.rec, "demand", (line,), case.state, case.life, placed, case.fields, graph.heads(),
            frozenset(),
        )  # fmt: skip

    monkeypatch.setattr(process, "fold_matter", by_hlc)
    monkeypatch.setattr(merge, "fold_matter", by_hlc)
    assert histories_until_found("P2", 40) <= 40


def test_vouching_read_as_delivery_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = receipts.delivered_ops

    def with_all_below(ops: Iterable[Op], standing: Mapping[str, Standing]) -> Any:
        held = {op.hash: op for op in ops}
        done, kept = exact(held.values(), standing)
        return {below.hash for h in done for below in walk(held, h)}, kept

    monkeypatch.setattr("tests.support.laws.delivered_ops", with_all_below)
    monkeypatch.setattr(receipts, "delivered_ops", with_all_below)
    assert histories_until_found("P9", 60) <= 60


def test_direct_naming_instead_of_heads_through_ops_without_effect_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    exact = document._heads
    monkeypatch.setattr(document, "_heads", lambda values, edges, plain: exact(values, edges, True))
    assert histories_until_found("P3", 60, often=("write", "undo", "arrive")) <= 60
