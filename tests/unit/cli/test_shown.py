"""What arrived from elsewhere reaches a terminal as words, never as commands to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain.text import shown_json, shown_line
from gridworker.services.areas import grids
from gridworker.services.households import HouseholdDraft, add_household
from gridworker.services.session import open_profile
from gridworker.services.writing import write
from gridworker.storage import Intent
from tests.support.machine import PASSPHRASE, NearMachine

HOSTILE = "王\x1b]0;title\x07\x1b[2J\u202e福\x9b31m\u2066\r\n已合并 9 个文件"


@pytest.fixture
def machine(tmp_path: Path) -> NearMachine:
    """A profile with a household whose name no person could have typed: a changed program wrote it."""
    made = NearMachine(tmp_path / "office")
    made.say("office", "new", "--name", "云溪镇", "--code", "990101100", "--clerk", "周立秋")
    made.say("grid", "add", "--code", "990101100201001", "--name", "石桥村第一网格")
    with open_profile(made.profile, PASSPHRASE) as opened:
        row = add_household(opened, HouseholdDraft(head="王家福", door="3-12", grid="石桥村第一网格"))
        [grid] = grids(opened)
        write(opened, [Intent("household", row.id, grid["scope"], {"head": HOSTILE})])
    return made


def test_a_name_cannot_command_the_terminal_or_fake_a_line(machine: NearMachine) -> None:
    said = machine.say("household", "list")
    assert "王" in said
    assert not set(said) & set("\x1b\x07\x9b\u202e\u2066\r")
    assert not any(line.startswith("已合并") for line in said.splitlines())


def test_a_script_gets_the_name_as_it_is_in_harmless_characters(machine: NearMachine) -> None:
    said = machine.say("household", "list", "--json")
    assert not set(said) & set("\x1b\x07\x9b\u202e\u2066\r")
    assert [row["head"] for row in json.loads(said)] == [HOSTILE]
    assert not set(machine.dump()) & set("\x9b\u202e\u2066")


@given(st.text())
def test_json_says_the_same(text: str) -> None:
    assert json.loads(shown_json(json.dumps(text, ensure_ascii=False))) == text


@given(st.text())
def test_a_line_is_one_line(text: str) -> None:
    assert len(shown_line(text).splitlines()) <= 1
