"""评官评事: who is asked, the counts of the paper, and that the office alone hears of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gridworker.errors import UserError
from gridworker.services import appraisal_panels, areas, households
from gridworker.services import appraisals as rounds
from gridworker.services.appraisal_panels import choose_panel
from gridworker.services.appraisals import appraisals, enter_counts, open_round, twice_poor_people
from gridworker.services.households import HouseholdDraft
from gridworker.services.people import add_worker
from gridworker.services.queries import Query
from tests.support.parish import Machine, Parish

COUNTS = {"good": 2, "fair": 0, "poor": 0, "abstain": 0}
TWO = ("孙会计", "钱支书")


@pytest.fixture
def office(parish: Parish) -> Machine:
    """The office PC, with one grid of 40 households that 李明 looks after."""
    laptop = parish.laptop()
    for at in range(40):
        head = "李明" if at == 5 else f"住户{at:02d}"
        draft = HouseholdDraft(head=head, door=f"{at + 1}", group=f"{at // 10 + 1}组")
        laptop.homes.append(households.add_household(laptop.session, draft).id)
    parish.pc.merge(laptop.export())
    return parish.pc


def test_the_panel_is_of_his_grid_and_without_his_own_house(office: Machine) -> None:
    panel = choose_panel(office.session, "李明")
    assert (panel.homes, panel.fewest, panel.most, len(panel.reps)) == (40, 1, 4, 2)
    assert [one["name"] for one in panel.own] == ["1组 6 李明"]
    assert panel.own[0]["id"] not in {one["id"] for one in panel.reps}


def test_kin_are_left_out_and_stand_nowhere_in_the_record(office: Machine) -> None:
    kin = choose_panel(office.session, "李明").reps[0]["id"]
    panel = choose_panel(office.session, "李明", without=[kin])
    assert (panel.left_out, len(panel.reps)) == (1, 2)
    made = open_round(office.session, "李明", round_name="2026-1", without=[kin])
    row = office.session.store.get("appraisal", made.id)
    assert row is not None
    assert kin not in str(row)


@pytest.mark.parametrize("number", [0, 5, 40])
def test_more_or_fewer_than_one_of_10_to_50_is_refused(office: Machine, number: int) -> None:
    with pytest.raises(UserError) as refused:
        choose_panel(office.session, "李明", number=number)
    assert refused.value.code == "bad_number"


def test_a_round_is_opened_once_and_counted_by_two(office: Machine) -> None:
    made = open_round(office.session, "李明", round_name="2026-1")
    with pytest.raises(UserError) as twice:
        open_round(office.session, "李明", round_name="2026-1")
    assert twice.value.code == "round_open"
    enter_counts(office.session, made.id, COUNTS, TWO)
    (row,) = appraisals(office.session)
    assert (row["good"], row["ballots"], row["asked"], row["signed_by"]) == (2, 2, 2, list(TWO))


@pytest.mark.parametrize(
    ("counts", "names", "code"),
    [
        ({**COUNTS, "good": 3}, TWO, "more_ballots"),
        (dict.fromkeys(COUNTS, 0), TWO, "no_ballots"),
        ({**COUNTS, "good": -1}, TWO, "bad_counts"),
        ({"good": 2}, TWO, "bad_counts"),
        (COUNTS, ("孙会计",), "two_signers"),
        (COUNTS, ("孙会计", "孙会计"), "two_signers"),
        (COUNTS, ("孙会计", "李明"), "own_signer"),
    ],
)
def test_counts_that_cannot_be_right_are_refused(
    office: Machine, counts: dict[str, int], names: tuple[str, ...], code: str
) -> None:
    made = open_round(office.session, "李明")
    with pytest.raises(UserError) as refused:
        enter_counts(office.session, made.id, counts, names)
    assert refused.value.code == code
    assert appraisals(office.session)[0]["counted_on"] is None


def test_two_poor_rounds_in_a_row_are_told_to_the_office_alone(parish: Parish, office: Machine) -> None:
    poor = {"good": 0, "fair": 0, "poor": 2, "abstain": 0}
    for name in ("2025-2", "2026-1"):
        assert twice_poor_people(office.session) == []
        enter_counts(office.session, open_round(office.session, "李明", round_name=name).id, poor, TWO)
    (notice,) = twice_poor_people(office.session)
    assert (notice.name, notice.rounds) == ("李明", ("2025-2", "2026-1"))
    laptop = parish.laptops[0]
    laptop.merge(office.answer(laptop.device))
    assert twice_poor_people(laptop.session) == []
    with pytest.raises(UserError) as refused:
        appraisals(laptop.session)
    assert refused.value.code == "not_office"


def test_nothing_of_a_round_travels_to_a_laptop(parish: Parish, office: Machine, tmp_path: Path) -> None:
    made = open_round(office.session, "李明", round_name="2026-1")
    enter_counts(office.session, made.id, COUNTS, TWO)
    laptop = parish.laptops[0]
    laptop.merge(office.answer(laptop.device))
    assert laptop.session.store.ids(Query("appraisal", withdrawn=True)) == []
    assert laptop.session.store.history(made.id) == []


def test_a_second_pc_of_the_office_sees_the_round_and_its_panel(parish: Parish, office: Machine) -> None:
    second = parish.second_pc()
    made = open_round(office.session, "李明", round_name="2026-1")
    second.merge(office.export())
    (row,) = appraisals(second.session)
    assert row["id"] == made.id
    assert len(row["reps"]) == 2


def test_the_list_is_by_round_and_name_never_by_counts(office: Machine) -> None:
    add_worker(office.session, "安然")
    grid = [row["id"] for row in areas.grid_names(office.session)]
    for name, good in (("李明", 2), ("安然", 0)):
        made = open_round(office.session, name, round_name="2026-1", grids=grid)
        enter_counts(office.session, made.id, {**COUNTS, "good": good, "poor": 2 - good}, TWO)
    old = open_round(office.session, "李明", round_name="2025-2")
    rows = appraisals(office.session)
    assert [(row["round"], row["name"]) for row in rows] == [
        ("2026-1", "安然"), ("2026-1", "李明"), ("2025-2", "李明"),
    ]  # fmt: skip
    assert rows[-1]["id"] == old.id


def test_a_worker_cannot_write_a_round(parish: Parish, office: Machine) -> None:
    laptop = parish.laptops[0]
    with pytest.raises(UserError) as refused:
        open_round(laptop.session, "李明")
    assert refused.value.code == "not_office"


def test_a_day_ahead_is_refused(office: Machine) -> None:
    made = open_round(office.session, "李明")
    with pytest.raises(UserError) as refused:
        enter_counts(office.session, made.id, COUNTS, TWO, date(2030, 1, 1))
    assert refused.value.code == "date_ahead"


def by_counts(rows: list[dict[str, Any]], **_order: object) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: -(row["good"] or 0))


def test_a_list_in_the_order_of_counts_is_found(office: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "sorted", by_counts, raising=False)
    with pytest.raises(AssertionError):
        test_the_list_is_by_round_and_name_never_by_counts(office)


def test_a_panel_with_his_own_house_in_it_is_found(office: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appraisal_panels, "_of_that_name", lambda *_asked: set())
    with pytest.raises(AssertionError):
        test_the_panel_is_of_his_grid_and_without_his_own_house(office)
