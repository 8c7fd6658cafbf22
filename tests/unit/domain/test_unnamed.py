"""Names taken out of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain import unnamed
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


def test_a_name_of_two_letters_and_one_with_two_gaps_are_names_and_one_with_three_is_none() -> None:
    names = Names(NAMES)
    assert names.found("张三来过，张  三也来过，张   三没有来") == ["张三", "张三"]


def test_names_do_not_overlap_and_any_dot_parts_a_name() -> None:
    assert Names(["王家福海", "家福海"]).found("王家福海来过") == ["王家福海"]
    assert Names(["阿依古丽•买买提"]).found("阿依古丽·买买提来过") == ["阿依古丽·买买提"]


def test_in_the_name_of_a_place_a_name_stands_and_beside_it_it_does_not() -> None:
    names = Names(["王家福", "石桥"], keep=["石桥村", "福"])
    assert names.hidden("石桥村的石桥来过，王家福也来过") == "石桥村的某村民来过，某村民也来过"
    assert Names(["村长贵"], keep=["石桥村"]).found("石桥村长贵来过") == ["村长贵"], "partly only"
    assert Names(["福福"], keep=["福"]).found("福福来过") == ["福福"], "one letter is no place"


def written(name: str, gap: str, dot: str) -> str:
    return gap.join(name).replace("·", dot)


@given(
    st.lists(
        st.one_of(
            st.builds(
                written, st.sampled_from(NAMES[:6]), st.sampled_from(["", " ", "　", "\u200b", " \u200b"]),
                st.sampled_from("·•・‧∙."),
            ),
            st.text("屋漏雨修了。，", max_size=4),
        ),
        max_size=12,
    )
)  # fmt: skip
def test_no_name_stays_however_it_was_written(parts: list[str]) -> None:
    left = "".join(letter for letter in Names(NAMES).hidden("，".join(parts)) if letter.isalpha())
    assert not [name for name in NAMES[:6] for part in name.split("·") if part in left]


def test_names_that_are_found_without_gaps_only_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unnamed, "_GAPS", frozenset())
    with pytest.raises(AssertionError):
        test_no_name_stays_however_it_was_written()
