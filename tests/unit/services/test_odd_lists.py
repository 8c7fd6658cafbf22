"""未采纳, 迟到, 待经办机接收, 重复立项: what crossed on the way stands on a list until it is settled."""

from __future__ import annotations

import pytest

from gridworker.domain import demand_facts
from gridworker.domain.matter_state import MatterState
from gridworker.services.acting import act
from gridworker.services.demands import DeskDraft, collect_at_desk, demand_rows
from gridworker.services.worklists import counts, worklist
from tests.support.parish import Machine, Parish, later


def collected(machine: Machine) -> str:
    return collect_at_desk(machine.session, DeskDraft(text="水渠堵了", source="PHONE"))[0]


def bring(office: Machine, *machines: Machine) -> None:
    for machine in machines:
        later(machine, minutes=1)
        office.merge(machine.export())


def test_a_step_of_a_worker_that_came_too_late_to_be_legal_is_not_taken(parish: Parish) -> None:
    laptop, pc = parish.laptop(), parish.pc
    demand = collected(laptop)
    bring(pc, laptop)
    act(pc.session, demand, "register", {"track": "NOW"})
    laptop.merge(pc.answer(laptop.device))
    act(pc.session, demand, "withdraw", {"reason": "重复反映"})
    later(laptop, hours=2)
    act(laptop.session, demand, "report_back", {"result": "通了", "outcome": "DONE"})
    bring(pc, laptop)
    assert worklist(pc.session, "refused") == [demand]
    assert demand_rows(pc.session, [demand])[0]["refused"] == 1
    assert demand_rows(pc.session, [demand])[0]["state"] == "withdrawn"


def test_a_step_that_the_office_acted_without_is_late_until_the_office_has_seen_it(parish: Parish) -> None:
    laptop, pc = parish.laptop(), parish.pc
    demand = collected(laptop)
    bring(pc, laptop)
    act(laptop.session, demand, "tell_resident", {"how": "HOME", "to": "本人", "text": "已经报上去了"})
    for machine in (laptop, pc):
        later(machine, hours=1)
    act(pc.session, demand, "register", {"track": "SIMPLE"})
    assert worklist(pc.session, "late") == []
    bring(pc, laptop)
    assert worklist(pc.session, "late") == [demand]
    later(pc, hours=1)
    act(pc.session, demand, "withdraw", {"reason": "自己清好了"})
    assert worklist(pc.session, "late") == []


def test_an_act_of_the_other_pc_waits_on_a_list(parish: Parish) -> None:
    pc = parish.pc
    demand = collected(pc)
    act(pc.session, demand, "register", {"track": "SIMPLE"})
    second = parish.second_pc()
    second.merge(pc.export())
    act(second.session, demand, "withdraw", {"reason": "群众不要了"})
    assert worklist(second.session, "pending") == [demand]
    assert counts(second.session)["pending"] == 1
    shown = demand_rows(second.session, [demand])[0]
    assert (shown["held_here"], shown["holder_name"]) == (False, "苏文清")
    bring(pc, second)
    assert worklist(pc.session, "pending") == []


def test_a_matter_that_two_pcs_took_up_is_doubled_until_one_line_goes(parish: Parish) -> None:
    pc = parish.pc
    second = parish.second_pc()
    demand = collected(pc)
    later(pc, minutes=1)
    laptop = parish.laptop()
    asked = collected(laptop)
    sticks = laptop.export()
    pc.merge(sticks)
    second.merge(pc.export())
    act(pc.session, asked, "register", {"track": "SIMPLE"})
    later(second, hours=3)
    act(second.session, asked, "register", {"track": "MAJOR"})
    bring(pc, second)
    assert demand not in worklist(pc.session, "doubled")
    assert worklist(pc.session, "doubled") == [asked]
    second.merge(pc.export())
    act(second.session, asked, "merge_into", {"into": asked})
    bring(pc, second)
    assert worklist(pc.session, "doubled") == []
    assert demand_rows(pc.session, [asked])[0]["track"] == "SIMPLE"


def test_a_fold_that_forgets_what_came_late_is_found(parish: Parish, monkeypatch: pytest.MonkeyPatch) -> None:
    real = demand_facts.facts

    def forgetful(matter: MatterState) -> demand_facts.Facts:
        found = real(matter)
        found.late = 0
        return found

    monkeypatch.setattr(demand_facts, "facts", forgetful)
    with pytest.raises(AssertionError):
        test_a_step_that_the_office_acted_without_is_late_until_the_office_has_seen_it(parish)
