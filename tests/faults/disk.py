"""The preloaded library `disk.c`: built once, loaded by starting a process again, steered from inside it."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

SOURCE: Final = Path(__file__).with_name("disk.c")
LOADED: Final = "GRIDWORKER_TEST_DISK"
"""Set in a process that has the library loaded; its value is the library's file."""

OPS: Final = {
    1: "write", 2: "cut", 3: "sync", 4: "name", 5: "rename", 6: "remove", 7: "folder", 8: "sync folder",
    9: "mark",
}  # fmt: skip
ERRORS: Final = {"ENOSPC": errno.ENOSPC, "EIO": errno.EIO}


def can_build() -> bool:
    """Whether there is a C compiler, and a system that can preload."""
    return sys.platform == "linux" and shutil.which("gcc") is not None


def build() -> Path:
    """Compile the library unless this very source was compiled before; returns its file."""
    key = hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:16]
    made = Path(tempfile.gettempdir()) / f"gridworker-disk-{os.getuid()}-{key}.so"
    if not made.exists():
        part = made.with_suffix(f".{os.getpid()}.part")
        subprocess.run(
            ["gcc", "-shared", "-fPIC", "-O2", "-o", str(part), str(SOURCE), "-ldl", "-lpthread"], check=True
        )
        part.replace(made)
    return made


def environment() -> dict[str, str]:
    """The environment of a process that has the library loaded from its start."""
    library = str(build())
    return {**os.environ, "LD_PRELOAD": library, LOADED: library}


def start_again(words: Sequence[str]) -> None:
    """Go on as `python -m words...` with the library loaded, unless it is loaded already."""
    if LOADED not in os.environ:
        sys.stdout.flush()
        os.execve(sys.executable, [sys.executable, "-m", *words], environment())


class Disk:
    """The library of this process, watching one folder."""

    def __init__(self, folder: Path) -> None:
        """Raises RuntimeError when the library is not loaded."""
        if LOADED not in os.environ:
            raise RuntimeError("start this process with the library loaded")
        self._library = ctypes.CDLL(os.environ[LOADED])
        self._library.disk_fail.argtypes = [ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_int]
        self._library.disk_counted.restype = ctypes.c_long
        self._library.disk_failed_op.restype = ctypes.c_long
        self.watch(folder)

    def watch(self, folder: Path) -> None:
        """Look at this folder only, from now on."""
        self._library.disk_watch(os.fsencode(folder.resolve()))

    def record(self, to: int) -> None:
        """Write every event into the open file `to` (outside of the folder); -1 ends it."""
        self._library.disk_record(to)

    def mark(self, text: str) -> None:
        """Put a note between the events: what was acknowledged until here."""
        self._library.disk_mark(text.encode())

    def fail(self, at: int, error: str, *, on: bool, half: bool = False) -> None:
        """Refuse the `at`-th step from now (1 is the next); `on`: and all after it. `half`: write half first.

        0 refuses none and counts anew.
        """
        self._library.disk_fail(at, ERRORS.get(error, 0), int(on), int(half))

    @property
    def counted(self) -> int:
        """Steps since `fail`."""
        return int(self._library.disk_counted())

    @property
    def failed(self) -> int:
        """How many were refused since `fail`."""
        return int(ctypes.c_int(self._library.disk_failed()).value)

    @property
    def failed_op(self) -> str:
        """What was refused first."""
        return OPS.get(int(self._library.disk_failed_op()), "")

    @contextmanager
    def failing(self, at: int, error: str, *, on: bool, half: bool = False) -> Iterator[None]:
        """The block runs on a disk that fails; afterwards it is whole again."""
        self.fail(at, error, on=on, half=half)
        try:
            yield
        finally:
            seen = self.counted, self.failed, self.failed_op
            self._library.disk_fail(0, 0, 0, 0)
            self.last = seen

    last: tuple[int, int, str] = (0, 0, "")
    """(steps, refused steps, what was refused first) of the last `failing` block."""
