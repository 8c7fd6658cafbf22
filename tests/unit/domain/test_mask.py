"""Masks give what the guide's table gives, and never more letters than that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain.mask import mask_address, mask_name, mask_phone, mask_rows


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("张小明", "张*明"),
        ("欧阳明", "欧阳*"),
        ("欧阳小明", "欧阳*明"),
        ("阿依古丽·买买提", "阿***"),
        ("李", "*"),
        ("陈王淑芬", "陈**芬"),
        ("", ""),
        (" 张三 ", "张*"),
        ("欧阳", "欧*"),
        ("John Smith", "J***"),
        ("卓玛央金拉姆", "卓***"),
    ],
)
def test_names(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@given(st.text(st.characters(categories=["Lo"]), min_size=2, max_size=12))
def test_a_masked_name_hides_at_least_one_character_and_shows_three_at_most(name: str) -> None:
    masked = mask_name(name)
    assert "*" in masked
    assert len(masked.replace("*", "")) <= 3
    assert masked != name


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("15400001234", "154****1234"),
        ("154 0000 1234", "154****1234"),
        ("１５４００００１２３４", "154****1234"),
        ("0990-7654321", "099****4321"),
        ("7654321", "****321"),
        ("61234", "*****"),
        ("", ""),
        ("没有", ""),
    ],
)
def test_phones(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("3-12", "3组"),
        ("3组12号", "3组"),
        ("云溪镇石桥村3组12号", "云溪镇石桥村3组"),
        ("石桥村二社老院子", "石桥村二社"),
        ("河东社区2栋", "河东社区"),
        ("石桥村老院子", "石桥村"),
        ("老院子12号", ""),
        ("", ""),
    ],
)
def test_addresses(address: str, masked: str) -> None:
    assert mask_address(address) == masked


def test_two_rows_that_look_alike_get_their_group_and_no_more_letters() -> None:
    rows = [("张小明", "1组"), ("张大明", "3组"), ("李四", "1组"), ("赵六", "2组"), ("李五", "")]
    assert mask_rows(rows) == ["张*明（1组）", "张*明（3组）", "李*（1组）", "赵*", "李*"]
