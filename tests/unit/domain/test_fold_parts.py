"""The parts of the fold by themselves: chains, standings, heads, graphs, homes, digests, and their speed."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain import standing as standings
from gridworker.domain.authority import Authority
from gridworker.domain.chains import by_log, fork_point, missing, rooted, walk
from gridworker.domain.digest import digest, document_line, lines, matter_line
from gridworker.domain.document import Conflict, fold_document
from gridworker.domain.ids import b64u
from gridworker.domain.merge import Moves, fold, home
from gridworker.domain.ops import LogKey, Op
from gridworker.domain.process import fold_matter
from gridworker.domain.receipts import receipts_due
from gridworker.domain.standing import ON, body_fits, judge
from tests.support.ops import Log, make_op
from tests.support.paper import COMMON, EAST, WEST, verify
from tests.support.replica import Replica
from tests.support.world import World

NOBODY = Authority.build("", (), (), verify)


def on(ops: list[Op]) -> dict[str, str]:
    return {op.hash: ON for op in ops}


# --- chains ----------------------------------------------------------------------------------------------


def chain(count: int) -> list[Op]:
    log = Log()
    return [log.add("visit", {"content": str(n)}, rec=f"v{n}") for n in range(count)]


@given(st.integers(1, 12), st.sets(st.integers(1, 12)))
def test_missing_numbers_are_the_complement_of_what_is_held(length: int, lost: set[int]) -> None:
    held = [op for op in chain(length) if op.seq not in lost]
    top = max((op.seq for op in held), default=0)
    named = {n for first, last in missing(held) for n in range(first, last + 1)}
    assert named == {n for n in range(1, top) if n in lost}
    assert fork_point(held) is None
    assert rooted(held) == {op.hash for op in held if op.seq < min(lost, default=length + 1)}


def test_a_branch_with_its_own_gap_names_the_number_although_the_other_branch_has_it() -> None:
    mine = chain(4)
    branch = make_op("visit", {"content": "x"}, seq=4, prev="A" * 43)
    (held,) = by_log([*mine, branch]).values()
    assert missing(held) == [(3, 3)]
    assert fork_point(held) == (3, tuple(sorted((mine[2].hash, "A" * 43))))


def test_walking_stops_where_the_chain_is_not_held_or_leaves_the_log() -> None:
    ops = chain(5)
    held = {op.hash: op for op in ops if op.seq != 2}
    assert [op.seq for op in walk(held, ops[4].hash)] == [5, 4, 3]
    assert list(walk(held, "A" * 43)) == []


# --- standings -------------------------------------------------------------------------------------------


def test_a_body_fits_when_it_is_redacted_or_well_formed_for_its_kind() -> None:
    good = make_op("visit", {"date": "2026-04-05"})
    assert body_fits(good)
    assert body_fits(replace(good, data=None, body_bytes=None))
    assert not body_fits(replace(good, data=None))
    assert not body_fits(make_op("visit", {"date": "yesterday"}))
    assert body_fits(make_op("demand.progress", {"whatever": 1}))


def test_a_bad_body_is_set_aside_and_the_rest_of_the_log_counts() -> None:
    log = Log()
    ops = [log.add("visit", {"content": "a"}, rec="v1"), log.add("visit", {"content": 7}, rec="v2")]
    state = fold(ops, "", verify).scopes[ops[0].scope]
    assert [state.standing[op.hash] for op in ops] == [ON, "parked:bad_body"]
    assert set(state.documents) == {("visit", "v1")}


def test_a_redaction_of_another_record_does_not_cover_a_bad_body(pc1: Replica, l1: Replica) -> None:
    bad = l1.document("visit", "v1", content=7)
    pc1.merge([bad])
    pc1.control("redact", EAST, {"covers": [bad.hash], "fields": ["content"], "restate": {}}, "v2")
    assert pc1.standing(bad) == "parked:bad_body"
    pc1.control("redact", EAST, {"covers": [bad.hash], "fields": ["content"], "restate": {}}, "v1")
    assert pc1.standing(bad) == ON
    assert pc1.value("v1", "content") is None


def test_a_forked_office_log_stands_as_far_as_another_pc_vouched(
    world: World, pc1: Replica, pc2: Replica
) -> None:
    first = pc1.document("unit", "u1", COMMON, name="云溪镇")
    twin = pc1.copy("pc1-copy")
    second = pc1.document("unit", "u1", COMMON, name="云溪")
    pc2.merge([first, second])
    other = twin.document("unit", "u1", COMMON, name="假")
    pc2.merge([other])
    assert pc2.standing(second) == ON
    assert pc2.standing(other) == "fork"
    assert pc2.value("u1", "name") == "云溪"


def test_a_revoked_office_pc_keeps_what_was_vouched_for_before(
    world: World, pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    op = l1.document("household", "h1", head="王家福")
    pc2.merge([*pc1.held.values(), op])
    pc1.merge(pc2.held.values())
    world.revoked.append({"serial": pc2.serial, "positions": {}, "reason": "lost"})
    pc1.control("trust", COMMON, {"envelope": b64u(world.trust())})
    stolen = pc2.document("household", "h1", head="假")
    pc1.merge([stolen])
    assert pc1.standing(stolen) == "parked:revoked"
    assert pc1.value("h1", "head") == "王家福"
    receipt = next(r for r in pc2.held.values() if r.kind == "receipt" and r.dev == "pc2")
    # Receipts get no receipts of their own, so this one counts for nothing now; the first PC's do.
    assert pc1.standing(receipt) in (ON, "parked:revoked")
    assert pc1.standing(op) == ON


def test_carried_control_ops_and_unreadable_carries_have_no_effect(
    world: World, pc1: Replica, l1: Replica
) -> None:
    l1.document("household", "h1", head="王家福")
    l1.send(pc1)
    receipt = next(op for op in pc1.held.values() if op.kind == "receipt")
    pc1.control("carry", WEST, {"header": b64u(receipt.header_bytes), "trust": 1, "proof": {}})
    pc1.control("carry", WEST, {"header": "not base64url!", "trust": 1})
    pc1.control("carry", WEST, {"header": b64u(b"{}"), "trust": 1})
    state = pc1.scope(WEST)
    assert state.standing[receipt.hash] == "parked:wrong_scope"
    assert not state.documents


def test_a_forged_carry_of_a_carry_takes_no_office_act_out_of_effect(
    world: World, pc1: Replica, l1: Replica
) -> None:
    l1.document("household", "h1", head="王家福")
    l1.send(pc1)
    receipt = next(op for op in pc1.held.values() if op.kind == "receipt" and op.scope == EAST)
    later = pc1.control("release", EAST, {"records": ["h9"], "to_scope": WEST})
    abroad = pc1.control("carry", WEST, {"header": b64u(receipt.header_bytes), "trust": 1, "proof": {}})
    l1.forge("carry", "h1", {"header": b64u(abroad.header_bytes), "trust": 1, "proof": {}}, [], None)
    l1.send(pc1)
    assert pc1.scope(EAST).standing[abroad.hash] == "parked:wrong_scope"
    assert (pc1.standing(receipt), pc1.standing(later)) == (ON, ON)


def test_malformed_control_data_has_no_effect_and_breaks_nothing(pc1: Replica, l1: Replica) -> None:
    op = l1.document("household", "h1", head="王家福")
    l1.send(pc1)
    for kind in ("receipt", "exclude", "restore", "carry", "release", "redact"):
        for data in (
            {}, {"log": 1}, {"log": {"dev": 1}, "upto": "x", "head": 3, "extra": [1, [2], [1, 2]]},
            {"slices": 1}, {"slices": [1, {"head": op.hash}]}, {"excludes": {"a": 1}}, {"records": 7},
            {"records": [1]}, {"covers": 1, "fields": 2, "restate": 3}, {"covers": [1], "fields": [2]},
        ):  # fmt: skip
            pc1.control(kind, EAST, data, "h1")
    pc1.control("trust", COMMON, {"envelope": 5})
    pc1.control("cert", COMMON, {"envelope": "!"})
    assert pc1.value("h1", "head") == "王家福"
    assert pc1.standing(op) == ON


def test_what_is_due_is_named_by_the_longest_whole_chain_and_the_rest_singly() -> None:
    ops = chain(6)
    held = [op for op in ops if op.seq != 4]
    (due,) = receipts_due(held, on(held), "pc1")
    assert (due.upto, due.head) == (3, ops[2].hash)
    assert due.extra == ((5, ops[4].hash), (6, ops[5].hash))
    assert receipts_due(held, on(held), held[0].dev) == []


def test_judging_30_000_headers_takes_well_below_a_second(world: World, pc1: Replica, l1: Replica) -> None:
    log = Log("l1", l1.inc, l1.home, author=l1.author)
    ops = [log.add("visit", {"content": "x"}, rec=f"v{n}") for n in range(30_000)]
    authority = pc1.fold().authority
    start = time.process_time()
    out = judge(ops, authority, authority.canonical(l1.home))
    # In processor time, whatever else the machine does; it takes about 0.1 s.
    assert time.process_time() - start < 1
    assert set(out.values()) == {ON}


# --- documents -------------------------------------------------------------------------------------------


@given(st.data())
def test_heads_are_what_no_other_op_in_effect_descends_from(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 7))
    ops: list[Op] = []
    for n in range(count):
        parents = data.draw(st.sets(st.integers(0, n - 1), max_size=2)) if n else set()
        named = [(ops[p].hash, ["head"]) for p in sorted(parents)]
        value = {"head": data.draw(st.sampled_from("甲乙丙"))}
        ops.append(make_op("household", value, seq=1, dev=f"d{n}", hlc=n, parents=named))
    standing = {op.hash: data.draw(st.sampled_from([ON, ON, ON, "excluded", "fork"])) for op in ops}
    below: dict[str, set[str]] = {}
    for op in ops:
        direct = {p for p, _ in op.parents}
        below[op.hash] = direct.union(*(below[p] for p in direct))
    alive = [op for op in ops if standing[op.hash] == ON]
    expected = [op.hash for op in alive if not any(op.hash in below[other.hash] for other in alive)]
    shuffled = data.draw(st.permutations(ops))
    state = fold_document(shuffled, standing)
    if not alive:
        assert state is None
        return
    assert state is not None
    assert state.heads["head"] == expected
    values = [(op.data or {})["head"] for op in ops if op.hash in expected]
    assert state.fields["head"] == values[-1]
    assert bool(state.conflicts) == (len(set(values)) > 1)


def test_one_and_true_are_different_values() -> None:
    a = make_op("household", {"notice": 1}, dev="a")
    b = make_op("household", {"notice": True}, dev="b")
    state = fold_document([a, b], on([a, b]))
    assert state is not None
    assert "notice" in state.conflicts


# --- matters ---------------------------------------------------------------------------------------------


def test_a_matter_without_an_event_in_effect_is_not_there() -> None:
    op = make_op("demand.collect", {"text": "x"})
    assert fold_matter([op], {op.hash: "excluded"}, NOBODY) is None
    state = fold_matter([op], on([op]), NOBODY)
    assert state is not None
    assert (state.state, state.placed, state.lines) == ("collected", {op.hash: "provisional"}, ())


def test_a_clock_below_its_parents_changes_no_order() -> None:
    first = make_op("demand.collect", {"text": "x"}, dev="a", hlc=900)
    second = make_op("demand.tell_resident", {"how": "HOME"}, dev="b", hlc=5, parents=[(first.hash, [])])
    for ops in permutations([first, second]):
        state = fold_matter(ops, on([first, second]), NOBODY)
        assert state is not None
        assert set(state.placed.values()) == {"provisional"}
        assert state.heads == (second.hash,)


def test_the_fold_of_a_matter_does_not_depend_on_the_order_of_its_events(
    pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    rng = random.Random(7)
    l1.event("collect", "d1", text="x")
    pc1.merge(l1.held.values())
    pc1.event("register", "d1", number="1", track="SIMPLE")
    pc2.merge(l1.held.values())
    pc2.event("decline", "d1", reason="r")
    l1.event("comment", "d1", text="y")
    ops = [op for op in (*pc1.held.values(), *pc2.held.values(), *l1.held.values()) if op.rec == "d1"]
    authority, standing = pc1.fold().authority, on(ops)
    first = fold_matter(ops, standing, authority)
    for _ in range(20):
        rng.shuffle(ops)
        assert fold_matter(ops, standing, authority) == first


# --- homes and digests -----------------------------------------------------------------------------------


def test_home_is_the_greatest_carry_then_the_smallest_scope_and_never_where_it_was_let_go() -> None:
    early, late = (1, "d", "i", 1, "h"), (2, "d", "i", 2, "h")
    assert home("r", ["b", "a"], {"a": Moves(), "b": Moves()}) == "a"
    assert home("r", ["a", "b"], {"a": Moves(), "b": Moves(carried={"r": early})}) == "b"
    gone = Moves(released={"r": (early, "b")})
    assert home("r", ["a"], {"a": gone}) is None
    back = Moves(released={"r": (early, "b")}, carried={"r": late})
    assert home("r", ["a", "b"], {"a": back, "b": Moves(carried={"r": early})}) == "a"


def test_one_changed_cell_changes_the_digest_and_the_order_of_members_does_not() -> None:
    line = document_line("visit", "v1", {"content": "水渠", "mode": "HOME", "place": None}, {}, ())
    clash = {"mode": Conflict((), False, True)}
    assert line == document_line("visit", "v1", {"mode": "HOME", "content": "水渠"}, {}, ())
    others = [
        document_line("visit", "v2", {"content": "水渠", "mode": "HOME"}, {}, ()),
        document_line("visit", "v1", {"content": "水渠 ", "mode": "HOME"}, {}, ()),
        document_line("visit", "v1", {"content": "水渠", "mode": "HOME"}, {}, ("place",)),
        document_line("visit", "v1", {"content": "水渠", "mode": "HOME"}, clash, ()),
        matter_line("v1", "demand", "collected", 1, {}, {"content": "水渠", "mode": "HOME"}),
    ]
    assert len({digest([other]) for other in [line, *others]}) == 6
    assert line.decode().startswith('{"conflicts":{},"fields":{"content":"水渠"')


def test_the_lines_of_a_scope_come_in_the_order_of_kind_and_record(pc1: Replica, l1: Replica) -> None:
    for kind, rec in (("visit", "b"), ("household", "z"), ("visit", "a")):
        l1.document(kind, rec, withdrawn=False)
    l1.event("collect", "d1", text="x")
    l1.send(pc1)
    order = [line.decode().split('"rec":"')[1][:1] for line in lines(pc1.scope(EAST))]
    assert order == ["z", "a", "b", "d"]


def test_a_fork_that_is_not_noticed_is_found(
    monkeypatch: pytest.MonkeyPatch, pc1: Replica, l1: Replica
) -> None:
    monkeypatch.setattr(standings, "fork_point", lambda log: None)
    l1.document("household", "h1", head="一")
    twin = l1.copy("l1-copy")
    l1.document("household", "h1", head="二")
    l1.send(pc1)
    ghost = twin.document("household", "h1", head="假")
    pc1.merge([ghost])
    assert pc1.standing(ghost) != "fork"
    assert ghost.log == LogKey("l1", l1.inc, l1.home)
