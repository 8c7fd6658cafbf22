"""The working-day calendar: what ships, what the town publishes, and due days that follow at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gridworker.domain.limits import Limits
from gridworker.domain.resource import BadResource
from gridworker.errors import UserError
from gridworker.services import demands
from gridworker.services.acting import act
from gridworker.services.calendar import calendar, calendar_list, publish_year
from gridworker.services.demands import DeskDraft, collect_at_desk
from gridworker.storage.due import DueDays
from tests.support.parish import Machine, Parish, later

YEAR = {
    "schema": "gridworker.calendar/1", "year": 2027, "source": "测试用的通知", "published_on": "2026-11-20",
    "holidays": ["2027-01-01", "2027-01-04"], "workdays": ["2027-01-09"],
}  # fmt: skip


def file(folder: Path, **changed: object) -> Path:
    path = folder / "cn-2027.json"
    path.write_text(json.dumps({**YEAR, **changed}), encoding="utf-8")
    return path


def late_demand(machine: Machine) -> str:
    """Registered on 28 December 2026, to be answered within ten working days."""
    later(machine, days=267)
    demand, _ = collect_at_desk(machine.session, DeskDraft(text="路灯坏了", source="PHONE"))
    act(machine.session, demand, "register", {"track": "JOINT"})
    return demand


def due(machine: Machine, demand: str) -> tuple[str, bool]:
    (row,) = demands.demand_rows(machine.session, [demand])
    return row["due"], row["due_estimated"]


def test_three_years_ship(parish: Parish) -> None:
    rows = calendar_list(parish.pc.session)
    assert [(row.year, row.published) for row in rows] == [(2024, False), (2025, False), (2026, False)]


def test_a_published_year_moves_what_was_estimated_here_and_on_laptops(
    parish: Parish, tmp_path: Path
) -> None:
    laptop = parish.laptop()
    demand = late_demand(parish.pc)
    assert due(parish.pc, demand) == ("2027-01-11", True)  # 28 December is a Monday
    done = publish_year(parish.pc.session, file(tmp_path))
    assert (done.year, done.moved) == (2027, 1)
    assert "calendar_year" in done.changes.kinds
    assert due(parish.pc, demand) == ("2027-01-12", False)
    assert calendar(laptop.session).years == (2024, 2025, 2026)
    laptop.merge(parish.pc.answer(laptop.device))
    assert calendar_list(laptop.session)[-1].published
    again = publish_year(parish.pc.session, file(tmp_path, workdays=[]))
    assert again.moved == 1
    assert due(parish.pc, demand) == ("2027-01-13", False)


def test_the_same_again_changes_nothing_and_a_wrong_file_is_told(parish: Parish, tmp_path: Path) -> None:
    session = parish.pc.session
    publish_year(session, file(tmp_path))
    with pytest.raises(UserError, match="一样"):
        publish_year(session, file(tmp_path))
    with pytest.raises(BadResource):
        publish_year(session, file(tmp_path, holidays=["2026-01-01"]))
    (tmp_path / "x.json").write_text("[1]", encoding="utf-8")
    with pytest.raises(BadResource):
        publish_year(session, tmp_path / "x.json")
    with pytest.raises(UserError) as told:
        publish_year(session, tmp_path / "none.json")
    assert told.value.code == "no_file"


def test_only_the_town_publishes(parish: Parish, tmp_path: Path) -> None:
    laptop = parish.laptop()
    with pytest.raises(UserError) as told:
        publish_year(laptop.session, file(tmp_path))
    assert told.value.code == "not_office"


def test_a_record_that_is_no_year_counts_as_none(parish: Parish, tmp_path: Path) -> None:
    session = parish.pc.session
    publish_year(session, file(tmp_path))
    with session.store._db.atomic():
        session.store._db.run("UPDATE calendar_year SET holidays = '[\"2026-01-01\"]'")
    assert [row.year for row in calendar_list(session)] == [2024, 2025, 2026]


def test_due_days_that_are_counted_once_and_kept_are_found(
    parish: Parish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = DueDays.limits
    kept: dict[DueDays, Limits] = {}
    monkeypatch.setattr(DueDays, "limits", lambda here: kept.setdefault(here, count(here)))
    with pytest.raises(AssertionError):
        test_a_published_year_moves_what_was_estimated_here_and_on_laptops(parish, tmp_path)
