"""The figures of a small office: n never above d, lists of exactly n, sums that fit, what has not come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gridworker.domain.period import Period, month_of, period_of, year_of
from gridworker.errors import UserError
from gridworker.services import area_tree, areas, figures, households, merges, visits
from gridworker.services.demo import DEMO_PASSPHRASE, make_demo
from gridworker.services.entropy import SeededEntropy
from gridworker.services.figures import Figure, Overview, ids_behind, overview
from gridworker.services.keyring import Kdf
from gridworker.services.session import Session, create_profile, open_profile
from gridworker.services.visits import VisitDraft
from gridworker.storage import counting
from tests.support.parish import START, Parish, later

APRIL = month_of(START.date())


def every_figure(found: Overview) -> list[Figure]:
    states = [*found.states, found.all_states]
    return [
        *found.cards.values(),
        *(row.coverage for row in found.grids),
        *(figure for row in found.months for figure in (*row.reaches.values(), row.total)),
        *(figure for row in states for figure in (*row.bands.values(), row.late, row.total)),
    ]


@pytest.fixture(scope="module")
def demo_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    made = make_demo(tmp_path_factory.mktemp("demo") / "town", "tiny", 7, kdf=Kdf(ops=1, mem=1 << 14))
    entropy = SeededEntropy(7, "figures", START.replace(month=11, day=10))
    with open_profile(made.office, DEMO_PASSPHRASE, entropy=entropy) as session:
        yield session


@pytest.fixture(params=["month", "last_month", "quarter", "year"])
def found(request: pytest.FixtureRequest, demo_office: Session) -> Overview:
    return overview(demo_office, period_of(request.param, date(2026, 11, 10)))


def test_every_list_behind_a_figure_holds_exactly_its_records(demo_office: Session, found: Overview) -> None:
    for figure in every_figure(found):
        ids = ids_behind(demo_office, figure.query)
        assert (len(set(ids)), len(ids)) == (figure.n, figure.n), figure
        if figure.rest is not None:
            others = set(ids_behind(demo_office, figure.rest))
            assert len(others) == (figure.d or 0) - figure.n
            assert others.isdisjoint(ids)


def test_no_figure_is_more_than_what_it_is_of(found: Overview) -> None:
    assert [figure for figure in every_figure(found) if figure.d is not None and figure.n > figure.d] == []


def test_grids_add_up_to_the_office_and_each_is_what_one_gets_by_choosing_it(
    demo_office: Session, found: Overview
) -> None:
    whole = found.cards
    parts = [overview(demo_office, found.period, row.grid).cards for row in found.grids]
    for key in ("coverage", "visits", "missed", "settled", "left_out", "open", "overdue"):
        assert sum(part[key].n for part in parts) == whole[key].n, key
        assert sum(part[key].d or 0 for part in parts) == (whole[key].d or 0), key
    assert [row.coverage.n for row in found.grids] == [part["coverage"].n for part in parts]


def test_months_add_up_to_the_period(demo_office: Session) -> None:
    found = overview(demo_office, year_of(date(2026, 11, 10)))
    assert sum(row.total.n for row in found.months if row.inside) == found.cards["visits"].n
    assert [row.inside for row in found.months] == [row.month.first.year == 2026 for row in found.months]


def test_grids_stand_in_the_order_of_their_codes_whatever_their_figures(parish: Parish) -> None:
    for number in (3, 1, 2):
        grid = areas.add_grid(parish.pc.session, f"99010120120100{number}", f"第{number}网格")
        parish.pc.household(f"王{number}", f"{number}-1", grid)
        if number == 2:
            parish.pc.visit(home=parish.pc.homes[-1])
    rows = overview(parish.pc.session, APRIL).grids
    assert [row.name for row in rows] == ["第1网格", "第2网格", "第3网格"]
    assert [row.coverage.n for row in rows] == [0, 1, 0]


def test_an_empty_house_a_refusal_and_a_call_are_shown_and_never_cover(parish: Parish) -> None:
    grid = parish.grid()
    for n in range(4):
        parish.pc.household(f"王家{n}", f"1-{n}", grid)
    day = parish.pc.clock.now().date()
    for home, mode, meet in zip(
        parish.pc.homes, ("HOME", "HOME", "PHONE", "FIELD"), ("ABSENT", "DECLINED", "MET", "MET"), strict=True
    ):
        draft = VisitDraft(date=day, targets=[home], mode=mode, meet=meet, content="说了几句")
        visits.record_visit(parish.pc.session, draft)
    cards = overview(parish.pc.session, APRIL).cards
    assert (cards["coverage"].n, cards["coverage"].d) == (1, 4)
    assert (cards["missed"].n, cards["missed"].d, cards["visits"].n) == (2, 4, 4)
    households.revise_household(parish.pc.session, parish.pc.homes[0], {"status": "MOVED"})
    assert overview(parish.pc.session, APRIL).cards["coverage"].d == 3


def test_it_is_said_which_grids_have_sent_nothing_and_since_when(parish: Parish) -> None:
    one, two = parish.laptop("李明", 0), parish.laptop("陈守田", 1)
    parish.grid("石桥村第三网格")
    one.household()
    one.visit()
    parish.pc.merge(one.export())
    sources = overview(parish.pc.session, APRIL).sources
    assert [(grid.name, grid.state) for grid in sources.grids] == [
        ("石桥村第1网格", "whole"), ("石桥村第2网格", "none"), ("石桥村第三网格", "unmanned"),
    ]  # fmt: skip
    said = sources.sentence()
    assert "走访记录 1 条" in said
    assert "2 个网格中有 1 个的数据包没有收齐（石桥村第2网格）" in said
    assert "有 1 个网格还没有电脑" in said
    assert START.date().isoformat() in said
    # A month later nothing new has come of the first grid either: April is not known to be whole.
    later(parish.pc, days=40)
    states = [grid.state for grid in overview(parish.pc.session, APRIL).sources.grids]
    assert states == ["old", "none", "unmanned"]
    two.household("吴家", "4-1")
    two.visit(home=two.homes[0])
    parish.pc.merge(two.export())
    states = [grid.state for grid in overview(parish.pc.session, APRIL).sources.grids]
    assert states == ["old", "whole", "unmanned"]


def test_missing_numbers_and_merges_taken_back_are_not_counted_as_here(parish: Parish) -> None:
    laptop = parish.laptop()
    laptop.household()
    laptop.visit()
    first = laptop.export()
    merged = parish.pc.merge(first)
    batch = merged.files[0].batch
    assert batch
    assert overview(parish.pc.session, APRIL).sources.grids[0].state == "whole"
    merges.undo_merge(parish.pc.session, batch)
    found = overview(parish.pc.session, APRIL)
    assert found.sources.grids[0].state == "none"
    assert found.cards["visits"].n == 0


def test_a_laptop_counts_what_it_has_and_says_so(parish: Parish) -> None:
    laptop = parish.laptop()
    laptop.household()
    laptop.visit()
    found = overview(laptop.session, APRIL)
    assert found.sources.grids == []
    assert found.sources.sentence().endswith("只有本机的记录。")
    assert (found.cards["coverage"].n, found.cards["coverage"].d) == (1, 1)
    assert found.place == "石桥村第1网格"


def test_households_of_no_grid_stand_in_a_row_of_their_own(tmp_path: Path) -> None:
    with create_profile(tmp_path / "own", "石桥村口的老槐树开花了又落", kdf=Kdf(ops=1, mem=8192)) as own:
        households.add_household(own, households.HouseholdDraft(head="王家福", door="3-12"))
        found = overview(own, month_of(own.entropy.now().date()))
        assert [(row.grid, row.coverage.d) for row in found.grids] == [("-", 1)]
        assert ids_behind(own, found.grids[0].coverage.rest) != []


def test_an_office_is_empty_until_the_first_visit_and_never_zero_percent(parish: Parish) -> None:
    found = overview(parish.pc.session, APRIL)
    assert found.empty
    assert (found.cards["coverage"].n, found.cards["coverage"].d) == (0, 0)
    parish.pc.household(grid=parish.grid())
    assert overview(parish.pc.session, APRIL).empty
    parish.pc.visit()
    assert not overview(parish.pc.session, APRIL).empty


def test_an_end_left_open_is_filled_in_and_two_days_the_wrong_way_round_are_refused() -> None:
    assert figures.checked_period(None, None, APRIL) == APRIL
    assert figures.checked_period(date(2026, 4, 10), None, APRIL).last == APRIL.last
    assert figures.checked_period(None, date(2026, 1, 5), APRIL) == Period(date(2026, 1, 5), date(2026, 1, 5))
    with pytest.raises(UserError) as refused:
        figures.checked_period(date(2026, 4, 10), date(2026, 4, 9), APRIL)
    assert refused.value.code == "bad_period"


def test_a_list_that_also_shows_others_would_be_found(
    demo_office: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: a condition of the list that is not the one of the count."""
    monkeypatch.setitem(counting.VISITS, "in_person", "(meet = 'MET')")
    with pytest.raises(AssertionError):
        test_every_list_behind_a_figure_holds_exactly_its_records(
            demo_office, overview(demo_office, year_of(date(2026, 11, 10)))
        )


def test_a_grid_that_had_ended_is_shown_only_for_times_in_which_it_was(parish: Parish) -> None:
    old, new = parish.grid("旧网格"), parish.grid("新网格")
    parish.pc.household(grid=new)
    area_tree.end_place(parish.pc.session, "grid", old, last_day=date(2026, 3, 15))
    march = overview(parish.pc.session, month_of(date(2026, 3, 1)))
    april = overview(parish.pc.session, APRIL)
    assert [row.name for row in march.grids] == ["旧网格", "新网格"]
    assert [row.name for row in april.grids] == ["新网格"]
    assert [grid.name for grid in april.sources.grids] == ["新网格"]
    parish.pc.household("吴家", "4-1", old)  # whoever still lives there on paper is not forgotten
    assert [row.coverage.d for row in overview(parish.pc.session, APRIL).grids] == [1, 1]
