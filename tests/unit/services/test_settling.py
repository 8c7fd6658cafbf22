"""Clashes decided one by one, by both, by a rule, and taken back: whatever the order, one result."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from gridworker.errors import UserError
from gridworker.services import conflicts, households, merges, settling, upkeep
from gridworker.services.session import Session
from tests.support.parish import Machine, Parish

Clash = dict[str, Any]


@pytest.fixture
def many(parish: Parish) -> tuple[Machine, Machine, list[str]]:
    """Two laptops and the office change three households; some fields clash in two ways, one in three."""
    first, second = parish.laptop("李明"), parish.laptop("赵兰")
    homes = [first.household(head=f"王家{n}", door=f"3-{n}") for n in "福禄寿"]
    parish.pc.merge(first.export())
    second.merge(parish.pc.answer(second.device))
    for at, home in enumerate(homes):
        households.revise_household(
            first.session, home, {"phone": f"1540000000{at}", "tags": ["ALONE"], "size": 3}
        )
        second.clock.advance(60)
        households.revise_household(
            second.session, home, {"phone": f"1540000001{at}", "tags": ["DIBAO"], "size": 3}
        )
    households.revise_household(parish.pc.session, homes[0], {"phone": "15400000099"})
    parish.pc.merge(first.export())
    parish.pc.merge(second.export())
    return first, second, homes


def open_ones(session: Session) -> list[tuple[str, str]]:
    return [(clash["record"], clash["field"]) for clash in conflicts.conflict_list(session)]


def of_field(session: Session, record: str, field: str) -> Clash:
    return next(c for c in conflicts.conflict_list(session) if (c["record"], c["field"]) == (record, field))


def test_each_value_says_who_wrote_it_when_and_on_whose_computer(
    parish: Parish, many: tuple[Machine, Machine, list[str]]
) -> None:
    clash = of_field(parish.pc.session, many[2][0], "phone")
    assert [(v["author_name"], v["device_name"], v["office"]) for v in clash["values"]] == [
        (v["author_name"], v["author_name"], v["author_name"] == "苏文清") for v in clash["values"]
    ]
    assert {v["author_name"] for v in clash["values"]} == {"李明", "赵兰", "苏文清"}
    assert all(v["at"] for v in clash["values"])


def test_both_lists_become_one(parish: Parish, many: tuple[Machine, Machine, list[str]]) -> None:
    home = many[2][1]
    conflicts.settle(parish.pc.session, home, "tags", both=True)
    assert sorted(households.household(parish.pc.session, home)["tags"]) == ["ALONE", "DIBAO"]


def test_numbers_cannot_stand_together(parish: Parish, many: tuple[Machine, Machine, list[str]]) -> None:
    first, second, homes = many
    for machine, size in ((first, 4), (second, 5)):
        machine.merge(parish.pc.answer(machine.device))
        households.revise_household(machine.session, homes[0], {"size": size})
    parish.pc.merge(first.export() + second.export())
    with pytest.raises(UserError) as refused:
        conflicts.settle(parish.pc.session, homes[0], "size", both=True)
    assert refused.value.code == "no_both"


def test_a_decision_taken_back_is_a_clash_again_for_everybody(
    parish: Parish, many: tuple[Machine, Machine, list[str]]
) -> None:
    pc, laptop, home = parish.pc, many[0], many[2][1]
    before = of_field(pc.session, home, "phone")
    done = conflicts.settle(pc.session, home, "phone", choice=1)
    laptop.merge(pc.answer(laptop.device))
    assert (home, "phone") not in open_ones(laptop.session)
    conflicts.unsettle(pc.session, done)
    assert of_field(pc.session, home, "phone")["values"] == before["values"]
    laptop.merge(pc.answer(laptop.device))
    assert (home, "phone") in open_ones(laptop.session)
    conflicts.settle(pc.session, home, "phone", choice=2)
    assert households.household(pc.session, home)["phone"] == before["values"][1]["value"]


def test_a_laptop_cannot_take_a_decision_back_but_may_decide(
    many: tuple[Machine, Machine, list[str]], parish: Parish
) -> None:
    laptop, home = many[0], many[2][1]
    laptop.merge(parish.pc.answer(laptop.device))
    done = conflicts.settle(laptop.session, home, "phone", choice=1)
    with pytest.raises(UserError) as refused:
        conflicts.unsettle(laptop.session, done)
    assert refused.value.code == "not_office"


def test_an_identity_number_does_not_come_in_by_the_side_door(
    parish: Parish, many: tuple[Machine, Machine, list[str]]
) -> None:
    with pytest.raises(UserError) as refused:
        conflicts.settle(parish.pc.session, many[2][0], "phone", value="11010519491231002X")
    assert refused.value.code == "id_number"


def test_a_rule_for_many_is_the_same_as_one_by_one(
    parish: Parish, many: tuple[Machine, Machine, list[str]]
) -> None:
    pc = parish.pc.session
    by_hand = {
        (clash["record"], clash["field"]): clash["values"][choice - 1]["value"]
        for clash in conflicts.conflict_list(pc)
        if (choice := settling.choice_by("newer", clash)) is not None
    }
    seen = settling.bulk_preview(pc)
    done = settling.settle_all(pc, "newer")
    assert (seen.total, seen.newer) == (len(done.settled) + done.left, len(done.settled))
    assert {(one.record, one.field): one.value for one in done.settled} == by_hand
    for (record, field), value in by_hand.items():
        assert households.household(pc, record)[field] == value
    assert len(open_ones(pc)) == done.left == 0


def test_the_worker_is_taken_only_where_there_is_one(
    parish: Parish, many: tuple[Machine, Machine, list[str]]
) -> None:
    pc, homes = parish.pc.session, many[2]
    # Two workers disagree everywhere: the rule leaves all to a person.
    assert settling.settle_all(pc, "worker").left == 6
    conflicts.settle(pc, homes[2], "phone", choice=1)
    households.revise_household(many[0].session, homes[2], {"phone": "15400000055"})
    parish.pc.merge(many[0].export())
    done = settling.settle_all(pc, "worker")
    assert [(one.record, one.field, one.value) for one in done.settled] == [
        (homes[2], "phone", "15400000055")
    ]


def test_only_the_clashes_of_one_merge(parish: Parish, many: tuple[Machine, Machine, list[str]]) -> None:
    pc = parish.pc.session
    later = many[0].household(head="孙小红", door="9-9")
    parish.pc.merge(many[0].export())
    batch = merges.merge_list(pc)[0]["id"]
    assert settling.bulk_preview(pc, batch).total == 0
    assert settling.bulk_preview(pc).total == 6
    assert settling.settle_all(pc, "newer", batch).settled == ()
    assert later
    with pytest.raises(UserError) as refused:
        settling.settle_all(pc, "newer", "no such merge")
    assert refused.value.code == "no_merge"
    with pytest.raises(UserError) as refused:
        settling.settle_all(pc, "older")
    assert refused.value.code == "bad_rule"


def test_a_whole_go_is_taken_back(parish: Parish, many: tuple[Machine, Machine, list[str]]) -> None:
    before = sorted(open_ones(parish.pc.session))
    done = settling.settle_all(parish.pc.session, "newer")
    conflicts.unsettle(parish.pc.session, *done.settled)
    assert sorted(open_ones(parish.pc.session)) == before


def in_order(session: Session, orders: list[tuple[str, str]], choose: Callable[[Clash], int]) -> None:
    for record, field in orders:
        conflicts.settle(session, record, field, choice=choose(of_field(session, record, field)))


def digests(*machines: Machine) -> set[str]:
    return {str(sorted(upkeep.digest(machine.session).scopes.items())) for machine in machines}


@pytest.mark.parametrize("turned", [False, True])
def test_two_people_who_settle_in_opposite_orders_end_with_one_digest(
    parish: Parish, many: tuple[Machine, Machine, list[str]], turned: bool
) -> None:
    first, second, _homes = many
    for laptop in (first, second):
        laptop.merge(parish.pc.answer(laptop.device))
    todo = sorted(open_ones(first.session))
    in_order(first.session, todo, lambda clash: 1)
    second.clock.advance(30)
    in_order(second.session, todo[::-1], lambda clash: len(clash["values"]) if turned else 1)
    files = [first.export(), second.export()]
    for paths in reversed(files) if turned else files:
        parish.pc.merge(paths)
    while open_ones(parish.pc.session):
        settling.settle_all(parish.pc.session, "newer")
    for laptop in (first, second, first):
        laptop.merge(parish.pc.answer(laptop.device))
    assert len(digests(first, second)) == 1
    assert open_ones(first.session) == []


def test_deciding_in_any_order_here_gives_the_same_records(
    parish: Parish, many: tuple[Machine, Machine, list[str]]
) -> None:
    """On one store: all orders of three decisions, each taken back before the next."""
    pc = parish.pc.session
    todo = sorted(open_ones(pc))[:3]
    seen = set()
    for order in itertools.permutations(todo):
        done = [conflicts.settle(pc, record, field, choice=1) for record, field in order]
        seen.add(str([(one.record, one.field, one.value) for one in sorted(done, key=lambda o: o.field)]))
        shown = [households.household(pc, record)[field] for record, field in todo]
        seen.add(str(shown))
        for one in done:
            conflicts.unsettle(pc, one)
        assert sorted(open_ones(pc))[:3] == todo
    assert len({text for text in seen if text.startswith("['")}) == 1


def test_the_suite_sees_a_rule_that_takes_the_older(
    parish: Parish, many: tuple[Machine, Machine, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = settling.choice_by
    monkeypatch.setattr(settling, "choice_by", lambda rule, clash: 1)
    clashes = {(c["record"], c["field"]): c for c in conflicts.conflict_list(parish.pc.session)}
    wrong = settling.settle_all(parish.pc.session, "newer")
    assert any(
        one.value != clash["values"][(newest("newer", clash) or 1) - 1]["value"]
        for one in wrong.settled
        for clash in [clashes[(one.record, one.field)]]
    )
