"""The manual tells the truth: its pictures, links and topics are there, and its buttons are the window's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from gridworker.domain.step_forms import STEP_FIELDS
from gridworker.services import manual
from gridworker.services.resources import load_vocab
from tests.english.window_words import window_words
from tests.support.tree import ROOT

PAGES = [ROOT / "docs" / "zh" / f"{name}.md" for name in manual.MANUALS]
PICTURES = ROOT / "docs" / "zh" / "pictures"
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
BUTTON = re.compile(r"「([^」]+)」")
CHINESE = re.compile(r"[\u3400-\u9fff]")
MOST_BYTES = 80_000

ASKED_FOR = {
    "worker": (
        "开始", "加入", "记一次走访", "到访未遇", "诉求和约定", "送出和收进", "查人", "丢了、坏了", "隐私",
    ),
    "clerk": (
        "建办公室", "网格", "导入名册", "发邀请", "核准 24 个数字", "合并", "撤回", "冲突", "台账", "回复",
        "备份", "常见问题",
    ),
    "story": ("在门口", "立项", "告知", "不满意", "上报", "派到村里", "公示", "销号"),
}  # fmt: skip


def bare(words: str) -> str:
    """A word of the window as a manual names it: without its key, star, dots and sign in front."""
    words = re.sub(r"\(&\w\)|&|　.*| ?\*$|…$|（\{\w+\}[^）]*）", "", words)
    return re.sub(r"^[✓✕⚠+●○↶!] ?", "", words).strip()


def known_words() -> set[str]:
    """Everything that can stand on a button, a tab or a field, and the words of the vocabularies; the fields
    of a demand's steps have theirs from the domain."""
    vocab = load_vocab()
    labels = {vocab.label(group, code) for group in vocab.groups() for code in vocab.codes(group)}
    asked = {spec.label for form in STEP_FIELDS.values() for spec in form}
    return {bare(text) for _, text in window_words().found} | labels | asked


def strange_buttons(texts: Iterable[str], known: set[str]) -> list[str]:
    """What a manual calls a button and the window does not have."""
    patterns = [
        re.compile("".join(".+" if part.startswith("{") else re.escape(part)
                           for part in re.split(r"(\{\w+\})", text)))
        for text in known if "{" in text and len(CHINESE.findall(text)) > 2
    ]  # fmt: skip
    named = [bare(name) for text in texts for name in BUTTON.findall(text)]
    return [name for name in named if name not in known and not any(p.fullmatch(name) for p in patterns)]


def test_every_button_of_the_manual_is_in_the_window() -> None:
    assert strange_buttons([path.read_text("utf-8") for path in PAGES], known_words()) == []


def test_a_button_that_the_window_lost_would_be_noticed() -> None:
    assert strange_buttons(["请按「生成月球数据包」。"], known_words()) == ["生成月球数据包"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_picture_is_there_and_small(path: Path) -> None:
    pictures = PICTURE.findall(path.read_text("utf-8"))
    assert len(pictures) >= 4
    for words, name in pictures:
        assert words, f"{name} says nothing to whoever cannot see it"
        assert (path.parent / name).stat().st_size < MOST_BYTES, name


def test_no_picture_is_left_over() -> None:
    named = {name for path in PAGES for _, name in PICTURE.findall(path.read_text("utf-8"))}
    assert {f"pictures/{path.name}" for path in PICTURES.iterdir()} == named


def test_every_link_leads_to_a_topic() -> None:
    ids = {one.id for one in manual.topics()}
    links = [link for path in PAGES for link in LINK.findall(path.read_text("utf-8"))]
    assert links
    assert [link for link in links if link.removeprefix("#") not in ids] == []


def test_topics_have_names_of_their_own_and_something_to_say() -> None:
    topics = manual.topics()
    assert len({one.id for one in topics}) == len(topics)
    assert [one.id for one in topics if len(one.plain) < 60] == []
    assert [one.id for one in topics if not one.also] == []


def test_nothing_of_the_manual_is_outside_a_topic() -> None:
    for path in PAGES:
        headings = re.findall(r"^## ", path.read_text("utf-8"), re.MULTILINE)
        assert len(headings) == len([one for one in manual.topics() if one.manual == path.stem])


@pytest.mark.parametrize("name", manual.MANUALS)
def test_everything_asked_for_has_a_topic(name: str) -> None:
    titles = " ".join(one.title for one in manual.topics() if one.manual == name)
    assert [word for word in ASKED_FOR[name] if word not in titles] == []


@pytest.mark.parametrize(
    ("words", "first"),
    [("口令", "passphrase"), ("u盘 写不", "broken-stick"), ("没人在家", "absent"), ("顶岗", "two-people"),
     ("密码", "begin"), ("excel", "roster")],
)
def test_words_that_people_use_find_the_topic(words: str, first: str) -> None:
    assert first in [one.id for one in manual.find_topics(words)[:3]]


def test_words_in_no_topic_find_none() -> None:
    assert manual.find_topics("量子力学") == []


def test_whose_manual_comes_first_is_asked() -> None:
    assert manual.find_topics("", first=manual.CLERK)[0].manual == manual.CLERK
    assert len(manual.find_topics("", first=manual.CLERK)) == len(manual.topics())

