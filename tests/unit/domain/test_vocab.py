"""The shipped vocabularies load, and a broken file is refused with a sentence."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from gridworker.domain.records import FIELDS
from gridworker.domain.resource import BadResource
from gridworker.domain.vocab import SCHEMA, Vocab
from gridworker.services.resources import load_vocab

SMALL: dict[str, Any] = {
    "schema": SCHEMA,
    "visit_mode": [
        {"code": "HOME", "zh": "上门", "en": "at home"},
        {"code": "OLD", "zh": "旧词", "offered": False},
    ],
    "demand_category": [{"code": "INF", "zh": "基础设施", "sub": [{"code": "INF.LIGHT", "zh": "路灯"}]}],
    "satisfaction": [{"code": 5, "zh": "很满意"}, {"code": 0, "zh": "未评价"}],
    "excluded_tags": ["吸毒"],
}


def test_codes_have_labels_and_a_strange_code_stays_itself() -> None:
    vocab = Vocab.build(SMALL)
    assert vocab.label("visit_mode", "HOME") == "上门"
    assert vocab.label("demand_category", "INF.LIGHT") == "路灯"
    assert vocab.label("satisfaction", 5) == vocab.label("satisfaction", "5") == "很满意"
    assert vocab.label("visit_mode", "NEWER") == "NEWER"
    assert vocab.label("no_such_group", "X") == "X"
    assert vocab.label("visit_mode", None) == ""
    assert vocab.code("visit_mode", "上门") == "HOME"
    assert vocab.code("visit_mode", "飞来") is None


def test_words_that_are_not_offered_keep_their_label() -> None:
    vocab = Vocab.build(SMALL)
    assert vocab.codes("visit_mode") == ("HOME",)
    assert vocab.codes("visit_mode", offered=False) == ("HOME", "OLD")
    assert vocab.check("visit_mode", "OLD")
    assert vocab.label("visit_mode", "OLD") == "旧词"


def test_the_second_level_is_reached_from_the_first() -> None:
    vocab = Vocab.build(SMALL)
    assert vocab.tops("demand_category") == ("INF",)
    assert vocab.codes("demand_category") == ("INF", "INF.LIGHT")
    assert vocab.codes("demand_category", under="INF") == ("INF.LIGHT",)
    assert vocab.codes("demand_category", under="NONE") == ()


def test_a_file_of_the_office_replaces_whole_groups() -> None:
    own = {"schema": SCHEMA, "visit_mode": [{"code": "HOME", "zh": "到家"}]}
    vocab = Vocab.build(SMALL, own)
    assert vocab.label("visit_mode", "HOME") == "到家"
    assert vocab.codes("visit_mode", offered=False) == ("HOME",)
    assert vocab.label("satisfaction", 0) == "未评价"
    with pytest.raises(BadResource, match="吸毒"):
        Vocab.build(SMALL, {"schema": SCHEMA, "household_tag": [{"code": "X", "zh": "吸毒人员"}]})


def _change(path: list[Any], value: Any) -> Callable[[dict[str, Any]], None]:
    def change(content: dict[str, Any]) -> None:
        place: Any = content
        for part in path[:-1]:
            place = place[part]
        place[path[-1]] = value

    return change


BROKEN = {
    "another schema": _change(["schema"], "gridworker.vocab/2"),
    "no schema": lambda content: content.pop("schema"),
    "a group that is no list": _change(["visit_mode"], "HOME"),
    "a group with a strange name": _change(["Visit Mode"], []),
    "a word without a code": _change(["visit_mode", 0], {"zh": "上门"}),
    "a word without a label": _change(["visit_mode", 0], {"code": "HOME"}),
    "an empty label": _change(["visit_mode", 0, "zh"], ""),
    "a code with a space": _change(["visit_mode", 0, "code"], "AT HOME"),
    "a member nobody knows": _change(["visit_mode", 0, "points"], 5),
    "yaml's no for a code": _change(["visit_mode", 0, "code"], False),
    "a code twice": _change(["visit_mode", 1, "code"], "HOME"),
    "a code twice on two levels": _change(["demand_category", 0, "sub", 0, "code"], "INF"),
    "a second level that belongs elsewhere": _change(["demand_category", 0, "sub", 0, "code"], "ENV.LIGHT"),
    "an excluded word": _change(["visit_mode", 0, "zh"], "吸毒走访"),
    "a level of secrecy nobody knows": _change(["visit_mode", 0, "level"], "secret"),
}


@pytest.mark.parametrize("change", list(BROKEN.values()), ids=list(BROKEN))
def test_a_broken_file_is_refused(change: Callable[[dict[str, Any]], Any]) -> None:
    content = copy.deepcopy(SMALL)
    change(content)
    with pytest.raises(BadResource) as e:
        Vocab.build(content)
    assert e.value.hint


def test_every_group_that_a_record_field_names_ships() -> None:
    vocab = load_vocab()
    for kind, fields in FIELDS.items():
        for field in fields.values():
            if field.vocab:
                assert vocab.codes(field.vocab), f"{kind}.{field.name}: {field.vocab}"


def test_the_shipped_words_are_those_of_the_guide() -> None:
    vocab = load_vocab()
    assert vocab.codes("visit_mode") == ("HOME", "FIELD", "GROUP", "PHONE", "OFFICE")
    assert vocab.codes("visit_meet") == ("MET", "ABSENT", "DECLINED", "AWAY", "MOVED")
    assert vocab.codes("role") == ("worker", "grid_lead", "village", "town", "unit", "county", "supervisor")
    assert vocab.label("visit_meet", "ABSENT") == "到访未遇"
    assert vocab.label("satisfaction", 0) == "未评价"
    assert len(vocab.tops("demand_category")) == 14
    assert not {"NEG", "BREACH"} & set(vocab.codes("trigger"))
    assert {
        e.limit["workdays"]
        for c in ("NOW", "SIMPLE", "JOINT", "MAJOR")
        if (e := vocab.entry("track", c)) and e.limit
    } == {0, 3, 10, 30}
