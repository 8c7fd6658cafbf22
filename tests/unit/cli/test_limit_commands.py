"""`calendar`, `demand work`, `demand rates`, `demand balance`, as a script and as a person use them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.machine import NearMachine

YEAR = {
    "schema": "gridworker.calendar/1", "year": 2027, "source": "测试用的通知", "published_on": "2026-11-20",
    "holidays": ["2027-01-01"], "workdays": [],
}  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> NearMachine:
    """An office with a unit and one demand that was given to it."""
    machine = NearMachine(tmp_path / "office")
    machine.run("office", "new", "--name", "云溪镇", "--code", "990101100")
    machine.run("unit", "add", "--name", "镇水务站", "--level", "TOWN", "--code", "U1")
    demand = machine.run("demand", "add", "--text", "水渠堵了", "--source", "PHONE")["id"]
    machine.run("demand", "act", demand, "register", "--track", "SIMPLE")
    machine.run("demand", "act", demand, "assign", "--unit", "U1", "--due", "2099-01-01", "--task", "看一看")
    return machine


def test_a_year_is_published_once(office: NearMachine, tmp_path: Path) -> None:
    file = tmp_path / "cn-2027.json"
    file.write_text(json.dumps(YEAR), encoding="utf-8")
    assert [row["year"] for row in office.run("calendar", "list")] == [2024, 2025, 2026]
    assert office.run("calendar", "publish", file)["year"] == 2027
    assert office.run("calendar", "list")[-1]["published"]
    assert "2027 年：放假 1 天" in office.say("calendar", "list")
    assert office.refused("calendar", "publish", file).error == "nothing_changed"
    assert office.refused("calendar", "publish", tmp_path / "none.json").error == "no_file"
    file.write_text("{}", encoding="utf-8")
    assert office.refused("calendar", "publish", file).error == "bad_resource"


def test_what_has_to_be_done_next_is_counted_and_listed(office: NearMachine) -> None:
    lists = {row["list"]: row["count"] for row in office.run("demand", "work")["lists"]}
    assert (lists["open"], lists["to_accept"], lists["to_assign"]) == (1, 1, 0)
    (row,) = office.run("demand", "work", "to_accept", "--unit", "U1")["demands"]
    assert (row["next_event"], row["unit_name"], row["track"]) == ("accept", "镇水务站", "SIMPLE")
    assert office.run("demand", "work", "to_accept", "--unit", "别的单位")["demands"] == []
    assert "下一步：签收（镇水务站）" in office.say("demand", "work", "to_accept")
    assert "待签收（to_accept）：1 件" in office.say("demand", "work")
    assert office.refused("demand", "work", "everything").error == "no_list"


def test_rates_and_the_balance_of_a_month(office: NearMachine) -> None:
    found = office.run("demand", "rates")
    settled = next(one for one in found["rates"] if one["key"] == "settled")
    assert (settled["n"], settled["d"], settled["rate"], len(settled["rest"])) == (0, 1, "0/1", 1)
    (month,) = office.run("demand", "balance")
    assert (month["opening"], month["registered"], month["closing"], month["grid"]) == (0, 1, 1, "-")
    assert "期末 1" in office.say("demand", "balance")
    assert "办结率：0/1" in office.say("demand", "rates")
