"""P1, P3, P6 and P8 as stories: what was written is kept, shown, undone and redacted by rule."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from gridworker.domain.digest import digest, lines
from gridworker.domain.merge import fold
from gridworker.domain.standing import ON
from tests.support.laws import digests
from tests.support.moving import drop_redacted
from tests.support.paper import EAST, WEST, verify
from tests.support.replica import Replica
from tests.support.stories import REGISTER, digest_at, share
from tests.support.world import World

# --- P1: the fold is a function of the set of ops --------------------------------------------------


def test_p1_two_branches_that_tie_in_clock_device_incarnation_and_number_fold_the_same_in_any_order(
    world: World, pc1: Replica, l1: Replica
) -> None:
    first = l1.document("household", "h1", head="王家福")
    twin = l1.copy("l1-copy")
    world.now -= 60
    a = l1.document("household", "h1", head="王家富")
    world.now -= 60
    b = twin.document("household", "h1", head="王加福")
    assert a.order[:4] == b.order[:4]
    pc1.take([first, a, b])
    pc1.receipt(let_in=[a, b])
    results = set()
    for ops in permutations([first, a, b]):
        rest = [op for op in pc1.held.values() if op not in ops]
        folded = fold([*rest, *ops], world.office, verify)
        results.add(digest(lines(folded.scopes[EAST])))
    assert len(results) == 1
    assert pc1.doc("h1").conflicts["head"].decide


def test_p1_merging_twice_or_in_pieces_gives_the_digest_of_merging_once(
    pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    for day in range(1, 6):
        l1.document("visit", "v1", content=f"第{day}次")
    mine = [op for op in l1.held.values() if op.dev == "l1"]
    pc1.take(mine)
    for op in reversed(mine):
        pc2.take([op, op])
    pc2.take(pc1.held.values())
    assert digest_at(pc1) == digest_at(pc2)


# --- P3: no value is silently lost, and nothing clashes with its own past --------------------------


def test_p3_two_edits_that_did_not_see_each_other_are_both_kept(
    pc1: Replica, l1: Replica, l2: Replica
) -> None:
    l1.document("household", "h1", head="王家福", phone="15400000001")
    share(pc1, l1, l2)
    l1.document("household", "h1", phone="15400000002")
    l2.document("household", "h1", phone="15400000003")
    share(pc1, l1, l2)
    conflict = pc1.doc("h1").conflicts["phone"]
    assert [value for _, value in conflict.values] == ["15400000002", "15400000003"]
    assert pc1.value("h1", "phone") == "15400000003"
    assert conflict.decide
    pc1.document("household", "h1", phone="15400000002")
    assert not pc1.doc("h1").conflicts
    assert pc1.value("h1", "phone") == "15400000002"


def test_p3_equal_values_are_no_clash(pc1: Replica, l1: Replica, l2: Replica) -> None:
    l1.document("household", "h1", head="王家福")
    share(pc1, l1, l2)
    l1.document("household", "h1", head="王家富")
    l2.document("household", "h1", head="王家富")
    share(pc1, l1, l2)
    assert not pc1.doc("h1").conflicts
    assert len(pc1.doc("h1").heads["head"]) == 2


def test_p3_what_an_excluded_op_replaced_does_not_stand_up_against_its_grandchild(
    pc1: Replica, l1: Replica
) -> None:
    l1.document("household", "h1", head="一")
    second = l1.document("household", "h1", head="二")
    l1.document("household", "h1", head="三")
    pc1.merge(l1.held.values())
    pc1.exclude(second)
    assert pc1.standing(second) == "excluded"
    assert not pc1.doc("h1").conflicts
    assert pc1.value("h1", "head") == "三"


def test_p3_a_clash_over_a_gap_asks_for_nothing_until_the_gap_is_closed(
    pc1: Replica, l1: Replica
) -> None:
    first = l1.document("household", "h1", head="一", phone="15400000001")
    second = l1.document("household", "h1", head="二")
    third = l1.document("household", "h1", head="三")
    pc1.take([first, third])
    conflict = pc1.doc("h1").conflicts["head"]
    assert conflict.missing
    assert not conflict.decide
    pc1.take([second])
    assert not pc1.doc("h1").conflicts


def test_p3_long_narratives_are_kept_side_by_side_without_a_decision(
    pc1: Replica, l1: Replica, l2: Replica
) -> None:
    l1.document("visit", "v1", content="水渠堵了")
    share(pc1, l1, l2)
    l1.document("visit", "v1", content="水渠堵了，已报")
    l2.document("visit", "v1", content="水渠通了")
    share(pc1, l1, l2)
    conflict = pc1.doc("v1").conflicts["content"]
    assert len(conflict.values) == 2
    assert not conflict.decide


# --- P6: exclude and restore -----------------------------------------------------------------------


def test_p6_undo_gives_the_digest_of_before_and_restore_the_digest_of_after(
    pc1: Replica, l1: Replica
) -> None:
    l1.document("household", "h1", head="王家福")
    l1.send(pc1)
    before = digest_at(pc1)
    l1.document("household", "h1", head="王家富")
    l1.event("collect", "d1", text="水渠堵了")
    l1.send(pc1, after=1)
    after = digest_at(pc1)
    assert after != before
    merged = [op for op in l1.held.values() if op.dev == "l1" and op.seq > 1]
    excludes = pc1.exclude(*merged)
    assert digest_at(pc1) == before
    pc1.restore(*excludes)
    assert digest_at(pc1) == after


def test_p6_a_slice_names_the_chain_from_its_head_down_to_its_first_number(
    pc1: Replica, l1: Replica
) -> None:
    ops = [l1.document("household", f"h{n}", head=str(n)) for n in range(1, 6)]
    l1.send(pc1)
    slice_ = {"dev": "l1", "inc": l1.inc, "from": 2, "to": 4, "head": ops[3].hash}
    pc1.control("exclude", EAST, {"slices": [slice_], "reason": "合并错了"})
    assert [pc1.standing(op) for op in ops] == [ON, "excluded", "excluded", "excluded", ON]


def test_p6_control_ops_and_what_a_worker_built_on_excluded_ops_stay(pc1: Replica, l1: Replica) -> None:
    collect = l1.event("collect", "d1", text="水渠堵了")
    told = l1.event("tell_resident", "d1", how="HOME")
    l1.send(pc1)
    receipt = next(op for op in pc1.held.values() if op.kind == "receipt")
    pc1.exclude(collect, receipt)
    assert pc1.standing(receipt) == ON
    assert pc1.placed(told) == "refused:state"


# --- P8: redaction ---------------------------------------------------------------------------------


def test_p8_an_older_op_that_comes_after_the_redaction_stays_redacted(
    pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    old = l1.document("household", "h1", head="王家福", phone="15400000001")
    new = l1.document("household", "h1", phone="15400000002")
    pc1.merge([old, new])
    (redaction,) = pc1.redact("h1", "phone")
    pc2.take(pc1.held.values())
    del pc2.held[old.hash]
    pc2.take([])
    pc2.take([old])
    assert pc2.value("h1", "phone") is None
    assert "phone" in pc2.doc("h1").redacted
    assert pc2.value("h1", "head") == "王家福"
    assert drop_redacted(pc2) == 2
    assert digest_at(pc1) == digest_at(pc2)
    assert pc2.standing(redaction) == ON


def test_p8_a_value_of_somebody_who_had_not_seen_the_redaction_clashes_with_it(
    pc1: Replica, l1: Replica, l2: Replica
) -> None:
    l1.document("household", "h1", head="王家福", phone="15400000001")
    share(pc1, l1, l2)
    unseen = l2.document("household", "h1", phone="15400000009")
    pc1.redact("h1", "phone")
    pc1.merge([unseen])
    assert pc1.value("h1", "phone") is None
    conflict = pc1.doc("h1").conflicts["phone"]
    assert conflict.decide
    assert [value for _, value in conflict.values if value] == ["15400000009"]


def test_p8_a_redacted_event_keeps_its_place_and_what_it_led_to(pc1: Replica, l1: Replica) -> None:
    collect = l1.event("collect", "d1", text="王家福家的水渠堵了", category="ENV")
    l1.send(pc1)
    register = pc1.event("register", "d1", **REGISTER)
    pc1.redact("d1", "text")
    drop_redacted(pc1)
    assert pc1.held[collect.hash].data is None
    assert pc1.placed(collect) == pc1.placed(register) == "line"
    matter = pc1.matter("d1")
    assert matter.fields["category"] == "ENV"
    assert matter.redacted == {"text"}


def test_p8_a_visit_forged_under_the_id_of_a_demand_does_not_spoil_a_redaction(
    pc1: Replica, l1: Replica
) -> None:
    l1.event("collect", "d1", text="路灯")
    l1.send(pc1)
    decline = pc1.event("decline", "d1", reason="不归镇里管", text="路灯")
    l1.forge("visit", "d1", {"content": "假", "text": "路灯"}, [])
    l1.send(pc1)
    pc1.redact("d1", "text")
    assert pc1.scope(EAST).matters["d1"].placed[decline.hash] == "line"
    assert decline.hash not in pc1.doc("d1").fields


def test_p8_a_redaction_reaches_the_record_in_the_grid_it_moved_to(
    world: World, pc1: Replica, l1: Replica
) -> None:
    l3 = world.laptop("l3", WEST, pc1)
    l1.document("household", "h1", head="王家福", phone="15400000001")
    l1.send(pc1)
    pc1.move("h1", WEST)
    assert [op.scope for op in pc1.redact("h1", "phone")] == [EAST, WEST]
    pc1.answer(l3, WEST)
    assert l3.value("h1", "phone") is None
    assert drop_redacted(l3) == 1
    assert l3.value("h1", "head") == "王家福"


def test_everything_is_the_same_for_all_who_hold_the_same(
    world: World, pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    pc1.merge([l1.event("collect", "d1", text="水渠堵了"), l1.document("household", "h1", head="王家福")])
    pc1.event("register", "d1", **REGISTER)
    share(pc1, pc2)
    assert digests(pc1.fold()) == digests(pc2.fold()) == digests(world.everything())
    changed = replace(pc1.doc("h1"), fields={"head": "王家福 "})
    state = pc1.scope(EAST)
    assert digest(lines(replace(state, documents={("household", "h1"): changed}))) != digest(lines(state))
