"""docs/bundle-format.md says what the code does: its example is the golden file, its tables the code's."""

from __future__ import annotations

import base64
import json
import re

import zstandard

from gridworker.domain.ids import sha256_b64u
from gridworker.domain.kinds import CONTROL, DOCUMENTS
from gridworker.domain.ops import Header
from gridworker.sync import manifest
from tests.bundle import format_tables
from tests.bundle.make_vectors import FOLDER, VERDICTS, inside

TEXT = format_tables.DOCUMENT.read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(?:json)?\n(.*?)```", TEXT, re.DOTALL)
OBJECTS = [json.loads(block) for block in BLOCKS if block.startswith('{"v"')]
FILE = (FOLDER / "report.gwb").read_bytes()
INNER = inside(FOLDER / "report.gwb") or b""
SIZE = int.from_bytes(INNER[5:9], "big")
ENVELOPE = json.loads(INNER[9 : 9 + SIZE])
PAYLOAD = base64.b64decode(ENVELOPE["payload"])
SECTION = INNER[9 + SIZE :]


def signed(envelope: str) -> dict[str, object]:
    return dict(json.loads(base64.b64decode(json.loads(base64.b64decode(envelope))["payload"])))


def number(value: int) -> str:
    return f"{value:,}".replace(",", " ")


def test_the_tables_are_those_of_the_code() -> None:
    assert format_tables.filled(TEXT) == TEXT, "run python -m tests.bundle.format_tables"


def test_the_example_is_the_golden_file() -> None:
    assert FILE.startswith(BLOCKS[0].encode())
    assert f"It is {number(len(FILE))} bytes" in TEXT
    assert f"Inside are {number(len(INNER))} bytes" in TEXT
    assert f"length of the envelope, {number(SIZE)} |" in TEXT
    for piece in (INNER[:5], INNER[5:9], INNER[9:14], SECTION[:7]):
        assert f"`{piece.hex(' ')}" in TEXT
    assert OBJECTS[0] == json.loads(PAYLOAD)
    raw = zstandard.ZstdDecompressor().decompress(SECTION)
    assert f"decompresses to {number(len(raw))} bytes" in TEXT
    for line in BLOCKS[2].splitlines():
        length, piece = line.split("  ", 1)
        assert bytes.fromhex(length.replace(" ", "")) + piece.encode() in raw
    assert f"`{sha256_b64u(PAYLOAD)}`" in TEXT
    assert f"`{manifest.check_digits(PAYLOAD)}`" in TEXT


def test_the_trust_document_and_the_certificate_are_those_of_the_example() -> None:
    readers = json.loads(VERDICTS.read_bytes())["readers"]
    assert OBJECTS[1] == signed(readers["office"]["trust"][0])
    assert OBJECTS[2] == signed(ENVELOPE["certs"][0])


def test_the_digest_line_is_one_of_the_towns() -> None:
    (town,) = [v for v in json.loads(VERDICTS.read_bytes())["vectors"] if v["file"] == "town.gwb"]
    assert BLOCKS[-1].strip() in [line for lines in town["lines"].values() for line in lines]


def test_every_member_and_kind_has_its_line() -> None:
    for name in json.loads(PAYLOAD):
        assert f"`{name}`" in TEXT
    for name in (*Header.__annotations__, *CONTROL):
        assert f"`{name}`" in TEXT
    assert all(kind in TEXT for kind in DOCUMENTS)
    for purpose in manifest.PURPOSES | manifest.RESERVED_PURPOSES:
        assert f"`{purpose}`" in TEXT
