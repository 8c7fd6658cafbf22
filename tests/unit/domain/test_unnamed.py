"""Names taken out of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain.mask import mask_name
from gridworker.domain.unnamed import Names

NAMES = ["王家福", "李桂英", "欧阳小明", "阿依古丽·买买提", "张三", "王家福海", "李"]


def test_names_go_the_longest_first_and_in_any_spacing() -> None:
    names = Names(NAMES)
    assert names.hidden("王家福海说王 家　福家漏雨") == "某村民说某村民家漏雨"
    assert names.hidden("阿依古丽和买买提、阿依古丽•买买提来过") == "几位村民来过"
    assert names.hidden("李家的事") == "李家的事"


def test_several_people_in_a_row_are_said_once() -> None:
    assert Names(NAMES).hidden("王家福、李桂英和张三都反映过") == "几位村民都反映过"


def test_for_offices_they_may_be_masked_instead() -> None:
    assert Names(NAMES).hidden("找欧阳小明谈", mask_name) == "找欧阳*明谈"


def test_nobody_known_changes_nothing() -> None:
    assert Names([]).hidden("王家福") == "王家福"


@given(st.lists(st.one_of(st.sampled_from(NAMES[:6]), st.text("屋漏雨修了。，", max_size=4)), max_size=12))
def test_no_name_stays(parts: list[str]) -> None:
    names = Names(NAMES)
    assert names.found(names.hidden("，".join(parts))) == []
