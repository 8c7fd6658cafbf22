"""Folding and cutting of texts, and days as people type them."""

from __future__ import annotations

import pytest

from gridworker.domain.asked_days import spans
from gridworker.services.search_words import tokens

CUT = tokens()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("１５４ＡＢｃ", "154abc"), ("門牌３－１２號", "门牌3-12号"), ("劉鄧陳張趙龍", "刘邓陈张赵龙"),
        ("乡镇里的人", "乡镇里的人"), ("È", "È"),
    ],
)  # fmt: skip
def test_one_spelling_for_all_and_every_character_in_its_place(typed: str, meant: str) -> None:
    assert CUT.fold(typed) == meant
    assert len(CUT.fold(typed)) == len(typed)


def test_the_table_of_variants_leads_to_characters_that_stay() -> None:
    for odd, common in CUT._fold.items():
        assert CUT.fold(chr(common)) == chr(common), chr(odd)


def test_numbers_are_cut_into_pieces_that_say_something() -> None:
    assert CUT.of_word("15400001234") == ["1540", "5400", "4000", "0000", "0001", "0012", "0123", "1234"]
    assert CUT.of_word("123") == ["123"]
    assert set(CUT.of_word("3组12")) == {"3组", "组1", "12"}
    assert {"1540", "540", "15", "1"} <= CUT.of_text("电话15400001234。")


def test_signs_and_spaces() -> None:
    assert CUT.of_text("") == CUT.of_text(" \n") == set()
    assert len(CUT.of_text("a，-")) == 5
    assert not any(token.isspace() or token in "*-\"'" for token in CUT.of_text("*-\"' 老\n王"))
    assert "老王" not in CUT.of_text("老\n王")


@pytest.mark.parametrize("name", ["王家凤", "单正芝", "尉迟大勇", "曾小明", "李A座"])
def test_letters_ask_for_a_token_of_every_name_they_fit(name: str) -> None:
    held = CUT.of_name(name)
    for letters in (
        "wjf",
        "wangj",
        "wa",
        "jiaf",
        "szz",
        "shanz",
        "dan",
        "yuchi",
        "wcd",
        "zengx",
        "cengxm",
        "la",
    ):
        if CUT.pinyin.fits(letters, name):
            assert held & set(CUT.of_letters(letters)), letters


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("2026-03-05", ("2026-03-05", "2026-03-05")), ("2026年3月5日", ("2026-03-05", "2026-03-05")),
        ("20260305", ("2026-03-05", "2026-03-05")), ("2024.2", ("2024-02-01", "2024-02-29")),
        ("2026年", ("2026-01-01", "2026-12-31")), ("3月5日", ("2026-03-05", "2026-03-05")),
        ("3/5", ("2026-03-05", "2026-03-05")), ("12月", ("2026-12-01", "2026-12-31")),
    ],
)  # fmt: skip
def test_days_that_are_typed(word: str, first: tuple[str, str]) -> None:
    assert spans(word, 2026)[0] == first


@pytest.mark.parametrize("word", ["2-10", "3组", "13月5日", "2026-13-01", "低保", "0305", "2月30日x"])
def test_what_is_no_day(word: str) -> None:
    assert spans(word, 2026) == ()
