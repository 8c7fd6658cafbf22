"""`team`, `aid`, `pairing`, `appraisal`: from a team to the ledger, for a script and for a person."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication

from gridworker.services import appraisals
from tests.support.machine import NearMachine

GRID = "石桥村第一网格"


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> NearMachine:
    """An office with a village, a grid, a worker of it and ten households."""
    machine = NearMachine(tmp_path / "office")
    machine.run("office", "new", "--name", "云溪镇", "--code", "990101100")
    machine.run("unit", "add", "--name", "石桥村")
    machine.run("grid", "add", "--code", "990101100201001", "--name", GRID, "--unit", "石桥村")
    machine.run("worker", "add", "--name", "李明")
    for at in range(1, 11):
        machine.run("household", "add", "--grid", GRID, "--door", f"3-{at}", "--head", f"住户{at}")
    return machine


def test_from_a_team_to_the_ledger(office: NearMachine, tmp_path: Path) -> None:
    team = office.run(
        "team", "add", "石桥三组互助组", "--kind", "便民互助组", "--grid", GRID, "--group", "3组",
        "--skill", "水电维修",
    )  # fmt: skip
    assert (team["team_kind"], team["skills"], team["common"]) == ("MUTUAL", ["REPAIR"], True)
    who = ["王电工", "--leader", "--skill", "REPAIR", "--phone", "15400001111"]
    office.run("team", "member", team["name"], *who)
    (listed,) = office.run("team", "list")
    assert [one["name"] for one in listed["members"]] == ["王电工"]
    assert "15400001111" not in office.say("team", "list")
    asked = office.run("aid", "ask", "3-2", "--need", "REPAIR", "--group", "三组")
    (match,) = office.run("aid", "match", asked["id"])
    assert (match["near"], match["can"], match["names"]) == ("group", True, ["王电工"])
    assert office.run("aid", "send", asked["id"], "--team", team["id"])["team_name"] == team["name"]
    done = office.run("aid", "done", asked["id"], "--by", "王电工", "--hours", "2", "--text", "换了线")
    assert (done["outcome"], done["helpers"], done["hours"]) == ("HELPED", ["王电工"], 2)
    assert office.run("aid", "list", "--open") == []
    made = office.run("aid", "ledger", "--out", tmp_path / "ledger.xlsx")
    assert made["rows"] == 1
    assert "住户2" not in str([c.value for row in openpyxl.load_workbook(made["path"]).active for c in row])
    assert office.run("team", "sheet", "--out", tmp_path / "sheet.pdf")["pages"] == 1
    assert office.run("aid", "done", asked["id"], "--undo")["outcome"] is None
    assert office.refused("aid", "match", "nobody").error == "no_help"
    assert office.refused("team", "end", "没有的队").error == "no_team"
    office.run("team", "leave", listed["members"][0]["id"], "--on", "2020-01-01")
    assert office.run("team", "list")[0]["members"] == []


def test_who_looks_after_a_household_from_the_town_down(office: NearMachine) -> None:
    office.run("pairing", "add", "--level", "TOWN", "--name", "周镇长", "--unit", "石桥村")
    made = office.run("pairing", "add", "--level", "党员干部包户", "--worker", "李明", "--household", "3-1")
    assert (made["level"], made["name"], made["about"]) == ("CADRE", "李明", "3-1 住户1")
    assert [one["name"] for one in office.run("pairing", "list", "--household", "3-1")] == ["周镇长", "李明"]
    office.run("pairing", "end", made["id"], "--on", "2199-12-31")
    refused = office.refused("pairing", "add", "--level", "CADRE", "--name", "钱支书")
    assert refused.error == "pairing_what"


def test_a_round_from_the_panel_to_the_counts(office: NearMachine, tmp_path: Path) -> None:
    seen = office.run("appraisal", "open", "李明", "--grid", GRID, "--round", "2026-1", "--preview")
    assert (seen["id"], seen["homes"], seen["fewest"], seen["most"]) == (None, 10, 1, 1)
    assert office.run("appraisal", "list") == []
    kin = seen["reps"][0]["id"]
    made = office.run("appraisal", "open", "李明", "--grid", GRID, "--round", "2026-1", "--without", kin)
    assert made["reps"][0]["id"] != kin
    printed = office.run(
        "appraisal", "print", made["id"], "--out", tmp_path / "b.pdf", "--panel", tmp_path / "p.xlsx"
    )
    assert printed["pages"] == 2
    count = ["appraisal", "count", made["id"], "--good", "1", "--fair", "0", "--poor", "0", "--abstain", "0"]
    assert office.refused(*count, "--by", "孙会计").error == "two_signers"
    done = office.run(*count, "--by", "孙会计", "--by", "钱支书")
    assert (done["good"], done["ballots"], done["asked"]) == (1, 1, 1)
    assert [row["round"] for row in office.run("appraisal", "list", "--round", "2026-1")] == ["2026-1"]


def test_a_count_that_one_person_signs_is_found(
    office: NearMachine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appraisals, "SIGNERS", 1)
    with pytest.raises(AssertionError):
        test_a_round_from_the_panel_to_the_counts(office, tmp_path)
