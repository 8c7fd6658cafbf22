"""A whole town in one sheet: 60 000 rows in the long form, 1 500 in the short one."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from gridworker.services import roster
from gridworker.services.queries import Query
from tests.support.parish import Parish

_NAMES = "家福桂英大山秀兰建国玉梅小红金凤志强春苗"


def town(path: Path, rows: int) -> int:
    """Write a sheet of persons, three to a household, in 30 grids; returns the number of households."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("户册")
    titles = ("网格", "户主", "组", "门牌号", "电话", "姓名", "与户主关系", "性别", "出生日期")
    for at, title in enumerate(titles):
        sheet.write(0, at, title)
    for n in range(rows):
        home, place = divmod(n, 3)
        head = "王" + _NAMES[home % 20] + _NAMES[home // 20 % 20]
        name = head if place == 0 else head[0] + _NAMES[n % 20] + _NAMES[n // 7 % 20] + "女"[: place - 1]
        own = (f"第{home % 30 + 1}网格", head, f"{home % 9 + 1}组", f"{home}号", f"154{home:08d}")
        person = (name, ("户主", "配偶", "母亲")[place], "女" if place else "男", f"{1940 + n % 60}-03-02")
        for at, cell in enumerate((*own, *person)):
            sheet.write(n + 1, at, cell)
    book.close()
    return -(-rows // 3)


@pytest.mark.parametrize("rows", [1_500, pytest.param(60_000, marks=pytest.mark.slow)])
def test_a_town_is_read_in_by_one_commit_and_known_again(parish: Parish, tmp_path: Path, rows: int) -> None:
    session = parish.pc.session
    path = tmp_path / "全镇.xlsx"
    homes = town(path, rows)
    source = roster.propose(session, path, roster.open_sheet(path))
    plan = roster.preview(session, source)
    assert len(plan.unknown) == 30
    roster.add_unknown(session, plan.unknown)
    done = roster.import_roster(session, source)
    assert (done.new, done.people, done.notes) == (homes, rows, [])
    assert session.store.count(Query("person")) == rows
    again = roster.preview(session, source)
    assert (len(again.of("same")), again.people, again.gone) == (homes, 0, [])
