"""`privacy`: a request from the door to the answer, for a script and for a person."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.machine import NearMachine


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> NearMachine:
    """An office with a grid, one household with a number, and one demand of it."""
    machine = NearMachine(tmp_path / "office")
    machine.run("office", "new", "--name", "云溪镇", "--code", "990101100")
    machine.run("grid", "add", "--code", "990101100201001", "--name", "石桥村第一网格")
    machine.run(
        "household", "add", "--grid", "石桥村第一网格", "--door", "3组-12", "--head", "王秀兰",
        "--phone", "15400001234",
    )  # fmt: skip
    return machine


def test_a_request_is_asked_listed_and_answered(office: NearMachine) -> None:
    asked = office.run("privacy", "ask", "3组-12", "--wanted", "更正", "--wish", "门牌写错了")
    assert (asked["wanted"], asked["wish"], asked["answered_on"]) == ("CORRECT", "门牌写错了", None)
    assert [row["id"] for row in office.run("privacy", "list", "--open")] == [asked["id"]]
    done = office.run("privacy", "answer", asked["id"], "--outcome", "办了一部分", "--text", "改了门牌")
    assert (done["outcome"], done["answer"]) == ("PARTLY", "改了门牌")
    assert office.run("privacy", "list", "--open") == []
    assert office.run("privacy", "answer", asked["id"], "--undo")["answered_on"] is None
    assert office.refused("privacy", "answer", "nobody").error == "no_privacy_request"


def test_a_copy_and_the_log(office: NearMachine, tmp_path: Path) -> None:
    asked = office.run("privacy", "ask", "3组-12", "--wanted", "COPY")
    made = office.run("privacy", "copy", "3组-12", "--out", tmp_path / "copy.pdf", "--request", asked["id"])
    assert Path(made["path"]).read_bytes().startswith(b"%PDF")
    office.run("household", "show", "3组-12", "--reveal", "约上门时间")
    assert [row["action"] for row in office.run("privacy", "log")] == ["reveal", "copy"]
    assert "15400001234" not in office.say("privacy", "log")
    assert office.refused("household", "show", "3组-12", "--reveal", " ").error == "purpose_missing"


def test_a_deletion_is_seen_first_and_needs_a_request(office: NearMachine) -> None:
    seen = office.run("privacy", "redact", "3组-12", "--preview")
    assert [item["group"] for item in seen["items"]] == ["head", "phone", "address"]
    assert (seen["done"], seen["stays"]) == (False, {"household": 1})
    assert office.refused("privacy", "redact", "3组-12").error == "no_privacy_request"
    assert office.refused("privacy", "redact", "3组-12", "--what", "soul", "--preview").error == "bad_code"
    asked = office.run("privacy", "ask", "3组-12", "--wanted", "DELETE")
    done = office.run("privacy", "redact", "3组-12", "--request", asked["id"], "--what", "phone")
    assert (done["records"], done["done"]) == (1, True)
    row = office.run("household", "show", "3组-12")
    assert (row["head"], row["phone"]) == ("王秀兰", "")
    assert office.refused("household", "show", "3组-12", "--reveal", "约时间").error == "no_phone"
    again = office.refused("privacy", "redact", "3组-12", "--request", asked["id"], "--what", "phone")
    assert again.error == "nothing_to_remove"


def test_months_are_chosen_and_clearing_is_seen_first(office: NearMachine) -> None:
    rows = office.run("privacy", "keep")
    assert {row["kind"]: row["months"] for row in rows if row["months"]} == {"backups": 1}
    rows = office.run("privacy", "keep", "--kind", "access", "--months", "24")
    assert next(row for row in rows if row["kind"] == "access")["months"] == 24
    assert office.run("privacy", "clear", "access", "--preview")["done"] is False
    assert office.run("privacy", "clear", "access") == {
        "kind": "access", "records": 0, "oldest": None, "titles": [], "done": True,
    }  # fmt: skip
    assert office.refused("privacy", "keep", "--kind", "access", "--months", "9999").error == "bad_months"
    assert office.refused("privacy", "clear", "dreams").error == "no_kept_kind"
