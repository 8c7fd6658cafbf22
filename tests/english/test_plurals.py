"""English nouns agree with the numbers before them, in the window and in what services say."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain.plurals import agree
from gridworker.services.english import English
from tests.english.ts_file import TS, read_ts
from tests.english.window_words import WINDOW


@pytest.mark.parametrize(
    ("n", "said"), [(0, "0 visits of 1 grid"), (1, "1 visit of 1 grid"), (2, "2 visits of 1 grid")]
)
def test_a_noun_agrees_with_the_number_before_it(n: int, said: str) -> None:
    facts = {"n": n, "g": 1}
    assert agree("{n} visit|visits of {g} grid|grids", facts).format(**facts) == said


@given(st.text(), st.integers(0, 3))
def test_a_bar_in_somebodys_words_stays(words: str, n: int) -> None:
    facts = {"name": words, "n": n}
    said = agree("{name}: {n} row|rows", facts).format(**facts)
    assert said == f"{words}: {n} {'row' if n == 1 else 'rows'}"


def test_what_services_say_agrees_too() -> None:
    english = English({"“{name}”还有 {homes} 户。": '"{name}" still has {homes} household|households.'}, {})
    assert english.said("“甲|乙”还有 1 户。") == '"甲|乙" still has 1 household.'
    assert english.said("“甲”还有 12 户。") == '"甲" still has 12 households.'


def test_every_sentence_with_a_choice_is_said_by_the_one_who_chooses() -> None:
    """`many` (or `counted`, which uses it) stands in the module that holds the words."""
    bars = {text for (_, text), english in read_ts(TS.read_text("utf-8")).items() if "|" in english}
    assert len(bars) > 20
    lost = []
    for top in WINDOW:
        for path in sorted(top.rglob("*.py")) if top.is_dir() else [top]:
            source = path.read_text("utf-8")
            held = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
            if bars.intersection(one for one in held if isinstance(one, str)):
                lost += [] if "many(" in source or "counted(" in source else [path.name]
    assert lost == []
