"""`notice print` and `notice given`, for a script and for a person."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.machine import NearMachine


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> NearMachine:
    """An office with a grid and one household."""
    machine = NearMachine(tmp_path / "office")
    machine.run("office", "new", "--name", "云溪镇", "--code", "990101100")
    machine.run("grid", "add", "--code", "990101100201001", "--name", "石桥村第一网格")
    machine.run("household", "add", "--grid", "石桥村第一网格", "--door", "3组-12", "--head", "王秀兰")
    return machine


def test_cards_are_printed_for_a_grid(office: NearMachine, tmp_path: Path) -> None:
    made = office.run(
        "notice", "print", "--out", tmp_path / "card.pdf", "--grid", "石桥村第一网格",
        "--worker", "王小满", "--phone", "15400001234", "--sheets", "2",
    )  # fmt: skip
    assert (made["cards"], made["pages"]) == (8, 2)
    assert Path(made["path"]).read_bytes().startswith(b"%PDF")
    assert "4 份" in office.say("notice", "print", "--out", tmp_path / "one.pdf")


def test_a_card_is_noted_as_given_and_taken_back(office: NearMachine) -> None:
    given = office.run("notice", "given", "3组-12")
    assert given["notice_given_on"]
    assert office.run("household", "show", "3组-12")["notice_given_on"] == given["notice_given_on"]
    assert office.run("notice", "given", "3组-12", "--undo")["notice_given_on"] is None
    assert "交了告知卡" in office.say("notice", "given", "3组-12")


def test_a_refusal_speaks_english_when_asked_to(office: NearMachine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRIDWORKER_LANG", "en")
    refused = office.refused("notice", "given", "9组-9")
    assert refused.error == "no_household"
    assert refused.stderr.startswith("There is no such household in the book. ")
