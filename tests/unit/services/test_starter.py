"""A laptop's starter: what it holds once it has joined and heard from the office for the first time."""

from __future__ import annotations

import random
from pathlib import Path

from gridworker.services import enrol, households, office, roster
from gridworker.services.queries import Query
from tests.support.parish import Machine, Parish
from tests.support.rosters import GRIDS, MAKERS


def read_in(machine: Machine, folder: Path, name: str, grid: str) -> roster.Imported:
    sheet = MAKERS[name](folder, random.Random(name))
    source = roster.propose(machine.session, sheet.path, roster.open_sheet(sheet.path))
    return roster.import_roster(machine.session, source, grid)


def heads(machine: Machine) -> list[str]:
    return sorted(row["head"] for row in households.find_households(machine.session))


def test_a_grid_read_in_before_the_worker_joins_is_on_his_laptop_with_its_people(
    parish: Parish, tmp_path: Path
) -> None:
    mine, others = parish.grid(GRIDS[0]), parish.grid(GRIDS[1])
    read_in(parish.pc, tmp_path, "people_merged", mine)
    read_in(parish.pc, tmp_path, "plain_xlsx", others)
    stick = parish.pc.stick
    laptop = parish.machine("laptop")
    invite = office.issue_invite(parish.pc.session, "李明", "worker", mine, stick)
    asked = enrol.request_enrolment(laptop.session, invite.path, stick)
    let_in = office.certify(parish.pc.session, asked.path, asked.digits, stick)
    accepted = enrol.accept_enrolment(laptop.session, let_in.path)
    for path in parish.pc.answer(laptop.device):
        laptop.merge([path])
    book = sorted(row["head"] for row in households.find_households(parish.pc.session, grid=mine))
    assert heads(laptop) == book
    assert accepted.households in (0, len(book))
    counted = parish.pc.session.store.count(Query("person", grid=mine))
    assert laptop.session.store.count(Query("person")) == counted > 0
    home = households.find_households(laptop.session)[0]
    people = households.household(laptop.session, home["id"])["persons"]
    assert (people[0]["relation"], people[0]["name"]) == ("户主", home["head"])


def test_a_roster_read_in_later_comes_with_the_next_answer_and_takes_nothing_away(
    parish: Parish, tmp_path: Path
) -> None:
    laptop = parish.laptop()
    own = laptop.household("孙有田", "9-9")
    laptop.visit("第一次上门", own)
    parish.pc.merge(laptop.export())
    read_in(parish.pc, tmp_path, "plain_xlsx", parish.grids[0])
    for path in parish.pc.answer(laptop.device):
        laptop.merge([path])
    assert len(heads(laptop)) == 31
    assert "孙有田" in heads(laptop)
    laptop.visit("再去一次", own)
    assert parish.pc.merge(laptop.export()).parked == 0
    assert heads(laptop) == heads(parish.pc)


def test_a_laptop_without_an_office_reads_a_sheet_and_brings_it_along(parish: Parish, tmp_path: Path) -> None:
    """Before joining the home scope stands for the grid; the households take the grid's name afterwards."""
    laptop = parish.machine("laptop")
    sheet = MAKERS["people_first_only"](tmp_path, random.Random(5))
    source = roster.propose(laptop.session, sheet.path, roster.open_sheet(sheet.path))
    done = roster.import_roster(laptop.session, source)
    assert (done.new, laptop.session.store.count(Query("person"))) == (18, sheet.persons)
    parish.join(laptop, "李明", "worker", parish.grid())
    parish.pc.merge(laptop.export())
    assert heads(parish.pc) == heads(laptop)
    rows = households.find_households(parish.pc.session, grid=parish.grids[0])
    assert len(rows) == 18
    again = roster.preview(parish.pc.session, source, parish.grids[0])
    assert (len(again.of("same")), again.people) == (18, 0)
