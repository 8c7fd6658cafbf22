"""Lists of demands by their next step: what stands on which, in the office and on laptops, day by day."""

from __future__ import annotations

import datetime as dt
from datetime import date

import pytest

from gridworker.domain.period import month_of
from gridworker.errors import UserError
from gridworker.services import areas, assigning, demands, worklists
from gridworker.services import rates as rates_service
from gridworker.services.acting import act
from gridworker.services.calendar import limits
from gridworker.services.demand_steps import later_than_limit
from gridworker.services.demands import DeskDraft, collect_at_desk
from gridworker.services.queries import NO_GRID
from gridworker.services.rates import balances, behind_balance, rates
from gridworker.services.session import Session
from gridworker.services.worklists import LISTS, counts, unit_lists, worklist
from gridworker.storage.worklists import CONDITIONS
from tests.support.parish import START, Machine, Parish, later

UNIT = "镇水务站"


def today(machine: Machine) -> date:
    return machine.clock.now().date()


def to_day(machine: Machine, month: int, day: int, hour: int = 9) -> None:
    """The clock of a machine moves on to a day of 2026."""
    when = dt.datetime(2026, month, day, hour, tzinfo=START.tzinfo)
    later(machine, seconds=(when - machine.clock.now()).total_seconds())


def the_unit(session: Session) -> str:
    """The unit that demands are given to; made when it is first needed."""
    known = [unit["id"] for unit in areas.units(session) if unit["name"] == UNIT]
    return str(known[0]) if known else areas.add_unit(session, UNIT, level="TOWN", code="U2")


def take(session: Session, demand: str, *steps: str, **data: object) -> None:
    unit = the_unit(session) if "assign" in steps else ""
    given: dict[str, dict[str, object]] = {
        "register": {"track": "SIMPLE"},
        "assign": {"unit": unit, "due": "2026-04-20", "task": "去看一看"},
        "report_back": {"result": "修好了", "outcome": "DONE"},
        "tell_resident": {"how": "PHONE", "to": "本人"},
        "callback": {"satisfaction": 5},
        "verify": {},
        "skip_publish": {"reason": "家事"},
        "close_out": {"outcome": "DONE"},
        "withdraw": {"reason": "自己修好了"},
        "hold": {"reason": "等材料", "review_on": "2026-05-20"},
        "supervise": {"level": "S1", "text": "请抓紧"},
    }
    for step in steps:
        act(session, demand, step, {**given.get(step, {}), **data})


def collected(machine: Machine, grid: str = "", text: str = "水渠堵了", **more: object) -> str:
    draft = DeskDraft(text=text, source="PHONE", consent_publish=True, grid=grid, **more)
    return collect_at_desk(machine.session, draft)[0]


def where(session: Session, demand: str) -> set[str]:
    """The lists on which a demand stands."""
    return {name for name in LISTS if demand in worklist(session, name)} - {"open", "mine"}


def row(session: Session, demand: str) -> dict[str, object]:
    return demands.demand_rows(session, [demand])[0]


def test_a_demand_goes_from_list_to_list(parish: Parish) -> None:
    laptop, session = parish.laptop(), parish.pc.session
    worker = laptop.session.identity.worker
    demand = collected(laptop)
    parish.pc.merge(laptop.export())
    went = [where(session, demand)]
    for step in ("register", "assign"):
        take(session, demand, step, **({"person": worker} if step == "assign" else {}))
        went.append(where(session, demand))
    for step in ("accept", "report_back", "tell_resident"):
        laptop.merge(parish.pc.answer(laptop.device))
        take(laptop.session, demand, step)
        parish.pc.merge(laptop.export())
        went.append(where(session, demand))
    for step in ("verify", "callback", "skip_publish", "close_out"):
        take(session, demand, step)
        went.append(where(session, demand))
    assert went == [
        {"to_register"}, {"to_assign"}, {"to_accept"}, {"in_hand"}, {"to_verify", "to_tell"},
        {"to_verify", "to_call_back"}, {"to_publish", "to_call_back"}, {"to_publish"}, {"to_close"}, set(),
    ]  # fmt: skip
    assert rates(session, month_of(today(parish.pc))).by_name["first_asked"].n == [demand]


def test_a_worker_who_was_asked_first_is_named_beside_the_unit_where_nobody_of_it_is(
    parish: Parish, laptop: Machine
) -> None:
    (demand,) = laptop.visit("转一转", demand="路灯不亮").demands
    parish.pc.merge(laptop.export())
    take(parish.pc.session, demand, "register", "assign")
    assert row(parish.pc.session, demand)["next_by"] == f"{UNIT}、李明"
    take(parish.pc.session, demand, "transfer", unit=the_unit(parish.pc.session), reason="分给人",
         person=laptop.session.identity.worker)  # fmt: skip
    assert row(parish.pc.session, demand)["next_by"] == "李明"


def test_a_row_says_when_it_is_due_and_who_has_to_do_what_next(parish: Parish) -> None:
    session = parish.pc.session
    demand = collected(parish.pc)
    assert [row(session, demand)[name] for name in ("due", "next_name", "days_left")] == ["", "立项", None]
    take(session, demand, "register", "assign")
    shown = row(session, demand)
    # Registered on Sunday 5 April within 清明 (4th to 6th): Thursday is the third working day.
    assert (shown["due"], shown["due_estimated"], shown["days_left"]) == ("2026-04-09", False, 3)
    assert (shown["next_event"], shown["next_by"], shown["next_who"]) == ("accept", UNIT, "handler")
    assert (shown["next_due"], shown["unit_name"], shown["track_name"]) == ("2026-04-07", UNIT, "限时办")
    assert shown["unit_due"] == "2026-04-20"
    assert "2026-04-09" in later_than_limit(session, demand, "2026-04-20")
    assert later_than_limit(session, demand, "2026-04-09") == ""
    assert (shown["held_here"], shown["holder_name"], shown["overdue"]) == (True, "苏文清", False)


def test_overdue_begins_at_six_and_supervision_is_proposed_and_issued_by_a_person(parish: Parish) -> None:
    pc, session = parish.pc, parish.pc.session
    demand = collected(pc)
    take(session, demand, "register", "assign", "accept")
    told = []
    for day, hour in ((7, 9), (8, 9), (9, 17), (9, 19), (10, 9), (14, 9), (16, 9)):
        to_day(pc, 4, day, hour)
        shown = row(session, demand)
        told.append((shown["overdue"], shown["to_supervise"], demand in worklist(session, "to_supervise")))
    assert told == [
        (False, "", False), (False, "S0", True), (False, "S0", True), (True, "S0", True), (True, "S1", True),
        (True, "S2", True), (True, "S3", True),
    ]  # fmt: skip
    take(session, demand, "supervise", level="S3")
    shown = row(session, demand)
    assert (shown["supervised_name"], shown["to_supervise"]) == ("挂牌督办", "")
    assert worklist(session, "to_supervise") == []
    assert counts(session)["overdue"] == 1


def test_what_is_held_in_time_is_not_overdue_and_what_was_held_too_late_is(parish: Parish) -> None:
    pc, session = parish.pc, parish.pc.session
    early, late = collected(pc), collected(pc)
    for demand in (early, late):
        take(session, demand, "register", "assign", "accept")
    to_day(pc, 4, 9)
    take(session, early, "hold")
    to_day(pc, 4, 13)
    take(session, late, "hold")
    assert worklist(session, "overdue") == [late]
    assert set(worklist(session, "on_hold")) == {early, late}
    assert row(session, early)["hold_review"] == "2026-05-20"
    april = rates(session, month_of(today(pc)))
    assert april.held == [early]
    assert (april.by_name["on_time"].n, april.by_name["on_time"].rest) == ([], [late])


def test_who_was_asked_first_keeps_it_until_the_end_and_a_stand_in_sees_it_meanwhile(parish: Parish) -> None:
    first, second = parish.laptop("李明", 0), parish.laptop("王芳", 1)
    first.household()
    demand = first.visit(demand="屋顶漏雨").demands[0]
    parish.pc.merge(first.export())
    take(parish.pc.session, demand, "register", "assign")
    first.merge(parish.pc.answer(first.device))
    assert worklist(first.session, "mine") == [demand]
    assert worklist(second.session, "mine") == []
    assert worklist(parish.pc.session, "to_accept", person=first.session.identity.worker) == [demand]
    assigning.start_deputy(
        parish.pc.session, parish.grids[0], second.session.identity.worker,
        instead_of=first.session.identity.worker, reason="住院",
        since=today(parish.pc), until=today(parish.pc),
    )  # fmt: skip
    second.merge(parish.pc.answer(second.device))
    assert worklist(second.session, "mine") == [demand]
    assert worklists.my_counts(second.session)["to_accept"] == 1
    later(second, days=2)
    assert worklist(second.session, "mine") == []


def test_who_was_only_asked_first_has_nothing_to_accept_once_it_is_somebody_elses(parish: Parish) -> None:
    first, second = parish.laptop("李明", 0), parish.laptop("王芳", 0)
    first.household()
    demand = first.visit(demand="屋顶漏雨").demands[0]
    parish.pc.merge(first.export())
    take(parish.pc.session, demand, "register")
    take(parish.pc.session, demand, "assign", person=second.session.identity.worker)
    for laptop in (first, second):
        laptop.merge(parish.pc.answer(laptop.device))
    assert worklists.my_worklist(first.session, "mine") == [demand]
    assert worklists.my_worklist(first.session, "to_accept") == []
    assert worklists.my_counts(first.session)["to_accept"] == 0
    assert worklists.my_worklist(second.session, "to_accept") == [demand]
    assert worklists.my_counts(second.session)["to_accept"] == 1


def test_lists_are_narrowed_by_unit_and_grid_and_told_by_unit(parish: Parish) -> None:
    pc, session = parish.pc, parish.pc.session
    grid = parish.grid()
    unit = areas.add_unit(session, "石桥水务站", level="TOWN", code="U1")
    here, elsewhere = collected(pc, grid), collected(pc)
    take(session, here, "register")
    take(session, here, "assign", unit=unit)
    take(session, elsewhere, "register", "assign")
    assert worklist(session, "to_accept", unit=unit) == [here]
    assert worklist(session, "to_accept", grid=grid) == [here]
    assert worklist(session, "to_accept", grid=NO_GRID) == [elsewhere]
    assert counts(session, unit=unit)["to_accept"] == 1
    assert worklists.unit_named(session, "U1") == unit
    told = [(one.name, one.counts["to_accept"]) for one in unit_lists(session)]
    assert told == [("石桥水务站", 1), (UNIT, 1)]


def test_the_most_urgent_come_first(parish: Parish) -> None:
    pc, session = parish.pc, parish.pc.session
    slow, quick, none = collected(pc), collected(pc), collected(pc)
    take(session, slow, "register", track="MAJOR")
    take(session, quick, "register", track="SIMPLE")
    assert worklist(session, "open") == [quick, slow, none]


def test_who_withdrew_is_still_to_be_told(parish: Parish) -> None:
    session = parish.pc.session
    demand = collected(parish.pc)
    take(session, demand, "withdraw")
    assert where(session, demand) == {"to_tell"}
    take(session, demand, "tell_resident")
    assert where(session, demand) == set()


def test_a_month_balances_and_opens_its_demands(parish: Parish) -> None:
    pc, session = parish.pc, parish.pc.session
    one, two, three = collected(pc, parish.grid()), collected(pc), collected(pc)
    take(session, one, "register")
    take(session, two, "register", "withdraw")
    take(session, three, "register")
    month, grid = month_of(today(pc)), parish.grids[0]
    (of_grid, of_none) = balances(session, month)
    assert (of_grid.balance.opening, of_grid.balance.came, of_grid.balance.closing) == (0, 1, 1)
    assert (of_none.name, of_none.balance.came, of_none.balance.withdrawn) == ("未划入网格", 2, 1)
    assert behind_balance(session, month, "withdrawn") == [two]
    assert behind_balance(session, month, "closing", grid) == [one]
    assert behind_balance(session, month, "closing", NO_GRID) == [three]
    assert rates(session, month, grid).by_name["settled"].rest == [one]
    assert set(rates(session, month).by_name["settled"].rest) == {one, three}


def test_figures_that_do_not_ask_in_which_grid_a_demand_lies_are_found(
    parish: Parish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rates_service, "_scope", lambda _session, _grid: "")
    with pytest.raises(AssertionError):
        test_a_month_balances_and_opens_its_demands(parish)


def test_every_list_has_a_name_and_a_wrong_one_is_told(parish: Parish) -> None:
    assert set(LISTS) == set(CONDITIONS) | {"mine"} == set(worklists.LIST_NAMES)
    assert set(counts(parish.pc.session)) == set(LISTS)
    with pytest.raises(UserError) as told:
        worklist(parish.pc.session, "everything")
    assert told.value.code == "no_list"


def test_rows_of_an_older_program_are_folded_again_before_a_list_is_made(parish: Parish) -> None:
    demand = collected(parish.pc)
    take(parish.pc.session, demand, "register")
    db = parish.pc.session.store._db
    with db.atomic():
        db.run("UPDATE demand SET facts = NULL, clock = NULL, registered_on = NULL, holder = NULL")
    parish.pc.reopen()
    limits(parish.pc.session)
    assert row(parish.pc.session, demand)["due"] == "2026-04-09"
    assert worklist(parish.pc.session, "to_assign") == [demand]


def test_a_list_that_forgets_what_was_told_is_found(parish: Parish, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CONDITIONS, "to_tell", "state = 'reported'")
    with pytest.raises(AssertionError):
        test_a_demand_goes_from_list_to_list(parish)
