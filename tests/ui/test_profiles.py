"""Several people on one laptop: each finds his own name and opens his own profile, nobody another one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridworker.services import session as sessions
from gridworker.services.keyring import Kdf
from gridworker.services.visits import visits
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.main_window import MainWindow
from gridworker.ui.pages.profiles import Profiles
from gridworker.ui.pages.unlock import Unlock
from gridworker.ui.pages.welcome import Welcome
from gridworker.ui.settings import MOST_PROFILES, KnownProfile, Settings
from gridworker.ui.theme import TextSize, Theme
from tests.support.parish import WORDS, Parish, found
from tests.ui.page_objects import words_on

Settle = Callable[[], None]
OTHER = "竹林深处有人家炊烟袅袅升起"


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[tuple[Parish, list[KnownProfile]]]:
    """A laptop's disk with the profiles of 李明 and 王芳, each with a visit; both are closed."""
    parish = found(tmp_path / "parish")
    known = []
    for at, name in enumerate(("李明", "王芳")):
        laptop = parish.laptop(name, at)
        laptop.household(f"{name}的户", f"{at}-1")
        laptop.visit(f"{name}写的")
        laptop.session.close()
        place = f"云溪镇 {laptop.session.identity.grid_name}"
        known.append(KnownProfile(laptop.session.dir, place, name=name))
    yield parish, known
    parish.pc.session.close()


@pytest.fixture
def start(
    qtbot: QtBot, desk: Desk, shared: tuple[Parish, list[KnownProfile]], settle: Settle
) -> MainWindow:
    """A window on that laptop, just started."""
    desk.settings.profiles = list(shared[1])
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.resize(1366, 740)
    window.show()
    settle()
    return window


def step(window: MainWindow, kind: type) -> Any:
    assert window.start is not None
    area: Any = window.start._steps.currentWidget()
    assert isinstance(area.widget(), kind), type(area.widget())
    return area.widget()


def unlock(window: MainWindow, words: str, settle: Settle) -> None:
    asked = step(window, Unlock)
    asked.passphrase.first.setText(words)
    asked.go.click()
    settle()


def test_both_names_stand_on_the_first_screen(start: MainWindow) -> None:
    said = words_on(step(start, Profiles))
    for words in ("谁来用？", "李明", "王芳", "石桥村第1网格", "添加一个人"):
        assert words in said


def test_each_opens_his_own_pages_with_his_own_passphrase(
    start: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    step(start, Profiles).choices[1].click()
    assert "王芳" in words_on(step(start, Unlock))
    unlock(start, OTHER, settle)
    assert "口令不对" in words_on(step(start, Unlock))
    unlock(start, WORDS, settle)
    assert start.workspace is not None
    assert start.desk.identity.name == "王芳"
    seen: list[list[str]] = []
    start.desk.work.run(start, lambda s: [row["content"] for row in visits(s)]).success(seen.append)
    settle()
    assert seen == [["王芳写的"]]


def test_who_locks_is_asked_again_and_another_one_is_a_press_away(
    start: MainWindow, settle: Settle
) -> None:
    step(start, Profiles).choices[0].click()
    unlock(start, WORDS, settle)
    start._leave()
    settle()
    assert "李明" in words_on(step(start, Unlock))
    assert "不是我，换一个人" in words_on(step(start, Unlock))
    assert start.start is not None
    start.start.show_profiles()
    assert [choice.accessibleName() for choice in step(start, Profiles).choices] == ["李明", "王芳"]


def test_digits_and_arrows_choose(start: MainWindow, qtbot: QtBot) -> None:
    page = step(start, Profiles)
    qtbot.waitUntil(page.first.hasFocus)
    qtbot.keyClick(page.first, Qt.Key.Key_Down)
    assert page.choices[1].hasFocus()
    qtbot.keyClick(page.choices[1], Qt.Key.Key_Down)
    assert page.choices[0].hasFocus()
    qtbot.keyClick(page.choices[0], Qt.Key.Key_2)
    assert "王芳" in words_on(step(start, Unlock))


def begin_to_join(window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Go the first step of joining with another passphrase; the folders made by it."""
    made: list[Path] = []
    create = sessions.create_profile

    def quick(folder: Path, words: str) -> sessions.Session:
        made.append(folder)
        return create(folder, words, kdf=Kdf(ops=1, mem=8192))

    monkeypatch.setattr(sessions, "create_profile", quick)
    assert window.start is not None
    window.start.show_join()
    join: Any = window.start._steps.currentWidget().widget()
    join.passphrase.first.setText(OTHER)
    join.passphrase.second.setText(OTHER)
    join.go.click()
    settle()
    return made


def test_a_third_person_is_added_beside_the_two(
    start: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch, shared: Any
) -> None:
    step(start, Profiles).other.click()
    assert "我是网格员" in words_on(step(start, Welcome))
    made = begin_to_join(start, settle, monkeypatch)
    assert made[0] not in [one.folder for one in shared[1]]
    assert all(sessions.profile_exists(one.folder) for one in shared[1])


def test_one_profile_alone_is_asked_for_its_passphrase_at_once(
    start: MainWindow, shared: tuple[Parish, list[KnownProfile]]
) -> None:
    start.desk.settings.profiles = shared[1][:1]
    assert start.start is not None
    start.start.enter()
    assert "李明" in words_on(step(start, Unlock))
    assert "换一个人" not in words_on(step(start, Unlock))


def test_names_are_kept_and_read_again_and_an_older_file_has_none() -> None:
    settings = Settings()
    for at in range(MOST_PROFILES + 2):
        settings.remember(Path(f"/p{at}"), "云溪镇", demo=False, name=f"网格员{at}")
    assert len(settings.profiles) == MOST_PROFILES
    again = Settings.read(json.dumps(settings.plain()))
    assert again.profiles == settings.profiles
    older = settings.plain()
    for one in older["profiles"]:
        del one["name"]
    assert {one.name for one in Settings.read(json.dumps(older)).profiles} == {""}


@pytest.mark.parametrize("size", list(TextSize), ids=lambda size: f"{int(size)}px")
def test_twelve_people_fit_a_low_screen(
    qtbot: QtBot, qapp: QApplication, desk: Desk, tmp_path: Path, size: TextSize
) -> None:
    theme.apply(qapp, Theme(size))
    for at in range(12):
        folder = tmp_path / str(at)
        folder.mkdir()
        (folder / "keys.json").touch()
        desk.settings.remember(folder, "青禾县云溪镇 石桥村第二网格", demo=False, name=f"网格员{at}")
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.resize(1024, 572)
    window.show()
    step(window, Profiles)
    needs = window.minimumSizeHint()
    room = (1366, 740) if size is TextSize.HUGE else (1024, 572)
    assert needs.width() <= room[0]
    assert needs.height() <= room[1]


def test_the_suite_sees_a_list_that_opens_the_wrong_profile(
    start: MainWindow, settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A planted fault: whoever is chosen, the first profile is opened."""
    assert start.start is not None
    known = start.start.known()
    show = start.start.show_unlock
    monkeypatch.setattr(start.start, "show_unlock", lambda _one: show(known[0]))
    with pytest.raises(AssertionError):
        test_each_opens_his_own_pages_with_his_own_passphrase(start, settle, qtbot)


def test_a_folder_that_was_named_is_where_one_begins_and_the_others_are_offered(
    qtbot: QtBot, desk: Desk, shared: tuple[Parish, list[KnownProfile]], settle: Settle, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    desk.settings.profiles = list(shared[1])
    asked = tmp_path / "asked"
    window = MainWindow(desk, profile=asked)
    qtbot.addWidget(window)
    window.show()
    said = words_on(step(window, Welcome))
    assert "石桥村第1网格" in said
    made = begin_to_join(window, settle, monkeypatch)
    assert made == [asked]
