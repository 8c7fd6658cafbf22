"""The beginning: found an office, join one, look at the demo, unlock; each step can be taken up again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gridworker.errors import UserError
from gridworker.services import demo as demo_service
from gridworker.services import enrol
from gridworker.services import office as offices
from gridworker.services import session as sessions
from gridworker.services.changes import Changes
from gridworker.ui import choose
from gridworker.ui.desk import Desk
from gridworker.ui.main_window import MainWindow
from gridworker.ui.pages import demo as demo_page
from gridworker.ui.pages.demo import DemoStart
from gridworker.ui.pages.join import JoinStart
from gridworker.ui.pages.new_office import NewOffice
from gridworker.ui.pages.start import StartPage
from gridworker.ui.pages.unlock import Unlock
from gridworker.ui.pages.welcome import Welcome
from gridworker.ui.settings import KnownProfile
from tests.ui import fake
from tests.ui.page_objects import type_into, words_on

Settle = Callable[[], None]
GOOD = "山里的路不好走但是风景好"
DIGITS = "1234 5678 9012 3456 7890 1234"


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    fake.install(monkeypatch.setattr)
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.resize(1366, 740)
    window.show()
    return window


def step(window: MainWindow, kind: type) -> Any:
    assert isinstance(window.start, StartPage)
    area: Any = window.start._steps.currentWidget()
    assert isinstance(area.widget(), kind)
    return area.widget()


def keep(window: MainWindow, folder: Path, *, demo: bool = False) -> None:
    """A profile that was used here before."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "keys.json").touch()
    window.desk.settings.profiles = [KnownProfile(folder=folder, title="云溪镇 石桥村第二网格", demo=demo)]


class TestWelcome:
    def test_a_first_start_offers_three_ways(self, window: MainWindow) -> None:
        said = words_on(step(window, Welcome))
        for way in ("我是网格员", "新建办公室", "先看看演示"):
            assert way in said

    def test_a_known_profile_is_asked_for_its_passphrase_at_once(
        self, window: MainWindow, tmp_path: Path
    ) -> None:
        keep(window, tmp_path / "p")
        assert window.start is not None
        window.start.enter()
        assert "云溪镇 石桥村第二网格" in words_on(step(window, Unlock))

    def test_a_demo_profile_shows_its_passphrase(self, window: MainWindow, tmp_path: Path) -> None:
        keep(window, tmp_path / "p", demo=True)
        assert window.start is not None
        window.start.enter()
        assert demo_service.DEMO_PASSPHRASE in words_on(step(window, Unlock))


class TestUnlock:
    @pytest.fixture
    def unlock(self, window: MainWindow, tmp_path: Path) -> Any:
        keep(window, tmp_path / "p")
        assert window.start is not None
        window.start.enter()
        return step(window, Unlock)

    def test_the_right_passphrase_opens_the_workspace(
        self, window: MainWindow, unlock: Any, settle: Settle, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sessions, "open_profile", lambda folder, words: fake.FakeSession())
        unlock.passphrase.first.setText(GOOD)
        unlock.go.click()
        settle()
        assert window.workspace is not None
        assert window.windowTitle().startswith("青禾县云溪镇 石桥村第二网格")

    def test_a_wrong_passphrase_says_that_nothing_changed(
        self, window: MainWindow, unlock: Any, settle: Settle, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(_folder: Path, _words: str) -> None:
            raise UserError("wrong_passphrase", "口令不对。")

        monkeypatch.setattr(sessions, "open_profile", refuse)
        unlock.passphrase.first.setText("不对的口令")
        unlock.passphrase.entered.emit()
        settle()
        assert "口令不对。资料没有变化" in words_on(unlock)
        assert unlock.go.isEnabled()

    def test_a_profile_that_is_open_elsewhere_says_so(
        self, window: MainWindow, unlock: Any, settle: Settle, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(_folder: Path, _words: str) -> None:
            raise UserError("profile_in_use", "这个档案已经在别的窗口打开了。", "请用那个窗口。")

        monkeypatch.setattr(sessions, "open_profile", refuse)
        unlock.passphrase.first.setText(GOOD)
        unlock.go.click()
        settle()
        assert "已经在别的窗口打开" in unlock.notice.words()

    def test_locking_goes_back_to_the_passphrase_and_closes_the_profile(
        self, window: MainWindow, unlock: Any, settle: Settle, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        session = fake.FakeSession()
        session.dir = unlock._known.folder
        monkeypatch.setattr(sessions, "open_profile", lambda folder, words: session)
        unlock.passphrase.first.setText(GOOD)
        unlock.go.click()
        settle()
        assert window.workspace is not None
        window.workspace.left.emit()
        assert session.closed
        step(window, Unlock)


class TestNewOffice:
    @pytest.fixture
    def page(self, window: MainWindow) -> Any:
        assert window.start is not None
        window.start.show_office()
        return step(window, NewOffice)

    def test_what_is_missing_is_said_at_its_field(self, page: Any) -> None:
        page.go.click()
        assert "请写办公室的名称" in words_on(page)
        assert "请写经办人的姓名" in words_on(page)

    @pytest.mark.parametrize(
        ("first", "second", "said"),
        [
            ("短口令", "短口令", "太短了"),
            ("123456789", "123456789", "太短了"),
            (GOOD, GOOD + "x", "两遍不一样"),
        ],
    )
    def test_a_weak_or_mistyped_passphrase_is_not_taken(
        self, qtbot: QtBot, page: Any, first: str, second: str, said: str
    ) -> None:
        type_into(qtbot, page.name, "云溪镇")
        type_into(qtbot, page.clerk, "林小满")
        page.passphrase.first.setText(first)
        page.passphrase.second.setText(second)
        page.go.click()
        assert said in words_on(page)

    def test_a_founded_office_opens_on_its_overview(
        self, qtbot: QtBot, window: MainWindow, page: Any, settle: Settle, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[Any] = []
        monkeypatch.setattr(sessions, "create_profile", lambda folder, words: fake.FakeSession(office=True))
        monkeypatch.setattr(offices, "found_office", lambda s, name, code, clerk: asked.append((name, clerk)))
        type_into(qtbot, page.name, "云溪镇")
        type_into(qtbot, page.clerk, "林小满")
        page.passphrase.first.setText("1357924680")
        page.passphrase.second.setText("1357924680")
        page.go.click()
        settle()
        assert asked == [("云溪镇", "林小满")]
        assert window.workspace is not None
        assert window.workspace.key == "overview"


class TestJoin:
    @pytest.fixture
    def page(
        self, window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> Any:
        monkeypatch.setattr(
            sessions, "create_profile", lambda folder, words: fake.FakeSession(enrolled=False)
        )
        monkeypatch.setattr(
            enrol, "read_invite",
            lambda path: enrol.InviteInfo("o", "青禾县云溪镇", "王小满", "worker", fake.GRID, True),
        )
        monkeypatch.setattr(
            enrol, "request_enrolment",
            lambda s, path, to: enrol.Requested(
                to / "申请.gwb", DIGITS, "青禾县云溪镇", "王小满", "worker", fake.GRID
            ),
        )
        monkeypatch.setattr(
            enrol, "accept_enrolment",
            lambda s, path: enrol.Accepted(
                "o", "青禾县云溪镇", "g", fake.GRID, "王小满", "worker", 142, Changes(frozenset({"identity"}))
            ),
        )
        window.desk.settings.last_out = tmp_path
        assert window.start is not None
        window.start.show_join()
        page = step(window, JoinStart)
        page.passphrase.first.setText(GOOD)
        page.passphrase.second.setText(GOOD)
        page.go.click()
        settle()
        return page

    def test_three_files_and_the_digits_lead_into_the_office(
        self, window: MainWindow, page: Any, settle: Settle, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(choose, "file", lambda *_a: Path("/x/邀请.gwi"))
        page.steps.invite.click()
        settle()
        assert f"青禾县云溪镇 邀请 王小满 加入，身份：网格员，网格：{fake.GRID}" in words_on(page)
        page.steps.ask.click()
        settle()
        assert page.steps.digits.text() == "1234  5678  9012\n3456  7890  1234"
        assert page.steps.digits.accessibleName() == f"核对数字 {DIGITS}"
        monkeypatch.setattr(choose, "file", lambda *_a: Path("/x/回复.gwb"))
        page.steps.reply.click()
        settle()
        assert "王小满，您已加入青禾县云溪镇。" in page.steps.notice.words()
        page.steps.start_work.click()
        settle()
        assert window.workspace is not None
        assert window.workspace.key == "households"

    def test_work_may_begin_without_an_invite(self, window: MainWindow, page: Any, settle: Settle) -> None:
        page.steps.later.emit()
        settle()
        assert window.workspace is not None
        assert window.workspace.has("diary")

    def test_a_bad_answer_changes_nothing(
        self, page: Any, settle: Settle, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(_s: Any, _path: Path) -> None:
            raise UserError("not_for_this_device", "这个回复文件不是给这台电脑的。", "请向办公室要。")

        monkeypatch.setattr(enrol, "accept_enrolment", refuse)
        page.steps.take_reply(Path("/x/别人的.gwb"))
        settle()
        assert "不是给这台电脑的" in page.steps.notice.words()
        assert "已写的日记都还在" in page.steps.notice.words()


class TestDemo:
    def test_the_demo_is_made_once_and_then_has_doors(
        self, window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setattr(demo_page, "demo_folder", lambda: tmp_path / "demo")

        def make(folder: Path, size: str, progress: Any = None) -> None:
            for name in ("office", "worker-1"):
                (folder / name).mkdir(parents=True)
                (folder / name / "keys.json").touch()
            progress(1, 2)

        monkeypatch.setattr(demo_service, "make_demo", make)
        monkeypatch.setattr(sessions, "open_profile", lambda folder, words: fake.FakeSession())
        assert window.start is not None
        window.start.show_demo()
        step(window, DemoStart).make.click()
        settle()
        page = step(window, DemoStart)
        assert demo_service.DEMO_PASSPHRASE in words_on(page)
        assert [door.text() for door in page.doors] == ["办公室的电脑", "网格员的电脑：worker-1"]
        page.doors[1].click()
        settle()
        assert window.workspace is not None
