"""Three lists of one set of rows: they agree in every count and number, whatever became of the demands."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from gridworker.domain.period import Period, month_of
from gridworker.errors import UserError
from gridworker.services import demand_ledger, demands, three_lists
from gridworker.services.access import access_log
from gridworker.services.numbering import short_numbers
from tests.support.lists import body, disagreements, sheets_of
from tests.support.parish import START, Machine, Parish
from tests.support.pdf import run_together, words_of
from tests.support.steps import assigned, registered, reported, take_step, the_one

pytestmark = pytest.mark.usefixtures("qapp")

APRIL = month_of(START.date())


@pytest.fixture
def office(parish: Parish, laptop: Machine) -> Machine:
    """Six demands: not given yet, given to two units, passed on, reported, opened again, never registered."""
    pc = parish.pc
    asked = ["路灯坏了", "=屋顶漏雨", "水沟堵了", "井盖翘了", "王家福家漏雨，电话15400001234", "问补贴怎么办"]
    for words in asked:
        laptop.visit("看过了", demand=words)
    pc.merge(laptop.export())
    ids = {row["text"]: row["id"] for row in demands.demand_list(pc.session)}
    for n, words in enumerate(asked[:5], start=1):
        registered(pc, ids[words], f"SQ-2026-石桥-A{n:03d}", track="NOW" if n == 5 else "JOINT")
    assigned(pc, ids[asked[1]])
    assigned(pc, ids[asked[2]], "镇村建办")
    take_step(pc, ids[asked[2]], "transfer", unit="镇水利站", reason="归水利站管")
    assigned(pc, ids[asked[3]], "镇村建办")
    reported(pc, ids[asked[3]], "换了井盖")
    again = ids[asked[4]]
    assigned(pc, again, "镇民政办", due="2026-04-09")
    reported(pc, again, "找王家福看过，号码15400001234")
    take_step(pc, again, "tell_resident", how="HOME", to="户主", on="2026-04-05")
    take_step(pc, again, "callback", satisfaction=3, actor="somebody-else")
    take_step(pc, again, "close_out", outcome="DONE")
    take_step(pc, again, "reopen", reason="还漏")
    assigned(pc, again, "镇村建办")
    return pc


def sheets(office: Machine, folder: Path, period: Period = APRIL) -> dict[str, list[list[Any]]]:
    found = three_lists.three_lists(office.session, period)
    three_lists.lists_excel(office.session, found, "all", folder / "all.xlsx")
    return sheets_of(folder / "all.xlsx")


def test_the_three_lists_are_views_of_the_same_rows(office: Machine, tmp_path: Path) -> None:
    made = sheets(office, tmp_path)
    assert disagreements(made) == []
    assert [row[1] for row in body(made["问题清单"])] == ["A1", "A2", "A3", "A4", "A5"]
    assert [row[2] for row in body(made["任务清单"])] == [
        "A1-1", "A2-1", "A2-2", "A3-1", "A3-2", "A3-3", "A4-1", "A4-2", "A5-1", "A5-2", "A5-3", "A5-4",
    ]  # fmt: skip


def test_lists_that_disagree_are_found(office: Machine, tmp_path: Path) -> None:
    for spoil in (
        lambda m: m["效果清单"].pop(4),
        lambda m: m["问题清单"].insert(3, list(m["问题清单"][3])),
        lambda m: m["任务清单"][5].__setitem__(1, "A9"),
        lambda m: m["效果清单"][9].__setitem__(3, ""),
        lambda m: m["效果清单"][4].__setitem__(3, "有效果"),
    ):
        made = sheets(office, tmp_path)
        before = disagreements(made)
        spoil(made)
        assert disagreements(made) != before == []


def test_what_was_not_given_yet_helped_with_passed_on_and_opened_again_is_said(
    office: Machine, tmp_path: Path
) -> None:
    made = sheets(office, tmp_path)
    tasks = {row[2]: row for row in body(made["任务清单"])}
    results = {row[1]: row for row in body(made["效果清单"])}
    assert tasks["A1-1"][4] == "尚未交办"
    assert (tasks["A2-2"][4], results["A2-2"][2]) == ("石桥村民委员会", "并入 A2-1")
    assert (tasks["A3-3"][4], results["A3-1"][2]) == ("镇水利站", "已转给 A3-3")
    assert (results["A4-1"][2], results["A4-1"][3]) == ("换了井盖", dt.date(2026, 4, 5))
    assert tasks["A5-1"][7] == "上一次办理"
    assert results["A5-1"][5] == "基本满意"
    assert results["A5-3"][2] == ""


def test_names_are_masked_numbers_left_out_and_words_stay_words(office: Machine, tmp_path: Path) -> None:
    made = sheets(office, tmp_path)
    whole = str(made)
    assert "王*福" in whole
    assert "王家福" not in whole
    assert "15400001234" not in whole
    assert "=屋顶漏雨" in whole


def test_what_was_never_registered_is_counted_below(office: Machine, tmp_path: Path) -> None:
    assert "另有 1 件没有立项，不在清单里，其中当场办的 0 件。" in str(sheets(office, tmp_path)["问题清单"])


def test_later_lists_have_what_had_not_ended_and_earlier_ones_nothing(
    office: Machine, tmp_path: Path
) -> None:
    def numbers(period: Period) -> list[str]:
        return [row.problem for row in three_lists.three_lists(office.session, period).rows if row.first]

    assert numbers(month_of(dt.date(2026, 6, 1))) == ["A1", "A2", "A3", "A4", "A5"]
    assert numbers(month_of(dt.date(2026, 3, 1))) == []
    take_step(office, the_one(office, "井盖"), "withdraw", reason="自己换了")
    assert numbers(month_of(dt.date(2026, 6, 1))) == ["A1", "A2", "A3", "A5"]
    assert numbers(APRIL) == ["A1", "A2", "A3", "A4", "A5"]


def test_matters_of_two_villages_and_of_two_years_have_numbers_of_their_own(
    office: Machine, tmp_path: Path
) -> None:
    registered(office, the_one(office, "补贴"), "SQ-2026-柳湾-A001", track="JOINT")
    made = sheets(office, tmp_path)
    assert disagreements(made) == []
    asked = body(made["问题清单"])
    assert sorted(row[1] for row in asked) == ["柳湾A1", "石桥A1", "石桥A2", "石桥A3", "石桥A4", "石桥A5"]
    assert {row[1]: row[8] for row in asked if row[1].endswith("A1")} == {"柳湾A1": 1, "石桥A1": 1}
    assert "并入 石桥A2-1" in str(made["效果清单"])
    assert short_numbers(["SQ-2025-石桥-A001", "SQ-2026-石桥-A001", "SQ-2026-柳湾-A7K001"]) == {
        "SQ-2025-石桥-A001": "2025石桥A1", "SQ-2026-石桥-A001": "2026石桥A1",
        "SQ-2026-柳湾-A7K001": "2026柳湾A7K1",
    }  # fmt: skip
    assert short_numbers(["SQ-2025-石桥-A001", "SQ-2026-石桥-B012"]) == {
        "SQ-2025-石桥-A001": "2025A1", "SQ-2026-石桥-B012": "2026B12"
    }  # fmt: skip


def test_on_paper_each_list_is_a_document_of_its_own(office: Machine, tmp_path: Path) -> None:
    found = three_lists.three_lists(office.session, APRIL)
    made = three_lists.lists_pdf(office.session, found, "all", tmp_path / "all.pdf")
    pages = [run_together(page) for page in words_of(tmp_path / "all.pdf")]
    assert made.pages == len(pages) == 3
    for page, name in zip(pages, ("问题清单", "任务清单", "效果清单"), strict=True):
        assert f"2026年4月{name}" in page
        assert "第1页/共1页" in page
        assert run_together(found.counts.sentence()) in page
        assert "填表人：" in page
    assert access_log(office.session)[0].action == "print"


def test_the_ledger_has_every_demand_and_says_which_are_late(office: Machine, tmp_path: Path) -> None:
    table = demand_ledger.demand_ledger(office.session, APRIL)
    made = three_lists.table_excel(office.session, [table], tmp_path / "l.xlsx")
    rows = body(sheets_of(made.path)["诉求台账"])
    assert made.rows == len(rows) == 6
    assert [row[1][:2] for row in rows].count("草-") == 1
    assert all("*" in row[4] for row in rows)
    assert three_lists.table_pdf(office.session, [table], tmp_path / "l.pdf").pages == 1


def test_refusals(office: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = three_lists.three_lists(office.session, APRIL)
    with pytest.raises(UserError) as refused:
        three_lists.lists_excel(office.session, found, "wishes", tmp_path / "a.xlsx")
    assert refused.value.code == "no_such_list"
    with pytest.raises(UserError) as refused:
        three_lists.three_lists(office.session, APRIL, "nowhere")
    assert refused.value.code == "no_grid"
    monkeypatch.setattr(three_lists, "MOST_ROWS", 1)
    with pytest.raises(UserError) as refused:
        three_lists.three_lists(office.session, APRIL)
    assert refused.value.code == "too_many_rows"
    assert list(tmp_path.glob("*.xlsx*")) == []
