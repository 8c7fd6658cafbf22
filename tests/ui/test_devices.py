"""设备, over the office in memory: how far each laptop is, and the answers that are made for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridworker.services import devices
from gridworker.ui.main_window import MainWindow
from tests.ui.page_objects import Settle, go, words_on


class TestDevices:
    def test_each_device_says_how_far_it_is(self, clerk: MainWindow, settle: Settle) -> None:
        page = go(clerk, "devices", settle)
        states = [page._state(row) for row in map(page.model.row_at, range(4))]
        assert states == ["本机", "有回复待做", "! 缺 1 段", "还没来过"]

    def test_an_answer_that_is_made_only_has_to_be_fetched(
        self, clerk: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        rows = [{**row, "written": bool(row["waiting"])} for row in devices.device_list(None)]
        monkeypatch.setattr(devices, "device_list", lambda s: rows)
        page = go(clerk, "devices", settle)
        states = [page._state(row) for row in map(page.model.row_at, range(4))]
        assert states == ["本机", "已写好，待取", "! 缺 1 段", "还没来过"]
        assert "1 个人的回复包已经写好" in page.answer.what.text()

    def test_answers_are_made_with_their_check_digits(
        self, clerk: MainWindow, settle: Settle, tmp_path: Path
    ) -> None:
        page = go(clerk, "devices", settle)
        page.answer.destination._take(tmp_path)
        page.answer.all.click()
        settle()
        settle()
        assert "做好了 1 个回复包" in page.answer.notice.words()
        assert "4271 0958 6630 1187" in words_on(page.answer)

    def test_digits_are_grouped_as_they_are_typed_also_full_width_ones(self) -> None:
        from gridworker.ui.widgets.digits import grouped

        assert grouped("12345678") == "1234 5678"
        assert grouped("１２ 34-5") == "1234 5"
        assert grouped("9" * 30) == " ".join(["9999"] * 6)

    def test_an_invite_needs_a_name(self, clerk: MainWindow, settle: Settle) -> None:
        page = go(clerk, "devices", settle)
        page.invite.go.click()
        assert "请写被邀请人的姓名" in words_on(page.invite)
