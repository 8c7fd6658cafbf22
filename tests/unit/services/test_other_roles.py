"""What a village office, a department and a supervisor see and may write, through the same verbs as all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gridworker.errors import UserError
from gridworker.services import areas, devices, exchange, households, office, visits
from gridworker.services.acting import act
from gridworker.services.aid_records import own_grids
from gridworker.services.appraisals import open_round
from gridworker.services.demands import collect_at_desk, demand_list
from gridworker.services.desk_form import DeskDraft
from gridworker.services.enrol import accept_enrolment, request_enrolment
from gridworker.services.helping import ask_help, help_requests
from gridworker.services.my_grids import my_grids
from gridworker.services.pairings import add_pairing
from gridworker.services.session import Session
from gridworker.services.visits import VisitDraft
from gridworker.services.volunteers import add_team, volunteer_teams
from tests.support.parish import START, Machine, Parish


@pytest.fixture
def town(parish: Parish) -> Parish:
    """Two villages with a grid and a laptop each; the office holds a household and a visit of both."""
    pc = parish.pc.session
    for at, village in enumerate(("石桥村", "竹林村")):
        areas.add_unit(pc, village)
        parish.grids.append(areas.add_grid(pc, str(at), f"{village}一格", village))
        laptop = parish.laptop(f"网格员{at}", at)
        laptop.household(f"{village}人家", f"{at}-1")
        laptop.visit(f"{village}的走访", demand=f"{village}的路灯")
        parish.pc.merge(laptop.export())
    return parish


def admit(parish: Parish, role: str, unit: str | None = None) -> Machine:
    """Let a machine in with this role and unit, and give it all there is."""
    machine, stick = parish.machine(f"pc-{role}"), parish.pc.stick
    invite = office.issue_invite(parish.pc.session, f"{role}的人", role, None, stick, unit=unit)
    asked = request_enrolment(machine.session, invite.path, stick)
    let_in = office.certify(parish.pc.session, asked.path, asked.digits, stick)
    accept_enrolment(machine.session, let_in.path)
    return machine


def heads(session: Session) -> list[str]:
    return sorted(row["head"] for row in households.find_households(session))


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(UserError) as told:
        act()
    return told.value.code


def asked_at_desk(session: Session, text: str) -> DeskDraft:
    """A walk-in of the first household."""
    return DeskDraft(text=text, source="OFFICE", household=households.household_ids(session)[0])


def page(session: Session) -> VisitDraft:
    (home, *_) = households.household_ids(session)
    return VisitDraft(date=START.date(), targets=[home], mode="HOME", meet="MET", content="另一台电脑写的")


def test_a_village_office_sees_its_own_village_and_nothing_else(town: Parish) -> None:
    village = admit(town, "village", "石桥村")
    assert heads(village.session) == ["石桥村人家"]
    assert [row["content"] for row in visits.visits(village.session)] == ["石桥村的走访"]
    assert village.session.identity.is_office
    assert not village.session.identity.may_receipt


def test_a_village_office_writes_visits_and_demands_of_its_village_and_the_town_takes_them(
    town: Parish,
) -> None:
    village = admit(town, "village", "石桥村")
    visits.record_visit(village.session, page(village.session))
    collect_at_desk(village.session, asked_at_desk(village.session, "桥栏杆松了"))
    town.pc.merge(village.export())
    assert "另一台电脑写的" in town.pc.contents()
    assert "桥栏杆松了" in [row["text"] for row in demand_list(town.pc.session)]
    assert town.pc.session.store.parked() == []
    village.merge(town.pc.answer(village.device))
    assert exchange.delivery(village.session).merged == 2


def test_a_village_office_gets_a_grid_that_is_added_to_its_village_later(town: Parish) -> None:
    village = admit(town, "village", "石桥村")
    areas.add_grid(town.pc.session, "9", "石桥村二格", "石桥村")
    town.pc.household("后来的人家", "9-1", grid="石桥村二格")
    village.merge(town.pc.answer(village.device))
    assert heads(village.session) == ["后来的人家", "石桥村人家"]


def test_a_village_office_does_none_of_the_towns_things(town: Parish) -> None:
    village = admit(town, "village", "石桥村")
    session, stick = village.session, town.pc.stick
    assert refused(lambda: areas.add_grid(session, "8", "自己的网格")) == "not_office"
    assert refused(lambda: exchange.answer(session, None, stick)) == "not_office"
    grid = town.grids[0]
    assert refused(lambda: office.issue_invite(session, "某人", "worker", grid, stick)) == "not_office"
    nowhere = DeskDraft(text="没有说是哪里", source="PHONE")
    assert refused(lambda: collect_at_desk(session, nowhere)) == "grid_needed"
    place = VisitDraft(date=START.date(), place="广场", mode="FIELD", meet="MET", content="看消防")
    assert refused(lambda: visits.record_visit(session, place)) == "grid_needed"
    other = place.model_copy(update={"grid": town.grids[1]})
    assert refused(lambda: visits.record_visit(session, other)) == "wrong_scope"
    visits.record_visit(session, place.model_copy(update={"grid": town.grids[0]}))


@pytest.mark.parametrize("role", ["unit", "supervisor"])
def test_a_department_and_a_supervisor_read_all_grids_and_write_no_visit(town: Parish, role: str) -> None:
    machine = admit(town, role)
    session = machine.session
    assert heads(session) == ["石桥村人家", "竹林村人家"]
    assert len(visits.visits(session)) == 2
    assert my_grids(session) == []
    before = session.store.digest()
    assert refused(lambda: visits.record_visit(session, page(session))) == "no_right"
    draft = households.HouseholdDraft(head="某家", door="1", grid=town.grids[0])
    assert refused(lambda: households.add_household(session, draft)) == "no_right"
    home = households.household_ids(session)[0]
    assert refused(lambda: households.revise_household(session, home, {"phone": "15400000001"})) == "no_right"
    assert refused(lambda: areas.add_grid(session, "8", "自己的网格")) == "not_office"
    assert session.store.digest() == before


def test_a_supervisor_takes_in_no_demand_and_a_department_does(town: Parish) -> None:
    department, supervisor = admit(town, "unit").session, admit(town, "supervisor").session
    collect_at_desk(department, asked_at_desk(department, "窗口来访"))
    draft = asked_at_desk(supervisor, "窗口来访")
    assert refused(lambda: collect_at_desk(supervisor, draft)) == "no_right"


def test_a_device_may_have_more_than_64_grids(parish: Parish) -> None:
    for at in range(70):
        areas.add_grid(parish.pc.session, str(at), f"第{at}网格")
    parish.pc.household("最后一格", "1", grid="第69网格")
    for role in ("supervisor", "village"):
        assert heads(admit(parish, role).session) == ["最后一格"]
    names = {row["role"]: row["grids"] for row in devices.device_list(parish.pc.session)}
    assert len(names["supervisor"]) == 70


def test_the_suite_sees_a_guard_that_lets_everything_through(
    town: Parish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A planted fault: nothing is asked before it is written."""
    monkeypatch.setattr("gridworker.services.writing.refuse_forbidden", lambda *_: None)
    with pytest.raises(pytest.fail.Exception):
        test_a_department_and_a_supervisor_read_all_grids_and_write_no_visit(town, "supervisor")


def test_a_village_gives_tasks_to_its_own_and_closes_what_was_done_at_once(town: Parish) -> None:
    areas.add_unit(town.pc.session, "石桥三组", level="GROUP", parent="石桥村")
    areas.add_unit(town.pc.session, "镇水务站", level="DEPT")
    village = admit(town, "village", "石桥村").session
    units = {unit["name"]: unit["id"] for unit in areas.units(village)}
    (row,) = demand_list(village)
    act(village, row["id"], "register", {"track": "SIMPLE"})
    assert demand_list(village)[0]["number"] == "SQ-2026-石桥-B001"
    for name in ("镇水务站", "竹林村"):
        task = {"unit": units[name], "due": "2026-04-20"}
        assert refused(lambda task=task: act(village, row["id"], "assign", task)) == "outside_village"
    act(village, row["id"], "assign", {"unit": units["石桥三组"], "due": "2026-04-20"})
    quick, _ = collect_at_desk(village, asked_at_desk(village, "证明开好了"))
    act(village, quick, "resolve_on_spot", {"result": "当场开了", "outcome": "DONE"})
    assert refused(lambda: act(village, quick, "close_out", {"outcome": "DONE"})) == "not_now"
    act(village, quick, "tell_resident", {"how": "OFFICE", "to": "本人"})
    act(village, quick, "close_out", {"outcome": "DONE"})
    assert {one["state"] for one in demand_list(village)} == {"assigned", "closed"}


def test_a_village_office_has_teams_and_pairings_of_its_own_grids_only(town: Parish) -> None:
    village = admit(town, "village", "石桥村")
    s = village.session
    assert [name for _, name in own_grids(s)] == ["石桥村一格"]
    assert refused(lambda: add_team(s, "石桥互助组", "MUTUAL")) == "grid_needed"
    assert refused(lambda: add_team(s, "竹林互助组", "MUTUAL", grid=town.grids[1])) == "wrong_scope"
    made = add_team(s, "石桥互助组", "MUTUAL", grid=town.grids[0]).id
    home = households.household_ids(s)[0]
    add_pairing(s, "VILLAGE", name="孙主任", grid=town.grids[0])
    ask_help(s, "ERRAND", household=home, team=made)
    town.pc.merge(village.export())
    assert [one["name"] for one in volunteer_teams(town.pc.session)] == ["石桥互助组"]
    assert [one["household"] for one in help_requests(town.pc.session)] == [home]
    assert refused(lambda: open_round(s, "网格员0")) == "not_office"
    other = town.laptops[1]
    other.merge(town.pc.answer(other.device))
    assert volunteer_teams(other.session) == []
