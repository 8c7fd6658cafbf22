"""Teams, help and pairings: matched offline, each where it belongs, changed by who may."""

from __future__ import annotations

from datetime import date

import pytest

from gridworker.domain.records import BadRecord
from gridworker.errors import UserError
from gridworker.services import areas, assigning, conflicts, households, pairings, volunteers
from gridworker.services.area_tree import revise_place
from gridworker.services.correction import correct
from gridworker.services.help_matching import matches, teams_for
from gridworker.services.helping import (
    ask_help,
    help_requests,
    note_help,
    reopen_help,
    send_team,
    waiting_count,
)
from gridworker.services.households import HouseholdDraft
from gridworker.services.outgoing import outgoing
from gridworker.services.volunteers import (
    add_member,
    add_team,
    end_member,
    end_team,
    find_team,
    revise_member,
    revise_team,
    volunteer_teams,
)
from gridworker.services.writing import common_scope
from gridworker.storage import Intent
from tests.support.parish import Machine, Parish


def told(parish: Parish, laptop: Machine) -> None:
    """One way there and back: the laptop's words to the office, the office's to the laptop."""
    parish.pc.merge(laptop.export())
    laptop.merge(parish.pc.answer(laptop.device))


def home_in(laptop: Machine, group: str, head: str = "李桂英", door: str = "7") -> str:
    draft = HouseholdDraft(head=head, door=door, group=group)
    return households.add_household(laptop.session, draft).id


def test_water_and_power_repairs_in_group_three_find_the_right_team_with_no_network(
    parish: Parish, laptop: Machine
) -> None:
    s, grid = laptop.session, parish.grids[0]
    add_team(s, "石桥二组帮工队", "MUTUAL", grid=grid, groups=["2组"], skills=["REPAIR"])
    third = add_team(s, "石桥三组互助组", "MUTUAL", grid=grid, groups=["3组"], skills=["FARM"]).id
    add_member(s, third, "王电工", skills=["REPAIR"], phone="15400001111")
    add_team(s, "石桥文艺队", "VOLUNTEER", grid=grid, skills=["TALK"])
    asked = ask_help(s, "REPAIR", household=home_in(laptop, "三组"), text="灶房电线老化，请人看看").id
    found = matches(s, asked)
    assert [(one.name, one.near, one.can) for one in found] == [
        ("石桥三组互助组", "group", True),
        ("石桥文艺队", "grid", False),
    ]
    assert found[0].names == ("王电工",)


def test_a_team_of_the_town_reaches_every_laptop_and_a_workers_only_the_office(
    parish: Parish, laptop: Machine
) -> None:
    other = parish.laptop("赵强", grid=1)
    add_team(parish.pc.session, "云溪镇应急队", "VOLUNTEER", skills=["URGENT"])
    add_team(laptop.session, "石桥互助组", "MUTUAL", grid=parish.grids[0])
    told(parish, laptop)
    told(parish, other)
    assert [one["name"] for one in volunteer_teams(parish.pc.session)] == ["云溪镇应急队", "石桥互助组"]
    assert [one["name"] for one in volunteer_teams(laptop.session)] == ["云溪镇应急队", "石桥互助组"]
    assert [one["name"] for one in volunteer_teams(other.session)] == ["云溪镇应急队"]


def test_a_worker_cannot_change_the_towns_team_but_adds_a_neighbour_to_it(
    parish: Parish, laptop: Machine
) -> None:
    team = add_team(parish.pc.session, "云溪镇应急队", "VOLUNTEER", skills=["URGENT"]).id
    told(parish, laptop)
    assert find_team(laptop.session, "云溪镇应急队")["mine"] is False
    with pytest.raises(UserError) as refused:
        revise_team(laptop.session, team, {"name": "我的队"})
    assert refused.value.code == "wrong_scope"
    add_member(laptop.session, team, "李大山", skills=["URGENT"])
    told(parish, laptop)
    (seen,) = volunteer_teams(parish.pc.session)
    assert [one["name"] for one in seen["members"]] == ["李大山"]


def test_a_worker_who_forges_a_team_of_everybody_has_no_effect(parish: Parish, laptop: Machine) -> None:
    s = laptop.session
    forged = Intent("team", "t-forged", common_scope(s), {"team_kind": "MUTUAL", "name": "冒名队"})
    s.store.write([forged], who=s.writer, entropy=s.entropy)
    told(parish, laptop)
    assert volunteer_teams(parish.pc.session) == []
    assert volunteer_teams(s) == []


def test_a_request_goes_from_asked_to_helped_and_can_be_taken_up_again(
    parish: Parish, laptop: Machine
) -> None:
    s, home = laptop.session, laptop.homes[0]
    team = add_team(s, "石桥互助组", "MUTUAL", grid=parish.grids[0], skills=["ERRAND"]).id
    asked = ask_help(s, "ERRAND", household=home, text="腿摔了，请人取药", wanted_on=date(2026, 4, 7)).id
    assert waiting_count(s) == 1
    send_team(s, asked, team)
    note_help(s, asked, "HELPED", helpers=["王大姐", "王大姐"], hours=2, result="取药送到家")
    told(parish, laptop)
    (row,) = help_requests(parish.pc.session)
    assert (row["outcome"], row["helpers"], row["hours"], row["team_name"]) == (
        "HELPED", ["王大姐"], 2, "石桥互助组",
    )  # fmt: skip
    assert row["household_name"].endswith("王家福")
    assert waiting_count(s) == 0
    reopen_help(s, asked)
    assert [one["id"] for one in help_requests(s, "open")] == [asked]


def test_a_request_without_a_household_names_its_place(laptop: Machine) -> None:
    with pytest.raises(UserError) as missing:
        ask_help(laptop.session, "URGENT")
    assert missing.value.code == "place_missing"
    ask_help(laptop.session, "URGENT", place="三组晒场")
    (row,) = help_requests(laptop.session)
    assert row["where"] == "三组晒场"


def test_hours_are_optional_and_nobody_is_asked_for_them(laptop: Machine) -> None:
    asked = ask_help(laptop.session, "TALK", household=laptop.homes[0]).id
    note_help(laptop.session, asked, "HELPED", helpers=["王大姐"])
    (row,) = help_requests(laptop.session, "done")
    assert row["hours"] is None


@pytest.mark.parametrize(
    ("words", "code"),
    [({"text": "身份证11010519491231002X"}, "id_number"), ({"asked_on": date(2030, 1, 1)}, "date_ahead")],
)
def test_what_may_not_be_kept_is_refused(laptop: Machine, words: dict[str, object], code: str) -> None:
    with pytest.raises(UserError) as refused:
        ask_help(laptop.session, "TALK", household=laptop.homes[0], **words)
    assert refused.value.code == code


def test_an_unknown_kind_of_help_is_refused(laptop: Machine) -> None:
    with pytest.raises(BadRecord):
        ask_help(laptop.session, "MAGIC", household=laptop.homes[0])


def test_who_helped_has_to_be_said(laptop: Machine) -> None:
    asked = ask_help(laptop.session, "TALK", household=laptop.homes[0]).id
    with pytest.raises(UserError) as missing:
        note_help(laptop.session, asked, "HELPED")
    assert missing.value.code == "helpers_missing"
    note_help(laptop.session, asked, "CANCELLED")


def test_teams_and_members_end_and_are_then_not_matched(parish: Parish, laptop: Machine) -> None:
    s, grid = laptop.session, parish.grids[0]
    team = add_team(s, "石桥互助组", "MUTUAL", grid=grid).id
    member = add_member(s, team, "王电工", skills=["REPAIR"]).id
    revise_member(s, member, {"part": "LEADER", "phone": "15400001111"})
    assert volunteer_teams(s)[0]["leader"] == "王电工"
    end_member(s, member, date(2026, 4, 1))
    (match,) = teams_for(s, "REPAIR", grid=grid)
    assert not match.can
    end_team(s, team, date(2026, 4, 1))
    assert teams_for(s, "REPAIR", grid=grid) == []
    assert [one["over"] for one in volunteer_teams(s, past=True)] == [True]


def test_the_same_name_twice_in_a_team_is_asked_about(parish: Parish, laptop: Machine) -> None:
    team = add_team(laptop.session, "石桥互助组", "MUTUAL", grid=parish.grids[0]).id
    add_member(laptop.session, team, "王芳")
    with pytest.raises(UserError) as twice:
        add_member(laptop.session, team, "王芳")
    assert twice.value.code == "already_there"


def test_three_levels_of_pairing_cover_a_household_and_its_family_stays_in_the_grid(
    parish: Parish, laptop: Machine
) -> None:
    pc = parish.pc.session
    village = areas.add_unit(pc, "石桥村")
    revise_place(pc, "grid", parish.grids[0], {"unit": village})
    other = parish.laptop("赵强", grid=1)
    told(parish, laptop)
    home = laptop.homes[0]
    pairings.add_pairing(pc, "TOWN", name="周镇长", post="副镇长", unit=village)
    pairings.add_pairing(pc, "VILLAGE", name="孙主任", grid=parish.grids[0])
    pairings.add_pairing(pc, "CADRE", name="钱支书", household=home, matters="帮办残疾证")
    told(parish, laptop)
    told(parish, other)
    assert [one["name"] for one in pairings.pairings(laptop.session, household=home)] == [
        "周镇长", "孙主任", "钱支书",
    ]  # fmt: skip
    assert [one["name"] for one in pairings.pairings(other.session)] == ["周镇长", "孙主任"]


def test_a_pairing_says_who_and_exactly_one_thing(parish: Parish, laptop: Machine) -> None:
    with pytest.raises(UserError) as nobody:
        pairings.add_pairing(laptop.session, "CADRE", household=laptop.homes[0])
    assert nobody.value.code == "pairing_who"
    with pytest.raises(UserError) as both:
        pairings.add_pairing(
            laptop.session, "CADRE", name="钱支书", household=laptop.homes[0], grid=parish.grids[0]
        )
    assert both.value.code == "pairing_what"
    kept = pairings.add_pairing(laptop.session, "CADRE", name="钱支书", household=laptop.homes[0])
    with pytest.raises(UserError) as twice:
        pairings.add_pairing(laptop.session, "CADRE", name="钱支书", household=laptop.homes[0])
    assert twice.value.code == "already_there"
    pairings.end_pairing(laptop.session, kept.id, date(2026, 4, 5))
    assert len(pairings.pairings(laptop.session)) == 1


def test_a_list_that_names_everybodys_team_as_ones_own_is_found(
    parish: Parish, laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volunteers, "may_revise", lambda _session, _row: True)
    with pytest.raises(AssertionError):
        test_a_worker_cannot_change_the_towns_team_but_adds_a_neighbour_to_it(parish, laptop)


def test_the_next_file_names_what_of_mutual_aid_is_in_it(parish: Parish, laptop: Machine) -> None:
    parish.pc.merge(laptop.export())
    laptop.merge(parish.pc.answer(laptop.device))
    team = add_team(laptop.session, "石桥互助组", "MUTUAL", grid=parish.grids[0]).id
    add_member(laptop.session, team, "王电工")
    ask_help(laptop.session, "TALK", household=laptop.homes[0])
    assert outgoing(laptop.session).aid == 3


def test_two_who_change_one_request_at_the_same_time_are_both_kept_and_somebody_decides(
    parish: Parish, laptop: Machine
) -> None:
    asked = ask_help(laptop.session, "TALK", household=laptop.homes[0], text="陪老人说说话").id
    parish.pc.merge(laptop.export())
    correct(laptop.session, asked, {"need": "CARE"}, "听错了")
    parish.pc.clock.advance(60)
    correct(parish.pc.session, asked, {"need": "ERRAND"}, "听错了")
    parish.pc.merge(laptop.export())
    (clash,) = conflicts.conflict_list(parish.pc.session)
    assert (clash["kind"], clash["field"], clash["title"]) == ("help", "need", "陪老人说说话")
    conflicts.settle(parish.pc.session, asked, "need", choice=1)
    assert conflicts.conflict_list(parish.pc.session) == []


def test_two_who_add_somebody_to_one_team_do_not_clash(parish: Parish, laptop: Machine) -> None:
    team = add_team(laptop.session, "石桥互助组", "MUTUAL", grid=parish.grids[0]).id
    parish.pc.merge(laptop.export())
    add_member(laptop.session, team, "王电工")
    add_member(parish.pc.session, team, "赵大姐")
    told(parish, laptop)
    for machine in (parish.pc, laptop):
        (row,) = volunteer_teams(machine.session)
        assert [one["name"] for one in row["members"]] == ["王电工", "赵大姐"]
        assert conflicts.conflict_list(machine.session) == []


def test_nothing_of_a_grid_that_was_handed_over_is_shown_any_more(parish: Parish, laptop: Machine) -> None:
    parish.grid("石桥村第二网格")
    add_team(laptop.session, "石桥互助组", "MUTUAL", grid=parish.grids[0])
    ask_help(laptop.session, "TALK", household=laptop.homes[0])
    told(parish, laptop)
    assigning.give_grid(parish.pc.session, parish.grids[1], "李明")
    assigning.take_grid(parish.pc.session, parish.grids[0], "李明", last_day=date(2026, 4, 4))
    told(parish, laptop)
    assert volunteer_teams(laptop.session) == []
    assert help_requests(laptop.session) == []
    assert len(help_requests(parish.pc.session)) == 1
