"""AB 顶岗 and grids that change hands, over real bundles: who sees what, what counts, when it ends."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

import pytest

from gridworker.errors import UserError
from gridworker.services import assigning, certificates, exchange, households, outgoing, search, visits
from gridworker.services.households import HouseholdDraft
from gridworker.services.my_grids import my_grids, resting_grids
from gridworker.services.queries import Query
from gridworker.services.visits import VisitDraft
from gridworker.sync import certs
from tests.support.parish import START, Machine, Parish, later

DAY = START.date()


def day(number: int) -> dt.date:
    """The day of the story: 0 is the first."""
    return DAY + dt.timedelta(days=number)


@pytest.fixture
def pair(parish: Parish) -> tuple[Machine, Machine]:
    """李明 has grid 1, 王芳 grid 2; each has one household, and the office holds both."""
    first, second = parish.laptop("李明", 0), parish.laptop("王芳", 1)
    first.household("赵一", "1-1")
    second.household("钱二", "2-1")
    parish.pc.merge([*first.export(), *second.export()])
    carry(parish, first, second)
    return first, second


def carry(parish: Parish, *laptops: Machine) -> None:
    for laptop in laptops:
        laptop.merge(parish.pc.answer(laptop.device))


def bring(parish: Parish, *laptops: Machine) -> None:
    """Each laptop hands in its file and gets the answer."""
    for laptop in laptops:
        parish.pc.merge(laptop.export())
    carry(parish, *laptops)


def at(parish: Parish, number: int, *laptops: Machine) -> None:
    """It is a later day on every machine."""
    for machine in (parish.pc, *laptops):
        gap = dt.datetime.combine(day(number), dt.time(9), START.tzinfo) - machine.clock.now()
        later(machine, seconds=gap.total_seconds())


def heads(laptop: Machine) -> list[str]:
    return [row["head"] for row in households.find_households(laptop.session)]


def visit_there(laptop: Machine, head: str, content: str) -> visits.Recorded:
    (home,) = [row["id"] for row in households.find_households(laptop.session) if row["head"] == head]
    return laptop.visit(content, home)


def scopes_of(parish: Parish, laptop: Machine) -> list[str]:
    """Names of the grids in the newest certificate of a laptop."""
    names = {row["scope"]: row["name"] for row in parish.pc.session.store.rows("grid", parish.grids)}
    cert = outgoing.field_devices(parish.pc.session)[laptop.device]
    return [names[scope] for scope in cert.scopes]


def start(parish: Parish, until: int | None = 3, worker: str = "王芳") -> assigning.Assigned:
    last = None if until is None else day(until)
    return assigning.start_deputy(parish.pc.session, parish.grids[0], worker, until=last, reason="外出学习")


def test_from_start_to_end_across_bundles(parish: Parish, pair: tuple[Machine, Machine]) -> None:
    li, wang = pair
    made = start(parish)
    assert [one.name for one in made.granted] == ["王芳"]
    # Until the answer is here his laptop knows nothing of it.
    assert heads(wang) == ["钱二"]
    carry(parish, wang, li)
    assert sorted(heads(wang)) == ["赵一", "钱二"]
    own, instead = my_grids(wang.session)
    assert (own.name, own.instead_of) == ("石桥村第2网格", "")
    assert (instead.name, instead.instead_of, instead.until) == ("石桥村第1网格", "李明", "2026-04-08")
    # The one who is away reads on his own laptop who stands in for him, until when and why.
    (told,) = assigning.deputies(li.session)
    assert (told["name"], told["stands_in_name"], told["reason"]) == ("王芳", "李明", "外出学习")
    # What he writes goes into the grid where it belongs, and is marked.
    at(parish, 1, li, wang)
    visit_there(wang, "赵一", "代李明走访")
    visit_there(wang, "钱二", "自己的网格")
    bring(parish, wang, li)
    for machine in (parish.pc, wang):
        marks = {row["content"]: row["stands_in_for"] for row in visits.visits(machine.session)}
        assert marks == {"代李明走访": "李明", "自己的网格": ""}
    assert [row["stands_in_for"] for row in visits.visits(li.session)] == ["李明"]
    assert exchange.delivery(wang.session).merged == 3
    # After the last day his window offers neither the households nor the writing, still without any bundle.
    at(parish, 4, li, wang)
    assert heads(wang) == ["钱二"]
    assert resting_grids(wang.session) == {parish.grids[0]}
    assert [search.search(wang.session, word) for word in ("赵一", "代李明走访")] == [[], []]
    assert next(hit.title for hit in search.search(wang.session, "钱二")).endswith("钱二")
    (home,) = [row for row in wang.session.store.ids(Query("household")) if row not in wang.homes]
    with pytest.raises(UserError) as refused:
        wang.visit("晚了一天", home)
    assert refused.value.code == "duty_over"
    # The office takes the grid back once his laptop has shown that it knows.
    assert scopes_of(parish, wang) == ["石桥村第2网格", "石桥村第1网格"]
    wang.visit("又一次", wang.homes[0])
    bring(parish, wang)
    assert scopes_of(parish, wang) == ["石桥村第2网格"]
    assert parish.pc.session.store.parked() == []
    assert sorted(parish.pc.contents()) == ["代李明走访", "又一次", "自己的网格"]


def test_what_he_wrote_before_he_heard_of_the_end_counts(
    parish: Parish, pair: tuple[Machine, Machine]
) -> None:
    li, wang = pair
    made = start(parish, until=None)
    carry(parish, wang)
    at(parish, 1, li, wang)
    ended = assigning.end_deputy(parish.pc.session, made.id, last_day=day(0))
    assert (ended.granted, ended.unheard) == ([], ["王芳"])
    # He does not know yet: two days later he still writes in good faith.
    at(parish, 3, li, wang)
    visit_there(wang, "赵一", "还不知道已经结束")
    parish.pc.merge(wang.export())
    assert parish.pc.session.store.parked() == []
    assert [row["stands_in_for"] for row in visits.visits(parish.pc.session)] == ["李明"]
    assert scopes_of(parish, wang) == ["石桥村第2网格", "石桥村第1网格"]
    carry(parish, wang)  # now it hears
    assert heads(wang) == ["钱二"]
    at(parish, 4, li, wang)
    wang.visit("自己的网格", wang.homes[0])
    bring(parish, wang)
    assert scopes_of(parish, wang) == ["石桥村第2网格"]
    assert sorted(parish.pc.contents()) == ["自己的网格", "还不知道已经结束"]
    # All he wrote is called merged on his laptop, also what lies in the grid that he gave back.
    assert exchange.delivery(wang.session).draft == 0


def test_a_deputy_again_after_it_was_taken_back(parish: Parish, pair: tuple[Machine, Machine]) -> None:
    li, wang = pair
    start(parish, until=1)
    carry(parish, wang)
    visit_there(wang, "赵一", "第一次顶岗")
    at(parish, 2, li, wang)
    bring(parish, wang)
    assert scopes_of(parish, wang) == ["石桥村第2网格"]
    start(parish, until=9)
    carry(parish, wang)
    visit_there(wang, "赵一", "第二次顶岗")
    bring(parish, wang)
    assert sorted(parish.pc.contents()) == ["第一次顶岗", "第二次顶岗"]
    assert parish.pc.session.store.parked() == []


def test_one_that_is_still_to_come_is_prepared_and_does_not_hold_yet(
    parish: Parish, pair: tuple[Machine, Machine]
) -> None:
    li, wang = pair
    pc = parish.pc.session
    made = assigning.start_deputy(pc, parish.grids[0], "王芳", since=day(5), until=day(6), reason="休假")
    carry(parish, wang)
    assert heads(wang) == ["钱二"]
    (home,) = [row for row in wang.session.store.ids(Query("household")) if row not in wang.homes]
    with pytest.raises(UserError) as refused:
        wang.visit("早了几天", home)
    assert refused.value.code == "duty_ahead"
    at(parish, 5, li, wang)
    assert sorted(heads(wang)) == ["赵一", "钱二"]
    at(parish, 1, li, wang)
    # Called off before it began: no trace in the list, and the laptop may not write there any more.
    assigning.end_deputy(pc, made.id)
    assert assigning.deputies(pc, past=True) == []


@pytest.mark.parametrize(
    ("worker", "change", "code"),
    [
        ("李明", {}, "own_grid"),
        ("王芳", {"reason": " "}, "reason_missing"),
        ("没有的人", {}, "no_worker"),
        ("王芳", {"until": day(-1)}, "bad_period"),
        ("王芳", {"instead_of": "没有的人"}, "no_worker"),
        ("王芳", {"reason": "证号11010519491231002X"}, "id_number"),
    ],
)
def test_a_duty_that_makes_no_sense_is_refused(
    parish: Parish, pair: tuple[Machine, Machine], worker: str, change: dict[str, object], code: str
) -> None:
    with pytest.raises(UserError) as refused:
        assigning.start_deputy(
            parish.pc.session, parish.grids[0], worker, **{"reason": "休假", **change}
        )
    assert refused.value.code == code
    assert assigning.deputies(parish.pc.session, past=True) == []


def test_only_the_office_says_who_stands_in(parish: Parish, pair: tuple[Machine, Machine]) -> None:
    li, _ = pair
    for act in (assigning.give_grid, assigning.move_grid, partial(assigning.start_deputy, reason="休假")):
        with pytest.raises(UserError) as refused:
            act(li.session, parish.grids[0], "王芳")
        assert refused.value.code == "not_office"


def test_a_worker_with_two_grids_writes_in_both_and_both_go_out_in_one_file(
    parish: Parish, pair: tuple[Machine, Machine]
) -> None:
    _, wang = pair
    third = parish.grid("石桥村第3网格")
    given = assigning.give_grid(parish.pc.session, third, "王芳")
    assert [len(one.grids) for one in given.granted] == [2]
    carry(parish, wang)
    assert [grid.name for grid in my_grids(wang.session)] == ["石桥村第2网格", "石桥村第3网格"]
    home = wang.household("孙三", "3-1", grid=third)
    assert wang.session.identity.grid == parish.grids[1]
    wang.visit("第三网格", home)
    wang.visit("第二网格", wang.homes[0])
    shop = VisitDraft(date=DAY, place="村口小卖部", grid=third, mode="FIELD", meet="MET", content="看消防")
    visits.record_visit(wang.session, shop)
    (path,) = wang.export()
    parish.pc.merge([path])
    rows = {row["content"]: row["grid_name"] for row in visits.visits(parish.pc.session)}
    assert rows == {"第三网格": "石桥村第3网格", "第二网格": "石桥村第2网格", "看消防": "石桥村第3网格"}
    assert {row["stands_in_for"] for row in visits.visits(parish.pc.session)} == {""}
    carry(parish, wang)
    assert exchange.delivery(wang.session).draft == 0
    assert parish.pc.session.store.parked() == []


def test_a_page_of_two_grids_at_once_is_refused(parish: Parish, pair: tuple[Machine, Machine]) -> None:
    _, wang = pair
    third = parish.grid("石桥村第3网格")
    assigning.give_grid(parish.pc.session, third, "王芳")
    carry(parish, wang)
    home = wang.household("孙三", "3-1", grid=third)
    page = VisitDraft(date=DAY, targets=[home, wang.homes[0]], mode="GROUP", meet="MET", content="院坝会")
    with pytest.raises(UserError) as refused:
        visits.record_visit(wang.session, page)
    assert refused.value.code == "two_grids"


def test_a_grid_moves_to_another_worker_and_the_past_stays(
    parish: Parish, pair: tuple[Machine, Machine]
) -> None:
    li, wang = pair
    visit_there(li, "赵一", "交接以前写的")
    moved = assigning.move_grid(parish.pc.session, parish.grids[0], "王芳")
    assert moved.unheard == ["李明"]
    carry(parish, wang)
    assert sorted(heads(wang)) == ["赵一", "钱二"]
    # 李明 hands in what he wrote before he heard, hears, and has no grid any more.
    bring(parish, li)
    assert my_grids(li.session) == []
    assert heads(li) == []
    with pytest.raises(UserError) as refused:
        households.add_household(li.session, HouseholdDraft(head="周四", door="9"))
    assert refused.value.code == "grid_needed"
    bring(parish, li, wang)
    assert scopes_of(parish, li) == []
    assert sorted(heads(wang)) == ["赵一", "钱二"]
    (old,) = [row for row in visits.visits(wang.session) if row["content"] == "交接以前写的"]
    assert (old["worker_name"], old["stands_in_for"], old["grid_name"]) == ("李明", "", "石桥村第1网格")
    assert parish.pc.session.store.parked() == []
    # And somebody who lost one grid and got another writes there, not in the scope his home was taken for.
    third = parish.grid("石桥村第3网格")
    assigning.give_grid(parish.pc.session, third, "李明")
    carry(parish, li)
    home = li.household("吴五", "3-9")
    li.visit("新的网格", home)
    bring(parish, li)
    (row,) = [row for row in visits.visits(parish.pc.session) if row["content"] == "新的网格"]
    assert row["grid_name"] == "石桥村第3网格"
    assert parish.pc.session.store.parked() == []


def test_without_the_keys_the_records_wait_for_the_pc_that_has_them(
    parish: Parish, pair: tuple[Machine, Machine]
) -> None:
    _, wang = pair
    second = parish.second_pc()
    made = assigning.start_deputy(second.session, parish.grids[0], "王芳", reason="病假")
    assert (made.granted, made.needs_keys) == ([], ["王芳"])
    wang.merge(second.answer(wang.device))
    assert heads(wang) == ["钱二"]
    parish.pc.merge(second.export())
    carry(parish, wang)
    assert sorted(heads(wang)) == ["赵一", "钱二"]


def test_the_suite_sees_an_office_that_takes_a_grid_back_too_early(
    parish: Parish, pair: tuple[Machine, Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A planted fault: the certificate is cut at the end of the duty, whatever the laptop has heard."""
    monkeypatch.setattr(certificates, "_has_heard", lambda *_: True)
    with pytest.raises(AssertionError):
        test_what_he_wrote_before_he_heard_of_the_end_counts(parish, pair)


def test_the_suite_sees_a_certificate_that_forgets_where_it_begins(
    parish: Parish, pair: tuple[Machine, Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A planted fault: the new certificate speaks from number 1, so that what was written before is lost."""
    issue = certs.issue_certificate
    monkeypatch.setattr(certs, "issue_certificate", lambda c, seed: issue(replace(c, from_={}), seed))
    with pytest.raises(AssertionError):
        test_from_start_to_end_across_bundles(parish, pair)
