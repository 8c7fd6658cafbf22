"""Asking the desktop for a file or a folder, and finding the USB sticks. Tests replace these functions."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo
from PySide6.QtWidgets import QFileDialog, QWidget


@dataclass(frozen=True)
class Stick:
    """A removable disk as people know it: its name, where it is, how much fits on it (bytes)."""

    name: str
    path: Path
    free: int


def sticks() -> list[Stick]:
    """Mounted disks that are not the system's own; by path."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        path = volume.rootPath()
        if volume.isReady() and not volume.isReadOnly() and _removable(path, volume.isRoot()):
            found.append(Stick(volume.displayName() or path, Path(path), volume.bytesAvailable()))
    return sorted(found, key=lambda stick: str(stick.path))


def _removable(path: str, root: bool) -> bool:
    if sys.platform == "win32":
        return not root and path[:1].upper() not in "AC"
    return path.startswith(("/media/", "/run/media/", "/Volumes/"))


def documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def beginning(*used: Path | None) -> Path:
    """Where a dialog opens: the first folder used before that is still there, else a stick, else at home.

    Never a folder that is not there: the dialog would put its name into the field for the file.
    """
    mounted = [stick.path for stick in sticks()] + _at_mnt()
    for folder_ in (*used, *mounted, documents()):
        if folder_ is not None and folder_.is_dir():
            return folder_
    return Path.home()


def _at_mnt() -> list[Path]:
    """Disks that somebody mounted by hand; not proposed as sticks, for they may be part of the machine."""
    if sys.platform == "win32":
        return []
    roots = (volume.rootPath() for volume in QStorageInfo.mountedVolumes() if volume.isReady())
    return sorted(Path(path) for path in roots if path.startswith("/mnt/"))


def folder(parent: QWidget, title: str, start: Path | None) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, title, str(beginning(start)))
    return Path(chosen) if chosen else None


def file(parent: QWidget, title: str, pattern: str, start: Path | None) -> Path | None:
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(beginning(start)), pattern)
    return Path(chosen) if chosen else None


def files(parent: QWidget, title: str, pattern: str, start: Path | None) -> list[Path]:
    chosen, _kind = QFileDialog.getOpenFileNames(parent, title, str(beginning(start)), pattern)
    return [Path(name) for name in chosen]


def save(parent: QWidget, title: str, pattern: str, start: Path) -> Path | None:
    """Where a file is to be written; a name typed without the ending of `start` gets it."""
    wanted = beginning(start.parent) / start.name
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(wanted), pattern)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == start.suffix else path.with_name(path.name + start.suffix)
