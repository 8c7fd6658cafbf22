"""P2, P4 and P5 as stories: what an office did stays done. Each is a wording that once failed."""

from __future__ import annotations

from gridworker.domain.demand import NO_ACT
from gridworker.domain.ids import b64u
from gridworker.domain.standing import FORK, ON
from tests.support.paper import COMMON, EAST
from tests.support.replica import Replica, succession
from tests.support.stories import ASSIGN, REGISTER, digest_at, revoke, share
from tests.support.world import World

# --- P2: an effective office act never loses effect by what its author had not seen ----------------


def test_p2_two_pcs_that_open_one_matter_keep_both_acts_whichever_arrives_later(
    pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    collect = l1.event("collect", "d1", text="水渠堵了")
    for pc in (pc1, pc2):
        pc.merge([collect])
    decline = pc2.event("decline", "d1", reason="不在事项清单内")
    register = pc1.event("register", "d1", **REGISTER)
    share(pc1, pc2, l1)
    for replica in (pc1, pc2, l1):
        assert replica.placed(decline) == replica.placed(register) == "line"
        assert replica.matter("d1").doubled
    assert digest_at(pc1) == digest_at(pc2) == digest_at(l1)


def test_p2_a_doubled_line_is_closed_by_merge_into_and_only_the_later_one(
    pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    collect = l1.event("collect", "d1", text="水渠堵了")
    for pc in (pc1, pc2):
        pc.merge([collect])
    pc1.event("register", "d1", **REGISTER)
    pc2.event("register", "d1", **REGISTER)
    share(pc1, pc2)
    earlier, later = sorted((pc1, pc2), key=lambda pc: pc.matter("d1").lines[0].holder != pc.dev)
    assert earlier.trial("merge_into", "d1", into="d1") == "refused:merge_target"
    later.event("merge_into", "d1", into="d1")
    share(pc1, pc2)
    assert not pc1.matter("d1").doubled
    assert pc1.matter("d1").state == "registered"


def test_p2_an_act_on_a_matter_that_another_pc_holds_waits_for_the_holders_next_act(
    pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    pc1.merge([l1.event("collect", "d1", text="水渠堵了")])
    pc1.event("register", "d1", **REGISTER)
    share(pc1, pc2)
    assign = pc2.event("assign", "d1", **ASSIGN)
    assert pc2.placed(assign) == "pending"
    share(pc1, pc2)
    pc1.event("supervise", "d1", level="S1", text="请抓紧")
    assert pc1.placed(assign) == "line"
    assert pc1.matter("d1").state == "assigned"


def test_p2_a_late_event_of_a_worker_does_not_take_back_what_the_office_did(
    pc1: Replica, l1: Replica, l2: Replica
) -> None:
    collect = l1.event("collect", "d1", text="水渠堵了", consent_publish=True, sensitive=False)
    share(pc1, l1, l2)
    late = l2.event("resolve_on_spot", "d1", result="当场疏通")
    register = pc1.event("register", "d1", **REGISTER)
    assert late.order < register.order
    pc1.merge([late])
    assert pc1.placed(collect) == pc1.placed(register) == "line"
    assert pc1.placed(late) == "refused:state"
    assert pc1.matter("d1").state == "registered"


def test_p2_an_exclude_does_not_take_the_collect_away_under_another_pcs_decline(
    pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    collect = l1.event("collect", "d1", text="水渠堵了")
    for pc in (pc1, pc2):
        pc.merge([collect])
    decline = pc1.event("decline", "d1", reason="重复")
    pc2.exclude(collect)
    assert pc2.standing(collect) == "excluded"
    share(pc1, pc2)
    assert pc2.standing(collect) == ON
    assert pc1.placed(decline) == pc2.placed(decline) == "line"


def test_p2_an_ancestor_parked_behind_a_gap_holds_back_what_is_built_on_it(
    pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    collect = l1.event("collect", "d1", text="水渠堵了")
    pc1.merge([collect])
    register = pc1.event("register", "d1", **REGISTER)
    hand_over = pc1.event("hand_over", "d1", to="pc2")
    pc2.merge(pc1.held.values())
    act = pc2.event("assign", "d1", **ASSIGN)
    watcher = l1
    watcher.take([op for op in pc2.held.values() if op is not register])
    assert watcher.standing(hand_over) == "waiting:gap"
    assert watcher.placed(act) == "waiting"
    watcher.take([register])
    assert watcher.placed(act) == "line"


def test_p2_the_line_passes_to_the_pc_that_is_named(pc1: Replica, pc2: Replica, l1: Replica) -> None:
    pc1.merge([l1.event("collect", "d1", text="水渠堵了")])
    pc1.event("register", "d1", **REGISTER)
    pc1.event("escalate", "d1", to="pc2", reason="要县里协调")
    share(pc1, pc2)
    assign = pc2.event("assign", "d1", **ASSIGN)
    assert pc2.placed(assign) == "line"
    assert pc2.matter("d1").lines[0].holder == "pc2"
    assert pc1.event("hold", "d1", reason="r", review_on="2026-04-20") not in pc2.held.values()
    share(pc1, pc2)
    assert pc1.matter("d1").state == "assigned"


def test_p2_a_restored_act_does_not_slip_in_below_what_was_decided_without_it(
    pc1: Replica, l1: Replica
) -> None:
    pc1.merge([l1.event("collect", "d1", text="水渠堵了")])
    decline = pc1.event("decline", "d1", reason="看错了")
    (exclude,) = pc1.exclude(decline)
    register = pc1.event("register", "d1", **REGISTER)
    pc1.restore(exclude)
    assert pc1.placed(register) == "line"
    assert pc1.placed(decline) == "pending"
    assert pc1.matter("d1").state == "registered"


def test_p2_an_office_comment_opens_no_line_and_waits_for_no_one(
    pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    assert {"comment", "correct", "known"} == NO_ACT
    pc1.merge([l1.event("collect", "d1", text="水渠堵了")])
    share(pc1, pc2)
    comment = pc2.event("comment", "d1", text="去年也堵过")
    share(pc1, pc2)
    register = pc1.event("register", "d1", **REGISTER)
    assert pc1.placed(register) == pc1.placed(comment) == "line"
    assert [line.holder for line in pc1.matter("d1").lines] == ["pc1"]


# --- P4: forks -------------------------------------------------------------------------------------


def test_p4_a_branch_that_turns_up_after_the_receipt_changes_nothing(pc1: Replica, l1: Replica) -> None:
    l1.document("household", "h1", head="王家福")
    twin = l1.copy("l1-copy")
    l1.document("household", "h1", head="王家富")
    l1.send(pc1)
    before = digest_at(pc1)
    ghost = twin.document("household", "h1", head="假")
    pc1.merge([ghost])
    assert pc1.standing(ghost) == FORK
    assert digest_at(pc1) == before
    assert [fork.seq for fork in pc1.scope(EAST).forks] == [2]


def test_p4_the_newest_end_of_a_branch_shows_the_fork_by_the_hash_it_names(
    pc1: Replica, l1: Replica
) -> None:
    l1.document("household", "h1", head="一")
    twin = l1.copy("l1-copy")
    l1.document("household", "h1", head="二")
    l1.send(pc1)
    twin.document("household", "h1", head="假")
    end = twin.document("household", "h1", head="更假")
    pc1.merge([end])
    assert pc1.standing(end) == FORK
    assert pc1.value("h1", "head") == "二"
    assert pc1.scope(EAST).gaps[end.log] == [(2, 2)]


def test_p4_two_pcs_that_each_vouched_for_another_branch_keep_both(
    pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    twin = l1.copy("l1-copy")
    collect1 = l1.event("collect", "d1", text="水渠堵了")
    collect2 = twin.event("collect", "d2", text="路灯坏了")
    pc1.merge([collect1])
    pc2.merge([collect2])
    one = pc1.event("register", "d1", **REGISTER)
    two = pc2.event("register", "d2", **REGISTER)
    share(pc1, pc2)
    for pc in (pc1, pc2):
        assert pc.standing(collect1) == pc.standing(collect2) == ON
        assert pc.placed(one) == pc.placed(two) == "line"
        assert pc.scope(EAST).forks


def test_p4_a_person_lets_a_branch_in_by_a_receipt_or_puts_it_out(pc1: Replica, l1: Replica) -> None:
    l1.document("household", "h1", head="一")
    twin = l1.copy("l1-copy")
    l1.send(pc1)
    l1.document("household", "h1", phone="15400000001")
    l1.send(pc1)
    branch = twin.document("household", "h1", door="3-12")
    pc1.merge([branch])
    assert pc1.value("h1", "door") is None
    pc1.receipt(let_in=[branch])
    assert pc1.standing(branch) == ON
    assert pc1.value("h1", "door") == "3-12"
    pc1.exclude(branch)
    assert pc1.standing(branch) == "excluded"


# --- P5: revocation --------------------------------------------------------------------------------


def test_p5_what_another_pc_receipted_before_it_heard_of_the_revocation_keeps_effect(
    world: World, pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    collect = l1.event("collect", "d1", text="水渠堵了")
    pc2.merge([*pc1.held.values(), collect])
    decline = pc2.event("decline", "d1", reason="重复")
    trust = revoke(world, pc1, l1, 0)
    later = l1.event("comment", "d1", text="假")
    share(pc1, pc2, l1)
    for replica in (pc1, pc2, l1):
        assert replica.standing(collect) == ON
        assert replica.standing(later) == "parked:revoked"
        assert replica.placed(decline) == "line"
    assert trust.header["trust"] == 1


def test_p5_it_is_one_state_wherever_the_revocation_is_learned_first(
    world: World, pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    good = l1.document("household", "h1", head="王家福")
    pc1.merge([good])
    pc2.take(pc1.held.values())
    trust = revoke(world, pc1, l1, 1)
    bad = l1.document("household", "h1", head="假")
    pc1.merge([bad])
    pc2.take([bad])
    pc2.take([trust])
    pc2.take(pc1.held.values())
    assert digest_at(pc1) == digest_at(pc2)
    assert pc2.value("h1", "head") == "王家福"


def test_p5_a_receipt_of_a_lost_office_disk_still_vouches_although_it_no_longer_says_delivered(
    world: World, pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    backup = pc2.copy("backup")
    del world.replicas["backup"]
    collect = l1.event("collect", "d1", text="水渠堵了")
    pc2.merge([collect])
    pc1.take(pc2.held.values())
    register = pc1.event("register", "d1", **REGISTER)
    pc2.put_back(backup, "inc-pc2-2")
    certificate = world.certificate(pc2, succeeds=succession(backup, ["inc-pc2"]))
    pc1.control("cert", COMMON, {"envelope": b64u(certificate)})
    revoke(world, pc1, l1, 0)
    assert collect.log not in pc1.scope(EAST).receipts
    assert pc1.standing(collect) == ON
    assert pc1.placed(register) == "line"


def test_p5_what_a_thief_left_can_be_put_out_so_that_nothing_waits_on_it(
    world: World, pc1: Replica, l1: Replica, l2: Replica
) -> None:
    pc1.merge([l1.event("collect", "d1", text="水渠堵了")])
    pc1.answer(l2, EAST)
    thief = l1.event("comment", "d1", text="假")
    l2.take([thief])
    told = l2.event("tell_resident", "d1", how="HOME")
    revoke(world, pc1, l1, 1)
    pc1.merge([thief, told])
    assert pc1.standing(thief) == "parked:revoked"
    assert pc1.placed(told) == "waiting"
    pc1.exclude(thief)
    assert pc1.placed(told) == "provisional"


# --- where an event would land, before it is written -------------------------------------------------


def test_what_waits_for_another_pc_starts_from_what_waits_before_it(
    pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    pc1.merge([l1.event("collect", "d1", text="水渠堵了")])
    pc1.event("register", "d1", **REGISTER)
    pc2.take(pc1.held.values())
    here = pc2.lands("withdraw", "d1", reason="不要了")
    assert (here.placed, here.case.state) == ("pending", "registered")
    pc2.event("withdraw", "d1", reason="不要了")
    assert pc2.matter("d1").state == "registered", "nothing is shown before the holder has heard"
    after = pc2.lands("put_back", "d1")
    assert (after.placed, after.case.state) == ("pending", "withdrawn")


def test_what_lands_on_the_line_starts_from_what_it_takes_in(pc1: Replica, l1: Replica) -> None:
    pc1.merge([l1.event("collect", "d1", text="水渠堵了")])
    pc1.event("register", "d1", **REGISTER)
    pc1.event("assign", "d1", **ASSIGN)
    l1.take(pc1.held.values())
    pc1.merge([l1.event("accept", "d1")])
    found = pc1.lands("hold", "d1", reason="等材料", review_on=pc1.world_day(20))
    assert (found.placed, found.case.state, found.event.name) == ("line", "in_progress", "hold")
    assert pc1.lands("verify", "d1").placed == "refused:state"


def test_of_a_doubled_matter_a_step_starts_from_the_line_that_is_shown(
    pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    collect = l1.event("collect", "d1", text="水渠堵了")
    for pc in (pc1, pc2):
        pc.merge([collect])
    pc2.event("decline", "d1", reason="不在事项清单内")
    pc1.event("register", "d1", **REGISTER)
    share(pc1, pc2, l1)
    states = [line.state for line in l1.matter("d1").lines]
    assert len(set(states)) == 2
    assert l1.lands("comment", "d1", text="看过了").case.state == l1.matter("d1").state == states[0]
