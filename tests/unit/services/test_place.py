"""Where a profile lives: one process, a local disk, and no copy goes unnoticed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gridworker.errors import UserError
from gridworker.services import place
from gridworker.services.place import ProfileLock, filesystem_in, here, is_moved_or_restored, write_place


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    folder = tmp_path / "profile"
    folder.mkdir()
    (folder / place.STORE_FILE).write_bytes(b"store")
    (folder / place.LOCK_FILE).touch()
    write_place(folder, here(folder, "mark-1"))
    return folder


def test_a_profile_that_stayed_where_it_was_goes_on(profile: Path) -> None:
    assert not is_moved_or_restored(profile, "mark-1")


def test_a_copy_of_the_folder_is_seen(profile: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(profile, copy)
    assert is_moved_or_restored(copy, "mark-1")
    assert not is_moved_or_restored(profile, "mark-1")


def test_a_folder_put_back_under_its_old_name_is_seen(profile: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup"
    shutil.copytree(profile, backup)
    shutil.rmtree(profile)  # so that the system may give the same inode numbers again
    shutil.copytree(backup, profile)
    assert is_moved_or_restored(profile, "mark-1")


def test_a_folder_that_was_only_renamed_goes_on(profile: Path, tmp_path: Path) -> None:
    moved = profile.rename(tmp_path / "another name")
    assert not is_moved_or_restored(moved, "mark-1")


def test_an_older_store_file_written_back_in_place_is_seen_by_its_mark(profile: Path) -> None:
    write_place(profile, here(profile, "mark-2"))
    assert is_moved_or_restored(profile, "mark-1")


def test_a_power_cut_between_the_two_marks_is_no_restore(profile: Path) -> None:
    write_place(profile, here(profile, "mark-1", "mark-2"))
    assert not is_moved_or_restored(profile, "mark-1")
    assert not is_moved_or_restored(profile, "mark-2")


def test_another_machine_is_seen(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "_machine", lambda: "another machine")
    assert is_moved_or_restored(profile, "mark-1")


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff"])
def test_an_unreadable_mark_counts_as_a_copy(profile: Path, content: bytes) -> None:
    (profile / place.PLACE_FILE).write_bytes(content)
    assert is_moved_or_restored(profile, "mark-1")


def test_a_second_process_is_told_that_the_profile_is_open(profile: Path) -> None:
    lock = ProfileLock(profile)
    script = (
        "import sys; from pathlib import Path; from gridworker.services.place import ProfileLock\n"
        "from gridworker.errors import UserError\n"
        "try: ProfileLock(Path(sys.argv[1]))\n"
        "except UserError as e: sys.exit(7 if e.code == 'profile_in_use' else 8)\n"
    )
    command = [sys.executable, "-c", script, str(profile)]
    assert subprocess.run(command, check=False).returncode == 7
    lock.release()
    lock.release()
    assert subprocess.run(command, check=False).returncode == 0


def test_the_same_process_cannot_open_it_twice(profile: Path) -> None:
    lock = ProfileLock(profile)
    with pytest.raises(UserError, match="另一个窗口"):
        ProfileLock(profile)
    lock.release()


MOUNTS = """\
22 1 8:1 / / rw - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/town\\040share rw - cifs //server/share rw
31 22 0:41 / /srv/nfs rw,relatime shared:1 - nfs4 server:/x rw
32 31 8:2 / /srv/nfs/local rw - ext4 /dev/sdb1 rw
damaged line
"""


@pytest.mark.parametrize(
    ("spot", "kind"),
    [
        ("/home/li", "ext4"),
        ("/mnt/town share/profile", "cifs"),
        ("/srv/nfs", "nfs4"),
        ("/srv/nfs/a/b", "nfs4"),
        ("/srv/nfs/local/b", "ext4"),
        ("/srv/nfsother", "ext4"),
    ],
)
def test_the_filesystem_is_that_of_the_nearest_mount(spot: str, kind: str) -> None:
    assert filesystem_in(MOUNTS, Path(spot)) == kind


def test_a_network_share_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "filesystem_of", lambda _folder: "nfs4")
    with pytest.raises(UserError, match="网络共享"):
        place.refuse_network_share(tmp_path)


def test_this_disk_is_not_refused(tmp_path: Path) -> None:
    place.refuse_network_share(tmp_path / "not" / "yet" / "there")


def test_the_suite_sees_a_check_that_forgets_the_inode(
    profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place.Place, "same_spot", lambda a, b: a.machine == b.machine)
    with pytest.raises(AssertionError):
        test_a_folder_put_back_under_its_old_name_is_seen(profile, tmp_path)
