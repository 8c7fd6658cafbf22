"""The guide and the word hints: shipped files load, broken ones are refused, promises hold."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from gridworker.domain.guide import Guide
from gridworker.domain.resource import BadResource
from gridworker.domain.vague import VagueWords
from gridworker.services.resources import load_guide, load_vague, load_vocab
from tests.support.tree import ROOT


def _content(name: str) -> dict[str, Any]:
    content = yaml.safe_load((ROOT / "resources" / name).read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def test_the_sample_guide_is_all_unverified_and_says_so() -> None:
    guide = load_guide()
    assert len(guide.items) == 33
    assert not [item.id for item in guide.items if item.verified]
    assert "示例" in guide.notice


def _item(**changes: Any) -> Callable[[dict[str, Any]], None]:
    return lambda content: content["items"][0].update(changes)


BROKEN_GUIDES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "another schema": lambda c: c.update(schema="x"),
    "no notice": lambda c: c.pop("notice"),
    "an item twice": lambda c: c["items"].append(c["items"][0]),
    "a bad id": _item(id="1"),
    "no keywords": _item(keywords=[]),
    "a demand category nobody knows": _item(related_demand_categories=["INF.MOON"]),
    "verified by nobody": _item(verified=True),
    "a way of handling nobody knows": _item(handled_as="转办"),
    "days without a number": _item(limit={"kind": "days", "text": "几天"}),
    "at once with a number": _item(limit={"kind": "instant", "n": 3, "text": "当场"}),
    "a member nobody knows": _item(rank=1),
}


@pytest.mark.parametrize("change", list(BROKEN_GUIDES.values()), ids=list(BROKEN_GUIDES))
def test_a_broken_guide_is_refused(change: Callable[[dict[str, Any]], Any]) -> None:
    content = _content("guide/service_items.yaml")
    Guide.build(copy.deepcopy(content), load_vocab())
    change(content)
    with pytest.raises(BadResource):
        Guide.build(content, load_vocab())


CONCRETE = [
    "周四上午和王组长去看沟，带两袋水泥",
    "6月3日换好两盏路灯，当晚亮了",
    "左右邻居都同意，基本医疗已交",
    "下了一场及时雨，渠里水够了",
    "认真看了表，缺一张照片",
]
VAGUE = {
    "向有关部门反映": "who",
    "存在一些困难": "what",
    "尽快解决": "when",
    "积水较多": "how_much",
    "问题已解决": "done",
    "高度重视，进一步加强管理": "slogan",
}


@pytest.mark.parametrize("text", CONCRETE)
def test_concrete_sentences_raise_no_question(text: str) -> None:
    assert load_vague().hints("result", text) == []


@pytest.mark.parametrize(("text", "group"), VAGUE.items())
def test_vague_sentences_raise_one(text: str, group: str) -> None:
    assert group in [hint.group for hint in load_vague().hints("result", text)]


def test_the_diary_text_is_never_looked_at() -> None:
    for field in ("content", "reflection", "suggestion", "on_spot", ""):
        assert load_vague().hints(field, "有关部门尽快处理一些问题") == []


@pytest.mark.parametrize(
    "policy",
    [{"blocking": True}, {"max_hints_shown": 5}, {"counted_in_reports": True}, {"remember_dismissed": False}],
)
def test_a_word_file_that_would_harass_is_refused(policy: dict[str, Any]) -> None:
    content = _content("vocab/vague_words.yaml")
    content["policy"].update(policy)
    with pytest.raises(BadResource):
        VagueWords.build(content)
