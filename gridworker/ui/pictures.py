"""Turning the bytes of a picture into something to draw; for a thread beside the window's."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader


def decoded(data: bytes | None, width: int, height: int) -> QImage:
    """The picture as it fits into so many pixels; a null image for what is no JPEG or is broken.

    The type is told by the bytes. A picture from a colleague is not trusted more than one from a stranger.
    """
    if not data or not data.startswith(b"\xff\xd8\xff"):
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    size = reader.size()
    if not size.isValid():
        return QImage()
    room = QSize(width, height)
    if size.width() > width or size.height() > height:
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def size_words(size: int) -> str:
    """`210 KB` or `1.4 MB`."""
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(1, round(size / 1024))} KB"
