"""The tree of places and the lists of people: days, sizes, and that nothing disappears."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain.area import begun, in_force, over, size_of
from gridworker.errors import UserError
from gridworker.services import area_tree, areas, people, teams
from gridworker.services.area_tree import end_place, revise_place
from tests.support.parish import START, Machine, Parish, later

DAY = START.date()
DAYS = st.one_of(st.none(), st.dates(dt.date(2025, 1, 1), dt.date(2027, 1, 1)).map(dt.date.isoformat))


def shown(parish: Parish, **how: Any) -> list[tuple[int, str]]:
    return [(node["depth"], node["name"]) for node in area_tree.area_tree(parish.pc.session, **how)]


@pytest.fixture
def county(parish: Parish) -> dict[str, str]:
    """County, town, two villages, a group and three grids; ids by name."""
    pc = parish.pc.session
    made = {"青禾县": areas.add_unit(pc, "青禾县", level="COUNTY", code="990101")}
    made["云溪镇"] = areas.add_unit(pc, "云溪镇", level="TOWN", code="990101100", parent="青禾县")
    made["石桥村"] = areas.add_unit(pc, "石桥村", code="990101100201", parent="云溪镇")
    made["竹林村"] = areas.add_unit(pc, "竹林村", code="990101100202", parent="云溪镇")
    made["三组"] = areas.add_unit(pc, "三组", level="GROUP", parent="石桥村")
    made["石桥一格"] = areas.add_grid(pc, "1", "石桥一格", "石桥村")
    made["三组网格"] = areas.add_grid(pc, "2", "三组网格", "三组")
    made["竹林一格"] = areas.add_grid(pc, "3", "竹林一格", "竹林村")
    return made


def test_the_tree_stands_from_county_to_grid(parish: Parish, county: dict[str, str]) -> None:
    assert shown(parish) == [
        (0, "青禾县"), (1, "云溪镇"), (2, "石桥村"), (3, "三组"), (4, "三组网格"), (3, "石桥一格"),
        (2, "竹林村"), (3, "竹林一格"),
    ]  # fmt: skip
    nodes = {node["name"]: node for node in area_tree.area_tree(parish.pc.session)}
    assert (nodes["青禾县"]["grids"], nodes["石桥村"]["grids"], nodes["竹林村"]["level_name"]) == (
        3, 2, "村（社区）",
    )  # fmt: skip


def test_households_are_counted_up_the_tree(parish: Parish, county: dict[str, str]) -> None:
    parish.pc.household("赵一", "1", grid="石桥一格")
    parish.pc.household("钱二", "2", grid="三组网格")
    nodes = {node["name"]: node for node in area_tree.area_tree(parish.pc.session)}
    counts = {name: nodes[name]["households"] for name in ("三组", "石桥村", "竹林村", "青禾县")}
    assert counts == {"三组": 1, "石桥村": 2, "竹林村": 0, "青禾县": 2}
    assert (nodes["石桥一格"]["size"], nodes["竹林一格"]["size"]) == ("few", "none")


@given(st.integers(0, 1000))
def test_a_grid_is_expected_to_have_100_to_200_households(n: int) -> None:
    assert size_of(n) == ("none" if n == 0 else "few" if n < 100 else "fine" if n <= 200 else "many")


@given(DAYS, DAYS, DAYS.filter(bool))
def test_a_place_has_not_begun_or_is_in_force_or_is_over(
    since: str | None, until: str | None, today: str
) -> None:
    row = {"since": since, "until": until}
    assert in_force(row, today) == (begun(row, today) and not over(row, today))
    assert in_force(row, today) == ((since or today) <= today <= (until or today))


def test_what_ends_stays_to_be_read_and_is_not_in_the_way(parish: Parish, county: dict[str, str]) -> None:
    pc = parish.pc.session
    end_place(pc, "grid", "竹林一格")
    assert "竹林一格" in [name for _, name in shown(parish)], "its last day is today"
    later(parish.pc, days=1)
    assert "竹林一格" not in [name for _, name in shown(parish)]
    (node,) = [node for node in area_tree.area_tree(pc, past=True) if node["name"] == "竹林一格"]
    assert (node["until"], node["over"]) == ("2026-04-05", True)
    end_place(pc, "unit", "竹林村", last_day=DAY)
    assert (3, "竹林一格") in shown(parish, past=True)
    revise_place(pc, "grid", "竹林一格", {"until": None})
    assert "竹林一格" in [name for _, name in shown(parish)], "a grid above whose head everything ended stays"


@pytest.mark.parametrize(
    ("kind", "rec", "fields", "code"),
    [
        ("unit", "石桥村", {"name": " "}, "bad_name"),
        ("unit", "石桥村", {"code": "990101100202"}, "code_taken"),
        ("unit", "云溪镇", {"parent": "三组"}, "parent_below"),
        ("unit", "云溪镇", {"parent": "云溪镇"}, "parent_below"),
        ("unit", "没有的村", {"name": "新名"}, "no_unit"),
        ("grid", "石桥一格", {"unit": "没有的村"}, "no_unit"),
        ("grid", "石桥一格", {"scope": "x"}, "bad_field"),
        ("grid", "石桥一格", {"since": "2026-05-01", "until": "2026-04-01"}, "bad_period"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(
    parish: Parish, county: dict[str, str], kind: str, rec: str, fields: dict[str, Any], code: str
) -> None:
    before = area_tree.area_tree(parish.pc.session)
    with pytest.raises(UserError) as refused:
        revise_place(parish.pc.session, kind, rec, fields)
    assert refused.value.code == code
    assert area_tree.area_tree(parish.pc.session) == before


def test_what_is_in_use_does_not_end(parish: Parish, county: dict[str, str]) -> None:
    parish.pc.household("赵一", "1", grid="石桥一格")
    for kind, rec in (("grid", "石桥一格"), ("unit", "石桥村")):
        with pytest.raises(UserError) as refused:
            end_place(parish.pc.session, kind, rec)
        assert refused.value.code == "still_in_use"


def test_two_pcs_that_put_units_under_each_other_lose_none(parish: Parish, county: dict[str, str]) -> None:
    second = parish.second_pc()
    revise_place(parish.pc.session, "unit", "石桥村", {"parent": "竹林村"})
    revise_place(second.session, "unit", "竹林村", {"parent": "石桥村"})
    parish.pc.merge(second.export())
    assert sorted(name for _, name in shown(parish)) == sorted(county)


def test_people_are_listed_with_what_they_do(parish: Parish, county: dict[str, str]) -> None:
    pc = parish.pc.session
    kept = people.add_worker(pc, "孙\u202e小满", unit="石桥村", work_phone="0990-1234567")
    people.revise_worker(pc, "孙小满", {"role": "grid_lead", "work_phone": "0990-7654321"})
    (row,) = [one for one in people.people(pc) if one["id"] == kept.id]
    assert (row["name"], row["role_name"], row["unit_name"], row["work_phone"], row["devices"]) == (
        "孙小满", "网格长", "石桥村", "0990-7654321", 0,
    )  # fmt: skip
    people.revise_worker(pc, "孙小满", {"until": DAY})
    later(parish.pc, days=1)
    assert kept.id not in [one["id"] for one in people.people(pc)]
    assert kept.id in [one["id"] for one in people.people(pc, past=True)]


@pytest.mark.parametrize(
    ("name", "how", "code"),
    [
        (" ", {}, "bad_name"),
        ("苏文清", {}, "name_taken"),
        ("孙小满", {"unit": "没有的村"}, "no_unit"),
        ("孙小满", {"role": "moon"}, "unknown_code"),
        ("孙小满", {"work_phone": "11010519491231002X"}, "id_number"),
    ],
)
def test_a_person_who_cannot_be_written_is_refused(
    parish: Parish, name: str, how: dict[str, Any], code: str
) -> None:
    with pytest.raises(UserError) as refused:
        people.add_worker(parish.pc.session, name, **how)
    assert refused.value.code == code
    assert [one["name"] for one in people.people(parish.pc.session)] == ["苏文清"]


def test_a_team_has_its_parts_and_their_days(parish: Parish, laptop: Machine) -> None:
    pc, grid = parish.pc.session, parish.grids[0]
    for name in ("孙小满", "周小川"):
        people.add_worker(pc, name)
    teams.join_team(pc, grid, "孙小满", "VOLUNTEER")
    lead = teams.join_team(pc, grid, "周小川", "CHIEF", since=DAY - dt.timedelta(days=30))
    assert [(one["name"], one["role_name"]) for one in teams.team(pc, grid)] == [
        ("周小川", "网格长"), ("李明", "专职网格员"), ("孙小满", "志愿者"),
    ]  # fmt: skip
    with pytest.raises(UserError) as refused:
        teams.join_team(pc, grid, "孙小满", "VOLUNTEER")
    assert refused.value.code == "already_there"
    teams.leave_team(pc, lead.id, last_day=DAY - dt.timedelta(days=1))
    assert [one["name"] for one in teams.team(pc, grid)] == ["李明", "孙小满"]
    assert [one["name"] for one in teams.team(pc, grid, past=True)] == ["李明", "孙小满", "周小川"]
    laptop.merge(parish.pc.answer(laptop.device))
    assert [one["name"] for one in teams.team(laptop.session, grid)] == ["李明", "孙小满"]


def test_somebody_listed_before_he_got_a_computer_stays_one_person(parish: Parish) -> None:
    pc, grid = parish.pc.session, parish.grid()
    listed = people.add_worker(pc, "李明", work_phone="0990-1234567")
    teams.join_team(pc, grid, "李明", "CADRE")
    laptop = parish.laptop("李明", 0)
    (row,) = [one for one in people.people(pc) if one["name"] == "李明"]
    assert (row["id"], row["work_phone"], row["devices"]) == (
        laptop.session.identity.worker, "0990-1234567", 1,
    )  # fmt: skip
    assert row["id"] != listed.id
    assert {one["worker"] for one in teams.team(pc, grid)} == {row["id"]}
