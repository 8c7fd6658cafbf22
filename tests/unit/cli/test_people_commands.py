"""`unit`, `grid`, `worker`, `team` and `deputy`, for a script and for a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.machine import NearMachine
from tests.support.township import Township, found_township

Town = Township[NearMachine]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """An office, a second one, three laptops: 1 and 2 walk the first grid, 3 walks the second."""
    return found_township(tmp_path_factory.mktemp("people"), NearMachine)


def test_a_tree_is_made_renamed_and_ended(tmp_path: Path) -> None:
    office = NearMachine(tmp_path / "office")
    office.run("office", "new", "--name", "云溪镇", "--code", "990101100")
    office.run("unit", "add", "--name", "云溪镇", "--level", "镇（街道）", "--code", "990101100")
    made = office.run("unit", "add", "--name", "石桥村", "--parent", "云溪镇", "--since", "2026-01-01")
    assert (made["level"], made["since"]) == ("VILLAGE", "2026-01-01")
    grid = office.run("grid", "add", "--code", "1", "--name", "石桥一格", "--unit", "石桥村")
    assert grid["unit"] == made["id"]
    tree = office.ask("unit", "list")
    assert [(node["depth"], node["name"]) for node in tree] == [(0, "云溪镇"), (1, "石桥村"), (2, "石桥一格")]
    assert "        1  石桥一格  网格  0 户" in office.say("unit", "list")
    office.run("unit", "revise", "石桥村", "--name", "石桥社区")
    office.run("grid", "revise", "石桥一格", "--name", "石桥东格", "--code", "2")
    assert office.refused("unit", "end", "石桥社区").error == "still_in_use"
    office.run("grid", "end", "石桥东格", "--on", "2026-01-31")
    assert [node["name"] for node in office.ask("unit", "list")] == ["云溪镇", "石桥社区"]
    office.run("unit", "end", "石桥社区", "--on", "2026-01-31")
    assert [node["over"] for node in office.ask("unit", "list", "--past")] == [False, True, True]


def test_people_and_teams(town: Town) -> None:
    office, grid = town.office, town.grids[0]
    made = office.run("worker", "add", "--name", "孙小满", "--role", "网格员", "--phone", "0990-1234567")
    office.run("worker", "revise", "孙小满", "--phone", "0990-7654321")
    (row,) = [one for one in office.ask("worker", "list") if one["id"] == made["id"]]
    assert (row["work_phone"], row["devices"], row["over"]) == ("0990-7654321", 0, False)
    duty = office.run("crew", "join", grid, "--worker", "孙小满", "--as", "志愿者")
    assert "孙小满  志愿者" in office.say("crew", "list", grid)
    office.run("crew", "leave", duty["id"])
    assert duty["id"] in [one["duty"] for one in office.ask("crew", "list", grid, "--past")]
    office.run("worker", "end", "孙小满", "--on", "2026-01-01")
    assert made["id"] not in [one["id"] for one in office.ask("worker", "list")]
    assert "2026-01-01 离岗" in office.say("worker", "list", "--past")


def test_a_grid_is_given_and_taken(town: Town) -> None:
    office, laptop = town.office, town.laptops[0]
    (name,) = [one["name"] for one in office.ask("device", "list") if one["device"] == laptop.device]
    done = office.run("grid", "assign", town.grids[1], "--to", name)
    assert [one["device"] for one in done["granted"]] == [laptop.device]
    assert town.grids[1] in done["granted"][0]["grids"]
    said = office.say("grid", "take", town.grids[1], "--from", name)
    assert f"等{name}的电脑再交一次数据包" in said
    assert office.refused("grid", "take", town.grids[1], "--from", name).error == "not_his_grid"


def test_standing_in_from_start_to_end(town: Town) -> None:
    office, laptop, stick = town.office, town.laptops[2], town.stick("deputy")
    names = {one["device"]: one["name"] for one in office.ask("device", "list")}
    who, away = names[laptop.device], names[town.laptops[0].device]
    town.laptops[0].run("household", "add", "--door", "7组-7", "--head", "赵一")
    office.take(town.laptops[0].export(stick))
    command = ("deputy", "start", town.grids[0], "--worker", who, "--reason", "外出学习")
    assert office.refused(*command).error == "nobody_to_replace", "two people have this grid"
    done = office.run(*command, "--instead-of", away)
    (made,) = office.run("answer", "--device", laptop.device, "--to", stick)["files"]
    homes = len(laptop.ask("household", "list"))
    laptop.take(Path(made["path"]))
    assert len(laptop.ask("household", "list")) > homes
    (row,) = laptop.ask("deputy", "list")
    assert (row["name"], row["stands_in_name"], row["reason"]) == (who, away, "外出学习")
    assert f"{who}代{away}" in laptop.say("deputy", "list")
    ended = office.run("deputy", "end", done["id"])
    assert ended["id"] == done["id"]
    assert laptop.refused("deputy", "end", done["id"]).error == "not_office"
