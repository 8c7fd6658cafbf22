"""`meeting add|list|publish` and `demand answer`, for a script and for a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.machine import NearMachine

HELD = [
    "--kind", "COUNCIL", "--on", "2026-01-05", "--place", "村委会二楼", "--host", "钱支书",
    "--recorder", "李会计", "--motion", "党员群众建议", "--should", "30", "--attended", "23",
]  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> NearMachine:
    machine = NearMachine(tmp_path / "office")
    machine.run("office", "new", "--name", "云溪镇", "--code", "990101100")
    return machine


def registered(office: NearMachine, text: str, route: str = "COUNCIL") -> str:
    made = office.run("demand", "add", "--text", text, "--source", "PHONE")
    done = office.run("demand", "act", made["id"], "register", "--track", "SIMPLE", "--route", route)
    return str(done["number"])


def test_a_meeting_decides_about_two_demands_and_talks_of_something_else(office: NearMachine) -> None:
    one, other = registered(office, "水渠改道"), registered(office, "修桥")
    made = office.run(
        "meeting", "add", *HELD, "--demand", one, "--decision", "同意，先修东段", "--votes", "20/2/1",
        "--demand", other, "--topic", "财务公开", "--rest", "下月十日公开",
    )  # fmt: skip
    assert [(row["number"], row["decision"], row["in_favour"]) for row in made["demands"]] == [
        (one, "同意，先修东段", 20), (other, "", None),
    ]  # fmt: skip
    assert (made["share"], made["waiting"], made["topics"]) == (76, 1, ["财务公开"])
    assert office.run("meeting", "list", "--demand", other) == [made]
    told = office.say("meeting", "list")
    for said in (
        "2026-01-05  党群议事会  村委会二楼  应到 30，实到 23（76%）",
        f"{one}：同意，先修东段  赞成 20  反对 2  弃权 1",
        f"{other}：还没有记决定",
        "其他议题：财务公开",
        "决定：下月十日公开",
    ):
        assert said in told
    assert office.run("meeting", "publish", made["id"], "--on", "2026-01-06")["published"] == "2026-01-06"


def test_that_nobody_voted_against_it_is_written_and_shown(office: NearMachine) -> None:
    number = registered(office, "水渠改道")
    made = office.run("meeting", "add", *HELD, "--demand", number)
    office.run(
        "demand", "act", number, "deliberate", "--meeting", made["id"], "--decision", "同意",
        "--in-favour", "23", "--against", "0", "--abstained", "0",
    )  # fmt: skip
    (one,) = office.run("meeting", "list")[0]["demands"]
    assert (one["in_favour"], one["against"], one["abstained"]) == (23, 0, 0)
    history = office.say("demand", "show", number, "--history")
    assert "反对：0" in history
    assert "党群议事会" in history


def test_the_record_of_a_meeting_is_written_for_people_who_sign(office: NearMachine, tmp_path: Path) -> None:
    made = office.run("meeting", "add", *HELD, "--topic", "财务公开")
    out = tmp_path / "record.pdf"
    assert office.run("meeting", "paper", made["id"], "--out", str(out)) == {"path": str(out), "pages": 1}
    assert out.read_bytes().startswith(b"%PDF")
    assert office.refused("meeting", "paper", "nothing", "--out", str(out)).error == "no_meeting"


def test_what_does_not_fit_is_refused_in_words(office: NearMachine) -> None:
    number = registered(office, "水渠改道", route="HEARING")
    assert "还没有会" in office.say("meeting", "list")
    assert office.refused("meeting", "add", *HELD).error == "no_topics"
    asked = ["meeting", "add", *HELD, "--demand", number, "--decision", "同意"]
    refused = office.refused(*asked)
    assert refused.error == "wrong_meeting"
    assert "听证会" in refused.stderr
    assert office.attempt(*asked, "--decision", "再同意").code == 2
    assert office.attempt(*asked, "--votes", "很多").code == 2
    assert office.run("meeting", "list") == []


def test_one_answer_for_several_demands_is_looked_at_and_then_written(office: NearMachine) -> None:
    lamps = [registered(office, "路灯不亮", "DIRECT") for _ in range(3)]
    asked = ["--theme", "路灯不亮", "--text", "五月底前换灯", "--how", "张贴告示"]
    looked = office.run("demand", "answer", *lamps, *asked, "--preview")
    assert looked["together"] is None
    assert [(one["number"], one["events"]) for one in looked["preview"]] == [
        (number, ["tell_resident"]) for number in lamps
    ]
    made = office.run("demand", "answer", *lamps, *asked)
    assert len(made["done"]) == 3
    history = office.say("demand", "show", lamps[2], "--history")
    assert "怎么说的：五月底前换灯" in history
    assert "共性意见：路灯不亮" in history
    assert office.refused("demand", "answer", lamps[0], *asked).error == "too_few"
