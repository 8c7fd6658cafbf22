"""The same sheet again, and a newer one: what people wrote since stays, and nothing is ever half there."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gridworker.errors import UserError
from gridworker.services import areas, households, roster
from gridworker.services import roster_plan as plans
from gridworker.services.queries import Query
from gridworker.services.session import Session
from tests.support.parish import Machine, Parish

TITLES = ("户主姓名", "村民小组", "门牌号", "联系电话", "人口", "户类型")
ROWS = [
    ("王家福", "三组", "3-12", "15400000001", "4", "低保户"),
    ("李大山", "三组", "3-13", "15400000002", "3", ""),
    ("张桂英", "四组", "4-1", "15400000003", "2", "党员户"),
]


class Desk:
    """An office with one grid, and a sheet that changes."""

    def __init__(self, session: Session, folder: Path) -> None:
        self.session, self.folder = session, folder
        self.rows = [list(row) for row in ROWS]
        self.titles = list(TITLES)

    def source(self) -> roster.Source:
        path = self.folder / "户册.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([self.titles, *self.rows])
        return roster.propose(self.session, path, roster.open_sheet(path))

    def read_in(self) -> roster.Imported:
        return roster.import_roster(self.session, self.source())

    def preview(self) -> roster.Plan:
        return roster.preview(self.session, self.source())

    def home(self, head: str) -> dict[str, Any]:
        return households.find_households(self.session, head)[0]

    def write(self, head: str, fields: Mapping[str, Any]) -> None:
        households.revise_household(self.session, self.home(head)["id"], dict(fields))


@pytest.fixture
def desk(parish: Parish, tmp_path: Path) -> Desk:
    areas.add_grid(parish.pc.session, "001", "石桥村第一网格")
    made = Desk(parish.pc.session, tmp_path)
    made.read_in()
    return made


def test_the_same_sheet_again_changes_nothing_and_says_so(desk: Desk) -> None:
    before = desk.session.store.digest()
    done = desk.read_in()
    assert (done.new, done.changed, done.same, done.ops) == (0, 0, 3, 0)
    assert desk.session.store.digest() == before


def test_a_newer_value_in_the_sheet_is_taken(desk: Desk) -> None:
    desk.rows[0][3] = "15400000009"
    done = desk.read_in()
    assert (done.changed, done.same, desk.home("王家福")["phone"]) == (1, 2, "15400000009")


def test_what_somebody_wrote_since_stays_and_is_listed_with_its_row(desk: Desk) -> None:
    desk.write("王家福", {"phone": "15411112222", "size": 5})
    desk.rows[0][3], desk.rows[1][4] = "15400000009", "6"
    done = desk.read_in()
    home = desk.home("王家福")
    assert (home["phone"], home["size"]) == ("15411112222", 5)
    assert desk.home("李大山")["size"] == 6
    kept = [(note.row, note.column, note.value) for note in done.notes if note.code == "kept"]
    assert sorted(kept) == [(2, "人口", "5"), (2, "电话", "154****2222")]


def test_it_stays_however_often_the_sheet_comes_again(desk: Desk) -> None:
    desk.write("王家福", {"phone": "15411112222"})
    for phone in ("15400000007", "15400000008", "15400000001"):
        desk.rows[0][3] = phone
        desk.read_in()
        assert desk.home("王家福")["phone"] == "15411112222"


def test_a_laptop_corrects_at_the_door_and_the_office_reads_a_newer_sheet(
    parish: Parish, tmp_path: Path
) -> None:
    """The mark of an import travels in the op itself: another computer knows it too."""
    laptop = parish.laptop()
    desk = Desk(parish.pc.session, tmp_path)
    desk.read_in()
    for path in parish.pc.answer(laptop.device):
        laptop.merge([path])
    home = households.find_households(laptop.session, "王家福")[0]
    households.revise_household(laptop.session, home["id"], {"phone": "15411112222"})
    parish.pc.merge(laptop.export())
    desk.rows[0][3], desk.rows[0][4] = "15400000009", "7"
    done = desk.read_in()
    row = desk.home("王家福")
    assert (row["phone"], row["size"]) == ("15411112222", 7)
    assert [note.code for note in done.notes] == ["kept"]


def test_a_missing_column_and_an_empty_cell_say_nothing(desk: Desk) -> None:
    desk.titles, desk.rows = ["户主姓名", "村民小组", "门牌号"], [row[:3] for row in desk.rows]
    assert desk.read_in().changed == 0
    desk.titles, desk.rows = list(TITLES), [[*row[:3], "", "", ""] for row in desk.rows]
    assert desk.read_in().changed == 0
    assert (desk.home("王家福")["phone"], desk.home("王家福")["tags"]) == ("15400000001", ["DIBAO"])


def test_households_gone_from_the_sheet_are_listed_and_stay(desk: Desk) -> None:
    households.add_household(
        desk.session, households.HouseholdDraft(grid="001", head="孙有田", door="9-9", group="九组")
    )
    del desk.rows[1]
    done = desk.read_in()
    assert [(one.head, one.place) for one in done.gone] == [("李大山", "三组 3-13")]
    assert desk.session.store.count(Query("household")) == 4
    assert desk.preview().own == 1


def test_tags_are_merged_word_by_word(desk: Desk) -> None:
    desk.write("王家福", {"tags": ["DIBAO", "ALONE"]})
    desk.write("张桂英", {"tags": []})
    desk.rows[0][5], desk.rows[2][5] = "低保户、党员户", "党员户、军属"
    desk.read_in()
    assert sorted(desk.home("王家福")["tags"]) == ["ALONE", "DIBAO", "PARTY"]
    assert desk.home("张桂英")["tags"] == ["MARTYR"]  # 党员户 was taken away by somebody
    desk.rows[0][5] = "党员户"
    desk.read_in()
    assert sorted(desk.home("王家福")["tags"]) == ["ALONE", "PARTY"]


def test_a_household_known_by_head_and_telephone_may_move_to_another_door(desk: Desk) -> None:
    desk.rows[0][2] = "3-20"
    done = desk.read_in()
    assert (done.new, done.changed, desk.home("王家福")["door"]) == (0, 1, "3-20")
    assert [(note.row, note.code) for note in done.notes] == [(2, "door_changed")]


def test_another_head_at_the_door_is_the_same_family_only_with_a_reason(desk: Desk) -> None:
    desk.rows[0][0] = "王小明"  # the same telephone
    desk.rows[1][0], desk.rows[1][3] = "赵来顺", "15400000099"
    done = desk.read_in()
    assert {(note.row, note.code) for note in done.notes} == {(2, "head_changed"), (3, "other_head")}
    assert desk.home("王小明")["door"] == "3-12"
    assert desk.home("李大山")["phone"] == "15400000002"
    assert done.gone == []


def test_what_is_in_the_bin_stays_there(desk: Desk) -> None:
    desk.write("李大山", {"withdrawn": True})
    done = desk.read_in()
    assert [(note.row, note.code) for note in done.notes] == [(3, "withdrawn")]


def test_a_cancelled_import_leaves_nothing(desk: Desk) -> None:
    before = desk.session.store.digest()
    for n in range(400):
        desk.rows.append([f"新户{n}", "五组", f"5-{n + 1}", "", "", ""])
    asked = iter(range(10_000))
    with pytest.raises(UserError) as stopped:
        roster.import_roster(desk.session, desk.source(), cancel=lambda: next(asked) > 3)
    assert stopped.value.code == "cancelled"
    assert desk.session.store.digest() == before
    told: list[tuple[int, int]] = []
    done = roster.import_roster(desk.session, desk.source(), progress=lambda a, b: told.append((a, b)))
    assert done.new == 400
    assert told[-1][0] == told[-1][1]


def test_answers_about_columns_are_remembered_for_sheets_with_these_headings(desk: Desk) -> None:
    desk.titles[3] = "宅电"
    first = roster.choose_by_words(desk.source(), {"宅电": "电话", "人口": "-"})
    roster.import_roster(desk.session, first)
    again = desk.source()
    assert again.remembered
    assert {column.title: column.target for column in again.columns}["宅电"] == "phone"
    assert {column.title: column.target for column in again.columns}["人口"] == ""
    kept = [row[1] for row in desk.session.store._db.all("SELECT * FROM meta WHERE name LIKE 'roster:%'")]
    assert kept
    assert not any("王" in value or "154" in value for value in kept)


def test_a_worker_reads_a_sheet_into_his_own_grid_only(parish: Parish, tmp_path: Path) -> None:
    laptop: Machine = parish.laptop()
    parish.grid("石桥村第二网格")
    for path in parish.pc.answer(laptop.device):
        laptop.merge([path])
    desk = Desk(laptop.session, tmp_path)
    desk.titles.append("网格")
    names = [grid["name"] for grid in areas.grids(laptop.session)]
    for row, name in zip(desk.rows, (names[0], names[0], "石桥村第二网格"), strict=True):
        row.append(name)
    done = desk.read_in()
    assert (done.new, [(note.row, note.code) for note in done.notes]) == (2, [(4, "not_my_grid")])
    assert parish.pc.merge(laptop.export()).parked == 0


def test_the_suite_sees_an_import_that_does_not_look_at_what_it_wrote_before(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: what stands in the book always counts as written by an import."""
    desk.write("王家福", {"phone": "15411112222"})
    monkeypatch.setattr(plans._Book, "_base", lambda self, kind, rec: self._session.store.get(kind, rec))
    desk.rows[0][3] = "15400000009"
    desk.read_in()
    assert desk.home("王家福")["phone"] != "15411112222"


def test_grids_that_only_the_sheet_knows_are_added_when_asked_for(parish: Parish, tmp_path: Path) -> None:
    desk = Desk(parish.pc.session, tmp_path)
    desk.titles += ["村名", "网格"]
    for row, where in zip(desk.rows, (("石桥村", "1"), ("石桥村", "第2网格"), ("竹林村", "1")), strict=True):
        row += where
    plan = desk.preview()
    assert [one.name for one in plan.unknown] == ["石桥村第1网格", "石桥村第2网格", "竹林村第1网格"]
    assert {note.code for note in plan.notes} == {"no_grid"}
    roster.add_unknown(desk.session, plan.unknown)
    assert [unit["name"] for unit in areas.units(desk.session)] == ["石桥村", "竹林村"]
    done = desk.read_in()
    assert (done.new, done.notes) == (3, [])
    assert desk.home("张桂英")["grid_name"] == "竹林村第1网格"
    assert desk.preview().unknown == []


def test_doors_that_are_only_counted_may_be_counted_anew(desk: Desk) -> None:
    """序号 as the door: next year the list begins with another household."""
    for n, row in enumerate(desk.rows):
        row[1], row[2], row[3] = "三组", str(n + 50), ""
    desk.rows[0][0], desk.rows[1][0], desk.rows[2][0] = "赵来顺", "孙有田", "周满仓"
    desk.read_in()
    for n, row in enumerate(reversed(desk.rows)):
        row[2] = str(n + 50)
    done = desk.read_in()
    assert (done.new, {note.code for note in done.notes}) == (0, {"door_changed"})
    assert [desk.home(head)["door"] for head in ("赵来顺", "孙有田", "周满仓")] == ["52", "51", "50"]


def test_a_sheet_of_one_group_says_nothing_of_the_others_and_gives_its_name(desk: Desk) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "四组"
    for row in (("户主姓名", "门牌号"), ("张桂英", "4-1"), ("吴志强", "4-2")):
        sheet.append(row)
    path = desk.folder / "分组.xlsx"
    book.save(path)
    source = roster.propose(desk.session, path, roster.open_sheet(path))
    done = roster.import_roster(desk.session, source)
    assert (done.new, done.same, done.gone) == (1, 1, [])
    assert desk.home("吴志强")["group"] == "四组"


def test_an_age_that_grows_by_one_changes_no_year_of_birth(desk: Desk) -> None:
    desk.titles = ["户主姓名", "门牌号", "姓名", "与户主关系", "年龄"]
    desk.rows = [["孙有田", "9-9", "孙有田", "户主", "66"], ["", "", "刘玉梅", "配偶", "64"]]
    desk.read_in()
    for ages in (("67", "65"), ("65", "63")):
        desk.rows[0][4], desk.rows[1][4] = ages
        assert desk.read_in().ops == 0
    desk.rows[0][4] = "60"
    assert desk.read_in().people == 1
