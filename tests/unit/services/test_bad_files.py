"""Files that must not go in, disks that fill up, changed minds: nothing changes, and it is said."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gridworker.errors import UserError
from gridworker.services import enrol, exchange, upkeep, visits
from gridworker.storage import Stage
from gridworker.sync import write as bundle_writer
from tests.support.parish import Machine, Parish, found


@pytest.fixture
def report(parish: Parish, laptop: Machine) -> Path:
    laptop.visit("水管修好了", demand="路灯不亮")
    (path,) = laptop.export()
    return path


def cut(raw: bytes) -> bytes:
    return raw[: len(raw) // 2]


def flip(raw: bytes) -> bytes:
    return raw[:-60] + bytes([raw[-60] ^ 4]) + raw[-59:]


def head_flip(raw: bytes) -> bytes:
    return raw[:40] + bytes([raw[40] ^ 4]) + raw[41:]


@pytest.mark.parametrize(
    ("harm", "codes"),
    [
        (cut, {"truncated", "tampered"}),
        (flip, {"tampered"}),
        (head_flip, {"tampered", "not_for_us", "not_a_bundle"}),
        (lambda raw: raw + b"more", {"tampered"}),
        (lambda raw: raw[:100], {"truncated"}),
        (lambda _raw: b"", {"not_a_bundle", "truncated"}),
        (lambda _raw: b"PK\x03\x04" + bytes(500), {"not_a_bundle"}),
    ],
    ids=["cut", "flip", "head", "appended", "stub", "empty", "zip"],
)
def test_a_harmed_file_is_refused_and_changes_nothing(
    parish: Parish, report: Path, harm: Callable[[bytes], bytes], codes: set[str]
) -> None:
    pc = parish.pc.session
    before = (list(upkeep.log_dump(pc)), upkeep.digest(pc))
    harmed = report.with_name("harmed.gwb")
    harmed.write_bytes(harm(report.read_bytes()))
    (refused,) = parish.pc.merge([harmed]).refused
    assert refused.error.code in codes
    assert refused.error.message
    with pytest.raises(UserError):
        exchange.inspect_bundle(pc, harmed)
    assert (list(upkeep.log_dump(pc)), upkeep.digest(pc)) == before


def test_a_file_of_another_office_is_refused(parish: Parish, report: Path, tmp_path: Path) -> None:
    elsewhere = found(tmp_path / "elsewhere", name="别的办公室")
    (refused,) = elsewhere.pc.merge([report]).refused
    assert refused.error.code in {"not_for_us", "wrong_office"}
    elsewhere.close()


def test_an_answer_for_one_laptop_does_not_open_on_another(
    parish: Parish, laptop: Machine, report: Path
) -> None:
    parish.pc.merge([report])
    other = parish.laptop("赵兰")
    (refused,) = other.merge(parish.pc.answer(laptop.device)).refused
    assert refused.error.code == "not_for_us"


def test_a_request_is_not_a_bundle_to_merge(parish: Parish) -> None:
    from gridworker.services import office

    new = parish.machine("new")
    invite = office.issue_invite(parish.pc.session, "赵兰", "worker", parish.grid(), parish.pc.stick)
    asked = enrol.request_enrolment(new.session, invite.path, parish.pc.stick)
    (refused,) = parish.pc.merge([asked.path]).refused
    assert refused.error.code == "is_request"


def test_a_file_that_is_not_there_and_a_folder_are_said(parish: Parish, tmp_path: Path) -> None:
    summary = parish.pc.merge([tmp_path / "none.gwb", tmp_path])
    assert [refused.error.code for refused in summary.refused] == ["cannot_read", "cannot_read"]


def test_a_laptop_without_office_opens_nothing(parish: Parish, report: Path) -> None:
    alone = parish.machine("alone")
    with pytest.raises(UserError) as refused:
        exchange.inspect_bundle(alone.session, report)
    assert refused.value.code == "no_office"


def test_a_full_disk_during_import_leaves_the_office_as_it_was(
    parish: Parish, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pc = parish.pc.session
    before = list(upkeep.log_dump(pc))

    def full(*_: object, **__: object) -> object:
        raise UserError("disk_full", "磁盘已满，操作没有完成，原有内容未变。", "请清理出一些空间后再试。")

    with monkeypatch.context() as disk:
        disk.setattr(Stage, "merge", full)
        (refused,) = parish.pc.merge([report]).refused
    assert refused.error.code == "disk_full"
    assert list(upkeep.log_dump(pc)) == before
    assert parish.pc.merge([report]).merged_ops == 3


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EROFS, "read_only")])
def test_a_stick_that_takes_nothing_leaves_nothing_behind(
    laptop: Machine, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    laptop.visit()

    def broken(*_: object, **__: object) -> object:
        raise OSError(number, "no")

    with monkeypatch.context() as stick:
        stick.setattr(bundle_writer, "_encrypt_to", broken)
        with pytest.raises(UserError) as refused:
            exchange.export_report(laptop.session, laptop.stick)
    assert refused.value.code == code
    assert not list(laptop.stick.glob("*.part"))
    assert exchange.delivery(laptop.session).packed == 0
    assert laptop.export()


def test_cancelling_before_the_commit_changes_nothing(parish: Parish, laptop: Machine) -> None:
    laptop.visit()
    files = laptop.export()
    before = list(upkeep.log_dump(parish.pc.session))
    with pytest.raises(UserError) as stopped:
        exchange.merge_bundles(parish.pc.session, files, cancel=lambda: True)
    assert stopped.value.code == "cancelled"
    assert list(upkeep.log_dump(parish.pc.session)) == before


def test_cancelling_after_the_first_file_keeps_the_first(parish: Parish, laptop: Machine) -> None:
    laptop.visit("第一天")
    files = laptop.export()
    laptop.visit("第二天")
    files += laptop.export()
    done: list[int] = []
    summary = exchange.merge_bundles(
        parish.pc.session,
        files,
        lambda now, _total: done.append(now),
        lambda: bool(done and done[-1] >= 1000),
    )
    assert len(summary.files) == 1
    assert parish.pc.contents() == ["第一天"]


def test_progress_runs_up_to_its_end(parish: Parish, report: Path) -> None:
    told: list[tuple[int, int]] = []
    exchange.merge_bundles(parish.pc.session, [report, report], lambda *step: told.append(step))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_a_bundle_put_on_the_stick_twice_under_other_names_is_one_merge(parish: Parish, report: Path) -> None:
    again = report.with_name("kopie.gwb")
    shutil.copy(report, again)
    summary = parish.pc.merge([report, again])
    assert (summary.merged_ops, summary.already, summary.refused) == (3, 3, [])


def test_a_correction_that_is_not_sent_yet_shows_on_the_visit(parish: Parish, laptop: Machine) -> None:
    saved = laptop.visit()
    parish.pc.merge(laptop.export())
    laptop.merge(parish.pc.answer(laptop.device))
    assert visits.visit(laptop.session, saved.id)["delivery"] == "merged"
    visits.revise_visit(laptop.session, saved.id, {"content": "改了一句"}, "写错了")
    assert visits.visit(laptop.session, saved.id)["delivery"] == "draft"
    laptop.export()
    assert visits.visit(laptop.session, saved.id)["delivery"] == "packed"
