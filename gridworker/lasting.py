"""Files that are still there after the plug, or the stick, was pulled.

A new name is not on the disk when `rename` comes back. A sync of the folder is enough where the file system
keeps a journal. FAT, as sticks have it, keeps a file's length and first cluster beside its name, and Linux
writes these only with the file itself, up to half a minute later: until then the new name stands for an empty
file, or for clusters that are free already. So the file is synced once more under its name, then the folder.
"""

from __future__ import annotations

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk. Windows does it for files alone."""
    if os.name != "posix" and path.is_dir():
        return
    way = os.O_RDONLY if os.name == "posix" else os.O_RDWR
    descriptor = os.open(path, way)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def take_name(part: Path, path: Path) -> None:
    """Give a file or folder whose content is synced its name, lasting before this returns.

    A file of that name goes. Raises OSError; when it comes from a sync, the name may have been given.
    """
    part.replace(path)
    if os.name == "posix":
        sync(path)
        sync(path.parent)
