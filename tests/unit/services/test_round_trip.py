"""A visit travels from the doorstep to the office and back."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from gridworker.errors import UserError
from gridworker.services import exchange, receipts, upkeep, visits
from gridworker.storage import Intent
from tests.support.parish import Machine, Parish


def same(*machines: Machine) -> bool:
    scopes = [upkeep.digest(machine.session).scopes for machine in machines]
    shared = set(scopes[0]).intersection(*scopes)
    assert shared
    return all(len({found[scope] for found in scopes}) == 1 for scope in shared)


def test_a_recorded_visit_comes_back_as_merged(parish: Parish, laptop: Machine) -> None:
    saved = laptop.visit("水管修好了", demand="路灯不亮", promise="周五带灯泡来")
    assert visits.visit(laptop.session, saved.id)["delivery"] == "draft"
    files = laptop.export()
    assert len(files) == 1
    assert visits.visit(laptop.session, saved.id)["delivery"] == "packed"

    seen = exchange.inspect_bundle(parish.pc.session, files[0])
    assert (seen.name, seen.role, seen.visits, seen.demands, seen.new) == ("李明", "worker", 1, 1, 4)
    assert parish.pc.contents() == []

    merged = parish.pc.merge(files)
    assert (merged.merged_ops, merged.already, merged.refused, merged.missing) == (4, 0, [], [])
    assert parish.pc.contents() == ["水管修好了"]
    assert visits.visit(laptop.session, saved.id)["delivery"] == "packed"

    (answer,) = parish.pc.answer(laptop.device)
    back = laptop.merge([answer])
    assert back.refused == []
    row = visits.visit(laptop.session, saved.id)
    assert row["delivery"] == "merged"
    assert row["demands"][0]["delivery"] == "merged"
    assert same(parish.pc, laptop)
    assert laptop.export() == []


def test_a_correction_that_sets_a_field_for_the_first_time_is_no_second_visit(
    parish: Parish, laptop: Machine
) -> None:
    saved = laptop.visit("水管修好了")
    visits.revise_visit(laptop.session, saved.id, {"on_spot": "换了垫圈"}, "补写当场办理")
    seen = exchange.inspect_bundle(parish.pc.session, laptop.export()[0])
    assert (seen.visits, seen.new) == (1, 3)


def test_what_the_laptop_wrote_before_it_joined_comes_along(parish: Parish) -> None:
    early = parish.machine("early")
    early.household()
    early.visit("还没有办公室时记的")
    parish.join(early, "王芳", "worker", parish.grid())
    parish.pc.merge(early.export())
    assert parish.pc.contents() == ["还没有办公室时记的"]
    (row,) = visits.visits(parish.pc.session)
    assert (row["grid_name"], row["worker_name"]) == ("石桥村第一网格", "王芳")
    early.session.close()


def test_the_same_file_again_is_no_news(parish: Parish, laptop: Machine) -> None:
    laptop.visit()
    files = laptop.export()
    parish.pc.merge(files)
    before = upkeep.digest(parish.pc.session)
    again = parish.pc.merge(files + files)
    assert (again.merged_ops, again.already) == (0, 4)
    assert upkeep.digest(parish.pc.session) == before
    assert exchange.inspect_bundle(parish.pc.session, files[0]).merged_at


def test_numbers_that_are_missing_are_named_exactly(parish: Parish, laptop: Machine) -> None:
    """Three reports of which the middle one is lost: possible when the office's answer overtakes it."""
    laptop.visit("第一天")
    parish.pc.merge(laptop.export())
    pc2 = parish.second_pc()
    laptop.merge(parish.pc.answer(laptop.device))
    laptop.visit("第二天")
    lost = laptop.export()
    parish.pc.merge(lost)
    laptop.merge(parish.pc.answer(laptop.device))
    laptop.visit("第三天")
    (third,) = laptop.export()
    summary = pc2.merge([third])
    (gap,) = summary.missing
    assert (gap.device, gap.first, gap.last) == (laptop.device, 3, 3)
    assert exchange.gap_list(pc2.session) == summary.missing
    assert pc2.contents() == ["第一天", "第三天"]
    pc2.merge(lost)
    assert exchange.gap_list(pc2.session) == []
    assert pc2.contents() == ["第一天", "第二天", "第三天"]


def test_any_order_gives_the_same_tables(parish: Parish, laptop: Machine) -> None:
    files = []
    for day in ("第一天", "第二天", "第三天"):
        laptop.visit(day, demand=f"{day}的诉求")
        files += laptop.export()
    digests = set()
    for at, order in enumerate(itertools.permutations(files)):
        pc = parish.machine(f"copy-{at}")
        parish.join(pc, "周敏", "town")
        pc.merge(order)
        scopes = upkeep.digest(pc.session).scopes
        digests.add(scopes[parish_scope(parish)])
        pc.session.close()
    assert len(digests) == 1


def parish_scope(parish: Parish) -> str:
    from gridworker.services import areas

    return str(areas.grids(parish.pc.session)[0]["scope"])


def test_two_laptops_of_one_grid_see_each_other_through_the_office(parish: Parish, laptop: Machine) -> None:
    other = parish.laptop("赵兰")
    laptop.visit("李明去过")
    parish.pc.merge(laptop.export())
    other.merge(parish.pc.answer(other.device))
    assert other.contents() == ["李明去过"]
    other.visit("赵兰也去了", home=laptop.homes[0])
    parish.pc.merge(other.export())
    laptop.merge(parish.pc.answer(laptop.device))
    assert laptop.contents() == ["李明去过", "赵兰也去了"]
    assert same(parish.pc, laptop, other)


def test_a_laptop_gets_nothing_of_another_grid(parish: Parish, laptop: Machine) -> None:
    far = parish.laptop("赵兰", grid=1)
    laptop.visit("只给自己网格看")
    parish.pc.merge(laptop.export())
    far.merge(parish.pc.answer(far.device))
    assert far.contents() == []
    words = "只给自己网格看".encode()
    assert all(
        words not in (body or b"")
        for log in far.session.store.heads()
        for _, body in far.session.store.ops_since(log, 0)
    )


def test_two_pcs_exchange_until_neither_has_anything_new(parish: Parish, laptop: Machine) -> None:
    pc2 = parish.second_pc()
    laptop.visit("交给第一台")
    parish.pc.merge(laptop.export())
    for _ in range(4):
        pc2.merge(parish.pc.export())
        parish.pc.merge(pc2.export())
    assert same(parish.pc, pc2)
    # Receipts are not receipted: what one may still carry is what the other has, and brings nothing.
    assert parish.pc.merge(pc2.export()).merged_ops == 0
    assert pc2.merge(parish.pc.export()).merged_ops == 0


def test_an_unenrolled_laptop_is_told_to_join_first(parish: Parish) -> None:
    alone = parish.machine("alone")
    alone.household()
    with pytest.raises(UserError) as refused:
        alone.export()
    assert refused.value.code == "not_enrolled"
    alone.session.close()


def test_one_bad_file_is_refused_and_the_good_ones_go_in(parish: Parish, laptop: Machine) -> None:
    laptop.visit()
    (good,) = laptop.export()
    bad = good.with_name("bad.gwb")
    damaged = bytearray(good.read_bytes())
    damaged[-40] ^= 1
    bad.write_bytes(bytes(damaged))
    nothing = good.with_name("nothing.gwb")
    nothing.write_bytes(b"hello")
    summary = parish.pc.merge([bad, nothing, good])
    assert [r.error.code for r in summary.refused] == ["tampered", "not_a_bundle"]
    assert summary.merged_ops == 2
    assert parish.pc.contents() == ["水管修好了"]


def test_a_preview_changes_nothing(parish: Parish, laptop: Machine) -> None:
    laptop.visit(demand="路灯不亮")
    files = laptop.export()
    before = list(upkeep.log_dump(parish.pc.session))
    summary = exchange.merge_bundles(parish.pc.session, files, preview=True)
    assert (summary.preview, summary.merged_ops) == (True, 3)
    assert list(upkeep.log_dump(parish.pc.session)) == before


def test_the_private_words_stay_on_the_laptop(parish: Parish, laptop: Machine) -> None:
    saved = laptop.visit("谈了修路", reflection="心里有点不安")
    assert visits.visit(laptop.session, saved.id)["reflection"] == "心里有点不安"
    parish.pc.merge(laptop.export())
    assert visits.visit(parish.pc.session, saved.id)["reflection"] == ""
    dumped = "".join(map(str, upkeep.log_dump(laptop.session)))
    assert "心里有点不安" not in dumped


def test_the_suite_sees_an_office_that_receipts_what_it_does_not_have(
    parish: Parish, laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def generous(kind: str, rec: str, scope: str, data: dict[str, Any], parents: list[Any]) -> Intent:
        return Intent(kind, rec, scope, {**data, "upto": data["upto"] + 5, "head": "x" * 42 + "A"}, parents)

    monkeypatch.setattr(receipts, "Intent", generous)
    with pytest.raises(AssertionError):
        test_a_recorded_visit_comes_back_as_merged(parish, laptop)
