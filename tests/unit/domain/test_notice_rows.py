"""Public notices by the thousand hold no name, telephone or identity number that was planted."""

from __future__ import annotations

import re

import pytest

from gridworker.domain.mask import mask_name
from gridworker.domain.notice import FULL, GONE, MASKED, NONE, from_lines, to_lines, without_rows
from gridworker.domain.notice_rows import Edited, NoticeSource, built, faults, private_rows
from gridworker.domain.unnamed import SOMEBODY, Names
from tests.support.leaks import Planted, Planter, leaks, words_of_sheet

VILLAGE = 60
_GROUP = re.compile(r"（\d组）$")


def source(n: int = 0, **changes: object) -> NoticeSource:
    values: dict[str, object] = {
        "demand": f"d{n}", "text": "屋顶漏雨", "name": "王家福", "group": "3组", "unit": "镇村建办",
        "result": "修好了", "done_on": "2026-04-20", "door": "3-12", "nature": "HELP",
    }  # fmt: skip
    return NoticeSource(**{**values, **changes})


def leaking(planted: Planted, level: str, names: Names) -> list[str]:
    head, rows = built(planted.sources, level, names, {})
    assert faults(head, rows, {}, names) == []
    return [leak for cell in words_of_sheet(head, rows) for leak in leaks(cell, planted)]


def notices(count: int, seed: int) -> None:
    planter = Planter(seed)
    for at in range(count):
        if at % 100 == 0:
            people = [planter.name() for _ in range(VILLAGE)]
            names = Names(people)
        planted = planter.notice(people)
        level = (MASKED, MASKED, NONE)[at % 3]
        assert leaking(planted, level, names) == [], planted.sources


def test_six_hundred_notices_hold_nothing_that_was_planted() -> None:
    notices(600, 11)


@pytest.mark.slow
def test_ten_thousand_notices_hold_nothing_that_was_planted() -> None:
    notices(10_000, 5)


def test_the_search_finds_every_planted_leak() -> None:
    planter = Planter(3)
    people = [planter.name() for _ in range(VILLAGE)]
    nobody = Names([])
    found = 0
    for _ in range(100):
        planted = planter.notice(people)
        found += any(
            leak
            for one in planted.sources
            for cell in (one.text, one.result)
            for leak in leaks(cell, planted)
        )
        # A builder that forgot who lives in the village leaks names, though no numbers.
        head, rows = built(planted.sources, NONE, nobody, {})
        cells = [leak for cell in words_of_sheet(head, rows) for leak in leaks(cell, planted)]
        if any("家" in one.text or "说" in one.text for one in planted.sources):
            assert cells
        assert not set(cells) & set(planted.numbers)
    assert found == 100


def test_what_people_write_instead_is_refused_with_its_place() -> None:
    names = Names(["王家福", "李桂英"])
    edited = {"d0": Edited(text="王 家福家漏雨"), "d1": Edited(result="打１５４-0000-1234 问李桂英")}
    head, rows = built([source(), source(1)], MASKED, names, edited)
    found = faults(head, rows, {"标题": "关于王家福的公示"}, names)
    assert [(one.kind, one.row, one.column) for one in found] == [
        ("name", 0, "标题"), ("name", 1, "诉求事项"), ("number", 2, "办理结果"), ("name", 2, "办理结果"),
    ]  # fmt: skip
    born = [[*rows[0][:4], "证号110105 1949-12-31 002X", rows[0][5]]]
    assert [one.kind for one in faults(head, born, {}, Names([]))] == ["number"], "a day of birth is no day"
    left = faults(head, rows, {}, names, frozenset({"王家福", "李桂英"}))
    assert [one.kind for one in left] == ["number"]  # a number is never allowed


def test_masked_duplicates_are_told_apart_by_group_only() -> None:
    planter = Planter(7)
    people = [planter.name() for _ in range(VILLAGE)]
    for _ in range(200):
        rows = [source(n, name=planter.chance.choice(people), group=f"{n % 3}组") for n in range(6)]
        _, shown = built(rows, MASKED, Names(people), {})
        cells = [row[2] for row in shown]
        alike = [mask_name(one.name) for one in rows]
        for cell, masked in zip(cells, alike, strict=True):
            assert _GROUP.sub("", cell) == masked
            assert bool(_GROUP.search(cell)) == (alike.count(masked) > 1)


def test_disputes_complaints_and_who_stays_unnamed_are_some_villager() -> None:
    rows = [
        source(0, nature="COMPLAIN"), source(1, nature="DISPUTE"), source(2, anonymous=True),
        source(3, category="DSP.NEIGH"), source(4, sensitive=True), source(5, name=""),
        source(6, category="VIL.CADRE"), source(7, category="ORD.GAMBLE"), source(8, name="李桂英"),
    ]  # fmt: skip
    for level, last in ((MASKED, "李*英"), (FULL, "李桂英")):
        _, shown = built(rows, level, Names([]), {})
        assert [row[2] for row in shown] == [*[SOMEBODY] * 8, last]


def test_without_names_there_is_no_column_for_them() -> None:
    head, rows = built([source()], NONE, Names([]), {})
    assert "反映人" not in head
    assert rows == [["1", "屋顶漏雨", "镇村建办", "修好了", "2026-04-20"]]


def test_a_notice_with_whole_names_may_name_people_in_their_column_and_nowhere_else() -> None:
    names = Names(["王家福"])
    head, rows = built([source()], FULL, names, {})
    assert faults(head, rows, {}, names) == []
    head, rows = built([source(text="王家福家漏雨")], FULL, names, {"d0": Edited(text="王家福家漏雨")})
    assert [one.column for one in faults(head, rows, {}, names)] == ["诉求事项"]


def test_long_words_are_cut_where_people_stop_reading() -> None:
    _, rows = built([source(text="屋" * 120), source(1, text="屋" * 121)], NONE, Names([]), {})
    assert [row[1] for row in rows] == ["屋" * 120, "屋" * 119 + "…"]


def test_a_door_becomes_its_group() -> None:
    _, rows = built([source(text="3组3-12门前的沟、3-12后面的墙")], NONE, Names([]), {})
    assert rows[0][1] == "3组门前的沟、3组后面的墙"


def test_rows_about_illness_and_family_are_pointed_out() -> None:
    _, rows = built([source(), source(1, text="孩子生病住院")], NONE, Names([]), {})
    assert private_rows(rows) == [2]


def test_a_sheet_is_kept_as_lines_and_a_row_of_it_can_go() -> None:
    head, rows = built([source(), source(1, text="沟 | 堵了\n两处")], MASKED, Names([]), {})
    kept = to_lines(head, rows)
    again = from_lines(kept)
    assert again[0] == list(head)
    assert again[1][1][1] == "沟 ／ 堵了 两处"
    gone = from_lines(without_rows(kept, [0]))[1]
    assert gone[0] == ["1", GONE, "", "", "", ""]
    assert gone[1] == again[1][1]
    assert without_rows(kept, [-1, 2]) == kept, "there are no such rows"
    assert from_lines("序号 | 诉求事项 | 办理单位\n1 | 修路")[1] == [["1", "修路", ""]]
