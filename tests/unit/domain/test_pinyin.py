"""People are found by the letters a villager's neighbour would type."""

from importlib.resources import files

import pytest

from gridworker.domain.pinyin import Pinyin


@pytest.fixture(scope="module")
def pinyin() -> Pinyin:
    return Pinyin((files("gridworker.resources") / "pinyin.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "typed",
    ["w", "wj", "wjf", "wang", "wangjf", "wangjia", "wangjiafeng", "wjfeng", "wang j f", "WJF",
     "jf", "feng"],
)
def test_a_name_is_found_by_initials_by_whole_readings_and_by_a_mixture(pinyin: Pinyin, typed: str) -> None:
    assert pinyin.fits(typed, "王家凤")


@pytest.mark.parametrize("typed", ["", "x", "wf", "wjff", "wangs", "王", "zwjf", "-"])
def test_other_letters_do_not_find_it(pinyin: Pinyin, typed: str) -> None:
    assert not pinyin.fits(typed, "王家凤")


@pytest.mark.parametrize(
    ("typed", "name"),
    [("shan", "单雄"), ("dan", "单雄"), ("zeng", "曾庆"), ("ceng", "曾庆"), ("xie", "解放"), ("ou", "区大"),
     ("zhuge", "诸葛亮"), ("aygl", "阿依古丽"), ("zhx", "张晓"), ("lvq", "吕琪")],
)
def test_every_reading_of_a_surname_counts(pinyin: Pinyin, typed: str, name: str) -> None:
    assert pinyin.fits(typed, name)
