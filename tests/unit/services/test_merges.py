"""Undo of a merge and its restore give the tables of before and after."""

from __future__ import annotations

import pytest

from gridworker.errors import UserError
from gridworker.services import exchange, households, merges, search, upkeep, visits, writing
from gridworker.storage import Intent
from tests.support.parish import Machine, Parish


@pytest.fixture
def laptop(parish: Parish, laptop: Machine) -> Machine:
    """One report is in and answered."""
    laptop.visit("先合并的一次")
    parish.pc.merge(laptop.export())
    laptop.merge(parish.pc.answer(laptop.device))
    return laptop


def newest(parish: Parish) -> str:
    return str(merges.merge_list(parish.pc.session)[0]["id"])


def test_undo_takes_back_one_merge_and_restore_brings_it_again(parish: Parish, laptop: Machine) -> None:
    pc = parish.pc.session
    before = upkeep.digest(pc)
    saved = laptop.visit("后合并的一次", demand="路灯不亮")
    laptop.household("赵大山", "4-01")
    first = visits.visit_ids(laptop.session)[-1]
    visits.revise_visit(laptop.session, first, {"content": "改过"}, "写错了")
    parish.pc.merge(laptop.export())
    after = upkeep.digest(pc)
    batch = newest(parish)

    preview = merges.undo_preview(pc, batch)
    assert (preview.ops, preview.acted_on) == (4, 0)
    assert (preview.visits, preview.demands, preview.households, preview.corrections) == (1, 1, 1, 1)
    assert upkeep.digest(pc) == after

    undone = merges.undo_merge(pc, batch, "拿错了盘")
    assert undone.ops == 4
    assert upkeep.digest(pc) == before
    assert parish.pc.contents() == ["先合并的一次"]
    assert search.search(pc, "后合并") == []
    assert [row["head"] for row in households.find_households(pc)] == ["王家福"]
    assert merges.merge_list(pc)[0]["state"] == "undone"
    with pytest.raises(UserError) as refused:
        merges.undo_merge(pc, batch)
    assert refused.value.code == "already_undone"

    merges.restore_merge(pc, batch)
    assert upkeep.digest(pc) == after
    assert [hit.id for hit in search.search(pc, "后合并")] == [saved.id]
    assert merges.merge_list(pc)[0]["state"] == "merged"


def test_a_file_of_corrections_alone_says_how_many_from_the_laptop_to_the_undo(
    parish: Parish, laptop: Machine
) -> None:
    pc = parish.pc.session
    (visit,) = visits.visit_ids(laptop.session)
    visits.revise_visit(laptop.session, visit, {"content": "改过", "place": "院坝"}, "写错了")
    out = exchange.outgoing(laptop.session)
    assert (out.ops, out.visits, out.corrections) == (1, 0, 1)
    (path,) = laptop.export()
    found = exchange.inspect_bundle(pc, path)
    assert (found.new, found.visits, found.corrections) == (1, 0, 1)
    assert exchange.merge_bundles(pc, [path]).corrections == 1
    assert exchange.inspect_bundle(pc, path).corrections == 1  # also when it is in already

    preview = merges.undo_preview(pc, newest(parish))
    assert (preview.visits, preview.corrections) == (0, 1)


def test_new_records_are_no_corrections(parish: Parish, laptop: Machine) -> None:
    laptop.visit("又一次", demand="路灯不亮")
    laptop.household("赵大山", "4-01")
    (path,) = laptop.export()
    assert exchange.inspect_bundle(parish.pc.session, path).corrections == 0
    parish.pc.merge([path])
    assert merges.undo_preview(parish.pc.session, newest(parish)).corrections == 0


def test_undo_travels_to_the_laptop_and_to_the_other_pc(parish: Parish, laptop: Machine) -> None:
    pc2 = parish.second_pc()
    laptop.visit("不该交的")
    parish.pc.merge(laptop.export())
    merges.undo_merge(parish.pc.session, newest(parish))
    pc2.merge(parish.pc.export())
    laptop.merge(parish.pc.answer(laptop.device))
    for machine in (parish.pc, pc2, laptop):
        assert machine.contents() == ["先合并的一次"]


def test_undo_never_reaches_below_what_the_office_did(parish: Parish, laptop: Machine) -> None:
    pc = parish.pc.session
    saved = laptop.visit("谈了路灯", demand="路灯不亮")
    parish.pc.merge(laptop.export())
    (demand,) = saved.demands
    scope = pc.store.get("visit", saved.id)["in_scope"]
    step = {"number": "SQ-2026-石桥-A001", "track": "SIMPLE"}
    writing.write(pc, [Intent("demand.register", demand, scope, step)])
    registered = pc.store.get("demand", demand)["state"]
    assert registered == "registered"

    preview = merges.undo_preview(pc, newest(parish))
    assert (preview.ops, preview.acted_on) == (1, 1)
    merges.undo_merge(pc, newest(parish))
    assert pc.store.get("demand", demand)["state"] == "registered"
    assert saved.id not in visits.visit_ids(pc)


def test_undo_leaves_alone_what_another_pc_did_on_its_own_matter(parish: Parish, laptop: Machine) -> None:
    pc2 = parish.second_pc()
    saved = laptop.visit("谈了路灯", demand="路灯不亮")
    files = laptop.export()
    pc2.merge(files)
    (demand,) = saved.demands
    scope = pc2.session.store.get("demand", demand)["in_scope"]
    step = {"number": "SQ-2026-石桥-B001", "track": "SIMPLE"}
    writing.write(pc2.session, [Intent("demand.register", demand, scope, step)])
    home = pc2.household("周有福", "5-01", grid=parish.grids[0])
    parish.pc.merge(files)
    parish.pc.merge(pc2.export())
    undone = merges.undo_merge(parish.pc.session, newest(parish))
    assert (undone.ops, undone.acted_on) == (1, 1)
    assert parish.pc.session.store.get("demand", demand)["state"] == "registered"
    assert parish.pc.session.store.get("household", home) is None


def test_a_merge_that_brought_only_receipts_cannot_be_undone(parish: Parish, laptop: Machine) -> None:
    pc2 = parish.second_pc()
    laptop.visit()
    files = laptop.export()
    parish.pc.merge(files)
    pc2.merge(files)
    assert parish.pc.merge(pc2.export()).merged_ops == 1
    with pytest.raises(UserError) as refused:
        merges.undo_merge(parish.pc.session, newest(parish))
    assert refused.value.code == "nothing_to_undo"


def test_a_worker_undoes_nothing(parish: Parish, laptop: Machine) -> None:
    batch = str(merges.merge_list(laptop.session)[0]["id"])
    with pytest.raises(UserError) as refused:
        merges.undo_merge(laptop.session, batch)
    assert refused.value.code == "not_office"


def test_the_suite_sees_an_undo_that_forgets_a_scope(
    parish: Parish, laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = merges.write
    monkeypatch.setattr(merges, "write", lambda session, intents: real(session, intents[1:]))
    with pytest.raises((AssertionError, IndexError)):
        test_undo_takes_back_one_merge_and_restore_brings_it_again(parish, laptop)
