"""What a person types is stored in one spelling, without anything that cannot be seen."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain.text import MAX_NAME, TextTooLong, clean_name, clean_text
from gridworker.errors import UserError

anything = st.text(st.characters(), max_size=50)


@given(anything)
def test_a_cleaned_name_is_one_visible_line_and_cleaning_again_changes_nothing(text: str) -> None:
    name = clean_name(text)
    assert not [c for c in name if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    assert name == name.strip() == unicodedata.normalize("NFC", name)
    assert clean_name(name) == name


@given(anything)
def test_cleaned_text_keeps_its_lines_and_cleaning_again_changes_nothing(text: str) -> None:
    cleaned = clean_text(text)
    assert not [c for c in cleaned if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in "\n\t"]
    assert clean_text(cleaned) == cleaned


def test_no_control_or_format_character_of_unicode_is_forgotten() -> None:
    for i in range(sys.maxunicode + 1):
        if unicodedata.category(chr(i)) in ("Cc", "Cf", "Cs"):
            assert clean_name(f"王{chr(i)}明") in ("王明", "王 明"), hex(i)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("王\u202e明", "王明"),
        ("\u200b王小明\ufeff", "王小明"),
        ("王\x00小\x1b明", "王小明"),
        ("  王\t小明\r\n", "王 小明"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("e\u0301", "é"),
        ("李\ue123", "李\ue123"),
        ("葛\U000e0101", "葛\U000e0101"),
        ("\u3000张三\u3000", "张三"),
    ],
)
def test_names_keep_what_can_be_seen(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


def test_text_keeps_paragraphs_and_tabs() -> None:
    assert clean_text(" 一\r\n二\r三\u2028四\t五\u202e \n") == "一\n二\n三\n四\t五"


def test_ten_megabytes_are_refused_with_a_sentence_and_the_length() -> None:
    with pytest.raises(TextTooLong) as e:
        clean_text("长" * 10_000_000)
    assert isinstance(e.value, UserError)
    assert e.value.facts == {"length": 10_000_000, "limit": 65_536}
    assert "10000000" in e.value.message
    assert e.value.hint


def test_the_longest_text_and_the_longest_name_pass_and_one_more_does_not() -> None:
    assert len(clean_text("长" * 65_536)) == 65_536
    assert clean_name("长" * MAX_NAME)
    with pytest.raises(TextTooLong):
        clean_text("长" * 65_537)
    with pytest.raises(TextTooLong):
        clean_name("长" * (MAX_NAME + 1))


def test_text_that_grows_when_it_is_put_in_one_spelling_is_measured_after_that() -> None:
    grows = "\U0001d160"  # one character whose canonical spelling has three
    with pytest.raises(TextTooLong):
        clean_text(grows * 40_000)
