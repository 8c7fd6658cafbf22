"""What a resident may ask about help, teams and pairings: found, copied, deleted, corrected, withdrawn."""

from __future__ import annotations

from datetime import date

import pytest

from gridworker.services import access, held_data, pairings, removal, retention
from gridworker.services.bin import bin_list
from gridworker.services.correction import correct
from gridworker.services.helping import ask_help, help_requests, note_help
from gridworker.services.privacy_requests import open_request
from gridworker.services.volunteers import add_member, add_team, end_member, volunteer_teams
from gridworker.services.withdrawing import put_back, withdraw
from tests.support.parish import Machine, Parish, later

WISH = "儿子打工去了，腿脚不便，请人取药"


@pytest.fixture
def told(parish: Parish, laptop: Machine) -> str:
    """王家福's household: asked for help, is in a team, helped a neighbour, is paired with a cadre."""
    s, home = laptop.session, laptop.homes[0]
    team = add_team(s, "石桥互助组", "MUTUAL", grid=parish.grids[0], skills=["ERRAND"]).id
    add_member(s, team, "王家福", phone="15400001111", household=home, skills=["ERRAND"])
    note_help(
        s, ask_help(s, "ERRAND", household=home, text=WISH).id, "HELPED",
        helpers=["赵大姐"], result="取回两盒",
    )  # fmt: skip
    other = ask_help(s, "ERRAND", household=laptop.household("李桂英", "7"), team=team).id
    note_help(s, other, "HELPED", helpers=["王家福", "孙师傅"])
    pairings.add_pairing(s, "CADRE", name="钱支书", household=home, matters="帮办残疾证")
    parish.pc.merge(laptop.export())
    return home


def test_the_copy_has_all_of_it_and_names_nobody_else_who_was_helped(parish: Parish, told: str) -> None:
    words = list(held_data.flat(held_data.held_about(parish.pc.session, told)))
    everything = "\n".join(words)
    for said in (WISH, "取回两盒", "15400001111", "石桥互助组", "帮办残疾证", "去帮过"):
        assert said in everything
    assert "李桂英" not in everything


def test_all_of_it_can_be_deleted_and_is_gone_on_the_laptop_too(
    parish: Parish, laptop: Machine, told: str
) -> None:
    s = parish.pc.session
    asked = open_request(s, told, "DELETE").id
    plan = removal.removal_plan(s, told)
    groups = {item.group for item in plan.items}
    assert {"helps", "members", "helped", "pairings"} <= groups
    assert (plan.stays["help"], plan.stays["team_member"], plan.stays["pairing"]) == (1, 1, 1)
    removal.remove(s, told, [(item.group, item.record) for item in plan.items], asked)
    removal.finish_removal(s)
    laptop.merge(parish.pc.answer(laptop.device))
    for machine in (parish.pc, laptop):
        rows = help_requests(machine.session)
        assert len(rows) == 2
        (team,) = volunteer_teams(machine.session)
        left = str([rows, team, pairings.pairings(machine.session)])
        for word in (WISH, "取回两盒", "15400001111", "王家福", "帮办残疾证"):
            assert word not in left
        assert "赵大姐" in left


def test_deleting_in_one_household_leaves_the_neighbours_words(parish: Parish, told: str) -> None:
    s = parish.pc.session
    asked = open_request(s, told, "DELETE").id
    plan = removal.removal_plan(s, told)
    removal.remove(s, told, [(item.group, item.record) for item in plan.of("helps")], asked)
    rows = {row["household_name"]: row for row in help_requests(s)}
    assert rows["7 李桂英"]["helpers"] == ["王家福", "孙师傅"]


def test_a_volunteers_number_is_shown_for_a_purpose_and_logged(laptop: Machine, told: str) -> None:
    (team,) = volunteer_teams(laptop.session)
    member = team["members"][0]["id"]
    assert access.reveal_phone(laptop.session, "team_member", member, "请他去取药").value == "15400001111"
    (line,) = access.access_log(laptop.session)
    assert (line.about, line.purpose) == ("王家福", "请他去取药")


def test_help_is_corrected_withdrawn_and_put_back_like_any_record(laptop: Machine, told: str) -> None:
    s = laptop.session
    row = next(one for one in help_requests(s) if one["text"] == WISH)
    correct(s, row["id"], {"text": "请人取药", "helpers": ["赵大姐", "周大姐"]}, "听错了")
    (corrected,) = [one for one in help_requests(s, "done") if one["id"] == row["id"]]
    assert (corrected["text"], corrected["helpers"]) == ("请人取药", ["赵大姐", "周大姐"])
    withdraw(s, row["id"], "记重了")
    assert row["id"] not in {one["id"] for one in help_requests(s)}
    (binned,) = bin_list(s).rows
    assert (binned.kind, binned.title) == ("help", "请人取药（3-12 王家福）")
    put_back(s, row["id"])
    back = next(one for one in help_requests(s) if one["id"] == row["id"])
    assert back["helpers"] == ["赵大姐", "周大姐"]


def test_words_of_old_help_and_of_those_who_left_go_after_their_months(
    parish: Parish, laptop: Machine, told: str
) -> None:
    s = parish.pc.session
    (team,) = volunteer_teams(s)
    end_member(s, team["members"][0]["id"], date(2026, 4, 5))
    retention.set_retention(s, "helps", 24)
    retention.set_retention(s, "members", 6)
    assert (retention.due(s, "helps").records, retention.due(s, "members").records) == (0, 0)
    later(parish.pc, days=800)
    assert (retention.due(s, "helps").records, retention.due(s, "members").records) == (1, 1)
    retention.clear_past(s, "helps")
    retention.clear_past(s, "members")
    left = str([help_requests(s), volunteer_teams(s, past=True)])
    assert WISH not in left
    assert "15400001111" not in left
    assert len(help_requests(s)) == 2


def test_a_removal_that_forgets_who_helped_others_is_found(
    parish: Parish, laptop: Machine, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(removal.GROUPS, "helped")
    with pytest.raises(AssertionError):
        test_all_of_it_can_be_deleted_and_is_gone_on_the_laptop_too(parish, laptop, told)
