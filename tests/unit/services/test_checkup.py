"""The check that nobody asks for: when it is due, what it finds, and that it says when it was done."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from gridworker.services.checkup import Checkup, due, last_checked
from gridworker.services.session import open_profile
from gridworker.storage.pages import PAGE
from tests.support.parish import WORDS, Machine, found


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Machine]:
    parish = found(tmp_path)
    machine = parish.laptop()
    machine.household()
    for n in range(30):
        machine.visit(f"第{n}次")
    yield machine
    parish.close()


def checked(machine: Machine) -> set[str]:
    checkup = Checkup(machine.session, "weekly")
    checkup.pages_done(checkup.pages()(lambda: False))
    while checkup.step():
        pass
    return {one.code for one in checkup.finished()}


def test_it_is_due_at_first_then_weekly_and_after_the_clock_went_back(laptop: Machine) -> None:
    assert due(laptop.session) == "weekly"
    assert checked(laptop) == set()
    assert last_checked(laptop.session)
    for days, why in ((6, ""), (1.01, "weekly"), (-300, "weekly")):
        laptop.clock.advance(timedelta(days=days).total_seconds())
        assert due(laptop.session) == why


def test_it_is_due_when_nobody_closed_the_profile(laptop: Machine, tmp_path: Path) -> None:
    checked(laptop)
    assert due(laptop.session) == ""
    # What a power cut leaves: the files as they are while the profile is open.
    shutil.copytree(laptop.session.dir, tmp_path / "cut")
    with open_profile(tmp_path / "cut", WORDS, entropy=laptop.clock) as session:
        assert due(session) == "unclean"
        session.ended_badly = False
        assert due(session) == ""
    with open_profile(tmp_path / "cut", WORDS, entropy=laptop.clock) as session:
        assert due(session) == ""


def test_damage_is_found_and_it_stays_due(laptop: Machine) -> None:
    laptop.session.store.settle()
    with (laptop.session.dir / "store.db").open("r+b") as file:
        file.seek(40 * PAGE + 7)
        file.write(b"torn")
    assert "damaged_store" in checked(laptop)
    assert due(laptop.session) == "weekly"


def test_a_row_that_differs_from_the_log_is_found(laptop: Machine) -> None:
    laptop.session.store._db.run("UPDATE visit SET content = '别的' WHERE rec = (SELECT max(rec) FROM visit)")
    assert checked(laptop) == {"tables_differ"}
