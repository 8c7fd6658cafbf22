"""The English of what services say: every sentence has one, and finds it again with its facts inside."""

from __future__ import annotations

import ast
import re

import pytest

from gridworker.domain.plurals import agree
from gridworker.errors import UserError
from gridworker.services.english import English, english
from gridworker.services.resources import load_sentences, load_vocab
from gridworker.services.visit_form import Problem
from gridworker.storage.errors import _KNOWN
from gridworker.sync.refusals import SENTENCES as REFUSALS
from tests.english.service_words import PAPER, SILENT, service_words, templates
from tests.english.test_window_english import CHINESE, PLACE
from tests.support.cli_surface import CODE_AT, codes_in, error_codes
from tests.support.tree import ROOT, project_files

SAID = service_words()
SENTENCES, CODES = load_sentences()


def faults(chinese: list[str], english: dict[str, str]) -> list[str]:
    """What is wrong with a table of sentences, one line each."""
    found = []
    for text in chinese:
        said = english.get(text, "")
        if not said.strip():
            found.append(f"no English: {text}")
        if CHINESE.search(PLACE.sub("", said)):
            found.append(f"Chinese left: {said}")
        if said and sorted(PLACE.findall(text)) != sorted(PLACE.findall(said)):
            found.append(f"other facts: {text} | {said}")
    return found


def test_every_sentence_of_the_services_has_good_english() -> None:
    assert faults(list(SAID), SENTENCES) == []


def test_no_english_is_kept_for_what_nobody_says_any_more() -> None:
    assert [text for text in SENTENCES if text not in SAID] == []


@pytest.mark.parametrize("said", ["", "No grid.", "没有 {what}.", "There is no {grid}."])
def test_a_bad_sentence_is_found(said: str) -> None:
    assert faults(["没有这个{what}。"], {"没有这个{what}。": said}) != []


def test_every_sentence_finds_its_own_english_with_the_facts_inside() -> None:
    """No template takes the sentence of another, whatever the facts are."""
    known, wrong = english(), []
    for text, said in SENTENCES.items():
        facts = {name: f"Fact{at}" for at, name in enumerate(PLACE.findall(text))}
        spoken = text
        for name, fact in facts.items():
            spoken = spoken.replace(name, fact)
        wanted = agree(said, {})
        for name, fact in facts.items():
            wanted = wanted.replace(name, fact)
        if known.said(spoken) != wanted and "。" in text:
            wrong.append((spoken, known.said(spoken), wanted))
    assert wrong == []


def codes_without_words(path_text: str) -> list[str]:
    """Codes raised with a sentence that is not written there: a variable, a look-up."""
    found = []
    for node in ast.walk(ast.parse(path_text)):
        name = getattr(getattr(node, "func", None), "id", "")
        if not isinstance(node, ast.Call) or name not in CODE_AT or len(node.args) <= CODE_AT[name] + 1:
            continue
        code, sentence = node.args[CODE_AT[name]], node.args[CODE_AT[name] + 1]
        if isinstance(code, ast.Constant) and not isinstance(sentence, ast.Constant | ast.JoinedStr):
            found.append(str(code.value))
    return found


def test_every_error_code_has_english() -> None:
    """By its sentence (a literal, so in the table above), by a table of sentences, or by the code itself."""
    all_codes, written = error_codes(), set[str]()
    varied: set[str] = set()
    for path in project_files(".py", under="gridworker"):
        if "ui" in path.parts or "cli" in path.parts:
            continue
        text = path.read_text("utf-8")
        varied.update(codes_without_words(text))
        if list(templates(text)):
            written.update(code for code in all_codes if f'"{code}"' in text)
    tabled = {*REFUSALS, *(known[0] for known in _KNOWN.values())}
    of_the_commands = {"usage", "bug"}  # the commands speak Chinese
    for path in project_files(".py", under="gridworker/cli"):
        of_the_commands.update(codes_in(path))
    shapes = {code for code in all_codes if code.startswith("bad_")} | {"id_number", "bank_card"}
    without = all_codes - written - tabled - of_the_commands - shapes - set(CODES)
    assert without == set()
    assert {code for code in varied if code not in CODES and code not in written} == set()


def test_english_by_code_is_good_english() -> None:
    assert CODES.keys() <= error_codes()
    assert [said for said in CODES.values() if CHINESE.search(said)] == []


def test_every_word_of_the_vocabulary_has_english_that_fits_a_button() -> None:
    vocab = load_vocab()
    for group in vocab.groups():
        entries = [vocab.entry(group, code) for code in vocab.codes(group, offered=False)]
        labels = [entry.en for entry in entries if entry is not None]
        assert all(labels), group
        assert len(set(labels)) == len(labels), f"{group}: one English for two codes"
        assert max(map(len, labels)) <= 28, group
        assert not [label for label in labels if CHINESE.search(label)], group


def test_labels_take_the_language_and_records_do_not() -> None:
    vocab = load_vocab()
    assert vocab.speaking("en").label("visit_meet", "ABSENT") == "Not home"
    assert vocab.speaking("en").speaking("zh").label("visit_meet", "ABSENT") == "到访未遇"
    assert vocab.label("visit_meet", "ABSENT") == "到访未遇"
    assert vocab.code("visit_meet", "Not home") == vocab.code("visit_meet", "到访未遇") == "ABSENT"


def test_a_refusal_speaks_english_with_its_facts() -> None:
    error = UserError("code_taken", "编号“云溪-7”已经用了。", "请换一个编号。")
    english().put(error)
    assert (error.message, error.hint) == (
        'The code "云溪-7" is already in use.', "Please take another code."
    )
    assert str(error) == 'The code "云溪-7" is already in use. Please take another code.'
    english().put(error)
    assert error.hint == "Please take another code."


def test_a_word_of_ours_inside_a_sentence_is_translated_and_a_name_is_not() -> None:
    assert english().said("还没有填写“走访内容”。") == '"What was said and seen" is still empty.'
    assert english().said("这份档案已经属于“网格小镇”。").endswith('"网格小镇".')


def test_problems_inside_a_refusal_speak_english_too() -> None:
    problem = Problem("mode", "mode_missing", "请选走访方式。", True)
    error = UserError("mode_missing", "请选走访方式。", problems=[problem])
    english().put(error)
    assert error.facts["problems"][0].sentence == "Choose how the visit was made."


def test_a_sentence_nobody_knows_stays_rather_than_being_lost() -> None:
    assert english().said("山那边有一座桥") == "山那边有一座桥"


def test_two_sentences_in_one_are_taken_one_by_one() -> None:
    assert english().said("没有这一户。请从户册里选。") == (
        "There is no such household. Choose from the household book."
    )


def test_a_sentence_without_a_template_is_said_by_its_code() -> None:
    little = English({}, {"no_grid": "There is no such grid."})
    error = UserError("no_grid", "这里没有山后网格。")
    little.put(error)
    assert error.message == "There is no such grid."


def test_the_reader_takes_facts_by_their_last_word() -> None:
    source = 'raise UserError("x", f"走访日期 {draft.date.isoformat()} 在 {len(rows)} 行。")'
    assert [text for _, text in templates(source)] == ["走访日期 {date} 在 {n} 行。"]


def test_what_is_not_read_is_still_there() -> None:
    stems = [path.stem for path in (ROOT / "gridworker").rglob("*.py")]
    assert [name for name in SILENT if not any(stem.startswith(name) for stem in stems)] == []
    assert all((ROOT / "gridworker" / part).with_suffix("").parent.exists() for part in PAPER)
    assert re.search("走访", (ROOT / "gridworker/documents/ledger.py").read_text("utf-8"))
