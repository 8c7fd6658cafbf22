"""`correct`, `history`, `withdraw`, `restore-record` and `bin`, for a script and for a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.machine import NearMachine
from tests.support.township import Township, found_township


@pytest.fixture
def town(tmp_path: Path) -> Township[NearMachine]:
    """An office and one laptop with two households."""
    return found_township(tmp_path, NearMachine, laptops=1)


@pytest.fixture
def visit(town: Township[NearMachine]) -> dict[str, str]:
    """A visit of the laptop with a demand and a promise: ids by kind."""
    made = town.laptops[0].run(
        "visit", "add", "--household", "01组-1", "--date", "2026-04-05", "--mode", "HOME", "--meet", "MET",
        "--content", "水管修好了", "--demand", "水渠堵了", "--promise", "下周送表格来",
    )  # fmt: skip
    return {"visit": made["id"], "demand": made["demands"][0], "promise": made["promises"][0]}


def test_a_field_of_any_kind_is_corrected_by_name(town: Township[NearMachine], visit: dict[str, str]) -> None:
    laptop = town.laptops[0]
    for kind, given, field, value in (
        ("visit", "meet=到访未遇", "meet", "ABSENT"), ("promise", "due=2026-05-01", "due", "2026-05-01"),
        ("demand", "text=东边的水渠堵了", "text", "东边的水渠堵了"),
        ("demand", "sensitive=是", "sensitive", True),
    ):  # fmt: skip
        done = laptop.run("correct", visit[kind], "--reason", "记错了", "--set", given)
        assert (done["kind"], done["fields"]) == (kind, [field])
        told = laptop.ask("history", visit[kind])["versions"][-1]
        assert (told["reason"], told["here"], told["changes"][-1]["after"]) == ("记错了", True, value)


def test_a_household_is_corrected_down_to_its_children(town: Township[NearMachine]) -> None:
    laptop = town.laptops[0]
    home = laptop.ask("household", "list")[0]["id"]
    both = ("--set", "child_bands=0-3:1、7-13：2", "--set", "phone=15400001234")
    laptop.run("correct", home, "--reason", "核对过", *both)
    page = laptop.ask("household", "show", home, "--reveal", "核对号码")
    assert (page["child_bands"], page["phone"]) == ({"0-3": 1, "7-13": 2}, "15400001234")
    laptop.run("correct", home, "--reason", "停机了", "--set", "phone=")
    said = laptop.say("history", home)
    assert "电话：15400001234 → （空着）" in said
    assert "原因：停机了" in said
    assert "共 3 版" in said


def test_a_command_that_is_not_understood_says_how_it_is_written(
    town: Township[NearMachine], visit: dict[str, str]
) -> None:
    laptop = town.laptops[0]
    refused = laptop.refused("correct", visit["visit"], "--reason", "改", "--set", "内容")
    assert refused.error == "bad_set"
    assert laptop.refused("history", "nothing").error == "no_record"
    refused = laptop.refused("correct", visit["demand"], "--reason", "改", "--set", "made_up=1")
    assert refused.error == "bad_field"


def test_withdrawn_here_listed_there_put_back_there_and_here_again(
    town: Township[NearMachine], visit: dict[str, str]
) -> None:
    laptop, office = town.laptops[0], town.office
    stick = town.stick("one")
    done = laptop.run("withdraw", visit["visit"], "--reason", "记重了")
    assert done == {"kind": "visit", "id": visit["visit"], "counts": True}
    assert laptop.ask("visit", "list") == []
    office.take(*(Path(made["path"]) for made in laptop.run("export", "--to", stick)["files"]))
    (row,) = office.ask("bin")["rows"]
    assert (row["id"], row["reason"], row["author_name"], row["days_left"]) == (
        visit["visit"], "记重了", "陈守田", 90,
    )  # fmt: skip
    assert "记重了" in office.say("bin")
    office.run("restore-record", visit["visit"])
    for made in office.run("answer", "--all", "--to", stick)["files"]:
        if made["device"] == laptop.device:
            laptop.take(Path(made["path"]))
    assert [one["id"] for one in laptop.ask("visit", "list")] == [visit["visit"]]
    assert laptop.ask("bin", "--older") == {"older": 0, "rows": []}
    reasons = [one["reason"] for one in laptop.ask("history", visit["visit"])["versions"]]
    assert reasons == ["", "记重了", "从回收站恢复"]
