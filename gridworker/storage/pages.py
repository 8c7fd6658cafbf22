"""The pages of a store's file, checked from outside: no connection, nothing locked, nothing decrypted.

SQLCipher seals each page with an HMAC-SHA512 over its ciphertext, its IV and its number, under a key that
follows from the store's key and the salt in the first 16 bytes of the file. So a page that was torn, altered
or swapped with another is found by reading the file, while somebody writes in the store. What a page says is
not looked at here (`checks` does).
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

PAGE: Final = 4096
"""Bytes of a page, as SQLCipher 4 makes them."""
_SALT: Final = 16
_MAC: Final = 64
_TURNS: Final = 2
_MASK: Final = 0x3A
"""How the HMAC's key is made of the store's key: SQLCipher 4's own constants (sqlcipher.h)."""
_AT_ONCE: Final = 256

Pause = Callable[[], bool]
"""Called between pieces; true stops the walk."""


def damaged_pages(path: Path, key: bytes, pause: Pause | None = None) -> list[int]:
    """Numbers (from 1) of the pages whose seal is broken, in order; of a last page cut short its number too.

    A page that is being written this moment looks broken once: what looks so is read again before it is told,
    and what the write-ahead log holds in a newer form is told all the same. Raises OSError.
    """
    with path.open("rb") as file:
        pages = -(-os.fstat(file.fileno()).st_size // PAGE)
        mac_key = _mac_key(key, file.read(_SALT))
        odd: list[int] = []
        for first in range(1, pages + 1, _AT_ONCE):
            if pause is not None and pause():
                return []
            odd += _odd(file.fileno(), mac_key, range(first, min(first + _AT_ONCE, pages + 1)))
        return _odd(file.fileno(), mac_key, odd)


def _mac_key(key: bytes, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ _MASK for byte in salt), _TURNS, len(key))


def _odd(file: int, mac_key: bytes, numbers: Iterable[int]) -> list[int]:
    out = []
    for number in numbers:
        os.lseek(file, (number - 1) * PAGE, os.SEEK_SET)
        page = os.read(file, PAGE)
        sealed = page[_SALT if number == 1 else 0 : PAGE - _MAC] + number.to_bytes(4, "little")
        if len(page) < PAGE or not hmac.compare_digest(
            hmac.digest(mac_key, sealed, "sha512"), page[PAGE - _MAC :]
        ):
            out.append(number)
    return out
