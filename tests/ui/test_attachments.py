"""Pictures and files in the window: attached, drawn small, opened, taken off, put back; never in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QThread, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget

from gridworker.services import attachments, demands, drafts, visits
from gridworker.services.demands import DeskDraft
from gridworker.services.queries import Query
from gridworker.ui import choose, pictures
from gridworker.ui.widgets import file_tiles
from tests.support import pictures as camera
from tests.support.parish import Machine
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [
        camera.saved(tmp_path, "IMG_1.jpg", camera.jpeg(camera.drawing(900, 600))),
        camera.saved(tmp_path, "申请表.pdf", camera.pdf()),
    ]


def waited(screen: Screen, until: Callable[[], bool]) -> None:
    screen.qtbot.waitUntil(until)
    screen.settle()


def let_fall(on: QWidget, paths: list[Path]) -> None:
    """What a file manager does: the files fall somewhere on the page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(on, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(5, 5), copy, data, left, none)
    QApplication.sendEvent(on, drop)


def test_a_page_is_written_with_a_picture_by_the_keyboard_alone(
    open_real: OpenReal, laptop: Machine, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = open_real(laptop)
    page: Any = screen.go("diary")
    page.form.picker.set_picked([{"id": laptop.homes[0], "door": "3-12", "head": "王家福"}])
    page.form.meet.set_value("MET")
    page.form.content.set_text("水沟堵了")
    monkeypatch.setattr(choose, "files", lambda *_: files)
    page.form.content.setFocus()
    screen.press("Alt+P")
    assert screen.has_keyboard() is page.form.files.intake.push
    screen.press("Return")
    waited(screen, lambda: len(page.form.files.files()) == 2)
    assert [one.type for one in page.form.files.files()] == ["JPEG", "PDF"]
    waited(screen, lambda: not page.form.files.tiles.tiles[0].shown.pixmap().isNull())
    page.form.files.tiles.tiles[0].setFocus()
    screen.press("Return")
    viewer = page.form.files.tiles.viewer
    assert viewer.isVisible()
    assert screen.has_keyboard() is viewer.close_button
    viewer.words.setFocus()
    screen.type("门口的水沟")
    screen.press("Escape")
    assert not viewer.isVisible()
    assert screen.has_keyboard() is page.form.files.tiles.tiles[0]
    screen.qtbot.wait(40)
    screen.settle()
    (kept,) = drafts.draft_list(laptop.session)
    assert [(one.type, one.name) for one in kept.draft.files] == [("JPEG", "门口的水沟"), ("PDF", "申请表")]
    screen.press("Ctrl+Return")
    (visit,) = visits.visit_ids(laptop.session, Query("visit"))
    rows = visits.visit(laptop.session, visit)["files"]
    assert [(row["name"], row["state"]) for row in rows] == [("门口的水沟", "here"), ("申请表", "here")]
    assert page.form.files.files() == []
    assert not page.form.files.tiles.isVisible()


def test_delete_takes_one_off_the_page_and_ctrl_z_brings_it_back(
    open_real: OpenReal, laptop: Machine, files: list[Path]
) -> None:
    screen = open_real(laptop)
    page: Any = screen.go("diary")
    page.form.files.intake.take(files)
    waited(screen, lambda: len(page.form.files.files()) == 2)
    page.form.files.tiles.tiles[0].setFocus()
    screen.press("Delete")
    assert [one.type for one in page.form.files.files()] == ["PDF"]
    assert screen.has_keyboard() in page.form.files.tiles.tiles
    screen.press("Ctrl+Z")
    assert [one.type for one in page.form.files.files()] == ["JPEG", "PDF"]


def test_one_bad_file_is_told_and_the_others_are_taken(
    open_real: OpenReal, laptop: Machine, files: list[Path], tmp_path: Path
) -> None:
    screen = open_real(laptop)
    page: Any = screen.go("diary")
    bad = camera.saved(tmp_path, "notes.txt", b"abc")
    page.form.files.intake.take([files[0], files[1], bad])
    waited(screen, lambda: not page.form.files.intake.busy)
    assert len(page.form.files.files()) == 2
    assert "JPEG" in page.form.files.intake.push.accessibleDescription()


def test_files_let_fall_anywhere_on_a_saved_visit_are_attached_to_it(
    open_real: OpenReal, laptop: Machine, files: list[Path]
) -> None:
    visit = laptop.visit("水沟堵了").id
    screen = open_real(laptop)
    page: Any = screen.go("visit", visit)
    assert page.files.hint.isVisible()
    let_fall(page, files)
    waited(screen, lambda: len(page.files.tiles.tiles) == 2)
    assert [row["type"] for row in attachments.attachment_list(laptop.session, visit)] == ["JPEG", "PDF"]
    assert not page.files.hint.isVisible()


def test_a_file_let_fall_on_the_words_is_attached_and_not_written_into_them(
    open_real: OpenReal, laptop: Machine, files: list[Path]
) -> None:
    screen = open_real(laptop)
    page: Any = screen.go("diary")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(files[0]))])
    assert not page.form.content.canInsertFromMimeData(data)
    words = QMimeData()
    words.setText("水沟堵了")
    assert page.form.content.canInsertFromMimeData(words)
    let_fall(page.form, files)
    waited(screen, lambda: len(page.form.files.files()) == 2)
    assert page.form.content.text() == ""


def test_a_picture_that_is_not_small_yet_does_not_land_on_the_next_page(
    open_real: OpenReal, laptop: Machine, files: list[Path]
) -> None:
    screen = open_real(laptop)
    page: Any = screen.go("diary")
    page.form.content.set_text("水沟堵了")
    page.form.files.intake.take(files[:1])
    page.save_now()  # asks to wait: nothing is saved without its picture
    assert page.notice.isVisible()
    page._put_aside()
    waited(screen, lambda: not page.form.files.intake.busy)
    assert page.form.files.files() == []
    assert "没有附上" in page.form.files.intake.push.accessibleDescription()
    assert visits.visit_ids(laptop.session, Query("visit")) == []


def test_a_picture_goes_to_the_visit_for_which_it_was_chosen(
    open_real: OpenReal, laptop: Machine, files: list[Path]
) -> None:
    first, second = laptop.visit("水沟堵了").id, laptop.visit("再去一次").id
    screen = open_real(laptop)
    page: Any = screen.go("visit", first)
    page.files.intake.take(files[:1])
    page.show_what(second)
    waited(screen, lambda: not page.files.intake.busy)
    assert [row["type"] for row in attachments.attachment_list(laptop.session, first)] == ["JPEG"]
    assert attachments.attachment_list(laptop.session, second) == []


def test_a_visit_with_pictures_is_corrected_like_any_other_and_keeps_them(
    open_real: OpenReal, laptop: Machine, files: list[Path]
) -> None:
    visit = laptop.visit("水沟堵了").id
    attachments.attach(laptop.session, visit, files[0])
    screen = open_real(laptop)
    page: Any = screen.go("visit", visit)
    screen.press("Ctrl+E")
    assert page.form is not None
    assert not page.form.form.files.isVisible()
    page.form.form.content.set_text("水沟堵了，漫到院子里")
    page.form.reason.set_text("漏写了")
    page.form.save_now()
    waited(screen, lambda: page.form is None)
    row = visits.visit(laptop.session, visit)
    assert row["content"] == "水沟堵了，漫到院子里"
    assert [one["state"] for one in row["files"]] == ["here"]


def test_taken_off_a_saved_visit_it_can_be_put_back_from_the_sentence(
    open_real: OpenReal, laptop: Machine, files: list[Path]
) -> None:
    visit = laptop.visit("水沟堵了").id
    attachments.attach(laptop.session, visit, files[0])
    screen = open_real(laptop)
    page: Any = screen.go("visit", visit)
    page.files.tiles.tiles[0].setFocus()
    screen.press("Delete")
    waited(screen, lambda: not page.files.tiles.tiles)
    assert attachments.attachment_list(laptop.session, visit) == []
    page.files._put_back(attachments.attachment_list(laptop.session, visit, withdrawn=True)[0]["id"])
    waited(screen, lambda: len(page.files.tiles.tiles) == 1)


def test_what_has_not_come_yet_says_so_and_opens_with_a_sentence(
    open_real: OpenReal, laptop: Machine
) -> None:
    demand, _ = demands.collect_at_desk(laptop.session, DeskDraft(text="墙裂了", source="VISIT"))
    attachments.attach(laptop.session, demand, ("JPEG", camera.noise(1), ""), "院墙")
    with laptop.session.store.atomic():
        laptop.session.store._db.run("DELETE FROM blob")
    screen = open_real(laptop)
    page: Any = screen.go("intake", demand)
    waited(screen, lambda: len(page.card.files.tiles.tiles) == 1)
    (tile,) = page.card.files.tiles.tiles
    assert "照片待到" in tile.accessibleName()
    tile.setFocus()
    screen.press("Return")
    assert "还没有到" in page.card.files.tiles.viewer._note.text()
    assert not page.card.files.tiles.viewer.save_button.isEnabled()


def test_a_copy_is_saved_where_one_says_and_the_sentence_warns(
    open_real: OpenReal, laptop: Machine, files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = laptop.visit("水沟堵了").id
    attachments.attach(laptop.session, visit, files[1])
    screen = open_real(laptop)
    page: Any = screen.go("visit", visit)
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr(choose, "folder", lambda *_: out)
    page.files._save_copy(page.files.tiles.tiles[0].item.key)
    waited(screen, lambda: bool(list(out.iterdir())))
    assert next(out.iterdir()).read_bytes() == camera.pdf()


def test_pictures_are_decoded_beside_the_windows_thread(
    open_real: OpenReal, laptop: Machine, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = laptop.visit("水沟堵了").id
    attachments.attach(laptop.session, visit, files[0])
    threads: list[QThread] = []

    def noting(data: bytes | None, width: int, height: int) -> QImage:
        threads.append(QThread.currentThread())
        return pictures.decoded(data, width, height)

    monkeypatch.setattr(file_tiles, "decoded", noting)
    screen = open_real(laptop)
    page: Any = screen.go("visit", visit)
    waited(screen, lambda: bool(threads))
    assert QApplication.instance() is not None
    assert QApplication.instance().thread() not in threads
    assert not page.files.tiles.tiles[0].shown.pixmap().isNull()


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", camera.png(camera.drawing(20, 20)), None]
)
def test_what_is_no_picture_is_drawn_as_none(data: bytes | None) -> None:
    assert pictures.decoded(data, 100, 100).isNull()


def test_a_picture_is_drawn_no_larger_than_its_room() -> None:
    made = pictures.decoded(camera.jpeg(camera.drawing(900, 300)), 100, 80)
    assert (made.width(), made.height()) == (100, 33)
