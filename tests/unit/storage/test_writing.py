"""Writing: place in the log, causes, clock, rights, and all or nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from gridworker.domain.ops import LogKey, Op
from gridworker.domain.records import BadRecord
from gridworker.domain.time import FARTHEST_CAUSE, SHANGHAI
from gridworker.errors import UserError
from gridworker.storage import Intent, Store, Writer
from tests.support.ops import Log, SeededEntropy, make_id
from tests.support.stores import merge_ops, new_store

WHO = Writer("device-1", "inc-1", "worker-1")
HOUSE, VISIT, DEMAND = make_id(1), make_id(2), make_id(3)


def say(store: Store, kind: str, rec: str, data: dict[str, Any], scope: str = "home-1") -> Op:
    (op,) = store.write([Intent(kind, rec, scope, data)], who=WHO, entropy=SeededEntropy())
    return op


@pytest.fixture
def store(tmp_path: Path):
    with new_store(tmp_path) as opened:
        yield opened


def house(**fields: Any) -> dict[str, Any]:
    return {"grid": "grid-1", "door": "3-1", "head": "王大山", **fields}


def test_ops_of_a_log_are_numbered_and_chained_and_each_scope_has_its_own(store: Store) -> None:
    one = say(store, "household", HOUSE, house())
    two = say(store, "household", HOUSE, {"phone": "15400000001"})
    other = say(store, "household", make_id(9), house(), scope="home-2")
    assert (one.seq, one.header["prev"]) == (1, "")
    assert (two.seq, two.header["prev"]) == (2, one.hash)
    assert (other.seq, other.header["prev"]) == (1, "")
    assert store.heads() == {two.log: (2, two.hash), other.log: (1, other.hash)}


def test_parents_are_the_heads_of_the_fields_that_are_set(store: Store) -> None:
    made = say(store, "household", HOUSE, house(phone="15400000001"))
    phone = say(store, "household", HOUSE, {"phone": "15400000002"})
    both = say(store, "household", HOUSE, {"door": "3-2", "phone": "15400000003", "size": 4})
    assert made.parents == []
    assert phone.parents == [(made.hash, ("phone",))]
    assert sorted(both.parents) == sorted([(made.hash, ("door",)), (phone.hash, ("phone",))])


def test_a_write_that_settles_a_clash_names_all_heads(store: Store) -> None:
    made = say(store, "household", HOUSE, house(phone="15400000001"))
    other = Log("device-2", "inc-2", "home-1", "worker-2")
    other.add("household", {"phone": "15400000008"}, rec=HOUSE, parents=[(made, ["phone"])], hlc=1 << 60 >> 8)
    mine = say(store, "household", HOUSE, {"phone": "15400000009"})
    merge_ops(store, other.ops)
    (clash,) = store.conflicts()
    assert clash["field"] == "phone"
    assert {v["value"] for v in clash["values"]} == {"15400000008", "15400000009"}
    row = store.get("household", HOUSE)
    assert row is not None
    assert row["conflicts"] == ["phone"]
    settled = say(store, "household", HOUSE, {"phone": "15400000009"})
    assert {h for h, _ in settled.parents} == {mine.hash, other.ops[0].hash}
    assert store.conflicts() == []


def test_parents_of_an_event_are_the_heads_of_the_matter(store: Store) -> None:
    collect = say(store, "demand.collect", DEMAND, {"text": "修路灯"})
    told = say(store, "demand.resolve_on_spot", DEMAND, {"result": "已换灯泡"})
    assert collect.parents == []
    assert told.parents == [(collect.hash, ())]
    row = store.get("demand", DEMAND)
    assert row is not None
    assert (row["state"], row["heads"]) == ("reported", [told.hash])


def test_parents_of_a_redaction_are_the_heads_of_what_it_empties_and_restates(store: Store) -> None:
    made = say(store, "household", HOUSE, house(phone="15400000001"))
    data = {"covers": [made.hash], "fields": ["phone"], "restate": {"door": "3-1"}}
    redact = say(store, "redact", HOUSE, data)
    assert redact.parents == [(made.hash, ("phone", "door"))]


def test_the_clock_is_above_all_that_is_held_however_far_ahead(store: Store) -> None:
    ahead = Log("device-2", "inc-2", "home-1", "worker-2")
    ahead.add("household", house(), rec=HOUSE, hlc=9_000_000_000 << 16)
    merge_ops(store, ahead.ops)
    assert say(store, "visit", VISIT, {"date": "2026-04-05"}).hlc == (9_000_000_000 << 16) + 1


def test_a_clock_out_of_this_world_is_nobodys_cause(store: Store) -> None:
    mad = Log("device-2", "inc-2", "home-1", "worker-2")
    mad.add("household", house(), rec=HOUSE, hlc=1 << 53)
    merge_ops(store, mad.ops)
    assert say(store, "visit", VISIT, {"date": "2026-04-05"}).hlc < FARTHEST_CAUSE
    store.rebuild()
    assert say(store, "visit", VISIT, {"date": "2026-04-06"}).hlc < FARTHEST_CAUSE


def test_a_clock_set_back_keeps_the_order_of_causes(store: Store) -> None:
    late = SeededEntropy(start=datetime(2026, 4, 5, 9, 0, tzinfo=SHANGHAI))
    early = SeededEntropy(start=late.moment - timedelta(days=4000))
    first = store.write([Intent("household", HOUSE, "home-1", house())], who=WHO, entropy=late)[0]
    second = store.write([Intent("household", HOUSE, "home-1", {"size": 2})], who=WHO, entropy=early)[0]
    assert second.hlc > first.hlc
    assert second.header["wall"] < first.header["wall"]


def test_intents_of_one_call_see_each_other_and_stand_or_fall_together(store: Store) -> None:
    ops = store.write(
        [
            Intent("household", HOUSE, "home-1", house()),
            Intent("household", HOUSE, "home-1", {"door": "3-2"}),
        ],
        who=WHO,
        entropy=SeededEntropy(),
    )
    assert ops[1].parents == [(ops[0].hash, ("door",))]
    before = store.digest()
    with pytest.raises(BadRecord):
        store.write(
            [
                Intent("household", HOUSE, "home-1", {"door": "3-3"}),
                Intent("visit", VISIT, "home-1", {"date": "31 April"}),
            ],
            who=WHO,
            entropy=SeededEntropy(),
        )
    assert store.digest() == before
    assert store.have() == [(ops[0].log, 2, [])]


def test_more_than_an_op_can_hold_is_refused_with_a_sentence(store: Store) -> None:
    with pytest.raises(UserError) as told:
        say(store, "demand.comment", DEMAND, {"words": ["长" * 60_000] * 8})
    assert told.value.code == "too_big"
    assert store.have() == []


def test_seen_names_the_newest_receipt_of_the_scope(store: Store) -> None:
    made = say(store, "household", HOUSE, house())
    data = {
        "log": made.log._asdict(), "upto": 1, "head": made.hash, "extra": [], "at": "", "kept": 0,
        "notes": [],
    }  # fmt: skip
    receipt = say(store, "receipt", WHO.dev, data)
    assert say(store, "household", HOUSE, {"size": 3}).header["seen"] == receipt.hash
    assert say(store, "household", make_id(8), house(), scope="home-2").header["seen"] == ""


def test_a_kind_that_nobody_knows_is_written_and_has_no_effect(store: Store) -> None:
    say(store, "parade", make_id(5), {"band": True})
    assert [op["standing"] for op in store.parked()] == ["parked:unknown_kind"]


def test_what_is_written_is_what_is_read_back_byte_for_byte(store: Store) -> None:
    op = say(store, "household", HOUSE, house())
    assert list(store.ops_since(LogKey(*WHO[:2], "home-1"))) == [(op.header_bytes, op.body_bytes)]
