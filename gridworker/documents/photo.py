"""What may be attached: the type is told by the bytes, and a picture is drawn anew.

A picture is decoded to bare pixels, turned the way it is meant to be seen, made smaller, and written as a new
JPEG of those pixels: nothing that the camera or a program wrote beside them (EXIF, place, serial number,
comment, profile, preview) can come along, because nothing but pixels is handed on. What came out is looked
through again, segment by segment, before anybody keeps it. A PDF is taken as it is.
"""

from __future__ import annotations

import io
import os
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gridworker.domain.attachment import FILE, LONGEST_SIDE, MAX_BYTES, PICTURE
from gridworker.errors import BugError, UserError

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_READ: Final = 64 * 1024 * 1024
"""Most bytes of a picture file as a camera wrote it."""
MOST_PIXELS: Final = 60_000_000
"""Most pixels of a picture that must be unpacked whole: 180 MB of memory."""
MOST_PIXELS_JPEG: Final = 170_000_000
"""A large JPEG is unpacked at a quarter of its sides or less."""
QUALITY: Final = 80

_KEPT_SEGMENTS: Final = frozenset({0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD, 0xE0})
"""Frame, tables, restart interval, and the 14 bytes of JFIF."""


@dataclass(frozen=True)
class Prepared:
    """Bytes fit to be kept; `name` is what the person may say about them, at first a file's name."""

    type: str
    data: bytes
    name: str = ""


def sniff(head: bytes) -> str:
    """Return `JPEG`, `PNG`, `WEBP` or `PDF` by the first bytes of a file, else an empty text."""
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    return "PDF" if head.startswith(b"%PDF-") else ""


def prepare(path: Path) -> Prepared:
    """Read a picture or a PDF so that it can be attached.

    Raises UserError: `cannot_read`, `file_type`, `file_too_big`, `picture_damaged`.
    """
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            found = sniff(file.read(16))
            _check(found, size)
            file.seek(0)
            raw = file.read(MOST_READ + 1)
    except OSError as e:
        raise UserError("cannot_read", "文件读不出来。", "请检查文件还在不在，或换一个再试。") from e
    _check(found, len(raw))
    if found == FILE:
        return Prepared(FILE, raw, path.stem)
    return Prepared(PICTURE, redraw(raw, found))


def redraw(raw: bytes, found: str) -> bytes:
    """Return a picture as a new JPEG of its pixels alone, longest side 1600. Raises UserError."""
    from PIL import Image as images
    from PIL import ImageOps

    try:
        with warnings.catch_warnings():
            # How large is too large is decided below, from the size in the header.
            warnings.simplefilter("ignore", images.DecompressionBombWarning)
            with images.open(io.BytesIO(raw), formats=[found]) as opened:
                _check_pixels(found, opened.size)
                opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                turned = ImageOps.exif_transpose(opened)
                turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE), images.Resampling.LANCZOS)
                plain = _on_white(turned)
    except UserError:
        raise
    except images.DecompressionBombError as e:
        raise _too_many_pixels() from e
    except Exception as e:  # a decoder has many ways to say that a file is broken
        raise UserError(
            "picture_damaged", "这张图片坏了，读不出来。", "请在相册里打开看看，或换一张。"
        ) from e
    bare = images.frombytes("RGB", plain.size, plain.tobytes())
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    data = out.getvalue()
    if not bare_jpeg(data) or len(data) > MAX_BYTES:
        raise BugError("a redrawn picture holds more than its pixels")
    return data


def bare_jpeg(data: bytes) -> bool:
    """Whether a JPEG holds nothing but what is needed to draw it: no EXIF, comment, profile or preview."""
    at = 2
    if not data.startswith(b"\xff\xd8") or not data.endswith(b"\xff\xd9"):
        return False
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xDA:
            # What follows is drawing; there, a marker may only stuff, restart or end.
            rest = data[at + 2 :]
            following = {rest[i + 1] for i in _all(rest, 0xFF) if i + 1 < len(rest)}
            return following <= {0x00, 0xD9, *range(0xD0, 0xD8)} and rest.find(b"\xff\xd9") == len(rest) - 2
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        if marker not in _KEPT_SEGMENTS or (marker == 0xE0 and size != 16):
            return False
        at += 2 + size
    return False


def _all(data: bytes, byte: int) -> list[int]:
    found, at = [], data.find(byte)
    while at >= 0:
        found.append(at)
        at = data.find(byte, at + 1)
    return found


def _check(found: str, size: int) -> None:
    if not found:
        raise UserError(
            "file_type",
            "只能附上 JPEG、PNG、WebP 图片和 PDF 文件。",
            "手机里的照片请先存成 JPEG；别的文件请另存为 PDF。",
        )
    most = MAX_BYTES if found == FILE else MOST_READ
    if size > most:
        mib = 1024 * 1024
        raise UserError(
            "file_too_big",
            f"文件太大：最多 {most // mib} MB，这个有 {size / mib:.1f} MB。",
            "请换一个小一些的文件。" if found != FILE else "请分成几个小一些的 PDF，或拍成照片。",
        )


def _check_pixels(found: str, size: tuple[int, int]) -> None:
    if size[0] * size[1] > (MOST_PIXELS_JPEG if found == "JPEG" else MOST_PIXELS):
        raise _too_many_pixels()


def _too_many_pixels() -> UserError:
    return UserError("file_too_big", "图片的像素太多，本机打不开。", "请先在相册里把它改小，再附上。")


def _on_white(picture: Image) -> Image:
    """Bare colours; what is see-through is seen on white."""
    from PIL import Image as images

    if "A" in picture.getbands() or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        ground = images.new("RGB", picture.size, "white")
        ground.paste(picture, mask=picture.getchannel("A"))
        return ground
    return picture.convert("RGB")
