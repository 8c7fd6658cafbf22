"""Where a command puts its files: a folder, or the very file that was named.

A folder that is missing is made when it is the last part of the path, so that nobody has to type `mkdir`.
Not where sticks are mounted, though: `/media/stick` of a stick that was pulled out would come to lie on the
machine's own disk, and look as if it had been handed in.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

MOUNTS = {"media", "mnt", "Volumes"}


@contextmanager
def ready(folder: Path) -> Iterator[Path]:
    """The folder, made if that is harmless, and taken away again if the command is refused."""
    made = False
    if not folder.exists() and folder.absolute().parent.is_dir() and not _may_be_a_stick(folder):
        with suppress(OSError):
            folder.mkdir()
            made = True
    try:
        yield folder
    except BaseException:
        if made:
            with suppress(OSError):
                folder.rmdir()
        raise


@dataclass(frozen=True)
class Place:
    """The folder that a service writes to, and the name that its file gets afterwards (empty: its own)."""

    folder: Path
    name: str = ""

    def settle(self, written: Path) -> Path:
        """Give the written file the name that was asked for; return where it is."""
        if not self.name:
            return written
        return written.replace(self.folder / self.name)


@contextmanager
def place_for(out: Path, suffix: str) -> Iterator[Place]:
    """`out` as a folder, or as a file when it ends in `suffix` and is no folder."""
    if out.suffix.lower() == suffix and not out.is_dir():
        yield Place(out.parent, out.name)
        return
    with ready(out) as folder:
        yield Place(folder)


def _may_be_a_stick(folder: Path) -> bool:
    """Whether a folder of this name would stand where a stick is mounted: /media/x, /media/user/x, /mnt/x."""
    above = folder.absolute().parents
    return any(parent.name in MOUNTS for parent in above[:2])
