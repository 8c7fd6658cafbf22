"""工作日历 in the window: which year is missing, what a file would change, published or refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gridworker.services import calendar, demands
from gridworker.ui.pages.calendar_part import CalendarPart
from tests.support.parish import Machine, Parish
from tests.support.steps import registered
from tests.ui.page_objects import words_on
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]


def year_file(folder: Path, year: int, holidays: list[str]) -> Path:
    path = folder / f"cn-{year}.json"
    content = {
        "schema": "gridworker.calendar/1", "year": year, "source": "关于节假日安排的通知（测试）",
        "published_on": f"{year - 1}-11-04", "holidays": holidays, "workdays": [],
    }  # fmt: skip
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return path


def part(screen: Screen) -> Any:
    page: Any = screen.go("safe", "calendar")
    return page.part("calendar")


def test_a_year_is_looked_at_and_published(
    parish: Parish, laptop: Machine, open_real: OpenReal, tmp_path: Path
) -> None:
    laptop.visit("看过了", demand="屋顶漏雨")
    parish.pc.merge(laptop.export())
    (demand,) = demands.demand_ids(parish.pc.session)
    registered(parish.pc, demand)
    screen = open_real(parish.pc)
    shown = part(screen)
    today = screen.window.desk.today()
    assert f"还没有{today.year + 1}年的" in words_on(shown)
    due = demands.demand_rows(parish.pc.session, [demand])[0]["due"][:10]
    shown.show_file(year_file(tmp_path, today.year, [due]))
    screen.settle()
    said = words_on(shown)
    assert "放假 1 天" in said
    assert "1 件没有办结的诉求，时限会变" in said
    assert not any(one.published for one in calendar.calendar_list(parish.pc.session))
    shown.publish.click()
    screen.settle()
    assert f"{today.year}年的日历发布了，1 件诉求的时限变了" in words_on(shown)
    assert demands.demand_rows(parish.pc.session, [demand])[0]["due"][:10] != due
    assert not shown.card.isVisible()


def test_a_file_that_is_no_year_is_refused_in_one_sentence(
    parish: Parish, open_real: OpenReal, tmp_path: Path
) -> None:
    screen = open_real(parish.pc)
    shown = part(screen)
    bad = tmp_path / "cn-2027.json"
    bad.write_text("不是日历", "utf-8")
    shown.show_file(bad)
    screen.settle()
    assert "这个文件不是工作日历" in words_on(shown)
    assert not shown.card.isVisible()


def test_a_laptop_reads_the_years_and_publishes_none(laptop: Machine, open_real: OpenReal) -> None:
    shown = part(open_real(laptop))
    assert "调休上班" in words_on(shown)
    assert not shown.choose.isVisible()


def test_the_suite_sees_a_page_that_publishes_what_nobody_looked_at(
    parish: Parish, laptop: Machine, open_real: OpenReal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = CalendarPart._show

    def hasty(self: CalendarPart, *found: Any) -> None:
        shown(self, *found)
        self.publish.click()

    monkeypatch.setattr(CalendarPart, "_show", hasty)
    with pytest.raises(AssertionError):
        test_a_year_is_looked_at_and_published(parish, laptop, open_real, tmp_path)
