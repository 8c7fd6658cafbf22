"""`demand act`, `demand steps`, `demand take` and `demand show --history`, for a script and for a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridworker.cli.acting import FIELDS
from gridworker.domain.demand import GUARDS
from gridworker.domain.step_forms import FILLED, STEP_FIELDS
from tests.support.machine import NearMachine


@pytest.fixture
def office(tmp_path: Path) -> NearMachine:
    machine = NearMachine(tmp_path / "office")
    machine.run("office", "new", "--name", "云溪镇", "--code", "990101100")
    machine.run("unit", "add", "--name", "镇水务站", "--level", "DEPT")
    return machine


def test_there_is_an_option_for_every_field_of_every_form() -> None:
    forms = [form for event, form in STEP_FIELDS.items() if event not in ("collect", "correct")]
    asked = {field.name for form in forms for field in form}
    assert {name for name, _ in FIELDS} == asked - FILLED - {"at"}


def test_a_demand_is_walked_by_its_number(office: NearMachine) -> None:
    made = office.run("demand", "add", "--text", "屋顶漏雨", "--source", "PHONE")
    assert office.refused("demand", "act", made["id"], "register").error == "required"
    done = office.run("demand", "act", made["id"], "register", "--track", "合力办", "--route", "党群议事会")
    number = done["number"]
    assert (done["state"], done["event_name"], done["placed"]) == ("registered", "立项", "line")
    assert number == f"SQ-{number[3:7]}-云溪-A001"
    task = ["demand", "act", number, "assign", "--unit", "镇水务站", "--due", "2026-12-01"]
    refused = office.refused(*task)
    assert refused.error == "not_now"
    assert "先开会" in refused.stderr
    deliberate = ["demand", "act", number, "deliberate", "--decision", "先补瓦", "--meeting"]
    assert office.refused(*deliberate, "m1").error == "no_meeting"
    said = {
        "--kind": "党群议事会", "--on": "2026-01-05", "--place": "村委会二楼", "--host": "钱支书",
        "--recorder": "李会计", "--motion": "MASSES", "--should": "30", "--attended": "23",
    }  # fmt: skip
    words = [part for pair in said.items() for part in pair]
    held = office.run("meeting", "add", *words, "--demand", number)
    assert (held["share"], held["waiting"]) == (76, 1)
    office.run(*deliberate, held["id"], "--in-favour", "20", "--against", "2")
    assert "至少要两个单位" in office.refused(*task).stderr
    office.run("unit", "add", "--name", "镇村建办", "--level", "DEPT")
    assert office.run(*task, "--co-units", "镇村建办")["state"] == "assigned"
    assert office.run("demand", "act", number, "accept", "--actor", "水务站张师傅")["state"] == "in_progress"
    told = office.say("demand", "show", number, "--history")
    for words in (
        "承办单位：镇水务站",
        "协办单位：镇村建办",
        "水务站张师傅（经办人 录入）",
        "议定结果：先补瓦",
        "哪次会议：2026-01-05 党群议事会 村委会二楼",
        "赞成：20",
    ):
        assert words in told
    assert office.refused("demand", "show", "SQ-2026-云溪-A999").error == "no_demand"


def test_what_can_be_done_is_listed_with_the_reason_of_the_rest(office: NearMachine) -> None:
    made = office.run("demand", "add", "--text", "屋顶漏雨", "--source", "PHONE")
    steps = {one["event"]: one for one in office.ask("demand", "steps", made["id"])}
    assert steps["register"]["main"]
    assert [field["name"] for field in steps["register"]["fields"] if field["required"]] == ["track"]
    assert steps["verify"]["why"] == "这件诉求现在是“已搜集”，不能“核查”。请先立项。"
    assert "register  立项（下一步）" in office.say("demand", "steps", made["id"])
    assert office.refused("demand", "act", made["id"], "fly").error == "no_step"
    assert office.run("demand", "take", made["id"]) == {"id": made["id"], "asked": False}


def test_the_sample_of_a_month_is_asked_for(office: NearMachine) -> None:
    made = office.run("demand", "add", "--text", "开证明", "--source", "OFFICE", "--on-spot", "当场开了")
    office.run("demand", "act", made["id"], "tell_resident", "--how", "来访当面")
    office.run("demand", "act", made["id"], "close_out", "--outcome", "已解释")
    row = office.ask("demand", "list")[0]
    drawn = office.ask("demand", "sample", "--month", row["collected_on"][:7])
    assert [one["id"] for one in drawn] == [made["id"]]
    assert "请回访" in office.say("demand", "sample", "--month", row["collected_on"][:7])
    assert office.refused("demand", "sample", "--month", "April").error == "bad_month"


def test_a_machine_that_waits_for_no_meeting_is_found(
    office: NearMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(GUARDS, "decided", lambda _case, _event: True)
    with pytest.raises(AssertionError):
        test_a_demand_is_walked_by_its_number(office)
