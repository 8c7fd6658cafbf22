"""The header of the age file, read by the letter before any library sees it.

The age specification (C2SP age.md) allows more than we need, and the library behind `pyrage` lets some
malformed headers pass. Accepted is: binary, version 1, one to sixteen X25519 stanzas, at most 8 KiB,
canonical base64, each stanza closed by its short line. The one other stanza allowed is *grease*, which age
writers add so that readers stay able to skip what they do not know: a name that ends in `-grease`, well
formed, at most two.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Final

from gridworker.sync import limits
from gridworker.sync.refusals import BundleError

MAGIC: Final = b"age-encryption.org/v1\n"
CHUNK: Final = 64 * 1024
TAG: Final = 16
NONCE: Final = 16

_LATER = re.compile(rb"age-encryption\.org/v([2-9]|[1-9][0-9])\n")
_STANZA = re.compile(rb"-> ([!-~]+(?: [!-~]+)*)\Z")
_MAC = re.compile(rb"--- ([A-Za-z0-9+/]{43})\Z")
_LINE = re.compile(rb"[A-Za-z0-9+/]{0,64}\Z")


@dataclass(frozen=True, slots=True)
class AgeHeader:
    """A header that passed: its length in bytes, its recipients and its grease stanzas, counted."""

    length: int
    recipients: int
    grease: int


def check_header(head: bytes, *, at_end: bool = False) -> AgeHeader:
    """Check the header at the start of `head` (give at least 8 KiB + 1 bytes, or the whole file).

    `at_end` says that `head` is the whole file. Raises `BundleError`; `facts["policy"]` is set when the
    header may be legal age but is not allowed here: `armor`, `stanza_type`, `recipients`, `grease`,
    `header_size`.
    """
    if not head.startswith(MAGIC):
        if head.lstrip(b" \t\r\n").startswith(b"-----BEGIN AGE"):
            raise BundleError("not_a_bundle", "armored age file", policy="armor")
        if _LATER.match(head):
            raise BundleError("too_new", "age version")
        if at_end and head and MAGIC.startswith(head):
            raise BundleError("truncated", "inside the first line")
        raise BundleError("not_a_bundle", "no age file")
    lines = _Lines(head, len(MAGIC), at_end)
    recipients = grease = 0
    line = lines.next()
    while not line.startswith(b"---"):
        match = _STANZA.match(line)
        if not match:
            raise BundleError("tampered", "malformed stanza line")
        body, line = _stanza_body(lines)
        kind, *arguments = match[1].split(b" ")
        if kind.endswith(b"-grease"):
            grease += 1
        elif kind != b"X25519":
            raise BundleError("not_a_bundle", "stanza that is not X25519", policy="stanza_type")
        elif len(arguments) != 1 or len(_canonical(arguments[0])) != 32 or len(body) != 32:
            raise BundleError("tampered", "malformed X25519 stanza")
        else:
            recipients += 1
        if recipients > limits.RECIPIENTS:
            raise BundleError("too_big", "more than 16 recipients", policy="recipients")
        if grease > limits.GREASE:
            raise BundleError("not_a_bundle", "more than two grease stanzas", policy="grease")
    match = _MAC.match(line)
    if not match or len(_canonical(match[1])) != 32 or not recipients:
        raise BundleError("tampered", "malformed header end, or no recipient")
    return AgeHeader(lines.at, recipients, grease)


class _Lines:
    """Lines of the header, ended by a bare LF; never past the size limit."""

    def __init__(self, head: bytes, start: int, at_end: bool) -> None:
        self._head = head[: limits.AGE_HEADER]
        self._whole = at_end and len(head) <= limits.AGE_HEADER
        self.at = start

    def next(self) -> bytes:
        end = self._head.find(b"\n", self.at)
        if end < 0:
            if self._whole:
                raise BundleError("truncated", "inside the age header")
            raise BundleError("too_big", "age header over 8 KiB", policy="header_size")
        line, self.at = self._head[self.at : end], end + 1
        return line


def _stanza_body(lines: _Lines) -> tuple[bytes, bytes]:
    """Read full lines of 64 characters and the shorter one that must end them; return body, next line."""
    parts: list[bytes] = []
    while True:
        line = lines.next()
        if not _LINE.match(line):
            raise BundleError("tampered", "stanza body is not base64 or has no short last line")
        parts.append(line)
        if len(line) < 64:
            return _canonical(b"".join(parts)), lines.next()


def _canonical(text: bytes) -> bytes:
    """Decode base64 without padding; there is one spelling for each value."""
    try:
        raw = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        raise BundleError("tampered", "base64 in the age header") from None
    if base64.b64encode(raw).rstrip(b"=") != text:
        raise BundleError("tampered", "base64 in the age header is not canonical")
    return raw


def file_size(header: AgeHeader, plain: int) -> int:
    """Return how long the age file with this header and `plain` bytes inside must be."""
    chunks = max(1, -(-plain // CHUNK))
    return header.length + NONCE + plain + chunks * TAG
