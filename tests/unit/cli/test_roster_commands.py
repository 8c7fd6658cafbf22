"""`roster` for a script and for a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.machine import NearMachine
from tests.support.township import Township, found_township


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Township[NearMachine]:
    return found_township(tmp_path_factory.mktemp("township"), NearMachine, laptops=1)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "户册.csv"
    rows = [
        "名字,组,门牌,身份证号,电话", "王家福,三组,3-12,11010519491231002X,15400000001",
        "李大山,三组,3-13,,15400000002", "赵来顺,三组,,,",
    ]  # fmt: skip
    path.write_text("\n".join(rows), encoding="gbk")
    return path


def test_preview_writes_nothing_and_import_writes_once(town: Township[NearMachine], sheet: Path) -> None:
    seen = town.office.run("roster", "preview", sheet, "--grid", town.grids[1])
    assert (seen["new"], seen["stopped"], seen["rows"]) == (2, 1, 3)
    assert [note["code"] for note in seen["notes"]] == ["no_door"]
    assert [column["refused"] for column in seen["columns"]] == [None, None, None, "id_number", None]
    done = town.office.run("roster", "import", sheet, "--grid", town.grids[1])
    assert (done["new"], done["ops"], done["people"]) == (2, 2, 0)
    again = town.office.run("roster", "import", sheet, "--grid", town.grids[1])
    assert (again["new"], again["untouched"], again["ops"]) == (0, 2, 0)
    said = town.office.say("roster", "preview", sheet, "--grid", town.grids[1])
    assert "第 4 行（赵来顺）：没有门牌号" in said
    assert "11010519491231002X" not in said


def test_a_person_is_told_how_to_go_on(town: Township[NearMachine], sheet: Path, tmp_path: Path) -> None:
    said = town.office.say("roster", "template", "--out", tmp_path)
    assert "户册模板.xlsx" in said
    said = town.office.say("roster", "import", sheet, "--grid", "石桥村第1网格", "--map", "电话=-")
    assert "新增 2 户" in said
    assert "不能记录，没有读入" in said


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (["--map", "没有的列=head"], "no_column"),
        (["--map", "电话=月亮"], "no_target"),
        (["--map", "身份证号=door"], "refused_column"),
        (["--map", "门牌"], "bad_mapping"),
        (["--map", "门牌=-"], "roster_incomplete"),
        (["--grid", "没有的网格"], "no_grid"),
    ],
)
def test_refusals(town: Township[NearMachine], sheet: Path, more: list[str], code: str) -> None:
    assert town.office.refused("roster", "preview", sheet, *more).error == code
