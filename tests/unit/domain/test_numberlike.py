"""Numbers that must not hang on a wall: found however written; days, sums and doors are left alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain import numberlike
from gridworker.domain.numberlike import hide_numbers, number_like

PHONE = "15400001234"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
SPELLED = str.maketrans("0123456789", "零一二三四五六七八九")
IDENTITY = "330102196601011234"


@pytest.mark.parametrize(
    "written",
    [
        "154-0000-1234", "154 0000 1234", "1 5 4 0 0 0 0 1 2 3 4", "（154）00001234", "+86 15400001234",
        "154\u200b0000\u200b1234", "154·0000·1234", "０５７１－８８８８６６６６", "0571 8888 6666",
        "88886666",
        "12, 154 0000 1234, 8", "3301021966010112３４", "330102 19660101 123X", "6222 0200 0000 1234 567",
        "8888666", "622 622 622 622 622", "010 888 8666", "0571-8888-6666",
        *(f"1{second}7 0000 1234" for second in range(3, 10)),
        PHONE.translate(WIDE), PHONE.translate(SPELLED), "幺五四零零零零幺二三四", "2026-154-0000-1234",
    ],
)  # fmt: skip
def test_every_way_of_writing_a_number_is_found(written: str) -> None:
    text = f"屋顶漏雨，{written}，请回话"
    assert number_like(text)
    assert not any(letter.isdecimal() for letter in hide_numbers(text).replace("12, ", "").replace(", 8", ""))


@pytest.mark.parametrize(
    "words",
    [
        "2026-04-05 修好", "2026年4月5日至2026年6月30日", "2026.4.5—2026.6.30", "换瓦片60片，花了4500元",
        "长1000-1500米", "3-12 门前的沟", "SQ-2026-石桥-A012", "七八十户，三四十人", "二〇二六年四月",
        "第1/12页",
        "888 666", "622 622 622 622 62", "127 0000 1234", "012 888 866", "00 888 888 66", "共 888888 元",
        "一百二十三户四五六七八九十", "15年、16年、17年", "2025-2026年", "亩产 1200 斤、1300 斤",
    ],
)  # fmt: skip
def test_days_sums_and_doors_are_left_alone(words: str) -> None:
    assert number_like(words) == []
    assert hide_numbers(words) == words


def test_a_short_number_behind_the_word_telephone_is_found() -> None:
    assert number_like("打电话 8888 6666 来")
    assert not number_like("从 1000 2000 里挑")


@given(
    st.text("屋顶漏雨，。 组户1-年", max_size=20),
    st.sampled_from([PHONE, IDENTITY, "05718888666"]),
    st.text("请来修，。（）户", max_size=20),
    st.lists(st.sampled_from(["", " ", "-", "－", "·", "\u200b"]), min_size=20, max_size=20),
)
def test_a_number_anywhere_with_anything_between_its_digits_does_not_stay(
    before: str, number: str, after: str, gaps: list[str]
) -> None:
    written = "".join(digit + gap for digit, gap in zip(number, gaps, strict=False)).rstrip(" -－·\u200b")
    hidden = hide_numbers(f"{before}，{written}；{after}")
    left = "".join(letter for letter in hidden if letter.isdecimal())
    assert number not in left


def test_a_search_for_digits_in_a_row_only_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numberlike, "_RUN", re.compile(r"\d+"))
    with pytest.raises(AssertionError):
        test_a_number_anywhere_with_anything_between_its_digits_does_not_stay()
