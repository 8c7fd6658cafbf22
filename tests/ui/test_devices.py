"""设备, over the office in memory: how far each laptop is, and the answers that are made for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gridworker.services import devices, office
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

    def test_the_other_pc_of_the_office_gets_a_file_and_no_answer(
        self, clerk: MainWindow, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = go(clerk, "devices", settle)
        assert page.answer.peers.isHidden(), "nobody else has a PC that holds everything"
        rows = [{**row, "peer": at in (0, 3)} for at, row in enumerate(devices.device_list(None))]
        monkeypatch.setattr(devices, "device_list", lambda s: rows)
        page.look()
        settle()
        assert page.answer.peers.isVisible()
        page.answer.pick(rows[3]["device"])
        assert not page.answer.one.isEnabled()
        page.answer.destination._take(tmp_path)
        page.answer.peers.click()
        settle()
        settle()
        assert "给别的办公室电脑的数据包做好了" in page.answer.notice.words()
        assert "4271 0958 6630 1187" in words_on(page.answer)

    def test_a_village_pc_is_invited_for_a_village_that_somebody_chose(
        self, clerk: MainWindow, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[str | None] = []
        def issue(s: Any, name: str, role: str, grid: str | None, to: Path, unit: str | None = None) -> Any:
            asked.append(unit)
            return office.InviteIssued(to / "邀请-1.gwi", "i" * 32, name, role, grid)

        monkeypatch.setattr(office, "issue_invite", issue)
        invite = go(clerk, "devices", settle).invite
        invite._put_units([{"id": "u-1", "name": "石桥村", "level": "VILLAGE"}])
        invite.destination._take(tmp_path)
        invite.person.setText("钱有田")
        invite.role.set_value("village")
        invite._role_chosen()
        invite.go.click()
        settle()
        assert asked == []
        assert "请选是哪个村（社区）的电脑" in words_on(invite)
        invite.unit.set_code("u-1")
        invite.go.click()
        settle()
        assert asked == ["u-1"]

    def test_an_invite_needs_a_name(self, clerk: MainWindow, settle: Settle) -> None:
        page = go(clerk, "devices", settle)
        page.invite.go.click()
        assert "请写被邀请人的姓名" in words_on(page.invite)
