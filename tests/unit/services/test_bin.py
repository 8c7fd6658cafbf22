"""The bin: withdrawn with a reason, out of lists and figures, put back whole, on every machine."""

from __future__ import annotations

import contextlib
import random
from datetime import date
from pathlib import Path

import pytest

from gridworker.errors import UserError
from gridworker.services import attachments, correction, demands, households, unfinished, visits, withdrawing
from gridworker.services.bin import KEPT_DAYS, bin_list, days_left
from gridworker.services.conflicts import conflict_list
from gridworker.services.delivery import delivery
from gridworker.services.queries import Query
from gridworker.services.withdrawing import put_back, withdraw
from tests.support import pictures
from tests.support.parish import Machine, Parish, later
from tests.unit.services.test_correction import records, row

KINDS = ("visit", "household", "person", "promise", "demand")


def listed(machine: Machine, kind: str) -> list[str]:
    """What a list of this kind shows (of demands: those that are open)."""
    return list(machine.session.store.ids(Query(kind, state="open" if kind == "demand" else None)))


def in_bin(machine: Machine, *, older: bool = False) -> list[str]:
    return [one.id for one in bin_list(machine.session, older=older).rows]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_withdrawn_leaves_the_lists_lies_in_the_bin_and_comes_back_whole(
    laptop: Machine, kind: str
) -> None:
    record = records(laptop)[kind]
    before = row(laptop, kind, record)
    gone = withdraw(laptop.session, record, "记重了")
    assert gone.counts
    assert gone.changes.touches(kind)
    assert record not in listed(laptop, kind)
    (one,) = bin_list(laptop.session).rows
    assert (one.kind, one.id, one.reason, one.author_name) == (kind, record, "记重了", "李明")
    assert (one.mine, one.days_left) == (True, KEPT_DAYS)
    assert one.title
    assert put_back(laptop.session, record).counts
    assert record in listed(laptop, kind)
    assert in_bin(laptop) == []
    after = row(laptop, kind, record)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"reason", "withdrawn", "heads"}


@pytest.mark.parametrize("kind", KINDS)
def test_withdrawals_and_what_is_put_back_travel_in_both_directions(
    parish: Parish, laptop: Machine, kind: str
) -> None:
    record = records(laptop)[kind]
    parish.pc.merge(laptop.export())
    withdraw(laptop.session, record, "不该记的")
    parish.pc.merge(laptop.export())
    assert in_bin(parish.pc) == [record]
    assert record not in listed(parish.pc, kind)
    (one,) = bin_list(parish.pc.session).rows
    assert (one.author_name, one.reason, one.mine) == ("李明", "不该记的", False)
    assert one.device_name
    put_back(parish.pc.session, record, "核实过，是另一件")
    laptop.merge(parish.pc.answer(laptop.device))
    assert record in listed(laptop, kind)
    assert in_bin(laptop) == []
    withdraw(parish.pc.session, record, "居民要求撤下")
    laptop.merge(parish.pc.answer(laptop.device))
    assert in_bin(laptop) == [record]
    assert parish.pc.session.store.digest()[_scope(parish)] == laptop.session.store.digest()[_scope(parish)]


def _scope(parish: Parish) -> str:
    grid = parish.pc.session.store.get("grid", parish.grids[0])
    assert grid is not None
    return str(grid["scope"])


def test_a_correction_elsewhere_of_what_was_withdrawn_here_is_kept_and_nothing_has_to_be_decided(
    parish: Parish, laptop: Machine
) -> None:
    visit = records(laptop)["visit"]
    parish.pc.merge(laptop.export())
    withdraw(laptop.session, visit, "记错了户")
    correction.correct(parish.pc.session, visit, {"spoke_to": "老伴"}, "电话核对")
    parish.pc.merge(laptop.export())
    shown = row(parish.pc, "visit", visit)
    assert (shown["withdrawn"], shown["spoke_to"]) == (True, "老伴")
    assert conflict_list(parish.pc.session) == []


def test_lists_leave_out_what_is_in_the_bin_and_count_it_again_afterwards(
    parish: Parish, laptop: Machine
) -> None:
    visit = records(laptop)["visit"]
    parish.pc.merge(laptop.export())

    def counted() -> int:
        return len(visits.visit_ids(parish.pc.session))

    assert counted() == 1
    withdraw(parish.pc.session, visit, "重了")
    assert counted() == 0
    put_back(parish.pc.session, visit)
    assert counted() == 1


def test_a_demand_goes_on_where_it_stood(parish: Parish, laptop: Machine) -> None:
    made = laptop.visit("来看看", demand="水渠堵了").demands[0]
    withdraw(laptop.session, made, "不用办了")
    assert demands.demand(laptop.session, made)["state"] == "withdrawn"
    put_back(laptop.session, made, "又要办了")
    assert demands.demand(laptop.session, made)["state"] == "collected"


def test_what_is_done_or_unknown_or_already_there_is_refused_with_the_next_step(
    parish: Parish, laptop: Machine
) -> None:
    made = records(laptop)
    for record, reason, code in (
        ("nowhere", "重了", "no_record"), (made["visit"], " ", "reason_missing"),
        (made["visit"], "重了", ""), (made["visit"], "重了", "already_withdrawn"),
        (parish.grids[0], "重了", "no_withdrawal"),
    ):  # fmt: skip
        if not code:
            withdraw(laptop.session, record, reason)
            continue
        with pytest.raises(UserError) as refused:
            withdraw(laptop.session, record, reason)
        assert (refused.value.code, bool(refused.value.hint)) == (code, True)
    with pytest.raises(UserError) as refused:
        put_back(laptop.session, made["demand"])
    assert refused.value.code == "not_withdrawn"


def test_after_ninety_days_it_is_listed_no_more_but_nothing_is_lost(laptop: Machine) -> None:
    made = records(laptop)
    withdraw(laptop.session, made["visit"], "重了")
    later(laptop, days=KEPT_DAYS - 1)
    (one,) = bin_list(laptop.session).rows
    assert one.days_left == 1
    later(laptop, days=1)
    found = bin_list(laptop.session)
    assert (found.rows, found.older) == ([], 1)
    assert in_bin(laptop, older=True) == [made["visit"]]
    put_back(laptop.session, made["visit"])
    assert made["visit"] in listed(laptop, "visit")


def test_a_clock_a_year_back_and_forward_loses_nothing(laptop: Machine) -> None:
    made = records(laptop)
    later(laptop, days=-365)
    withdraw(laptop.session, made["visit"], "重了")
    later(laptop, days=365)
    assert bin_list(laptop.session).older == 1
    put_back(laptop.session, made["visit"])
    assert in_bin(laptop, older=True) == []
    assert days_left("2027-01-01T09:00:00+08:00", date(2026, 1, 1)) == KEPT_DAYS


def test_what_was_typed_and_thrown_away_lies_beside_what_was_withdrawn(laptop: Machine) -> None:
    from gridworker.services import half_typed

    made = records(laptop)
    withdraw(laptop.session, made["promise"], "不用送了")
    draft = half_typed.new_id(laptop.session)
    half_typed.keep(laptop.session, "intake", draft, {"text": "村口路灯"})
    unfinished.throw(laptop.session, draft)
    found = {one.kind: one for one in bin_list(laptop.session).rows}
    assert found.keys() == {"promise", "draft"}
    assert found["draft"].start == "村口路灯"
    unfinished.bring_back(laptop.session, found["draft"].id)
    assert in_bin(laptop) == [made["promise"]]


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_withdrawn_and_put_back_where_the_machines_agree_in_the_end(
    parish: Parish, laptop: Machine, seed: int
) -> None:
    """Random hands on both sides, files in any order and twice: one state, no record lost."""
    rng = random.Random(seed)
    everything = [record for _ in range(2) for record in records(laptop).values()]
    parish.pc.merge(laptop.export())
    laptop.merge(parish.pc.answer(laptop.device))
    files: list[tuple[Machine, list]] = []
    for _ in range(14):
        machine = rng.choice([laptop, parish.pc])
        machine.clock.advance(rng.choice((1, 60, 7200)))
        record = rng.choice(everything)
        with contextlib.suppress(UserError):  # what is there already, or is not there
            rng.choice((withdraw, put_back))(machine.session, record, "试一试")
        if rng.random() < 0.3:
            files.append((parish.pc, laptop.export()))
        if rng.random() < 0.3:
            files.append((laptop, parish.pc.answer(laptop.device)))
    files += [(parish.pc, laptop.export())]
    rng.shuffle(files)
    for taker, paths in (*files, *files[:2]):
        taker.merge(paths)
    laptop.merge(parish.pc.answer(laptop.device))
    parish.pc.merge(laptop.export())
    laptop.merge(parish.pc.answer(laptop.device))
    assert set(in_bin(laptop)) == set(in_bin(parish.pc))
    assert lost(laptop, everything) == lost(parish.pc, everything) == []


def lost(machine: Machine, everything: list[str]) -> list[str]:
    """Records that are neither shown anywhere nor in the bin."""
    binned = set(in_bin(machine, older=True))
    shown = {rec for kind in correction.CORRECTABLE for rec in machine.session.store.ids(Query(kind))}
    return [record for record in everything if record not in binned | shown]


def test_a_bin_that_forgets_a_kind_is_found(laptop: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: promises are withdrawn, and the bin does not look for them."""
    from gridworker.storage import bin as storage_bin

    promise = records(laptop)["promise"]
    withdrawing.withdraw(laptop.session, promise, "不用送了")
    assert lost(laptop, [promise]) == []
    monkeypatch.setattr(storage_bin, "DOCUMENTS", ("visit", "household", "person"))
    assert lost(laptop, [promise]) == [promise]


def test_a_household_in_the_bin_keeps_its_visits_readable(laptop: Machine) -> None:
    made = records(laptop)
    withdraw(laptop.session, made["household"], "登记重了")
    assert made["household"] not in households.household_ids(laptop.session)
    assert visits.visit(laptop.session, made["visit"])["household"] == "3-12 王家福"


@pytest.mark.parametrize("kind", KINDS)
def test_what_waits_to_be_sent_counts_a_correction_of_any_kind(
    parish: Parish, laptop: Machine, kind: str
) -> None:
    record = records(laptop)[kind]
    parish.pc.merge(laptop.export())
    laptop.merge(parish.pc.answer(laptop.device))
    assert delivery(laptop.session).draft == 0
    withdraw(laptop.session, record, "记重了")
    assert delivery(laptop.session).draft == 1
    (told,) = parish.pc.merge(laptop.export()).files
    assert told.merged_ops == 1


def test_an_attachment_that_was_removed_lies_in_the_bin_under_its_record(
    laptop: Machine, tmp_path: Path
) -> None:
    visit = laptop.visit("水沟堵了").id
    picture = pictures.saved(tmp_path, "ditch.jpg", pictures.jpeg(pictures.drawing(200, 100, 1)))
    made, _ = attachments.attach(laptop.session, visit, picture, "门口的水沟")
    attachments.remove(laptop.session, made)
    (one,) = bin_list(laptop.session).rows
    assert (one.kind, one.title, one.of) == ("attachment", "门口的水沟（走访 2026-04-05 3-12 王家福）", visit)
    assert put_back(laptop.session, made).counts
    assert [row["id"] for row in attachments.attachment_list(laptop.session, visit)] == [made]
    assert in_bin(laptop) == []


def test_a_demand_that_another_pc_has_in_hand_waits_for_that_pc(parish: Parish) -> None:
    made, _ = demands.collect_at_desk(parish.pc.session, demands.DeskDraft(text="路灯坏了", source="PHONE"))
    other = parish.second_pc()
    other.merge(parish.pc.export())
    moved = withdraw(other.session, made, "不用办了")
    assert not moved.counts
    assert demands.demand(other.session, made)["state"] == "collected"
    parish.pc.merge(other.export())  # which takes in what a colleague wrote without asking
    assert demands.demand(parish.pc.session, made)["state"] == "withdrawn"
    other.merge(parish.pc.export())
    assert demands.demand(other.session, made)["state"] == "withdrawn"
