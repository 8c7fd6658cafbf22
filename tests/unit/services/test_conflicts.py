"""Two people change one field without knowing of each other: both values stay until someone decides."""

from __future__ import annotations

import pytest

from gridworker.errors import UserError
from gridworker.services import conflicts, households, upkeep
from tests.support.parish import Machine, Parish


@pytest.fixture
def clash(parish: Parish) -> tuple[Machine, Machine, str]:
    first, second = parish.laptop("李明"), parish.laptop("赵兰")
    home = first.household(head="王家福")
    parish.pc.merge(first.export())
    second.merge(parish.pc.answer(second.device))
    households.revise_household(first.session, home, {"phone": "15400000001", "size": 3})
    households.revise_household(second.session, home, {"phone": "15400000002", "size": 3})
    parish.pc.merge(first.export() + second.export())
    return first, second, home


def test_both_values_are_kept_and_equal_ones_are_no_clash(
    parish: Parish, clash: tuple[Machine, Machine, str]
) -> None:
    (found_one,) = conflicts.conflict_list(parish.pc.session)
    assert (found_one["field"], found_one["record"], found_one["missing"]) == ("phone", clash[2], False)
    assert {value["value"] for value in found_one["values"]} == {"15400000001", "15400000002"}
    assert {value["author_name"] for value in found_one["values"]} == {"李明", "赵兰"}


def test_one_decision_settles_it_for_everybody(parish: Parish, clash: tuple[Machine, Machine, str]) -> None:
    first, second, home = clash
    (open_one,) = conflicts.conflict_list(parish.pc.session)
    wanted = open_one["values"][0]["value"]
    conflicts.settle(parish.pc.session, home, "phone", choice=1)
    for machine in (first, second):
        machine.merge(parish.pc.answer(machine.device))
    for machine in (parish.pc, first, second):
        assert conflicts.conflict_list(machine.session) == []
        assert households.household(machine.session, home)["phone"] == wanted
    assert len({str(sorted(upkeep.digest(m.session).scopes.items())) for m in (first, second)}) == 1


def test_what_is_not_a_choice_is_refused(parish: Parish, clash: tuple[Machine, Machine, str]) -> None:
    home = clash[2]
    for choice in (0, 3, -1):
        with pytest.raises(UserError) as refused:
            conflicts.settle(parish.pc.session, home, "phone", choice=choice)
        assert refused.value.code == "bad_choice"
    with pytest.raises(UserError) as refused:
        conflicts.settle(parish.pc.session, home, "door", choice=1)
    assert refused.value.code == "no_conflict"


def test_a_new_value_may_be_written_instead(parish: Parish, clash: tuple[Machine, Machine, str]) -> None:
    conflicts.settle(parish.pc.session, clash[2], "phone", value="15400000003")
    assert households.household(parish.pc.session, clash[2])["phone"] == "15400000003"
