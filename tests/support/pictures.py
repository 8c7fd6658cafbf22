"""Pictures as a camera writes them, with planted words and a place in every corner where such things hide."""

from __future__ import annotations

import io
import random
import struct
from pathlib import Path

from PIL import Image, TiffImagePlugin
from PIL.PngImagePlugin import PngInfo

PLANTED = (
    "PLANTED-MAKER",
    "PLANTED-COMMENT",
    "PLANTED-OWNER",
    "PLANTED-XMP",
    "PLANTED-PREVIEW",
    "PLANTED-TAIL",
)
LATITUDE = struct.pack(">II", 30_123_457, 1_000_003)
"""The bytes of a place, as EXIF writes degrees."""


def drawing(width: int = 2400, height: int = 1800, seed: int = 1) -> Image.Image:
    """A picture with large areas and fine lines, different for every seed."""
    chance = random.Random(seed)
    small = Image.frombytes("RGB", (24, 18), chance.randbytes(24 * 18 * 3))
    return small.resize((width, height), Image.Resampling.BICUBIC)


def exif(orientation: int = 1) -> Image.Exif:
    """EXIF with maker, owner, a place and a preview."""
    made = Image.Exif()
    made[0x010F], made[0x013B], made[0x0112] = "PLANTED-MAKER", "PLANTED-OWNER", orientation
    made.endian = ">"
    place = made.get_ifd(0x8825)
    degrees = TiffImagePlugin.IFDRational(30_123_457, 1_000_003)
    place[1], place[2], place[3], place[4] = (
        "N",
        (degrees, degrees, degrees),
        "E",
        (degrees, degrees, degrees),
    )
    made.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0PLANTED-COMMENT"
    made.get_ifd(0x8769)[0x927C] = b"PLANTED-PREVIEW \xff\xd8\xff"
    return made


def jpeg(picture: Image.Image | None = None, orientation: int = 1) -> bytes:
    """A JPEG as a telephone leaves it."""
    out = io.BytesIO()
    (picture or drawing()).save(
        out, "JPEG", quality=92, exif=exif(orientation), comment=b"PLANTED-COMMENT", dpi=(72, 72),
        xmp=b"<x:xmpmeta>PLANTED-XMP</x:xmpmeta>", icc_profile=b"PLANTED-OWNER" * 9,
    )  # fmt: skip
    return out.getvalue() + b"PLANTED-TAIL"


def png(picture: Image.Image | None = None) -> bytes:
    """A PNG with texts and EXIF."""
    out, info = io.BytesIO(), PngInfo()
    info.add_text("Author", "PLANTED-OWNER")
    info.add_itxt("XML:com.adobe.xmp", "PLANTED-XMP", zip=False)
    (picture or drawing(900, 700)).save(out, "PNG", pnginfo=info, exif=exif())
    return out.getvalue() + b"PLANTED-TAIL"


def webp(picture: Image.Image | None = None) -> bytes:
    """A WebP with EXIF and XMP."""
    out = io.BytesIO()
    (picture or drawing(900, 700)).save(out, "WEBP", exif=exif(), xmp=b"PLANTED-XMP", quality=80)
    return out.getvalue()


def pdf(size: int = 2_000) -> bytes:
    """What begins and ends like a PDF."""
    body = random.Random(size).randbytes(max(0, size - 15))
    return b"%PDF-1.7\n" + body + b"%%EOF\n"


def noise(seed: int, size: int = 300_000) -> bytes:
    """A PDF of exactly `size` bytes that no other seed gives: for parts whose sizes matter."""
    return b"%PDF-1.7\n" + random.Random(seed).randbytes(size - 9)


def saved(folder: Path, name: str, data: bytes) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(data)
    return path
