"""Three levels by commands alone: invite a county, pass a demand up, work on it, pass it down, and look."""

from __future__ import annotations

from pathlib import Path

from tests.support import pictures
from tests.support.machine import NearMachine
from tests.support.township import Township, found_township, join, new_machine


def _answer(town: Township[NearMachine], machine: NearMachine, name: str) -> None:
    made = town.office.run("answer", "--all", "--to", town.stick(name))["files"]
    for file in made:
        if file["device"] == machine.device:
            machine.take(Path(file["path"]))


def _hand_in(town: Township[NearMachine], machine: NearMachine, name: str) -> None:
    for file in machine.run("export", "--to", town.stick(name))["files"]:
        town.office.take(Path(file["path"]))


def test_a_demand_goes_to_the_county_and_back_by_commands(tmp_path: Path) -> None:
    town = found_township(tmp_path, NearMachine, laptops=1)
    (laptop,) = town.laptops
    county = new_machine(tmp_path / "county", NearMachine)
    join(town, county, "区住建委", "county", None)
    demand = laptop.run("demand", "add", "--text", "屋顶漏雨", "--source", "PATROL")["id"]
    _hand_in(town, laptop, "in-1")
    town.office.run("demand", "act", demand, "register", "--track", "SIMPLE")
    (above,) = [pc for pc in town.office.ask("office", "levels") if pc["level"] == "COUNTY"]
    assert (above["device"], above["reads"]) == (county.device, False)
    town.office.run("demand", "act", demand, "escalate", "--to", "区住建委", "--reason", "要区里出钱")
    _answer(town, county, "up-1")
    assert [row["id"] for row in county.ask("demand", "list")] == [demand]
    assert county.ask("household", "list") == []
    (desk,) = [pc for pc in county.ask("office", "levels") if pc["device"] != town.second.device]
    county.run("demand", "act", demand, "delegate", "--to", desk["device"], "--reason", "钱已拨")
    _hand_in(town, county, "down-1")
    _answer(town, laptop, "home-1")
    told = laptop.ask("demand", "levels", demand)
    assert [lamp["lit"] for lamp in told["lamps"]] == [True, True, True]
    assert [lamp["by_receipt"] for lamp in told["lamps"]] == [False, True, True]
    assert [one["level"] for one in told["times"] if one["now"]] == ["TOWN"]
    signed = {one["event"]: one["itself"] for one in county.ask("demand", "levels", demand)["signatures"]}
    assert signed["collect"] is True


def test_a_picture_goes_up_by_name_and_a_lost_county_gives_the_matter_back(tmp_path: Path) -> None:
    town = found_township(tmp_path, NearMachine, laptops=1)
    county = new_machine(tmp_path / "county", NearMachine)
    join(town, county, "区住建委", "county", None)
    office = town.office
    roof = ("--text", "屋顶漏雨", "--source", "PHONE", "--grid", town.grids[0])
    demand = office.run("demand", "add", *roof)["id"]
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(pictures.noise(1, 9_000))
    attached = office.run("attach", demand, str(paper), "--name", "施工图")["id"]
    assert office.refused("attachment", "send-up", attached).error == "not_lent"
    office.run("demand", "act", demand, "register", "--track", "SIMPLE")
    office.run("demand", "act", demand, "escalate", "--to", "区住建委", "--reason", "要区里出钱")
    office.run("attachment", "send-up", attached)
    _answer(town, county, "up-1")
    (file,) = county.ask("demand", "show", demand)["files"]
    assert (file["name"], file["state"]) == ("施工图", "here")
    assert office.refused("demand", "take-back", demand, "--reason", "坏了").error == "holder_in_use"
    told = office.run("demand", "take-back", demand, "--reason", "区里的电脑坏了", "--yes")
    assert (told["name"], told["steps"], told["state"]) == ("区住建委", 0, "registered")
    office.run("demand", "act", demand, "comment", "--text", "收回来自己办")
    again = office.refused("demand", "take-back", demand, "--reason", "x", "--yes")
    assert again.error == "nothing_to_take_back"
