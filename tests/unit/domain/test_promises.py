"""What this program promises never to hold or to measure, looked for in everything that could break it.

The walk covers the fields of all records, the payloads of all steps, the words of all vocabularies, the
guide, the sheets and every sentence the program can show. A promise is kept by having no place for the
thing, so the walk looks for the place.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from gridworker.domain import kinds, records
from gridworker.domain.demand import STEPS
from gridworker.domain.step_forms import STEP_FIELDS
from gridworker.services.resources import load_guide, load_vocab
from tests.support.forbidden import DETECTOR, DETECTOR_WORDS, REFUSALS, wrong_labels, wrong_names
from tests.support.tree import ROOT


def sentences(path: Path) -> Iterator[str]:
    """Return the texts of a module that could reach a screen: all but docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def without_the_detectors_words(path: Path, texts: Iterable[str]) -> list[str]:
    if path.relative_to(ROOT / "gridworker").as_posix() not in DETECTOR:
        return list(texts)
    return [text for text in texts if text not in DETECTOR_WORDS]


def test_no_field_has_a_place_for_what_is_not_collected() -> None:
    names = [name for fields in records.FIELDS.values() for name in fields]
    labels = [field.label for fields in records.FIELDS.values() for field in fields.values()]
    assert len(names) > 50
    assert wrong_names(names) == []
    assert wrong_labels(labels) == []


def test_no_step_of_a_demand_carries_it() -> None:
    names = [
        name
        for step in STEPS.values()
        for part in (step.needs, step.keeps)
        for need in part
        for name in need.split("|")
    ]
    assert wrong_names(names) == []
    forms = [field for form in STEP_FIELDS.values() for field in form]
    assert wrong_names(field.name for field in forms) == []
    assert wrong_labels(field.label for field in forms) == []
    assert wrong_names([*kinds.DOCUMENTS, *kinds.DEMAND_EVENTS, *kinds.CONTROL]) == []


def test_no_vocabulary_has_a_word_for_it() -> None:
    vocab = load_vocab()
    labels = [
        vocab.label(group, code) for group in vocab.groups() for code in vocab.codes(group, offered=False)
    ]
    assert len(labels) > 200
    assert wrong_labels(labels) == []
    assert [label for label in labels for word in vocab.excluded_tags if word in label] == []


def test_the_words_that_no_vocabulary_may_have_cannot_be_taken_off_the_list() -> None:
    never = "社区矫正 刑满释放 吸毒 精神障碍 信访人 邪教 艾滋病 育龄妇女 宗教信仰"
    assert load_vocab().excluded_tags >= set(never.split())


def test_the_guide_keeps_no_papers() -> None:
    """A guide must name identity cards among papers to bring; it never asks a worker to keep one."""
    for item in load_guide().items:
        assert not re.search("(拍照|复印|留存|登记).{0,6}(身份证|银行卡|病历)", item.tip), item.id


def test_no_sentence_of_the_program_asks_for_it_or_shows_it() -> None:
    wrong = []
    for path in sorted((ROOT / "gridworker").rglob("*.py")):
        for text in without_the_detectors_words(path, sentences(path)):
            if wrong_labels([text]) and not REFUSALS.search(text):
                wrong.append(f"{path.relative_to(ROOT)}: {text[:60]}")
    assert wrong == []


def test_no_column_of_a_table_or_sheet_has_a_place_for_it() -> None:
    wrong = []
    for layer in ("storage", "documents", "services"):
        for path in sorted((ROOT / "gridworker" / layer).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            keys = [
                key.value for node in ast.walk(tree) if isinstance(node, ast.Dict)
                for key in node.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)
            ]  # fmt: skip
            wrong += [
                f"{path.relative_to(ROOT)}: {name}"
                for name in wrong_names(without_the_detectors_words(path, keys))
            ]
    assert wrong == []


def test_other_resource_files_hold_none_of_it() -> None:
    for path in sorted((ROOT / "resources").rglob("*.yaml")):
        if path.parent.name == "guide":
            continue
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert isinstance(content, dict)
        if path.name == "sentences.en.yaml":  # sentences of the program once more, each with its English
            said = without_the_detectors_words(ROOT / "gridworker/domain/detect.py", content.pop("sentences"))
            assert [one for one in said if wrong_labels([one]) and not REFUSALS.search(one)] == []
        excluded = content.pop("excluded_tags", [])
        assert wrong_labels([yaml.safe_dump(content, allow_unicode=True)]) == [], (path.name, excluded)


def test_the_walk_finds_what_is_planted() -> None:
    """The planted fault: each of these must be found by the walk, or it protects nothing."""
    planted = ["id_card", "gps_lat", "face", "rank", "check_in", "visit_points", "bank_account"]
    assert wrong_names(planted) == planted
    assert wrong_names(["surface", "grid", "card_given", "first_asked_by", "place", "pointing"]) == []
    assert len(wrong_labels(["身份证号", "打卡次数", "本月排名", "走访定位"])) == 4
    assert not REFUSALS.search("请填写身份证号")
    assert REFUSALS.search("请不要记录身份证号")
