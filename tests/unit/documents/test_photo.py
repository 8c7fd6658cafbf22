"""What may be attached, and that nothing but its pixels is left of a picture."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from gridworker.documents import photo
from gridworker.domain.attachment import LONGEST_SIDE, MAX_BYTES
from gridworker.errors import UserError
from tests.support import pictures

CAMERA = {"JPEG": pictures.jpeg, "PNG": pictures.png, "WEBP": pictures.webp}


def planted_in(data: bytes) -> set[str]:
    """What of the planted things stands in some bytes, as it is or as EXIF may spell it."""
    found = {
        word
        for word in pictures.PLANTED
        for code in ("ascii", "utf-16-le", "utf-16-be")
        if word.encode(code) in data
    }
    numbers = pictures.LATITUDE, pictures.LATITUDE[3::-1] + pictures.LATITUDE[:3:-1]
    return (
        found
        | {"place" for number in numbers if number in data}
        | {n for n in ("Exif", "xmp", "ICC_PROFILE") if n.encode() in data}
    )


@pytest.mark.parametrize("kind", CAMERA)
def test_everything_planted_by_the_camera_is_gone_and_the_picture_is_there(kind: str, tmp_path: Path) -> None:
    raw = CAMERA[kind]()
    assert {"PLANTED-OWNER", "PLANTED-XMP", "place"} <= planted_in(raw)
    ready = photo.prepare(pictures.saved(tmp_path, "王家福的院子.jpg", raw))
    assert planted_in(ready.data) == set()
    assert (ready.type, ready.name) == ("JPEG", "")
    with Image.open(io.BytesIO(ready.data)) as shown, Image.open(io.BytesIO(raw)) as before:
        assert shown.format == "JPEG"
        assert max(shown.size) == min(LONGEST_SIDE, max(before.size))
        assert not shown.getexif()
        assert set(shown.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        small = before.convert("RGB").resize((24, 18), Image.Resampling.BOX).tobytes()
        same = shown.resize((24, 18), Image.Resampling.BOX).tobytes()
    assert sum(abs(a - b) for a, b in zip(small, same, strict=True)) / len(small) < 3


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright_although_the_note_that_says_so_is_gone(orientation: int) -> None:
    upright = Image.new("RGB", (40, 20), "white")
    upright.paste("red", (0, 0, 20, 10))
    turned = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    lying = upright.transpose(Image.Transpose(turned[orientation])) if orientation > 1 else upright
    shown = Image.open(io.BytesIO(photo.redraw(pictures.jpeg(lying, orientation), "JPEG")))
    assert shown.size == (40, 20)
    red, green, blue = shown.getpixel((4, 3))
    assert red > 200
    assert max(green, blue) < 60
    assert min(shown.getpixel((35, 15))) > 200


def test_the_look_through_finds_what_a_careless_writer_leaves() -> None:
    """The planted fault: a copy of the pixels that takes the camera's notes along."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(pictures.jpeg())) as opened:
        opened.resize((160, 120)).save(out, "JPEG", exif=opened.getexif())
    assert planted_in(out.getvalue())
    assert not photo.bare_jpeg(out.getvalue())
    clean = photo.redraw(pictures.jpeg(), "JPEG")
    assert photo.bare_jpeg(clean)
    for segment in (
        b"\xff\xe1\x00\x08Exif\0\0",
        b"\xff\xfe\x00\x04ab",
        b"\xff\xe2\x00\x04ab",
        b"\xff\xed\x00\x04ab",
    ):
        assert not photo.bare_jpeg(clean[:2] + segment + clean[2:])
    assert not photo.bare_jpeg(clean + b"tail")
    assert not photo.bare_jpeg(clean[:-2] + b"\xff\xe1\x00\x04ab\xff\xd9")


def test_see_through_parts_are_seen_on_white() -> None:
    glass = Image.new("RGBA", (30, 30), (255, 0, 0, 0))
    glass.paste((0, 0, 255, 255), (0, 0, 15, 30))
    out = io.BytesIO()
    glass.save(out, "PNG")
    shown = Image.open(io.BytesIO(photo.redraw(out.getvalue(), "PNG")))
    assert min(shown.getpixel((25, 15))) > 240
    assert shown.getpixel((4, 15))[2] > 200


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "I;16", "LA"])
def test_every_kind_of_colours_becomes_a_picture(mode: str) -> None:
    out = io.BytesIO()
    kind = "JPEG" if mode == "CMYK" else "PNG"
    source = (
        pictures.drawing(60, 40).convert("L").convert(mode)
        if mode in ("I;16", "LA")
        else pictures.drawing(60, 40).convert(mode)
    )
    source.save(out, kind)
    with Image.open(io.BytesIO(photo.redraw(out.getvalue(), kind))) as shown:
        assert (shown.mode, shown.size) == ("RGB", (60, 40))


def test_a_pdf_is_taken_as_it_is_and_its_name_may_be_its_words(tmp_path: Path) -> None:
    data = pictures.pdf()
    ready = photo.prepare(pictures.saved(tmp_path, "低保申请表.jpg", data))
    assert (ready.type, ready.data, ready.name) == ("PDF", data, "低保申请表")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.jpg", b"", "file_type"),
        ("a.jpg", b"GIF89a" + bytes(90), "file_type"),
        ("a.pdf", b"PK\x03\x04" + bytes(90), "file_type"),
        ("a.png", b"<svg/>", "file_type"),
        ("a.jpg", b"\xff\xd8\xff" + bytes(90), "picture_damaged"),
        ("a.jpg", pictures.jpeg(pictures.drawing(80, 60))[:700], "picture_damaged"),
        ("a.pdf", b"%PDF-1.4" + bytes(MAX_BYTES), "file_too_big"),
    ],
)  # fmt: skip
def test_what_cannot_be_attached_is_refused_with_a_sentence(
    name: str, data: bytes, code: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError) as caught:
        photo.prepare(pictures.saved(tmp_path, name, data))
    assert caught.value.code == code
    assert caught.value.hint


def test_a_picture_that_would_fill_the_memory_is_refused_by_its_header() -> None:
    out = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    assert len(out.getvalue()) < 1_000_000
    with pytest.raises(UserError) as caught:
        photo.redraw(out.getvalue(), "PNG")
    assert caught.value.code == "file_too_big"


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        photo.prepare(tmp_path / "none.jpg")
    assert caught.value.code == "cannot_read"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_pictures_are_redrawn_or_refused_and_never_carry_anything_along(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(CAMERA)))
    raw = bytearray(CAMERA[kind](pictures.drawing(64, 48)))
    for _ in range(data.draw(st.integers(1, 5))):
        raw[data.draw(st.integers(12, len(raw) - 1))] = data.draw(st.integers(0, 255))
    made, code = b"", ""
    try:
        made = photo.redraw(bytes(raw[: data.draw(st.integers(20, len(raw)))]), kind)
    except UserError as e:
        code = e.code
    assert code in {"", "picture_damaged", "file_too_big"}
    assert bool(made) != bool(code)
    assert not made or photo.bare_jpeg(made)
    assert planted_in(made) == set()
