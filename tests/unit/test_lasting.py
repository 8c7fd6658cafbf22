"""A name is given so that it stays: the file is synced under it, then the folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gridworker import lasting

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system does it")


def test_a_file_is_synced_under_its_new_name_and_then_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part, path = tmp_path / "one.part", tmp_path / "one"
    part.write_bytes(b"new")
    path.write_bytes(b"old")
    seen: list[tuple[Path, bytes]] = []
    monkeypatch.setattr(
        lasting.os,
        "fsync",
        lambda at: seen.append((Path(f"/proc/self/fd/{at}").readlink(), path.read_bytes())),
    )
    lasting.take_name(part, path)
    assert seen == [(path, b"new"), (tmp_path, b"new")]
    assert not part.exists()


def test_a_folder_takes_its_name_with_all_that_is_in_it(tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    ready.mkdir()
    (ready / "store").write_bytes(b"x")
    lasting.take_name(ready, tmp_path / "profile")
    assert (tmp_path / "profile" / "store").read_bytes() == b"x"


def test_a_name_given_without_a_sync_of_the_file_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = lasting.sync
    monkeypatch.setattr(lasting, "sync", lambda path: real(path) if path.is_dir() else None)
    with pytest.raises(AssertionError):
        test_a_file_is_synced_under_its_new_name_and_then_the_folder(tmp_path, monkeypatch)
