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


def folder(parent: QWidget, title: str, start: Path | None) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start or documents()))
    return Path(chosen) if chosen else None


def file(parent: QWidget, title: str, pattern: str, start: Path | None) -> Path | None:
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(start or documents()), pattern)
    return Path(chosen) if chosen else None


def files(parent: QWidget, title: str, pattern: str, start: Path | None) -> list[Path]:
    chosen, _kind = QFileDialog.getOpenFileNames(parent, title, str(start or documents()), pattern)
    return [Path(name) for name in chosen]


def save(parent: QWidget, title: str, pattern: str, start: Path) -> Path | None:
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(start), pattern)
    return Path(chosen) if chosen else None
