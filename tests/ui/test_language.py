"""The language of the window: switched back and forth while one works, kept for the next start."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget

from gridworker.errors import UserError
from gridworker.services.resources import load_vocab
from gridworker.ui import language, words
from gridworker.ui.keys import keys_of
from gridworker.ui.main_window import MainWindow
from gridworker.ui.pages.matter_words import turn
from gridworker.ui.settings import Settings, SettingsFile
from gridworker.ui.widgets.date_field import DateField
from tests.ui.fake import NOW
from tests.ui.page_objects import OpenFake, words_on

Settle = Callable[[], None]
CHINESE = re.compile(r"[\u3400-\u9fff]")
PAGES = ("households", "diary", "bundles", "inbox", "ledger", "devices")


@pytest.fixture(autouse=True)
def _chinese_again(qapp: QApplication) -> Iterator[None]:
    yield
    language.speak(qapp, "zh")


def said_on(widget: QWidget) -> list[str]:
    """The window's own words on a widget: labels, buttons, hints in boxes, what is read aloud."""
    said = []
    for part in (widget, *widget.findChildren(QWidget)):
        if isinstance(part, QLabel | QAbstractButton):
            said.append(part.text())
        if isinstance(part, QLineEdit | QPlainTextEdit):
            said.append(part.placeholderText())
        said += [part.accessibleName(), part.toolTip()]
    return [text for text in said if text]


def of_records() -> re.Pattern[str]:
    """What stays Chinese in any language: names and texts of the fake office, and the names of languages."""
    return re.compile(
        "中文|石桥村|竹林村|柳河村|青禾县|第[0-9]网格|[王李张陈刘孙宋罗周吴林][一-鿿]{1,2}|[一二三四五六]组|"
        "老人一个人.*|夫妻俩.*|孩子今年.*|门前水沟.*|一切都好.*|带临时救助.*"
    )


@pytest.mark.parametrize("office", [False, True])
def test_every_page_speaks_english(open_fake: OpenFake, settle: Settle, office: bool) -> None:
    window = open_fake(office=office)
    window.set_language("en")
    settle()
    assert window.workspace is not None
    left: dict[str, list[str]] = {}
    for key in [key for key in PAGES if window.workspace.has(key)]:
        window.workspace.go(key)
        settle()
        found = [of_records().sub("", text) for text in said_on(window.workspace)]
        left[key] = [text for text in found if CHINESE.search(text)]
    assert {key: texts for key, texts in left.items() if texts} == {}


def test_chinese_comes_back(open_fake: OpenFake, settle: Settle) -> None:
    window = open_fake()
    assert window.workspace is not None
    before = set(said_on(window.workspace))
    window.set_language("en")
    settle()
    assert set(said_on(window.workspace)) != before
    assert "Households" in words_on(window)
    window.set_language("zh")
    settle()
    assert set(said_on(window.workspace)) == before


def pick(window: MainWindow, name: str) -> None:
    """Choose a language in the menu of the rail, by its own name."""
    assert window.workspace is not None
    menus = window.workspace.rail.findChildren(QMenu)
    for menu in menus:
        menu.aboutToShow.emit()  # menus are filled when they open
    (found,) = [action for menu in menus for action in menu.actions() if action.text() == name]
    found.trigger()


def test_the_menu_names_each_language_in_itself_and_switches_at_once(
    open_fake: OpenFake, settle: Settle
) -> None:
    window = open_fake()
    pick(window, "English")
    settle()
    assert window.desk.settings.language == "en"
    assert "Households" in words_on(window)
    pick(window, "中文")
    settle()
    assert window.desk.settings.language == "zh"
    assert "户册" in words_on(window)


def test_the_keys_and_the_title_of_the_window_change_too(open_fake: OpenFake, settle: Settle) -> None:
    window = open_fake()
    window.set_language("en")
    settle()
    assert window.windowTitle().endswith("Visit Diary")
    told = [key.words for key in keys_of(window)]
    assert "Larger text" in told
    assert not [words for words in told if CHINESE.search(of_records().sub("", words))]


def test_nothing_typed_is_lost_when_the_language_changes(open_fake: OpenFake, settle: Settle) -> None:
    window = open_fake()
    assert window.workspace is not None
    window.workspace.go("diary")
    page: Any = window.workspace.page("diary")
    page.form.content.setPlainText("写到一半")
    window.set_language("en")
    settle()
    again: Any = window.workspace.page("diary")
    again.enter()
    settle()
    assert again is not page
    assert again.form.content.toPlainText() == "写到一半"


def test_codes_are_said_in_the_language_of_the_window(open_fake: OpenFake, settle: Settle) -> None:
    window = open_fake()
    window.set_language("en")
    settle()
    assert window.desk.vocab.label("visit_meet", "ABSENT") == "Not home"
    assert dict(window.desk.choices("visit_mode"))["HOME"] == "Home"
    window.set_language("zh")
    settle()
    assert window.desk.vocab.label("visit_meet", "ABSENT") == "到访未遇"
    assert load_vocab().label("visit_meet", "ABSENT") == "到访未遇"


def test_a_refusal_comes_in_english(open_fake: OpenFake, settle: Settle) -> None:
    window: Any = open_fake()
    window.set_language("en")
    settle()
    full = UserError("disk_full", "磁盘已满，操作没有完成，原有内容未变。", "请清理出一些空间后再试。")
    window.workspace.go("diary")
    page = window.workspace.page("diary")
    heard: list[Exception] = []

    def refuse(_session: object) -> None:
        raise full

    window.desk.work.run(page, refuse).failure(heard.append)
    settle()
    assert str(heard[0]).startswith("The disk is full")


def test_the_choice_is_kept_for_the_next_start(tmp_path: Path) -> None:
    kept = SettingsFile(tmp_path / "window.json")
    settings = Settings(language="en")
    kept.save(settings)
    assert SettingsFile(tmp_path / "window.json").load().language == "en"


@pytest.mark.parametrize("text", ['{"language": "fr"}', '{"language": 7}', "{}"])
def test_settings_of_another_kind_mean_chinese(tmp_path: Path, text: str) -> None:
    (tmp_path / "window.json").write_text(text, "utf-8")
    assert SettingsFile(tmp_path / "window.json").load().language == "zh"


def test_days_and_moments_are_written_as_the_language_writes_them(qapp: QApplication) -> None:
    today = NOW.date()
    assert words.day("2026-04-05", today) == "4月5日"
    assert words.day("2025-04-05", today) == "2025年4月5日"
    assert words.long_day("2026-04-05") == "2026年4月5日 周日"
    assert words.period("2026-03-02", "2026-04-05", today) == "3月2日至4月5日"
    assert words.moment("0001-01-01T00:00:00+08:00", NOW) == ""
    language.speak(qapp, "en")
    assert words.day("2026-04-05", today) == "5 Apr"
    assert words.day("2025-04-05", today) == "5 Apr 2025"
    assert words.long_day("2026-04-05") == "Sun 5 Apr 2026"
    assert words.period("2026-03-02", "2026-04-05", today) == "2 Mar to 5 Apr"
    assert words.listed(["a", "", "b"]) == "a, b"


@pytest.mark.parametrize(("code", "shown"), [("zh", "2026年4月5日 周日"), ("en", "Sun 5 Apr 2026")])
def test_the_date_field_shows_and_takes_days_in_both(qapp: QApplication, code: str, shown: str) -> None:
    language.speak(qapp, code)
    field = DateField("d", lambda: NOW.date())
    field.set_day(NOW.date())
    assert field._edit.text() == shown
    field._edit.setDate(QDate(2026, 1, 15))
    assert field.day().isoformat() == "2026-01-15"


def test_chinese_loads_no_translator_of_ours(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    def loaded(*_: object) -> None:
        raise AssertionError("English was loaded for a Chinese window")

    monkeypatch.setattr("gridworker.services.english.english", loaded)
    language.speak(qapp, "zh")
    assert language.said("没有这一户。") == "没有这一户。"
    assert QCoreApplication.translate("places", "户册") == "户册"


def test_a_class_below_another_finds_the_words_of_the_one_above(
    open_fake: OpenFake, qapp: QApplication, settle: Settle
) -> None:
    """Words are filed under the class in which they are written; `tr` asks under the class of the object."""
    language.speak(qapp, "en")

    class Named(DateField):
        pass

    assert Named("d", lambda: NOW.date()).today_button.text() == "Today"


def test_the_beginning_speaks_english_too(
    open_fake: OpenFake, settle: Settle, qapp: QApplication
) -> None:
    window: MainWindow = open_fake()
    language.speak(qapp, "en")
    window.desk.settings.language = "en"
    window._leave()
    settle()
    assert "Where do you begin?" in words_on(window) or "passphrase" in words_on(window)


def test_the_next_step_is_named_as_its_button_names_it(qapp: QApplication) -> None:
    language.speak(qapp, "en")
    assert turn({"next_event": "assign", "next_who": "office"}) == "Next: Assign, by the office."
