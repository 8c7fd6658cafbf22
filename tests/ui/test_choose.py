"""Where a dialog begins: a folder used before, a stick, at home; never one that is not there."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QFileDialog

from gridworker.ui import choose
from gridworker.ui.desk import Desk
from gridworker.ui.settings import SettingsFile


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without 文档, where nothing is mounted by hand."""
    monkeypatch.setattr(choose, "documents", lambda: tmp_path / "Documents")
    monkeypatch.setattr(choose, "_at_mnt", list)


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "KINGSTON"
    path.mkdir()
    monkeypatch.setattr(choose, "sticks", lambda: [choose.Stick("KINGSTON", path, 1)])
    return path


def test_the_folder_used_last_comes_first(stick: Path, tmp_path: Path) -> None:
    assert choose.beginning(tmp_path) == tmp_path
    assert choose.beginning(None, tmp_path) == tmp_path


def test_else_a_stick(stick: Path, tmp_path: Path) -> None:
    assert choose.beginning() == stick
    assert choose.beginning(tmp_path / "pulled out") == stick


def test_else_at_home_and_never_where_nothing_is(tmp_path: Path) -> None:
    assert choose.beginning(tmp_path / "pulled out") == Path.home()
    (tmp_path / "Documents").mkdir()
    assert choose.beginning(None) == tmp_path / "Documents"


def test_every_dialog_begins_there(stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []

    def ask(answer: Any) -> Any:
        def answered(_parent: Any, _title: str, start: str, *_pattern: str) -> Any:
            begun.append(start)
            return answer

        return answered

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", ask(""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask(("", "")))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask(([], "")))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask(("", "")))
    gone, nobody = tmp_path / "gone", cast(Any, None)
    choose.folder(nobody, "", gone)
    choose.file(nobody, "", "", gone)
    choose.files(nobody, "", "", None)
    choose.save(nobody, "", "", gone / "台账.xlsx")
    assert begun == [str(stick)] * 3 + [str(stick / "台账.xlsx")]


def test_where_a_file_came_from_is_known_another_day(desk: Desk, tmp_path: Path) -> None:
    assert desk.folder_used() is None
    desk.settings.last_out = tmp_path
    assert desk.folder_used() == tmp_path, "where one wrote to, while nothing was read"
    (tmp_path / "stick").mkdir()
    desk.came_from(tmp_path / "stick")
    assert SettingsFile(tmp_path / "window.json").load().last_in == tmp_path / "stick"
    assert desk.folder_used() == tmp_path / "stick"
    (tmp_path / "stick").rmdir()
    assert desk.folder_used() == tmp_path, "the stick is out"


def test_a_name_without_its_ending_gets_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = {"四月": "四月.pdf", "四月.PDF": "四月.PDF", "4.5之前": "4.5之前.pdf"}
    for name, kept in typed.items():
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_any, name=name: (str(tmp_path / name), "")
        )
        path = choose.save(cast(Any, None), "", "", tmp_path / "台账.pdf")
        assert path is not None
        assert path.name == kept
