"""Where a profile lives: one process at a time, on a disk of this machine, and never two copies unnoticed.

A log is written by one store only. When the folder was copied or put back from a backup, the next number
that it would write may exist already somewhere with another content, so it must go on as a new
*incarnation*. Two marks tell:

- `place.json` beside the store names the inodes of the store and of the lock file, the moment at which the
  lock file (which nobody writes to) was born, and this machine. A copy differs in at least one of them, also
  one that is put back under the old name and is given the old inode numbers again; a folder that was only
  renamed or moved on its disk differs in none.
- A mark that changes at every open and close stands both in the store and in `place.json`; when only one of
  the two was put back from a backup, they differ.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final
from uuid import getnode

from gridworker.errors import UserError
from gridworker.services.keyring import write_whole

PLACE_FILE: Final = "place.json"
LOCK_FILE: Final = "lock"
STORE_FILE: Final = "store.db"

_REMOTE: Final = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "ncp", "afs", "ceph", "glusterfs",
        "lustre", "gfs2", "ocfs2", "davfs", "coda", "fuse.sshfs", "fuse.rclone", "fuse.davfs2",
        "fuse.glusterfs", "fuse.ceph", "fuse.s3fs", "fuse.curlftpfs", "fuse.smbnetfs", "fuse.gvfsd-fuse",
    }
)  # fmt: skip
_WINDOWS_REMOTE_DRIVE: Final = 4


@dataclass(frozen=True)
class Place:
    """What `place.json` holds. `mark` and `next`: marks that the store may hold; `path` is for people."""

    path: str
    inode: str
    machine: str
    mark: str
    next: str = ""

    def same_spot(self, other: Place) -> bool:
        """Whether both mean the same file on the same machine, under whatever name."""
        return (self.inode, self.machine) == (other.inode, other.machine)


def here(folder: Path, mark: str, next_mark: str = "") -> Place:
    """The place of a profile as it is now; its store and its lock file must exist."""
    store, lock = (folder / STORE_FILE).stat(), (folder / LOCK_FILE).stat()
    # Where the system does not tell when a file was born, its last change tells: nobody ever changes it.
    born = getattr(lock, "st_birthtime_ns", None) or getattr(lock, "st_birthtime", None) or lock.st_ctime_ns
    inode = f"{store.st_dev}:{store.st_ino}:{lock.st_ino}:{born}"
    return Place(str(folder.resolve()), inode, _machine(), mark, next_mark)


def read_place(folder: Path) -> Place | None:
    """What `place.json` says, or None when it is missing or unreadable (then nothing is known)."""
    try:
        value: dict[str, Any] = json.loads((folder / PLACE_FILE).read_bytes())
        return Place(**{name: str(value[name]) for name in ("path", "inode", "machine", "mark", "next")})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_place(folder: Path, place: Place) -> None:
    """Write `place.json` in one step."""
    write_whole(folder / PLACE_FILE, json.dumps(place.__dict__, ensure_ascii=False).encode())


def is_moved_or_restored(folder: Path, store_mark: str) -> bool:
    """Whether the store must go on as a new incarnation."""
    known = read_place(folder)
    if known is None or not known.same_spot(here(folder, "")):
        return True
    return store_mark not in {known.mark, known.next or known.mark}


class ProfileLock:
    """An exclusive lock on a profile, given back by the system when the process dies."""

    def __init__(self, folder: Path) -> None:
        """Take the lock. Raises UserError `profile_in_use`, `read_only`."""
        path = folder / LOCK_FILE
        try:
            private = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
            self._file: IO[bytes] | None = os.fdopen(private, "a+b")
        except OSError as e:
            if e.errno not in (errno.EROFS, errno.EACCES, errno.EPERM):
                from gridworker.sync.refusals import write_failure

                raise write_failure(e) from e
            raise UserError(
                "read_only", "这个文件夹不能写入。", "请检查磁盘是否写保护，或者换一个文件夹。"
            ) from e
        try:
            _lock(self._file)
        except OSError as e:
            self._file.close()
            self._file = None
            raise UserError(
                "profile_in_use", "这个档案已在另一个窗口里打开。", "请先关掉那个窗口，再打开。"
            ) from e

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        if self._file is not None:
            self._file.close()
            self._file = None


def refuse_network_share(folder: Path) -> None:
    """Raise UserError `network_share` when the folder (or its nearest parent that exists) is not local.

    File locks and the store's write-ahead log do not hold over a network, and two machines would write one
    log.
    """
    kind = filesystem_of(folder)
    if kind in _REMOTE:
        raise UserError(
            "network_share",
            "档案不能放在网络共享文件夹里。",
            "请放在本机硬盘上；要交换数据，请用数据包。",
            filesystem=kind,
        )


def filesystem_of(folder: Path) -> str:
    """The filesystem's type word (`ext4`, `nfs4`, `cifs`...); empty when the system does not say."""
    spot = folder.resolve()
    while not spot.exists() and spot != spot.parent:
        spot = spot.parent
    if sys.platform == "win32":
        drive = spot.drive + "\\"
        if drive.startswith("\\\\"):
            return "cifs"
        remote = ctypes.windll.kernel32.GetDriveTypeW(drive) == _WINDOWS_REMOTE_DRIVE
        return "cifs" if remote else ""
    try:
        return filesystem_in(Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape"), spot)
    except OSError:
        return ""


def filesystem_in(mountinfo: str, spot: Path) -> str:
    """The type of the mount that holds `spot`, from the text of Linux's `mountinfo` (proc(5))."""
    above = {str(folder) for folder in (spot, *spot.parents)}
    best, found = -1, ""
    for line in mountinfo.splitlines():
        left, _, right = line.partition(" - ")
        fields = left.split(" ")
        if len(fields) < 5 or not right:
            continue
        # Blanks and the like in a mount point are written as octal escapes.
        point = fields[4].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        if point in above and len(point) >= best:
            best, found = len(point), right.split(" ")[0]
    return found


def _machine() -> str:
    """A name of this machine that says nothing about it."""
    try:
        name = Path("/etc/machine-id").read_text().strip()
    except OSError:
        name = ""
    return hashlib.sha256(f"gridworker place v1\n{name or getnode()}".encode()).hexdigest()[:32]


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def disk_of(folder: Path) -> int:
    """The device number of the disk that holds `folder` (for telling a stick from this machine's disk)."""
    return folder.stat().st_dev
