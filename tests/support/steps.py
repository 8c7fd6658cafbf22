"""A demand taken through its steps by writing its events, for tests that want one at a certain step."""

from __future__ import annotations

from typing import Any

from gridworker.services import acting, demands, writing
from gridworker.storage import Intent
from tests.support.parish import Machine


def one_demand(office: Machine) -> str:
    """The only demand of an office."""
    (found,) = demands.demand_ids(office.session)
    return found


def take_step(machine: Machine, demand: str, event: str, **data: Any) -> None:
    """Write one event in the demand's scope, an hour after the last."""
    machine.clock.advance(3600)
    row = machine.session.store.get("demand", demand)
    assert row is not None
    scope = writing.record_place(machine.session, row)
    writing.write(machine.session, [Intent(f"demand.{event}", demand, scope, data)])


def take_offered(machine: Machine, demand: str, event: str, **fields: Any) -> None:
    """Take one step by the verb, which asks whether it may be taken, a minute after the last."""
    machine.clock.advance(60)
    acting.act(machine.session, demand, event, fields)


def the_one(machine: Machine, words: str) -> str:
    """The only demand with these words in it."""
    (found,) = [row["id"] for row in demands.demand_list(machine.session) if words in row["text"]]
    return str(found)


def registered(machine: Machine, demand: str, number: str = "SQ-2026-石桥-A012", **more: Any) -> None:
    """立项 on the track JOINT, by the direct route."""
    data = {"number": number, "track": "JOINT", "route": "DIRECT", **more}
    take_step(machine, demand, "register", **data)


def assigned(machine: Machine, demand: str, unit: str = "镇村建办", **more: Any) -> None:
    """交办, and taken by the unit."""
    data = {
        "unit": unit,
        "co_units": ["石桥村民委员会"],
        "due": "2026-04-21",
        "task": "三天内上门看屋顶。",
        **more,
    }
    take_step(machine, demand, "assign", **data)
    take_step(machine, demand, "accept")


def reported(machine: Machine, demand: str, result: str = "换了瓦片60片，雨后没有再漏。") -> None:
    """反馈: done."""
    take_step(machine, demand, "report_back", result=result, outcome="DONE")
