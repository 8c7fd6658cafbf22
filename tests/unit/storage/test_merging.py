"""Bundles of ops on their way in: chains, what cannot be read, what comes twice, preview, cancel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gridworker.domain.ids import sha256_b64u
from gridworker.domain.ops import LogKey, Op
from gridworker.errors import BugError, UserError
from gridworker.storage import Batch, Cancelled, ChainBroken, Gap, Stage, Store
from tests.support.ops import Log, make_id
from tests.support.stores import Piece, merge, merge_ops, new_store
from tests.support.stores import stage as staged

HOUSE, VISIT = make_id(1), make_id(2)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path) as opened:
        yield opened


@pytest.fixture
def log() -> Log:
    """Six ops: a household, its correction, and four visits to it and others."""
    log = Log("device-1", "inc-1", "home-1", "worker-1")
    made = log.add("household", {"grid": "g", "door": "3-1", "head": "王大山"}, rec=HOUSE)
    log.add("household", {"door": "3-2"}, rec=HOUSE, parents=[(made, ["door"])])
    for n in range(4):
        targets = [HOUSE, make_id(50 + n)] if n % 2 else [HOUSE]
        data = {"date": f"2026-04-0{n + 1}", "mode": "HOME", "meet": "MET", "targets": targets}
        log.add("visit", data, rec=make_id(10 + n))
    return log


def bring(store: Store, ops: list[Op], **slice_: Any) -> Stage:
    """Stage ops as one slice, with some of what is announced changed."""
    stage = store.stage()
    told = {
        "log": ops[0].log, "first": ops[0].seq, "last": ops[-1].seq, "prev": ops[0].header["prev"],
        "head": ops[-1].hash, **slice_,
    }  # fmt: skip
    stage.slice(**told)
    for op in ops:
        stage.add(op.header_bytes, op.body_bytes)
    stage.close_slice()
    return stage


def test_a_merge_says_what_it_did(store: Store, log: Log) -> None:
    report = merge_ops(store, log.ops)
    assert (report.merged_ops, report.already, report.parked, report.set_aside) == (6, 0, 0, 0)
    assert report.by_kind == {"household": 2, "visit": 4}
    assert (report.first_date, report.last_date) == ("2026-04-01", "2026-04-04")
    assert report.touched == {"household": [HOUSE], "visit": [make_id(10 + n) for n in range(4)]}
    assert report.slices == [(log.ops[0].log, 1, 6, log.ops[-1].hash)]
    row = store.get("household", HOUSE)
    assert row is not None
    assert row["door"] == "3-2"


def test_the_same_ops_in_another_bundle_are_all_here_already(store: Store, log: Log) -> None:
    merge_ops(store, log.ops)
    before = store.digest()
    report = merge_ops(store, log.ops)
    assert (report.merged_ops, report.already, report.touched) == (0, 6, {})
    assert store.digest() == before


def test_missing_numbers_are_named_until_they_come(store: Store, log: Log) -> None:
    report = merge(store, [Piece(tuple(log.ops[2:3])), Piece(tuple(log.ops[4:6]))])
    assert report.missing == [Gap(*log.ops[0].log, 1, 2), Gap(*log.ops[0].log, 4, 4)]
    assert store.have() == [(log.ops[0].log, 0, [3, 5, 6])]
    assert merge(store, [Piece(tuple(log.ops[:4]))]).missing == []
    assert store.gaps() == []
    assert store.have() == [(log.ops[0].log, 6, [])]


def test_an_edit_before_its_record_waits_for_nothing_and_gives_the_same_row(store: Store, log: Log) -> None:
    merge(store, [Piece((log.ops[1],))])
    merge(store, [Piece((log.ops[0],))])
    row = store.get("household", HOUSE)
    assert row is not None
    assert (row["door"], row["head"]) == ("3-2", "王大山")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"head": sha256_b64u(b"other")}, "another head"),
        ({"last": 7}, "an op too few"),
        ({"prev": sha256_b64u(b"other"), "first": 2, "last": 7}, "another place in the log"),
        ({"log": LogKey("device-2", "inc-1", "home-1")}, "another device"),
        ({"first": 0}, "a number below one"),
        ({"prev": sha256_b64u(b"x")}, "a first op with something before it"),
    ],
)
def test_a_slice_that_is_not_what_it_says_is_refused_whole(
    store: Store, log: Log, change: dict[str, Any], why: str
) -> None:
    with pytest.raises(ChainBroken) as told:
        bring(store, log.ops, **change)
    assert told.value.code == "chain_broken", why
    assert store.have() == []


def test_an_op_taken_out_of_the_middle_breaks_the_chain(store: Store, log: Log) -> None:
    with pytest.raises(ChainBroken):
        bring(store, [*log.ops[:2], *log.ops[3:]], last=5)


def test_a_body_that_does_not_fit_its_kind_is_set_aside_and_the_rest_goes_in(store: Store, log: Log) -> None:
    bad = log.add("visit", {"date": "no day", "content": "x"}, rec=VISIT)
    log.add("visit", {"date": "2026-04-09", "mode": "HOME", "meet": "MET"}, rec=make_id(30))
    report = merge_ops(store, log.ops)
    assert (report.merged_ops, report.set_aside, report.parked) == (8, 1, 0)
    assert store.get("visit", VISIT) is None
    assert store.get("visit", make_id(30)) is not None
    assert [op["hash"] for op in store.set_aside()] == [bad.hash]
    assert store.have() == [(bad.log, 8, [])]


def test_a_header_that_cannot_be_read_is_kept_and_sent_on_byte_for_byte(
    store: Store, log: Log, tmp_path: Path
) -> None:
    strange = b'{"v":2,"something":"newer"}'
    head = sha256_b64u(strange)
    with store.stage() as stage:
        stage.slice(log.ops[0].log, 1, 7, "", head)
        for op in log.ops:
            stage.add(op.header_bytes, op.body_bytes)
        stage.add(strange, b"whatever")
        stage.close_slice()
        report = stage.merge()
    assert (report.merged_ops, report.set_aside, report.missing) == (7, 1, [])
    assert [op["standing"] for op in store.set_aside()] == ["parked:unreadable"]
    with new_store(tmp_path, "other.db") as other, other.stage() as stage:
        for run in store.runs(log.ops[0].log):
            stage.slice(run.log, run.first, run.last, run.prev, run.head)
            for header, body in store.run_ops(run):
                stage.add(header, body)
            stage.close_slice()
        assert stage.merge().merged_ops == 7
        assert list(other.ops_since(log.ops[0].log)) == list(store.ops_since(log.ops[0].log))
        assert other.digest() == store.digest()


def test_a_foreign_body_counts_as_none_and_the_true_one_fills_the_place_later(store: Store, log: Log) -> None:
    op = log.ops[2]
    swapped = replace(op, body_bytes=log.ops[3].body_bytes)
    report = merge(store, [Piece((*log.ops[:2], swapped, *log.ops[3:]))])
    assert report.set_aside == 1
    row = store.get("visit", op.rec)
    assert row is not None
    assert row["date"] is None
    again = merge_ops(store, log.ops)
    assert (again.merged_ops, again.already) == (0, 6)
    row = store.get("visit", op.rec)
    assert row is not None
    assert row["date"] == "2026-04-01"


def test_a_body_that_comes_late_and_does_not_fit_is_set_aside_too(store: Store, log: Log) -> None:
    bad = log.add("visit", {"date": "no day"}, rec=VISIT)
    without = replace(bad, body_bytes=None)
    merge(store, [Piece((*log.ops[:-1], without))])
    assert store.set_aside() == []
    merge_ops(store, log.ops)
    assert [op["hash"] for op in store.set_aside()] == [bad.hash]
    assert not [f for f in store.check() if f.level == "bad"]


def test_a_preview_predicts_the_merge_and_changes_nothing(store: Store, log: Log, tmp_path: Path) -> None:
    merge(store, [Piece(tuple(log.ops[:3]))])
    stage = staged(store, [Piece(tuple(log.ops[:6]))])
    before = (store.digest(), store.have(), store.gaps(), store.batches())
    told = stage.preview()
    assert (store.digest(), store.have(), store.gaps(), store.batches()) == before
    assert stage.preview() == told
    assert stage.merge() == told


def test_two_bundles_staged_side_by_side_bring_each_op_once(store: Store, log: Log) -> None:
    with staged(store, [Piece(tuple(log.ops))]) as one, staged(store, [Piece(tuple(log.ops))]) as two:
        assert (one.merge().merged_ops, two.merge().merged_ops) == (6, 0)
    assert store.have() == [(log.ops[0].log, 6, [])]
    assert not [f for f in store.check() if f.level == "bad"]


def test_a_preview_taken_back_after_the_log_moved_on_does_not_spoil_the_merge(store: Store, log: Log) -> None:
    log.add("household", {"head": "李"}, rec=HOUSE, parents=[(log.ops[0], ["head"])])
    with staged(store, [Piece(tuple(log.ops))]) as late, staged(store, [Piece(tuple(log.ops[:4]))]) as soon:
        soon.merge()
        told = late.preview()
        assert (told.merged_ops, told.already) == (3, 4)
        assert late.preview() == told
        assert late.merge() == told
        again = late.merge()
        assert (again.merged_ops, again.already) == (0, 7)
    assert not [f for f in store.check() if f.level == "bad"]


def test_staging_inside_a_transaction_is_our_own_mistake(store: Store) -> None:
    with store.atomic(), pytest.raises(BugError):
        store.stage()


def test_a_merge_inside_a_block_that_fails_leaves_no_trace(store: Store, log: Log) -> None:
    stage = staged(store, [Piece(tuple(log.ops))])

    def fails() -> None:
        with store.atomic():
            stage.merge(Batch("b1", "f", "m", "s", "n", "2026-04-05"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert (store.have(), store.batches()) == ([], [])
    assert stage.merge().merged_ops == 6


def test_cancelling_while_ops_come_in_or_merge_changes_nothing(store: Store, tmp_path: Path) -> None:
    log = Log("device-1", "inc-1", "home-1", "worker-1")
    for n in range(1200):
        log.add("visit", {"date": "2026-04-01", "mode": "HOME", "meet": "MET"}, rec=make_id(1000 + n))
    stop = [False]
    ticks: list[tuple[int, int]] = []
    stage = store.stage(total=1200, progress=lambda *at: ticks.append(at), cancel=lambda: stop[0])
    stage.slice(log.ops[0].log, 1, 1200, "", log.ops[-1].hash)
    for op in log.ops:
        stage.add(op.header_bytes, op.body_bytes)
    stage.close_slice()
    assert ticks[0][0] > 0
    assert all(done <= total for done, total in ticks)
    stop[0] = True
    with pytest.raises(Cancelled):
        stage.merge()
    assert store.have() == []
    stage.slice(log.ops[0].log, 1, 1200, "", log.ops[-1].hash)

    def come_in() -> None:
        for op in log.ops:
            stage.add(op.header_bytes, op.body_bytes)

    with pytest.raises(Cancelled):
        come_in()
    stop[0] = False
    assert merge_ops(store, log.ops).merged_ops == 1200


def test_a_full_disk_in_the_middle_of_a_merge_changes_nothing(store: Store, log: Log) -> None:
    for n in range(300):
        data = {"date": "2026-04-01", "mode": "HOME", "meet": "MET", "content": "字" * 500}
        log.add("visit", data, rec=make_id(1000 + n))
    stage = staged(store, [Piece(tuple(log.ops))])
    pages = store._db.value("PRAGMA page_count")
    store._db.run(f"PRAGMA max_page_count = {pages + 20}")
    with pytest.raises(UserError) as told:
        stage.merge()
    assert told.value.code == "disk_full"
    assert store.have() == []
    store._db.run("PRAGMA max_page_count = 1000000")
    assert stage.merge().merged_ops == 306


def test_both_branches_of_a_fork_are_kept_named_and_sent_on(store: Store, log: Log, tmp_path: Path) -> None:
    twin = Log("device-1", "inc-1", "home-1", "worker-1")
    twin.ops = log.ops[:3]
    twin.hlc = log.ops[2].hlc
    for n in range(2):
        data = {"date": "2026-05-01", "mode": "HOME", "meet": "MET"}
        twin.add("visit", data, rec=make_id(40 + n))
    merge_ops(store, log.ops)
    report = merge(store, [Piece(tuple(twin.ops[3:]))])
    assert (report.forks, report.merged_ops) == (1, 2)
    (fork,) = store.forks()
    assert (fork["dev"], fork["seq"]) == ("device-1", 4)
    assert {b["head"] for b in fork["branches"]} == {log.ops[-1].hash, twin.ops[-1].hash}
    runs = store.runs(log.ops[0].log)
    assert sorted((run.first, run.last) for run in runs) == [(1, 5), (4, 6)] or sorted(
        (run.first, run.last) for run in runs
    ) == [(1, 6), (4, 5)]
    with new_store(tmp_path, "other.db") as other, other.stage() as stage:
        for run in runs:
            stage.slice(run.log, run.first, run.last, run.prev, run.head)
            for header, body in store.run_ops(run):
                stage.add(header, body)
            stage.close_slice()
        assert stage.merge().merged_ops == 8
        assert other.digest() == store.digest()
        assert len(other.forks()) == 1


def test_a_list_of_merges_says_what_each_brought(store: Store, log: Log) -> None:
    with staged(store, [Piece(tuple(log.ops[1:3]))]) as stage:
        stage.merge(Batch("b1", "file-1", "manifest-1", "device-1", "王网格员", "2026-04-05T09:00:00+08:00"))
    with staged(store, [Piece(tuple(log.ops))]) as stage:
        stage.merge(Batch("b2", "file-2", "manifest-2", "device-1", "王网格员", "2026-04-06T09:00:00+08:00"))
    with staged(store, [Piece(tuple(log.ops))]) as stage:
        stage.merge(Batch("b3", "file-3", "manifest-3", "device-1", "王网格员", "2026-04-07T09:00:00+08:00"))
    assert [batch["id"] for batch in store.batches()] == ["b2", "b1"]
    found = store.find_batch(file_hash="file-2")
    assert found is not None
    key = log.ops[0].log
    assert found["slices"] == [(key, 1, 1, log.ops[0].hash), (key, 4, 6, log.ops[-1].hash)]
    assert found["report"]["ops"] == 4
    assert store.find_batch(manifest_hash="manifest-3") is None
