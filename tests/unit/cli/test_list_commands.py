"""`demand paper`, `lists` and `notice build`: what goes on paper, for a script and for a person."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gridworker.services import publishing
from tests.support.machine import NearMachine


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> NearMachine:
    """An office with a grid, a household, and a demand that was answered at once."""
    machine = NearMachine(tmp_path / "office")
    machine.run("office", "new", "--name", "云溪镇", "--code", "990101100")
    machine.run("grid", "add", "--code", "990101100201001", "--name", "石桥村第一网格")
    machine.run("household", "add", "--grid", "石桥村第一网格", "--door", "3组-12", "--head", "王秀兰")
    machine.run(
        "demand", "add", "--text", "问残疾补贴怎么办", "--source", "OFFICE", "--household", "3组-12",
        "--on-spot", "告知带证到窗口办",
    )  # fmt: skip
    return machine


def test_a_slip_for_the_resident_is_printed(office: NearMachine, tmp_path: Path) -> None:
    (row,) = office.run("demand", "list")
    made = office.run("demand", "paper", row["number"], "reply", "--out", tmp_path / "reply.pdf")
    assert made["pages"] == 1
    assert Path(made["path"]).read_bytes().startswith(b"%PDF")
    assert "反馈单已写到" in office.say("demand", "paper", row["id"], "feedback", "--out", tmp_path / "f.pdf")
    refused = office.refused("demand", "paper", row["id"], "assign", "--out", tmp_path / "a.pdf")
    assert refused.error == "paper_not_ready"


def test_the_lists_say_the_same_counts_and_are_written(office: NearMachine, tmp_path: Path) -> None:
    counts = [
        office.run("lists", "problems")["counts"], office.run("lists", "tasks")["counts"],
        office.run("lists", "results", "--grid", "石桥村第一网格")["counts"],
    ]  # fmt: skip
    assert counts == [{"problems": 0, "tasks": 0, "unassigned": 0, "done": 0}] * 3
    made = office.run("lists", "all", "--out", tmp_path / "all.xlsx")
    assert Path(made["path"]).read_bytes().startswith(b"PK")
    assert office.run("lists", "all", "--out", tmp_path / "all.pdf")["pages"] == 3
    assert "问题 0 件" in office.say("lists", "tasks")


def test_the_ledger_of_demands_is_written(office: NearMachine, tmp_path: Path) -> None:
    made = office.run("lists", "ledger", "--out", tmp_path / "l.pdf")
    assert (made["rows"], made["pages"]) == (1, 1)
    assert "1 件" in office.say("lists", "ledger", "--out", tmp_path / "l.xlsx")


def test_a_public_notice_is_looked_at_hung_up_answered_and_taken_down(
    office: NearMachine, tmp_path: Path
) -> None:
    assert office.refused("notice", "build", "--preview").error == "no_rows"
    (row,) = office.run("demand", "list")
    assert office.refused("notice", "build", "--demand", row["id"]).error == "no_rows"
    office.run(
        "demand", "add", "--text", "王秀兰家路灯坏了", "--source", "OFFICE", "--household", "3组-12",
        "--on-spot", "换了灯泡", "--consent",
    )  # fmt: skip
    lamp = next(one["id"] for one in office.run("demand", "list") if "路灯" in one["text"])
    office.run("demand", "act", lamp, "tell_resident", "--how", "HOME", "--to", "户主")
    office.run("demand", "act", lamp, "close_out", "--outcome", "DONE")
    looked = office.run("notice", "build", "--demand", lamp, "--preview", "--out", tmp_path / "look.pdf")
    assert (looked["id"], looked["pages"], looked["rows"][0][1]) == (None, 1, "某村民家路灯坏了")
    for edit, code in (("打15400001234", "notice_number"), ("王秀兰家修好了", "notice_name")):
        refused = office.refused("notice", "build", "--demand", lamp, "--result", f"{lamp}={edit}")
        assert refused.error == code
    assert office.refused("notice", "build", "--demand", lamp, "--text", "修好了").error == "bad_edit"
    assert office.refused("notice", "build", "--demand", lamp, "--names", "FULL").error == "ground_missing"
    other = office.refused("notice", "build", "--demand", lamp, "--text", f"{row['number']}=修好了")
    assert other.error == "bad_edit", "it is not on the sheet"
    number = next(one["number"] for one in office.run("demand", "list") if one["id"] == lamp)
    edited = office.run("notice", "build", "--demand", number, "--text", f"{number}=路灯不亮", "--preview")
    assert edited["rows"][0][1] == "路灯不亮"
    made = office.run("notice", "build", "--demand", lamp, "--out", tmp_path / "notice.pdf")
    assert office.run("notice", "show", made["id"])["rows"] == made["rows"]
    assert office.run("notice", "opinion", made["id"], "还有一盏没修")["opinions"][0].endswith("还有一盏没修")
    assert office.run("notice", "answer", made["id"], "明天修")["answer"] == "明天修"
    assert office.run("notice", "down", made["id"])["state"] == "down"
    assert "还挂着" in office.say("notice", "down", made["id"], "--undo")
    assert "公示中" in office.say("notice", "list")


def test_a_check_that_finds_no_names_and_no_numbers_is_found(
    office: NearMachine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "faults", lambda *_sheet, **_more: [])
    with pytest.raises(AssertionError):
        test_a_public_notice_is_looked_at_hung_up_answered_and_taken_down(office, tmp_path)
