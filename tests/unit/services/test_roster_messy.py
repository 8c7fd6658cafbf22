"""Sheets as offices have them: all households come in, every problem has its row, no forbidden number."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from gridworker.domain import roster_rows
from gridworker.services import areas, roster, upkeep
from gridworker.services.queries import Query
from gridworker.services.session import Session
from tests.support.parish import Parish
from tests.support.rosters import GRIDS, MAKERS, Messy


@pytest.fixture
def office(parish: Parish) -> Session:
    for n, name in enumerate(GRIDS):
        areas.add_grid(parish.pc.session, f"00{n}", name)
    return parish.pc.session


def made(name: str, folder: Path) -> Messy:
    return MAKERS[name](folder, random.Random(name))


def read_in(session: Session, sheet: Messy) -> roster.Imported:
    source = roster.propose(session, sheet.path, roster.open_sheet(sheet.path))
    assert source.missing() == []
    assert len(source.refused) == sheet.refused
    return roster.import_roster(session, source, sheet.grid)


def everything_in(session: Session) -> str:
    """Every text and every blob of every table, without separators that could hide a number."""
    db = session.store._db
    tables = [row[0] for row in db.all("SELECT name FROM sqlite_master WHERE type = 'table'")]
    parts = []
    for table in tables:
        for row in db.all(f'SELECT * FROM "{table}"'):
            parts += [one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one) for one in row]
    return "\n".join(parts)


@pytest.mark.parametrize("name", MAKERS)
def test_a_messy_sheet_comes_in_whole_and_every_problem_is_named_by_its_row(
    office: Session, tmp_path: Path, name: str
) -> None:
    sheet = made(name, tmp_path)
    done = read_in(office, sheet)
    assert office.store.count(Query("household")) == sheet.households == done.new
    assert office.store.count(Query("person")) == sheet.persons
    assert {(note.row, note.code) for note in done.notes} == sheet.named
    assert all(note.sentence and "{" not in note.sentence for note in done.notes)
    inside = everything_in(office)
    assert [number for number in sheet.planted if number in inside] == []
    assert [note for note in done.notes if any(n in note.sentence for n in sheet.planted)] == []
    again = roster.preview(
        office, roster.propose(office, sheet.path, roster.open_sheet(sheet.path)), sheet.grid
    )
    assert (len(again.of("new")), len(again.of("changed")), again.people) == (0, 0, 0)
    assert len(again.of("same")) == sheet.households
    assert [one for one in upkeep.doctor(office) if one.level == "bad"] == []


def test_the_forbidden_numbers_were_really_there(tmp_path: Path) -> None:
    counted = {name: len(made(name, tmp_path).planted) for name in ("forbidden_xlsx", "forbidden_csv")}
    assert counted == {"forbidden_xlsx": 100, "forbidden_csv": 100}
    assert len(made("disguised", tmp_path).planted) == 25


def test_the_suite_sees_a_reader_that_lets_them_in(
    office: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: cells are not looked at. Both the search of the store and the rows must tell."""
    monkeypatch.setattr(roster_rows, "forbidden_in", lambda text: None)
    sheet = made("forbidden_xlsx", tmp_path)
    done = read_in(office, sheet)
    inside = everything_in(office)
    assert [number for number in sheet.planted if number in inside] != []
    assert {(note.row, note.code) for note in done.notes} != sheet.named


def test_a_refused_column_cannot_be_chosen_by_hand(office: Session, tmp_path: Path) -> None:
    sheet = made("forbidden_xlsx", tmp_path)
    source = roster.propose(office, sheet.path, roster.open_sheet(sheet.path))
    with pytest.raises(Exception, match="不能读入") as refused:
        roster.choose_by_words(source, {"身份证号码": "door"})
    assert refused.value.code == "refused_column"
    assert all(not column.samples for column in source.refused)


def test_our_own_template_needs_no_correction(office: Session, tmp_path: Path) -> None:
    path = roster.write_template(tmp_path)
    source = roster.propose(office, path, roster.open_sheet(path))
    assert source.sheet.names == ("户册", "填写说明")
    assert [column.target for column in source.columns] == [
        "grid", "group", "door", "head", "phone", "size", "status", "tags", "child_0_3", "child_4_6",
        "child_7_13", "name", "relation", "sex", "birth",
    ]  # fmt: skip
    plan = roster.preview(office, source)
    assert (plan.steps, plan.skipped) == ([], [2, 3])
