"""Villages, grids, devices, and looking after the store."""

from __future__ import annotations

import pytest

from gridworker.errors import UserError
from gridworker.services import areas, devices, exchange, households, search, upkeep
from gridworker.services.households import HouseholdDraft
from gridworker.services.queries import Query
from tests.support.parish import Machine, Parish


def test_grids_stand_by_their_codes_with_their_village_and_workers(parish: Parish) -> None:
    pc = parish.pc.session
    village = areas.add_unit(pc, "石桥村", code="990101100201")
    second = areas.add_grid(pc, "990101100201002", "石桥村第二网格", unit="石桥村")
    first = areas.add_grid(pc, "990101100201001", "石桥村第一网格", unit=village)
    parish.grids.append(first)
    parish.laptop("李明", 0)
    found = areas.grids(pc)
    assert [grid["id"] for grid in found] == [first, second]
    assert (found[0]["unit_name"], found[0]["workers"]) == ("石桥村", ["李明"])
    for text in (first, "990101100201001", "石桥村第一网格"):
        assert areas.find_grid(pc, text)["id"] == first


def test_a_code_is_given_once_and_an_unknown_grid_is_said(parish: Parish) -> None:
    pc = parish.pc.session
    areas.add_grid(pc, "001", "甲")
    for act, code in (
        (lambda: areas.add_grid(pc, "001", "乙"), "code_taken"),
        (lambda: areas.add_grid(pc, "002", " \u200b"), "bad_name"),
        (lambda: areas.add_grid(pc, "003", "丙", unit="没有的村"), "no_unit"),
        (lambda: areas.find_grid(pc, "没有的网格"), "no_grid"),
        (lambda: areas.add_unit(pc, "丁", level="MOON"), "unknown_code"),
    ):
        with pytest.raises(UserError) as refused:
            act()
        assert refused.value.code == code


def test_two_grids_of_one_name_must_be_told_apart(parish: Parish) -> None:
    for code in ("001", "002"):
        areas.add_grid(parish.pc.session, code, "同名网格")
    with pytest.raises(UserError) as refused:
        areas.find_grid(parish.pc.session, "同名网格")
    assert refused.value.code == "many_grids"


def test_a_laptop_draws_no_map(parish: Parish, laptop: Machine) -> None:
    with pytest.raises(UserError) as refused:
        areas.add_grid(laptop.session, "9", "自己的网格")
    assert refused.value.code == "not_office"


def test_the_device_list_says_how_far_each_has_got(parish: Parish, laptop: Machine) -> None:
    laptop.visit()
    before = {row["device"]: row for row in devices.device_list(parish.pc.session)}[laptop.device]
    assert (before["last_number"], before["last_heard"], before["grid_name"]) == (0, "", "石桥村第1网格")
    parish.pc.merge(laptop.export())
    after = {row["device"]: row for row in devices.device_list(parish.pc.session)}
    assert after[laptop.device]["last_number"] == 2
    assert after[laptop.device]["last_heard"]
    assert after[laptop.device]["waiting"] > 0
    assert after[parish.pc.device]["this"]

    assert not after[laptop.device]["written"]
    parish.pc.answer(laptop.device)
    made = {row["device"]: row for row in devices.device_list(parish.pc.session)}[laptop.device]
    assert made["waiting"] > 0
    assert made["written"]  # until the laptop is heard, it may have got lost
    laptop.visit()
    parish.pc.merge(laptop.export())
    again = {row["device"]: row for row in devices.device_list(parish.pc.session)}[laptop.device]
    assert again["waiting"] > 0
    assert not again["written"]  # there is more than the file holds
    (invite,) = devices.invite_list(parish.pc.session)
    assert (invite["name"], invite["used_by"]) == ("李明", laptop.device)


def test_households_are_found_by_door_name_phone_and_pinyin(laptop: Machine) -> None:
    session = laptop.session
    draft = HouseholdDraft(head="刘小\u202e山", door="10-1", phone="15400000009", group="3组", size=4)
    households.add_household(session, draft)
    laptop.household("赵大山", "2-10")
    laptop.household("孙有田", "2-9")
    assert [row["door"] for row in households.find_households(session)] == ["2-9", "2-10", "3-12", "10-1"]
    for text, heads in (("大山", ["赵大山"]), ("0009", ["刘小山"]), ("lxs", ["刘小山"]), ("2-1", ["赵大山"])):
        assert [row["head"] for row in households.find_households(session, text)] == heads


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (HouseholdDraft(head="王", door=" "), "required"),
        (HouseholdDraft(head="", door="1-1"), "required"),
        (HouseholdDraft(head="11010519491231002X", door="1-1"), "id_number"),
        (HouseholdDraft(head="王", door="1-1", tags=["吸毒"]), "unknown_code"),
        (HouseholdDraft(head="王", door="1-1", grid="没有的网格"), "no_grid"),
        (HouseholdDraft(head="王" * 100, door="1-1"), "text_too_long"),
    ],
)
def test_a_household_that_cannot_be_written_is_refused(
    laptop: Machine, draft: HouseholdDraft, code: str
) -> None:
    with pytest.raises(UserError) as refused:
        households.add_household(laptop.session, draft)
    assert refused.value.code in {code, "bad_codes", "bad_text"}
    assert laptop.session.store.count(Query("household")) == 1


def test_rebuilding_gives_the_same_tables_and_the_doctor_is_content(parish: Parish, laptop: Machine) -> None:
    laptop.visit(demand="路灯不亮", promise="周五来")
    parish.pc.merge(laptop.export())
    before = upkeep.digest(parish.pc.session)
    assert upkeep.rebuild(parish.pc.session) == before
    search.catch_up(parish.pc.session)
    assert {one.level for one in upkeep.doctor(parish.pc.session)} == {"ok"}


def test_delivery_counts_what_waits_in_each_state(parish: Parish, laptop: Machine) -> None:
    laptop.visit()
    assert exchange.delivery(laptop.session).draft == 2
    parish.pc.merge(laptop.export())
    told = exchange.delivery(laptop.session)
    assert (told.draft, told.packed + told.sent, told.merged) == (0, 2, 0)
    laptop.merge(parish.pc.answer(laptop.device))
    laptop.visit()
    told = exchange.delivery(laptop.session)
    assert (told.draft, told.merged, told.returned) == (1, 2, [])
    assert exchange.outgoing(laptop.session).visits == 1
