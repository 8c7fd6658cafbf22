"""Villages and counties: who may be handed what, what is taken back, and what a county's PC may not do."""

from __future__ import annotations

from typing import Any

import pytest

from gridworker.errors import UserError
from gridworker.services import acting, areas, levels, passing, sending_up, taking_back
from gridworker.services.attachments import attach, attachment_list, remove
from gridworker.services.demands import DeskDraft, collect_at_desk
from tests.support import agreement, pictures
from tests.support.levels import Levels
from tests.support.parish import Machine


def test_from_the_village_to_the_county_and_back_to_the_village(three: Levels) -> None:
    village = three.parish.join(three.parish.machine("village"), "石桥村委会", "village")

    def to_village() -> None:
        village.merge(three.town.answer(village.device))

    def from_village() -> None:
        three.town.merge(village.export())

    def passed(verb: Any, giver: Machine, to: Machine) -> None:
        giver.clock.advance(60)
        verb(giver.session, three.demand, to.device, "请接着办")

    to_village()
    three.act(village, "register", track="SIMPLE")
    assert three.holder(village) == village.device
    passed(levels.escalate, village, three.town)
    from_village()
    assert three.holder(three.town) == three.town.device
    three.escalate()
    three.up()
    three.act(three.county, "assign", unit="区水务局", due="2026-05-20")
    passed(levels.delegate, three.county, three.town)
    three.down()
    passed(levels.delegate, three.town, village)
    to_village()
    three.up()
    three.act(village, "accept")
    from_village()
    three.up()
    three.home()
    for who in (three.laptop, village, three.town, three.county):
        assert (three.state(who), three.holder(who)) == ("in_progress", village.device)
    times = {one.level: one.now for one in levels.level_times(three.county.session, three.demand)}
    assert times == {"VILLAGE": True, "TOWN": False, "COUNTY": False}
    assert {pc.level for pc in levels.level_pcs(village.session)} == {"TOWN", "COUNTY"}
    agreement.same_as_the_rule(village.session)
    three.sound()


def test_a_village_may_name_the_county_and_the_town_passes_it_on_by_itself(three: Levels) -> None:
    village = three.parish.join(three.parish.machine("village"), "石桥村委会", "village")
    village.merge(three.town.answer(village.device))
    three.act(village, "register", track="SIMPLE")
    village.clock.advance(60)
    levels.escalate(village.session, three.demand, three.county.device, "越过镇里直接报区里")
    three.town.merge(village.export())
    three.up()
    assert three.holder(three.county) == three.county.device
    three.act(three.county, "comment", text="收到")
    three.down()
    village.merge(three.town.answer(village.device))
    said = [s["data"].get("text") for s in village.session.store.history(three.demand) if s["data"]]
    assert "收到" in said
    three.sound()


def test_a_village_that_does_not_have_the_grid_is_not_handed_a_matter_of_it(three: Levels) -> None:
    village = three.parish.join(three.parish.machine("village"), "石桥村委会", "village")
    three.parish.grid("石桥村第二网格")
    three.act(three.town, "register", track="SIMPLE")
    three.town.clock.advance(60)
    row = three.town.session.store.get("demand", three.demand)
    assert row is not None
    (cert,) = [c for c in three.town.session.authority.certs if c.device == village.device]
    assert row["in_scope"] in cert.scopes
    desk = DeskDraft(text="办公室门口的灯坏了", source="OFFICE")
    other, _ = collect_at_desk(three.town.session, desk)
    acting.act(three.town.session, other, "register", {"track": "SIMPLE"})
    with pytest.raises(UserError) as e:
        levels.delegate(three.town.session, other, village.device, "x")
    assert e.value.code == "not_readable"


def test_a_matter_is_taken_back_from_a_county_whose_computer_is_gone(three: Levels) -> None:
    three.register()
    three.escalate()
    three.up()
    three.act(three.county, "assign", unit="区水务局", due="2026-05-20")
    three.down()
    three.act(three.town, "comment", text="那边的电脑坏了")
    three.town.clock.advance(60)
    done = taking_back.take_back(three.town.session, three.demand, "区里的电脑坏了")
    assert (done.name, done.steps) == ("区住建委", 1)
    assert (three.state(three.town), three.holder(three.town)) == ("registered", three.town.device)
    three.act(three.town, "assign", unit="镇城建办", due="2026-05-01")
    three.home()
    assert (three.state(three.laptop), three.holder(three.laptop)) == ("assigned", three.town.device)
    # It was not gone after all: what it does now waits, and it learns why.
    three.act(three.county, "supervise", level="S1", text="请抓紧")
    three.down()
    assert three.state(three.town) == "assigned"
    three.up()
    assert (three.state(three.county), three.holder(three.county)) == ("assigned", three.town.device)
    three.sound()
    with pytest.raises(UserError) as e:
        taking_back.take_back(three.town.session, three.demand, "x")
    assert e.value.code == "nothing_to_take_back"


def test_a_picture_goes_up_only_when_it_is_named(three: Levels) -> None:
    given, kept = (
        attach(three.laptop.session, three.demand, ("PDF", pictures.noise(seed, 9_000), ""))[0]
        for seed in (1, 2)
    )
    three.laptop.clock.advance(60)
    three.town.merge(three.laptop.export())
    with pytest.raises(UserError) as e:
        sending_up.send_up(three.town.session, given)
    assert e.value.code == "not_lent"
    assert sending_up.went_up(three.town.session, three.demand) is None
    three.register()
    three.escalate()
    three.up()
    assert attachment_list(three.county.session, three.demand) == []
    three.town.clock.advance(60)
    told = sending_up.went_up(three.town.session, three.demand)
    assert told == sending_up.WentUp(["区住建委"], frozenset())
    sending_up.send_up(three.town.session, given)
    told = sending_up.went_up(three.town.session, three.demand)
    assert told == sending_up.WentUp(["区住建委"], frozenset({given}))
    assert sending_up.went_up(three.county.session, three.demand) is None
    three.up()
    (row,) = attachment_list(three.county.session, three.demand)
    assert (row["id"], row["state"]) == (given, "here")
    assert three.county.session.store.get("attachment", kept) is None
    remove(three.laptop.session, given)
    three.town.merge(three.laptop.export())
    three.up()
    assert attachment_list(three.county.session, three.demand) == []
    three.sound()


# --- the county's PC is no PC of the town


def test_the_county_is_no_peer_gets_no_key_and_may_do_nothing_of_the_towns(three: Levels) -> None:
    county = three.county.session
    assert county.office_keys is None
    assert not county.identity.is_peer
    assert county.identity.role == "county"
    (mine,) = [c for c in county.authority.certs if c.device == three.county.device]
    assert mine.scopes != ("*",)
    with pytest.raises(UserError, match="镇"):
        areas.add_grid(county, "990101201201099", "别的网格")
    assert {pc.device for pc in levels.level_pcs(three.town.session)} == {three.county.device}


def test_a_report_of_the_laptop_and_a_peer_bundle_say_nothing_to_the_county(three: Levels) -> None:
    second = three.parish.second_pc()
    for path in (*three.laptop.export(), *three.town.export(), *second.export()):
        refused = three.county.merge([path]).refused
        assert [one.error.code for one in refused] == ["not_for_us"]


def test_a_second_county_pc_shares_the_same_scope(three: Levels) -> None:
    other = three.parish.join(three.parish.machine("county-2"), "区信访办", "county")
    scopes = {c.scopes for c in three.town.session.authority.certs if c.role == "county"}
    assert len(scopes) == 1
    assert other.session.identity.role == "county"


def test_up_is_up_and_down_is_down(three: Levels) -> None:
    three.register()
    with pytest.raises(UserError) as e:
        levels.delegate(three.town.session, three.demand, three.county.device, "x")
    assert e.value.code == "wrong_level"
    with pytest.raises(UserError) as e:
        levels.escalate(three.town.session, three.demand, three.laptop.device, "x")
    assert e.value.code == "no_device"


def test_a_town_that_hands_a_matter_to_whoever_cannot_read_it_is_found(
    three: Levels, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passing, "_need_reader", lambda *_asked: None)
    with pytest.raises(pytest.fail.Exception):
        test_a_village_that_does_not_have_the_grid_is_not_handed_a_matter_of_it(three)
