"""The office's inbox: many files at once, what each brings, merging, undoing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridworker.errors import UserError
from gridworker.services import exchange, merges
from gridworker.services.exchange import MergeSummary, Refused
from gridworker.services.merges import UndoPreview
from gridworker.ui.main_window import MainWindow
from tests.ui.fake import inspection
from tests.ui.page_objects import Settle, button_called, go, words_on


class TestInbox:
    def drop(self, page: Any, *paths: str) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(path) for path in paths])
        event = QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        page.files.drop.dropEvent(event)

    def test_a_file_may_fall_anywhere_on_the_page(self, clerk: MainWindow, settle: Settle) -> None:
        page = go(clerk, "inbox", settle)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile("/x/a.gwb")])
        asked = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        for event in (QDragEnterEvent(QPoint(400, 500), *asked), QDropEvent(QPointF(400, 500), *asked)):
            QApplication.sendEvent(page.files, event)
            assert event.isAccepted()
        settle()
        assert [row["path"].name for row in page.files.rows()] == ["a.gwb"]

    def test_many_files_fall_in_and_each_says_who_it_is_from(
        self, clerk: MainWindow, settle: Settle
    ) -> None:
        page = go(clerk, "inbox", settle)
        self.drop(page, "/x/a.gwb", "/x/b.gwb", "/x/bad.gwb", "/x/notes.txt")
        settle()
        rows = {row["path"].name: row for row in page.files.rows()}
        assert sorted(rows) == ["a.gwb", "b.gwb", "bad.gwb"]
        assert rows["a.gwb"]["signed"] == "✓ 有效"
        assert rows["bad.gwb"]["signed"] == "✕ 校验失败"
        assert page.files.go.text() == "合并 2 个文件(&M)"

    def test_a_folder_gives_all_its_bundles(
        self, clerk: MainWindow, settle: Settle, tmp_path: Path
    ) -> None:
        for name in ("一.gwb", "二.gwb", "三.txt"):
            (tmp_path / name).touch()
        page = go(clerk, "inbox", settle)
        self.drop(page, str(tmp_path))
        settle()
        assert len(page.files.rows()) == 2

    def test_a_folder_without_bundles_says_so(
        self, clerk: MainWindow, settle: Settle, tmp_path: Path
    ) -> None:
        page = go(clerk, "inbox", settle)
        self.drop(page, str(tmp_path))
        assert "里面没有数据包" in page.files.notice.words()

    def test_a_refused_file_says_why_beside_the_list(self, clerk: MainWindow, settle: Settle) -> None:
        page = go(clerk, "inbox", settle)
        self.drop(page, "/x/bad.gwb")
        settle()
        settle()
        assert "被改动过，已拒收" in words_on(page.files)

    def test_a_refused_file_that_was_copied_anew_is_looked_at_again(
        self, clerk: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = go(clerk, "inbox", settle)
        self.drop(page, "/x/a.gwb", "/x/bad.gwb")
        settle()
        monkeypatch.setattr(exchange, "inspect_bundle", lambda _s, path: inspection(path))
        self.drop(page, "/x/bad.gwb")
        settle()
        rows = {row["path"].name: row["signed"] for row in page.files.rows()}
        assert rows == {"a.gwb": "✓ 有效", "bad.gwb": "✓ 有效"}

    def test_the_merge_is_told_in_one_sentence_with_numbers(self, clerk: MainWindow, settle: Settle) -> None:
        page = go(clerk, "inbox", settle)
        self.drop(page, "/x/a.gwb", "/x/b.gwb")
        settle()
        page.files.go.click()
        settle()
        settle()
        said = page.files.notice.words()
        assert "合并了 2 个文件：新的 160 条，以前就有的 6 条。" in said
        assert "冲突 2 处" in said
        assert "还缺：陈建国 第 41–52 号" in said
        assert [row["state_words"] for row in page.files.rows()] == ["✓ 已合并", "✓ 已合并"]

    def test_a_file_of_corrections_says_how_many_before_and_after(
        self, clerk: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def corrected(_s: Any, path: Path) -> Any:
            found = inspection(path)
            return replace(found, visits=0, demands=0, new=1, corrections=1, date_from="", date_to="")

        monkeypatch.setattr(exchange, "inspect_bundle", corrected)
        preview = UndoPreview("b", 3, 1, 0, 0, 0, corrections=2)
        monkeypatch.setattr(merges, "undo_preview", lambda s, b: preview)
        page = go(clerk, "inbox", settle)
        self.drop(page, "/x/a.gwb")
        settle()
        settle()
        shown = words_on(page.files)
        assert "更正 1 处" in shown
        assert "没有走访" not in shown
        page.tabs.go(1)
        settle()
        page.record.table.setCurrentIndex(page.record.model.index(0, 0))
        settle()
        settle()
        assert "走访 1 篇、更正 2 处 将不再采用" in words_on(page.record)

    def test_the_good_ones_go_in_and_the_bad_one_is_named(
        self, clerk: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = go(clerk, "inbox", settle)
        self.drop(page, "/x/a.gwb")
        settle()
        error = UserError("disk_full", "磁盘满了。", "请腾地方。")
        monkeypatch.setattr(
            exchange, "merge_bundles",
            lambda s, paths, p=None, c=None: MergeSummary(
                files=[], merged_ops=0, already=0, conflicts=0, parked=0, set_aside=0, missing=[],
                refused=[Refused(paths[0], error)],
            ),
        )
        page.files.go.click()
        settle()
        settle()
        assert "没有收 1 个：a.gwb" in page.files.notice.words()
        assert page.files.rows()[0]["state_words"] == "没有收"

    def test_steps_that_were_not_taken_are_named_and_one_press_leads_to_them(
        self, clerk: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = go(clerk, "inbox", settle)
        self.drop(page, "/x/a.gwb")
        settle()
        told = exchange.merge_bundles
        late = [{"title": f"第 {n} 件", "event": "report_back"} for n in range(1, 6)]
        odd = {"conflicts": 0, "parked": 0, "not_taken": late}
        monkeypatch.setattr(exchange, "merge_bundles", lambda *given: replace(told(*given), **odd))
        page.files.go.click()
        settle()
        settle()
        said = page.files.notice.words()
        assert "没有采纳的办理 5 步：第 1 件（反馈）、第 2 件（反馈）、第 3 件（反馈）。" in said
        button_called(page, "看没有采用的").click()
        settle()
        assert clerk.workspace is not None
        assert clerk.workspace.key == "clashes"

    def test_from_the_merge_one_press_leads_to_where_it_is_answered(
        self, clerk: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        devices = go(clerk, "devices", settle)
        devices.tabs.go(2)  # a laptop was let in there before
        page = go(clerk, "inbox", settle)
        self.drop(page, "/x/a.gwb")
        settle()
        told = exchange.merge_bundles
        smooth = {"conflicts": 0, "parked": 0}
        monkeypatch.setattr(exchange, "merge_bundles", lambda *given: replace(told(*given), **smooth))
        page.files.go.click()
        settle()
        settle()
        button_called(page.files.notice, "去做回复包").click()
        settle()
        assert clerk.workspace is not None
        assert clerk.workspace.key == "devices"
        assert devices.tabs.tab(0).isChecked()

    def test_a_cancelled_merge_says_that_nothing_was_written(
        self, qtbot: QtBot, clerk: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def slow(s: Any, paths: Any, progress: Any, cancel: Any) -> Any:
            progress(1, 100)
            while not cancel():
                pass
            raise UserError("cancelled", "已取消。")

        monkeypatch.setattr(exchange, "merge_bundles", slow)
        page = go(clerk, "inbox", settle)
        self.drop(page, "/x/a.gwb")
        settle()
        page.files.go.click()
        qtbot.waitUntil(lambda: "1 / 100" in words_on(page.files.progress))
        assert not page.files.go.isEnabled()
        page.files.progress._cancel.click()
        settle()
        assert page.files.notice.words() == "已取消。；没有写入任何记录。"
        assert page.files.go.isEnabled()

    def test_a_merge_can_be_undone_after_saying_what_stays(self, clerk: MainWindow, settle: Settle) -> None:
        page = go(clerk, "inbox", settle)
        page.tabs.go(1)
        settle()
        page.record.table.setCurrentIndex(page.record.model.index(0, 0))
        settle()
        settle()
        assert "已据此办理 2 件，未撤" in words_on(page.record)
        page.record.undo.click()
        settle()
        settle()
        assert "已撤销：86 条不再采用，随时可以恢复。" in page.record.notice.words()

    def test_an_undone_merge_can_be_restored(
        self, clerk: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        restored: list[str] = []
        real = merges.restore_merge
        monkeypatch.setattr(merges, "restore_merge", lambda s, b: (restored.append(b), real(s, b))[1])
        page = go(clerk, "inbox", settle)
        page.tabs.go(1)
        settle()
        page.record.table.setCurrentIndex(page.record.model.index(1, 0))
        settle()
        from PySide6.QtWidgets import QPushButton

        next(b for b in page.record.findChildren(QPushButton) if b.text() == "恢复这次合并").click()
        settle()
        assert restored == ["b2"]
