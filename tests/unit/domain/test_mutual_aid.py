"""Which team is near a place, and that a village group is found however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain import mutual_aid
from gridworker.domain.group_names import same_group
from gridworker.domain.mutual_aid import able, nearness

HERE = {"grid": "g2", "units": ("shiqiao", "yunxi"), "group": "三组"}


@pytest.mark.parametrize("written", ["3组", "三组", "第三村民小组", "第 3 组", "3", "３组", "三社"])
def test_a_village_group_is_the_same_however_it_is_written(written: str) -> None:
    assert same_group(written) == "3"


@pytest.mark.parametrize(
    ("written", "number"),
    [("两组", "2"), ("十组", "10"), ("十二组", "12"), ("二十组", "20"), ("二十一组", "21")],
)
def test_groups_are_counted_in_words_too(written: str, number: str) -> None:
    assert same_group(written) == number


def test_a_group_with_a_name_stays_itself() -> None:
    assert same_group("王家湾组") == "王家湾" != same_group("李家湾组")


@given(st.text(max_size=12))
def test_any_name_can_be_compared(name: str) -> None:
    assert same_group(name) == same_group(f" {name} ")


def test_the_team_of_the_group_is_nearer_than_that_of_the_grid_and_the_village() -> None:
    assert nearness({"grid": "g2", "groups": ["3组"]}, **HERE) == "group"
    assert nearness({"unit": "shiqiao", "groups": ["1组", "3组"]}, **HERE) == "group"
    assert nearness({"grid": "g2"}, **HERE) == "grid"
    assert nearness({"unit": "shiqiao"}, **HERE) == "unit"
    assert nearness({"unit": "yunxi"}, **HERE) == "unit"
    assert nearness({}, **HERE) == "wide"


def test_where_a_grid_is_named_it_says_more_than_the_village() -> None:
    assert nearness({"grid": "g2", "unit": "zhulin"}, **HERE) == "grid"


def test_a_team_of_elsewhere_does_not_serve_the_place() -> None:
    assert nearness({"grid": "g1"}, **HERE) == ""
    assert nearness({"unit": "zhulin"}, **HERE) == ""
    assert nearness({"grid": "g2", "groups": ["4组"]}, **HERE) == ""


def test_where_the_group_is_not_known_a_team_of_some_groups_may_still_come() -> None:
    assert nearness({"grid": "g2", "groups": ["4组"]}, grid="g2", units=(), group="") == "grid"


def test_those_who_left_are_not_named_as_able() -> None:
    members = [
        {"team": "t", "name": "王电工", "skills": ["REPAIR"]},
        {"team": "t", "name": "李师傅", "skills": ["REPAIR"], "until": "2026-01-31"},
        {"team": "t", "name": "赵大姐", "skills": ["CARE"]},
    ]
    assert able(members, "REPAIR", "2026-04-05") == ["王电工"]


def test_a_matching_that_forgets_the_groups_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutual_aid, "same_group", lambda _name: "1")
    with pytest.raises(AssertionError):
        test_a_team_of_elsewhere_does_not_serve_the_place()
