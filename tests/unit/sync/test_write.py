"""Writing a bundle: whole on the disk or not at all, and saying nothing to a finder."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import resource
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gridworker.domain.ids import b64u
from gridworker.errors import BugError
from gridworker.sync import limits
from gridworker.sync.framing import OpBytes
from gridworker.sync.read import hash_file
from gridworker.sync.refusals import BundleError
from gridworker.sync.spool import Spool
from gridworker.sync.write import Have, SliceSource
from tests.support.offices import Device, Office, visits, whole
from tests.support.ops import Log, SeededEntropy


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def laptop(office: Office) -> Device:
    device = office.device()
    visits(device.log(), 40)
    return device


def test_the_name_is_the_hash_of_the_file_and_nothing_else_is_left(
    office: Office, laptop: Device, tmp_path: Path
) -> None:
    written = office.bundle(tmp_path, laptop)
    raw = written.path.read_bytes()
    assert written.name == f"gwb1-{hashlib.sha256(raw).hexdigest()[:16]}.gwb"
    assert written.file_hash == b64u(hashlib.sha256(raw).digest()) == hash_file(written.path)
    assert written.size == len(raw)
    assert [path.name for path in tmp_path.iterdir()] == [written.name]


def test_the_reader_gets_the_very_bytes_and_the_same_digits(
    office: Office, laptop: Device, tmp_path: Path
) -> None:
    have = [Have(laptop.log("s2").add().log, 7, [9, 11])]
    laptop.logs.pop("s2")
    written = office.bundle(tmp_path, laptop, have=have, seq=17, prev=b64u(bytes(32)))
    with office.open(written.path) as reader:
        (sliced,) = [(info, list(ops)) for info, ops in reader.slices()]
        reader.finish()
        manifest = reader.manifest
        assert (reader.check, reader.manifest_hash) == (written.check, written.manifest_hash)
        assert reader.file_hash == written.file_hash
    info, ops = sliced
    assert ops == [(op.header_bytes, op.body_bytes, op.hash) for op in laptop.log().ops]
    assert (info.first, info.last, info.head, written.ops) == (1, 40, laptop.log().ops[-1].hash, 40)
    assert (manifest.seq, manifest.prev, manifest.have[0].extra) == (17, b64u(bytes(32)), [9, 11])


def test_many_slices_redacted_bodies_and_empty_slices(office: Office, tmp_path: Path) -> None:
    device = office.device()
    for scope in ("a", "b", "c"):
        visits(device.log(scope), 5)
    ops = device.log("b").ops
    source = SliceSource(ops[0].log, 1, "", [(op.header_bytes, None) for op in ops])
    empty = SliceSource(Log(device.dev, device.inc, "d").add().log, 9, b64u(bytes(32)), [])
    slices = [whole(device.log("a")), source, empty, whole(device.log("c"), 3)]
    written = office.bundle(tmp_path, device, slices=slices)
    with office.open(written.path) as reader:
        got = {info.scope: (info.first, info.last, list(inner)) for info, inner in reader.slices()}
        reader.finish()
    assert {scope: (first, last) for scope, (first, last, _) in got.items()} == {
        "a": (1, 5), "b": (1, 5), "c": (3, 5),
    }  # fmt: skip
    assert all(body is None for _, body, _ in got["b"][2])


def test_big_logs_are_cut_into_sections_and_come_back_whole(office: Office, tmp_path: Path) -> None:
    device = office.device()
    text = "很长的一段走访记录。" * 3000
    for n in range(60):
        device.log().add("visit", {"content": text + str(n)})
    written = office.bundle(tmp_path, device)
    with office.open(written.path) as reader:
        kinds = [(section.k, section.raw) for section in reader.manifest.sections]
    assert len(kinds) > 3
    assert all(raw and raw <= limits.REC_RAW for _, raw in kinds)
    assert office.read(written.path) == [(op.header_bytes, op.body_bytes) for op in device.log().ops]


def test_a_lost_stick_tells_a_finder_nothing(office: Office, laptop: Device, tmp_path: Path) -> None:
    written = office.bundle(tmp_path, laptop)
    raw = written.path.read_bytes() + written.name.encode()
    words = ["入户走访", "visit", "石桥", laptop.dev, laptop.person, laptop.scope, laptop.serial, office.id_]
    words += [laptop.keys.sign_public, laptop.keys.age_recipient, office.keys.age_recipient]
    words += [written.manifest_hash, written.check]
    assert not [word for word in words if word.encode() in raw]


def test_what_waits_on_the_disk_cannot_be_read(office: Office, laptop: Device, tmp_path: Path) -> None:
    seen: list[bytes] = []

    class Watched(Spool):
        def append(self, section: bytes) -> None:
            super().append(section)
            seen.extend(path.read_bytes() for path in tmp_path.iterdir())

    spool = Watched(tmp_path / "x.part", memory=10)
    sections = [bytes([n]) * 9000 for n in range(5)]
    for section in sections:
        spool.append(section)
    assert seen
    assert not any(bytes([n]) * 32 in raw for raw in seen for n in range(5))
    assert list(spool.sections()) == sections
    assert list(spool.sections()) == sections
    spool.close()
    assert list(tmp_path.iterdir()) == []


def test_a_long_bundle_waits_on_the_disk_and_comes_out_the_same(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = office.device()
    visits(device.log(), 3000)
    monkeypatch.setattr(limits, "REC_TARGET", 100_000)
    original = Spool.__init__
    monkeypatch.setattr(Spool, "__init__", lambda self, path: original(self, path, memory=50_000))
    written = office.bundle(tmp_path, device)
    assert office.read(written.path) == [(op.header_bytes, op.body_bytes) for op in device.log().ops]
    assert [path.name for path in tmp_path.iterdir()] == [written.name]


# --- what can go wrong ------------------------------------------------------------------------------


def failing(office: Office, laptop: Device, folder: Path, **changes: Any) -> BundleError:
    with pytest.raises(BundleError) as caught:
        office.bundle(folder, laptop, **changes)
    left = list(folder.iterdir()) if folder.is_dir() else []
    assert left == []
    assert caught.value.message.endswith("。")
    assert caught.value.hint or caught.value.code == "cancelled"
    return caught.value


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EROFS, "read_only"),
        (errno.EACCES, "read_only"),
        (errno.EIO, "cannot_write"),
    ],
)
@pytest.mark.parametrize("step", ["open", "sync", "replace"])
def test_a_disk_that_says_no_leaves_nothing_behind(
    office: Office,
    laptop: Device,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    code: str,
    step: str,
) -> None:
    def no(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        if step == "sync":
            patch.setattr(os, "fsync", no)
        elif step == "replace":
            patch.setattr(Path, "replace", no)
        else:
            patch.setattr(Path, "open", no)
        assert failing(office, laptop, tmp_path, slices=[whole(laptop.log())]).code == code


def test_a_disk_that_fills_up_half_way(office: Office, laptop: Device, tmp_path: Path) -> None:
    # The system itself refuses to let the file grow, as a full stick does.
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    photo = [("blob", SeededEntropy(1).token(200_000))]
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
        assert failing(office, laptop, tmp_path, extra_sections=photo).code == "disk_full"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_folder_that_is_not_there(office: Office, laptop: Device, tmp_path: Path) -> None:
    assert failing(office, laptop, tmp_path / "gone").code == "cannot_write"


def test_a_stick_that_gives_back_other_bytes_is_found(
    office: Office, laptop: Device, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other(file: io.BufferedReader, _: str) -> Any:
        return hashlib.sha256(file.read() + b"x")

    monkeypatch.setattr(hashlib, "file_digest", other)
    assert failing(office, laptop, tmp_path).code == "cannot_write"


def test_cancelling_leaves_nothing_behind(office: Office, tmp_path: Path) -> None:
    device = office.device()
    visits(device.log(), 600)
    asked: list[int] = []
    assert failing(office, device, tmp_path, cancel=lambda: bool(asked.append(1) or len(asked) > 1)).code == (
        "cancelled"
    )


def test_progress_counts_up_to_all_ops(office: Office, laptop: Device, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    office.bundle(tmp_path, laptop, progress=lambda done, total: steps.append((done, total)), expected=40)
    assert steps[-1] == (40, 40)
    assert steps == sorted(steps)


def test_an_error_while_ops_are_read_is_passed_on_and_leaves_nothing(
    office: Office, laptop: Device, tmp_path: Path
) -> None:
    def broken() -> Iterator[OpBytes]:
        yield laptop.log().ops[0].header_bytes, None
        raise RuntimeError("the store is gone")

    source = SliceSource(laptop.log().ops[0].log, 1, "", broken())
    with pytest.raises(RuntimeError, match="gone"):
        office.bundle(tmp_path, laptop, slices=[source])
    assert list(tmp_path.iterdir()) == []


def test_ops_that_are_no_chain_are_our_own_fault(office: Office, laptop: Device, tmp_path: Path) -> None:
    first, second, third = laptop.log().ops[:3]
    for ops in ([second], [first, third]):
        pairs = [(op.header_bytes, op.body_bytes) for op in ops]
        with pytest.raises(BugError):
            office.bundle(tmp_path, laptop, slices=[SliceSource(first.log, 1, "", pairs)])


def test_more_than_2_gib_is_refused_before_it_is_written(
    office: Office, laptop: Device, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TOTAL_RAW", 10_000)
    assert failing(office, laptop, tmp_path).code == "too_big"
    monkeypatch.undo()
    part = [("enrol", bytes(limits.PART + 1))]
    assert failing(office, laptop, tmp_path, extra_sections=part).code == "too_big"


def test_a_recipient_is_named_once(office: Office, laptop: Device, tmp_path: Path) -> None:
    key = office.keys.age_recipient
    written = office.bundle(tmp_path, laptop, to=[key, key])
    with office.open(written.path) as reader:
        assert reader.manifest.to == [key]


