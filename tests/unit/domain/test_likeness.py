"""Who may be the same household: a hint that must come when it helps and stay away when it does not."""

from __future__ import annotations

from importlib.resources import files

import pytest

from gridworker.domain.likeness import likeness, same_person, sounds_alike
from gridworker.domain.pinyin import Pinyin

BOOK = {"group": "三组", "door": "3-12", "head": "王家福", "phone": "15400001234"}


@pytest.fixture(scope="module")
def pinyin() -> Pinyin:
    return Pinyin((files("gridworker.resources") / "pinyin.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("王家福", "王佳富", True), ("王　家福", "王家福", True), ("张桂英", "章桂英", True),
        ("陈新", "陈兴", True),
        ("王家福", "王家", False), ("王家福", "李家福", False), ("", "", False), ("刘兰", "刘南", True),
    ],
)  # fmt: skip
def test_names_that_sound_alike(pinyin: Pinyin, one: str, other: str, alike: bool) -> None:
    assert sounds_alike(one, other, pinyin) is alike
    assert sounds_alike(other, one, pinyin) is alike


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"head": "赵来顺", "door": "12号", "group": "3组"}, "same_door"),
        ({"head": "赵来顺", "door": "3-12"}, "same_door"),
        ({"head": "赵来顺", "door": "3-20", "phone": "154 0000 1234"}, "same_phone"),
        ({"head": "王家福"}, "same_name"),
        ({"head": "王佳富", "door": "3-20", "group": "三组"}, "same_sound"),
        ({"head": "王家福", "door": "3-20", "group": "三组", "phone": "15499999999"}, None),
        ({"head": "王"}, None),
        ({"head": "赵来顺", "door": "3-20"}, None),
        ({}, None),
    ],
)
def test_why_a_household_may_be_there_already(
    pinyin: Pinyin, typed: dict[str, str], reason: str | None
) -> None:
    assert likeness(typed, BOOK, pinyin) == reason


def test_a_person_is_known_by_sound_and_year(pinyin: Pinyin) -> None:
    person = {"name": "李桂英", "birth_year": 1958}
    assert same_person({"name": "李贵英", "birth_year": 1958}, person, pinyin)
    assert not same_person({"name": "李贵英", "birth_year": 1959}, person, pinyin)
    assert not same_person({"name": "李贵英"}, person, pinyin)
