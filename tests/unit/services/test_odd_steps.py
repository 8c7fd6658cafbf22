"""A step may hold whatever its writer put in: no page, list or paper stops at it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from gridworker.domain.period import year_of
from gridworker.domain.step_forms import fitting
from gridworker.services import (
    case_file,
    demands,
    levels,
    not_taken,
    offering,
    papers,
    rates,
    three_lists,
    versions,
    worklists,
    writing,
)
from gridworker.services.demands import DeskDraft
from gridworker.storage import Intent
from tests.support.parish import Machine, Parish
from tests.unit.domain.test_odd_payloads import GOOD, NAMES

pytestmark = pytest.mark.usefixtures("qapp")
ODD: list[Any] = [True, 7, 1.5, "x", "\x00", [], {}, [None], ["u1", 3], {"a": 1}, "2026-02-31", "9999-12-31"]
GUARDED = {
    "route", "track", "co_units", "review_on", "consent_publish", "sensitive", "satisfaction", "outcome",
}  # fmt: skip
"""What guards ask: odd in every second demand only, so that the others come further."""
STEPS = (
    "register deliberate assign accept ask_extend extend progress whistle arrive join supervise known comment"
    " report_back tell_resident callback"
)


def lived(machine: Machine, odd: Any, names: list[str]) -> str:
    """A demand of which each step holds the same odd thing in all these members."""
    session = machine.session
    asked = DeskDraft(text="水渠堵了", source="PHONE", consent_publish=True)
    rec = demands.collect_at_desk(session, asked)[0]
    for event in STEPS.split():
        machine.clock.advance(3600)
        row = session.store.get("demand", rec) or {}
        data = {**GOOD, **dict.fromkeys(names, odd), "number": f"SQ-2026-石桥-A{len(names):03d}"}
        writing.write(session, [Intent(f"demand.{event}", rec, writing.record_place(session, row), data)])
    return rec


def look_at(machine: Machine, rec: str, folder: Path) -> None:
    """Everything that a page asks about one demand, and its papers."""
    session = machine.session
    demands.demand(session, rec)
    versions.versions(session, "demand", rec)
    offering.offers(session, rec)
    levels.lamps(session, rec)
    levels.level_times(session, rec)
    case_file.case_file(case_file.Book(session), rec)
    for paper in papers.offered(session, rec):
        if paper.ready:
            papers.paper_pdf(session, paper.kind, rec, folder / f"{rec}-{paper.kind}.pdf")


def look_at_lists(machine: Machine) -> None:
    """The lists and figures of the office."""
    session = machine.session
    period = year_of(session.entropy.now().date())
    for name in worklists.LISTS:
        worklists.worklist(session, name)
    worklists.unit_lists(session)
    rates.rates(session, period)
    rates.balances(session, period)
    three_lists.three_lists(session, period)
    for one in not_taken.not_taken_list(session):
        not_taken.written(session, one)


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_odd_steps_stop_no_page_and_no_list(parish: Parish, tmp_path: Path, odd: Any) -> None:
    for names in (NAMES, [name for name in NAMES if name not in GUARDED]):
        look_at(parish.pc, lived(parish.pc, odd, names), tmp_path)
    look_at_lists(parish.pc)


def test_what_fits_the_form_is_shown_and_what_does_not_stays_in_the_op() -> None:
    good = {"task": "上门看看", "co_units": ["u2"], "person": "一个老张", "later": "新词"}
    said = {**good, "unit": ["u1"], "due": "2026-02-31", "n": 3}
    assert fitting("assign", said) == good
    assert fitting("", said) == said


@pytest.mark.parametrize("fault", ["rows as they lie", "steps as they lie"])
def test_a_store_that_shows_what_lies_there_is_found(
    parish: Parish, tmp_path: Path, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def as_it_lies(*args: Any) -> Mapping[str, Any]:
        return dict(args[-1])

    if fault == "rows as they lie":
        monkeypatch.setattr("gridworker.storage.queries.shown_of_demand", as_it_lies)
    else:
        monkeypatch.setattr("gridworker.domain.step_forms.fitting", as_it_lies)
    rec = lived(parish.pc, [None], NAMES)
    with pytest.raises((TypeError, AttributeError, ValueError)):
        look_at(parish.pc, rec, tmp_path)
