"""`demand paper`: what goes on paper, for a script and for a person."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

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
    made = office.run("demand", "paper", row["id"], "reply", "--out", tmp_path / "reply.pdf")
    assert made["pages"] == 1
    assert Path(made["path"]).read_bytes().startswith(b"%PDF")
    assert "反馈单已写到" in office.say("demand", "paper", row["id"], "feedback", "--out", tmp_path / "f.pdf")
    refused = office.refused("demand", "paper", row["id"], "assign", "--out", tmp_path / "a.pdf")
    assert refused.error == "paper_not_ready"
