"""The English of the window: whole, with the same facts and the same keys as the Chinese, and compiled."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import PySide6
import pytest

from tests.english.ts_file import QM, TS, Key, compile_ts, read_ts, write_ts
from tests.english.window_words import read_words, window_words
from tests.support.tree import ROOT

WORDS = window_words()
ENGLISH = read_ts(TS.read_text("utf-8"))

CHINESE = re.compile(r"[“”\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Characters and signs of Chinese print, and curled quotation marks, which a Chinese font draws as wide as a
character; the wide space (U+3000) sets keys apart in both languages."""
PLACE = re.compile(r"\{\w*\}")
KEY = re.compile(r"&([A-Za-z])")

NOT_WORDS_OF_THE_WINDOW = {
    ("app.py", "没有可以显示窗口的桌面（DISPLAY"): "printed where there is no window",
    ("language.py", "中文"): "its own name, for whoever got lost in English",
    ("band.py", "中文"): "the same",
    ("rail.py", "中文"): "the same",
    ("diary_form.py", "晴多云阴雨雪雾大风"): "what records hold; the form shows it through language.said",
    ("date_field.py", "-/.年月日"): "what a person may type between numbers",
    ("household_picker.py", "一"): "the range of Chinese characters",
    ("household_picker.py", "鿿"): "the range of Chinese characters",
}


def faults(chinese: list[Key], english: Mapping[Key, str]) -> list[str]:
    """What is wrong with a translation, one line each."""
    found = []
    for key in chinese:
        said, text = english.get(key, ""), key[1]
        if not said:
            found.append(f"no English: {key}")
        if CHINESE.search(said):
            found.append(f"Chinese left: {said}")
        if said and set(PLACE.findall(text)) != set(PLACE.findall(said)):
            found.append(f"other facts: {text} | {said}")
        if said and KEY.findall(text.upper()) != KEY.findall(said.upper()):
            found.append(f"another key: {text} | {said}")
    return found


def test_every_word_of_the_window_has_good_english() -> None:
    assert faults(list(WORDS.found), ENGLISH) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("共 {n} 户", ""),
        ("共 {n} 户", "Households: {m}"),
        ("共 {n} 户", "Households"),
        ("共 {n} 户", "{n} 户"),
        ("共 {n} 户", "{n} households。"),
        ("日期(&D)", "Date"),
        ("日期(&D)", "D&ate"),
    ],
)
def test_a_bad_translation_is_found(text: str, said: str) -> None:
    assert faults([("Page", text)], {("Page", text): said}) != []


def test_a_good_translation_passes() -> None:
    assert faults([("Page", "{a}至{b}(&D)")], {("Page", "{a}至{b}(&D)"): "from {a} to {b} (&D)"}) == []


def test_nothing_chinese_stands_in_the_window_outside_tr() -> None:
    unknown = [
        line for line in WORDS.faults
        if not any(
            f"/{file}:" in line and line.partition("not in tr: ")[2][:10] and
            (line.partition("not in tr: ")[2] in text or line.partition("not in tr: ")[2].startswith(text))
            for file, text in NOT_WORDS_OF_THE_WINDOW
        )
    ]
    assert unknown == []


def test_the_reader_finds_words_in_every_way_they_are_written() -> None:
    words = read_words(
        "def _tr(words):\n    return QCoreApplication.translate('inbox', words)\n"
        "class Page:\n    def a(self):\n        self.tr('甲' '乙')\n        _tr('丙')\n"
        "def b():\n    tr = QCoreApplication.translate\n    tr('notice', '丁')\n"
    )
    assert list(words.found) == [("Page", "甲乙"), ("inbox", "丙"), ("notice", "丁")]
    assert words.faults == []


@pytest.mark.parametrize(
    "source",
    [
        "class A:\n    def a(self):\n        self.tr(f'共 {n}')\n",
        "class A:\n    def a(self, x):\n        self.tr(x)\n",
        "class A:\n    words = self.tr('甲')\n",
        "class A:\n    def a(self, words=self.tr('甲')):\n        pass\n",
        "def a():\n    return '甲'\n",
    ],
)
def test_the_reader_tells_what_cannot_be_translated(source: str) -> None:
    assert read_words(source).faults != []


def test_the_translation_file_is_up_to_date() -> None:
    """Else: ./dev words."""
    assert TS.read_text("utf-8") == write_ts(list(WORDS.found), ENGLISH)


def test_the_compiled_file_is_that_of_the_translation_file(tmp_path: Path) -> None:
    compile_ts(TS, tmp_path / "made.qm")
    assert (tmp_path / "made.qm").read_bytes() == QM.read_bytes()


def test_lupdate_knows_no_word_that_our_reader_misses(tmp_path: Path) -> None:
    """Qt's own reader finds less (helpers and aliases escape it), and nothing else."""
    sources = [str(path) for path in sorted((ROOT / "gridworker" / "ui").rglob("*.py"))]
    (tmp_path / "list").write_text("\n".join(sources), "utf-8")
    made = tmp_path / "theirs.ts"
    tool = Path(PySide6.__file__).parent / "lupdate"
    subprocess.run(
        [str(tool), "-locations", "none", f"@{tmp_path / 'list'}", "-ts", str(made)],
        check=True, capture_output=True, timeout=60,
    )
    marked = made.read_text("utf-8").replace(' type="unfinished"></translation>', ">?</translation>")
    theirs = {text for _, text in read_ts(marked) if CHINESE.search(text)}
    assert len(theirs) > 300
    assert theirs - {text for _, text in WORDS.found} == set()
