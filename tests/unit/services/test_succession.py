"""An office restored from an older backup: nothing that it lost counts as delivered any more."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from gridworker.errors import UserError
from gridworker.services import demands, exchange, not_taken, succession, to_settle, upkeep, visits, writing
from gridworker.services.acting import act
from gridworker.services.demands import DeskDraft, collect_at_desk
from gridworker.services.queries import Query
from gridworker.services.session import open_profile
from gridworker.storage import Intent
from tests.support import agreement
from tests.support.parish import WORDS, Machine, Parish


def backed_up(parish: Parish) -> Path:
    parish.pc.session.close()
    shutil.copytree(parish.pc.session.dir, parish.folder / "backup")
    parish.pc.session = open_profile(parish.pc.session.dir, WORDS, entropy=parish.pc.clock)
    return parish.folder / "backup"


def put_back(parish: Parish, backup: Path) -> None:
    folder = parish.pc.session.dir
    parish.pc.session.close()
    shutil.rmtree(folder)
    shutil.copytree(backup, folder)
    parish.pc.session = open_profile(folder, WORDS, entropy=parish.pc.clock)


def test_after_a_restore_the_laptop_sends_again_what_the_backup_lacks(
    parish: Parish, laptop: Machine
) -> None:
    laptop.visit("备份之前")
    parish.pc.merge(laptop.export())
    laptop.merge(parish.pc.answer(laptop.device))
    backup = backed_up(parish)
    lost = laptop.visit("备份之后")
    parish.pc.merge(laptop.export())
    laptop.merge(parish.pc.answer(laptop.device))
    assert visits.visit(laptop.session, lost.id)["delivery"] == "merged"
    assert laptop.export() == []

    put_back(parish, backup)
    assert parish.pc.contents() == ["备份之前"]
    assert succession.needs_take_over(parish.pc.session)
    with pytest.raises(UserError):
        parish.pc.answer(laptop.device)
    succession.take_over(parish.pc.session)
    assert parish.pc.session.identity.role == "town"
    assert not succession.needs_take_over(parish.pc.session)

    laptop.merge(parish.pc.answer(laptop.device))
    assert visits.visit(laptop.session, lost.id)["delivery"] != "merged"
    again = laptop.export()
    assert again
    parish.pc.merge(again)
    assert parish.pc.contents() == ["备份之前", "备份之后"]
    laptop.merge(parish.pc.answer(laptop.device))
    assert visits.visit(laptop.session, lost.id)["delivery"] == "merged"
    for machine in (parish.pc, laptop):
        agreement.same_as_the_rule(machine.session)
    agreement.nothing_delivered_that_the_office_lacks([laptop.session], [parish.pc.session])


def test_what_the_office_did_after_the_backup_stays_readable_where_it_was_seen(
    parish: Parish, laptop: Machine
) -> None:
    backup = backed_up(parish)
    home = parish.pc.household("周有福", "5-01", grid=parish.grids[0])
    laptop.merge(parish.pc.answer(laptop.device))
    put_back(parish, backup)
    succession.take_over(parish.pc.session)
    laptop.merge(parish.pc.answer(laptop.device))
    assert laptop.session.store.get("household", home) is not None
    agreement.same_as_the_rule(laptop.session)


def test_a_profile_in_use_has_nothing_to_take_over(parish: Parish, laptop: Machine) -> None:
    for machine in (parish.pc, laptop):
        with pytest.raises(UserError) as refused:
            succession.take_over(machine.session)
        assert refused.value.code == "nothing_to_take_over"


def test_the_doctor_says_that_a_restored_office_waits(parish: Parish) -> None:
    put_back(parish, backed_up(parish))
    assert "no_certificate" in [one.code for one in upkeep.doctor(parish.pc.session)]
    with pytest.raises(UserError) as refused:
        exchange.export_report(parish.pc.session, parish.pc.stick)
    assert refused.value.code == "not_enrolled"


def test_the_office_lists_what_laptops_say_it_had_done(parish: Parish, laptop: Machine) -> None:
    """One PC only: nobody else brings back what it did after the backup."""
    laptop.visit("备份之前", demand="路灯坏了")
    parish.pc.merge(laptop.export())
    laptop.merge(parish.pc.answer(laptop.device))
    backup = backed_up(parish)
    pc = parish.pc.session
    [matter] = pc.store.ids(Query("demand"))
    row = pc.store.get("demand", matter)
    assert row is not None
    parish.pc.clock.advance(60)
    writing.write(
        pc, [Intent("demand.decline", matter, writing.record_place(pc, row), {"reason": "不归镇里管"})]
    )
    laptop.merge(parish.pc.answer(laptop.device))
    put_back(parish, backup)
    pc = parish.pc.session
    succession.take_over(pc)
    laptop.merge(parish.pc.answer(laptop.device))
    [there] = not_taken.not_taken_list(laptop.session)
    assert there["group"] == "superseded"
    assert not_taken.not_taken_list(pc) == []

    parish.pc.merge(laptop.export())
    [one] = not_taken.not_taken_list(pc)
    assert (one["group"], one["record"], one["event"]) == ("superseded", matter, "decline")
    assert one["title"] == "路灯坏了"
    assert one["author_name"] == "苏文清"
    assert one["reason"].startswith("恢复前已办，需复核")
    assert not_taken.written(pc, one) == {"reason": "不归镇里管"}, "whoever looks at it needs to read it"
    assert not_taken.written(laptop.session, there) == {"reason": "不归镇里管"}
    assert to_settle.waiting_count(pc) == 1
    laptop.merge(parish.pc.answer(laptop.device))
    assert laptop.export() == []
    for machine in (parish.pc, laptop):
        agreement.same_as_the_rule(machine.session)

    parish.pc.clock.advance(60)
    writing.write(
        pc, [Intent("demand.decline", matter, writing.record_place(pc, row), {"reason": "不归镇里管"})]
    )
    assert not_taken.not_taken_list(pc) == []
    assert to_settle.waiting_count(pc) == 0


def test_an_office_put_back_gives_no_number_twice(parish: Parish) -> None:
    def register() -> str:
        demand, _ = collect_at_desk(parish.pc.session, DeskDraft(text="路灯坏了", source="PHONE"))
        act(parish.pc.session, demand, "register", {"track": "SIMPLE"})
        return str(demands.demand(parish.pc.session, demand)["number"])

    before = register()
    backup = backed_up(parish)
    lost = register()
    put_back(parish, backup)
    succession.take_over(parish.pc.session)
    again = register()
    assert (before, lost) == ("SQ-2026-云溪-A001", "SQ-2026-云溪-A002")
    assert again not in (before, lost)
    assert re.fullmatch(r"SQ-2026-云溪-A[2-9A-Z]{2}001", again)
