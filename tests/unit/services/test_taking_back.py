"""A matter whose PC is lost comes back, with a reason, and what comes late from there brings nothing back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gridworker.errors import UserError
from gridworker.services import acting, areas, demands, taking_back
from gridworker.services.demands import DeskDraft, collect_at_desk
from gridworker.services.holding import asked_at, hand_over_here, holder_of
from gridworker.services.taking_back import TakenBack, offered, take_back
from tests.support import agreement
from tests.support.levels import Levels
from tests.support.parish import Machine, Parish, later

BROKEN = "那台电脑坏了"


@pytest.fixture
def two(parish: Parish) -> tuple[Machine, Machine]:
    """Two PCs of one town office that have heard of each other."""
    second = parish.second_pc()
    parish.pc.merge(second.export())
    return parish.pc, second


def swap(giver: Machine, taker: Machine) -> None:
    taker.merge(giver.export())


def step(machine: Machine, demand: str, event: str, **fields: object) -> None:
    machine.clock.advance(60)
    acting.act(machine.session, demand, event, fields)


def state(machine: Machine, demand: str) -> tuple[str, str, str]:
    """(state, number, who has it in hand)."""
    row = machine.session.store.get("demand", demand)
    assert row is not None
    return str(row["state"]), str(row["number"] or ""), holder_of(row)


def taken(machine: Machine, demand: str) -> TakenBack:
    machine.clock.advance(60)
    return take_back(machine.session, demand, BROKEN)


@pytest.fixture
def lost(two: tuple[Machine, Machine], laptop: Machine) -> str:
    """A worker's demand that the second PC registered and gave to its unit; the worker has begun."""
    here, second = two
    (demand,) = laptop.visit("转一转", demand="井盖松了").demands
    here.merge(laptop.export())
    swap(here, second)
    unit = areas.add_unit(second.session, "镇城建办", level="DEPT")
    step(second, demand, "register", track="SIMPLE")
    step(second, demand, "assign", unit=unit, due="2026-05-20")
    swap(second, here)
    laptop.merge(here.answer(laptop.device))
    step(laptop, demand, "accept")
    here.merge(laptop.export())
    return demand


@pytest.fixture
def handed(two: tuple[Machine, Machine]) -> str:
    """A demand of this PC that it has handed over to the second."""
    here, second = two
    demand, _ = collect_at_desk(here.session, DeskDraft(text="路灯不亮", source="PHONE"))
    step(here, demand, "register", track="SIMPLE")
    step(here, demand, "hand_over", to=second.device)
    swap(here, second)
    return demand


def test_what_a_lost_pc_of_the_office_registered_is_registered_once_more_under_its_number(
    two: tuple[Machine, Machine], lost: str
) -> None:
    here, second = two
    now, number, holder = state(here, lost)
    assert (now, number[-4:], holder) == ("in_progress", "B001", second.device)
    done = taken(here, lost)
    assert (done.name, done.steps, done.others) == ("周敏", 2, [])
    assert state(here, lost) == ("collected", "", "")
    step(here, lost, "register", track="SIMPLE")
    assert state(here, lost) == ("registered", number, here.device)
    kept = [one for one in here.session.store.history(lost) if one["kind"] == "demand.register"]
    assert [one["standing"] for one in kept] == ["excluded", "on"]
    agreement.same_as_the_rule(here.session)


def test_a_matter_that_this_pc_had_handed_over_comes_back_as_it_was(
    two: tuple[Machine, Machine], handed: str
) -> None:
    here, second = two
    step(second, handed, "withdraw", reason="本人不办了")
    swap(second, here)
    assert state(here, handed)[0] == "withdrawn"
    assert taken(here, handed).steps == 1
    assert state(here, handed)[::2] == ("registered", here.device)
    shown = {one["event"]: one["taken_back"] for one in demands.demand(here.session, handed)["events"]}
    assert (shown["withdraw"], shown["register"]) == (BROKEN, "")


def test_where_the_other_pc_answers_after_all_what_it_did_counts_and_the_matter_stays_here(
    two: tuple[Machine, Machine], handed: str
) -> None:
    here, second = two
    taken(here, handed)
    step(second, handed, "withdraw", reason="本人不办了")
    swap(second, here)
    assert state(here, handed)[::2] == ("withdrawn", here.device), "a colleague's act is taken in, as ever"
    swap(here, second)
    for machine in two:
        assert state(machine, handed)[::2] == ("withdrawn", here.device)
        agreement.same_as_the_rule(machine.session)
    agreement.all_agree([machine.session for machine in two])


def test_where_a_line_comes_back_to_life_the_matter_is_shown_as_registered_twice(
    two: tuple[Machine, Machine], lost: str
) -> None:
    here, second = two
    taken(here, lost)
    step(here, lost, "register", track="SIMPLE")
    step(second, lost, "supervise", level="S1", text="请抓紧")
    swap(second, here)
    row = here.session.store.get("demand", lost)
    assert row is not None
    assert row["doubled"], "nothing that an office did is hidden; one of the two is merged into the other"
    agreement.same_as_the_rule(here.session)


def test_what_the_lost_pc_took_in_at_its_own_desk_is_to_be_collected_again(
    two: tuple[Machine, Machine],
) -> None:
    here, second = two
    demand, _ = collect_at_desk(second.session, DeskDraft(text="井盖松了", source="PHONE"))
    step(second, demand, "register", track="SIMPLE")
    swap(second, here)
    with pytest.raises(UserError) as refused:
        taken(here, demand)
    assert refused.value.code == "from_its_desk"
    assert state(here, demand)[1] in (refused.value.hint or "")


def test_what_this_office_wrote_meanwhile_does_not_hold_the_matter_there_and_is_named(three: Levels) -> None:
    three.register()
    three.escalate()
    three.up()
    three.act(three.county, "assign", unit="区水务局", due="2026-05-20")
    three.down()
    three.act(three.town, "tell_resident", how="HOME")
    done = taken(three.town, three.demand)
    assert (done.name, done.steps, done.others) == ("区住建委", 1, ["tell_resident"])
    assert (three.state(three.town), three.holder(three.town)) == ("registered", three.town.device)
    three.act(three.county, "supervise", level="S1", text="请抓紧")
    three.down()
    assert three.holder(three.town) == three.town.device, "before anything else was done here"
    three.up()
    assert three.holder(three.county) == three.town.device
    three.sound()


def test_what_a_village_wrote_meanwhile_and_brings_late_does_not_pass_the_matter_on_again(
    three: Levels,
) -> None:
    village = three.parish.join(three.parish.machine("village"), "石桥村委会", "village")
    three.register()
    three.escalate()
    three.up()
    village.merge(three.town.answer(village.device))
    three.act(village, "tell_resident", how="HOME")
    taken(three.town, three.demand)
    three.town.merge(village.export())
    assert three.holder(three.town) == three.town.device


def test_the_comparison_finds_one_that_puts_out_only_what_the_lost_pc_wrote(
    three: Levels, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = taking_back._is_act
    monkeypatch.setattr(
        taking_back, "_is_act", lambda s, one: act(s, one) and one["dev"] == three.county.device
    )
    with pytest.raises(UserError) as refused:
        test_what_this_office_wrote_meanwhile_does_not_hold_the_matter_there_and_is_named(three)
    assert refused.value.code == "still_held", "and nothing is claimed that did not come about"


def test_a_village_that_registered_a_matter_and_is_gone_gives_it_back_too(three: Levels) -> None:
    village = three.parish.join(three.parish.machine("village"), "石桥村委会", "village")
    village.merge(three.town.answer(village.device))
    three.act(village, "register", track="SIMPLE")
    three.town.merge(village.export())
    number = state(three.town, three.demand)[1]
    assert taken(three.town, three.demand).name == "石桥村委会"
    three.act(three.town, "register", track="SIMPLE")
    assert state(three.town, three.demand) == ("registered", number, three.town.device)


def test_it_is_offered_only_when_the_other_pc_was_asked_and_stays_silent(
    two: tuple[Machine, Machine], lost: str
) -> None:
    here, second = two
    assert not offered(here.session, lost, second.device), "it has not been asked"
    hand_over_here(here.session, lost)
    assert asked_at(here.session, lost)
    assert not offered(here.session, lost, second.device), "it may answer"
    later(here, days=3)
    assert offered(here.session, lost, second.device)
    later(second, days=3)
    collect_at_desk(second.session, DeskDraft(text="另一件", source="PHONE"))
    swap(second, here)
    assert not offered(here.session, lost, second.device), "it is there"


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(UserError) as refused:
        call()
    return refused.value.code


def test_refusals(parish: Parish, two: tuple[Machine, Machine], lost: str, laptop: Machine) -> None:
    here, second = two
    new, _ = collect_at_desk(here.session, DeskDraft(text="路灯不亮", source="PHONE"))
    assert refusal(lambda: take_back(here.session, lost, "  ")) == "no_reason"
    assert refusal(lambda: take_back(here.session, new, BROKEN)) == "nothing_to_take_back"
    assert refusal(lambda: take_back(second.session, lost, BROKEN)) == "nothing_to_take_back"
    assert refusal(lambda: take_back(here.session, "nothing", BROKEN)) == "no_demand"
    assert refusal(lambda: take_back(laptop.session, lost, BROKEN)) == "not_office"
    assert not offered(here.session, lost, here.device)
    assert not offered(here.session, new, "")
