"""P7, P9, P10 and P11 as stories: moves, receipts, gaps, and what may count at all."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from gridworker.domain.ids import b64u
from gridworker.domain.merge import droppable
from gridworker.domain.ops import LogKey, encode_op
from gridworker.domain.standing import ON, of_carried
from tests.support.paper import COMMON, EAST, WEST
from tests.support.replica import Replica, succession
from tests.support.stories import ASSIGN, REGISTER, digest_at, revoke, share
from tests.support.world import World

# --- P7: moved records -----------------------------------------------------------------------------


def test_p7_a_moved_household_is_whole_in_its_new_grid_with_its_author(
    world: World, pc1: Replica, l1: Replica
) -> None:
    l3 = world.laptop("l3", WEST, pc1)
    first = l1.document("household", "h1", head="王家福")
    l1.document("household", "h1", phone="15400000001")
    l1.send(pc1)
    pc1.move("h1", WEST)
    pc1.answer(l3, WEST)
    pc1.answer(l1, EAST)
    assert l3.doc("h1").fields == {"head": "王家福", "phone": "15400000001"}
    assert l3.known(WEST)[first.hash].header["author"] == "person-l1"
    assert l1.where("h1") is None
    assert l1.scope(EAST).moved == {"h1": WEST}
    assert pc1.where("h1") is pc1.scope(WEST)
    assert digest_at(pc1, WEST) == digest_at(l3, WEST)
    assert digest_at(pc1, EAST) == digest_at(l1, EAST)


def test_p7_what_comes_late_for_a_moved_household_is_carried_once(
    world: World, pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    l3 = world.laptop("l3", WEST, pc1)
    l1.document("household", "h1", head="王家福")
    l1.send(pc1)
    pc1.move("h1", WEST)
    late = l1.document("household", "h1", door="3-12")
    pc2.merge([*pc1.held.values(), late])
    pc1.merge([late])
    share(pc1, pc2)
    pc1.answer(l3, WEST)
    assert sum(op.kind == "carry" for op in l3.held.values()) == 3
    assert l3.doc("h1").fields == {"head": "王家福", "door": "3-12"}
    assert not l3.doc("h1").conflicts


def test_p7_a_release_takes_others_bodies_at_once_and_ones_own_only_when_they_are_in_a_backup(
    pc1: Replica, l1: Replica, l2: Replica
) -> None:
    mine = l1.document("household", "h1", head="王家福")
    theirs = l2.document("household", "h1", door="3-12")
    for laptop in (l1, l2):
        laptop.send(pc1)
    pc1.move("h1", WEST)
    unsent = l1.document("household", "h1", phone="15400000001")
    pc1.answer(l1, EAST)
    state = l1.scope(EAST)
    assert droppable(l1.native(EAST), state.standing, "l1") == {theirs.hash}
    pc1.merge([unsent])
    l1.document("household", "h9", head="李家贵")
    l1.send(pc1)
    last = pc1.control(
        "receipt", EAST,
        {"log": mine.log._asdict(), "upto": 2, "head": unsent.hash, "extra": [], "kept": 1},
    )  # fmt: skip
    pc1.answer(l1, EAST)
    assert pc1.standing(last) == ON
    assert droppable(l1.native(EAST), l1.scope(EAST).standing, "l1") == {theirs.hash, mine.hash}


def test_p7_a_carried_event_whose_body_is_still_under_way_waits_and_so_does_what_follows(
    world: World, pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    l3 = world.laptop("l3", WEST, pc1)
    collect = l1.event("collect", "d1", text="水渠堵了")
    l1.send(pc1)
    hand_over = pc1.event("hand_over", "d1", to="pc2")
    pc1.move("d1", WEST)
    late = pc1.event("register", "d1", **REGISTER)
    assert pc1.placed(late) == "pending"
    l3.take(pc1.native(COMMON).values())
    l3.take(pc1.native(WEST).values(), [collect.body_bytes or b""])
    placed = l3.matter("d1").placed
    assert placed == {collect.hash: "provisional", hand_over.hash: "waiting", late.hash: "waiting"}
    l3.take([], [hand_over.body_bytes or b""])
    assert l3.matter("d1").placed[hand_over.hash] == "line"
    assert l3.matter("d1").placed[late.hash] == "pending"


def test_p7_a_carried_op_of_a_since_revoked_author_counts_where_it_went(
    world: World, pc1: Replica, l1: Replica
) -> None:
    l3 = world.laptop("l3", WEST, pc1)
    op = l1.document("household", "h1", head="王家福")
    l1.send(pc1)
    revoke(world, pc1, l1, 0)
    pc1.move("h1", WEST)
    pc1.answer(l3, WEST)
    assert pc1.standing(op) == ON
    assert l3.scope(WEST).standing[op.hash] == ON
    assert l3.value("h1", "head") == "王家福"


def test_p7_an_op_accepted_only_after_the_revocation_has_no_effect_in_the_new_grid_either(
    world: World, pc1: Replica, l1: Replica
) -> None:
    l1.document("household", "h1", head="王家福")
    l1.send(pc1)
    revoke(world, pc1, l1, 1)
    bad = l1.document("household", "h1", head="假")
    pc1.merge([bad])
    pc1.control("carry", WEST, {"header": b64u(bad.header_bytes), "trust": 2, "proof": {}}, "h1")
    assert pc1.scope(WEST).standing[bad.hash] == "parked:revoked"


# --- P9: delivered = in the office -----------------------------------------------------------------


def test_p9_an_op_above_a_gap_is_delivered_but_not_what_lies_below_it(
    pc1: Replica, l1: Replica
) -> None:
    one, two, three = (l1.document("household", f"h{n}", head=str(n)) for n in (1, 2, 3))
    pc1.merge([one, three])
    pc1.answer(l1, EAST)
    got = l1.scope(EAST).receipts[one.log]
    assert got.upto == 1
    assert got.extra == {three.hash}
    assert two.hash not in got.extra


def test_p9_a_copied_profile_is_not_told_that_its_own_branch_arrived(pc1: Replica, l1: Replica) -> None:
    l1.document("household", "h1", head="一")
    twin = l1.copy("l1-copy")
    l1.document("household", "h1", head="二")
    l1.send(pc1)
    twin.document("household", "h2", head="三")
    pc1.answer(twin, EAST)
    got = twin.scope(EAST).receipts[LogKey("l1", l1.inc, l1.home)]
    assert got.upto == 1


def test_p9_after_an_office_restore_laptops_send_again_what_the_backup_lacks(
    world: World, pc1: Replica, l1: Replica
) -> None:
    one = l1.document("household", "h1", head="王家福")
    l1.send(pc1)
    backup = pc1.copy("backup")
    del world.replicas["backup"]
    l1.document("household", "h2", head="李家贵")
    l1.send(pc1)
    pc1.answer(l1, EAST)
    assert l1.scope(EAST).receipts[one.log].upto == 2
    pc1.put_back(backup, "inc-pc1-2")
    certificate = world.certificate(pc1, succeeds=succession(backup, ["inc-pc1"]))
    pc1.control("cert", COMMON, {"envelope": b64u(certificate)})
    pc1.answer(l1, EAST)
    assert l1.scope(EAST).receipts[one.log].upto == 1
    l1.send(pc1, after=1)
    pc1.answer(l1, EAST)
    assert l1.scope(EAST).receipts[one.log].upto == 2


def test_p9_a_new_incarnation_of_an_office_has_no_effect_before_its_certificate(
    world: World, pc1: Replica, l1: Replica
) -> None:
    pc1.merge([l1.event("collect", "d1", text="水渠堵了")])
    backup = pc1.copy("backup")
    del world.replicas["backup"]
    lost = pc1.event("register", "d1", **REGISTER)
    l1.take(pc1.held.values())
    pc1.put_back(backup, "inc-pc1-2")
    certificate = world.certificate(pc1, succeeds=succession(backup, ["inc-pc1"]))
    again = pc1.event("decline", "d1", reason="重复")
    l1.take([again])
    assert l1.placed(again) == "waiting"
    assert l1.placed(lost) == "line"
    pc1.control("cert", COMMON, {"envelope": b64u(certificate)})
    l1.take(pc1.held.values())
    assert l1.placed(again) == "line"
    assert l1.standing(lost) == "superseded"


def test_p9_what_a_lost_office_only_wrote_down_stays_and_what_it_decided_goes(
    world: World, pc1: Replica, l1: Replica
) -> None:
    backup = pc1.copy("backup")
    del world.replicas["backup"]
    added = [
        pc1.event("collect", "d1", EAST, text="水渠堵了"), pc1.event("comment", "d1", EAST, text="记下了"),
        pc1.event("correct", "d1", EAST, text="水渠断了", reason="说清楚"),
    ]  # fmt: skip
    decided = pc1.event("register", "d1", EAST, **REGISTER)
    l1.take(pc1.held.values())
    pc1.put_back(backup, "inc-pc1-2")
    certificate = world.certificate(pc1, succeeds=succession(backup, ["inc-pc1"]))
    pc1.control("cert", COMMON, {"envelope": b64u(certificate)})
    l1.take(pc1.held.values())
    assert [l1.standing(op) for op in added] == [ON] * 3
    assert l1.standing(decided) == "superseded"


def test_p9_of_what_was_carried_the_decisions_of_a_lost_office_go_and_the_words_of_a_lost_laptop_stay(
    l1: Replica,
) -> None:
    op: Any = l1.event("progress", "d1", text="在修")
    carry: Any = SimpleNamespace(hash="c", data={"trust": 1})
    for role, standing in (("town", "superseded"), ("worker", ON)):
        lost: Any = SimpleNamespace(
            succeeded_by=lambda *_log: ("next", {}), certificate=lambda *_at: None,
            role=lambda _header, role=role: role,
        )  # fmt: skip
        assert of_carried(op, [carry], lost, {"c": ON}) == standing


def test_p9_receipts_of_receipts_end(pc1: Replica, pc2: Replica, l1: Replica) -> None:
    l1.document("household", "h1", head="王家福")
    l1.send(pc1)
    for _ in range(6):
        pc1.send(pc2)
        pc2.send(pc1)
    count = len(pc1.held)
    pc1.send(pc2)
    pc2.send(pc1)
    assert len(pc1.held) == len(pc2.held) == count


# --- P10: gaps -------------------------------------------------------------------------------------


def test_p10_missing_numbers_are_named_exactly(pc1: Replica, l1: Replica) -> None:
    ops = [l1.document("household", f"h{n}", head=str(n)) for n in range(1, 10)]
    pc1.merge([ops[0], ops[3], ops[4], ops[7]])
    assert pc1.scope(EAST).gaps[ops[0].log] == [(2, 3), (6, 7)]
    pc1.merge(ops)
    assert not pc1.scope(EAST).gaps


def test_p10_a_lost_tail_that_a_successor_closed_is_not_asked_for(
    world: World, pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    l1.event("collect", "d1", text="水渠堵了")
    l1.send(pc1)
    backup = pc1.copy("backup")
    del world.replicas["backup"]
    tail = [pc1.event("register", "d1", **REGISTER), pc1.event("assign", "d1", **ASSIGN)]
    pc2.take([*backup.held.values(), tail[1]])
    assert pc2.scope(EAST).gaps[tail[0].log] == [(tail[0].seq, tail[0].seq)]
    pc1.put_back(backup, "inc-pc1-2")
    certificate = world.certificate(pc1, succeeds=succession(backup, ["inc-pc1"]))
    pc1.control("cert", COMMON, {"envelope": b64u(certificate)})
    pc2.take(pc1.held.values())
    assert not pc2.scope(EAST).gaps


# --- P11: admissible by data alone -----------------------------------------------------------------


def test_p11_an_office_op_waits_for_the_trust_version_that_it_names(
    world: World, pc1: Replica, pc2: Replica, l1: Replica
) -> None:
    op = l1.document("household", "h1", head="王家福")
    trust = revoke(world, pc1, l1, 0)
    pc1.merge([op])
    receipt = next(r for r in pc1.held.values() if r.kind == "receipt" and r.rec == "l1")
    l1.take([receipt])
    assert l1.standing(receipt) == "waiting:no_trust"
    assert op.log not in l1.scope(EAST).receipts
    l1.take([trust])
    assert l1.standing(receipt) == ON
    assert l1.standing(op) == "parked:revoked"


def test_p11_work_done_before_enrolment_counts_once_the_certificate_is_here(
    world: World, pc1: Replica
) -> None:
    newcomer = world.device("l9")
    early = newcomer.document("household", "h9", head="赵家全")
    assert newcomer.standing(early) == ON
    pc1.merge([early])
    assert pc1.fold().scopes["home-l9"].standing[early.hash] == "waiting:no_cert"
    world.enrol(newcomer, EAST, pc1)
    assert pc1.standing(early) == ON
    assert pc1.where("h9") is pc1.scope(EAST)


def test_p11_a_worker_cannot_act_for_the_office_nor_in_another_grid(
    world: World, pc1: Replica, l1: Replica
) -> None:
    collect = l1.event("collect", "d1", text="水渠堵了")
    forged = l1.event("register", "d1", **REGISTER)
    abroad = l1.document("household", "h1", WEST, head="王家福")
    public = l1.document("household", "h2", COMMON, head="王家福")
    receipt = l1.control("receipt", EAST, {"log": collect.log._asdict(), "upto": 1, "head": collect.hash})
    pc1.merge([collect, forged, abroad, public, receipt])
    assert pc1.standing(forged) == pc1.standing(receipt) == "parked:no_right"
    assert pc1.standing(abroad) == pc1.standing(public) == "parked:wrong_scope"
    assert pc1.matter("d1").state == "collected"


def test_p11_an_op_in_another_persons_name_is_parked(pc1: Replica, l1: Replica) -> None:
    op = l1.document("household", "h1", head="王家福")
    header = {k: v for k, v in op.header.items() if k not in ("v", "body")}
    forged = encode_op(**{**header, "author": "person-l2"}, data={"head": "假"}, salt=bytes(16))
    pc1.take([forged])
    assert pc1.standing(forged) == "parked:wrong_author"
