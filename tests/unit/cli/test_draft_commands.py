"""`draft`: what was begun in the window, from the shell."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridworker.services import drafts
from gridworker.services.session import open_profile
from gridworker.services.visits import VisitDraft
from tests.support.machine import PASSPHRASE, NearMachine

SECRET = "写给自己看的一句"


@pytest.fixture
def office(tmp_path: Path) -> NearMachine:
    """An office PC with one page half written."""
    machine = NearMachine(tmp_path / "office")
    machine.run("office", "new", "--name", "云溪镇", "--code", "990101100")
    machine.run("grid", "add", "--code", "990101100201001", "--name", "石桥村第一网格")
    home = machine.run(
        "household", "add", "--grid", "石桥村第一网格", "--door", "3-12", "--head", "王秀兰"
    )
    with open_profile(machine.profile, PASSPHRASE) as session:
        page = VisitDraft(targets=[home["id"]], content="屋顶漏雨\n答应", reflection=SECRET)
        drafts.keep_draft(session, "d-1", page, {"field": "content", "at": 7, "from": 7})
    return machine


def test_a_draft_is_listed_shown_thrown_away_and_brought_back(office: NearMachine) -> None:
    (listed,) = office.run("draft", "list")
    assert (listed["form_name"], listed["title"], listed["start"]) == ("日记", "王秀兰", "屋顶漏雨 答应")
    shown = office.run("draft", "show", "d-1")
    assert shown["typed"]["content"] == "屋顶漏雨\n答应"
    assert shown["place"] == {"field": "content", "at": 7, "from": 7}
    assert shown["versions"] == []
    thrown = office.run("draft", "discard", "d-1")
    assert office.run("draft", "list") == []
    (binned,) = office.run("draft", "list", "--bin")
    assert (binned["id"], bool(binned["thrown"])) == (thrown["bin"], True)
    office.run("draft", "bring-back", thrown["bin"])
    (back,) = office.run("draft", "list")
    assert back["start"] == listed["start"]


def test_a_person_reads_whose_it_is_and_how_to_get_it_back(office: NearMachine) -> None:
    assert "日记  王秀兰" in office.say("draft", "list")
    said = office.say("draft", "discard", "d-1")
    assert "90 天里能拿回来" in said
    assert "draft bring-back" in said


def test_the_private_page_is_shown_nowhere(office: NearMachine) -> None:
    assert SECRET not in office.say("draft", "show", "d-1")
    assert SECRET not in str(office.run("draft", "show", "d-1"))
    assert "sealed" not in office.run("draft", "show", "d-1")["typed"]


@pytest.mark.parametrize("verb", ["show", "discard", "bring-back"])
def test_one_that_is_not_there_is_refused(office: NearMachine, verb: str) -> None:
    assert office.refused("draft", verb, "nowhere").error == "no_draft"


def test_handing_over_needs_somebody_to_hand_to(office: NearMachine, tmp_path: Path) -> None:
    refused = office.refused("draft", "hand-over", "--for", "没有这个人", "--to", tmp_path)
    assert refused.error == "no_receiver"
    (tmp_path / "odd.gwd").write_bytes(b"not a file of drafts")
    assert office.refused("draft", "take-over", tmp_path / "odd.gwd").error == "not_a_bundle"
