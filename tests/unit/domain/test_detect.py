"""Identity numbers and bank cards are found however they are written; ordinary numbers are left alone."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain.detect import find_forbidden, is_id_number, keep_last_four
from tests.support.records import BANK_CARD, ID_NUMBER, OLD_ID_NUMBER

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _id_number(area: int, born: date, serial: int) -> str:
    digits = f"{area:06}{born:%Y%m%d}{serial:03}"
    return digits + "10X98765432"[sum(int(c) * w for c, w in zip(digits, WEIGHTS, strict=True)) % 11]


id_numbers = st.builds(
    _id_number, st.integers(110000, 999999), st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(0, 999)
)
plain = st.text("户主说路灯不亮，已记下。abc \n", max_size=12)


@pytest.mark.parametrize(
    "text",
    [
        ID_NUMBER,
        ID_NUMBER.lower(),
        "身份证号" + ID_NUMBER + "。",
        "号码:" + ID_NUMBER + "和" + ID_NUMBER,
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 1949 1231 002X",
        "110105-19491231-002X",
        "110105－19491231－002×",
        "110105\u200b19491231\u3000002X",
        "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
        "15400000001 " + ID_NUMBER,
        ID_NUMBER[:17] + " x",
        OLD_ID_NUMBER,
        "110105 491231 002",
        "证" + OLD_ID_NUMBER + "号",
    ],
)
def test_identity_numbers_are_found(text: str) -> None:
    assert {finding.kind for finding in find_forbidden(text)} == {"id_number"}


@pytest.mark.parametrize(
    "text",
    [
        BANK_CARD,
        "6299990000000009",
        "卡号 6299 9900 0000 0009",
        "6299-9900-0000-0000-004",
        "629999 0000000000004",
        "６２９９９９００００００００００００４",
    ],
)
def test_bank_cards_are_found(text: str) -> None:
    assert [finding.kind for finding in find_forbidden(text)] == ["bank_card"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "15400000001",
        "15400000001、15400000002 15400000003",
        "2026-04-05 09:30 2026-04-06 10:30",
        "11010519491231002",
        "110105194912310021",
        "110105199902300025",
        "0990-7654321 0990-7654322",
        "6299990000000001",
        "100200300400500",
        "000000000000000000",
        "01970000-0000-7000-8000-0000000000c1",
        "一等10袋，二等20袋，三等30袋，四等40袋",
        "SQ-2026-石桥-A012",
    ],
)
def test_ordinary_numbers_are_left_alone(text: str) -> None:
    assert find_forbidden(text) == []


@given(id_numbers, plain, plain, st.sampled_from(["", " ", "-", "－", "\u200b", "  "]))
def test_any_identity_number_is_found_where_it_stands(number: str, before: str, after: str, gap: str) -> None:
    written = f"{number[:6]}{gap}{number[6:14]}{gap}{number[14:]}"
    text = f"{before}号{written}完{after}"
    found = find_forbidden(text)
    assert [text[f.start : f.end] for f in found] == [written]
    assert found[0].last4 == number[-4:]
    kept = keep_last_four(text)
    assert kept == f"{before}号（尾号{number[-4:]}）完{after}"
    assert find_forbidden(kept) == []


def test_one_wrong_digit_is_not_an_identity_number() -> None:
    """The planted fault: change each digit in turn; the check digit must notice every one."""
    for i, c in enumerate(ID_NUMBER[:17]):
        wrong = ID_NUMBER[:i] + str((int(c) + 1) % 10) + ID_NUMBER[i + 1 :]
        assert not is_id_number(wrong)


def test_long_numbers_by_chance_are_hardly_ever_accused() -> None:
    chance = random.Random(7)
    numbers = [f"{chance.randrange(10**17, 10**18)}" for _ in range(20_000)]
    accused = [n for n in numbers if any(f.kind == "id_number" for f in find_forbidden(n))]
    assert len(accused) <= 10


def test_text_of_a_whole_book_takes_no_time() -> None:
    assert find_forbidden("1 2-" * 20_000) == []
